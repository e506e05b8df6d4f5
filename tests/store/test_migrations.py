from __future__ import annotations

import sqlite3

import pytest

from onrecord.errors import RecordError
from onrecord.store import Store, connection, migrations
from onrecord.store.writing import transaction

# A change of the kind that a later version will make: a column, a table that refers to others, an index.
SCRIPT = """
-- a comment; with a semicolon
ALTER TABLE statement ADD COLUMN occasion TEXT NOT NULL DEFAULT 'un;known';
CREATE TABLE office (key INTEGER PRIMARY KEY, entity INTEGER NOT NULL REFERENCES entity);
CREATE TRIGGER office_added AFTER INSERT ON office BEGIN
    UPDATE statement SET occasion = 'known' WHERE key = new.key;
    UPDATE statement SET occasion = 'known' WHERE key = new.key;
END;
"""


def test_every_version_has_its_script():
    assert sorted(migrations.MIGRATIONS) == list(range(2, migrations.SCHEMA_VERSION + 1))


def test_an_older_record_is_brought_up_to_date_when_opened(path, making, monkeypatch):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), making.READ_AT)
        digest = store.digest()
    newer = migrations.SCHEMA_VERSION + 1
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "SCHEMA_VERSION", newer)
        patch.setitem(migrations.MIGRATIONS, newer, SCRIPT)
        patch.setattr(migrations.migrate, "__defaults__", (migrations.MIGRATIONS, newer))
        with Store.open(path) as store:
            assert store._db.execute("PRAGMA user_version").fetchone() == (newer,)
            assert store._db.execute("SELECT DISTINCT occasion FROM statement").fetchall() == [("un;known",)]
            assert store._db.execute("SELECT count(*) FROM quotations").fetchone() == (25,)
            assert store.digest() == digest
            assert list(store.verify()) == []
            store.add(*making.made(2), making.READ_AT)
    with pytest.raises(RecordError, match="newer onrecord"):
        Store.open(path)


def test_a_migration_that_fails_leaves_the_record_as_it_was(path, making, monkeypatch):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), making.READ_AT)
        digest = store.digest()
    newer = migrations.SCHEMA_VERSION + 1
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "SCHEMA_VERSION", newer)
        patch.setitem(migrations.MIGRATIONS, newer, SCRIPT + "\nDROP TABLE absent;\n")
        patch.setattr(migrations.migrate, "__defaults__", (migrations.MIGRATIONS, newer))
        with pytest.raises(RecordError, match="no such table: absent"):
            Store.open(path)
    with Store.open(path) as store:
        assert store.digest() == digest
        assert list(store.verify()) == []


def test_migrating_again_from_nothing_gives_the_same_views(path):
    Store.open(path, create=True).close()
    db = connection.connect(path, "rw")
    made = db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    with transaction(db):
        migrations.migrate(db, "0.1.0")
    assert db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall() == made
    db.close()


def test_every_foreign_key_and_view_can_be_used(path, making):
    """A foreign key without an index makes deleting slow: each must be the beginning of one."""
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), making.READ_AT)
    db = sqlite3.connect(path)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        indexed = set()
        info = db.execute(f"PRAGMA table_info({table})").fetchall()
        indexed.add(next((row[1] for row in sorted(info, key=lambda row: row[5]) if row[5] == 1), None))
        for _, index, *_ in db.execute(f"PRAGMA index_list({table})").fetchall():
            indexed.add(db.execute(f"PRAGMA index_info({index})").fetchone()[2])
        for _, place, parent, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            assert place > 0 or column in indexed, f"{table}.{column} refers to {parent} without an index"
    for (view,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
        assert db.execute(f"SELECT * FROM {view}").fetchall()
    db.close()
