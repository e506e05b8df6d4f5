"""MUC, B³, CEAFe and the CoNLL score of coreference, as sums over documents.

The definitions are those of the reference scorer (Pradhan, Luo, Recasens, Hovy, Ng and Strube 2014): MUC by Vilain and
others (1995), B³ by Bagga and Baldwin (1998), CEAFe by Luo (2005) with his φ4; mentions count when their spans are the
same. Each metric is two numerators and two denominators a document; a corpus's recall and precision are quotients of
their sums, so that documents can be drawn again for a bootstrap without scoring anything twice.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

METRICS: Final = ("mentions", "muc", "b3", "ceafe")

Cluster = Collection[Hashable]
Counts = npt.NDArray[np.float64]  # (metrics, 4): recall's numerator and denominator, precision's


@dataclass(frozen=True, slots=True)
class Figure:
    """Recall, precision and F1, in points."""

    recall: float
    precision: float
    f1: float


def counts(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """The sums of one document. Clusters of a single mention are dropped on both sides; raises ValueError when a
    mention is in two clusters of one side."""
    gold, found = _sets(key), _sets(response)
    spans = sum(len(set().union(*gold) & cluster) for cluster in found) if gold else 0
    sizes = sum(map(len, gold)), sum(map(len, found))
    ceafe = _ceafe(gold, found)
    return np.array(
        [
            [spans, sizes[0], spans, sizes[1]],
            [*_muc(gold, found), *_muc(found, gold)],
            [_b3(gold, found), sizes[0], _b3(found, gold), sizes[1]],
            [ceafe, len(gold), ceafe, len(found)],
        ],
        dtype=np.float64,
    )


def figures(total: Counts) -> dict[str, Figure]:
    """Recall, precision and F1 of summed counts, by metric, and "conll": the mean F1 of MUC, B³ and CEAFe."""
    out = {}
    for name, (hit, gold, right, found) in zip(METRICS, total, strict=True):
        recall, precision = (100 * hit / gold if gold else 0.0), (100 * right / found if found else 0.0)
        f1 = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        out[name] = Figure(recall, precision, f1)
    parts = [out[name] for name in METRICS[1:]]
    out["conll"] = Figure(
        sum(p.recall for p in parts) / 3, sum(p.precision for p in parts) / 3, sum(p.f1 for p in parts) / 3
    )
    return out


def intervals(
    documents: Sequence[Counts], *, rounds: int = 2000, level: float = 0.95, seed: int = 11
) -> dict[str, tuple[float, float]]:
    """Bootstrap intervals of F1 by metric: documents drawn with replacement, percentiles of ``rounds`` draws."""
    rng = np.random.default_rng(seed)
    stacked = np.stack(documents)
    draws: Mapping[str, list[float]] = {name: [] for name in (*METRICS, "conll")}
    for _ in range(rounds):
        drawn = stacked[rng.integers(0, len(stacked), len(stacked))].sum(axis=0)
        for name, figure in figures(drawn).items():
            draws[name].append(figure.f1)
    tail = 50 * (1 - level)
    return {
        name: (float(np.percentile(values, tail)), float(np.percentile(values, 100 - tail)))
        for name, values in draws.items()
    }


def better(
    ours: Sequence[Counts], theirs: Sequence[Counts], *, rounds: int = 2000, seed: int = 11
) -> tuple[float, float, float]:
    """The paired difference of CoNLL F1, ours less theirs, on the same documents, with its 95 % interval."""
    rng = np.random.default_rng(seed)
    left, right = np.stack(ours), np.stack(theirs)
    differences = []
    for _ in range(rounds):
        drawn = rng.integers(0, len(left), len(left))
        differences.append(figures(left[drawn].sum(axis=0))["conll"].f1 - figures(right[drawn].sum(axis=0))["conll"].f1)
    whole = figures(left.sum(axis=0))["conll"].f1 - figures(right.sum(axis=0))["conll"].f1
    return whole, float(np.percentile(differences, 2.5)), float(np.percentile(differences, 97.5))


def _sets(clusters: Sequence[Cluster]) -> list[frozenset[Hashable]]:
    sets = [frozenset(cluster) for cluster in clusters if len(set(cluster)) > 1]
    if len(frozenset().union(*sets)) != sum(map(len, sets)):
        raise ValueError("a mention is in two clusters")
    return sets


def _muc(left: list[frozenset[Hashable]], right: list[frozenset[Hashable]]) -> tuple[float, float]:
    """Links of ``left`` that ``right`` keeps, and all of them."""
    home = {mention: number for number, cluster in enumerate(right) for mention in cluster}
    kept = links = 0
    for cluster in left:
        parts = {home[mention] for mention in cluster if mention in home}
        alone = sum(mention not in home for mention in cluster)
        links += len(cluster) - 1
        kept += len(cluster) - len(parts) - alone
    return kept, links


def _b3(left: list[frozenset[Hashable]], right: list[frozenset[Hashable]]) -> float:
    return sum(len(one & other) ** 2 / len(one) for one in left for other in right)


def _ceafe(left: list[frozenset[Hashable]], right: list[frozenset[Hashable]]) -> float:
    if not left or not right:
        return 0.0
    similar = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in right] for one in left])
    rows, columns = linear_sum_assignment(-similar)
    return float(similar[rows, columns].sum())
