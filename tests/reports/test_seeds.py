"""The five published reports beside the checkout: what a reader sees of their dirt. None of their text stands here."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.domain import Report
from onrecord.reports import discover, load, reading_text

pytestmark = pytest.mark.shared


@pytest.fixture
def seeds(shared: Path) -> list[Report]:
    reports = [load(item) for item in discover([shared / "seeds"])]  # type: ignore[arg-type]
    return [report for report in reports if isinstance(report, Report)]


def test_titles(seeds: list[Report]) -> None:
    words = [len(report.title.of(report.text.text).split()) if report.title else 0 for report in seeds]
    assert words == [15, 0, 10, 15, 0]


def test_set_aside(seeds: list[Report]) -> None:
    found = [[aside.reason for aside in report.set_aside] for report in seeds]
    assert found == [[], [], [], ["boilerplate"] * 3 + ["foreign"], ["byline"]]


def test_a_doubtful_byline_and_no_other(seeds: list[Report]) -> None:
    assert [report.byline is not None for report in seeds] == [False] * 4 + [True]
    assert seeds[4].byline is not None
    assert seeds[4].byline.doubt


def test_the_broken_sentence_is_healed(seeds: list[Report]) -> None:
    breaks = [report.text.text.count("\n") - reading_text(report).text.count("\n") for report in seeds]
    assert breaks[1] == 1
    assert breaks[0] == breaks[2] == 0


def test_language(seeds: list[Report]) -> None:
    assert [report.language.value for report in seeds] == ["en"] * 5
