from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.reconcile.statements.wording import MOST, Wording, parts, wording


def words(text: str, *, direct: bool = True) -> Wording:
    return wording(text, (Span(0, len(text)),) if text else (), direct=direct)


def test_words_are_compared_without_case_marks_and_contractions() -> None:
    assert words("We’re NOT Déjà, don't").folded == words("we are not deja do n't".replace(" n't", " not")).folded


@pytest.mark.parametrize(
    ("raw", "folded"), [("can't", ["can", "not"]), ("won’t", ["will", "not"]), ("Kerr's", ["kerr's"])]
)
def test_short_forms(raw: str, folded: list[str]) -> None:
    assert list(parts(raw)) == folded


def test_what_the_outlet_put_in_brackets_is_its_own() -> None:
    made = words("[The dam] … will hold")
    assert [word.added for word in made.words] == [True, True, False, False]
    assert made.words[2].after_cut


def test_a_bracket_that_is_never_closed_ends_with_its_span() -> None:
    text = "it [was a day. It will hold."
    made = wording(text, (Span(0, 14), Span(15, len(text))), direct=True)
    assert [word.raw for word in made.words if not word.added] == ["it", "It", "will", "hold"]


def test_what_of_a_mixed_content_is_quoted() -> None:
    made = words("that it was “a bill” for “them” all", direct=False)
    assert made.quoted.folded == ("a", "bill", "them")


def test_sentences_are_counted() -> None:
    assert [word.sentence for word in words("It holds. Leave! Now").words] == [0, 0, 1, 2]


def test_no_more_than_the_most_is_looked_at() -> None:
    assert len(words("word " * (MOST + 500)).words) == MOST


@given(st.text(max_size=200), st.booleans())
def test_every_word_quotes_its_text(text: str, direct: bool) -> None:
    for word in words(text, direct=direct).words:
        assert text[word.span.start : word.span.end] == word.raw


def test_the_stop_behind_a_title_ends_no_sentence() -> None:
    text = "I have never met Mr. Quill. Dr. Venn has."
    words = wording(text, (Span(0, len(text)),), direct=True).words
    assert [(word.folded, word.sentence) for word in words if word.raw[0].isupper() and word.raw != "I"] == [
        *(("mr", 0), ("quill", 0), ("dr", 1), ("venn", 1)),
    ]
