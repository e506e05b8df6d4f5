"""``record.correct``: what people put right is kept, wins, can be undone, and serves another record too."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.domain import Analysis, Attribution, MadeBy
from onrecord.errors import UsageError
from onrecord.ids import attribution_id
from onrecord.store.entries import Shown, ShownReport
from tests.corrected import AT, MADE_BY, NAMES, REPORTS, exported, ids, record_of, said_by, shape


@pytest.fixture
def record(tmp_path: Path) -> Iterator[onrecord.Record]:
    with record_of(tmp_path / "onrecord.db", list(range(8))) as opened:
        yield opened


# --- what each does ---


def test_a_merge_makes_one_of_two(record: onrecord.Record) -> None:
    venn, kerr = (next(record.speakers(name)) for name in NAMES[:2])
    entry = record.correct.merge("Ora Venn", "Tam Kerr", note="she married")

    (one,) = record.speakers("Ora Venn")
    assert (one.id, one.name, one.statements, one.reports) == (venn.id, "Ora Venn", 8, 4)
    assert [each.id for each in record.speakers("Tam Kerr")] == [venn.id]
    assert [each.id for each in record.speakers(kerr.id)] == [venn.id]
    assert said_by(record, "Tam Kerr") == said_by(record, "Ora Venn") == {"0.txt", "1.txt", "4.txt", "5.txt"}
    assert entry.author
    assert list(record.verify()) == []


def test_a_merge_also_holds_for_reports_read_later(tmp_path: Path) -> None:
    with record_of(tmp_path / "onrecord.db", [0, 1]) as record:
        record.correct.merge("Ora Venn", "Tam Kerr")
        record._store.add(*REPORTS[5], AT)  # Kerr again
        record._reconcile()

        assert [each.name for each in record.speakers()] == ["Ora Venn"]
        assert said_by(record, "Ora Venn") == {"0.txt", "1.txt", "5.txt"}


def test_a_split_makes_two_of_one(record: onrecord.Record) -> None:
    (before,) = record.speakers("Ora Venn")
    record.correct.split("Ora Venn", REPORTS[4][0].id)

    after = list(record.speakers("Ora Venn"))
    assert {each.name for each in after} == {"Ora Venn"}
    assert len(after) == 2
    other = next(each.id for each in after if each.id != before.id)
    assert said_by(record, before.id) == {"0.txt"}
    assert said_by(record, other) == {"4.txt"}


def test_what_was_split_off_can_have_a_name_of_its_own(record: onrecord.Record) -> None:
    (before,) = record.speakers("Ora Venn")
    record.correct.split("Ora Venn", REPORTS[4][0].id)
    other = next(each.id for each in record.speakers("Ora Venn") if each.id != before.id)
    record.correct.rename(other, "Ora Venn the Younger")

    assert said_by(record, "Ora Venn the Younger") == {"4.txt"}
    assert next(record.speakers(before.id)).name == "Ora Venn"


def test_a_rename_shows_everywhere_and_the_old_name_still_finds_it(record: onrecord.Record) -> None:
    record.correct.rename("Ilse Dragø", "Ilse Dragø-Lund")

    assert [each.name for each in record.speakers("Ilse Dragø")] == ["Ilse Dragø-Lund"]
    assert said_by(record, "ilse drago lund") == said_by(record, "Ilse Dragø") == {"2.txt", "6.txt"}
    out = io.StringIO()
    record.export("jsonl", out)
    names = {speaker["name"] for line in out.getvalue().splitlines() for speaker in json.loads(line)["speakers"]}
    assert "Ilse Dragø-Lund" in names
    assert "Ilse Dragø" not in names


def test_an_assignment_moves_one_statement(record: onrecord.Record) -> None:
    first, second = ids(record, 0)
    record.correct.assign(first, "Tam Kerr", author="Ines", note="heard it myself")

    assert first in {row.id for row in record.statements(speaker="Tam Kerr")}
    assert [row.id for row in record.statements(speaker="Ora Venn") if row.report.path == "0.txt"] == [second]
    shown = record.show(first)
    assert [(each.author, each.note) for each in shown.corrections] == [("Ines", "heard it myself")]  # type: ignore[union-attr]
    assert record.show(second).corrections == ()  # type: ignore[union-attr]


def test_an_assignment_to_nobody_leaves_it_open(record: onrecord.Record) -> None:
    first, _ = ids(record, 0)
    record.correct.assign(first, unresolved=True)

    (row,) = (row for row in record.statements() if row.id == first)
    assert [(speaker.id, speaker.status) for speaker in row.speakers] == [(None, "unresolved")]
    assert record.counts().unresolved == 1


def test_an_assignment_may_bring_somebody_new(record: onrecord.Record) -> None:
    first, second = ids(record, 0)
    record.correct.assign(first, "Ysolde Marr", kind="person")

    (new,) = record.speakers("Ysolde Marr")
    assert (new.name, new.kind, new.statements) == ("Ysolde Marr", "person", 1)
    record.correct.assign(second, "Ysolde Marr")
    assert next(record.speakers("Ysolde Marr")).statements == 2


def test_somebody_of_a_pack_can_be_assigned(record: onrecord.Record) -> None:
    from onrecord.knowledge import shipped

    known = next(each for each in shipped().entities if each.kind == "person" and len(shipped().named(each.name)) == 1)
    first, second = ids(record, 0)
    record.correct.assign(first, known.id)
    record.correct.assign(second, known.name)

    assert [(each.id, each.name, each.statements) for each in record.speakers(known.name)] == [
        (known.id, known.name, 2)
    ]


def test_somebody_whom_the_text_does_not_give_can_be_added(tmp_path: Path) -> None:
    one, analysis = REPORTS[0]
    first, second = analysis.attributions
    bare = Analysis(one.text, (replace(first, speakers=()), second), MADE_BY, analysis.mentions)
    with record_of(tmp_path / "onrecord.db", [1]) as record:
        record._store.add(one, bare, AT)
        record._reconcile()
        before = shape(record)
        assert record.counts().without_source == 1
        with pytest.raises(UsageError, match="gives nobody"):
            record.correct.assign(first.id, unresolved=True)

        assigned = record.correct.assign(first.id, "Tam Kerr")
        also = record.correct.assign(second.id, "Tam Kerr", speaker=2)
        record._reconcile()

        (row,) = (row for row in record.statements() if row.id == first.id)
        assert [(speaker.name, speaker.status) for speaker in row.speakers] == [("Tam Kerr", "resolved")]
        assert record.counts().without_source == 0
        (row,) = (row for row in record.statements() if row.id == second.id)
        assert [speaker.name for speaker in row.speakers] == ["Ora Venn", "Tam Kerr"]
        assert next(record.speakers("Tam Kerr")).statements == 4
        assert list(record.verify()) == []
        record.correct.undo(also.id)
        record.correct.undo(assigned.id)
        assert shape(record) == before


def test_a_split_of_what_an_undone_merge_brought_says_nothing(record: onrecord.Record) -> None:
    before = shape(record)
    merged = record.correct.merge("Ora Venn", "Tam Kerr")
    record.correct.split("Ora Venn", REPORTS[5][0].id)
    assert said_by(record, "Tam Kerr") == {"0.txt", "1.txt", "4.txt", "5.txt"}
    assert sorted(each.reports for each in record.speakers("Tam Kerr")) == [1, 3]
    record.correct.undo(merged.id)

    assert shape(record) == before


def test_a_rejected_attribution_leaves_listings_and_exports_but_can_be_shown(record: onrecord.Record) -> None:
    first, second = ids(record, 3)
    before = record.counts()
    record.correct.reject(first, note="a caption")

    assert ids(record, 3) == [second]
    assert next(record.speakers("Petra Halm")).statements == 3
    assert record.counts().statements == before.statements - 1
    assert [row.id for row in record.statements(about="gate") if row.id == first] == []
    out = io.StringIO()
    assert record.export("jsonl", out) == 15
    assert first not in out.getvalue()
    shown = record.show(first)
    assert isinstance(shown, Shown)
    assert [each.about for each in shown.corrections] == [f"{first} is no statement"]
    assert [speaker.name for speaker in shown.row.speakers] == ["Petra Halm"]
    whole = record.show(REPORTS[3][0].id)
    assert isinstance(whole, ShownReport)
    assert [row.id for row in whole.statements] == [second]
    assert [row.id for row in whole.rejected] == [first]
    assert list(record.verify()) == []


def test_the_later_of_two_wins(record: onrecord.Record) -> None:
    first, _ = ids(record, 0)
    record.correct.assign(first, "Tam Kerr")
    record.correct.assign(first, "Petra Halm")
    record.correct.rename("Petra Halm", "Petra Halm-Ost")

    (row,) = (row for row in record.statements() if row.id == first)
    assert [speaker.name for speaker in row.speakers] == ["Petra Halm-Ost"]


def test_undoing_brings_all_back(record: onrecord.Record) -> None:
    before = shape(record)
    entries = [
        record.correct.merge("Ora Venn", "Tam Kerr"),
        record.correct.split("Petra Halm", REPORTS[7][0].id),
        record.correct.rename("Ilse Dragø", "Ilse Lund"),
        record.correct.reject(ids(record, 0)[0]),
        record.correct.assign(ids(record, 0)[0], "Ilse Lund"),
    ]
    assert shape(record) != before
    for entry in entries:
        record.correct.undo(entry.id)

    assert shape(record) == before
    assert len(list(record.correct.list())) == 10


def test_a_merge_undone_and_redone(record: onrecord.Record) -> None:
    merged = record.correct.merge("Ora Venn", "Tam Kerr")
    after = shape(record)
    undone = record.correct.undo(merged.id)
    assert {each.name for each in record.speakers()} == set(NAMES)
    record.correct.undo(undone.id)

    assert shape(record) == after


def test_corrections_stay_when_reports_are_read_again(record: onrecord.Record) -> None:
    record.correct.merge("Ora Venn", "Tam Kerr")
    first, _ = ids(record, 3)
    record.correct.reject(first)
    before = [(each.name, each.statements) for each in record.speakers()]
    later = MadeBy("0.1.0", "test-model-2")
    for one, analysis in REPORTS:
        found = tuple(
            Attribution(
                attribution_id(one.text.id, a.source, a.cue, a.content, later.model),
                a.source,
                a.cue,
                a.content,
                a.quotation,
                a.stance,
                a.confidence,
                "later-1",
                speakers=a.speakers,
            )
            for a in analysis.attributions
        )
        record._store.add(one, Analysis(one.text, found, later, analysis.mentions), AT)
    record._reconcile()

    assert [(each.name, each.statements) for each in record.speakers()] == before
    assert first not in {row.id for row in record.statements()}
    assert len(ids(record, 3)) == 1
    assert {each.state for each in record.correct.list()} == {"in force"}


# --- export and import ---


def test_the_export_holds_offsets_and_no_words_unless_asked(record: onrecord.Record) -> None:
    record.correct.merge("Ora Venn", "Tam Kerr", author="Ines")
    record.correct.reject(ids(record, 3)[1], author="Ines")
    merged, rejected = exported(record)

    anchor = rejected["anchor"]
    (text,) = (one.text.text for one, _ in REPORTS if one.text.id == anchor["text"])
    assert text[slice(*anchor["content"][0])] == "It is dry"
    place = anchor["sentence"]
    assert text[place["start"] : place["end"]] == "“It is dry,” Petra Halm added."
    assert "It is dry" not in json.dumps(exported(record), ensure_ascii=False)
    assert {party["name"] for party in merged["parties"]} == {"Ora Venn", "Tam Kerr"}

    assert exported(record, text=True)[1]["anchor"]["sentence"]["text"] == "“It is dry,” Petra Halm added."


def test_a_file_that_cannot_be_imported_changes_nothing(record: onrecord.Record, tmp_path: Path) -> None:
    record.correct.merge("Ora Venn", "Tam Kerr")
    file = tmp_path / "corrections.jsonl"
    record.correct.export(file)
    with file.open("a") as stream:
        stream.write("{}\n")
    with record_of(tmp_path / "other.db", [0, 1]) as other:
        before = shape(other)
        with pytest.raises(UsageError, match=r"corrections\.jsonl:2: action must be one of"):
            other.correct.import_(file)
        with pytest.raises(UsageError, match=r"none\.jsonl: No such file"):
            other.correct.import_(tmp_path / "none.jsonl")
        with pytest.raises(UsageError, match="directory"):
            other.correct.import_(tmp_path)
        assert shape(other) == before
        assert list(other.correct.list()) == []


def test_a_failed_export_leaves_no_file(record: onrecord.Record, tmp_path: Path) -> None:
    from onrecord.errors import OnrecordError

    with pytest.raises(OnrecordError, match="none"):
        record.correct.export(tmp_path / "none" / "corrections.jsonl")

    assert [file.name for file in tmp_path.iterdir() if "corrections" in file.name] == []
