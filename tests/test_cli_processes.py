"""The command line as a process of its own: pipes, terminals, signals, several at once, and what it loads."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import RecordMissing
from onrecord.store import Store
from tests.running import DAM, QUAY

pytestmark = pytest.mark.usefixtures("folder")


def run(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
        timeout=120,
    )


def test_standard_input_is_read(tmp_path: Path) -> None:
    done = run("read", "-", "--format", "jsonl", stdin=DAM)
    assert done.returncode == 0
    assert json.loads(done.stdout)["reports"] == 1


@pytest.mark.parametrize("command", [["statements"], ["reports"], ["show", "r"], ["export"]])
def test_a_terminal_that_is_not_unicode_does_not_crash(command: list[str], record: Path) -> None:
    if command == ["show", "r"]:
        with onrecord.open(record) as opened:
            command = ["show", next(iter(opened.reports())).id]
    done = run(*command, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("command", ["export", "statements", "reports --format json"])
def test_a_reader_that_has_seen_enough_gets_no_traceback(command: str, record: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", *command.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0
    process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_output_that_cannot_be_written_is_one_line(record: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "onrecord.cli", "export"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert re.fullmatch(r"onrecord: .*No space left.*\n", done.stderr)


# --- stopping ---


def many(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = f"{DAM}{QUAY}".replace("dam", f"dam {number}") * 3
        (folder / f"{number:03}.txt").write_text(text)


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def reports_in(record: Path) -> int:
    try:
        with Store.open(record) as store:
            return store.counts().reports
    except RecordMissing:  # not made yet; any other error is a record damaged
        return 0


def processes(group: int) -> list[int]:
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            fields = (each / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(each.name))
    return found


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("jobs", "number", "status"), [("1", signal.SIGINT, 130), ("2", signal.SIGINT, 130), ("2", signal.SIGTERM, 143)]
)
def test_a_stop_is_one_line_keeps_what_is_complete_and_leaves_no_process(
    jobs: str, number: int, status: int, tmp_path: Path
) -> None:
    many(tmp_path / "in", 300)
    process = start("read", "in", "--jobs", jobs)
    patience = time.monotonic() + 60
    while reports_in(tmp_path / "onrecord.db") < 3 and time.monotonic() < patience:
        time.sleep(0.02)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does it: to the whole group
    else:
        process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (status, "")
    assert re.fullmatch(r"onrecord: stopped after \d+ inputs?: .+\n", err)
    time.sleep(0.2)
    assert processes(process.pid) == []
    done = run("verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "onrecord.db-lock").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="kills processes the POSIX way")
def test_killed_at_random_moments_and_read_again_the_record_is_whole(tmp_path: Path) -> None:
    count, kills, midway = 40, 6, 0
    many(tmp_path / "in", count)
    with onrecord.open(tmp_path / "whole.db", create=True) as record:
        record.read(tmp_path / "in")
    moments = random.Random(2)
    before = 0
    for attempt in range(kills):
        process = start("read", "in", "--jobs", str(attempt % 2 + 1))
        patience = time.monotonic() + 60
        if attempt:  # the first is killed anywhere, also before there is a record; the others once they store
            while process.poll() is None and reports_in(tmp_path / "onrecord.db") == before:
                assert time.monotonic() < patience
                time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.1) if attempt else 0.3)
        process.kill()
        process.communicate()
        reached = reports_in(tmp_path / "onrecord.db")
        assert reached >= before  # what was stored stays
        midway += process.returncode == -signal.SIGKILL and before < reached < count
        before = reached
        if reached:
            with onrecord.open(tmp_path / "onrecord.db") as record:
                assert list(record.verify()) == []
    assert midway >= 2  # else the kills hit nothing, and the test shows nothing
    assert run("read", "in").returncode == 0
    with Store.open(tmp_path / "onrecord.db") as again, Store.open(tmp_path / "whole.db") as whole:
        assert again.digest() == whole.digest()


def test_a_second_read_waits_and_then_says_so(record: Path) -> None:
    with Store.open(record) as store, store.writing():
        done = run("read", "in", ONRECORD_WAIT="0.2")
    assert done.returncode == 2
    assert re.fullmatch(r"onrecord: .+ is being written by another process.+\n", done.stderr)
    assert run("read", "in", ONRECORD_WAIT="soon").returncode == 2


def test_help_imports_nothing_heavy() -> None:
    check = (
        "import sys; from onrecord.cli import main; main(['--help']); "
        "print([name for name in ('numpy', 'onnxruntime', 'trafilatura', 'rich', 'sqlite3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
