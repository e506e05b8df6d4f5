"""A linear-chain CRF that remembers: the best path of labels, and the probability of each (Lafferty et al. 2001).

What begins depends on the label before it and on the roles that the sentence has had: after a source alone a cue is
likelier than a content, and a sentence seldom ends with a source that has said nothing (former labels are CofeNet's
idea, Wang et al. 2022). So a state is a label with the set of roles of the sentence's former spans. No span reaches
across a line break, so the lines of a text are sequences of their own, and go forward side by side.

Only prose without quotation marks is read so. Where marks are, they say better what belongs together (sentences of a
quotation have no source each), and the plain chain of chain.py reads them. Held-out tenth of PolNeAR train, fitted and
calibrated across its halves, all rules: source, cue, content exact; whole attributions (with quotation marks).
  plain chain for all                              82.4 / 75.3 / 69.2; 73.8 (91.1)
  remembering everywhere                           83.1 / 75.8 / 69.9; 74.8 (91.1)
  where a line has no mark                         83.1 / 75.8 / 70.0; 74.6 (91.1)
  where it has none and ends as a sentence does    83.2 / 75.8 / 70.0; 74.7 (91.1)
On other texts quotations lose by it where they are read so, or what leads on to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis import chain
from onrecord.analysis.chain import NEVER, Doubles, Longs
from onrecord.analysis.encoder import Floats, Heads
from onrecord.analysis.features import Encoded

_NO: Final = -1e9  # of a state that is none
_LONGEST: Final = 256  # tokens of a sequence; a longer one is cut where its tokens are surest to be outside of spans
_STOPS: Final = frozenset(".!?)]")
_BEGIN: Final = (1, 3, 5)  # the labels that begin a source, a cue, a content
_GO_ON: Final = (2, 4, 6)
_SETS: Final = 8  # sets of roles, a bit a role
_STEPS: Final = 50_000  # of sequences side by side, each as many as the longest has; 0.5 kB a step
_RESCALE: Final = 4  # steps; each shrinks a sum by e^120 at most, and doubles reach down to e^-708
# For each role the sets that hold it, and the same without it.
_WITH: Final = np.array([[held for held in range(_SETS) if held >> role & 1] for role in range(3)])
_LESS: Final = _WITH - (1 << np.arange(3))[:, None]
_ROLE: Final = np.arange(3)[:, None]

Bytes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Lines:
    """Sequences, the longest first: ``scores`` (sequences, steps, labels), whether a sentence begins (sequences,
    steps), the token that each starts with and its length. At a step the first ``at[step]`` have a token."""

    scores: Doubles
    begins: Longs
    starts: list[int]
    lengths: list[int]
    at: list[int]


@dataclass(frozen=True, slots=True)
class _Moves:
    """Log scores of steps. ``leave`` (whether a sentence begins, set, from, to): from outside and from the spans'
    labels in their order, to outside or the beginning of a source, cue, content; the set holds the role that is left.
    ``stay`` (2, roles): from a beginning, and from an inside, to the inside. ``ended`` (sets,): of a sequence's end."""

    leave: Doubles
    stay: Doubles
    ended: Doubles


def _moves(heads: Heads) -> _Moves:
    steps = heads.transitions.astype(np.float64)
    leave = np.empty((2, _SETS, 7, 4))
    leave[:] = steps[:, [0, *_BEGIN]]
    leave[0, :, :, 1:] += heads.former[:, None]
    leave[0, :, 1:, 1:] += heads.adjacent[:, None]
    leave[1] += heads.ended[:, None, None]
    leave[1, :, :, 1:] += heads.former[0] + heads.opening
    leave[1, :, 1:, 1:] += heads.adjacent[0]
    stay = np.array([[steps[role, role + 1] for role in _BEGIN], [steps[role, role] for role in _GO_ON]])
    return _Moves(np.maximum(leave, NEVER), np.maximum(stay, NEVER), heads.ended.astype(np.float64))


def prose(text: str, encoded: Encoded, lines: Sequence[int]) -> list[tuple[int, int]]:
    """The lines, ``[first, last)`` tokens, that are read so: without a quotation mark, ending as a sentence does, and
    behind no line that ends with a colon.

    Headlines, labels and what leads on to a quotation ("And from the chair:") say less than a whole attribution, and
    what it leads on to has its source and cue there. ``lines`` are the tokens that begin one.
    """
    edges = sorted({0, len(encoded), *(int(at) for at in lines)})
    marked = encoded.marked
    closing = [text[int(encoded.tokens.ends[last - 1]) - 1] for last in edges[1:]]
    return [
        (first, last)
        for (first, last), before, close in zip(pairwise(edges), ["", *closing], closing, strict=False)
        if before != ":" and close in _STOPS and not marked[first:last].any()
    ]


def best_path(
    emissions: Floats, heads: Heads, places: Sequence[tuple[int, int]], sentences: Sequence[int]
) -> tuple[Longs, Floats]:
    """The labels of a text (tokens,) and the marginal probability of every label (tokens, labels): of the lines at
    ``places`` by the chain that remembers, of the others by the plain one.

    ``emissions`` (tokens, labels) are log scores, as are the parameters of ``heads``; ``sentences`` are the tokens that
    begin one.
    """
    path, marginals = chain.best_path(emissions, heads)
    if not places:
        return path, marginals
    own = np.concatenate([np.arange(first, last) for first, last in places])
    at = np.full(len(emissions), -1)  # where a token stands among those of these lines
    at[own] = np.arange(len(own))
    begins, opens = (
        [int(at[n]) for n in each if n < len(at) and at[n] >= 0] for each in ([first for first, _ in places], sentences)
    )
    path[own], marginals[own] = remembered(emissions[own], heads, begins, opens)
    return path, marginals


def remembered(
    emissions: Floats, heads: Heads, lines: Sequence[int] = (), sentences: Sequence[int] = ()
) -> tuple[Longs, Floats]:
    """The most probable labels (tokens,), and the marginal probability of every label (tokens, labels).

    ``emissions`` (tokens, labels) are log scores, as are the parameters of ``heads``; ``lines`` and ``sentences`` are
    the tokens that begin a line and a sentence. No span goes on from one line to the next.
    """
    tokens, labels = emissions.shape
    path, marginals = np.zeros(tokens, np.int64), np.zeros((tokens, labels), np.float32)
    if not tokens:
        return path, marginals
    moves, scores = _moves(heads), emissions * heads.scale
    for places in _beside(pieces(emissions, lines)):
        cut = _cut(scores, places, sentences)
        cut.scores[:, 0] += heads.starts
        cut.scores[:, 0, _BEGIN] += heads.former[0] + heads.opening
        cut.scores[:, 0, _GO_ON] = NEVER * 2
        paths, sure = _viterbi(cut, moves), _forward_backward(cut, moves)
        for row, (start, length) in enumerate(zip(cut.starts, cut.lengths, strict=True)):
            path[start : start + length] = paths[row]
            marginals[start : start + length] = sure[row, :length]
    return path, marginals


def pieces(emissions: Floats, lines: Sequence[int]) -> list[tuple[int, int]]:
    """The sequences ``[first, last)`` of a text: its lines, cut where they are too long."""
    tokens = len(emissions)
    edges = sorted({0, tokens, *(int(line) for line in lines)})
    out: list[tuple[int, int]] = []
    for start, last in pairwise(edges):
        first = start
        while last - first > _LONGEST:
            near = emissions[first + _LONGEST // 2 : first + _LONGEST]
            at = first + _LONGEST // 2 + int((near[:, 0] - near[:, 1:].max(axis=1)).argmax())
            out.append((first, at))
            first = at
        out.append((first, last))
    return out


def _beside(places: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Sequences that go forward side by side, the longest first: so many that thousands of short lines beside a long
    one take no more memory than as many tokens of prose."""
    group: list[tuple[int, int]] = []
    for first, last in sorted(places, key=lambda place: place[0] - place[1]):
        if group and (len(group) + 1) * (group[0][1] - group[0][0]) > _STEPS:
            yield group
            group = []
        group.append((first, last))
    yield group


def _cut(scores: Floats, places: list[tuple[int, int]], sentences: Sequence[int]) -> _Lines:
    tokens = len(scores)
    starts, lengths = [first for first, _ in places], [last - first for first, last in places]
    opened = np.zeros(tokens, np.int64)
    opened[[at for at in sentences if at < tokens]] = 1
    padded = np.zeros((len(places), lengths[0], scores.shape[1]))
    begins = np.zeros((len(places), lengths[0]), np.int64)
    for row, (first, last) in enumerate(places):
        padded[row, : last - first], begins[row, : last - first] = scores[first:last], opened[first:last]
    at = np.searchsorted(-np.array(lengths), -np.arange(lengths[0]), side="left").tolist()
    return _Lines(padded, begins, starts, lengths, at)


def _viterbi(cut: _Lines, moves: _Moves) -> list[list[int]]:
    """The best path of each sequence."""
    count, steps, _ = cut.scores.shape
    states = np.full((count, 7, _SETS), _NO)  # by label; a span's set is that of the spans before it
    states[:, :, 0] = cut.scores[:, 0]
    came = np.zeros((steps, count, _SETS, 4), np.int8)
    forgot = np.zeros((steps, count, 4), np.int8)
    more = np.zeros((steps, count, 2, 3, 4), np.bool_)
    stayed = np.zeros((steps, count, 3, _SETS), np.bool_)
    leaving = np.full((count, _SETS, 7), _NO)
    for t in range(1, steps):
        n = cut.at[t]
        now, out = states[:n], leaving[:n]
        spans = now[:, 1:].reshape(n, 3, 2, _SETS)
        held, less = spans[:, _ROLE, :, _WITH], spans[:, _ROLE, :, _LESS]  # (roles, sets, sequences, label)
        out[:, :, 0] = now[:, 0]
        more[t, :n] = (less > held).transpose(2, 3, 0, 1)
        best = np.maximum(held, less)
        for role in range(3):
            out[:, _WITH[role], 1 + 2 * role : 3 + 2 * role] = best[role].transpose(1, 0, 2)
        begins = cut.begins[:n, t]
        onward = out[:, :, :, None] + moves.leave[begins]
        came[t, :n] = onward.argmax(axis=2)
        new = onward.max(axis=2)
        if begins.any():
            rows = np.flatnonzero(begins)
            forgot[t, rows] = new[rows].argmax(axis=1)
            top = new[rows].max(axis=1)
            new[rows] = _NO
            new[rows, 0] = top
        going = spans + moves.stay.T[:, :, None]
        stayed[t, :n] = going[:, :, 1] > going[:, :, 0]
        within = going.max(axis=2)
        scores = cut.scores[:n, t, :, None]
        now[:, 0] = new[:, :, 0] + scores[:, 0]
        now[:, 1::2] = new[:, :, 1:].transpose(0, 2, 1) + scores[:, 1::2]
        now[:, 2::2] = within + scores[:, 2::2]
    states[:, 0] += moves.ended
    for role in range(3):
        states[:, 1 + 2 * role : 3 + 2 * role] += moves.ended[np.arange(_SETS) | 1 << role]
    return [
        _back(
            int(states[row].argmax()), cut.begins[row], came[:length, row], forgot[:, row], more[:, row], stayed[:, row]
        )
        for row, length in enumerate(cut.lengths)
    ]


def _back(
    ended: int, begins: Longs, came: Bytes, forgot: Bytes, more: npt.NDArray[np.bool_], stayed: npt.NDArray[np.bool_]
) -> list[int]:
    """The way back through one sequence from its best last state."""
    label, held = divmod(ended, _SETS)
    path = [0] * len(came)
    for t in range(len(came) - 1, -1, -1):
        path[t] = label
        if not t:
            break
        role = (label - 1) // 2
        if label and label % 2 == 0:
            label -= not stayed[t, role, held]
            continue
        to = role + 1 if label else 0
        if begins[t]:
            held = int(forgot[t, to])
        label = int(came[t, held, to])
        if label:
            role = (label - 1) // 2
            place = int(np.searchsorted(_WITH[role], held))
            held -= more[t, (label - 1) % 2, role, place] << role
    return path


def _forward_backward(cut: _Lines, moves: _Moves) -> Doubles:
    """Marginals (sequences, steps, labels), in probability space, rescaled every few steps so that nothing under- or
    overflows."""
    count, steps, labels = cut.scores.shape
    local = np.exp(np.maximum(cut.scores - cut.scores.max(axis=2, keepdims=True), NEVER))[..., None]
    leave, stay = np.exp(moves.leave), np.exp(moves.stay).T[:, :, None]
    ended = np.exp(moves.ended)
    states = np.zeros((steps, count, 7, _SETS))
    states[0, :, :, 0] = local[:, 0, :, 0]
    leaving = np.zeros((count, _SETS, 1, 7))
    for t in range(1, steps):
        n = cut.at[t]
        before, now, out = states[t - 1, :n], states[t, :n], leaving[:n]
        spans = before[:, 1:].reshape(n, 3, 2, _SETS)
        both = spans[:, _ROLE, :, _WITH] + spans[:, _ROLE, :, _LESS]
        out[:, :, 0, 0] = before[:, 0]
        for role in range(3):
            out[:, _WITH[role], 0, 1 + 2 * role : 3 + 2 * role] = both[role].transpose(1, 0, 2)
        begins = cut.begins[:n, t]
        new = (out @ leave[begins])[:, :, 0]
        if begins.any():
            rows = np.flatnonzero(begins)
            top = new[rows].sum(axis=1)
            new[rows] = 0
            new[rows, 0] = top
        now[:, 0] = new[:, :, 0]
        now[:, 1::2] = new[:, :, 1:].transpose(0, 2, 1)
        now[:, 2::2] = (spans * stay).sum(axis=2)
        now *= local[:n, t]
        if t % _RESCALE == 0:
            now /= now.sum(axis=(1, 2), keepdims=True)
    joint = np.zeros((count, steps, labels))
    back = np.empty((count, 7, _SETS))
    back[:, 0] = ended
    for role in range(3):
        back[:, 1 + 2 * role : 3 + 2 * role] = ended[np.arange(_SETS) | 1 << role]
    for t in range(steps - 1, -1, -1):
        n = cut.at[t]
        if t + 1 < steps:
            m = cut.at[t + 1]
            after = back[:m]
            coming = after * local[:m, t + 1]
            to = np.concatenate([coming[:, :1], coming[:, 1::2]], axis=1).transpose(0, 2, 1)[..., None]
            begins = cut.begins[:m, t + 1]
            if begins.any():
                rows = np.flatnonzero(begins)
                to[rows] = to[rows, :1]
            gone = (leave[begins] @ to)[..., 0]  # (sequences, sets, from)
            within = coming[:, 2::2]
            after[:, 0] = gone[:, :, 0]
            for role in range(3):
                left = gone[:, np.arange(_SETS) | 1 << role, 1 + 2 * role : 3 + 2 * role].transpose(0, 2, 1)
                after[:, 1 + 2 * role : 3 + 2 * role] = left + stay[role] * within[:, role, None]
            if t % _RESCALE == 0:
                after /= after.max(axis=(1, 2), keepdims=True)
        joint[:n, t] = (states[t, :n] * back[:n]).sum(axis=2)
    return np.asarray(joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-300), np.float64)
