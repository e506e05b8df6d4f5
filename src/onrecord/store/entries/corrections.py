"""What people put right."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """What somebody put right. ``about`` says it in words; ``state`` is "in force", "undone" or "waiting", which an
    entry in force does whose places are not in the record (now). ``undone_by`` is the entry that undid it, ``undoes``
    the one that it undid; ``entry`` is all that it says, with its anchors."""

    id: str
    at: str
    author: str
    action: str
    about: str
    note: str | None
    state: str
    undoes: str | None
    undone_by: str | None
    entry: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        """The entry as JSON has it."""
        return {
            "id": self.id,
            "at": self.at,
            "author": self.author,
            "action": self.action,
            "about": self.about,
            "note": self.note,
            "state": self.state,
            "undoes": self.undoes,
            "undone_by": self.undone_by,
            "entry": self.entry,
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of corrections did. ``known`` were in the record already, in force or undone; ``waiting`` are
    those of the added that concern places which the record does not hold (yet)."""

    added: int
    known: int
    waiting: int

    def as_dict(self) -> dict[str, Any]:
        """The counts as JSON has them."""
        return asdict(self)
