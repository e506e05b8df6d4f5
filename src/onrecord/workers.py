"""One function over many items in worker processes: results in order, memory bounded, no worker trusted to live.

What the standard library's pools do not give together, and reading strangers' files needs: a worker that hangs is
killed at its limit, one that dies (out of memory, a crash in C code) costs only the item it had, and the rest goes
on; results come in the order of the items; items are taken only as fast as results leave, so that ten million of
them need no more memory than a hundred. Each worker has a pipe of its own and one item at a time, so that a death is
never in doubt about what it cost and nobody waits for a lock that a dead process holds.

What crosses the pipes is pickled by the standard library, between our own processes and of our own types only.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import ForkingPickler
from types import ModuleType, TracebackType
from typing import Any, Final, Generic, TypeVar

from onrecord.errors import OnrecordError

Item = TypeVar("Item")
Result = TypeVar("Result")

# How far results may run ahead of the slowest: per worker in items, in all in bytes. A report of news is some 20 kB
# with its analysis, so the first bound is the one that is met; the second keeps a folder of huge files flat.
AHEAD: Final = 32
HELD: Final = 64_000_000
# Seconds past the limit before a worker is killed: its own clock should answer first, with a better word.
GRACE: Final = 5.0
_LONGEST: Final = 3600.0  # seconds of one wait; a limit may be longer than systems can wait at once
COLLECTED: Final = 100_000  # new values between two looks for garbage, while reading; Python would take 700
_READY: Final = b"ready"


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands in the place of a result that never came; ``reason`` is one line."""

    reason: str


def one_line(error: BaseException) -> str:
    """An unexpected error in one line: its type and the first 200 characters of what it says."""
    said = " ".join(str(error).split())[:200]
    return f"internal error: {type(error).__name__}{': ' if said else ''}{said}"


def in_order(
    function: Callable[[Item], Result],
    items: Iterable[tuple[Item, Result | None]],
    *,
    jobs: int,
    seconds: float,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with ``function(item)``, in the order of ``items``, computed by ``jobs`` processes.

    ``items`` are pairs: an item whose result is already there is passed on in its place, without a worker; None asks
    for the work. ``function`` must be importable by name. An item that takes longer than ``seconds`` (and a grace)
    has its worker killed and is :class:`Lost`, as is one whose worker dies or whose function raises. Workers start
    when first needed and are gone when the iterator ends, is closed or raises. Raises OnrecordError when a worker
    cannot start at all.
    """
    with _Pool(function, jobs, seconds) as pool:
        yield from pool.run(items)


class _Worker:
    """A process, our end of its pipe, and what it is at: ``number`` of its item, None while it has none."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = get_context("spawn")  # fork is unsafe beside the threads that numpy and the runtime start
        self.connection: Connection[Any, Any]
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, function), daemon=True)
        with _without_main(), _interrupts_held():
            self.process.start()
        theirs.close()
        self.ready = False
        self.number: int | None = None
        self.deadline = float("inf")

    def give(self, number: int, item: object, seconds: float) -> None:
        self.number, self.deadline = number, time.monotonic() + seconds
        with suppress(BrokenPipeError, ConnectionError):  # it died while idle; the next receive says so
            self.connection.send(item)

    def end(self, *, kill: bool) -> None:
        self.connection.close()
        if kill:
            self.process.kill()
        self.process.join(2.0)  # a closed pipe ends an idle worker
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()


class _Pool(Generic[Item, Result]):
    def __init__(self, function: Callable[[Item], Result], jobs: int, seconds: float) -> None:
        self.function, self.jobs, self.seconds = function, jobs, seconds
        self.workers: list[_Worker] = []
        self.done: dict[int, bytes | Result | Lost] = {}
        self.held = 0

    def __enter__(self) -> _Pool[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self.workers:
            worker.end(kill=worker.number is not None or kind is not None)

    def run(self, items: Iterable[tuple[Item, Result | None]]) -> Iterator[tuple[Item, Result | Lost]]:
        source = iter(items)
        out: dict[int, Item] = {}  # items whose results have not left yet
        first, upto, more = 0, 0, True
        while more or first < upto:
            self._collect(wait=first < upto and first not in self.done)
            while more and upto - first < AHEAD * self.jobs and self.held < HELD and (worker := self._idle()):
                pair = next(source, None)
                if pair is None:
                    more = False
                    break
                out[upto], known = pair
                if known is None:
                    worker().give(upto, out[upto], self.seconds + GRACE)
                else:
                    self.done[upto] = known
                upto += 1
            if first in self.done:
                yield out.pop(first), self._take(first)
                first += 1

    def _idle(self) -> Callable[[], _Worker] | None:
        """How to get a worker that has nothing to do, or None when all are at work; starts none by itself."""
        for worker in self.workers:
            if worker.number is None:
                return lambda: worker
        return self._start if len(self.workers) < self.jobs else None

    def _start(self) -> _Worker:
        worker = _Worker(self.function)
        self.workers.append(worker)
        return worker

    def _take(self, number: int) -> Result | Lost:
        result = self.done.pop(number)
        if isinstance(result, bytes):
            self.held -= len(result)
            return ForkingPickler.loads(result)  # type: ignore[no-any-return]  # our own worker's bytes
        return result

    def _collect(self, *, wait: bool) -> None:
        """Take what workers have sent, and end those past their deadline; with ``wait``, until something happens."""
        busy = {worker.connection: worker for worker in self.workers if worker.number is not None}
        if not busy:
            return
        left = min(worker.deadline for worker in busy.values()) - time.monotonic()
        for source in connection.wait(list(busy), min(max(left, 0.0), _LONGEST) if wait else 0.0):
            self._receive(busy[source])  # type: ignore[index]
        now = time.monotonic()
        for worker in [worker for worker in busy.values() if worker.number is not None and worker.deadline < now]:
            self._lose(worker, f"took longer than {self.seconds:g} s")

    def _receive(self, worker: _Worker) -> None:
        try:
            data = worker.connection.recv_bytes()
        except (EOFError, OSError):
            worker.process.join(2.0)
            if not worker.ready:
                raise OnrecordError(f"a reading process could not start ({_ending(worker.process)})") from None
            self._lose(worker, f"the process reading it died ({_ending(worker.process)})")
            return
        if not worker.ready and data == _READY:
            worker.ready = True
            if worker.number is not None:
                worker.deadline = time.monotonic() + self.seconds + GRACE  # starting is not the item's time
            return
        if worker.number is not None:
            self.done[worker.number] = data
            self.held += len(data)
        worker.number = None

    def _lose(self, worker: _Worker, reason: str) -> None:
        self.workers.remove(worker)
        worker.end(kill=True)
        if worker.number is not None:
            self.done[worker.number] = Lost(reason)


def _ending(process: SpawnProcess) -> str:
    code = process.exitcode
    if code is not None and code < 0:
        with suppress(ValueError):
            name = signal.Signals(-code).name
            return f"{name}, perhaps for want of memory" if name == "SIGKILL" else name
    return f"exit status {code}"


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let Python look for garbage in circles more rarely than it would: reading makes small values by the hundred
    thousand and hardly a circle, and looking for those takes one part in thirteen of its time (but for the encoder's).
    """
    before = gc.get_threshold()
    changed = 0 < before[0] < COLLECTED  # 0: it never looks
    if changed:
        gc.set_threshold(COLLECTED, *before[1:])
    try:
        yield
    finally:
        if changed:
            gc.set_threshold(*before)


def _serve(pipe: Connection[Any, Any], function: Callable[[Any], Any]) -> None:
    """A worker's life: an item in, a result out, until the pipe or the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    threading.Thread(target=_die_with_parent, daemon=True).start()
    pipe.send_bytes(_READY)
    with rarely_collected():
        _answer(pipe, function)


def _answer(pipe: Connection[Any, Any], function: Callable[[Any], Any]) -> None:
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result = function(item)
        except MemoryError:
            result = Lost("not enough memory")
        except Exception as error:  # whatever it is, it costs this item only
            result = Lost(one_line(error))
        try:
            pipe.send(result)
        except (BrokenPipeError, ConnectionError):
            return


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module while a worker starts: it must not run a caller's script (or notebook) a second time."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a worker starts: it inherits the mask, so that it prints no traceback of its own."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
