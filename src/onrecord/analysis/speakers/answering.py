"""Whose turn a place of an interview is: a report written as questions ("Q:") and answers ("A:")."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

# "Q" may be glued to what is asked ("QWhat is next?"), where a page's layout alone set it apart.
_TURN: Final = re.compile(
    r"^[ \t]{0,4}(?:(?P<label>Q|A|Question|Answer)\s?[:.]\s|(?P<glued>Q)(?=[A-Z][a-z'’]))", re.MULTILINE
)
# So many turns make an interview of a report.
LEAST: Final = 4


class Turns:
    """The turns of a report written as questions ("Q:") and answers ("A:"); empty for any other."""

    def __init__(self, text: str) -> None:
        found = [(match.start(), (match["label"] or match["glued"])[0]) for match in _TURN.finditer(text)]
        asks = sum(label == "Q" for _, label in found)
        self._turns = found if len(found) >= LEAST and asks and asks < len(found) else []
        self._starts = [start for start, _ in self._turns]

    @property
    def first(self) -> int | None:
        """Where the first turn starts."""
        return self._starts[0] if self._starts else None

    def at(self, place: int) -> str:
        """ "Q" or "A" for whose turn a place is in, "" before the first and where there are none."""
        index = bisect_right(self._starts, place) - 1
        return self._turns[index][1] if index >= 0 else ""
