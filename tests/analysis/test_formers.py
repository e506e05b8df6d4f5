"""The chain that remembers: its best path and marginals, and where it reads."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import chain, encoder, features, formers
from onrecord.analysis.encoder import Floats, Heads
from onrecord.analysis.features import LABELS
from onrecord.analysis.wordpiece import NEWLINE, wordpiece
from tests.analysis.labels import N, allowed, random_emissions, random_steps


def random_heads(seed: int) -> Heads:
    rng = np.random.default_rng(seed)
    transitions, starts = random_steps(rng)
    linking = (np.zeros((2, 16)), np.zeros((2, 4)), np.zeros(2))
    remembered = (rng.normal(0, 1, shape) for shape in ((8, 3), 3, (8, 3), 8))
    scale = np.array(rng.uniform(0.8, 1.2))
    ends = rng.normal(0, 1, N)
    return Heads(*(a.astype(np.float32) for a in (transitions, starts, ends, *linking, *remembered, scale)))


def score(path: Sequence[int], emissions: Floats, heads: Heads, sentences: Sequence[int]) -> float:
    """The score of the labels of one line, as the documentation of the heads has it."""
    held, total = 0, float(heads.scale) * sum(float(emissions[t, label]) for t, label in enumerate(path))
    for t, label in enumerate(path):
        before = path[t - 1] if t else None
        total += float(heads.starts[label] if before is None else heads.transitions[before, label])
        if label and label % 2 == 0:
            continue
        held |= 1 << (before - 1) // 2 if before else 0
        if t and t in sentences:
            total, held = total + float(heads.ended[held]), 0
        if label:
            role = (label - 1) // 2
            total += float(heads.former[held, role]) + (float(heads.opening[role]) if not t or t in sentences else 0)
            total += float(heads.adjacent[held, role]) if before else 0
    return total + float(heads.ended[held | (1 << (path[-1] - 1) // 2 if path[-1] else 0)])


def brute_force(emissions: Floats, heads: Heads, sentences: Sequence[int]) -> tuple[tuple[int, ...], np.ndarray]:
    """The best path of a line and the marginals, by scoring every path."""
    paths = [
        path
        for path in product(range(N), repeat=len(emissions))
        if allowed(None, LABELS[path[0]]) and all(allowed(LABELS[a], LABELS[b]) for a, b in pairwise(path))
    ]
    scores = np.array([score(path, emissions, heads, sentences) for path in paths])
    odds = np.exp(scores - scores.max())
    odds /= odds.sum()
    marginals = np.zeros((len(emissions), N))
    for path, share in zip(paths, odds, strict=True):
        for t, label in enumerate(path):
            marginals[t, label] += share
    return paths[int(np.argmax(scores))], marginals


@pytest.mark.parametrize(("steps", "sentences"), [(1, []), (2, [1]), (3, [2]), (4, []), (4, [0, 2]), (5, [1, 3])])
@pytest.mark.parametrize("seed", range(3))
def test_best_path_and_marginals_equal_brute_force(seed: int, steps: int, sentences: list[int]) -> None:
    heads, emissions = random_heads(seed), random_emissions(100 + seed, steps)
    best, expected = brute_force(emissions, heads, sentences)
    path, marginals = formers.remembered(emissions, heads, [], sentences)

    assert tuple(path.tolist()) == best
    np.testing.assert_allclose(marginals, expected, atol=1e-5)


@given(st.integers(0, 1_000_000), st.integers(1, 300), st.sampled_from([0.1, 2.0, 30.0]))
def test_a_path_keeps_to_bio_and_marginals_are_probabilities(seed: int, steps: int, scale: float) -> None:
    path, marginals = formers.remembered(random_emissions(seed, steps, scale), random_heads(seed), [], [5, 50])
    labels = [LABELS[label] for label in path.tolist()]

    assert all(allowed(left, right) for left, right in zip([None, *labels], labels, strict=False))
    assert marginals.shape == (steps, N)
    assert np.all(marginals >= 0)
    np.testing.assert_allclose(marginals.sum(axis=1), 1, atol=1e-4)


@given(st.integers(0, 1_000_000), st.lists(st.integers(1, 40), min_size=1, max_size=8))
def test_lines_side_by_side_are_read_as_if_each_were_alone(seed: int, lengths: list[int]) -> None:
    heads, emissions = random_heads(seed), random_emissions(seed, sum(lengths))
    lines = [0, *accumulate(lengths)]
    sentences = list(range(0, sum(lengths), 7))
    path, marginals = formers.remembered(emissions, heads, lines, sentences)

    for first, last in pairwise(lines):
        own, sure = formers.remembered(
            emissions[first:last], heads, [], [at - first for at in sentences if at >= first]
        )
        assert path[first:last].tolist() == own.tolist()
        np.testing.assert_allclose(marginals[first:last], sure, atol=1e-5)


def test_without_memory_it_is_a_plain_chain() -> None:
    plain = Heads(
        *(getattr(random_heads(3), name) for name in ("transitions", "starts", "ends", "distance", "between", "none"))
    )
    emissions = random_emissions(3, 200)
    scores, moves = emissions.astype(np.float64), plain.transitions.astype(np.float64)
    alpha, beta = [plain.starts + scores[0]], [np.zeros(N)]
    for row in scores[1:]:
        alpha.append(np.logaddexp.reduce(alpha[-1][:, None] + moves, axis=0) + row)
    for row in scores[:0:-1]:
        beta.append(np.logaddexp.reduce(moves + row + beta[-1], axis=1))
    joint = np.array(alpha) + np.array(beta[::-1])
    _, marginals = formers.remembered(emissions, plain)

    np.testing.assert_allclose(marginals, np.exp(joint - np.logaddexp.reduce(joint, axis=1, keepdims=True)), atol=1e-5)


def test_a_long_text_stays_in_memory_and_in_the_range_of_numbers() -> None:
    emissions = np.zeros((60_000, N), np.float32)
    emissions[5_000:, 0] = 40
    path, marginals = formers.remembered(emissions, random_heads(1))

    assert not path[6_000:].any()
    np.testing.assert_allclose(marginals.sum(axis=1), 1, atol=1e-4)


def test_short_lines_beside_a_long_one_take_no_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Side by side each would be as long as the longest."""
    sizes: list[int] = []
    original = formers._cut

    def cut(scores: Floats, places: list[tuple[int, int]], sentences: Sequence[int]) -> formers._Lines:
        made = original(scores, places, sentences)
        sizes.append(made.begins.size)
        return made

    emissions, heads = random_emissions(3, 840, 2.0), random_heads(3)
    lines = [*range(0, 600, 2), 600]
    together = formers.remembered(emissions, heads, lines, lines)
    monkeypatch.setattr(formers, "_cut", cut)
    monkeypatch.setattr(formers, "_STEPS", 500)
    path, marginals = formers.remembered(emissions, heads, lines, lines)
    assert max(sizes) <= 500
    assert (path == together[0]).all()
    assert np.allclose(marginals, together[1], atol=1e-6)


def test_nothing_gives_nothing() -> None:
    path, marginals = formers.best_path(np.zeros((0, N), np.float32), random_heads(0), [], [])
    assert (len(path), marginals.shape) == (0, (0, N))


def test_only_the_lines_that_are_named_are_read_so() -> None:
    heads, emissions = random_heads(5), random_emissions(5, 90, 1.0)
    lines, sentences = [0, 30, 60], [0, 10, 30, 45, 60, 75]
    emissions[lines[1:], 2::2] = chain.NEVER
    path, marginals = formers.best_path(emissions, heads, [(0, 30), (60, 90)], sentences)
    plain, sure = chain.best_path(emissions, heads)
    remembering, known = formers.remembered(emissions, heads, lines, sentences)

    assert plain.tolist() != remembering.tolist()
    np.testing.assert_array_equal(path[30:60], plain[30:60])
    np.testing.assert_array_equal(marginals[30:60], sure[30:60])
    for part in (slice(0, 30), slice(60, 90)):
        np.testing.assert_array_equal(path[part], remembering[part])
        np.testing.assert_allclose(marginals[part], known[part], atol=1e-5)


def test_prose_has_no_marks_and_ends_as_a_sentence_does_and_no_colon_leads_on_to_it() -> None:
    said = "Ora Venn said the dam holds.", "It (the dam) held (so far)"
    text = (
        f"Dam gives way\n{said[0]}\nAnd from the chair:\n“It holds.” He left.\n{said[1]}\nShe wrote:\nIt did not hold."
    )
    encoded = features.encode(text, wordpiece())
    lines = np.flatnonzero(encoded.tokens.gap >= NEWLINE).tolist()
    read = [
        text[encoded.tokens.starts[first] : encoded.tokens.ends[last - 1]]
        for first, last in formers.prose(text, encoded, lines)
    ]

    assert read == [*said]


def test_the_shipped_heads_remember() -> None:
    heads = encoder.shipped_heads()

    # After a source and a cue a content is likelier than after nothing; a sentence seldom ends with a source alone.
    assert heads.former[3, 2] > heads.former[0, 2]
    assert heads.ended[1] < heads.ended[7]
