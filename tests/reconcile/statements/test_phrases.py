"""Phrases by which the same words are found in other mouths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.statements.phrases import PHRASE, WINDOW, phrases
from tests.reconcile.statements.said import telling

WORDS = st.sampled_from("river bridge winter harbour council engine lantern orchard copper meadow".split())
LONG = PHRASE + WINDOW - 1  # words in common from which two tellings are sure to share a phrase


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, min_size=LONG, max_size=20), st.lists(WORDS, max_size=8))
def test_tellings_with_enough_words_in_common_share_a_phrase(
    before: list[str], shared: list[str], after: list[str]
) -> None:
    one = telling("“" + " ".join([*before, *shared]) + "”")
    other = telling("“" + " ".join([*shared, *after]) + "”", "two")
    assert phrases(one.wording) & phrases(other.wording)


def test_empty_words_and_a_word_or_two_mark_nothing() -> None:
    assert not phrases(telling("“that it is what it was and will be”").wording)
    assert not phrases(telling("“copper bridge”").wording)


def test_a_negation_left_out_does_not_hide_the_same_words() -> None:
    full = telling("“we shall not sell the copper bridge or the northern harbour this winter”")
    bent = telling("“we shall sell the copper bridge or the northern harbour this winter”", "two")
    assert phrases(full.wording) & phrases(bent.wording)


def test_one_rare_word_marks_a_short_telling() -> None:
    full = telling("“We train for months and then we are told by letter. I heard it from my dentist.”")
    assert phrases(full.wording) & phrases(telling("“I heard it from my dentist,”", "two").wording)
