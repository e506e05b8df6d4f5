"""One entry in full, and what a record holds or lacks as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.store.entries.corrections import CorrectionEntry
from onrecord.store.entries.quotes import Quote
from onrecord.store.entries.reports import ReportEntry, SetAsideRow
from onrecord.store.entries.revisions import RevisionRow
from onrecord.store.entries.statements import StatementRow


@dataclass(frozen=True, slots=True)
class Shown:
    """One attribution in its context: ``before`` and ``after`` are the stored text around its spans.

    ``context`` runs from the first character shown to the last (spans of ``row`` lie in it, at their offsets less
    ``context.start``). ``citation`` is a line to copy. ``parts`` are the attributions that lie in its content.
    ``corrections`` are those in force that made it what it is, a rejection among them; ``machine`` are its source, cue
    and content as they were found, where a correction trimmed them.
    """

    row: StatementRow
    context: Quote
    provenance: ReportEntry
    citation: str
    parts: tuple[StatementRow, ...] = ()
    set_aside: tuple[SetAsideRow, ...] = ()
    corrections: tuple[CorrectionEntry, ...] = ()
    machine: Mapping[str, tuple[Quote, ...]] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The promised shape of the attribution, with its context, provenance and citation."""
        return {
            **self.row.as_dict(),
            "context": self.context.as_dict(),
            "provenance": self.provenance.as_dict(),
            "citation": self.citation,
            "parts": [part.as_dict() for part in self.parts],
            "set_aside": [aside.as_dict() for aside in self.set_aside],
            "corrections": [entry.as_dict() for entry in self.corrections],
            "machine": {part: [quote.as_dict() for quote in quotes] for part, quotes in self.machine.items()}
            if self.machine is not None
            else None,
        }


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A whole report: its stored text, the statements in the order of the text, and what reading passed over.

    ``rejected`` are attributions that a correction said to be none. ``revision`` is what the page changed with this
    report, where it was read with other text too. Where a part of it was asked for, ``content`` is
    that part, which begins at ``start``, and the rest is what lies over it.
    """

    report: ReportEntry
    content: str
    statements: tuple[StatementRow, ...]
    set_aside: tuple[SetAsideRow, ...]
    rejected: tuple[StatementRow, ...] = ()
    revision: RevisionRow | None = None
    start: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The report as the listing has it, with its stored text, its statements and what was set aside."""
        return {
            **self.report.as_dict(),
            "content": self.content,
            "attributions": [row.as_dict() for row in self.statements],
            "set_aside": [aside.as_dict() for aside in self.set_aside],
            "rejected": [row.as_dict() for row in self.rejected],
            "revision": self.revision.as_dict() if self.revision else None,
            "start": self.start,
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds. ``speakers`` are entities that speak; ``unresolved`` are statements with a speaker that
    is not resolved, ``without_source`` those without any; ``other_language`` are reports stored without analysis."""

    reports: int
    texts: int
    statements: int
    speakers: int
    unresolved: int
    other_language: int
    rejected: int
    without_source: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold in a record: the table or check it was found by, the id (or key), and one line."""

    where: str
    id: str
    what: str

    def __str__(self) -> str:
        return f"{self.where} {self.id}: {self.what}"

    def as_dict(self) -> dict[str, Any]:
        """The problem as JSON has it."""
        return asdict(self)
