"""What follows from the mistakes that reports make: true by construction."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.versions import __main__ as command
from benchmarks.versions import corpus, mistakes, pairs
from benchmarks.versions.markup import Malformed
from tests.benchmarks.versions.conftest import TOY, id_of


def test_discrepancies_follow_from_the_mistakes(toy: corpus.Corpus) -> None:
    found = {one.kind: one for one in mistakes.discrepancies(toy)}
    name = id_of("tuning")

    assert set(found) == {"wording", "figure", "speaker", "date", "identity"}
    assert found["wording"].mistaken.contents == {f"{name}/1.a"}
    assert found["figure"].others.contents == {f"{name}/0.a", f"{name}/2.b"}
    assert found["speaker"].mistaken.contents == {f"{name}/2.a"}
    assert found["identity"].mistaken.reports == {f"{name}/1"}


def test_a_mistake_that_nothing_contradicts_is_refused(tmp_path: Path) -> None:
    text = (TOY % id_of("tuning")).replace("{@main.date 2025-03-04|on Tuesday}", "on Tuesday")
    (tmp_path / "tuning_1.toml").write_text(text, encoding="utf-8")

    with pytest.raises(Malformed, match="no other report tells the date"):
        mistakes.discrepancies(corpus.load("tuning", tmp_path))


def test_pairs_are_of_the_tuning_half_and_kept_as_they_are_made() -> None:
    rows = pairs.pairs(corpus.load("tuning"))
    kept = [json.loads(line) for line in command.PAIRS.read_text(encoding="utf-8").splitlines()]

    assert kept == rows
    assert len(rows) >= 200
    assert min(sum(row["same"] for row in rows), sum(not row["same"] for row in rows)) >= 100
    assert {corpus.part_of(one.split("/")[0]) for row in rows for one in row["ids"]} == {"tuning"}
    with pytest.raises(ValueError, match="tuning half only"):
        pairs.pairs(corpus.load("held-out"))
