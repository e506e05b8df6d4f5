from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from benchmarks import stages


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_stage_is_not_charged_for_the_stages_inside_it() -> None:
    clock = Clock()
    timers = stages.Timers(clock)
    with timers.stage("outer"):
        clock.now += 1
        with timers.stage("inner"):
            clock.now += 5
        clock.now += 2
        with timers.stage("outer"):
            clock.now += 4

    assert timers.seconds == {"inner": 5.0, "outer": 7.0}
    assert timers.shares(20.0) == pytest.approx({"inner": 0.25, "outer": 0.35, "other": 0.4})


def test_an_error_still_ends_the_stage() -> None:
    clock = Clock()
    timers = stages.Timers(clock)

    def fails() -> None:
        clock.now += 3
        raise OSError("gone")

    with timers.stage("outer"), pytest.raises(OSError, match="gone"):
        timers.wrap("inner", fails)()

    assert timers.seconds == {"inner": 3.0, "outer": 0.0}


def test_a_generator_is_timed_by_its_steps_and_not_by_its_reader() -> None:
    clock = Clock()
    timers = stages.Timers(clock)

    def numbers() -> Iterator[int]:
        for number in range(3):
            clock.now += 1
            yield number

    for _ in timers.wrap("numbers", numbers)():
        clock.now += 10

    assert timers.seconds == {"numbers": 3.0}


def test_a_function_is_timed_wherever_it_was_imported_to_and_put_back_after(monkeypatch: pytest.MonkeyPatch) -> None:
    home, user = ModuleType("invented.home"), ModuleType("invented.user")

    def work() -> str:
        return "done"

    home.work = user.work = work  # type: ignore[attr-defined]
    for module in (ModuleType("invented"), home, user):
        monkeypatch.setitem(sys.modules, module.__name__, module)

    with stages.timed([("work", "invented.home:work")], package="invented") as timers:
        assert user.work() == home.work() == "done"

    assert set(timers.seconds) == {"work"}
    assert user.work is home.work is work


@pytest.mark.parametrize("place", [place for _, place in stages.STAGES])
def test_each_stage_names_a_function_that_exists(place: str) -> None:
    _, _, function = stages.owner_of(place)

    assert callable(function)
