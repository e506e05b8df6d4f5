"""Dates told from another date of the text: "three days later", "the day before", "that year".

They are reckoned only where plain: the date meant stands in the same paragraph not far before, or right after
("the day after Christmas"). Otherwise the words are kept and no days are told.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.analysis.dates.drafts import Draft
from onrecord.analysis.dates.lexicon import GAP, NUMBER, PART_OF_DAY, SEASON, SEASONS, SOME, number_of
from onrecord.analysis.dates.relative import Reader
from onrecord.domain import Granularity

_FAR: Final = 240  # code points between a date and what is reckoned from it
_BACK: Final = 40
_STEP: Final = re.compile(
    rf"(?P<unit>hour|day|week|month|year|decade)(?P<s>s)?{GAP}(?P<w>earlier|later|before|after|afterwards)\b",
    re.IGNORECASE,
)
_QUANTITY: Final = re.compile(rf"\b(?P<n>the|just|{NUMBER}|a\scouple\sof|a\sfew|few|several){GAP}$", re.IGNORECASE)
_SAME: Final = re.compile(
    rf"(?P<d>that|the{GAP}same|that{GAP}same|the{GAP}(?:next|following|previous)|(?:next|following|previous)(?={GAP}day))"
    rf"{GAP}(?:(?P<unit>day|week|month|year|weekend)|(?P<part>{PART_OF_DAY})|(?P<season>{SEASON}))\b(?!['’-])",
    re.IGNORECASE,
)
_LATER_THAT: Final = re.compile(
    rf"(?:earlier|later|late|early){GAP}(?:in{GAP}|on{GAP})?(?=that\b|the{GAP}same\b)", re.IGNORECASE
)
_COARSENESS: Final = {"day": 0, "week": 1, "month": 2, "quarter": 3, "season": 3, "year": 4, "decade": 5}


def stepped(text: str, start: int, read: Reader, previous: Draft | None) -> Draft | None:
    """Units before or after: "three days later", "the day before"; ``start`` is that of the unit."""
    match = _STEP.match(text, start)
    if not match:
        return None
    from_ = max(0, start - _BACK)
    quantity = _QUANTITY.search(text[from_:start])
    if not quantity or quantity["n"].lower() == "just":
        return None
    count = " ".join(quantity["n"].lower().split())
    begin, end, unit, word = from_ + quantity.start(), match.end(), match["unit"].lower(), match["w"].lower()
    number = 1 if count == "the" else number_of(count)
    sign = -1 if word in ("earlier", "before") else 1
    raw = Draft(begin, end, "vague", "raw-1:relative", "none")
    if (match["s"] and count == "the") or unit == "hour":
        return None
    if word in ("before", "after") and not _ends(text, end):
        following = _following(text, end, read)
        if following is None:
            return raw
        if following.start <= begin:  # "the day before yesterday" is read from its end
            return following
        moved = _moved(following, unit, number, sign) if number else None
        return moved.over(begin, following.end) if moved else raw.over(begin, following.end)
    if previous is None or not number or count in SOME:
        return raw
    moved = _moved(previous, unit, number, sign) if _near(text, previous, begin) else None
    return moved.over(begin, end) if moved else raw


def _ends(text: str, end: int) -> bool:
    """Whether the clause ends here, so that "before" has nothing after it."""
    return bool(
        re.match(r"\s*(?:[,.;:!?)\"”’—–]|$|\n)|[^\S\n](?:in|at|on|and|he|she|they|it|that|to)\b", text[end : end + 8])
    )


def _following(text: str, end: int, read: Reader) -> Draft | None:
    match = re.compile(rf"{GAP}(?:on{GAP}|the{GAP})?").match(text, end)
    found = read(text, match.end()) if match else None
    return found if found and match and found.start <= match.end() else None


def _near(text: str, previous: Draft, start: int) -> bool:
    """Whether ``previous`` stands in the same paragraph and in the same sentence or the one before."""
    between = text[previous.end : start]
    return (
        0 <= start - previous.end <= _FAR
        and "\n" not in between
        and len(re.findall(r"[a-z\d][.!?][\"”’]?\s", between)) <= 1
    )


def _moved(base: Draft, unit: str, count: int, sign: int) -> Draft | None:
    """``count`` units from the base; None where it is told less exactly than that."""
    coarseness = _COARSENESS.get(base.granularity, 9)
    if coarseness > _COARSENESS[unit] or base.rule.startswith("raw-1") or "*" in base.rule:
        return None
    number = sign * count
    step = f"day-1:{number}" if unit == "day" else f"calendar-1:{unit}:{number}:{number}"
    return replace(base, granularity=unit, rule=f"{base.rule};{step}", event=None)  # type: ignore[arg-type]


_OF_THAT_YEAR: Final = re.compile(
    rf",?{GAP}(?:of{GAP})?(?P<d>that|the{GAP}same|the{GAP}following|the{GAP}next|the{GAP}previous){GAP}year\b",
    re.IGNORECASE,
)


def month_of_year(text: str, draft: Draft, previous: Draft | None) -> Draft:
    """A bare month in the year of the date before it ("that November", "in June of the following year").

    Without such words, or when the year is not plain, it stays as it is or is kept raw.
    """
    match = _OF_THAT_YEAR.match(text, draft.end)
    before = text[max(0, draft.start - 5) : draft.start].lower() == "that "
    if not match and not before:
        return draft
    start, end = draft.start - 5 if before else draft.start, match.end() if match else draft.end
    plain = previous is not None and _near(text, previous, start) and previous.granularity in _COARSENESS
    if previous is None or not plain or "*" in previous.rule or previous.rule.startswith("raw-1"):
        return Draft(start, end, "vague", "raw-1:relative", "none")
    word = match["d"].lower().split()[-1] if match else "that"
    year = {"following": 1, "next": 1, "previous": -1}.get(word, 0)
    month = draft.rule.split(":")[1]
    rule = f"{previous.rule};calendar-1:year:{year}:{year};month-1:{month}:this"
    return replace(previous, start=start, end=end, granularity="month", rule=rule, event=None)


def same(text: str, start: int, previous: Draft | None) -> Draft | None:
    """ "that day", "the following year", "later that month"."""
    before = _LATER_THAT.match(text, start)
    match = _SAME.match(text, before.end() if before else start)
    if not match:
        return None
    word = match["d"].lower().split()[-1]
    number = {"next": 1, "following": 1, "previous": -1}.get(word, 0)
    end = match.end()
    raw = Draft(start, end, "vague", "raw-1:relative", "none")
    if word == "that" and not before and not _alone(text, end):
        return None
    if previous is None or not _near(text, previous, start) or previous.rule.startswith("raw-1"):
        return raw
    if match["season"]:
        if previous.granularity not in _COARSENESS or "*" in previous.rule:
            return raw
        rule = f"{previous.rule};calendar-1:year:0:0;season-1:{SEASONS[match['season'].lower()]}:this"
        return replace(previous, start=start, end=end, granularity="season", rule=rule, event=None)
    unit: Granularity = "day" if match["part"] else match["unit"].lower() if match["unit"] != "weekend" else "vague"  # type: ignore[assignment]
    if unit == "vague":
        return raw
    moved = _moved(previous, unit, abs(number), -1 if number < 0 else 1)
    return moved.over(start, end) if moved else raw


def _alone(text: str, end: int) -> bool:
    """Whether "that day" is a time: not "said that week after week", "of that day's events"."""
    return not re.match(r"[^\S\n](?:after|by|long|of)\b", text[end : end + 7])
