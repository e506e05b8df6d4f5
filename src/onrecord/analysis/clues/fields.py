"""The races that packs know, and which of them a text is about: the same people meet again, but seldom all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.analysis.clues.candidates import HEAD, IN_OFFICE, RACE, headed_in, named
from onrecord.analysis.clues.days import LAST, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.offices import Index, index, since, since_latest, until
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.domain import Span
from onrecord.knowledge import Knowledge, Office

RACE_DAYS: Final = 650  # before election day in which somebody who ran for a nomination left the race
_PARTY: Final = re.compile(r"(?:presumptive )?(\w{1,20})(?: party)?(?: presidential)? nominee")
_AROUND: Final = 200  # characters to either side of a name that speak of its bearer
_OFTEN: Final = 2  # mentions of each of those who count
_NEAR: Final = 0.8  # of the mentions of the race whose people are named the most: another may be meant, too
_SOON: Final = 5  # of the mentions of a person, the first ones: who holds an office is called so when first named
_WEIGHT: Final = 4  # mentions for which a title counts later: it may be supposed
_TITLED: Final = re.compile(r"\bPresident (?:\w{1,12}\.? ){0,2}$")
_SUPPOSED: Final = re.compile(
    r"\b(?:would|could|might|if|should|[Aa]|next|future|elect|becom\w+|fleeing)\s(?:\S+\s){0,2}\S*$"
)
_WOULD: Final = re.compile(r"\s(?:would|could|might)\b")
Said = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Race:
    """A race by its election day: who is chosen by which party from when on, beside whom, and who was not."""

    day: int
    nominees: frozenset[str]
    chosen: dict[str, frozenset[str]]  # by the folded word for the party, who
    presumed: dict[str, int]  # by the folded word for the party, the first day on which there was one to presume
    nominated: dict[str, int]
    mates: dict[str, int]  # the day of their announcement
    others: frozenset[str]
    left: dict[str, int]  # when each of the others left it


@lru_cache(maxsize=4)
def races(known: Index) -> tuple[Race, ...]:
    """The races that the packs know the nominees of, in order."""
    offices = [one for some in known.of_post.values() for one in some]
    ended: dict[int, list[Office]] = defaultdict(list)
    for one in offices:
        if "nominee" in one.title and "presumptive" not in one.title and one.until and one.since:
            ended[until(one)].append(one)
    return tuple(_race(day, some, offices) for day, some in sorted(ended.items()))


def _race(day: int, chosen: list[Office], offices: list[Office]) -> Race:
    mates = {one.holder: since(one) for one in chosen if "vice" in one.title.lower()}
    nominees = frozenset(one.holder for one in chosen if "vice" not in one.title.lower())
    nominated = _by_party(one for one in chosen if "vice" not in one.title.lower())
    presumed = nominated | _by_party(
        one for one in offices if "presumptive" in one.title and day - RACE_DAYS < since(one) < day
    )
    left = {
        one.holder: until(one)
        for one in offices
        if "candidate" in one.title and one.holder not in nominees and one.until and day - RACE_DAYS < until(one) < day
    }
    left = {who: at for who, at in left.items() if who not in mates}
    of_party = {
        party: frozenset(one.holder for one in chosen if "vice" not in one.title.lower() and party in _parties_of(one))
        for party in nominated
    }
    return Race(day, nominees, of_party, presumed, nominated, mates, frozenset(left), left)


def _by_party(offices: Iterator[Office]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in offices:
        for party in _parties_of(one):
            found[party] = min(found.get(party, LAST), since_latest(one))
    return found


def _parties_of(office: Office) -> set[str]:
    matches = (_PARTY.fullmatch(title.lower()) for title in (office.title, *office.titles))
    return {match[1] for match in matches if match} - {"presidential", "presumptive"}


def spoken_of(text: Text, known: Index, some: tuple[Race, ...], said: Said) -> tuple[Race, ...]:
    """The races that those allow who have headed a state: one who is titled so runs only for that office again, one
    who is not has not held it yet. All where none is left."""
    held = {who: _titled_from(text, known, who, places) for who, places in said.items()}
    kept = []
    for race in some:
        of_it = [held[who] for who in race.nominees & held.keys()]
        if all(one is None or (race.day > one[1] if one[0] else race.day < one[1]) for one in of_it):
            kept.append(race)
    return tuple(kept) or some


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of several people of one race, named in a text about a race."""
    known = index(knowledge)
    some = races(known)
    said = named(text, known)
    together = _together(text, known, spoken_of(text, known, some, said), said)
    if not together or len(together) == len(some):
        return
    before, after = REACH["race-together"]
    people = sorted({who for some_people in together.values() for who in some_people})
    spans = tuple(sorted(_span(text, said[who][0]) for who in people))
    names = ", ".join(known.people[who].name for who in people)
    because = f"{names} are named, who ran in one race"
    yield Evidence("race-together-1", windows((day - before, day + after) for day in together), spans, because)


def _together(text: Text, known: Index, some: tuple[Race, ...], said: Said) -> dict[int, list[str]]:
    """Those who are named of each race of which several are, by its day; the races of which the most is told."""
    ran = {
        who: places
        for who, places in said.items()
        if len(places) >= _OFTEN and any(who in _people(race) for race in some) and _may_run(text, known, who, places)
    }
    if len(ran) < 2 or not any(RACE.search(_around(text, place)) for places in ran.values() for place in places):
        return {}
    found = {race.day: sorted(ran.keys() & _people(race)) for race in some}
    found = {day: people for day, people in found.items() if len(people) >= 2}
    counts = {day: sum(len(ran[who]) for who in people) for day, people in found.items()}
    return {day: people for day, people in found.items() if counts[day] >= _NEAR * max(counts.values())}


def _may_run(text: Text, known: Index, who: str, places: list[tuple[int, int]]) -> bool:
    """Whether somebody is spoken of as one who runs: those who have headed a state are spoken of for that, too."""
    if not any(HEAD.match(one.title) for one in known.offices[who]):
        return True
    titled = _titled_from(text, known, who, places)
    return titled is not None and not titled[0] and len(places) > _OFTEN


def _titled_from(text: Text, known: Index, who: str, places: list[tuple[int, int]]) -> tuple[bool, int] | None:
    """Whether one who has headed a state is called so, and the first day of it; None for others, and where unsure."""
    headed = [since(one) for one in known.offices[who] if HEAD.match(one.title)]
    if not headed or len(places) < _OFTEN:
        return None
    words, titled = text.words, 0
    for place, (a, b) in enumerate(places):
        start, end = words[a].start, words[b - 1].end
        if _TITLED.search(text.text[max(0, start - 24) : start]):
            supposed = _SUPPOSED.search(text.text[max(0, start - 50) : start]) or _WOULD.match(
                text.text[end : end + 12]
            )
            titled += 0 if supposed else len(places) if place < _SOON else _WEIGHT
        elif IN_OFFICE.match(text.text[end:][:40]):
            return None
    family = known.people[who].family
    if 0 < titled < len(places) or any(family in said for said in headed_in(text)):
        return None
    return titled > 0, min(headed)


def _people(race: Race) -> frozenset[str]:
    return race.nominees | race.others


def _span(text: Text, place: tuple[int, int]) -> Span:
    return Span(text.words[place[0]].start, text.words[place[1] - 1].end)


def _around(text: Text, place: tuple[int, int]) -> str:
    span = _span(text, place)
    return text.text[max(0, span.start - _AROUND) : span.end + _AROUND]


__all__ = ["Race", "find", "races", "spoken_of"]
