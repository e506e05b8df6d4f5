"""Events of the knowledge packs that a text names, and the dates that are told by them.

An event is told by a name that only one event of the packs has, or by one of several together with a year or month
beside it. A name without a year is believed only where the packs hold the series of such events ("the Wales summit"
among NATO's summits), so that one listed council is not taken for every one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.analysis.dates.drafts import Draft
from onrecord.analysis.dates.lexicon import GAP, MONTHS
from onrecord.analysis.dates.relative import Reader
from onrecord.domain import Span
from onrecord.knowledge import Event, Knowledge
from onrecord.knowledge.folding import fold_title
from onrecord.reckoning import resolve

_HEADS: Final = frozenset(
    "summit ministerial meeting council forum group conference congress convention assembly".split()
)
_SERIES: Final = 3  # events of one kind from which on the packs are taken to know the series
_LONGEST: Final = 9  # words of a name
_PARTS: Final = 3  # of a word with hyphens
_REACH: Final = 90  # code points around a head word in which the name stands
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*['’]?")
_WHEN: Final = re.compile(
    rf"\b(?P<p>at|during|after|before|since|following|ahead{GAP}of|until|from|in){GAP}"
    rf"(?:(?:the|a|this|last|its|their|his|her){GAP})?(?:(?:\w+['’]s?|upcoming|annual|recent|[12]\d{{3}}){GAP}){{0,2}}$",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = re.compile(r"\b((?:19|20)\d\d)[^\S\n]$")
# Told by its year, a contest is more than its last day: "in the 2008 election" is left to be the year.
_CONTEST: Final = re.compile(r"\b\d{4}\b.*\b(?:elections?|primar(?:y|ies)|caucus(?:es)?|midterms?)$", re.IGNORECASE)
_BESIDE: Final = re.compile(rf",?{GAP}(?:(?:in|of|on|last){GAP})?")
_IN_PLACE: Final = re.compile(rf",?{GAP}(?:in|at){GAP}(?=[A-Z]|the{GAP}[A-Z])")
_ABOUT: Final = re.compile(r"\b(?:summit|alliance|allies|leaders|G7|NATO|Nato|ministers|pledge|approved|agreed)\b")
_CONTEXT: Final = 200  # code points around a month and place that must speak of such a meeting


@dataclass(frozen=True, slots=True)
class EventMention:
    """A name of events in a text: which words, and which events of the packs may be meant, in the order of time."""

    span: Span
    candidates: tuple[Event, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class _Index:
    names: frozenset[tuple[str, ...]]  # folded, word by word
    firsts: frozenset[str]  # their first words
    triggers: frozenset[str]
    series: frozenset[str]  # ids of the events whose series the packs hold
    places: dict[str, tuple[Event, ...]]


@lru_cache(maxsize=4)
def _index(knowledge: Knowledge) -> _Index:
    names = set()
    triggers = set()
    places: dict[str, list[Event]] = defaultdict(list)
    kinds = {event.id: _kind(event) for event in knowledge.events}
    many = Counter(kinds.values())
    for event in knowledge.events:
        for name in dict.fromkeys((event.name, *event.names)):
            words = tuple(fold_title(name).split())
            if not words or len(words) > _LONGEST:
                continue
            names.add(words)
            triggers.add(next((word for word in words if word in _HEADS), max(words, key=len)))
        for place in {event.place.split(",")[0], *_named_places(event)}:
            places[fold_title(place)].append(event)
    series = frozenset(event for event, kind in kinds.items() if many[kind] >= _SERIES)
    return _Index(
        frozenset(names),
        frozenset(name[0] for name in names),
        frozenset(triggers),
        series,
        {place: tuple(found) for place, found in places.items()},
    )


def _kind(event: Event) -> str:
    """What kind of event it is: the last two words of its name without years and months ("nato summit")."""
    words = [
        word for word in fold_title(event.name).split() if not word.isdigit() and word not in MONTHS and word != "of"
    ]
    return " ".join(words[-2:])


def _named_places(event: Event) -> set[str]:
    found = (re.search(r"\bin (?!\d)(.+)$", name) for name in event.names)
    return {match[1] for match in found if match}


def triggers(knowledge: Knowledge) -> frozenset[str]:
    """Small words of which each name of an event has one."""
    return _index(knowledge).triggers


def mentioned(text: str, knowledge: Knowledge, read: Reader | None = None) -> tuple[EventMention, ...]:
    """Every name of events of the packs in the text, in order and apart."""
    index = _index(knowledge)
    found: list[EventMention] = []
    for match in _WORD.finditer(text):
        if len(match[0]) < 40 and fold_title(match[0]) in index.triggers:
            if found and match.start() < found[-1].span.end:
                continue
            if mention := at(text, match.start(), match.end(), knowledge, read):
                found.append(mention)
    return tuple(found)


def at(text: str, start: int, end: int, knowledge: Knowledge, read: Reader | None = None) -> EventMention | None:
    """The mention whose head word is ``text[start:end]``; ``read`` reads a date beside it."""
    index = _index(knowledge)
    low = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    stop = text.find("\n", end, end + _REACH)
    matches = _WORD.finditer(text[low : stop if stop >= 0 else end + _REACH])
    words = list(_placed(matches, low, upto=start))
    if not any(word in index.firsts for word, _, _ in words[-_LONGEST - _PARTS :]):
        return None  # as behind most: no name begins so that it could have the head word
    words += _placed(matches, low)
    best = _longest(words, start, end, index)
    if best is None or (not text[best[0] : best[1]].strip("the ")[:1].isupper() and not text[best[0]].isdigit()):
        return None
    return _narrowed(text, best, knowledge, index, read)


def _placed(matches: Iterator[re.Match[str]], offset: int, upto: int | None = None) -> Iterator[tuple[str, int, int]]:
    """The words that names are made of, each with its place; ``upto``: no further than the first at this place or
    behind it."""
    for match in matches:
        folded = _folded(match.group())
        start, end = offset + match.start(), offset + match.end()
        for one in folded:
            yield one, start, end
        if upto is not None and folded and start >= upto:
            return


@lru_cache(maxsize=65536)
def _folded(word: str) -> tuple[str, ...]:
    """A printed word as those that names are made of: none for an article, several for "Franco-British"."""
    return tuple(fold_title(word).split()[:_PARTS])


def _longest(
    words: list[tuple[str, int, int]], start: int, end: int, index: _Index
) -> tuple[int, int, tuple[str, ...]] | None:
    """The longest name that covers the head word ``start`` to ``end``: where it stands, and the name."""
    folded = [word for word, _, _ in words]
    head = next((place for place, (_, begin, _) in enumerate(words) if begin >= start), None)
    if head is None or words[head][2] < end:
        return None
    begins = [at for at in range(max(0, head - _LONGEST + 1), head + 1) if folded[at] in index.firsts]
    for length in range(min(_LONGEST, len(words)) if begins else 0, 0, -1):
        for place in begins:
            if not head - length < place <= len(words) - length:
                continue
            name = tuple(folded[place : place + length])
            if name in index.names:
                return words[place][1], words[place + length - 1][2], name
    return None


def _narrowed(
    text: str, best: tuple[int, int, tuple[str, ...]], knowledge: Knowledge, index: _Index, read: Reader | None
) -> EventMention | None:
    """The mention with the events that the year or month beside it leaves."""
    start, end, name = best
    candidates = knowledge.events_named(" ".join(name))
    dated = any(word.isdigit() and len(word) == 4 for word in name)
    if year := _YEAR_BEFORE.search(text[max(0, start - 6) : start]):
        left = tuple(event for event in candidates if event.since.earliest[:4] <= year[1] <= event.until.latest[:4])
        candidates, dated, start = left, True, max(0, start - 6) + year.start()
    elif (
        read
        and (match := _BESIDE.match(text, end))
        and (draft := read(text, match.end()))
        and draft.start == match.end()
    ):
        left = tuple(event for event in candidates if _fits(event, draft))
        if draft.base == "none" or len(left) == 1 < len(candidates):
            candidates, dated = left, dated or draft.base == "none"
    if not candidates:
        return None
    certain = len(candidates) == 1 and (dated or candidates[0].id in index.series)
    return EventMention(Span(start, end), candidates, certain)


def _fits(event: Event, draft: Draft) -> bool:
    if draft.base == "none":
        days = resolve(draft.rule, None, None)
        return (
            days is not None
            and (days.earliest or "") <= event.until.latest
            and (days.latest is None or event.since.earliest <= days.latest)
        )
    month = re.match(r"month-1:(\d+):", draft.rule)
    return bool(month) and event.since.earliest[5:7] == f"{int(month[1]):02d}" if month else True


def told_by(text: str, mention: EventMention) -> Draft | None:
    """The date that a mention tells: None where no word of time goes before it."""
    low = max(0, mention.span.start - 48)
    match = _WHEN.search(text[low : mention.span.start])
    if not match:
        return None
    if _CONTEST.search(mention.span.of(text)):
        return None
    start, word = low + match.start(), match["p"].lower().split()[0]
    if word in ("at", "in", "during", "from"):
        start = low + match.end("p") + 1
    if not mention.certain:
        if word in ("in", "from"):
            return None
        return Draft(start, mention.span.end, "vague", "raw-1:event", "none")
    event = mention.candidates[0]
    rule = f"on-1:{event.since.earliest}..{event.until.latest}"
    if word in ("after", "since", "following"):
        rule += ";after-1"
    elif word in ("before", "ahead", "until"):
        rule += ";before-1"
    return Draft(start, mention.span.end, "event", rule, "event", event=event.id)


def month_and_place(text: str, draft: Draft, knowledge: Knowledge) -> Draft | None:
    """A month without a year told with the place of one event of that month: "approved in June in The Hague".

    Only where the words around speak of such a meeting.
    """
    month = re.match(r"month-1:(\d+):", draft.rule)
    place = _place_beside(text, draft)
    if not month or not place:
        return None
    there = _index(knowledge).places.get(place, ())
    fitting = [
        event for event in there if event.since.earliest[5:7] == f"{int(month[1]):02d}" == event.since.latest[5:7]
    ]
    around = text[max(0, draft.start - _CONTEXT) : draft.end + _CONTEXT]
    if len(fitting) != 1 or not _ABOUT.search(around):
        return None
    event = fitting[0]
    rule = f"on-1:{event.since.earliest}..{event.until.latest}"
    return Draft(draft.start, draft.end, "event", rule, "event", event=event.id)


_PLACE: Final = re.compile(rf"(?:[Tt]he{GAP})?[A-Z][\w-]+(?:{GAP}[A-Z][\w-]+)?")
_PLACE_BEFORE: Final = re.compile(rf"\bin{GAP}((?:[Tt]he{GAP})?[A-Z][\w-]+){GAP}(?:in|last|this){GAP}$")


def _place_beside(text: str, draft: Draft) -> str | None:
    if (match := _IN_PLACE.match(text, draft.end)) and (place := _PLACE.match(text, match.end())):
        return fold_title(place[0])
    low = max(0, draft.start - 48)
    before = _PLACE_BEFORE.search(text[low : draft.start])
    return fold_title(before[1]) if before else None
