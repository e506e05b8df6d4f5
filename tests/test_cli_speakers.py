"""``onrecord speakers``: who speaks, by which names, and why these are one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord
from onrecord import cli

AT_ONE = "A long night at the quay\n\n“The dam will hold,” Pete Halmer said on Tuesday. Halmer said it was safe.\n"
AT_TWO = "Works begin in spring\n\n“We start in May,” said Peter Halmer. “It will cost little,” officials said.\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text(AT_ONE)
    (tmp_path / "in" / "two.txt").write_text(AT_TWO)
    with onrecord.open(tmp_path / "onrecord.db", create=True) as opened:
        opened.read(tmp_path / "in")
    return tmp_path / "onrecord.db"


def said(capsys: pytest.CaptureFixture[str], record: Path, *arguments: str) -> str:
    capsys.readouterr()
    assert cli.main([*arguments, "--record", str(record)]) == 0
    return capsys.readouterr().out


def test_one_person_with_the_names_and_the_reason(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("Pete Halmer", "Peter Halmer", "halmer"):
        shown = " ".join(said(capsys, record, "speakers", name).split())
        assert shown.startswith("Peter Halmer (person) e")
        assert "Pete Halmer in 1 text: “Pete Halmer” has a short form of the given name of Peter Halmer" in shown
        assert "short-form-1, confidence 0.92" in shown
        assert shown.count("(person)") == 1
    statement = onrecord.open(record)
    with statement:
        one = next(row for row in statement.statements(speaker="Peter Halmer") if row.report.path == "one.txt")
    assert one.speakers[0].name == "Peter Halmer"
    assert "over the whole record, because “Pete Halmer” has a short form" in " ".join(
        said(capsys, record, "show", one.id).split()
    )


def test_the_list_ends_with_how_much_is_left_open(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, record, "speakers")
    assert "officials (group" in shown  # a narrow terminal wraps what comes after
    assert " have a speaker left open" in shown
    entries = json.loads(said(capsys, record, "speakers", "Halmer", "--format", "json"))
    assert [variant["name"] for variant in entries[0]["variants"]] == ["Pete Halmer", "Peter Halmer"]
    assert entries[0]["offices"] == []
    assert (
        said(capsys, record, "speakers", "--format", "csv")
        .splitlines()[0]
        .endswith("known,names,variants,offices,maybe")
    )


OWN = """
[pack]
name = "quay"
as_of = "2026-01-01"

[sources]
book = "an invented yearbook"

[[entity]]
id = "k:peter-halmer"
kind = "person"
name = "Peter Halmer"
names = ["P. J. Halmer"]
source = "book"
"""


def test_a_pack_of_ones_own_tells_who_is_who(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.errors import OnrecordError

    missing = tmp_path / "nowhere.toml"
    with pytest.raises(OnrecordError) as error:
        onrecord.open(tmp_path / "a.db", create=True, packs=[missing])
    assert "\n" not in str(error.value)
    assert not (tmp_path / "a.db").exists()
    monkeypatch.setenv("ONRECORD_PACKS", str(missing))
    assert cli.main(["speakers", "--record", str(tmp_path / "a.db")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    own = tmp_path / "quay.toml"
    own.write_text(OWN)
    (tmp_path / "one.txt").write_text(AT_ONE)
    with onrecord.open(tmp_path / "a.db", create=True, packs=[own]) as record:
        record.read(tmp_path / "one.txt")
        [entry] = record.speakers("P. J. Halmer")
        assert (entry.id, entry.name, entry.known) == ("k:peter-halmer", "Peter Halmer", True)
        record.correct.rename("k:peter-halmer", "Peter J. Halmer", author="Ines")
        assert [each.name for each in record.speakers()] == ["Peter J. Halmer"]


FAIR = """
[pack]
name = "fair"
as_of = "2026-01-01"

[sources]
book = "an invented yearbook"

[[event]]
id = "ev:lantern-fair-2024"
name = "2024 Lantern Fair"
names = ["Lantern Fair"]
place = "Quay"
since = "2024-05-01"
until = "2024-05-03"
source = "book"
"""


def test_a_pack_of_ones_own_dates_what_texts_tell_of(tmp_path: Path) -> None:
    own = tmp_path / "fair.toml"
    own.write_text(FAIR)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("“We sold every boat at the 2024 Lantern Fair,” Ada Kerr said.")
    shown = []
    for name, jobs, packs in (("a.db", 1, [own]), ("b.db", 2, [own]), ("c.db", 1, [])):
        with onrecord.open(tmp_path / name, create=True, packs=packs) as record:
            assert record.read(tmp_path / "in", jobs=jobs).reports == 1
            assert record.read(tmp_path / "in", jobs=jobs).reports == 0
            (row,) = record.statements()
            shown.append(([date.event for date in row.dates], row.made_by.packs))
    assert shown[0] == shown[1]
    assert shown[0][0] == ["ev:lantern-fair-2024"]
    assert shown[2][0] == [None]
    with onrecord.open(tmp_path / "a.db") as record:  # without the pack it is read again, and knows no fair
        assert record.read(tmp_path / "in").reports == 1
        (row,) = record.statements()
        assert [date.event for date in row.dates] == [None]
