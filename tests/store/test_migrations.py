from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.errors import RecordError
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store, connection, migrations, proposals
from onrecord.store.transactions import transaction
from onrecord.store.wanted import Wanted

SCHEMAS = {version: Path(__file__).with_name(f"schema-{version}.sql") for version in (1, 2, 3, 4, 5, 6)}
# A change of the kind that a later version will make: a column, a table that refers to others, an index.
SCRIPT = """
-- a comment; with a semicolon
ALTER TABLE statement ADD COLUMN moment TEXT NOT NULL DEFAULT 'un;known';
CREATE TABLE tenure (key INTEGER PRIMARY KEY, entity INTEGER NOT NULL REFERENCES entity);
CREATE TRIGGER tenure_added AFTER INSERT ON tenure BEGIN
    UPDATE statement SET moment = 'known' WHERE key = new.key;
    UPDATE statement SET moment = 'known' WHERE key = new.key;
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
            assert store._db.execute("SELECT DISTINCT moment FROM statement").fetchall() == [("un;known",)]
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
        store.add(*making.detailed(1), making.READ_AT)
        for words in ("The dam will hold", "The dam may hold"):
            store.add(*making.simple(words, url="https://courier.example/dam"), making.READ_AT)
        reconcile(store, Knowledge(), at=making.READ_AT)
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


def older_version(path, making, version, count):
    """A record as that version of the schema had it, with so many reports; the digest of what it holds."""
    full = path.with_name("full.db")
    with Store.open(full, create=True) as store:
        for number in range(1, count + 1):
            store.add(*making.made(number), making.READ_AT)
        if version > 1:
            refused = next(store.statements()).id
            by = proposals.made("Ines", "2025-02-03T04:05:06+00:00", None)
            entry = store.correct(lambda db: proposals.reject(db, by, refused))
            store.correct(lambda db: proposals.undo(db, by, entry.id))
            reconcile(store, Knowledge(), at=making.READ_AT)
        digest = store.digest()
    db = sqlite3.connect(path, isolation_level=None)
    for statement in migrations.statements(SCHEMAS[version].read_text(encoding="utf-8")):
        db.execute(statement)
    db.execute("CREATE VIEW speakers AS SELECT e.name FROM entity e JOIN speaker k ON k.entity = e.key")
    db.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID:d}")
    db.execute(f"PRAGMA user_version = {version:d}")
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    db.execute("ATTACH ? AS full", (str(full),))
    db.execute("BEGIN")
    for table in tables:
        if not table.startswith("content_words"):  # the triggers fill it
            columns = ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA main.table_info({table})"))
            db.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM full.{table}")
    db.execute("COMMIT")
    db.close()
    return digest


def plain(path):
    """The tables and indexes of a record as SQLite has them, without comments and white space."""
    db = sqlite3.connect(path)
    found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").fetchall()
    db.close()
    return [(kind, name, re.sub(r"\s+", "", re.sub("--.*", "", sql))) for kind, name, sql in found]


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_record_of_an_older_version_becomes_one_of_today(path, making, tmp_path, version):
    digest = older_version(path, making, version, 3)
    with Store.open(path) as store:
        assert store._db.execute("PRAGMA user_version").fetchone() == (migrations.SCHEMA_VERSION,)
        assert store._db.execute("SELECT count(*) FROM touched_text").fetchone() == (3 if version == 1 else 0,)
        assert store._db.execute("SELECT count(*) FROM touched_telling").fetchone() == (3 if version < 4 else 0,)
        assert list(store.verify()) == []
        assert store.digest() == digest
        assert [entry.state for entry in store.correction_log()] == ([] if version == 1 else ["undone", "in force"])
        assert list(store.figures(Wanted())) == []
        assert len(list(store.timeline("Ora Venn"))) > 0
        store.add(*making.made(4), making.READ_AT)
    with Store.open(tmp_path / "new.db", create=True) as store:
        store.add(*making.made(1), making.READ_AT)
    assert plain(path) == plain(tmp_path / "new.db")


@pytest.mark.parametrize("version", [2, 3, 4])
def test_reading_again_fills_what_an_older_version_did_not_find(path, making, tmp_path, version):
    older_version(path, making, version, 2)
    newer = making.MadeBy(__version__, "test-model-1", "packs-1")
    assert newer != making.MADE_BY
    with Store.open(path) as store, Store.open(tmp_path / "new.db", create=True) as fresh:
        first = making.made(1)[0]
        assert store.has(first.id, making.MADE_BY)
        assert not store.has(first.id, newer)
        assert not store.has_text(first.text.id, newer)
        assert not store.knows(first.raw_sha256, first.path, first.line, newer)
        refused = next(store.statements()).id
        by = proposals.made("Ines", "2026-02-03T04:05:06+00:00", None)
        store.correct(lambda db: proposals.reject(db, by, refused))
        for each in (store, fresh):
            for number in (1, 2):
                assert each.add(*making.detailed(number, newer, 25), making.READ_AT)
                assert not each.add(*making.detailed(number, newer, 25), making.READ_AT)
            reconcile(each, Knowledge(), at=making.READ_AT)
        assert store.has_text(first.text.id, newer)
        assert len(list(store.figures(Wanted()))) > 0
        assert list(store.verify()) == []
        assert (
            (store.counts().reports, store.counts().texts) == (fresh.counts().reports, fresh.counts().texts) == (2, 2)
        )
        assert refused not in {row.id for row in store.statements()}
        entry = list(store.correction_log())[-1]
        assert entry.state == "in force"
        by = proposals.made("Ines", "2026-02-03T04:05:07+00:00", None)
        store.correct(lambda db: proposals.undo(db, by, entry.id))
        reconcile(store, Knowledge(), at=making.READ_AT)
        assert [row.as_dict() for row in store.statements()] == [row.as_dict() for row in fresh.statements()]
