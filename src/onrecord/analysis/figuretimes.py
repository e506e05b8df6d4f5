"""For which time a figure is told: the date that stands beside it in its own clause, if one does.

Held back rather than bold: a date further off, in another clause or behind another figure is nobody's here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.dates import tense
from onrecord.domain import Date, Figure

BEHIND: Final = 6  # words between a figure and the date after it: "40 homes burned down in the valley in 2019"
AHEAD: Final = 5  # words between a date and the figure after it: "in 2019, the port sold 40 ships"
_REACH: Final = 80  # characters; longer gaps hold too many words anyway
_TIMELESS: Final = frozenset({"duration", "ordinal", "years"})
# What ends a clause, or opens another whose date is not the figure's.
_BREAK: Final = re.compile(
    r"[.;:!?\n()\[\]“”\"—–]|\b(?:and|but|or|that|which|who|whom|whose|when|while|where|because|if|after|before|until|"
    r"said|says|say|told|tells|added|adds|than|compared|against|versus|vs)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_LEADING: Final = frozenset(  # what may stand between the start of a clause and the date that it begins with
    "on in by at early late during since from as of back around about then so also yet for through only just".split()
)


def times(text: str, figures: Sequence[Figure], dates: Sequence[Date]) -> tuple[Date | None, ...]:
    """The date of each figure, in their order; None where none stands beside it. All spans are on ``text``."""
    order = sorted(dates, key=lambda date: date.span)
    starts = [date.span.start for date in order]
    figured = sorted(figure.span.start for figure in figures)
    found: list[Date | None] = []
    for figure in figures:
        found.append(None)
        if figure.kind in _TIMELESS:
            continue
        at = bisect_left(starts, figure.span.start)
        after = order[at] if at < len(order) else None
        before = order[at - 1] if at else None
        if after is not None and _beside(text, figure.span.end, after.span.start, figured, BEHIND, ","):
            found[-1] = None if _compared(text, after) else after
        elif before is not None and _beside(text, before.span.end, figure.span.start, figured, AHEAD):
            found[-1] = None if _of_another(text, before, figure) else before
    return tuple(found)


def _of_another(text: str, date: Date, figure: Figure) -> bool:
    """Whether a date before a figure ends a clause of its own: "the boat that sank in 2019, held 40 crates"."""
    start = max(0, date.span.start - _REACH)
    clause = _BREAK.split(text[start : date.span.start])[-1]
    gap = text[date.span.end : figure.span.start]
    if "," in gap:
        said = _WORD.findall(clause.rpartition(",")[2].lower())
        return not _LEADING.issuperset(said)
    words = _WORD.findall(gap.lower())
    return bool(words) and _verb(words[0]) and any(_verb(word) for word in _WORD.findall(clause.lower()))


def _verb(word: str) -> bool:
    return word in ("has", "have") or tense.is_past_form(word)


def _compared(text: str, date: Date) -> bool:
    """Whether the date is what the figure is compared with: "up 12% on 2022"; on a day is when."""
    return date.granularity == "year" and text[max(0, date.span.start - 4) : date.span.start].lower() == " on "


def _beside(text: str, start: int, end: int, figured: Sequence[int], most: int, ends: str = "") -> bool:
    """Whether nothing but a few words of one clause stands from ``start`` to ``end``; False where they overlap.

    ``figured`` are the places where figures begin; ``ends`` characters that end the clause too.
    """
    if not 0 <= end - start <= _REACH:
        return False
    gap = text[start:end]
    here = bisect_left(figured, start)
    if here < len(figured) and figured[here] < end:
        return False
    return len(_WORD.findall(gap)) <= most and not _BREAK.search(gap) and not any(each in gap for each in ends)
