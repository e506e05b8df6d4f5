"""Words that have a day of their own, and those that leave it to the event."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions import clauses


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("a man shot", "a man"),
        ("a man shot dead", "a man"),
        ("workers laid off", "workers"),
        ("two guards arrested", "two guards"),
        ("families left homeless", "families"),
        ("a guard slain", "a guard"),
        ("those killed", "those"),
        ("a slain guard", "a slain guard"),
        ("retired teachers", "retired teachers"),
        ("local elected officials", "local elected officials"),
        ("the accused", "the accused"),
        ("the mayor’s beloved", "the mayor’s beloved"),
        ("the young unemployed", "the young unemployed"),
        ("the far left", "the far left"),
        ("the tax cut", "the tax cut"),
        ("man", "man"),
    ],
)
def test_a_phrase_ends_before_what_was_done(words: str, head: str) -> None:
    found = words.split()
    assert " ".join(found[: clauses.head_of(found)]) == head


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("of the man shot dead on ", True),
        ("elected on ", True),
        ("of the wall on ", False),
        ("quoted on ", False),
        ("comments made ", False),
        ("", False),
    ],
)
def test_a_day_right_behind_what_was_done(words: str, found: bool) -> None:
    assert clauses.of_what_was_done(words) == found


def test_words_that_open_with_what_was_done() -> None:
    assert clauses.opens(" arrested during ")
    assert not clauses.opens(" gathered at ")
    assert not clauses.opens(" at ")
    assert not clauses.opens("")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (" at the opening on ", False),
        (" at the opening of the bridge on ", False),
        (" at the end of ", False),
        (" at the crash on ", False),
        (" at the scene of the crash on ", True),
        (" at a vigil for the victims of ", True),
        (" at the grave of a guard slain on ", True),
        (" at a party for pilots missing ", True),
        (" at the grave of those who fell ", True),
    ],
)
def test_a_day_may_be_that_of_something_else(words: str, found: bool) -> None:
    assert clauses.tells_of_another(words) == found


def test_what_happened_is_known_by_the_last_word() -> None:
    assert clauses.is_happening(" of the attack")
    assert not clauses.is_happening(" of the war cabinet")
    assert not clauses.is_happening("")
