"""Who had an office or runs for one by the packs."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from tests.analysis.speakers.test_resolution import names_of, speakers_of

HELD = [
    # the only one of those named before who had it
    ("John Kerry met Ana Orlo. It rained. The former secretary of state said one.", "John Kerry"),
    # two who had it, and nobody
    ("John Kerry met Colin Powell. It rained. The former secretary of state said one.", "unresolved"),
    ("Jon Venn met Ana Orlo. It rained. The former secretary of state said one.", "unresolved"),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_who_held_an_office_before(text: str, expected: str) -> None:
    assert names_of(text, ("The former secretary of state", "one")) == [[expected]]


def test_who_runs_for_the_same_though_the_report_says_it_of_another_only() -> None:
    text = (
        "Republican presidential candidate Ted Cruz left. It rained for a long time.\n\n"
        "Marco Rubio said one. The Republican presidential candidate said two."
    )
    found = speakers_of(text, ("Marco Rubio", "one"), ("The Republican presidential candidate", "two"))[1]
    assert [(one.entity.name, one.rule) for one in found if one.entity] == [("Marco Rubio", rules.NEAREST_ROLE)]
