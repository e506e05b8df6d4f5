"""The chain's best path and marginals."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import chain
from onrecord.analysis.encoder import Floats, Heads
from onrecord.analysis.features import LABELS
from tests.analysis.labels import N, allowed, random_emissions, random_steps


def random_heads(seed: int) -> Heads:
    rng = np.random.default_rng(seed)
    transitions, starts = random_steps(rng)
    plain = np.zeros((2, 16))
    return Heads(
        *(a.astype(np.float32) for a in (transitions, starts, rng.normal(0, 1, N), plain, plain[:, :4], plain[:, 0]))
    )


def brute_force(emissions: Floats, heads: Heads) -> tuple[tuple[int, ...], np.ndarray]:
    """The best path and the marginals, by scoring every path."""
    paths = list(product(range(N), repeat=len(emissions)))
    scores = []
    for path in paths:
        score = float(heads.starts[path[0]]) + float(heads.ends[path[-1]])
        score += sum(float(emissions[t, label]) for t, label in enumerate(path))
        score += sum(float(heads.transitions[a, b]) for a, b in pairwise(path))
        scores.append(score)
    odds = np.exp(np.array(scores) - max(scores))
    odds /= odds.sum()
    marginals = np.zeros((len(emissions), N))
    for path, share in zip(paths, odds, strict=True):
        for t, label in enumerate(path):
            marginals[t, label] += share
    return paths[int(np.argmax(scores))], marginals


@pytest.mark.parametrize("steps", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(4))
def test_best_path_and_marginals_equal_brute_force(seed: int, steps: int) -> None:
    heads, emissions = random_heads(seed), random_emissions(100 + seed, steps)
    best, expected = brute_force(emissions, heads)
    path, marginals = chain.best_path(emissions, heads)

    assert tuple(path.tolist()) == best
    np.testing.assert_allclose(marginals, expected, atol=1e-5)


@given(st.integers(0, 1_000_000), st.integers(1, 300), st.sampled_from([0.1, 2.0, 30.0]))
def test_a_path_keeps_to_bio_and_marginals_are_probabilities(seed: int, steps: int, scale: float) -> None:
    path, marginals = chain.best_path(random_emissions(seed, steps, scale), random_heads(seed))
    labels = [LABELS[label] for label in path.tolist()]

    assert all(allowed(left, right) for left, right in zip([None, *labels], labels, strict=False))
    assert marginals.shape == (steps, N)
    assert np.all(marginals >= 0)
    np.testing.assert_allclose(marginals.sum(axis=1), 1, atol=1e-4)


def step_by_step(emissions: Floats, heads: Heads) -> tuple[list[int], np.ndarray]:
    """The best path and the marginals as textbooks have them."""
    scores, moves = emissions.astype(np.float64), heads.transitions.astype(np.float64)
    delta, back = heads.starts + scores[0], []
    alpha, beta = [heads.starts + scores[0]], [heads.ends.astype(np.float64)]
    for row in scores[1:]:
        back.append((delta[:, None] + moves).argmax(axis=0))
        delta = (delta[:, None] + moves).max(axis=0) + row
        alpha.append(np.logaddexp.reduce(alpha[-1][:, None] + moves, axis=0) + row)
    for row in scores[:0:-1]:
        beta.append(np.logaddexp.reduce(moves + row + beta[-1], axis=1))
    path = [int((delta + heads.ends).argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    joint = np.array(alpha) + np.array(beta[::-1])
    return path[::-1], np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True))


@pytest.mark.parametrize("steps", [31, 32, 33, 64, 65, 1000, 1500])
def test_blocks_side_by_side_are_as_good_as_step_by_step(steps: int) -> None:
    heads, emissions = random_heads(steps), random_emissions(steps, steps)
    expected, probable = step_by_step(emissions, heads)
    path, marginals = chain.best_path(emissions, heads)

    assert path.tolist() == expected
    np.testing.assert_allclose(marginals, probable, atol=1e-5)


def test_a_long_text_stays_in_memory_and_in_the_range_of_numbers() -> None:
    emissions = np.zeros((60_000, N), np.float32)
    emissions[5_000:, 0] = 40
    path, marginals = chain.best_path(emissions, random_heads(1))

    assert not path[6_000:-1].any()
    np.testing.assert_allclose(marginals.sum(axis=1), 1, atol=1e-4)


def test_nothing_gives_nothing() -> None:
    path, marginals = chain.best_path(np.zeros((0, N), np.float32), random_heads(0))
    assert (len(path), marginals.shape) == (0, (0, N))
