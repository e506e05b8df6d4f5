"""Titles, bylines and dates: recognised, and doubted where they are implausible."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from typing import Final

from onrecord.domain import Dating, Found
from onrecord.reports.wordlists import BYLINE_PARTICLES, PLACES

_MONTHS: Final = {
    name: number
    for number in range(1, 13)
    for name in (calendar.month_name[number].lower(), calendar.month_abbr[number].lower())
} | {"sept": 9}
_MONTH: Final = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MONTH: Final = _MONTH.replace("?P<month>", "?:")
DAY: Final = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"  # without a year
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d\S*(?: ?[+-]\d\d:?\d\d)?)?)?)?$")
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}\S*)?$")
# "12.03.2024" names its day first; with slashes either may stand first, so one of the two has to be past 12.
_NUMERIC: Final = re.compile(r"(?:^|[^\d/.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/.]\d)")
ENGLISH_DATE: Final = re.compile(
    rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('<month>', '<month2>')},?\s+(?P<year2>\d{{4}})\b",
    re.I,
)
_NO_PERSON: Final = re.compile(
    r"\b(?:ministry|department|government|parliament|congress|committee|commission|embassy|consulate|university|agency|"
    r"bureau|association|institute|institution|authority|federation|union|army|police|palace|cathedral|headquarters|"
    r"building|museum|stadium|airport|kremlin|pentagon|capitol|senate|white house|downing street|oval office|bundestag|"
    r"(?:town|city|county|village|parish|guild) hall|houses? of|office of|council of|city of|state of)\b",
    re.I,
)
_DESK: Final = re.compile(
    r"\b(?:staff|admin|administrator|editors?|editorial|newsroom|desk|webdesk|team|guest)\b", re.I
)
# News agencies sign their reports: a body, but a plausible author.
AGENCY: Final = (
    r"(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|"
    r"upi|united press international|press association|"
    r"pa media|dpa|bloomberg(?: news)?|xinhua|efe|ansa|canadian press)"
)
_AGENCIES: Final = re.compile(f"{AGENCY}$", re.I)
# What somebody is at the outlet, behind the name: "Ana Venn, transport reporter".
_ROLE: Final = re.compile(
    r",\s+(?:[\w’'&/-]+\s){0,4}(?:editor|reporter|correspondent|writer|columnist|critic|commentator|producer)s?$", re.I
)
# The same without a "By": "Ana Venn, Local Democracy Reporter". Two or three names, for a body's may be longer.
_BY_ROLE: Final = re.compile(rf"(?!The\s)(?:[A-Z][\w’'-]+\s){{1,2}}[A-Z][\w’'-]+(?i:{_ROLE.pattern[:-1]})")
_BYLINE_START: Final = re.compile(r"(?:written |posted |published |reported )?by:?\s+(?=\S)", re.I)
BYLINE_WORDS: Final = 14


def dating(raw: str | None, basis: str) -> Dating | None:
    """A date as written in metadata or in a header line, as an interval; None for nothing.

    Understood are ISO 8601 (year, month, day, with or without a time), English dates ("March 3, 2025",
    "3 March 2025") and figures whose order is plain
    ("12.03.2024", "22/05/2023"). What is not understood keeps its raw words with open ends, and the basis says so.
    """
    if raw is None or not raw.strip():
        return None
    words = " ".join(raw.split())
    whole = _ISO.match(words) or _COMPACT.match(words)
    if whole:
        year, month, day = (int(part) if part else None for part in whole.groups())
        assert year is not None
        found = _interval(year, month, day)
    elif english := ENGLISH_DATE.search(words):
        part = english.groupdict()
        name = part["month"] or part["month2"]
        found = _interval(
            int(part["year"] or part["year2"]), _MONTHS[name.lower()[:3]], int(part["day"] or part["day2"])
        )
    else:
        found = _numeric(words)
    if found is None:
        return Dating(None, None, (f"{basis}, not understood",), words)
    return Dating(*found, (basis,), words)


def _numeric(words: str) -> tuple[str, str] | None:
    """The day of a date in figures, where its order leaves no doubt."""
    found = _NUMERIC.search(words)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:
        return _interval(year, second, first)
    return _interval(year, first, second) if second > 12 else None


def month_of(words: str) -> int | None:
    """The number of the first English month in some words; None where there is none."""
    found = re.search(rf"\b{_MONTH}", words, re.I)
    return _MONTHS[found["month"].lower()[:3]] if found else None


def weighed(first: Dating | None, other: Dating | None) -> Dating | None:
    """The date of the better of two places; where the other says other days, the basis has them too."""
    if first is None or first.earliest is None or first.latest is None:
        return other if other is not None and other.earliest is not None else first or other
    if other is None or other.earliest is None or other.latest is None:
        return first
    if other.earliest <= first.latest and first.earliest <= other.latest:
        return first
    return replace(first, basis=(*first.basis, f"{', '.join(other.basis)} has {other.raw or other.earliest}"))


def _interval(year: int, month: int | None, day: int | None) -> tuple[str, str] | None:
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}"
    if not 1 <= day <= last:
        return None
    return (f"{year:04}-{month:02}-{day:02}",) * 2


def byline(name: str | None, basis: str) -> Found | None:
    """A byline as found, without its "By", with a doubt where it cannot well be who wrote the report."""
    if name is None:
        return None
    name = _ROLE.sub("", _BYLINE_START.sub("", " ".join(name.split()), count=1).strip(" |,;–—-"))
    return Found(name, basis, doubtful(name)) if name else None


def doubtful(name: str) -> str | None:
    """Why a byline is implausible (an institution, a building, a place, a desk, no name at all), or None."""
    if _AGENCIES.match(name):
        return None
    if re.search(r"https?:|www\.|@", name):
        return "an address, not a name"
    if _NO_PERSON.search(name):
        return "an institution or a building, not a person"
    if name.casefold() in PLACES:
        return "a place, not a person"
    if _DESK.search(name):
        return "a desk, not a person"
    if name.casefold().startswith("the "):
        return "not a person's name"
    if not any(char.isalpha() for char in name) or any(char.isdigit() for char in name):
        return "not a person's name"
    return None


def is_byline(line: str) -> bool:
    """Whether a whole line (stripped) says who wrote the report: "By" and names in capitals, no sentence."""
    start = _BYLINE_START.match(line)
    if not start and len(line) <= 160:
        return bool(_BY_ROLE.fullmatch(line))
    if not start or len(line) > 160 or line[-1] in ".?!:\"”’'":
        return False
    names = _ROLE.sub("", line[start.end() :])
    words = re.sub(r"\b\d[\d:.,/]*\S*", "", names).replace(",", " ").split()
    if not 1 <= len(words) <= BYLINE_WORDS:
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word.casefold() in BYLINE_PARTICLES for word in words)
