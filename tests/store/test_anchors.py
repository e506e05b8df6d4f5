"""Anchors: a correction finds its place again after a text was read by another model, or waits."""

from __future__ import annotations

import sqlite3
from types import ModuleType

import pytest

from onrecord.domain import Analysis, Attribution, MadeBy, Report, Span, Speaker
from onrecord.ids import attribution_id
from onrecord.store import Store, anchors
from tests.store.conftest import Correcting, id_of

LATER_MODEL = MadeBy("0.1.0", "test-model-2", "packs-1")


def test_many_texts_are_anchored_a_few_times_each_and_a_split_text_always(
    store: Store, making: ModuleType, correct: Correcting
) -> None:
    many = 3 * anchors.ANCHORS
    for number in range(many):
        report, analysis = making.simple(f"The dam will hold {number}", path=f"{number}.txt")
        store.add(report, analysis, making.READ_AT)
    correct("rename", "Ora Venn", "Ora Vennell")
    correct("split", "Ora Venn", [id_of(store, number) for number in range(many - 1)])

    renamed, split = store.corrections()
    assert len({anchor.text for anchor in renamed.parties[0].anchors}) == anchors.ANCHORS
    assert [len(party.anchors) for party in split.parties] == [1, many - 1]


def read_again(
    report: Report, analysis: Analysis, shift: int = 0, *, speakers: tuple[Speaker, ...] | None = None
) -> tuple[Report, Analysis]:
    """The same text as a later model reads it: other ids; contents end ``shift`` characters earlier."""
    found: list[Attribution] = []
    for one in analysis.attributions:
        content = tuple(Span(span.start, span.end - shift) for span in one.content)
        id_ = attribution_id(analysis.text.id, one.source, one.cue, content, LATER_MODEL.model)
        who = one.speakers if speakers is None else speakers
        found.append(
            Attribution(id_, one.source, one.cue, content, one.quotation, one.stance, 0.8, "later-1", speakers=who)
        )
    return report, Analysis(analysis.text, tuple(found), LATER_MODEL, analysis.mentions)


@pytest.mark.parametrize("shift", [0, 4])
def test_a_correction_finds_its_place_after_another_model_read_the_text(
    store: Store, making: ModuleType, correct: Correcting, shift: int
) -> None:
    report, analysis = making.simple()
    store.add(report, analysis, making.READ_AT)
    correct("reject", analysis.attributions[0].id)
    correct("rename", "Ora Venn", "Ora Vennell")

    later = read_again(report, analysis, shift)
    store.add(*later, making.READ_AT)

    rejected, renamed = store.corrections()
    assert later[1].attributions[0].id != analysis.attributions[0].id
    assert rejected.attribution == later[1].attributions[0].id
    assert [local.text for local in renamed.parties[0].locals] == [report.text.id]
    assert [each.state for each in store.correction_log()] == ["in force", "in force"]


def test_a_correction_whose_place_is_gone_waits_and_is_not_moved(
    store: Store, making: ModuleType, correct: Correcting
) -> None:
    report, analysis = making.simple()
    store.add(report, analysis, making.READ_AT)
    correct("reject", analysis.attributions[0].id)

    store.add(*read_again(report, analysis, len("The dam will hold") - 2), making.READ_AT)

    assert store.corrections()[0].attribution is None
    assert [each.state for each in store.correction_log()] == ["waiting"]


def test_an_anchor_between_two_places_that_fit_alike_is_lost(store: Store, making: ModuleType) -> None:
    report, analysis = making.simple()
    store.add(report, analysis, making.READ_AT)
    one = analysis.attributions[0]
    with sqlite3.connect(store.path) as db:
        anchor = anchors.at(db, 1)
        assert anchors.find(db, [anchor])[anchor].attribution == one.id
        db.execute("UPDATE attribution SET id = 'a11111111111111111111'")
        assert anchors.find(db, [anchor])[anchor].attribution == "a11111111111111111111"
        db.execute("INSERT INTO statement VALUES (2, 's2')")
        db.execute(
            "INSERT INTO attribution SELECT 2, 'a22222222222222222222', 2, text, start, source, cue, content, "
            "quotation, stance, headline, parent, confidence, rule, occasion FROM attribution"
        )
        db.execute('INSERT INTO span SELECT 2, part, place, start, "end", quote FROM span')
        assert anchors.find(db, [anchor]) == {}
    db.close()
