"""The parts of a figure by themselves: digits, words, currencies, qualifiers, what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures.__main__ import our_part, read_parts, right_parts
from onrecord.analysis import figures
from onrecord.analysis.figures import currencies, numerals, units

PARTS = read_parts()


@pytest.mark.parametrize("column", sorted(PARTS))
def test_every_part_is_read(column: str) -> None:
    given = our_part(column, [text for text, _ in PARTS[column]])

    assert right_parts(PARTS[column], given) == len(PARTS[column])


@pytest.mark.parametrize("raw", ["1,2345", "12,34,5", "1.2.3", "1,00,0", "1٢", "1" * 61, "1,234.567.890"])
def test_digits_that_can_be_read_in_no_way_have_no_value(raw: str) -> None:
    assert numerals.read(raw) is None


@given(st.integers(0, 10**40), st.integers(0, 6))
def test_english_grouping_is_read_back(number: int, places: int) -> None:
    value = Decimal(number).scaleb(-places, numerals.EXACT)

    assert numerals.read(f"{value:,f}") == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20))
def test_plain_writes_the_same_number(value: Decimal) -> None:
    assert Decimal(numerals.plain(value)) == value
    assert "E" not in numerals.plain(value)


def test_a_share_that_no_decimal_writes_out_is_given_to_twelve_places() -> None:
    assert numerals.plain(numerals.quotient(Decimal(2), Decimal(3))) == "0.666666666667"
    assert numerals.plain(numerals.quotient(Decimal(3), Decimal(4))) == "0.75"


@pytest.mark.parametrize(
    ("words", "country", "code"),
    [
        (("kroner",), "NO", "NOK"),
        (("kroner",), None, None),
        (("pesos",), "MX", "MXN"),
        (("pounds",), "EG", "EGP"),
        (("pounds",), None, "GBP"),
        (("roubles",), None, "RUB"),
        (("norwegian", "kroner"), None, "NOK"),
    ],
)
def test_a_noun_of_several_countries_is_decided_by_the_outlets_or_not_at_all(
    words: tuple[str, ...], country: str | None, code: str | None
) -> None:
    named = currencies.by_name(words, country)

    assert named is not None
    assert named[0].code == code


def test_every_unit_of_time_is_one_that_the_types_name() -> None:
    for word in ("second", "minutes", "hours", "days", "weeks", "fortnight", "months", "years", "decades", "century"):
        unit = units.duration(word)
        assert unit is not None
        assert unit.name in {"second", "minute", "hour", "day", "week", "month", "year"}


@pytest.mark.parametrize(
    "text",
    [
        "In 2016 it was over.", "On 3 May and May 4.", "On the 5th of June.", "At 9:08 p.m. and 10 a.m.",
        "At 0800 GMT, 17.45 local time and by 1400 hours.", "At 5:30 on Monday.",
        "Between 4 and 7 p.m.", "The 9/11 attacks, the 7/7 bombings and 24/7 care.",
        "The G7, the G-20, an F-16, a T-72 and COVID-19.",
        "Article 5, Section 230, Resolution 2254, No. 19 and Room 101.", "Ring 020-7946-0123.",
        "The 1990s and the '90s.", "http://example.org/12/34 and kerr99@example.org",
        "ISO 2024-05-03, 14.03.2025 and 14/03/2025.", "1. Roads\n2. Taxes", "Kerr, 54, spoke.", "one day",
        "no one", "one another", "two weeks ago", "three years later", "a third term", "First Lady",
        "the 21st century", "$", "€ and £", "zero tolerance", "Boeing 737s", "14 Harbour Street", "v2.1.3",
    ],
)  # fmt: skip
def test_a_number_that_is_no_figure_is_left(text: str) -> None:
    kept = [one.span.of(text) for one in figures.find(text) if one.kind != "ordinal"]

    assert kept == []


@pytest.mark.parametrize("minus", ["-", "\u2212", "\u2010", "\u2011", "\u2012", "\u2013", "﹣", "－", "minus "])
def test_every_minus_is_a_minus(minus: str) -> None:
    text = f"The balance was {minus}4.2 percent."

    (one,) = figures.find(text)

    assert one.low == "-4.2"


@pytest.mark.parametrize(
    ("words", "bound", "approximate"),
    [
        ("at least", "at least", False), ("no fewer than", "at least", False), ("more than", "more than", False),
        ("over", "more than", False), ("up to", "at most", False), ("no more than", "at most", False),
        ("under", "less than", False), ("fewer than", "less than", False), ("about", None, True), ("some", None, True),
        ("roughly", None, True), ("almost", "less than", True), ("nearly", "less than", True),
        ("just over", "more than", True), ("just under", "less than", True), ("up to about", "at most", True),
        ("at least some", "at least", True), ("well over", "more than", False),
    ],
)  # fmt: skip
def test_the_words_before_a_number_say_how_it_is_meant(words: str, bound: str | None, approximate: bool) -> None:
    text = f"They counted {words} 700 boats."

    (one,) = figures.find(text)

    assert (one.low, one.high, one.bound, one.approximate) == ("700", "700", bound, approximate)
    assert one.span.of(text) == f"{words} 700"


@pytest.mark.parametrize("text", ["They fought over two bills.", "She served under three presidents."])
def test_a_preposition_is_no_bound_of_a_small_number(text: str) -> None:
    (one,) = figures.find(text)

    assert one.bound is None


def test_over_a_stretch_of_time_is_no_bound() -> None:
    (one,) = figures.find("It was built over three years.")

    assert one.bound is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 families left; a third returned.", [("count", "40"), ("fraction", "0.333333333333")]),
        ("It was a third failed attempt.", [("ordinal", "3")]),
        ("Fares have gone up by a third since March.", [("fraction", "0.333333333333")]),
        ("He won by a third vote.", [("ordinal", "3")]),
        ("One point two million crowns are gone.", [("money", "1200000")]),
        ("It rose by three point one four per cent.", [("percentage", "3.14")]),
        ("At one point two men left.", [("count", "2")]),
        ("Call 0800 555 123 at once.", []),
        ("Call 0800 555 123 or send 20 people.", [("count", "20")]),
        ("We owe $12345678901 and more.", [("money", "12345678901")]),
        ("We owe $" + "9" * 400 + " and more.", [("money", None)]),
        ("The file is 12345678901 and old.", []),
    ],
)
def test_shares_telephones_and_long_sums(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.kind, one.low) for one in figures.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("It found that 12 of the 19 contain lead.", "the 19"),
        ("It found that 12 of the 19 contain secret lead pipe joint.", "the 19"),
        ("More than 40 percent of that money arrived in May alone.", "that money"),
        ("Some 12 of the 19 wells contain lead.", "the 19 wells"),
        ("Half of the 20 million budget is gone.", "the 20 million budget"),
        ("Some 40 percent of the 2024 budget is gone.", "the 2024 budget"),
        ("Some 40 percent of those infected died.", "those infected"),
        ("Half of the infected died.", "the infected"),
    ],
)
def test_what_is_told_of_a_part_ends_before_its_verb(text: str, of: str) -> None:
    one = figures.find(text)[0]

    assert one.of == of
