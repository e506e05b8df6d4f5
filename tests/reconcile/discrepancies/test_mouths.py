"""What two reports of one story put into the mouths of two speakers, each in words of its own."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile.discrepancies import mouths
from onrecord.reconcile.statements.likeness import Likeness
from onrecord.store import Store, proposals, stories
from tests.reconcile.statements.said import telling
from tests.reconcile.stories import AT, OTHER, Made, Says, found, record, report

DAM, WELLS, ROAD, BOATS = 1, 2, 3, 4
#: One thing in words of two reports, and what else they tell.
HELD, STOOD = "that engineers had examined every joint with care", "close study of concrete seams by experts"
DRY, FINE = "that rain was short and reservoirs low", "that lorries would be rerouted through villages"
PAIR = tuple(sorted((HELD, STOOD)))


def kerr(path: str = "one.txt", day: str | None = "2025-03-05", **more: str) -> Made:
    return report(path, Says("Ora Kerr", HELD, DAM, **more), Says("Ora Kerr", DRY, WELLS), day=day)


def venn(path: str = "two.txt", day: str | None = "2025-03-05", story: str | None = None, **more: str) -> Made:
    said = Says("Tig Venn", STOOD, DAM, **more), Says("Tig Venn", FINE, ROAD)
    return report(path, *said, day=day, **({"story": story} if story else {}))


def of(tmp_path: Path, *reports: Made) -> list[tuple[str, ...]]:
    with record(tmp_path / "onrecord.db", reports) as store:
        assert not list(store.verify())
        return list(found(store))


def test_the_same_in_other_words_of_two_speakers_is_listed_at_low_severity(tmp_path: Path) -> None:
    with record(tmp_path / "onrecord.db", [kerr(), venn()]) as store:
        (one,) = store.discrepancies()
        assert (one.kind, one.severity) == ("speaker", "low")
        assert "in other words" in one.because
        assert {side.words for side in one.sides} == set(PAIR)


@pytest.mark.parametrize(
    "other",
    [
        venn(story=OTHER),
        venn(day="2025-03-08"),
        venn(day=None),
        venn(stance="denied"),
        report("two.txt", Says("Tig Venn", "close study of no concrete seams by experts", DAM)),
        report("two.txt", Says("Tig Venn", "study of seams", DAM)),
        report("two.txt", Says("Tig Venn", STOOD, DAM), Says("Tig Venn", "seams and their concrete under study", DAM)),
        report("two.txt", Says("Ora Kerr", STOOD, DAM)),
        report("two.txt", Says(None, STOOD, DAM)),
        report("two.txt", Says("The engineer", STOOD, DAM)),
        report("two.txt", Says("She", STOOD, DAM)),
    ],
    ids="story days undated denied negated few rivals speaker nobody description pronoun".split(),
)
def test_what_leads_from_nobody_to_another_speaker(tmp_path: Path, other: Made) -> None:
    assert of(tmp_path, kerr(), other) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("that Tig Venn had promised an examination of every joint", 0),
        ("that engineers had examined joints at Venn’s request", 0),
        ("that engineers of Harwick had examined joints", 1),
    ],
)
def test_who_tells_of_the_other_speaker_passes_their_words_on(tmp_path: Path, words: str, count: int) -> None:
    one = report("one.txt", Says("Ora Kerr", words, DAM), Says("Ora Kerr", DRY, WELLS))
    assert len(of(tmp_path, one, venn())) == count


def test_very_words_that_are_others_are_no_two_reports_of_one_thing(tmp_path: Path) -> None:
    quoted = [report(f"{one}.txt", Says(one, f"“{words}”", DAM)) for one, words in (("Ora", HELD), ("Tig", STOOD))]
    assert of(tmp_path, *quoted) == []


def test_texts_without_a_date_find_nobody(tmp_path: Path) -> None:
    assert of(tmp_path, kerr(day=None), venn(day=None)) == []


def test_a_report_that_has_both_say_it_tells_that_two_people_said_the_like(tmp_path: Path) -> None:
    says = Says("Ora Kerr", HELD, DAM), Says("Tig Venn", STOOD, DAM)
    both = report("both.txt", *says, Says("Ora Kerr", "that gannets nest beside every breakwater", BOATS))
    assert of(tmp_path, kerr(), venn(), both) == []


def everything() -> list[Made]:
    """Reports of which some are of one story, with people who say the like in some."""
    return [
        kerr(),
        venn(),
        kerr("three.txt", day="2025-03-06"),
        report("four.txt", Says("Bo Ruiz", "experts' close look at seams in the concrete", DAM), day="2025-03-06"),
        venn("five.txt", day="2025-03-07"),
        venn("six.txt", story=OTHER),
        report("seven.txt", Says("Ora Kerr", FINE, ROAD), Says("Bo Ruiz", "reservoirs without any water left", WELLS)),
    ]


def listed(store: Store) -> list[tuple[object, ...]]:
    rows = store.discrepancies(kind="speaker")
    return sorted((one.id, one.because, *(side.words for side in one.sides)) for one in rows)


@pytest.mark.parametrize("many", [1, 2, stories.MANY])
def test_neither_the_order_of_reading_nor_its_steps_matter(
    tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "MANY", many)
    reports = everything()
    orders = (reports, reports[::-1], reports[3:] + reports[:3], reports[::2] + reports[1::2])
    seen = []
    for number, order in enumerate(orders):
        for each in (False, True):
            with record(tmp_path / f"{number}{each}.db", order, each=each) as store:
                seen.append(listed(store))
                assert not list(store.verify())
    assert all(one == seen[0] for one in seen)
    assert len(seen[0]) == (2 if many == 1 else 4)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(7)), stops=st.sets(st.integers(0, 6)), many=st.sampled_from([1, 2, 3, 60]))
def test_whatever_is_read_between_two_reconciles(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], stops: set[int], many: int
) -> None:
    reports, folder = everything(), tmp_path_factory.mktemp("order")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "MANY", many)
        with record(folder / "whole.db", reports) as whole, Store.open(folder / "parts.db", create=True) as store:
            for number in order:
                store.add(*reports[number], AT)
                if number in stops:
                    reconcile(store, Knowledge(), at=AT)
            reconcile(store, Knowledge(), at=AT)
            assert listed(store) == listed(whole)


WORDS = "engineers joints dam seams concrete experts reservoirs lorries villages rain".split()
TOLD = st.lists(
    st.tuples(st.integers(0, 12), st.lists(st.sampled_from(WORDS), min_size=3, max_size=5, unique=True)), max_size=7
)


def tellings(name: str, told: list[tuple[int, list[str]]]) -> mouths.Report:
    """A report that tells things in these words, whose meanings are so many steps from each other on a circle."""
    made = []
    for number, (step, words) in enumerate(told):
        turned = [round(120 * turn(step / 4)) for turn in (math.cos, math.sin)]
        means = np.array([*turned, *[0] * 382], np.int8).tobytes()
        made.append(telling(f"{' '.join(words)} {'and ' * number}", name, meaning=means))
    return mouths.Report(made)


@given(TOLD, TOLD)
def test_what_is_told_alike_is_ahead_of_all_else_in_both_reports(
    here: list[tuple[int, list[str]]], there: list[tuple[int, list[str]]]
) -> None:
    ours, theirs = tellings("one", here), tellings("two", there)
    likeness = Likeness([*ours.tellings, *theirs.tellings])
    ahead = {
        (one.id, other.id): likeness.margin(likeness.at[one.id], likeness.at[other.id], {})
        for one in ours.tellings
        for other in theirs.tellings
        if (likeness.sense(likeness.at[one.id], likeness.at[other.id]) or 0) >= mouths.SENSE
    }
    found = {(one, other): by for by, one, other in mouths.alike(ours, theirs)}
    assert found == {ids: by for ids, by in ahead.items() if by >= mouths.AHEAD}
    back = {(other, one): by for by, one, other in mouths.alike(theirs, ours)}
    assert back == pytest.approx(found)


def test_two_records_of_whole_days_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = (tellings(name, [(0, WORDS[:4]), (6, WORDS[4:])]) for name in ("one", "two"))
    assert len(list(mouths.alike(ours, theirs))) == 2
    monkeypatch.setattr(mouths, "PAIRS", 3)
    assert list(mouths.alike(ours, theirs)) == []


class Correcting:
    """Corrections of a record, each followed by a reconcile."""

    def __init__(self, store: Store) -> None:
        self.store, self.made = store, 0

    def __call__(self, action: str, *arguments: object, **options: object) -> str:
        self.made += 1
        by = proposals.made("Ines", f"2026-02-03T04:00:{self.made:02d}+00:00", None)
        entry = self.store.correct(lambda db: getattr(proposals, action)(db, by, *arguments, **options))
        reconcile(self.store, Knowledge(), at=AT)
        return entry.id


@pytest.mark.parametrize("many", [1, 2])
def test_what_is_left_when_a_report_is_forgotten_is_what_the_others_alone_would_give(
    tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "MANY", many)
    reports = everything()
    for gone in range(len(reports)):
        rest = reports[:gone] + reports[gone + 1 :]
        with (
            record(tmp_path / f"{gone}.db", reports, each=bool(gone % 2)) as store,
            record(tmp_path / f"without {gone}.db", rest) as fresh,
        ):
            onrecord.Record(store).forget(reports[gone][0].id, "asked by a court")
            assert listed(store) == listed(fresh), gone


@pytest.mark.parametrize("words", [(HELD, STOOD), (f"“{HELD}, so it will hold”",) * 2], ids=["own", "quoted"])
def test_what_is_rejected_contradicts_nobody_whichever_side_it_is_on(tmp_path: Path, words: tuple[str, str]) -> None:
    reports = [report(f"{who}.txt", Says(who, said, DAM)) for who, said in zip(("Ora", "Tig"), words, strict=True)]
    with record(tmp_path / "onrecord.db", reports) as store:
        correct, before = Correcting(store), listed(store)
        assert len(before) == 1
        for _, analysis in reports:
            entry = correct("reject", analysis.attributions[0].id)
            assert listed(store) == []
            correct("undo", entry)
            assert listed(store) == before


def test_corrections_of_who_speaks_leave_nothing_stale_and_can_be_undone(tmp_path: Path) -> None:
    with record(tmp_path / "onrecord.db", [kerr(), venn()]) as store:
        correct, before = Correcting(store), listed(store)
        assert found(store) == [PAIR]
        speakers = {row.speakers[0].name: row.speakers[0].id for row in store.statements()}
        told = {tuple(span.text for span in row.content): row.id for row in store.statements()}
        stood, dry = told[(STOOD,)], told[(DRY,)]
        none: tuple[object, ...] = ()
        steps = [
            ("merge", (speakers["Ora Kerr"], speakers["Tig Venn"]), none),
            ("assign", (stood, speakers["Ora Kerr"]), none),
            ("assign", (dry, speakers["Tig Venn"]), (PAIR,)),
            ("reject", (stood,), none),
        ]
        for action, arguments, expected in steps:
            options = {} if action == "reject" else {"known": lambda said: []}
            entry = correct(action, *arguments, **options)
            assert tuple(found(store)) == expected, action
            correct("undo", entry)
            assert listed(store) == before, action
        assert not list(store.verify())
