from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import encoder, extraction
from onrecord.analysis.clock import Deadline
from onrecord.analysis.wordpiece import NEWLINE, wordpiece
from onrecord.errors import TooSlow

TEXT = (
    "Dam at Eastmere to be raised\n\nThe dam will be raised by two metres, Ora Venn said on Tuesday. "
    "“We start in May,” she added. Tomas Kerr denied that the road was closed.\n\n"
)


def read(text: str, walls: tuple[int, ...] = ()) -> extraction.Reading:
    return extraction.extract(text, wordpiece(), encoder.shipped(), encoder.shipped_heads(), Deadline(), walls)


GAPS = st.lists(st.sampled_from([0, 1, NEWLINE, NEWLINE + 1]), max_size=60)


@given(GAPS, st.integers(1, 20))
def test_blocks_cover_all_tokens_bounded_and_end_at_line_breaks(gap: list[int], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extraction, "BLOCK", most)
        found = extraction.blocks(np.array(gap, dtype=np.int64))

    assert [token for first, last in found for token in range(first, last)] == list(range(len(gap)))
    assert all(0 < last - first <= most for first, last in found)
    for first, last in found[:-1]:
        breaks = [token for token in range(first + 1, min(first + most, len(gap) - 1) + 1) if gap[token] >= NEWLINE]
        assert last == (breaks[-1] if breaks else first + most)


def test_a_text_of_less_than_a_block_stays_whole() -> None:
    assert extraction.blocks(np.full(extraction.BLOCK, NEWLINE, dtype=np.int64)) == [(0, extraction.BLOCK)]


def test_spans_quote_the_text_and_stay_in_a_line() -> None:
    found = read(TEXT).attributions

    assert found
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(TEXT)
            assert span.of(TEXT) == span.of(TEXT).strip()
            assert "\n" not in span.of(TEXT)
        assert list(one.content) == sorted(one.content)
        assert all(0 <= value <= 1 for value in (one.evidence.content, one.evidence.source, one.evidence.content_edges))


def test_no_attribution_reaches_over_a_wall() -> None:
    text = TEXT * 2
    wall = len(TEXT)
    for one in read(text, (wall,)).attributions:
        sides = {span.start < wall for span in (*one.source, *one.cue, *one.content)}
        assert len(sides) == 1


def test_blocks_do_not_change_what_spans_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "BLOCK", 60)
    text = TEXT * 3
    found = read(text)

    assert len(found.attributions) >= 3
    assert all("\n" not in span.of(text) for one in found.attributions for span in one.content)
    assert [quote.start for quote in found.quotes] == [at for at, char in enumerate(text) if char == "“"]


def test_reading_is_the_same_every_time() -> None:
    assert read(TEXT) == read(TEXT)


@pytest.mark.parametrize("text", ["", "\n\n", " "])
def test_nothing_is_read_of_nothing(text: str) -> None:
    assert read(text).attributions == []


def test_reading_stops_at_the_deadline() -> None:
    with pytest.raises(TooSlow):
        extraction.extract(TEXT, wordpiece(), encoder.shipped(), encoder.shipped_heads(), Deadline(-1))
