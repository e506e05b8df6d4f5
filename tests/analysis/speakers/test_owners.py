"""Whose a thing is that "his" brings in as one of several."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from tests.analysis.speakers.resolving import names_of, speakers_of

TOLD = "Max Kerr voiced displeasure with some of Dan Tull’s proposals on ferries, {} his {} for a ban on night boats."


@pytest.mark.parametrize(
    ("joined", "noun", "expected"),
    [
        ("in particular", "proposal", "Dan Tull"),
        ("including", "proposal", "Dan Tull"),
        ("such as", "early proposal", "Dan Tull"),
        # another thing, or no example: he who is the subject
        ("including", "demand", "Max Kerr"),
        ("against", "proposal", "Max Kerr"),
    ],
)
def test_one_of_several_things_is_whose_they_are(joined: str, noun: str, expected: str) -> None:
    text = TOLD.format(joined, noun)
    items = (("Max Kerr", "some of Dan Tull’s proposals on ferries"), ("his", "a ban on night boats"))
    assert names_of(text, *items)[1] == [expected]


def test_it_says_so_and_is_not_weighed_away() -> None:
    text = TOLD.format("in particular", "proposal")
    assert speakers_of(text, ("his", "a ban on night boats"))[0][0].rule == rules.ONE_OF_THEIRS
