from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.windows import CONTEXT, WINDOW, windows

LENGTHS = st.integers(0, 5_000)
PLACES = st.lists(st.integers(1, 5_000), unique=True, max_size=200).map(sorted)
SIZES = st.integers(12, 600).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, (size - 3) // 4)))


@given(LENGTHS, PLACES, PLACES, SIZES)
def test_windows_answer_for_each_token_once(
    length: int, lines: list[int], sentences: list[int], sizes: tuple[int, int]
) -> None:
    size, context = sizes
    found = windows(length, lines, sentences, size, context)

    assert [token for window in found for token in range(window.start, window.end)] == list(range(length))
    for window in found:
        assert 0 <= window.first <= window.start < window.end <= window.last <= length
        assert window.last - window.first <= size - 2
        assert max(window.start - window.first, window.last - window.end) <= context


@given(LENGTHS, PLACES, PLACES)
def test_neighbours_share_tokens_only_where_no_line_ends(length: int, lines: list[int], sentences: list[int]) -> None:
    for left, right in pairwise(windows(length, lines, sentences)):
        if left.end in lines:
            assert left.last == right.first == left.end
        else:
            assert right.first == left.end - CONTEXT
            assert left.last == min(length, left.end + CONTEXT)
            assert not [line for line in lines if left.start + WINDOW // 2 <= line <= left.first + WINDOW - 2]


@given(st.integers(1, 4_000))
def test_no_window_of_a_longer_text_is_a_sliver(length: int) -> None:
    sizes = [window.end - window.start for window in windows(length, range(10, 5_000, 10), [])]

    assert len(sizes) == 1 or min(sizes) > WINDOW // 3


def test_a_paragraph_longer_than_a_window_is_cut_between_sentences() -> None:
    sentences = list(range(30, 1_000, 30))

    assert all(window.end in sentences for window in windows(1_000, [], sentences)[:-1])
