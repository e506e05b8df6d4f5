"""What is no name though it is written so, what is one though it is not, and who goes on as "he" and "she"."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.analysis.speakers.shapes import lettered, told_how
from tests.analysis.speakers.resolving import names_of

SOURCES = [
    # an office by its letters or in capitals names nobody
    ("The PM slept. The PM said one.", "The PM#1", ["unresolved"]),
    ("It rained. Their GM said one.", "Their GM", ["Their GM"]),
    ("The Vice-Chancellor said one.", "The Vice-Chancellor", ["unresolved"]),
    ("Vice-Chancellor Ana Orlo rose. The V-C said one.", "The V-C", ["Ana Orlo"]),
    ("GM rose. GM said one.", "GM#1", ["GM"]),
    # a letter for a surname
    ("One tenant, Efua K., cried when it rained. Her father slept. Then she said one.", "she", ["Efua K."]),
    # a given name alone; a word that is one as well
    ("Helen is livid. Then she said one.", "she", ["Helen"]),
    ("Hope is fading. Then she said one.", "she", ["unresolved: Hope"]),
    # two bodies, neither of which speaks
    ("Neither Harbour Holdings nor the ministry would say one.", "Neither Harbour Holdings nor the ministry",
     ["Harbour Holdings", "unresolved"]),
    # a company by its chief, or by what it earns; no place
    ("The pit belongs to Novaquil. Its chief operating officer slept. Novaquil said one.", "Novaquil#1", ["Novaquil"]),
    ("Novaquil reported a net loss. Novaquil said one.", "Novaquil#1", ["Novaquil"]),
    ("Critics of Novaquil rose. Novaquil posted a small profit. The company said one.", "The company", ["Novaquil"]),
    # a name of several words in a description, whole
    ("It passed with help of the Pea Party Liberals who said one.", "who", ["the Pea Party Liberals"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), SOURCES)
def test_who_is_meant(text: str, source: str, expected: list[str]) -> None:
    assert names_of(text, (source, "one")) == [expected]


def test_letters_for_a_surname() -> None:
    assert lettered("Akua B., who", ["Akua", "B."], 7)
    assert not lettered("Plan B. The mayor", ["Plan", "B."], 7)
    assert not lettered("Akua Bo, who", ["Akua", "Bo"], 7)


def test_a_participle_opens_a_line() -> None:
    assert told_how("Overheard in the market: “No.”", 0, 9)
    assert not told_how("Ahmed in the market: “No.”", 0, 5)
    assert not told_how("Overheard says no: “No.”", 0, 9)


def test_he_is_the_subject_of_his_own_paragraph() -> None:
    text = (
        "Fire Chief Tane Horomia said two men were helping. He refused to say more. “Ask me later,” he said.\n\n"
        "The bursar, Kwaku Ofosu-Brew, said the keys had been kept in a locked room which four people could enter. "
        "He was one of the four. “I have given them my key, my purse and my diary,” he said."
    )
    last = onrecord.analyse(text).attributions[-1]
    assert [one.entity and one.entity.name for one in last.speakers] == ["Kwaku Ofosu-Brew"]


def test_a_named_subject_of_the_paragraph_keeps_he_from_the_one_before() -> None:
    text = (
        "The chief, Tane Horomia, said two men were helping. “Ask me later,” he said.\n\n"
        "Kwaku Ofosu-Brew kept the keys in a locked room. “I have given them my key and my diary,” he said."
    )
    last = onrecord.analyse(text).attributions[-1]
    assert all(one.entity is None or one.entity.name == "Kwaku Ofosu-Brew" for one in last.speakers)


def test_a_label_that_ends_the_name_of_the_outlet_is_the_outlet() -> None:
    text = (
        "Trains late again\n\nIt has been a long winter for Ozlem Bekmur, who runs the trains of the city.\n\n"
        "Ferry & Rail Review: You told the press that the fare would not rise again. Does that still hold?\n\n"
        "Ozlem Bekmur: It does. I said it in front of eleven microphones.\n\n"
        "Review: One paper had it the other way round.\n\nBekmur: I know. They have printed a correction.\n\n"
        "Review: Why?\n\nBekmur: Because they were wrong."
    )
    said = {
        text[one.content[0].start : one.content[-1].end]: one.speakers for one in onrecord.analyse(text).attributions
    }
    assert [one.entity and one.entity.name for one in said["Why?"]] == ["Ferry & Rail Review"]
