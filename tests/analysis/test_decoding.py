from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import decoding
from onrecord.analysis.encoder import Floats, Heads
from onrecord.analysis.features import LABELS

N = len(LABELS)


def allowed(left: str | None, right: str) -> bool:
    """Whether BIO lets ``right`` follow ``left`` (None: the text's start)."""
    return not right.startswith("I-") or (left is not None and left[2:] == right[2:])


def random_heads(seed: int) -> Heads:
    rng = np.random.default_rng(seed)
    transitions = rng.normal(0, 1, (N, N))
    for i, left in enumerate(LABELS):
        for j, right in enumerate(LABELS):
            if not allowed(left, right):
                transitions[i, j] -= 1e4
    starts = rng.normal(0, 1, N) - np.array([0.0 if allowed(None, label) else 1e4 for label in LABELS])
    plain = np.zeros((2, 16))
    return Heads(
        *(a.astype(np.float32) for a in (transitions, starts, rng.normal(0, 1, N), plain, plain[:, :4], plain[:, 0]))
    )


def random_emissions(seed: int, steps: int, scale: float = 2.0) -> Floats:
    return np.random.default_rng(seed).normal(0, scale, (steps, N)).astype(np.float32)


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
    path, marginals = decoding.best_path(emissions, heads)

    assert tuple(path.tolist()) == best
    np.testing.assert_allclose(marginals, expected, atol=1e-5)


@given(st.integers(0, 1_000_000), st.integers(1, 300), st.sampled_from([0.1, 2.0, 30.0]))
def test_a_path_keeps_to_bio_and_marginals_are_probabilities(seed: int, steps: int, scale: float) -> None:
    path, marginals = decoding.best_path(random_emissions(seed, steps, scale), random_heads(seed))
    labels = [LABELS[label] for label in path.tolist()]

    assert all(allowed(left, right) for left, right in zip([None, *labels], labels, strict=False))
    assert marginals.shape == (steps, N)
    assert np.all(marginals >= 0)
    np.testing.assert_allclose(marginals.sum(axis=1), 1, atol=1e-4)


def patches(seed: int, steps: int) -> Floats:
    """Emissions with stretches that are certainly outside, as in a text with few attributions."""
    rng = np.random.default_rng(seed)
    emissions = random_emissions(seed, steps)
    at = 0
    while at < steps:
        until = at + int(rng.integers(1, 150))
        if rng.random() < 0.6:
            emissions[at:until, 0] = 40
        at = until
    return emissions


@pytest.mark.parametrize("seed", range(12))
def test_cutting_where_nothing_is_attributed_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    heads, emissions = random_heads(seed), patches(seed, 900)
    cut = decoding._segments(emissions)
    path, marginals = decoding.best_path(emissions, heads)
    monkeypatch.setattr(decoding, "_segments", lambda emissions: [(0, len(emissions))])
    whole, sure = decoding.best_path(emissions, heads)

    assert len(cut) > 1
    assert path.tolist() == whole.tolist()
    np.testing.assert_allclose(marginals, sure, atol=1e-4)


@given(st.integers(0, 1_000_000), st.integers(1, 2_000))
def test_segments_partition_the_text(seed: int, steps: int) -> None:
    segments = decoding._segments(patches(seed, steps))

    assert segments[0][0] == 0
    assert segments[-1][1] == steps
    assert all(left[1] == right[0] for left, right in pairwise(segments))
    assert all(start < end for start, end in segments)


def test_one_endless_segment_beside_many_short_ones_is_not_padded_to_all() -> None:
    emissions = np.zeros((60_000, N), np.float32)
    emissions[5_000:, 0] = 40
    largest = 0
    for group in decoding._of_like_length(decoding._segments(emissions)):
        scores, _ = decoding._padded(emissions, group)
        largest = max(largest, scores.size)

    assert largest < 8 * emissions.size


def test_nothing_gives_nothing() -> None:
    path, marginals = decoding.best_path(np.zeros((0, N), np.float32), random_heads(0))
    assert (len(path), marginals.shape) == (0, (0, N))
    assert decoding.spans(path, marginals) == []


def valid(labels: list[int]) -> list[int]:
    """The labels with every I- that continues nothing made a B-."""
    before = [None, *(LABELS[label] for label in labels)]
    return [label if allowed(left, LABELS[label]) else label - 1 for left, label in zip(before, labels, strict=False)]


PATHS = st.lists(st.integers(0, N - 1), max_size=30).map(valid)


@given(PATHS)
def test_spans_give_the_path_back(labels: list[int]) -> None:
    path = np.array(labels, np.int64)
    marginals = np.full((len(path), N), 0.02, np.float32)
    marginals[np.arange(len(path)), path] = 0.88
    found = decoding.spans(path, marginals)
    back = [0] * len(labels)
    for span in found:
        back[span.first] = 2 * span.role + 1
        back[span.first + 1 : span.last] = [2 * span.role + 2] * (span.last - span.first - 1)

    assert back == labels
    assert [span.first for span in found] == sorted(span.first for span in found)
    assert all(0 <= p <= 1 for span in found for p in (span.sure, span.opens, span.closes))
