from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import hearers
from onrecord.analysis.drafts import Draft, Page


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "left"),
    [
        ("Kerr was told by the board that it leaks.", "Kerr", "was told", "that it leaks", ["the board"]),
        ("I was told on Friday by Ora Venn it leaks.", "I", "was told", "it leaks", ["Ora Venn"]),
        ("Kerr was informed that it leaks.", "Kerr", "was informed", "that it leaks", []),
        ("Residents were told they could return.", "Residents", "told", "they could return", []),
        ("Kerr told the board that it leaks.", "Kerr", "told", "that it leaks", ["Kerr"]),
        ("Kerr, who was late, told the board it leaks.", "Kerr, who was late,", "told", "it leaks", None),
        ("It leaks, Kerr was told.", "Kerr", "was told", "It leaks", []),
        ("It leaks, Kerr was told by Ora Venn.", "Kerr", "was told", "It leaks", ["Ora Venn"]),
    ],
)
def test_who_was_told_did_not_say_it(
    text: str,
    source: str,
    cue: str,
    content: str,
    left: list[str] | None,
    page: Callable[..., Page],
    draft: Callable[..., Draft],
) -> None:
    one = draft(text, content, source, cue)
    hearers.settle(page(text), [one])
    assert [span.of(text) for span in one.source] == ([source] if left is None else left)


def test_who_is_told_to_do_something_is_the_hearer(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Islanders told to expect no ferries. Venn told them to expect none."
    passive = draft(text, "to expect no ferries", "Islanders", "told")
    active = draft(text, "to expect none", "Venn", "told them")
    hearers.settle(page(text), [passive, active])
    assert passive.source == ()
    assert [span.of(text) for span in active.source] == ["Venn"]


def test_a_court_that_is_told_says_nothing(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Cash was in the pots, court told. It was there, Venn told the court."
    passive, active = (
        draft(text, "Cash was in the pots", "court", "told"),
        draft(text, "It was there", "Venn", "told the"),
    )
    hearers.settle(page(text), [passive, active])
    assert (passive.source, [span.of(text) for span in active.source]) == ((), ["Venn"])


def test_whoever_told_me_says_it(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "I'm told by two councillors that Holt will go."
    one = draft(text, "that Holt will go", "I", "'m told by two councillors")
    hearers.settle(page(text), [one])
    assert [span.of(text) for span in one.source] == ["two councillors"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        ("The court heard that he ran.", "The court", "heard", "that he ran", False),
        ("A jury heard yesterday he ran.", "A jury", "heard yesterday", "he ran", False),
        ("He ran, a jury heard yesterday.", "a jury", "heard yesterday", "He ran", False),
        ("Crown Court told of a “careful” plan.", "Crown Court", "told of", "a “careful” plan", False),
        ("The inquest was told that he ran.", "The inquest", "was told", "that he ran", False),
        ("The court told Venn to go.", "The court", "told", "Venn to go", True),
        ("The jury told him that he could go.", "The jury", "told him", "that he could go", True),
        ("Venn heard that he ran.", "Venn", "heard", "that he ran", True),
    ],
)
def test_whoever_sits_in_court_listens(
    text: str,
    source: str,
    cue: str,
    content: str,
    said: bool,
    page: Callable[..., Page],
    draft: Callable[..., Draft],
) -> None:
    one = draft(text, content, source, cue)
    hearers.settle(page(text), [one])

    assert bool(one.source) == said
