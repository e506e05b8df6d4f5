"""From emissions to labelled spans: a linear-chain CRF's best path, and how sure it is of each token.

Viterbi and forward-backward (Lafferty et al. 2001), run side by side over segments of the text that are cut where the
model is certain that nothing is attributed, so that numpy works on many at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis.encoder import Floats, Heads

INSIDE: Final = (2, 4, 6)  # the labels that go on: I-source, I-cue, I-content
NEVER: Final = -60.0  # nats: as good as impossible

# A cut is safe where "outside" leads every other label by this many nats. On the held-out tenth of PolNeAR train (74
# documents) no path differs from the uncut one at 6 or 5, six do at 4; at 6 no probability moves by more than 0.05.
_CERTAIN: Final = 6.0
_SEGMENT: Final = 96  # tokens a segment should have at least before it is cut
_RESCALE: Final = 4  # steps; each shrinks a sum by e^120 at most, and doubles reach down to e^-708


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """Tokens ``[first, last)`` with a role (0 source, 1 cue, 2 content).

    ``sure`` is the least probability, over its tokens, of having that role; ``opens`` and ``closes`` those of its
    boundaries.
    """

    first: int
    last: int
    role: int
    sure: float
    opens: float
    closes: float


def _segments(emissions: Floats) -> list[tuple[int, int]]:
    n = len(emissions)
    certain = emissions[:, 0] - emissions[:, 1:].max(axis=1) > _CERTAIN
    cuts = [0]
    for at in np.flatnonzero(certain).tolist():
        if at - cuts[-1] >= _SEGMENT:
            cuts.append(at)
    if n > cuts[-1]:
        cuts.append(n)
    return list(pairwise(cuts))


def _of_like_length(segments: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Segments put together so that padding makes none of them more than four times as long: one endless segment
    among thousands of short ones must not fill the memory.

    The longest of each group comes first. Of those alike the last of the text comes last, for it alone does not also
    hold the first token of the next.
    """
    by_size: dict[int, list[tuple[int, int]]] = {}
    for start, end in segments:
        by_size.setdefault(max(0, (end - start).bit_length() - _SEGMENT.bit_length()) // 2, []).append((start, end))
    return [sorted(by_size[size], key=lambda each: each[0] - each[1]) for size in sorted(by_size)]


def _padded(emissions: Floats, segments: list[tuple[int, int]]) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Emissions of segments side by side, and their lengths. Each also holds the first token of the next, which is
    surely outside: so the last of its own tokens moves on to "outside" instead of ending a text."""
    reach = [(start, min(end + 1, len(emissions))) for start, end in segments]
    lengths = np.array([end - start for start, end in reach])
    out = np.zeros((len(reach), int(lengths.max()), emissions.shape[1]), np.float32)
    for row, (start, end) in enumerate(reach):
        out[row, : end - start] = emissions[start:end]
    return out, lengths


def best_path(emissions: Floats, heads: Heads) -> tuple[npt.NDArray[np.int64], Floats]:
    """The most probable labels (tokens,), and the marginal probability of every label (tokens, labels)."""
    if not len(emissions):
        return np.zeros(0, np.int64), np.zeros((0, emissions.shape[1]), np.float32)
    path = np.zeros(len(emissions), np.int64)
    marginals = np.zeros(emissions.shape, np.float32)
    for segments in _of_like_length(_segments(emissions)):
        scores, lengths = _padded(emissions, segments)
        own = np.array([end - start for start, end in segments])
        keep = np.arange(scores.shape[1])[None, :] < own[:, None]
        at = np.concatenate([np.arange(start, end) for start, end in segments])
        path[at] = _viterbi(scores, lengths, heads)[keep]
        marginals[at] = _forward_backward(scores, lengths, heads)[keep]
    return path, marginals


def _live(lengths: npt.NDArray[np.int64]) -> list[int]:
    """For each step how many rows reach it; rows stand from the longest to the shortest."""
    reaching: list[int] = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left").tolist()
    return reaching


def _viterbi(scores: Floats, lengths: npt.NDArray[np.int64], heads: Heads) -> npt.NDArray[np.int64]:
    rows, steps, labels = scores.shape
    live = _live(lengths)
    back = np.zeros((rows, steps, labels), np.int64)
    delta = scores[:, 0] + heads.starts
    for t in range(1, steps):
        moves = delta[: live[t], :, None] + heads.transitions
        moves.argmax(axis=1, out=back[: live[t], t])
        np.add(moves.max(axis=1), scores[: live[t], t], out=delta[: live[t]])
    path = np.zeros((rows, steps), np.int64)
    state = (delta + heads.ends).argmax(axis=1)
    every = np.arange(rows)
    for t in range(steps - 1, -1, -1):
        path[: live[t], t] = state[: live[t]]
        if t:
            state[: live[t]] = back[every[: live[t]], t, state[: live[t]]]
    return path


def _forward_backward(scores: Floats, lengths: npt.NDArray[np.int64], heads: Heads) -> Floats:
    """Marginals in probability space, rescaled every few steps so that nothing under- or overflows."""
    rows, steps, labels = scores.shape
    live = _live(lengths)
    local = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), NEVER)).astype(np.float64)
    moves = np.exp(np.maximum(heads.transitions, NEVER)).astype(np.float64)
    starts = np.exp(np.maximum(heads.starts - heads.starts.max(), NEVER))
    forward = np.zeros(local.shape)
    forward[:, 0] = starts * local[:, 0]
    for t in range(1, steps):
        alpha = forward[: live[t], t]
        np.multiply(forward[: live[t], t - 1] @ moves, local[: live[t], t], out=alpha)
        if t % _RESCALE == 0:
            alpha /= alpha.sum(axis=1, keepdims=True)
    backward = np.zeros(local.shape)
    beta = np.empty((rows, labels))
    beta[:] = np.exp(heads.ends - heads.ends.max())
    for t in range(steps - 1, -1, -1):
        backward[: live[t], t] = beta[: live[t]]
        before = (beta[: live[t]] * local[: live[t], t]) @ moves.T
        if t % _RESCALE == 0:
            before /= before.sum(axis=1, keepdims=True)
        beta[: live[t]] = before
    joint = forward * backward
    return np.asarray(joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-300), np.float32)


def spans(path: npt.NDArray[np.int64], marginals: Floats) -> list[LabelledSpan]:
    """The labelled spans of a path, in order."""
    found: list[LabelledSpan] = []
    labels = path.tolist()
    first = 0
    while first < len(labels):
        label = labels[first]
        if label == 0:
            first += 1
            continue
        role = (label - 1) // 2
        last = first + 1
        while last < len(labels) and labels[last] == 2 * role + 2:
            last += 1
        inside = marginals[first:last, 2 * role + 1] + marginals[first:last, 2 * role + 2]
        closes = 1.0 - float(marginals[last, 2 * role + 2]) if last < len(labels) else 1.0
        found.append(
            LabelledSpan(first, last, role, float(inside.min()), float(marginals[first, 2 * role + 1]), closes)
        )
        first = last
    return found
