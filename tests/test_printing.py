from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import printing

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
    assert written("csv", []) == "id,text,spans,known,line\n"
    first, second = csv.DictReader(io.StringIO(written("csv", ROWS), newline=""))
    assert first == {
        "id": "a1",
        "text": ROWS[0]["text"],
        "spans": '[{"start": 0, "end": 5}]',
        "known": "true",
        "line": "",
    }
    assert (second["text"], second["line"]) == ("\x1b[31m\u202e", "3")


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
