from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import decoding
from onrecord.analysis.features import LABELS

N = len(LABELS)


def allowed(left: str | None, right: str) -> bool:
    """Whether BIO lets ``right`` follow ``left`` (None: the text's start)."""
    return not right.startswith("I-") or (left is not None and left[2:] == right[2:])


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
