"""Searching by words and by meaning, from the files to the row, with the shipped encoder."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord.analysis import asking

TEXT = """The council of Eastmere met on Monday.

"The dam will hold through the winter," Mayor Ora Venn said.

"We will close three schools in the valley next year," councillor Tam Kerr said.

"The nurses have not had a raise since spring," said Ilse Halm of the hospital union.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[onrecord.Record]:
    folder = tmp_path_factory.mktemp("searching")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    with onrecord.open(folder / "one.db", create=True) as opened:
        opened.read(folder / "report.txt")
        yield opened


@pytest.mark.parametrize(
    ("about", "words"),
    [("shutting classrooms", "three schools"), ("pay of hospital staff", "nurses")],
)
def test_what_says_it_in_other_words_comes_first(record: onrecord.Record, about: str, words: str) -> None:
    row = next(record.statements(about=about))
    assert words in row.content[0].text
    assert row.found == "meaning"
    assert row.likeness is not None
    assert list(record.statements(about=about, meaning=False)) == []
    assert record.found(about=about) == len(list(record.statements(about=about))) >= 1
    assert record.found(about=about, meaning=False) == 0


def test_the_words_alone_need_no_encoder(record: onrecord.Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "vector", lambda words: pytest.fail("the encoder was asked"))
    assert [row.found for row in record.statements(about='"the dam"')] == ["words"]
    assert [row.found for row in record.statements(about="dam", meaning=False)] == ["words"]
    assert [row.found for row in record.statements()] == [None] * record.counts().statements


def test_the_vector_of_a_search_is_that_of_a_content() -> None:
    one = asking.vector("the safety of the dam")
    assert one is not None
    assert len(one) == 384
    assert one == asking.vector.__wrapped__("the safety of the dam")
    assert asking.vector("\u200b") is None or len(asking.vector("\u200b") or b"") == 384
    assert asking.vector("word " * 200) is not None


def test_the_command_line_says_how_each_was_found(
    record: onrecord.Record, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(Path(record._store.path))
    assert cli.main(["statements", "--record", path, "--about", "shutting classrooms"]) == 0
    assert "by meaning, 0." in capsys.readouterr().out
    assert cli.main(["statements", "--record", path, "--about", "shutting classrooms", "--no-meaning"]) == 0
    assert capsys.readouterr().out == ""
    assert inspect.signature(record.statements).parameters["meaning"].default is True
