from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import features
from onrecord.analysis.wordpiece import wordpiece


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
