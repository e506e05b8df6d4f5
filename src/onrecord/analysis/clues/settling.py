"""From evidence to clues: which February is meant, where the rest of the text decides it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.analysis.clues.days import ALWAYS, FIRST, LAST, Windows, heaviest, hull, iso, meeting
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.rules import MEASURED, leeway, strength
from onrecord.domain import Clue, Span

MOST_SPANS = 5  # of one clue: a report that says "President" forty times needs no forty proofs

YEARLY = 20  # stretches of one piece of evidence that comes again each year
FEW = 4  # of them that the rest of the text may leave open: more tell nothing


def settle(evidence: Iterable[Evidence]) -> tuple[Clue, ...]:
    """One clue for each rule and stretch of days, in the order of the text.

    Where evidence leaves several stretches open, those count that share a day with what the weightiest of all the
    evidence leaves open; what contradicts it keeps the hull of its own. Evidence that says nothing is left out, so
    is what comes again each year and fits many.
    """
    said: dict[tuple[str, Windows], list[Evidence]] = defaultdict(list)
    for one in evidence:
        if one.windows and one.windows != ALWAYS:
            said[one.rule, one.windows].append(one)
    days = heaviest((some, strength(MEASURED.get(rule))) for rule, some in said)
    clues = []
    for (rule, some), group in said.items():
        fitting = meeting(some, days) or some
        if len(some) > YEARLY and len(fitting) > FEW:
            continue
        (low, high), (before, after) = hull(fitting), leeway(rule)
        first, last = iso(max(low - before, FIRST)), iso(min(high + after, LAST))
        if first is None and last is None:
            continue
        spans = tuple(_apart(span for one in group for span in one.spans))[:MOST_SPANS]
        clues.append(Clue(spans, first, last, group[0].reason(days), rule, MEASURED.get(rule)))
    return tuple(sorted(clues, key=lambda clue: (clue.spans[0], clue.rule, clue.earliest or "", clue.latest or "")))


def _apart(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(set(spans)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
