"""The exported shape is a promise: its names, their order, and the exact words in every format."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import exports
from onrecord.errors import MissingExtra
from onrecord.exports import csv as flat_csv
from onrecord.exports import jsonl, parquet
from onrecord.exports.rows import COLUMNS, flat


def span(start: int, text: str) -> dict:
    return {"start": start, "end": start + len(text), "text": text}


def row(content: str = "The dam will hold", **changes) -> dict:
    """A row of the promised shape, as DESIGN gives it."""
    speaker = {
        "id": "e1",
        "name": "Ora Venn",
        "kind": "person",
        "named": True,
        "role": "speaker",
        "status": "resolved",
        "candidates": [],
        "because": "The source is a name.",
        "rule": "named-1",
        "evidence": [span(30, "Venn")],
        "count": None,
        "identity": {
            "called": "O. Venn",
            "status": "resolved",
            "rule": "initial-1",
            "because": "“O. Venn” has the initial and the family name of Ora Venn, and of nobody else on record",
            "confidence": 0.85,
            "correction": None,
            "candidates": [],
            "evidence": [],
        },
        "confidence": None,
    }
    report = {
        "id": "r1",
        "path": "a.txt",
        "url": None,
        "outlet": "Harbour Post",
        "title": "Dam is safe",
        "language": "en",
        "published": {"earliest": "2025-03-14", "latest": "2025-03-14", "basis": ["text"]},
        "line": None,
        "raw_sha256": "00",
        "read_at": "2026-01-02T03:04:05Z",
    }
    shape = {
        "id": "a1",
        "statement": "s1",
        "quotation": "direct",
        "stance": "asserted",
        "parent": None,
        "question": None,
        "report": report,
        "source": [span(30, "Venn")],
        "cue": [span(35, "said")],
        "content": [span(1, content)],
        "speakers": [speaker],
        "occasion": {
            "kind": "unknown",
            "medium": None,
            "interlocutor": None,
            "place": None,
            "event": None,
            "date": None,
            "evidence": [],
            "rule": None,
        },
        "figures": [],
        "confidence": 0.93,
        "made_by": {"onrecord": "0.1.0", "model": "m", "packs": ""},
        "headline": False,
        "rule": "test-1",
        "text": "t1",
        "also_in": [report],
        "dates": [],
        "time": {**report["published"], "of": "publication"},
        "withdrawn": [],
    }
    return {**shape, **changes}


def when(raw: str = "on Friday") -> dict:
    """A date of the promised shape."""
    return {
        "raw": raw,
        "earliest": "2025-03-14",
        "latest": "2025-03-14",
        "basis": ["the Friday before"],
        "start": 40,
        "end": 40 + len(raw),
        "granularity": "day",
        "anchor": "publication",
        "event": None,
        "rule": "past-1:friday",
    }


FIGURE = {
    **span(12, "at least $35 billion"),
    "kind": "money",
    "low": "35000000000",
    "high": "35000000000",
    "unit": "USD",
    "bound": "at least",
    "approximate": False,
    "counts": "ships",
    "counts_span": span(3, "ships"),
    "of": None,
    "of_span": None,
    "unit_basis": "the outlet's country is not known",
    "periods": [{**span(4, "a year"), "months": "12"}],
    "rate": None,
    "time": when(),
    "rule": "money-1",
}
OCCASION = {
    "kind": "interview",
    "medium": "Vale Radio",
    "interlocutor": None,
    "place": None,
    "event": None,
    "date": when(),
    "evidence": [span(60, "told Vale Radio")],
    "rule": "told-1",
}


def test_jsonl_is_one_line_a_row_whatever_the_words():
    out = io.StringIO()
    words = "a\u2028b\u2029c\x85d\ne\r\x0b\x0c\x1c“é🙂"
    assert jsonl.write([row(words), row("b")], out) == 2
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == row(words)
    assert "“é🙂" in lines[0]
    assert list(json.loads(lines[0])) == list(row())


@given(st.text())
def test_jsonl_gives_back_any_words(words):
    line = jsonl.line({"a": words})
    assert json.loads(line) == {"a": words}
    assert len(line.splitlines()) == 1


def test_csv_has_the_documented_columns():
    out = io.StringIO(newline="")
    assert flat_csv.write([row('He said "no", twice\nand left')], out) == 1
    header, cells = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert header == [*COLUMNS, "guarded"]
    found = dict(zip(header, cells, strict=True))
    assert found["content"] == 'He said "no", twice\nand left'
    assert (found["speaker"], found["speaker_id"], found["status"]) == ("Ora Venn", "e1", "resolved")
    assert (found["content_spans"], found["headline"], found["line"]) == ("1-29", "false", "")
    assert (found["confidence"], found["also_in"], found["guarded"]) == ("0.93", "r1", "")


def test_csv_several_spans_and_speakers():
    nobody = {**row()["speakers"][0], "id": None, "name": "she", "kind": None, "status": "ambiguous"}
    shape = row(speakers=[*row()["speakers"], nobody], question=span(9, "Why?"))
    shape["content"] = [span(0, "a"), span(5, "b")]
    cells = flat(shape)
    assert (cells["content"], cells["content_spans"]) == ("a … b", "0-1;5-6")
    assert (cells["speaker"], cells["speaker_id"]) == ("Ora Venn; she", "e1; ")
    assert cells["question"] == "Why?"
    assert flat(row(speakers=[]))["speaker"] == ""


def test_csv_has_figures_dates_and_the_occasion_in_words():
    cells = flat(row(figures=[FIGURE, FIGURE], dates=[when("in May")], occasion=OCCASION))
    assert cells["figures"] == "at least $35 billion; at least $35 billion"
    assert (cells["dates"], cells["occasion"], cells["medium"]) == ("in May", "interview", "Vale Radio")
    assert (cells["time_earliest"], cells["time_of"]) == ("2025-03-14", "publication")


@pytest.mark.parametrize("words", ["=1+1", "+1", "-5 degrees", "@kerr", "\t=1", " =1", "＝1", "'=1", "''@x"])
def test_csv_guards_formulas_and_says_so(words):
    out = io.StringIO(newline="")
    flat_csv.write([row(words)], out)
    (found,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert found["content"] == "'" + words
    assert found["guarded"] == "content"
    assert flat_csv.unguard(found["content"]) == words


@given(st.one_of(st.text(), st.text(alphabet="'=+-@ \t\r\nx＝")))
def test_csv_guard_can_always_be_undone(words):
    safe = flat_csv.guard(words)
    assert flat_csv.unguard(safe) == words
    assert safe.lstrip()[:1] not in ("=", "+", "-", "@")


def test_parquet_keeps_the_nesting_and_duckdb_reads_it(tmp_path):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    file = tmp_path / "o'n record.parquet"
    more = {"occasion": OCCASION, "figures": [FIGURE], "dates": [when()]}
    rows = [row(), row("=é🙂", id="a2", question=span(1, "Why?"), **more)]
    assert parquet.write(iter(rows), file) == 2
    import pyarrow.parquet

    assert pyarrow.parquet.read_table(file).to_pylist() == rows
    with duckdb.connect() as db:
        table = db.read_parquet(str(file))
        found = table.query("t", "SELECT id, content[1].text, speakers[1].name, report.outlet FROM t ORDER BY id")
        assert found.fetchall() == [
            ("a1", "The dam will hold", "Ora Venn", "Harbour Post"),
            ("a2", "=é🙂", "Ora Venn", "Harbour Post"),
        ]
        found = table.query("t", "SELECT figures[1].low::HUGEINT, occasion.medium FROM t WHERE len(figures) > 0")
        assert found.fetchall() == [(35_000_000_000, "Vale Radio")]


def test_parquet_of_an_empty_record(tmp_path):
    pytest.importorskip("pyarrow")
    import pyarrow.parquet

    assert parquet.write([], tmp_path / "a.parquet") == 0
    assert pyarrow.parquet.read_table(tmp_path / "a.parquet").column_names == list(row())


def test_parquet_without_pyarrow_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[parquet\]'"):
        parquet.write([row()], tmp_path / "a.parquet")
    assert not (tmp_path / "a.parquet").exists()


def test_exports_know_no_store():
    folder = Path(exports.__file__).parent
    assert "onrecord.store" not in "".join(file.read_text() for file in folder.glob("*.py"))


@pytest.fixture
def making():
    import importlib.util

    file = Path(__file__).parents[1] / "store" / "making.py"
    spec = importlib.util.spec_from_file_location("onrecord_tests_making_exports", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_record_exports_in_the_promised_shape_and_order(tmp_path, making):
    from onrecord.store import Store

    digests = set()
    for order in ((1, 2, 3), (3, 1, 2)):
        with Store.open(tmp_path / f"{order[0]}.db", create=True) as store:
            for number in order:
                store.add(*making.detailed(number, attributions=8), making.READ_AT)
            rows = list(store.export_rows())
        assert all(list(one) == list(row()) for one in rows)
        assert all(list(one["report"]) == list(row()["report"]) for one in rows)
        assert all(list(who) == list(row()["speakers"][0]) for one in rows for who in one["speakers"])
        assert all(list(one["occasion"]) == list(OCCASION) for one in rows)
        figures = [figure for one in rows for figure in one["figures"]]
        assert figures
        assert all(list(figure) == list(FIGURE) for figure in figures)
        dates = [date for one in rows for date in (*one["dates"], one["occasion"]["date"]) if date is not None]
        dates += [figure["time"] for figure in figures if figure["time"] is not None]
        assert all(list(date) == list(when()) for date in dates)
        assert all(list(period) == ["start", "end", "text", "months"] for one in figures for period in one["periods"])
        out = io.StringIO()
        jsonl.write(rows, out)
        digests.add(hashlib.sha256(out.getvalue().encode()).hexdigest())
        assert parquet.write(rows, tmp_path / "a.parquet") == 24
        import pyarrow.parquet

        assert pyarrow.parquet.read_table(tmp_path / "a.parquet").to_pylist() == rows
    assert len(digests) == 1
