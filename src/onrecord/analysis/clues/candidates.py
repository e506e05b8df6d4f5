"""What the people of a race tell: who is spoken of as running, and who had left it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final

from onrecord.analysis.clues.days import FIRST, LAST, number, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.offices import (
    FORMER,
    Index,
    after_each,
    called,
    days_of,
    in_full,
    index,
    since,
    since_latest,
    until,
)
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.domain import Span
from onrecord.knowledge import Knowledge, Office

OFTEN: Final = 3  # mentions that make somebody one of those whom a text is about
ALONE: Final = 6  # where nobody else who ran is named so often
_AROUND: Final = 200  # characters to either side of a name that speak of its bearer
_RACED: Final = 3  # mentions with a word of the race beside them; nothing hangs on more
_PRESUMPTIVE: Final = re.compile(r"presumptive (\w{1,20})(?: presidential)? nominee")
_STATE: Final = re.compile(
    r"\b(?:(Republican|GOP|Democratic)(?: Party)?(?:['’]s)?(?: presidential)? )?"
    r"(?:(front-?\s?runners?)|(nomination))\b(?! (?:of|by)\b)"
)
HEAD: Final = re.compile(r"President of (?!the European)")
_TITLED: Final = re.compile(r"\bpresident(?:-elect)?,? (?:\w{1,12}\.? ){0,2}$", re.IGNORECASE)
IN_OFFICE: Final = re.compile(r"(?:['’]s)? (?:administration|presidency|White House|(?:first|second) term)\b")
_HEADED: Final = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x-|\d\dth) ?(?:U\.S\. )?[Pp]resident\b(?!-)"
    r"(?:s?,? (?:(?:[A-Z][\w.’'-]{0,20} ){0,3}[A-Z][\w.’'-]{1,20}))?|\bre-?elect"
)
RACE: Final = re.compile(
    r"\b(?:campaigns?|candida(?:tes?|cy)|polls?|rivals?|voters|primar(?:y|ies)|caucus(?:es)?|debates?|nomination|front-?runners?|ticket"
    r"|race|delegates|hopefuls?|contenders?|presidential)\b",
    re.IGNORECASE,
)
_OVER: Final = re.compile(
    r"\b(?:drop(?:s|ped|ping)? out|suspend\w*|ended (?:his|her)|left the race|quit|withdr[ae]w|[Ff]ormer"
    r"|[Oo]ne-?time|endors\w+|bowed out|exit(?:ed)?|failed|no longer|vanquished|defeated|then-|convention|dispatched"
    r"|Senate (?:race|seat|primary|campaign|bid|candidates?)"
    r"|departure|conced\w+|re-?election)\b|\bex-"
)
_LEFT: Final = (
    r"(?:dropped out(?! of the top)|suspended (?:his|her)"
    r"|ended (?:his|her) (?:\w{1,20} )?(?:campaign|bid|candidacy|run)|left the (?:\w{1,20} )?race"
    r"|quit the (?:\w{1,20} )?race|withdrew from the|bowed out)"
)
_GONE_AFTER: Final = re.compile(
    rf"^,?\s(?:who\s)?(?:(?:has|had|have|officially|formally|recently|just|already|abruptly|since)\s){{0,3}}{_LEFT}"
)
_GONE_BEFORE: Final = re.compile(
    r"\b(?:[Ff]ormer|[Oo]ne-?time|failed|[Ee]x-?) ?(?:[\w-]{1,20} ){0,3}"
    r"(?:candidates?|rivals?|contenders?|hopefuls?|opponents?|challengers?)(?: like| such as)?,? (?:\w{1,5}\. )?$"
)


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of people whom the packs know to have run for an office."""
    known = index(knowledge)
    yield from of_the_race(text, knowledge)
    titled = {
        one.who
        for one in called(text, known)
        if one.modifier not in FORMER and not any("candidate" in each.title for each in one.offices)
    }  # who has left an office is in the news for something else
    said = named(text, known)
    chosen = [len(said[id_]) for id_ in said if any("nominee" in one.title for one in known.offices[id_])]
    runs_of = {id_: [one for one in known.offices[id_] if "candidate" in one.title] for id_ in said}
    field = sum(1 for id_, runs in runs_of.items() if runs and len(said[id_]) >= OFTEN)
    for id_, places in said.items():
        if runs_of[id_]:
            yield from _untitled(text, known, id_, runs_of[id_], places)
        if runs_of[id_] and id_ not in titled:
            yield from _of_person(text, known, id_, runs_of[id_], places, field > 1, max(chosen, default=0))


def of_the_race(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """What words for the state of a race tell: a front-runner is there before a nominee is presumed, and a nomination
    is sought until it is given."""
    parties = _parties(index(knowledge))
    for match in _STATE.finditer(text.text) if text.has("runner", "nomination") else ():
        adjective = (match[1] or "").lower()
        leads = match[2] is not None
        offices = parties.get(adjective, []) if adjective else [one for some in parties.values() for one in some]
        if not offices or not (leads or adjective):
            continue
        kind = ("front-runner" if adjective else "front-runner-alone") if leads else "nomination"
        before, after = REACH[kind]
        days = [(since_latest(one) if leads else until(one)) for one in offices]
        some = windows((day - before, day + after) for day in days)
        span = Span(match.start(), match.end())
        what = "nominees were presumed" if leads else "nominations were made"
        told = ", ".join(sorted({_year(day) for day in days}))
        yield Evidence("front-runner-1" if leads else "nomination-1", some, (span,), f"“{match[0]}”: {what} in {told}")


@lru_cache(maxsize=4)
def _parties(known: Index) -> dict[str, list[Office]]:
    """The stretches with a presumptive nominee by the words for their parties."""
    found: dict[str, list[Office]] = defaultdict(list)
    for offices in known.of_post.values():
        for office in offices:
            for title in (office.title, *office.titles):
                match = _PRESUMPTIVE.fullmatch(title.lower())
                if match and office.since and office not in found[match[1]]:
                    found[match[1]].append(office)
    return dict(found)


def _year(day: int) -> str:
    return date.fromordinal(day).isoformat()[:4]


def headed_in(text: Text) -> tuple[str, ...]:
    """What a text calls those who have headed a state, with their names where it tells them."""
    return text.once(_headed_in, None)


def _headed_in(text: Text, _: None) -> Iterable[str]:
    return (match[0] for match in _HEADED.finditer(text.text))


def named(text: Text, known: Index) -> dict[str, list[tuple[int, int]]]:
    """Where people of the packs are named, by id: full names, and family names that only one full name explains."""
    return dict(text.once(_named, known))


def _named(text: Text, known: Index) -> Iterable[tuple[str, list[tuple[int, int]]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    whole = in_full(text, known)
    here = {id_ for _, ids in whole.values() if len(ids) == 1 for id_ in ids}
    past = 0
    for position in sorted({*whole, *text.capitals(known.families.keys() & text.places.keys())}):
        if position < past:
            continue
        past, ids = whole.get(position, (position + 1, ()))
        if position not in whole:
            ids = tuple(sorted(known.families[text.words[position].folded] & here))
        if len(ids) == 1:
            found[ids[0]].append((position, past))
    return found.items()


def _untitled(
    text: Text, known: Index, id_: str, runs: list[Office], places: list[tuple[int, int]]
) -> Iterator[Evidence]:
    """One who has headed a state and runs again is called so: who never is, in a text about the race, has not yet.

    Held by all of 343 reports of PolNeAR train; but none of them is of a race after an office, so that says little.
    """
    headed = [since(one) for one in known.offices[id_] if HEAD.match(one.title)]
    if not headed or len(places) < 2 or max(since(run) for run in runs) <= min(headed):
        return
    words = text.words
    around = [text.text[max(0, words[a].start - _AROUND) : words[b - 1].end + _AROUND] for a, b in places]
    if not any(map(RACE.search, around)):
        return
    family = known.people[id_].family
    for said in headed_in(text):  # "former President Ada Kerr" is somebody else
        if family in said or not said.rstrip("s").partition("resident")[2].strip(" ,"):
            return
    for a, b in places:
        before = text.text[max(0, words[a].start - 24) : words[a].start]
        if _TITLED.search(before) or IN_OFFICE.match(text.text[words[b - 1].end :][:40]):
            return
    name, days = known.people[id_].name, min(headed)
    spans = tuple(Span(words[a].start, words[b - 1].end) for a, b in places[:3])
    some = windows([(FIRST, days + REACH["untitled"][1])])
    told = date.fromordinal(days).isoformat()
    yield Evidence(
        "candidate-untitled-1", some, spans, f"{name} is never called President, in office or former, as after {told}"
    )


def _of_person(
    text: Text, known: Index, id_: str, runs: list[Office], places: list[tuple[int, int]], field: bool, most: int
) -> Iterator[Evidence]:
    words, name = text.words, known.people[id_].name
    around = [text.text[max(0, words[a].start - _AROUND) : words[b - 1].end + _AROUND] for a, b in places]
    race = len(list(islice(filter(RACE.search, around), _RACED)))
    spans = tuple(Span(words[a].start, words[b - 1].end) for a, b in places[:3])
    told = days_of(runs)
    chosen = any("nominee" in one.title for one in known.offices[id_])  # news speaks of others in other years too
    if len(places) >= (OFTEN if field else ALONE) and race >= 2:
        before, after = REACH["candidate"]
        held = [*runs, *(office for office in known.offices[id_] if office not in runs)]
        ends = {
            until(one) for one in known.offices[id_] if "nominee" in one.title
        }  # who is voted on is soon left alone
        some = windows((since(run) - before, until(run) + (before if until(run) in ends else after)) for run in held)
        rule = "candidate-named-1" if chosen else "candidate-also-1"
        yield Evidence(rule, some, spans, f"{name} is named among those who run, and ran {told}")
    elif chosen and known.names.exact(words, *places[0]):
        before, after = REACH["candidate-mentioned"]
        some = windows((since(run) - before, until(run) + after) for run in (*runs, *known.offices[id_]))
        yield Evidence("candidate-mentioned-1", some, spans, f"{name} is mentioned, who ran {told}")
    # One who had left a race is still named, beside those who were chosen: more often than they only while running.
    if len(places) >= 3 and race >= _RACED and (chosen or len(places) >= most) and not any(map(_OVER.search, around)):
        before, after = REACH["candidate-active"]
        some = windows((since(run) - before, until(run) + after) for run in runs)
        yield Evidence("candidate-running-1", some, spans, f"{name} is spoken of as running, and ran {told}")
    ended = [run for run in runs if run.until]
    for a, b in places:
        gone = _GONE_AFTER.search(text.text[words[b - 1].end : words[b - 1].end + 90])
        if ended and (gone or _GONE_BEFORE.search(text.text[max(0, words[a].start - 60) : words[a].start])):
            some = windows(
                [*after_each(runs)] if gone else [(min(number(run.until.latest) for run in ended if run.until), LAST)]
            )
            span = Span(words[a].start, words[b - 1].end)
            yield Evidence("candidate-left-1", some, (span,), f"{name} had left the race, having run {told}")
            return
