"""Names of one report that are one person: full names, short forms, namesakes, names that are words or broken."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import resolve
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short, speakers_of


def test_short_forms_join_the_fullest_name() -> None:
    text = "Eastmere President Ana Orlo spoke. Orlo said one. Ms. Orlo said two. The president said three."
    found = names_of(text, ("Orlo#1", "one"), ("Ms. Orlo", "two"), ("The president", "three"))
    assert found == [["Ana Orlo"]] * 3


def test_a_given_names_short_form_is_the_same_person() -> None:
    text = "Michael Orlo said one. Mike Orlo said two."
    first, second = speakers_of(text, ("Michael Orlo", "one"), ("Mike Orlo", "two"))
    assert first[0].entity == second[0].entity


def test_two_people_of_one_family_name() -> None:
    text = "Mrs. Ana Orlo and Mr. Jon Orlo left. Orlo said one. Mrs. Orlo said two. Mr. Orlo said three."
    found = names_of(text, ("Orlo#2", "one"), ("Mrs. Orlo", "two"), ("Mr. Orlo", "three"))
    assert found == [["ambiguous: Ana Orlo, Jon Orlo"], ["Ana Orlo"], ["Jon Orlo"]]


def test_the_list_of_speakers_of_a_transcript_names_them() -> None:
    title = "Transcript: the meeting at Eastmere"
    head = "Speaking: Ana Orlo, Secretary General of the Meridian Pact; Jon\nKerr, Minister of Defence of Norrland"
    text = f"{title}\nEastmere, Thursday 12 June\n\n{head}\n\nORLO: Thank you.\n\nKERR: No, no.\n"
    done, _ = resolve(report_of(text, title), attributions_of(text, ("ORLO", "Thank you."), ("KERR", "No, no.")))
    assert [[short(s) for s in a.speakers] for a in done] == [["Ana Orlo"], ["Jon Kerr"]]


FAMILY_NAMES = [
    ("John Small met small firms. It rained.\n\nSmall, who came late, said the dam was old.", "Small#1", "John Small"),
    ("John Small met small firms. It rained.\n\nSmall said the dam was old.", "Small#1", "John Small"),
    ("John Cyprus came late. It rained on the lock.\n\nCyprus said the dam was old.", "Cyprus#1", "John Cyprus"),
    ("John PeÃ±a Nieto came. As PeÃ±a Nieto said, the dam was old.", "PeÃ±a Nieto#1", "John PeÃ±a Nieto"),
    ("John Pen\u0303a came. As Pen\u0303a said, the dam was old.", "Pen\u0303a#1", "John Pen\u0303a"),
    ("John Perez came to the lock. Rain fell.\n\nFor Perez it was late.\n\n“No,” he said: the dam was old.", "he",
     "John Perez"),
    ("John Kerr opened a debate on the lock. He says the dam was old.", "He", "John Kerr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), FAMILY_NAMES)
def test_family_names_that_are_words_or_broken(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "the dam was old")) == [[expected]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At noon Orlo said as he left that it was late.", "Tom Orlo"),
        ("Orlo, once there, said with her husband that it was late.", "Ana Orlo"),
        ("Orlo praised his wife and said that it was late.", "Tom Orlo"),
    ],
)
def test_who_of_a_couple_a_clause_tells_of(sentence: str, expected: str) -> None:
    text = f"Ana Orlo and Tom Orlo came on Monday.\n\nIt rained.\n\nIt snowed. {sentence}"
    assert names_of(text, ("Orlo#2", "that it was late")) == [[expected]]
