from __future__ import annotations

import pytest

from onrecord.analysis.speakers.roles import Role, from_determiner, matches, role_of


@pytest.mark.parametrize(
    ("phrase", "head", "modifiers", "former"),
    [
        ("former Eastmere defence minister", "minister", {"eastmere", "defence"}, True),
        ("Minister of Defense", "minister", {"defence"}, False),
        ("the prime minister", "premier", set(), False),
        ("the French president", "president", {"france"}, False),
    ],
)
def test_a_role_is_reduced(phrase: str, head: str, modifiers: set[str], former: bool) -> None:
    assert role_of(phrase) == Role(head, frozenset(modifiers), former)


def test_what_holds_no_role_is_none() -> None:
    assert role_of("the long road") is None


def test_a_description_may_say_less_than_the_role_and_never_more() -> None:
    minister, defence = Role("minister", frozenset()), Role("minister", frozenset({"defence"}))
    assert matches(minister, defence)
    assert not matches(defence, minister)
    assert not matches(minister, Role("minister", frozenset(), former=True))


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ("On Monday the harbour mayor ", "harbour mayor "),
        ("She met former harbour mayor ", "former harbour mayor "),
        ("when former ", "former "),
        ("and then ", ""),
    ],
)
def test_what_stands_before_a_name_keeps_that_it_was_so(before: str, kept: str) -> None:
    assert from_determiner(before) == kept
