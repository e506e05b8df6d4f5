"""Whose a phrase is: each attribution with the phrases that it is given."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions.owners import share_out
from onrecord.analysis.occasions.told import PIECES_MOST
from tests.analysis.occasions.levels import level_of, words


def shares(marked: str) -> list[list[str]]:
    """The phrases of each attribution."""
    level = level_of(marked)
    share_out(level)
    return [words(level, frame.pieces) for frame in level.frames]


@pytest.mark.parametrize(
    "marked",
    [
        "“[q1 It holds],” [s1 Kerr] [c1 said] in an interview.",
        "“[q1 It holds],” [s1 Kerr] [c1 said], while it rained, in an interview.",
        "“[q1 It holds],” [c1 said] [s1 Kerr] in an interview.",
        "[s1 Kerr] [c1 said] [i1 it holds] in an interview.",
    ],
)
def test_behind_a_cue(marked: str) -> None:
    assert shares(marked) == [["in an interview"]]


@pytest.mark.parametrize(
    "marked",
    [
        "In an interview, [s1 Kerr] [c1 said] [i1 it holds].",
        "And later in an interview [s1 Kerr] [c1 said] [i1 it holds].",
        "[s1 Kerr], in an interview, [c1 said] [i1 it holds].",
        "[s1 Kerr] in an interview [c1 said] [i1 it holds].",
        "[d On Monday] in an interview [s1 Kerr] [c1 said] [i1 it holds].",
        "Asked of the wall in an interview [s1 Kerr] [c1 said] [i1 it holds].",
    ],
)
def test_before_a_cue(marked: str) -> None:
    assert [words.lower() for words in shares(marked)[0]] == ["in an interview"]


@pytest.mark.parametrize(
    "marked",
    [
        "[s1 Kerr] [c1 said] [i1 it holds], which Venn had doubted in an interview.",
        "[s1 Kerr], who lost his temper in an interview, [c1 said] [i1 it holds].",
        "People who saw her in an interview say [s1 Kerr] [c1 said] [i1 it holds].",
        "Venn issued a statement after [s1 Kerr] [c1 said] [i1 it holds].",
        "The wall that Venn saw at a rally holds, [s1 Kerr] [c1 said] [i1 again].",
        "“[q1 It holds],” [s1 Kerr] [c1 said] after Venn issued a statement.",
        "“[q1 It holds],” [s1 Kerr] [c1 said], issuing a long statement.",
    ],
)
def test_what_is_of_another_verb_is_nobodys(marked: str) -> None:
    assert shares(marked) == [[]]


def test_between_two_it_is_of_the_first_unless_a_word_joins_it_to_the_second() -> None:
    first, second = "[s1 Kerr] [c1 said] [i1 it holds]", "[s2 Venn] [c2 said] [i2 it leaks]"

    assert shares(f"{first} in an interview, {second}.") == [["in an interview"], []]
    assert shares(f"{first}, but in an interview, {second}.") == [[], ["in an interview"]]
    assert shares(f"{first}: in an interview, {second}.") == [[], ["in an interview"]]
    assert shares(f"{first}; in an interview, {second}.") == [[], ["in an interview"]]


def test_whom_a_cue_tells_is_of_that_cue_and_of_no_other() -> None:
    assert shares("“[q1 It holds],” [s1 Kerr] [c1 told] reporters.") == [["told reporters"]]
    assert shares("Venn told reporters before [s1 Kerr] [c1 said] [i1 it holds].") == [[]]
    assert shares("Venn tweeted and [s1 Kerr] [c1 said] [i1 it holds].") == [[]]


def test_who_speaks_there_goes_on_to_say() -> None:
    assert shares("[s1 Kerr], who was speaking to reporters, [c1 said] [i1 it holds].") == [[]]
    assert shares("[s1 Kerr], speaking to reporters, [c1 said] [i1 it holds].") == [["speaking to reporters"]]


def test_what_goes_on_from_a_phrase_is_the_same_attributions() -> None:
    assert shares("In an interview at a rally [s1 Kerr] [c1 said] [i1 it holds].") == [
        ["In an interview", "at a rally"]
    ]


def test_another_sentence_is_another_matter() -> None:
    assert shares("Venn gave an interview. [s1 Kerr] [c1 said] [i1 it holds].") == [[]]


def test_the_phrases_of_one_attribution_are_bounded() -> None:
    found = shares("“[q1 It holds],” [s1 Kerr] [c1 said]" + ", in an interview" * (PIECES_MOST + 5) + ".")

    assert len(found[0]) == PIECES_MOST
