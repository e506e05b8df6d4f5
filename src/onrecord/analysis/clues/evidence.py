"""A piece of evidence before it is a clue: the days it leaves open may be several stretches (each February, say)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord.analysis.clues.days import Window, Windows, meeting
from onrecord.domain import Span

MOST: Final = 4  # of what may be meant that a reason names


@dataclass(frozen=True, slots=True)
class Evidence:
    """``windows`` are the days on which a text with these words may have been written, ``spans`` the words.

    ``meant`` is what the words may mean, each with the days that it leaves open: the reason has in brackets, after
    ``because``, what fits the days that the rest of the text leaves open. ``held`` are the days of the meetings that
    the words may mean, each with the first day of the text by it; ``of`` is the month or day without a year that is
    told of.
    """

    rule: str
    windows: Windows
    spans: tuple[Span, ...]
    because: str
    meant: tuple[tuple[Window, str], ...] = ()
    held: tuple[tuple[Window, int], ...] = ()
    of: str = ""

    def reason(self, days: Windows) -> str:
        """Why, with what is meant where the text was written on one of ``days``; all of it where nothing fits them."""
        if not self.meant:
            return self.because
        fitting = [said for one, said in self.meant if meeting((one,), days)] or [said for _, said in self.meant]
        return f"{self.because} ({'; '.join(fitting[-MOST:])})"
