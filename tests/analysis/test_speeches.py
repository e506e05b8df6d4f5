from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord import analyse
from onrecord.analysis import speeches
from onrecord.analysis.drafts import Page

BODY = """3 May 2024

Check against delivery

Good morning, everyone.

I am glad to be here in Dalby. When I first came to this valley, there was no bridge.

We promised you a bridge and we have built it. My predecessor, Tam Kerrigan, said it could not be done.

Thank you.

Notes to editors

We have photos."""


def speech(title: str, body: str, page: Callable[..., Page]) -> tuple[str, list[str]] | None:
    text = f"{title}\n\n{body}"
    found = speeches.find(page(text, title), labelled=False)
    return (found[0].source[0].of(text), [span.of(text) for span in found[0].content]) if found else None


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Remarks by Minister Ora Venn at the opening of the Dalby bridge", "Minister Ora Venn"),
        ("Statement from Ora Venn, mayor of Dalby", "Ora Venn"),
        ("Full text: Prime Minister Ora Venn's resignation speech", "Prime Minister Ora Venn"),
        ("Opening remarks as prepared for delivery by Ora Venn", "Ora Venn"),
        ("Ora Venn’s speech in full", "Ora Venn"),
    ],
)
def test_a_speech_is_one_turn(title: str, who: str, page: Callable[..., Page]) -> None:
    found = speech(title, BODY, page)
    assert found is not None
    assert found[0] == who
    assert found[1][0] == "Good morning, everyone."
    assert found[1][-1] == "Thank you."


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Ora Venn's speech shows why I left the party", BODY),
        ("Remarks by Ora Venn anger unions", BODY.replace("a bridge and", "a bridge, Venn knows, and")),
        (
            "Remarks by Ora Venn at Dalby",
            "The bridge is open.\n\nIt cost a lot.\n\nThe ferry has stopped.\n\nI wonder.",
        ),
        ("Dalby bridge opens", BODY),
    ],
)
def test_what_is_no_speech(title: str, body: str, page: Callable[..., Page]) -> None:
    assert speech(title, body, page) is None


def test_i_is_who_gives_the_speech() -> None:
    found = analyse(BODY, title="Remarks by Minister Ora Venn at the opening of the Dalby bridge").attributions
    outer = next(one for one in found if one.rule == speeches.SPEECH)
    assert outer.speakers[0].entity
    assert outer.speakers[0].entity.name == "Ora Venn"
    assert all(one.parent == outer.id for one in found if one is not outer)
