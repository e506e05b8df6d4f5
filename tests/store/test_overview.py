"""What the pages count and list a part at a time is what the whole listings have."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.domain import Dating
from onrecord.errors import RecordError, UsageError
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store
from onrecord.store.entries.overview import QUOTATIONS
from onrecord.store.entries.reports import ReportEntry

AT = "2026-01-02T03:04:05Z"


@pytest.fixture(params=[False, True], ids=["read", "reconciled"])
def filled(store: Store, making: ModuleType, request: pytest.FixtureRequest) -> Store:
    for number in range(6):
        store.add(*making.made(number), AT)
    store.add(*making.simple("Nobody will leave the valley", "Tam Kerr", path="z/one.txt", published=_day(2025, 3)), AT)
    for path in ("z/two.txt", "z/three.txt"):  # the same words twice more
        store.add(*making.simple("Nobody will leave the valley", "Tam Kerr", path=path, title=path), AT)
    if request.param:
        reconcile(store, Knowledge(), at=AT)
    return store


def _day(year: int, month: int) -> Dating:
    return Dating(f"{year}-{month:02}-01", f"{year}-{month:02}-01", ("test",))


def test_the_ranking_is_that_of_the_listing(filled: Store) -> None:
    listed = [(one.id, one.kind, one.named, one.statements) for one in filled.speakers()]
    ranked = [(one.id, one.kind, one.named, one.statements) for one in filled.overview.ranking()]
    assert ranked == listed
    assert len(ranked) > 5


def test_people_come_in_the_order_asked_for_and_as_the_listing_has_them(filled: Store) -> None:
    everybody = list(filled.speakers())
    asked = [everybody[3].id, "e00000000000000000000", everybody[0].id]
    assert filled.overview.people(asked) == [everybody[3], everybody[0]]
    assert filled.overview.people([]) == []


def test_names_mean_whom_they_mean_in_the_listing(filled: Store) -> None:
    assert set(filled.overview.meant("venn")) == {one.id for one in filled.speakers("venn")}
    assert filled.overview.meant("nobody of that name") == ()
    with pytest.raises(UsageError):
        filled.overview.meant("—")


def test_every_statement_and_report_has_one_moment(filled: Store) -> None:
    found = filled.overview.moments()
    counts = filled.counts()
    assert Counter(kind == len(QUOTATIONS) for kind in found.kinds) == {False: counts.statements, True: counts.reports}
    assert list(found.days) == sorted(found.days)
    assert sum(number for _, _, number in found.by_day()) == counts.statements
    entries = filled.overview.at(found, 0, len(found))
    assert [place for place, _ in entries] == list(range(len(found)))
    assert len({row.id for _, row in entries}) == len(found)
    reports = [row.id for _, row in entries if isinstance(row, ReportEntry)]
    assert sorted(reports) == sorted(report.id for report in filled.reports())


def test_moments_are_those_of_the_timeline_of_a_speaker(filled: Store) -> None:
    for someone in list(filled.speakers())[:4]:
        found = filled.overview.moments(someone.id)
        entries = [row for _, row in filled.overview.at(found, 0, len(found))]
        timeline = {row.statement for row in filled.timeline(someone.id)}
        assert {row.statement for row in entries if not isinstance(row, ReportEntry)} == timeline
        assert len(found) == someone.statements


def test_a_part_of_the_moments_is_shown_alone(filled: Store) -> None:
    found = filled.overview.moments()
    whole = filled.overview.at(found, 0, len(found))
    assert filled.overview.at(found, 5, 11) == whole[5:11]
    assert filled.overview.at(found, len(found), len(found) + 5) == []


def test_what_may_have_been_in_any_of_many_years_has_no_place_in_time(store: Store, making: ModuleType) -> None:
    vague, known = Dating("1990-01-01", "2020-12-31", ("test",)), _day(2025, 3)
    store.add(*making.simple("One", path="a.txt", published=vague), AT)
    store.add(*making.simple("Two", path="b.txt", published=known), AT)
    store.add(*making.simple("Three", path="c.txt"), AT)
    assert sorted(store.overview.moments().by_day(), key=str) == [("2025-03-01", "direct", 1), (None, "direct", 2)]
    assert store.overview.holdings().earliest == "2025-03-01"
    assert store.overview.moments().dated() == ("2025-03-01", "2025-03-01")


def test_moments_reach_from_the_first_to_the_last_day_that_they_may_be_of(store: Store, making: ModuleType) -> None:
    stretch = Dating("2025-01-10", "2025-12-20", ("test",))
    store.add(*making.simple("One", path="a.txt", published=stretch), AT)
    store.add(*making.simple("Two", path="b.txt", published=_day(2025, 3)), AT)
    assert store.overview.moments().dated() == ("2025-01-10", "2025-12-20")


def test_statements_follow_the_report_that_first_told_them(store: Store, making: ModuleType) -> None:
    for path, words in (("b.txt", "Second"), ("a.txt", "First"), ("c.txt", "Third")):
        store.add(*making.simple(words, path=path, published=_day(2025, 3)), AT)
    found = store.overview.moments()
    shown = [
        row.path if isinstance(row, ReportEntry) else row.content[0].text
        for _, row in store.overview.at(found, 0, len(found))
    ]
    assert shown == ["a.txt", "First", "b.txt", "Second", "c.txt", "Third"]


def test_the_order_of_reading_is_no_matter(tmp_path: Path, making: ModuleType) -> None:
    shown = []
    for name, order in (("one", range(5)), ("two", (3, 0, 4, 1, 2))):
        with Store.open(tmp_path / name, create=True) as store:
            for number in order:
                store.add(*making.made(number), AT)
            reconcile(store, Knowledge(), at=AT)
            found = store.overview.moments()
            shown.append([row.id for _, row in store.overview.at(found, 0, len(found))])
            shown[-1] += [one.id for one in store.overview.ranking()]
    assert shown[0] == shown[1]


def test_most_told_are_statements_of_several_reports(filled: Store) -> None:
    tam = next(one for one in filled.speakers("Tam Kerr"))
    found = filled.overview.most_told(tam.id, 3)
    for row in found:
        assert row.told is not None
        assert row.told.reports > 1
    several = {row.statement for row in filled.statements(tam.id) if row.told is not None and row.told.reports > 1}
    assert {row.statement for row in found} == several
    assert filled.overview.most_told(tam.id, 0) == []


def test_discrepancies_and_developments_come_a_part_at_a_time(filled: Store) -> None:
    whole = list(filled.discrepancies())
    view = filled.overview
    assert view.discrepancies(None, None, 1000) == whole
    assert [*view.discrepancies(None, None, 2), *view.discrepancies(None, None, 1000, 2)] == whole
    assert sum(view.differing().values()) == len(whole)
    for someone in list(filled.speakers())[:3]:
        said = {row.statement for row in filled.statements(someone.id)}
        about = [one for one in whole if said & set(one.statements)]
        assert view.discrepancies(None, None, 1000, 0, someone.id) == about
    assert view.developments(1000) == list(filled.developments())


def test_who_speaks_on_a_side_is_who_speaks_in_the_listing(filled: Store) -> None:
    rows = list(filled.statements(limit=40))
    found = filled.overview.said_by(row.id for row in rows)
    for row in rows:
        assert [(one.id or None, one.name) for one in found[row.id]] == [(who.id, who.name) for who in row.speakers]


def test_holdings_count_what_is_there(filled: Store) -> None:
    held = filled.overview.holdings()
    counts = filled.counts()
    assert sum(made.texts for made in held.made_with) == counts.texts
    assert sum(number for _, number in held.languages) == counts.reports
    assert sum(number for _, number in held.formats) == counts.reports
    assert held.discrepancies == len(list(filled.discrepancies()))
    assert held.as_dict()["made_with"][0]["model"] == "test-model-1"


def test_an_empty_record_has_empty_views(store: Store) -> None:
    view = store.overview
    assert (view.ranking(), len(view.moments()), view.differing(), view.developments(5)) == ((), 0, {}, [])
    assert view.holdings().made_with == ()


def test_what_goes_wrong_is_one_line(filled: Store) -> None:
    filled._db.execute("DROP TABLE speaker")
    with pytest.raises(RecordError, match="no such table"):
        filled.overview.ranking()
