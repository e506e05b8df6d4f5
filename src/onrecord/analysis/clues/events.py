"""What events tell: a text that knows how a primary ended is younger than it, one that looks ahead to it is older.

News speaks of an event by its name for a while before and after it; how long depends on the kind of event. A name
that several events have (each year's summit) leaves all of them open, until the rest of the text decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from onrecord.analysis.clues.days import FIRST, LAST, number, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Phrases, Text
from onrecord.domain import Span
from onrecord.knowledge import Event, Knowledge
from onrecord.knowledge.folding import fold_title

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_LEAD: Final = r"(?:\s\S{1,30}){0,3}\s*$"  # up to three words stand between a cue and the event
_NIGHT: Final = r"(?:\s(?:night|evening|morning|afternoon))?"
_NEXT: Final = {"next": 1, "last": -1, "past": -1}

_BEFORE: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("weekday", rf"\b(?:(next|last|this|this past|this coming)\s)?({_DAY}){_NIGHT}['’]s{_LEAD}"),
        ("just", rf"\b([Ll]ast night|[Ll]ast evening|[Yy]esterday|[Tt]onight|[Tt]oday)['’]s{_LEAD}"),
        ("week", rf"\b([Ll]ast|[Tt]his past|[Tt]his|[Nn]ext) week['’]s{_LEAD}"),
        ("month", rf"\b([Ll]ast|[Tt]his past|[Tt]his|[Nn]ext) month['’]s{_LEAD}"),
        ("year", rf"\b([Ll]ast|[Tt]his|[Nn]ext) year['’]s{_LEAD}"),
        ("dated", rf"\b({_MONTH})\.?\s(\d{{1,2}})(?:\s\S{{1,30}}){{0,2}}\s*$"),
        (
            "ahead",
            r"\b(?:[Uu]pcoming|[Ff]orthcoming|[Aa]pproaching|[Ll]ooming|[Aa]head of|in advance of"
            r"|[Hh]ead(?:ing|s)? into|[Gg]oing into|run-?up to|lead-?up to|leading up to|[Ee]ve of"
            rf"|in time for){_LEAD}",
        ),
        (
            "past",
            r"\b(?:won|wins|lost|[Vv]ictor(?:y|ies) in|win in|loss in|defeat in|triumph in|wake of|aftermath of"
            r"|approved (?:at|in)|agreed (?:at|in)|results? (?:of|in|from))\s(?:\S{1,30}\s){0,3}$",
        ),
    )
)
_BEHIND: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("weekday", rf"^(?:\s[^\s,.;]{{1,30}}){{0,2}}\s(?:on\s)?(?:(next|last|this)\s)?({_DAY})\b"),
        ("dated", rf"^(?:,|\s(?:on|are|is|were|was|held|begin|began))*\s({_MONTH})\.?\s(\d{{1,2}})\b"),
        ("just", r"^(?:\s[^\s,.;]{1,30}){0,2}\s(last night|yesterday|tonight|today)\b"),
        ("week", r"^(?:\s[^\s,.;]{1,30}){0,3}\s(last|this|next) week\b"),
        ("month", r"^(?:\s[^\s,.;]{1,30}){0,3}\s(last|this|next) month\b"),
    )
)
# What somebody did ahead of an event, in the simple past, tells nothing of when it is told.
_WAS_DONE: Final = re.compile(
    r"\b(?<!has )(?<!have )(?<!just )(?:held|met|hosted|organi[sz]ed|toured|visited|spoke|gave|spent|ran|campaigned)\b"
    r"(?:\s[^\s.;]{1,30}){0,8}\s(?:[Aa]head of|in advance of|leading up to)\b[^.;]*$"
)
_DONE_REACH: Final = 160  # characters of a sentence before the event in which it stands
_KINDS: Final = (
    ("meeting", re.compile(r"\b(?:meeting|ministerial|council|forum|talks)\b", re.IGNORECASE)),
    ("summit", re.compile(r"\bsummit\b", re.IGNORECASE)),
    ("super-tuesday", re.compile(r"super tuesday", re.IGNORECASE)),
    ("debate", re.compile(r"\bdebate\b", re.IGNORECASE)),
    ("primary", re.compile(r"\b(?:primary|primaries|caucus(?:es)?)\b", re.IGNORECASE)),
    ("convention", re.compile(r"\bconvention\b", re.IGNORECASE)),
    ("election", re.compile(r"\b(?:elections?|midterms?)\b", re.IGNORECASE)),
)
_GATHERINGS: Final = frozenset({"meeting", "summit", "event"})  # told of in their days, not the year round
_VOTING: Final = re.compile(
    r"\b(?:primaries|primary(?! (?:challenges?|goals?|reasons?|concerns?|focus|care|sources?|aims?|objectives?|purpose"
    r"|drivers?|causes?|school|education|voters|opponents?|rivals?|challengers?|electorate))|caucus(?:es|ed|ing)?|caucus-?goers?|won|wins?|winning|lost|loss|victor(?:y|ies)"
    r"|defeat|swept)\b",
    re.IGNORECASE,
)
_A_DAY: Final = re.compile(
    rf"\b(?:([Ll]ast|[Nn]ext|[Tt]his)\s)?({_DAY})\b|\b({_MONTH})\.?\s(\d{{1,2}})\b(?!,? \d{{4}})"
)
_SOME_DAYS: Final = re.compile(
    rf"\b(?:([Ll]ast|[Tt]his)\s)?({_DAY}){_NIGHT}['’]s(?:\s[\w-]{{1,20}}){{0,3}}\s[Dd]ebate\b"
)
_BESIDE: Final = 25  # characters between a place and the day of its vote
_CITY: Final = r"(?:the |The )?[A-Z][\w'’-]{2,20}(?:\s[A-Z][\w'’-]{2,20})?"
_MONTH_AND_PLACE: Final = re.compile(rf"\bin\s({_MONTH})\s(?:in|at)\s({_CITY})")
_AHEAD_AT: Final = re.compile(
    rf"\b([Uu]pcoming|[Ff]orthcoming|[Pp]lanned)\s(?:[\w-]{{1,20}}\s){{0,2}}(?:summits?|meetings?|talks|negotiations|conference)\b[^;\n]{{0,60}}?\sin\s({_CITY})"
)
_AHEAD_IN: Final = re.compile(
    rf"\b(?:[Uu]pcoming|[Ff]orthcoming|[Nn]ext|[Cc]oming)\s(?:[\w-]{{1,20}}\s){{0,2}}(summit|meeting|convention|debate|election)s?\s(?:in|this)\s({_MONTH})\b"
)
_BALLOT: Final = re.compile(r"\b(?:primar(?:y|ies)|caucus\w*)\b", re.IGNORECASE)
_OTHER_RACE: Final = re.compile(
    r"\b(?:Senate|[Cc]ongressional|House|[Gg]overnor(?:ship)?|[Gg]ubernatorial|Assembly|re-?election|districts?|mayor\w*|legislat\w+)\b"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_NO_CONTEST: Final = re.compile(
    r"\b(?:Gov|Sen|Rep|[Gg]overnor|[Ss]enators?|University|[Cc]ongress\w*|attorney general)"
    r"\b\.?(?:\s\S{1,20}){0,3}\s?(?:of)?\s?$"
)


class Index:
    """The events of the packs by their names, and by their places those that every place holds (primaries)."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = Phrases((name, event) for event in knowledge.events for name in (event.name, *event.names))
        places: dict[str, list[Event]] = defaultdict(list)
        for event in knowledge.events:
            if kind(event) == "primary":
                places[event.place.split(",")[0].strip()].append(event)
        self.places = Phrases((place, place) for place in places)
        self.held_in = dict(places)
        days: dict[str, set[str]] = defaultdict(set)
        for event in (one for some in places.values() for one in some):
            days[event.since.earliest[:4]].add(event.since.earliest)
        self.of_kind: dict[str, list[Event]] = defaultdict(list)
        for event in knowledge.events:
            self.of_kind[kind(event)].append(event)
        self.in_city: dict[str, list[Event]] = defaultdict(list)
        for event in knowledge.events:
            if kind(event) in ("summit", "meeting", "event", "convention"):
                for part in event.place.split(","):
                    self.in_city[fold_title(part)].append(event)
        self.opening = {year: sorted(some)[:4][-1] for year, some in days.items()}


@lru_cache(maxsize=4)
def index(knowledge: Knowledge) -> Index:
    """The index of some knowledge, made once."""
    return Index(knowledge)


@lru_cache(maxsize=4096)
def kind(event: Event) -> str:
    """What sort of event it is, by its name."""
    return next((name for name, pattern in _KINDS if pattern.search(event.name)), "event")


def find(text: Text, knowledge: Knowledge) -> Iterator[Evidence]:
    """The evidence of events that the text names, and of places together with a word for voting."""
    known = index(knowledge)
    yield from _of_kind(text, known)
    yield from _of_month(text, known)
    yield from _of_talks(text, known)
    for start, end, events in known.names.each(text):
        found = _of_event(text, start, end, events)
        if found.rule == "event-known-1":
            span = found.spans[0]
            yield _made(text, "event-since-1", "of", span, events, [(0, 0) for _ in events])
        yield found
    for start, end, (place,) in known.places.each(text):
        voted = _of_place(text, known, start, end, known.held_in[place])
        if voted:
            yield voted


def _of_event(text: Text, start: int, end: int, events: tuple[Event, ...]) -> Evidence:
    span = Span(text.words[start].start, text.words[end - 1].end)
    for patterns, said in ((_BEFORE, text.before(start)), (_BEHIND, text.after(end - 1))):
        for cue, pattern in patterns:
            match = pattern.search(said)
            if match:
                found = _by_cue(text, cue, match, span, events)
                if found:
                    return found
    if _YEAR.search(text.text[span.start : span.end]) or _YEAR.search(text.text[max(0, span.start - 6) : span.start]):
        return _made(text, "event-of-year-1", "of", span, events, [(_around(one)[0], 0) for one in events])
    rule = (
        "event-named-1" if len(events) > 1 or kind(events[0]) not in ("event", "meeting", "summit") else "event-known-1"
    )
    if rule == "event-known-1":
        return _made(text, rule, "of", span, events, [REACH["event-known"] for _ in events])
    return _made(text, rule, "of", span, events, [_around(one) for one in events])


def _around(event: Event) -> tuple[int, int]:
    return REACH[kind(event)]


def _by_cue(text: Text, cue: str, match: re.Match[str], span: Span, events: tuple[Event, ...]) -> Evidence | None:
    """The evidence of a cue beside the event; None where the cue fits none of the events."""
    groups = match.groups()
    if cue == "weekday":
        events = tuple(one for one in events if groups[1] in _weekdays(one))
    elif cue == "dated":
        events = tuple(one for one in events if falls(one, groups[0], groups[1]))
    if not events:
        return None
    if cue == "year":
        shift = _NEXT.get(groups[0].lower(), 0)
        reach = [_year(one, shift) for one in events]
        return _made(text, "event-year-1", f"{groups[0].lower()} year:", span, events, reach)
    if cue == "ahead":
        first = max(text.sentence(span.start).start, span.start - _DONE_REACH)
        if _WAS_DONE.search(text.text[first : span.start]):
            return None  # "held a rally ahead of the caucuses": before them, and told at any time
        reach = [(_around(one)[0], REACH["ahead"][1]) for one in events]
        return _made(text, "event-ahead-1", "ahead:", span, events, reach)
    if cue == "past":
        if kind(events[0]) == "election":
            return None
        reach = [(REACH["past"][0], _around(one)[1]) for one in events]
        return _made(text, "event-past-1", "past:", span, events, reach)
    before, after = REACH[cue]
    side = _NEXT.get((groups[0] or "").lower().rpartition(" ")[2] if cue in ("weekday", "week", "month") else "", 0)
    reach = [(before if side >= 0 else 0, after if side <= 0 else 0)] * len(events)
    return _made(text, f"event-{cue}-1", f"{match[0].strip()}:", span, events, reach)


def _made(
    text: Text, rule: str, how: str, span: Span, events: Sequence[Event], reach: Sequence[tuple[int, int]]
) -> Evidence:
    quote = text.text[span.start : span.end]
    reached = [
        (
            FIRST if rule == "event-known-1" else number(one.since.earliest) - before,
            number(one.until.latest) + after if after or rule not in ("event-since-1", "event-of-year-1") else LAST,
        )
        for one, (before, after) in zip(events, reach, strict=True)
    ]
    meant = tuple((some, f"{one.name}, {_days(one)}") for one, some in zip(events, reached, strict=True))
    held = tuple(
        ((number(one.since.earliest), number(one.until.latest)), some[0])
        for one, some in zip(events, reached, strict=True)
        if kind(one) in _GATHERINGS and "ahead" not in rule
    )
    return Evidence(rule, windows(reached), (span,), f"it tells {how} “{quote}”", meant, held)


def _days(event: Event) -> str:
    first, last = event.since.earliest, event.until.latest
    return first if first == last else f"{first} to {last}"


def _of_place(text: Text, known: Index, start: int, end: int, events: Sequence[Event]) -> Evidence | None:
    first = text.words[start].start
    if _NO_CONTEST.search(text.text[max(0, first - 40) : first]):
        return None
    sentence = text.sentence(first)
    around = Span(max(sentence.start, first - 200), min(sentence.end, first + 200))
    word = _VOTING.search(text.text, around.start, around.end)
    if not word or _OTHER_RACE.search(text.text, around.start, around.end):
        return None
    last = text.words[end - 1].end
    close = _close_contest(text, around, Span(first, last), events)
    if close:
        return close
    spans = (
        (Span(first, last), Span(word.start(), word.end()))
        if word.start() >= last
        else (Span(word.start(), word.end()), Span(first, last))
    )
    if spans[0].end > spans[1].start:
        spans = (Span(first, last),)  # type: ignore[assignment]
    won = not _BALLOT.search(text.text, around.start, around.end)
    before, after = REACH["contest-won" if won else "contest"]
    first_ones = REACH["contest-first"][0]
    some = windows(
        (
            number(one.since.earliest) - (max(before, first_ones) if _opens(one, known) else before),
            number(one.until.latest) + after,
        )
        for one in events
    )
    days = ", ".join(dict.fromkeys(one.since.earliest for one in events))
    return Evidence(
        "contest-won-1" if won else "contest-1", some, spans, f"it tells of voting in {text.text[first:last]} ({days})"
    )


def _close_contest(text: Text, around: Span, place: Span, events: Sequence[Event]) -> Evidence | None:
    """The evidence of a vote whose weekday or day the sentence names: "won Ohio on Tuesday", "the March 15 primary"."""
    for match in _A_DAY.finditer(text.text, around.start, around.end):
        day = Span(match.start(), match.end())
        if max(place.start - day.end, day.start - place.end) > _BESIDE:
            continue
        spans = tuple(sorted((place, day)))
        if match[2]:
            held = [one for one in events if match[2] in _weekdays(one)]
            reach, rule = REACH["weekday"], "contest-weekday-1"
            side = _NEXT.get((match[1] or "").lower(), 0)
            reach = (reach[0] if side >= 0 else 0, reach[1] if side <= 0 else 0)
        else:
            held = [one for one in events if falls(one, match[3], match[4])]
            reach, rule = REACH["dated"], "contest-dated-1"
        if held and spans[0].end <= spans[1].start:
            some = windows((number(one.since.earliest) - reach[0], number(one.until.latest) + reach[1]) for one in held)
            days = ", ".join(dict.fromkeys(one.since.earliest for one in held))
            said = f"{text.text[place.start : place.end]}, {match[0]}"
            return Evidence(rule, some, spans, f"it tells of the vote in {said} ({days})")
    return None


def _of_kind(text: Text, known: Index) -> Iterator[Evidence]:
    """The evidence of "Thursday's debate", whichever it was."""
    for match in _SOME_DAYS.finditer(text.text) if text.has("ebate") else ():
        held = [one for one in known.of_kind.get("debate", ()) if match[2] in _weekdays(one)]
        if held:
            before, after = REACH["weekday"]
            some = windows((number(one.since.earliest) - before, number(one.until.latest) + after) for one in held)
            yield Evidence(
                "debate-weekday-1",
                some,
                (Span(match.start(), match.end()),),
                f"“{match[0]}” was one of {len(held)} that were held on that weekday",
            )


def _opens(event: Event, known: Index) -> bool:
    """Whether it is among the first of its kind in its year: those are spoken of long before."""
    return event.since.earliest <= known.opening.get(event.since.earliest[:4], "")


def _of_month(text: Text, known: Index) -> Iterator[Evidence]:
    """The evidence of "in June in Eastmere" and of "the upcoming summit in June"."""
    for match in _MONTH_AND_PLACE.finditer(text.text):
        month = _MONTHS.index(match[1][:3].lower()) + 1
        held = [one for one in known.in_city.get(fold_title(match[2]), ()) if _in_month(one, month)]
        if held:
            span = Span(match.start(), match.end())
            yield _made(text, "event-place-1", "of what was", span, held, [REACH["event-place"] for _ in held])
    for match in _AHEAD_IN.finditer(text.text):
        month = _MONTHS.index(match[2][:3].lower()) + 1
        held = [one for one in known.of_kind.get(match[1].lower(), ()) if _in_month(one, month)]
        if held:
            span = Span(match.start(), match.end())
            reach = [(_around(one)[0], 0) for one in held]
            yield _made(text, "event-ahead-month-1", "ahead:", span, held, reach)


def _of_talks(text: Text, known: Index) -> Iterator[Evidence]:
    """The evidence of "upcoming negotiations … in Eastmere"."""
    for match in _AHEAD_AT.finditer(text.text) if text.has("pcoming", "orthcoming", "lanned") else ():
        held = [one for one in known.in_city.get(fold_title(match[2]), ()) if kind(one) in ("meeting", "summit")]
        if held and text.sentence(match.start()) == text.sentence(match.end() - 1):
            spans = (Span(match.start(), match.end()),)
            reach = [(REACH["meeting"][0], 1) for _ in held]
            yield _made(text, "event-ahead-place-1", "ahead:", spans[0], held, reach)


def _in_month(event: Event, month: int) -> bool:
    """Whether the event fell in that month, as far as the pack knows its month at all."""
    same = event.since.earliest[:7] == event.since.latest[:7]
    return same and int(event.since.earliest[5:7]) <= month <= int(event.until.latest[5:7])


def _weekdays(event: Event) -> frozenset[str]:
    """The weekdays of an event of a week at most."""
    first, last = date.fromisoformat(event.since.earliest), date.fromisoformat(event.until.latest)
    if (last - first).days > 6:
        return frozenset()
    return frozenset(WEEKDAYS[(first.weekday() + day) % 7] for day in range((last - first).days + 1))


def falls(event: Event, month: str, day: str) -> bool:
    """Whether an event was held on that day of whichever year, or over it."""
    said = f"-{_MONTHS.index(month[:3].lower()) + 1:02d}-{int(day):02d}"
    return event.since.earliest[4:] <= said <= event.until.latest[4:]


def _year(event: Event, shift: int) -> tuple[int, int]:
    """How far before and after the event the year reaches in which it is this (0), next (1) or last (-1) year's."""
    first, last = number(event.since.earliest), number(event.until.latest)
    year = int(event.since.earliest[:4]) - shift
    return first - date(year, 1, 1).toordinal() + 5, date(year, 12, 31).toordinal() + 5 - last
