"""Dates that are written: days, months, years, ranges of them, decades, centuries; each read from where it begins.

Every function takes the text and where a word begins, and gives a draft or None. A month or day of the month without
a year is reckoned from the day of publication.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.dates import names
from onrecord.analysis.dates.drafts import OPEN, Draft, fixed, impossible
from onrecord.analysis.dates.lexicon import (
    COUNTED,
    GAP,
    MONTH,
    MONTHS,
    ORDINAL,
    SPACE,
    SPELLED_DECADES,
    ordinal_of,
)
from onrecord.domain import Granularity
from onrecord.reckoning import days_of

_TO: Final = rf"(?:{SPACE}[-–—‒/]{SPACE}|{GAP}(?:to|through|thru|until|till|and){GAP})"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR: Final = r"\d{4}(?![\w%]|[.,:]\d)"
_MONTH_DAY: Final = re.compile(
    rf"(?P<m>{MONTH}){SPACE}(?:the{GAP})?(?P<d>{_DAY})"
    rf"(?:{_TO}(?:(?P<m2>{MONTH}){SPACE})?(?P<d2>{_DAY}))?(?:,?{GAP}(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_MONTH_ORDINAL: Final = re.compile(rf"(?P<m>{MONTH}){GAP}(?P<d>{ORDINAL})(?:,?{GAP}(?P<y>{_YEAR}))?", re.IGNORECASE)
_MONTH_YEAR: Final = re.compile(
    rf"(?P<m>{MONTH})(?:{_TO}(?P<m2>{MONTH}))?(?:,?{GAP}(?:of{GAP})?(?P<y>{_YEAR})|{SPACE}['’](?P<s>\d\d)\b)",
    re.IGNORECASE,
)
_DAY_MONTH: Final = re.compile(
    rf"(?P<d>{_DAY})(?:(?:{SPACE}[-–—‒/]{SPACE}|{GAP}(?:to|and|or|until){GAP})(?P<d2>{_DAY}))?{SPACE}[-–]?(?:of{GAP})?"
    rf"(?P<m>{MONTH})(?:{_TO}(?P<d3>{_DAY}){GAP}(?P<m2>{MONTH}))?(?:(?:,?{GAP}(?:of{GAP})?|[-–])(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
_ORDINAL_OF_MONTH: Final = re.compile(rf"(?P<d>{ORDINAL}){GAP}of{GAP}(?P<m>{MONTH})(?:,?{GAP}(?P<y>{_YEAR}))?", re.I)
_ISO: Final = re.compile(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d|[./-]\d)")
_NUMERIC: Final = re.compile(r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d)(?!\d|[./-]\d)")
_YEARS: Final = re.compile(r"(?P<y>\d{4})[-–—‒/](?P<z>\d{4}|\d\d)(?![\w%]|[-–/.,]\d)")
_DECADE: Final = re.compile(r"(?P<y>\d{3}0)['’]?s\b")
_SHORT_DECADE: Final = re.compile(r"(?P<y>[1-9]0)['’]?s\b")
_ONE_YEAR: Final = re.compile(_YEAR)
_INSIDE: Final = frozenset("/\\_=@#$€£¥+-–.,:&?%~")  # what a bare year does not follow: URLs, money, decimals
_BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|of|for|during|after|before|and|or|between|through|throughout|late|early"
    r"|mid|around|circa|c\.|about|past|as|year|the|his|her|their|its|a|back|spring|summer|autumn|fall|winter|"
    r"mid-|late-|early-|pre-|post-)|[(,;–—-])\s?$",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"(?:\b(?:resolution|article|section|room|route|highway|flight|page|pages|no\.|number|nr\.|model|chapter|channel"
    r"|area|unit|line|band|world|agenda|vision|category|paragraph|order|act|bill|suite|box|apartment|building|bus"
    r"|more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|up\sto|nearly|almost|additional|over|under"
    r"|roughly|approximately|estimated|killed|injured|wounded|usd|eur|gbp|us)|[$€£¥#])\s?$",
    re.IGNORECASE,
)
_LOOK: Final = 24  # code points before a number that say whether it is a year


def month_first(text: str, start: int) -> Draft | None:
    """A date that begins with the month: "March 5, 2016", "May 5-7", "Sept. 11", "June 2015", "in June"."""
    if match := _MONTH_DAY.match(text, start):
        if found := _with_day(text, match, start):
            return found
    elif match := _MONTH_ORDINAL.match(text, start):
        return _with_day(text, match, start)
    if (match := _MONTH_YEAR.match(text, start)) and names.is_month(text, start, match.end("m"), sure=True):
        year = match["y"] or _full_year(match["s"])
        if 1000 <= int(year) < 2200 and not COUNTED.match(text, match.end()):
            return _months(match, int(year))
    match = _BARE_MONTH.match(text, start)
    if match is None or not names.is_month(text, start, match.end(), sure=False):
        return None
    end = match.end() - (match[0].endswith(".") and _ends_sentence(text, match.end()))
    return Draft(start, end, "month", f"month-1:{_month(match[0])}:{OPEN}", "publication", "near")


_BARE_MONTH: Final = re.compile(MONTH, re.IGNORECASE)


def _ends_sentence(text: str, end: int) -> bool:
    following = text[end : end + 3].strip()
    return not following or following[0].isupper()


def _months(match: re.Match[str], year: int) -> Draft | None:
    first, last = _month(match["m"]), _month(match["m2"] or match["m"])
    begin = days_of(year - (first > last), first)[0]  # "December to March 2016"
    return fixed(match.start(), match.end(), "month", begin, days_of(year, last)[1])


def _with_day(text: str, match: re.Match[str], start: int) -> Draft | None:
    """A month and a day, with a year or not; None when the number is no day ("In March 45 people came")."""
    found = match.groupdict()
    day, year = ordinal_of(found["d"]) or int(re.sub(r"\D", "", found["d"])), found["y"]
    month, end = _month(found["m"]), match.end()
    if not names.is_month(text, match.start("m"), match.end("m"), sure=True):
        return None
    if year is not None and (not 1000 <= int(year) < 2200 or COUNTED.match(text, end)):
        year, end = None, match.end("d2" if found.get("d2") else "d")
    if year is None and not found.get("d2") and _counts(text, match, day):
        return None
    last = _last(match)
    if last and not found["y"] and end == match.end("d2") and COUNTED.match(text, end):
        last, end = None, match.end("d")
    return _days(start, end, (month, day), last, int(year) if year else None)


_NOUN_AFTER: Final = re.compile(r"[^\S\n](?!(?:was|is|has|as|this|its|his|plus|says|does|across|thus)\b)[a-z]+s\b")


def _counts(text: str, match: re.Match[str], day: int) -> bool:
    """Whether the number after a month counts what follows: "In April 45 villagers left"."""
    end = match.end("d")
    if match["d"].isdigit() and match.start("d") > match.start("m"):
        if day > 31 and re.match(r"[^\S\n][a-z]", text[end : end + 2]):
            return True
        if text[max(0, match.start() - 3) : match.start()].lower() == "in " and _NOUN_AFTER.match(text, end):
            return True
    return bool(COUNTED.match(text, end))


def _last(match: re.Match[str]) -> tuple[int, int] | None:
    found = match.groupdict()
    if found.get("d3"):
        return _month(found["m2"]), int(re.sub(r"\D", "", found["d3"]))
    if found.get("d2"):
        return _month(found.get("m2") or found["m"]), int(re.sub(r"\D", "", found["d2"]))
    return None


def _days(start: int, end: int, first: tuple[int, int], last: tuple[int, int] | None, year: int | None) -> Draft | None:
    if not all(_possible(*day, year) for day in (first, last) if day):
        return impossible(start, end)
    if last is not None and last < first and last[0] == first[0]:
        return impossible(start, end)
    if year is not None:
        begin = days_of(year - (last is not None and last < first), *first)[0]
        return fixed(start, end, "day", begin, days_of(year, *(last or first))[1])
    rule = f"date-1:{first[0]:02d}-{first[1]:02d}:{OPEN}"
    if last:
        rule += f";span-1:day:0:{_days_between(first, last)}"
    return Draft(start, end, "day", rule, "publication", "near")


def _days_between(first: tuple[int, int], last: tuple[int, int]) -> int:
    """Days from the one day of the year to the other, in a year that is no leap year."""
    from datetime import date

    begin, finish = (date(2001, month, min(day, 28) if month == 2 else day) for month, day in (first, last))
    return (finish - begin).days % 365


def _possible(month: int, day: int, year: int | None) -> bool:
    try:
        return bool(days_of(2000 if year is None else year, month, day))
    except ValueError:
        return False


def digits(text: str, start: int) -> Draft | None:
    """A date that begins with a figure: "5 May 2016", "2016-05-05", "2012–13", "the 1990s", "2014"."""
    before = text[start - 1] if start else " "
    if before in _INSIDE and not (before in "-–" and text[max(0, start - 6) : start - 1].lower().endswith(_PREFIXES)):
        return None
    if match := _ISO.match(text, start):
        return _by_number(start, match.end(), match["y"], match["m"], match["d"])
    if match := _NUMERIC.match(text, start):
        return _numeric(start, match)
    if (match := _DAY_MONTH.match(text, start)) and names.is_month(
        text,
        match.start("m"),
        match.end("m"),
        sure=_ordinal(match["d"]) or bool(match["y"]) or "of" in match[0] or _on(text, start),
    ):
        return _with_day(text, match, start)
    if match := _YEARS.match(text, start):
        return _years(text, start, match)
    if match := _DECADE.match(text, start):
        return _decade(start, match)
    if (match := _SHORT_DECADE.match(text, start)) and before in "'’‘":
        return _short_decade(start - 1, match.end(), int(match["y"]))
    return _one_year(text, start)


_PREFIXES: Final = ("mid", "late", "early", "pre", "post")


def _ordinal(day: str) -> bool:
    return not day.isdigit()


#: What stands before a day of the month, and hardly before so many of something or somebody called May.
_ON: Final = re.compile(
    r"\b(?:on|by|until|till|since|from|before|after|dated|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)[^\S\n]$",
    re.IGNORECASE,
)


def _on(text: str, start: int) -> bool:
    return _ON.search(text, max(0, start - _LOOK), start) is not None


def _by_number(start: int, end: int, year: str, month: str, day: str) -> Draft:
    try:
        first, last = days_of(int(year), int(month), int(day))
    except ValueError:
        return impossible(start, end)
    return fixed(start, end, "day", first, last)


def _numeric(start: int, match: re.Match[str]) -> Draft:
    """Day and month in figures. Where both orders are possible, the interval holds both."""
    first, second, year = int(match["a"]), int(match["b"]), int(_full_year(match["y"]))
    readings = [(first, second)] if match["s"] == "." else [(first, second), (second, first)]
    days = []
    for day, month in readings:
        try:
            days.append(days_of(year, month, day)[0])
        except ValueError:
            continue
    if not days:
        return impossible(start, match.end())
    return fixed(start, match.end(), "day" if len(set(days)) == 1 else "vague", min(days), max(days))


def _full_year(short: str) -> str:
    """A year of two figures made one of four: up to 50 of this century."""
    if len(short) == 4:
        return short
    return f"20{short}" if int(short) <= 50 else f"19{short}"


def _years(text: str, start: int, match: re.Match[str]) -> Draft | None:
    """Years joined by a dash or stroke; a month in figures ("2016-03") where it can be nothing else."""
    first, end = int(match["y"]), match.end()
    if not 1000 <= first < 2200:
        return None
    last = int(match["z"])
    if len(match["z"]) == 2:
        last += first - first % 100
        if last < first:
            last += 100
        if not 0 < last - first < 60:
            month = int(match["z"])
            if text[match.start("z") - 1] == "-" and 1 <= month <= 12:
                return fixed(start, end, "month", *days_of(first, month))
            return None
    if not first <= last < 2200 or COUNTED.match(text, end):
        return None
    return fixed(start, end, "year", days_of(first)[0], days_of(last)[1])


def _decade(start: int, match: re.Match[str]) -> Draft | None:
    year = int(match["y"])
    if not 1000 <= year < 2200:
        return None
    length = 100 if year % 100 == 0 and year < 2000 else 10  # "the 1800s" are the century
    granularity: Granularity = "decade" if length == 10 else "vague"
    return fixed(start, match.end(), granularity, f"{year}-01-01", f"{year + length - 1}-12-31")


def _short_decade(start: int, end: int, decade: int) -> Draft:
    year = (2000 if decade <= 20 else 1900) + decade
    return fixed(start, end, "decade", f"{year}-01-01", f"{year + 9}-12-31")


def spelled_decade(text: str, start: int, end: int) -> Draft | None:
    """ "the nineties"; None without "the", "early", "mid" or "late" before it ("a man in his nineties")."""
    if not re.search(r"\b(?:the|early|mid|late)[\s-]$", text[max(0, start - 7) : start], re.IGNORECASE):
        return None
    return _short_decade(start, end, SPELLED_DECADES[text[start:end].lower()])


def _one_year(text: str, start: int) -> Draft | None:
    match = _ONE_YEAR.match(text, start)
    if not match:
        return None
    year = int(match[0])
    before = text[max(0, start - _LOOK) : start]
    if not 1000 <= year < 2200 or COUNTED.match(text, match.end()) or _NUMBERED.search(before):
        return None
    if not 1900 <= year < 2100 and not _BEFORE_YEAR.search(before):
        return None
    if year < 1900 and re.match(r"[^\S\n][a-z]+s\b", text[match.end() : match.end() + 20]):
        return None
    following = text[match.end() : match.end() + 2]
    if following[:1] in "-–/" and following[1:2].isdigit():
        return None
    return fixed(start, match.end(), "year", *days_of(year))


def short_year(text: str, start: int) -> Draft | None:
    """ "'92" after a preposition; ``start`` is that of the figures."""
    if not re.search(r"\b(?:in|of|since|back in|until|by|from) ['’‘]$", text[max(0, start - 10) : start]):
        return None
    match = re.compile(r"\d\d\b(?!['’]?s)").match(text, start)
    return fixed(start - 1, match.end(), "year", *days_of(int(_full_year(match[0])))) if match else None


def century(text: str, start: int, end: int) -> Draft | None:
    """ "the 19th century"; ``start`` and ``end`` are those of the word century."""
    match = re.search(rf"\b({ORDINAL})[\s-]$", text[max(0, start - 20) : start], re.IGNORECASE)
    number = ordinal_of(match[1]) if match else None
    if match is None or not number or not 1 <= number <= 22:
        return None
    begin = max(0, start - 20) + match.start()
    return fixed(begin, end, "vague", f"{number * 100 - 99:04d}-01-01", f"{number * 100:04d}-12-31")


def ordinal_first(text: str, start: int) -> Draft | None:
    """ "the fifth of May"."""
    match = _ORDINAL_OF_MONTH.match(text, start)
    return _with_day(text, match, start) if match else None


def _month(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]
