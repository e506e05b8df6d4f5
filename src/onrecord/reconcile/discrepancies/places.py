"""Whether two reports put one occasion in two places, or on two media, of which the one is hardly the other.

Names of media and of places come in many wordings, a building lies in a town and a programme is a station's: so what
says more of one thing is no difference, and most of what is left is of low severity.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.domain import Occasion, Severity

#: What a medium is, by the words for it.
_SORTS: Final = {
    word: words.split()[0]
    for words in (
        "radio fm wave airwaves wireless",
        "television tv televised channel canal kanal tele broadcaster news telly",
        "newspaper paper daily weekly magazine journal gazette herald tribune courier observer chronicle post times "
        "bladet zeitung press",
        "podcast",
        "post facebook twitter instagram telegram tiktok youtube bluesky mastodon linkedin blog website online",
    )
    for word in words.split()
}
_SPOKEN: Final = frozenset(("radio", "television", "podcast"))
#: A podcast is often a radio programme, a newspaper's text a post on its page: these two say nothing of each other.
_EITHER: Final = (
    frozenset(("radio", "podcast")),
    frozenset(("newspaper", "podcast")),
    frozenset(("newspaper", "post")),
    frozenset(("television", "podcast")),
)
_ASSEMBLED: Final = frozenset(("press conference", "parliamentary session", "meeting"))
_TALK: Final = frozenset("talk show chat".split())
#: Words of a medium's name that many have.
_COMMON: Final = frozenset(
    "the a an on in of at with our its their my your local public state national regional breakfast morning evening "
    "night late sunday show programme program broadcast live bulletin sports sport new this interview station "
    "network".split()
)
#: Where one may speak, by the words for it; those of one line may be one place.
_VENUES: Final = {
    word: words.split()[0]
    for words in (
        "studio", "court courthouse courtroom", "hall council", "square market street park garden",
        "school classroom playground gate", "university campus lecture faculty",
        "hospital infirmary clinic ward bedside sickbed", "stadium arena pitch",
        "harbour harbor port quay pier dock docks", "airport terminal arrivals departures runway airfield",
        "church cathedral mosque temple synagogue", "hotel", "embassy consulate", "parliament chamber assembly senate",
        "home house kitchen farm porch yard", "library", "gymnasium gym", "factory plant shaft mine canteen shipyard",
        "station platform", "museum gallery theatre theater stage opera", "prison jail", "barracks", "beach", "bridge",
        "summit",
    )
    for word in words.split()
}  # fmt: skip
#: Those that hold no other in their name: a garden is a palace's, a square has a station.
_HOUSES: Final = frozenset(
    "court hall university hospital stadium airport church hotel embassy parliament library museum prison".split()
)
#: Venues that are often one place, or lie in front of each other.
_BESIDE: Final = (
    frozenset(("hall", "parliament")),
    frozenset(("hall", "hotel")),
    frozenset(("school", "university")),
    frozenset(("studio", "home")),
)
#: Words of a building's name that say of what sort it is, and no more.
_BUILDINGS: Final = _VENUES.keys() | frozenset(
    "crown magistrates high supreme district appeal county town city village municipal royal national general central "
    "old new great grand main community house building room centre center steps stage law public state".split()
)
#: The same of those with a name: halls, libraries and hospitals of a university.
_NAMED_BESIDE: Final = tuple(
    frozenset(pair.split())
    for pair in (
        "hall university", "hall library", "hall museum", "museum university", "library university",
        "hospital university",
    )
)  # fmt: skip
_ARTICLES: Final = frozenset("the a an our in on at with".split())
_STEM: Final = 5  # letters by which words of two places are held to be one: court, courthouse
LOW: Final = (
    "where a thing was said decides what it is about; but one of the two may lie in the other, or be its programme"
)


def elsewhere(one: Occasion, other: Occasion) -> tuple[Severity, str] | None:
    """How much two tellings of one occasion differ in its medium or its place, and in what; None for not at all."""
    return _media(one, other) or _beside(one, other) or _beside(other, one) or _places(one.place, other.place)


def _media(one: Occasion, other: Occasion) -> tuple[Severity, str] | None:
    if not one.medium or not other.medium:
        return None
    left, right = _words(one.medium), _words(other.medium)
    named, others = (words - _COMMON - _SORTS.keys() for words in (left, right))
    if _shared(named, others) or left <= right or right <= left:
        return None
    sort, other_sort = _sort(left), _sort(right)
    because = f"the media are {one.medium} and {other.medium}"
    proper = _proper(one.medium) and _proper(other.medium)
    if sort and other_sort and sort != other_sort:
        return None if frozenset((sort, other_sort)) in _EITHER else ("medium" if proper else "low", because)
    if not named or not others or not proper:
        return None  # "the radio", and which one
    return "medium" if sort and sort == other_sort else "low", because


def _beside(one: Occasion, other: Occasion) -> tuple[Severity, str] | None:
    """A medium of the one, and what the other was held as instead."""
    if not one.medium or other.medium or one.kind == other.kind:
        return None
    words = _words(one.medium)
    sort = _sort(words)
    because = f"one is with {one.medium}, the other of kind {other.kind}"
    if other.kind == "post" and sort in _SPOKEN:
        return "medium", because
    told = one.kind in ("unknown", "interview") and _proper(one.medium)
    if told and (other.kind in _ASSEMBLED or (other.kind == "speech" and words & _TALK)):
        return "low", because
    return None


def _places(one: str | None, other: str | None) -> tuple[Severity, str] | None:
    if not one or not other:
        return None
    left, right = _words(one), _words(other)
    names, names_there = (words - _COMMON - _BUILDINGS for words in (left, right))
    if _shared(names, names_there):
        return None
    venue, venue_there = _venues(left), _venues(right)
    because = f"the places are {one} and {other}"
    if venue and venue_there:
        named = _proper(one) or _proper(other)
        beside = _BESIDE + _NAMED_BESIDE if named else _BESIDE
        together = any(frozenset((a, b)) in beside for a in venue for b in venue_there)
        if together or (named and not (venue | venue_there <= _HOUSES)):
            return None
        two = not venue & venue_there or (names and names_there and _proper(one) and _proper(other))
        return ("low", because) if two else None  # the crown courts of two towns are two
    if _shared(left - _COMMON, right - _COMMON):
        return None
    return ("low", because) if _proper(one) and _proper(other) and not venue and not venue_there else None


def _venues(words: frozenset[str]) -> set[str]:
    return {_VENUES[each] for word in words for each in (word, word.removesuffix("s")) if each in _VENUES}


def _sort(words: frozenset[str]) -> str | None:
    """What a medium is: the last of its words in the order of the list that says so; None for a name alone."""
    found = sorted({_SORTS[word] for word in words if word in _SORTS}, key=list(_SORTS.values()).index)
    return found[0] if found else None


def _shared(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool({word[:_STEM] for word in left} & {word[:_STEM] for word in right})


def _proper(name: str) -> bool:
    """Whether it is a name: it has a word with a capital."""
    return any(word[:1].isupper() and word.casefold() not in _ARTICLES for word in name.split())


def _words(name: str) -> frozenset[str]:
    said = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", name.casefold()))
    return frozenset(said)
