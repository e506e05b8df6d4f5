"""What the words of a description tell."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers.nouns import form_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the texan", "person"), ("one kind-hearted canadian", "person"), ("the oregonian", "organisation")],
)
def test_who_comes_from_somewhere_is_a_person_where_no_paper_is_called_so(words: str, expected: str) -> None:
    lowers = words.split()
    assert form_of(lowers, lowers[-1], True, None) == expected


@pytest.mark.parametrize("head", ["film", "both", "side", "one", "report", "officials", "two"])
def test_a_noun_with_no_words_before_it_has_a_form(head: str) -> None:
    assert form_of([], head, False, None)
    assert form_of([], head, True, 2)
