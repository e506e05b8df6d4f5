"""A "he" or "she" inside somebody's words: whom the words bring in, never who speaks them."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve, rules
from onrecord.domain import Span
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short, speakers_of

INSIDE = [
    ("“My mum was there. She said one,” Rosa Kerr said.", "She", "My mum"),
    ("“I ran to my husband. He said one,” Rosa Kerr said.", "He", "my husband"),
    ("“A man in a hat stopped me. He said one,” Rosa Kerr said.", "He", "A man"),
    # of another gender, of two, or beside a name: nobody knows
    ("“My mum was there. He said one,” Rosa Kerr said.", "He", "unresolved"),
    ("“My mum met a nurse. She said one,” Rosa Kerr said.", "She", "unresolved"),
    ("“My mum met Ana Orlo. She said one,” Rosa Kerr said.", "She", "unresolved"),
    # whom the report told of before is not who the words go on about
    ("Ana Orlo left. “It rained. She said one,” Rosa Kerr said.", "She", "unresolved"),
]


@pytest.mark.parametrize(("text", "word", "expected"), INSIDE)
def test_whom_the_words_bring_in(text: str, word: str, expected: str) -> None:
    said = text[text.index("“") : text.index("”") + 1]
    found = names_of(text, ("Rosa Kerr", said), (word, "one", "0"))
    assert found[1][0] == expected


def test_it_says_by_which_words() -> None:
    text = "“My mum was there. She said one,” Rosa Kerr said."
    (speaker, via) = speakers_of(text, ("Rosa Kerr", text[: text.index("”") + 1]), ("She", "one", "0"))[1]
    assert speaker.rule == rules.INSIDE
    assert [text[span.start : span.end] for span in speaker.evidence] == ["She", "My mum"]
    assert (via.role, via.entity and via.entity.name) == ("via", "Rosa Kerr")


def test_words_on_both_sides_of_who_speaks_are_one_quotation() -> None:
    text = "“My husband swam,” Rosa Kerr said. “He said one.”"
    first, second = "“My husband swam,”", "“He said one.”"
    outer, inner = attributions_of(text, ("Rosa Kerr", first), ("He", "one", "0"))
    place = text.index(second)
    outer = dataclasses.replace(outer, content=(*outer.content, Span(place, place + len(second))))
    done, _ = resolve(report_of(text), [outer, inner])
    assert short(done[1].speakers[0]) == "My husband"
