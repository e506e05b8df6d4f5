"""A statement with its versions, and who reports it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.domain import Span
from onrecord.store.entries.quotes import Quote
from onrecord.store.entries.statements import Corroboration, StatementRow


@dataclass(frozen=True, slots=True)
class EditRow:
    """A difference of a version's words: ``here`` in its own text, ``there`` in that of the fullest version."""

    operation: str
    here: Span | None
    there: Span | None
    weight: str

    def as_dict(self) -> dict[str, Any]:
        """The difference as JSON has it."""
        here, there = ([span.start, span.end] if span is not None else None for span in (self.here, self.there))
        return {"operation": self.operation, "here": here, "there": there, "weight": self.weight}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An attribution as a version of a statement: its ``kind`` relative to the fullest one, why, by which rule.

    ``difference`` has its words, with those of the fullest one that it [-leaves out-] and its own that it {+puts in+};
    it is empty for words of the report's own. ``context`` is the stored text around it.
    """

    row: StatementRow
    kind: str
    because: str
    rule: str
    difference: str = ""
    edits: tuple[EditRow, ...] = ()
    context: Quote | None = None

    @property
    def attribution(self) -> str:
        """The attribution's id."""
        return self.row.id

    def as_dict(self) -> dict[str, Any]:
        """The version, then its attribution in the promised shape."""
        return {
            "kind": self.kind,
            "because": self.because,
            "difference": self.difference,
            "edits": [edit.as_dict() for edit in self.edits],
            "version_rule": self.rule,
            "context": self.context.as_dict() if self.context else None,
            **self.row.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class ShownStatement:
    """A statement: its versions, the fullest first; ``repeats`` are the ids of others in which the same is said again.

    Iterating over it gives its versions.
    """

    id: str
    versions: tuple[VersionRow, ...]
    repeats: tuple[str, ...]
    told: Corroboration

    def __iter__(self) -> Iterator[VersionRow]:
        return iter(self.versions)

    def as_dict(self) -> dict[str, Any]:
        """The statement with all its versions."""
        return {
            "id": self.id,
            "told": self.told.as_dict(),
            "repeats": list(self.repeats),
            "versions": [version.as_dict() for version in self.versions],
        }
