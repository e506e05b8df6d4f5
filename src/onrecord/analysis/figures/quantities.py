"""One number with its unit: what stands close before it (sign, currency) and behind it (magnitude, unit)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from onrecord.analysis.figures import currencies, numberwords, numerals, units
from onrecord.analysis.figures.currencies import Currency
from onrecord.analysis.figures.numerals import EXACT, product
from onrecord.analysis.figures.tokens import HYPHENS, NUMBER, PART, SIGN, WORD, Tokens
from onrecord.analysis.figures.units import Unit

_MINUS: Final = frozenset("-\u2212\u2010\u2011\u2012\u2013﹣－⁻")
_PARTS: Final = {
    "¼": "0.25", "½": "0.5", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125", "⅜": "0.375",
    "⅝": "0.625", "⅞": "0.875", "⅐": "1/7", "⅑": "1/9", "⅓": "1/3", "⅔": "2/3", "⅙": "1/6", "⅚": "5/6", "⅒": "0.1",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quantity:
    """Tokens ``first`` to ``last`` (exclusive), the value in ``unit`` (None: unreadable or vague), what it is of.

    ``scaled`` says whether a magnitude word was there ("million"), ``words`` whether the number is in words, ``plain``
    is the value before magnitude and unit, for "$2 to $3 million".
    """

    first: int
    last: int
    value: Decimal | None
    unit: Unit | None = None
    scaled: Decimal | None = None
    words: bool = False
    fraction: bool = False
    vague: bool = False
    priced: bool = False  # a currency stands before the number

    @property
    def kind(self) -> str:
        """The unit's kind, "count" without one."""
        return self.unit.kind if self.unit else "count"


def _value_of_part(sign: str) -> Decimal:
    upper, _, lower = _PARTS[sign].partition("/")
    return numerals.quotient(Decimal(upper), Decimal(lower)) if lower else Decimal(upper)


def words_after(tokens: Tokens, n: int, count: int) -> tuple[str, ...]:
    """Up to ``count`` words from token ``n`` on that follow one another with spaces or hyphens between them."""
    found: list[str] = []
    while len(found) < count and tokens.kind(n) == WORD and (not found or tokens.near(n)):
        found.append(tokens.word(n).removesuffix("'s"))
        n += 2 if tokens.hyphen(n + 1) else 1
    return tuple(found)


def skip_words(tokens: Tokens, n: int, count: int) -> int:
    """The index after the ``count`` words that :func:`words_after` gives from ``n`` on."""
    for left in range(count, 0, -1):
        n += 2 if left > 1 and tokens.hyphen(n + 1) else 1
    return n


def next_word(tokens: Tokens, n: int, count: int) -> int:
    """The index of the word after the ``count`` words from ``n`` on."""
    for _ in range(count):
        n += 2 if tokens.hyphen(n + 1) else 1
    return n


def read(tokens: Tokens, n: int, country: str | None) -> Quantity | None:
    """The quantity whose number starts at token ``n``, None where that is none."""
    bare = number(tokens, n)
    return None if bare is None else _unit(tokens, _before(tokens, bare, country), country)


def starts_at(tokens: Tokens, n: int) -> int:
    """The number token of a quantity whose sign or currency may begin at ``n``; -1 where there is none."""
    for _ in range(4):
        if tokens.kind(n) in {NUMBER, PART}:
            return n
        word = tokens.word(n)
        if tokens.kind(n) == WORD and (
            word in numberwords.CARDINALS or word in {"a", "an", "half", *numberwords.VAGUE}
        ):
            return n
        sign = tokens.raw(n)
        money = sign in currencies.SYMBOLS or sign in currencies.LETTERS or sign == "$" or currencies.by_code(sign)
        if not (money or sign in _MINUS or (word in currencies.DOLLARS and tokens.raw(n + 1) == "$")):
            return -1
        n += 1
        if not tokens.near(n):
            return -1
    return -1


def number(tokens: Tokens, n: int) -> Quantity | None:
    """The bare number from token ``n``, in digits or words, with its magnitude."""
    kind = tokens.kind(n)
    if kind == PART:
        return _scaled(tokens, Quantity(n, n + 1, _value_of_part(tokens.raw(n)), fraction=True))
    if kind == NUMBER:
        value = numerals.read(tokens.raw(n))
        end = n + 1
        if value is not None and tokens.kind(end) == PART and tokens.near(end):
            value, end = EXACT.add(value, _value_of_part(tokens.raw(end))), end + 1
        elif value is not None and (part := slash(tokens, end)) and tokens.near(end):
            value, end = EXACT.add(value, part), end + 3  # 3 1/2
        elif (part := slash(tokens, n)) is not None:
            return Quantity(n, n + 3, part, fraction=True)
        return _scaled(tokens, Quantity(n, end, value))
    if kind == WORD:
        reading = numberwords.cardinal(tokens, n)
        if reading:
            number = Quantity(n, reading[1], reading[0], words=True)
            return _and_a_half(tokens, number)
    return None


def slash(tokens: Tokens, n: int) -> Decimal | None:
    """The value of a fraction with a slash at tokens n to n + 2: "1/2", "3/4"; None for anything else ("9/11")."""
    if tokens.kind(n) != NUMBER or tokens.raw(n + 1) != "/" or not (tokens.joined(n + 1) and tokens.joined(n + 2)):
        return None
    upper, lower = tokens.raw(n), tokens.raw(n + 2)
    if (
        not (len(upper) == 1 and upper.isdigit() and lower in {"2", "3", "4", "5", "8", "10"})
        or tokens.raw(n + 3) == "/"
    ):
        return None
    value = numerals.quotient(Decimal(int(upper)), Decimal(int(lower)))
    return value if 0 < value < 1 else None


def _and_a_half(tokens: Tokens, number: Quantity) -> Quantity:
    """ "two and a half", "two and a half million", "six and a quarter"."""
    n = number.last + 1 if tokens.hyphen(number.last) else number.last
    words = words_after(tokens, n, 3) if tokens.near(n) else ()
    if words[:2] == ("and", "a") and words[2:] in {("half",), ("quarter",)}:
        part = product(Decimal("0.5") if words[2] == "half" else Decimal("0.25"), scale_in_words(tokens, number))
        number = replace(number, last=skip_words(tokens, n, 3), value=EXACT.add(number.value or Decimal(0), part))
    return _scaled(tokens, number)


def scale_in_words(tokens: Tokens, number: Quantity) -> Decimal:
    """The magnitudes at the end of a number in words: a thousand millions of "three thousand million", else 1."""
    scale = Decimal(1)
    for n in range(number.last - 1, number.first, -1):
        factor = numberwords.MAGNITUDES.get(tokens.word(n))
        if factor is None:
            break
        scale = product(scale, factor)
    return scale


def _scaled(tokens: Tokens, number: Quantity) -> Quantity:
    """The number with the magnitude behind it: "1.2 million", "5bn", "$10-million", "12,50,000 crore"."""
    n, scale = number.last, Decimal(1)
    for _ in range(3):
        at = n + 1 if tokens.hyphen(n) else n
        word = tokens.word(at)
        factor = numberwords.MAGNITUDES.get(word) if tokens.near(at) else None
        if word in numberwords.SUFFIXES and tokens.joined(at) and n == number.last and not number.words:
            factor = numberwords.SUFFIXES[word] if _is_suffix(tokens, number, at) else None
        if factor is None or (number.words and word in numberwords.SCALES and scale == 1 and factor < 1):
            break
        scale, n = product(scale, factor), at + 1
    if scale == 1:
        return number
    value = None if number.value is None else product(number.value, scale)
    return replace(number, last=n, value=value, scaled=scale)


def _is_suffix(tokens: Tokens, number: Quantity, n: int) -> bool:
    """Whether the letter close behind the digits is a magnitude and no metre, byte or tonne."""
    word = tokens.word(n)
    if word == "k":
        return True
    at = number.first - 1
    if tokens.raw(at) in _MINUS and tokens.joined(number.first) and tokens.joined(at):
        scaled = tokens.word(at - 1) in numberwords.SUFFIXES and tokens.kind(at - 2) == NUMBER
        at -= 3 if scaled else 2 if tokens.kind(at - 1) == NUMBER else 1  # "$5m-10m", "$5-10m", "$-5m"
    before = tokens.raw(at)
    if before in currencies.SYMBOLS or before == "$" or currencies.by_code(before) or before in currencies.LETTERS:
        return True
    after = tokens.word(n + 1)
    priced = bool(currencies.by_name((after,), None)) if after in currencies.NAMES else False
    return (
        priced
        or (word != "t" and after.endswith("s") and tokens.near(n + 1) and after not in {"is", "was", "as"})
        or (word != "t" and after in {"people", "barrels", "tonnes", "children", "women", "men"})
    )


def _before(tokens: Tokens, number: Quantity, country: str | None) -> Quantity:
    """The number with the sign and the currency that stand before it."""
    first, unit = number.first, None
    if not number.words or number.scaled:
        currency, first = _currency_before(tokens, first, country)
        unit = _money(currency)
    sign, first = _sign_before(tokens, first)
    if sign < 0 and unit is None and not number.words:
        currency, start = _currency_before(tokens, first, country)  # "$-5"
        if currency is not None:
            unit, first = _money(currency), start
    value = number.value
    if sign < 0 and value is not None:
        value = EXACT.minus(value)
    if unit is not None and unit.factor != 1 and value is not None:
        value = product(value, unit.factor)
    return replace(number, first=first, value=value, unit=unit, priced=unit is not None)


def _money(currency: Currency | None) -> Unit | None:
    return None if currency is None else Unit("money", currency.code, currency.basis, currency.factor)


def _currency_before(tokens: Tokens, n: int, country: str | None) -> tuple[Currency | None, int]:
    at = n - 1
    sign = tokens.raw(at)
    if not sign or not tokens.near(n):
        return None, n
    if tokens.kind(at) == SIGN:
        if sign == "." and tokens.joined(at) and tokens.word(at - 1) == "rs":
            return currencies.by_letters("Rs", country), at - 1
        letters = tokens.raw(at - 1) if tokens.kind(at - 1) == WORD and tokens.joined(at) else ""
        dotted = tuple(tokens.word(at - back) for back in (4, 3, 2, 1)) == ("u", ".", "s", ".")
        if sign == "$" and dotted and tokens.joined(at):
            return Currency("USD"), at - 4
        currency = currencies.by_symbol(sign, country, letters)
        explicit = sign == "$" and letters.lower() in currencies.DOLLARS
        return currency, at - 1 if currency and explicit else at if currency else n
    if tokens.kind(at) == WORD:
        plain = len(tokens.raw(n)) < 3 and tokens.word(n + 1) not in numberwords.MAGNITUDES
        found = currencies.by_code(sign, plain=plain) or currencies.by_letters(sign, country)
        if found is None and sign == "R" and tokens.joined(n) and (country or "").upper() == "ZA":
            found = Currency("ZAR")
        return found, at if found else n
    return None, n


def _sign_before(tokens: Tokens, n: int) -> tuple[int, int]:
    at = n - 1
    sign = tokens.raw(at)
    symbol = tokens.raw(at - 1) == "$" or tokens.raw(at - 1) in currencies.SYMBOLS
    if sign in _MINUS and tokens.joined(n) and (symbol or not tokens.joined(at)):
        return -1, at
    if sign == "-" and tokens.raw(at - 1) == "/" and tokens.raw(at - 2) == "+" and tokens.near(n):
        return 1, at - 2  # +/- 3
    if sign == "±" and tokens.near(n):
        return 1, at
    if sign == "+" and tokens.joined(n) and not tokens.joined(at):
        return 1, at
    if tokens.word(at) == "minus" and tokens.near(n):
        if tokens.word(at - 1) == "or" and tokens.word(at - 2) == "plus":
            return 1, at - 2
        return -1, at
    return 1, n


def _unit(tokens: Tokens, number: Quantity, country: str | None) -> Quantity:
    """The number with the unit behind it: percent, a currency's name, a time, a measure."""
    n = number.last
    if n >= len(tokens) or not tokens.near(n):
        return number
    if tokens.raw(n) in units.PERCENT_SIGNS:
        after = words_after(tokens, n + 1, 1)
        if after in {("points",), ("point",)} and tokens.near(n + 1):
            return replace(number, last=n + 2, unit=units.POINTS)
        return replace(number, last=n + 1, unit=units.PERCENT)
    if tokens.raw(n) in currencies.SYMBOLS and (tokens.joined(n) or tokens.raw(n) == "€"):
        return replace(number, last=n + 1, unit=_money(currencies.by_symbol(tokens.raw(n), country)))
    if tokens.raw(n) == "°":
        return _degrees(tokens, number)
    hyphen = tokens.hyphen(n)
    at = n + 1 if hyphen else n
    if tokens.kind(at) != WORD:
        return number
    return named_unit(tokens, number, at, country, hyphen=hyphen)


def _degrees(tokens: Tokens, number: Quantity) -> Quantity:
    scale = tokens.raw(number.last + 1)
    name = {"C": "degree Celsius", "F": "degree Fahrenheit"}.get(scale)
    if name and tokens.near(number.last + 1):
        return replace(number, last=number.last + 2, unit=Unit("measure", name))
    return replace(number, last=number.last + 1, unit=Unit("measure", "degree"))


def named_unit(tokens: Tokens, number: Quantity, n: int, country: str | None, *, hyphen: bool = False) -> Quantity:
    """The number with the unit that the words from token ``n`` on name, or as it is where they name none."""
    words = words_after(tokens, n, 4)
    close = tokens.joined(n) and not hyphen
    if not words or words[0] == "of":  # billions of dollars: of_currency
        return number
    found: tuple[Unit, int] | None = None
    if close and not number.words and len(words[0]) <= 3:
        found = _letters(tokens, n, words)
        if found is None:
            return number
    found = found or units.percent(words) or _currency(tokens, number, n, words, country)
    if found is None and number.unit is None and (time := units.duration(words[0])):
        found = time, 1
    found = found or (units.measure(words) if number.unit is None else None)
    if found is None or (number.priced and found[0].kind != "money"):
        return number
    unit, count = found
    last = skip_words(tokens, n, count)
    value = number.value
    if unit.factor != 1 and value is not None:
        value = product(value, unit.factor)
    if number.priced and number.unit is not None:  # $5 million US dollars: the words are the clearer
        unit = unit if unit.basis is None else number.unit
    if unit.kind == "measure" and tokens.raw(last) == "/" and tokens.joined(last + 1):
        hour = {"h": "hour", "hr": "hour", "hour": "hour", "s": "second"}.get(tokens.word(last + 1))
        if hour:  # km/h
            unit, last = replace(unit, name=f"{unit.name} per {hour}"), last + 2
    quantity = replace(number, last=last, value=value, unit=unit)
    return _old(tokens, quantity) if unit.name == "year" else quantity


def _letters(tokens: Tokens, n: int, words: tuple[str, ...]) -> tuple[Unit, int] | None:
    """A short unit close behind digits: 18pc, 50p, 40km, 30C, 5m."""
    word, raw = words[0], tokens.raw(n)
    if raw == "p":
        return Unit("money", "GBP", None, Decimal("0.01")), 1
    if raw in {"C", "F"}:
        return Unit("measure", "degree Celsius" if raw == "C" else "degree Fahrenheit"), 1
    if raw in {"m", "t", "g", "l"}:
        return Unit("measure", {"m": "metre", "t": "tonne", "g": "gram", "l": "litre"}[raw]), 1
    found = units.percent(words) or units.measure(words)
    if found is None and (time := units.duration(word)):
        found = time, 1
    if found is None and (currency := currencies.by_code(raw)):
        found = Unit("money", currency.code), 1
    return found


def _currency(
    tokens: Tokens, number: Quantity, n: int, words: tuple[str, ...], country: str | None
) -> tuple[Unit, int] | None:
    code = currencies.by_code(tokens.raw(n))
    if code:
        return Unit("money", code.code), 1
    named = currencies.by_name(words, country) if words else None
    if named is None:
        return None
    currency, count = named
    if (
        words[0] in {"pound", "pounds"}
        and not number.scaled
        and not number.priced
        and _is_weight(tokens, number, n, country)
    ):
        return Unit("measure", "pound"), 1
    return Unit("money", currency.code, currency.basis, currency.factor), count


def _is_weight(tokens: Tokens, number: Quantity, n: int, country: str | None) -> bool:
    if (country or "").upper() in {"GB", "IE", "UK"}:
        return tokens.word(n + 1) == "of"
    weighing = any(tokens.word(number.first - back).startswith("weigh") for back in range(1, 6))
    return weighing or tokens.word(n + 1) == "of" or tokens.raw(n - 1) in HYPHENS or (country or "").upper() == "US"


def named_unit_after(tokens: Tokens, number: Quantity, country: str | None) -> Quantity:
    """The number with the unit that its next words name, past a hyphen: "multi-billion-dollar"."""
    at = number.last + 1 if tokens.hyphen(number.last) else number.last
    if tokens.kind(at) != WORD or not tokens.near(at):
        return number
    return named_unit(tokens, number, at, country, hyphen=at != number.last)


def of_currency(tokens: Tokens, number: Quantity, country: str | None) -> Quantity | None:
    """A vague amount of money: "billions of dollars"; ``number`` ends before "of"."""
    words = words_after(tokens, number.last + 1, 4)
    named = currencies.by_name(words, country) if words and tokens.near(number.last + 1) else None
    if named is None or words[0] in {"cent", "cents", "pence", "penny"}:
        return None
    currency, count = named
    return replace(number, last=skip_words(tokens, number.last + 1, count), unit=_money(currency))


def _old(tokens: Tokens, quantity: Quantity) -> Quantity:
    """ "54-year-old", "nine years old": the whole is the raw words."""
    n = quantity.last + 1 if tokens.hyphen(quantity.last) else quantity.last
    if tokens.word(n) in {"old", "olds"} and tokens.near(n):
        return replace(quantity, last=n + 1)
    return quantity
