"""Sources that are pronouns."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of, speakers_of

PRONOUNS = [
    # the speaker of the quotation before
    ('"One," Ora Venn said. "Two," she added.', ("Ora Venn", '"One,"'), ("she", '"Two'), "Ora Venn"),
    # over an apposition and a paragraph break
    ('Kerr, an aide, said: "Go.\n\n"Go now," she said.', ("Kerr, an aide", '"Go.'), ("she", '"Go now'), "Kerr"),
    # after another speaker has come in
    ('"No," Venn said. Kerr disagreed. "Never," he added.', ("Venn", '"No,"'), ("he", '"Never,"'), "Kerr"),
    # two people in the sentence before, nothing to tell them apart
    ("Kerr met Venn. She said it was late.", ("She", "it was late"), ("She", "it was late"), "ambiguous: Kerr, Venn"),
    # gender decides
    ("Mr. Kerr met Mrs. Venn. She said it was late.", ("She", "it was late"), ("She", "it was late"), "Venn"),
    ("Mr. Kerr met Mrs. Venn. He said it was late.", ("He", "it was late"), ("He", "it was late"), "Kerr"),
    # a possessive, and a paragraph's start
    ("Orlo said one.\n\nHer claim that it rained fell flat.", ("Orlo", "one"), ("Her", "it rained"), "Orlo"),
    # whoever is named in the words reported is not the one who reports them
    ("Jon Kerr met Paul Venn. Venn was wrong, he said.", ("he", "Venn was"), ("he", "Venn was"), "Jon Kerr"),
    # nobody there
    ("It rained. He said it was late.", ("He", "it was late"), ("He", "it was late"), "unresolved"),
    # a live blog: no pronoun reaches across entries
    ("14:05 Kerr: dam fine.\n\n14:40 She now says leave.", ("Kerr", "dam fine"), ("She", "leave"), "unresolved"),
    # "I" inside a quotation is its speaker
    ("\"I said 'no' twice,\" Venn said.", ("Venn", "\"I said 'no' twice,\""), ("I", "'no'", "0"), "Venn"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "second", "expected"), PRONOUNS)
def test_pronouns(text: str, first: tuple[str, ...], second: tuple[str, ...], expected: str) -> None:
    assert names_of(text, first, second)[1][0] == expected


SUBJECTS = [
    # who is named behind the verb of a quotation has spoken
    ("“It leaks,” said Max Kerr of Jon Venn. He said two.", "He"),
    # only what he is stands before the name
    ("It rained. The real estate mogul Max Kerr greeted Jon Venn. Then he said two.", "he"),
]


@pytest.mark.parametrize(("text", "source"), SUBJECTS)
def test_who_is_a_sentences_subject_goes_on(text: str, source: str) -> None:
    assert names_of(text, (source, "two")) == [["Max Kerr"]]


def test_a_name_that_fits_two_still_competes_for_a_pronoun() -> None:
    text = '"No," Paul Venn said. Jon Orlo met Tim Orlo. Orlo coined the phrase. "Never," he said.'
    found = names_of(text, ("Paul Venn", '"No,"'), ("he", '"Never,"'))
    assert found[1] == ["ambiguous: Jon Orlo, Tim Orlo"]


def test_a_former_holder_of_an_office_rivals_the_name_before() -> None:
    text = "The former president spoke hours after Mr. Orlo, who leads. He said it."
    (speakers,) = speakers_of(text, ("He", "it"))
    assert speakers[0].status != "resolved"


def test_a_subject_of_the_words_reported_may_be_their_speaker() -> None:
    text = "Jon Venn spoke of the dam.\n\nFormer Mayor Paul Kerr was for it at first, he said on Monday."
    (speakers,) = speakers_of(text, ("he", "Former Mayor Paul Kerr was for it at first"))
    assert speakers[0].status != "resolved"


def test_a_nested_pronoun_stays_open() -> None:
    text = "\"He told me 'never again' twice,\" Venn said."
    _, inner = speakers_of(text, ("Venn", "\"He told me 'never again' twice,\""), ("He", "'never again'", "0"))
    assert [(s.role, s.status) for s in inner] == [("speaker", "unresolved"), ("via", "resolved")]


def test_an_office_that_nobody_is_known_to_hold_is_a_rival_for_a_pronoun() -> None:
    text = "“No,” said nurse Lucía Venn. Critics accused the minister of hiding. Her spokesman said no."
    (speakers,) = speakers_of(text, ("Her spokesman", "no"))
    assert [s.status for s in speakers if s.role == "on_behalf_of"] != ["resolved"]


def test_a_gesture_is_the_subject_s_own() -> None:
    text = "Will it open? Ora Venn shook her head. “Not this year.”"
    assert names_of(text, ("", "“Not this year.”")) == [["Ora Venn"]]


def test_who_names_himself_in_his_words() -> None:
    text = "John Kerr met Paul Holt in May.\n\nKerr opened the lock. He says “the dam is not John Kerr’s.”"
    assert names_of(text, ("He", "“the dam is not John Kerr’s.”")) == [["John Kerr"]]


@pytest.mark.parametrize("opener", ["Even as", "Even though", "Once", "Where"])
def test_a_clause_that_opens_a_sentence_looks_ahead(opener: str) -> None:
    text = f"“One,” Jon Venn said.\n\nIt rained.\n\n{opener} he called the dam old, Max Kerr kept it."
    assert names_of(text, ("Jon Venn", "“One,”"), ("he", "the dam old"))[1] == ["Max Kerr"]


ASKING = [
    ("Carl Brandt asked Jon Venn whether it leaked.", "Jon Venn"),
    ("The Lantern’s Carl Brandt sharply questioned Jon Venn about it.", "Jon Venn"),
    ("Jon Venn was asked by Carl Brandt why it leaked.", "Jon Venn"),
]


@pytest.mark.parametrize(("before", "expected"), ASKING)
def test_who_asks_does_not_answer(before: str, expected: str) -> None:
    text = f"{before}\n\n“Sure it does,” he said."
    assert names_of(text, ("he", "“Sure it does,”")) == [[expected]]


def test_who_asks_for_something_may_go_on() -> None:
    text = "Carl Brandt asked Jon Venn to leave.\n\n“Sure it leaks,” he said."
    assert names_of(text, ("he", "“Sure it leaks,”")) != [["Jon Venn"]]


COUNTRIES = [
    ("Norway has long sold rafts. In 2011 it called them rough.", "it", "rough", "Norway"),
    ("Norway offers no help to captains. Its ban on rafts was the last.", "Its", "ban on rafts", "Norway"),
    ("Captains came to Norway. It was called rough.", "It", "rough", "unresolved"),
]


@pytest.mark.parametrize(("text", "source", "content", "expected"), COUNTRIES)
def test_a_country_that_is_the_subject_goes_on(text: str, source: str, content: str, expected: str) -> None:
    assert names_of(text, (source, content)) == [[expected]]
