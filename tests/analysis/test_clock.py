from __future__ import annotations

import pytest

from onrecord.analysis import clock
from onrecord.analysis.clock import Deadline
from onrecord.errors import TooSlow


def test_no_deadline_never_comes() -> None:
    Deadline().check()


def test_a_deadline_comes_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(clock.time, "monotonic", lambda: now[0])
    deadline = Deadline(2.5)
    now[0] = 102.5
    deadline.check()
    now[0] = 102.6

    with pytest.raises(TooSlow, match=r"longer than 2\.5 s"):
        deadline.check()
