"""The record as a whole, and one speaker in it, in numbers: what a page counts before it lists."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

QUOTATIONS: Final = ("direct", "indirect", "mixed")
_FIRST: Final = 1721424.5  # the Julian day before the first of the calendar


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody who speaks, with how many statements are theirs."""

    id: str
    kind: str
    named: bool
    statements: int


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Statements and reports in order of time, then of reports and places; those without a date, or with one that is
    too vague to tell, last. Three lists of equal length.

    ``days`` are Julian days (the middle of the days that are known; endless for those without), ``keys`` belong to the
    record, ``kinds`` are places in :data:`QUOTATIONS`, or 3 for a report. ``first`` and ``last`` are the first and the
    last day (ISO 8601) on which any of the statements may have been made, of those that have a place in time.
    """

    days: array[float]
    keys: array[int]
    kinds: array[int]
    first: str | None = None
    last: str | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def dated(self) -> tuple[str, str] | None:
        """From when to when they reach that have a day: whole stretches where a stretch of days is known."""
        return (self.first, self.last) if self.first and self.last else None

    def by_day(self) -> Iterator[tuple[str | None, str, int]]:
        """How many statements of which kind of quotation on which day (ISO 8601, None: not known)."""
        counted = Counter(
            (None if day == float("inf") else int(day - _FIRST), kind)
            for day, kind in zip(self.days, self.kinds, strict=True)
            if kind < len(QUOTATIONS)
        )
        for (day, kind), number in counted.items():
            yield (_iso(day) if day is not None else None), QUOTATIONS[kind], number


def _iso(day: int) -> str | None:
    return date.fromordinal(day).isoformat() if 1 <= day <= date.max.toordinal() else None


@dataclass(frozen=True, slots=True)
class MadeWith:
    """With which versions of onrecord, model and packs so many texts were read."""

    onrecord: str
    model: str
    packs: str
    texts: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a record was made of and with. ``packs`` is the digest of the knowledge packs that told who is who.

    ``languages`` and ``formats`` are pairs of a value and the number of reports, the most frequent first. ``first`` and
    ``last`` are the times at which reports were read; ``earliest`` and ``latest`` the days of publication.
    """

    made_with: tuple[MadeWith, ...]
    packs: str
    languages: tuple[tuple[str, int], ...]
    formats: tuple[tuple[str, int], ...]
    outlets: int
    first: str | None
    last: str | None
    earliest: str | None
    latest: str | None
    corrections: int
    figures: int
    told_twice: int
    discrepancies: int
    developments: int
    copies: int
    forgotten: int
    schema: int

    def as_dict(self) -> dict[str, Any]:
        """The holdings as JSON has them."""
        return {
            **{name: getattr(self, name) for name in self.__slots__},
            "made_with": [
                {"onrecord": one.onrecord, "model": one.model, "packs": one.packs, "texts": one.texts}
                for one in self.made_with
            ],
            "languages": dict(self.languages),
            "formats": dict(self.formats),
        }
