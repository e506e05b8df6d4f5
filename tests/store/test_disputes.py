"""Discrepancies that somebody confirmed or dismissed stay so: through deriving afresh, other models, other records."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.domain import Analysis, MadeBy, Report
from onrecord.errors import UsageError
from onrecord.ids import attribution_id
from onrecord.store import Store
from tests.reconcile.statements.test_deriving import made
from tests.reconcile.statements.test_deriving import record as record_of

FULL = "“It may not be pretty, but I think that the dam will hold until spring.”"
BENT = "“It may be pretty, but I think that the dam will hold until spring.”"
FORTY = "“We have moved 40 families out of the lower town since Monday morning.”"
FIFTY = "“We have moved 50 families out of the lower town since Monday morning.”"
REPORTS = [
    made("one.txt", ("Ora Kerr", FULL), ("Tig Venn", FORTY)),
    made("two.txt", ("Ora Kerr", BENT), ("Tig Venn", FIFTY)),
]
AT = "2026-01-02T03:04:05+00:00"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[onrecord.Record]:
    with record_of(tmp_path / "onrecord.db", REPORTS) as store:
        yield onrecord.Record(store)


def ids(record: onrecord.Record, *, dismissed: bool = False) -> dict[str, str]:
    return {row.kind: row.id for row in record.discrepancies(dismissed=dismissed)}


def verdicts(record: onrecord.Record) -> dict[str, str | None]:
    return {row.kind: row.verdict for row in record.discrepancies(dismissed=True)}


def later(report: Report, analysis: Analysis) -> tuple[Report, Analysis]:
    """The same as another model has it: every attribution has another id."""
    version = MadeBy("0.1.0", "test-model-2")
    found = tuple(
        replace(one, id=attribution_id(report.text.id, one.source, one.cue, one.content, version.model))
        for one in analysis.attributions
    )
    return report, replace(analysis, attributions=found, made_by=version)


def test_what_was_dismissed_leaves_the_listing_unless_asked_for(record: onrecord.Record) -> None:
    found = ids(record)
    assert set(found) == {"polarity", "figure"}

    entry = record.correct.dismiss(found["polarity"][:12], author="Ines", note="the editor's slip, put right")

    assert (entry.state, entry.about) == ("in force", f"{found['polarity']} (polarity) is no discrepancy")
    assert set(ids(record)) == {"figure"}
    (row,) = (row for row in record.discrepancies(dismissed=True) if row.kind == "polarity")
    assert (row.verdict, row.correction) == ("dismissed", entry.id)
    assert list(record.verify()) == []
    record.correct.undo(entry.id)
    assert ids(record) == found
    assert verdicts(record) == {"polarity": None, "figure": None}


def test_what_was_confirmed_says_so_and_the_later_of_two_wins(record: onrecord.Record) -> None:
    id_ = ids(record)["figure"]

    confirmed = record.correct.confirm(id_)
    assert verdicts(record)["figure"] == "confirmed"
    assert id_ in ids(record).values()
    dismissed = record.correct.dismiss(id_)
    assert verdicts(record)["figure"] == "dismissed"
    record.correct.undo(dismissed.id)
    assert verdicts(record)["figure"] == "confirmed"
    with pytest.raises(UsageError, match=f"was confirmed already, by {confirmed.id}"):
        record.correct.confirm(id_)


@pytest.mark.parametrize("id_", ["d000000", "polarity", "d12", "", "a123456789"])
def test_what_is_none_is_refused_in_one_line(record: onrecord.Record, id_: str) -> None:
    with pytest.raises(UsageError, match="there is no discrepancy"):
        record.correct.dismiss(id_)
    assert list(record.correct.list()) == []


def test_it_stays_when_all_is_derived_afresh_and_when_another_model_reads_the_texts(record: onrecord.Record) -> None:
    before = ids(record)
    record.correct.dismiss(before["polarity"])
    record.correct.confirm(before["figure"])
    store = record._store
    with store.differences() as (differences, _), differences.transaction():
        differences.touch_all()
    record._reconcile()
    assert verdicts(record) == {"polarity": "dismissed", "figure": "confirmed"}

    for report, analysis in REPORTS:
        store.add(*later(report, analysis), AT)
        record._reconcile()

    assert set(ids(record, dismissed=True).values()).isdisjoint(before.values())
    assert verdicts(record) == {"polarity": "dismissed", "figure": "confirmed"}
    assert {entry.state for entry in record.correct.list()} == {"in force"}
    assert list(record.verify()) == []


def test_it_waits_while_its_texts_do_not_contradict_each_other(record: onrecord.Record) -> None:
    id_ = ids(record)["polarity"]
    entry = record.correct.dismiss(id_)
    side = next(row for row in record.statements(speaker="Ora Kerr"))
    rejected = record.correct.reject(side.id)

    assert {each.id: each.state for each in record.correct.list()}[entry.id] == "waiting"
    record.correct.undo(rejected.id)
    assert {each.id: each.state for each in record.correct.list()}[entry.id] == "in force"
    assert verdicts(record)["polarity"] == "dismissed"


def test_it_comes_along_to_another_record(record: onrecord.Record, tmp_path: Path) -> None:
    record.correct.dismiss(ids(record)["polarity"])
    record.correct.confirm(ids(record)["figure"])
    file = tmp_path / "corrections.jsonl"
    record.correct.export(file)
    with Store.open(tmp_path / "afresh.db", create=True) as store:
        afresh = onrecord.Record(store)
        assert afresh.correct.import_(file).waiting == 2
        for report, analysis in REPORTS:
            store.add(*later(report, analysis), AT)
        afresh._reconcile()
        assert verdicts(afresh) == {"polarity": "dismissed", "figure": "confirmed"}

    line = json.loads(file.read_text().splitlines()[0])
    assert FULL.strip("“”") not in file.read_text()
    about = line["discrepancy"]
    for broken in (
        None,
        {**about, "id": "d1"},
        {**about, "kind": "quarrel"},
        {**about, "sides": about["sides"][:1]},
        {**about, "sides": about["sides"] * 4},
        {**about, "sides": [{**about["sides"][0], "text": 3}, about["sides"][1]]},
        {**about, "sides": [{**about["sides"][0], "anchor": {}}, about["sides"][1]]},
    ):
        shape = {name: value for name, value in line.items() if name != "id"} | {"discrepancy": broken}
        file.write_text(json.dumps(shape))
        with pytest.raises(UsageError, match=r"corrections\.jsonl:1: "):
            record.correct.import_(file)


def test_the_order_in_which_reports_come_does_not_matter() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corrections.jsonl"
        with record_of(Path(folder) / "one.db", REPORTS) as store:
            record = onrecord.Record(store)
            record.correct.dismiss(ids(record)["polarity"], author="Ines")
            record.correct.export(file)
            said = [row.as_dict() for row in record.discrepancies(dismissed=True)]
        with Store.open(Path(folder) / "two.db", create=True) as store:
            record = onrecord.Record(store)
            for report, analysis in reversed(REPORTS):
                store.add(report, analysis, AT)
                record.correct.import_(file)
            assert [row.as_dict() for row in record.discrepancies(dismissed=True)] == said
