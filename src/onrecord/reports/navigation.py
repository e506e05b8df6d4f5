"""Lines of a page's frame that somebody copied with a report: "Skip to content", "News | Sport | Weather".

They are no title, nor is the name of the paper above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.reports.cleaning import Line
from onrecord.reports.patterns import BOILERPLATE, LONGEST, OUTLET_NAME

TOP: Final = 6  # lines of a head among which a page's sections are named
_CELLS: Final = re.compile(r"\s*[|•·›>»]\s*|\s{3,}|\t")
_CELL_WORDS: Final = 3
_TITLE_WORDS: Final = 6  # a line of more, with no section beside it, is a title or more than that
_FURNITURE: Final = dict(BOILERPLATE)["page-furniture"]
_SECTION: Final = re.compile(r"[A-Z]{3,}")


def is_furniture(words: str) -> bool:
    """Whether a line is a button of a page, or the row of its sections."""
    return len(words) <= LONGEST and bool(_FURNITURE.match(words) or _sections(words))


def _sections(words: str) -> bool:
    cells = _CELLS.split(words.strip(" |•·›>»"))
    return (
        len(cells) > 2
        and not any(char.isdigit() or char in '"“”' for char in words)
        and all(cell and cell[0].isupper() and len(cell.split()) <= _CELL_WORDS for cell in cells)
    )


def below(head: Sequence[Line]) -> int:
    """How many lines at the top are a page's frame: down to the last row of sections, with a name and a section under
    them that stand alone ("The Orrin Review", "LIVES"), where another line follows."""
    under = 0
    for place, line in enumerate(head[:TOP]):
        if is_furniture(line.words):
            under = place + 1
        elif sum(word[0].isalnum() for word in line.words.split()) > _TITLE_WORDS:
            break
    while under and under + 2 < len(head) and _masthead(head[under].words):
        under += 1
    return under


def _masthead(words: str) -> bool:
    name = OUTLET_NAME.match(words) and len(words.split()) <= _CELL_WORDS + 1
    return bool(_SECTION.fullmatch(words) or (name and all(word[0].isupper() for word in words.split())))
