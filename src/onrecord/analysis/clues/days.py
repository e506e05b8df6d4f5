"""Sets of days as windows: sorted, disjoint pairs of day numbers, both ends included; the arithmetic of evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

Window = tuple[int, int]
Windows = tuple[Window, ...]

#: Nothing that a text tells reaches past these; a window that ends there is open.
FIRST: Final = date(1900, 1, 1).toordinal()
LAST: Final = date(2100, 12, 31).toordinal()
ALWAYS: Final[Windows] = ((FIRST, LAST),)


def number(day: str) -> int:
    """The number of an ISO day, kept within the bounds."""
    return min(max(date.fromisoformat(day).toordinal(), FIRST), LAST)


def iso(day: int) -> str | None:
    """The ISO day of a number; None for the bounds, which are open ends."""
    return None if day in (FIRST, LAST) else date.fromordinal(day).isoformat()


def windows(pairs: Iterable[Window]) -> Windows:
    """The pairs cut to the bounds, sorted, joined where they touch; without those that end before they start."""
    joined: list[Window] = []
    for low, high in sorted((max(low, FIRST), min(high, LAST)) for low, high in pairs):
        if low > high:
            continue
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def hull(some: Windows) -> Window:
    """From the first to the last day of windows that are not empty."""
    return some[0][0], some[-1][1]


def meeting(some: Windows, other: Windows) -> Windows:
    """Those of ``some`` that share a day with one of ``other``; whole, not cut."""
    return tuple(one for one in some if any(one[0] <= high and low <= one[1] for low, high in other))


def heaviest(weighted: Iterable[tuple[Windows, int]]) -> Windows:
    """The days on which the windows of the greatest total weight lie; weights are positive. ALWAYS for no windows.

    A sweep over all ends: n log n for n windows, and the same whatever their order.
    """
    steps: dict[int, int] = {}
    for some, weight in weighted:
        for low, high in some:
            steps[low] = steps.get(low, 0) + weight
            steps[high + 1] = steps.get(high + 1, 0) - weight
    total, best, found = 0, 0, list[Window]()
    ends = sorted(steps)
    if not ends:
        return ALWAYS
    for at, following in zip(ends, [*ends[1:], LAST + 1], strict=True):
        total += steps[at]
        if total > best:
            best, found = total, []
        if total == best and best > 0:
            found.append((at, following - 1))
    return windows(found) or ALWAYS
