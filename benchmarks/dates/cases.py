"""The cases of the tables: an invented sentence, its day of publication, and what it tells of time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
#: The table that the rules were made with, and the one that was written before them and never tuned on.
TABLES: Final = {"table": HERE / "table.jsonl", "apart": HERE / "apart.jsonl"}

Interval = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """A date of a sentence: its words, its first and last day (None: no days can be told), its granularity."""

    raw: str
    interval: Interval | None
    granularity: str


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence with all dates in it, in the order of the text."""

    text: str
    published: str
    dates: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a finder tells of a date: its words, its days, its granularity; "" where it does not know any."""

    raw: str
    interval: Interval | None
    granularity: str = ""


def load(path: Path) -> list[Case]:
    """The cases of a table."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        dates = tuple(
            Expected(date["raw"], tuple(date["interval"]) if date["interval"] else None, date["granularity"])
            for date in row["dates"]
        )
        cases.append(Case(row["text"], row["published"], dates))
    return cases


def is_right(case: Case, told: Sequence[Told]) -> bool:
    """Whether exactly the dates of the case are told, each with its days."""
    return len(told) == len(case.dates) and all(
        one.interval == date.interval and (one.raw in date.raw or date.raw in one.raw)
        for one, date in zip(told, case.dates, strict=True)
    )


def is_named_right(case: Case, told: Sequence[Told]) -> bool:
    """Whether the granularities are right too."""
    return is_right(case, told) and all(
        one.granularity == date.granularity for one, date in zip(told, case.dates, strict=True)
    )


def hits(case: Case, told: Sequence[Told]) -> int:
    """For how many dates of the case something is told that begins within their days: what points can reach."""
    count = 0
    for date in case.dates:
        overlapping = [one for one in told if one.raw in date.raw or date.raw in one.raw]
        if date.interval is None:
            count += all(one.interval is None for one in overlapping)
        else:
            count += any(one.interval and _within(one.interval[0], date.interval) for one in overlapping)
    return count


def _within(day: str | None, interval: Interval) -> bool:
    first, last = interval
    if day is None:
        return first is None
    return (first is None or first <= day) and (last is None or day <= last)
