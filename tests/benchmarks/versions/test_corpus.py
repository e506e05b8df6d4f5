"""The corpus of statements in many reports: large enough, sound by its words, its halves apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.versions import corpus, mistakes, scoring, soundness
from benchmarks.versions.corpus import PARTS
from benchmarks.versions.markup import Malformed
from tests.benchmarks.versions.conftest import TOY, id_of

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def test_the_corpus_is_large_enough(part: corpus.Corpus) -> None:
    found = {one.kind for one in mistakes.discrepancies(part)}
    kinds = {content.kinds[0] for _, content in scoring.every(part)}

    assert len(part.occasions) >= 18
    assert found == set(corpus.DISCREPANCIES)
    assert kinds == corpus.KINDS
    assert len(mistakes.discrepancies(part)) >= 60
    assert len(scoring.faithful_pairs(part)) >= 150
    assert sum(len(occasion.developments) for occasion in part.occasions) >= 4
    assert sum(len(occasion.repetitions) for occasion in part.occasions) >= 4


def test_kinds_of_version_are_what_the_words_show(part: corpus.Corpus) -> None:
    assert soundness.unsound(part) == []


def test_days_told_are_days_of_the_calendar(part: corpus.Corpus) -> None:
    for report in part.reports:
        for told in report.told:
            if told.field == "date":
                words, day = report.text[told.start : told.end], date.fromisoformat(told.value)
                assert all(name not in words or DAYS[day.weekday()] == name for name in DAYS), (report.id, words, day)
                assert day <= date.fromisoformat(report.published), (report.id, words)


def test_the_halves_share_no_occasion_and_no_speaker() -> None:
    tuning, held_out = (corpus.load(name) for name in PARTS)
    names = [{person.name for person in one.people.values()} for one in (tuning, held_out)]

    assert not {one.id for one in tuning.occasions} & {one.id for one in held_out.occasions}
    assert not names[0] & names[1]


@pytest.mark.parametrize("name", corpus.FRESH)
def test_fresh_parts_are_sound_but_for_the_length_of_their_reports(name: str) -> None:
    part = corpus.load(name)

    assert len(part.occasions) >= 5
    assert [problem for problem in soundness.unsound(part) if not problem.endswith(" words")] == []
    assert mistakes.discrepancies(part)
    test_days_told_are_days_of_the_calendar(part)


def test_the_description_tells_how_much_there_is() -> None:
    readme = (corpus.OCCASIONS.parent / "README.md").read_text(encoding="utf-8")
    tuning, held_out = (scoring.counts(corpus.load(name)) for name in PARTS)

    for name in tuning:
        assert f"| {name} | {tuning[name]:,} | {held_out[name]:,} |" in readme


def test_texts_of_the_held_out_half_lie_in_files_that_say_so() -> None:
    files = sorted(corpus.OCCASIONS.glob("*.toml"))
    held_out = [file for file in files if file.name.startswith("held_out_")]

    assert held_out
    assert all(file.read_text(encoding="utf-8").startswith("# HELD OUT") for file in held_out)
    assert all(file.name.startswith(("held_out_", "tuning_", "fresh_")) for file in files)


def test_an_occasion_in_the_wrong_half_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tuning_1.toml").write_text(TOY % id_of("held-out"), encoding="utf-8")

    with pytest.raises(Malformed, match="not of this part"):
        corpus.load("tuning", tmp_path)
