"""A page that was read again with other text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.domain import Dating
from onrecord.store.entries.quotes import dating_dict
from onrecord.store.entries.reports import ReportRef
from onrecord.store.entries.statements import StatementRow
from onrecord.store.entries.versions import EditRow


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A time at which a page was read with the words of a revision: the report's id, and when."""

    report: str
    at: str

    def as_dict(self) -> dict[str, str]:
        """The appearance as JSON has it."""
        return {"report": self.report, "at": self.at}


@dataclass(frozen=True, slots=True)
class RequotedRow:
    """What a revision did to an attribution: ``kind`` is added, changed or removed.

    ``before`` is it in the earlier revision, ``after`` in this one. Of a changed one, ``what`` names what did: words,
    speaker, stance or quotation; ``difference`` has its words, with those that are gone as [-these-] and those that
    are new as {+these+}, and ``edits`` the same by spans: ``here`` in this revision's text, ``there`` in the earlier.
    """

    kind: str
    before: StatementRow | None
    after: StatementRow | None
    what: tuple[str, ...] = ()
    difference: str = ""
    edits: tuple[EditRow, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON has it, with both attributions in the promised shape."""
        return {
            "kind": self.kind,
            "what": list(self.what),
            "difference": self.difference,
            "edits": [edit.as_dict() for edit in self.edits],
            "before": self.before.as_dict() if self.before else None,
            "after": self.after.as_dict() if self.after else None,
        }


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """A headline that a revision changed, with the words that it [-took out-] and {+put in+}."""

    before: str | None
    after: str | None
    difference: str

    def as_dict(self) -> dict[str, str | None]:
        """The change as JSON has it."""
        return {"before": self.before, "after": self.after, "difference": self.difference}


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A page as it was read with one text: revision ``number`` of ``revisions``, in the order of time.

    ``page`` is the page's id and ``place`` its URL, or the path (and line) where it has none. ``since`` is the day by
    which it is put in order, and ``basis`` what that is: the day on which the page says it was "modified" or, without
    that, "published", or that on which it was "read". ``seen`` are the readings that found these words, first the
    earliest. ``headline`` and ``changes`` tell what this revision changed of the one before.
    """

    page: str
    place: str
    number: int
    revisions: int
    report: ReportRef
    modified: Dating | None
    since: str
    basis: str
    seen: tuple[SeenRow, ...]
    headline: HeadlineRow | None = None
    changes: tuple[RequotedRow, ...] = ()

    @property
    def latest(self) -> bool:
        """Whether no later revision of the page is known."""
        return self.number == self.revisions

    def count(self, kind: str) -> int:
        """How many attributions it added, changed or removed."""
        return sum(change.kind == kind for change in self.changes)

    def as_dict(self) -> dict[str, Any]:
        """The revision as JSON has it."""
        return {
            "page": self.page,
            "place": self.place,
            "number": self.number,
            "revisions": self.revisions,
            "latest": self.latest,
            "report": self.report.as_dict(),
            "modified": dating_dict(self.modified),
            "since": self.since,
            "basis": self.basis,
            "seen": [seen.as_dict() for seen in self.seen],
            "headline": self.headline.as_dict() if self.headline else None,
            "added": self.count("added"),
            "changed": self.count("changed"),
            "removed": self.count("removed"),
            "changes": [change.as_dict() for change in self.changes],
        }
