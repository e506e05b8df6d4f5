"""Workers run expressions here (``eval``): a spawned process can import it by name, and it can do anything."""

from __future__ import annotations

import gc
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import onrecord.workers
from onrecord.errors import OnrecordError
from onrecord.workers import COLLECTED, Lost, in_order, rarely_collected

EXIT = "__import__('os')._exit(3)"
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"


def run(expressions: list[str], jobs: int = 2, seconds: float = 30.0) -> list[object]:
    return [result for _, result in in_order(eval, [(each, None) for each in expressions], jobs=jobs, seconds=seconds)]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[-1][:3] if Path("/proc").exists() else True


def test_results_come_in_the_order_of_the_items_whatever_the_times() -> None:
    expressions = [f"__import__('time').sleep({0.2 if n == 0 else 0}) or {n}" for n in range(30)]
    assert run(expressions) == list(range(30))


def test_what_is_known_is_passed_on_in_its_place_without_a_worker() -> None:
    items = [("1 + 1", None), ("never run", "known"), ("2 + 2", None)]
    assert list(in_order(eval, items, jobs=2, seconds=30)) == [("1 + 1", 2), ("never run", "known"), ("2 + 2", 4)]
    before = multiprocessing.active_children()
    assert [result for _, result in in_order(eval, [("x", "known")] * 3, jobs=2, seconds=30)] == ["known"] * 3
    assert multiprocessing.active_children() == before


def test_a_death_and_an_error_cost_their_item_only() -> None:
    one, exited, killed, raised, large, last = run(["1", EXIT, KILL, "1/0", "[0] * 10**14", "2"])
    assert (one, last) == (1, 2)
    assert isinstance(exited, Lost)
    assert "exit status 3" in exited.reason
    assert isinstance(killed, Lost)
    assert "SIGKILL" in killed.reason
    assert raised == Lost("internal error: ZeroDivisionError: division by zero")
    assert large == Lost("not enough memory")


def test_what_hangs_is_killed_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onrecord.workers, "GRACE", 0.1)
    assert run(["1", "__import__('time').sleep(600)", "2"], seconds=0.4) == [1, Lost("took longer than 0.4 s"), 2]


def test_items_are_taken_only_a_bounded_number_ahead() -> None:
    taken = 0

    def items() -> object:
        nonlocal taken
        for n in range(2000):
            taken = n
            yield str(n), None

    for n, (_, result) in enumerate(in_order(eval, items(), jobs=2, seconds=30)):  # type: ignore[arg-type]
        assert result == n
        assert taken - n <= 2 * onrecord.workers.AHEAD
        if n == 300:
            break


def test_closing_early_leaves_no_process() -> None:
    results = in_order(
        eval, [("__import__('os').getpid()", None)] + [("__import__('time').sleep(600)", None)] * 4, jobs=2, seconds=900
    )
    _, pid = next(results)
    results.close()  # type: ignore[attr-defined]
    assert isinstance(pid, int)
    assert not alive(pid)


def test_a_worker_that_cannot_start_is_one_clear_error() -> None:
    def local(item: str) -> str:
        return item

    with pytest.raises((OnrecordError, AttributeError)):
        list(in_order(local, [("x", None)], jobs=2, seconds=30))


def test_a_script_without_a_main_guard_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "print('started')\n"
        "from onrecord.workers import in_order\n"
        "print([result for _, result in in_order(eval, [('1', None), ('2', None)], jobs=2, seconds=30)])\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("started\n[1, 2]\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process the POSIX way")
def test_workers_die_with_a_killed_parent() -> None:
    script = (
        "from onrecord.workers import in_order\n"
        "items = [('__import__(\"os\").getpid()', None)] + [('__import__(\"time\").sleep(600)', None)] * 2\n"
        "for _, pid in in_order(eval, items, jobs=1, seconds=900): print(pid, flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    patience = time.monotonic() + 20
    while alive(worker) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not alive(worker)


def test_garbage_is_looked_for_more_rarely_only_while_reading() -> None:
    before = gc.get_threshold()
    with rarely_collected():
        assert gc.get_threshold()[0] >= COLLECTED
    assert gc.get_threshold() == before
    gc.disable()
    gc.set_threshold(0)
    try:
        with rarely_collected():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
        gc.enable()
