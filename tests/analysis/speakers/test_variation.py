from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from tests.analysis.speakers.resolving import names_of, speakers_of

VARIED = [
    ('"One," said Jon Venn. The real estate developer said two.', "The real estate developer", "Jon Venn"),
    ('"One," said Jon Venn. The 46-year-old said two.', "The 46-year-old", "Jon Venn"),
    ('"One," said Jon Venn. The self-described democratic socialist said two.',
     "The self-described democratic socialist", "Jon Venn"),
    # an office, or somebody in the scene, may well be another
    ('"One," said Jon Venn. The president said two.', "The president", "unresolved"),
    ('"One," said Jon Venn. The aide said two.', "The aide", "unresolved"),
    ('"One," said Jon Venn. The employee said two.', "The employee", "unresolved"),
    ('"One," said Jon Venn. The Harbour Department diver said two.', "The Harbour Department diver", "unresolved"),
    # what the report says of the person speaks against it
    ('"One," said Governor Jon Venn. The former governor said two.', "The former governor", "unresolved"),
    # two people about equally near
    ("Jon Venn met Max Kerr. The developer said two.", "The developer", "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), VARIED)
def test_another_description_of_the_person_before(text: str, source: str, expected: str) -> None:
    items = (("Jon Venn", '"One,"'), (source, "two")) if "One" in text else ((source, "two"),)
    found = names_of(text, *items)[-1][0]
    assert found == expected


def test_of_several_who_hold_a_role_the_one_last_spoken_of() -> None:
    text = (
        'Sen. Max Kerr left early.\n\nIt rained.\n\nIt rained on.\n\n"One," said Sen. Jon Venn. The senator said two.'
    )
    (speaker,) = speakers_of(text, ("Sen. Jon Venn", '"One,"'), ("The senator", "two"))[1]
    assert speaker.entity is not None
    assert (speaker.entity.name, speaker.rule) == ("Jon Venn", rules.NEAREST_ROLE)


def test_a_description_right_behind_a_name_is_that_person() -> None:
    text = "It is late, said Ana Orlo, an engineer who knows the dam."
    assert names_of(text, ("an engineer who knows the dam", "It is late")) == [["Ana Orlo"]]


AHEAD = [
    ("In her letter, Ana Orlo said one.", "her", "one", "Ana Orlo"),
    ("While he waited, Mr. Venn said one.", "he", "one", "Venn"),
    # the subject’s gender does not fit
    ("In her letter, Mr. Venn said one.", "her", "one", "unresolved"),
]


@pytest.mark.parametrize(("text", "source", "content", "expected"), AHEAD)
def test_a_pronoun_ahead_of_its_name(text: str, source: str, content: str, expected: str) -> None:
    assert names_of(text, (source, content)) == [[expected]]


def test_the_writers_i() -> None:
    text = "I think the dam is old. I asked him.\n\nHe left.\n\nAna Orlo is a reporter in Port Ellery."
    assert names_of(text, ("I", "the dam is old")) == [["Ana Orlo"]]
    assert names_of(text[: text.rindex("\n\n")], ("I", "the dam is old")) == [["unresolved"]]


def test_a_family_name_that_is_a_title_too() -> None:
    assert names_of("On Monday Mr. King said that it rained.", ("Mr. King", "it rained")) == [["King"]]


def test_who_is_brought_in_by_a_trade_is_not_the_mayor() -> None:
    text = "Attorney Anna Holt said the town had been warned. The mayor said the wall was safe."
    assert names_of(text, ("Attorney Anna Holt", "the town had been warned"), ("The mayor", "the wall was safe"))[
        1
    ] != ["Anna Holt"]


def test_who_runs_for_something_is_not_his_donor() -> None:
    text = "Donald Trump came. Ana Orlo, a donor, said one. The Republican candidate said two."
    assert names_of(text, ("Ana Orlo", "one"), ("The Republican candidate", "two"))[1] == ["Donald Trump"]
