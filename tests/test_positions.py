"""Positions, subjects and commitments as users ask for them, over reports that are read from files."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord.errors import UsageError

REPORTS = {
    "2025-01-10": "Ora Venn said on Friday that the council would deliver 40 new buses by spring 2026. “We pledge to "
    "raise spending on the harbour to at least 3 percent by 2030,” Venn told the Harbour Post.",
    "2025-03-02": "The council will now deliver 40 new buses by autumn 2026, mayor Ora Venn said on Sunday. “We agreed "
    "to raise spending on the harbour to 3 percent by 2032,” she added.",
    "2025-06-05": "“We will not deliver 40 new buses at all,” Ora Venn said. Venn said that the council had approved "
    "the budget of $4 million in May.",
    "2025-07-05": "“A harbour without trains is a harbour without a future,” Ora Venn told the council. She plans to "
    "open a night school in Norden by March 2027.",
    "2025-09-05": "“A harbour without trains is a harbour without a future,” Ora Venn said at the dock on Thursday. "
    "“The night school is a school for the harbour,” Tig Hark said.",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("positions")
    for day, text in REPORTS.items():
        page = f"---\ntitle: Notes of {day}\ndate: {day}\n---\n\n{text}\n"
        (folder / f"{day}.md").write_text(page, encoding="utf-8")
    with onrecord.open(folder / "onrecord.db", create=True) as record:
        assert record.read(folder).reports == len(REPORTS)
    return folder / "onrecord.db"


@pytest.fixture
def record(path: Path) -> Iterator[onrecord.Record]:
    with onrecord.open(path) as record:
        yield record


def test_positions_stand_in_order_of_time_with_changes_and_what_is_said_again(record: onrecord.Record) -> None:
    rows = list(record.positions("Ora Venn"))
    days = [row.row.time.earliest for row in rows if row.row.time is not None]
    assert days == sorted(days, key=str)

    (bound,) = (change for row in rows for change in row.changes if change.development.about
                and "at least 3 percent" in change.development.because)  # fmt: skip
    assert bound.development.because.startswith("from pledged to approved; due by 2032-12-31 instead of 2030-12-31")
    statements = {row.row.statement: row for row in rows}
    assert bound.later in statements[bound.earlier].changed_by

    (again,) = (row for row in rows if row.repeats)
    assert [one.time.earliest for one in again.repeats if one.time is not None] == ["2025-09-04"]
    assert not {one.statement for one in again.repeats} & set(statements)


def test_positions_on_a_subject_and_in_parts(record: onrecord.Record) -> None:
    whole = list(record.positions("Venn"))
    assert [row.row.id for row in whole] == [
        row.row.id for offset in range(len(whole)) for row in record.positions("Venn", limit=1, offset=offset)
    ]
    about = list(record.positions("Venn", about="buses"))
    assert 0 < len(about) < len(whole)
    assert all("buses" in " ".join(quote.text for quote in row.row.content) for row in about)
    assert list(record.positions("Venn", since="2026")) == []


def test_commitments_have_their_parts_and_those_that_are_not_said_are_none(record: onrecord.Record) -> None:
    pledged, planned = list(record.commitments(status="pledged")), list(record.commitments("Venn", about="school"))

    assert [(one.action.text, one.own, one.amount.low if one.amount else "") for one in pledged] == [
        ("raise spending on the harbour to at least 3 percent by 2030", True, "3")
    ]
    assert pledged[0].deadline is not None
    assert pledged[0].deadline.latest == "2030-12-31"
    assert [(one.status, one.amount, one.decided) for one in planned] == [("planned", None, None)]
    approved = [one for one in record.commitments(status="approved") if one.decided is not None]
    assert [(one.decided.latest if one.decided else "", one.deadline) for one in approved] == [("2025-05-31", None)]
    assert [one.status for one in record.commitments(status="refused")] == ["refused"]
    assert list(record.commitments(status="called for")) == []


def test_every_span_of_a_commitment_quotes_its_text(record: onrecord.Record) -> None:
    texts = {report.text: record.show(report.id) for report in record.reports()}
    for one in record.commitments():
        shown = texts[one.row.text]
        for quote in (one.said, one.action, one.actor):
            assert quote is None or shown.as_dict()["content"][quote.start : quote.end] == quote.text
    assert list(record.verify()) == []


def test_subjects_of_the_record_and_of_somebody(record: onrecord.Record) -> None:
    everybody, hers = list(record.subjects()), list(record.subjects("Ora Venn"))

    assert "harbour" in {row.phrase for row in everybody}
    assert {row.phrase for row in hers} >= {"harbour", "bus"}
    assert not {"ora", "venn", "ora venn", "hark"} & {row.phrase for row in everybody}
    harbour = next(row for row in hers if row.phrase == "harbour")
    assert (harbour.earliest, harbour.latest) == ("2025-01-10", "2025-09-04")
    assert [row.score for row in everybody] == sorted((row.score for row in everybody), reverse=True)
    assert len(list(record.subjects(limit=1))) == 1
    assert next(record.subjects(limit=1, offset=1)).phrase == everybody[1].phrase


def test_a_statement_that_is_refused_goes_from_all_of_them(path: Path, tmp_path: Path) -> None:
    copied = tmp_path / "copy.db"
    with sqlite3.connect(path) as one, sqlite3.connect(copied) as other:
        one.backup(other)
    with onrecord.open(copied) as record:
        (pledge,) = record.commitments(status="pledged")
        record.correct.reject(pledge.row.id, author="Ines")
        assert list(record.commitments(status="pledged")) == []
        assert pledge.row.id not in {row.row.id for row in record.positions("Venn")}


@pytest.mark.parametrize("bad", [{"limit": -1}, {"offset": -1}])
def test_what_makes_no_sense_is_refused_at_once(record: onrecord.Record, bad: dict[str, int]) -> None:
    for listing in (record.commitments, record.subjects):
        with pytest.raises(UsageError):
            listing(**bad)  # type: ignore[arg-type]
    with pytest.raises(UsageError):
        record.positions("Venn", limit=bad.get("limit"), offset=bad.get("offset", 0))
    with pytest.raises(UsageError):
        record.commitments(status="dreamt")
    with pytest.raises(UsageError):
        record.positions("?!")


@pytest.mark.parametrize("command", [["positions", "Venn"], ["subjects"], ["subjects", "Venn"], ["commitments"]])
def test_the_commands_print_every_format(command: list[str], path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(format: str) -> str:
        assert cli.main([*command, "--record", str(path), "--format", format]) == 0
        return capsys.readouterr().out

    rows = json.loads(run("json"))
    assert rows
    assert [json.loads(line) for line in run("jsonl").splitlines()] == rows
    table = list(csv.DictReader(io.StringIO(run("csv"))))
    assert len(table) == len(rows)
    assert set(rows[0]) <= set(table[0]) | {"parent", "question", "made_by", "withdrawn"}
    assert "harbour" in run("table")


def test_nothing_found_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["positions", "Nobody"], ["subjects", "Nobody"], ["commitments", "--speaker", "Nobody"]):
        assert cli.main([*command, "--record", str(path)]) == 0
        assert capsys.readouterr().err.startswith("onrecord: no")
