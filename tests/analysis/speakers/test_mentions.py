"""What of the words in capitals is a name, and of what kind."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers.chains import Chains
from onrecord.analysis.speakers.mentions import scan
from tests.analysis.speakers.resolving import names_of, report_of, speakers_of


def kinds(text: str) -> dict[str, str | None]:
    return {mention.text: mention.kind for mention in scan(report_of(text)).names}


def test_what_a_page_asks_of_its_readers_is_no_given_name() -> None:
    text = "Kerr told HarbourNow so. Follow HarbourNow on all channels. HarbourNow understands that it is late."
    assert names_of(text, ("HarbourNow#2", "that it is late")) == [["HarbourNow"]]
    assert "Follow Harbour" in kinds("Ana Orlo came. Follow Harbour said that it was late.")


@pytest.mark.parametrize(
    "text",
    [
        "Dalby Rovers 0-5 Marl Athletic: a day to forget.",
        "Marl Athletic 5–0 Dalby Rovers, after a day to forget.",
        "Marl Athletic striker Ana Orlo came.",
    ],
)
def test_a_side_is_no_person(text: str) -> None:
    assert kinds(text)["Marl Athletic"] == "organisation"


def test_who_is_told_of_otherwise_is_no_side() -> None:
    assert kinds("Marl Athol, striker, came. Ana Orlo 5 Marl Venn.")["Marl Athol"] == "person"
    assert kinds("Ana Orlo 6-4 Mara Venn.")["Ana Orlo"] == "person"


def test_what_is_told_to_be_a_website_is_a_body() -> None:
    ((speaker,),) = speakers_of(
        "Stormgate is a website. Stormgate praised the mayor.", ("Stormgate#1", "praised the mayor")
    )
    assert speaker.entity is not None
    assert speaker.entity.kind == "organisation"


BODIES = [
    ("The Royal Society for Night Creatures says that moths decline.", "Royal Society for Night Creatures"),
    (
        "The Union of Harbour Pilots and Bargemen (UPHB) says that moths decline.",
        "Union of Harbour Pilots and Bargemen",
    ),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_a_bodys_name_goes_on_to_its_end(text: str, name: str) -> None:
    source = text.partition(" says")[0]
    assert names_of(text, (source, "that moths decline")) == [[name]]


def test_without_letters_behind_them_two_are_two() -> None:
    text = "The Union of Harbour Pilots and Bargemen says that moths decline."
    assert "Union of Harbour Pilots" in kinds(text)


def test_a_senior_is_nobody_called_junior() -> None:
    text = "Dan Orlo Jr. was held on Monday. Orlo Sr., father of the accused, said that he was elsewhere."
    assert names_of(text, ("Orlo Sr.", "that he was elsewhere")) == [["Orlo Sr."]]
    assert len([one for one in Chains(scan(report_of(text))).all if one.kind == "person"]) == 2


def test_who_comes_from_somewhere_is_described() -> None:
    text = "Dan Tull scored. “Two,” Tull said. The Welshman said that he would stay."
    assert names_of(text, ("Tull#1", "“Two,”"), ("The Welshman", "that he would stay"))[1] == ["Dan Tull"]
    alone = "The Dutchwoman said that he would stay."
    assert names_of(alone, ("The Dutchwoman", "that he would stay")) == [["unresolved"]]
    fellow = "Her fellow Ohioan said that he would stay."
    assert names_of(fellow, ("Her fellow Ohioan", "that he would stay")) != [["Ohioan"]]


def test_an_office_with_a_hyphen_parts_a_body_from_whom_it_names() -> None:
    assert kinds("United Ferry Workers Secretary-Treasurer Ana Orlo said that it was late.")["Ana Orlo"] == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She joined a program called Sandy Orlo Promise. It rained.", "Sandy Orlo Promise"),
        ("It was in the newspaper Orlaretz, he said.", "Orlaretz"),
        ("It bought the tram maker’s parent company, Orlobet, in May.", "Orlobet"),
        ("The strike at Orlovane ended. Orlovane, the dredging company, has paid.", "Orlovane"),
    ],
)
def test_what_is_called_a_body_is_no_person(text: str, name: str) -> None:
    assert kinds(text)[name] == "organisation"


def test_who_leaves_a_company_is_no_company() -> None:
    assert kinds("After he left the company, Orlo said nothing.")["Orlo"] == "person"


def test_a_whip_is_an_office_before_a_name() -> None:
    assert kinds("“It is late,” said Senate Minority Whip Ana Orlo.")["Ana Orlo"] == "person"
