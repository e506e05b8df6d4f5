"""Questions and answers, and descriptions that the same words explain."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, Span
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short

TALK = (
    "Q&A with Mayor Ana Orlo.\n\nAna Orlo met us with Jon Venn.\n\nQ: Do you like the dam?\n\nA: I think it is old.\n\n"
    "Q: And the road?\n\nA: My view is that it is new."
)


def test_an_interview_is_with_whom_its_title_names() -> None:
    title = "Q&A with Mayor Ana Orlo."
    found = names_of(TALK, ("you", "the dam"), ("I", "it is old"), ("My", "it is new"), title=title)
    assert found == [["Ana Orlo"], ["Ana Orlo"], ["Ana Orlo"]]


def test_outside_an_interview_you_is_nobody() -> None:
    assert names_of("It rained. Do you like the dam?", ("you", "the dam")) == [["unresolved"]]


def test_a_headline_description_is_who_says_the_same_in_the_body() -> None:
    title = "Harbour bridge will collapse, former rival says"
    text = f"{title}\n\nJon Venn spoke.\n\nMara Kerr said the old harbour bridge would collapse within weeks."
    found = names_of(
        text,
        ("former rival", "Harbour bridge will collapse"),
        ("Mara Kerr", "the old harbour bridge would collapse within weeks"),
        title=title,
    )
    assert found[0] == ["Mara Kerr"]


def test_the_same_words_are_not_those_of_ones_own_name() -> None:
    first = "Venn University is a fraud and a swindle, the state attorney general says."
    text = f"{first}\n\nIt rained.\n\nJon Venn said Venn University would open in May."
    told = names_of(
        text,
        ("the state attorney general", "Venn University is a fraud and a swindle"),
        ("Jon Venn", "Venn University would open in May"),
    )
    assert told[0] != ["Jon Venn"]


def test_nobody_described_is_somebody_whom_his_own_words_name() -> None:
    first = "The harbour college of Jon Venn is a costly fraud, the state attorney general says."
    text = f"{first}\n\nIt rained.\n\nJon Venn said the harbour college was no costly fraud."
    told = names_of(
        text,
        ("the state attorney general", "The harbour college of Jon Venn is a costly fraud"),
        ("Jon Venn#1", "the harbour college was no costly fraud"),
    )
    assert told[0] != ["Jon Venn"]


@pytest.mark.parametrize(
    ("intro", "expected"),
    [("An hour with Tomas Kerr, its engineer.", ["Tomas Kerr"]), ("Tomas Kerr met Ana Orlo.", []), ("An hour.", [])],
)
def test_answers_are_the_only_interviewee_s(intro: str, expected: list[str]) -> None:
    text = f"{intro}\n\nQ: Will it hold, says Jon Venn?\n\nA: Yes."
    colon = text.index("A:") + 1
    answer = Attribution(
        "a0", (), (Span(colon, colon + 1),), (Span(colon + 2, colon + 6),), "direct", "asserted", 1.0, "turn-1",
        question=Span(text.index("Will"), text.index("?") + 1),
    )  # fmt: skip
    done, _ = resolve(report_of(text), [answer])
    assert [short(s) for s in done[0].speakers] == expected


INTERVIEWS = [
    ("A talk with Rosa Lindqvist", "", "Rosa Lindqvist"),
    ("The mill: Anna Holt And Paul Kerr Meet", "", ""),
    ("The mill after the flood", "Rosa Lindqvist took over from Paul Kerr. We met Rosa Lindqvist in May.",
     "Rosa Lindqvist"),
    ("The mill after the flood", "Rosa Lindqvist, the owner, spoke to us. Paul Kerr built it.", "Rosa Lindqvist"),
    ("The mill after the flood", "Rosa Lindqvist took over from Paul Kerr.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("title", "intro", "expected"), INTERVIEWS)
def test_answers_are_the_one_interviewees(title: str, intro: str, expected: str) -> None:
    text = f"{title}\n\n{intro}\n\nQ: Is it safe?\nA: It is safe.\n"
    (attribution,) = attributions_of(text, ("", "It is safe."))
    cue, question = text.index("A: It") + 1, text.index("Is it")
    attribution = dataclasses.replace(
        attribution, cue=(Span(cue, cue + 1),), quotation="direct", rule="turn-1", question=Span(question, cue - 2)
    )
    done, _ = resolve(report_of(text, title), [attribution])
    assert [short(s) for s in done[0].speakers] == ([expected] if expected else [])
    assert [text[e.start : e.end] for s in done[0].speakers for e in s.evidence] == ([expected] if expected else [])
