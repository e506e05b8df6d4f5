"""Digits as news writes them, read into an exact decimal; what can be read in no way or in two has no value."""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal
from typing import Final

LONGEST: Final = 60  # digits; nothing that is counted needs more, and what has more is kept as raw words
EXACT: Final = Context(prec=4 * LONGEST)  # products of numbers that long stay exact

_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+")  # 1,234,567.8
_INDIAN: Final = re.compile(r"\d{1,2}(?:,\d{2}(?=,))++,\d{3}(?:\.\d++)?+")  # 1,23,456
_CONTINENTAL: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}+(?:,\d++)?+|\d{1,3}\.\d{3},\d++")  # 1.234.567  1.234,56
_SPACED: Final = re.compile(r"\d{1,3}(?: \d{3})++(?:[.,]\d++)?+")
_SWISS: Final = re.compile(r"\d{1,3}(?:'\d{3})++(?:\.\d++)?+")
_PLAIN: Final = re.compile(r"\d++(?:\.\d++)?+")
_DECIMAL_COMMA: Final = re.compile(r"\d++,\d{1,2}")  # 3,5: two groups that cannot be thousands


def read(raw: str) -> Decimal | None:
    """The value of a run of digits with separators, None where it has none ("1,2345", digits of two scripts)."""
    if len(raw) > 2 * LONGEST:
        return None
    zeros = {ord(char) - unicodedata.digit(char) for char in raw if char.isdigit()}
    if len(zeros) != 1:
        return None
    digits = "".join(str(unicodedata.digit(char)) if char.isdigit() else _SEPARATORS.get(char, char) for char in raw)
    if sum(char.isdigit() for char in digits) > LONGEST:
        return None
    for pattern, thousands, point in _FORMS:
        if pattern.fullmatch(digits):
            return Decimal(digits.replace(thousands, "").replace(point, "."))
    return None


_SEPARATORS: Final = {"٫": ".", "٬": ",", "’": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " "}
_FORMS: Final = (
    (_PLAIN, " ", "."),
    (_GROUPED, ",", "."),
    (_INDIAN, ",", "."),
    (_CONTINENTAL, ".", ","),
    (_SPACED, " ", ","),
    (_SWISS, "'", "."),
    (_DECIMAL_COMMA, " ", ","),
)


def plain(value: Decimal) -> str:
    """The shortest plain decimal string of a value: no exponent, no trailing zeros, no "-0"."""
    if not value:
        return "0"
    return format(value.normalize(EXACT), "f")


def product(*values: Decimal) -> Decimal:
    """The exact product."""
    result = Decimal(1)
    for value in values:
        result = EXACT.multiply(result, value)
    return result


def quotient(of: Decimal, by: Decimal) -> Decimal:
    """One number by another, to 12 decimal places: exact unless it has more, as a third has."""
    exact = EXACT.divide(of, by)
    return exact.quantize(Decimal("1e-12"), context=EXACT)
