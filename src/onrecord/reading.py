"""The first stage over many inputs: each input becomes a report with its analysis, or a rejection that says why.

Knows reports and analysis, and no store: what is read is handed on, in the order of the inputs, whatever the number
of processes. Nothing that one input does (hang, exhaust the memory, crash its process, hit a bug of ours) costs
another input anything.
"""

from __future__ import annotations

import functools
import hashlib
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.domain import Analysis, Limits, Rejected, Report
from onrecord.errors import TooLarge, TooSlow
from onrecord.ids import sha256
from onrecord.workers import Lost, in_order, one_line

if TYPE_CHECKING:
    from types import FrameType

    from onrecord.knowledge import Knowledge
    from onrecord.reports.inputs import Input

# After the first alarm, one more every second: a library on the way may swallow the first.
_AGAIN: Final = 1.0
_FOR_EVER: Final = 1e8  # seconds, three years; systems refuse alarms much later than that


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and what it says."""

    report: Report
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Known:
    """An input that is in the record already, as this version of onrecord reads it."""

    path: str
    line: int | None
    raw_sha256: str


Outcome = Reading | Rejected | Known


def read_one(source: Input, limits: Limits, packs: tuple[Path, ...] = ()) -> Outcome:
    """Load one input and analyse it, telling by these packs too; never raises for what the input is or does, only when
    the user interrupts."""
    try:
        with _time_limit(limits.max_seconds):
            from onrecord.analysis import analyse_report
            from onrecord.reports import load

            report = load(source, limits)
            if isinstance(report, Rejected):
                return report
            return Reading(report, analyse_report(report, limits, _known(packs)))
    except (TooSlow, _TimeUp):
        reason = f"took longer than {limits.max_seconds:g} s"
    except TooLarge as error:
        reason = str(error)
    except MemoryError:
        reason = "not enough memory"
    except Exception as error:  # a bug of ours, or of a library, must not cost the other inputs
        reason = one_line(error)
    return Rejected(source.path, source.line, reason)


@functools.lru_cache(maxsize=1)
def _known(packs: tuple[Path, ...]) -> Knowledge | None:
    from onrecord import knowledge

    return knowledge.load(packs) if packs else None


def fingerprint(source: Input, limits: Limits) -> str | None:
    """The SHA-256 of an input's raw bytes, without loading it; None where :func:`read_one` would refuse the bytes."""
    from onrecord.reports.inputs import raw_limit

    if source.raw is not None or source.file is None:
        return sha256(source.raw or b"")
    try:
        with source.file.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > raw_limit(source.format, limits):
                return None
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def outcomes(
    sources: Iterable[tuple[Input | Rejected, Known | None]],
    *,
    limits: Limits,
    jobs: int = 1,
    packs: tuple[Path, ...] = (),
) -> Iterator[Outcome]:
    """Yield one outcome for each source, in their order.

    That is the Known given beside the source, the source itself where it was rejected before it was opened, else what
    :func:`read_one` makes of it. With ``jobs`` above 1 that many worker processes read, a bounded number of inputs
    ahead of the slowest. Raises OnrecordError when no worker can be started.
    """
    if jobs == 1:
        for source, known in sources:
            yield known or _outcome(source, limits, packs)
        return
    work: Callable[[Input | Rejected], Outcome] = functools.partial(_outcome, limits=limits, packs=packs)
    settled: Iterator[tuple[Input | Rejected, Outcome | None]] = (
        (source, source if isinstance(source, Rejected) else known) for source, known in sources
    )
    results: Iterator[tuple[Input | Rejected, Outcome | Lost]]
    results = in_order(work, settled, jobs=jobs, seconds=limits.max_seconds)
    for source, outcome in results:
        if isinstance(outcome, Lost):
            yield Rejected(source.path, source.line, outcome.reason)
        else:
            yield outcome


def _outcome(source: Input | Rejected, limits: Limits, packs: tuple[Path, ...]) -> Outcome:
    return source if isinstance(source, Rejected) else read_one(source, limits, packs)


class _TimeUp(BaseException):
    """The alarm went. No Exception, so that a library's ``except Exception`` does not swallow it."""


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _TimeUp in the block after ``seconds``, where the system has alarms and this is the main thread.

    The analysis keeps a clock of its own; the alarm is for code that does not look at it. It reaches a regular
    expression, but not a call that never returns to the interpreter: against those, a pool kills the worker.
    """
    if (
        seconds > _FOR_EVER
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    running = True

    def ring(_signal: int, _frame: FrameType | None) -> None:
        if running:
            raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
