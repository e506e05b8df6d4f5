"""Which source and which cue belong to which content: learned pairwise scores, decoded around the cue.

In PolNeAR nearly every attribution has exactly one cue (22,444 of 22,501 in train), so the cue is the centre: each
content and each source chooses among the cues nearby, each cue among the sources nearby.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.analysis.decoding import LabelledSpan
from onrecord.analysis.encoder import Floats, Heads
from onrecord.analysis.wordpiece import NEWLINE, Ints

_REACH: Final = 350  # tokens; training saw links within one window of 384 only
_NEIGHBOURS: Final = 16  # cues to either side that an argument may choose from; bounds the work on long texts


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution over labelled spans; ``linked`` is the product of the probabilities of its links."""

    source: LabelledSpan | None
    cue: LabelledSpan | None
    content: tuple[LabelledSpan, ...]
    source_link: float
    content_link: float


def _vectors(link: Floats, found: list[LabelledSpan], first: int) -> Floats:
    width = link.shape[1] // 4
    starts = np.array([span.first for span in found])
    ends = np.array([span.last - 1 for span in found])
    part = link[starts, first * width : (first + 1) * width] + link[ends, (first + 1) * width : (first + 2) * width]
    return np.asarray(part, np.float32)


def _bucket(distance: int, buckets: int) -> int:
    half = buckets // 2
    size = min(int(np.log2(abs(distance) + 1)), half - 1)
    return size if distance < 0 else size + half


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [float(np.exp(score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def link(found: list[LabelledSpan], vectors: Floats, gap: Ints, heads: Heads) -> list[Linked]:
    """Attributions from labelled spans. ``vectors`` (tokens, 4·L) and ``gap`` are those of the whole text."""
    cues = [span for span in found if span.role == 1]
    arguments = [span for span in found if span.role != 1]
    if not arguments:
        return []
    if not cues:
        return [Linked(None, None, (span,), 1.0, 0.0) for span in arguments if span.role == 2]
    width = vectors.shape[1] // 4
    cue_vectors = _vectors(vectors, cues, 0)
    argument_vectors = _vectors(vectors, arguments, 2)
    breaks = np.cumsum(gap >= NEWLINE)
    cue_at = np.array([span.first for span in cues])
    choice: list[tuple[int | None, float]] = []
    offers: list[list[tuple[int, float]]] = [[] for _ in cues]
    for n, span in enumerate(arguments):
        kind = span.role // 2
        here = int(np.searchsorted(cue_at, span.first))
        near = [
            c
            for c in range(max(0, here - _NEIGHBOURS), min(len(cues), here + _NEIGHBOURS))
            if abs(cues[c].first - span.first) <= _REACH
        ]
        scores: list[float] = []
        for c in near:
            cue = cues[c]
            distance = span.first - (cue.last - 1) if span.first > cue.last - 1 else span.last - 1 - cue.first
            between = min(3, abs(int(breaks[span.first]) - int(breaks[cue.first])))
            score = float(argument_vectors[n] @ cue_vectors[c]) / width**0.5
            score += float(heads.distance[kind, _bucket(distance, heads.distance.shape[1])])
            score += float(heads.between[kind, between])
            scores.append(score)
            if kind == 0:
                offers[c].append((n, score))
        odds = _softmax([*scores, float(heads.none[0])])
        best = int(np.argmax(odds[:-1])) if near else None
        choice.append((near[best], odds[best]) if best is not None else (None, 0.0))
    contents: dict[int, list[int]] = {}
    loose: list[int] = []
    for n, span in enumerate(arguments):
        if span.role == 2:
            cue_index = choice[n][0]
            if cue_index is None:
                loose.append(n)
            else:
                contents.setdefault(cue_index, []).append(n)
    out: list[Linked] = []
    for c, members in contents.items():
        source, sure = None, 1.0
        odds = _softmax([*(score for _, score in offers[c]), float(heads.none[1])])
        best = int(np.argmax(odds))
        sure = odds[best]
        if best < len(offers[c]):
            source = arguments[offers[c][best][0]]
        certain = min(choice[n][1] for n in members)
        out.append(Linked(source, cues[c], tuple(arguments[n] for n in members), sure, certain))
    out.extend(Linked(None, None, (arguments[n],), 1.0, 0.0) for n in loose)
    out.sort(key=lambda linked: linked.content[0].first)
    return out
