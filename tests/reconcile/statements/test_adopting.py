"""Quotations whose report does not name the speaker, and whose words another report gives to somebody known."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

import onrecord
from onrecord.domain import Analysis, MadeBy, Report
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile.statements.adopting import calling, calls, has_words_of
from onrecord.store import Store
from tests.reconcile.statements.said import telling
from tests.reconcile.statements.test_deriving import AT, CUT, FULL, id_of, made, record, told

FLOOD = "“We lost 14 homes in the flood and shall lose forty more before the wall is mended”"


def joined(store: Store, *several: tuple[Report, Analysis]) -> bool:
    """Whether the first attributions of reports tell one statement."""
    return len({told(store)[id_of(one)] for one in several}) == 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


def test_it_joins_the_known_speaker_of_its_words_and_its_own_speaker_stays_open(path: Path) -> None:
    known, someone = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("?She", FULL))
    with record(path, [someone, known]) as store:
        assert joined(store, known, someone)
        [row] = [row for row in store.export_rows() if row["id"] == id_of(someone)]
        assert [one["status"] for one in row["speakers"]] == ["unresolved"]
        assert not list(store.discrepancies())


def test_words_of_two_known_speakers_are_neither_ones(path: Path) -> None:
    reports = [made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Tom Venn", FULL)), made("c.txt", ("?She", FULL))]
    with record(path, reports) as store:
        assert len(set(told(store).values())) == 3


def test_who_is_called_something_is_so_called_by_a_report_that_names_the_speaker(path: Path) -> None:
    clerk, known = made("a.txt", ("?The clerk", FULL)), made("b.txt", ("Ora Kerr", FULL))
    with record(path, [clerk, known]) as store:
        assert not joined(store, clerk, known)
        store.add(*made("c.txt", ("Ora Kerr", FULL), ("Ora Kerr", FLOOD)), AT)
        reconcile(store, Knowledge(), at=AT)
        assert not joined(store, clerk, known)


def test_a_correction_that_calls_the_speaker_something_is_enough(path: Path) -> None:
    clerk, known = made("a.txt", ("?The clerk", FULL)), made("b.txt", ("Ora Kerr", FULL), ("?The clerk", FLOOD))
    with record(path, [clerk, known]) as store:
        assert not joined(store, clerk, known)
    with onrecord.open(path) as opened:
        opened.correct.assign(id_of(known, 1), "Ora Kerr")
    with Store.open(path) as store:
        assert joined(store, clerk, known)


def test_a_few_words_are_not_enough(path: Path) -> None:
    known, someone = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("?She", "“it will hold”"))
    with record(path, [known, someone]) as store:
        assert not joined(store, known, someone)


def test_what_comes_and_goes_in_any_order_makes_the_same_record(tmp_path: Path) -> None:
    first, second = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("Tom Venn", FULL))
    third, other = made("c.txt", ("?She", FULL), ("?He", FLOOD)), made("d.txt", ("Tom Venn", FLOOD), (None, CUT))
    found = set()
    for number, order in enumerate(permutations((first, second, third, other))):
        with record(tmp_path / f"{number}.db", order, each=True) as store:
            found.add(str(sorted(told(store).items())))
            assert not joined(store, first, third)
            assert told(store)[id_of(third, 1)] == told(store)[id_of(other)]
            # Who also had the words is read again, and does not: now they are one speaker's.
            store.add(second[0], Analysis(second[0].text, (), MadeBy("0.2.0", "test-2", "")), AT)
            reconcile(store, Knowledge(), at=AT)
            assert joined(store, first, third)
            assert list(store.verify()) == []
    assert len(found) == 1


@pytest.mark.parametrize("rejected", [True, False])
def test_who_is_no_longer_known_lets_go_of_what_was_joined(path: Path, rejected: bool) -> None:
    known, someone = made("a.txt", ("Ora Kerr", FULL)), made("b.txt", ("?She", FULL))
    with record(path, [known, someone]) as store:
        assert joined(store, known, someone)
    with onrecord.open(path) as opened:
        if rejected:
            opened.correct.reject(id_of(known))
        else:
            opened.correct.assign(id_of(known), unresolved=True)
    with closing(sqlite3.connect(path)) as db:
        assert not list(db.execute("SELECT name FROM block WHERE name LIKE 'who %'"))
    if not rejected:
        with Store.open(path) as store:
            assert joined(store, known, someone)  # by exactly the same words of nobody known


def test_what_other_rules_kept_is_worked_out_anew(path: Path) -> None:
    home = "“We lost 14 homes in the flood”"
    reports = [made("c.txt", ("?She", home)), made("a.txt", ("Ora Kerr", home), ("Ora Kerr", FLOOD))]
    kept = ("SELECT * FROM phrase ORDER BY 1, 2", "SELECT * FROM quoted ORDER BY 1")
    with record(path, reports):
        pass
    with closing(sqlite3.connect(path)) as db:
        before = [db.execute(each).fetchall() for each in kept]
        db.execute("UPDATE quoted SET runs = x'01000000ffffffff'")
        db.execute("UPDATE phrase SET hash = hash + 1")
        db.execute("UPDATE info SET value = 'statements-1' WHERE name = 'statements_by'")
        db.commit()
    with Store.open(path) as store:
        reconcile(store, Knowledge(), at=AT)
    with closing(sqlite3.connect(path)) as db:
        assert [db.execute(each).fetchall() for each in kept] == before


def test_words_alone_decide_only_where_they_are_many_or_of_one_story() -> None:
    long = telling("“We looked at every joint of the northern harbour wall, and nobody asked for a discount”")
    assert has_words_of(telling("“We looked at every joint of the northern harbour wall”", "two"), long) is False
    whole = telling("“We looked at every joint of the northern harbour wall, and nobody asked for a discount”", "two")
    assert has_words_of(whole, long)
    assert not has_words_of(telling("“that it is what it was and will be”", "two"), long)
    assert not has_words_of(whole, long, least=40)


def test_words_within_words_of_the_same_text_are_not_said_twice() -> None:
    outer = telling("“We looked at every joint of the northern harbour wall, and nobody asked for a discount”")
    assert not has_words_of(telling("“We looked at every joint of the northern harbour wall”"), outer)


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("she", ""),
        ("", ""),
        ("Somebody", ""),
        ("he himself", ""),
        ("the prosecutor in the case", "prosecutor"),
        ("The company’s chief", "chief"),
        ("Ora Kerr, the clerk", "kerr"),
        ("Kerr", "kerr"),
    ],
)
def test_what_a_source_calls_somebody(source: str, word: str) -> None:
    assert calling(source) == word


def test_reports_call_somebody_alike_by_one_word() -> None:
    assert calls(["the prosecutor Ora Kerr"], "prosecutor")
    assert calls([], "")
    assert not calls(["Kerr’s lawyer"], "prosecutor")
