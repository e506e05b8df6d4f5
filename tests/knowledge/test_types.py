from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.knowledge import PackError, Problem, When


@pytest.mark.parametrize(
    ("said", "earliest", "latest"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-10-01", "2024-10-01", "2024-10-01"),
    ],
)
def test_a_year_or_month_is_the_interval_of_its_days(said: str, earliest: str, latest: str) -> None:
    assert When.of(said) == When(earliest, latest)


@pytest.mark.parametrize(
    "said", ["", "24", "2024-13", "2024-00", "2024-02-30", "2024-1-1", "0000", "2024-10-01T00", "٢٠٢٤"]
)
def test_what_is_no_date_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="date"):
        When.of(said)


@given(st.dates())
def test_a_day_is_itself(day: object) -> None:
    assert When.of(str(day)) == When(str(day), str(day))


def test_a_pack_error_is_one_line_and_keeps_all_problems() -> None:
    problems = (Problem("a.csv", 3, "no\nname"), Problem("b.csv", 0, "gone"))
    error = PackError(problems)

    assert isinstance(error, OnrecordError)
    assert str(error) == "a.csv:3: no name (and 1 more)"
    assert error.problems == problems
    assert str(problems[1]) == "b.csv: gone"
