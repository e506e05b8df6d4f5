"""Where sentences end, as far as attribution needs to know: a stop and a capital, or a line break."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.domain import Span

_BREAK: Final = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]{0,2}[A-Z0-9])|\n")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Reps|Sens|Gov|Gen|Col|Lt|St|Jr|Sr|Prof|Rev|No|vs|Hon|Capt|Sgt|Cllr|Maj|Adm|Cmdr|Supt|Insp|Det|Fr|[A-Z])|\b[A-Z]\.[A-Z])\.$"
)
_LONGEST_ABBREVIATION: Final = 8


def breaks(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Offsets (code points) of the stops and line breaks at which a sentence ends."""
    if not start and end is None:
        return list(_of_all(text))
    return _between(text, start, len(text) if end is None else end)


@lru_cache(maxsize=2)  # several steps of a read ask for those of one text
def _of_all(text: str) -> tuple[int, ...]:
    return tuple(_between(text, 0, len(text)))


def _between(text: str, start: int, end: int) -> list[int]:
    return [
        match.start()
        for match in _BREAK.finditer(text, start, end)
        if not _ABBREVIATION.search(text, max(0, match.start() - _LONGEST_ABBREVIATION), match.start() + 1)
    ]


def apart(text: str, one: Span, other: Span) -> bool:
    """Whether a sentence ends between two spans."""
    left, right = (one.end, other.start) if one.end <= other.start else (other.end, one.start)
    return bool(breaks(text, max(0, left - 1), right + 1))
