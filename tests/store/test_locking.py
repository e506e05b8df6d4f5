from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import pytest

from onrecord.errors import RecordBusy
from onrecord.store.locking import WriterLock

HOLD = """
import sys
from pathlib import Path
from onrecord.store.locking import WriterLock
with WriterLock(Path(sys.argv[1]), 5):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(path):
    """Another process that holds the lock until its standard input is closed."""
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout.readline() == b"held\n"
    yield child
    child.stdin.close()
    child.wait()
    child.stdout.close()


def test_another_process_waits_and_gives_up(path, holder):
    began = time.monotonic()
    with pytest.raises(RecordBusy, match=r"waited 0\.2 s"), WriterLock(path, 0.2):
        pass
    assert time.monotonic() - began >= 0.2


def test_another_process_gets_it_when_it_is_let_go(path, holder):
    threading.Timer(0.2, holder.stdin.close).start()
    with WriterLock(path, 20):
        assert holder.wait(20) == 0


def test_it_goes_with_a_process_that_is_killed(path, holder):
    holder.kill()
    holder.wait()
    with WriterLock(path, 5):
        pass
    assert not path.with_name(path.name + "-lock").exists()


def test_two_holders_in_one_process(path):
    with WriterLock(path, 1), pytest.raises(RecordBusy), WriterLock(path, 0):
        pass
    with WriterLock(path, 0):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_worker_does_not_keep_it(path):
    """Workers may outlive a parent that was killed; the next read must not wait for them."""
    code = (
        "import os, sys, time\nfrom pathlib import Path\nfrom onrecord.store.locking import WriterLock\n"
        "WriterLock(Path(sys.argv[1]), 5).__enter__()\npid = os.fork()\n"
        "if pid == 0:\n    time.sleep(30)\n    os._exit(0)\n"
        "print(pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE)
    worker = int(parent.stdout.readline())
    parent.wait()
    try:
        with WriterLock(path, 5):
            pass
    finally:
        os.kill(worker, 9)
        parent.stdout.close()


def test_many_threads_never_hold_it_together(path):
    holding, most = 0, 0
    guard = threading.Lock()

    def work():
        nonlocal holding, most
        for _ in range(5):
            with WriterLock(path, 60):
                with guard:
                    holding += 1
                    most = max(most, holding)
                time.sleep(0.001)
                with guard:
                    holding -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
