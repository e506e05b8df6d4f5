"""Multiples ("three times as much", "doubled", "tenfold"), also over unequal periods, and how often something was."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from onrecord.analysis.figures import numberwords, numerals, quantities, units
from onrecord.analysis.figures.found import Found, Stretch
from onrecord.analysis.figures.numerals import product
from onrecord.analysis.figures.tokens import NUMBER, WORD, Tokens

_VERBS: Final = {
    "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3, "quadrupled": 4,
    "quadrupling": 4, "quintupled": 5,
}  # fmt: skip
_BARE: Final = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_NOUNS: Final = {"doubles": 2, "triples": 3, "trebles": 3, "quadruples": 4}  # verbs only before their object
_NOT_AFTER: Final = frozenset("down back up as over for".split())  # doubled down, doubled back, doubles as
_OBJECT: Final = frozenset("the its his her their our that what this those your my number".split())
_LED: Final = frozenset(
    "will would to can could may might must should nearly almost than about roughly least most".split()
)
_COMPARATIVES: Final = frozenset(
    "more less fewer higher larger bigger greater faster longer smaller lower stronger likelier heavier richer cheaper "
    "worse better slower older taller wider deeper hotter".split()
)
WORDS: Final = frozenset({*_VERBS, *_BARE, *_NOUNS, "twice", "thrice"})
_REACH: Final = 40  # tokens behind the multiple in which its periods stand, within one sentence
_MONTHS: Final = {"month": Decimal(1), "year": Decimal(12)}
_DAYS: Final = {"day": Decimal(1), "week": Decimal(7)}
_DAYS_IN_MONTH: Final = Decimal("30.4375")  # 365.25 / 12: a length only, no rate is made of days against months
_IN: Final = frozenset({"in", "within", "over", "during", "per", "every", "each"})
_A: Final = frozenset(
    {"a", "an", "one", "each", "every", "single", "whole", "entire", "full", "the", "all", "just", "only"}
)


def multiple(tokens: Tokens, n: int) -> Found | None:
    """A multiple or a number of times from token ``n``, None where there is none."""
    word = tokens.word(n)
    verb, end = _verb(tokens, n, word)
    if verb:
        return Found(n, end, "multiple", Decimal(verb), Decimal(verb), "multiple-verb/1", "times")
    fold = numberwords.CARDINALS.get(word.removesuffix("fold")) if word.endswith("fold") else None
    if fold:
        return Found(n, n + 1, "multiple", Decimal(fold), Decimal(fold), "fold/1", "times")
    if word in {"twice", "thrice"}:
        return _times(tokens, n, n + 1, Decimal(2 if word == "twice" else 3))
    if word == "half" and tokens.word(n + 1) == "as" and tokens.near(n + 1):
        return _times(tokens, n, n + 1, Decimal("0.5"))
    number = quantities.number(tokens, n)
    if number is None or number.value is None:
        return None
    at = number.last + 1 if tokens.hyphen(number.last) else number.last
    if not tokens.near(at):
        return None
    after = tokens.word(at)
    if after == "fold" or (after == "x" and tokens.joined(at) and tokens.kind(n) == NUMBER):
        return Found(n, at + 1, "multiple", number.value, number.value, "fold/1", "times")
    return _times(tokens, n, at + 1, number.value) if after == "times" and at == number.last else None


def of_range(tokens: Tokens, found: Found) -> Found:
    """The range, as a multiple or as how often where "times" stands behind it: "three or four times as many"."""
    n = found.last
    if found.kind != "count" or found.low is None or tokens.word(n) != "times" or not tokens.near(n):
        return found
    times = _times(tokens, found.first, n + 1, found.low)
    times.high = found.high
    if times.rate is not None:
        times.rate = None  # of two values there is no one rate
    return times


def _verb(tokens: Tokens, n: int, word: str) -> tuple[int, int]:
    after = tokens.word(n + 1)
    if word in _VERBS:
        return (0, n) if after in _NOT_AFTER or tokens.hyphen(n + 1) else (_VERBS[word], n + 1)
    if word in _NOUNS:
        return (_NOUNS[word], n + 1) if after in _OBJECT | {"every", "each", "again"} else (0, n)
    if word in _BARE and not tokens.hyphen(n + 1):
        led = tokens.word(n - 1) in _LED and after not in _NOT_AFTER | {"check"}
        return (_BARE[word], n + 1) if led or after in _OBJECT else (0, n)
    return 0, n


def _times(tokens: Tokens, n: int, end: int, value: Decimal) -> Found:
    """Tokens ``n`` to ``end`` are "three times" or "twice": a multiple of something, or how often."""
    after = tokens.word(end) if tokens.near(end) else ""
    found = Found(n, end, "multiple", value, value, "times/1", "times")
    if after == "as" and tokens.kind(end + 1) == WORD and tokens.near(end + 1):
        found.last = end + 2
        _periods(tokens, found)
    elif after in _COMPARATIVES:
        found.last = end + 1
        _periods(tokens, found)
    elif after not in {"the", "that", "what", "its", "this", "their", "his", "her", "over"}:
        return Found(n, end, "count", value, value, "how-often/1", small=value < 10)
    return found


def _periods(tokens: Tokens, found: Found) -> None:
    """The two periods that a multiple compares, if there are two: "… in three months as … in a year"."""
    periods: list[tuple[Stretch, Decimal, str]] = []
    than = False
    n = found.last
    if tokens.word(n - 1) not in {"much", "many"} and tokens.word(n - 1) not in _COMPARATIVES:
        return
    while n < min(len(tokens), found.last + _REACH) and len(periods) < 2:
        word = tokens.word(n)
        if word in {".", ";", "!", "?", ""}:
            break
        than = than or word in {"as", "than"}
        period = _period(tokens, n + 1) if word in _IN and (than or not periods) else None
        if period is not None:
            periods.append(period)
            n = period[0][1]
            continue
        n += 1
    if len(periods) < 2 or not than:
        return
    found.periods = tuple((stretch, months) for stretch, months, _ in periods)
    found.end = periods[1][0][1]
    found.rule = "times-in-periods/1"
    (_, first, one), (_, second, other) = periods
    if one == other and found.low is not None:  # lengths in months and years, or in days and weeks: exact
        found.rate = numerals.quotient(product(found.low, second), first)


def _period(tokens: Tokens, n: int) -> tuple[Stretch, Decimal, str] | None:
    """A period from token ``n``: "three months", "a year", "the whole of a year", "half a year", "a quarter"."""
    start = n
    number: Decimal | None = None
    while tokens.word(n) in {"just", "only", "about", "the", "whole", "of", "entire", "all", "full"} and n < start + 5:
        n += 1
        start = n if tokens.word(n - 1) in {"just", "only", "about"} else start
    reading = quantities.number(tokens, n)
    if reading is not None and reading.value:
        number, n = reading.value, reading.last
    elif tokens.word(n) == "half" and tokens.word(n + 1) in {"a", "an"}:
        number, n = Decimal("0.5"), n + 2
    else:
        while tokens.word(n) in _A and n < start + 5:
            n += 1
        number = Decimal(1)
    word = tokens.word(n)
    unit = units.duration(word)
    if word in {"quarter", "quarters"}:
        return (start, n + 1), product(number, Decimal(3)), "months"
    if unit is None or unit.name not in {*_MONTHS, *_DAYS}:
        return None
    if unit.name in _MONTHS:
        return (start, n + 1), product(number, unit.factor, _MONTHS[unit.name]), "months"
    days = product(number, unit.factor, _DAYS[unit.name])
    return (start, n + 1), numerals.quotient(days, _DAYS_IN_MONTH), "days"
