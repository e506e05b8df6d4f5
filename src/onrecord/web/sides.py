"""The sides of a difference as safe HTML, with the words marked that only one of them has."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Final

from markupsafe import Markup

from onrecord.store.entries.differences import DevelopmentRow, DiscrepancyRow, SideRow
from onrecord.web.marking import Mark, marked, visible

LONGEST: Final = 300  # words of a side that are compared: the time it takes grows with their square
ALIKE: Final = 0.35  # share of words in common from which on it helps to see which are not
_WORD: Final = re.compile(r"\w+(?:[.,'’]\w+)*")


def sides(given: Sequence[SideRow]) -> list[Markup]:
    """The words of each side. Of two that share many, those that differ are marked (class ``only``)."""
    if len(given) != 2:
        return [visible(side.words) for side in given]
    return list(compared(given[0].words, given[1].words))


def _folded(word: re.Match[str]) -> str:
    return word.group().casefold().replace("’", "'")


def attributions(rows: Iterable[DiscrepancyRow | DevelopmentRow]) -> list[str]:
    """The attributions that are sides of these differences, by id."""
    given = [(row.earlier, row.later) if isinstance(row, DevelopmentRow) else row.sides for row in rows]
    return [side.attribution for both in given for side in both if side.attribution is not None]


def compared(one: str, other: str) -> tuple[Markup, Markup]:
    """Two wordings with the words marked that only one of them has; unmarked where they have little in common."""
    mine, theirs = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    if not mine or not theirs or max(len(mine), len(theirs)) > LONGEST:
        return visible(one), visible(other)
    matcher = difflib.SequenceMatcher(
        None, [_folded(word) for word in mine], [_folded(word) for word in theirs], autojunk=False
    )
    if matcher.ratio() < ALIKE:
        return visible(one), visible(other)
    left, right = [], []
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            continue
        if b > a:
            left.append(Mark(mine[a].start(), mine[b - 1].end(), "only"))
        if d > c:
            right.append(Mark(theirs[c].start(), theirs[d - 1].end(), "only"))
    return marked(one, 0, left), marked(other, 0, right)
