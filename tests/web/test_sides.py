from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.sides import LONGEST, compared

WORDS = st.lists(
    st.sampled_from("we will not spend <b> & more than 3.5 percent “now” \u202e \x00".split(" ")), max_size=12
)


def test_words_that_only_one_side_has_are_marked() -> None:
    one, other = compared("We will build 40 homes by May.", "We will not build 46 homes by May.")
    assert one == 'We will build <span class="only">40</span> homes by May.'
    assert other == 'We will <span class="only">not</span> build <span class="only">46</span> homes by May.'


def test_numbers_and_short_forms_are_one_word() -> None:
    one, other = compared("It’s 3.5 percent now", "It’s 3.9 percent now")
    assert '<span class="only">3.5</span>' in one
    assert '<span class="only">3.9</span>' in other


def test_marks_and_their_shapes_are_no_difference() -> None:
    assert compared("We don't “know” that.", "We don’t know that") == (
        "We don&#39;t “know” that.",
        "We don’t know that",
    )


def test_sides_with_little_in_common_stay_as_they_are() -> None:
    assert compared("the gate holds", "two more battalions") == ("the gate holds", "two more battalions")


def test_long_sides_are_not_compared() -> None:
    long = "word " * (LONGEST + 1)
    assert compared(long, long + "more") == (long, long + "more")


@given(WORDS, WORDS)
def test_every_character_is_there_once_and_escaped(one: list[str], other: list[str]) -> None:
    for given_, shown in zip((one, other), compared(" ".join(one), " ".join(other)), strict=True):
        bare = re.sub(r'<span class="unseen" title="[^"]*">U\+([0-9A-F]+)</span>', lambda m: chr(int(m[1], 16)), shown)
        bare = re.sub(r"</?span[^>]*>", "", bare)
        assert html.unescape(bare) == " ".join(given_)
        assert "<b>" not in shown
