"""Pull quotes: a line set apart to be looked at, whose words stand in a paragraph of the text anyway."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from onrecord.reports.patterns import SPEECH

FEWEST: Final = 8  # words of a line without marks; shorter ones recur for good reasons
FEWEST_QUOTED: Final = 5  # of one in quotation marks from its first character to its last
LONGEST: Final = 80  # words of a pull quote
MARKS: Final = frozenset('"“«‘—–')  # what a quotation, or the line that credits it, opens with
_MOST: Final = 20_000  # comparisons, which bound the work on hostile text
_CREDIT: Final = re.compile(
    r"(?<=[\"”’»'.!?…])\s{1,3}(?:[—–-]{1,2}\s?[A-Z][^.!?\"“”]{1,80}|[A-Z][\w.’'-]{1,30}(?: [A-Z][\w.’'-]{1,30}){1,3})$"
)
_CREDIT_ALONE: Final = re.compile(r"(?:[—–]|--)\s?[A-Z][^.!?:\"“”]{1,80}$")
_MARKED: Final = re.compile(r"[\"“«].*[\"”»]$|‘.*’$")
_QUOTED: Final = re.compile(r"(?P<said>[\"“«][^\"“”«»]{20,1000}[\"”»])\s(?P<tail>.{1,120})")
_MARKS: Final = re.compile(r"[\"“”«»]")
_TAIL: Final = 12  # words behind a quotation that say whose it is and where it is from
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Key = tuple[str, ...]


def find(lines: Sequence[str]) -> set[int]:
    """The indexes of the lines whose words all stand, in a row, in a longer line of the same text; with each the line
    behind it that only says who is quoted ("— Mara Venn").

    One pass over the words: a line is looked up by its first words.
    """
    candidates: dict[Key, list[tuple[int, Key]]] = defaultdict(list)
    words: dict[int, Key] = {}
    for index, line in enumerate(lines):
        words[index] = _key(line)
        key = _pulled(line, words[index])
        if key is not None:
            candidates[key[:FEWEST_QUOTED]].append((index, key))
    found: set[int] = set()
    if not candidates:
        return found
    left = _MOST
    for index, inside in words.items():
        for at in range(len(inside) - FEWEST_QUOTED + 1):
            for other, key in candidates.get(inside[at : at + FEWEST_QUOTED], ()):
                left -= 1
                if left < 0:
                    return found
                if len(key) < len(inside) and other != index and inside[at : at + len(key)] == key:
                    found.add(other)
    return found | {n + 1 for n in found if n + 1 < len(lines) and _CREDIT_ALONE.fullmatch(lines[n + 1])}


def signed(line: str) -> bool:
    """Whether a line ends with the name of who is quoted in it."""
    return _CREDIT.search(line) is not None


def _pulled(line: str, inside: Key) -> Key | None:
    """The words of a line that may be a pull quote, of all those ``inside`` it without who is credited; None of any
    other."""
    if len(inside) < FEWEST_QUOTED:
        return None
    words = _CREDIT.sub("", line)
    quoted = _QUOTED.fullmatch(words)
    if quoted and len(quoted["tail"].split()) <= _TAIL and not SPEECH.search(_MARKS.sub("", quoted["tail"])):
        words = quoted["said"]
    key = inside if words == line else _key(words)
    marked = _MARKED.fullmatch(words) is not None
    return key if (FEWEST_QUOTED if marked else FEWEST) <= len(key) <= LONGEST else None


def _key(line: str) -> Key:
    return tuple(map(str.casefold, _WORD.findall(line.replace("’", "'"))))
