"""Counts of outcomes as shares with bootstrap intervals (documents drawn, not sources), and their table."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.speakers.annotated import FORMS, Document, Source
from benchmarks.speakers.matching import WRONG, Outcome, on_behalf, outcome
from benchmarks.speakers.sources import Verdicts

DRAWS: Final = 2000
SEED: Final = 20260101
BINS: Final = 5

Scored = list[tuple[Source, Outcome | None]]  # of one document; None: onrecord found no such attribution


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``of``, in percent, with the 95 % interval over documents drawn with replacement."""

    hits: int
    of: int
    low: float
    high: float

    @property
    def percent(self) -> float:
        """The share in percent, 0 of nothing."""
        return 100 * self.hits / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.hits:4} of {self.of:4}  {self.percent:5.1f} %  [{self.low:5.1f}, {self.high:5.1f}]"


def scored(document: Document, verdicts: Verdicts, *, all_found: bool) -> Scored:
    """The annotated sources that count, with their outcomes. With ``all_found`` a missing verdict is an empty one."""
    persons = document.persons
    return [
        (one, outcome(one, verdicts.get(one.n, ()), persons) if all_found or one.n in verdicts else None)
        for one in document.sources
        if one.left_out is None
    ]


def share(
    documents: Sequence[Scored], among: Callable[[Source], bool], hit: Callable[[Outcome], bool], *, found: bool = True
) -> Share:
    """The share of sources ``among`` whose outcome is a ``hit``; with ``found`` only those that onrecord found."""
    counts = []
    for document in documents:
        rows = [result for one, result in document if among(one) and (result is not None or not found)]
        counts.append((sum(1 for result in rows if result is not None and hit(result)), len(rows)))
    low, high = _interval(counts)
    return Share(sum(hits for hits, _ in counts), sum(of for _, of in counts), low, high)


def _interval(counts: Sequence[tuple[int, int]]) -> tuple[float, float]:
    counts = [one for one in counts if one[1]]
    if not counts:
        return 0.0, 0.0
    chance = random.Random(SEED)
    drawn = []
    for _ in range(DRAWS):
        sample = chance.choices(counts, k=len(counts))
        drawn.append(100 * sum(hits for hits, _ in sample) / sum(of for _, of in sample))
    drawn.sort()
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def is_right(result: Outcome) -> bool:
    """Whether the reader's speakers, all of them and nobody else, were given."""
    return result.worth == "right"


def abstained(result: Outcome) -> bool:
    """Whether the source was left ambiguous or unresolved."""
    return result.worth == "abstained"


def _named(one: Source) -> bool:
    return one.named


def _unnamed(one: Source) -> bool:
    return not one.named


def summary(documents: Sequence[Scored]) -> dict[str, Share]:
    """The headline figures by name."""
    return {
        "named/right": share(documents, _named, is_right),
        "named/wrong": share(documents, _named, lambda result: result.wrong),
        "named/abstained": share(documents, _named, abstained),
        "unnamed/right": share(documents, _unnamed, is_right),
        "unnamed/wrong": share(documents, _unnamed, lambda result: result.wrong),
        "unnamed/abstained": share(documents, _unnamed, abstained),
    }


def by_form(documents: Sequence[Scored]) -> list[tuple[str, int, int, int, int]]:
    """Form, sources that the report names, and how many of them are right, wrong and left open."""
    rows = []
    for form in FORMS:
        results = [r for document in documents for one, r in document if r and one.named and one.form == form]
        if results:
            right, left = sum(map(is_right, results)), sum(map(abstained, results))
            rows.append((form, len(results), right, len(results) - right - left, left))
    return rows


def errors(documents: Sequence[Scored]) -> dict[str, Counter[str]]:
    """How wrong sources are wrong: for those that the report names, and for the others."""
    kinds: dict[str, Counter[str]] = {"named": Counter(), "unnamed": Counter()}
    for document in documents:
        for one, result in document:
            if result is not None and result.wrong:
                kinds["named" if one.named else "unnamed"][result.worth] += 1
    return kinds


def notes(documents: Sequence[Scored]) -> tuple[Counter[str], Counter[str]]:
    """Of the sources that the report names: what right ones lack, and what those left open say."""
    right: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for document in documents:
        for one, result in document:
            if result is not None and one.named and not result.wrong:
                (right if is_right(result) else left).update(result.notes)
    return right, left


def calibration(documents: Sequence[Scored]) -> list[tuple[str, int, float, float | None]]:
    """Verdicts that name somebody, in bins of confidence: label, how many, share right, mean confidence.

    Verdicts without a confidence are put together by the rule that decided; their mean is None.
    """
    bins: dict[str, list[tuple[float | None, bool]]] = {}
    for document in documents:
        for _, result in document:
            for rule, confidence, right in result.verdicts if result else ():
                if confidence is None:
                    label = rule
                else:
                    at = min(int(confidence * 2 * BINS), 2 * BINS - 1)
                    label = f"{at / (2 * BINS):.1f} to {(at + 1) / (2 * BINS):.1f}"
                bins.setdefault(label, []).append((confidence, right))
    rows = []
    for label, kept in sorted(bins.items()):
        sure = [confidence for confidence, _ in kept if confidence is not None]
        share_right = sum(right for _, right in kept) / len(kept)
        rows.append((label, len(kept), share_right, sum(sure) / len(sure) if sure else None))
    return rows


def spoken_for(documents: Iterable[tuple[Document, Verdicts]]) -> tuple[int, int, int]:
    """Bodies that a spokesperson speaks for: annotated, given by onrecord, and right."""
    total = [0, 0, 0]
    for document, verdicts in documents:
        for one in document.sources:
            if one.left_out is None and one.n in verdicts:
                counts = on_behalf(one, verdicts[one.n], document.persons)
                total = [old + new for old, new in zip(total, counts, strict=True)]
    return total[0], total[1], total[2]


def metrics(gold: Mapping[str, Share], found: Mapping[str, Share], end_to_end: Share) -> dict[str, float]:
    """What the floors hold: shares in points, all of them better when higher."""
    return {
        "gold/named/right": round(gold["named/right"].percent, 1),
        "gold/named/not wrong": round(100 - gold["named/wrong"].percent, 1),
        "gold/unnamed/right": round(gold["unnamed/right"].percent, 1),
        "found/named/right": round(found["named/right"].percent, 1),
        "found/named/not wrong": round(100 - found["named/wrong"].percent, 1),
        "found/unnamed/right": round(found["unnamed/right"].percent, 1),
        "end to end/named/right": round(end_to_end.percent, 1),
    }


def table(documents: Sequence[Scored], figures: Mapping[str, Share]) -> str:
    """One run for a person to read; ``figures`` is its :func:`summary`."""
    lines = [f"  {name:20} {figure}" for name, figure in figures.items()]
    kinds = errors(documents)
    for group in ("named", "unnamed"):
        classes = ", ".join(f"{worth} {kinds[group][worth]}" for worth in WRONG if kinds[group][worth])
        lines.append(f"  {group} and wrong: {classes or 'none'}")
    lacking, left = notes(documents)
    lines.append(f"  named and right, but by a shorter name {lacking['shorter']}, of another kind {lacking['kind']}, ")
    lines[-1] += f"held for unnamed {lacking['unnamed']}; left open with the right candidates {left['candidates']}"
    lines.append(f"  {'form (named)':20} {'n':>5} {'right':>6} {'wrong':>6} {'open':>5}")
    lines += [f"  {form:20} {n:5} {right:6} {wrong:6} {open_:5}" for form, n, right, wrong, open_ in by_form(documents)]
    lines.append(f"  {'verdicts':20} {'n':>5} {'right':>6} {'mean confidence':>16}")
    for label, n, share_right, mean in calibration(documents):
        lines.append(
            f"  {label:20} {n:5} {100 * share_right:5.1f}% {'–' if mean is None else f'{100 * mean:.1f}%':>15}"
        )
    return "\n".join(lines)
