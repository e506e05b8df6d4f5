"""What must hold of figures in any text; how each case reads is in test_table.py."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import figures
from onrecord.analysis.figures import tokens as tokens_module
from onrecord.domain import Figure, Span

WORDS = (
    "one two three seven twenty twenty-one hundred thousand million billion half a an third thirds quarter "
    "of in to and between from or times as much double doubled twice tenfold percent % $ £ € US$ EUR Rs 1 2 "
    "3.5 1,234 1,23,456 3,5 2016 2012 13 - – — / : . , ( ) \n \n\n May p.m. years months week ago old -year "
    "at least more than up to about some almost dozen dozens several few basis points point km per cent out "
    "plus minus + ± ½ ¼ ° C bn m k pc x th st ' ’ s G F the first second no not multi- six-figure aged 400 "
    "magnitude over under or less ١٢ 000 billions tens crore euros dollars pounds pence cents kroner every "
    "troops said"
).split(" ")
WORDS += ["less than a", "almost an", "as many as", "three times as much in", "out of", "the age of", "and a half"]
PIECES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " ", "-"])), max_size=14)
TEXTS = st.one_of(st.text(max_size=60), PIECES.map(lambda pieces: "".join(map("".join, pieces))))
COUNTRIES = st.sampled_from([None, "US", "CA", "GB", "NO", "XX", "nonsense"])


@given(TEXTS, COUNTRIES)
def test_any_text_gives_figures_in_order_whose_spans_quote_it(text: str, country: str | None) -> None:
    found = figures.find(text, None, country)

    end = 0
    for one in found:
        assert one.span.start >= end
        end = one.span.end
        for words, span in ((one.counts, one.counts_span), (one.of, one.of_span)):
            assert (words is None) == (span is None)
            assert span is None or span.of(text) == words
        assert one.rule.count("/") == 1
    assert found == figures.find(text, None, country)


@given(TEXTS)
def test_numbers_are_plain_decimals_and_low_is_not_above_high(text: str) -> None:
    for one in figures.find(text):
        assert (one.low is None) == (one.high is None)
        for value in (one.low, one.high, one.rate, *(period.months for period in one.periods)):
            assert value is None or re.fullmatch(r"-?\d+(\.\d*[1-9])?", value)
        if one.low is not None and one.high is not None:
            assert Decimal(one.low) <= Decimal(one.high)


@given(st.text(alphabet="0123456789٠١٢٣.,' \u00a0-–−%$€½/:()abc\n", max_size=40))
def test_no_digit_is_made_up(text: str) -> None:
    for one in figures.find(text):
        raw = one.span.of(text)
        if one.low is None or one.kind in {"ratio", "fraction", "years"} or "/" in raw or "½" in raw:
            continue
        written = "".join(str(unicodedata.digit(char)) for char in raw if char.isdigit())
        for value in (one.low, one.high):
            digits = re.sub(r"\D", "", value or "").strip("0")
            assert digits in written


@given(TEXTS, st.integers(0, 30), st.integers(1, 30))
def test_within_gives_only_what_lies_inside(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start >= end:
        return
    span = Span(start, end)

    assert all(start <= one.span.start and one.span.end <= end for one in figures.find(text, (span,)))


def only(text: str, country: str | None = None) -> Figure:
    (one,) = figures.find(text, None, country)
    return one


def test_a_multiple_over_unequal_periods_has_both_with_their_spans_and_the_rate() -> None:
    text = "They build three times as many boats in three months as the whole league builds in a year."

    one = only(text)

    assert (one.kind, one.low, one.unit, one.rate) == ("multiple", "3", "times", "12")
    assert [(period.span.of(text), period.months) for period in one.periods] == [
        ("three months", "3"),
        ("a year", "12"),
    ]


@pytest.mark.parametrize(
    ("country", "unit"),
    [(None, "USD"), ("US", "USD"), ("CA", "CAD"), ("au", "AUD"), ("SG", "SGD"), ("DE", "USD"), ("??", "USD")],
)
def test_a_dollar_is_the_outlets_where_it_has_one_and_the_basis_says_so(country: str | None, unit: str) -> None:
    one = only("It cost $5m to build.", country)

    assert (one.unit, one.low) == (unit, "5000000")
    assert one.unit_basis is not None
    assert unit in one.unit_basis


def test_an_explicit_currency_needs_no_basis() -> None:
    assert only("It cost US$5m to build.", "CA").unit_basis is None


def test_a_number_too_long_to_be_meant_is_kept_as_words() -> None:
    text = f"They owe {'7' * 400} dollars."

    one = only(text)

    assert (one.low, one.high, one.unit) == (None, None, "USD")
    assert one.span.of(text) == f"{'7' * 400} dollars"


def test_a_long_number_is_exact() -> None:
    digits = "123456789012345678901234567890"

    assert only(f"They owe {digits} million dollars.").low == digits + "000000"


def test_a_figure_across_a_line_break_is_one_and_across_a_paragraph_is_not() -> None:
    assert only("They lost 1.2\nmillion homes.").low == "1200000"
    assert only("They lost 1.2\n\nmillion homes.").low == "1.2"


HOSTILE = [
    "1 ", "1", "1,", "1-", "1/", "$", "$ ", "-", "one ", "one and ", "a ", "half of ", "hundred ", "1 million ",
    "million ", "more than ", "three times as much in ", "tens of ", "1 of the ", "two-", "1 000 ", "+44 ", "x",
    "between 1 and ", "\n", " ", "a-", "12:", "May ", "@1", "12'", "of ", "½", "1 to ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_text_and_no_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    raw, word = tokens_module.Tokens.raw, tokens_module.Tokens.word

    def counted_raw(self: tokens_module.Tokens, n: int) -> str:
        nonlocal looks
        looks += 1
        return raw(self, n)

    def counted_word(self: tokens_module.Tokens, n: int) -> str:
        nonlocal looks
        looks += 1
        return word(self, n)

    monkeypatch.setattr(tokens_module.Tokens, "raw", counted_raw)
    monkeypatch.setattr(tokens_module.Tokens, "word", counted_word)

    def work(times: int) -> int:
        nonlocal looks
        looks = 0
        figures.find(piece * times)
        return looks

    small, large = work(200), work(800)
    assert large <= 4.2 * small + 2000


def test_one_line_of_a_million_characters_is_read() -> None:
    assert figures.find("7" * 1_000_000) == ()
    assert len(figures.find("1" + " " * 1_000_000 + "2")) == 2
    assert figures.find("1," * 500_000)[0].low is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("$-5", "-5", "-5"),
        ("$-5 million", "-5000000", "-5000000"),
        ("$\u22125m", "-5000000", "-5000000"),
        ("US$-2.5m", "-2500000", "-2500000"),
        ("\u00a3\u20133bn", "-3000000000", "-3000000000"),
        ("$5-10m", "5000000", "10000000"),
        ("\u20ac2\u20133bn", "2000000000", "3000000000"),
        ("$5-6", "5", "6"),
    ],
)
def test_a_minus_or_dash_behind_the_symbol_takes_neither_currency_nor_sign(words: str, low: str, high: str) -> None:
    [one] = figures.find(f"It would cost {words} over the year.")

    assert (one.kind, one.low, one.high) == ("money", low, high)


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("She gets up at six in the morning.", []),
        ("The hall opens at five o'clock and at seven o’clock.", []),
        ("The ferry leaves at ten at night.", []),
        ("Six in the morning shift were ill.", ["Six"]),
        ("There were six in the evening class.", ["six"]),
    ],
)
def test_hours_in_words_are_no_figures(text: str, raws: list[str]) -> None:
    assert [one.span.of(text) for one in figures.find(text)] == raws


def test_what_a_row_is_over_is_no_bound() -> None:
    (found,) = figures.find("She asked about the row over a £96m contract.")
    assert (found.low, found.bound) == ("96000000", None)
    assert figures.find("At 11, the minister told them. At 9, it rained.") == ()
    assert [one.low for one in figures.find("The rate is at 11, down from 12 percent.")] == ["11", "12"]
