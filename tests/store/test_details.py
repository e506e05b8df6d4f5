"""Figures, dates, occasions and clues: kept as they were found, found again, and gone with what they belong to."""

from __future__ import annotations

import itertools
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain import Clue, Dating, MadeBy, Span, Written
from onrecord.errors import UsageError
from onrecord.store import Store
from onrecord.store.wanted import Wanted

AT = "2026-01-02T03:04:05Z"
LATER = "2026-02-03T04:05:06Z"
NEWER = MadeBy("0.2.0", "test-model-2", "packs-1")


def spans(quotes):
    return [(quote.start, quote.end) for quote in quotes]


def test_figures_dates_and_occasions_come_back_as_they_were(store, making):
    report, analysis = making.detailed(1)
    store.add(report, analysis, AT)
    text = analysis.text.text
    rows = {row.id: row for row in store.statements()}
    assert sum(len(one.figures) for one in analysis.attributions) > 4
    for one in analysis.attributions:
        row = rows[one.id]
        assert len(row.figures) == len(one.figures)
        for said, kept in zip(one.figures, row.figures, strict=True):
            assert (kept.quote.start, kept.quote.end, kept.quote.text) == (
                said.span.start,
                said.span.end,
                said.span.of(text),
            )
            same = ("kind", "low", "high", "unit", "bound", "approximate", "counts", "of", "unit_basis", "rate", "rule")
            assert [getattr(kept, name) for name in same] == [getattr(said, name) for name in same]
            for span, quote in ((said.counts_span, kept.counts_span), (said.of_span, kept.of_span)):
                assert (span and span.of(text)) == (quote and quote.text)
            periods = [(period.quote.start, period.months) for period in kept.periods]
            assert periods == [(period.span.start, period.months) for period in said.periods]
            assert (kept.time is None) == (said.time is None)
            if said.time is not None:
                assert (kept.time.rule, kept.time.anchor) == (said.time.rule, said.time.anchor)
        assert [(date.rule, date.event) for date in row.dates] == [(date.rule, date.event) for date in one.dates]
        if one.occasion is None:
            assert row.occasion is None
            assert row.as_dict()["occasion"]["kind"] == "unknown"
        else:
            same = ("kind", "medium", "interlocutor", "place", "event", "rule")
            assert [getattr(row.occasion, name) for name in same] == [getattr(one.occasion, name) for name in same]
            assert spans(row.occasion.evidence) == [(span.start, span.end) for span in one.occasion.evidence]
            assert row.occasion.date.rule == one.occasion.date.rule
    assert store._db.execute("SELECT count(*) FROM occasion").fetchone() == (2,)
    assert list(store.verify()) == []


def test_a_date_is_kept_once_and_reckoned_for_all_who_refer_to_it(store, making):
    store.add(*making.detailed(1), AT)
    with store.times() as times, times.transaction():
        (text,) = times.texts_to_date()
        places = [place for place, date in times.dates(text) if date.anchor == "publication"]
        assert len(places) == len({(date.span, date.rule) for _, date in times.dates(text) if date.anchor[0] == "p"})
        for place in places:
            times.set_dating(text, place, "2025-03-11", "2025-03-11", ["the Tuesday before"])
        times.text_dated(text)
        assert times.texts_to_date() == []
    found = [
        date
        for row in store.statements()
        for date in (*row.dates, *(figure.time for figure in row.figures), row.occasion and row.occasion.date)
        if date is not None and date.anchor == "publication"
    ]
    assert len(found) > len(places)
    assert {(date.earliest, date.latest, date.basis) for date in found} == {
        ("2025-03-11", "2025-03-11", ("the Tuesday before",))
    }
    with store.times() as times, times.transaction():
        times.set_dating(text, places[0], None, None)
        assert dict(times.dates(text))[places[0]].dating is None


def test_reconcile_reads_what_the_analysis_found(store, making):
    report, analysis = making.detailed(2)
    store.add(report, analysis, AT)
    with store.times() as times:
        (text,) = times.texts_to_date(5)
        facts = times.text(text)
        assert (facts.id, facts.content) == (analysis.text.id, analysis.text.text)
        assert facts.published == ((report.published,) if report.published else ())
        assert times.clues(text) == analysis.clues
        told = {date for one in analysis.attributions for date in one.dates}
        assert told <= {date for _, date in times.dates(text)}
        assert times.text(99) is None
        with times.transaction():
            times.text_dated(text)
            times.touch([text])
            times.touch_all()
        assert times.texts_to_date() == [text]


WRITTEN = Written(
    "2020-05-01",
    "2020-08-31",
    (Clue((Span(0, 6),), "2020-05-01", None, "It tells of May 2020.", "event-1", 0.9),),
    (Clue((Span(0, 6), Span(7, 8)), None, "2019-01-01", "Venn still led the port.", "office-1"),),
)


def test_what_the_text_tells_of_its_time_is_kept_with_its_reasons(store, making):
    store.add(*making.simple(title="Report on a dam"), AT)
    with store.times() as times, times.transaction():
        times.set_publication(1, None)
        assert times.publication(1) is None
        times.set_publication(1, WRITTEN)
        times.set_publication(1, WRITTEN)
        assert times.publication(1) == WRITTEN
    (entry,) = store.reports()
    assert entry.inferred
    assert entry.published == Dating("2020-05-01", "2020-08-31", ("It tells of May 2020.",))
    assert [clue.because for clue in entry.written.set_aside] == ["Venn still led the port."]
    assert [quote.text for quote in entry.written.set_aside[0].spans] == ["Report", "o"]
    (row,) = store.statements()
    assert row.as_dict()["report"]["published"]["basis"] == ["It tells of May 2020."]
    assert "by its own words between 1 May 2020" in store.show(row.id).citation
    assert list(store.verify()) == []


def test_a_date_that_comes_with_the_report_goes_before_what_the_text_tells(store, making):
    store.add(*making.simple(published=Dating("2025-03-14", "2025-03-14", ("meta",))), AT)
    with store.times() as times, times.transaction():
        times.set_publication(1, WRITTEN)
    (entry,) = store.reports()
    assert (entry.published.earliest, entry.inferred) == ("2025-03-14", False)
    assert entry.written.latest == "2020-08-31"
    assert list(store.statements(until="2024")) == []
    assert len(list(store.statements(since="2025-03", until="2025-03"))) == 1


def test_reports_in_the_order_of_their_publication(store, making):
    days = [("2020-06-01", "2020-06-30"), (None, "2020-01-31"), ("2021-01-01", None), (None, None), ("2020-06-10",) * 2]
    for number, (earliest, latest) in enumerate(days):
        published = Dating(earliest, latest, ("meta",)) if number % 2 == 0 else None
        store.add(*making.simple(f"Part {number}", path=f"{number}.txt", published=published), AT if number else LATER)
        if published is None and latest is not None:
            with store.times() as times, times.transaction():
                times.set_publication(times.texts_to_date()[-1], Written(earliest, latest))
    assert [entry.path[0] for entry in store.reports(order="published")] == list("14023")
    assert [entry.path[0] for entry in store.reports(order="read")] == list("12340")
    assert [entry.path[0] for entry in store.reports()] == list("01234")
    with pytest.raises(UsageError, match="order must be one of path, published, newest, read"):
        store.reports(order="size")


def timed(store, making, content, published, said, **more):
    """A report published on a day, with a statement on an occasion of a day."""
    report, analysis = making.simple(content, published=Dating(published, published, ("meta",)), **more)
    if said is not None:
        date = making.Date(Span(0, 3), "day", "x-1", "publication", Dating(said, said, ("x",)))
        occasion = making.Occasion("speech", date=date)
        analysis = replace(analysis, attributions=(replace(analysis.attributions[0], occasion=occasion),))
    store.add(report, analysis, AT)


def test_a_statement_is_of_the_day_of_its_occasion_else_of_the_publication(store, making):
    timed(store, making, "never", "2025-03-14", "2019-05-01", path="a.txt")
    timed(store, making, "now", "2025-03-14", None, path="b.txt")
    timed(store, making, "before", "2024-03-14", None, path="c.txt")
    store.add(*making.simple("undated", path="d.txt"), AT)
    timed(store, making, "someone else", "2025-03-14", None, path="e.txt", name="Tam Kerr")

    def said(rows):
        return [row.content[0].text for row in rows]

    assert said(store.statements(until="2020")) == ["never"]
    assert said(store.statements(since="2020", speaker="Venn")) == ["now", "before"]
    assert said(store.statements(since="2019-05-01", until="2019-05-01")) == ["never"]
    assert said(store.timeline("Ora Venn")) == ["never", "before", "now", "undated"]
    assert said(store.timeline("Venn", about="now OR never")) == ["never", "now"]
    never, before, *_, undated = store.timeline("Venn")
    assert (never.time.earliest, never.time_of) == ("2019-05-01", "occasion")
    assert (before.time.earliest, before.time_of) == ("2024-03-14", "publication")
    assert (undated.time, undated.time_of) == (None, None)
    assert never.as_dict()["time"]["of"] == "occasion"
    with pytest.raises(UsageError):
        list(store.statements(since="2021", until="2020"))


def test_which_report_of_a_text_is_shown_depends_on_the_days_asked_for(store, making):
    for path, day in (("a.txt", "2024-01-01"), ("b.txt", "2025-01-01")):
        store.add(*making.simple(path=path, published=Dating(day, day, ("meta",))), AT)
    (row,) = store.statements(since="2025")
    assert (row.report.path, [other.path for other in row.also_in]) == ("b.txt", ["a.txt"])


def test_figures_are_listed_with_their_statements(store, making):
    for number in range(1, 4):
        store.add(*making.detailed(number), AT)
    every = list(store.figures(Wanted()))
    assert len(every) == sum(len(row.figures) for row in store.statements()) > 10
    money = list(store.figures(Wanted(unit="usd")))
    assert money
    assert {entry.figure.low for entry in money} == {"35000000000"}
    assert {entry.figure.unit for entry in store.figures(Wanted(kind="money"))} == {"USD", "EUR"}
    one = next(entry for entry in every if entry.figure.counts)
    found = list(store.figures(Wanted(counts=one.figure.counts[:3].upper())))
    assert one.figure in [entry.figure for entry in found]
    assert all(entry.figure.counts.casefold().startswith(one.figure.counts[:3].casefold()) for entry in found)
    assert len(list(store.figures(Wanted(limit=3)))) == 3
    shape = money[0].as_dict()
    assert shape["attribution"] == money[0].row.id
    assert shape["report"]["id"] == money[0].row.report.id
    figure = money[0].figure
    assert list(shape)[:3] == ["start", "end", "text"]
    assert (shape["text"], shape["text_id"]) == (figure.quote.text, money[0].row.text)
    assert shape["time"] == (figure.time and figure.time.as_dict())
    assert shape["said"] == money[0].row.as_dict()["time"]
    for wrong in (Wanted(kind="price"), Wanted(counts="!"), Wanted(limit=-1)):
        with pytest.raises(UsageError):
            store.figures(wrong)


def tables(store):
    names = ["date", "content_date", "figure", "figure_part", "occasion", "occasion_evidence", "clue", "clue_span"]
    names += ["publication", "publication_clue", "publication_span"]
    return {name: store._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def test_reading_again_loses_nothing_and_leaves_nothing_behind(store, making):
    report, analysis = making.detailed(1)
    store.add(report, analysis, AT)
    with store.times() as times, times.transaction():
        times.set_publication(1, replace(WRITTEN, set_aside=()))
        times.text_dated(1)
    before, digest = tables(store), store.digest()
    assert all(before.values())
    assert not store.add(report, analysis, LATER)
    assert (tables(store), store.digest()) == (before, digest)
    assert store.add(*making.detailed(1, NEWER), LATER)  # another model: all of it again, the interval yet to be found
    with store.times() as times:
        assert times.texts_to_date() == [1]
        assert times.publication(1) is None
    derived = {"publication": 0, "publication_clue": 0, "publication_span": 0}
    assert tables(store) == {**before, **derived}
    bare = replace(making.detailed(1)[1], made_by=MadeBy("0.3.0", "m"))
    bare = replace(bare, attributions=(), clues=())
    store.add(report, bare, LATER)
    assert not any(tables(store).values())
    assert list(store.verify()) == []


def test_a_text_whose_report_was_read_otherwise_is_dated_again(store, making):
    one = making.simple(path="a.txt", published=Dating("2025-01-01", "2025-01-01", ("meta",)))
    two = making.simple(path="b.txt")
    store.add(*one, AT)
    store.add(*two, AT)
    with store.times() as times, times.transaction():
        times.text_dated(1)
    other = making.simple("Another text", path="a.txt")
    moved = replace(other[0], id=one[0].id, raw=one[0].raw, raw_sha256=one[0].raw_sha256)
    store.add(moved, replace(other[1], made_by=NEWER), AT)
    with store.times() as times:
        assert times.texts_to_date() == [1, 2]
        assert times.text(1).published == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)), again=st.lists(st.integers(0, 3), max_size=3))
def test_the_order_of_reading_does_not_matter(tmp_path_factory, making, order, again):
    digests = set()
    for numbers in (range(4), [*order, *again]):
        with Store.open(tmp_path_factory.mktemp("order") / "r.db", create=True) as store, store.writing():
            for number in numbers:
                store.add(*making.detailed(number), AT)
            assert list(store.verify()) == []
            digests.add(store.digest())
    assert len(digests) == 1


TAMPERED = {
    "a figure's words": ("UPDATE figure SET quote = 'x'", "does not quote"),
    "a figure's number": ("UPDATE figure SET low = '1e9', high = '1e9' WHERE low IS NOT NULL", "no plain decimal"),
    "a figure's range": ("UPDATE figure SET low = '99999999999999' WHERE low IS NOT NULL", "is not between"),
    "a figure's kind": ("UPDATE figure SET kind = 'price'", "kind or bound that is none"),
    "a figure's rate": ("UPDATE figure SET rate = 'many'", "no plain decimal"),
    "what it counts": ("UPDATE figure_part SET quote = 'x'", "does not quote"),
    "a period": ("UPDATE figure_part SET months = NULL", "whose length is no plain decimal"),
    "a date's words": ("UPDATE date SET start = start + 1", "does not quote"),
    "a date's days": ("UPDATE date SET earliest = '2025-02-30'", "are no days"),
    "a date's order": ("UPDATE date SET earliest = '2025-02-03', latest = '2025-02-01'", "ends before it begins"),
    "a date's basis": ("UPDATE date SET basis = '{' WHERE basis IS NOT NULL", "not a list"),
    "a granularity": ("UPDATE date SET granularity = 'hour'", "granularity that is none"),
    "an occasion's kind": ("UPDATE occasion SET kind = 'ball'", "kind that is none"),
    "an occasion's evidence": ('UPDATE occasion_evidence SET "end" = 99999', "outside of a text"),
    "an occasion of nobody": ("UPDATE attribution SET occasion = NULL", "nothing in the record refers"),
    "an occasion of another text": ("UPDATE attribution SET occasion = 1 WHERE occasion > 2", "of another text"),
    "a date of another text": ("UPDATE content_date SET date = 1", "of another text"),
    "a clue's words": ("UPDATE clue_span SET quote = 'x'", "does not quote"),
    "a clue's days": ("UPDATE clue SET earliest = 'May'", "are no days"),
    "an interval": ("UPDATE publication SET earliest = '2030-01-01'", "ends before it begins"),
    "its evidence": ("UPDATE publication_span SET quote = 'x'", "does not quote"),
    "a type": ("UPDATE figure SET low = x'00', high = x'00' WHERE low IS NOT NULL", "no plain decimal"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found_and_can_be_looked_at(path, making, name):
    with Store.open(path, create=True) as store:
        for number in (1, 2):
            store.add(*making.detailed(number), AT)
        with store.times() as times, times.transaction():
            times.set_publication(1, WRITTEN)
        assert list(store.verify()) == []
    sql, expected = TAMPERED[name]
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(sql)
    db.close()
    with Store.open(path) as store:
        problems = [str(problem) for problem in store.verify()]
        assert any(expected in problem for problem in problems), problems
        assert len(list(store.statements())) == 12
        assert len(list(itertools.islice(store.figures(Wanted()), 3))) == 3
        assert len(list(store.reports(order="published"))) == 2
