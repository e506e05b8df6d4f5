"""How far a race is by whom a report names and what it never speaks of: the field, the rivals, the words of its end.

What is not said counts here, so each rule asks for what a report of that phase nearly always has. A rule excludes some
days of each race that it fits, and says nothing of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from onrecord.analysis.clues.candidates import named
from onrecord.analysis.clues.days import FIRST, LAST, Window, Windows, iso, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.offices import index
from onrecord.analysis.clues.races import Race, races
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.domain import Span
from onrecord.knowledge import Knowledge

_LATE: Final = re.compile(r"\bnominees?\b|\b[Cc]onventions?\b|\bgeneral election\b|\brunning mate|\bpresumptive\b")
_AFTERWARDS: Final = re.compile(
    r"\b(?:[Ff]ormer|[Oo]ne-?time|erstwhile|[Pp]rimary|GOP|Republican|Democratic)\s(?:presidential\s)?(?:primary\s)?(?:rivals?|foes?|opponents?)\b"
    r"|\b(?:ran|run) for president in\b|\bSenate (?:race|seat|primary|campaign|contest|bid|candidates?)\b"
    r"|\b(?:[Bb]ruising|[Bb]itter|[Cc]ontentious) (?:\w{1,12} )?primar(?:y|ies)\b"
    r"|\bduring the (?:\w{1,12} )?primar(?:y|ies)\b"
)
_FIELD: Final = 2  # of those who left early
_RIVALS: Final = 4  # mentions of those who were not chosen; of two, more reports of the summer had them
_WORDS: Final = 4  # for the end of a race, where nobody of the field is named


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of the phase of a race that a report seems to be of."""
    known = index(knowledge)
    some = [race for race in races(known) if race.presumed]
    said = named(text, known)
    if not some or not said:
        return
    late = _LATE.findall(text.text)
    neither = not late and not _AFTERWARDS.search(text.text)
    field: list[tuple[Race, int]] = []
    rivals: list[tuple[Race, int]] = []
    voting: list[tuple[Race, int]] = []
    for race in some:
        first, last = min(race.presumed.values()), max(race.presumed.values())
        early = {who for who, day in race.left.items() if day < first - REACH["race-early"][0]} & said.keys()
        count = sum(len(said[who]) for who in race.others & said.keys())
        nominees = sum(len(said.get(who, ())) for who in race.nominees)
        if neither and len(early) >= _FIELD:
            field.append((race, first + REACH["race-field"][1]))
        if neither and count >= _RIVALS:
            rivals.append((race, last + REACH["race-rivalry"][1]))
        if nominees and len(late) >= _WORDS and not early:
            voting.append((race, first - REACH["race-voting"][0]))
    if not (field or rivals or voting):
        return
    spans = _spans(text, said, some)
    for rule, held, why in (
        ("race-field-1", field, "several who left early are named, and no word is of nominees or conventions"),
        ("race-rivalry-1", rivals, "who was not chosen is named, and no word is of nominees or conventions"),
    ):
        if held:
            told = f"{why}: before {', '.join(str(iso(day)) for _, day in held[-4:])}"
            out = _without((day + 1, race.day + REACH["race-past"][1]) for race, day in held)
            yield Evidence(rule, out, spans, told)
    if voting:
        told = ", ".join(str(iso(day)) for _, day in voting[-4:])
        why = f"of nominees or conventions there are words, and nobody is named who left early: after {told}"
        out = _without((race.day - REACH["race-past"][0], day - 1) for race, day in voting)
        yield Evidence("race-voting-1", out, spans, why)


def _without(excluded: Iterable[Window]) -> Windows:
    """All days but these."""
    kept, start = [], FIRST
    for low, high in windows(excluded):
        kept.append((start, low - 1))
        start = high + 1
    return windows([*kept, (start, LAST)])


def _spans(text: Text, said: dict[str, list[tuple[int, int]]], some: list[Race]) -> tuple[Span, ...]:
    """Where those who ran are named first, and the first word for the end of a race, if there is one."""
    ran = {who for race in some for who in (*race.others, *race.nominees)} & said.keys()
    spans = [Span(text.words[said[who][0][0]].start, text.words[said[who][0][1] - 1].end) for who in ran]
    word = _LATE.search(text.text)
    return tuple(sorted([*spans, *([Span(word.start(), word.end())] if word else [])]))


__all__ = ["find"]
