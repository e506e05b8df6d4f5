"""Opening and closing: which files are records, how they are opened, what is left on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordBusy, RecordError, RecordForeign, RecordMissing, RecordTooNew
from onrecord.store import Store, migrations
from tests.store.conftest import one_line

AT = "2026-01-02T03:04:05Z"


def test_missing_record_is_refused_and_not_made(path):
    with pytest.raises(RecordMissing, match="no record at") as error:
        Store.open(path)
    assert one_line(error)
    assert not path.exists()


def test_missing_folder_is_refused(tmp_path):
    with pytest.raises(RecordMissing, match="no folder"):
        Store.open(tmp_path / "nowhere" / "onrecord.db", create=True)


def test_folder_is_refused(tmp_path):
    with pytest.raises(RecordForeign, match="is a folder"):
        Store.open(tmp_path, create=True)


@pytest.mark.parametrize("create", [True, False])
def test_other_files_are_refused_and_stay_untouched(tmp_path, create):
    text = tmp_path / "notes.db"
    text.write_text("no database at all\n" * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (a)")
    db.close()
    logged = tmp_path / "logged.db"  # another program's, with a log that opening it would fold in
    db = sqlite3.connect(logged)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE t (a)")
    db.commit()
    for file in (text, other, logged):
        before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
        with pytest.raises(RecordForeign, match="not a record of onrecord") as error:
            Store.open(file, create=create)
        assert one_line(error)
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before
    db.close()


def test_empty_file_becomes_a_record_only_when_asked(path):
    path.touch()
    with pytest.raises(RecordMissing, match="is empty"):
        Store.open(path)
    with Store.open(path, create=True) as store:
        assert store.counts().reports == 0


def test_newer_record_is_refused_and_stays_untouched(path):
    Store.open(path, create=True).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(RecordTooNew, match="newer onrecord") as error:
        Store.open(path, create=True)
    assert one_line(error)
    assert path.read_bytes() == before


def test_damaged_record_is_one_line(path, making):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError, match="damaged") as error, Store.open(path) as store:
        list(store.statements())
    assert one_line(error)


def test_closed_record_is_one_file_in_wal_mode(path, making):
    with Store.open(path, create=True) as store, store.writing():
        store.add(*making.made(1), AT)
        assert {one.name for one in path.parent.iterdir()} == {
            "onrecord.db",
            "onrecord.db-lock",
            "onrecord.db-shm",
            "onrecord.db-wal",
        }
    assert [one.name for one in path.parent.iterdir()] == ["onrecord.db"]
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (migrations.SCHEMA_VERSION,)
    db.close()


def test_closing_twice_is_allowed(path):
    store = Store.open(path, create=True)
    store.close()
    store.close()


def test_names_that_a_uri_would_misread(tmp_path, making):
    for name in ("a?b#c%20.db", "ä ö.db", "mode=ro&x.db"):
        with Store.open(tmp_path / name, create=True) as store:
            store.add(*making.made(1), AT)
        with Store.open(tmp_path / name) as store:
            assert store.counts().reports == 1


def test_a_record_that_may_not_be_written_can_be_read(path, making):
    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with Store.open(path) as store:
            assert store.counts().statements == 25
            assert len(list(store.statements(about="dam"))) > 0
            assert list(store.verify()) == []
            assert store.digest()
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("mode", ["ro", "immutable"])
def test_modes_without_writing(path, making, mode):
    from onrecord.store.connection import connect

    with Store.open(path, create=True) as store:
        store.add(*making.made(1), AT)
    before = path.read_bytes()
    with Store(path, connect(path, mode), mode, 0.0) as store:
        assert len(list(store.statements(limit=5))) == 5
        assert list(store.verify()) == []
        with pytest.raises(RecordError, match="no write permission") as error:
            store.add(*making.made(2), AT)
        assert one_line(error)
    assert path.read_bytes() == before


def test_two_stores_do_not_write_at_once_but_read(path, making):
    with Store.open(path, create=True) as first, Store.open(path, wait=0.1) as second:
        with first.writing():
            first.add(*making.made(1), AT)
            with pytest.raises(RecordBusy, match="being written by another process") as error:
                second.add(*making.made(2), AT)
            assert one_line(error)
            assert second.counts().reports == 1
            rows = second.statements()
            next(rows)
            first.add(*making.made(3), AT)
            assert len(list(rows)) == 24
        second.add(*making.made(2), AT)
        assert first.counts().reports == 3


def test_a_listing_goes_on_while_its_own_store_writes(store, making):
    store.add(*making.made(1), AT)
    exported = store.export_rows()
    first = next(exported)
    store.add(*making.made(2), AT)
    assert len([first, *exported]) == 25  # the moment at which the export began
    assert len(list(store.export_rows())) == 50


def test_a_path_is_taken_as_text_or_path(tmp_path):
    Store.open(str(tmp_path / "a.db"), create=True).close()
    assert Path(tmp_path / "a.db").exists()
