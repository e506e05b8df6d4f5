"""Discrepancies of a record, from its reports to what it lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

import onrecord
from onrecord.domain import Analysis, Entity, Report, Speaker
from onrecord.ids import entity_id
from onrecord.reconcile.discrepancies.deriving import _named_in
from onrecord.store import Store
from onrecord.store.members import CROWD
from tests.reconcile.statements.test_deriving import made, record

FULL = "“It may not be pretty, but I think that the dam will hold until spring.”"
BENT = "“It may be pretty, but I think that the dam will hold until spring.”"


def listed(store: Store) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, tuple(side.words for side in one.sides)) for one in store.discrepancies()]


def test_a_dropped_negation_is_listed_with_both_sides_in_their_words(tmp_path: Path) -> None:
    reports = [made("one.txt", ("Ora Kerr", FULL), outlet="The Lantern"), made("two.txt", ("Ora Kerr", BENT))]
    with record(tmp_path / "onrecord.db", reports) as store:
        (found,) = store.discrepancies()
        assert (found.kind, found.severity) == ("polarity", "high")
        assert {side.outlet for side in found.sides} == {"The Lantern", None}
        for side in found.sides:
            (shown,) = (report for report in store.reports() if report.id == side.report)
            text = store.text(shown.text)
            assert text is not None
            assert all(text[quote.start : quote.end] == quote.text for quote in side.spans)
        assert list(store.discrepancies(kind="figure")) == []
        assert not list(store.verify())


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    reports = [
        made("one.txt", ("Ora Kerr", FULL)),
        made("two.txt", ("Ora Kerr", BENT)),
        made("three.txt", ("Tig Venn", FULL)),
    ]
    seen = set()
    for number, order in enumerate(permutations(reports)):
        with record(tmp_path / f"{number}.db", order, each=bool(number % 2)) as store:
            seen.add(tuple(sorted((one.id, one.kind, one.because) for one in store.discrepancies())))
    assert len(seen) == 1
    assert {kind for _, kind, _ in seen.pop()} == {"polarity", "speaker"}


@pytest.mark.parametrize("words", ["“the”", "“…”", "“" + "again and " * 3000 + "again”"])
def test_odd_contents_are_no_trouble(tmp_path: Path, words: str) -> None:
    with record(
        tmp_path / "onrecord.db", [made("one.txt", ("Ora Kerr", FULL)), made("two.txt", ("Ora Kerr", words))]
    ) as store:
        assert listed(store) == []


def test_copies_contradict_each_other_in_nothing(tmp_path: Path) -> None:
    copies = [made(f"{number}.txt", ("Ora Kerr", FULL)) for number in range(60)]
    with record(tmp_path / "onrecord.db", copies) as store:
        assert listed(store) == []


def test_verify_tells_of_a_side_that_does_not_quote_its_text(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with record(path, [made("one.txt", ("Ora Kerr", FULL)), made("two.txt", ("Ora Kerr", BENT))]) as store:
        assert not list(store.verify())
    with sqlite3.connect(path) as db:
        db.execute("UPDATE side_span SET start = start + 1")
    db.close()
    with Store.open(path) as store:
        problems = list(store.verify())
        assert problems
        assert {(one.where, one.what.endswith("does not quote its text")) for one in problems} == {("side_span", True)}


def test_words_without_a_known_speaker_are_in_nobody_elses_mouth(tmp_path: Path) -> None:
    reports = [made("one.txt", ("Ora Kerr", FULL)), made("two.txt", ("?The clerk", BENT))]
    with record(tmp_path / "onrecord.db", reports) as store:
        assert listed(store) == []


def test_a_side_has_the_words_as_they_are_printed(tmp_path: Path) -> None:
    ours, theirs = "“The old dam above Orsa won’t hold.”", "“The old dam above Orsa won’t last.”"
    with record(tmp_path / "x.db", [made("one.txt", ("Ora Kerr", ours)), made("two.txt", ("Tig Venn", ours))]) as store:
        assert listed(store) == [("speaker", (ours.strip("“.”"), ours.strip("“.”")))]
    with record(
        tmp_path / "y.db", [made("one.txt", ("Ora Kerr", ours)), made("two.txt", ("Ora Kerr", theirs))]
    ) as store:
        assert sorted(listed(store)[0][1]) == ["hold", "last"]


def test_whose_report_came_first_does_not_matter_for_the_same_words_in_two_mouths(tmp_path: Path) -> None:
    short = "“the old boats will stay in the harbour until the storm is over”"
    long = (
        "“Extraordinary circumstances notwithstanding, hydrological measurements demonstrate corrosion everywhere, so "
    )
    reports = [made("one.txt", ("Ora Kerr", long + short.strip("“"))), made("two.txt", ("Tig Venn", short))]
    seen = []
    for number, order in enumerate((reports, reports[::-1])):
        with record(tmp_path / f"{number}.db", order, each=True) as store:
            seen.append([one.id for one in store.discrepancies(kind="speaker")])
    assert seen[0] == seen[1]
    assert len(seen[0]) == 1


def test_a_body_and_its_chair_are_not_two_speakers(tmp_path: Path) -> None:
    said = "The outer gate of the Orsa lock will hold through the coming spring tides despite its corroded hinges"
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, source in (
        ("body", "the Harbour Commission said on Tuesday"),
        ("chair", "said Ora Kerr, the chair of the Harbour Commission"),
        ("baker", "said Tig Venn, a baker of Orsa"),
    ):
        (folder / f"{name}.txt").write_text(f"Lock of the {name}\n\n{said}, {source}.\n")
    with onrecord.open(tmp_path / "onrecord.db", create=True) as kept:
        kept.read(folder)
        pairs = [{side.path for side in one.sides} for one in kept.discrepancies() if one.kind == "speaker"]
    assert pairs
    assert all("baker.txt" in pair for pair in pairs)


def test_words_that_everybody_uses_lead_from_nobody_to_another_however_they_came(tmp_path: Path) -> None:
    names = [f"Ora {chr(65 + n)}err" for n in range(CROWD + 2)]
    reports = [made(f"{n:02}.txt", (name, FULL)) for n, name in enumerate(names)]
    with record(tmp_path / "few.db", reports[:3], each=True) as store:
        assert {kind for kind, _ in listed(store)} == {"speaker"}
    for number, each in enumerate((False, True)):
        with record(tmp_path / f"{number}.db", reports, each=each) as store:
            assert listed(store) == []


def test_a_body_whose_common_name_anothers_holds_is_no_other_speaker() -> None:
    assert _named_in("ministry of defence", "oskania defence ministry")
    assert _named_in("defence ministry of oskania", "ministry of defence of oskania")
    assert not _named_in("police", "eastmere police")
    assert not _named_in("eastmere police", "eastmere police federation")
    assert not _named_in("ministry of health", "ministry of defence")


def of_pronoun(
    path: str, name: str, words: str, right: float, called: str = "She", beside: Sequence[tuple[str, str]] = ()
) -> tuple[Report, Analysis]:
    """A report in which "She", or who is called otherwise, is somebody with this confidence and says these words."""
    report, analysis = made(path, (f"?{called}", words), *((f"?{source}", said) for source, said in beside))
    who = Entity(entity_id("person", name.casefold()), name, "person", True)
    given = [
        replace(one, speakers=(Speaker(who, "speaker", "resolved", "so", "test-1", one.source, confidence=right),))
        for one in analysis.attributions
    ]
    return report, replace(analysis, attributions=tuple(given))


def test_whom_a_pronoun_hardly_means_contradicts_nobody(tmp_path: Path) -> None:
    for right, found in ((0.6, 0), (0.9, 1)):
        reports = [made("one.txt", ("Ora Kerr", FULL)), of_pronoun("two.txt", "Tig Venn", FULL, right)]
        with record(tmp_path / f"{right}.db", reports) as store:
            assert len(listed(store)) == found


def test_a_role_that_the_other_speaker_has_too_contradicts_nobody(tmp_path: Path) -> None:
    for called, found in (("Minister Ora Kerr", 0), ("The mayor Ora Kerr", 1)):
        reports = [made("one.txt", (called, FULL)), of_pronoun("two.txt", "Tig Venn", FULL, 0.88, "the minister")]
        with record(tmp_path / f"{called}.db", reports) as store:
            assert len(listed(store)) == found


def test_a_pronoun_that_is_not_the_speakers_own_contradicts_nobody(tmp_path: Path) -> None:
    other = "“We begin with the painting of the boats tomorrow.”"
    for pronoun, found in (("he", 0), ("she", 1)):
        two = of_pronoun("two.txt", "Tig Venn", FULL, 0.97, beside=[(pronoun, other)])
        with record(tmp_path / f"{pronoun}.db", [made("one.txt", ("Ora Kerr", FULL)), two]) as store:
            assert len(listed(store)) == found


def test_a_speaker_by_a_weak_verdict_contradicts_another_at_low_severity(tmp_path: Path) -> None:
    for right, severity in ((0.78, "low"), (0.9, "high")):
        reports = [made("one.txt", ("Ora Kerr", FULL)), of_pronoun("two.txt", "Tig Venn", FULL, right, "the striker")]
        with record(tmp_path / f"{right}.db", reports) as store:
            assert [one.severity for one in store.discrepancies(kind="speaker")] == [severity]


def test_what_a_source_without_a_name_calls_its_speaker_is_held_against_other_reports(tmp_path: Path) -> None:
    for right, called, found in ((0.9, "The prosecutor", 1), (0.7, "The prosecutor", 0), (0.9, "The magistrate", 0)):
        reports = [
            made("one.txt", ("Ora Kerr", FULL), ("Tig Venn", "that Ora Kerr, the judge, had been late")),
            of_pronoun("two.txt", "Ora Kerr", FULL, right, called),
        ]
        with record(tmp_path / f"{right} {called}.db", reports) as store:
            assert [one.severity for one in store.discrepancies(kind="identity")] == ["low"] * found
