"""Family names that are written another way once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import knowledge
from onrecord.analysis.speakers import rules, slips
from onrecord.knowledge import Knowledge, KnownEntity
from tests.analysis.speakers.resolving import names_of, speakers_of

SLIPS = [
    ("Ruth Tarrable said one. “Two,” Tarable said.", "Ruth Tarrable"),
    ("Ruth Tarrable said one. “Two,” Tarrbale said.", "Ruth Tarrable"),
    # too short, another first letter, two letters apart, two whom it may be, somebody by a title
    ("Ruth Venn said one. “Two,” Vens said.", "Vens"),
    ("Ruth Tarrable said one. “Two,” Carrable said.", "Carrable"),
    ("Ruth Tarrable said one. “Two,” Tarraben said.", "Tarraben"),
    ("Ruth Tarrable met Jon Tarrablo. Ruth Tarrable said one. “Two,” Tarrabla said.", "Tarrabla"),
    ("Ruth Tarrable said one. “Two,” Mr. Tarable said.", "Tarable"),
    # far from whom it may mean
    (
        "Ruth Tarrable said one.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\n“Two,” Tarable said.",
        "Tarable",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SLIPS)
def test_a_name_one_letter_away_from_somebody_just_brought_in(text: str, expected: str) -> None:
    source = text[text.index("“Two,” ") + 7 : -6]
    assert names_of(text, ("Ruth", "one"), (source, "“Two,”"))[1] == [expected]


def test_it_says_so_and_gives_way_to_whom_packs_know() -> None:
    text, items = SLIPS[0][0], (("Tarable", "“Two,”"),)
    assert speakers_of(text, *items)[0][0].rule == rules.SLIP
    known = Knowledge([KnownEntity("k:1", "person", "Oda Tarable", family="Tarable")])
    with knowledge.using(known):
        assert names_of(text, *items) == [["Tarable"]]


@given(st.text("abc", max_size=8), st.integers(0, 8), st.sampled_from("abc"))
def test_one_letter_more_is_one_apart_both_ways(word: str, at: int, letter: str) -> None:
    more = word[:at] + letter + word[at:]
    assert slips.one_apart(word, more)
    assert slips.one_apart(more, word)
    assert not slips.one_apart(word, word)
