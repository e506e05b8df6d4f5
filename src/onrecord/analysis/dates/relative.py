"""Dates told from the day of publication: "on Thursday", "last week", "earlier this year", "two years ago".

Every function takes the text and where a word begins (and ends), and gives a draft or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from onrecord.analysis.dates import names
from onrecord.analysis.dates.drafts import OPEN, Draft
from onrecord.analysis.dates.lexicon import (
    CLOCK,
    DAYS,
    GAP,
    MONTH,
    MONTHS,
    NUMBER,
    PART_OF_DAY,
    REACH,
    SEASON,
    SEASONS,
    SOME,
    SPACE,
    WEEKDAY,
    number_of,
)
from onrecord.domain import Granularity

#: Reads the date that begins at a place of the text.
Reader = Callable[[str, int], Draft | None]

_UNIT: Final = r"(?:day|week|month|quarter|year|decade)"
_SOME: Final = r"(?:a\scouple\sof|couple\sof|a\sfew|few|several)"
_DEICTIC: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_AFTER_DEICTIC: Final = re.compile(rf"{GAP}{PART_OF_DAY}", re.IGNORECASE)
_DAY_BEFORE: Final = re.compile(r"\bthe[^\S\n]day[^\S\n](before|after)[^\S\n]$", re.IGNORECASE)
_WEEKDAY_DATE: Final = re.compile(rf"\.?,?{GAP}(?:the{GAP})?(?=\d|{MONTH}{SPACE}(?:the{GAP})?\d)", re.IGNORECASE)
_OF_WEEK: Final = re.compile(rf"{GAP}(?:of{GAP})?(last|next|this){GAP}week\b", re.IGNORECASE)
_TIME: Final = re.compile(rf"(?:{GAP}{PART_OF_DAY})?(?:,?{GAP}(?:at|around|about|by|before|after){GAP}{CLOCK})?", re.I)
_DETERMINED: Final = re.compile(
    rf"(?P<d>this|last|next|past|previous|coming|upcoming|current){GAP}(?:(?P<d2>past|coming|last|next|upcoming){GAP})?"
    rf"(?:(?P<n>{NUMBER}|{_SOME}|few){GAP}(?:and\sa\shalf{GAP})?)?(?:(?:calendar|fiscal|financial|full){GAP})?"
    rf"(?:(?P<unit>{_UNIT})(?P<s>s)?|(?P<weekend>weekend)|(?P<wd>{WEEKDAY})|(?P<m>{MONTH})|(?P<season>{SEASON})"
    rf"|(?P<part>{PART_OF_DAY})|(?P<feast>christmas|easter|thanksgiving))\b(?!-)",
    re.IGNORECASE,
)
_RECENT: Final = re.compile(
    rf"(?P<w>recent|coming|upcoming){GAP}(?:few{GAP})?(?P<unit>day|week|month|year|decade)s\b", re.IGNORECASE
)
_AHEAD: Final = re.compile(rf"(?P<unit>day|week|month|year)s{GAP}(?:ahead|to{GAP}come)\b", re.IGNORECASE)
_SIDE: Final = re.compile(
    rf"(?P<side>earlier|later){GAP}(?:"
    rf"(?:this|in{GAP}the|on{GAP}in{GAP}the|on{GAP}this){GAP}(?:same{GAP})?"
    rf"(?P<unit>day|week|month|year|decade|(?P<season>{SEASON}))|today|(?P<on>(?:on{GAP}|in{GAP})?))\b",
    re.IGNORECASE,
)
_EARLY: Final = re.compile(rf"(?P<p>early|late|mid)(?:[-–]|{GAP}(?:(?:on|in){GAP})?(?:the{GAP})?)", re.IGNORECASE)
_END: Final = re.compile(
    rf"(?P<p>end|start|beginning|middle|close|turn|rest|remainder){GAP}of{GAP}(?:the{GAP})?(?P<unit>{_UNIT}|{SEASON})?",
    re.IGNORECASE,
)
_ENDS: Final = {"end": "end", "close": "end", "start": "start", "beginning": "start", "middle": "mid"}
_YEAR_END: Final = re.compile(rf"(?P<unit>year|month|week)(?:['’]s{GAP}|-)end\b", re.IGNORECASE)
_AGO: Final = re.compile(
    rf"(?P<unit>second|minute|hour|day|week|month|year|decade|centur(?=y|ies))(?P<s>s|y|ies)?{GAP}"
    r"(?:and[^\S\n]a[^\S\n]half[^\S\n])?(?P<w>ago|from[^\S\n]now|hence)\b",
    re.IGNORECASE,
)
_QUANTITY: Final = re.compile(
    rf"(?:\b(?P<about>more{GAP}than|less{GAP}than|at{GAP}least|nearly|almost|about|around|roughly|some|over|just{GAP}over"
    rf"|just{GAP}under|approximately|well{GAP}over){GAP})?(?:only{GAP}|just{GAP}|barely{GAP})?"
    rf"\b(?P<n>(?:{NUMBER})|{_SOME}|many|few)(?:(?:{GAP}(?:or|to){GAP}|[-–])(?P<n2>{NUMBER}))?"
    rf"(?:{GAP}(?:and{GAP}a{GAP}half|long|short))?{GAP}$",
    re.IGNORECASE,
)
_BACK: Final = 48  # code points in which the number before "years ago" stands
_TIME_OF: Final = re.compile(rf"{CLOCK},?{GAP}(?:on{GAP})?(?:the{GAP}(?:morning|night|evening){GAP}of{GAP})?", re.I)


def weekday(text: str, start: int, end: int, read: Reader) -> Draft | None:
    """A weekday, with the date, the part of the day, the hour or the week that follow it."""
    name = DAYS[text[start:end].lower()]
    short = text[start:end].lower() not in DAYS.values()
    if (match := _WEEKDAY_DATE.match(text, end)) and (dated := read(text, match.end())) and dated.granularity == "day":
        rule = dated.rule
        if re.fullmatch(rf"date-1:\d\d-\d\d:\{OPEN}", rule):
            rule = rule.replace(OPEN, name)
        return timed(text, Draft(start, dated.end, "day", rule, dated.base, dated.default))
    if short or not names.is_weekday(text, start, end):
        return None
    if match := _OF_WEEK.match(text, end):
        week = {"last": -1, "this": 0, "next": 1}[match[1].lower()]
        rule = f"calendar-1:week:{week}:{week};weekday-1:{name}:this"
        return Draft(start, match.end(), "day", rule, "publication")
    return timed(text, Draft(start, end, "day", f"weekday-1:{name}:{OPEN}", "publication"))


def timed(text: str, draft: Draft) -> Draft:
    """The draft with the part of the day and the hour that follow a day."""
    match = _TIME.match(text, draft.end)
    return draft.over(draft.start, match.end()) if match else draft


def clock(text: str, start: int, read: Reader) -> Draft | None:
    """An hour and the day after it: "9 p.m. on Monday"."""
    match = _TIME_OF.match(text, start)
    found = read(text, match.end()) if match else None
    return found.over(start) if found and found.granularity == "day" else None


def deictic(text: str, start: int, end: int) -> Draft | None:
    """yesterday, today, tonight, tomorrow; "the day before yesterday"."""
    if text[max(0, start - 4) : start] == "USA ":
        return None  # the newspaper
    if names.is_figure_of_speech(text, start, end):
        return None
    count = _DEICTIC[text[start:end].lower()]
    if match := _DAY_BEFORE.search(text[max(0, start - 16) : start]):
        count += -1 if match[1].lower() == "before" else 1
        start = max(0, start - 16) + match.start()
    match_after = _AFTER_DEICTIC.match(text, end)
    end = match_after.end() if match_after else end
    if text[end : end + 1] == "-":
        return None
    return timed(text, Draft(start, end, "day", f"day-1:{count}", "publication"))


def determined(text: str, start: int, read: Reader) -> Draft | None:
    """What begins with this, last, next, past, coming: "last week", "the past two weeks", "next May"."""
    if match := _RECENT.match(text, start):
        return _recent(match)
    match = _DETERMINED.match(text, start)
    if match is None or _no_time(text, match):
        return None
    word, number = (match["d2"] or match["d"]).lower(), match["n"]
    word = {"past": "last", "previous": "last", "coming": "next", "upcoming": "next", "current": "this"}.get(word, word)
    if match["unit"]:
        return _units(text, match, word, number)
    if number:
        return None
    return _named(text, match, word, read)


def _no_time(text: str, match: re.Match[str]) -> bool:
    """Whether "last" is a verb ("would last four years"), or the words a programme's name ("This Morning")."""
    if match["d"].lower() == "last" and _LASTING.search(text[max(0, match.start() - 12) : match.start()]):
        return True
    part = match["part"]
    return bool(part) and part[0].isupper() and text[max(0, match.start() - 2) : match.start() - 1].isalpha()


_LASTING: Final = re.compile(
    r"\b(?:would|will|could|can|may|might|should|must|to|not|did|does|expected to)[^\S\n]$", re.I
)


def weekend(text: str, start: int, end: int) -> Draft | None:
    """ "over the weekend"."""
    if text[max(0, start - 5) : start].lower() not in (" the ", "the ") or text[end : end + 4] == " of ":
        return None
    return Draft(start, end, "day", f"weekend-1:{OPEN}", "publication")


def _recent(match: re.Match[str]) -> Draft:
    unit = match["unit"].lower()
    reach = REACH[unit]
    low, high = (-reach, 0) if match["w"].lower() == "recent" else (0, reach)
    return Draft(match.start(), match.end(), "vague", f"span-1:{unit}:{low}:{high}", "publication")


def ahead(text: str, start: int) -> Draft | None:
    """ "the weeks ahead", "the days to come"."""
    match = _AHEAD.match(text, start)
    if not match or not text[max(0, start - 4) : start].lower().endswith("the "):
        return None
    unit = match["unit"].lower()
    return Draft(start, match.end(), "vague", f"span-1:{unit}:0:{REACH[unit]}", "publication")


def _units(text: str, match: re.Match[str], word: str, number: str | None) -> Draft | None:
    """Units told with this, last or next; with "the" or a number they roll with the anchor."""
    start, end, unit = match.start(), match.end(), match["unit"].lower()
    first = match["d"].lower()
    article = bool(re.search(r"\bthe[^\S\n]$", text[max(0, start - 5) : start], re.IGNORECASE))
    if number is None and match["s"]:
        if (
            not article
            or first not in ("past", "last", "coming", "next")
            or unit == "quarter"
            or not _during(text, start)
        ):
            return None
        low, high = (-REACH[unit], 0) if word == "last" else (0, REACH[unit])
        return Draft(start, end, "vague", f"span-1:{unit}:{low}:{high}", "publication")
    if re.match(r"[^\S\n]of[^\S\n]", text[end : end + 4]) and article and (first == "last" or not number):
        return None  # "the last week of the campaign"
    if number is None and not (article or (first == "past" and not match["d2"])):
        if unit == "day" or (first in ("previous", "coming", "upcoming") and not match["d2"]):
            return None
        count = {"this": 0, "last": -1, "next": 1}[word]
        return Draft(start, end, unit, f"calendar-1:{unit}:{count}:{count}", "publication")  # type: ignore[arg-type]
    if word == "this" or (first == "previous" and article):
        return None
    if number is None and unit == "day" and word == "next":
        return None  # "the next day" goes with another date
    if number is None and first == "last" and not _during(text, start):
        return None
    if number is None and first == "next" and not _during(text, start):
        return None
    some = SOME.get(" ".join(number.lower().split())) if number else (1, 1)
    count_of = number_of(number) if number and not some else None
    most = some[1] if some else count_of
    if not most or most > 9000:
        return None
    granularity: Granularity = "vague" if number and some else unit  # type: ignore[assignment]
    low, high = (-most, 0) if word == "last" else (0, most)
    return Draft(start, end, granularity, f"span-1:{unit}:{low}:{high}", "publication")


def _during(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:over|in|during|for|within|through|throughout|across) the $", text[max(0, start - 15) : start], re.I
        )
    )


def _named(text: str, match: re.Match[str], word: str, read: Reader) -> Draft | None:
    start, end = match.start(), match.end()
    if match["weekend"]:
        which = {"last": "last", "next": "next", "this": OPEN}[word]
        return Draft(start, end, "day", f"weekend-1:{which}", "publication", "near")
    if match["part"]:
        part = match["part"].lower()
        if (word, part) == ("last", "night"):
            return timed(text, Draft(start, end, "day", "day-1:-1", "publication"))
        if word == "this" and part in ("morning", "afternoon", "evening", "lunchtime"):
            return timed(text, Draft(start, end, "day", "day-1:0", "publication"))
        return None
    if match["wd"]:
        return _this_weekday(text, match, word, read)
    if match["m"]:
        return _this_month(text, match, word, read)
    if match["season"]:
        season = match["season"]
        if season.lower() == "fall" and re.match(r"[^\S\n](?:of|in|from)\b", text[end : end + 6]):
            return None
        return Draft(start, end, "season", f"season-1:{SEASONS[season.lower()]}:{word}", "publication")
    feast = match["feast"].lower()
    rule = f"date-1:12-25:{word}" if feast == "christmas" else f"feast-1:{feast}:{word}"
    return Draft(start, end, "day", rule, "publication")


def _this_weekday(text: str, match: re.Match[str], word: str, read: Reader) -> Draft | None:
    found = weekday(text, match.start("wd"), match.end("wd"), read)
    if not found or "weekday" not in found.rule or "week:" in found.rule:
        return found.over(match.start()) if found else None
    if match["d"].lower() == "coming" or (match["d2"] or "").lower() in ("coming", "upcoming"):
        word = "future"
    which = OPEN if word == "this" else word
    return Draft(match.start(), found.end, "day", found.rule.replace(OPEN, which), "publication", "future")


def _this_month(text: str, match: re.Match[str], word: str, read: Reader) -> Draft | None:
    start = match.start("m")
    if not text[start].isupper():
        return None
    found = read(text, start)
    if found is None:
        end = match.end("m")
        if names.is_month(text, start, end, sure=False):
            number = MONTHS[match["m"].lower().rstrip(".")]
            return Draft(match.start(), end, "month", f"month-1:{number}:{word}", "publication")
        return None
    rule = found.rule.replace(OPEN, word)
    return Draft(match.start(), found.end, found.granularity, rule, found.base, found.default)


def sided(text: str, start: int, read: Reader) -> Draft | None:
    """ "earlier this year", "later in the week", "earlier today", "later on Tuesday", "earlier in 2016"."""
    match = _SIDE.match(text, start)
    if not match:
        return None
    cut = "before" if match["side"].lower() == "earlier" else "after"
    if match["on"] is not None:
        found = read(text, match.end()) or read(text, match.end() + 1)
        plain = found and found.start - match.end() <= 1 and found.base != "text"
        return found.over(start) if found and plain else None
    if match["season"]:
        rule = f"season-1:{SEASONS[match['season'].lower()]}:this"
        return Draft(start, match.end(), "season", f"{rule};cut-1:{cut}", "publication")
    if not match["unit"] or match["unit"].lower() == "day":
        return Draft(start, match.end(), "day", "day-1:0", "publication")
    unit = match["unit"].lower()
    return Draft(start, match.end(), unit, f"calendar-1:{unit}:0:0;cut-1:{cut}", "publication")  # type: ignore[arg-type]


def early(text: str, start: int, read: Reader) -> Draft | None:
    """early, mid, late and the date after them."""
    match = _EARLY.match(text, start)
    found = read(text, match.end()) if match else None
    if match is None or found is None or found.base == "text":
        return None
    if found.start > match.end():
        return None
    whole = found.over(start)
    if found.granularity in ("day", "vague", "event") or "span-1" in found.rule or "part-1" in found.rule:
        return whole
    return whole.then(f"part-1:{match['p'].lower()}")


def ending(text: str, start: int, read: Reader) -> Draft | None:
    """ "the end of March", "the start of the year"."""
    match = _END.match(text, start)
    if not match or match["p"].lower() not in _ENDS:
        return None
    part = f"part-1:{_ENDS[match['p'].lower()]}"
    if match["unit"]:
        unit = match["unit"].lower()
        if unit == "day" or re.match(rf"[^\S\n](?:of|long)\b|{GAP}(?:19|20)\d\d", text[match.end() : match.end() + 8]):
            found = read(text, match.start("unit")) if unit in SEASONS else None
            return found.over(start).then(part) if found else None
        if unit in SEASONS:
            rule = f"season-1:{SEASONS[unit]}:{OPEN}"
            return Draft(start, match.end(), "season", f"{rule};{part}", "publication", "near")
        return Draft(start, match.end(), unit, f"calendar-1:{unit}:0:0;{part}", "publication")  # type: ignore[arg-type]
    found = read(text, match.end())
    if found is None or found.base == "text" or found.granularity in ("day", "event"):
        return None
    return found.over(start).then(part)


def year_end(text: str, start: int) -> Draft | None:
    """ "year's end", "year-end"."""
    match = _YEAR_END.match(text, start)
    if not match or ((unit := match["unit"].lower()) == "week" and "-" in match[0]):
        return None
    return Draft(start, match.end(), unit, f"calendar-1:{unit}:0:0;part-1:end", "publication")  # type: ignore[arg-type]


def ago(text: str, start: int) -> Draft | None:
    """ "two years ago", "a few weeks from now"; ``start`` is that of the unit."""
    match = _AGO.match(text, start)
    if not match:
        return None
    unit, back = match["unit"].lower(), match["w"].lower() == "ago"
    from_ = max(0, start - _BACK)
    quantity = _QUANTITY.search(text[from_:start])
    if not quantity:
        return _vaguely_ago(start, match.end(), unit, back) if match["s"] in ("s", "ies") else None
    begin, end = from_ + quantity.start(), match.end()
    about, count = " ".join((quantity["about"] or "").lower().split()), " ".join(quantity["n"].lower().split())
    if count in SOME:
        low, high = SOME[count]
    elif count == "many":
        return _vaguely_ago(begin, end, unit, back)
    else:
        low = number_of(count) or 0
        high = number_of(quantity["n2"]) or low if quantity["n2"] else low
    if unit == "centur":
        unit, low, high = "decade", low * 10, high * 10
    return _counted(begin, end, unit, (low, high), about, back=back, some=count in SOME)


def _vaguely_ago(start: int, end: int, unit: str, back: bool) -> Draft:
    """ "years ago": two of the unit or more."""
    unit = "day" if unit in ("second", "minute", "hour") else "decade" if unit == "centur" else unit
    least = 0 if unit == "day" else 2
    rule = f"calendar-1:{unit}:*:{-least}" if back else f"calendar-1:{unit}:{least}:*"
    return Draft(start, end, "vague", rule, "publication")


def _counted(
    start: int, end: int, unit: str, counts: tuple[int, int], about: str, *, back: bool, some: bool
) -> Draft | None:
    low, high = counts
    if not 0 < low <= high or high > 9000:
        return None
    if unit in ("second", "minute"):
        return Draft(start, end, "day", "day-1:0", "publication")
    if unit == "hour":
        days = -(-high // 24)
        rule = f"span-1:day:{-days}:0" if back else f"span-1:day:0:{days}"
        return Draft(start, end, "day", rule, "publication")
    far: int | str = high
    if about in ("more than", "at least", "over", "just over", "well over"):
        far = "*"
    elif about in ("less than", "nearly", "almost", "just under"):
        low -= 1
    elif about:
        low, far = low - 1, high + 1
    exact = not about and not some and low == high
    if unit == "decade":  # "a decade ago" is a year ten years back, give or take one
        unit, low = "year", low * 10
        far = far if far == "*" else int(far) * 10
        if far != "*" and not about:
            low, far = low - 1, int(far) + 1
    granularity: Granularity = unit if exact else "vague"  # type: ignore[assignment]
    sign = "-" if back else ""
    near, farther = (f"{sign}{low}" if low else "0"), (far if far == "*" else f"{sign}{far}")
    rule = f"calendar-1:{unit}:{farther}:{near}" if back else f"calendar-1:{unit}:{near}:{farther}"
    return Draft(start, end, granularity, rule, "publication")


_IN_TIME: Final = re.compile(rf"(?P<unit>day|week|month|year)s?['’](?:s\b)?{GAP}time\b", re.IGNORECASE)


def in_time(text: str, start: int) -> Draft | None:
    """ "two weeks' time", "a year's time"; ``start`` is that of the unit."""
    match = _IN_TIME.match(text, start)
    from_ = max(0, start - _BACK)
    quantity = _QUANTITY.search(text[from_:start]) if match else None
    if match is None or quantity is None:
        return None
    count = " ".join(quantity["n"].lower().split())
    number = number_of(count) or 0
    low, high = SOME.get(count, (number, number))
    begin = from_ + quantity.start()
    return _counted(begin, match.end(), match["unit"].lower(), (low, high), "", back=False, some=count in SOME)
