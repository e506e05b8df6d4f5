"""``record.correct``: what people put right is kept, wins, can be undone, and serves another record too."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.domain import (
    Analysis,
    Attribution,
    Entity,
    Found,
    MadeBy,
    Mention,
    Report,
    Span,
    Speaker,
    Text,
)
from onrecord.errors import UsageError
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id
from onrecord.store import Store
from onrecord.store.entries import Shown, ShownReport

NAMES = ("Ora Venn", "Tam Kerr", "Ilse Dragø", "Petra Halm")
MADE_BY = MadeBy("0.1.0", "test-model-1")
AT = "2026-01-02T03:04:05+00:00"
# What is said in each report: in words of its own, so that no statement is another's version.
SAID = (
    ("Gate 0 will hold", "Nobody needs to leave"),
    ("Gate 1 was painted green in March", "Herons nest beside us"),
    ("Gate 2 opens every Tuesday for barges", "Our engineers sleep badly"),
    ("Gate 3 has lost seven bolts", "It is dry"),
    ("Gate 4 cost too many millions", "Council minutes were burnt"),
    ("Gate 5 creaks whenever trains pass", "Divers found an anchor"),
    ("Gate 6 belongs to the harbour trust", "Rain fills both cellars"),
    ("Gate 7 came from a shipyard abroad", "Children should learn swimming"),
)


def report(number: int, name: str) -> tuple[Report, Analysis]:
    """An invented report in which ``name`` says two things."""
    first, second = SAID[number]
    text = f"Report {number} from the dam\n\n“{first},” {name} said. “{second},” {name} added.\n"
    stored = Text(text_id(text), text)
    found: list[Attribution] = []
    mentions: list[Mention] = []
    at = text.index("“")
    who = Entity(entity_id("person", name.casefold()), name, "person", True)
    for cue in ("said", "added"):
        content = Span(text.index("“", at) + 1, text.index("”", at) - 1)
        source = Span(text.index(name, content.end), text.index(name, content.end) + len(name))
        verb = Span(source.end + 1, source.end + 1 + len(cue))
        at = verb.end
        mentions.append(Mention(source, source, "person", True))
        speaker = Speaker(who, "speaker", "resolved", "The source is a name.", "named-1", (source,))
        id_ = attribution_id(stored.id, [source], [verb], [content], MADE_BY.model)
        found.append(
            Attribution(id_, (source,), (verb,), (content,), "direct", "asserted", 0.9, "test-1", speakers=(speaker,))
        )
    raw = text.encode()
    path = f"{number}.txt"
    return (
        Report(
            id=report_id(sha256(raw), path, None),
            text=stored,
            path=path,
            line=None,
            format="text",
            raw=raw,
            raw_sha256=sha256(raw),
            encoding="utf-8",
            repaired=False,
            language=Found("en", "test"),
        ),
        Analysis(stored, tuple(found), MADE_BY, tuple(mentions)),
    )


REPORTS = [report(number, NAMES[number % len(NAMES)]) for number in range(8)]


@contextmanager
def record_of(path: Path, order: list[int]) -> Iterator[onrecord.Record]:
    with Store.open(path, create=True) as store:
        for number in order:
            store.add(*REPORTS[number], AT)
        record = onrecord.Record(store)
        record._reconcile()
        yield record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[onrecord.Record]:
    with record_of(tmp_path / "onrecord.db", list(range(8))) as opened:
        yield opened


def exported(record: onrecord.Record, *, text: bool = False) -> list[dict[str, Any]]:
    out = io.StringIO()
    record.correct.export(out, text=text)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def shape(record: onrecord.Record) -> str:
    """All that the record says, times aside."""
    return record._store.digest()


def said_by(record: onrecord.Record, name: str) -> set[str]:
    """The reports in which somebody of this name (or id) speaks."""
    return {row.report.path for row in record.statements(speaker=name)}


def ids(record: onrecord.Record, number: int) -> list[str]:
    return [row.id for row in record.statements() if row.report.path == f"{number}.txt"]


# --- in the order of people's work ---

steps = st.one_of(
    st.tuples(st.just("merge"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("split"), st.integers(0, 3), st.integers(0, 7)),
    st.tuples(st.just("rename"), st.integers(0, 3), st.sampled_from(["Ora Vennell", "Kari Voss"])),
    st.tuples(st.just("assign"), st.integers(0, 15), st.integers(0, 3)),
    st.tuples(st.just("new"), st.integers(0, 15), st.sampled_from(["Ysolde Marr", "Ora Venn"])),
    st.tuples(st.just("add"), st.integers(0, 15), st.integers(0, 3)),
    st.tuples(st.just("open"), st.integers(0, 15), st.just(0)),
    st.tuples(st.just("reject"), st.integers(0, 15), st.just(0)),
    st.tuples(st.just("trim"), st.integers(0, 15), st.integers(1, 4)),
    st.tuples(st.just("trim source"), st.integers(0, 15), st.integers(0, 1)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
)
ATTRIBUTIONS = [one.id for _, analysis in REPORTS for one in analysis.attributions]


def take(record: onrecord.Record, step: tuple[str, Any, Any]) -> None:
    action, one, other = step
    correct = record.correct
    match action:
        case "merge":
            correct.merge(NAMES[one], NAMES[other], author="Ines")
        case "split":
            correct.split(NAMES[one], REPORTS[other][0].id, author="Ines")
        case "rename":
            correct.rename(NAMES[one], other, author="Ines")
        case "assign":
            correct.assign(ATTRIBUTIONS[one], NAMES[other], author="Ines")
        case "new":
            correct.assign(ATTRIBUTIONS[one], other, kind="person", author="Ines")
        case "add":
            correct.assign(ATTRIBUTIONS[one], NAMES[other], speaker=2, author="Ines")
        case "open":
            correct.assign(ATTRIBUTIONS[one], unresolved=True, author="Ines")
        case "reject":
            correct.reject(ATTRIBUTIONS[one], author="Ines")
        case "trim":
            words = SAID[one // 2][one % 2].split()
            correct.trim(ATTRIBUTIONS[one], content=" ".join(words[:other]), author="Ines")
        case "trim source":
            correct.trim(ATTRIBUTIONS[one], source=NAMES[one // 2 % 4].split()[other], author="Ines")
        case _:
            log = list(correct.list())
            correct.undo(log[one % len(log)].id if log else "c0000000", author="Ines")


@settings(max_examples=25)
@given(st.lists(steps, max_size=7), st.permutations(range(8)), st.data())
def test_any_sequence_can_be_replayed_and_undone(
    sequence: list[tuple[str, Any, Any]], order: list[int], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, record_of(Path(folder) / "one.db", list(range(8))) as record:
        untouched = shape(record)
        for step in sequence:
            before, log = shape(record), [entry.id for entry in record.correct.list()]
            try:
                take(record, step)
            except UsageError:
                assert shape(record) == before
                assert [entry.id for entry in record.correct.list()] == log
            else:
                assert [entry.id for entry in record.correct.list()][:-1] == log
            assert list(record.verify()) == []

        said = exported(record)
        file = Path(folder) / "corrections.jsonl"
        record.correct.export(file)
        cut = data.draw(st.integers(0, 8))
        with record_of(Path(folder) / "two.db", order[:cut]) as afresh:  # some of the reports come after the import
            afresh.correct.import_(file)
            for number in order[cut:]:
                afresh._store.add(*REPORTS[number], AT)
            afresh._reconcile()
            assert exported(afresh) == said
            assert shape(afresh) == shape(record)

        while in_force := [each.id for each in record.correct.list() if each.undone_by is None and not each.undoes]:
            record.correct.undo(data.draw(st.sampled_from(in_force)))
        assert exported(record) == []
        assert shape(record) == untouched


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
