from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import postposed
from onrecord.analysis.drafts import MODEL_RULE, Draft, Page

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]


def told(page: Page, drafts: list[Draft]) -> list[tuple[str, str, str]]:
    return [
        (one.source[0].of(page.text), one.cue[0].of(page.text), one.content[0].of(page.text))
        for one in postposed.find(page, drafts)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Nobody pays on the first day, the minister of culture pledged in the same speech. It rained.",
            "the minister of culture",
            "pledged",
            "Nobody pays on the first day",
        ),
        (
            "Somebody else will row next week, Ora Venn, the club’s treasurer, decided on Sunday in Dalby.",
            "Ora Venn, the club’s treasurer,",
            "decided",
            "Somebody else will row next week",
        ),
        (
            "It was the board that forced her hand, actress Ora Venn, who plays the lead, revealed on Quay TV.",
            "actress Ora Venn, who plays the lead,",
            "revealed",
            "It was the board that forced her hand",
        ),
        (
            "There is nothing to be forgiven, trainer Ora Venn made it plain.",
            "trainer Ora Venn",
            "made it plain",
            "There is nothing to be forgiven",
        ),
        ("Nobody helped us, refugees told the Courier.", "refugees", "told", "Nobody helped us"),
        ("The dam will hold, she promised the council.\nIt did.", "she", "promised", "The dam will hold"),
        ("Whoever finds it gets two, the insurer promises.", "the insurer", "promises", "Whoever finds it gets two"),
        (
            "DALBY (Quay Wire) - She took no money, ex-treasurer Ora Venn, on trial for fraud, said on Monday.",
            "ex-treasurer Ora Venn, on trial for fraud,",
            "said",
            "She took no money",
        ),
    ],
)  # fmt: skip
def test_the_clause_before_the_comma_is_what_was_said(
    text: str, source: str, cue: str, content: str, page: MakePage
) -> None:
    assert told(page(text), []) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "When the dam broke, the mayor testified on Monday.",
        "Two days later, the mayor replied.",
        "He backed the plan, a step the mayor announced in May.",
        "He backed the plan, which the mayor announced in May.",
        "The bridge is safe, the mayor said that night that it was.",
        "The mayor told a joke, and the river rose, the plan said.",
        "After a long night, Venn told a joke.",
        "The talks were long, the board decided on a new bridge.",
        "“The dam holds,” the mayor said on Monday.",
        "The town has two gates, five bridges across all states.",
        "The talks failed, and the mayor said so.",
    ],
)
def test_another_form_says_nothing(text: str, page: MakePage) -> None:
    assert told(page(text), []) == []


def test_what_is_already_a_draft_is_not_doubled(page: MakePage, draft: MakeDraft) -> None:
    text = "The dam will hold, Venn said on Monday."

    assert told(page(text), [draft(text, "The dam will hold", "Venn", "said")]) == []


def test_a_draft_that_has_the_hearer_for_a_content_gets_the_words(page: MakePage, draft: MakeDraft) -> None:
    text = "The dam will hold, she promised the council."
    one = draft(text, "the council", "she", "promised", rule=MODEL_RULE)

    assert told(page(text), [one]) == []
    assert [span.of(text) for span in one.content] == ["The dam will hold"]


def test_a_draft_inside_the_words_is_nested(page: MakePage, draft: MakeDraft) -> None:
    text = "Orlo told aides that she would resign, two people briefed on it said."
    one = draft(text, "that she would resign", "Orlo", "told")

    assert told(page(text), [one]) == [("two people briefed on it", "said", "Orlo told aides that she would resign")]


def test_a_piece_that_another_sentence_took_is_given_back(page: MakePage, draft: MakeDraft) -> None:
    text = "“Never,” Kerr shrugged.\nThere is nothing to forgive, trainer Ora Venn made it plain."
    one = draft(text, ["“Never,”", "There is nothing to forgive"], "Kerr", "shrugged")

    assert told(page(text), [one]) == [("trainer Ora Venn", "made it plain", "There is nothing to forgive")]
    assert [span.of(text) for span in one.content] == ["“Never,”"]
