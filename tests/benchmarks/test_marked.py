"""Marks and finds are paired by what they share, values are compared as numbers, doubtful marks stay apart.

Texts are made up; what needs the corpus is skipped where it is not there.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.marked import __main__ as command
from benchmarks.marked import scoring
from benchmarks.marked.scoring import DateMark, FigureMark, FoundDate, FoundFigure
from benchmarks.speakers import annotated

TEXT = "The board said more than 80 boats and about $3 million were lost within a decade, she said on Thursday."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


BOATS = FigureMark(*at("more than 80"), "count", "80", "80", None, "more than", False, at("boats"))
MONEY = FigureMark(*at("about $3 million"), "money", "3000000", "3000000", "USD", None, True)
DECADE = FigureMark(*at("a decade"), "duration", "10", "10", "year", None, False, doubt=True)
FOUND_BOATS = FoundFigure(*at("80"), "80", "80", None, "more than", False, at("boats"))
FOUND_MONEY = FoundFigure(*at("$3 million"), "3000000.0", "3000000", "USD", None, True)
FOUND_DECADE = FoundFigure(*at("a decade"), "1", "1", "decade", None, False)
THURSDAY = DateMark(*at("Thursday"), "day", "publication", "2021-03-04", "2021-03-04")


def test_what_is_found_as_it_is_marked_is_exactly_right() -> None:
    counted = scoring.figures([BOATS, MONEY, DECADE], [FOUND_BOATS, FOUND_MONEY, FOUND_DECADE])

    assert counted["marked"] == counted["found"] == counted["value right"] == counted["exactly right"] == 2
    assert counted["counts marked"] == counted["counts right"] == 1
    assert counted["doubtful marked"] == counted["doubtful exactly right"] == 1
    assert counted["invented"] == counted["not marked"] == 0


def test_a_lost_bound_or_unit_leaves_the_value_right() -> None:
    for wrong in (
        replace(FOUND_MONEY, approximate=False),
        replace(FOUND_MONEY, unit="EUR"),
        replace(FOUND_MONEY, bound="at least"),
    ):
        counted = scoring.figures([MONEY], [wrong])
        assert (counted["value right"], counted["exactly right"], counted["invented"]) == (1, 0, 0)


@pytest.mark.parametrize("mark", [MONEY, replace(MONEY, low=None, high=None)])
def test_another_value_is_invented(mark: FigureMark) -> None:
    counted = scoring.figures([mark], [replace(FOUND_MONEY, low="3", high="3")])

    assert (counted["found"], counted["value right"], counted["invented"]) == (1, 0, 1)


def test_no_value_is_never_invented() -> None:
    nothing = replace(FOUND_MONEY, low=None, high=None)

    assert scoring.figures([MONEY], [nothing])["invented"] == 0
    assert scoring.figures([], [nothing]) == Counter({"not marked, no value": 1})
    assert scoring.figures([replace(MONEY, low=None, high=None)], [nothing])["exactly right"] == 1


def test_a_value_where_nothing_is_marked_is_invented_and_one_on_doubtful_ground_is_not() -> None:
    assert scoring.figures([BOATS], [FOUND_BOATS, FOUND_MONEY])["invented"] == 1
    split = [FOUND_DECADE, FoundFigure(*at("decade"), "5", "5", None, None, False)]
    counted = scoring.figures([DECADE], split)
    assert (counted["invented"], counted["doubtful invented"]) == (0, 1)


def test_a_range_found_as_two_figures_has_one_left_over() -> None:
    mark = FigureMark(0, 10, "count", "3", "5", None, None, False)
    halves = [FoundFigure(0, 4, "3", "3", None, None, False), FoundFigure(6, 10, "5", "5", None, None, False)]
    counted = scoring.figures([mark], halves)

    assert (counted["found"], counted["value right"], counted["invented"]) == (1, 0, 2)


def test_the_pair_that_shares_most_is_taken() -> None:
    wide, narrow = FoundDate(0, 12, None, None), FoundDate(8, 20, None, None)
    first, second = (DateMark(a, b, "day", "none", None, None) for a, b in ((0, 9), (9, 20)))
    matched, left = scoring.pairs([first, second], [wide, narrow])

    assert matched == [(first, wide), (second, narrow)]
    assert left == []


def test_a_day_is_right_as_it_is_and_a_week_within_a_day() -> None:
    found = FoundDate(THURSDAY.start, THURSDAY.end, "2021-03-04", "2021-03-04")
    assert scoring.dates([THURSDAY], [found])["right"] == 1
    assert scoring.dates([THURSDAY], [replace(found, latest="2021-03-05")])["right"] == 0
    assert scoring.dates([THURSDAY], [replace(found, latest=None)])["right"] == 0

    week = DateMark(0, 9, "week", "publication", "2021-03-01", "2021-03-07")
    assert scoring.dates([week], [FoundDate(0, 9, "2021-02-28", "2021-03-06")])["right"] == 1
    assert scoring.dates([week], [FoundDate(0, 9, "2021-02-22", "2021-02-28")])["right"] == 0


def test_a_vague_date_is_counted_beside_the_others() -> None:
    vague = DateMark(0, 8, "vague", "publication", None, None)
    counted = scoring.dates([vague, THURSDAY], [FoundDate(0, 8, "2021-01-01", None)])

    assert (counted["marked"], counted["with interval"], counted["without interval"]) == (2, 1, 1)
    assert counted["without interval, given one"] == 1
    assert counted["right"] == 0


def test_shares_hold_their_interval_and_documents_without_marks_count() -> None:
    documents = [Counter({"found": 1, "marked": 2}), Counter({"found": 2, "marked": 2}), Counter[str]()]
    share = scoring.share(documents, "found", "marked")

    assert (share.hits, share.of) == (3, 4)
    assert 50 <= share.low <= 75 <= share.high <= 100
    assert "75.0 %" in str(share)
    assert str(scoring.share([], "found", "marked")).startswith("   0 of    0")


def test_contents_are_joined_and_a_mark_outside_is_refused() -> None:
    copy: dict[str, Any] = {
        "text": TEXT,
        "attributions": [{"content": [[20, 40]]}, {"content": [[0, 25], [60, 70]]}],
    }
    assert [(span.start, span.end) for span in command.contents(copy)] == [(0, 40), (60, 70)]

    row = {"document": "one", "kind": "count", "low": "1", "high": "1", "unit": None, "bound": None}
    row |= {"approximate": False, "counts_start": None, "counts_end": None}
    assert command.figure_mark({**row, "start": 3, "end": 9}, copy).low == "1"
    with pytest.raises(ValueError, match="in no content"):
        command.figure_mark({**row, "start": 50, "end": 55}, copy)


def test_another_corpus_or_none_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--corpus", str(tmp_path / "no.jsonl.gz")]) == 2
    other = tmp_path / "other.jsonl.gz"
    other.write_bytes(b"other")
    assert command.main(["--corpus", str(other)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.shared
def test_the_marks_fit_their_corpus() -> None:
    if not command.CORPUS.is_file():
        pytest.skip("PolNeAR's dev part is not in the shared data")
    copies = annotated.corpus_copies(command.CORPUS)
    figures = [command.figure_mark(row, copy) for copy, rows in command.read("figures", copies) for row in rows]
    dates = [command.date_mark(row, copy) for copy, rows in command.read("dates", copies) for row in rows]

    assert sum(not one.doubt for one in figures) >= 200
    assert sum(not one.doubt for one in dates) >= 100
    assert all((one.low is None) == (one.high is None) for one in figures)
    assert all((one.earliest is None) == (one.latest is None) for one in dates)


def test_a_mark_holds_no_text() -> None:
    for name in ("figures_dev.jsonl", "dates_dev.jsonl"):
        for line in command.HERE.joinpath(name).read_text(encoding="utf-8").splitlines():
            words = {key: value for key, value in json.loads(line).items() if isinstance(value, str)}
            assert all(len(value.split()) <= 2 for key, value in words.items() if key != "document")
