"""The libraries that read figures, each behind one small adapter; what it cannot say is left out, names are forgiven.

Each adapter gives what the library finds in a sentence, as far as it goes, or the value of a part. None of them but
Babel is needed to run onrecord; those that are not installed are listed as such.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from importlib import metadata
from typing import Any, Final, TypeVar

from benchmarks.figures.scoring import Given

T = TypeVar("T")
Sentence = Callable[[str], list[Given]]
Part = Callable[[str], str | None]


def _decimal(value: object) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    return round(number, 12) if abs(number) < 10**15 else number


def _codes() -> dict[str, str]:
    """English names of currencies, lower case, to ISO codes, for libraries that give names."""
    locale = importlib.import_module("babel").Locale.parse("en")
    name_of = importlib.import_module("babel.numbers").get_currency_name
    names = {name_of(code, count, locale).lower(): code for code in locale.currencies for count in (1, 2)}
    usual = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "pound sterling": "GBP", "united states dollar": "USD"}
    usual |= {"rupee": "INR", "yen": "JPY", "yuan": "CNY", "chinese yuan": "CNY", "ruble": "RUB", "won": "KRW"}
    return names | usual


_MEASURES: Final = {"length", "mass", "area", "volume", "power", "speed", "temperature", "angle", "energy", "data"}


def quantulum3() -> Sentence:
    """quantulum3: value, unit and uncertainty; its classifier (which needs scikit-learn) is off."""
    parser = importlib.import_module("quantulum3.parser")
    codes = _codes()

    def read(text: str) -> list[Given]:
        found = []
        for one in parser.parse(text):
            value, spread = _decimal(one.value), _decimal(one.uncertainty or 0)
            if value is None or spread is None:
                continue
            name, entity = one.unit.name, one.unit.entity.name
            kind, unit = "count", None
            if name == "percentage":
                kind, unit = "percentage", "percent"
            elif entity == "currency" or name in codes:
                kind, unit = "money", codes.get(name)
            elif entity == "time":
                kind, unit = "duration", name
            elif entity in _MEASURES:
                kind, unit = "measure", name
            found.append(Given(one.span[0], one.span[1], kind, value - spread, value + spread, unit))
        return found

    return read


def recognizers() -> Sentence:
    """Recognizers-Text for Python: currency, percentage, dimension, age, temperature, ordinal, number, in order."""
    numbers = importlib.import_module("recognizers_number")
    units = importlib.import_module("recognizers_number_with_unit")
    culture = importlib.import_module("recognizers_text").Culture.English
    codes = _codes()

    def one(result: Any) -> tuple[str, object, str | None]:
        values = result.resolution or {}
        value, unit = values.get("value"), (values.get("unit") or "").lower()
        kind = result.type_name
        if kind == "currency":
            return "money", value, values.get("isoCurrency") or codes.get(unit)
        if kind == "percentage":
            return "percentage", str(value).rstrip("%"), "percent"
        if kind == "age":
            return "duration", value, unit
        if kind == "temperature":
            return "measure", value, {"c": "degree Celsius", "f": "degree Fahrenheit"}.get(unit, "degree")
        if kind == "dimension":
            return "measure", value, unit.replace("meter", "metre")
        return ("ordinal", value, "ordinal") if kind == "ordinal" else ("count", value, None)

    def read(text: str) -> list[Given]:
        found: list[Given] = []
        for recognize in (
            units.recognize_currency,
            numbers.recognize_percentage,
            units.recognize_dimension,
            units.recognize_age,
            units.recognize_temperature,
            numbers.recognize_ordinal,
            numbers.recognize_number,
        ):
            for result in recognize(text, culture):
                kind, raw, unit = one(result)
                value = _decimal(raw)
                start, end = result.start, result.end + 1
                if value is not None and all(end <= other.start or start >= other.end for other in found):
                    found.append(Given(start, end, kind, value, value, unit))
        return found

    return read


class _Token:
    def __init__(self, match: re.Match[str]) -> None:
        self.match = match

    def text(self) -> str:
        return self.match[0]

    def nt_separated(self, previous: object) -> bool:  # noqa: ARG002
        return False

    def not_a_number_part(self) -> bool:
        return False


def text2num() -> Sentence:
    """text2num: numbers and ordinals in words; digits are none of its business."""
    find = importlib.import_module("text_to_num").find_numbers

    def read(text: str) -> list[Given]:
        tokens = [_Token(match) for match in re.finditer(r"\w+|\S", text)]
        found = []
        for one in find(tokens, "en", threshold=0):
            value = _decimal(one.value)
            kind, unit = ("ordinal", "ordinal") if one.is_ordinal else ("count", None)
            start, end = tokens[one.start].match.start(), tokens[one.end - 1].match.end()
            found.append(Given(start, end, kind, value, value, unit))
        return found

    return read


def price_parser() -> Sentence:
    """price-parser: one price a text, without its place, which is sought here."""
    price = importlib.import_module("price_parser").Price
    symbols = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "A$": "AUD", "C$": "CAD", "₹": "INR", "¥": "JPY"}

    def read(text: str) -> list[Given]:
        one = price.fromstring(text)
        if one.amount is None or one.amount_text not in text:
            return []
        start = text.index(one.amount_text)
        unit = symbols.get(one.currency, one.currency)
        amount, kind = _decimal(one.amount), "money" if unit else "count"
        return [Given(start, start + len(one.amount_text), kind, amount, amount, unit)]

    return read


def _first(sentence: Sentence, *, unit: bool = False) -> Part:
    """The only figure that a reader of sentences finds in a part, as value or as unit."""

    def read(text: str) -> str | None:
        found = sentence(text)
        if len(found) != 1:
            return None
        return found[0].unit if unit else None if found[0].low is None else str(found[0].low)

    return read


def _number(module: str, name: str, *arguments: str) -> Part:
    function = getattr(importlib.import_module(module), name)

    def read(text: str) -> str | None:
        try:
            value = function(text, *arguments)
        except (ValueError, TypeError, IndexError, KeyError):
            return None
        return None if value is None else str(value)

    return read


def _babel_digits() -> Part:
    parse = importlib.import_module("babel.numbers").parse_decimal
    return lambda text: _tried(lambda: str(parse(text, "en", strict=True)))


def _pint() -> Part:
    registry = importlib.import_module("pint").UnitRegistry()
    return lambda text: _tried(lambda: str(registry(text).magnitude))


def _tried(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Exception:  # whatever a library raises for what it cannot read
        return None


def _babel_currency() -> Part:
    codes = _codes()
    return lambda text: codes.get(text.removeprefix("3 ").lower())


def _price_currency() -> Part:
    return _first(price_parser(), unit=True)


# name -> distribution, then how to make the adapters
SENTENCES: Final[dict[str, tuple[str, Callable[[], Sentence]]]] = {
    "quantulum3": ("quantulum3", quantulum3),
    "Recognizers-Text": ("recognizers-text-number-with-unit", recognizers),
    "text2num": ("text2num", text2num),
    "price-parser": ("price-parser", price_parser),
}
PARTS: Final[dict[str, dict[str, tuple[str, Callable[[], Part]]]]] = {
    "words": {
        "quantulum3": ("quantulum3", lambda: _first(quantulum3())),
        "Recognizers-Text": ("recognizers-text-number-with-unit", lambda: _first(recognizers())),
        "text2num": ("text2num", lambda: _first(text2num())),
        "word2number": ("word2number", lambda: _number("word2number.w2n", "word_to_num")),
        "number-parser": ("number-parser", lambda: _number("number_parser", "parse_number")),
        "numerizer": ("numerizer", lambda: _number("numerizer", "numerize")),
    },
    "digits": {
        "quantulum3": ("quantulum3", lambda: _first(quantulum3())),
        "Recognizers-Text": ("recognizers-text-number-with-unit", lambda: _first(recognizers())),
        "price-parser": ("price-parser", lambda: _first(price_parser())),
        "Babel": ("babel", _babel_digits),
        "Pint": ("pint", _pint),
    },
    "currencies": {
        "quantulum3": ("quantulum3", lambda: _first(quantulum3(), unit=True)),
        "Recognizers-Text": ("recognizers-text-number-with-unit", lambda: _first(recognizers(), unit=True)),
        "price-parser": ("price-parser", _price_currency),
        "Babel": ("babel", _babel_currency),
    },
}


def version(distribution: str) -> str | None:
    """The installed version, None without one."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def sentences(name: str, texts: Sequence[str]) -> list[list[Given]]:
    """What a library finds in each text. Raises ImportError where it is not installed or does not load."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = SENTENCES[name][1]()
        return [_tried(lambda text=text: read(text)) or [] for text in texts]  # type: ignore[misc]


def parts(name: str, column: str, texts: Sequence[str]) -> list[str | None]:
    """What a library makes of each part. Raises ImportError where it is not installed or does not load."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = PARTS[column][name][1]()
        return [_tried(lambda text=text: read(text)) for text in texts]  # type: ignore[misc]
