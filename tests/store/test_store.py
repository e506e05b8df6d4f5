"""Writing reports and what comes back: each whole or not at all, in any order, by any version."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain import Analysis, Dating, Entity, Found, MadeBy, Rejected, Speaker, Text
from onrecord.errors import (
    RecordError,
    Unstorable,
    UsageError,
)
from onrecord.ids import report_id, sha256, text_id
from onrecord.store import Store
from tests.store.conftest import one_line

AT = "2026-01-02T03:04:05Z"
LATER = "2026-02-03T04:05:06Z"


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
