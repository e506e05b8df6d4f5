"""The largest sets of things of which each two go together."""

from __future__ import annotations

from collections.abc import Sequence


def cliques(edges: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """The largest sets of nodes each two of which are joined (Bron and Kerbosch 1973, with a pivot)."""
    found: list[frozenset[int]] = []

    def grow(chosen: frozenset[int], possible: set[int], done: set[int]) -> None:
        if not possible and not done:
            found.append(chosen)
            return
        pivot = max(possible | done, key=lambda node: (len(edges[node] & possible), -node))
        for node in sorted(possible - edges[pivot]):
            grow(chosen | {node}, possible & edges[node], done & edges[node])
            possible = possible - {node}
            done = done | {node}

    grow(frozenset(), set(range(len(edges))), set())
    return sorted(found, key=sorted)
