"""Bodies whose names a report spells out before their letters: "the Union of Rural Farmers and Millers (URFM)".

The letters tell how far the name reaches, across "and" and "of" (the initials alone of Schwartz and Hearst 2003, "A
simple algorithm for identifying abbreviation definitions in biomedical text").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.analysis.speakers import lexicon

# Letters in brackets; at most so many definitions of one report are looked at.
_LETTERS: Final = re.compile(r"[ \u00a0]\(([A-Z][A-Z&]{1,7})\)")
MOST: Final = 200
_WORD: Final = re.compile(r"[\w’'.]+")
_SMALL: Final = frozenset(("of", "for", "and", "the", "on", "in", "to", "&", "at", "de", "la"))


def defined(text: str) -> frozenset[str]:
    """The letters that a report puts in brackets, as behind what they stand for."""
    return frozenset(match.group(1) for match in _LETTERS.finditer(text))


def spelled_out(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a body's name spelled out starts and ends, and where its letters in brackets end; linear in the text."""
    for count, match in enumerate(_LETTERS.finditer(text)):
        if count >= MOST:
            return
        letters = match.group(1).replace("&", "").lower()
        words = list(_WORD.finditer(text, max(0, match.start() - 25 * len(letters)), match.start()))
        if not words or words[-1].end() != match.start():
            continue
        at = len(words)
        wanted = len(letters)
        while at and wanted:
            word = words[at - 1].group().lower()
            if at < len(words) and not re.fullmatch(r"[ \u00a0&-]{1,3}", text[words[at - 1].end() : words[at].start()]):
                break
            if word[0] == letters[wanted - 1] and (word not in _SMALL or letters.count(word[0]) > 1):
                wanted -= 1
            elif word not in _SMALL:
                break
            at -= 1
        capital = at < len(words) and words[at].group()[0].isupper()
        stretch = words[at:]
        body = any(word.group().lower() in lexicon.ORGANISATION_ENDINGS for word in stretch)
        if not wanted and capital and body and len(stretch) > 1:
            yield stretch[0].start(), match.start(), match.end()
