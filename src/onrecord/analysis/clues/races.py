"""How far a race is: its nominees, their running mates and conventions tell from when on, election day until when.

A lower and an upper bound are evidence of their own, by rules of their own, so that one that fails costs not the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.analysis.clues.candidates import named
from onrecord.analysis.clues.days import LAST, Window, iso, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.fields import RACE_DAYS, Race, races, spoken_of
from onrecord.analysis.clues.offices import Index, called, index
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.domain import Span
from onrecord.knowledge import Knowledge, Office

_AROUND: Final = 200  # characters to either side of a name that speak of its bearer
_NOMINEE: Final = re.compile(
    r"\b(Republican|GOP|Democratic)(?:\s[Pp]arty(?:['’]s)?)?(?:\spresidential)?\snominee(?!s\b)"
)
_NOT_YET: Final = re.compile(
    r"(?:\b(?:[Pp]resum\w+|[Ee]ventual|[Ll]ikely|[Pp]otential|[Pp]ossible|[Pp]robable|[Pp]rospective|[Aa]n?|[Aa]ny|[Nn]ext"
    r"|[Ff]uture|be|becom\w+|became|as|[Ff]ormer|our|apparent|inevitable|[Ii]f|not|is|decide|choose|pick|choice for"
    r"|support|against|defeat|[Ww]hoever|[Ll]ast|past|[Oo]ne-?time"
    r"|[Ee]very|[Rr]ecent|[Pp]revious|take on|for|vs\.|named|crowned)\s(?:(?:the|its|their|that|our|his|her|one)\s)?"
    r"(?:(?:\w{1,20}['’]s|two)\s)?|\b(?:19|20)\d\d\s|-elect\s)$"
)
_SOME_NOMINEE: Final = re.compile(
    r"\b(?:(?:Republican|GOP|Democratic|party|party['’]s|presidential|major-party)\s){0,3}nominees?\b"
)
_OTHER_NOMINEE: Final = re.compile(
    r"\b(?:[Cc]ourt|[Jj]udicial|[Vv]ice[- ]presidential|VP|[Cc]abinet|[Ss]enate)\s(?:\S{1,12}\s)?$"
)
_NAME: Final = re.compile(r",?(?:\s[A-Z][\w.-]{0,20}){2,4}")
_PRESUMED: Final = re.compile(r"\b[Pp]resum(?:ptive|ed|ably the)\b")
_NOT_THIS: Final = re.compile(
    r"^-in-waiting|^(?:s?,?\s|['’]s\s(?=going))(?:going|to\s|(?:in|of)\s(?:19|20)\d\d|(?:19|20)\d\d|in\sNovember|for\s(?:governor|Senate|Congress|the\s(?:Senate|House))"
    r"|is\s[A-Z]|will\s(?:\w+\s){0,2}be|which\s|would|to\sbe"
    r"|must|could|emerges|whoever|--? presum|(?:four|eight|\w{1,6})\syears\sago)"
)
_PRIMARY: Final = re.compile(
    r"\b(?:primar(?:y|ies)|caucus\w*|delegates?|front-?\s?runners?|nomination|hopefuls?|contenders?)\b", re.IGNORECASE
)
_GENERAL: Final = re.compile(
    r"\b(?:nominees?|general election|November|running mate|conventions?|swing states?|battleground|Election Day"
    r"|(?:Republican|GOP|Democratic) (?:rival|opponent|challenger|candidate)|polls?)\b"
)
_GUESS: Final = re.compile(
    r"\b(?:short-?\s?list\w*|potential|possible|contenders?|considered|considering|vett(?:ed|ing)|speculat\w+|prospective"
    r"|prospects?|finalists?|endorse\w*|front-?runners?|top choice)\b"
)
_RUNS: Final = re.compile(
    r"\b(?:campaign(?:s|ed|ing)?|candida(?:tes?|cy)|polls?|rivals?|opponents?|voters|nominees?|debates?|ticket|race)\b"
)
_OVER: Final = re.compile(
    r"\b(?:[Pp]resident-[Ee]lect|inaugurat\w+|(?:won|lost|winning|losing) (?:the|last) (?:\w{1,12} )?election"
    r"|election (?:victory|win|loss|defeat)"
    r"|[Ff]ormer (?:Democratic|Republican|GOP) (?:presidential )?(?:nominee|candidate)"
    r"|his presidency|her presidency|last year['’]s election)\b"
)
_CONVENTION: Final = r"(?:party['’]s |Republican |Democratic |GOP |party |two )?(?:[Nn]ational )?[Cc]onventions?\b"
_CONVENED: Final = re.compile(
    r"\b(?:spoke|speech|spoken|speaking|address|booed|delivered|appeared|appearance)\s(?:[\w’']{1,20}\s){0,5}"
    rf"(?:at|to|during)\s(?:the |their |his |her |its )?{_CONVENTION}"
    r"|\b(?:said|told)\s(?:[\w’']{1,20}\s){0,5}"
    rf"(?:at|during)\s(?:the |their |his |her |its )?{_CONVENTION}"
    rf"|\b(?:since|after|following)\s(?:the |their |his |her |its |both )?{_CONVENTION}"
)
_COMING: Final = re.compile(
    r"\b(?:will|would|going to|later|next|could|may|might|scheduled|slated|is speaking|upcoming|invited|if)\b"
)


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of who was chosen, who runs beside whom, who is left, and which convention is past."""
    known = index(knowledge)
    some = races(known)
    if not some:
        return
    said = named(text, known)
    some = spoken_of(text, known, some, said)
    yield from _of_nominees(text, known, some, said)
    yield from _of_conventions(text, some)
    yield from _of_mates(text, known, some, said)
    yield from _of_both(text, some, said)
    yield from _of_rivals(text, some, said)
    yield from _of_runs(text, known, some, said)


def _of_nominees(
    text: Text, known: Index, all_: tuple[Race, ...], said: dict[str, list[tuple[int, int]]]
) -> Iterator[Evidence]:
    """ "The Republican nominee", who is there and not sought: since the nomination, or since one was presumed.

    Where nobody is presumed, and no others who ran or no primaries are told of, hardly anybody says it before the day.
    """
    ended = text.says(_OVER)
    families = {known.people[who].family for race in all_ for who in race.nominees}
    seeking, presuming = text.says(_PRIMARY), text.says(_PRESUMED)
    for match in _NOMINEE.finditer(text.text) if text.has("nominee") else ():
        party = match[1].lower()
        before = text.text[max(0, match.start() - 40) : match.start()]
        if _NOT_YET.search(before) or _NOT_THIS.match(text.text[match.end() : match.end() + 30]):
            continue
        name = _NAME.match(text.text, match.end())
        if name and not families & {word.strip(".,’'") for word in name[0].split()}:  # of a race that is not known
            continue
        span = (Span(match.start(), match.end()),)
        some = _whose_nominee(all_, party, said)
        plain = [] if presuming else [race for race in some if not (seeking and race.others & said.keys())]
        for rule, days in (("race-presumed", "presumed"), ("race-chosen" if plain else "race-nominated", "nominated")):
            begun = [
                (
                    getattr(race, days)[party],
                    REACH["race-nominated" if rule != "race-presumed" and race not in plain else rule],
                )
                for race in some
                if party in getattr(race, days)
            ]
            ends = [race.day for race in some if party in getattr(race, days)]
            if begun:
                told = ", ".join(f"{iso(day)}" for day, _ in begun[-4:])
                why = f"“{match[0]}”: there was one {'to presume ' if days == 'presumed' else ''}from {told} on"
                stretches = ((day - reach, end + after) for (day, (reach, after)), end in zip(begun, ends, strict=True))
                yield Evidence(f"{rule}-1", windows(stretches), span, why)
        runs = [race for race in some if party in race.presumed]
        if not ended and runs:
            some_days = windows((race.presumed[party] - RACE_DAYS, race.day + REACH["race-open"][1]) for race in runs)
            told = ", ".join(f"{iso(race.day)}" for race in runs[-4:])
            yield Evidence("race-called-1", some_days, span, f"“{match[0]}” is there to be voted on, until {told}")


def _whose_nominee(some: tuple[Race, ...], party: str, said: dict[str, list[tuple[int, int]]]) -> tuple[Race, ...]:
    """The races whose nominee of that party the text is about; all where it names none."""
    counts = [sum(len(said.get(who, ())) for who in race.chosen.get(party, ())) for race in some]
    most = max(counts, default=0)
    return tuple(race for race, count in zip(some, counts, strict=True) if count and 3 * count >= most) or some


def _of_conventions(text: Text, some: tuple[Race, ...]) -> Iterator[Evidence]:
    for match in _CONVENED.finditer(text.text) if text.has("onvention") else ():
        sentence = text.sentence(match.start())
        around = text.text[max(sentence.start, match.start() - 100) : min(sentence.end, match.end() + 100)]
        if _COMING.search(around):
            continue
        held = [(min(race.nominated.values()), race.day) for race in some if race.nominated]
        if held:
            reach, after = REACH["race-convened"]
            told = ", ".join(f"{iso(day)}" for day, _ in held[-4:])
            span = (Span(match.start(), match.end()),)
            yield Evidence(
                "race-convened-1",
                windows((day - reach, end + after) for day, end in held),
                span,
                f"“{match[0]}”: the first nominees were chosen {told}",
            )
            return


def _of_mates(
    text: Text, known: Index, some: tuple[Race, ...], said: dict[str, list[tuple[int, int]]]
) -> Iterator[Evidence]:
    """A running mate and a nominee of one race: since the announcement."""
    most = _most(some, said)
    for race in some:
        for who, day in race.mates.items():
            if who not in said or not any(len(said[one]) >= most for one in race.nominees & said.keys()):
                continue
            places = said[who]
            first = _span(text, places[0])
            if any(_GUESS.search(_around(text, place)) for place in places):
                continue
            name = known.people[who].name
            because = f"{name} is named beside a nominee, whose running mate was announced {iso(day)}"
            yield Evidence("race-ticket-1", windows([(day - REACH["race-ticket"][0], LAST)]), (first,), because)


def _of_both(text: Text, some: tuple[Race, ...], said: dict[str, list[tuple[int, int]]]) -> Iterator[Evidence]:
    """Both nominees, a word of a nominee who is there, and nobody else who ran, no primaries, nobody presumed."""
    most = _most(some, said)
    word = None if text.says(_PRESUMED) or text.says(_PRIMARY) else _nominee(text)
    if word is None:
        return
    for race in some:
        both = [who for who in sorted(race.nominees) if who in said]
        if len(both) < 2 or race.others & said.keys() or max(len(said[who]) for who in both) < most:
            continue
        before, after = REACH["race-chosen"]
        names = [_span(text, said[who][0]) for who in both]
        spans = sorted([word, *(span for span in names if span.end <= word.start or word.end <= span.start)])
        why = f"“{text.text[word.start : word.end]}”, and of those who ran only the nominees are named"
        day = min(race.nominated.values())
        yield Evidence("race-nominees-1", windows([(day - before, race.day + after)]), tuple(spans), why)


def _of_rivals(text: Text, some: tuple[Race, ...], said: dict[str, list[tuple[int, int]]]) -> Iterator[Evidence]:
    """The nominees of a race against each other: until election day, and where nobody else who ran is named and no
    word is of primaries, since the last of them was presumed."""
    most = _most(some, said)
    low: list[Window] = []
    high: list[Window] = []
    spans: list[Span] = []
    for race in some:
        rivals = [who for who in sorted(race.nominees) if len(said.get(who, ())) >= 2]
        if len(rivals) < 2 or not race.presumed or not any(len(said[who]) >= most for who in rivals):
            continue
        spans += [_span(text, said[who][0]) for who in rivals]
        last = max(race.presumed.values())
        if not race.others & said.keys() and not text.says(_PRIMARY) and text.says(_GENERAL):
            low.append((last - REACH["race-rivals"][0], LAST))
        if not text.says(_OVER) and all(
            any(_RUNS.search(_around(text, place)) for place in said[who]) for who in rivals
        ):
            high.append((last - RACE_DAYS, race.day + REACH["race-open"][1]))
    names = tuple(sorted(set(spans)))
    if low:
        yield Evidence("race-rivals-1", windows(low), names, "only the nominees of a race are named of those who ran")
    if high:
        yield Evidence("race-open-1", windows(high), names, "the nominees of a race are told of as running")


def _nominee(text: Text) -> Span | None:
    """The first word of a nominee who is there and not sought."""
    for match in _SOME_NOMINEE.finditer(text.text):
        before = text.text[max(0, match.start() - 40) : match.start()]
        after = text.text[match.end() : match.end() + 30]
        if not (_NOT_YET.search(before) or _OTHER_NOMINEE.search(before) or _NOT_THIS.match(after)):
            return Span(match.start(), match.end())
    return None


def _of_runs(
    text: Text, known: Index, some: tuple[Race, ...], said: dict[str, list[tuple[int, int]]]
) -> Iterator[Evidence]:
    """One who was chosen and is told of as running, or is called a candidate or nominee: until an election day."""
    if text.says(_OVER):
        return
    most = _most(some, said)
    told = {one.who: one.span for one in called(text, known) if not one.modifier and _passing(one.offices)}
    for who in sorted({one for race in some for one in race.nominees}):
        places = said.get(who, [])
        runs = sum(bool(_RUNS.search(_around(text, place))) for place in places)
        if len(places) >= max(most, 2) and (who in told or 2 * runs >= len(places)):
            high = [
                (max(race.presumed.values()) - RACE_DAYS, race.day + REACH["race-open"][1])
                for race in some
                if who in race.nominees and race.presumed
            ]
            span = told.get(who) or _span(text, places[0])
            yield Evidence("race-run-1", windows(high), (span,), f"{known.people[who].name} is told of as running")


def _passing(offices: tuple[Office, ...]) -> bool:
    return all("candidate" in one.title or "nominee" in one.title for one in offices)


def _most(some: tuple[Race, ...], said: dict[str, list[tuple[int, int]]]) -> int:
    """How often the nominee of any race is named who is named the most: another race's are named in passing."""
    return max((len(said.get(who, ())) for race in some for who in race.nominees), default=0)


def _span(text: Text, place: tuple[int, int]) -> Span:
    return Span(text.words[place[0]].start, text.words[place[1] - 1].end)


def _around(text: Text, place: tuple[int, int]) -> str:
    span = _span(text, place)
    return text.text[max(0, span.start - _AROUND) : span.end + _AROUND]


__all__ = ["Race", "find", "races"]
