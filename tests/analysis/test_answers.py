from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import answers
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]


def words(page: Page, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(page.text) for span in spans]


@pytest.mark.parametrize("before", ["", "It rained. ", "“It leaks.” ", "It rained.\n\n"])
def test_according_to(before: str, page: MakePage) -> None:
    here = page(f"{before}According to the harbour board, the dam lost 2.5 metres of water. Kerr left.")
    (one,) = answers.find(here, [])

    assert words(here, one.source) == ["the harbour board"]
    assert words(here, one.cue) == ["According to"]
    assert words(here, one.content) == ["the dam lost 2.5 metres of water"]
    assert one.rule == answers.ACCORDING


def test_according_to_that_a_draft_has_is_not_doubled(page: MakePage, draft: MakeDraft) -> None:
    here = page("According to the board, the dam leaks.")
    assert answers.find(here, [draft(here.text, "the dam leaks", "the board", "According to")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam leaks according to the board, it rained.",
        "According to the board the dam leaks.",
        "According to plan.",
        "",
    ],
)
def test_what_is_no_account(text: str, page: MakePage) -> None:
    assert answers.find(page(text), []) == []


@pytest.mark.parametrize("cue", ["was disputed", "is strongly denied", "has been echoed", "were rejected"])
def test_a_claim_that_another_answers(cue: str, page: MakePage, draft: MakeDraft) -> None:
    here = page(f"Venn’s claim that the dam leaks {cue} by Kerr, the mayor.")
    claim = draft(here.text, "that the dam leaks", "Venn", "claim")
    (one,) = answers.find(here, [claim])

    assert (words(here, one.source), words(here, one.cue)) == (["Kerr"], [cue])
    assert words(here, one.content) == ["Venn’s claim that the dam leaks"]
    assert one.rule == answers.ANSWERED


def test_an_answer_that_a_draft_has_is_not_doubled(page: MakePage, draft: MakeDraft) -> None:
    here = page("Venn’s claim that the dam leaks was disputed by Kerr.")
    claim = draft(here.text, "that the dam leaks", "Venn", "claim")
    answer = draft(here.text, "Venn’s claim", "Kerr", "disputed")

    assert answers.find(here, [claim, answer]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Venn’s claim that the dam leaks was printed by Kerr.",
        "Venn’s claim that the dam leaks, it seems, was disputed by Kerr.",
        "Venn’s claim that the dam leaks was disputed.",
    ],
)
def test_a_claim_that_nobody_answers(text: str, page: MakePage, draft: MakeDraft) -> None:
    assert answers.find(page(text), [draft(text, "that the dam leaks", "Venn", "claim")]) == []


def test_a_claim_before_its_verb_is_not_answered(page: MakePage, draft: MakeDraft) -> None:
    here = page("The dam leaks, claimed Venn, was disputed by Kerr.")
    assert answers.find(here, [draft(here.text, "The dam leaks", "Venn", "claimed")]) == []


def test_thousands_of_accounts(page: MakePage) -> None:
    here = page("According to Kerr, it leaks.\n" * 3_000)
    assert len(answers.find(here, [])) == 3_000
    assert answers.find(page("According to Kerr " * 20_000), []) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It rained. Asked whether it holds, after all, Ora Venn was calm. “It holds.”", ["Ora Venn"]),
        ("Asked about the dam, the engineer shrugged: “It holds.”", ["the engineer"]),
        ("Asked about the dam, Venn was calm. Kerr was not. “It leaks.”", []),
        ("Venn was asked about the dam, and Kerr was calm. “It holds.”", []),
        ("Asked about the dam, Venn was calm.\n“It leaks.”", []),
    ],
)
def test_whoever_was_asked_answers(text: str, source: list[str], page: MakePage, draft: MakeDraft) -> None:
    one = draft(text, text[text.index("“") :])
    answers.asked(page(text), [one])

    assert [span.of(text) for span in one.source] == source
