"""Corrections from record to record: written as lines, taken in elsewhere, refused where they are broken."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.store import Store, transfer
from tests.store.conftest import Correcting, id_of


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
