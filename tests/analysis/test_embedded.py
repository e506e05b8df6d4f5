from __future__ import annotations

from collections.abc import Callable

import pytest

import onrecord
from onrecord.analysis import embedded
from onrecord.analysis.drafts import Page


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The vote.\n\nA hole.\n\n— Ned Sable (@nedsable) May 3, 2024", "Ned Sable (@nedsable)", "A hole."),
        ("The vote.\n\nA hole.\n\n— Ned Sable (@nedsable) 3 May 2024", "Ned Sable (@nedsable)", "A hole."),
        (
            "A hole.\n\n-- Ned Sable (@ned.example) May 3, 2024 at 10:05 AM",
            "Ned Sable (@ned.example)",
            "A hole.",
        ),
        ("A hole. — Ned Sable (@nedsable)", "Ned Sable (@nedsable)", "A hole."),
        (
            "A hole.\nA pit. https://t.example\n— Ned Sable (@ned) May 3, 2024",
            "Ned Sable (@ned)",
            "A hole.\nA pit.",
        ),
        ("Proud.\n\nA post shared by Cass Ferrow (@cass) on May 3, 2024", "Cass Ferrow (@cass)", "Proud."),
        ("Proud.\n\nPosted by Cass Ferrow on Friday, May 3, 2024", "Cass Ferrow", "Proud."),
    ],
)
def test_a_signed_post(text: str, source: str, content: str, page: Callable[..., Page]) -> None:
    (one,) = embedded.find(page(text))

    assert (one.source[0].of(text), one.content[0].of(text)) == (source, content)
    assert (one.rule, one.quotation) == (embedded.EMBEDDED, "direct")


@pytest.mark.parametrize(
    "text",
    [
        "— Ned Sable (@nedsable) May 3, 2024",
        "A hole.\n\n— Ned Sable, councillor",
        "The mayor (her account is @mayor) wrote that it was over.",
        "A hole.\n\nPosted by Cass Ferrow",
        "A hole.\n\nFollow him — his name is Ned: Sable (@nedsable)",
        "https://t.example/1\n\n— Ned Sable (@nedsable)",
    ],
)
def test_what_signs_no_post(text: str, page: Callable[..., Page]) -> None:
    assert embedded.find(page(text)) == []


def test_a_title_is_no_post(page: Callable[..., Page]) -> None:
    title = "A hole in the ground"
    text = f"{title}\n\n— Ned Sable (@nedsable) May 3, 2024"
    assert embedded.find(page(text, title=title)) == []


def test_a_post_has_its_author_and_its_day_whatever_the_model_reads_in_it() -> None:
    text = (
        "Council fights over bridge\n\nThe vote was close, and members went on to argue.\n\n"
        "We were promised a bridge by May. We got a hole in the ground.\n\n— Ned Sable (@nedsable) May 3, 2024\n\n"
        "Mayor Cass Ferrow said that the work would go on."
    )
    first, second = onrecord.analyse(text).attributions

    assert first.content[0].of(text) == "We were promised a bridge by May. We got a hole in the ground."
    assert [speaker.entity and speaker.entity.name for speaker in first.speakers] == ["Ned Sable"]
    assert first.quotation == "direct"
    assert first.occasion is not None
    assert first.occasion.date is not None
    assert (first.occasion.kind, first.occasion.date.span.of(text)) == ("post", "May 3, 2024")
    assert second.cue[0].of(text) == "said"
