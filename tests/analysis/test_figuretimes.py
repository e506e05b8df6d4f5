from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.figuretimes import times
from onrecord.domain import Date, Figure, Span


def marked(said: str) -> tuple[str, list[Figure], list[Date]]:
    """A text in which [figures] and {dates} are marked."""
    text, figures, dates = "", list[Figure](), list[Date]()
    for part in re.split(r"(\[.*?\]|\{.*?\})", said):
        words = part.strip("[]{}") if part[:1] in "[{" else part
        if part[:1] == "[":
            kind = "duration" if "months" in words else "count"
            figures.append(Figure(Span(len(text), len(text) + len(words)), kind, "1", "1"))  # type: ignore[arg-type]
        elif part[:1] == "{":
            dates.append(Date(Span(len(text), len(text) + len(words)), "year", "test-1"))
        text += words
    return text, figures, dates


def told(said: str) -> list[str | None]:
    text, figures, dates = marked(said)
    return [date and date.span.of(text) for date in times(text, figures, dates)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("[40] homes burned down {in 2019}.", ["in 2019"]),
        ("{In 2019}, the port sold [40] ships.", ["In 2019"]),
        ("{In 2019} the port sold [40] ships {in May}.", ["in May"]),
        ("They left {in 2019}. [40] ships stayed.", [None]),
        ("It is up [12%] on {2022}.", [None]),
        ("It sold [40] ships, against [30] in {2019}.", [None, "2019"]),
        ("It sold [40] ships compared with {2019}.", [None]),
        ("[$3bn] for [40] ships {by 2030}", [None, "by 2030"]),
        ("[40] ships, which sailed {in 2019}", [None]),
        ("[40] ships had left before {2019}", [None]),
        ("it took [three months] {in 2019}", [None]),
        ("[40] ships of the old and rusty harbour fleet of the isles {in 2019}", [None]),
        ("[40] ships", [None]),
        ("Bo Lind, who ran the ferry aground {early Sunday}, held [two] pilot's licences.", [None]),
        ("The man arrested {on Sunday} held [two] licences.", [None]),
        ("The port {in 2019} sold [40] ships.", ["in 2019"]),
        ("The mayor resigned, and {in 2019}, the port sold [40] ships.", ["in 2019"]),
        ("{2019}", []),
    ],
)
def test_the_date_beside_a_figure_is_its_time(said: str, expected: list[str | None]) -> None:
    assert told(said) == expected


@given(st.lists(st.sampled_from(["[40]", "{in 2019}", " ", ", ", ". ", "ships ", "and "]), max_size=20).map("".join))
def test_any_text_is_taken(said: str) -> None:
    text, figures, dates = marked(said)
    found = times(text, figures, dates)
    assert len(found) == len(figures)
    assert {date for date in found if date is not None} <= set(dates)


def test_a_date_inside_a_figure_is_not_its_time() -> None:
    text = "some 40 to 2016 votes"
    figure = Figure(Span(5, 21), "count", "40", "2016")
    date = Date(Span(11, 15), "year", "test-1")
    assert times(text, [figure], [date]) == (None,)
