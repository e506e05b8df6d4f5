"""Shapes by which a word in capitals is or is no name: a letter for a surname, a participle that opens a line."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon, names
from onrecord.analysis.speakers.nouns import listed
from onrecord.analysis.speakers.patterns import UPPER

_LETTER: Final = re.compile(rf"[{UPPER}]\.")
_GOES_ON: Final = re.compile(r"(?:,|['’]s)?\s(?:\(?\d\d\b|[a-z])")
# No "Ahmed", "Majed", "Saeed": the letters before the end are not those of family names.
_PARTICIPLE: Final = re.compile(
    r"(?:Overheard|Seen|Heard|Spotted|Found|Written|Spoken|Sung|Left|Born|Sent|Known|Taken|Shown|Held"
    r"|[A-Z][a-z]{2,30}[^aeijmou\W]ed)\s(?:in|at|on|by|from|outside|inside|near|during|over|behind|under|among|between)"
    r"\s[^\n.,:;“\"]{2,60}[:,]\s"
)


def lettered(text: str, words: list[str], end: int) -> bool:
    """Whether the words of a name that ends at ``end`` have a letter for a surname ("Akua B., who …"): after the full
    stop the sentence goes on."""
    if len(words) != 2 or not words[0].istitle() or not _LETTER.fullmatch(words[1]):
        return False
    return _GOES_ON.match(text, end) is not None or names.is_given(words[0])


def told_how(text: str, start: int, end: int) -> bool:
    """Whether a word is a participle that begins a sentence or a line: "Overheard in the market: “…”"."""
    return _PARTICIPLE.match(text, start, end + 80) is not None and not text[start:end].isupper()


def person_noun(word: str) -> bool:
    """Whether a noun calls one person: "bursar", "mayor"."""
    return word in lexicon.PERSON_NOUNS or listed(word) == ("p", False)
