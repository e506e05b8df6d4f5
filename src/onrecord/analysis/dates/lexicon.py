"""The words of dates in English: names of months and days, numbers, units; patterns that the rules share."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reckoning import WEEKDAYS

#: A gap between two words of one date: newlines end paragraphs.
GAP: Final = r"[^\S\n]{1,3}"
SPACE: Final = r"[^\S\n]{0,3}"

_MONTHS: Final = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_WHOLE: Final = tuple(names[0] for names in _MONTHS)
_SHORT: Final = tuple(sorted((name for names in _MONTHS for name in names[1:]), key=len, reverse=True))
#: Only a short form has a full stop of its own; that of "by June." ends the sentence.
MONTH: Final = rf"(?:(?:{'|'.join(_WHOLE)})\b|(?:{'|'.join(_SHORT)})\b\.?)"
#: Months that are also words or given names: they need more than a capital letter.
DOUBTFUL: Final = frozenset(
    {"may", "march", "april", "june", "august", "jan", "mar", "jun", "dec", "sep", "oct", "jul"}
)

DAYS: Final = {name: name for name in WEEKDAYS} | {
    short: name
    for name, shorts in zip(
        WEEKDAYS,
        ("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"),
        strict=True,
    )
    for short in shorts.split()
}
WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAYS)})\b"

SEASONS: Final = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
SEASON: Final = rf"(?:{'|'.join(SEASONS)})\b"

_ONES: Final = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
NUMBERS: Final = (
    {word: number for number, word in enumerate(_ONES, 1)}
    | _TENS
    | {f"{ten}-{one}": value + number for ten, value in _TENS.items() for number, one in enumerate(_ONES[:9], 1)}
    | {"a": 1, "an": 1, "half a dozen": 6, "a dozen": 12}
)
NUMBER: Final = (
    rf"(?:\d{{1,4}}|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))}"
    r"|half\sa\sdozen|a\sdozen|an?)\b"
)
#: How many "a few" and the like are: fewest and most.
SOME: Final = {
    "a couple of": (2, 3),
    "a couple": (2, 3),
    "couple of": (2, 3),
    "few": (2, 5),
    "a few": (2, 5),
    "several": (3, 8),
}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(),
        1,
    )
}
ORDINAL: Final = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|\d{{1,2}}(?:st|nd|rd|th))\b"
SPELLED_DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

#: How far "recent" and "coming" reach by unit, and "weeks ago" at least: as many of the unit.
REACH: Final = {"day": 10, "week": 6, "month": 6, "year": 5, "decade": 3}

PART_OF_DAY: Final = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|midnight|dawn|dusk)\b"
CLOCK: Final = (
    r"(?:\d{1,2}(?:[:.]\d\d)?[^\S\n]?(?:[ap]\.?m\b\.?|o['’]clock\b)|\d{1,2}:\d\d\b|noon\b|midnight\b)"
    r"(?:[^\S\n]{1,3}\(?(?:[ECMP]?[SD]?T|GMT|UTC|BST|CES?T|Eastern|Central|Pacific|local\stime)\b\)?)?"
)

#: Small words that tell that a number before them is no year.
COUNTED: Final = re.compile(
    r"[^\S\n]{1,3}(?:(?:more|other|new|extra|additional|american|local|young|armed|foreign)\s)?"
    r"(?:people|troops|soldiers|votes|jobs|dollars|euros|pounds|miles|kilomet(?:re|er)s|km|mi|tons|tonnes|homes|houses"
    r"|men|women|children|delegates|workers|employees|members|times|percent|per\scent|met(?:re|er)s|feet|tanks|shells"
    r"|rounds|calls|words|pages|seats|deaths|cases|hours|minutes|seconds|days|weeks|months|years|pupils|students"
    r"|residents|families|firms|companies|schools|villages|acres|hectares|points|copies|tickets|guests|fans|police"
    r"|officers|protesters|prisoners|refugees|migrants|megawatts|watts|litres|liters|gallons|barrels|volts|degrees"
    r"|cars|trucks|buses|ships|aircraft|drones|missiles|bullets|signatures|emails|letters|documents|patients|doctors"
    r"|nurses|teachers|farmers|voters|readers|visitors|supporters|victims|survivors|bodies|billion|million|thousand"
    r"|kg|kilograms|grams|mph|rpm|hp|mm|cm|francs|yen|rubles|roubles|dirhams|crowns|calories|islands|birds|trees)\b",
    re.IGNORECASE,
)


def number_of(word: str) -> int | None:
    """The number that digits or words write, None for others."""
    small = " ".join(word.lower().split())
    if small.isascii() and small.isdigit():
        return int(small)
    return NUMBERS.get(small)


def ordinal_of(word: str) -> int | None:
    """The number of an ordinal, None for other words."""
    small = word.lower()
    digits = small[:-2]
    return int(digits) if digits.isascii() and digits.isdigit() else ORDINALS.get(small)
