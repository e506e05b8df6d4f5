"""What many reports say together: statements with their versions, and where versions or reports differ."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.spans import Span, Spans, in_order
from onrecord.domain.speakers import Entity
from onrecord.domain.words import (
    DISCREPANCY_KINDS,
    EDIT_OPERATIONS,
    EDIT_WEIGHTS,
    SEVERITIES,
    VERSION_KINDS,
    DiscrepancyKind,
    EditOperation,
    EditWeight,
    Severity,
    VersionKind,
    one_of,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference in words between a version and the fullest one: ``here`` in the version's text, ``there`` in the
    fullest one's. An insertion has no ``there``, a deletion no ``here``. ``weight`` is what the difference touches."""

    operation: EditOperation
    here: Span | None
    there: Span | None
    weight: EditWeight

    def __post_init__(self) -> None:
        one_of(self.operation, EDIT_OPERATIONS, "an edit's operation")
        one_of(self.weight, EDIT_WEIGHTS, "an edit's weight")
        if (self.here is None) != (self.operation == "delete") or (self.there is None) != (self.operation == "insert"):
            raise ValueError(f"an edit of kind {self.operation} has its words on the wrong side")


@dataclass(frozen=True, slots=True)
class Version:
    """An attribution as a version of a statement. ``kind`` is relative to the fullest version, which is "verbatim"
    to itself; ``because`` is a sentence for a reader, ``rule`` the versioned name of what decided. ``difference`` has
    its words, with those of the fullest one that it [-leaves out-] and its own that it {+puts in+}; empty where it
    has none of them."""

    attribution: str
    kind: VersionKind
    because: str
    rule: str
    edits: tuple[Edit, ...] = ()
    difference: str = ""

    def __post_init__(self) -> None:
        one_of(self.kind, VERSION_KINDS, "a version's kind")
        if not self.because or not self.rule:
            raise ValueError("a version needs a reason and the rule that decided")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker said on one occasion. ``versions`` begin with the fullest one; ``repeats`` are the ids of other
    statements in which the same speaker says the same again. ``speaker`` is None where nobody was found."""

    id: str
    speaker: Entity | None
    versions: tuple[Version, ...]
    repeats: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError("a statement needs a version")
        if len({version.attribution for version in self.versions}) != len(self.versions):
            raise ValueError("an attribution is a version of a statement once")

    @property
    def fullest(self) -> str:
        """The id of the attribution that says most of it."""
        return self.versions[0].attribution


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: where it stands, its words, and the value they come to where there is one."""

    report: str
    attribution: str | None
    spans: Spans
    words: str
    value: str | None = None

    def __post_init__(self) -> None:
        in_order(self.spans, "side")
        if not self.words:
            raise ValueError("a side of a difference needs its words")


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A difference between versions or reports that a reader should know of: a verdict that holds its sides.

    ``because`` says what differs, ``ground`` why it weighs as ``severity`` says, ``rule`` is the versioned name of what
    found it. It never says who is right.
    """

    id: str
    kind: DiscrepancyKind
    severity: Severity
    ground: str
    sides: tuple[Side, ...]
    because: str
    rule: str
    statements: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        one_of(self.kind, DISCREPANCY_KINDS, "a discrepancy's kind")
        one_of(self.severity, SEVERITIES, "a discrepancy's severity")
        if len(self.sides) < 2:
            raise ValueError("a discrepancy has at least two sides")
        if not self.because or not self.ground or not self.rule:
            raise ValueError("a discrepancy needs what differs, a ground and the rule that found it")


@dataclass(frozen=True, slots=True)
class Development:
    """A later value for a later time: no discrepancy. ``about`` is what both sides tell of."""

    id: str
    about: str
    earlier: Side
    later: Side
    because: str
    rule: str

    def __post_init__(self) -> None:
        if not self.because or not self.rule:
            raise ValueError("a development needs a reason and the rule that found it")
