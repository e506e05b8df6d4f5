from __future__ import annotations

import contextlib
import csv
import inspect
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import typer.main

import onrecord
from onrecord import cli
from onrecord.printing import shorten, visible
from tests.running import DAM, Ran

pytestmark = pytest.mark.usefixtures("folder")

NO_METHODS = {"demo", "serve", "correct", "packs"}  # commands that are no method of a record


def commands() -> dict[str, Any]:
    return dict(typer.main.get_command(cli.app).commands)  # type: ignore[attr-defined]


# --- the mirror ---


def test_every_command_is_a_method_and_every_method_a_command() -> None:
    methods = {
        name for name, value in inspect.getmembers(onrecord.Record, inspect.isfunction) if not name.startswith("_")
    }
    assert set(commands()) - NO_METHODS == methods - {"close", "counts", "exported", "found", "moment", "changes"}


@pytest.mark.parametrize("name", sorted(set(commands()) - NO_METHODS))
def test_every_flag_is_a_parameter_and_every_parameter_a_flag(name: str) -> None:
    method = inspect.signature(getattr(onrecord.Record, name))
    flags = {parameter.name for parameter in commands()[name].params if parameter.name != "help"}
    flags -= set(cli.EXCEPTIONS["*"]) - (set(method.parameters) & {"format"})
    parameters = set(method.parameters) - {"self"} - set(cli.EXCEPTIONS.get(name, {}))
    assert flags == parameters
    for parameter in commands()[name].params:
        named = [option for option in parameter.opts if option.startswith("--")]
        assert named in ([], ["--" + parameter.name.replace("_", "-")], ["--help"]) or parameter.name == "help"


LISTINGS = ["statements", "timeline", "figures", "speakers", "reports", "rejected", "show", "verify", "read"]


@pytest.mark.parametrize("name", LISTINGS)
def test_listings_take_every_format(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "table|json|jsonl|csv" in Ran(capsys, name, "--help").out


@pytest.mark.parametrize("name", ["", *sorted(commands())])
def test_help_is_there_and_whole(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, *filter(None, [name]), "--help")
    assert ran.status == 0
    assert "Usage: onrecord" in ran.out
    assert "..." not in re.sub(r"[\]}]\.\.\.", "", ran.out)  # no summary is cut


def test_bare_call_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys)
    assert (ran.status, ran.err) == (0, "")
    assert "onrecord demo" in ran.out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "--version").out == f"onrecord {onrecord.__version__}\n"


# --- what it prints ---


def test_read_sums_up_and_its_status_tells_of_rejected_inputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dam.txt").write_text(DAM)
    ran = Ran(capsys, "read", "dam.txt")
    assert (ran.status, ran.err) == (0, "")
    assert "1 report read" in ran.out
    assert "words a second" in ran.out
    assert re.search(r"0 % of the attributions with a speaker left open, 0 % without a\s+source", ran.out)
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 500)
    ran = Ran(capsys, "read", "dam.txt", "bad.txt", "none.txt")
    assert ran.status == 1
    assert "1 known already" in ran.out
    assert "2 inputs rejected" in ran.out
    assert "none.txt: no such file" in ran.out
    ran = Ran(capsys, "read", "dam.txt", "--format", "json")
    row = json.loads(ran.out)[0]
    assert (row["known"], row["without_source"], row["without_source_share"]) == (1, 0, 0.0)


def test_a_folder_that_holds_the_record_itself_is_read_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dam.txt").write_text(DAM)
    for _ in range(2):
        ran = Ran(capsys, "read", ".")
        assert (ran.status, "rejected" in ran.out) == (0, False)


@pytest.mark.parametrize("name", ["statements", "speakers", "reports", "rejected", "verify"])
def test_listings_in_every_format_say_the_same(name: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (record.parent / "empty.txt").write_bytes(b"")
    cli.main(["read", "empty.txt"])
    rows = json.loads(Ran(capsys, name, "--format", "json").out)
    assert [json.loads(line) for line in Ran(capsys, name, "--format", "jsonl").out.splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(Ran(capsys, name, "--format", "csv").out, newline="")))
    assert len(table) == len(rows)
    assert bool(rows) == (name != "verify")
    shown = Ran(capsys, name)
    assert shown.status == 0
    for row in rows:
        assert row.get("id", row.get("path")) in shown.out


def test_statements_are_the_promised_shape(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = Ran(capsys, "statements", "--format", "jsonl").out
    assert listed == Ran(capsys, "export").out
    assert {"id", "statement", "source", "cue", "content", "speakers", "report"} <= set(
        json.loads(listed.splitlines()[0])
    )


def test_search_marks_nothing_but_finds(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "statements", "--about", "dam", "--speaker", "Venn", "--limit", "1")
    assert "Mara Venn" in ran.out
    assert "dam will hold" in ran.out
    ran = Ran(capsys, "statements", "--about", "dam", "--outlet", "Nobody's Paper")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "onrecord: no statement meets these conditions\n"


def test_somebody_unknown_gets_a_hint(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "statements", "--speaker", "Mara Ven")
    assert "nobody called 'Mara Ven'" in ran.err
    assert "Mara Venn" in ran.err
    assert "nobody called 'Zed'" in Ran(capsys, "speakers", "Zed").err


def test_show_marks_the_parts_in_the_context(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(Ran(capsys, "statements", "--about", '"dam will hold"', "--format", "jsonl").out)
    ran = Ran(capsys, "show", row["id"])
    assert ran.status == 0
    for part in ("source", "cue", "content"):
        first = row[part][0]["text"].split("\n")[0]
        assert f"[{part}: {first}" in ran.out
    for expected in ("Mara Venn", "because", row["report"]["raw_sha256"], row["statement"], onrecord.__version__):
        assert expected in ran.out
    assert ran.out.rstrip().endswith(f"as {row['id']}.")  # the citation, on one line to copy
    assert Ran(capsys, "show", row["statement"]).out == ran.out
    whole = Ran(capsys, "show", row["report"]["id"])
    assert "40 homes" in whole.out
    assert row["id"] in whole.out
    data = json.loads(Ran(capsys, "show", row["id"], "--format", "json").out)[0]
    assert data["citation"] in ran.out


def test_export_to_a_file(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "export", "--format", "csv", "--out", "out.csv").status == 0
    assert (tmp_path / "out.csv").read_text().startswith("id,")
    ran = Ran(capsys, "export", "--format", "parquet")
    assert ran.status == 2
    assert "--out" in ran.err
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    ("name", "begins"), [("y.csv", b"id,"), ("y.CSV", b"id,"), ("y.jsonl", b"{"), ("y", b"{"), ("y.parquet", b"PAR1")]
)
def test_export_takes_the_format_from_the_name(
    name: str, begins: bytes, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    assert Ran(capsys, "export", "--out", name).status == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert Ran(capsys, "export", "--out", name, "--format", "jsonl").status == 0
    assert (tmp_path / name).read_bytes().startswith(b"{")


@pytest.mark.parametrize("name", ["y.xlsx", "y.txt", "y.csv.gz"])
def test_export_refuses_a_name_whose_end_stands_for_no_format(
    name: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "export", "--out", name)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f"{name} ends in none of .jsonl, .csv, .parquet" in ran.err
    assert not (tmp_path / name).exists()
    assert (
        Ran(capsys, "export", "--out", name, "--format", "csv").status == 0
    )  # who says the format may call it anything
    assert (tmp_path / name).read_bytes().startswith(b"id,")


def test_a_mistyped_path_makes_no_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hollow").mkdir()
    for path in ("path/to/reports", "path/*.txt", "hollow"):
        ran = Ran(capsys, "read", path)
        assert (ran.status, ran.out) == (2, "")
        assert re.fullmatch(rf"onrecord: nothing to read, and no record made: {re.escape(path)}: .+\n", ran.err)
    assert "path/to/reports: no such file or folder" in Ran(capsys, "read", "path/to/reports", "hollow").err
    assert [each.name for each in tmp_path.iterdir()] == ["hollow"]
    (tmp_path / "hollow" / "table.json").write_bytes(b"{}")  # something is there, and is listed as rejected
    assert Ran(capsys, "read", "hollow", "path/to/reports").status == 1
    ran = Ran(capsys, "rejected")
    assert "table.json" in ran.out
    assert "path/to/reports" in ran.out


def test_an_empty_record_says_that_it_is_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    onrecord.open(tmp_path / "onrecord.db", create=True).close()
    for arguments in (["statements"], ["statements", "--speaker", "Kerr"], ["speakers"], ["speakers", "Kerr"]):
        ran = Ran(capsys, *arguments)
        assert (ran.status, ran.out) == (0, "")
        assert ran.err == "onrecord: the record is empty: no report has been read into it\n"


def test_verify_finds_what_somebody_changed(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "verify").status == 0
    with sqlite3.connect(record) as db:
        db.execute("UPDATE text SET content = replace(content, 'hold', 'fold')")
    db.close()
    ran = Ran(capsys, "verify")
    assert ran.status == 1
    assert re.search(r"\d+ problems? found", ran.out)


def test_the_record_can_be_named_by_the_environment(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record.rename(tmp_path / "other.db")
    assert Ran(capsys, "reports").status == 2
    monkeypatch.setenv("ONRECORD_RECORD", "other.db")
    assert Ran(capsys, "reports").status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["read"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--jobs", "two"],
        ["read", "x", "--max-seconds", "nan"],
        ["reports", "--record", "none.db"],
        ["reports", "--format", "xml"],
        ["reports", "--record", "."],
        ["statements", "--since", "soon"],
        ["statements", "--about", "!!"],
        ["statements", "--quotation", "loud"],
        ["figures", "--kind", "price"],
        ["figures", "--counts", "!!"],
        ["figures", "--since", "2021", "--until", "2020"],
        ["timeline"],
        ["timeline", "!!"],
        ["reports", "--order", "size"],
        ["show", "a" + "0" * 20],
        ["show", "r" + "0" * 20],
        ["show", ""],
        ["export", "--out", "no/such/folder/x.jsonl"],
        ["speakers", "--nonsense"],
        ["read", "x", "--record", "no/such/folder/r.db"],
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    arguments: list[str], record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert re.fullmatch(r"onrecord: .+\n", ran.err)
    assert "internal error" not in ran.err


def test_a_bug_is_one_line_too(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, order: str, **others: object) -> None:
        raise RuntimeError("a bug\nof two lines")

    monkeypatch.setattr(onrecord.Record, "reports", broken)
    ran = Ran(capsys, "reports")
    assert ran.status == 2
    assert re.fullmatch(r"onrecord: internal error: RuntimeError: a bug of two lines .+\n", ran.err)


# --- hostile texts, terminals and pipes ---


def test_texts_cannot_steer_the_terminal_and_stay_exact_in_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "[bold]Red\x1b[31m\u202eevil\x07[/bold]"
    line = {
        "title": f"News {evil}",
        "text": f"“The {evil} dam will hold,” Mara Venn said. Nobody answered her in the room.",
    }
    (tmp_path / "evil.jsonl").write_text(json.dumps(line) + "\n")
    cli.main(["read", "evil.jsonl"])
    row = json.loads(Ran(capsys, "statements", "--limit", "1", "--format", "jsonl").out)
    whole = json.loads(Ran(capsys, "show", row["report"]["id"], "--format", "json").out)[0]
    assert evil in whole["content"]
    for arguments in (["statements"], ["reports"], ["show", row["id"]], ["show", row["report"]["id"]]):
        out = Ran(capsys, *arguments).out
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", out)
        assert "[bold]Red" in out
        assert "<U+001B>" in out


@pytest.mark.parametrize("command", ["reports", "speakers", "rejected", "verify", "statements", "export"])
def test_no_listing_steers_a_spreadsheet_or_a_terminal(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = '=HYPERLINK("x")\x9b31m\u202e\x07'
    (tmp_path / f"{evil}.txt").write_text(f"{evil}\n\n“The dam will hold,” Mara Venn said. Nobody answered her.\n")
    (tmp_path / "@SUM.txt").write_bytes(b"")
    cli.main(["read", "."])
    if command == "verify":
        with contextlib.closing(sqlite3.connect("onrecord.db")) as db, db:
            db.execute("UPDATE text SET content = replace(content, 'hold', 'fold')")
    whole = Ran(capsys, command, "--format", "csv").out
    rows = list(csv.reader(io.StringIO(whole, newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert ("'=HYPERLINK" in whole) is (command in ("reports", "statements", "export"))
    assert ("'@SUM" in whole) is (command == "rejected")
    for format in ("jsonl",) if command == "export" else ("json", "jsonl"):
        out = Ran(capsys, command, "--format", format).out
        assert out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)
        assert (json.dumps(evil)[1:-1] in out) is (command in ("reports", "statements", "export"))


def test_errors_cannot_steer_the_terminal_either(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "statements", "--speaker", "\x1b[31m\u202eNobody\nelse")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", ran.err)
    assert ran.err.count("\n") == 1


def test_visible_and_shorten() -> None:
    assert visible("a\tb\nc\x1b\u2066\ud800") == "a\tb\nc<U+001B><U+2066><U+D800>"
    assert shorten("one two three", 20) == "one two three"
    assert shorten("one two three four", 12) == "one two…"
    assert len(shorten("x" * 50, 10)) == 10


def test_demo_shows_what_is_found_and_what_to_try_next(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in (60, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        ran = Ran(capsys, "demo", "--record", "demo.db")
        assert (ran.status, ran.err) == (0, "")
        for expected in ("Who speaks most", "[source: ", "To cite: ", "Set aside", "onrecord statements --about"):
            assert expected in " ".join(ran.out.split()) + " "  # narrow terminals break lines anywhere
        assert re.search(r"One answer, as ([3-9]|\d\d) reports have it", " ".join(ran.out.split()))
        prose = [line for line in ran.out.splitlines() if not line.startswith("  onrecord")]
        assert max(map(len, prose)) <= min(columns, 100)
        assert len(ran.out.splitlines()) < 100
