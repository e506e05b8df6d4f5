"""Names compared across reports: what of a person's name is given, what is family, and whether two may be one's.

Everything is judged from the words. A name here is what a report calls somebody, titles already off; titles that are
left all the same are taken off once more, for they are never part of a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.knowledge.folding import fold_name
from onrecord.knowledge.given_names import GIVEN, SHORT_FORMS

LONGEST: Final = 200  # characters; a longer name is compared with nothing

_SUFFIXES: Final = frozenset("jr sr ii iii iv".split())
_PARTICLES: Final = frozenset(
    """van von der den de la las los del della di da dos das du le bin ibn ben bint abu ter ten al el zu zur af av
    """.split()
)
_TITLES: Final = frozenset(
    """mr mrs ms miss mx sir dame lord lady dr prof professor president minister chancellor premier secretary senator
    sen rep representative congressman congresswoman gov governor mayor ambassador gen general adm admiral col colonel
    maj major capt captain lt lieutenant sgt sergeant judge justice former ex new then acting us uk un eu prime vice
    deputy foreign defence defense interior finance chief director commissioner spokesman spokeswoman spokesperson
    """.split()
)
_QUOTED: Final = re.compile(r"[\"“”‘(]\s*([^\"“”’()]{1,40}?)\s*[\"“”’)]")
_LAND: Final = re.compile(r"^\s*(?:U\.\s?S\.|U\.\s?K\.|U\.\s?N\.|US|UK|UN|EU)\s+(?=\w+\s+\w)")
_INITIALS: Final = re.compile(r"[A-Z]{2}")  # "JD Venn"
# Slavic endings that English spells in many ways: -skyy, -skiy, -skii, -skij, -sky, -ski; Sergei, Sergey; Dmitriy.
_SKY: Final = re.compile(r"(?<=sk)[iyj]{1,2}$")
_DOUBLE: Final = re.compile(r"(?<=[a-z])(?:yy|iy|ii|ij|yi|yj)$")
_GIVEN_END: Final = re.compile(r"(?<=[a-z]{2})[iyj]{1,2}$")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, folded: ``given`` names or initials, ``family`` with its particles, ``suffix``, ``nickname``."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    nickname: str = ""

    @property
    def full(self) -> bool:
        """Whether a given name stands beside the family name, whole or in two initials ("J. D. Venn")."""
        return len(self.given) > 1 or any(len(word) > 1 for word in self.given)

    @property
    def spelled(self) -> str:
        """The family name with the endings that are spelled in many ways made one."""
        return spelled(self.family)

    @property
    def keys(self) -> frozenset[str]:
        """What another name must share to be compared at all: the family name, or all words in any order."""
        keys = {f"f:{self.spelled}"}
        if self.full:
            keys.add("s:" + " ".join(sorted((*self.given, self.family))))
        return frozenset(keys)


@lru_cache(maxsize=65536)
def parse(name: str) -> PersonName | None:
    """The parts of a person's name; None where no letter is left, or the name is too long to be one."""
    if len(name) > LONGEST:
        return None
    nickname = ""
    quoted = _QUOTED.search(name)
    if quoted is not None and quoted.start():
        nickname = fold_name(quoted[1])
        name = name[: quoted.start()] + " " + name[quoted.end() :]
    before, comma, after = name.partition(",")
    words = _words(before)
    behind = fold_name(after).split()
    suffix = ""
    if comma and behind and behind[-1] in _SUFFIXES:
        suffix = behind.pop()
    if comma and behind and len(behind) <= 2 and words:
        words = [*behind, *words]  # "Rutte, Mark"
    if len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = words.pop()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    if not words:
        return None
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    if cut == 1 and words[0] in _PARTICLES and words[0] not in GIVEN:
        cut = 0
    return PersonName(tuple(words[:cut]), " ".join(words[cut:]), suffix, nickname)


def _words(name: str) -> list[str]:
    """The folded words of a name: initials apart, hyphens of given names opened, a land before a title off."""
    parts = _LAND.sub("", name).replace(".", ". ").split()
    words: list[str] = []
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if _INITIALS.fullmatch(part) and not last and not name.isupper():
            words += part.lower()
        elif last:
            words.append(fold_name(part))
        else:
            words += fold_name(part).split()
    return [word for word in words if word]


@lru_cache(maxsize=65536)
def spelled(family: str) -> str:
    """A folded family name with its Slavic ending spelled one way: Zelenskyy, Zelenskiy, Zelensky."""
    return _DOUBLE.sub("y", _SKY.sub("y", family))


def _given_spelled(given: str) -> str:
    return _GIVEN_END.sub("y", given)


def compatible(left: PersonName, right: PersonName) -> str | None:
    """Whether two names may be one person's: the versioned name of the rule that says so, or None.

    ``same-name``: the same words, hyphens and diacritics aside. ``spelling``: another transliteration. ``last-first``:
    the family name first. ``middle-name``, ``initial``, ``short-form``: given names that do not contradict.
    ``family``: one has no given name. A father and his "Jr." contradict each other.
    """
    if left.suffix != right.suffix and left.given and right.given:
        return None
    if left.family == right.family and left.given == right.given:
        return "same-name-1"
    if _turned(left, right):
        return "last-first-1"
    if left.spelled != right.spelled:
        return None
    if not left.given or not right.given:
        return "family-1" if left.given or right.given else "spelling-1"
    rule = _given(left, right)
    if rule == "same" and left.family != right.family:
        return "spelling-1"
    return "middle-name-1" if rule == "same" else rule


def _turned(left: PersonName, right: PersonName) -> bool:
    """Whether one is the other with the family name first; "John James" and "James John" are two."""
    if not (len(left.given) == len(right.given) == 1 and left.full and right.full):
        return False
    if left.family in GIVEN and right.family in GIVEN:
        return False
    return left.given[0] == right.family and right.given[0] == left.family


def _given(left: PersonName, right: PersonName) -> str | None:
    first, second = left.given[0], right.given[0]
    if first == second:
        return "same" if _middle_agrees(left.given[1:], right.given[1:]) else None
    if len(first) == 1 or len(second) == 1:
        return "initial-1" if first[0] == second[0] and _middle_agrees(left.given[1:], right.given[1:]) else None
    if _given_spelled(first) == _given_spelled(second):
        return "spelling-1" if _middle_agrees(left.given[1:], right.given[1:]) else None
    if second in SHORT_FORMS.get(first, ()) or first == right.nickname or second == left.nickname:
        return "short-form-1"
    # "William Mitt Orlo" and "Mitt Orlo": a later given name is the one in use.
    if (second in left.given[1:] and len(right.given) == 1) or (first in right.given[1:] and len(left.given) == 1):
        return "middle-name-1"
    return None


def _middle_agrees(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return all(a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in zip(left, right, strict=False))


def middles(left: PersonName, right: PersonName) -> bool:
    """Whether both names have the same first name, a middle one and the family name: what could contradict."""
    both = len(left.given) > 1 and len(right.given) > 1
    return both and left.given[0] == right.given[0] and left.spelled == right.spelled


# Words that name no body by themselves: "the Defence Ministry" of one report is not that of another.
_GENERIC: Final = frozenset(
    """the of and for a an in ministry department office bureau agency council court courts supreme high district police
    government parliament congress senate house assembly army navy air force forces armed military guard coast national
    federal state city county town village region regional local public central bank board committee commission
    authority service services union party opposition coalition cabinet presidency administration embassy foreign
    interior defence defense finance health education justice home treasury transport trade energy environment
    prosecutor prosecutors attorney general company corporation group university school hospital church club team
    fire emergency security intelligence civil society press media news agency health election elections
    """.split()
)


def generic(folded: str) -> bool:
    """Whether a body's folded name holds only words that many bodies share."""
    return all(word in _GENERIC for word in folded.split())


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A body's or place's name for comparing: folded, without its article."""
    return fold_name(name).removeprefix("the ")
