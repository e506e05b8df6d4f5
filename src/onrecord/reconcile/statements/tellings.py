"""What reconcile knows of one attribution when it asks which statement it tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.domain import Dating, Figure, Occasion, Quotation, Stance
from onrecord.reconcile.statements.wording import Wording


@dataclass(frozen=True)
class Telling:
    """An attribution with what its report says around it. ``written`` are the days between which its report was
    published; ``names`` are folded names in its content; ``foreign``: the report says it was said in another
    language; ``meaning`` its vector (see Attribution.meaning)."""

    id: str
    text: str
    report: str
    quotation: Quotation
    stance: Stance
    headline: bool
    wording: Wording
    figures: tuple[Figure, ...] = ()
    names: frozenset[str] = frozenset()
    occasion: Occasion | None = None
    written: Dating | None = None
    foreign: bool = False
    meaning: bytes | None = None

    @cached_property
    def fullness(self) -> tuple[int, int, int, str]:
        """Sorts the fullest first: by quoted words, by words, a headline last of its like, then by id."""
        return (-len(self.wording.quoted.words), -len(self.wording.words), int(self.headline), self.id)

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """When it was said, as far as that is known: the occasion's own date, else the days of publication."""
        own = self.occasion.date.dating if self.occasion and self.occasion.date else None
        for dating in (own, self.written):
            if dating is not None and dating.earliest and dating.latest:
                return dating.earliest, dating.latest
        return None
