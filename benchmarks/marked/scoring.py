"""Found figures and dates against marked ones: who belongs to whom, what is right, and shares with their intervals."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Protocol, TypeVar

DRAWS: Final = 2000
SEED: Final = 20261122
LENGTHS: Final = {"decade": ("year", 10), "century": ("year", 100)}  # the same length, in the unit that is marked


@dataclass(frozen=True, slots=True)
class FigureMark:
    """A figure as a reader takes it. ``start``, ``end``: code points; ``counts`` is where what it counts stands."""

    start: int
    end: int
    kind: str
    low: str | None
    high: str | None
    unit: str | None
    bound: str | None
    approximate: bool
    counts: tuple[int, int] | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date as a reader takes it: an interval of ISO days, both ends None where none can be given."""

    start: int
    end: int
    granularity: str
    anchor: str
    earliest: str | None
    latest: str | None
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """What onrecord makes of a figure."""

    start: int
    end: int
    low: str | None
    high: str | None
    unit: str | None
    bound: str | None
    approximate: bool
    counts: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """What onrecord makes of a date, the day of publication given."""

    start: int
    end: int
    earliest: str | None
    latest: str | None


class Placed(Protocol):
    """Anything with a stretch of text."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


M = TypeVar("M", bound=Placed)
F = TypeVar("F", bound=Placed)


def pairs(marks: Sequence[M], found: Sequence[F]) -> tuple[list[tuple[M, F | None]], list[tuple[F, tuple[M, ...]]]]:
    """Each mark with the one that belongs to it or None; and each left over, with the marks that it touches.

    The pair that shares most characters is taken first, then the next; of equal ones the earlier.
    """
    touching = sorted(
        (-(min(mark.end, one.end) - max(mark.start, one.start)), m, f)
        for m, mark in enumerate(marks)
        for f, one in enumerate(found)
        if mark.start < one.end and one.start < mark.end
    )
    of_mark: dict[int, int] = {}
    taken: set[int] = set()
    for _, m, f in touching:
        if m not in of_mark and f not in taken:
            of_mark[m] = f
            taken.add(f)
    matched = [(mark, found[of_mark[m]] if m in of_mark else None) for m, mark in enumerate(marks)]
    left = [(one, tuple(marks[m] for _, m, g in touching if g == f)) for f, one in enumerate(found) if f not in taken]
    return matched, left


def value_right(mark: FigureMark, one: FoundFigure) -> bool:
    """Whether both ends are the marked ones, or neither has a value; a decade is ten years, a century a hundred."""
    ends = [_length(end, unit) for unit, low, high in _valued(mark, one) for end in (low, high)]
    return ends[:2] == ends[2:]


def exactly_right(mark: FigureMark, one: FoundFigure) -> bool:
    """Value, unit, bound and approximation as marked."""
    return (
        value_right(mark, one)
        and LENGTHS.get(mark.unit or "", (mark.unit, 1))[0] == LENGTHS.get(one.unit or "", (one.unit, 1))[0]
        and (mark.bound, mark.approximate) == (one.bound, one.approximate)
    )


def _valued(*figures: FigureMark | FoundFigure) -> list[tuple[str | None, str | None, str | None]]:
    return [(figure.unit, figure.low, figure.high) for figure in figures]


def _length(value: str | None, unit: str | None) -> Decimal | None:
    return None if value is None else Decimal(value) * LENGTHS.get(unit or "", ("", 1))[1]


def interval_right(mark: DateMark, one: FoundDate) -> bool:
    """Whether the interval is the marked one. A week's ends may be off by a day: some weeks run from Sunday."""
    slack = 1 if mark.granularity == "week" else 0
    return all(
        one_end is not None
        and mark_end is not None
        and abs((date.fromisoformat(one_end) - date.fromisoformat(mark_end)).days) <= slack
        for one_end, mark_end in ((one.earliest, mark.earliest), (one.latest, mark.latest))
    )


Tally = Counter[str]


def figures(marks: Sequence[FigureMark], found: Sequence[FoundFigure]) -> Tally:
    """The counts of one document. Keys that start with "doubtful" are of doubtful marks, apart from all others."""
    counted: Tally = Counter()
    matched, left = pairs(marks, found)
    for mark, one in matched:
        sure = "doubtful " if mark.doubt else ""
        counted[sure + "marked"] += 1
        if one is None:
            continue
        right = value_right(mark, one)
        counted[sure + "found"] += 1
        counted[sure + "value right"] += right
        counted[sure + "exactly right"] += exactly_right(mark, one)
        given = one.low is not None
        counted[sure + "value given"] += given
        counted[sure + "invented"] += given and not right
        counted[sure + "another value"] += given and not right
        if mark.counts is not None:
            counted[sure + "counts marked"] += 1
            there = one.counts is not None and one.counts[0] < mark.counts[1] and mark.counts[0] < one.counts[1]
            counted[sure + "counts right"] += there
    for one, touched in left:
        sure = "doubtful " if touched and all(mark.doubt for mark in touched) else ""
        given = one.low is not None
        counted[sure + "value given"] += given
        counted[sure + "invented"] += given
        counted[sure + "not marked"] += given
        counted[sure + "not marked, no value"] += not given
    return counted


def dates(marks: Sequence[DateMark], found: Sequence[FoundDate]) -> Tally:
    """The counts of one document; "right" is of the marks with an interval, the others are counted beside them."""
    counted: Tally = Counter()
    matched, left = pairs(marks, found)
    for mark, one in matched:
        sure = "doubtful " if mark.doubt else ""
        counted[sure + "marked"] += 1
        counted[sure + "found"] += one is not None
        given = one is not None and (one.earliest is not None or one.latest is not None)
        if mark.earliest is None:
            counted[sure + "without interval"] += 1
            counted[sure + "without interval, given one"] += given
            continue
        counted[sure + "with interval"] += 1
        counted[sure + "interval given"] += given
        counted[sure + "right"] += one is not None and interval_right(mark, one)
    counted["not marked"] += sum(1 for _, touched in left if not touched)
    return counted


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``of``, in percent, with the 95 % interval over documents drawn with replacement."""

    hits: int
    of: int
    low: float
    high: float

    def __str__(self) -> str:
        percent = 100 * self.hits / self.of if self.of else 0.0
        return f"{self.hits:4} of {self.of:4}  {percent:5.1f} %  [{self.low:5.1f}, {self.high:5.1f}]"


def share(documents: Sequence[Tally], hits: str, of: str) -> Share:
    """The share of one count in another, over all documents."""
    low, high = _interval([(one[hits], one[of]) for one in documents if one[of] or one[hits]])
    return Share(_sum(documents, lambda one: one[hits]), _sum(documents, lambda one: one[of]), low, high)


def _sum(documents: Iterable[Tally], count: Callable[[Tally], int]) -> int:
    return sum(count(one) for one in documents)


def _interval(counts: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The middle 95 % of the shares of as many documents drawn again and again; 0, 0 of nothing."""
    if not any(of for _, of in counts):
        return 0.0, 0.0
    chance = random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        again = chance.choices(counts, k=len(counts))
        of = sum(count for _, count in again)
        drawn.append(100 * sum(hit for hit, _ in again) / of if of else 0.0)
    drawn.sort()
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def table(title: str, documents: Sequence[Tally], rows: Sequence[tuple[str, str]]) -> str:
    """Lines for a reader: the sure marks, then the doubtful ones."""
    lines = [f"{title} ({len(documents)} documents)"]
    for prefix, heading in (("", "sure"), ("doubtful ", "doubtful, counted apart")):
        lines.append(f"  {heading}")
        lines += [f"    {hits:28} {share(documents, prefix + hits, prefix + of)}  {of}" for hits, of in rows]
    return "\n".join(lines)


FIGURE_ROWS: Final = (
    ("found", "marked"),
    ("exactly right", "marked"),
    ("value right", "marked"),
    ("counts right", "counts marked"),
    ("invented", "value given"),
    ("another value", "value given"),
    ("not marked", "value given"),
)
DATE_ROWS: Final = (
    ("found", "marked"),
    ("right", "with interval"),
    ("right", "interval given"),
    ("without interval, given one", "without interval"),
)
