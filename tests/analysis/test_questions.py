from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import questions
from onrecord.analysis.drafts import Draft, Page


def said(page: Page, drafts: list[Draft]) -> list[tuple[str, str, str, str | None]]:
    """Source, content, stance and question of each."""
    return [
        (
            " ".join(s.of(page.text) for s in one.source),
            " ".join(s.of(page.text) for s in one.content),
            one.stance,
            one.question.of(page.text) if one.question else None,
        )
        for one in drafts
    ]


def test_what_somebody_was_asked_is_the_question_of_their_answer(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    text = 'Venn was asked on Tuesday if the dam leaks. "No," she said.'
    drafts = [draft(text, "if the dam leaks", "Venn", "was asked"), draft(text, '"No,"', "she", "said")]
    here = page(text)
    assert said(here, questions.settle(here, drafts)) == [("she", '"No,"', "asserted", "if the dam leaks")]


def test_a_clause_put_in_says_what_was_asked(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Venn, asked whether she would go, declined to comment."
    drafts = [
        draft(text, "whether she would go", "Venn,", "asked"),
        draft(text, "to comment", "Venn,", "declined"),
    ]
    here = page(text)
    assert said(here, questions.settle(here, drafts)) == [("Venn,", "to comment", "asserted", "whether she would go")]


def test_without_an_answer_a_question_is_nobodys(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Kerr was asked about the leak. Venn left.\n\nThe dam stood, the board said."
    drafts = [draft(text, "the leak", "Kerr", "was asked about"), draft(text, "The dam stood", "the board", "said")]
    here = page(text)
    assert said(here, questions.settle(here, drafts)) == [
        ("", "the leak", "question", None),
        ("the board", "The dam stood", "asserted", None),
    ]


def test_the_answer_of_another_does_not_keep_it(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Kerr was asked if it leaks. Venn said no."
    drafts = [draft(text, "if it leaks", "Kerr", "was asked"), draft(text, "no", "Venn", "said")]
    here = page(text)
    assert [question for *_, question in said(here, questions.settle(here, drafts))] == [None, None]


def test_who_asked_is_who_put_it(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "When asked by the Courier whether it leaks, Venn said no."
    drafts = [draft(text, "whether it leaks", "", "asked"), draft(text, "no", "Venn", "said")]
    here = page(text)
    assert said(here, questions.settle(here, drafts)) == [
        ("the Courier", "whether it leaks", "question", None),
        ("Venn", "no", "asserted", "whether it leaks"),
    ]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Asked whether it leaks, Venn said no.", "whether it leaks"),
        ("EASTMERE — Asked repeatedly if it leaks, Venn said no.", "if it leaks"),
        ("It rained. Pressed on the leak, Venn said no.", "on the leak"),
        ("Venn said no when asked if it leaks.", "if it leaks"),
        ("Venn said no when asked by reporters if it leaks. It does.", "if it leaks"),
        ("Asked about the leak, Kerr left. Venn said no.", None),
        ("Asked to leave the hall, Venn said no.", None),
        ("Kerr asked whether it leaks, Venn said no.", None),
    ],
)
def test_words_that_say_what_was_asked(
    text: str, question: str | None, page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    here = page(text)
    assert said(here, questions.settle(here, [draft(text, "no", "Venn", "said")])) == [
        ("Venn", "no", "asserted", question)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kerr asked whether it leaks.",
        "Kerr, an engineer, asked whether it leaks, but nobody answered.",
        "Later, when Kerr asked whether it leaks, all fell silent.",
    ],
)
def test_who_asks_is_the_source(text: str, page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    source = "Kerr, an engineer," if "engineer" in text else "Kerr"
    here = page(text)
    (one,) = questions.settle(here, [draft(text, "whether it leaks", source, "asked")])
    assert [span.of(text) for span in one.source] == [source]
