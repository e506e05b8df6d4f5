"""A date in the making: which words, what they mean, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from onrecord.domain import Granularity

Base = Literal["none", "publication", "text", "event"]

#: Stands in a rule where the tense of the governing verb decides between past and future.
OPEN = "?"


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that tell of a date: ``text[start:end]``, and the rule for them (:mod:`onrecord.reckoning`).

    ``base`` is what the rule starts from: nothing, the day of publication, the date before it in the text, an event.
    :data:`OPEN` in the rule becomes the direction of the verb, or ``default`` where none tells.
    """

    start: int
    end: int
    granularity: Granularity
    rule: str
    base: Base = "none"
    default: str = "past"
    event: str | None = None

    def then(self, step: str) -> Draft:
        """The same with one more step of the rule."""
        return replace(self, rule=f"{self.rule};{step}")

    def over(self, start: int, end: int | None = None) -> Draft:
        """The same over other words."""
        return replace(self, start=start, end=self.end if end is None else end)


def fixed(start: int, end: int, granularity: Granularity, first: str, last: str) -> Draft:
    """A date whose days are written: ISO days, ``*`` for an open end."""
    return Draft(start, end, granularity, f"on-1:{first}..{last}")


def impossible(start: int, end: int) -> Draft:
    """Words that are meant for a date that there is not."""
    return Draft(start, end, "vague", "raw-1:impossible")
