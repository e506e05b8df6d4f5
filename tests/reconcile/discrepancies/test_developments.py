"""What develops: a later figure of one thing and a position that moves, told apart from discrepancies."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.domain import Figure, Span
from onrecord.reconcile.discrepancies.developments import Moved, of_figures, of_positions
from onrecord.reconcile.statements.tellings import Telling
from tests.reconcile.statements.said import telling
from tests.reconcile.statements.test_deriving import made, record

WILL = "“We will send the harbour pilots to the northern islands”"
NOT = "“We will not send the harbour pilots to the northern islands”"


def of(words: str, number: str, report: str, day: str, **more: str | None) -> Telling:
    """A telling whose only figure is a number in its words; ``more`` is what else the figure says."""
    at = words.index(number)
    given: dict[str, str | None] = {"kind": "money", "unit": "EUR", **more}
    value = given.pop("low", number.split(maxsplit=1)[0])
    figure = Figure(Span(at, at + len(number)), low=value, high=value, **given)  # type: ignore[arg-type]
    return telling(words, report, figures=(figure,), written=day)


def moved(*tellings: Telling) -> list[Moved]:
    statements = {one.id: [one] for one in tellings}
    return [*of_figures(statements), *of_positions(statements)]


def test_a_later_figure_of_one_thing_is_a_development() -> None:
    first = of("“The town is 48 million euros short”", "48 million euros", "one", "2025-05-05", low="48000000")
    later = of("“The gap has grown to 63 million euros”", "63 million euros", "two", "2025-06-02", low="63000000")
    (found,) = moved(later, first)
    assert (found.earlier.value, found.later.value) == ("48000000", "63000000")
    assert found.earlier.telling is first
    assert found.rule == "figure-moves-5"


def test_what_a_figure_is_up_from_says_that_it_is_of_the_same() -> None:
    first = of("“Our libraries cost 4.2 million euros”", "4.2 million euros", "one", "2025-05-05", low="4200000")
    later = of("“It is 5.1 million, up from 4.2 million euros”", "5.1 million", "two", "2026-05-04", low="5100000")
    was = of("“It is 5.1 million, up from 4.2 million euros”", "4.2 million euros", "two", "2026-05-04", low="4200000")
    both = replace(later, figures=(*later.figures, *was.figures))
    (found,) = moved(both, first)
    assert (found.earlier.value, found.later.value) == ("4200000", "5100000")


@pytest.mark.parametrize(
    ("words", "number", "counts"),
    [
        ("“112 dead by this morning”", "112", "dead"),
        ("“112 people had to leave their homes in the end”", "112", "people"),
    ],
)
def test_a_toll_rises(words: str, number: str, counts: str) -> None:
    given = {"kind": "count", "unit": None, "counts": counts}
    first = of(f"“We have counted 57 {counts} since Sunday”", "57", "one", "2025-06-17", **given)
    (found,) = moved(first, of(words, number, "two", "2025-06-22", **given))
    assert (found.earlier.value, found.later.value) == ("57", "112")


@pytest.mark.parametrize(
    ("words", "number", "day", "more"),
    [
        ("“The gap has grown to 63 million euros”", "63 million euros", "2025-05-05", {"low": "63000000"}),  # same day
        ("“The gap is now 48 million euros”", "48 million euros", "2025-06-02", {"low": "48000000"}),  # same value
        ("“The gap has grown to 900 million euros”", "900 million euros", "2025-06-02", {"low": "900000000"}),
        ("“It is now 63 weeks”", "63 weeks", "2025-06-02", {"kind": "duration", "unit": "week"}),  # another thing
        (
            "“We spend 63 million euros on bridges”",
            "63 million euros",
            "2025-06-02",
            {"low": "63000000", "unit": "USD"},
        ),
    ],
)
def test_what_is_no_development(words: str, number: str, day: str, more: dict[str, str]) -> None:
    first = of("“The town is 48 million euros short”", "48 million euros", "one", "2025-05-05", low="48000000")
    assert moved(first, of(words, number, "two", day, **more)) == []


def test_a_value_that_is_told_again_later_is_nothing_new() -> None:
    first = of("“The town is 48 million euros short”", "48 million euros", "one", "2025-05-05", low="48000000")
    later = of("“The gap has grown to 63 million euros”", "63 million euros", "two", "2025-06-02", low="63000000")
    again = of("“It had been 48 million euros”", "48 million euros", "three", "2025-06-03", low="48000000")
    assert [(one.earlier.value, one.later.value) for one in moved(again, later, first)] == [("48000000", "63000000")]


def test_figures_without_a_time_develop_into_nothing() -> None:
    first = telling("“We lost 14 homes”", "one", written=None)
    assert moved(first, telling("“We lost 24 homes”", "two", written=None)) == []


def test_a_position_that_moves_is_listed_whatever_the_order_of_reading(tmp_path: Path) -> None:
    reports = [
        made("one.txt", ("Ora Kerr", WILL), day="2025-03-04"),
        made("two.txt", ("Ora Kerr", NOT), day="2025-09-09"),
        made("three.txt", ("Tig Venn", NOT), day="2025-12-01"),
    ]
    seen = set()
    for number, order in enumerate(permutations(reports)):
        with record(tmp_path / f"{number}.db", order, each=bool(number % 2)) as store:
            (found,) = store.developments()
            assert [found.earlier.path, found.later.path] == ["one.txt", "two.txt"]
            assert found.earlier.words == WILL.strip("“”")
            assert all(kind != "polarity" for kind in (one.kind for one in store.discrepancies()))
            seen.add(found.id)
            assert not list(store.verify())
    assert len(seen) == 1


def test_the_same_words_on_one_occasion_are_a_discrepancy(tmp_path: Path) -> None:
    with record(
        tmp_path / "onrecord.db", [made("one.txt", ("Ora Kerr", WILL)), made("two.txt", ("Ora Kerr", NOT))]
    ) as store:
        assert list(store.developments()) == []
        assert [one.kind for one in store.discrepancies()] == ["polarity"]


def test_many_statements_are_held_against_few() -> None:
    many = [
        of(
            f"“The fund holds {n} million euros now”",
            f"{n} million euros",
            f"r{n}",
            f"20{n // 12 + 10}-{n % 12 + 1:02}-05",
        )
        for n in range(1, 400)
    ]
    assert len(moved(*many)) < 400


def test_percentages_of_two_things_are_no_development() -> None:
    given = {"kind": "percentage", "unit": "percent", "low": "38"}
    first = of("“The town pays 38 percent of every ferry trip”", "38 percent", "one", "2025-05-05", **given)
    given["low"] = "14"
    words = "“He won the porters 14 percent and we thank him for it, all of us here. But the toll stands as it was.”"
    assert moved(first, of(words, "14 percent", "two", "2025-06-02", **given)) == []
    (found,) = moved(first, of("“The share is now 14 percent”", "14 percent", "two", "2025-06-02", **given))
    assert (found.earlier.value, found.later.value) == ("38", "14")
