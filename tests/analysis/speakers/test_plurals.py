from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

SEVERAL = [
    ("Ana Orlo and Jon Venn met. They said one.", "They", ["Ana Orlo", "Jon Venn"]),
    ("Ana Orlo met Jon Venn. The two said one.", "The two", ["Ana Orlo", "Jon Venn"]),
    ("Ana Orlo met Jon Venn. Neither side said one.", "Neither side", ["Ana Orlo", "Jon Venn"]),
    ("Ana Orlo married Jon Orlo. The Orlos said one.", "The Orlos", ["Ana Orlo", "Jon Orlo"]),
    ("Polls show that most voters are tired. They want one.", "They", ["voters"]),
    # two who meet, and nobody else
    ("On Monday, Ana Orlo met with Jon Venn at the quay, where they said one.", "they", ["Ana Orlo", "Jon Venn"]),
    ("Ana Orlo met with Jon Venn at the quay, while Max Kerr slept, and they said one.", "they", ["unresolved"]),
    # nobody, or more than two may be meant
    ("It rained. They said one.", "They", ["unresolved"]),
    ("Voters met nurses. They said one.", "They", ["unresolved"]),
    ("Ana Orlo met Jon Venn and Max Kerr. Neither said one.", "Neither", ["unresolved"]),
    # those who were named when they were brought in
    ("Ana Orlo founded a club with Jon Venn. It rained. The co-founders said one.", "The co-founders", ["unresolved"]),
    ("It rained. The researchers said one.", "The researchers", ["The researchers"]),
    # examples of a group speak with it; a list in apposition is the group
    ("Other mayors, including Ana Orlo and Jon Venn, said one.", "Other mayors, including Ana Orlo and Jon Venn",
     ["Other mayors, including Ana Orlo and Jon Venn", "Ana Orlo", "Jon Venn"]),
    ("Trailing contenders Ana Orlo and Jon Venn said one.", "Trailing contenders Ana Orlo and Jon Venn",
     ["Ana Orlo", "Jon Venn"]),
    ("Sens. Ana Orlo of Ohio and Jon Venn of Maine said one.", "Sens. Ana Orlo of Ohio and Jon Venn of Maine",
     ["Ana Orlo", "Jon Venn"]),
    ("Ana Orlo’s team and her allies said one.", "Ana Orlo’s team and her allies", ["Ana Orlo team", "her allies"]),
    ("One in five said one day is enough.", "One in five", ["One in five"]),
    # the list right before "of whom"; nobody whom it does not name
    ("It was Ana Orlo, Jon Venn and Max Kerr, all of whom said one.", "all of whom",
     ["Ana Orlo", "Jon Venn", "Max Kerr"]),
    ("Ana Orlo met Jon Venn. It was three leaders, each of whom said one.", "each of whom", ["unresolved"]),
    # people in apposition to a number, with the bodies where they are
    ("Three pilots -- Ana Orlo at the Lock Institute, Jon Venn at the Harbour School and diver Max Kerr -- said one.",
     "Three pilots -- Ana Orlo at the Lock Institute, Jon Venn at the Harbour School and diver Max Kerr --",
     ["Ana Orlo", "Jon Venn", "Max Kerr"]),
    ("It rained. One of the groups said one.", "One of the groups", ["One of the groups"]),
    # the bodies that are the subject together; an object of somebody named is not they, nor one of many
    ("The Orlan Union and the Harbour Party are silent, though they said one.", "they",
     ["Orlan Union", "Harbour Party"]),
    ("His friend Jon Venn started Harbour Voters. They said one.", "They", ["unresolved"]),
    ("Ana Orlo, one of the few authors here, smiled. They said one.", "They", ["unresolved"]),
    # no plural
    ("It was good for business. They said one.", "They", ["unresolved"]),
    # whoever stands beside a name is somebody else
    ("Ben Orlo ran. Orlo and the mayor said one.", "Orlo and the mayor", ["Ben Orlo", "unresolved"]),
    ("Ben Orlo ran. Orlo, his aides and some of the donors said one.", "Orlo, his aides and some of the donors",
     ["Ben Orlo", "his aides", "some of the donors"]),
    ("It rained. The council and Ana Orlo said one.", "The council and Ana Orlo", ["unresolved", "Ana Orlo"]),
    ("Ana Orlo ran. Both the candidate and her staff said one.", "Both the candidate and her staff",
     ["Ana Orlo", "her staff"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), SEVERAL)
def test_several(text: str, source: str, expected: list[str]) -> None:
    assert names_of(text, (source, "one" if "one day" not in text else "one day is enough")) == [expected]


def test_others_in_between_take_they_away_from_who_spoke() -> None:
    text = "Residents said one. Then the nurses came. They said two."
    assert names_of(text, ("Residents", "one"), ("They", "two"))[1] == ["nurses"]


def test_both_women_are_the_two_women_of_whom_the_report_mostly_speaks() -> None:
    text = "Ana Orlo met Rosa Kerr. Orlo spoke. Kerr spoke. Orlo left. Kerr left. Jon Venn met Orlo and saw Kerr. "
    text += "It rained all day in the harbour, and the ferry was late. The boats were late. Both women said one."
    assert names_of(text, ("Both women", "one")) == [["Ana Orlo", "Rosa Kerr"]]
