from __future__ import annotations

import csv
import io
import json
import sys
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import printing
from onrecord.api import Progress
from onrecord.exports.csv import unguard
from onrecord.listings import Column, Listing

ROWS = [
    {"id": "a1", "text": "“Yes,”\nshe said", "spans": [{"start": 0, "end": 5}], "known": True, "line": None},
    {"id": "a2", "text": "\x1b[31m\u202e", "spans": [], "known": False, "line": 3},
]


def written(format: printing.Format, rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    assert printing.write(rows, format, ["id", "text", "spans", "known", "line"], out) == len(rows)
    return out.getvalue()


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []])
def test_json_and_jsonl_give_back_exactly_what_was_given(rows: list[dict[str, object]]) -> None:
    assert json.loads(written("json", rows)) == rows
    assert [json.loads(line) for line in written("jsonl", rows).split("\n")[:-1]] == rows


def test_csv_has_a_header_also_without_rows_and_json_in_nested_cells() -> None:
    assert written("csv", []) == "id,text,spans,known,line\r\n"
    first, second = csv.DictReader(io.StringIO(written("csv", ROWS), newline=""))
    assert first == {
        "id": "a1",
        "text": ROWS[0]["text"],
        "spans": '[{"start": 0, "end": 5}]',
        "known": "true",
        "line": "",
    }
    assert (second["text"], second["line"]) == ("\x1b[31m\u202e", "3")


HOSTILE = st.text(st.characters() | st.sampled_from("=+-@'\x1b\x07\x7f\x85\x9b\u202e\u2066\u2028\ud800\\\"\t\r\n"))


@given(HOSTILE)
def test_json_holds_nothing_that_a_terminal_obeys_and_loses_nothing(text: str) -> None:
    for format in ("json", "jsonl"):
        whole = written(format, [{"id": text}])
        assert printing.visible(whole) == whole
        assert "\t" not in whole
        (row,) = json.loads(whole) if format == "json" else [json.loads(whole)]
        assert row == {"id": text}


@given(HOSTILE)
def test_no_csv_cell_is_a_formula_and_none_loses_a_character(text: str) -> None:
    _, (cell, nested, *_) = csv.reader(io.StringIO(written("csv", [{"id": text, "text": [text]}]), newline=""))
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert unguard(cell) == text
    assert json.loads(nested) == [text]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_csv_is_shown_and_elsewhere_it_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, expected in (
        (Terminal(), "a2,<U+001B>[31m<U+202E>,[],false,3\n"),
        (io.StringIO(), ",\x1b[31m\u202e,"),
    ):
        monkeypatch.setattr(sys, "stdout", terminal)
        out = printing.for_data()
        printing.write(ROWS, "csv", ["id", "text", "spans", "known", "line"], out)
        out.write("one\r\n")
        out.flush()
        assert expected in terminal.getvalue()
        assert ("<U+000D>" in terminal.getvalue()) is False


def test_progress_shows_a_hostile_path_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "150")
    with printing.progress() as show:
        show(Progress(1, 0, 2, 3, 0.5, "[bold]a[/b]\x07.txt"))
    assert "[bold]a[/b]<U+0007>.txt" in terminal.getvalue()


@given(st.text())
def test_what_is_visible_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = printing.visible(text)
    for character in shown:
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    assert printing.visible(shown) == shown


@given(st.text(), st.integers(2, 60))
def test_shortened_texts_fit_and_are_one_line(text: str, width: int) -> None:
    short = printing.shorten(text, width)
    assert len(short) <= width
    assert "\n" not in short


NAMED: Final = Listing(
    (),
    (
        Column("speaker", lambda row: row[0], ratio=1, whole=True),
        Column("status", lambda row: row[1]),
        Column("deed", lambda row: row[2], ratio=3),
        Column("id", lambda row: row[3]),
    ),
)


@pytest.mark.parametrize("width", [80, 200])
def test_a_row_whose_names_find_no_room_takes_two_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [
        ("Bartholomew-Ferdinand Orlo", "pledged", "fares will not rise", "a12345678901234567890"),
        ("Ora Kerr", "planned", "", "a22345678901234567890"),
    ]
    assert printing.table(rows, NAMED) == 2
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 3
    for name in ("Bartholomew-Ferdinand", "a12345678901234567890", "a22345678901234567890", "fares will not rise"):
        assert name in out
    assert max(map(len, out.splitlines())) <= width
    assert ("deed: fares will not rise" in out) is (width == 80)
