"""Words that are named and not used, and names by their print."""

from __future__ import annotations

import pytest

from onrecord.reconcile.discrepancies.cited import cites, names
from tests.reconcile.statements.said import telling


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("the term “soft landing” for the merger", "avoids"),
        ("to even say the words ‘managed retreat.’", "refused"),
        ("The “soft landing” phrase", "cited"),
        ("“drift,”", "keeps using the word"),
    ],
)
def test_who_names_an_expression_tells_nothing_in_it(words: str, cue: str) -> None:
    assert cites(telling(words, cue=cue))


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("that the term of the lease ends in May", "said"),
        ("that the words would hurt the harbour", "warned"),
        ("“The word from the yard is that we stay,”", "said"),
        ("that it was a “soft landing”", "said"),
        ("“a soft landing”", "called it, in a word,"),
        ("the plan a “soft landing”", "called"),
    ],
)
def test_who_speaks_of_a_term_or_a_word_otherwise_tells_something(words: str, cue: str) -> None:
    assert not cites(telling(words, cue=cue))


def named(words: str) -> str:
    one = telling(words)
    spans = names(one.wording)
    return " ".join(word.raw for word in one.wording.words if word.span in spans)


def test_a_capital_on_each_word_that_says_something_makes_a_name() -> None:
    assert named("the “Keep Norwick Dry” badge and “a good start”") == "Keep Norwick Dry"
    assert named("her column, “The Tide and the Town”") == "The Tide and the Town"


@pytest.mark.parametrize(
    "words",
    [
        "that he would “keep Norwick dry”",
        "“Keep Norwick dry,”",
        "“Ask Venn”",
        "“KEEP NORWICK DRY NOW”",
        "that the “the” was missing",
    ],
)
def test_what_is_printed_as_a_sentence_is_none(words: str) -> None:
    assert named(words) == ""
