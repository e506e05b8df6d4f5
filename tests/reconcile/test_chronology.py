from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Clue, Date, Dating, Span
from onrecord.ids import report_id
from onrecord.knowledge import Event, Knowledge, When
from onrecord.reconcile import reconcile
from onrecord.reconcile.chronology import against, date_reports, intersect, weight
from onrecord.store import Store
from onrecord.store.migrations import script, statements
from onrecord.store.times import believed
from tests.reconcile.reports import AT, report

_DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


@st.composite
def clues(draw: st.DrawFn) -> Clue:
    first, length = draw(_DAYS), draw(st.integers(0, 4000))
    low, high = first.isoformat(), (first + timedelta(days=length)).isoformat()
    start = draw(st.integers(0, 50))
    return Clue(
        (Span(start, start + draw(st.integers(1, 9))),),
        draw(st.sampled_from([None, low])),
        draw(st.sampled_from([None, high])),
        "because",
        draw(st.sampled_from(["a-1", "b-1", "c-1"])),
        draw(st.sampled_from([None, 0.4, 0.8, 0.95, 1.0])),
    )


def clue(earliest: str | None, latest: str | None, share: float | None = 0.9, rule: str = "a-1", at: int = 0) -> Clue:
    return Clue((Span(at, at + 1),), earliest, latest, "because", rule, share)


@given(st.lists(clues(), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_clues_makes_no_difference(some: list[Clue], rng: random.Random) -> None:
    shuffled = list(some)
    rng.shuffle(shuffled)
    assert intersect(shuffled) == intersect(some)


@given(st.lists(clues(), max_size=12))
def test_every_clue_is_kept_and_the_basis_meets(some: list[Clue]) -> None:
    written = intersect(some)

    assert sorted(map(repr, (*written.basis, *written.set_aside))) == sorted(map(repr, some))
    assert not (written.earliest and written.latest) or written.earliest <= written.latest
    for one in written.basis:  # each of them allows all the days of the interval
        assert one.earliest is None or (written.earliest is not None and one.earliest <= written.earliest)
        assert one.latest is None or (written.latest is not None and written.latest <= one.latest)
    for one in written.set_aside:  # and each of these at most some of them
        assert (one.earliest or "") > (written.earliest or "") or (one.latest or "9") < (written.latest or "9")


@given(st.lists(clues(), max_size=12))
def test_the_basis_alone_says_the_same(some: list[Clue]) -> None:
    written = intersect(some)
    again = intersect(written.basis)
    assert (again.earliest, again.latest, again.basis, again.set_aside) == (
        written.earliest,
        written.latest,
        written.basis,
        (),
    )


@given(st.lists(clues(), min_size=1, max_size=8), clues())
def test_a_clue_said_twice_counts_once(some: list[Clue], other: Clue) -> None:
    once, twice = intersect([*some, other]), intersect([*some, other, other, other])
    assert (once.earliest, once.latest) == (twice.earliest, twice.latest)


def test_nothing_told_is_nothing_known() -> None:
    written = intersect([])
    assert (written.earliest, written.latest, written.basis, written.set_aside) == (None, None, (), ())


def test_what_all_leave_open() -> None:
    written = intersect([clue("2016-02-01", None), clue("2015-06-16", "2016-05-03"), clue(None, "2016-03-15")])
    assert (written.earliest, written.latest) == ("2016-02-01", "2016-03-15")
    assert len(written.basis) == 3


def test_the_lighter_side_is_set_aside_and_kept() -> None:
    former = clue("2021-01-20", "2025-01-20", 0.97, "office-former-1")
    holder = clue("2025-01-25", None, 0.97, "office-holder-1")
    new = clue("2025-01-20", "2025-09-01", 0.9, "office-new-1")
    written = intersect([former, holder, new])
    assert (written.earliest, written.latest, written.set_aside) == ("2025-01-25", "2025-09-01", (former,))


def test_two_doubtful_clues_do_not_outweigh_a_sure_one() -> None:
    sure = clue("2020-01-01", "2020-12-31", 0.99, "a-1")
    doubtful = [clue("2010-01-01", "2010-12-31", 0.6, "b-1"), clue("2010-01-01", "2010-12-31", 0.6, "c-1")]
    assert weight(sure) > sum(map(weight, doubtful))
    assert set(intersect([sure, *doubtful]).set_aside) == set(doubtful)


def test_of_equal_sides_the_later_wins() -> None:
    early, late = clue("2010-01-01", "2010-12-31"), clue("2012-01-01", "2012-12-31")
    assert intersect([early, late]).basis == (late,)


def test_days_known_otherwise_are_kept_with_the_clues_for_and_against_them() -> None:
    holds, not_ = clue("2016-01-01", "2016-12-31"), clue("2020-01-01", None)
    written = against([not_, holds], Dating("2016-05-01", "2016-05-01", ("jsonl field published",)))
    assert (written.earliest, written.latest) == ("2016-05-01", "2016-05-01")
    assert (written.basis, written.set_aside) == ((holds,), (not_,))


FAIR = Event(
    "ev:eastmere-fair-2024",
    "2024 Eastmere fair",
    (),
    "Eastmere",
    When.of("2024-05-01"),
    When.of("2024-05-03"),
    "yearbook",
)


def add(store: Store, path: str, *some: Clue, day: str | None = None, dates: tuple[Date, ...] = ()) -> None:
    made, analysis = report("Ada Kerr", path=path, day=day)
    first = replace(analysis.attributions[0], dates=dates)
    store.add(made, replace(analysis, attributions=(first, *analysis.attributions[1:]), clues=some), AT)


def test_an_undated_text_has_what_its_clues_leave_open(store: Store) -> None:
    add(store, "a.txt", clue("2024-01-01", "2024-12-31"), clue("2024-06-01", None, at=3), clue("2030-01-01", None, 0.6))
    assert date_reports(store, Knowledge()).dated == 1
    with store.times() as times:
        written = times.publication(1)
        assert written is not None
        assert (written.earliest, written.latest) == ("2024-06-01", "2024-12-31")
        assert [one.earliest for one in written.set_aside] == ["2030-01-01"]
        assert times.texts_to_date() == []
    [row] = store.reports()
    assert row.as_dict()["published"]["earliest"] == "2024-06-01"


def test_a_date_that_comes_with_a_report_wins_and_the_clues_against_it_are_kept(store: Store) -> None:
    add(store, "a.txt", clue("2024-06-01", None), day="2023-03-14")
    date_reports(store, Knowledge())
    with store.times() as times:
        written = times.publication(1)
        assert written is not None
        assert (written.earliest, written.latest, len(written.set_aside)) == ("2023-03-14", "2023-03-14", 1)
    [row] = store.reports()
    assert row.as_dict()["published"]["earliest"] == "2023-03-14"


def test_a_date_after_the_day_of_reading_is_not_believed(store: Store) -> None:
    add(store, "a.txt", clue("2024-06-01", "2024-06-30"), day="2031-03-14")
    date_reports(store, Knowledge())
    with store.times() as times:
        written = times.publication(1)
        assert written is not None
        assert (written.earliest, written.latest, written.set_aside) == ("2024-06-01", "2024-06-30", ())


def test_relative_dates_are_reckoned_from_the_days_of_the_text(store: Store) -> None:
    span = Span(40, 44)
    yesterday = Date(span, "day", "day-1:-1", "publication")
    add(store, "a.txt", day="2024-06-10", dates=(yesterday,))
    add(store, "b.txt", clue("2024-06-10", "2024-06-12"), dates=(yesterday,))
    add(store, "c.txt", dates=(yesterday,))
    after_fair = Date(span, "vague", "after-1", "event", event=FAIR.id)
    add(store, "d.txt", dates=(after_fair,))
    date_reports(store, Knowledge(events=(FAIR,)))
    with store.times() as times:
        reckoned = [times.dates(key)[0][1].dating for key in range(1, 5)]
    assert [one and (one.earliest, one.latest) for one in reckoned] == [
        ("2024-06-09", "2024-06-09"),
        ("2024-06-09", "2024-06-11"),
        None,
        ("2024-05-01", None),  # after an event of several days: after the first of them at least
    ]


def test_a_rule_that_this_version_cannot_read_leaves_the_date_open(store: Store) -> None:
    odd = tuple(Date(Span(40, 44), "day", rule, "publication") for rule in ("week-9:soon", "day-1:x", "day-1:-1"))
    add(store, "a.txt", day="2024-06-10", dates=odd)
    date_reports(store, Knowledge())
    with store.times() as times:
        found = {one.rule: one.dating for _, one in times.dates(1)}
    assert [rule for rule, dating in found.items() if dating is not None] == ["day-1:-1"]


def test_other_packs_reckon_everything_again(store: Store) -> None:
    add(store, "a.txt", dates=(Date(Span(40, 44), "vague", "after-1", "event", event=FAIR.id),))
    reconcile(store, Knowledge(), at=AT)
    with store.times() as times:
        assert times.dates(1)[0][1].dating is None
    reconcile(store, Knowledge(events=(FAIR,), digest="other"), at=AT)
    with store.times() as times:
        assert times.dates(1)[0][1].dating is not None


def test_a_date_after_the_day_of_reading_is_shown_with_its_doubt_and_nowhere_believed(store: Store) -> None:
    add(store, "told.txt", clue("2024-06-01", "2024-06-30"), day="2031-03-14")
    add(store, "bare.txt", day="2031-03-14")
    add(store, "over-there.txt", day="2026-01-03")  # it has begun there when it is read
    reconcile(store, Knowledge(), at="2035-01-01T00:00:00Z")  # it counts when it was read
    told, bare, there = (next(row for row in store.reports() if row.path == f"{name}.txt") for name in NAMES)
    assert told.published is not None
    assert (told.published.earliest, told.published.latest, told.inferred) == ("2024-06-01", "2024-06-30", True)
    assert "2031-03-14" in told.published.basis[-1]
    assert "not believed: it lies after the day of reading" in told.published.basis[-1]
    assert bare.published is not None
    assert (bare.published.earliest, bare.published.latest, bare.inferred) == (None, None, False)
    assert "not believed" in bare.published.basis[0]
    assert there.published is not None
    assert (there.published.earliest, there.inferred) == ("2026-01-03", False)

    assert [row.path for row in store.reports(order="published")] == ["told.txt", "over-there.txt", "bare.txt"]
    assert list(store.statements(since="2031", until="2031")) == []
    assert [row.report.path for row in store.statements(until="2025")] == ["told.txt"]
    exported = {row["report"]["path"]: row for row in store.export_rows()}
    assert exported["told.txt"]["report"]["published"]["earliest"] == "2024-06-01"
    assert exported["told.txt"]["time"]["of"] == "publication"
    assert exported["bare.txt"]["report"]["published"]["earliest"] is None
    assert exported["bare.txt"]["time"]["of"] is None
    assert list(store.verify()) == []


NAMES = ("told", "bare", "over-there")


@given(
    days=st.tuples(*[st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2028, 1, 1)))] * 2), hour=st.integers(0, 23)
)
def test_rows_and_views_believe_the_same(days: tuple[date | None, date | None], hour: int) -> None:
    earliest, latest = (day.isoformat() if day else None for day in days)
    read = f"2026-01-02T{hour:02d}:04:05+00:00"
    sql = views().replace("CREATE VIEW", "CREATE TEMP VIEW")
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE TABLE report (key, text, published_earliest, published_latest, read_at)")
        db.execute("CREATE TABLE publication (text, earliest, latest)")
        db.execute("INSERT INTO report VALUES (1, 1, ?, ?, ?)", (earliest, latest, read))
        db.execute(sql)
        (found,) = db.execute("SELECT ifnull(earliest, latest) FROM published").fetchall()
    assert (found[0] is not None) == (bool(earliest or latest) and believed(earliest, latest, read))


def views() -> str:
    """How the view of when reports were published is made."""
    return next(one for one in statements(script("views.sql")) if "CREATE VIEW published " in one)


def test_two_reports_of_one_text_show_each_its_own_date_with_its_basis(store: Store) -> None:
    made, analysis = report("Ada Kerr", path="a.txt", day="2024-03-14")
    other = replace(
        made,
        id=report_id(made.raw_sha256, "b.txt", None),
        path="b.txt",
        published=Dating("2024-03-12", "2024-03-12", ("jsonl field published",)),
    )
    for one in (made, other):
        store.add(one, analysis, AT)
    reconcile(store, Knowledge(), at=AT)
    first, second = store.reports()
    assert (first.published, second.published) == (made.published, other.published)
    with store.times() as times:
        written = times.publication(1)
    assert written is None or (written.earliest, written.latest) == ("2024-03-12", "2024-03-14")
    (row,) = store.export_rows()
    assert row["report"]["published"]["basis"] == ["test"]
    assert row["also_in"][0]["published"] == {
        "earliest": "2024-03-12",
        "latest": "2024-03-12",
        "basis": ["jsonl field published"],
    }
