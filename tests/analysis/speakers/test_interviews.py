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
