"""What the words of a description tell: one person or several, how many, a body, a document; the head noun decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final, Literal

from onrecord.analysis.speakers import lexicon, placenames, rolewords

Form = Literal[
    "he", "I", "you", "we", "they", "it", "who", "name", "person", "group", "pair", "organisation", "document", "other"
]  # fmt: skip

_NUMBERS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "both": 2, "dozen": 12,
}  # fmt: skip
_PERSON_ENDINGS: Final = (
    "writer",
    "holder",
    "maker",
    "worker",
    "ployee",
    "ologist",
    "ician",
    "goer",
    "leader",
    "mate",
    "owner",
)
_NO_MAN: Final = frozenset("german ottoman talisman caiman norman shaman superhuman inhuman roman".split())
_GROUP_ENDINGS: Final = (
    "ers",
    "ors",
    "ists",
    "ians",
    "ants",
    "ees",
    "ans",
    "men",
    "crats",
    "eers",
)
_SINGULAR: Final = frozenset(["press", "news", "politics", "united", "boss"])
# Put before a noun of people, or with a hyphen: "superdelegates", "ex-ministers", "non-voters".
_PREFIX: Final = re.compile(r"(?:super|ex|non|anti|pro|co|vice|over|under|mega|fellow|then|ultra|mid)-?(?=[a-z]{5})")
_AGED: Final = re.compile(r"\d{1,3}-year-old(s?)$")
# Adjectives that stand for the people they describe, behind an article or a possessive.
_AS_ONE: Final = frozenset(
    """left right far-left far-right center-left center-right establishment mainstream electorate opposition brass base
    elite faithful poor rich young old unemployed grassroots rank-and-file leadership wing circle side slate
    """.split()
)
# Who comes from somewhere, by one word ("the French" are many).
_MEN: Final = "welsh english irish dutch french scots cornish ulster norse manx yorkshire".split()
INHABITANTS: Final = (
    frozenset(word for word in placenames.DEMONYMS if word.endswith("an"))
    | {stem + end for stem in _MEN for end in ("man", "woman")}
    | frozenset(
        """alaskan arkansan californian coloradan floridian hawaiian iowan kansan louisianan marylander michigander
        minnesotan missourian montanan nebraskan nevadan ohioan oregonian pennsylvanian tennessean texan vermonter
        virginian""".split()
    )
)
_MASTHEADS: Final = frozenset("oregonian tennessean kansan californian floridian virginian".split())
_ONE: Final = frozenset("the this that a an one another".split())
_ARTICLES: Final = frozenset("the this that his her its their our my".split())
# Words before "figures" that make people of them: otherwise figures are numbers.
_OF_FIGURES: Final = (
    rolewords.TITLE_MODIFIERS
    | lexicon.PEOPLE
    | frozenset(
        "establishment public religious leading key influential business media literary cultural tribal".split()
    )
)
_OF_PEOPLE: Final = re.compile(r".*(?:-born|-elect|-designate)$|(?:former|ex|onetime|one-time|then|self-\w+|retired)$")
_BOTH: Final = frozenset(("both", "neither"))
_TWO: Final = frozenset(("pair", "duo", "two", "couple"))


_NUMBER: Final = rf"(?:\d{{1,3}}|one|{'|'.join(_NUMBERS)})"
# A share of those asked: "nearly nine out of 10", "a third", "just shy of half", "49%".
FRACTION: Final = re.compile(
    r"(?:(?:about|almost|another|around|as|many|at|least|fewer|just|less|more|nearly|only|over|roughly|shy|some|than|under"
    r"|up|to|well|of)\s){0,4}"
    rf"(?P<head>{_NUMBER}\s(?:in|out\sof)\s(?:every\s)?{_NUMBER}(?=$|,|\s)"
    r"|(?:(?:an?|one|two|three|four)[\s-])?(?:half|thirds?|quarters?|fifths?|tenths?)(?=$|,)"
    r"|\d{1,3}(?:\.\d+)?(?:%|\spercent)(?=$|,))",
    re.IGNORECASE,
)


def form_of(lowers: Sequence[str], head: str, capital: bool, count: int | None) -> Form:
    """The form of a description by its words in lower case; ``head`` is its noun, ``capital`` how that is written."""
    first, before = lowers[0] if lowers else "", lowers[-2] if len(lowers) > 1 else ""
    aged = _AGED.search(head)
    if aged:
        return "group" if aged.group(1) else "person"
    if _is_pair(lowers, head):
        return "pair"
    if head in ("those", "these") or (head.endswith("%") and head[0].isdigit()):
        return "group"
    if head in ("figures", "hands") and before in _OF_FIGURES:
        return "group"
    if head == "figure" and before in _OF_FIGURES:
        return "person"
    if count or first in lexicon.QUANTIFIERS:
        kind = listed(head)[0]
        if head in lexicon.DOCUMENT_NOUNS or (count and kind in ("t", "w") and not is_group(head)):
            return "document"
        quantified = first in lexicon.QUANTIFIERS and (len(head) < 4 or head.endswith("s"))
        return "group" if is_group(head) or is_bodies(head) or quantified or kind else "other"
    if first in ("no", "nobody", "none", "whose"):
        return "other"
    if head in _AS_ONE and first in _ARTICLES and not capital:
        return "group"
    return _by_head(lowers, head, capital, before)


def _by_head(lowers: Sequence[str], head: str, capital: bool, before: str) -> Form:
    if head in ("one", "someone", "somebody") or (head.endswith(_PERSON_ENDINGS) and not head.endswith("s")):
        return "person"
    if head.endswith("man") and len(head) > 5 and not capital and head not in _NO_MAN:
        return "person"  # "the radioman"
    if head in lexicon.PEOPLE and head not in lexicon.ORGANISATION_NOUNS | lexicon.DOCUMENT_NOUNS:
        return "group"
    if head in lexicon.DOCUMENT_NOUNS:
        return "document"
    one = before == "fellow" or (bool(lowers) and lowers[0] in _ONE)
    if head in INHABITANTS and one and (before != "the" or head not in _MASTHEADS):
        return "person"  # "the Texan", "one kind-hearted Canadian", "his fellow Ohioan"
    if head == "conference" and before in ("press", "news", "video", "phone"):
        return "other"
    if head in lexicon.ORGANISATION_NOUNS:
        return "organisation"
    if head in lexicon.PERSON_NOUNS:
        return "person"
    if is_group(head) or is_bodies(head):
        return "group"
    if capital and lowers and lowers[0] == "the":
        return "organisation"
    kind, plural = listed(head) if not capital else ("", False)
    if kind == "p":
        return "group" if plural else "person"
    if kind == "w":  # "the film" may well have its title in the report
        return "other" if lowers and lowers[0] in _ARTICLES else "document"
    if kind:
        return "document" if kind == "t" else "group" if kind == "g" or plural else "organisation"
    if not capital and not head.endswith("s") and any(map(_OF_PEOPLE.fullmatch, lowers[:-1])):
        return "person"  # "the Eastmere-born former model"
    return "other"


def _is_pair(lowers: Sequence[str], head: str) -> bool:
    """Whether the words are two people or sides just spoken of: "the two", "both men", "neither side"."""
    if len(lowers) < 2:
        return bool(lowers) and (head in _BOTH or head == "each")
    people = is_group(head) or head in ("side", "sides") or head in lexicon.PERSON_NOUNS
    if lowers[0] in _BOTH:
        return len(lowers) == 2 and people
    if lowers[0] != "the":
        return False
    return (len(lowers) == 2 and head in _TWO) or (len(lowers) == 3 and lowers[1] == "two" and people)


def is_group(head: str) -> bool:
    """Whether a noun is a plural (or collective) of people: "residents", "lawmakers"."""
    if head in lexicon.PEOPLE:
        return True
    if head in _SINGULAR or head.endswith("ss") or not head.endswith(("s", "men", "women")):
        return False
    if head[:-1] in lexicon.PERSON_NOUNS or head.removesuffix("men") + "man" in lexicon.PERSON_NOUNS:
        return True
    if head[:-1] in placenames.DEMONYMS:
        return True
    prefix = _PREFIX.match(head)
    if prefix and is_group(head[prefix.end() :]):
        return True
    return head.endswith(_GROUP_ENDINGS) and len(head) > 5 and head not in lexicon.DOCUMENT_NOUNS


def is_people(head: str) -> bool:
    """Whether a noun is a plural of people beyond doubt: listed, or a listed noun’s plural."""
    prefix = _PREFIX.match(head)
    if prefix and is_people(head[prefix.end() :]):
        return True
    known = head[:-1] in lexicon.PERSON_NOUNS or head.removesuffix("men") + "man" in lexicon.PERSON_NOUNS
    return head in lexicon.PEOPLE or (head.endswith(("s", "men")) and (known or head[:-1] in placenames.DEMONYMS))


@cache
def _kinds() -> dict[str, str]:
    text = resources.files("onrecord.analysis.speakers").joinpath("noun_kinds.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {word: row[0] for row in rows for word in row[1:]}


def listed(noun: str) -> tuple[str, bool]:
    """The kind of a noun by the list of nouns ("p" a person, "o" an organisation, "g" a gathering, "w" a work, "t" what
    else is said or shown; "" for others), and whether it is a plural."""
    kinds = _kinds()
    if noun in kinds:
        return kinds[noun], False
    if noun.endswith("s") and not noun.endswith("ss"):
        for one in (noun[:-1], noun[:-2] if noun.endswith("es") else "", noun[:-3] + "y" if noun[-3:] == "ies" else ""):
            if one in kinds:
                return kinds[one], True
    return ("p", True) if noun.endswith("men") and noun[:-3] + "man" in kinds else ("", False)


def is_bodies(head: str) -> bool:
    """Whether a noun is a plural of bodies: "campaigns", "agencies", "counties", "churches"."""
    if not head.endswith("s") or head in lexicon.DOCUMENT_NOUNS:
        return False
    ones = (head[:-1], head[:-2] if head.endswith("es") else "", head[:-3] + "y" if head.endswith("ies") else "")
    return any(one in lexicon.ORGANISATION_NOUNS or one in ("court", "house") for one in ones if one)


def count_of(lowers: Sequence[str]) -> int | None:
    """The number that a description gives of those it describes; None for shares, millions and years."""
    if {"percent", "million", "billion", "thousand", "hundred"} & set(lowers) or any(
        word.endswith("%") for word in lowers
    ):
        return None
    for word in lowers[:3]:
        if word in _NUMBERS:
            return _NUMBERS[word]
        if word.replace(",", "").isdigit() and len(word) < 7:
            value = int(word.replace(",", ""))
            return value if 1 < value < 1900 or value > 2100 else None
    return None
