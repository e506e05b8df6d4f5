"""Personal names: their parts, their keys, and whether two of them may be one person's.

A name here is what is left once titles, honorifics and party tags are taken off: given names, family name (with its
particles), a nickname in quotation marks, a suffix such as "Jr.". Everything is judged from the words alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.analysis.speakers.lexicon import PARTICLES, SUFFIXES
from onrecord.knowledge.given_names import GIVEN, SHORT_FORMS, Gender

_NOT_WORD = re.compile(r"[^\w]+")
_INITIAL = re.compile(r"(?:\w\.?-?){1,3}\.?")


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """A word for comparing: no diacritics, case or punctuation; single spaces. "O’Néil" becomes "oneil"."""
    if word.isascii():
        plain = word
    else:
        plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        plain = plain.replace("ø", "o").replace("Ø", "o").replace("ł", "l").replace("Ł", "l").replace("ß", "ss")
    plain = plain.replace("'", "").replace("’", "").replace(".", "")
    return _NOT_WORD.sub(" ", plain.casefold()).strip()


# Letters of a given name in which a vowel may be another.
LONG: Final = 6
_DOUBLED: Final = re.compile(r"([a-z])\1")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as written: ``given`` (may be empty; initials too), ``family``, ``suffix``, ``nickname``."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    nickname: str = ""

    @property
    def key(self) -> str:
        """What names are compared and indexed by: normalised given names, family name and suffix."""
        return " ".join(normal(part) for part in (*self.given, self.family, self.suffix) if normal(part))

    @property
    def family_key(self) -> str:
        """The family name, normalised."""
        return normal(self.family)

    @property
    def first(self) -> str:
        """The first given name, normalised; empty when there is none."""
        return normal(self.given[0]) if self.given else ""

    @property
    def full(self) -> bool:
        """Whether the name has a given name beside the family name."""
        return bool(self.given)

    @property
    def gender(self) -> Gender | None:
        """The gender that the first given name that is listed usually carries."""
        for given in self.given:
            key = normal(given)
            if key in GIVEN:
                return GIVEN[key]
            if "-" in given:
                head = normal(given.split("-")[0])
                if head in GIVEN:
                    return GIVEN[head]
        return None


def is_initial(word: str) -> bool:
    """Whether a word is an initial or a run of them: "M.", "J.J.", "JD"."""
    letters = word.replace(".", "").replace("-", "")
    return 0 < len(letters) <= 3 and letters.isupper() and ("." in word or len(letters) <= 2)


def is_given(word: str) -> bool:
    """Whether a word is in the short list of given names."""
    return normal(word) in GIVEN


def parse(words: Sequence[str]) -> Name | None:
    """The name that the words of a name (titles off) make; None when no letter is left.

    A nickname is a word in quotation marks or brackets. Particles before the last word join the family name.
    """
    parts: list[str] = []
    nickname = suffix = ""
    for word in words:
        bare = word.strip("\"“”'‘’(),")
        if not bare:
            continue
        if word[0] in "\"“‘'(" and parts:
            nickname = bare
        elif normal(bare) in SUFFIXES and parts:
            suffix = bare.rstrip(",")
        else:
            parts.append(bare)
    if not parts:
        return None
    cut = len(parts) - 1
    while cut > 1 and normal(parts[cut - 1]) in PARTICLES:
        cut -= 1
    if cut == 1 and len(parts) > 2 and parts[0].islower():
        cut = 0
    if normal(parts[0]) in PARTICLES and not is_given(parts[0]):
        cut = 0
    return Name(tuple(parts[:cut]), " ".join(parts[cut:]), suffix, nickname)


def _given_agree(left: str, right: str) -> bool:
    if left == right:
        return True
    a, b = left.replace(" ", ""), right.replace(" ", "")
    if len(a) <= 2 or len(b) <= 2:
        return a[:1] == b[:1]
    return b in SHORT_FORMS.get(a, ()) or _vowel_differs(a, b) or _doubled_alike(a, b)


def _doubled_alike(left: str, right: str) -> bool:
    """Whether two long given names differ only by a letter written twice: "Philip", "Phillip"."""
    return min(len(left), len(right)) >= LONG - 1 and _DOUBLED.sub(r"\1", left) == _DOUBLED.sub(r"\1", right)


def _vowel_differs(left: str, right: str) -> bool:
    """Whether two long given names differ by a vowel inside: "Kristin", "Kristen"; never at the end ("Andrea")."""
    if len(left) != len(right) or len(left) < LONG or left[-1] != right[-1]:
        return False
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(pairs) == 1 and set(pairs[0]) <= set("aeiouy")


def _middles_differ(left: Name, right: Name) -> bool:
    """Whether two names have middle initials that begin otherwise: "Jon W. Orlo", "Jon H.W. Orlo"."""
    a, b = ([word for word in name.given[1:] if is_initial(word)] for name in (left, right))
    return bool(a and b) and a[0][0] != b[0][0]


def compatible(left: Name, right: Name) -> bool:
    """Whether two names may be one person's: same family name, and given names, suffixes that do not contradict.

    A nickname counts as a given name. "Jr." against a bare full name contradicts: that is how father and son differ.
    """
    if left.family_key != right.family_key:
        return False
    if left.given and right.given:
        if normal(left.suffix) != normal(right.suffix) or _middles_differ(left, right):
            return False
        lefts = {left.first, normal(left.nickname)} - {""}
        rights = {right.first, normal(right.nickname)} - {""}
        if any(_given_agree(a, b) for a in lefts for b in rights):
            return True
        # "William Mitt Orlo" and "Mitt Orlo": a later given name is the one in use.
        if len(left.given) > 1 and any(normal(g) in rights for g in left.given[1:] if len(normal(g)) > 1):
            return True
        return len(right.given) > 1 and any(normal(g) in lefts for g in right.given[1:] if len(normal(g)) > 1)
    return True
