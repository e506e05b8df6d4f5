"""Works named by their titles, and called again by what they are."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of, speakers_of

IN_THE_SOURCE = [
    ("Later one came, says her book ''The Tide Within.''", "her book ''The Tide Within.''", "The Tide Within"),
    ('The pro-dam spot, "Damcare," says that one came.', 'The pro-dam spot, "Damcare,"', "Damcare"),
    ("The book, titled, Years Below the Dam: A Life of Orlo, says one came.", "The book", "Years Below the Dam"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), IN_THE_SOURCE)
def test_a_title_in_the_source_names_the_work(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "one came")) == [[expected]]
    ((speaker,),) = speakers_of(text, (source, "one came"))
    assert speaker.entity is not None
    assert (speaker.entity.kind, speaker.entity.named) == ("document", True)


AGAIN = [
    ("The “No Gulls” ad opens with a dam. The 30-second spot says one came.", "The 30-second spot", "No Gulls"),
    ("He has a website called “Gulls If It Rains” now. The website says one came.", "The website", "Gulls If It Rains"),
    ("Titled “A Very Wet May,” the video pans round. The ad says one came.", "The ad", "A Very Wet May"),
    # another kind of work; two of the kind; a quotation is no title; a title that comes later
    ("The “No Gulls” ad opens with a dam. The book says one came.", "The book", "The book"),
    ("He saw the film “No Gulls” and the film “More Gulls” twice. The film says one came.", "The film", "unresolved"),
    ("In the ad, “gulls are coming for your dam,” he warns. The ad says one came.", "The ad", "The ad"),
    ("The ad says one came. The “No Gulls” ad opens with a dam.", "The ad", "The ad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), AGAIN)
def test_a_work_is_called_again_by_what_it_is(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "one came")) == [[expected]]


@pytest.mark.parametrize(
    "source", ["Reviews of the show “Night Ferry”", "A trailer for the film “No Gulls”", "Fans of the book “Wet May”"]
)
def test_what_is_of_a_work_is_not_the_work(source: str) -> None:
    assert names_of(f"{source} said one came.", (source, "one came")) == [[source.rstrip("”")]]
