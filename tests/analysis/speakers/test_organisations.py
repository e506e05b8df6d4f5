from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.bodykinds import may_be
from tests.analysis.speakers.resolving import names_of, speakers_of

BODIES = [
    # named by whose it is, in every wording, and again by its kind alone
    ("Ana Orlo lost. The Orlo campaign said one.", "The Orlo campaign", "one", "Ana Orlo campaign"),
    ("Ana Orlo lost. Ms. Orlo’s campaign said one.", "Ms. Orlo’s campaign", "one", "Ana Orlo campaign"),
    ("Ms. Ana Orlo lost. Her office said one.", "Her office", "one", "Ana Orlo office"),
    ("The Orlo campaign fell. Ana Orlo left. The campaign said one.", "The campaign", "one", "Ana Orlo campaign"),
    # more than one of that kind: the one of which the text speaks, or nobody
    ("The Orlo campaign met the Venn campaign. Ana Orlo and Jon Venn left. The campaign said one.", "The campaign",
     "one", "ambiguous: Ana Orlo campaign, Jon Venn campaign"),
    # by the place that has it
    ("The Eastmere government said one.", "The Eastmere government", "one", "Eastmere government"),
    ("Critics of the Ukrainian government met. The government said one.", "The government", "one",
     "Ukrainian government"),
    # a kind of body calls a name of that kind
    ("The Harbour Department met Orlo Motors. The agency said one.", "The agency", "one", "Harbour Department"),
    ("The Harbour Department met Orlo Motors. The company said one.", "The company", "one", "Orlo Motors"),
    ("It rained. The agency said one.", "The agency", "one", "unresolved"),
    # no paper, no union, no place and no credit is the company; a school may be a college
    ("The Lantern Times met the Dockers Union. Then Orlo Motors left Russia. The company said one.", "The company",
     "one", "Orlo Motors"),
    ("The Lantern Times met Jon. It rained. The company said one.", "The company", "one", "unresolved"),
    ("EASTMERE (Reuters) - It rained. The agency said one.", "The agency", "one", "unresolved"),
    ("Ana Orlo led Orlan College. The school said one.", "The school", "one", "Orlan College"),
    ("Wall Street fell. The PAC said one.", "The PAC", "one", "unresolved"),
    ("Shares in Lumentis fell. The company said one.", "The company", "one", "Lumentis"),
    ("The oil giant Orlo Venn fell. The company said one.", "The company", "one", "Orlo Venn"),
    # short for a longer name, and by initials with small words
    ("The Transport Department met. Transport said one.", "Transport", "one", "Transport Department"),
    # a name by its capitals alone
    ("On Monday the Eastmere Lock Survey said one.", "the Eastmere Lock Survey", "one", "Eastmere Lock Survey"),
    ("Targeted by a group called Lanterns of Orlan, it fell to one.", "a group called Lanterns of Orlan", "one",
     "Lanterns of Orlan"),
    # the party of which the sentence speaks
    ("Republicans lost in 1964, when the party said one.", "the party", "one", "Republican Party"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "expected"), BODIES)
def test_bodies(text: str, source: str, content: str, expected: str) -> None:
    assert names_of(text, (source, content)) == [[expected]]


def test_whose_campaign_is_open_where_it_may_be_anothers() -> None:
    text = "Ana Orlo spoke for the Venn campaign. Jon Venn left. Ana Orlo stayed. Her campaign said one."
    (speaker,) = speakers_of(text, ("Her campaign", "one"))[0]
    assert speaker.entity is None
    assert speaker.rule == rules.BODY_OF


def test_his_campaign_told_outside_a_source_is_known_later() -> None:
    text = "Mr. Jon Venn flew home. He said his campaign was broke. It rained. The campaign said one."
    assert names_of(text, ("The campaign", "one")) == [["Jon Venn campaign"]]


MAY_BE = [
    ("agency", "Harbour Department", "Orlo Motors"),
    ("company", "Orlo Motors", "Supreme Court"),
    ("newspaper", "Orlan Gazette", "Lock Workers Union"),
    ("party", "Harbour Party", "Harbour Board"),
]


@pytest.mark.parametrize(("noun", "of_that_kind", "of_another"), MAY_BE)
def test_what_a_noun_may_call(noun: str, of_that_kind: str, of_another: str) -> None:
    assert may_be(noun, of_that_kind)
    assert not may_be(noun, of_another)


TITLED = [
    ("Nobody met the editors of The Lantern. The Lantern said one.", "The Lantern#1", "The Lantern"),
    ("Nobody met the editors of The Lantern. The newspaper said one.", "The newspaper", "The Lantern"),
    ("Nobody met a friend of The Minister. Once the minister fell. The Minister said one.", "The Minister#1",
     "unresolved"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), TITLED)
def test_an_article_with_a_capital_inside_a_sentence_belongs_to_a_name(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "one")) == [[expected]]


def test_a_name_with_a_which_clause_is_a_bodys_wherever_it_stands() -> None:
    text = "It rained.\n\nExaminer Pollster, which asks daily, said one. Examiner Pollster said two."
    items = [("Examiner Pollster, which asks daily,", "one"), ("Examiner Pollster#1", "two")]
    assert names_of(text, *items) == [["Examiner Pollster"], ["Examiner Pollster"]]


AGAIN = [
    # the only campaign of which the report has spoken, however long ago
    ("The Orlo campaign said one." + " It rained on the dam." * 6 + " According to the campaign, two came.",
     [("The Orlo campaign", "one"), ("the campaign", "two came")], "Orlo campaign"),
    # what is told of it besides is no hindrance where no other is near, and its name shows the kind
    ("Gulls landed. The Harbour Anglers Association met. The largest anglers’ group said two came.",
     [("The largest anglers’ group", "two came")], "Harbour Anglers Association"),
    ("Gulls landed. Orlovane met. The largest anglers’ group said two came.",
     [("The largest anglers’ group", "two came")], "The largest anglers’ group"),
    # of several the one that spoke last and was named last
    ("The Lake Party met. The Harbour Party said one." + " It rained on the dam." * 4 + " The party said two came.",
     [("The Harbour Party", "one"), ("The party", "two came")], "Harbour Party"),
    ("The Harbour Party said one. The Lake Party met." + " It rained on the dam." * 4 + " The party said two came.",
     [("The Harbour Party", "one"), ("The party", "two came")], "ambiguous: Harbour Party, Lake Party"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items", "expected"), AGAIN)
def test_a_body_called_by_its_kind_later(text: str, items: list[tuple[str, str]], expected: str) -> None:
    assert names_of(text, *items)[-1] == [expected]


def test_her_team_is_her_campaign() -> None:
    text = "The Venn campaign paid. Ana Orlo's team was glad. Her campaign said one came."
    assert names_of(text, ("Her campaign", "one came")) == [["Ana Orlo campaign"]]


def test_whoever_is_only_described_has_no_body_before_who_is_named() -> None:
    text = "It was built around Dan Orlo long ago. While the mayor is a rival, his team believes that one came."
    assert names_of(text, ("his team", "that one came")) == [["Dan Orlo team"]]


@pytest.mark.parametrize(
    ("opening", "rest", "expected"),
    [
        ("A Marl newspaper", "The Marl Courier said that it was late.", "Marl Courier"),
        # several of that kind, or one that does not speak
        ("A Marl newspaper", "The Marl Courier and the Dale Gazette said that it was late.", "unresolved"),
        ("A Marl newspaper", "Ana Orlo, who reads the Marl Courier, said that it was late.", "unresolved"),
        # any body may be a group
        ("A Marl group", "The Marl Courier said that it was late.", "unresolved"),
    ],
)
def test_whom_an_opening_describes_and_the_report_goes_on_to_name(opening: str, rest: str, expected: str) -> None:
    text = f"{opening} said one.\n\nIt rained. {rest}"
    source = rest.split(" said", maxsplit=1)[0].split(", who", maxsplit=1)[0]
    found = names_of(text, (opening, "one"), (source, "that it was late"))
    assert found[0] == [expected] or (expected == "unresolved" and found[0][0].startswith((expected, opening)))


OPENINGS = [
    # whom the title names, in the first paragraphs
    (
        "Orlovane takes bigger steps",
        "The company said one. Orlovane, the rope company, came.",
        "The company",
        "Orlovane",
    ),
    # a body and the beginning of its name are one
    (None, "Orlovane Energy grew. It rained at Orlovane. The company said one.", "The company", "Orlovane Energy"),
    # by what it is, with a hyphen or not
    (None, "The group Tide Speaks gives a prize. The non-profit said one.", "The non-profit", "Tide Speaks"),
    (None, "They read the Tide Circle magazine. It rained. The magazine said one.", "The magazine", "Tide Circle"),
    (None, "Ana Orlo is of the Living Church of Tides. The church said one.", "The church", "Living Church of Tides"),
]


@pytest.mark.parametrize(("title", "text", "source", "expected"), OPENINGS)
def test_a_body_called_by_its_kind(title: str | None, text: str, source: str, expected: str) -> None:
    whole = f"{title}\n\n{text}" if title else text
    assert names_of(whole, (source, "one"), title=title) == [[expected]]
