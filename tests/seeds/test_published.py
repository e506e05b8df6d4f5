"""The five seed reports, each alone: an interval by its own words, in the order of the events that they tell of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord import knowledge
from onrecord.analysis import clues, dates
from onrecord.domain import Written
from onrecord.knowledge import Knowledge
from onrecord.reconcile.chronology import intersect
from onrecord.reports import from_text
from onrecord.reports.reading import reading_text

ORDER = [1, 4, 2, 0, 3]  # by the files' names: the second, the fifth, the third, the first, the fourth


def texts(shared: Path) -> list[str]:
    files = sorted((shared / "seeds").glob("*.txt"))
    return [reading_text(from_text(file.read_text(encoding="utf-8"))).text for file in files]


def dated(text: str, known: Knowledge | None) -> Written:
    return intersect(clues.find(text, dates.find(text, None, known), known))


def middle(written: Written) -> float:
    """What ``reports --order published`` orders by: the middle of the interval, or the one end that is known."""
    ends = [date.fromisoformat(day).toordinal() for day in (written.earliest, written.latest) if day]
    return sum(ends) / len(ends)


def test_each_has_an_interval_and_their_order_is_that_of_the_events(shared: Path) -> None:
    found = [dated(text, knowledge.shipped()) for text in texts(shared)]
    assert len(found) == 5
    assert all(written.earliest and written.latest for written in found)
    assert sorted(range(5), key=lambda number: middle(found[number])) == ORDER


def test_each_basis_can_be_followed_in_the_text(shared: Path) -> None:
    for text in texts(shared):
        for one in dated(text, knowledge.shipped()).basis:
            quotes = [span.of(text) for span in one.spans]
            assert all(quotes)
            assert any(quote in one.because for quote in quotes)


def test_the_former_president_of_one_in_office_is_set_aside_and_listed(shared: Path) -> None:
    written = dated(texts(shared)[1], knowledge.shipped())
    [aside] = written.set_aside
    assert aside.rule == "office-former-1"
    assert aside.latest == "2025-01-20"
    assert written.earliest is not None
    assert written.earliest > aside.latest


@pytest.mark.parametrize("number", range(5))
def test_without_packs_they_say_nothing_about_when(shared: Path, number: int) -> None:
    written = dated(texts(shared)[number], None)
    assert (written.earliest, written.latest) == (None, None)
