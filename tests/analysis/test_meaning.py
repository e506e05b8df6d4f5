from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import meaning
from onrecord.analysis.meaning import Meanings
from onrecord.domain import Span


def block(first: int, *states: tuple[float, ...]) -> Meanings:
    """Tokens of four characters, a space apart, from the code point ``first`` on."""
    starts = np.arange(first, first + 5 * len(states), 5, dtype=np.int32)
    return Meanings(starts, starts + 4, np.array(states, np.float16))


def test_the_mean_of_the_tokens_in_the_spans_has_length_one() -> None:
    made = meaning.of((Span(0, 4), Span(10, 14)), [block(0, (1, 0), (0, 9), (0, 1))])
    assert made is not None
    assert np.frombuffer(made, np.int8).tolist() == [90, 90]


def test_a_token_that_a_span_touches_counts() -> None:
    assert meaning.of((Span(3, 6),), [block(0, (1, 0), (1, 0), (0, 1))]) == bytes([127, 0])


def test_contents_may_reach_over_blocks() -> None:
    assert meaning.of((Span(0, 9),), [block(0, (2, 0)), block(5, (2, 0))]) == bytes([127, 0])


def test_where_nothing_was_kept_there_is_no_vector() -> None:
    assert meaning.of((Span(0, 4),), []) is None
    assert meaning.of((Span(100, 104),), [block(0, (1, 0))]) is None
    assert meaning.of((Span(0, 4),), [block(0, (0, 0))]) is None
    assert meaning.of((), [block(0, (1, 0))]) is None


@given(st.lists(st.lists(st.floats(-8, 8, width=16), min_size=6, max_size=6), min_size=1, max_size=9))
def test_a_vector_is_signed_bytes_of_length_127(states: list[list[float]]) -> None:
    made = meaning.of((Span(0, 5 * len(states)),), [block(0, *map(tuple, states))])
    if made is not None:
        assert abs(np.linalg.norm(np.frombuffer(made, np.int8).astype(float)) - 127) < 3
