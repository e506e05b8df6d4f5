"""Sources that are names: of what kind, and how they are shown."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve
from onrecord.domain import Attribution, Span
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of, short, speakers_of


@pytest.mark.parametrize("text", ["Eastmere said it would pay.", "Offices in Eastmere closed. Eastmere said no."])
def test_a_metonym_keeps_both_candidates(text: str) -> None:
    source = "Eastmere#1" if "in" in text else "Eastmere"
    ((speaker,),) = speakers_of(text, (source, "it would pay" if "pay" in text else "no."))
    assert speaker.status == "ambiguous"
    assert {c.kind for c in speaker.candidates} == {"place", "organisation"}


def test_a_line_break_inside_a_name_is_healed() -> None:
    text = "The harbour was closed for a week before the new minister, President\nDonal Orlo said it was late."
    assert names_of(text, ("Donal Orlo", "it was late")) == [["Donal Orlo"]]


KINDS_AND_NAMES = [
    # a document or a body that starts a sentence is nobody's name
    ("[Documents seen by the Lantern] show it.", "Documents seen by the Lantern", "document"),
    ("[Polls] show it.", "Polls", "document"),
    # unless somebody of that name is there
    ("Ana Page spoke first. [Page] said it.", "Ana Page", "person"),
    # how the report writes of a name shows that it is a body
    ("Norrla Marrow, which owns it, said no. [Norrla Marrow] said it.", "Norrla Marrow", "organisation"),
    ("A decade of the Meridian Tarn ends. [Meridian Tarn] said it.", "Meridian Tarn", "organisation"),
    # a given name that is a particle elsewhere
    ("Mayor Della Okonski came. [Okonski, 52,] said it.", "Della Okonski", "person"),
    # a title with brackets, a role and a place around the name
    ("It rained. [Admiral (retired) Yusra Venn] said it.", "Yusra Venn", "person"),
    ("It rained. [A reader, Mrs Abel of Rope Lane], wrote it.", "Abel", "person"),
    # somebody's words are his
    ("Ana Orlo spoke. [Orlo’s remarks] show it.", "Ana Orlo", "person"),
    ("The minister, Ana Orlo, spoke. [The minister's] claim is it.", "Ana Orlo", "person"),
    # a group before "who", over a comma
    ("It rained among some observers, [who] argue it.", "some observers", "group"),
    # what a body is of or for is part of its name
    ("It rained. [The Marl Federation of Teachers] said it.", "Marl Federation of Teachers", "organisation"),
    ("It rained. [Marl Democrats for Clean Rivers] said it.", "Marl Democrats for Clean Rivers", "organisation"),
    (
        "It rained. [The Organization for Harbour Safety and Development] said it.",
        "Organization for Harbour Safety and Development",
        "organisation",
    ),
    # a body's name of several words is no town's
    (
        "It rained on the St. Orla City Council. [The St. Orla City Council] said it.",
        "St. Orla City Council",
        "organisation",
    ),
    # a town is one by the words before it
    ("It rained. [The city of Marl] said it.", "Marl", "place"),
    # no ocean speaks
    ("It rained. [The Atlantic] said it.", "Atlantic", "organisation"),
    # where somebody is from is not who it is
    ("It rained. [Another delegate, Jon Orlo of Washington, D.C.,] said it.", "Jon Orlo", "person"),
    # nouns in the plural that a sentence starts with
    ("It rained. [Stories] have emerged that show it.", "Stories", "document"),
    ("It rained. [Proponents of the plan] said it.", "Proponents of the plan", "group"),
    # what is said about a body is not its name
    ("It rained. [The yard union, in a letter,] said it.", "The yard union", "organisation"),
]


@pytest.mark.parametrize(("marked", "name", "kind"), KINDS_AND_NAMES)
def test_kinds_and_names(marked: str, name: str, kind: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    content = text.rindex("it")
    one = Attribution(
        "a0", (Span(marked.index("["), marked.index("]") - 1),), (), (Span(content, content + 2),), "indirect",
        "asserted", 1.0, "test",
    )  # fmt: skip
    done, _ = resolve(report_of(text), [one])
    (speaker,) = done[0].speakers
    assert (short(speaker), speaker.entity.kind if speaker.entity else None) == (name, kind)


DATELINES = ["PORT ELLERY —", "PORT ELLERY, March 12 (Examiner) -", "Port Ellery, Norrland (Examiner) —"]


@pytest.mark.parametrize("dateline", DATELINES)
def test_the_town_of_a_dateline_is_no_person(dateline: str) -> None:
    title = "Port Ellery council backs harbour tax"
    text = f"{title}\n\n{dateline} The council voted for it. Later Port Ellery said one."
    items = [("Port Ellery council", "harbour tax"), (f"Port Ellery#{1 + ('Port' in dateline)}", "one")]
    done, mentions = resolve(report_of(text, title), attributions_of(text, *items))
    (speaker,) = done[0].speakers
    assert speaker.entity is not None
    assert (speaker.entity.name, speaker.entity.kind) == ("Port Ellery council", "organisation")
    assert [s.status for s in done[1].speakers] == ["ambiguous"]  # the place or its government
    assert not any(m.kind == "person" for m in mentions)


def test_labels_with_a_dash_are_no_datelines() -> None:
    text = "Minutes of the meeting\n\nORLO — We shall sail.\n\nVENN — We shall not.\n"
    assert names_of(text, ("ORLO", "We shall sail"), ("VENN", "We shall not")) == [["ORLO"], ["VENN"]]


SHOWN = [
    ("Mayor-elect Dana Fitzhugh", "said", "Dana Fitzhugh"),
    ("President-designate Dana Fitzhugh", "said", "Dana Fitzhugh"),
    ("Tobias Lane KC", "said", "Tobias Lane"),
    ("Tobias Lane, KC,", "said", "Tobias Lane"),
    ("Dr Ruth Lane MP", "said", "Ruth Lane"),
    ("Nurses at St. Brannoc’s", "said", "Nurses at St. Brannoc’s"),
    ("Staff at Corrigan’s", "said", "Staff at Corrigan’s"),
    ("Ana Orlo’s", "claim was", "Ana Orlo"),
    ("Ana Orlo’s", "claims show", "Ana Orlo"),
]


@pytest.mark.parametrize(("source", "verb", "name"), SHOWN)
def test_names_are_shown_without_office_and_letters(source: str, verb: str, name: str) -> None:
    text = f"On Monday {source} {verb} that the dam was old. Nothing else was said."
    at = text.index(source)
    attribution = dataclasses.replace(
        attributions_of(text, ("", "the dam was old"))[0], source=(Span(at, at + len(source)),)
    )
    done, _ = resolve(report_of(text), [attribution])
    assert [short(s) for s in done[0].speakers] == [name]


def test_a_double_family_name_before_a_comma_is_no_adjective() -> None:
    text = "Nothing fell. Anna Holt-Kerr, a spokeswoman for the Harbour Union, said the dam was old."
    assert names_of(text, ("Anna Holt-Kerr, a spokeswoman for the Harbour Union", "the dam was old"))[0][0] == (
        "Anna Holt-Kerr"
    )


def test_what_the_people_of_a_list_are_is_no_part_of_the_first_name() -> None:
    text = "It rained. Actors Julia Orlo, Jon Venn and Amy Kerr went on air to say it. Orlo added that it was late."
    source = "Actors Julia Orlo, Jon Venn and Amy Kerr"
    assert names_of(text, (source, "say it"), ("Orlo#1", "that it was late")) == [
        ["Julia Orlo", "Jon Venn", "Amy Kerr"],
        ["Julia Orlo"],
    ]


def test_an_act_is_nobodys_family_name() -> None:
    text = "It rained. The Every Student Prospers Act would end it."
    ((speaker,),) = speakers_of(text, ("The Every Student Prospers Act", "end it"))
    assert speaker.entity is None or speaker.entity.kind != "person"
