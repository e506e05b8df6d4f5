"""Names in a programme's title, in lists, beside namesakes; bodies two by two; what the opening of a sentence tells."""

from __future__ import annotations

import pytest

import onrecord
from tests.analysis.speakers.resolving import names_of

NAMED = [
    # a programme bears its host's name
    ("Ana Orlo told “The Dana Venlow Show” no. Venlow said one.", "Venlow#1", ["Dana Venlow"]),
    # a given name joined to a full one has that family name, where the report gives it no other
    ("Charles and Dana Orlo said one.", "Charles and Dana Orlo", ["Charles Orlo", "Dana Orlo"]),
    ("Jon Venn came. Jon and Dana Orlo said one.", "Jon and Dana Orlo", ["Jon Venn", "Dana Orlo"]),
    # "as well as" goes on with a list
    ("Peter Shum and Sen. Pat Lehy as well as former Eastmere Gov. Howard Dorn said one.",
     "Peter Shum and Sen. Pat Lehy as well as former Eastmere Gov. Howard Dorn",
     ["Peter Shum", "Pat Lehy", "Howard Dorn"]),
    # a family name that is a trade, right behind a given name
    ("Paul Singer wrote to John Faso. Singer and Faso said one.", "Singer and Faso", ["Paul Singer", "John Faso"]),
    # what somebody is also known as comes behind the name
    ("Marcel Lehelo, the hacker known as “Gucci,” said one.", "Marcel Lehelo, the hacker known as “Gucci,”",
     ["Marcel Lehelo"]),
    # somebody's account is his words
    ("Patricia Farlo led the club. According to Farlo's account one.", "Farlo's account", ["Patricia Farlo"]),
    # all but one are not that one
    ("Walter Hewlo voted. Everyone but Hewlo said one.", "Everyone but Hewlo", ["Everyone but Hewlo"]),
    # countries that no adjective in the lists stands for, and in full
    ("Armenia and Azerbaijan said one.", "Armenia and Azerbaijan", ["Armenia", "Azerbaijan"]),
    ("The Republic of Turkey said one.", "The Republic of Turkey", ["Republic of Turkey"]),
    # the letters of an office to come are nobody's name
    ("Ana Orlo came. Orlo's potential VP said one.", "Orlo's potential VP", ["Orlo's potential VP"]),
    # a town by its state is nobody
    ("One Coraldale, Iowa, pastor said one.", "One Coraldale, Iowa, pastor", ["One Coraldale, Iowa, pastor"]),
    # the opening of a sentence tells what its subject is
    ("For someone who said one, Ana Orlo had a good night.", "someone who", ["Ana Orlo"]),
    ("It rained. Once a supporter of one, Jon Venn left.", "a supporter", ["Jon Venn"]),
    # who had the office by the packs, and is no candidate by them
    ("Jon Venn spoke. Bill Clinton came. The former president said one.", "The former president", ["Bill Clinton"]),
    ("Barack Obama spoke. Bill Clinton and George W. Bush came. It rained. The former president said one.",
     "The former president", ["unresolved"]),
    # two bodies last named together
    ("Both Venlow Motors and Harbour Airlines met the Dock Union. Neither company said one.", "Neither company",
     ["Venlow Motors", "Harbour Airlines"]),
    ("Venlow Motors and Harbour Airlines met. Both are big. Both said one.", "Both#1",
     ["Venlow Motors", "Harbour Airlines"]),
    ("Venlow Motors and Harbour Airlines met. So did Orlo Airlines. Neither company said one.", "Neither company",
     ["Neither company"]),
    # the board of the only body that the report gives one
    ("Ana Orlo left Venlow Motors' board. The board said one.", "The board", ["Venlow Motors board"]),
    ("Ana Orlo left Venlow Motors' board for Harbour Airlines' board. The board said one.", "The board",
     ["unresolved"]),
    # a town, and what it is
    ("It rained. The city of London said one.", "The city of London", ["London"]),
    # a company that everybody knows is no federation; a place no magazine
    ("The Harbour Alliance met Facebook. The alliance said one.", "The alliance", ["Harbour Alliance"]),
    ("The Lantern Review left the U.S. on Monday. The magazine said one.", "The magazine", ["Lantern Review"]),
    # a record company is nobody who sings
    ("Dana Orlo signed. Glass Records said one.", "Glass Records", ["Glass Records"]),
    # who is chief of one thing is not the chief executive
    ("Dana Orlo, the finance chief, came. The CEO said one.", "The CEO", ["unresolved"]),
    # family names that are common words, before given names of two syllables
    ("Oh Se-jin, the minister, came. Oh said one.", "Oh#1", ["Oh Se-jin"]),
    # a relative called by the given name alone has the family name of whose he is
    ("Hillary Orlo spoke beside her husband, Bill. Mr. Orlo said one.", "Mr. Orlo", ["Bill Orlo"]),
    ("Dana Orlo came. Orlo’s husband, Jon, said one.", "Orlo’s husband, Jon,", ["Jon Orlo"]),
    ("Dana Orlo met Mara Kerr and her husband, Bill. Bill said one.", "Bill#1", ["Bill"]),
    # middle initials tell father and son apart
    ("George H.W. Orlo met George W. Orlo. George W. Orlo said one.", "George W. Orlo#1", ["George W. Orlo"]),
    # "they" are the sentence's subject, whichever people it brings in besides
    ("As Ana Orlo and Jon Venn toured the coast, voters knew them, they said one.", "they", ["Ana Orlo", "Jon Venn"]),
    ("Voters met Ana Orlo and Jon Venn. They said one.", "They", ["unresolved"]),
    # whom somebody tells something is somebody else
    ("Jon Venn met Max Kerr. Kerr had backed it. “Not one,” he told Kerr.", "he", ["Jon Venn"]),
    # what stands before the end of a quotation says nothing of who speaks behind it
    ("Patricia Orlo came. “I blame him for the death of my son,” Patricia Orlo said. Orlo said one.", "Orlo#2",
     ["Patricia Orlo"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), NAMED)
def test_who_is_named_together(text: str, source: str, expected: list[str]) -> None:
    assert names_of(text, (source, "one")) == [expected]


def test_a_prize_before_a_known_family_name_in_a_headline_is_no_given_name() -> None:
    text = "Liberal Oscar-winner Sarlo: one\n\nPORT ELLERY - Actress Susan Sarlo said two.\n"
    assert names_of(text, ("Liberal Oscar-winner Sarlo", "one")) == [["Susan Sarlo"]]


def test_where_somebody_says_it_is_no_part_of_his_name_in_a_headline() -> None:
    text = "Former AG Mukasso at Harbour: one\n\nPORT ELLERY - Former attorney general Michael Mukasso said two.\n"
    assert names_of(text, ("Former AG Mukasso at Harbour", "one")) == [["Michael Mukasso"]]


def test_of_two_of_a_name_the_one_speaks_whose_full_name_does() -> None:
    text = "Sean Kerr drowned. Dana Kerr sued the port.\n\nKerr said one. “Two,” Dana Kerr said."
    assert names_of(text, ("Kerr#2", "one"), ("Dana Kerr#1", "“Two,”")) == [["Dana Kerr"], ["Dana Kerr"]]


def test_of_two_of_a_name_whoever_is_named_more_often_may_be_meant() -> None:
    text = "Sean Kerr came. Then Sean Kerr left. Dana Kerr sued the port.\n\nKerr said one. “Two,” Dana Kerr said."
    assert names_of(text, ("Kerr#3", "one"))[0] != ["Dana Kerr"]


def test_of_two_senators_of_a_state_neither_is_the_senator_of_it() -> None:
    named = "Ohio Sen. Jon Venn and Ohio Sen. Max Kerr came."
    text = f"Two senators\n\n{named} It rained. The Ohio senator said the lock was safe.\n"
    (one,) = onrecord.analyse(text).attributions
    assert [speaker.status for speaker in one.speakers] == ["ambiguous"]
