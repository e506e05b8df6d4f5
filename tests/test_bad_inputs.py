"""Bad inputs through the command line: each is stored or gets one clear line, the rest is read, the record is sound."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.running import Ran

GOOD = "The dam\n\n“The dam will hold,” Mara Venn said on Tuesday. Venn said 40 homes lay below it.\n"
LINE = json.dumps({"text": GOOD})


SLOW = "took longer than 2 s"  # how far a machine comes in that time is its own affair
# name of the file, its bytes, the most reports stored from it, and why it is rejected (None: it is not)
CASES: dict[str, tuple[str, bytes, int, str | None]] = {
    "one word of a megabyte": ("long.txt", b"x" * 1_000_000, 1, SLOW),
    "one line of a megabyte": ("line.txt", b"Venn said so and " * 60_000, 1, SLOW),
    "no sentence at all": ("digits.txt", b"12 % 34 $ 56 -- 78 ## 90 *** 1,234.5 <> 6\n" * 200, 1, None),
    "an empty file": ("empty.txt", b"", 0, "empty file"),
    "a binary file": ("binary.txt", bytes(range(256)) * 40, 0, "a binary file"),
    "UTF-16": ("wide.txt", GOOD.replace("dam", "lock").encode("utf-16"), 1, None),
    "UTF-16 of a data file": ("wire.jsonl", LINE.encode("utf-16"), 0, "JSONL must be UTF-8, and this is UTF-16"),
    "a broken line": (
        "wire.jsonl",
        "\n".join([LINE] * 6 + [LINE[:-5]] + [LINE] * 3).encode(),
        9,
        "broken JSON: Unterminated string starting at column ",
    ),
    "nested tags": ("deep.html", b"<html><body>" + b"<div>" * 50_000 + b"<p>The dam will hold.", 1, None),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "z.txt").write_text(GOOD.replace("dam", "gate"), encoding="utf-8")
    return folder


# The alarm may go while a callback of the test tools' own runs, where Python drops it and warns; it goes again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("case", CASES)
def test_a_bad_input_costs_nothing_but_itself(case: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, raw, stored, reason = CASES[case]
    (folder / name).write_bytes(raw)
    seconds = "2" if reason == SLOW else "60"
    ran = Ran(capsys, "read", "in", "--max-seconds", seconds, "--format", "json")
    (done,) = json.loads(ran.out)
    assert ran.err == ""
    if reason == SLOW:
        stored, reason = (0, SLOW) if done["rejected"] else (1, None)
    assert (ran.status, done["reports"]) == (1 if reason else 0, 2 + stored)
    listed = [(each["path"], each["reason"]) for each in json.loads(Ran(capsys, "rejected", "--format", "json").out)]
    assert listed == [(each["path"], each["reason"]) for each in done["rejected"]]
    assert [path for path, _ in listed] == [name] * bool(reason)
    assert all(why.startswith(reason or "") and "internal error" not in why and "\n" not in why for _, why in listed)
    assert [each["line"] for each in done["rejected"] if case == "a broken line"] == [7] * (case == "a broken line")
    sound(capsys)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFO")
def test_a_fifo_is_not_waited_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(folder / "pipe.txt")
    for paths in (["in"], ["in/pipe.txt"]):
        ran = Ran(capsys, "read", *paths)
        assert (ran.status, ran.err) == (1, "")
        assert "pipe.txt: not a regular file" in ran.out
    sound(capsys)


def sound(capsys: pytest.CaptureFixture[str]) -> None:
    """The two good reports were read whatever stood between them, and nothing in the record is amiss."""
    paths = {each["path"] for each in json.loads(Ran(capsys, "reports", "--format", "json").out) if each["statements"]}
    assert {"a.txt", "z.txt"} <= paths
    ran = Ran(capsys, "verify")
    assert (ran.status, ran.err) == (0, "")
    assert "every span quotes its text" in ran.out
