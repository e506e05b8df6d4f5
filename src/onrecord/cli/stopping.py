"""What stops a command from outside: Ctrl-C and SIGTERM, and the exit statuses that tell of them."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Final, NoReturn

INTERRUPTED: Final = 128  # plus the signal's number, as shells have it: 130 for Ctrl-C, 143 for SIGTERM


class Terminated(KeyboardInterrupt):
    """SIGTERM, taken as Ctrl-C is: what is complete stays, no process is left behind."""


def in_main_thread() -> bool:
    """Whether signals can be handled here."""
    return threading.current_thread() is threading.main_thread()


def terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    """The handler of SIGTERM."""
    raise Terminated


def interrupted(stop: KeyboardInterrupt) -> int:
    """The exit status of a command that was stopped."""
    return INTERRUPTED + (signal.SIGTERM if isinstance(stop, Terminated) else signal.SIGINT)
