"""Which attribution a stretch of text belongs to: the innermost whose content holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.domain import Attribution, Span


def innermost(attributions: Sequence[Attribution | None], spans: Sequence[Span]) -> Mapping[int, list[int]]:
    """By the number of an attribution, the numbers of the spans that belong to it, in text order.

    A span belongs to the attribution with the shortest content that holds it whole, in one piece; to each of them
    where several share that content and none lies in another. None stands for an attribution that holds nothing.
    """
    pieces = sorted(
        (piece.start, piece.end, number)
        for number, one in enumerate(attributions)
        if one is not None
        for piece in one.content
    )
    sizes = [sum(piece.end - piece.start for piece in one.content) if one is not None else 0 for one in attributions]
    found: dict[int, list[int]] = defaultdict(list)
    active: list[tuple[int, int]] = []
    at = 0
    for start, end, n in sorted((span.start, span.end, n) for n, span in enumerate(spans)):
        while at < len(pieces) and pieces[at][0] <= start:
            active.append((pieces[at][1], pieces[at][2]))
            at += 1
        active = [one for one in active if one[0] > start]
        holding = [number for stop, number in active if stop >= end]
        for number in _shortest(attributions, holding, sizes):
            found[number].append(n)
    return found


def _shortest(attributions: Sequence[Attribution | None], holding: Sequence[int], sizes: Sequence[int]) -> list[int]:
    if not holding:
        return []
    least = min(sizes[number] for number in holding)
    shortest = [number for number in holding if sizes[number] == least]
    held = [attributions[number] for number in shortest]
    parents = {one.parent for one in held if one is not None}
    return sorted(n for n, one in zip(shortest, held, strict=True) if one is not None and one.id not in parents)
