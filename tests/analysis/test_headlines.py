from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import headlines
from onrecord.analysis.drafts import Draft, Page

BODY = "Ora Venn, who chairs the board, spoke on Tuesday. It rained."


@pytest.mark.parametrize(
    ("title", "source", "content"),
    [
        ("Venn: Dam Is Unsafe", "Venn", "Dam Is Unsafe"),
        ("Ora Venn: dam is unsafe", "Ora Venn", "dam is unsafe"),
        ("Dam unsafe: Venn", "Venn", "Dam unsafe"),
        ("Dam unsafe: Ora Venn.", "Ora Venn", "Dam unsafe"),
        ("Dam unsafe: report", "report", "Dam unsafe"),
        ("Police: two held", "Police", "two held"),
    ],
)
def test_a_name_before_or_after_a_colon(title: str, source: str, content: str, page: Callable[..., Page]) -> None:
    here = page(f"{title}\n\n{BODY}", title)
    (one,) = headlines.find(here, [])

    assert (one.source[0].of(here.text), one.cue[0].of(here.text), one.content[0].of(here.text)) == (
        source,
        ":",
        content,
    )
    assert one.headline
    assert one.rule == headlines.HEADLINE


@pytest.mark.parametrize(
    "title",
    [
        "Live: Dam Is Unsafe",
        "Poll: most back the dam, says Ora Venn",
        "Analysis: Venn’s bad week",
        "Eastmere: Dam Is Unsafe",
        "China: exports fall",
        "Eastmere Tower: inquiry opens",
        "Dam unsafe",
        "Dam unsafe:",
        ": Venn",
        "Dam: ...",
        "Dam: . .",
        "14:05",
        "Kerr: Dam Is Unsafe",
    ],
)
def test_what_attributes_nothing(title: str, page: Callable[..., Page]) -> None:
    assert headlines.find(page(f"{title}\n\nIt rained in Eastmere. {BODY}", title), []) == []


def test_a_source_of_the_body_bears_a_name_out(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Kerr: Dam Is Unsafe\n\nThe dam leaks, says mayor Kerr."
    here = page(text, "Kerr: Dam Is Unsafe")

    assert headlines.find(here, []) == []
    assert len(headlines.find(here, [draft(text, "The dam leaks", "mayor Kerr", "says")])) == 1


def test_no_title_no_headline(page: Callable[..., Page]) -> None:
    assert headlines.find(page("Venn: no.\n\n" + BODY), []) == []


def test_an_endless_title_is_none(page: Callable[..., Page]) -> None:
    title = "Venn: " + "a: " * 200_000
    assert headlines.find(page(f"{title}\n\n{BODY}", title), []) == []


def test_a_topic_before_a_colon_is_not_what_is_said_by_who_says_something_else_behind_it(
    page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    title = "Tower sale: mayor rejects claim"
    text = f"{title}\n\n{BODY}"
    topic, rejects = draft(text, "Tower sale", "mayor", ":"), draft(text, "claim", "mayor", "rejects")
    topic.headline = rejects.headline = True

    assert headlines.without_topics(page(text, title), [topic, rejects]) == [rejects]
    assert headlines.without_topics(page(text, title), [topic]) == [topic]
