"""Wordings that need the words around them: appositions, openings, whose body it is, who is one of two or three."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, span_of, speakers_of

MEANT = [
    # "who" goes on about what somebody is, at length, and across a dash
    ("Ana Orlo, a harbour master and Venn supporter who said one, left.", "who", ["Ana Orlo"]),
    ("Jon Venn met Ana Orlo, an anchor at the Lantern Channel who said one.", "who", ["Ana Orlo"]),
    ("Mayor Ana Orlo - who said one - left.", "who", ["Ana Orlo"]),
    # who is asked is nobody whom the question names
    ("Ana Orlo spoke to Jon Venn. Asked whether Mara Kerr would win, she said one.", "she", ["Ana Orlo"]),
    # a body beside its owner, a body by a name that the report has nowhere else, a president's
    ("Ms. Ana Orlo lost. Ms. Orlo and her campaign said one.", "Ms. Orlo and her campaign",
     ["Ana Orlo", "Ana Orlo campaign"]),
    ("It rained. The Orlo campaign said one.", "The Orlo campaign", ["Orlo campaign"]),
    ("President Ana Orlo came. The administration said one.", "The administration", ["Ana Orlo administration"]),
    ("Presidents met. The administration said one.", "The administration", ["unresolved"]),
    # the one newspaper of which the text has just spoken
    ("The Harbour Union sued the Eastmere Herald. The old newspaper said one.", "The old newspaper",
     ["Eastmere Herald"]),
    ("It rained. The Lantern newspaper said one.", "The Lantern newspaper", ["The Lantern"]),
    ("The Island Chronicle reported on Tuesday that it rained. The paper said one.", "The paper", ["The paper"]),
    # a relative told by whose he is; a group and a spokesman again
    ("Ana Orlo slept. The mother of one of the injured said one.", "The mother of one of the injured",
     ["The mother of one of the injured"]),
    # another office, a body by its name's last word, by what stands behind it, by whose it is
    ("Shadow chancellor Ana Orlo came. The chancellor said one.", "The chancellor", ["unresolved"]),
    ("The European Harbour Commission met. The Commission said one.", "The Commission",
     ["European Harbour Commission"]),
    ("It rained in the forest. Forest Voices, a campaign group, said one.", "Forest Voices", ["Forest Voices"]),
    ("The ruling People's Front said one.", "The ruling People's Front", ["People's Front"]),
    ("The Sunday Chronicle said one.", "The Sunday Chronicle", ["Sunday Chronicle"]),
    ("Shares of Novaquil fell. Novaquil said one.", "Novaquil#1", ["Novaquil"]),
    ("Novaquil (NVQ.X) rose. The company said one.", "The company", ["Novaquil"]),
    # somebody whom a number stands for; which of two of a name
    ("Juror No. 4 said one.", "Juror No. 4", ["Juror No. 4"]),
    ("Octavio Orlo died. The younger Orlo said one.", "The younger Orlo", ["unresolved: Octavio Orlo"]),
    # who has the office now is not who had it
    ("On Monday former mayor Ana Orlo met Mayor Jon Venn. The former mayor said one.", "The former mayor",
     ["Ana Orlo"]),
    ("Former mayor Ana Orlo met Mayor Jon Venn. The mayor said one.", "The mayor", ["Jon Venn"]),
    # titles in letters and trades before a given name
    ("DI Karen Louth said one.", "DI Karen Louth", ["Karen Louth"]),
    ("Referee Paul Ostrander said one.", "Referee Paul Ostrander", ["Paul Ostrander"]),
    ("Leader of the council Cllr Tom Ashdown said one.", "Leader of the council Cllr Tom Ashdown", ["Tom Ashdown"]),
    ("Electrician Manny Orlo said one.", "Electrician Manny Orlo", ["Manny Orlo"]),
    ("Seventeen-year-old Temi Orlo said one.", "Seventeen-year-old Temi Orlo", ["Temi Orlo"]),
    ("The trial judge slept. Lord Justice Penhallow rose. He said one.", "He", ["Penhallow"]),
    ("Janet Moy left. The couple's daughter said one.", "The couple's daughter", ["The couple's daughter"]),
    # an office that is called a man's whoever holds it
    ("Max Venn left. Trade spokesman Hope Kerr rose. She said one.", "She", ["Hope Kerr"]),
    # a relative in apposition is no other person
    ("Rosa Kerr died. Her husband, the trumpeter Samuel Orlo, died in 2004. He said one.", "He", ["Samuel Orlo"]),
    # a nearer noun of the gender
    ("Orvel Tarrant came with Ines. Tarrant met the governor's wife. She said one.", "She",
     ["unresolved: Orvel Tarrant"]),
    # so many people as are named together, or nobody
    ("Sen. Ana Orlo and Sen. Jon Venn wrote to Max Kerr. Kerr slept. The two senators said one.", "The two senators",
     ["Ana Orlo", "Jon Venn"]),
    ("Ana Orlo, Jon Venn and Max Kerr ran. It rained. All three candidates said one.", "All three candidates",
     ["Ana Orlo", "Jon Venn", "Max Kerr"]),
    ("Ana Orlo ran. All three candidates said one.", "All three candidates", ["unresolved"]),
    # an office in front shows that it is a person's name, whatever the given name tells
    ("The mayor of Eastmere, Oswin Tarrable, apologised for the flood. He said one.", "He", ["Oswin Tarrable"]),
    # a town is not who speaks for it
    ("The mayor of Brenmoor said the town was safe. He said one.", "He", ["unresolved"]),
    # what a sentence is about comes before who has just spoken
    ("Max Kerr said that the dam was old. As for Jon Venn, he said one.", "he", ["Jon Venn"]),
    # capitals that are nobody's name
    ("Minutes later Ana Orlo rose. Federal investigators came. Ana Orlo left. She said one.", "She", ["Ana Orlo"]),
    ("LanternPoll asked. Ana Orlo slept. She said one.", "She", ["Ana Orlo"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), MEANT)
def test_who_is_meant(text: str, source: str, expected: list[str]) -> None:
    assert names_of(text, (source, "one")) == [expected]


def test_an_interview_may_lack_the_colons_of_its_questions() -> None:
    text = (
        "Ana Orlo built the dam. She sat down with us to talk about Jon Venn.\n\nQDo you like the dam?\n\n"
        "A: I think it is old.\n\nQAnd the road?\n\nA: My view is that it is new."
    )
    assert names_of(text, ("I", "it is old"), ("My", "it is new")) == [["Ana Orlo"], ["Ana Orlo"]]


def test_a_headline_s_last_name_is_whose_it_is_and_a_prize_is_no_name() -> None:
    title = "Prize-winning Orlo wary of one"
    text = f"{title}\n\nThe actress Ana Orlo spoke to the Examiner on Tuesday, and it rained."
    assert names_of(text, ("Prize-winning Orlo", "one"), title=title) == [["Ana Orlo"]]


@pytest.mark.parametrize(
    ("text", "second", "expected"),
    [
        # whom the words of an open "she" name is not therefore the "she" after them
        ("It rained. She said one to elect Ana Orlo. She added two.", "She#1", "unresolved: Ana Orlo"),
        ("It rained. “Let us elect Ana Orlo,” she said. She added two.", "She", "unresolved: Ana Orlo"),
        # but whom the text itself names in between is, and who spoke before goes on
        ("It rained. She said one to elect Ana Orlo. Mara Kerr rose. She added two.", "She#1", "Mara Kerr"),
        ("Mara Kerr came. She said one to elect Ana Orlo. She added two.", "She#1", "Mara Kerr"),
    ],
)
def test_an_open_pronoun_leaves_the_next_open(text: str, second: str, expected: str) -> None:
    first = ("she", "“Let us elect Ana Orlo,”") if "“" in text else ("She", "one to elect Ana Orlo")
    assert names_of(text, first, (second, "two"))[1] == [expected]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nurse Ana Orlo said no. Critics accused the minister of hiding. Her spokesman said one.", "ambiguous"),
        ("Ana Orlo, the minister, said no. Critics accused the minister of lying. Her spokesman said one.", "resolved"),
        ("Critics accused the minister of hiding. Ana Orlo rose. Her spokesman said one.", "resolved"),
    ],
)
def test_whose_spokesman_where_somebody_described_is_nearer(text: str, status: str) -> None:
    (speakers,) = speakers_of(text, ("Her spokesman", "one"))
    assert [one.status for one in speakers if one.role == "on_behalf_of"] == [status]


AGAIN = [
    ("Three Western diplomats said one. The diplomats said two.", "Three Western diplomats", "The diplomats",
     "Three Western diplomats"),
    ("The tall diplomats said one. The diplomats said two.", "The tall diplomats", "The diplomats", "The diplomats"),
    ("Paul Varga, a spokesman, left. A spokesman for the union said one. The spokesman said two.",
     "A spokesman for the union", "The spokesman", "A spokesman for the union"),
    ("A spokesman for the union said one. Paul Varga, a spokesman, left. The spokesman said two.",
     "A spokesman for the union", "The spokesman", "Paul Varga"),
    ("The Island Chronicle said one. The paper said two.", "The Island Chronicle", "The paper", "Island Chronicle"),
    ("The Caledon Bank said one. The lender said two.", "The Caledon Bank", "The lender", "Caledon Bank"),
    ("The Island Chronicle said one. The old paper said two.", "The Island Chronicle", "The old paper",
     "The old paper"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "first", "again", "expected"), AGAIN)
def test_who_spoke_before_by_fewer_words(text: str, first: str, again: str, expected: str) -> None:
    assert names_of(text, (first, "one"), (again, "two"))[1][0] == expected


def test_who_acts_right_behind_a_comma_is_in_no_apposition() -> None:
    text = "Jon Venn, an engineer, came. Having met Ana Orlo, the engineer argued that the dam was old."
    (given,) = attributions_of(text, ("the engineer", "the dam was old"))
    ((found,), _) = resolve(report_of(text), [dataclasses.replace(given, cue=span_of(text, "argued"))])
    assert [one.entity.name for one in found.speakers if one.entity] == ["Jon Venn"]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("A diver said one.\n\nIt rained.\n\nAna Orlo left on Monday.", "A diver", "unresolved"),
        ("One person said one.\n\nIt rained.\n\nAna Orlo left on Monday.", "One person", "One person"),
        ("A climate group said one.\n\nIt rained.\n\nThe Harbour Alliance met on Monday.", "A climate group",
         "unresolved"),
        ("A climate group said one.\n\nIt rained.\n\nAna Orlo left on Monday.", "A climate group", "A climate group"),
    ],
)  # fmt: skip
def test_whom_an_opening_describes_may_be_named_later(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "one")) == [[expected]]
