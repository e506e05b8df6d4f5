"""What kind of thing a name names: a person, an organisation or a place, by its words and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.analysis.speakers import lexicon, names, placenames, rolewords
from onrecord.analysis.speakers.lexicon import (
    KNOWN_BODIES,
    NOT_NAMES,
    ORGANISATION_ENDINGS,
    PEOPLE,
    PLACE_PREPOSITIONS,
    SUFFIXES,
    THING_ENDINGS,
)
from onrecord.analysis.speakers.nouns import INHABITANTS
from onrecord.analysis.speakers.placenames import DEMONYMS, PLACES
from onrecord.analysis.speakers.rolewords import (
    FEMALE_HONORIFICS,
    FEMALE_NOUNS,
    MALE_HONORIFICS,
    MALE_NOUNS,
    OFFICE_LETTERS,
    ROLE_HEADS,
)
from onrecord.analysis.speakers.scan import NameMention
from onrecord.knowledge.given_names import Gender

# A capital inside a word: a brand's ("LanternPoll"), where no particle of family names comes before it ("McOrlo").
_INNER: Final = re.compile(r"([A-Z][a-z]+)[A-Z][a-z]+")
_JOINED: Final = frozenset(
    """Mc Mac De Del Della Di Da Du Des La Le Lo Van Von Vander Fitz St Ste Ter Ten Al El Bin Abu Jo Le Mc D O
    Mary Ann Sue Lou Lee Jean""".split()
)
# Before letters that stand for an office.
_WHOSE: Final = frozenset("the a an its his her their our my former deputy new then".split())
_WHOSE_POST: Final = re.compile(
    r".+['’]s?$|(?:potential|possible|likely|future|next|eventual|current|longtime|interim)$"
)
# What stands right before the name of a company and of nothing else.
_COMPANIES: Final = frozenset(
    "shares giant conglomerate automaker carmaker drugmaker chipmaker airline retailer insurer startup".split()
)
# Bodies that are called by what they are of: "the Westmark Board of Elections".
_OF_WHAT: Final = frozenset(
    "academy agency alliance association board brotherhood bureau chamber church coalition college"
    " commission committee council court department division federation institute league ministry office"
    " school union university".split()
)
# "The Harbour Society for Night Creatures"
_FOR_WHAT: Final = _OF_WHAT | {
    "alliance",
    "association",
    "center",
    "centre",
    "club",
    "coalition",
    "foundation",
    "fund",
    "network",
    "organisation",
    "organization",
    "society",
    "trust",
    "union",
}
# "the Joint Committee on Harbours"
_ON_WHAT: Final = frozenset("commission committee council subcommittee".split())
# Last words of what is agreed on or passed, and of nobody's name.
LAWS: Final = frozenset("accord act agreement amendment treaty".split())
# A party's or a state's letters behind a name that were cut off from it: "R-La", "D-Ohio".
_LETTERS: Final = re.compile(r"[RDI]-[A-Z][A-Za-z]{1,7}\.?")


def classify(mention: NameMention, words: list[str], source: bool) -> None:
    """Decide what kind of thing a name names, with the evidence of its words and its context."""
    lowers = [word.lower().rstrip(".") for word in words]
    phrase = " ".join(lowers).replace("’", "'")
    last = lowers[-1]
    honorific = mention.titles[-1].lower().rstrip(".") if mention.titles else ""
    role = honorific or (mention.before if mention.before in ROLE_HEADS else "")
    mention.gender = _gender_of(role, mention.titles) or mention.gender
    given = names.is_given(words[0]) and len(words) == 2
    plural = last in PEOPLE and not (last.endswith("s") and _of_what(lowers))
    if len(words) > 1 and plural and last not in ORGANISATION_ENDINGS and not given:
        return
    if phrase in PEOPLE and mention.titles and honorific not in rolewords.HONORIFICS:
        return  # "Conservative Christians"
    if _by_shape(mention, words, phrase):
        return
    if len(words) > 1 and lowers[0] in ("st", "saint") and phrase not in PLACES and not mention.titles:
        mention.kind = "organisation" if len(words) > 2 and last in ORGANISATION_ENDINGS else None  # "St. Orlan’s"
    elif not mention.titles and (phrase in KNOWN_BODIES or (len(words) > 1 and _is_body(lowers))):
        mention.kind, mention.firm = "organisation", True
    elif not mention.titles and (known_place(lowers) or mention.region or mention.town):
        mention.kind, mention.firm = "place", True
    elif len(words) == 1 and words[0].endswith(".") and last in placenames.STATES and not names.is_given(words[0]):
        mention.kind, mention.firm = "place", True  # "(Vt.)"
    elif len(words) > 1 and last in KNOWN_BODIES and not given and not mention.titles:
        return  # "the pro-Westmark Twitter account"
    elif not mention.titles and mention.before in _COMPANIES and not (given and mention.before == "giant"):
        mention.kind, mention.firm = "organisation", True  # "the oil giant Orlo Venn", "shares in Orlo"
    elif len(words) == 1 and not mention.titles and (last in lexicon.ORGANISATION_NOUNS or last in THING_ENDINGS):
        return
    elif len(words) == 1 and not honorific and _no_name(phrase):
        mention.kind = None
        return
    elif honorific not in rolewords.HONORIFICS and len(words) > 1 and last in LAWS and not names.is_given(words[0]):
        return  # "Every Student Prospers Act"
    elif honorific or _person_by_words(words, lowers):
        mention.kind, mention.firm = "person", True
    elif len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        mention.kind, mention.firm = "organisation", not mention.speaks
    elif any(word in ("of", "for", "on", "and", "&") for word in lowers) or mention.before in ("the", "a", "an"):
        body = last in ORGANISATION_ENDINGS or lowers[0] in ORGANISATION_ENDINGS or lowers[0] in lexicon.JOINING
        body = body or any(left in lexicon.CAUSES and right == "for" for left, right in pairwise(lowers))
        mention.kind = "organisation" if body else None
        mention.firm = body
    elif _is_thing(mention, words, phrase):
        mention.kind = None
    elif len(words) > 1 and words[-1].isupper() and len(words[-1]) > 1 and not words[0].isupper():
        mention.kind = "organisation"  # "Young SVP": an acronym is no family name
    elif mention.before in PLACE_PREPOSITIONS:
        mention.kind = "place"
    else:
        firm = mention.speaks or source or mention.before in ROLE_HEADS or mention.introduced
        alone = len(words) == 1 and mention.opens  # may be any word that starts a sentence
        if len(words) > 1 or firm or mention.possessive or (mention.weight >= 1.0 and not alone):
            mention.kind, mention.firm = "person", firm
    if mention.kind == "person":
        mention.name = names.parse(words)
        if mention.name is None:
            mention.kind = None
        elif mention.gender is None or (role in rolewords.OF_EITHER and mention.name.gender == "f"):
            mention.gender = mention.name.gender


def _gender_of(role: str, titles: Sequence[str]) -> Gender | None:
    """The gender that the role right before a name tells, or else the first of its titles: "Lord Justice Orlo"."""
    first = titles[0].lower().rstrip(".") if titles else ""
    if role in MALE_HONORIFICS or role in MALE_NOUNS:
        return "m"
    if role in FEMALE_HONORIFICS or role in FEMALE_NOUNS:
        return "f"
    if first in ("lord", "lady", "dame", "sir", "mr", "mrs", "ms"):
        return "m" if first in MALE_HONORIFICS else "f"
    return None


def _no_name(word: str) -> bool:
    """Whether a single word in capitals names nobody: a day, a people, a faith."""
    people = word in DEMONYMS or word in PEOPLE or word.rpartition("-")[2].removesuffix("s") in DEMONYMS
    return word in NOT_NAMES or word in INHABITANTS or people


def _is_thing(mention: NameMention, words: list[str], phrase: str) -> bool:
    """Whether capitals without a title name neither a person nor a body: a law, a river, several of something."""
    last = words[-1].lower().rstrip(".")
    ends = last in THING_ENDINGS and not (len(words) == 2 and mention.speaks and mention.before in lexicon.SPEECH)
    several = words[-1][:2].isupper() and words[-1].endswith("s") and words[-1][:-1].isupper()  # "MPs"
    return ends or several or len(words) > 4 or any(map(str.isdigit, phrase)) or (len(words) > 1 and last in PEOPLE)


def _by_shape(mention: NameMention, words: list[str], phrase: str) -> bool:
    """Whether the shape of a name alone decides: what is nobody's name is left without a kind, a brand is a body."""
    if phrase in ("super pac", "super pacs") or (len(words) == 1 and phrase.endswith("-language")):
        return True
    if mention.titles:
        return False
    if (
        len(words) == 1
        and words[0] in OFFICE_LETTERS
        and (mention.before in _WHOSE or _WHOSE_POST.match(mention.before))
    ):
        return True  # "the PM", "her CEO", "Orlo's potential VP"
    if (len(words) == 1 and _brand(words[0])) or (len(words) == 2 and phrase.startswith(("team ", "camp ", "planet "))):
        mention.kind, mention.firm = "organisation", True
        return True
    return (len(words) == 1 and _LETTERS.fullmatch(words[0]) is not None) or (len(words) > 2 and _shouted(words))


def _brand(word: str) -> bool:
    inner = _INNER.match(word)
    return inner is not None and inner.group(1) not in _JOINED


def _shouted(words: list[str]) -> bool:
    """Whether a run is all in capitals and shows no given name: a call or a heading, nobody's name."""
    return all(word.isupper() and len(word) > 1 for word in words) and not any(map(names.is_given, words))


def known_place(lowers: Sequence[str]) -> bool:
    """Whether words in lower case are the name of a place in the lists, or of a part of one."""
    return " ".join(lowers) in PLACES or _part_of_place(lowers)


def _part_of_place(lowers: Sequence[str]) -> bool:
    """Whether a name is that of a part of a known place, or its full one: "Greater London", "Republic of Turkey"."""
    if "of" in lowers[1:] and lowers[lowers.index("of") - 1] in ("republic", "kingdom", "state", "city"):
        return " ".join(lowers[lowers.index("of") + 1 :]) in PLACES
    return lowers[0] in placenames.PARTS_OF_PLACES and " ".join(lowers[1:]) in PLACES


def _is_body(lowers: list[str]) -> bool:
    last = lowers[-1]
    if last in SUFFIXES:
        return False
    return (
        last in ORGANISATION_ENDINGS
        or (last == "district" and len(lowers) > 1 and lowers[-2] in lexicon.DISTRICTS)
        or lowers[0] in ("department", "ministry", "university", "bank", "institute", "office", "bureau", "house")
        or "&" in lowers
        or "and" in lowers[1:]
        or _of_what(lowers)
    ) and not (
        names.is_given(lowers[0])
        and len(lowers) == 2
        and last in ("post", "house", "college", "press", "star", "church")
    )


def _of_what(lowers: Sequence[str]) -> bool:
    """Whether a name says what a body is of or for: "the Westmark Federation of Teachers"."""
    return any(
        (left in _OF_WHAT and right == "of")
        or (left in _FOR_WHAT and right == "for")
        or (left in _ON_WHAT and right == "on")
        for left, right in pairwise(lowers)
    )


def _person_by_words(words: list[str], lowers: list[str]) -> bool:
    if not 2 <= len(words) <= 6 or (lowers[-1] in PLACES and lowers[0] in ("new", "north", "south", "west")):
        return False
    if any(word.split(" ")[0] in ("of", "for", "on", "and", "&") for word in lowers) or lowers[-1] in THING_ENDINGS:
        return False
    if lowers[-1].rstrip(".") in ("jr", "sr", "iii", "ii"):
        return True
    if names.is_given(words[0]) and not words[0].isupper():
        return True
    if any(names.is_initial(word) and "." in word for word in words[:-1]) and words[0].lower() not in (
        "u.s.",
        "u.k.",
        "u.n.",
        "st.",
    ):
        return not words[-1].isupper()
    return words[0][0] in '"“' or any(word[0] in '"“(' for word in words[1:-1])
