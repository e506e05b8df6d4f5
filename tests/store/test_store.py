"""Opening, writing, closing: what a record is on disk, and what happens to files that are none."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain import Analysis, Dating, Entity, Found, MadeBy, Rejected, Speaker, Text
from onrecord.errors import (
    RecordBusy,
    RecordError,
    RecordForeign,
    RecordMissing,
    RecordTooNew,
    Unstorable,
    UsageError,
)
from onrecord.ids import report_id, sha256, text_id
from onrecord.store import Store, migrations

AT = "2026-01-02T03:04:05Z"
LATER = "2026-02-03T04:05:06Z"


def one_line(error: pytest.ExceptionInfo[BaseException]) -> bool:
    return "\n" not in str(error.value) and str(error.value) != ""


def test_missing_record_is_refused_and_not_made(path):
    with pytest.raises(RecordMissing, match="no record at") as error:
        Store.open(path)
    assert one_line(error)
    assert not path.exists()


def test_missing_folder_is_refused(tmp_path):
    with pytest.raises(RecordMissing, match="no folder"):
        Store.open(tmp_path / "nowhere" / "onrecord.db", create=True)


def test_folder_is_refused(tmp_path):
    with pytest.raises(RecordForeign, match="is a folder"):
        Store.open(tmp_path, create=True)


@pytest.mark.parametrize("create", [True, False])
def test_other_files_are_refused_and_stay_untouched(tmp_path, create):
    text = tmp_path / "notes.db"
    text.write_text("no database at all\n" * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    logged = tmp_path / "logged.db"  # another program's, with a log that opening it would fold in
    db = sqlite3.connect(logged)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE t (a)")
    db.commit()
    for file in (text, other, logged):
        before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
        with pytest.raises(RecordForeign, match="not a record of onrecord") as error:
            Store.open(file, create=create)
        assert one_line(error)
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
    db.close()


def test_empty_file_becomes_a_record_only_when_asked(path):
    path.touch()
    with pytest.raises(RecordMissing, match="is empty"):
        Store.open(path)
    with Store.open(path, create=True) as store:
        assert store.counts().reports == 0


def test_newer_record_is_refused_and_stays_untouched(path):
    Store.open(path, create=True).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(RecordTooNew, match="newer onrecord") as error:
        Store.open(path, create=True)
    assert one_line(error)
    assert path.read_bytes() == before


def test_damaged_record_is_one_line(path, making):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError, match="damaged") as error, Store.open(path) as store:
        list(store.statements())
    assert one_line(error)


def test_closed_record_is_one_file_in_wal_mode(path, making):
    with Store.open(path, create=True) as store, store.writing():
        store.add(*making.made(1), AT)
        assert {one.name for one in path.parent.iterdir()} == {
            "onrecord.db",
            "onrecord.db-lock",
            "onrecord.db-shm",
            "onrecord.db-wal",
        }
    assert [one.name for one in path.parent.iterdir()] == ["onrecord.db"]
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.SCHEMA_VERSION,)
    db.close()


def test_closing_twice_is_allowed(path):
    store = Store.open(path, create=True)
    store.close()
    store.close()


def test_names_that_a_uri_would_misread(tmp_path, making):
    for name in ("a?b#c%20.db", "ä ö.db", "mode=ro&x.db"):
        with Store.open(tmp_path / name, create=True) as store:
            store.add(*making.made(1), AT)
        with Store.open(tmp_path / name) as store:
            assert store.counts().reports == 1


def test_a_report_comes_back_as_it_was(store, making):
    report, analysis = making.made(3)
    assert not store.has(report.id, analysis.made_by)
    assert store.add(report, analysis, AT)
    assert store.has(report.id, analysis.made_by)
    assert store.knows(report.raw_sha256, report.path, report.line, analysis.made_by)
    assert not store.knows(report.raw_sha256, "elsewhere.txt", report.line, analysis.made_by)
    assert not store.has(report.id, MadeBy("0.1.0", "another"))
    assert store.raw(report.id) == report.raw
    (entry,) = store.reports()
    assert (entry.id, entry.path, entry.text, entry.raw_sha256) == (
        report.id,
        report.path,
        report.text.id,
        report.raw_sha256,
    )
    assert (entry.outlet, entry.language, entry.published) == (report.outlet, report.language, report.published)
    assert entry.read_at == AT
    assert entry.made_by == analysis.made_by
    rows = {row.id: row for row in store.statements()}
    assert len(rows) == len(analysis.attributions)
    for one in analysis.attributions:
        row = rows[one.id]
        for spans, quotes in ((one.source, row.source), (one.cue, row.cue), (one.content, row.content)):
            assert [(quote.start, quote.end) for quote in quotes] == [(span.start, span.end) for span in spans]
            assert [quote.text for quote in quotes] == [span.of(report.text.text) for span in spans]
        assert (row.quotation, row.stance, row.parent, row.confidence, row.rule) == (
            one.quotation,
            one.stance,
            one.parent,
            one.confidence,
            one.rule,
        )
        for said, kept in zip(one.speakers, row.speakers, strict=True):
            assert kept.id == (said.entity.id if said.entity else None)
            assert kept.name == (said.entity.name if said.entity else "she")
            assert [other.id for other in kept.candidates] == [other.id for other in said.candidates]
            assert (kept.role, kept.status, kept.because, kept.rule) == (
                said.role,
                said.status,
                said.because,
                said.rule,
            )
    assert list(store.verify()) == []


def test_reading_again_changes_nothing(path, making):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    before = path.read_bytes()
    with Store.open(path, create=True) as store, store.writing():
        assert not store.add(*making.made(1), LATER)
    assert path.read_bytes() == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)))
def test_the_order_of_reading_does_not_matter(tmp_path_factory, making, order):
    # Among them: one text in two reports that were analysed differently, one entity under several spellings,
    # one report (by URL) from two files.
    twin, other = making.simple(path="b.txt"), making.simple(path="a.txt")
    other = (other[0], replace(other[1], attributions=()))
    loud = making.simple("We leave", "ORA VENN", path="c.txt")
    loud = (
        loud[0],
        replace(
            loud[1],
            attributions=tuple(
                replace(
                    one,
                    speakers=tuple(replace(who, entity=replace(who.entity, name="ORA VENN")) for who in one.speakers),
                )
                for one in loud[1].attributions
            ),
        ),
    )
    linked = [making.simple("No", path=name, url="https://post.example/1") for name in ("z.txt", "y.txt")]
    inputs = [twin, other, loud, *linked, making.made(1, attributions=3)]
    expected = _digest(tmp_path_factory, inputs)
    assert _digest(tmp_path_factory, [inputs[n] for n in order]) == expected


def _digest(folder, inputs):
    with Store.open(folder.mktemp("order") / "onrecord.db", create=True) as store, store.writing():
        for report, analysis in inputs:
            store.add(report, analysis, AT)
        assert list(store.verify()) == []
        return store.digest()


def test_the_digest_leaves_reading_times_out_and_nothing_else(tmp_path, making):
    digests = []
    for number, (at, content) in enumerate([(AT, "Yes"), (LATER, "Yes"), (AT, "No")]):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            store.add(*making.simple(content), at)
            digests.append(store.digest())
    assert digests[0] == digests[1] != digests[2]


def test_reports_share_a_text_and_raw_bytes(store, making):
    first, second = making.simple(path="b.txt"), making.simple(path="a.txt", outlet="Vale Gazette")
    store.add(*first, AT)
    store.add(*second, AT)
    counts = store.counts()
    assert (counts.reports, counts.texts, counts.statements) == (2, 1, 1)
    (row,) = store.statements()
    assert row.report.path == "a.txt"
    assert [other.path for other in row.also_in] == ["b.txt"]
    (row,) = store.statements(outlet="harbour post")
    assert row.report.path == "b.txt"
    assert [other.path for other in row.also_in] == ["a.txt"]
    assert list(store.verify()) == []


def test_another_version_replaces_the_analysis_and_lists_the_old_ids(store, making):
    newer = MadeBy("0.1.0", "test-model-2", "packs-1")
    old, new = making.simple(), making.simple(made_by=newer)
    store.add(*old, AT)
    (before,) = store.statements()
    assert store.add(*new, LATER)
    (after,) = store.statements()
    assert before.id != after.id
    assert after.made_by == newer
    assert store.has(new[0].id, newer)
    assert not store.has(new[0].id, making.MADE_BY)
    for gone in (before.id, before.statement):
        with pytest.raises(UsageError, match=r"no longer in the record.*2026-02-03"):
            store.show(gone)
    assert list(store.verify()) == []
    assert store.add(*old, LATER)  # and back: the old ids are in use again
    assert store.show(before.id).row.id == before.id
    assert list(store.verify()) == []


def test_another_version_that_cleans_otherwise_leaves_no_old_text(store, making):
    report, analysis = making.simple()
    store.add(report, analysis, AT)
    text = Text(text_id("Another text"), "Another text")
    newer = MadeBy("0.2.0", "test-model-1", "packs-1")
    store.add(replace(report, text=text, title=None), Analysis(text, (), newer), LATER)
    counts = store.counts()
    assert (counts.reports, counts.texts, counts.statements, counts.speakers) == (1, 1, 0, 0)
    assert list(store.verify()) == []


def test_the_name_of_an_entity_is_chosen_afresh_when_a_text_goes(store, making):
    loud, calm = making.simple("No", "ORA VENN", path="a.txt"), making.simple("Yes", "Ora Venn", path="b.txt")
    who = Entity(making.person("Ora Venn").id, "ORA VENN", "person", True)
    speaker = Speaker(who, "speaker", "resolved", "A name.", "named-1")
    loud = making.simple("No", "ORA VENN", path="a.txt", speaker=speaker)
    store.add(*loud, AT)
    assert [entry.name for entry in store.speakers()] == ["ORA VENN"]
    store.add(*calm, AT)
    assert [entry.name for entry in store.speakers()] == ["Ora Venn"]
    newer = MadeBy("0.2.0", "m")
    store.add(calm[0], Analysis(calm[0].text, (), newer), LATER)
    assert [entry.name for entry in store.speakers()] == ["ORA VENN"]
    assert list(store.verify()) == []


def test_a_report_in_another_language_is_stored_without_statements(store, making):
    report, analysis = making.simple()
    report = replace(report, language=Found("nl", "test"))
    store.add(report, replace(analysis, attributions=(), mentions=(), skipped="not in English: nl"), AT)
    assert store.counts().other_language == 1
    (entry,) = store.reports()
    assert (entry.language.value, entry.skipped) == ("nl", "not in English: nl")
    assert list(store.verify()) == []


def test_rejected_inputs_are_listed_once_and_go_when_their_file_was_read(store, making, tmp_path):
    lines, report = tmp_path / "b.jsonl", tmp_path / "report.txt"
    store.reject(Rejected("b.jsonl", 7, "broken line"), AT, lines)
    store.reject(Rejected("report.txt", None, "no permission"), AT, report)
    store.reject(Rejected("report.txt", None, "empty", "00" * 32), LATER, report)
    found = [(one.path, one.line, one.reason, one.raw_sha256, one.at) for one in store.rejected()]
    assert found == [("b.jsonl", 7, "broken line", None, AT), ("report.txt", None, "empty", "00" * 32, LATER)]
    store.add(*making.simple(path="report.txt"), LATER)
    store.settle(report)
    assert [one.path for one in store.rejected()] == ["b.jsonl"]
    store.reject(Rejected("b.jsonl", 9, "broken line"), AT, lines)
    store.settle(lines, {9})
    store.settle(tmp_path / "never.txt")
    assert [(one.path, one.line) for one in store.rejected()] == [("b.jsonl", 9)]
    store.settle(lines)
    assert list(store.rejected()) == []


def test_rejected_files_of_one_name_are_told_apart_by_where_they_are(store, tmp_path):
    one, two = tmp_path / "one" / "b.txt", tmp_path / "two" / "b.txt"
    for file in (one, two, None):
        store.reject(Rejected("b.txt", None, "empty file"), AT, file)
    above = tmp_path.name
    assert [entry.folder for entry in store.rejected()] == [None, f"{above}/one", f"{above}/two"]
    store.reject(Rejected("c.txt", None, "empty file"), AT, tmp_path / "one" / "c.txt")
    assert [entry.folder for entry in store.rejected()][-1] is None, "nothing else has its path"
    store.settle(tmp_path / "one" / "c.txt")
    digest = store.digest()
    store.settle(tmp_path / "two" / ".." / "one" / "b.txt")
    assert len(list(store.rejected())) == 2
    assert store.digest() != digest
    store.settle(None)
    store.settle(two)
    assert list(store.rejected()) == []


def test_names_that_are_no_text_are_kept_escaped(store, making):
    report, analysis = making.simple(path="caf\udce9.txt")
    assert report.id == report_id(report.raw_sha256, "caf\udce9.txt", None)
    store.add(report, analysis, AT)
    store.reject(Rejected("bad\udcff.txt", None, "what \udcff"), AT)
    assert [entry.path for entry in store.reports()] == ["caf\\udce9.txt"]
    assert [entry.path for entry in store.rejected()] == ["bad\\udcff.txt"]
    assert store.knows(report.raw_sha256, report.path, None, analysis.made_by)
    assert list(store.verify()) == []


def test_a_text_with_a_lone_surrogate_is_refused_alone(store, making):
    report, analysis = making.simple()
    text = Text(text_id("a\ud800b"), "a\ud800b")
    with pytest.raises(Unstorable, match="character 1"):
        store.add(replace(report, text=text, title=None), Analysis(text, (), analysis.made_by), AT)
    store.add(report, analysis, AT)
    assert store.counts().reports == 1


def test_an_analysis_of_another_text_is_a_mistake(store, making):
    with pytest.raises(ValueError, match="is of"):
        store.add(making.simple("Yes")[0], making.simple("No")[1], AT)
    assert store.counts().reports == 0


def test_what_breaks_in_the_middle_of_a_report_leaves_nothing(store, making):
    report, analysis = making.made(1)
    store.add(*making.made(2), AT)
    before = store.digest()
    beyond = replace(analysis.mentions[0], span=making.Span(10**6, 10**6 + 2), head=making.Span(10**6, 10**6 + 2))
    with pytest.raises(ValueError, match="reaches past"):
        store.add(report, replace(analysis, mentions=(beyond,)), AT)
    assert store.digest() == before
    assert list(store.verify()) == []
    store.add(report, analysis, AT)
    assert store.counts().reports == 2


def test_control_characters_come_back(store, making):
    report, analysis = making.simple("a\x00b \x02c\x03 \x85 \u2028 🙂 é")
    store.add(report, analysis, AT)
    (row,) = store.statements()
    assert row.content[0].text == "a\x00b \x02c\x03 \x85 \u2028 🙂 é"
    assert list(store.verify()) == []
    (found,) = store.statements(about="c")
    assert found.matches == ()  # the marks of the search stand in the text itself: better none than wrong ones


def _fits(store, report, analysis):
    try:
        return store.add(report, analysis, AT)
    except RecordError:
        return False


def test_a_full_disk_is_one_line_and_the_record_stays_valid(path, making):
    with Store.open(path, create=True) as store:
        store.add(*making.made(0), AT)
        (pages,) = store._db.execute("PRAGMA page_count").fetchone()
        store._db.execute(f"PRAGMA max_page_count = {pages + 12}")
        stored = 0
        with store.writing():
            for number in itertools.count(1):  # the first that does not fit breaks the loop
                report, analysis = making.made(number)
                if not _fits(store, report, analysis):
                    break
                stored = number
            with pytest.raises(RecordError, match="no room left on the disk") as error:
                store.add(report, analysis, AT)
        assert one_line(error)
        assert list(store.verify()) == []
        assert store.counts().reports == stored + 1
        store._db.execute("PRAGMA max_page_count = 1000000")  # room again: the same store goes on
        for number in range(1, stored + 3):
            store.add(*making.made(number), AT)
    with Store.open(path) as store:
        assert list(store.verify()) == []
        assert store.counts().reports == stored + 3


def test_a_record_that_may_not_be_written_can_be_read(path, making):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Store.open(path) as store:
            assert store.counts().statements == 25
            assert len(list(store.statements(about="dam"))) > 0
            assert list(store.verify()) == []
            assert store.digest()
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("mode", ["ro", "immutable"])
def test_modes_without_writing(path, making, mode):
    from onrecord.store.connection import connect

    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    before = path.read_bytes()
    with Store(path, connect(path, mode), mode, 0.0) as store:
        assert len(list(store.statements(limit=5))) == 5
        assert list(store.verify()) == []
        with pytest.raises(RecordError, match="no write permission") as error:
            store.add(*making.made(2), AT)
        assert one_line(error)
    assert path.read_bytes() == before


def test_two_stores_do_not_write_at_once_but_read(path, making):
    with Store.open(path, create=True) as first, Store.open(path, wait=0.1) as second:
        with first.writing():
            first.add(*making.made(1), AT)
            with pytest.raises(RecordBusy, match="being written by another process") as error:
                second.add(*making.made(2), AT)
            assert one_line(error)
            assert second.counts().reports == 1
            rows = second.statements()
            next(rows)
            first.add(*making.made(3), AT)
            assert len(list(rows)) == 24
        second.add(*making.made(2), AT)
        assert first.counts().reports == 3


def test_a_listing_goes_on_while_its_own_store_writes(store, making):
    store.add(*making.made(1), AT)
    exported = store.export_rows()
    first = next(exported)
    store.add(*making.made(2), AT)
    assert len([first, *exported]) == 25  # the moment at which the export began
    assert len(list(store.export_rows())) == 50


def test_dates_and_doubts_survive(store, making):
    published = Dating("2025-03-01", "2025-03-31", ("html meta", "month only"), "March 2025")
    report, analysis = making.simple(published=published)
    byline = Found("City Hall", "html", "an institution's building")
    store.add(replace(report, byline=byline, modified=Dating(None, "2025-04-01", ("x",))), analysis, AT)
    (entry,) = store.reports()
    assert entry.byline == byline
    assert entry.published == published
    assert entry.modified == Dating(None, "2025-04-01", ("x",))


def test_report_from_raw_bytes_of_any_size(store, making):
    report, analysis = making.simple()
    raw = bytes(range(256)) * 4000
    report = replace(report, raw=raw, raw_sha256=sha256(raw), id=report_id(sha256(raw), report.path, None))
    store.add(report, analysis, AT)
    assert store.raw(report.id) == raw
    with pytest.raises(UsageError, match="no report"):
        store.raw("r123")


def test_a_path_is_taken_as_text_or_path(tmp_path):
    Store.open(str(tmp_path / "a.db"), create=True).close()
    assert Path(tmp_path / "a.db").exists()
