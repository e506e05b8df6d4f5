"""A deadline that long work asks now and then."""

from __future__ import annotations

import time

from onrecord.errors import TooSlow


class Deadline:
    """``seconds`` from now; None never comes."""

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = seconds
        self._end = None if seconds is None else time.monotonic() + seconds

    def check(self) -> None:
        """Raises TooSlow when the time is up."""
        if self._end is not None and time.monotonic() > self._end:
            raise TooSlow(f"reading took longer than {self._seconds:g} s")
