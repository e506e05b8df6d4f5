"""Titles before a name: how many of a run's capitalised words say what somebody is, and are no part of the name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.analysis.speakers import lexicon, names, rolewords
from onrecord.analysis.speakers.lexicon import KNOWN_BODIES, ORGANISATION_ENDINGS
from onrecord.analysis.speakers.nouns import listed
from onrecord.analysis.speakers.rolewords import HONORIFICS, ROLE_HEADS, TITLE_MODIFIERS

# Ranks and offices in letters, before a given name.
_RANKS: Final = frozenset("PC WPC DC DS DI DCI DSU PM FM VP AG DA MP MEP".split())


def only_adjective(word: str) -> bool:
    """Whether a word alone is an adjective of offices or people ("Top advisers"), no name."""
    lower = word.lower()
    return lower in rolewords.EMPTY_MODIFIERS and not names.is_given(word) and lower not in lexicon.ORGANISATION_NOUNS


def without_letters(words: list[str]) -> list[str]:
    """A run's words without letters after a name: "Ana Orlo KC"; "Labour MP" alone is no name and keeps them."""
    while len(words) > 2 and words[-1].replace(".", "") in lexicon.LETTERS:
        person = any(names.is_given(word) or word.lower().rstrip(".") in HONORIFICS for word in words[:-1])
        if is_role(words[-1]) and not person:
            break
        words = words[:-1]
    return words


@lru_cache(maxsize=16384)
def is_role(word: str) -> bool:
    """Whether a word is a role or a form of address: "minister", "Mr.", "president-elect"."""
    lower = re.sub(r"-(?:elect|designate)$", "", word.lower().rstrip("."))
    return (
        lower in ROLE_HEADS
        or lower in HONORIFICS
        or word.rstrip(".") in ("Atty", "Pres", "Cmdr", "Supt", "Sec", "Det", "Cpl", "Brig", "Del", "Insp", "Ch")
    )


def title_end(words: list[str]) -> int:
    """How many words of a run are title: up to the last role word that has a name (or nothing) after it."""
    cut = 0
    first = words[0].rstrip(".").lower()
    if first in ("department", "ministry", "university", "office", "bureau", "bank", "institute", "court", "board"):
        return 0
    if (
        len(words) > 1
        and first not in HONORIFICS
        and not words[0].endswith(".")
        and not any(map(names.is_given, words))
    ):
        lowers = [word.lower() for word in words]
        if is_role(words[0]) and lowers[1] in ("of", "for"):
            return len(words)  # "Head of Eastmere University": no body of that name
        if " ".join(lowers) in KNOWN_BODIES or (lowers[-1] in ORGANISATION_ENDINGS and not is_role(words[-1])):
            return 0
        if lowers[-1] == "district" and lowers[-2] in lexicon.DISTRICTS:
            return 0
    if _called(words):
        cut = 1
    for index, word in enumerate(words):
        if word.split(" ")[0] in ("of", "for", "on"):
            objects = index + 1
            while objects < len(words) and words[objects].lower() in lexicon.OBJECTS:
                objects += 1
            if cut == index:  # "Secretary of State Ana Orlo", "President of Eastmere Ana Orlo"
                cut = objects
                if objects == index + 1:
                    named = [k for k in range(objects, len(words)) if names.is_given(words[k])]
                    cut = named[0] if named else len(words)
        elif is_role(word) and not (cut == 0 and index == 0 and names.is_given(word) and len(words) == 2):
            cut = index + 1
        elif cut == index and index + 1 < len(words) and word[-1] == "s" and word.lower()[:-1] in ROLE_HEADS:
            cut = index + 1  # "Senators Ana Orlo and Jon Venn"
        elif cut == index and word.lower() in TITLE_MODIFIERS and _title_follows(words, index):
            continue
        elif index and word == "Affairs" and index + 2 < len(words) and names.is_given(words[index + 1]):
            cut = index + 1  # "under secretary for Harbour Affairs Ana Orlo"
    return cut


def _called(words: list[str]) -> bool:
    """Whether the first word says what somebody is whose given name follows: "Referee Jon Venn", "DI Ana Orlo"."""
    if len(words) < 2 or not names.is_given(words[1]) or names.is_given(words[0]):
        return False
    return words[0] in _RANKS or (len(words) > 2 and listed(words[0].lower()) == ("p", False))


def called(word: str) -> int:
    """1 where a word that begins a sentence only says what the one named behind it is, or how old; else 0."""
    lower = word.lower()
    return int(not names.is_given(word) and (listed(lower) == ("p", False) or lower.endswith("-year-old")))


def _title_follows(words: list[str], index: int) -> bool:
    return any(is_role(word) for word in words[index + 1 :])
