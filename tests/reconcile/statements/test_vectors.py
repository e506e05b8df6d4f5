"""What tellings mean beside the rest of their texts."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.reconcile.statements.likeness import Likeness
from onrecord.reconcile.statements.stories import marks, mean_meaning
from onrecord.reconcile.statements.vectors import own, vectors
from tests.reconcile.statements.said import telling


def meaning(*parts: float) -> bytes:
    """A vector of length 1 that begins so, as the record keeps it."""
    whole = np.zeros(384)
    whole[: len(parts)] = parts
    return bytes(np.rint(127 * whole / np.linalg.norm(whole)).astype(np.int8).tobytes())


STORY_DAM, STORY_LAKE, OTHER_DAM = meaning(4, 1, 0), meaning(4, 0, 1), meaning(4, 0.9, 0.1)


def test_the_mean_of_what_contents_mean_is_kept_with_the_marks() -> None:
    kept = mean_meaning(marks((), "A haulier met the ombudsman", [STORY_DAM, STORY_LAKE]))

    assert kept is not None
    mean, number = kept
    assert number == 2
    assert mean[:3] == pytest.approx([0.97, 0.12, 0.12], abs=0.01)


def test_without_vectors_there_is_no_mean() -> None:
    assert mean_meaning(b"") is None
    assert mean_meaning(marks((), "A haulier met the ombudsman")) is None
    assert mean_meaning(marks((), "", [STORY_DAM])) is not None


def test_what_all_contents_of_a_text_have_in_common_tells_no_two_apart() -> None:
    one, other = marks((), "", [STORY_DAM, STORY_LAKE]), marks((), "", [OTHER_DAM, STORY_LAKE])
    dam = telling("that the dam had been examined", "one", meaning=STORY_DAM, marks=one)
    same = telling("close study of that wall", "two", meaning=OTHER_DAM, marks=other)
    lake = telling("that the lake was rising", "two", meaning=STORY_LAKE, marks=other)
    like = Likeness([dam, same, lake])

    plain = (like.meaning(0, 1) or 0) - (like.meaning(0, 2) or 0)
    assert 0 < plain < 0.1
    assert like.apart(0, 1, 0.9) - like.apart(0, 2, 0.9) > 4 * plain
    assert (like.sense(0, 1) or 0) - (like.sense(0, 2) or 0) > 2 * plain


def test_an_only_content_and_one_without_marks_keep_their_vectors() -> None:
    alone = telling("that the dam had been examined", "one", meaning=STORY_DAM, marks=marks((), "", [STORY_DAM]))
    unmarked = telling("close study of that wall", "two", meaning=OTHER_DAM)
    silent = telling("that the lake was rising", "three")
    known = vectors([alone, unmarked, silent])
    left = own([alone, unmarked, silent], known)

    assert sorted(left) == sorted(known) == [0, 1]
    assert all(float(np.dot(left[at], known[at])) == pytest.approx(1, abs=0.02) for at in known)


def test_two_tellings_of_one_text_are_as_near_as_their_vectors() -> None:
    both = marks((), "", [STORY_DAM, STORY_LAKE])
    like = Likeness(
        [
            telling("that the dam had been examined", "one", meaning=STORY_DAM, marks=both),
            telling("that the lake was rising", "one", meaning=STORY_LAKE, marks=both),
        ]
    )

    assert like.sense(0, 1) == like.meaning(0, 1)
