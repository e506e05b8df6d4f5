"""Commitments and subjects of a record, from its reports to what it lists."""

from __future__ import annotations

import sqlite3
from itertools import permutations
from pathlib import Path
from typing import Any

import onrecord
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from tests.reconcile.statements.test_deriving import AT, made, record

ONE = "“We pledge to raise spending on the old harbour by 2030, and the harbour lamps will be next.”"
TWO = "“The old harbour is what we have, and so are its lamps and its ferries.”"
THREE = "that the council will refuse nobody, and that ferries cost what ferries cost"
REPORTS = [
    made("one.txt", ("Ora Kerr", ONE), day="2025-03-04"),
    made("two.txt", ("Ora Kerr", TWO), ("Tig Venn", THREE), day="2025-09-09"),
    made("three.txt", ("Tig Venn", "“The old harbours of Norden are Ora Kerr's.”"), day="2025-12-01"),
]


def listed(path: Path) -> list[Any]:
    with onrecord.open(path) as opened:
        return [
            [row.as_dict() for row in opened.subjects()],
            [row.as_dict() for row in opened.subjects("Kerr")],
            [row.alone() for row in opened.commitments()],
            [row.as_dict() for row in opened.positions("Kerr")],
        ]


def test_what_is_found_does_not_hang_on_the_order_of_reading(tmp_path: Path) -> None:
    seen = []
    for number, order in enumerate(permutations(REPORTS)):
        path = tmp_path / f"{number}.db"
        record(path, order, each=bool(number % 2)).close()
        seen.append(listed(path))
    assert all(one == seen[0] for one in seen)
    assert seen[0][0][0]["phrase"] == "harbour"


def test_reading_again_and_reconciling_again_change_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with record(path, REPORTS) as store:
        before = [sorted(map(repr, _rows(path, table))) for table in ("commitment", "subject", "subject_of")]
        for report, analysis in REPORTS:
            store.add(report, analysis, AT)
        reconcile(store, Knowledge(), at=AT)
        assert [sorted(map(repr, _rows(path, table))) for table in ("commitment", "subject", "subject_of")] == before


def test_what_is_taken_away_leaves_no_subject_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with record(path, REPORTS) as store:
        assert any(phrase == "ferry" for _, phrase, *_ in _rows(path, "subject"))
        with store.writing():
            store._db.execute("DELETE FROM analysis")
        reconcile(store, Knowledge(), at=AT)
    assert _rows(path, "subject") == []
    assert _rows(path, "commitment") == []


def test_a_record_that_other_rules_made_is_looked_at_afresh(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with record(path, REPORTS) as store:
        before = _rows(path, "subject_of")
        store._db.executescript(
            "DELETE FROM commitment; DELETE FROM subject_of; UPDATE info SET value = 'old' WHERE name = 'positions_by'"
        )
        reconcile(store, Knowledge(), at=AT)
        assert len(_rows(path, "subject_of")) == len(before)
        assert _rows(path, "commitment")


def _rows(path: Path, table: str) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(f"SELECT * FROM {table}").fetchall()
    finally:
        db.close()
