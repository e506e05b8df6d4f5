from __future__ import annotations

import io
import os
import sqlite3
from pathlib import Path

import pytest

from onrecord.domain import Limits, Rejected
from onrecord.reports import Input, discover


def names(*paths: str | Path) -> list[str]:
    return [item.path for item in discover(paths)]


def only_rejected(path: str | Path) -> Rejected:
    (item,) = discover([path])
    assert isinstance(item, Rejected)
    return item


def test_a_folder_is_walked_in_order_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.html", ".hidden.txt", ".git/x.txt", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Kerr said so.")
    found = [item for item in discover([tmp_path]) if isinstance(item, Input)]
    assert [(item.path, item.format) for item in found] == [
        ("a/1.html", "html"),
        ("a/2.md", "markdown"),
        ("b.txt", "text"),
        ("c", "text"),
    ]


def test_a_named_file_goes_by_its_name_and_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kerr said so.")
    assert names(tmp_path / "a.txt", tmp_path, tmp_path / "a.txt") == ["a.txt"]


def test_globs(tmp_path: Path) -> None:
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "b.txt").write_text("b")
    (tmp_path / "x" / "y" / "a.txt").write_text("a")
    assert names(str(tmp_path / "x" / "**" / "*.txt")) == ["b.txt", "y/a.txt"]
    assert only_rejected(str(tmp_path / "*.nothing")).reason == "nothing matches this pattern"


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("a")
    assert names(str(tmp_path / "a[1].txt")) == ["a[1].txt"]


def test_a_loop_of_folders_is_told_once_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "round").symlink_to(tmp_path)
    items = list(discover([tmp_path]))
    assert [item.path for item in items] == ["a.txt", "round"]
    assert isinstance(items[1], Rejected)
    assert "leads back" in items[1].reason


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert only_rejected(tmp_path / "none.txt").reason == "no such file or folder"
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert only_rejected(tmp_path / "self").reason == "a link that leads back to itself"
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in only_rejected(tmp_path / "pipe").reason
    assert "nul" not in only_rejected("bad\0name").reason


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert only_rejected(tmp_path / "a.txt").reason == "no permission to read it"
    monkeypatch.setattr(os, "listdir", refuse)
    assert next(iter(discover([tmp_path]))) == Rejected(tmp_path.name, None, "no permission to read it")


def test_a_record_in_the_folder_is_no_input(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "onrecord.db") as record:
        record.execute("create table t (x)")
    record.close()
    (tmp_path / "a.txt").write_text("a")
    assert names(tmp_path) == ["a.txt"]
    assert "SQLite" in only_rejected(tmp_path / "onrecord.db").reason


def test_formats_that_are_never_reports(tmp_path: Path) -> None:
    for name in ("style.css", "data.json"):
        (tmp_path / name).write_text("{}")
    assert [type(item) for item in discover([tmp_path])] == [Rejected, Rejected]


def test_a_page_without_a_suffix_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(" <!DOCTYPE html><p>Kerr said so.")
    (item,) = discover([tmp_path])
    assert isinstance(item, Input)
    assert item.format == "html"


def test_a_name_that_is_not_unicode_becomes_one(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text("a")
    assert names(tmp_path) == ["a\ufffd.txt"]


def test_jsonl_one_input_a_line(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "a"}\r\n\n  \nbroken\n{"text": "b"}')
    found = [(item.line, item.raw) for item in discover([path]) if isinstance(item, Input)]
    assert found == [(1, b'{"text": "a"}'), (4, b"broken"), (5, b'{"text": "b"}')]


def test_an_overlong_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "a"}\n' + b"x" * 3_000_000 + b'\n{"text": "b"}\n' + b"y" * 3_000_000)
    items = list(discover([path], limits=Limits(max_text=100)))
    assert [(item.line, isinstance(item, Input)) for item in items] == [(1, True), (2, False), (3, True), (4, False)]


@pytest.mark.parametrize(
    ("raw", "format"),
    [(b"Kerr said so.", "text"), (b"<html><p>Kerr", "html"), (b'{"text": "Kerr"}\n', "jsonl"), (b"", "text")],
)
def test_standard_input(raw: bytes, format: str) -> None:
    (item,) = discover(["-"], stdin=io.BytesIO(raw))
    assert isinstance(item, Input)
    assert (item.path, item.format) == ("-", format)


def test_too_much_standard_input_is_not_read_to_its_end() -> None:
    stream = io.BytesIO(b"word " * 10_000_000)
    (item,) = discover(["-"], stdin=stream, limits=Limits(max_text=1_000_000))
    assert isinstance(item, Rejected)
    assert stream.tell() < 2_000_000


def test_a_limit_of_petabytes_allocates_nothing() -> None:
    (item,) = discover(["-"], stdin=io.BytesIO(b"Kerr said so."), limits=Limits(max_text=10**15))
    assert isinstance(item, Input)
    assert item.raw == b"Kerr said so."
