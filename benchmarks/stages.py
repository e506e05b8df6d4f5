"""Where the time goes: the public functions of each stage, timed as the reading calls them.

A stage's time leaves out the stages that it calls, so that the shares add up to at most one; the rest is "other".
"""

from __future__ import annotations

import functools
import importlib
import inspect
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

# Stage, and "module:name" of a function or method behind it. tests/benchmarks/test_stages.py holds that each exists.
STAGES: list[tuple[str, str]] = [
    ("find inputs", "onrecord.reports.inputs:discover"),
    ("find inputs", "onrecord.reading:fingerprint"),
    ("decode, parse and clean", "onrecord.reports.loading:load"),
    ("reading text", "onrecord.reports.reading:reading_text"),
    ("tokens and marks", "onrecord.analysis.features:encode"),
    ("encoder", "onrecord.analysis.encoder:read"),
    ("labels and links", "onrecord.analysis.formers:best_path"),
    ("labels and links", "onrecord.analysis.decoding:spans"),
    ("labels and links", "onrecord.analysis.linking:link"),
    ("mentions and coreference", "onrecord.analysis.coreference:find"),
    ("rules", "onrecord.analysis.assembly:attributions"),
    ("speakers", "onrecord.analysis.speakers:resolve"),
    ("store", "onrecord.store:Store.knows"),
    ("store", "onrecord.store:Store.add"),
    ("store", "onrecord.store:Store.close"),
    ("reconcile", "onrecord.reconcile:reconcile"),
]


class Timers:
    """Seconds by stage, each without the stages that ran inside it."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._clock = clock
        self._inner: list[float] = []  # for each stage under way, what the stages inside it took

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the block towards a stage."""
        began = self._clock()
        self._inner.append(0.0)
        try:
            yield
        finally:
            took = self._clock() - began
            self.seconds[name] = self.seconds.get(name, 0.0) + took - self._inner.pop()
            if self._inner:
                self._inner[-1] += took

    def shares(self, total: float) -> dict[str, float]:
        """Each stage's share of ``total`` seconds, with what is left as "other"."""
        shares = {name: seconds / total for name, seconds in self.seconds.items() if total}
        return {**shares, "other": 1.0 - sum(shares.values())}

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time counted towards a stage; of a generator, the time of each step."""
        if inspect.isgeneratorfunction(function):

            @functools.wraps(function)
            def steps(*args: Any, **kwargs: Any) -> Iterator[Any]:
                items = function(*args, **kwargs)
                while True:
                    with self.stage(name):
                        try:
                            item = next(items)
                        except StopIteration:
                            return
                    yield item

            return steps

        @functools.wraps(function)
        def timed_function(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                return function(*args, **kwargs)

        return timed_function


def owner_of(place: str) -> tuple[Any, str, Any]:
    """The module or class that holds "module:name", the last part of the name, and what is there now."""
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *outer, last = path.split(".")
    for name in outer:
        owner = getattr(owner, name)
    return owner, last, getattr(owner, last)


@contextmanager
def timed(stages: list[tuple[str, str]], package: str = "onrecord") -> Iterator[Timers]:
    """Time the stages while the block runs, in every module of the package that imported one of them."""
    timers = Timers()
    changed: list[tuple[Any, str, Any]] = []
    for stage, place in stages:
        owner, name, original = owner_of(place)
        wrapped = timers.wrap(stage, original)
        holders = (
            [owner] if inspect.isclass(owner) else [m for n, m in list(sys.modules.items()) if n.startswith(package)]
        )
        for holder in {id(holder): holder for holder in [owner, *holders]}.values():
            if vars(holder).get(name) is original:
                setattr(holder, name, wrapped)
                changed.append((holder, name, original))
    try:
        yield timers
    finally:
        for holder, name, original in changed:
            setattr(holder, name, original)
