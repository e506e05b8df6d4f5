"""Reports, and inputs that became none."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from onrecord.domain import Dating, Found, MadeBy
from onrecord.store.entries.details import WrittenRow
from onrecord.store.entries.quotes import Quote, dating_dict


@dataclass(frozen=True, slots=True)
class ReportRef:
    """The report that a statement row points to."""

    id: str
    path: str
    line: int | None
    url: str | None
    outlet: str | None
    title: str | None
    language: str
    published: Dating | None
    raw_sha256: str
    read_at: str

    def as_dict(self) -> dict[str, Any]:
        """The report in the exported shape."""
        return {
            "id": self.id,
            "path": self.path,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "language": self.language,
            "published": dating_dict(self.published),
            "line": self.line,
            "raw_sha256": self.raw_sha256,
            "read_at": self.read_at,
        }


@dataclass(frozen=True, slots=True)
class ForgottenEntry:
    """What stays of a report that was forgotten: its id, when (ISO 8601), by whom and why.

    ``raw_sha256`` and ``text`` (an id) are what the same file and the same words are known by when they come again;
    None where another report has the same, and stayed.
    """

    report: str
    at: str
    author: str
    reason: str
    raw_sha256: str | None
    text: str | None

    def said(self) -> str:
        """That it was forgotten, as a reason: "forgotten on 2026-03-04: ..."."""
        return f"forgotten on {self.at[:10]}: {self.reason}"

    def as_dict(self) -> dict[str, Any]:
        """The tombstone as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A stretch of the stored text that reading passed over, and why."""

    quote: Quote
    reason: str
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """The span with its reason and rule."""
        return {**self.quote.as_dict(), "reason": self.reason, "rule": self.rule}


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Another report whose text is nearly the same: ``kind`` is exact (but for punctuation, case and white space) or
    near; ``score`` the share of the shorter text's words that stand in the ``passages`` which both have."""

    report: str
    path: str
    outlet: str | None
    kind: str
    score: float
    passages: int
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """The copy as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report of the record: what it is, what was found, and where it comes from.

    ``published`` is what its metadata say, or else ``written``, which is what its text tells of its own time;
    ``inferred`` says that it is the latter. ``copies`` are reports whose text is the same but for a little.
    """

    id: str
    path: str
    line: int | None
    url: str | None
    format: str
    encoding: str
    repaired: bool
    title: str | None
    outlet: Found | None
    byline: Found | None
    language: Found
    published: Dating | None
    modified: Dating | None
    characters: int
    statements: int
    skipped: str | None
    text: str
    raw_sha256: str
    raw_bytes: int
    read_at: str
    made_by: MadeBy
    written: WrittenRow | None = None
    inferred: bool = False
    copies: tuple[CopyRow, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""

        def found(value: Found | None) -> dict[str, Any] | None:
            return {"value": value.value, "basis": value.basis, "doubt": value.doubt} if value else None

        return {
            "id": self.id,
            "path": self.path,
            "line": self.line,
            "url": self.url,
            "format": self.format,
            "encoding": self.encoding,
            "repaired": self.repaired,
            "title": self.title,
            "outlet": found(self.outlet),
            "byline": found(self.byline),
            "language": found(self.language),
            "published": dating_dict(self.published),
            "modified": dating_dict(self.modified),
            "characters": self.characters,
            "statements": self.statements,
            "skipped": self.skipped,
            "text": self.text,
            "raw_sha256": self.raw_sha256,
            "raw_bytes": self.raw_bytes,
            "read_at": self.read_at,
            "made_by": {
                "onrecord": self.made_by.onrecord,
                "model": self.made_by.model,
                "packs": self.made_by.packs,
            },
            "written": self.written.as_dict() if self.written else None,
            "inferred": self.inferred,
            "copies": [copy.as_dict() for copy in self.copies],
        }


@dataclass(frozen=True, slots=True)
class RejectedEntry:
    """An input that was rejected, when it was last tried, and why.

    ``folder`` names the folder that ``path`` lies in, where another input on the list has the same path and line.
    """

    path: str
    line: int | None
    reason: str
    raw_sha256: str | None
    at: str
    folder: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""
        return asdict(self)
