"""Pairs of phrases of invented occasions: how they are placed in a text, and that the files are whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.versions import telling


@pytest.mark.parametrize(
    ("phrase", "text", "cue"),
    [
        ("on Radio Lorne", "“It was late,” Ora Kerr said on Radio Lorne.", "said"),
        ("told Radio Lorne", "“It was late,” Ora Kerr told Radio Lorne.", "told"),
        ("during the debate", "“It was late,” Ora Kerr said during the debate.", "said"),
        ("speaking to Radio Lorne", "“It was late,” Ora Kerr, speaking to Radio Lorne, said.", "said"),
        ("the ministry wrote to staff", "“It was late,” the ministry wrote to staff.", "wrote"),
    ],
)
def test_a_phrase_stands_where_a_report_has_it(phrase: str, text: str, cue: str) -> None:
    placed, attribution = telling.placed(phrase)
    assert placed == text
    assert [span.of(placed) for span in attribution.cue] == [cue]
    assert [span.of(placed) for span in attribution.content] == [telling.WORDS]
    assert placed.startswith(attribution.source[0].of(placed), attribution.source[0].start)


def test_pairs_are_judged_by_how_they_are_of_each_other() -> None:
    told = {
        "right": ("told Radio Lorne", "in an interview with Radio Lorne", "on the air", "on Lorne", "at noon"),
        "wrong": ("told Norwick Television", "at a rally", "in a tweet", "in a letter"),
        "other": ("in the evening", "before a trip", "after the vote"),
    }
    judged = list(telling.judged(telling.Whereabouts("x-1", told)))
    assert [sum(sort == each for each, *_ in judged) for sort in ("wrong", "right", "other")] == [20, 10, 15]
    found = {frozenset(pair): severity for _, *pair, severity in judged}
    assert found[frozenset(("told Radio Lorne", "told Norwick Television"))] == "medium"
    assert not any(severity for sort, *_, severity in judged if sort != "wrong")


def test_every_occasion_has_all_phrases_and_one_in_ten_only_measures() -> None:
    everything = list(telling.whereabouts(sorted(telling.WHEREABOUTS.glob("*.jsonl"))))
    assert len({one.id for one in everything}) == len(everything) >= 500
    assert 0.07 < sum(one.checked for one in everything) / len(everything) < 0.13


def test_a_line_without_all_phrases_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps({"id": "x-1", "right": ["told Radio Lorne"], "wrong": [], "other": []}) + "\n")
    with pytest.raises(ValueError, match="line 1"):
        list(telling.whereabouts([file]))
