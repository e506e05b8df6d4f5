"""Figures that are no plain number: fractions in words, ordinals, vague amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from onrecord.analysis.figures import counted, numberwords, numerals, quantities, units
from onrecord.analysis.figures.found import Found
from onrecord.analysis.figures.numerals import product
from onrecord.analysis.figures.quantities import Quantity
from onrecord.analysis.figures.tokens import NUMBER, WORD, Tokens

_HALF_NOT: Final = frozenset(
    "brother brothers sister sisters time term way hearted past baked mast truth truths life marathon court back "
    "finals final".split()
)
_HALF_AFTER: Final = frozenset("first second other better latter opening closing top bottom this that each".split())
_QUARTER_AFTER: Final = frozenset(
    "first second third fourth last next this each every per fiscal final the previous coming latest french".split()
)
_ORDINAL_LEAD: Final = frozenset(
    "the a his her its their our my your this that an one another 's only every consecutive each".split()
)
_ORDINAL_NOT: Final = frozenset(  # what makes an ordinal a date, an address or a name
    "quarter half century centuries street st avenue ave floor-show amendment circuit district congress "
    "airborne lady ladies division brigade regiment fleet army infantry battalion precinct world estate "
    "reich republic international person hand rate party anniversary of".split()
)
_AMOUNTS: Final = frozenset("digit digits figure figures".split())
_MANY: Final = frozenset("single double triple three four five six seven eight nine ten".split())
_VAGUE_FIRST: Final = frozenset(words[0] for words in numberwords.VAGUE_BEFORE)
_CLOSING: Final = frozenset("more less fewer said say in and or were are to".split())
_SPANNED: Final = frozenset("since over between from compared after during within because as when while if".split())
_AMOUNT_BEFORE: Final = frozenset(
    "about almost nearly roughly around approximately than least most only just by to over under up some of".split()
)
_FRACTION_SCALES: Final = frozenset(numberwords.SCALES)


def fraction(tokens: Tokens, n: int, country: str | None) -> Found | None:
    """A fraction from token ``n``: "two-thirds", "half of one percent", "half a million", "half an hour"."""
    word = tokens.word(n)
    if word in {"a", "an", "one"} and (mixed := _time_and_a_half(tokens, n)):
        return mixed
    if word == "half":
        top, after = 1, n
    elif word in {"a", "an", "one"} or word in numberwords.SMALL:
        top = 1 if word in {"a", "an"} else numberwords.SMALL[word]
        after = n + 2 if tokens.hyphen(n + 1) else n + 1
    elif tokens.kind(n) == NUMBER and tokens.raw(n) in {"1", "2", "3", "4"}:
        top, after = int(tokens.raw(n)), n + 1
    else:
        return None
    name = tokens.word(after)
    below = numberwords.DENOMINATORS.get(name)
    if below is None or top == 0 or top >= below or not (after == n or tokens.near(after)):
        return None
    if (top > 1) != name.endswith("s") and word != "half":
        return None
    end = after + 1
    value = numerals.quotient(Decimal(top), Decimal(below))
    if word == "half" and _is_no_half(tokens, n):
        return None
    return _fraction_of(tokens, n, end, value, name, country)


def _time_and_a_half(tokens: Tokens, n: int) -> Found | None:
    """ "a year and a half": one and a half years."""
    unit = units.duration(tokens.word(n + 1)) if tokens.near(n + 1) else None
    words = quantities.words_after(tokens, n + 2, 3) if tokens.near(n + 2) else ()
    if unit is None or words[:2] != ("and", "a") or words[2:] != ("half",):
        return None
    quantity = Quantity(n, quantities.skip_words(tokens, n + 2, 3), product(Decimal("1.5"), unit.factor), unit)
    return from_quantity(quantity, "time-and-a-half/1")


def _is_no_half(tokens: Tokens, n: int) -> bool:
    after = n + 2 if tokens.hyphen(n + 1) else n + 1
    before = tokens.word(n - 1)
    if tokens.word(after) in _HALF_NOT or before in _HALF_AFTER:
        return True
    return before == "a" and tokens.word(n - 2) == "and"  # a year and a half: read with the year


def _fraction_of(tokens: Tokens, n: int, end: int, value: Decimal, name: str, country: str | None) -> Found | None:
    """What follows a fraction: a scale, a percent, a unit, a noun; or nothing."""
    at = end + 1 if tokens.hyphen(end) else end
    words = quantities.words_after(tokens, at, 4)
    skip = 0
    while skip < 2 and words[skip : skip + 1] in {("of",), ("a",), ("an",), ("one",)}:
        skip += 1
    rest = words[skip:]
    if tokens.word(at) == "of" and tokens.kind(at + 1) == NUMBER and tokens.raw(at + 1) == "1":
        rest, skip = quantities.words_after(tokens, at + 2, 2), 2  # one-half of 1 percent
    start = quantities.next_word(tokens, at, skip)
    first = rest[0] if rest else ""
    if first in _FRACTION_SCALES or first == "dozen":
        scale = numberwords.MAGNITUDES[first]
        quantity = Quantity(n, start + 1, product(value, scale), words=True, scaled=scale)
        return from_quantity(quantities.named_unit_after(tokens, quantity, country), "fraction-of-scale/1")
    if (percent := units.percent(rest)) and (skip or at != end or tokens.near(at)):
        unit, count = percent
        quantity = Quantity(n, quantities.skip_words(tokens, start, count), product(value, unit.factor), unit)
        return from_quantity(quantity, "fraction-of-percent/1")
    whole = words[:1] != ("of",) or words[:2] in {("of", "a"), ("of", "an")}  # half a year of, but not half of years
    if rest and whole and (time := units.duration(first)) and not (name.endswith("s") and not skip):
        quantity = Quantity(n, start + 1, product(value, time.factor), time)
        return from_quantity(quantity, "fraction-of-time/1")
    if rest and whole and (name == "half" or skip > 1) and (measure := units.measure(rest)) and (skip or at != end):
        quantity = Quantity(n, quantities.skip_words(tokens, start, measure[1]), value, measure[0])
        return from_quantity(quantity, "fraction-of-measure/1")
    return _plain_fraction(tokens, n, end, value, name, words)


def _plain_fraction(
    tokens: Tokens, n: int, end: int, value: Decimal, name: str, words: tuple[str, ...]
) -> Found | None:
    top = tokens.word(n)
    if top in {"a", "an"} and name not in {"half", "quarter"} and not _is_share(tokens, n, end):
        return None  # a third-party candidate, a third said
    if (
        top in {"a", "an"}
        and name not in {"half", "quarter"}
        and words[:1] not in {("of",), ()}
        and not _closes(tokens, end)
        and not _did(tokens, end)
        and not (tokens.word(n - 1) == "by" and tokens.word(end) in _SPANNED)  # gone up by a third since March
    ):
        return None  # a third term
    if top in {"a", "one", "an"} and name == "quarter" and words[:1] == ("century",):
        return None
    if top == "half" and tokens.hyphen(end) and words[:1] not in {("of",)}:
        return None  # half-built
    found = Found(n, end, "fraction", value, value, "fraction/1", "fraction")
    found.of = counted.whole(tokens, end)
    return found


def _is_share(tokens: Tokens, n: int, end: int) -> bool:
    """Whether "a third" is a share and no third one: no hyphen behind; before a comma or "said" a word of amount."""
    if tokens.hyphen(end):
        return False
    loose = tokens.kind(end) != WORD or tokens.word(end) in {"said", "says", "was", "has", "had", "is"}
    return not loose or tokens.word(n - 1) in _AMOUNT_BEFORE


def _did(tokens: Tokens, n: int) -> bool:
    """Whether a verb in the past ends the clause: "a third returned." has no third thing that could have."""
    return tokens.word(n).endswith("ed") and tokens.near(n) and tokens.raw(n + 1) in {".", ";", "!", "?", ""}


def _closes(tokens: Tokens, n: int) -> bool:
    word = tokens.word(n)
    return tokens.kind(n) != WORD or word in _CLOSING


def from_quantity(quantity: Quantity, rule: str) -> Found:
    """A figure of one quantity, with what it is told of."""
    unit = quantity.unit
    found = Found(
        quantity.first,
        quantity.last,
        unit.kind if unit else "count",
        quantity.value,
        quantity.value,
        rule,
        unit.name if unit else None,
        unit.basis if unit else None,
    )
    if quantity.fraction and unit is None and not quantity.scaled:
        found.kind, found.unit = "fraction", "fraction"
    found.small = quantity.words and quantity.value is not None and quantity.value < 10 and unit is None
    return found


def ordinal(tokens: Tokens, n: int) -> Found | None:
    """An ordinal that says which in a row: "his third defeat", "the second-largest port"; not "First Lady"."""
    reading = numberwords.ordinal(tokens, n)
    if reading is None:
        return None
    value, end = reading
    after = end + 1 if tokens.hyphen(end) else end
    following, before = tokens.word(after).removesuffix("'s"), tokens.word(n - 1)
    if following in _ORDINAL_NOT or following in numberwords.DENOMINATORS or tokens.kind(after) != WORD:
        return None
    if not tokens.near(after) or (tokens.raw(n)[:1].isupper() and not tokens.opens_sentence(n)):
        return None
    digits = tokens.kind(n) == NUMBER
    if digits and tokens.raw(after)[:1].isupper() and tokens.word(after) in {"session", "floor"}:
        return None
    led = before in _ORDINAL_LEAD or before.endswith("'s") or before in {"'", "’"} or after != end
    if not digits and not led:
        return None
    if value == 1 and (before in {"at", "not"} or following in {"and", "to", "or", "of"}):
        return None
    if (value == 2 and not led) or following in numberwords.CARDINALS or following == "few":
        return None  # the first two
    return Found(n, end, "ordinal", value, value, "ordinal/1", "ordinal", qualify=False)


def vague(tokens: Tokens, n: int, country: str | None) -> Found | None:
    """An amount without a number: "dozens", "tens of thousands", "several hundred", "multi-billion", "six-figure"."""
    word = tokens.word(n)
    end = _vague_end(tokens, n)
    if end is None:
        return None
    quantity = Quantity(n, end, None, vague=True, scaled=Decimal(1), words=True)
    if tokens.word(end) == "of" and (named := quantities.of_currency(tokens, quantity, country)):
        quantity = named
    elif word.startswith("multi") or tokens.word(end - 1) not in numberwords.VAGUE:
        quantity = quantities.named_unit_after(tokens, quantity, country)
    found = from_quantity(quantity, "vague/1")
    found.qualify = False
    if quantity.unit is None and tokens.word(end - 1) not in _AMOUNTS:
        start = found.last + 1 if tokens.word(found.last) == "of" else found.last
        found.counts = counted.things(tokens, start)
    return found


def _vague_end(tokens: Tokens, n: int) -> int | None:
    word = tokens.word(n)
    if word in numberwords.CARDINALS and word not in _MANY:
        return None
    if word.startswith("multi"):
        rest = word.removeprefix("multi")
        if rest in numberwords.SCALES:
            return n + 1
        return n + 3 if not rest and tokens.hyphen(n + 1) and tokens.word(n + 2) in numberwords.SCALES else None
    if word in _MANY and tokens.hyphen(n + 1) and tokens.word(n + 2) in _AMOUNTS:
        return n + 3
    if word in _MANY and tokens.word(n + 1) in {"digits", "figures"} and tokens.near(n + 1):
        return n + 2
    for words in numberwords.VAGUE_BEFORE if word in _VAGUE_FIRST else ():
        size = len(words)
        if tuple(tokens.word(n + at) for at in range(size)) == words:
            at = n + size + (1 if tokens.word(n + size) == "of" else 0)
            scale = tokens.word(at)
            if scale in {"hundred", "dozen", *numberwords.SCALES} and tokens.near(at):
                return _more_scales(tokens, at + 1)
    if word not in numberwords.VAGUE or (word in {"tens", "scores"} and tokens.word(n + 1) != "of"):
        return None
    end = n + 1
    while tokens.word(end) == "of" and tokens.word(end + 1) in numberwords.VAGUE and tokens.near(end + 1):
        end += 2
    if word == "tens" and end == n + 1:
        return None
    return end


def _more_scales(tokens: Tokens, n: int) -> int:
    return n + 1 if tokens.word(n) in numberwords.SCALES and tokens.near(n) else n
