"""What the words of a description tell."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers.nouns import form_of


@pytest.mark.parametrize("head", ["film", "both", "side", "one", "report", "officials", "two"])
def test_a_noun_with_no_words_before_it_has_a_form(head: str) -> None:
    assert form_of([], head, False, None)
    assert form_of([], head, True, 2)
