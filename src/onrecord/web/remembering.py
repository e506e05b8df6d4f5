"""What takes a walk through the whole record, kept while nothing changes: rankings, orders of time, counts.

A record that is being written to changes several times a minute. What took long to make is then shown a little longer
than it is true, so that a large record stays quick while it grows: such an answer says that nobody may keep it. Who
puts something right on a page sees it at once.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from fastapi import Request
from fastapi.responses import Response

_T = TypeVar("_T")

SLOW: Final = 0.1  # seconds: what is made faster is never shown stale
SHARE: Final = 10  # times as long as it took to make, a stale value is shown
MOST: Final = 128  # values kept; the largest, the order in time of 100,000 statements, takes about 2 MB


@dataclass(frozen=True, slots=True)
class _Kept:
    value: Any
    state: str
    written: int
    until: float


class Remembered:
    """Values by name, each with the state of the record that it is of. For any number of threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._turns: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, name: Hashable, state: str, make: Callable[[], _T], written: int = 0) -> tuple[_T, bool]:
        """The value of that name, and whether it is of this state: kept, or else made, by one thread at a time.

        What was made before the number of ``written`` times changed is never shown stale.
        """
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and self._good(kept, state, written):
                self._kept.move_to_end(name)
                return kept.value, kept.state == state
            turn = self._turns.setdefault(name, threading.Lock())
        with turn:
            with self._lock:
                kept = self._kept.get(name)
            if kept is not None and self._good(kept, state, written):  # made while this thread waited
                return kept.value, kept.state == state
            began = time.monotonic()
            value = make()
            ended = time.monotonic()
            until = ended + SHARE * (ended - began) if ended - began > SLOW else 0.0
            with self._lock:
                self._kept[name] = _Kept(value, state, written, until)
                self._kept.move_to_end(name)
                while len(self._kept) > MOST:
                    gone, _ = self._kept.popitem(last=False)
                    self._turns.pop(gone, None)
            return value, True

    @staticmethod
    def _good(kept: _Kept, state: str, written: int) -> bool:
        return kept.state == state or (kept.written == written and time.monotonic() < kept.until)


def recall(request: Request, name: Hashable, make: Callable[[], _T]) -> _T:
    """The application's value of that name for the record as it is now, or nearly; see :func:`honest`."""
    state = request.app.state
    with _ATTACHING:
        if not hasattr(state, "remembered"):
            state.remembered = Remembered()
    kept: Remembered = state.remembered
    value, fresh = kept.get(name, state.records.state(), make, state.records.written)
    if not fresh:
        request.state.stale = True
    return value


_ATTACHING: Final = threading.Lock()


def honest(request: Request, response: Response) -> Response:
    """The response, marked as not to be kept where something in it was older than the record."""
    if getattr(request.state, "stale", False):
        response.headers["Cache-Control"] = "no-store"
        response.headers["ETag"] = 'W/"passing"'
    return response
