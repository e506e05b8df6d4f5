"""Which source and which cue belong to which content: learned pairwise scores, decoded around the cue.

In PolNeAR nearly every attribution has exactly one cue (22,444 of 22,501 in train), so the cue is the centre: each
content and each source chooses among the cues nearby, each cue among the sources nearby.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from onrecord.analysis.decoding import LabelledSpan
from onrecord.analysis.encoder import Floats, Heads
from onrecord.analysis.wordpiece import NEWLINE, Ints

_REACH: Final = 350  # tokens; training saw links within one window of 384 only
# Nats that a link loses with each doubling of the tokens between; measured on the held-out tenth.
_NEARER: Final = 0.75
# A pair less likely than this is not forced on a cue that has no content yet.
_FIRST: Final = 0.02
_NEIGHBOURS: Final = 16  # cues to either side that an argument may choose from; bounds the work on long texts


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution over labelled spans; ``source_link`` is the probability of its source's link,
    ``content_link`` the least one among its contents'."""

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


def _apart(left: LabelledSpan, right: LabelledSpan) -> int:
    return max(0, left.first - right.last, right.first - left.last)


@cache
def _bucket(distance: int, buckets: int) -> int:
    half = buckets // 2
    size = min(int(np.log2(abs(distance) + 1)), half - 1)
    return size if distance < 0 else size + half


@cache
def _far(tokens: int) -> float:
    """What a link loses by so many tokens in between."""
    return _NEARER * float(np.log2(tokens + 1))


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers: list[float] = np.exp(np.array(scores) - top).tolist()
    total = sum(powers)
    return [power / total for power in powers]


def link(
    found: list[LabelledSpan],
    vectors: Floats,
    gap: Ints,
    heads: Heads,
    walls: Sequence[int] = (),
    sentences: Sequence[int] = (),
) -> list[Linked]:
    """Attributions from labelled spans. ``vectors`` (tokens, 4·L) and ``gap`` are those of the whole text.

    No link crosses one of the tokens in ``walls`` (where a title ends, or a post of a live blog starts), and no link of
    a source one of those in ``sentences`` (where sentences start): in PolNeAR train 21 of 20,824 sources stand in
    another sentence than their cue.
    """
    cues = [span for span in found if span.role == 1]
    arguments = [span for span in found if span.role != 1]
    if not cues or not arguments:
        return [Linked(None, None, (span,), 1.0, 0.0) for span in arguments if span.role == 2]
    pairs = _scores(cues, arguments, vectors, gap, heads, walls, sentences)
    cue_of = _cues_of_contents([n for n, span in enumerate(arguments) if span.role == 2], pairs, float(heads.none[0]))
    source_of = _sources_of_cues(cues, arguments, pairs, float(heads.none[1]))
    contents: dict[int, list[int]] = {}
    for n, (cue, _) in cue_of.items():
        if cue is not None:
            contents.setdefault(cue, []).append(n)
    out: list[Linked] = []
    for cue, members in contents.items():
        source, sure = source_of[cue]
        out.append(
            Linked(
                arguments[source] if source is not None else None,
                cues[cue],
                tuple(arguments[n] for n in sorted(members)),
                sure,
                min(cue_of[n][1] for n in members),
            )
        )
    out.extend(Linked(None, None, (arguments[n],), 1.0, 0.0) for n, (cue, _) in cue_of.items() if cue is None)
    out.sort(key=lambda linked: linked.content[0].first)
    return out


def _scores(
    cues: list[LabelledSpan],
    arguments: list[LabelledSpan],
    vectors: Floats,
    gap: Ints,
    heads: Heads,
    walls: Sequence[int],
    sentences: Sequence[int],
) -> list[dict[int, float]]:
    """For each argument the scores of the cues within reach."""
    width = vectors.shape[1] // 4
    cue_vectors = _vectors(vectors, cues, 0)
    argument_vectors = _vectors(vectors, arguments, 2)
    breaks = np.cumsum(gap >= NEWLINE).tolist()
    by_distance, by_lines, buckets = heads.distance.tolist(), heads.between.tolist(), heads.distance.shape[1]
    cue_at = np.array([span.first for span in cues])
    room = [bisect_right(walls, span.first) for span in cues]
    sentence = [bisect_right(sentences, span.first) for span in cues]
    out: list[dict[int, float]] = []
    for n, span in enumerate(arguments):
        kind = span.role // 2
        here = int(np.searchsorted(cue_at, span.first))
        own = bisect_right(walls, span.first)
        within = bisect_right(sentences, span.first) if kind == 0 else None
        scores: dict[int, float] = {}
        nearest = range(max(0, here - _NEIGHBOURS), min(len(cues), here + _NEIGHBOURS))
        products = (cue_vectors[nearest.start : nearest.stop] @ argument_vectors[n]).tolist()
        for c, product in zip(nearest, products, strict=True):
            cue = cues[c]
            if abs(cue.first - span.first) > _REACH or room[c] != own:
                continue
            if within is not None and sentence[c] != within:
                continue
            distance = span.first - (cue.last - 1) if span.first > cue.last - 1 else span.last - 1 - cue.first
            between = min(3, abs(breaks[span.first] - breaks[cue.first]))
            scores[c] = (
                product / width**0.5
                + by_distance[kind][_bucket(distance, buckets)]
                + by_lines[kind][between]
                - _far(_apart(span, cue))
            )
        out.append(scores)
    return out


def _cues_of_contents(
    contents: list[int], pairs: list[dict[int, float]], none: float
) -> dict[int, tuple[int | None, float]]:
    """Each content's cue and its probability. First every cue gets the content that fits it best (a cue without a
    content is no cue), surest pairs first; contents left over then join the cue that they fit best."""
    odds = {n: dict(zip(pairs[n], _softmax([*pairs[n].values(), none]), strict=False)) for n in contents}
    ranked = sorted(((p, -c, -n) for n in contents for c, p in odds[n].items()), reverse=True)
    out: dict[int, tuple[int | None, float]] = {}
    served: set[int] = set()
    for p, c, n in ranked:
        if p >= _FIRST and -n not in out and -c not in served:
            out[-n] = (-c, p)
            served.add(-c)
    for n in contents:
        if n not in out:
            best = max(odds[n], key=lambda c: (odds[n][c], -c), default=None)
            out[n] = (best, odds[n][best] if best is not None else 0.0)
    return out


def _sources_of_cues(
    cues: list[LabelledSpan], arguments: list[LabelledSpan], pairs: list[dict[int, float]], none: float
) -> dict[int, tuple[int | None, float]]:
    """Each cue's source, or none, with the probability. A source may serve several cues ("called it … and said …")."""
    offers: dict[int, dict[int, float]] = {c: {} for c in range(len(cues))}
    for n, span in enumerate(arguments):
        if span.role == 0:
            for c, score in pairs[n].items():
                offers[c][n] = score
    out: dict[int, tuple[int | None, float]] = {}
    for c, scores in offers.items():
        odds = _softmax([*scores.values(), none])
        best = int(np.argmax(odds))
        out[c] = (list(scores)[best] if best < len(scores) else None, odds[best])
    return out
