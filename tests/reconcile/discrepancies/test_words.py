"""Quoted words that differ between the versions of a statement."""

from __future__ import annotations

import pytest

from onrecord.reconcile.discrepancies.words import differences
from tests.reconcile.statements.said import telling

NOT_ONE = "the flood was “not a disaster”"


def kinds(fuller: str, excerpt: str, cue: str = "called") -> list[tuple[str, str]]:
    found = differences([telling(fuller, "one"), telling(excerpt, "two", cue=cue)])
    return [(one.kind, one.severity) for one in found]


def test_an_excerpt_that_leaves_out_the_negation_right_before_it_says_the_opposite() -> None:
    assert kinds(NOT_ONE, "the flood a “disaster”") == [("polarity", "high")]


@pytest.mark.parametrize(
    ("excerpt", "cue"),
    [
        ("the flood “not a disaster”", "called"),
        ("that it was no “disaster”", "said"),
        ("that it was a “disaster”", "denied"),
        ("to call it a “disaster”", "refused"),
    ],
)
def test_who_denies_in_the_outlets_own_words_leaves_nothing_out(excerpt: str, cue: str) -> None:
    assert kinds(NOT_ONE, excerpt, cue) == []


def test_of_a_longer_excerpt_the_outlet_may_deny_outside_of_what_is_told() -> None:
    fuller = "“We want an account, not a press conference with biscuits,”"
    assert kinds(fuller, "“A press conference with biscuits”") == []
