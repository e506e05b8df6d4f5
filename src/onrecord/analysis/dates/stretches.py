"""Seasons, quarters, halves of years, and feasts, with a year or told from the day of publication."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.dates.drafts import OPEN, Draft, fixed
from onrecord.analysis.dates.lexicon import GAP, SEASONS
from onrecord.reckoning import days_of, resolve

_YEAR: Final = r"(?P<y>(?:19|20)\d\d)(?![\w%]|[.,]\d)"
_OF: Final = rf",?{GAP}(?:of{GAP}|in{GAP})?(?:the{GAP})?(?:(?P<fy>fiscal|financial|calendar){GAP}(?:year{GAP})?)?"
_SEASON_YEAR: Final = re.compile(
    rf"(?:[-–/](?:spring|summer|autumn|fall|winter))?{_OF}{_YEAR}(?:[-–/](?P<z>\d\d)\b)?", re.I
)
_OF_THAT: Final = re.compile(rf"{GAP}(?:of{GAP})?(?P<w>last|next|this){GAP}year\b|{GAP}of{GAP}the{GAP}year\b", re.I)
_QUARTER: Final = re.compile(r"(?:q([1-4])|(?:h)([12]))\b(?:[^\S\n]{0,2}(?:of[^\S\n])?['’]?((?:19|20)?\d\d)\b)?", re.I)
_WORDED: Final = re.compile(
    rf"(?P<n>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[\s-](?P<what>quarter|half)\b(?:(?={GAP}of{GAP}\d"
    rf"|{GAP}\d|{GAP}of{GAP}(?:the{GAP})?(?:last|next|this|fiscal|year))|(?P<bare>))",
    re.IGNORECASE,
)
_NUMBERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "final": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_FEASTS: Final = re.compile(
    rf"(?P<f>christmas(?:{GAP}(?:eve|day))?|new{GAP}year['’]?s?(?:{GAP}(?:eve|day))|boxing{GAP}day"
    rf"|valentine['’]?s{GAP}day|halloween|fourth{GAP}of{GAP}july|may{GAP}day|thanksgiving(?:{GAP}day)?"
    rf"|easter(?:{GAP}(?:sunday|monday))?|good{GAP}friday|ash{GAP}wednesday|palm{GAP}sunday|labou?r{GAP}day"
    rf"|memorial{GAP}day|election{GAP}day)\b(?:,?{GAP}(?:of{GAP}|in{GAP})?{_YEAR})?",
    re.IGNORECASE,
)
_FIXED: Final = {
    "christmas": "12-25",
    "christmas day": "12-25",
    "christmas eve": "12-24",
    "boxing day": "12-26",
    "halloween": "10-31",
    "fourth of july": "07-04",
    "may day": "05-01",
}
_MOVABLE: Final = {
    "easter": ("easter", 0),
    "easter sunday": ("easter", 0),
    "easter monday": ("easter", 1),
    "good friday": ("easter", -2),
    "ash wednesday": ("easter", -46),
    "palm sunday": ("easter", -7),
    "thanksgiving": ("thanksgiving", 0),
    "thanksgiving day": ("thanksgiving", 0),
    "labor day": ("labor-day", 0),
    "memorial day": ("memorial-day", 0),
    "election day": ("election-day", 0),
}
_BEFORE_SEASON: Final = re.compile(
    r"\b(?:the|this|that|in|last|next|by|since|until|during|early|late|mid|of|and|for|to)[\s-]$", re.IGNORECASE
)


_OF_A_SEASON: Final = re.compile(
    r"[^\S\n](?!(?:and|or|nor|but|as|at|by|in|on|of|to|than|then|the|when|while|if|with|after|before|until|because|though|"
    r"is|are|was|were|will|would|can|could|may|might|has|had|have|it|he|she|they|we|there|alone|too)\b)[a-z]+"
)


def season(text: str, start: int, end: int) -> Draft | None:
    """ "spring 2014", "the winter of 2013–14", "in the fall"."""
    name = SEASONS[text[start:end].lower()]
    if (match := _SEASON_YEAR.match(text, end)) and not match["fy"]:
        first, last = _season_of(name, int(match["y"]), match["z"])
        return fixed(start, match.end(), "season", first, last)
    if match := _OF_THAT.match(text, end):
        year = {"last": -1, "next": 1}.get((match["w"] or "this").lower(), 0)
        rule = f"calendar-1:year:{year}:{year};season-1:{name}:this"
        return Draft(start, match.end(), "season", rule, "publication")
    before = text[max(0, start - 8) : start]
    if text[start].isupper() and text[end : end + 2].strip()[:1].isupper():
        return None  # "Spring Hill"
    if not _BEFORE_SEASON.search(before) or re.match(r"[-'’]|[^\S\n](?:of|in(?!\s\d)|from|guy)\b", text[end : end + 6]):
        return None
    if re.search(r"\b(?:of|and|for|to)\s$", before, re.I) and _OF_A_SEASON.match(text, end):
        return None  # "and winter wheat", "for summer tyres": of a kind, of no year
    if text[start:end].lower() == "fall" and not re.search(
        r"\b(?:the|this|that|in|last|next|early|late)[\s-]$", before, re.I
    ):
        return None
    if name == "spring" and re.search(r"\b(?:to|of|and|for)\s$", before):
        return None
    if re.search(r"\b(?:to|and|of|for)\s$", before) and text[start:end].lower() in ("fall",):
        return None
    return Draft(start, end, "season", f"season-1:{name}:{OPEN}", "publication", "near")


def _season_of(name: str, year: int, until: str | None) -> tuple[str, str]:
    if name != "winter":
        month = {"spring": 3, "summer": 6, "autumn": 9}[name]
        return days_of(year, month)[0], days_of(year, month + 2)[1]
    if until is not None:
        return days_of(year, 12)[0], days_of(year + 1, 2)[1]
    # "the winter of 2014" may be the one in which the year began or the one in which it ended
    return days_of(year - 1, 12)[0], days_of(year + 1, 2)[1]


def quarter(text: str, start: int) -> Draft | None:
    """ "Q3 2024", "H1 2025"."""
    match = _QUARTER.match(text, start)
    if not match or text[start - 1 : start] in ("/", "-", "_", "#"):
        return None
    number, half, year = match.groups()
    if year is None:
        if number is None or not text[start].isupper():
            return None
        return Draft(start, match.end(), "quarter", f"quarter-1:{number}:{OPEN}", "publication")
    return _part_of_year(start, match.end(), int(number or half), 3 if number else 6, _full(year))


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _part_of_year(start: int, end: int, number: int, months: int, year: int) -> Draft:
    first = (number - 1) * months + 1
    return fixed(start, end, "quarter", days_of(year, first)[0], days_of(year, first + months - 1)[1])


def worded_quarter(text: str, start: int) -> Draft | None:
    """ "the third quarter of 2024", "the first half of the year", "the third quarter"."""
    match = _WORDED.match(text, start)
    if not match:
        return None
    what, number = match["what"].lower(), _NUMBERS[match["n"].lower()]
    months = 3 if what == "quarter" else 6
    if what == "half":
        number = 2 if number == 4 else number
    if number * months > 12:
        return None
    if year := re.compile(rf"{_OF}{_YEAR}", re.I).match(text, match.end()):
        return _part_of_year(start, year.end(), number, months, int(year["y"]))
    if that := _OF_THAT.match(text, match.end()):
        count = {"last": -1, "next": 1}.get((that["w"] or "this").lower(), 0)
        rule = f"calendar-1:year:{count}:{count};{what}-1:{number}:this"
        return Draft(start, that.end(), "quarter", rule, "publication")
    preposition = re.search(r"\b(?:in|for|during|by) the $", text[max(0, start - 12) : start], re.I)
    if what == "half" or match["n"].lower() in ("last", "final") or not preposition:
        return None
    return Draft(start, match.end(), "quarter", f"quarter-1:{number}:{OPEN}", "publication")


def feast(text: str, start: int) -> Draft | None:
    """Christmas, Easter and other days with a name, with a year or without."""
    match = _FEASTS.match(text, start)
    if not match or not text[start].isupper():
        return None
    name = " ".join(match["f"].lower().replace("’", "'").split()).replace("labour", "labor")
    if name.startswith("new year"):
        rule = "date-1:12-31:?" if name.endswith("eve") else "date-1:01-01:?"
    elif name.startswith("valentine"):
        rule = "date-1:02-14:?"
    elif name in _FIXED:
        rule = f"date-1:{_FIXED[name]}:?"
    else:
        movable, later = _MOVABLE[name]
        rule = f"feast-1:{movable}:?" + (f";day-1:{later}" if later else "")
    if name == "thanksgiving" and re.match(r"[^\S\n][a-z]", text[match.end() : match.end() + 2]) and not match["y"]:
        return Draft(start, match.end(), "day", rule, "publication", "near")
    if match["y"]:
        middle = f"{match['y']}-01-01"
        dated = resolve(rule.replace(OPEN, "this"), middle, middle)
        if dated and dated.earliest and dated.latest:
            return fixed(start, match.end(), "day", dated.earliest, dated.latest)
    return Draft(start, match.end(), "day", rule, "publication", "near")
