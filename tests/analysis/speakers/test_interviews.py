"""Questions and answers, and descriptions that the same words explain."""

from __future__ import annotations

from tests.analysis.speakers.test_resolution import names_of

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
