"""Versions of a statement on the command line and in Python: the same, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import onrecord
from onrecord import cli
from onrecord.errors import UsageError
from tests.reconcile.statements.test_deriving import CUT, FULL, id_of, made, record

ALTERED = "“It may be pretty but it will hold”"


@pytest.fixture
def reports() -> list[tuple[onrecord.domain.Report, onrecord.domain.Analysis]]:
    return [
        made("a.txt", ("Ora Kerr", FULL), outlet="The Courier"),
        made("b.txt", ("Ora Kerr", CUT), outlet="Border Gazette"),
        made("c.txt", ("Ora Kerr", ALTERED), outlet="Border Gazette", day="2025-03-05"),
    ]


@pytest.fixture
def path(tmp_path: Path, reports: list[tuple[onrecord.domain.Report, onrecord.domain.Analysis]]) -> Path:
    found = tmp_path / "onrecord.db"
    record(found, reports).close()
    return found


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def test_data_are_the_versions_that_python_gives(
    path: Path,
    reports: list[tuple[onrecord.domain.Report, onrecord.domain.Analysis]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with onrecord.open(path) as opened:
        found = opened.versions(id_of(reports[1]))
        shapes = [version.as_dict() for version in found]
    assert found.id == "s" + id_of(reports[0])[1:]
    assert [(version.kind, version.difference) for version in found] == [
        ("verbatim", ""),
        ("excerpt", "It may not be pretty but it will hold"),
        ("altered", "It may [-not-] be pretty but it will hold"),
    ]
    told = found.told
    assert (told.versions, told.reports, told.texts, told.outlets) == (3, 3, 3, 2)
    assert (told.first, told.last) == ("2025-03-04", "2025-03-05")
    status, out, err = run(capsys, "versions", found.id, "--record", str(path), "--format", "jsonl")
    assert (status, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == shapes
    status, out, _ = run(capsys, "versions", found.id[:12], "--record", str(path), "--format", "json")
    assert json.loads(out) == shapes
    _, out, _ = run(capsys, "versions", found.id, "--record", str(path), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["kind"] for row in rows] == ["verbatim", "excerpt", "altered"]
    assert rows[2]["difference"] == "It may [-not-] be pretty but it will hold"


def test_the_table_says_who_reports_it_and_shows_differences(
    path: Path,
    reports: list[tuple[onrecord.domain.Report, onrecord.domain.Analysis]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "versions", id_of(reports[0]), "--record", str(path))
    assert status == 0
    assert "3 versions in 3 reports, 3 independent texts, 2 outlets" in " ".join(out.split())
    assert "[-not-]" in out


def test_statements_lists_each_once_by_its_fullest_version_that_is_asked_for(
    path: Path,
    reports: list[tuple[onrecord.domain.Report, onrecord.domain.Analysis]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    with onrecord.open(path) as opened:
        assert [row.id for row in opened.statements()] == [id_of(reports[0])]
        assert [row.id for row in opened.statements(outlet="Gazette")] == [id_of(reports[1])]
        assert list(opened.statements(outlet="Gazette", limit=0)) == []
        assert opened.counts().statements == 1
    _, out, _ = run(capsys, "statements", "--record", str(path))
    assert "3 versions in 3 reports" in " ".join(out.split())


def test_an_unknown_id_is_wrong_usage(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "versions", "s" + "0" * 20, "--record", str(path))
    assert (status, out, err.count("\n")) == (2, "", 1)
    with onrecord.open(path) as opened, pytest.raises(UsageError):
        opened.versions("s" + "0" * 20)


def test_a_rejected_attribution_leaves_its_statement(
    path: Path, reports: list[tuple[onrecord.domain.Report, onrecord.domain.Analysis]]
) -> None:
    with onrecord.open(path) as opened:
        opened.correct.reject(id_of(reports[0]), author="Ada")
        assert {row.id for row in opened.statements()} == {id_of(reports[1])}
        assert len(opened.versions(id_of(reports[1])).versions) == 2
        assert list(opened.verify()) == []


def test_an_empty_listing_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "onrecord.db"
    with record(path, [made("one.txt", ("Ora Kerr", FULL))]):
        pass
    for command, why in (("discrepancies", "no versions"), ("developments", "nothing has developed")):
        assert cli.main([command, "--record", str(path)]) == 0
        told = capsys.readouterr()
        assert told.out == ""
        assert why in told.err
        assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("a1071", "a1071 is too short: the letter and at least 6 digits are needed, not 4"),
        ("r10715", "r10715 is too short"),
        ("d059bfea", "the id of a discrepancy: onrecord discrepancies lists it, onrecord correct confirm and dismiss"),
        ("v059bfea", "the id of a development: onrecord developments"),
        ("e059bfea", "the id of a speaker: onrecord timeline"),
        ("a1071500", "there is no statement or report 'a1071500' in the record"),
        ("harbour", "there is no statement or report 'harbour' in the record"),
    ],
)
def test_an_id_that_show_cannot_take_says_what_is_missing_or_what_takes_it(
    path: Path, capsys: pytest.CaptureFixture[str], id_: str, said: str
) -> None:
    status, out, err = run(capsys, "show", id_, "--record", str(path))
    assert (status, out) == (2, "")
    assert said in err


def test_the_versions_of_a_report_are_denied_by_what_it_is(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with onrecord.open(path) as opened:
        report = next(iter(opened.reports())).id[:9]
    status, out, err = run(capsys, "versions", report, "--record", str(path))
    assert (status, out) == (2, "")
    assert f"{report} is a report: give the id of one of its statements (onrecord show {report} lists them)" in err
    assert err.count("\n") == 1


def test_outlets_that_are_not_known_are_not_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = [made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Ora Kerr", CUT))]
    found = tmp_path / "nameless.db"
    record(found, reports).close()
    _, out, _ = run(capsys, "versions", id_of(reports[0]), "--record", str(found))
    assert "2 independent texts, outlets unknown" in " ".join(out.split())


def test_a_timeline_of_several_people_says_who_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = tmp_path / "two.db"
    record(found, [made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Mila Kerr", ALTERED))]).close()
    status, out, err = run(capsys, "timeline", "Kerr", "--record", str(found))
    assert status == 0
    assert out.count("Kerr") >= 2
    assert err.startswith("onrecord: Kerr is in the name of ")
    assert "Ora Kerr (e" in err
    assert "Mila Kerr (e" in err
    assert run(capsys, "timeline", "Ora Kerr", "--record", str(found))[2] == ""
