"""Corrections in a record: checked when proposed, only ever added, none ever changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.store import Store, proposals
from tests.store.conftest import Correcting, id_of

AT = "2026-02-03T04:05:06+00:00"


def rows(path: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT * FROM correction ORDER BY key").fetchall()
    db.close()
    return found


# --- what an entry holds ---


def test_a_merge_is_anchored_in_the_texts_of_both(filled: Store, correct: Correcting) -> None:
    entry = correct("merge", "Ora Venn", "O. Venn", note="the same engineer")

    assert (entry.action, entry.author, entry.note, entry.state) == ("merge", "Ines", "the same engineer", "in force")
    (active,) = filled.corrections()
    assert [party.name for party in active.parties] == ["Ora Venn", "O. Venn"]
    assert [len(party.anchors) for party in active.parties] == [2, 1]
    assert [len(party.locals) for party in active.parties] == [2, 1]
    assert {local.entity for local in active.parties[0].locals} == {active.parties[0].id}
    texts = {row.text for row in filled.statements(speaker="Ora Venn")}
    assert {anchor.text for anchor in active.parties[0].anchors} == texts


def test_an_entity_of_a_pack_that_speaks_nowhere_may_be_who_somebody_is(filled: Store, correct: Correcting) -> None:
    correct("merge", "k:nila-ostrand", "O. Venn")

    (active,) = filled.corrections()
    assert (active.parties[0].id, active.parties[0].anchors) == ("k:nila-ostrand", ())
    assert not active.lost


def test_whom_a_pack_knows_keeps_the_id_whoever_is_named_first(filled: Store, correct: Correcting) -> None:
    correct("merge", "O. Venn", "k:nila-ostrand")

    assert [party.name for party in filled.corrections()[0].parties] == ["Nila Ostrand", "O. Venn"]


def test_a_split_names_every_text_that_leaves(filled: Store, correct: Correcting) -> None:
    entry = correct("split", "Ora Venn", [id_of(filled, 1)])

    (active,) = filled.corrections()
    stays, goes = active.parties
    assert [anchor.attribution for anchor in goes.anchors] == [id_of(filled, 1)]
    assert [anchor.attribution for anchor in stays.anchors] == [id_of(filled, 0)]
    assert entry.about.startswith("in 1 text,")


@pytest.mark.parametrize("by", ["report", "statement", "text"])
def test_a_split_takes_ids_of_every_kind(filled: Store, correct: Correcting, by: str) -> None:
    row = next(row for row in filled.statements() if row.report.path == "1.txt")
    id_ = {"report": row.report.id, "statement": row.statement, "text": row.text}[by]

    correct("split", "Ora Venn", [id_])

    assert filled.corrections()[0].parties[1].anchors[0].attribution == row.id


def test_assign_reject_and_rename_say_what_they_are_about(filled: Store, correct: Correcting) -> None:
    correct("assign", id_of(filled, 2), "Tam Kerr")
    correct("assign", id_of(filled, 1), None, unresolved=True)
    correct("assign", id_of(filled, 0), "Ysolde Marr", kind="person")
    correct("reject", id_of(filled, 3))
    correct("rename", "O. Venn", "Ola Venn")

    assigned, opened, new, rejected, renamed = filled.corrections()
    assert (assigned.attribution, assigned.parties[0].name) == (id_of(filled, 2), "Tam Kerr")
    assert (opened.attribution, opened.parties) == (id_of(filled, 1), ())
    assert (new.parties[0].name, new.parties[0].kind, new.parties[0].anchors) == ("Ysolde Marr", "person", ())
    assert (rejected.action, rejected.attribution) == ("reject", id_of(filled, 3))
    assert (renamed.name, renamed.parties[0].name) == ("Ola Venn", "O. Venn")


# --- what is refused, with the record as it was ---


@pytest.mark.parametrize(
    ("action", "arguments", "options", "why"),
    [
        ("merge", ("Ora Venn", "Ora Venn"), {}, "are one already"),
        ("merge", ("Ora Venn", "Nobody Known"), {}, "nobody called 'Nobody Known'"),
        ("merge", ("Ora Venn", "e00000000000000000000"), {}, "nobody called"),
        ("merge", ("Venn", "Tam Kerr"), {}, "give the id"),
        ("merge", ("", "Tam Kerr"), {}, "needs an id or a name"),
        ("merge", ("…", "Tam Kerr"), {}, "nobody called"),
        ("split", ("Ora Venn", []), {}, "needs the ids"),
        ("split", ("Ora Venn", ["a123"]), {}, "at least 6 digits"),
        ("split", ("Ora Venn", ["r123456789"]), {}, "there is no report"),
        ("split", ("Ora Venn", [2]), {}, "does not speak in"),
        ("split", ("Ora Venn", [0, 1]), {}, "nothing to split it from"),
        ("split", ("O. Venn", [2]), {}, "nowhere else than in its only text"),
        ("rename", ("Ora Venn", "Ora Venn"), {}, "is called so already"),
        ("rename", ("Ora Venn", " \n "), {}, "must not be empty"),
        ("rename", ("Ora Venn", "?!"), {}, "at least one letter or digit"),
        ("rename", ("Ora Venn", "x" * 201), {}, "201 characters long"),
        ("rename", ("Ora Venn", "Ora\x1b[2J"), {}, "no writing"),
        ("rename", ("Nobody Known", "Ora"), {}, "nobody called"),
        ("rename", ("k:nila-ostrand", "Nila"), {}, "speaks nowhere in this record"),
        ("assign", (0, "Ora Venn"), {}, "is so already"),
        ("assign", (0, None), {}, "say either who speaks"),
        ("assign", (0, "Tam Kerr"), {"unresolved": True}, "say either who speaks"),
        ("assign", (0, "Tam Kerr"), {"speaker": 3}, "has 1 speaker: there is no speaker 3"),
        ("assign", (0, None), {"unresolved": True, "speaker": 2}, "there is no speaker 2"),
        ("assign", (0, "Tam Kerr"), {"speaker": 0}, "no speaker 0"),
        ("assign", (0, "Tam Kerr"), {"kind": "ghost"}, "kind must be one of"),
        ("assign", ("a00000000000000000000", "Tam Kerr"), {}, "there is no statement"),
        ("reject", ("a00000000000000000000",), {}, "there is no statement"),
        ("undo", ("c00000000000000000000",), {}, "there is no correction"),
        ("undo", ("",), {}, "there is no correction"),
    ],
)
def test_nonsense_is_refused_in_one_line(
    filled: Store,
    path: Path,
    correct: Correcting,
    action: str,
    arguments: tuple[Any, ...],
    options: dict[str, Any],
    why: str,
) -> None:
    def real(value: Any) -> Any:
        if isinstance(value, list):
            return [real(each) for each in value]
        return id_of(filled, value) if isinstance(value, int) else value

    before = filled.digest()
    with pytest.raises(UsageError, match=why) as refused:
        correct(action, *map(real, arguments), **options)

    assert "\n" not in str(refused.value)
    assert rows(path) == []
    assert filled.digest() == before


@pytest.mark.parametrize("author", ["", " ", "x" * 101, "Ines\x00", "\ud800"])
def test_an_author_is_a_line_of_words(author: str) -> None:
    with pytest.raises(UsageError, match="the author"):
        proposals.made(author, AT, None)


def test_a_name_copied_with_marks_of_direction_loses_them(filled: Store, correct: Correcting) -> None:
    correct("rename", "Ora Venn", "\u200fאורה ון\u200f ")

    assert filled.corrections()[0].name == "אורה ון"


def test_a_name_of_200_characters_is_kept_whole(filled: Store, correct: Correcting) -> None:
    correct("rename", "Ora Venn", "Ora " + "x" * 196)

    assert len(filled.corrections()[0].name or "") == 200


# --- undoing ---


def test_undoing_is_an_entry_too_and_can_be_undone(filled: Store, path: Path, correct: Correcting) -> None:
    merged = correct("merge", "Ora Venn", "O. Venn")
    undone = correct("undo", merged.id[:8])
    assert filled.corrections() == ()
    with pytest.raises(UsageError, match=f"was undone already, by {undone.id}"):
        correct("undo", merged.id)

    again = correct("undo", undone.id)

    assert [each.id for each in filled.corrections()] == [merged.id]
    assert [(each.state, each.undone_by) for each in filled.correction_log()] == [
        ("in force", None),
        ("undone", again.id),
        ("in force", None),
    ]
    assert len(rows(path)) == 3


def test_no_entry_is_ever_changed(filled: Store, path: Path, correct: Correcting) -> None:
    seen: list[tuple[Any, ...]] = []
    merged = correct("merge", "Ora Venn", "O. Venn")
    for act in (
        lambda: correct("rename", "Ora Venn", "Ora Vennell"),
        lambda: correct("undo", merged.id),
        lambda: correct("reject", id_of(filled, 3)),
    ):
        seen = rows(path)
        act()
        assert rows(path)[:-1] == seen


# --- what was changed past the record ---


def damage(path: Path, change: str) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER correction_kept")
        db.execute(change)
    db.close()


def test_a_damaged_entry_is_one_line(filled: Store, correct: Correcting) -> None:
    correct("merge", "Ora Venn", "O. Venn")
    damage(filled.path, "UPDATE correction SET payload = '[]'")

    with pytest.raises(RecordError, match=r"is damaged: the correction c.* is malformed"):
        filled.corrections()
    assert [problem.what for problem in filled.verify()] == ["what it says cannot be read"]


def test_verify_finds_an_entry_that_was_changed(filled: Store, correct: Correcting) -> None:
    correct("merge", "Ora Venn", "O. Venn", note="the same")
    assert list(filled.verify()) == []
    damage(filled.path, "UPDATE correction SET author = 'Tam'")

    assert [problem.what for problem in filled.verify()] == ["the id is not the hash of what it says"]


@pytest.mark.parametrize("change", ["UPDATE correction SET author = 'Tam'", "DELETE FROM correction"])
def test_the_record_itself_refuses_to_change_an_entry(filled: Store, correct: Correcting, change: str) -> None:
    correct("merge", "Ora Venn", "O. Venn")
    db = sqlite3.connect(filled.path)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        db.execute(change)
    db.close()
