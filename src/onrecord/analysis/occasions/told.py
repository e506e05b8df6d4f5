"""What a text tells of an occasion: around an attribution (a frame) or in a sentence of its own (an anchor)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions.tails import NOTHING, NOUN, Piece
from onrecord.domain import Attribution, Date, OccasionKind, Spans

PIECES_MOST: Final = 12  # phrases of one attribution, or of one anchor; bounds the work on hostile text


@dataclass(slots=True)
class Told:
    """What words say of an occasion, put together from their pieces."""

    kind: OccasionKind = "unknown"
    medium: str | None = None
    party: str | None = None
    place: str | None = None
    event: str | None = None
    date: Date | None = None
    definite: bool = False
    another: bool = False
    several: bool = False  # "in interviews": no one occasion that others could share
    spans: Spans = ()

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Told:
        """One account of all pieces: the kind of the strongest, each field from the first that has it."""
        strongest = max(pieces, key=lambda one: one.strength)
        told = cls(strongest.kind if strongest.strength else "unknown")
        for piece in sorted(pieces, key=lambda one: (not one.told, one.start)):
            told.medium = told.medium or piece.medium
            told.party = told.party or piece.party
            told.place = told.place or piece.place
            told.event = told.event or piece.event
            told.date = told.date or piece.date
            told.definite = told.definite or (piece.definite and piece.strength == strongest.strength)
            told.another = told.another or piece.another
            told.several = told.several or piece.several
        told.spans = merged(tuple(span for piece in pieces for span in piece.spans))
        return told

    def with_piece(self, piece: Piece) -> Told:
        """This account and what one more piece says, which fills in what this leaves open."""
        return Told.of([self._as_piece(), piece])

    def _as_piece(self) -> Piece:
        strength = NOUN if self.kind != "unknown" else NOTHING
        piece = Piece(self.spans[0].start, self.spans[-1].end, self.kind, strength, self.medium, self.party, self.place)
        piece.event, piece.date, piece.definite, piece.another = self.event, self.date, self.definite, self.another
        piece.several, piece.spans = self.several, list(self.spans)
        return piece

    @property
    def bare(self) -> bool:
        """Whether it says neither the kind nor the event nor the medium."""
        return self.kind == "unknown" and self.event is None and self.medium is None

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all."""
        return self.bare and self.party is None and self.place is None and self.date is None


@dataclass(slots=True)
class Frame:
    """An attribution at its place: ``key`` is where its cue or source starts, None when it has neither."""

    index: int
    attribution: Attribution
    key: int | None
    sentence: int = 0
    told: Told | None = None
    blocked: bool = False
    opening: Date | None = None  # the day with which its sentence opens, where that is not its own
    pieces: list[Piece] = field(default_factory=list)

    @classmethod
    def of(cls, index: int, one: Attribution) -> Frame:
        """The frame of an attribution, of which nothing is told yet."""
        spans = one.cue or one.source
        return cls(index, one, spans[0].start if spans else None)


@dataclass(slots=True)
class Anchor:
    """An occasion told of in a sentence that attributes nothing, at ``at``; ``remarks``: it is where what stands before
    was said; ``subject`` are the words before its verb."""

    at: int
    told: Told
    remarks: bool
    subject: str
