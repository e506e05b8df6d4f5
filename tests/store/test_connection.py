"""Connections of one process, beside other processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import RecordForeign
from onrecord.store import Store

ADD = """
import sys
from onrecord.store import Store
with Store.open(sys.argv[1]) as store, store.writing():
    store._db.execute("INSERT OR REPLACE INTO info (name, value) VALUES ('told', ?)", (sys.argv[2],))
"""


def told(store: Store) -> str:
    row = store._db.execute("SELECT value FROM info WHERE name = 'told'").fetchone()
    return str(row[0]) if row else ""


def test_who_has_a_record_open_sees_what_others_write_however_often_it_is_opened_beside(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Store.open(path, create=True) as open_all_the_while:
        assert told(open_all_the_while) == ""
        for number in range(4):
            with Store.open(path):  # a second connection of this process, closed again
                pass
            subprocess.run([sys.executable, "-c", ADD, str(path), str(number)], check=True)
            assert told(open_all_the_while) == str(number)
        assert not list(open_all_the_while.verify())
    with Store.open(path) as again:
        assert told(again) == "3"


def test_another_programs_database_in_the_place_of_a_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Store.open(path, create=True):
        pass
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA application_id = 1")
    db.close()
    with pytest.raises(RecordForeign):
        Store.open(path)
