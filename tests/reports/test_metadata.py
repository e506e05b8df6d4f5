from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reports.metadata import byline, dating, is_byline, weighed


@pytest.mark.parametrize(
    ("raw", "earliest", "latest"),
    [
        ("2025-03-14", "2025-03-14", "2025-03-14"),
        ("2025-03-14T23:10:00+02:00", "2025-03-14", "2025-03-14"),
        ("2025-03-14 23:10:00 +0200", "2025-03-14", "2025-03-14"),
        ("20250314T101010Z", "2025-03-14", "2025-03-14"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("Friday, March 14th, 2025 at 3 p.m.", "2025-03-14", "2025-03-14"),
        ("14 Sept. 2025", "2025-09-14", "2025-09-14"),
        ("yesterday", None, None),
        ("2025-02-30", None, None),
    ],
)
def test_dates(raw: str, earliest: str | None, latest: str | None) -> None:
    found = dating(raw, "test")
    assert found is not None
    assert (found.earliest, found.latest, found.raw) == (earliest, latest, raw)
    assert found.basis == (("test",) if earliest else ("test, not understood",))


@given(st.text(max_size=40))
def test_any_date_string_is_taken(raw: str) -> None:
    found = dating(raw, "test")
    assert (found is None) == (not raw.strip())


@pytest.mark.parametrize(
    "name",
    [
        "The Town Hall",
        "By The Old Customs House",
        "Ministry of Mines",
        "Brussels",
        "Staff Writer",
        "ana@courier.example",
        "4",
    ],
)
def test_implausible_bylines_are_kept_and_doubted(name: str) -> None:
    found = byline(name, "test")
    assert found is not None
    assert found.value == name.removeprefix("By ")
    assert found.doubt


@pytest.mark.parametrize(
    "name", ["Ana Venn", "Ana House and Tom Hall", "The Associated Press", "J. R. de la Cruz, Reuters"]
)
def test_plausible_bylines(name: str) -> None:
    found = byline(name, "test")
    assert found is not None
    assert found.doubt is None


def test_byline_lines() -> None:
    assert is_byline("By Ana Venn")
    assert is_byline("BY ANA VENN | MARCH 3, 2025")
    assert is_byline("By The Town Hall")
    assert not is_byline("By Tuesday the water had risen")
    assert not is_byline("By Tuesday, Kerr said.")
    assert not is_byline("Bystanders Saw It")


def test_of_two_dates_that_differ_the_better_is_kept_and_the_basis_has_both() -> None:
    first, other = dating("2025-03-14", "json-ld datePublished"), dating("12 March 2025", "html meta date")
    found = weighed(first, other)
    assert found is not None
    assert (found.earliest, found.latest) == ("2025-03-14", "2025-03-14")
    assert found.basis == ("json-ld datePublished", "html meta date has 12 March 2025")
    assert weighed(first, dating("March 2025", "date line")) == first  # they do not differ
    assert weighed(first, None) == weighed(None, first) == first
    unread = dating("lately", "front matter")
    assert weighed(unread, other) == other
    assert weighed(unread, None) == unread
    assert weighed(None, None) is None
