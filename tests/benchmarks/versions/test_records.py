"""The gold as a record, and the command."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.versions import __main__ as command
from benchmarks.versions import corpus, records, scoring


def test_a_record_of_the_gold_says_what_the_gold_says(tmp_path: Path, toy: corpus.Corpus) -> None:
    published, record = records.make(toy, tmp_path, "gold")
    with record:
        found = records.ask(record, published)
        assert list(record.verify()) == []

    gold = {content.id for _, content in scoring.every(toy)}
    assert set(found.statements) == gold
    by_speaker: dict[str, set[str]] = {}
    for _, content in scoring.every(toy):
        by_speaker.setdefault(content.speaker, set()).add(found.statements[content.id])
    assert all(not left & right for left, right in combinations(by_speaker.values(), 2))
    assert scoring.speakers(toy, found).p == 100.0


def test_what_the_record_cannot_say_yet_is_told(tmp_path: Path, toy: corpus.Corpus) -> None:
    class Dumb:
        def export(self, format: str, out: object) -> int:
            return 0

    published = records.publish(toy, tmp_path)
    found = records.ask(Dumb(), published)  # type: ignore[arg-type]

    assert found.statements == {}
    assert all(reason.startswith("not there yet") for reason in found.missing)


@pytest.mark.parametrize("flag", ["--misses", "--pairs=x"])
def test_the_held_out_half_only_measures(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--part", "held-out", flag])

    assert "only measures" in capsys.readouterr().err


def test_writing_prints_the_digest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--write", str(tmp_path / "corpus")]) == 0

    assert command.digest(corpus.load("tuning"))[:12] in capsys.readouterr().out
    assert (tmp_path / "corpus" / "gold.jsonl").is_file()
