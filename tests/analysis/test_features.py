from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import features
from onrecord.analysis.wordpiece import wordpiece

LENGTHS = st.integers(0, 5_000)
SIZES = st.integers(20, 600).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, (size - 2) // 2)))


@given(LENGTHS, SIZES)
def test_windows_cover_the_text_and_overlap(length: int, sizes: tuple[int, int]) -> None:
    size, overlap = sizes
    ranges = features.windows(length, size, overlap)

    assert all(0 < last - first <= size - 2 for first, last in ranges)
    assert all(left[1] - right[0] >= overlap for left, right in pairwise(ranges))
    assert all(left[0] < right[0] for left, right in pairwise(ranges))
    if length:
        assert (ranges[0][0], ranges[-1][1]) == (0, length)
        assert len(ranges) == 1 or all(last - first == size - 2 for first, last in ranges)
    else:
        assert ranges == []


@given(LENGTHS, SIZES)
def test_trusted_ranges_partition_the_text_inside_their_windows(length: int, sizes: tuple[int, int]) -> None:
    ranges = features.windows(length, *sizes)
    trusted = features.trusted(ranges)

    assert [token for start, end in trusted for token in range(start, end)] == list(range(length))
    for (first, last), (start, end) in zip(ranges, trusted, strict=True):
        assert first <= start < end <= last


def test_a_token_is_trusted_to_the_window_it_lies_deeper_in() -> None:
    ranges = features.windows(1_000)
    for (first, last), (start, end) in zip(ranges, features.trusted(ranges), strict=True):
        assert start == 0 or start - first >= features.OVERLAP // 2
        assert end == 1_000 or last - end >= features.OVERLAP // 2


def test_a_window_is_framed() -> None:
    pieces = wordpiece()
    encoded = features.encode("“The dam will hold,” Venn said.", pieces)
    ids, shapes = features.framed(encoded, 2, 5, pieces)

    assert ids.tolist() == [pieces.cls, *encoded.tokens.ids[2:5].tolist(), pieces.sep]
    assert shapes.tolist() == [0, *encoded.shapes[2:5].tolist(), 0]


def test_shapes_pack_casing_gap_and_marks() -> None:
    encoded = features.encode("“Dams hold,” he said.\n\nNo.", wordpiece())
    unpacked = [(shape & 7, shape >> 3 & 3, shape >> 5) for shape in encoded.shapes.tolist()]

    assert [casing for casing, _, _ in unpacked] == encoded.tokens.casing.tolist()
    assert [gap for _, gap, _ in unpacked] == encoded.tokens.gap.tolist()
    around = dict(zip(["“", "dams", "hold", ",", "”", "he"], (state for _, _, state in unpacked), strict=False))
    assert around == {"“": 2, "dams": 1, "hold": 1, ",": 1, "”": 3, "he": 0}


@given(st.text())
def test_any_text_is_encoded(text: str) -> None:
    encoded = features.encode(text, wordpiece())

    assert len(encoded.shapes) == len(encoded) == len(encoded.tokens)
    assert all(0 <= shape < features.SHAPES for shape in encoded.shapes.tolist())


@pytest.mark.parametrize("label", features.LABELS)
def test_labels_are_bio_over_the_roles(label: str) -> None:
    place = features.LABELS.index(label)
    assert label == "O" or label == f"{'BI'[(place - 1) % 2]}-{features.ROLES[(place - 1) // 2]}"
