"""A report shown in part is what the whole of it has there, and a version comes with the text around it."""

from __future__ import annotations

from types import ModuleType

import pytest

from onrecord.errors import NotInRecord, UsageError
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store
from onrecord.store.showing import CONTEXT
from onrecord.store.wanted import Wanted

AT = "2026-01-02T03:04:05Z"


@pytest.fixture
def report(store: Store, making: ModuleType) -> str:
    """The id of a report in the record."""
    found, analysis = making.made(1)
    store.add(found, analysis, AT)
    store.add(*making.made(2), AT)
    return str(found.id)


@pytest.mark.parametrize(("start", "end"), [(0, 400), (400, 1100), (1234, 1235), (0, None), (900, None), (5, 10**12)])
def test_a_part_is_what_the_whole_has_there(store: Store, report: str, start: int, end: int | None) -> None:
    whole = store.show_report(report)
    last = min(end if end is not None else len(whole.content), len(whole.content))

    part = store.show_report(report, start, end)

    assert part.report == whole.report
    assert (part.start, part.content) == (start, whole.content[start:last])
    over = [
        row
        for row in whole.statements
        if any(quote.start < last and quote.end > start for quote in (*row.source, *row.cue, *row.content))
    ]
    assert list(part.statements) == over
    assert list(part.set_aside) == [one for one in whole.set_aside if one.quote.start < last and one.quote.end > start]


def test_a_part_past_the_end_is_empty(store: Store, report: str) -> None:
    part = store.show_report(report, 10**9, 2 * 10**9)

    assert (part.content, part.statements, part.set_aside) == ("", (), ())
    assert part.start == part.report.characters


def test_a_part_has_no_negative_place_and_no_unknown_report(store: Store, report: str) -> None:
    for places in ((-1, None), (0, -5)):
        with pytest.raises(UsageError, match="negative"):
            store.show_report(report, *places)
    with pytest.raises(UsageError, match=r"start \(5\) lies after end \(4\)"):
        store.show_report(report, 5, 4)
    with pytest.raises(NotInRecord):
        store.show_report("r0000000000", 0, 5)


def test_a_version_comes_with_the_text_around_it(store: Store, report: str) -> None:
    content = store.show_report(report).content
    for row in store.show_report(report).statements:
        found = next(version for version in store.versions(row.id) if version.row.id == row.id)
        around = found.context
        assert around is not None
        assert around.text == content[around.start : around.end]
        quotes = (*row.source, *row.cue, *row.content)
        assert around.start == max(0, min(quote.start for quote in quotes) - CONTEXT)
        assert around.end == min(len(content), max(quote.end for quote in quotes) + CONTEXT)


def test_statements_by_their_ids_and_what_concerns_them(store: Store, report: str) -> None:
    reconcile(store, Knowledge(), at=AT)
    listed = list(store.statements(limit=4))
    asked = [listed[2].statement, "s00000000000000000000", listed[0].statement]

    found = store.overview.statements(asked)

    assert [row.statement for row in found] == [listed[2].statement, listed[0].statement]
    for one in store.discrepancies():
        for statement in one.statements:
            assert one.id in {each.id for each in store.overview.concerning(statement, 100)}
    assert store.overview.concerning("s00000000000000000000", 5) == []


def test_outlets_and_units_to_choose_from(store: Store, making: ModuleType) -> None:
    for number in range(4):
        store.add(*making.detailed(number), AT)
    outlets = {one.outlet.value for one in store.reports() if one.outlet is not None}
    units = {one.figure.unit for one in store.figures(Wanted()) if one.figure.unit is not None}

    assert set(store.overview.outlets(100)) == outlets
    assert store.overview.outlets(1)[0] in outlets
    assert store.overview.units(100) == sorted(units)
