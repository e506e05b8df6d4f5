"""A process that is killed at any moment leaves a valid record, and the next run completes it."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.store import Store

REPORTS = 300
KILLS = 24
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def start(record: Path, making: ModuleType, last: int = REPORTS) -> int:
    """A forked process that reads made reports into the record; its id, once it holds the lock and begins."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:  # from here on only os._exit: nothing of the test run may be finished twice
        try:
            with Store.open(record, create=True) as store, store.writing():
                os.write(into, b"!")
                for number in range(last):
                    report, analysis = making.made(number, attributions=6)
                    if not store.has(report.id, analysis.made_by):
                        store.add(report, analysis, making.READ_AT)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(into)
    assert os.read(out, 1) == b"!"
    os.close(out)
    return child


def test_a_killed_process_leaves_a_valid_record_that_the_next_completes(path, making, tmp_path):
    dice = random.Random(20260102)
    whole = {}
    with Store.open(tmp_path / "undisturbed.db", create=True) as store, store.writing():
        for number in range(REPORTS):
            report, analysis = making.made(number, attributions=6)
            store.add(report, analysis, making.READ_AT)
            whole[report.id] = len(analysis.attributions)
        expected = store.digest()
    reached, interrupted = 0, 0
    for _ in range(KILLS):
        child = start(path, making)
        time.sleep(dice.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        interrupted += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        with Store.open(path, wait=5) as store:
            assert list(store.verify()) == []
            found = {entry.id: entry.statements for entry in store.reports()}
            assert found == {id_: whole[id_] for id_ in found}  # no report is there by half
            assert len(found) >= reached  # what was stored stays
            reached = len(found)
    assert interrupted > KILLS // 2  # else the test has grown too slow to show anything
    child = start(path, making)
    assert os.waitpid(child, 0)[1] == 0
    with Store.open(path) as store:
        assert list(store.verify()) == []
        assert store.digest() == expected
    assert [one.name for one in path.parent.glob("onrecord.db*")] == ["onrecord.db"]


def test_a_process_killed_while_it_makes_the_record(path):
    dice = random.Random(7)
    for _ in range(20):
        child = os.fork()
        if child == 0:
            try:
                Store.open(path, create=True).close()
                os._exit(0)
            finally:
                os._exit(1)
        time.sleep(dice.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with Store.open(path, create=True, wait=5) as store:
            assert list(store.verify()) == []
        for left in path.parent.glob("onrecord.db*"):
            left.unlink()
