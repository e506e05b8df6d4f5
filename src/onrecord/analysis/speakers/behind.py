"""Names that stand right behind a body's, with nothing in between: "CEO of the Refugee Council Enver Solman".

English gives a role at the start of a clause no article only where a name follows, so the last words of the capitals
behind it are that name, however unknown they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.speakers import lexicon, names, placenames, rolewords

# How far before a name its sentence may begin, in characters, and how many words its role may have.
REACH: Final = 160
_MOST_WORDS: Final = 18
# What may come before the role in its sentence: nothing, a quotation, or where and when.
_BEFORE_ROLE: Final = re.compile(
    r"(?:.*[“”\"]\s*|(?:In|On|At|After|Before|During|Meanwhile)\b[^,;:]{0,40},\s)?([^,;:!?()\n]*)", re.S
)
_AFTER_ROLE: Final = frozenset(("of", "at", "for", "in", "on", "with", "from"))
_BEFORE_NAME: Final = _AFTER_ROLE | {"the", "-", "–", "and", "&"}
_LEADS: Final = frozenset(("according", "to", "by", "and", "but", "meanwhile", "however", "then", "as", "from", "also"))
_DIRECTIONS: Final = frozenset("new north south east west northern southern eastern western central san los st".split())


def person_at(text: str, first: int, pieces: Sequence[tuple[int, int]]) -> int | None:
    """Which of the capitalised words at ``pieces`` begins a person's name that follows a body's; None where none does.

    ``first`` is where the sentence begins.
    """
    words = [text[start:end] for start, end in pieces]
    if len(words) < 3 or pieces[0][0] - first > REACH or not _role_opens(text[first : pieces[0][0]]):
        return None
    cut = len(words) - 2
    if cut > 1 and (names.is_initial(words[cut]) or words[cut].lower() in lexicon.PARTICLES):
        cut -= 1  # "Council Ilka B. Brandt", "Council Ilka van Brandt"
    known = [at for at in range(1, cut + 1) if names.is_given(words[at])]
    cut = known[0] if known else cut
    before = words[cut - 1].lower()
    if before in _DIRECTIONS or before in _AFTER_ROLE or not all(map(_may_name, words[cut:])):
        return None
    return None if " ".join(words[cut:]).lower() in placenames.PLACES else cut


def _role_opens(before: str) -> bool:
    """Whether a role without an article, and what it is over, is all that stands before a name in its clause."""
    clause = _BEFORE_ROLE.fullmatch(before)
    words = clause.group(1).split() if clause else []
    while words and (words[0].lower() in _LEADS or words[0].lower() in lexicon.SPEECH):
        words.pop(0)
    if not 2 <= len(words) <= _MOST_WORDS or words[-1].lower() not in _BEFORE_NAME:
        return False
    if words[0].lower() in lexicon.PREPOSITIONS | lexicon.OPENERS - rolewords.ROLE_HEADS - rolewords.TITLE_MODIFIERS:
        return False
    lowers = [word.lower() for word in words]
    role = next((at for at, word in enumerate(lowers[:5]) if word in rolewords.ROLE_HEADS and lowers[at + 1 :]), None)
    while role is not None and role + 2 < len(lowers) and lowers[role + 1] in rolewords.ROLE_HEADS:
        role += 1  # "executive director"
    if role is None or lowers[role + 1] not in _AFTER_ROLE:
        return False
    return not any(word in lexicon.SPEECH or word in lexicon.AUXILIARIES for word in lowers[role + 1 :])


def _may_name(word: str) -> bool:
    lower = word.lower()
    if lower in lexicon.PARTICLES or names.is_initial(word):
        return True
    return not (
        word.isupper()
        or not word[0].isupper()
        or lower in lexicon.ORGANISATION_ENDINGS
        or lower in rolewords.ROLE_HEADS
        or lower in lexicon.WEEKDAYS
        or lower in lexicon.PEOPLE
        or lower in _DIRECTIONS
    )
