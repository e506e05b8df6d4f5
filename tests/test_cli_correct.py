"""``onrecord correct``: the same words as ``record.correct``, one line for each mistake, and the record follows."""

from __future__ import annotations

import csv
import inspect
import io
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer.main

import onrecord
from onrecord import cli
from onrecord.correcting import Corrections
from tests.running import Ran

DAM = "A long night at the lower quay\n\n“The dam will hold,” Mara Venn said on Tuesday.\n"
QUAY = "Works at the harbour wall\n\n“We start in May,” said Ora Kerr, the harbour engineer.\n"
LOCK = "The lock opens again\n\n“The lock is safe,” said Orla Kerr, the harbour engineer.\n"


def commands() -> dict[str, Any]:
    return dict(typer.main.get_command(cli.app).commands["correct"].commands)  # type: ignore[attr-defined]


def method(command: str) -> Any:
    return getattr(Corrections, "import_" if command == "import" else command)


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in (("dam.txt", DAM), ("quay.txt", QUAY), ("lock.txt", LOCK)):
        (folder / name).write_text(text)
    record = folder.parent / "once.db"
    with onrecord.open(record, create=True) as opened:
        opened.read(folder)
    return record


@pytest.fixture
def record(read_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LOGNAME", "ines")
    return Path(shutil.copy(read_once, tmp_path / "onrecord.db"))


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Ran(capsys, *arguments, "--format", "json").out)
    return found


def id_of(capsys: pytest.CaptureFixture[str], speaker: str) -> str:
    return str(listed(capsys, "statements", "--speaker", speaker)[0]["id"])


# --- the mirror ---


def test_every_command_is_a_method_and_every_method_a_command() -> None:
    methods = {name for name, _ in inspect.getmembers(Corrections, inspect.isfunction) if not name.startswith("_")}

    assert {method(name).__name__ for name in commands()} == methods


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_flag_is_a_parameter_and_every_parameter_a_flag(name: str) -> None:
    flags = {parameter.name for parameter in commands()[name].params} - {"help", *cli.EXCEPTIONS["*"]}

    assert flags == set(inspect.signature(method(name)).parameters) - {"self"}


@pytest.mark.parametrize("name", ["", *sorted(commands())])
def test_help_is_there_and_whole(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "correct", *filter(None, [name]), "--help")

    assert ran.status == 0
    assert "Usage: onrecord correct" in ran.out
    assert "..." not in re.sub(r"[\]}]\.\.\.", "", ran.out)  # no summary is cut


def test_a_bare_call_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "correct")

    assert (ran.status, ran.err) == (0, "")
    assert "merge" in ran.out


# --- what it does and prints ---


def test_a_merge_says_what_it_did_and_who_they_are_now(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "correct", "merge", "Ora Kerr", "Orla Kerr", "--note", "a misprint")

    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"Orla Kerr \(e\w+\) is Ora Kerr \(e\w+\)\.", ran.out)
    assert re.search(r"onrecord correct undo c[0-9a-f]{20}", ran.out)
    assert re.search(r"Ora Kerr\s+2\s+2\s", ran.out)
    (entry,) = listed(capsys, "correct", "list")
    assert (entry["author"], entry["note"], entry["state"]) == ("ines", "a misprint", "in force")
    assert [row["name"] for row in listed(capsys, "speakers", "Kerr")] == ["Ora Kerr"]
    table = Ran(capsys, "correct", "list")
    assert "a misprint" in table.out
    assert "in force" in table.out


def test_entries_come_as_data(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (entry,) = listed(capsys, "correct", "rename", "Mara Venn", "Mara Venn-Ost", "--author", "Tam")
    assert (entry["action"], entry["author"], entry["entry"]["name"]) == ("rename", "Tam", "Mara Venn-Ost")

    ran = Ran(capsys, "correct", "list", "--format", "csv")
    assert next(csv.DictReader(io.StringIO(ran.out)))["about"].endswith("is called Mara Venn-Ost")


def test_assign_reject_split_and_undo(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    venn, kerr = id_of(capsys, "Mara Venn"), id_of(capsys, "Orla Kerr")
    assert Ran(capsys, "correct", "merge", "Ora Kerr", "Orla Kerr").status == 0
    assert Ran(capsys, "correct", "split", "Ora Kerr", kerr).status == 0
    assert Ran(capsys, "correct", "assign", venn, "Ysolde Marr", "--kind", "person").status == 0
    assert [row["id"] for row in listed(capsys, "statements", "--speaker", "Ysolde Marr")] == [venn]
    assert Ran(capsys, "correct", "assign", venn, "--unresolved").status == 0
    assert Ran(capsys, "correct", "reject", venn, "--note", "a caption").status == 0
    assert venn not in Ran(capsys, "statements").out

    shown = Ran(capsys, "show", venn)
    assert shown.status == 0
    assert "is no statement, said ines on 20" in " ".join(shown.out.split())
    assert "a caption" in shown.out

    entry = listed(capsys, "correct", "list")[-1]
    assert Ran(capsys, "correct", "undo", entry["id"]).status == 0
    assert venn in Ran(capsys, "statements").out
    assert [row["state"] for row in listed(capsys, "correct", "list")][-2:] == ["undone", "in force"]


def test_corrections_go_from_record_to_record(
    record: Path, read_once: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Ran(capsys, "correct", "merge", "Ora Kerr", "Orla Kerr")
    Ran(capsys, "correct", "reject", id_of(capsys, "Mara Venn"))
    assert Ran(capsys, "correct", "export", "--out", "corrections.jsonl").status == 0
    written = (tmp_path / "corrections.jsonl").read_text()
    assert Ran(capsys, "correct", "export").out == written
    assert "The dam will hold" not in written
    assert "The dam will hold" in Ran(capsys, "correct", "export", "--text").out
    shutil.copy(read_once, tmp_path / "other.db")

    ran = Ran(capsys, "correct", "import", "corrections.jsonl", "--record", "other.db")

    assert (ran.status, ran.out.strip()) == (0, "2 corrections taken in, 0 known already.")
    assert Ran(capsys, "correct", "export", "--record", "other.db").out == written
    assert listed(capsys, "correct", "import", "corrections.jsonl") == [{"added": 0, "known": 2, "waiting": 0}]


def test_an_import_that_has_to_wait_says_so(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Ran(capsys, "correct", "merge", "Ora Kerr", "Orla Kerr")
    Ran(capsys, "correct", "export", "--out", "corrections.jsonl")
    with onrecord.open(tmp_path / "empty.db", create=True):
        pass

    ran = Ran(capsys, "correct", "import", "corrections.jsonl", "--record", "empty.db")
    assert "1 correction taken in, 0 known already; 1 of them for texts that are not in this record" in ran.out
    assert "waiting" in Ran(capsys, "correct", "list", "--record", "empty.db").out


def test_nothing_put_right_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "correct", "list")

    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "onrecord: nothing was put right in this record\n"
    assert Ran(capsys, "correct", "export").out == ""


# --- mistakes ---


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "Mara Venn", "Mara Venn"),
        ("merge", "Mara Venn", "Nobody Known"),
        ("merge", "Kerr", "Mara Venn"),
        ("merge", "Mara Venn"),
        ("split", "Mara Venn"),
        ("split", "Mara Venn", "r000000000"),
        ("rename", "Mara Venn", ""),
        ("rename", "Mara Venn", "x" * 201),
        ("rename", "Mara Venn", "Mara\x1b]0;\x07"),
        ("assign", "a0000000000000000000"),
        ("assign", "a0000000000000000000", "Mara Venn"),
        ("assign", "a0000000000000000000", "Mara Venn", "--kind", "ghost"),
        ("assign", "a0000000000000000000", "Mara Venn", "--speaker", "0"),
        ("reject", "nonsense"),
        ("undo", "c00000000000000000000"),
        ("undo", "c"),
        ("merge", "Ora Kerr", "Orla Kerr", "--author", ""),
        ("import", "none.jsonl"),
        ("import", "."),
        ("export", "--out", "none/corrections.jsonl"),
        ("export", "--out", "corrections.csv"),
        ("export", "--out", "corrections.parquet"),
        ("list", "--record", "none.db"),
        ("undo",),
        ("rewrite",),
    ],
)
def test_a_mistake_is_one_line_and_changes_nothing(
    record: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    before = Ran(capsys, "export").out
    ran = Ran(capsys, "correct", *arguments)

    assert (ran.status, ran.out) == (2, "")
    assert re.fullmatch(r"onrecord: [^\n\x1b]+\n", ran.err)
    assert Ran(capsys, "export").out == before
    assert listed(capsys, "correct", "list") == []


def test_a_record_that_cannot_be_written_says_so(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    record.chmod(0o444)
    ran = Ran(capsys, "correct", "merge", "Ora Kerr", "Orla Kerr")

    assert ran.status == 2
    assert "cannot be written" in ran.err
