"""Where the versions of a statement differ, and where reports contradict each other: verdicts with their sides."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reconcile.discrepancies import figures, inferred, times, words
from onrecord.reconcile.discrepancies.findings import Finding
from onrecord.reconcile.statements.tellings import Telling, fullest_first

__all__ = ["of_statement"]


def of_statement(tellings: Sequence[Telling], held: inferred.Held | None = None) -> list[Finding]:
    """All that the tellings of one statement contradict each other in; the fullest telling first. ``held`` is what an
    encoder holds for contradictions, where one was asked.

    A number that differs between quotations is found by its words and by its value: it counts once, by its value.
    """
    ordered = fullest_first(tellings)
    valued = figures.differences(ordered)
    found = [*valued, *times.differences(ordered)]
    said = words.differences(ordered)
    said = [one for one in said if one.kind != "figure" or not any(_same_place(one, other) for other in valued)]
    found = [*found, *map(words.with_a_figure, said)]
    return found if held is None else [*found, *inferred.differences(ordered, held, found)]


def _same_place(one: Finding, other: Finding) -> bool:
    """Whether two findings tell of the same place of a telling."""
    ours = {(told.telling.id, span) for told in (*one.left, *one.right) for span in told.spans}
    theirs = {(told.telling.id, span) for told in (*other.left, *other.right) for span in told.spans}
    return any(a == b and left.start < right.end and right.start < left.end for a, left in ours for b, right in theirs)
