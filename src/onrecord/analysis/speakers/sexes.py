"""Whether a person is a he or a she, where neither names nor titles tell: by the report's own words, then by packs.

It only keeps pronouns from people whom they cannot mean, and never makes two names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from onrecord import knowledge
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import Scan
from onrecord.knowledge.given_names import Gender

# ", who lost her seat", ", whose husband she met": nobody else is named up to the pronoun.
_WHO: Final = re.compile(
    r"(?:,\s\d{1,3})?,\s(?:who|whose)\s[^.,;:\n“”\"A-Z]{0,80}?(?<![\w'’])(his|her|he|she|himself|herself)(?![\w'’])"
)
_MALE: Final = frozenset(("his", "he", "himself"))
# ", who has lost before her", ", who succeeded her in May": somebody else. Hers is what a noun follows: "her seat".
_ELSE: Final = re.compile(
    r"(?<![\w'’])(?:before|against|beside|behind|with|to|for|by|from|under|of|than|over|like|after)\s$"
)
_NO_NOUN: Final = re.compile(
    r"\s*(?:[.,;:)]|(?:and|or|as|at|in|on|to|for|from|by|with|when|while|more|most|often|than|twice|again|last|this)\s)"
)
# How many mentions of each person are looked at (bounds the work on hostile text).
MOST: Final = 60


def settle(scan: Scan, people: Iterable[Chain]) -> None:
    """Add what is known of people of whom names and titles tell nothing."""
    for chain in people:
        if chain.kind != "person" or chain.genders:
            continue
        told = {gender for mention in chain.mentions[:MOST] if (gender := _after(scan, mention.end)) is not None}
        gender = told.pop() if len(told) == 1 else None if told else of_packs(chain)
        if gender is not None:
            chain.genders[gender] += 1


def _after(scan: Scan, end: int) -> Gender | None:
    found = _WHO.match(scan.text, end, end + 140)
    if found is None or scan.in_quote(end):
        return None
    word, text = found.group(1), scan.text
    if word in ("his", "her") and _ELSE.search(text, found.start(), found.start(1)):
        return None
    if word == "her" and _NO_NOUN.match(text, found.end()):
        return None
    return "m" if word in _MALE else "f"


def of_packs(chain: Chain) -> Gender | None:
    """The gender that all whom the packs know by that name have: by the full name, or by the family name alone of one
    who is called by an office that they held ("President Orlo")."""
    if chain.name is None:
        return None
    titles = {" ".join(mention.titles) for mention in chain.mentions[:MOST] if mention.titles}
    roles = tuple(sorted({role.head for title in titles if (role := role_of(title)) is not None}))
    return _of_packs(chain.text, "" if chain.name.full else chain.name.family, roles, knowledge.current())


@lru_cache(maxsize=4096)
def _of_packs(name: str, family: str, heads: tuple[str, ...], packs: knowledge.Knowledge) -> Gender | None:
    people = [one for one in (packs.surnamed(family) if family else packs.named(name)) if one.kind == "person"]
    if family:
        people = [one for one in people if any(role.head in heads for role in _held(one.id, packs))]
    found = {one.gender for one in people}
    return None if len(found) != 1 else "m" if found == {"male"} else "f" if found == {"female"} else None


def _held(holder: str, packs: knowledge.Knowledge) -> list[Role]:
    titles = (title for office in packs.offices(holder) for title in (office.title, *office.titles, *office.roles))
    return [role for role in map(role_of, titles) if role is not None]
