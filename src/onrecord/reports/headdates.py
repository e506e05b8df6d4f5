"""Dates of head lines that say more than a date: "TRANSCRIPT: Harbour talks, 2 October 2025", "DALBY, Sept 18 —".

Precision first. A title may end with a date that it tells of ("The night the dam broke, 12 June 1987", "Concert: the
Vale Quartet – 3 October 2025"), so a head line dates its report only where it names a kind of text that is of a day: a
transcript, minutes, a daily brief. A date with a preposition before it is what the line tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from onrecord.domain import Dating
from onrecord.reports.cleaning import is_dateline
from onrecord.reports.metadata import AGENCY, DAY, ENGLISH_DATE, MONTH, dating, month_of
from onrecord.reports.patterns import NUMERIC_DATE, OUTLET_NAME

LONGEST: Final = 240  # code points of a head line, date and all
LABEL_WORDS: Final = 6  # of a part of the line that ends with the kind: "Port Ellery Harbour Council: minutes"
_SEPARATOR: Final = re.compile(r"\s*[,|•·:]\s+|\s+[–—-]{1,2}\s+|\s+[(\[](?=\w)")
# Kinds of text that are of a day, as the whole label of a line ("Minutes: …", "… – full transcript, …") …
_DAILY: Final = (
    r"(?:transcripts?|hansard|readouts?|communiqu[eé]|briefs?|briefings?|bulletins?|digests?|round-?ups?|newsletters?|"
    r"wrap-?up|live ?blog|live (?:updates?|coverage)|as it happened|week in review|"
    r"(?:press|media|news) (?:releases?|conferences?|reviews?|statements?|summary)|"
    r"(?:daily|weekly|morning|midday|evening|situation|market|weather|traffic|status|field|news) "
    r"(?:reports?|notes?|updates?|summary|review|edition))"
)
_ALONE: Final = r"(?:minutes|proceedings|diary|notes|headlines|live|q ?& ?a|interview|remarks|speech|statement)"
_ENTIRE: Final = r"(?:(?:full|edited|partial|official|rush|verbatim|corrected|the)\s){0,2}"
_NUMBERED: Final = r"(?:\s(?:no\.?\s?|number\s|#)\d{1,5})?"
_LABEL: Final = re.compile(rf"{_ENTIRE}(?:{_DAILY}|{_ALONE}){_NUMBERED}$", re.I)
# … and at the end of a longer one ("Port Ellery morning briefing: …"). Not "The last ten minutes: …".
_NAMED_LABEL: Final = re.compile(rf"(?:\S+\s){{1,{LABEL_WORDS - 1}}}{_DAILY}{_NUMBERED}$", re.I)
_OF: Final = re.compile(
    rf"{_ENTIRE}(?:(?:transcripts?|minutes|readouts?|proceedings) of|(?:remarks|speech|statement) by|"
    r"(?:interview|press conference|q ?& ?a) (?:with|by|of))\s",
    re.I,
)
_TOLD: Final = re.compile(  # "… on Thursday, 2 October 2025" is what the line tells of
    r"[^\s,|•·:–—-]\s+(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$", re.I
)
_ANOTHER: Final = re.compile(  # the first of several days; not "Bulletin No. 12"
    rf"(?:\b{DAY}(?:,?\s\d{{4}})?|\b{MONTH}|\d{{4}}-\d\d-\d\d|/\d{{4}}|"
    r"(?<!no )(?<!no\. )(?<!day )(?<!issue )(?<!number )(?<!channel )(?<![\d#])\d{1,2}(?:st|nd|rd|th)?)$",
    re.I,
)
# "15.11.2025 - 19:42 (updated 20:10) Newsroom / Dale Press": a day and a time of day are when something appeared.
_STAMP: Final = re.compile(
    rf"(?P<date>\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d|(?i:{DAY}),?\s\d{{4}})(?:\s?[-–—|·,/]|\sat)?\s\d{{1,2}}[:.h]\d\d\b"
)
# "Venn interviews a diver Wednesday, October 9, 2013": the day is added to the title of a text that is of a day.
_ADDED: Final = re.compile(
    r"(?=.{0,120}\b(?:interviews|q ?& ?a)\b).{1,200}?[^\s,|•·:–—-](?<!\bon)(?<!\bfor)(?<!\bby)(?<!\bfrom)\s+"
    r"(?P<date>(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s.{8,20})$",
    re.I,
)
_PREPOSITION: Final = re.compile(r"(?:on|at)\b", re.I)
# "WASHINGTON, March 3, 2025 (AP) —" before the first words of a report; a day, an agency or both. Not "March 3 – 5:".
_DATELINE: Final = re.compile(
    rf"(?P<town>[A-Z][A-Z.’' -]{{2,40}})"
    rf"(?:,\s(?!(?i:{DAY}))[\w. ]{{2,24}}){{0,2}}(?:,\s(?P<day>(?i:{DAY})(?:,?\s\d{{4}})?))?"
    rf"(?:\s\((?:(?P<agency>(?i:{AGENCY}))|[A-Z][^()\n]{{1,30}})\)\s?[-–—]|"
    rf"\s?(?:[–—]{{1,2}}|--?\s)(?!\s?(?:(?i:{DAY})|\d{{1,2}}\s?(?:[,:;.–—-]|$))))"
)
# "Oct 20, 2025 (Dale Press) —": no town before the day.
_DAY_FIRST: Final = re.compile(
    rf"(?P<day>(?i:{DAY}),?\s\d{{4}})\s\((?:(?P<agency>(?i:{AGENCY}))|(?P<town>[A-Z][^()\n]{{1,40}}))\)\s?[-–—]{{1,2}}\s"
)
_YEAR: Final = re.compile(
    rf"(?:(?P<name>[^\d]{{1,60}}?)(?:\s*[,|•·]\s*|\s[–—-]\s))?(?:(?P<month>{MONTH}),?\s)?(?P<year>(?:19|20)\d\d)\.?$",
    re.I,
)
_RIGHTS: Final = re.compile(r"(?:©|\(c\)|copyright)\s?(?:©\s)?(?:\S{1,20}\s){0,4}?(?P<year>(?:19|20)\d\d)\b", re.I)


def ends_with_date(words: str) -> str | None:
    """The date at the end of a head line that names a kind of text of a day; None where it does not, or tells of it."""
    if len(words) > LONGEST:
        return None
    if (added := _ADDED.match(words)) and is_dateline(added["date"]):
        return added["date"]
    parts = list(_SEPARATOR.finditer(words))
    for place, found in enumerate(parts):
        date = words[found.end() :].strip(" )]")
        if not is_dateline(date):
            continue
        name = words[: found.start()].strip()
        days = len(ENGLISH_DATE.findall(date)) + len(NUMERIC_DATE.findall(date))
        if days != 1 or not name or _PREPOSITION.match(date) or _TOLD.search(name) or _ANOTHER.search(name):
            return None
        ends = [part.end() for part in parts[:place]]
        labels = [words[start : part.start()].strip() for start, part in zip([0, *ends], parts, strict=False)]
        of_a_day = _OF.match(name) or any(_LABEL.match(label) or _NAMED_LABEL.match(label) for label in labels)
        return date if of_a_day else None
    return None


def stamped(words: str) -> str | None:
    """The date with which a head line begins, where the time of day stands behind it."""
    found = _STAMP.match(words) if len(words) <= LONGEST else None
    return found["date"] if found else None


def dateline(words: str) -> re.Match[str] | None:
    """The dateline that a line begins with: its ``day`` as written and its ``agency``, one of which it has."""
    found = _DATELINE.match(words[:LONGEST]) or _DAY_FIRST.match(words[:LONGEST])
    return found if found and (found["day"] or found["agency"]) else None


def day_of(words: str | None, others: Iterable[tuple[str, bool]]) -> Dating | None:
    """The date of a dateline; most have no year, and then nothing but their words is known.

    ``others`` are the head's lines above it, each with whether it is the title: a year that one of them gives for its
    issue ("The Courier, September 2025", "© 2025") is the dateline's, where no other gives another.
    """
    if words is None:
        return None
    if words[-4:].isdigit():
        return dating(words, "dateline")
    years = {year for line, title in others if (year := _year(line, month_of(words), title=title))}
    if len(years) == 1 and (whole := dating(f"{words} {years.pop()}", "dateline, with the year of another head line")):
        return replace(whole, raw=words)
    return Dating(None, None, ("dateline, without its year",), words)


def _year(line: str, month: int | None, *, title: bool) -> str | None:
    """The year that a head line gives for its issue, where its month is the dateline's or the one after."""
    if len(line) > LONGEST:
        return None
    if not title and (rights := _RIGHTS.match(line)):
        return rights["year"]
    found = _YEAR.fullmatch(line)
    if not found:
        return None
    if found["month"]:
        own = month_of(found["month"])
        return found["year"] if own is not None and month is not None and 0 <= own - month <= 1 else None
    return found["year"] if not title and (not found["name"] or OUTLET_NAME.match(found["name"])) else None
