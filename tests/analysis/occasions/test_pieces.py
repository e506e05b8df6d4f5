"""The words behind which a phrase of an occasion is sought: all of them are found, each whole."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions import lexicon, pieces


@pytest.mark.parametrize("noun", [*lexicon.NOUNS, "phone", "telephone"])
def test_each_noun_of_an_occasion_is_found_whole(noun: str) -> None:
    found = pieces._HEAD.search(f"at the {noun} on monday")
    assert found is not None
    assert found.group() == noun


@pytest.mark.parametrize(
    "said",
    "addressing|addressed|answered questions from|appeared at|appearing before|appearing on|asked by|asked on"
    "|briefed reporters|briefing the press|contacted by|faced questions from|facing the press|fielded questions by"
    "|grilled in|interviewed by|interviewed on|interviewed during|met|posted|posting|pressed by|questioned at"
    "|facing the local media|questioned by|quizzed in|reached by|retweeted|sat down with|sitting down with"
    "|speaking outside|spoke to"
    "|taking two questions from|talked to|tells|testified before|testifying in|told|took questions of|tweets"
    "|writing for|wrote in".split("|"),
)
def test_each_verb_of_an_occasion_is_found(said: str) -> None:
    found = pieces._VERB.search(f"kerr {said} the courier")
    assert found is not None
    assert found.start() == len("kerr ")
