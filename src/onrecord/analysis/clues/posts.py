"""What a post that a report shows tells: reports show posts of the day, with the day they were written on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from onrecord.analysis.clues.days import FIRST, LAST, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.domain import Span

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNED: Final = re.compile(
    r"\(@\w{1,15}\)\s{1,3}(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?P<day>\d{1,2}),\s(?P<year>\d{4})\b",
    re.ASCII,
)


def find(text: Text) -> Iterator[Evidence]:
    """The evidence of the youngest post that the text shows with its day."""
    found: list[tuple[int, Span]] = []
    for match in _SIGNED.finditer(text.text):
        month = _MONTHS.index(match["month"].lower()) + 1
        found += _dated(match, int(match["year"]), month, int(match["day"]), match.start("month"))
    if found:
        day, span = max(found, key=lambda one: (one[0], -one[1].start))
        before, after = REACH["post"]
        said = text.text[span.start : span.end]
        yield Evidence("post-shown-1", windows([(day - before, day + after)]), (span,), f"it shows a post of {said}")


def _dated(match: re.Match[str], year: int, month: int, day: int, start: int) -> Iterator[tuple[int, Span]]:
    try:
        at = date(year, month, day).toordinal()
    except ValueError:
        return
    if FIRST < at < LAST:
        yield at, Span(start, match.end())


__all__ = ["find"]
