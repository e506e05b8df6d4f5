"""Which currency a symbol, a code or a name means, and what that rests on where the words do not say.

Names, codes and which country pays in what come from CLDR by way of Babel; symbols and the short names of a newspaper
("roubles", "pence") are added here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

_ONE: Final = Decimal(1)
_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 code, None where the words leave it open; ``basis`` says why, where they do not say; ``factor`` what
    one unit of the words is worth in it (a cent is 0.01)."""

    code: str | None
    basis: str | None = None
    factor: Decimal = _ONE


SYMBOLS: Final[Mapping[str, str]] = {
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₩": "KRW",
    "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₸": "KZT",
    "₼": "AZN", "₾": "GEL", "֏": "AMD", "₮": "MNT", "₭": "LAK", "៛": "KHR", "؋": "AFN", "৳": "BDT",
}  # fmt: skip
# What stands before "$" and makes the currency explicit.
DOLLARS: Final[Mapping[str, str]] = {
    "us": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD", "a": "AUD", "au": "AUD",
    "aud": "AUD", "nz": "NZD", "nzd": "NZD", "hk": "HKD", "hkd": "HKD", "s": "SGD", "sg": "SGD", "sgd": "SGD",
    "nt": "TWD", "r": "BRL", "j": "JMD", "tt": "TTD", "bds": "BBD", "fj": "FJD", "z": "ZWL", "mx": "MXN", "mex": "MXN",
}  # fmt: skip
# Short forms before a number that are no ISO codes; "Rs 500" is rupees, of one country or another.
LETTERS: Final[Mapping[str, str | None]] = {
    "Rs": None, "Re": None, "Tk": "BDT", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "TSh": "TZS", "RM": "MYR",
    "Rp": "IDR", "NIS": "ILS",
}  # fmt: skip
# Codes that are English words in capitals, too ("ALL 50 STATES"): they need a magnitude or three digits.
_WORDS: Final = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "PEN", "MAD", "RON", "BAM", "GEL", "MOP", "SOS", "COP", "LAK", "MUR"}
)
# Nouns that say a currency by themselves in English news, or that need the outlet's country to.
_USUAL: Final[Mapping[str, str]] = {
    "dollar": "USD", "pound": "GBP", "rouble": "RUB", "won": "KRW", "yuan": "CNY", "rupee": "INR",
}  # fmt: skip
_UNIQUE: Final[Mapping[str, str]] = {
    "euro": "EUR", "yen": "JPY", "renminbi": "CNY", "sterling": "GBP", "zloty": "PLN", "hryvnia": "UAH",
    "shekel": "ILS", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "naira": "NGN", "rand": "ZAR",
    "forint": "HUF", "lev": "BGN", "leva": "BGN", "tenge": "KZT", "lari": "GEL", "dram": "AMD", "taka": "BDT",
    "real": "BRL", "reais": "BRL", "birr": "ETB", "cedi": "GHS", "kwacha": "ZMW", "koruna": "CZK", "loonie": "CAD",
}  # fmt: skip
_PLURALS: Final[Mapping[str, str]] = {
    "kroner": "krone", "kronor": "krona", "kronur": "krona", "koruny": "koruna", "lei": "leu", "złoty": "zloty",
    "złotych": "zloty", "crowns": "crown", "ruble": "rouble", "rubles": "rouble", "quid": "pound", "bucks": "dollar",
    "lire": "lira", "zł": "zloty", "kč": "koruna", "kr": "crown", "reais": "real",
}  # fmt: skip
_COMMON: Final = frozenset({"krone", "krona", "crown", "franc", "peso", "dinar", "riyal", "rial", "lira", "shilling",
                            "dirham", "leu", "somoni", "manat", "rupee"})  # fmt: skip
_CENTS: Final[Mapping[str, str]] = {
    "cent": "dollar",
    "cents": "dollar",
    "pence": "pound",
    "penny": "pound",
    "p": "pound",
}
_MAGNETS: Final = frozenset({"real"})  # words that are no currency unless a number word stands before them
NAMES: Final = frozenset(
    {*_USUAL, *_UNIQUE, *_PLURALS, *_COMMON, *_CENTS} | {f"{word}s" for word in {*_USUAL, *_UNIQUE, *_COMMON}}
) - {"p", "real", "reals", "won", "wons", "dong", "lev", "levs", "leus", "rands"} | {"rand", "won", "dong"}


def _singular(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    return word[:-1] if word.endswith("s") and word[:-1] in {*_USUAL, *_UNIQUE, *_COMMON} else word


@cache
def _cldr() -> tuple[Mapping[str, str], frozenset[str]]:
    """CLDR's English names ("norwegian krone", "us dollars") with their codes, and the codes of today.

    Babel is loaded when the first currency is asked for: it takes longer than a text without figures.
    """
    from babel import Locale
    from babel.core import get_global
    from babel.numbers import get_currency_name

    english = Locale.parse("en")
    codes = frozenset(
        code
        for rows in get_global("territory_currencies").values()
        for code, _, until, tender in rows
        if until is None and tender
    )
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for code, name in english.currencies.items():
        forms = {name, *(get_currency_name(code, count, english) for count in (1, 2))}
        for form in {form.lower() for form in forms}:
            counts[form] += 1
            names[form] = code
    return {name: code for name, code in names.items() if counts[name] == 1 and "(" not in name}, codes


def by_code(word: str, *, plain: bool = False) -> Currency | None:
    """The currency of an ISO 4217 code ("EUR"); ``plain``: of a small number, which "ALL" may stand before."""
    if len(word) != 3 or not word.isascii() or not word.isupper() or (plain and word in _WORDS):
        return None
    return Currency(word) if word in _cldr()[1] else None


def by_symbol(symbol: str, country: str | None, before: str = "") -> Currency | None:
    """The currency of a symbol; ``before`` is what stands close before it ("US" of US$)."""
    if symbol == "$":
        explicit = DOLLARS.get(before.lower())
        return Currency(explicit) if explicit else of_country("dollar", country, "$")
    if symbol in {"¥", "￥"} and country and country.upper() == "CN":
        return Currency("CNY", f"{symbol} read as CNY: the outlet is of CN")
    code = SYMBOLS.get(symbol)
    return Currency(code) if code else None


def by_letters(letters: str, country: str | None) -> Currency | None:
    """The currency of a short form before a number that is no ISO code: "Rs"."""
    if letters not in LETTERS:
        return None
    code = LETTERS[letters]
    return Currency(code) if code else of_country("rupee", country, letters)


def by_name(words: tuple[str, ...], country: str | None) -> tuple[Currency, int] | None:
    """The currency that the first words of ``words`` (lower case) name, and how many of them: "us dollars"."""
    names, _ = _cldr() if len(words) > 1 and words[0] not in NAMES else ({}, None)
    for count in (4, 3, 2):
        if len(words) >= count and (code := names.get(" ".join(words[:count]))):
            return Currency(code), count
    if len(words) > 1 and words[0] not in NAMES and words[1] in NAMES:
        code = _with_country(words[0], _singular(words[1]))
        if code:
            return Currency(code), 2
    if not words or words[0] not in NAMES:
        return None
    noun = words[0]
    if noun in _CENTS:
        main = _of_cents(_CENTS[noun], country, noun)
        return Currency(main.code, main.basis if noun != "pence" else None, _HUNDREDTH), 1
    singular = _singular(noun)
    if singular in _UNIQUE:
        return Currency(_UNIQUE[singular]), 1
    return of_country(singular, country, noun), 1


def of_adjective(adjective: str, noun: str) -> str | None:
    """The code of the money that an adjective (in small letters) makes of a noun: CAD of "canadian" and "dollars"."""
    return None if noun in _CENTS else _with_country(adjective, _singular(noun))


def _of_cents(noun: str, country: str | None, raw: str) -> Currency:
    """What cents or pence are the hundredth of: the euro or rand where the outlet's country pays in these."""
    for whole in ("euro", "rand") if noun == "dollar" and country else ():
        main = of_country(whole, country, raw)
        if main.code:
            return main
    return of_country(noun, country, raw)


def _with_country(adjective: str, noun: str) -> str | None:
    """A code where the noun is in a spelling that CLDR has not: "russian roubles", "czech crowns"."""
    names, _ = _cldr()
    spellings = {"rouble": ("ruble",), "crown": ("koruna", "krone", "krona", "króna"), "zloty": ("zloty",)}
    adjectives = {"american": "us", "emirati": "uae"}.get(adjective, adjective)
    for form in (*spellings.get(noun, ()), noun, f"{noun}s"):
        if code := names.get(f"{adjectives} {form}"):
            return code
    return "GBP" if (adjective, noun) == ("sterling", "pound") else None


@lru_cache(maxsize=512)
def of_country(noun: str, country: str | None, raw: str) -> Currency:
    """The currency of that noun in the outlet's country, or the usual one; always with what it rests on."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    forms = {"rouble": ("ruble", "rouble"), "crown": ("koruna", "krone", "krona", "króna")}.get(noun, (noun,))
    if country:
        country = {"UK": "GB", "EL": "GR"}.get(country.upper(), country.upper())  # as addresses of the web have them
        english = Locale.parse("en")
        for code in get_territory_currencies(country):
            if english.currencies.get(code, "").lower().endswith(forms):
                return Currency(code, f"{raw} read as {code}: the outlet is of {country}")
    usual = _USUAL.get(noun)
    if usual is None:
        return Currency(None, f"{raw} of more than one country, and the text does not say which")
    if noun not in {"dollar", "pound", "rupee"}:
        return Currency(usual)
    why = f"no {noun} is known of {country}" if country else "the outlet's country is not known"
    return Currency(usual, f"{raw} read as {usual}: {why}")
