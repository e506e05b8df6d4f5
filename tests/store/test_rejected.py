"""Inputs that were rejected: listed once, told apart by where they are, gone when their file was read."""

from __future__ import annotations

from onrecord.domain import Rejected

AT = "2026-01-02T03:04:05Z"
LATER = "2026-02-03T04:05:06Z"


def test_rejected_inputs_are_listed_once_and_go_when_their_file_was_read(store, making, tmp_path):
    lines, report = tmp_path / "b.jsonl", tmp_path / "report.txt"
    store.reject(Rejected("b.jsonl", 7, "broken line"), AT, lines)
    store.reject(Rejected("report.txt", None, "no permission"), AT, report)
    store.reject(Rejected("report.txt", None, "empty", "00" * 32), LATER, report)
    found = [(one.path, one.line, one.reason, one.raw_sha256, one.at) for one in store.rejected()]
    assert found == [("b.jsonl", 7, "broken line", None, AT), ("report.txt", None, "empty", "00" * 32, LATER)]
    store.add(*making.simple(path="report.txt"), LATER)
    store.settle(report)
    assert [one.path for one in store.rejected()] == ["b.jsonl"]
    store.reject(Rejected("b.jsonl", 9, "broken line"), AT, lines)
    store.settle(lines, {9})
    store.settle(tmp_path / "never.txt")
    assert [(one.path, one.line) for one in store.rejected()] == [("b.jsonl", 9)]
    store.settle(lines)
    assert list(store.rejected()) == []


def test_rejected_files_of_one_name_are_told_apart_by_where_they_are(store, tmp_path):
    one, two = tmp_path / "one" / "b.txt", tmp_path / "two" / "b.txt"
    for file in (one, two, None):
        store.reject(Rejected("b.txt", None, "empty file"), AT, file)
    above = tmp_path.name
    assert [entry.folder for entry in store.rejected()] == [None, f"{above}/one", f"{above}/two"]
    store.reject(Rejected("c.txt", None, "empty file"), AT, tmp_path / "one" / "c.txt")
    assert [entry.folder for entry in store.rejected()][-1] is None, "nothing else has its path"
    store.settle(tmp_path / "one" / "c.txt")
    digest = store.digest()
    store.settle(tmp_path / "two" / ".." / "one" / "b.txt")
    assert len(list(store.rejected())) == 2
    assert store.digest() != digest
    store.settle(None)
    store.settle(two)
    assert list(store.rejected()) == []
