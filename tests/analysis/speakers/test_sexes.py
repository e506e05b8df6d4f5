"""Whether somebody is a he or a she, by the report's words and by packs."""

from __future__ import annotations

import pytest

from onrecord import knowledge
from onrecord.analysis.speakers import sexes
from onrecord.analysis.speakers.chains import Chain, Chains
from onrecord.analysis.speakers.mentions import scan
from onrecord.knowledge import Knowledge, KnownEntity, Office
from onrecord.knowledge.given_names import GIVEN
from tests.analysis.speakers.resolving import names_of, report_of

PACK = Knowledge(
    [
        KnownEntity("k:1", "person", "Ilvo Marrack", gender="male", family="Marrack"),
        KnownEntity("k:2", "person", "Oda Pelling", gender="female", family="Pelling"),
        KnownEntity("k:3", "person", "Sten Pellingmoor", gender="male", family="Pellingmoor"),
        KnownEntity("k:4", "person", "Ora Pellingmoor", gender="female", family="Pellingmoor"),
    ],
    [
        Office("k:1", "president of Eastmere", "k:9", None, None, "a test", one_person=False),
        Office("k:3", "mayor of Eastmere", "k:9", None, None, "a test", one_person=False),
        Office("k:4", "mayor of Eastmere", "k:9", None, None, "a test", one_person=False),
    ],
)


def genders(text: str) -> dict[str, str | None]:
    found = scan(report_of(text))
    chains: list[Chain] = Chains(found).all
    with knowledge.using(PACK):
        sexes.settle(found, chains)
    return {chain.text: chain.gender for chain in chains if chain.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("President Marrack spoke in the hall.", "Marrack", "m"),
        ("Ilvo Marrack spoke in the hall.", "Ilvo Marrack", "m"),
        # another of that name, as far as the pack can tell
        ("Coach Marrack spoke in the hall.", "Marrack", None),
        ("Mayor Pellingmoor spoke in the hall.", "Pellingmoor", None),
        # the report's own words come first
        ("Orvel Tarrant, who lost her seat, spoke.", "Orvel Tarrant", "f"),
        ("Orvel Tarrant, 61, whose brother taught him, spoke.", "Orvel Tarrant", None),
        # somebody else
        ("Orvel Tarrant, who has lost before her more often than anybody, spoke.", "Orvel Tarrant", None),
        ("Orvel Tarrant, who lives with his mother, spoke.", "Orvel Tarrant", None),
        ("Orvel Tarrant, who succeeded her in May, spoke.", "Orvel Tarrant", None),
        ("Orvel Tarrant, who met Ana Orlo and her aides, spoke.", "Orvel Tarrant", None),
    ],
)
def test_what_shows_it(text: str, name: str, gender: str | None) -> None:
    assert genders(text)[name] == gender


def test_she_is_no_man_whom_packs_know_by_his_office() -> None:
    with knowledge.using(PACK):
        text = "President Marrack came on Monday. The hall was full. She said one."
        assert names_of(text, ("She", "one")) == [["unresolved"]]
        assert names_of(text.replace("She", "He"), ("He", "one")) == [["Marrack"]]


def test_given_names_of_many_languages_are_listed_once() -> None:
    assert {GIVEN[name] for name in ("oksana", "priya", "wanjiru", "aissatou")} == {"f"}
    assert {GIVEN[name] for name in ("oluwaseun", "adama", "patrice")} == {None}
    assert {GIVEN[name] for name in ("bohdan", "declan", "joao", "kofi")} == {"m"}


def test_a_woman_named_before_a_critic_of_her_work_is_she() -> None:
    text = (
        "Anna Varn lives by the sea. The critic Saul Tarn wrote that her work was dull. “I laughed,” she said.\n\n"
        "“I still do,” she said."
    )
    items = (("The critic Saul Tarn", "that her work was dull"), ("she", "“I laughed,”"))
    assert names_of(text, *items)[1] == ["Anna Varn"]
