"""How much of the table a finder reads right: cases as a whole, and field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.figures.table import Case, Expected


@dataclass(frozen=True, slots=True)
class Given:
    """A figure as a finder gives it. What a library cannot say is left at its default."""

    start: int
    end: int
    kind: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    bound: str | None = None
    approximate: bool = False
    basis: bool = False
    counts: str | None = None
    of: str | None = None
    periods: tuple[Decimal, ...] = ()
    rate: Decimal | None = None


@dataclass(slots=True)
class Scores:
    """Counts over a table. A case is right when all its figures are, in the fields asked for, and there is no other."""

    cases: int = 0
    right: int = 0
    figures: int = 0
    found: int = 0  # overlap a figure of the table
    extra: int = 0  # overlap none
    fields: dict[str, int] = field(default_factory=dict)
    invented: int = 0  # a value where the table has none, or a figure where it has none


def align(case: Case, given: Sequence[Given]) -> list[tuple[Expected | None, Given | None]]:
    """Each expected figure with the one given figure that overlaps its raw words most, then what is left over."""
    left = list(given)
    pairs: list[tuple[Expected | None, Given | None]] = []
    at = 0
    for one in case.figures:
        start = _place(case.text, one.raw, at)
        end = start + len(one.raw)
        at = start + 1
        best = max(left, key=lambda other: min(other.end, end) - max(other.start, start), default=None)
        if best is not None and min(best.end, end) > max(best.start, start):
            left.remove(best)
            pairs.append((one, best))
        else:
            pairs.append((one, None))
    return pairs + [(None, one) for one in left]


def _place(text: str, raw: str, at: int) -> int:
    """Where the raw words stand from ``at`` on, not inside another number or word."""
    start = text.index(raw, at)
    while text[start - 1 : start].isalnum() or text[start + len(raw) : start + len(raw) + 1].isdigit():
        start = text.index(raw, start + 1)
    return start


def compare(case: Case, one: Expected, given: Given) -> dict[str, bool]:
    """Field by field, whether the figure is as the table has it."""
    return {
        "value": (one.low, one.high) == (given.low, given.high),
        "unit": (one.kind, one.unit) == (given.kind, given.unit),
        "bound": one.bound == given.bound,
        "approximate": one.approximate == given.approximate,
        "raw words": case.text[given.start : given.end] == one.raw,
        "basis": one.basis == given.basis,
        "counts": one.counts == given.counts,
        "of": one.of == given.of,
        "periods": (one.periods, one.rate) == (given.periods, given.rate),
    }


EXACT = ("value", "unit", "bound", "approximate")


def score(cases: Sequence[Case], given: Sequence[Sequence[Given]], fields: Sequence[str] = EXACT) -> Scores:
    """Score what was given for each case; a case is right by ``fields``, all figures found and none besides."""
    scores = Scores(cases=len(cases))
    for case, figures in zip(cases, given, strict=True):
        right = True
        for one, other in align(case, figures):
            if one is not None:
                scores.figures += 1
            if one is None or other is None:
                right = False
                scores.extra += one is None
                scores.invented += one is None and other is not None and other.low is not None
                continue
            scores.found += 1
            same = compare(case, one, other)
            for name, is_same in same.items():
                scores.fields[name] = scores.fields.get(name, 0) + is_same
            scores.fields["exact"] = scores.fields.get("exact", 0) + all(same[name] for name in EXACT)
            scores.invented += one.low is None and other.low is not None
            right = right and all(same[name] for name in fields)
        scores.right += right
    return scores
