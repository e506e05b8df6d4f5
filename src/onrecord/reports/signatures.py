"""Lines that sign a report in several parts: "12.03.2024, 18:22 · by Ana Venn · 4 min read", "Posted on 3 March 2025 by
Ana Venn", "Beacon Online | 21 October 2025".

A line counts only where every part of it is a byline, a date, a reading time or the name of an outlet, so a sentence
that happens to hold one of them never does. Marks of emphasis around a part ("**Beacon Online**") say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.reports.metadata import ENGLISH_DATE, is_byline
from onrecord.reports.patterns import DATE_WORDS, NUMERIC_DATE, OUTLET_NAME, READING_TIME

LONGEST: Final = 200  # code points of such a line
NAME_WORDS: Final = 7
_OTHER_WORDS: Final = 3
_SEPARATOR: Final = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|,?\s+(?=(?:by|published|posted|updated)[: ])", re.IGNORECASE)
_WHEN_BY: Final = re.compile(r"(?P<name>by:?\s.{3,80}?)(?:,\s+|\s+on\s+)(?P<date>\S.{5,60})$", re.IGNORECASE)
_POSTED: Final = re.compile(r"(?:posted|published|written|updated|reported)", re.IGNORECASE)
#: Whoever signs without a name: "by the news team", "by our court reporter".
_DESK: Final = re.compile(
    r"by:?\s(?:(?:the|our|an?)\s)?(?:[\w’'-]+\s){0,3}?"
    r"(?:team|desk|staff|newsroom|editors?|reporters?|writers?|correspondents?)$",
    re.IGNORECASE,
)
_EMPHASIS: Final = " ,*_"
_UNDER: Final = re.compile(r"(?<=\d{4}) (?:in|under) [A-Z][\w&]*(?:,? [A-Z&][\w&]*){0,4}$")  # a blog's sections
_NO_NAME: Final = re.compile(r"[\d\"“”:;?!()]")
_FIRST_ON: Final = re.compile(
    r"(?:the (?:post|article|story)\s.{3,240}\s)?(?:appeared first|first appeared|was first published) (?:on|in|at) "
    r"(?P<name>[^.!?\"“”:;]{2,60})\.?$",
    re.IGNORECASE,
)
_AGENCY: Final = re.compile(r"(?:\w{2,}wire|\b(?:news|press|wire|agency|media))$", re.IGNORECASE)
_LONGEST_CREDIT: Final = 400


@dataclass(frozen=True, slots=True)
class Signature:
    """What such a line says, each part as written."""

    byline: str | None
    date: str | None
    outlet: str | None


def signature(words: str) -> Signature | None:
    """The parts of a signing line (stripped); None where one of its parts is anything else, or it has only one."""
    if len(words) > LONGEST:
        return None
    byline: str | None = None
    date: str | None = None
    outlet: str | None = None
    parts = [part.strip(_EMPHASIS).strip() for part in _SEPARATOR.split(_UNDER.sub("", words))]
    parts = [part for one in parts if one and not _POSTED.fullmatch(one) for part in _apart(one)]
    known = 0
    behind = False  # the first part may be a title
    other = False  # one more name, which a byline and a date beside it make no sentence: a section, an outlet
    for place, part in enumerate(parts):
        if is_byline(part) or _DESK.match(part):
            byline = byline or part
        elif dates_only(part):
            date = date or part
        elif READING_TIME.match(part):
            pass
        elif outlet is None and _names_outlet(part):
            outlet = part
            continue
        elif not other and _is_name(part):
            other, behind = True, place > 0
            continue
        else:
            return None
        known += 1
    if (
        not known
        or len(parts) < 2
        or (byline is None and date is None)
        or (other and (date is None or (byline is None and not (outlet and behind))))
    ):
        return None
    return Signature(byline, date, outlet)


def _apart(part: str) -> list[str]:
    """ "By Ana Venn on 3 March 2025" in its two parts."""
    found = _WHEN_BY.match(part)
    return [found["name"], found["date"]] if found and dates_only(found["date"]) else [part]


def dates_only(part: str) -> bool:
    """Whether a part holds a date and nothing else."""
    part = part.strip(_EMPHASIS)
    if len(part) > 80 or not (ENGLISH_DATE.search(part) or NUMERIC_DATE.search(part)):
        return False
    return bool(DATE_WORDS.match(ENGLISH_DATE.sub(".", part) or "."))


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) <= _OTHER_WORDS and not _NO_NAME.search(part) and all(word[0].isupper() for word in words)


def _names_outlet(part: str) -> bool:
    words = part.split()
    if not words or len(words) > NAME_WORDS or _NO_NAME.search(part):
        return False
    return words[0][0].isupper() and bool(OUTLET_NAME.match(part))


def names_outlet(words: str) -> bool:
    """Whether a line is the name of an outlet alone, in capitals as names are: "The Orrin Post"."""
    small = ("of", "the", "and", "&", "de", "la")
    return _names_outlet(words) and all(word[0].isupper() or word in small for word in words.split())


def is_agency(name: str) -> bool:
    """Whether a name in a dateline is an agency's by its last word: "NORTHWIRE", "Svelta Press Agency"."""
    return bool(_AGENCY.search(name))


def first_on(words: str) -> str | None:
    """Where a report appeared first, by the line that feeds add: "The post … appeared first on Fjord Post."."""
    found = _FIRST_ON.match(words) if len(words) <= _LONGEST_CREDIT else None
    return found["name"].strip() if found and found["name"][:1].isupper() else None
