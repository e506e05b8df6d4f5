"""What dates tell: what has happened is past, and a day without a year is near."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord.analysis.clues.days import FIRST, LAST, Window, Windows, number, windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.rules import REACH
from onrecord.analysis.clues.words import Text
from onrecord.analysis.dates import direction
from onrecord.domain import Date, Span
from onrecord.reckoning import WEEKDAYS

YEARS: Final = range(1990, 2041)  # in which a day without a year may lie
_DAY_RULE: Final = re.compile(r"date-1:(\d\d)-(\d\d):([a-z]+)")
_MONTH_RULE: Final = re.compile(r"month-1:(\d\d?):(past|future)")
_OF_AN_EVENT: Final = re.compile(  # what is named by its month may be told as past or ahead by verbs of other things
    r"\b(?i:conventions?|elections?|contests?|primar(?:y|ies)|caucus\w*|votes?|voters|ballots?|win(?:s|ning)?|wins|defeat|beat"
    r"|showdown|summit|hearings?|race|campaign|until|through|to|and|or|by|for)[,\s]+(?:\S{1,12}\s){0,3}$"
)
_MONTHS_EVENT: Final = re.compile(
    r"^(?:['’]s)?\s(?:\S{1,20}\s){0,2}(?i:conventions?|elections?|primar(?:y|ies)|caucus\w*|vote|ballot"
    r"|showdown|contests?|race|general|debates?)\b"
)
_PART: Final = re.compile(r"\b(?:(?:weeks?|weekend|half|days?|start|beginning|part) of|early|mid)[\s-](?:\S+)?$")
_ON: Final = re.compile(
    r"\b(?i:conventions?|elections?|primar(?:y|ies)|caucus\w*|votes?|debates?)(?:\sday)?,?\s(?:on\s)?$"
)
_FOR: Final = re.compile(r"\b(?:for|until|through|by)\s(?:\w+day,?\s)?$")
_TO: Final = re.compile(r"^\s?(?:to|through|until|[-–—])\s?(?:19|20)\d\d\b", re.ASCII)
_AGENCY: Final = re.compile(r"\s?(?:\(\S{1,20}(?: \S{1,20}){0,2}\)|[-–—]{1,2}\s)")
_PLACE: Final = re.compile(r"(?:^|\n)\s*(?:[A-Z][A-Z.'’-]{2,}[ ,]*)+(?:[A-Z][\w.]{1,12},? ?){0,3}$")
_FEASTS: Final = frozenset({(9, 11), (7, 4), (12, 25), (1, 1), (1, 20), (2, 14), (1, 6)})
_OF_A_RACE: Final = re.compile(
    r"^['’]?s?\s(?:\S{1,20}\s)?(?:presidential|race|campaign|elections?|cycle|primar(?:y|ies)|candidates?|nomination|nominees?|contest|field"
    r"|Republican|Democratic|GOP|general|caucus(?:es)?|White House|ticket|hopefuls?|contenders?|bid|run)\b"
)
_WILL: Final = re.compile(r"\b(?:will|won['’]t|shall|is to|are to|set to)\b")
_AHEAD: Final = re.compile(
    r"\b(?:will|won['’]t|would|could|may|might|next|through|until|by|upcoming|plans?|expected|re-?election|candidate|prospects|ensure|preps?)\b"
)
_TOLD: Final = {"past": ("is told as past", "day-past"), "future": ("is still to come", "day-ahead")}
_WHOLE: Final = re.compile(
    r"(?:[Ii]n|[Ss]ince|[Dd]uring|[Ff]rom|[Uu]ntil|[Tt]hrough|[Ee]arly|[Ll]ate|[Ee]nd of|[Bb]ack in)\s$"
)


def find(text: Text, dates: Sequence[Date]) -> Iterator[Evidence]:
    """The evidence of dates. ``dates`` are those of the text, in order."""
    for one in dates:
        day, month = _DAY_RULE.match(one.rule), _MONTH_RULE.fullmatch(one.rule)
        if day and one.anchor == "publication":
            found = _of_day(text, one, int(day[1]), int(day[2]), day[3])
        elif month and one.anchor == "publication":
            found = _of_month(text, one, int(month[1]), month[2])
        elif one.anchor == "none" and one.dating and one.dating.earliest and one.dating.latest:
            found = _absolute(text, one, number(one.dating.earliest), number(one.dating.latest))
        else:
            continue
        if found:
            yield found


def weighed(found: Iterable[Evidence]) -> list[Evidence]:
    """The evidence without what contradicts itself: months told as past beside what they may really mean.

    A month told as past in a text about a meeting of that month may be the same month of an earlier year, or the
    days of the meeting themselves: it makes no text younger than the meeting does. A month or day that is told as past
    in one place and as still to come in another tells nothing.
    """
    some = list(found)
    rules: dict[str, set[str]] = defaultdict(set)
    for one in some:
        rules[one.of].add(one.rule)
    some = [one for one in some if not one.of or len(rules[one.of]) == 1]
    held = [each for one in some for each in one.held]
    return [_eased(one, held) if one.rule == "month-past-1" and held else one for one in some]


def _eased(one: Evidence, held: Sequence[tuple[Window, int]]) -> Evidence:
    eased = []
    for low, high in one.windows:
        month = date.fromordinal(low)
        starts = [start for (first, last), start in held if _in(first, last, month)]
        eased.append((min([low, *starts]), high))
    return replace(one, windows=windows(eased))


def _in(first: int, last: int, month: date) -> bool:
    """Whether days lie in the month of a day, or over it."""
    begins = month.replace(day=1).toordinal()
    return first <= begins + 30 and begins <= last


def _of_day(text: Text, one: Date, month: int, day: int, which: str) -> Evidence | None:
    """A day without a year: near the text, on the side that the tense tells; its weekday leaves few years."""
    quote = f"“{text.text[one.span.start : one.span.end]}”"
    if (month, day) in _FEASTS:
        return None
    # The day of a vote is named all year: the events of the packs tell more of it.
    if _ON.search(text.before(text.index(one.span.start), 40)) or _MONTHS_EVENT.match(text.text[one.span.end :][:60]):
        return None
    weekday = WEEKDAYS.index(which) if which in WEEKDAYS else None
    days = [at for year in YEARS if (at := _valid(year, month, day)) and weekday in (None, at.weekday())]
    if _PLACE.search(text.text[max(0, one.span.start - 60) : one.span.start]) and _AGENCY.match(
        text.text, one.span.end
    ):
        return Evidence("dateline-1", _reaching(days, "dateline"), (one.span,), f"it is headed {quote}")
    if weekday is not None:
        years = [str(at.year) for at in days if 2000 <= at.year <= 2030]
        because = f"{quote} fell on that weekday in {', '.join(years)}"
        return Evidence("date-weekday-1", _reaching(days, "day"), (one.span,), because)
    told = direction(text.text, one.span)
    if told:
        how, reach = _TOLD[told]
        because = f"{quote}, without a year, {how}"
        rule = f"date-{'past' if told == 'past' else 'coming'}-day-1"
        return Evidence(rule, _reaching(days, reach), (one.span,), because, of=f"{month}-{day}")
    return Evidence("date-near-day-1", _reaching(days, "day"), (one.span,), f"{quote} is named without its year")


def _of_month(text: Text, one: Date, month: int, told: str) -> Evidence | None:
    """A month without a year: the last one, or the next, by the tense; up to eleven months off."""
    before = text.before(text.index(one.span.start), 40)
    after = text.text[one.span.end : min(one.span.end + 60, text.sentence(one.span.start).end)]
    if told == "past" and (
        _WILL.search(after) or _OF_AN_EVENT.search(before) or _MONTHS_EVENT.match(text.text[one.span.end :][:60])
    ):
        return None
    quote = f"“{text.text[one.span.start : one.span.end]}”"
    if told == "past":
        days = [date(year, month, 1) for year in YEARS]
        reach = "month-part" if _PART.search(before) or _PART.search(quote) else "month-past"
        because = f"{quote} is told as past"
        return Evidence("month-past-1", _reaching(days, reach), (one.span,), because, of=str(month))
    days = [date(year + month // 12, month % 12 + 1, 1) for year in YEARS]
    because = f"{quote} is still to come"
    return Evidence("month-coming-1", _reaching(days, "month-ahead"), (one.span,), because, of=str(month))


def _reaching(days: Sequence[date], reach: str) -> Windows:
    before, after = REACH[reach]
    return windows((at.toordinal() - before, at.toordinal() + after) for at in days)


def _absolute(text: Text, one: Date, first: int, last: int) -> Evidence | None:
    """A day, month or year as written: what has happened by then is past, what is planned is not."""
    quote = f"“{text.text[one.span.start : one.span.end]}”"
    told = direction(text.text, one.span)
    unit = "year" if one.granularity in ("year", "decade") else "day"
    if unit == "year":
        if _OF_A_RACE.match(text.text[one.span.end : one.span.end + 40]):
            return Evidence(
                "year-of-a-race-1", windows([(first - 730, LAST)]), (one.span,), f"it speaks of the race of {quote}"
            )
        if _TO.match(text.text[one.span.end : one.span.end + 20]) or not _WHOLE.search(
            text.text[max(0, one.span.start - 8) : one.span.start]
        ):
            return None
    around = text.text[max(text.sentence(one.span.start).start, one.span.start - 100) : one.span.end + 60]
    if (
        told == "past"
        and not _AHEAD.search(around)
        and not _FOR.search(text.text[max(0, one.span.start - 24) : one.span.start])
    ):
        return Evidence(f"{unit}-past-1", windows([(first - 1, LAST)]), (one.span,), f"{quote} is told as past")
    before = text.text[max(text.sentence(one.span.start).start, one.span.start - 120) : one.span.start]
    if told == "future" and _WILL.search(before):
        return Evidence(f"{unit}-coming-1", windows([(FIRST, last + 1)]), (one.span,), f"{quote} is still to come")
    return None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


__all__ = ["YEARS", "Span", "find", "weighed"]
