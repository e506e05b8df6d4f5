from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import dialogues
from onrecord.analysis.drafts import Page

DIALOGUE = """The mayor of Dalby received us on Tuesday.

– I never signed it, says the mayor. I was in Halden that day. She looks out of the window.

– Anybody can write my name.

— The bridge will hold, says Orlo Venn, the engineer, and we will see it.

Then he folds the plans.

– Are you sure? asks the mayor."""


def turns(text: str, page: Callable[..., Page]) -> list[tuple[str, list[str]]]:
    return [
        (one.source[0].of(text) if one.source else "", [span.of(text) for span in one.content])
        for one in dialogues.find(page(text), labelled=False)
    ]


def test_dashes_that_open_speech(page: Callable[..., Page]) -> None:
    assert turns(DIALOGUE, page) == [
        ("the mayor", ["I never signed it", "I was in Halden that day."]),
        ("", ["Anybody can write my name."]),
        ("Orlo Venn, the engineer", ["The bridge will hold", "and we will see it."]),
        ("the mayor", ["Are you sure?"]),
    ]
    assert dialogues.find(page(DIALOGUE), labelled=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "Plan:\n\n– The bridge opens in May.\n\n– The ferry ends in June, says the council.\n\n– It is cheap.",
        "– “I will not go.”\n\n– Orlo Venn",
        "– I never signed it, says the mayor.",
        "- I never signed it, says the mayor.\n- You did.",
    ],
)
def test_dashes_that_do_not(text: str, page: Callable[..., Page]) -> None:
    assert turns(text, page) == []
