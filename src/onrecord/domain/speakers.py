"""Who is mentioned, and who spoke."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.spans import Span, Spans
from onrecord.domain.words import (
    ENTITY_KINDS,
    SPEAKER_ROLES,
    SPEAKER_STATUSES,
    EntityKind,
    SpeakerRole,
    SpeakerStatus,
    one_of,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names, describes or points to an entity. ``head`` is the name or noun that carries it.

    ``count`` is the number the text gives for a group ("two people"), else None. Mentions of one ``cluster`` are, by
    the model, mentions of one entity; None where it saw no other.
    """

    span: Span
    head: Span
    kind: EntityKind | None
    named: bool
    pronoun: bool = False
    count: int | None = None
    cluster: int | None = None

    def __post_init__(self) -> None:
        if not self.span.start <= self.head.start <= self.head.end <= self.span.end:
            raise ValueError(f"a mention's head {self.head} must lie inside it {self.span}")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, group or document; ``named`` or known only by the wording in ``name``."""

    id: str
    name: str
    kind: EntityKind
    named: bool
    count: int | None = None

    def __post_init__(self) -> None:
        one_of(self.kind, ENTITY_KINDS, "an entity's kind")
        if not self.name.strip():
            raise ValueError("an entity needs a name")
        if self.count is not None and self.count < 1:
            raise ValueError(f"an entity's count must be at least 1, not {self.count}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an attribution's source is, and why: a verdict that cannot exist without its reason.

    ``resolved``: ``entity`` is who spoke. ``ambiguous``: ``entity`` is None and ``candidates`` has at least two.
    ``unresolved``: ``entity`` is None; candidates that were considered may be listed. ``because`` is one sentence
    for a reader; ``rule`` the versioned name of what decided; ``evidence`` the spans it rests on, in the order of
    the argument (for a pronoun: the pronoun, then the name it points to). ``confidence`` is how often verdicts of that
    rule were right where they were measured, None where they were not.
    """

    entity: Entity | None
    role: SpeakerRole
    status: SpeakerStatus
    because: str
    rule: str
    evidence: Spans = ()
    candidates: tuple[Entity, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        one_of(self.role, SPEAKER_ROLES, "a speaker's role")
        one_of(self.status, SPEAKER_STATUSES, "a speaker's status")
        if not self.because or not self.rule:
            raise ValueError("a speaker's verdict needs a reason and the rule that decided")
        if (self.entity is not None) != (self.status == "resolved"):
            raise ValueError("a speaker has an entity exactly when it is resolved")
        if self.status == "ambiguous" and len(self.candidates) < 2:
            raise ValueError("an ambiguous speaker needs at least two candidates")
        if self.confidence is not None and not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")
