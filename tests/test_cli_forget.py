"""``onrecord forget``: the report is gone, its id says so, and its file does not come back unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord import cli

DAM = "A long night at the lower quay\n\n“The dam will hold until spring comes,” Mara Venn said on Tuesday.\n"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LOGNAME", "ines")
    Path("dam.txt").write_text(DAM, encoding="utf-8")
    assert cli.main(["read", "dam.txt"]) == 0


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main(list(arguments))
    return (status, *capsys.readouterr())


def report(capsys: pytest.CaptureFixture[str]) -> str:
    return str(json.loads(ran(capsys, "reports", "--format", "json")[1])[0]["id"])


def test_a_report_is_forgotten_and_brought_back(capsys: pytest.CaptureFixture[str]) -> None:
    id_ = report(capsys)

    status, out, err = ran(capsys, "forget", id_[:10], "--reason", "asked by a court")
    assert (status, out.strip(), err) == (0, f"{id_} is forgotten.", "")

    status, out, err = ran(capsys, "show", id_)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "was forgotten on" in err
    assert "asked by a court (by ines)" in err
    assert ran(capsys, "statements", "--format", "jsonl")[1] == ""
    assert ran(capsys, "verify")[0] == 0
    assert b"hold until spring comes" not in b"".join(one.read_bytes() for one in Path.cwd().glob("onrecord.db*"))

    assert ran(capsys, "read", "dam.txt")[0] == 1
    rejected = json.loads(ran(capsys, "rejected", "--format", "json")[1])
    assert [one["path"] for one in rejected] == ["dam.txt"]
    assert rejected[0]["reason"].startswith("forgotten on ")
    assert ran(capsys, "read", "dam.txt", "--bring-back")[0] == 0
    assert ran(capsys, "show", id_)[0] == 0
    assert json.loads(ran(capsys, "rejected", "--format", "json")[1]) == []


def test_the_tombstone_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    id_ = report(capsys)
    shown = json.loads(ran(capsys, "forget", id_, "--reason", "asked", "--author", "Tam", "--format", "json")[1])
    assert (shown[0]["report"], shown[0]["author"], shown[0]["reason"]) == (id_, "Tam", "asked")
    assert shown[0]["text"].startswith("t")
    assert len(shown[0]["raw_sha256"]) == 64


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("forget", "r000000", "--reason", "asked"), "there is no report"),
        (("forget", "dam.txt", "--reason", "asked"), "there is no report"),
        (("forget", "r000000"), "reason"),
        (("forget", "r000000", "--reason", " "), "the reason must not be empty"),
    ],
)
def test_what_cannot_be_forgotten_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    status, out, err = ran(capsys, *arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
