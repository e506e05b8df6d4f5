from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import linking
from onrecord.analysis.decoding import LabelledSpan
from onrecord.analysis.encoder import Heads

SOURCE, CUE, CONTENT = range(3)
WIDTH = 8


def neutral() -> Heads:
    """Heads that score every pair alike but for its distance, and "none" below all of them."""
    distance = np.zeros((2, 16), np.float32)
    for half in (0, 8):
        distance[:, half : half + 8] = -np.arange(8)
    zeros = np.zeros
    return Heads(
        zeros((7, 7), np.float32),
        zeros(7, np.float32),
        zeros(7, np.float32),
        distance,
        zeros((2, 4), np.float32),
        np.full(2, -20, np.float32),
    )


def spans(*rows: tuple[int, int]) -> list[LabelledSpan]:
    """Spans of two tokens each, from (first token, role)."""
    return [LabelledSpan(first, first + 2, role, 0.9, 0.9, 0.9) for first, role in rows]


def link(found: list[LabelledSpan], heads: Heads | None = None, seed: int | None = None) -> list[linking.Linked]:
    length = max((span.last for span in found), default=0)
    vectors = np.zeros((length, 4 * WIDTH), np.float32)
    if seed is not None:
        vectors = np.random.default_rng(seed).normal(0, 2, vectors.shape).astype(np.float32)
    return linking.link(found, vectors, np.ones(length, np.int32), heads or neutral())


def test_each_content_goes_to_the_cue_beside_it() -> None:
    found = spans((0, SOURCE), (3, CUE), (6, CONTENT), (40, CONTENT), (43, CUE), (46, SOURCE))
    first, second = link(found)

    assert (first.source, first.cue, first.content) == (found[0], found[1], (found[2],))
    assert (second.source, second.cue, second.content) == (found[5], found[4], (found[3],))


def test_a_split_quotation_is_one_attribution() -> None:
    found = spans((0, CONTENT), (3, SOURCE), (6, CUE), (9, CONTENT))
    (one,) = link(found)

    assert one.content == (found[0], found[3])
    assert (one.source, one.cue) == (found[1], found[2])


def test_a_cue_without_a_source_stays_without() -> None:
    (one,) = link(spans((3, CUE), (6, CONTENT)))
    assert one.source is None


def test_a_source_too_far_away_is_none() -> None:
    (one,) = link(spans((0, SOURCE), (2_000, CUE), (2_003, CONTENT)))
    assert one.source is None


def test_the_model_may_prefer_no_source() -> None:
    shy = replace(neutral(), none=np.array([-20, 20], np.float32))
    (one,) = link(spans((0, SOURCE), (3, CUE), (6, CONTENT)), shy)

    assert one.source is None
    assert one.source_link > 0.9


def test_contents_without_any_cue_are_kept_alone() -> None:
    found = spans((0, CONTENT), (9, SOURCE), (20, CONTENT))
    assert [(one.cue, one.content) for one in link(found)] == [(None, (found[0],)), (None, (found[2],))]


def test_nothing_is_linked_without_contents() -> None:
    assert link(spans((0, SOURCE), (3, CUE))) == []
    assert link([]) == []


def test_no_link_crosses_a_wall() -> None:
    found = spans((0, SOURCE), (3, CUE), (6, CONTENT))
    vectors = np.zeros((8, 4 * WIDTH), np.float32)
    (one,) = linking.link(found, vectors, np.ones(8, np.int32), neutral(), [5])

    assert (one.source, one.cue) == (None, None)


LAYOUTS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2)), max_size=40)


@given(LAYOUTS, st.integers(0, 1_000))
def test_every_content_lies_in_exactly_one_attribution(layout: list[tuple[int, int]], seed: int) -> None:
    found, at = [], 0
    for gap, role in layout:
        at += gap
        found += spans((at, role))
        at += 2
    linked = link(found, seed=seed)
    contents = [span for one in linked for span in one.content]
    cues = [one.cue for one in linked if one.cue is not None]

    assert sorted(contents, key=lambda span: span.first) == [span for span in found if span.role == CONTENT]
    assert len(cues) == len({cue.first for cue in cues}), "a cue has one attribution"
    firsts = [one.content[0].first for one in linked]
    assert firsts == sorted(firsts)
    for one in linked:
        assert one.content
        assert [span.first for span in one.content] == sorted(span.first for span in one.content)
        assert one.source is None or one.source.role == SOURCE
        assert one.cue is None or one.cue.role == CUE
        assert 0 <= one.source_link <= 1
        assert 0 <= one.content_link <= 1


@pytest.mark.parametrize("roles", [(CUE, CONTENT), (SOURCE, CUE, CONTENT), (CONTENT,), (SOURCE, SOURCE, CUE, CONTENT)])
def test_thousands_of_spans_are_linked(roles: tuple[int, ...]) -> None:
    found = spans(*((3 * n, roles[n % len(roles)]) for n in range(6_000)))
    assert sum(len(one.content) for one in link(found)) == sum(span.role == CONTENT for span in found)
