"""Every kind of damage that somebody can do to a record by SQL is found, and a sound record has no problem."""

from __future__ import annotations

import sqlite3
import zlib

import pytest

from onrecord.store import Store

AT = "2026-01-02T03:04:05Z"

TAMPERED = {
    "a quotation": (
        "UPDATE span SET quote = quote || '!' WHERE part = 'content' AND attribution = 3",
        "does not quote",
    ),
    "a span moved": ("UPDATE span SET start = start + 1 WHERE part = 'cue' AND attribution = 3", "does not quote"),
    "a span beyond": ("UPDATE span SET \"end\" = 999999 WHERE part = 'cue' AND attribution = 3", "outside of a text"),
    "a span that is none": ("UPDATE span SET start = 'x' WHERE part = 'cue' AND attribution = 3", "outside of a text"),
    "a span gone": ("DELETE FROM span WHERE part = 'source' AND attribution = 3", "not the hash of text, spans"),
    "words of a text": ("UPDATE text SET content = replace(content, 'dam', 'tap') WHERE key = 1", "hash of the text"),
    "a text that is none": ("UPDATE text SET content = x'00ff' WHERE key = 1", "is no text"),
    "a text's length": ("UPDATE text SET characters = 1 WHERE key = 1", "characters, not 1"),
    "the content": ("UPDATE attribution SET content = 'words nobody said' WHERE key = 3", "not what its spans quote"),
    "the source": ("UPDATE attribution SET source = 'Somebody Else' WHERE key = 3", "not what its spans quote"),
    "an id": ("UPDATE attribution SET id = 'a0000000000000000000' WHERE key = 3", "the id is not the hash"),
    "a confidence": ("UPDATE attribution SET confidence = 7.0 WHERE key = 3", "a confidence of 7.0"),
    "the start": ("UPDATE attribution SET start = 0 WHERE key = 3", "begins at"),
    "the model": ("UPDATE version SET model = 'another'", "the id is not the hash of text, spans and model"),
    "a report's id": ("UPDATE report SET id = 'r0' WHERE key = 1", "not the hash of raw sha256, place and line"),
    "a report's path": ("UPDATE report SET path = 'elsewhere' WHERE key = 1", "not the hash of raw sha256, place"),
    "a title": ("UPDATE report SET title = 'Another' WHERE key = 1", "does not quote"),
    "a title's place": ("UPDATE report SET title = NULL WHERE key = 1", "has no place"),
    "a date": ("UPDATE report SET published_earliest = '2030', published_latest = '2020' WHERE key = 1", "ends before"),
    "a date's basis": ("UPDATE report SET published_basis = '{' WHERE key = 1", "not a list"),
    "what was set aside": ('UPDATE set_aside SET "end" = 999999', "lies outside"),
    "an unknown text": ("UPDATE report SET text = 77 WHERE key = 1", "refers to a text that is not there"),
    "a statement": ("INSERT INTO statement (id) VALUES ('s1')", "nothing in the record refers"),
    "an entity": ("INSERT INTO entity (id, name, folded, kind, named) VALUES ('e1', 'X', 'x', 'person', 1)", "nothing"),
    "an entity's name": ("UPDATE entity SET name = 'Somebody Else'", "cannot be found by its name"),
    "no name": ("UPDATE entity SET name = ' '", "has no name"),
    "candidates": ("DELETE FROM candidate", "fewer than two candidates"),
    "evidence": ("UPDATE evidence SET quote = 'x'", "does not quote"),
    "a mention": ("UPDATE mention SET quote = 'x'", "does not quote"),
    "a mention's head": ("UPDATE mention SET head_end = 99999", "does not lie in"),
    "the analysis gone": ("DELETE FROM analysis WHERE text = 1", "was never analysed"),
    "a redirect": ("INSERT INTO redirect SELECT id, NULL, '', '' FROM attribution", "an id in use redirects"),
    "the index": ("INSERT INTO content_words (content_words) VALUES ('delete-all')", "not in step"),
    "raw bytes": ("UPDATE raw SET zlib = x'00' WHERE key = 1", "cannot be unpacked"),
    "raw bytes of another type": ("UPDATE raw SET zlib = 5 WHERE key = 1", "cannot be unpacked"),
}


@pytest.fixture
def filled(path, making):
    with Store.open(path, create=True) as store:
        for number in range(3):
            store.add(*making.made(number, attributions=15), AT)
        assert list(store.verify()) == []
    return path


def tamper(path, *statements):
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(*statement)
    db.close()


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found(filled, name):
    sql, expected = TAMPERED[name]
    tamper(filled, (sql,))
    with Store.open(filled) as store:
        problems = [str(problem) for problem in store.verify()]
        assert any(expected in problem for problem in problems), problems
        assert not any("\n" in problem for problem in problems)


def test_other_raw_bytes_are_found(filled):
    tamper(filled, ("UPDATE raw SET zlib = ?, bytes = 4 WHERE key = 1", (zlib.compress(b"fake"),)))
    with Store.open(filled) as store:
        assert [problem.what for problem in store.verify()] == ["the raw bytes have another sha256"]


def test_raw_bytes_that_expand_without_end_are_not_unpacked(filled):
    tamper(filled, ("UPDATE raw SET zlib = ? WHERE key = 1", (zlib.compress(bytes(300_000_000), 9),)))
    with Store.open(filled) as store:
        assert any("cannot be unpacked" in problem.what for problem in store.verify())


def test_a_damaged_record_can_still_be_looked_at(filled):
    tamper(filled, (TAMPERED["a date"][0],), (TAMPERED["a span beyond"][0],), (TAMPERED["a date's basis"][0],))
    with Store.open(filled) as store:
        assert len(list(store.statements())) == 45
        assert len(list(store.reports())) == 3


def test_changing_a_content_by_sql_keeps_the_search_in_step(filled):
    tamper(filled, ("UPDATE attribution SET content = 'zebra' WHERE key = 3",))
    with Store.open(filled) as store:
        assert len(list(store.statements(about="zebra"))) == 1
        assert not any(problem.where == "content_words" for problem in store.verify())


def test_verifying_does_not_stop_a_writer(filled, making):
    with Store.open(filled) as reader, Store.open(filled) as writer:
        problems = reader.verify()
        assert next(problems, None) is None
        writer.add(*making.made(9), AT)
        assert list(problems) == []
