"""Reading a source: its head, what it is, how many it joins."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, Span
from tests.analysis.speakers.resolving import names_of, report_of, short, speakers_of

WORDINGS = [
    ("U.S. President Ana Orlo", "Ana Orlo", "person", True),
    ("former Eastmere Prime Minister Ana Orlo", "Ana Orlo", "person", True),
    ("Sen. Ana Orlo (R-Ohio)", "Ana Orlo", "person", True),
    ("Ana Orlo, who chairs the body that Venn founded,", "Ana Orlo", "person", True),
    ("the director of the Harbour Board, Ana Orlo,", "Ana Orlo", "person", True),
    ('Ana "Tig" Ruiz', 'Ana "Tig" Ruiz', "person", True),
    ("Secretary of State Ana Orlo", "Ana Orlo", "person", True),
    ("Rolf van der Meer", "Rolf van der Meer", "person", True),
    ("Seán O’Néill-Faß", "Seán O’Néill-Faß", "person", True),
    ("Karim al-Masud", "Karim al-Masud", "person", True),
    ("John Q. Public Jr.", "John Q. Public Jr.", "person", True),
    ("the Harbour Board", "Harbour Board", "organisation", True),
    # what somebody is to be called, by his own account
    ("a user from Westmark going by the handle Pulver", "Pulver", "person", True),
    ("a woman who identified herself as Ana Orlo", "Ana Orlo", "person", True),
    ("a boy who gave his name as Mason", "Mason", "person", True),
    # a body in apposition to what it is
    ("Mr. Kerr's group, Walk for Tides at Marl,", "Walk for Tides at Marl", "organisation", True),
    ("their school, Lords’ College,", "Lords’ College", "organisation", True),
    ("the super PAC supporting Ms. Venn's bid, TIDE for Westmark,", "TIDE for Westmark", "organisation", True),
    # letters or digits with what they stand for
    ("the HVN group", "HVN", "organisation", True),
    ("The Lumen45 group, funded by two donors,", "Lumen45", "organisation", True),
    ("the nationalist Marl Times tabloid", "Marl Times", "organisation", True),
    ("The Dale County Coroner's Office", "The Dale County Coroner's Office", "organisation", True),
    ("the fiscally conservative Club for Tides", "Club for Tides", "organisation", True),
    ("the Joint Committee on Harbours", "Joint Committee on Harbours", "organisation", True),
    # what two agree on is neither of them
    (
        "the tentative agreement between Verano and the unions",
        "the tentative agreement between Verano and the unions",
        "document",
        False,
    ),
    ("a 25 year-old driver", "a 25 year-old driver", "person", False),
    ("residents", "residents", "group", False),
    ("current and former officials", "current and former officials", "group", False),
    ("a senior official", "a senior official", "person", False),
    ("the report", "the report", "document", False),
    ("Harbour Board records", "Harbour Board records", "document", False),
]


@pytest.mark.parametrize(("source", "name", "kind", "named"), WORDINGS)
def test_what_a_wording_is(source: str, name: str, kind: str, named: bool) -> None:
    ((speaker,),) = speakers_of(
        f"On Monday {source} said that the dam was old.", (source.rstrip(","), "the dam was old")
    )
    assert speaker.entity is not None
    assert (speaker.entity.name, speaker.entity.kind, speaker.entity.named) == (name, kind, named)


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("“Orlan is the New Tide” star Dana Polo said that the dam was old.", (0, 39), "Dana Polo"),
        ("Ana Orlo came. Then Ana Orlo said that the dam was old.", (21, 28), "Ana Orlo"),
    ],
)
def test_a_source_begins_behind_a_title_and_with_a_whole_word(text: str, span: tuple[int, int], expected: str) -> None:
    at = text.index("the dam was old")
    one = Attribution("a0", (Span(*span),), (), (Span(at, at + 15),), "indirect", "asserted", 1.0, "test")
    done, _ = resolve(report_of(text), [one])
    assert [short(speaker) for speaker in done[0].speakers] == [expected]


def test_a_count_is_kept() -> None:
    ((speaker,),) = speakers_of(
        "Two people briefed on the talks said it was over.", ("Two people briefed on the talks", "it was over")
    )
    assert speaker.entity is not None
    assert (speaker.entity.kind, speaker.entity.named, speaker.entity.count) == ("group", False, 2)


def test_joint_sources_are_two_speakers() -> None:
    text = "Kerr and Venn said it was over. Orlo, head of the board and a friend of Tig, said no."
    both, one = names_of(text, ("Kerr and Venn", "it was over"), ("Orlo, head of the board and a friend of Tig", "no"))
    assert both == ["Kerr", "Venn"]
    assert one == ["Orlo"]


def test_a_source_over_a_paragraph_is_read_where_its_cue_stands() -> None:
    text = "— Tobias Kerr, engineer\n\nMayor Ana Orlo's claim that it rained was welcomed."
    start = text.index("claim")
    one = Attribution(
        "a0", (Span(2, start - 1),), (Span(start, start + 5),), (Span(start + 6, start + 20),), "indirect", "asserted",
        1.0, "test",
    )  # fmt: skip
    done, _ = resolve(report_of(text), [one])
    assert [short(s) for s in done[0].speakers] == ["Ana Orlo"]


JOINT = [
    "Health Minister Una Bell and union leader Max Orr",
    "Mayor Una Bell and union leader Max Orr",
    "Mayor Una Bell, and the union’s leader Max Orr,",
    "Mayor Una Bell and Harbour Union leader Max Orr",
    "Mayor Una Bell and dockers’ spokesman Max Orr",
]


@pytest.mark.parametrize("source", JOINT)
def test_joint_sources_keep_both_speakers(source: str) -> None:
    text = f"{source} said in a joint statement that the dam was old. They said it leaked."
    found = names_of(text, (source.rstrip(","), "the dam was old"), ("They", "it leaked"))
    assert found == [["Una Bell", "Max Orr"]] * 2


def test_an_office_that_belongs_to_no_second_name_joins_nothing() -> None:
    text = "Mayor Una Bell and a union that Max Orr leads said that the dam was old."
    (found,) = names_of(text, ("Mayor Una Bell and a union that Max Orr leads", "the dam was old"))
    assert "Max Orr" not in found
