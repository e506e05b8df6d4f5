"""Whom a spokesperson speaks for, by the words of the source."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import short, speakers_of

BEHALF = [
    ("A Novaquil spokesperson said one.", "A Novaquil spokesperson", "Novaquil"),
    ("Blake Runyon left. A rep for Runyon said one.", "A rep for Runyon", "Blake Runyon"),
    ("A Russian spokesperson said one.", "A Russian spokesperson", None),
    ("A senior spokesperson said one.", "A senior spokesperson", None),
    ("A rep said one.", "A rep", None),
    ("A spokesman for the operator, NorthLine, said one.", "A spokesman for the operator, NorthLine", "NorthLine"),
    ("A spokesman for the operator, NorthLine, said one.", "A spokesman for the operator", "NorthLine"),
    ("A spokesman for the owner, the Vell Water Company, said one.", "A spokesman for the owner", "Vell Water Company"),
    ("A spokesman for the operator, Tom Reed, said one.", "A spokesman for the operator, Tom Reed", None),
    ("A spokesman for the mill, BVT closed, said one.", "A spokesman for the mill", None),
]


@pytest.mark.parametrize(("text", "source", "whom"), BEHALF)
def test_for_whom(text: str, source: str, whom: str | None) -> None:
    (speakers,) = speakers_of(text, (source, "one"))
    found = [one.entity.name for one in speakers if one.role == "on_behalf_of" and one.entity]
    assert found == ([whom] if whom else [])


def test_a_spokesperson_speaks_on_behalf() -> None:
    (first,) = speakers_of('A spokesman for Kerr said "no".', ("A spokesman for Kerr", '"no"'))
    assert [(s.role, short(s)) for s in first] == [("speaker", "A spokesman for Kerr"), ("on_behalf_of", "Kerr")]
    (second,) = speakers_of('Kerr\'s spokeswoman Ana Tig said "no".', ("Kerr's spokeswoman Ana Tig", '"no"'))
    assert [(s.role, short(s)) for s in second] == [("speaker", "Ana Tig"), ("on_behalf_of", "Kerr")]


def test_whom_a_spokesperson_speaks_for_is_not_the_speaker() -> None:
    source = "A spokesman for Mayor Ana Q. Orlo of Eastmere"
    (speakers,) = speakers_of(f"It rained. {source} said no.", (source, "no"))
    assert (speakers[0].role, short(speakers[0])) == ("speaker", source)
    assert (speakers[1].role, short(speakers[1])) == ("on_behalf_of", "Ana Q. Orlo")


SPOKEN_FOR = [
    ("A spokeswoman for Holt", "", "Anna Holt"),
    ("A spokeswoman for Holt, Lena Marsh", "", "Anna Holt"),
    ("Spokeswoman for Holt", "Spokeswoman for Holt says the mill is safe", "Anna Holt"),
    ("spokeswoman for Holt’s campaign", "", "Anna Holt campaign"),
]


@pytest.mark.parametrize(("source", "title", "expected"), SPOKEN_FOR)
def test_a_spokesperson_for_a_person_of_the_report(source: str, title: str, expected: str) -> None:
    text = f"{title}\n\n" * bool(title) + f"Anna Holt opened it. {source}, said the mill is safe."
    (speakers,) = speakers_of(text, (source, "the mill is safe"), title=title or None)
    assert [s.entity.name for s in speakers if s.entity and s.role == "on_behalf_of"] == [expected]


def test_a_spokesperson_for_one_of_two_stays_open() -> None:
    title = "Spokeswoman for Holt says the mill is safe"
    text = f"{title}\n\nAnna Holt met Paul Holt."
    (speakers,) = speakers_of(text, ("Spokeswoman for Holt", "the mill is safe"), title=title)
    assert [short(s) for s in speakers if s.role == "on_behalf_of"] == ["ambiguous: Anna Holt, Paul Holt"]
