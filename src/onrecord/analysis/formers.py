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
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

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
# A state is a row of this: the label, and the set of the roles before it in the sentence (a span's own not yet among
# them). Outside first, then what begins, then what goes on, eight sets each, so that what is left is one stretch.
_ORDER: Final = np.array([0, *_BEGIN, *_GO_ON])
_STATES: Final = len(_ORDER) * _SETS
_LEFT: Final = (1 + len(_BEGIN)) * _SETS  # the states that are reached by leaving another
_LABEL: Final = np.repeat(_ORDER, _SETS)
_ROLE: Final = (_LABEL - 1) // 2  # -1 outside
_INSIDE: Final = (np.arange(_STATES) >= _LEFT).astype(np.int64)
_BEFORE: Final = np.tile(np.arange(_SETS), len(_ORDER))
_HELD: Final = np.where(_LABEL > 0, _BEFORE | 1 << np.maximum(_ROLE, 0), _BEFORE)  # the set, once the state is left
_NONE: Final = _STATES  # the number of no state


def _sources() -> tuple[Longs, Longs]:
    """For each label that is left and the set then held, (labels, sets), the states that may be left: one that had the
    role before, and one that had not."""
    had, new = (np.full((len(_ORDER), _SETS), _NONE) for _ in range(2))
    for state in range(_STATES):
        (had if _HELD[state] == _BEFORE[state] else new)[_LABEL[state], _HELD[state]] = state
    return had, new


_LEAVING: Final = _sources()


def _comings() -> tuple[Longs, Longs]:
    """For each state those that it may come from, in the order in which the first of equals counts, with _NONE behind
    them: inside of a sentence, (states, some), and where one begins, (states, all)."""
    leaving = np.stack(_LEAVING, axis=-1)  # (labels, sets, two)
    within: list[list[int]] = []
    anew: list[list[int]] = []
    for state in range(_STATES):
        if _INSIDE[state]:  # from its beginning, or from itself
            stays = [state - len(_BEGIN) * _SETS, state]
            within.append(stays)
            anew.append(stays)
        else:
            held = _BEFORE[state]
            within.append(leaving[:, held].ravel().tolist())
            anew.append([] if held else leaving.transpose(1, 0, 2).ravel().tolist())
    return _padded(within), _padded(anew)


def _padded(lists: list[list[int]]) -> Longs:
    real = [[each for each in one if each != _NONE] for one in lists]
    width = max(len(one) for one in real)
    return np.array([one + [_NONE] * (width - len(one)) for one in real], np.int64)


_COMINGS: Final = _comings()


@dataclass(frozen=True, slots=True)
class _Lines:
    """Sequences, the longest first: ``scores`` (sequences, steps, labels), whether a sentence begins (sequences,
    steps), the token that each starts with and its length. At a step the first ``at[step]`` have a token."""

    scores: Doubles
    begins: Longs
    starts: list[int]
    lengths: list[int]
    at: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class _Moves:
    """Log scores of steps. ``leave`` (whether a sentence begins, set, from, to): from outside and from the spans'
    labels in their order, to outside or the beginning of a source, cue, content; the set holds the role that is left.
    ``stay`` (2, roles): from a beginning, and from an inside, to the inside. ``ended`` (sets,): of a sequence's end."""

    leave: Doubles
    stay: Doubles
    ended: Doubles


@lru_cache(maxsize=2)  # of the shipped heads, each time
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
        steps = _steps_in_order(cut)
        paths, sure = _viterbi(cut, moves, steps), _forward_backward(cut, moves, steps)
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


_Steps = tuple[Doubles, list[Longs]]


def _steps_in_order(cut: _Lines) -> _Steps:
    """The scores of labels in the order of states, (steps, sequences, labels, 1); and at each step the sequences of
    which a sentence begins there."""
    scores = np.ascontiguousarray(cut.scores.transpose(1, 0, 2)[:, :, _ORDER])[..., None]
    step, row = np.nonzero(cut.begins.T)
    return scores, np.split(row, np.searchsorted(step, np.arange(1, len(scores))))


def _viterbi(cut: _Lines, moves: _Moves, in_order: _Steps) -> list[list[int]]:
    """The best path of each sequence."""
    scores, begins = in_order
    steps, count = scores.shape[:2]
    states = np.empty((steps, count, _STATES + 1))  # what follows fills it but for sequences that have ended
    states[0], states[:, :, _NONE] = _NO, _NO
    states[0, :, :-1:_SETS] = scores[0, :, :, 0]
    leave = moves.leave.transpose(0, 2, 3, 1)  # (whether a sentence begins, from, to, set)
    stay = np.repeat(moves.stay.reshape(-1), _SETS)  # of beginnings, then of insides
    for t in range(1, steps):
        n = cut.at[t]
        before, now, rows = states[t - 1, :n], states[t, :n], begins[t]
        left = np.maximum(before.take(_LEAVING[0], axis=1), before.take(_LEAVING[1], axis=1))[:, :, None]
        new = (left + leave[0]).max(axis=1)
        if len(rows):
            top = (left[rows] + leave[1]).max(axis=(1, 3))
            new[rows] = _NO
            new[rows, :, 0] = top
        going = before[:, _SETS:-1] + stay
        now[:, :_LEFT] = new.reshape(n, -1)
        half = len(stay) // 2
        np.maximum(going[:, :half], going[:, half:], out=now[:, _LEFT:-1])
        by_label = now[:, :-1].reshape(n, -1, _SETS)
        by_label += scores[t, :n]
    return _back(cut, moves, states, begins)


def _back(cut: _Lines, moves: _Moves, states: Doubles, begins: list[Longs]) -> list[list[int]]:
    """The way back through each sequence from its best last state: where each came from is found once more, for the
    states of the way alone."""
    more = _scores_of_moves(moves)
    steps, count = states.shape[:2]
    at = np.zeros(count, np.int64)
    path = np.zeros((steps, count), np.int64)
    ended, numbers = moves.ended[_HELD], np.arange(count)
    for t in range(steps - 1, -1, -1):
        n = cut.at[t]
        m = cut.at[t + 1] if t + 1 < steps else 0
        if n > m:  # sequences that end here
            at[m:n] = (states[t, m:n, :-1] + ended).argmax(axis=1)
        path[t, :n] = at[:n]
        if not t:
            break
        came = _came(states[t - 1, :n], at[:n], numbers[:n], _COMINGS[0], more[0])
        if len(rows := begins[t]):
            came[rows] = _came(states[t - 1, rows], at[rows], numbers[: len(rows)], _COMINGS[1], more[1])
        at[:n] = came
    labels = _LABEL[path]
    return [labels[:length, row].tolist() for row, length in enumerate(cut.lengths)]


def _came(before: Doubles, at: Longs, numbers: Longs, comings: Longs, more: Doubles) -> Longs:
    """The states that these are come from, a sequence each; ``numbers`` those of the sequences."""
    choice = comings[at]
    best = (before[numbers[:, None], choice] + more[at]).argmax(axis=1)
    found: Longs = choice[numbers, best]
    return found


@lru_cache(maxsize=2)
def _scores_of_moves(moves: _Moves) -> tuple[Doubles, Doubles]:
    """The log scores of the moves of _COMINGS."""
    out = []
    for begins, comings in enumerate(_COMINGS):
        source = np.minimum(comings, _STATES - 1)
        to = np.arange(_STATES)[:, None]
        left = moves.leave[begins][_HELD[source], _LABEL[source], np.minimum(to // _SETS, len(_BEGIN))]
        out.append(np.where(_INSIDE[to] > 0, moves.stay[_INSIDE[source], _ROLE[to]], left))
    return out[0], out[1]


@lru_cache(maxsize=2)
def _matrices(moves: _Moves) -> Doubles:
    """The moves of :class:`_Moves` as factors, (whether a sentence begins, from, to) by state."""
    out = np.zeros((2, _STATES, _STATES))
    source = np.arange(_STATES)
    for begins in range(2):
        for to in range(1 + len(_BEGIN)):
            reached = to * _SETS + (_HELD if not begins else 0)
            out[begins, source, reached] = np.exp(moves.leave[begins, _HELD, _LABEL, to])
    spans = source[_SETS:]
    inside = _LEFT + _ROLE[spans] * _SETS + _BEFORE[spans]
    out[:, spans, inside] = np.exp(moves.stay[_INSIDE[spans], _ROLE[spans]])
    return out


def _forward_backward(cut: _Lines, moves: _Moves, in_order: _Steps) -> Doubles:
    """Marginals (sequences, steps, labels), in probability space, rescaled every few steps so that nothing under- or
    overflows."""
    scores, begins = in_order
    steps, count, labels = scores.shape[:3]
    local = np.exp(np.maximum(scores - scores.max(axis=2, keepdims=True), NEVER))
    forth = _matrices(moves)
    back = np.ascontiguousarray(forth.transpose(0, 2, 1))
    states = np.zeros((steps, count, _STATES))
    states[0, :, ::_SETS] = local[0, :, :, 0]
    for t in range(1, steps):
        n, rows = cut.at[t], begins[t]
        before, now = states[t - 1, :n], states[t, :n]
        np.matmul(before, forth[0], out=now)
        if len(rows):
            now[rows] = before[rows] @ forth[1]
        by_label = now.reshape(n, labels, _SETS)
        by_label *= local[t, :n]
        if t % _RESCALE == 0:
            now /= now.sum(axis=1, keepdims=True)
    after = np.tile(np.exp(moves.ended)[_HELD], (count, 1))
    for t in range(steps - 1, -1, -1):
        if t + 1 < steps:
            m, rows = cut.at[t + 1], begins[t + 1]
            coming = (after[:m].reshape(m, labels, _SETS) * local[t + 1, :m]).reshape(m, _STATES)
            np.matmul(coming, back[0], out=after[:m])
            if len(rows):
                after[rows] = coming[rows] @ back[1]
            if t % _RESCALE == 0:
                after[:m] /= after[:m].max(axis=1, keepdims=True)
        states[t] *= after  # of a sequence that has ended, nothing
    joint = np.empty((count, steps, labels))
    joint[:, :, _ORDER] = states.reshape(steps, count, labels, _SETS).sum(axis=3).transpose(1, 0, 2)
    return np.asarray(joint / np.maximum(joint.sum(axis=2, keepdims=True), 1e-300), np.float64)
