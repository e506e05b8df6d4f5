"""Scores of intervals against true days, and how often the clues of each rule held."""

from __future__ import annotations

import hashlib
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord import knowledge
from onrecord.analysis import clues, dates
from onrecord.domain import Clue, Written
from onrecord.knowledge import Knowledge
from onrecord.reconcile.chronology import intersect


@dataclass(frozen=True)
class Given:
    """A report as it is given to be dated, and the true day (ISO), which is hidden from the finder."""

    id: str
    text: str
    day: str


def given(id: str, text: str, discard: Iterable[Sequence[int]], day: str) -> Given:
    """A report without what is no part of it: id, title's date and metadata are not given to the finder at all."""
    kept, at = [], 0
    for start, end in sorted((start, end) for start, end in discard):
        kept.append(text[at:start])
        at = max(at, end)
    return Given(id, "".join([*kept, text[at:]]), day)


def digest(reports: Sequence[Given]) -> str:
    """The first 12 hexadecimal digits of a SHA-256 over ids, days and texts."""
    sha = hashlib.sha256()
    for one in reports:
        sha.update("\0".join((one.id, one.day, one.text)).encode() + b"\n")
    return sha.hexdigest()[:12]


def date_one(one: Given, known: Knowledge | None) -> tuple[tuple[Clue, ...], Written]:
    """The clues of a report alone, and what they leave open."""
    found = clues.find(one.text, dates.find(one.text, None, known or knowledge.Knowledge()), known)
    return found, intersect(found)


@dataclass(frozen=True)
class Scores:
    """Counts of reports and shares of those that say something about time; widths in days, inf where an end is open."""

    reports: int
    unbounded: int
    contains: float
    median_width: float
    within_120_days: float
    half_open: float
    contains_within_120: float
    set_aside: int


def score(reports: Sequence[Given], found: Sequence[Written]) -> Scores:
    """How often the intervals hold the true days, and how wide they are."""
    said = [(one, written) for one, written in zip(reports, found, strict=True) if written.earliest or written.latest]
    widths = [width(written) for _, written in said]
    right = [holds(written, one.day) for one, written in said]
    narrow = [ok for ok, wide in zip(right, widths, strict=True) if wide <= 120]
    count = max(len(said), 1)
    return Scores(
        len(reports),
        len(reports) - len(said),
        sum(right) / count,
        statistics.median(widths) if widths else float("inf"),
        len(narrow) / count,
        sum(wide == float("inf") for wide in widths) / count,
        sum(narrow) / max(len(narrow), 1),
        sum(bool(written.set_aside) for _, written in said),
    )


def by_rule(reports: Sequence[Given], found: Sequence[Sequence[Clue]]) -> dict[str, tuple[int, float]]:
    """For each rule the number of its clues, one a rule and interval of a report, and the share that holds."""
    held: dict[str, list[bool]] = defaultdict(list)
    for one, some in zip(reports, found, strict=True):
        for rule, earliest, latest in sorted({(clue.rule, clue.earliest or "", clue.latest or "") for clue in some}):
            held[rule].append((not earliest or earliest <= one.day) and (not latest or one.day <= latest))
    return {rule: (len(all_), sum(all_) / len(all_)) for rule, all_ in sorted(held.items())}


def by_basis(reports: Sequence[Given], found: Sequence[Written]) -> dict[str, tuple[int, float, float]]:
    """For each kind of basis the reports that rest on it, the share of right intervals, and their median width."""
    rows: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for one, written in zip(reports, found, strict=True):
        for kind in {clue.rule.partition("-")[0] for clue in written.basis}:
            rows[kind].append((holds(written, one.day), width(written)))
    return {
        kind: (len(some), sum(ok for ok, _ in some) / len(some), statistics.median(wide for _, wide in some))
        for kind, some in sorted(rows.items())
    }


def holds(written: Written, day: str) -> bool:
    """Whether the day lies in the interval."""
    return (written.earliest or "") <= day and (written.latest is None or day <= written.latest)


def width(written: Written) -> float:
    """The number of days of an interval, infinite where an end is open."""
    if written.earliest is None or written.latest is None:
        return float("inf")
    return (date.fromisoformat(written.latest) - date.fromisoformat(written.earliest)).days + 1
