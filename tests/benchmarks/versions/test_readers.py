"""What readers found is of the corpus, and held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.versions import corpus, scoring
from benchmarks.versions.readers import __main__ as readers

FILES = sorted(readers.HERE.glob("*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_what_was_found_is_of_the_corpus(file: Path) -> None:
    part = corpus.load(file.stem.rsplit("-", 1)[0])
    reports = {report.id: {content.id for content in report.contents} for o in part.occasions for report in o.reports}
    for one in readers.found(file).discrepancies:
        assert len(one.sides) == 2
        for side in one.sides:
            assert side.report is not None
            assert side.contents <= reports[side.report]


def test_a_reader_is_held_against_the_corpus(capsys: pytest.CaptureFixture[str]) -> None:
    assert readers.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all("recall" in line for line in lines)
    matched = scoring.match(corpus.load("held-out"), readers.found(FILES[0]))
    assert matched.score().wanted == 86


def test_a_part_that_nobody_has_read_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        readers.main(["--part", "tuning"])
    assert "nobody has read tuning" in capsys.readouterr().err
