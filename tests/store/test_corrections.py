"""Corrections in a record: checked when proposed, only ever added, found again where their places went."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.domain import Analysis, Attribution, MadeBy, Report, Span, Speaker
from onrecord.errors import RecordError, UsageError
from onrecord.ids import attribution_id
from onrecord.store import Store, anchors, proposals, transfer
from onrecord.store.corrections import Correction
from onrecord.store.entries import Candidate, CorrectionEntry

AT = "2026-02-03T04:05:06+00:00"
LATER_MODEL = MadeBy("0.1.0", "test-model-2", "packs-1")


def nobody(_: str) -> list[Candidate]:
    return []


def packs(said: str) -> list[Candidate]:
    """A pack that knows one."""
    return [Candidate("k:nila-ostrand", "Nila Ostrand", "person")] if said in ("k:nila-ostrand", "Nila Ostrand") else []


class Correcting:
    """Proposes to a store, a second later each time."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.made = 0

    def __call__(self, action: str, *arguments: Any, note: str | None = None, **options: Any) -> CorrectionEntry:
        self.made += 1
        by = proposals.made("Ines", f"2026-02-03T04:{self.made // 60:02d}:{self.made % 60:02d}+00:00", note)
        propose: Callable[..., Correction] = getattr(proposals, action)
        if action not in ("reject", "undo"):
            options["known"] = packs
        return self.store.correct(lambda db: propose(db, by, *arguments, **options))


@pytest.fixture
def correct(store: Store) -> Correcting:
    return Correcting(store)


@pytest.fixture
def filled(store: Store, making: ModuleType) -> Store:
    for number, name in enumerate(("Ora Venn", "Ora Venn", "O. Venn", "Tam Kerr")):
        report, analysis = making.simple(f"The dam will hold {number}", name, path=f"{number}.txt")
        store.add(report, analysis, making.READ_AT)
    return store


def id_of(store: Store, number: int) -> str:
    return next(row.id for row in store.statements() if row.report.path == f"{number}.txt")


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


def test_many_texts_are_anchored_a_few_times_each_and_a_split_text_always(
    store: Store, making: ModuleType, correct: Correcting
) -> None:
    many = 3 * anchors.ANCHORS
    for number in range(many):
        report, analysis = making.simple(f"The dam will hold {number}", path=f"{number}.txt")
        store.add(report, analysis, making.READ_AT)
    correct("rename", "Ora Venn", "Ora Vennell")
    correct("split", "Ora Venn", [id_of(store, number) for number in range(many - 1)])

    renamed, split = store.corrections()
    assert len({anchor.text for anchor in renamed.parties[0].anchors}) == anchors.ANCHORS
    assert [len(party.anchors) for party in split.parties] == [1, many - 1]


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


# --- anchors ---


def read_again(
    report: Report, analysis: Analysis, shift: int = 0, *, speakers: tuple[Speaker, ...] | None = None
) -> tuple[Report, Analysis]:
    """The same text as a later model reads it: other ids; contents end ``shift`` characters earlier."""
    found: list[Attribution] = []
    for one in analysis.attributions:
        content = tuple(Span(span.start, span.end - shift) for span in one.content)
        id_ = attribution_id(analysis.text.id, one.source, one.cue, content, LATER_MODEL.model)
        who = one.speakers if speakers is None else speakers
        found.append(
            Attribution(id_, one.source, one.cue, content, one.quotation, one.stance, 0.8, "later-1", speakers=who)
        )
    return report, Analysis(analysis.text, tuple(found), LATER_MODEL, analysis.mentions)


@pytest.mark.parametrize("shift", [0, 4])
def test_a_correction_finds_its_place_after_another_model_read_the_text(
    store: Store, making: ModuleType, correct: Correcting, shift: int
) -> None:
    report, analysis = making.simple()
    store.add(report, analysis, making.READ_AT)
    correct("reject", analysis.attributions[0].id)
    correct("rename", "Ora Venn", "Ora Vennell")

    later = read_again(report, analysis, shift)
    store.add(*later, making.READ_AT)

    rejected, renamed = store.corrections()
    assert later[1].attributions[0].id != analysis.attributions[0].id
    assert rejected.attribution == later[1].attributions[0].id
    assert [local.text for local in renamed.parties[0].locals] == [report.text.id]
    assert [each.state for each in store.correction_log()] == ["in force", "in force"]


def test_a_correction_whose_place_is_gone_waits_and_is_not_moved(
    store: Store, making: ModuleType, correct: Correcting
) -> None:
    report, analysis = making.simple()
    store.add(report, analysis, making.READ_AT)
    correct("reject", analysis.attributions[0].id)

    store.add(*read_again(report, analysis, len("The dam will hold") - 2), making.READ_AT)

    assert store.corrections()[0].attribution is None
    assert [each.state for each in store.correction_log()] == ["waiting"]


def test_an_anchor_between_two_places_that_fit_alike_is_lost(store: Store, making: ModuleType) -> None:
    report, analysis = making.simple()
    store.add(report, analysis, making.READ_AT)
    one = analysis.attributions[0]
    with sqlite3.connect(store.path) as db:
        anchor = anchors.at(db, 1)
        assert anchors.find(db, [anchor])[anchor].attribution == one.id
        db.execute("UPDATE attribution SET id = 'a11111111111111111111'")
        assert anchors.find(db, [anchor])[anchor].attribution == "a11111111111111111111"
        db.execute("INSERT INTO statement VALUES (2, 's2')")
        db.execute(
            "INSERT INTO attribution SELECT 2, 'a22222222222222222222', 2, text, start, source, cue, content, "
            "quotation, stance, headline, parent, confidence, rule, occasion FROM attribution"
        )
        db.execute('INSERT INTO span SELECT 2, part, place, start, "end", quote FROM span')
        assert anchors.find(db, [anchor]) == {}
    db.close()


# --- from record to record ---


def exported(store: Store) -> list[dict[str, Any]]:
    return [transfer.line(entry, lambda anchor: {"start": 0, "end": 5}) for entry in store.corrections()]


def lines(shapes: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(shape).encode() for shape in shapes]


def everything(store: Store, correct: Correcting) -> None:
    correct("merge", "Ora Venn", "O. Venn", note="the same")
    undone = correct("rename", "Tam Kerr", "Tamsin Kerr")
    correct("split", "Ora Venn", [id_of(store, 1)])
    correct("assign", id_of(store, 2), "Tam Kerr")
    correct("assign", id_of(store, 0), None, unresolved=True)
    correct("reject", id_of(store, 3))
    correct("undo", undone.id)


def test_the_corrections_of_one_record_serve_another_of_the_same_reports(
    filled: Store, tmp_path: Path, making: ModuleType, correct: Correcting
) -> None:
    everything(filled, correct)
    said = exported(filled)
    with Store.open(tmp_path / "afresh.db", create=True) as afresh:
        first = afresh.take_corrections(transfer.parse(lines(said), "x.jsonl"))
        assert (first.added, first.known, first.waiting) == (5, 0, 5)
        for number, name in reversed(list(enumerate(("Ora Venn", "Ora Venn", "O. Venn", "Tam Kerr")))):
            report, analysis = making.simple(f"The dam will hold {number}", name, path=f"{number}.txt")
            afresh.add(report, analysis, making.READ_AT)
        again = afresh.take_corrections(transfer.parse(lines(said), "x.jsonl"))

        assert (again.added, again.known, again.waiting) == (0, 5, 0)
        assert exported(afresh) == said
        assert [each.state for each in afresh.correction_log()] == ["in force"] * 5


def test_what_was_undone_here_is_not_brought_back_by_an_import(filled: Store, correct: Correcting) -> None:
    merged = correct("merge", "Ora Venn", "O. Venn")
    said = exported(filled)
    correct("undo", merged.id)

    taken = filled.take_corrections(transfer.parse(lines(said), "x.jsonl"))

    assert (taken.added, taken.known) == (0, 1)
    assert filled.corrections() == ()


def broken(shape: dict[str, Any], how: str) -> Any:
    anchor = shape["parties"][0]["anchors"][0]
    match how:
        case "not JSON":
            return b"{"
        case "not UTF-8":
            return b'{"action": "\xff"}'
        case "deep":
            return b"[" * 100_000
        case "list":
            return []
        case "undo":
            return {**shape, "action": "undo"}
        case "no action":
            return {**shape, "action": ["merge"]}
        case "id":
            return {**shape, "note": "changed"}
        case "at":
            return {**shape, "at": "yesterday"}
        case "zone":
            return {**shape, "at": "2026-02-03T04:05:06"}
        case "author":
            return {**shape, "author": None}
        case "note":
            return {**shape, "note": 3}
        case "parties":
            return {**shape, "parties": shape["parties"][:1]}
        case "party":
            return {**shape, "parties": ["Ora Venn", "O. Venn"]}
        case "itself":
            return {**shape, "parties": [shape["parties"][0]] * 2}
        case "place twice":
            return {**shape, "parties": [shape["parties"][0], {**shape["parties"][0], "id": "e12"}]}
        case "entity":
            shape["parties"][0]["id"] = "Ora Venn"
        case "kind":
            shape["parties"][0]["kind"] = "ghost"
        case "name":
            shape["parties"][0]["name"] = ""
        case "anchors":
            shape["parties"][0]["anchors"] = "a1"
        case "anchor":
            shape["parties"][0]["anchors"] = [3]
        case "text":
            anchor["text"] = "t1"
        case "attribution":
            anchor["attribution"] = "'; DROP TABLE correction"
        case "spans":
            anchor["content"] = [[5, 3]]
        case "offsets":
            anchor["content"] = [[True, 3]]
        case "huge":
            anchor["content"] = [[0, 10**400]]
        case "order":
            anchor["content"] = [[5, 9], [7, 12]]
        case "speaker":
            anchor["place"] = -1
    return shape


HOWS = (
    "not JSON, not UTF-8, deep, list, undo, no action, id, at, zone, author, note, parties, party, itself, "
    "place twice, entity, kind, name, anchors, anchor, text, attribution, spans, offsets, huge, order, speaker"
).split(", ")


@pytest.mark.parametrize("how", HOWS)
def test_a_broken_line_is_named_and_nothing_is_taken_in(
    filled: Store, tmp_path: Path, correct: Correcting, how: str
) -> None:
    correct("merge", "Ora Venn", "O. Venn")
    good = exported(filled)[0]
    bad = broken(json.loads(json.dumps(good)), how)
    raw = bad if isinstance(bad, bytes) else json.dumps(bad).encode()

    with pytest.raises(UsageError, match=r"^x\.jsonl:3: ") as refused:
        transfer.parse([json.dumps(good).encode(), b"\n", raw], "x.jsonl")

    assert len(str(refused.value)) < 300


def test_a_line_written_by_hand_needs_no_id(filled: Store, correct: Correcting) -> None:
    correct("merge", "Ora Venn", "O. Venn")
    shape = exported(filled)[0]
    del shape["id"]
    shape["note"] = "by hand"

    assert transfer.parse(lines([shape]), "x.jsonl")[0].note == "by hand"


def test_a_cycle_of_merges_in_a_file_is_refused() -> None:
    def merge(one: str, other: str, second: int) -> dict[str, Any]:
        parties = [{"id": f"e{name}", "name": name, "kind": "person", "anchors": []} for name in (one, other)]
        return {
            "at": f"2026-02-03T04:05:{second:02d}+00:00",
            "author": "Ines",
            "action": "merge",
            "parties": parties,
        }

    chain = [merge("Ora", "Orla", 1), merge("Orla", "Tam", 2)]
    assert len(transfer.parse(lines([*chain, merge("Tam", "Orla", 3)]), "x.jsonl")) == 3  # the same pair again

    with pytest.raises(UsageError, match=r"^x\.jsonl:3: a cycle of merges: .* Tam and Ora one already"):
        transfer.parse(lines([*chain, merge("Tam", "Ora", 3)]), "x.jsonl")


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
