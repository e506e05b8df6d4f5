"""Who spoke, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.store.entries.quotes import Quote


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a source may mean."""

    id: str
    name: str
    kind: str

    def as_dict(self) -> dict[str, Any]:
        """The candidate in the exported shape."""
        return {"id": self.id, "name": self.name, "kind": self.kind}


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody else who was considered, and why it is open between them, or why they lost."""

    id: str
    name: str
    kind: str
    because: str

    def as_dict(self) -> dict[str, Any]:
        """The rival in the exported shape."""
        return {"id": self.id, "name": self.name, "kind": self.kind, "because": self.because}


@dataclass(frozen=True, slots=True)
class Identified:
    """Who somebody is whom a text calls ``called``, decided over the whole record: by which rule, why, how sure.

    ``status`` is the rules' own; ``correction`` is the id of the correction that decided over them, if one did.
    """

    called: str
    status: str
    rule: str
    because: str
    confidence: float
    correction: str | None
    candidates: tuple[Rival, ...] = ()
    evidence: tuple[Quote, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The decision in the exported shape."""
        return {
            "called": self.called,
            "status": self.status,
            "rule": self.rule,
            "because": self.because,
            "confidence": self.confidence,
            "correction": self.correction,
            "candidates": [rival.as_dict() for rival in self.candidates],
            "evidence": [quote.as_dict() for quote in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Who spoke. ``id``, ``kind`` and ``named`` are None unless ``status`` is resolved; ``name`` is then the source's
    own wording (None where the text names no source).

    ``because``, ``rule`` and ``evidence`` tell whom the text means; ``identity``, who that is over the whole record
    (None where nothing was decided: then the text's entity stands for itself).
    """

    id: str | None
    name: str | None
    kind: str | None
    named: bool | None
    count: int | None
    role: str
    status: str
    because: str
    rule: str
    evidence: tuple[Quote, ...]
    candidates: tuple[Candidate, ...]
    identity: Identified | None = None
    confidence: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """The speaker in the exported shape."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "named": self.named,
            "role": self.role,
            "status": self.status,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
            "because": self.because,
            "rule": self.rule,
            "evidence": [quote.as_dict() for quote in self.evidence],
            "count": self.count,
            "identity": self.identity.as_dict() if self.identity is not None else None,
            "confidence": self.confidence,
        }
