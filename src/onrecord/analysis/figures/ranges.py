"""Two numbers together: a range, a ratio, a score, a change, a span of years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from onrecord.analysis.figures import counted, forms, numerals, quantities, units
from onrecord.analysis.figures.found import Found
from onrecord.analysis.figures.numberwords import SCALES
from onrecord.analysis.figures.numerals import product
from onrecord.analysis.figures.quantities import Quantity
from onrecord.analysis.figures.tokens import DASHES, HYPHENS, NUMBER, WORD, Tokens

_SCORED: Final = frozenset(
    "vote votes voted voting won win wins lost lose loses beat beats defeated defeat ruled rules ruling decision score "
    "lead leads led trail trails trailed trailing leading ahead approved passed rejected drew draw tied majority edged "
    "victory margin split favors favours favor favour".split()
)
_CHANGES: Final = frozenset(
    "rose risen rise rises rising fell fall falls fallen falling grew grow grows grown growing increased increase "
    "increases increasing cut cuts cutting raised raise raises raising dropped drop drops climbed climb jumped jump "
    "slipped slip boosted boost boosts went go up down lowered lower reduced reduce shrank widened narrowed moved "
    "soared surged surge plunged improved declined decline lifted expanded expand doubled tripled".split()
)
_HUNDRED: Final = Decimal(100)
_HUNDREDS: Final = frozenset(_HUNDRED * scale for scale in SCALES.values())
_BACK: Final = 8  # tokens before a pair in which its verb stands
_RATIO_WORDS: Final = frozenset("ratio odds margin majority".split())


def pair(tokens: Tokens, one: Quantity, country: str | None) -> list[Found] | None:
    """What the quantity and another behind it make together; None where it stands alone."""
    link = tokens.word(one.last)
    return (
        _years(tokens, one)
        or _parts(tokens, one, link)
        or _ratio(tokens, one, link)
        or _two(tokens, one, link, country)
    )


def _years(tokens: Tokens, one: Quantity) -> list[Found] | None:
    """2012–13, 2019-2020, 2010/11."""
    n = one.last - 1
    first, second = tokens.raw(n), tokens.raw(n + 2)
    if one.first != n or one.unit or not (first.isdigit() and len(first) == 4 and 1000 <= int(first) < 2200):
        return None
    if (
        not (tokens.raw(n + 1) in DASHES or tokens.raw(n + 1) == "/")
        or not second.isdigit()
        or len(second) not in {2, 4}
    ):
        return None
    if not tokens.joined(n + 2):
        return None
    begin = int(first)
    end = int(second) if len(second) == 4 else begin - begin % 100 + int(second)
    if not begin < end < begin + 100 or end > 2200:
        return None
    return [Found(n, n + 3, "years", Decimal(begin), Decimal(end), "years/1", qualify=False)]


def _parts(tokens: Tokens, one: Quantity, link: str) -> list[Found] | None:
    """ "three in four", "nine out of 10", "one of five ministers": the part of a whole."""
    if one.unit or one.value is None or one.scaled or one.fraction or not tokens.near(one.last):
        return None
    at = one.last + 1
    if link == "out" and tokens.word(at) == "of":
        at += 1
    elif link == "-" and tokens.word(at) == "in" and tokens.hyphen(at + 1):
        at += 2  # one-in-five
    elif link not in {"in", "of"}:
        return None
    for word in ("every", "a", "possible"):
        if tokens.word(at) == word and tokens.near(at) and (link == "out" or word == "every"):
            at += 1
    whole = quantities.read(tokens, at, None) if tokens.near(at) else None
    if whole is None or whole.value is None or whole.unit or whole.vague or whole.fraction or whole.value <= one.value:
        return None
    if one.value != one.value.to_integral_value() or whole.value != whole.value.to_integral_value():
        return None
    if link == "in" and (1900 <= whole.value < 2100 and not whole.words):
        return None
    if link == "of" and whole.last != at + 1:
        return None
    if one.value == 0 or units.duration(tokens.word(whole.last)) or tokens.word(whole.last) in {"times", "percent"}:
        return None
    value = numerals.quotient(one.value, whole.value)
    found = Found(one.first, whole.last, "ratio", value, value, "part-of-whole/1", "ratio")
    if tokens.word(whole.last) == "of":
        found.of = counted.whole(tokens, whole.last)
    else:
        found.counts = counted.things(tokens, whole.last)
    return [found]


def _ratio(tokens: Tokens, one: Quantity, link: str) -> list[Found] | None:
    """ "2-to-1", "three to one", "3:1"."""
    if one.unit or not one.value or one.scaled:
        return None
    n = one.last
    hyphens = tokens.hyphen(n) and tokens.word(n + 1) == "to" and tokens.hyphen(n + 2)
    if hyphens:
        at = n + 3
    elif link in {"to", ":"}:
        at = n + 1
    else:
        return None
    other = quantities.number(tokens, at)
    if other is None or not other.value or other.scaled:
        return None
    near = {tokens.word(one.first - back) for back in range(1, 6)} | {tokens.word(other.last)}
    named = bool(near & _RATIO_WORDS)
    if not (named or link == ":" or (hyphens and other.value == 1) or (other.value == 1 and one.value > 1)):
        return None
    if units.percent(quantities.words_after(tokens, other.last, 2)) or tokens.raw(other.last) in units.PERCENT_SIGNS:
        return None
    value = numerals.quotient(one.value, other.value)
    return [Found(one.first, other.last, "ratio", value, value, "ratio/1", "ratio")]


def _two(tokens: Tokens, one: Quantity, link: str, country: str | None) -> list[Found] | None:
    """Two quantities that a dash or "to", "and", "or" links: a range where they can be one, else two figures."""
    lead = tokens.word(one.first - 1) if tokens.near(one.first) else ""
    dash = tokens.raw(one.last) in DASHES and (tokens.joined(one.last) == tokens.joined(one.last + 1))
    at = one.last + 1
    if tokens.hyphen(one.last) and tokens.word(at) in {"to", "or"} and tokens.hyphen(at + 1):
        link, at = tokens.word(at), at + 2  # 3-to-5-year
    elif tokens.raw(one.last) in HYPHENS and tokens.joined(one.last) and tokens.word(at) in {"to", "or"}:
        link, at = tokens.word(at), at + 1  # two- or three-week
    elif dash:
        link = "-"
        if tokens.raw(one.last) == "—":
            return None
    elif link not in {"to", "and", "or", "through"} or not tokens.near(one.last):
        return None
    if link == "to" and tokens.word(at) in {"about", "around", "nearly", "almost", "over"}:
        at += 1
    start = quantities.starts_at(tokens, at) if tokens.near(at) else -1
    other = quantities.read(tokens, start, country) if start >= 0 else None
    if other is None or other.first > at or (dash and tokens.joined(one.last) and other.words != one.words):
        return None
    if other.value is None or one.value is None or forms.ordinal(tokens, start):
        return None
    if tokens.kind(start) == NUMBER and _looks_like_year(tokens, start, other):
        return None
    if link == "or" and tokens.raw(one.first - 1) == "," and tokens.kind(one.first - 2) == NUMBER:
        return None  # one of three: 100, 200 or 250
    if dash and one.unit is not None and one.unit.name == "foot" and other.unit is None:
        return [Found(one.first, other.last, "measure", None, None, "height/1", "foot", qualify=False)]  # 5-foot-11
    return _together(tokens, one, other, link, lead)


def _looks_like_year(tokens: Tokens, n: int, other: Quantity) -> bool:
    raw = tokens.raw(n)
    plain = len(raw) == 4 and raw.isdigit() and 1900 <= int(raw) < 2100
    return plain and other.unit is None and not other.scaled and not counted.is_plural(tokens.word(other.last))


def _together(tokens: Tokens, one: Quantity, other: Quantity, link: str, lead: str) -> list[Found] | None:
    if (
        other.words
        and not other.scaled
        and not other.fraction
        and (scale := quantities.scale_in_words(tokens, other)) > 1
    ):
        other = replace(other, scaled=scale)  # two or three hundred
    if one.words and not one.scaled and (scale := quantities.scale_in_words(tokens, one)) > 1:
        one = replace(one, scaled=scale)
    low = _shared(one, other)
    same = low is not None and low.value is not None and other.value is not None
    if low is None or not same or low.value is None or other.value is None:
        return None
    rising = low.value < other.value
    before = _back(tokens, one.first)
    both = one.unit is not None and other.unit is not None and not (one.priced and other.priced)
    if link == "and" and lead != "between":
        return _coordinated(tokens, one, low, other)
    if link == "or" and not (rising and other.value <= 2 * low.value + 1 and (one.unit is None or both)):
        return None
    scored = bool(before & _SCORED) and lead not in {"between", "from"} and other.unit is None
    versus = link in {"-", "to"} and both and not _is_range_of_both(link, lead, before)
    if not rising or scored or versus or (bool(before & _CHANGES) and "from" in before and link == "to"):
        return _apart(
            tokens, low if low.unit else one, other, link, rule="score/1" if scored or not rising else "change/1"
        )
    first = low.first
    if (lead == "between" and link in {"and", "-", "to"}) or (lead == "from" and link in {"to", "-", "through"}):
        first -= 1
    found = forms.from_quantity(replace(other, first=first), "range/1")
    found.low, found.high = low.value, other.value
    if low.unit is not None and other.unit is None:
        found.unit, found.basis, found.kind = low.unit.name, low.unit.basis, low.unit.kind
    found.small = one.words and low.value < 10 and other.unit is None and low.unit is None
    return [found]


def _back(tokens: Tokens, n: int) -> set[str]:
    """The words before token ``n`` in its sentence, not far."""
    words: set[str] = set()
    for at in range(n - 1, max(-1, n - 1 - _BACK), -1):
        if tokens.raw(at) in {".", ";", "!", "?", ":"} or not tokens.near(at + 1):
            break
        words.add(tokens.word(at))
    return words


def _is_range_of_both(link: str, lead: str, before: set[str]) -> bool:
    if link == "-" or lead == "between":
        return not before & _SCORED
    return not before & (_SCORED | _CHANGES)


def _shared(one: Quantity, other: Quantity) -> Quantity | None:
    """The first quantity with what the second one's words say for both: unit and magnitude. None if units differ."""
    if one.unit and other.unit and (one.unit.kind, one.unit.name) != (other.unit.kind, other.unit.name):
        return None
    if one.value is None or other.value is None:
        return None
    value = one.value
    unit = one.unit
    scale = other.scaled if other.scaled and not one.scaled else None
    if one.words and one.scaled == _HUNDRED and other.scaled in _HUNDREDS:
        scale = numerals.quotient(other.scaled, _HUNDRED)  # two hundred to three hundred thousand
    shorter = scale is not None and other.value > 0 and value < numerals.quotient(other.value, scale)
    if scale and shorter and (one.unit is None or one.priced):
        value = product(value, scale)
    elif scale and one.unit is None and not shorter and unit is None and other.unit is None:
        return one
    if unit is None and other.unit is not None:
        unit = other.unit
        if unit.factor != 1:
            value = product(value, unit.factor)
    return replace(one, value=value, unit=unit)


def _coordinated(tokens: Tokens, one: Quantity, low: Quantity, other: Quantity) -> list[Found] | None:
    """ "5 and 7 percent": two figures, the unit of the second for both."""
    if one.unit is not None or other.unit is None or one.scaled or other.scaled or one.words != other.words:
        return None
    if other.unit.kind not in {"percentage", "percentage points", "money", "duration", "measure"} or other.priced:
        return None
    return _apart(tokens, low, other, "and", rule="coordinated/1")


def _apart(tokens: Tokens, one: Quantity, other: Quantity, link: str, *, rule: str) -> list[Found]:
    last = one.last
    first = forms.from_quantity(replace(one, last=last), rule)
    second = forms.from_quantity(other, rule)
    first.small = second.small = False
    if rule == "score/1" or link != "and":
        first.qualify = second.qualify = tokens.kind(one.first) == WORD or rule != "score/1"
    return [first, second]
