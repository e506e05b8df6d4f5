from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import parenthetical
from onrecord.analysis.drafts import Draft, Page


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        (
            "It rained. Her estimate, she told the inquiry, was based on old drawings.",
            "she",
            "told",
            "was based on old drawings",
            ["Her estimate", "was based on old drawings"],
        ),
        (
            "What counts is not whether Venn leaves — that won't happen, they believe — but how she stays.",
            "they",
            "believe",
            "how she stays",
            ["that won't happen"],
        ),
        (
            "It was cold. The minister, they wrote, “has eyes”.",
            "they",
            "wrote",
            "“has eyes”",
            ["The minister", "“has eyes”"],
        ),
        ("But, Venn said, it leaked all night.", "Venn", "said", "it leaked all night", ["it leaked all night"]),
        ("In Dalby, Venn said, was it sold.", "Venn", "said", "was it sold", ["was it sold"]),
        ("Asked why, Venn said it leaked.", "Venn", "said", "it leaked", ["it leaked"]),
    ],
)
def test_what_a_put_in_verb_parts(
    text: str,
    source: str,
    cue: str,
    content: str,
    expected: list[str],
    page: Callable[..., Page],
    draft: Callable[..., Draft],
) -> None:
    one = draft(text, content, source, cue)
    parenthetical.widen(page(text), [one])
    assert [span.of(text) for span in one.content] == expected


def test_words_of_another_are_left_to_them(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "The dam, Kerr thinks, Venn said, was safe."
    drafts = [draft(text, "The dam", "Kerr", "thinks"), draft(text, "was safe", "Venn", "said")]
    parenthetical.widen(page(text), drafts)
    assert [span.of(text) for span in drafts[1].content] == ["was safe"]


def test_who_is_put_in_tells_and_not_who_is_told_of(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "The minister, they wrote, “has eyes”."
    one = draft(text, "“has eyes”", "The minister", "wrote")
    parenthetical.widen(page(text), [one])
    assert [span.of(text) for span in one.source] == ["they"]
    assert [span.of(text) for span in one.content] == ["The minister", "“has eyes”"]


def test_who_acts_behind_a_put_in_source_is_no_part_of_it(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = "It is a plan which, according to the Courier, the mayor and the union have both opposed, and it failed."
    one = draft(text, "a plan which", "the Courier, the mayor and the union", "according to")
    parenthetical.widen(page(text), [one])

    assert [span.of(text) for span in one.source] == ["the Courier"]
    assert [span.of(text) for span in one.content] == ["a plan which", "the mayor and the union have both opposed"]


def test_several_who_are_told_by_are_all_the_source(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "It is a plan that failed, according to the Courier, the mayor and the union."
    one = draft(text, "It is a plan that failed", "the Courier, the mayor and the union", "according to")
    parenthetical.widen(page(text), [one])

    assert [span.of(text) for span in one.source] == ["the Courier, the mayor and the union"]
