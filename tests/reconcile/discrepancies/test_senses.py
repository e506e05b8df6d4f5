"""The list of what cannot both be so, how it is checked, and expressions found in a row of words."""

from __future__ import annotations

import pytest

from onrecord.reconcile.discrepancies.antonyms import compared, root
from onrecord.reconcile.discrepancies.expressions import merged
from onrecord.reconcile.discrepancies.senses import classes, read


def test_the_list_has_many_pairs_and_breaks_no_rule() -> None:
    pairs = {frozenset((one, other)) for left, right in classes() for one in left for other in right}
    assert len(classes()) > 600
    assert len(pairs) > 10_000


def test_a_class_has_two_poles_or_says_that_it_has_one() -> None:
    assert read("# a comment\n\nstay hang_on | leave\n=cost expense") == [
        (frozenset({"stay", "hang_on"}), frozenset({"leave"})),
        (frozenset({"cost", "expense"}), frozenset()),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("stay | leave | go", "line 1: a class has two poles"),
        ("stay leave", "line 1: a class has two poles"),
        ("stay | ", "line 1: a class has two poles"),
        ("=", "line 1: a class has two poles"),
        ("stay | stay", "line 1: a word is there twice"),
        ("stay | leave\nleave | stay", "line 2: the class is there twice"),
        ("stay | l3ave", "line 1: words are letters, and an expression is joined by '_'"),
    ],
)
def test_what_breaks_a_rule_is_named_with_its_line(text: str, why: str) -> None:
    with pytest.raises(ValueError, match="line") as error:
        read(text)
    assert str(error.value) == why


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the strike was called off", "the strike was call_off"),
        ("they turned the whole offer down", "they turn_down the whole offer"),
        ("they turned and looked down", "they turned and looked down"),
        ("they left him in the lurch", "they leave_in_the_lurch"),
        ("three people lost their lives", "three people lose_his_life"),
        ("the works are behind schedule", "the works are behind_schedule"),
        ("", ""),
    ],
)
def test_expressions_are_one_word(words: str, told: str) -> None:
    assert merged(words.split()) == told.split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("advanced", "retreated"),
        ("sober", "drunk"),
        ("arrived", "left"),
        ("scrapped", "kept"),
        ("hire", "lay_off"),
        ("go_ahead", "call_off"),
        ("demolished", "restored"),
    ],
)
def test_opposites_in_all_their_forms(one: str, other: str) -> None:
    assert compared(root(one), root(other)) == compared(root(other), root(one)) == -1


def test_words_of_one_pole_say_the_same() -> None:
    assert compared(root("scrapped"), root("axed")) == 1
    assert compared(root("cost"), root("expense")) == 1
    assert compared(root("cost"), root("harbour")) == 0
