from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import turns
from onrecord.analysis.drafts import Draft, Page


def read(page: Page, drafts: list[Draft]) -> list[tuple[str, str]]:
    return [
        (" ".join(s.of(page.text) for s in one.source), " | ".join(s.of(page.text) for s in one.content))
        for one in drafts
    ]


def test_a_transcript(page: Callable[..., Page]) -> None:
    here = page("KERR: It will hold.\n\nORA VENN: It will not.\n\nTHE CHAIR: Order.")
    found = turns.find(here)

    assert read(here, found) == [("KERR", "It will hold."), ("ORA VENN", "It will not."), ("THE CHAIR", "Order.")]
    assert {(one.rule, one.quotation, one.stance) for one in found} == {(turns.TURN, "direct", "asserted")}
    assert [one.cue[0].of(here.text) for one in found] == [":", ":", ":"]


def test_an_answer_keeps_its_question(page: Callable[..., Page]) -> None:
    here = page("Q: Will it hold?\n\nA: Yes.\n\nQ: For long?\n\nA: No.")
    found = turns.find(here)

    assert read(here, found) == [("", "Yes."), ("", "No.")]
    assert [one.question.of(here.text) for one in found if one.question] == ["Will it hold?", "For long?"]


def test_questions_and_answers_in_one_paragraph(page: Callable[..., Page]) -> None:
    here = page("Q: Will it hold? A: Yes. Q: For long? A: No.")
    assert read(here, turns.find(here)) == [("", "Yes."), ("", "No.")]


def test_a_question_in_a_transcript_is_one_and_is_answered(page: Callable[..., Page]) -> None:
    here = page("KERR: Will it hold?\n\nVENN: Yes.\n\nVENN: And more.")
    first, second, third = turns.find(here)

    assert first.stance == "question"
    assert second.question is not None
    assert second.question.of(here.text) == "Will it hold?"
    assert third.question is None


def test_what_a_q_puts_is_a_question_without_its_mark_too(page: Callable[..., Page]) -> None:
    here = page("Q: Some say that you hid it.\n\nA: No.")
    (answer,) = turns.find(here)

    assert answer.question is not None
    assert answer.question.of(here.text) == "Some say that you hid it."


QUESTIONS = "Q: Will it hold?\n\nA: Yes.\n\nQ: The mayor said that it leaks.\n\nA: No."


@pytest.mark.parametrize(
    ("content", "source", "cue", "stays"),
    [
        ("Will it hold?", "Q", ":", False),
        ("Will it hold?", "", "", False),
        ("Will it hold", "A", ":", False),
        ("The mayor said that it leaks.", "Q", ":", False),
        ("that it leaks", "The mayor", "said", True),  # a report inside the question
        ("Yes.", "Q", ":", True),
        ("A: Yes.\n\nQ: The", "", "", True),
    ],
)
def test_a_question_is_nobodys_statement(
    content: str, source: str, cue: str, stays: bool, page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    one = draft(QUESTIONS, content, source, cue)
    assert turns.without_questions(page(QUESTIONS), [one]) == ([one] if stays else [])


def test_a_question_outside_a_dialogue_is_left_alone(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "Q: Will it hold?"
    one = draft(text, "Will it hold?")
    assert turns.without_questions(page(text), [one]) == [one]


def test_nobody_answers_a_question_of_their_own(page: Callable[..., Page]) -> None:
    here = page("KERR: Will it hold?\n\nKERR: I think so.")
    assert [one.question for one in turns.find(here)] == [None, None]


def test_words_of_others_inside_a_turn_are_theirs(page: Callable[..., Page]) -> None:
    here = page("KERR: It will hold (VENN: never) for long.\n\nVENN: No.")
    assert read(here, turns.find(here)) == [("KERR", "It will hold | for long."), ("VENN", "never"), ("VENN", "No.")]


def test_one_label_counts_where_the_text_names_its_speaker(page: Callable[..., Page]) -> None:
    named = page("Ora Venn spoke.\n\nVENN: No.")
    unnamed = page("It rained.\n\nVENN: No.")

    assert read(named, turns.find(named)) == [("VENN", "No.")]
    assert turns.find(unnamed) == []


@pytest.mark.parametrize("label", ["NOTE", "UPDATE", "READ MORE", "CORRECTION", "SOURCES", "PHOTO", "WHAT"])
def test_labels_that_introduce_no_speaker(label: str, page: Callable[..., Page]) -> None:
    assert turns.find(page(f"{label}: It rains.\n\n{label}: It rains again.")) == []


@pytest.mark.parametrize(
    "text", ["Kerr: yes.\n\nVenn: no.", "Note: it rains.\n\nKERR:\n\nVENN:", "Plain words.\n\nMore.", ""]
)
def test_what_is_no_transcript(text: str, page: Callable[..., Page]) -> None:
    assert turns.find(page(text)) == []


def test_posts_of_a_live_blog(page: Callable[..., Page]) -> None:
    here = page("14:05 Kerr: dam fine.\n\n14:40 She now says leave.\n\n[9.15] Ora Venn: go home.")
    found = turns.find(here)

    assert read(here, found) == [("Kerr", "dam fine."), ("Ora Venn", "go home.")]
    assert {one.rule for one in found} == {turns.POST}


def test_thousands_of_labels(page: Callable[..., Page]) -> None:
    here = page("Q: Will it hold? A: Yes. " * 2_000)
    assert len(turns.find(here)) == 2_000


def test_thousands_of_questions(page: Callable[..., Page]) -> None:
    here = page("Q: Will it hold?\nA: Yes.\n" * 2_000)
    drafts = [Draft((), (), (span,), "by hand") for span in here.paragraphs]
    assert turns.without_questions(here, drafts) == drafts[1::2]


def test_labels_of_a_recipe_are_nobody(page: Callable[..., Page]) -> None:
    assert turns.find(page("INGREDIENTS: two eggs.\n\nMETHOD: Beat the eggs.")) == []


def test_a_turn_goes_on_to_the_next_label(page: Callable[..., Page]) -> None:
    here = page("KERR: It will hold.\n\nIt will hold for a century.\n\nVENN: Will it?\n\nKERR: Yes.")
    found = turns.find(here)

    assert [span.of(here.text) for span in found[0].content] == ["It will hold.", "It will hold for a century."]


def test_a_reporters_paragraph_between_turns_is_nobodys(page: Callable[..., Page]) -> None:
    here = page("KERR: It will hold.\n\nThe mayor said he was glad.\n\nVENN: Will it?\n\nKERR: Yes.")

    assert [span.of(here.text) for span in turns.find(here)[0].content] == ["It will hold."]


HEARING = """Oral evidence: the dam

Members present: Cara Thorne (Chair), Jon Birt

[10.02] Q1 Chair: Good morning. What has it cost?

Dame Ora Venn: £46 million, Chair.

Q2 Jon Birt: Was it dear?

Dame Ora Venn: No. (Laughter.) Not dear.

[Interruption]

CHAIR: Order."""


def test_a_transcript_with_labels_in_ordinary_letters(page: Callable[..., Page]) -> None:
    here = page(HEARING.replace("[10.02] ", ""))
    found = turns.find(here)

    assert read(here, found) == [
        ("Chair", "Good morning. What has it cost?"),
        ("Dame Ora Venn", "£46 million, Chair."),
        ("Jon Birt", "Was it dear?"),
        ("Dame Ora Venn", "No. | Not dear."),  # what the transcript notes is nobody's
        ("CHAIR", "Order."),
    ]
    assert {(one.rule, one.quotation) for one in found} == {(turns.TURN, "direct")}
    assert [one.question.of(here.text) if one.question else None for one in found] == [
        None, "Good morning. What has it cost?", None, "Was it dear?", None,
    ]  # fmt: skip


def test_labels_with_times_and_the_words_below_them(page: Callable[..., Page]) -> None:
    here = page("Joe Marr (00:04):\nWe built 40.\n\nTess Oko (00:15):\nWhich is it?\n\nJoe Marr (00:21):\nForty.")
    found = turns.find(here)
    assert read(here, found) == [("Joe Marr", "We built 40."), ("Tess Oko", "Which is it?"), ("Joe Marr", "Forty.")]


def test_labels_with_what_somebody_is(page: Callable[..., Page]) -> None:
    here = page("WOLF TANN, WNN HOST: Will you?\nSEN. ORA VENN (R-EASTMERE): No.\nTANN: Why?\nVENN: It costs.")
    assert [who for who, _ in read(here, turns.find(here))] == ["WOLF TANN", "SEN. ORA VENN", "TANN", "VENN"]


def test_a_question_by_nobody_named_is_no_statement_among_names_either(page: Callable[..., Page]) -> None:
    here = page("Moderator: We start.\nQuestion: Will it?\nOra Venn: It will.\nQuestion: Sure?\nOra Venn: Yes.")
    assert read(here, turns.find(here)) == [("Moderator", "We start."), ("Ora Venn", "It will."), ("Ora Venn", "Yes.")]


@pytest.mark.parametrize(
    "text",
    [
        "Ora Kerr: will resign.\nDale Venn: denies it.\nOra Kerr: will not comment.",  # a desk's notes
        "Price: £40. Worth it?\nAddress: 4 Long Street.\nPrice: £20.\nAddress: 9 Mill Lane.",
        "Ora Kerr: Will it?\nDale Venn: Yes.",  # nobody comes back
        "Ora Kerr: Will it?\nDale Venn: Yes.\nOra Kerr: Good." + "\nPlain words.\n" * 16 + "\nDale Venn: No.",
    ],
)
def test_labels_in_ordinary_letters_that_make_no_transcript(text: str, page: Callable[..., Page]) -> None:
    assert turns.find(page(text)) == []


def test_a_label_that_is_shorter_later_on(page: Callable[..., Page]) -> None:
    text = (
        "Interview: Ora Venn, head of transport\n\nVenn: Before you ask: yes.\n\nSail & Port Review: Does it hold?\n\n"
        "Venn: It does.\n\nReview: Why?\n\nVenn: It is new."
    )
    found = [(one.source[0].of(text), one.content[0].of(text)) for one in turns.find(page(text))]
    assert found == [
        ("Venn", "Before you ask: yes."),
        ("Sail & Port Review", "Does it hold?"),
        ("Venn", "It does."),
        ("Review", "Why?"),
        ("Venn", "It is new."),
    ]


def test_the_number_of_an_episode_is_no_label(page: Callable[..., Page]) -> None:
    said = [
        "Ora Venn (00:04): Hello.",
        "Bram Kerr (00:09): Does it leak?",
        "Ora Venn (00:12): Yes.",
        "Bram Kerr (00:20): No.",
    ]
    here = page("\n\n".join(["Ep. 44: Why it leaks", *said]))

    assert [source for source, _ in read(here, turns.find(here))] == ["Ora Venn", "Bram Kerr", "Ora Venn", "Bram Kerr"]
