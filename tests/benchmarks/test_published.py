from __future__ import annotations

import json
from pathlib import Path

from benchmarks.published import __main__ as command
from benchmarks.published import measuring
from benchmarks.published.measuring import Given, by_basis, by_rule, given, score
from onrecord.domain import Clue, Span, Written

HERE = Path(measuring.__file__).parent


def clue(earliest: str | None, latest: str | None, rule: str = "a-1") -> Clue:
    return Clue((Span(0, 1),), earliest, latest, "because", rule)


def test_what_is_no_part_of_a_report_is_not_given() -> None:
    assert given("x", "Head. ABSTRACT. Body.", [[6, 16]], "2016-01-01").text == "Head. Body."


def test_scores_count_what_says_nothing_apart() -> None:
    reports = [Given(str(n), "x", "2016-03-01") for n in range(4)]
    found = [
        Written("2016-01-01", "2016-03-31"),
        Written("2016-03-02", "2016-03-03"),
        Written("2016-01-01", None),
        Written(None, None),
    ]
    scores = score(reports, found)
    assert (scores.reports, scores.unbounded, scores.median_width) == (4, 1, 91)
    assert round(scores.contains, 3) == round(2 / 3, 3) == round(scores.within_120_days, 3)
    assert (scores.half_open, scores.contains_within_120) == (1 / 3, 1 / 2)


def test_rules_and_bases_have_their_shares() -> None:
    reports = [Given("a", "x", "2016-03-01")]
    some = (clue("2016-01-01", None), clue("2016-01-01", None), clue(None, "2016-02-01", "b-1"))
    assert by_rule(reports, [some]) == {"a-1": (1, 1.0), "b-1": (1, 0.0)}
    written = Written("2016-01-01", "2016-03-31", some[:2], some[2:])
    assert by_basis(reports, [written]) == {"a": (1, 1.0, 91)}


def test_a_missing_corpus_is_one_line(tmp_path: Path, capsys) -> None:
    assert command.main(["--data", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_the_floors_are_below_what_was_measured() -> None:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    for name, floor in floors.items():
        assert floor["corpus"] == results[name]["corpus"]
        assert floor["contains"] <= results[name]["contains"]
        assert floor["median_width"] >= results[name]["median_width"]
