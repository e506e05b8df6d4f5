from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from onrecord.web import remembering
from onrecord.web.remembering import Remembered


def test_a_value_is_made_once_for_a_state() -> None:
    made: list[int] = []
    kept = Remembered()

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept.get("n", "a", make) for _ in range(3)] == [(1, True)] * 3
    assert kept.get("n", "b", make) == (2, True)
    assert kept.get("other", "b", make) == (3, True)


def test_what_took_long_is_shown_a_little_longer_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(remembering.time, "monotonic", lambda: now[0])
    kept = Remembered()

    def slow(value: str) -> Callable[[], str]:
        def make() -> str:
            now[0] += 2
            return value

        return make

    assert kept.get("n", "a", slow("old")) == ("old", True)
    assert kept.get("n", "b", slow("new")) == ("old", False)
    assert kept.get("n", "c", slow("put right"), written=1) == ("put right", True)
    assert kept.get("n", "d", slow("new"), written=1) == ("put right", False)
    now[0] += remembering.SHARE * 2 + 0.1
    assert kept.get("n", "b", slow("new")) == ("new", True)


def test_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST", 3)
    kept = Remembered()
    for number in range(10):
        kept.get(number, "a", lambda: 0)
    assert set(kept._kept) == {7, 8, 9}
    assert set(kept._turns) == {7, 8, 9}


def test_one_thread_makes_it_and_the_others_wait() -> None:
    kept, made, begun = Remembered(), [], threading.Event()

    def make() -> int:
        begun.wait(5)
        made.append(1)
        return len(made)

    found: list[tuple[int, bool]] = []
    threads = [threading.Thread(target=lambda: found.append(kept.get("n", "a", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    begun.set()
    for thread in threads:
        thread.join()
    assert found == [(1, True)] * 8


def test_what_fails_is_made_anew() -> None:
    kept = Remembered()

    def fail() -> int:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        kept.get("n", "a", fail)
    assert kept.get("n", "a", lambda: 1) == (1, True)
