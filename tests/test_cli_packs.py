"""``onrecord packs``: the same words as ``onrecord.packs``, and one line for each mistake."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest
import typer.main

from onrecord import cli, packs
from onrecord.knowledge import PackError

TABLE = "name,title,organisation,since\nAda Kerr,Mayor,Eastmere Council,2020\n"


class Ran:
    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        capsys.readouterr()
        self.status = cli.main(["packs", *map(str, arguments)])
        self.out, self.err = capsys.readouterr()


def commands() -> dict[str, Any]:
    return dict(typer.main.get_command(cli.app).commands["packs"].commands)  # type: ignore[attr-defined]


def function(command: str) -> Any:
    return getattr(packs, {"list": "list_", "import": "import_"}.get(command, command))


def test_every_command_is_a_function_and_every_function_a_command() -> None:
    functions = {
        name
        for name, value in inspect.getmembers(packs, inspect.isfunction)
        if value.__module__ == packs.__name__ and not name.startswith("_")
    }
    assert {function(name).__name__ for name in commands()} == functions


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_flag_is_a_parameter_and_every_parameter_a_flag(name: str) -> None:
    flags = {parameter.name for parameter in commands()[name].params} - {"help", "format"}

    assert flags == set(inspect.signature(function(name)).parameters)


def test_bare_call_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert "onrecord packs" in Ran(capsys).out


def test_a_table_becomes_a_pack_that_is_listed_and_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, pack = tmp_path / "town.csv", tmp_path / "town"
    table.write_text(TABLE, encoding="utf-8")
    ran = Ran(capsys, "import", table, "--out", pack, "--as-of", "2025-06-30")
    assert (ran.status, ran.err) == (0, "")
    assert "1 person, 1 body or place, 1 office held, as of 2025-06-30" in " ".join(ran.out.split())

    ran = Ran(capsys, "list", pack, "--format", "json")
    shipped, *_, own = json.loads(ran.out)
    assert shipped["name"] == "alliance"
    assert (own["name"], own["people"], own["offices"], own["as_of"]) == ("town", 1, 1, "2025-06-30")

    ran = Ran(capsys, "check", pack)
    assert (ran.status, ran.out, ran.err) == (0, "", "onrecord: no problem found\n")


def test_problems_have_a_line_and_a_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = tmp_path / "bad.toml"
    pack.write_text('[pack]\nas_of = "2025-06-30"\n\n[[entity]]\nid = "Q1"\n', encoding="utf-8")
    ran = Ran(capsys, "check", pack, "--format", "jsonl")
    assert ran.status == 1
    assert json.loads(ran.out)["line"] == 4

    ran = Ran(capsys, "list", pack)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert f"{pack}:4: entity: no kind, name, source" in ran.err
    with pytest.raises(PackError):
        packs.list_(pack)


@pytest.mark.parametrize(
    ("file", "options", "complaint"),
    [
        ("town.csv", [], "a table does not say of which day it is"),
        ("town.txt", [], "a pack is imported from a table (.csv) or Wikidata's entity JSON"),
        ("none.json", [], "No such file"),
        ("town.csv", ["--as-of", "soon"], "as_of"),
    ],
)
def test_an_import_that_cannot_be_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, options: list[str], complaint: str
) -> None:
    (tmp_path / "town.csv").write_text(TABLE, encoding="utf-8")
    ran = Ran(capsys, "import", tmp_path / file, "--out", tmp_path / "pack", *options)

    assert ran.status == 2
    assert complaint in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "pack").exists()


def test_what_an_import_left_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    human = [{"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q5"}}}}]
    post = [{"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q999"}}}}]
    item = {"id": "Q900", "labels": {"en": {"value": "Ada Kerr"}}, "claims": {"P31": human, "P39": post}}
    (tmp_path / "ada.json").write_text(json.dumps(item), encoding="utf-8")
    ran = Ran(capsys, "import", tmp_path / "ada.json", "--out", tmp_path / "pack", "--as-of", "2025-06-30")

    assert ran.status == 0
    assert ran.err.startswith("onrecord: Q900: position Q999 left out")
