"""A linear-chain CRF's best path and marginal probabilities (Lafferty et al. 2001), over the whole of a text at once.

A step from one token to the next is far too small for numpy. So the text is cut into blocks, and all blocks go forward
side by side: first what each does to every state that it may be entered in (a product of its steps' matrices, in the
algebra of max and plus, or of plus and times: a parallel scan, Blelloch 1990), then from block to block which state
that is, then through each block from there. The result is that of going step by step.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis.encoder import Floats, Heads

NEVER: Final = -60.0  # nats: as good as impossible
_BLOCK: Final = 32  # tokens of a block at least; of a long text the root of its length, so that memory stays linear
_RESCALE: Final = 4  # steps; each shrinks a sum by e^120 at most, and doubles reach down to e^-708

Doubles = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Emissions (blocks, steps, labels); of the last block only ``last`` steps are tokens."""

    scores: Doubles
    last: int

    def at(self, step: int) -> int:
        """How many blocks have a token at a step: the first so many."""
        return len(self.scores) - (step >= self.last)


def _blocks(emissions: Floats) -> _Blocks:
    size = max(_BLOCK, math.isqrt(len(emissions)))
    count = -(-len(emissions) // size)
    scores = np.zeros((count * size, emissions.shape[1]))
    scores[: len(emissions)] = emissions
    return _Blocks(scores.reshape(count, size, -1), len(emissions) - (count - 1) * size)


def best_path(emissions: Floats, heads: Heads) -> tuple[Longs, Floats]:
    """The most probable labels (tokens,), and the marginal probability of every label (tokens, labels).

    ``emissions`` (tokens, labels) are log scores, as are the transitions of ``heads``.
    """
    tokens, labels = emissions.shape
    if not tokens:
        return np.zeros(0, np.int64), np.zeros((0, labels), np.float32)
    blocks = _blocks(emissions)
    path, marginals = _viterbi(blocks, heads), _forward_backward(blocks, heads)
    return path.reshape(-1)[:tokens], marginals.reshape(-1, labels)[:tokens]


def _viterbi(blocks: _Blocks, heads: Heads) -> Longs:
    """The best path, (blocks, steps)."""
    # The blocks go last: numpy takes a maximum over any other axis many numbers at a time, three times as fast.
    scores = np.ascontiguousarray(blocks.scores.transpose(1, 2, 0))
    moves = heads.transitions.astype(np.float64)[:, :, None]
    steps, labels, count = scores.shape
    # The text begins in no state: whichever of them it is said to come from, it goes on as from none.
    first = np.broadcast_to(moves, (labels, labels, count)).copy()
    first[:, :, 0] = heads.starts
    whole = first + scores[0]
    for t in range(1, steps):
        n = blocks.at(t)
        whole[:, :, :n] = (whole[:, :, None, :n] + moves).max(axis=1) + scores[t, :, :n]
    entered = np.zeros((labels, count))
    for n in range(1, count):
        entered[:, n] = (entered[:, n - 1, None] + whole[:, :, n - 1]).max(axis=0)
    ended = (entered[:, -1, None] + whole[:, :, -1]).max(axis=0) + heads.ends
    back = np.zeros((steps, labels, count), np.int64)
    for t in range(steps):
        n = blocks.at(t)
        reached = entered[:, None, :n] + (moves if t else first[:, :, :n])
        reached.argmax(axis=0, out=back[t, :, :n])
        entered[:, :n] = reached.max(axis=0) + scores[t, :, :n]
    # The way back through each block, from every state that it may end in.
    ways = np.zeros((steps, labels, count), np.int64)
    state, columns = np.tile(np.arange(labels)[:, None], count), np.arange(count)
    for t in range(steps - 1, -1, -1):
        n = blocks.at(t)
        ways[t, :, :n] = state[:, :n]
        state[:, :n] = back[t][state[:, :n], columns[:n]]
    path = np.zeros((count, steps), np.int64)
    end = int(ended.argmax())
    for n in range(count - 1, -1, -1):
        path[n] = ways[:, end, n]
        end = int(state[end, n])
    return path


def _forward_backward(blocks: _Blocks, heads: Heads) -> Floats:
    """Marginals (blocks, steps, labels), in probability space, rescaled every few steps so that nothing under- or
    overflows."""
    scores = blocks.scores
    count, steps, labels = scores.shape
    local = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), NEVER))
    moves = np.exp(np.maximum(heads.transitions, NEVER)).astype(np.float64)
    first = np.broadcast_to(moves, (count, labels, labels)).copy()
    first[0] = np.exp(np.maximum(heads.starts - heads.starts.max(), NEVER))
    whole = first * local[:, 0, None, :]
    for t in range(1, steps):
        n = blocks.at(t)
        whole[:n] = (whole[:n] @ moves) * local[:n, t, None, :]
        if t % _RESCALE == 0:
            whole /= whole.max(axis=(1, 2), keepdims=True)
    entered, left = np.full((count, labels), 1.0 / labels), np.zeros((count, labels))
    for n in range(1, count):
        entered[n] = entered[n - 1] @ whole[n - 1]
        entered[n] /= entered[n].sum()
    left[-1] = np.exp(heads.ends - heads.ends.max())
    for n in range(count - 1, 0, -1):
        left[n - 1] = whole[n] @ left[n]
        left[n - 1] /= left[n - 1].sum()
    joint = np.zeros(scores.shape)
    for t in range(steps):
        n = blocks.at(t)
        alpha = joint[:n, t]
        before = joint[:n, t - 1] if t else entered
        np.multiply(before @ moves if t else (before[:, None, :] @ first)[:, 0], local[:n, t], out=alpha)
        if t % _RESCALE == 0:
            alpha /= alpha.sum(axis=1, keepdims=True)
    for t in range(steps - 1, -1, -1):
        n = blocks.at(t)
        beta = left[:n]
        joint[:n, t] *= beta
        beta[:] = (beta * local[:n, t]) @ moves.T
        if t % _RESCALE == 0:
            beta /= beta.sum(axis=1, keepdims=True)
    return np.asarray(joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-300), np.float32)
