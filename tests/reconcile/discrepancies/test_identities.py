"""What reports say that somebody is."""

from __future__ import annotations

import pytest

from onrecord.domain import Discrepancy, Span
from onrecord.reconcile.descriptions import describe
from onrecord.reconcile.discrepancies.identities import between_reports, disputed, inside_reports
from onrecord.store.differences import ClueTold
from onrecord.store.offices import OfficeTold

DAY, LATER = ("2025-03-04", "2025-03-04"), ("2025-06-04", "2025-06-04")


def told(text: str, words: str, head: str = "governor", former: str = "", day: tuple[str, str] = DAY) -> OfficeTold:
    return OfficeTold(text, f"office:state|{head}||{former}", Span(len(text), len(text) + len(words)), words, day)


def kinds(*offices: OfficeTold) -> list[str]:
    return [one.because for one in between_reports(offices, {one.text: f"r{one.text}" for one in offices})]


def test_a_former_one_and_a_deputy_are_held_against_who_is() -> None:
    here = told("one", "the governor")
    assert len(kinds(here, told("two", "former governor", former="former"))) == 1
    assert len(kinds(here, told("two", "the deputy governor"))) == 1
    assert len(kinds(told("one", "President", "president"), told("two", "Vice-President", "president"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("one", "Minister", "minister"), told("two", "Deputy Prime Minister", "minister")),
        (told("one", "Governor"), told("two", "deputy governor", day=LATER)),
        (told("one", "deputy governor"), told("two", "Deputy Governor")),
        (told("one", "Governor"), told("one", "deputy governor")),
        (told("one", "Westbay Gov."), told("two", "former governor", former="former")),
        (told("one", "treasurer", "treasurer"), told("two", "president", "president")),
        (told("one", "chairman", "chairman"), told("two", "chief executive", "executive")),
    ],
)
def test_what_is_no_contradiction(one: OfficeTold, other: OfficeTold) -> None:
    assert kinds(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (told("one", "transport minister", "minister"), told("two", "labour minister", "minister"), 1),
        (told("one", "Mines minister", "minister"), told("two", "the environment minister", "minister"), 1),
        (told("one", "minister of mining", "minister"), told("two", "mines minister", "minister"), 0),
        (told("one", "minister for transport", "minister"), told("two", "Transport Minister", "minister"), 0),
        (told("one", "defense secretary", "secretary"), told("two", "Secretary of Defence", "secretary"), 0),
        (told("one", "minister", "minister"), told("two", "labour minister", "minister"), 0),
        (told("one", "mayor", "mayor"), told("two", "governor"), 1),
        (told("one", "mayor", "mayor"), told("two", "candidate for governor"), 0),
        (told("one", "chief executive", "executive"), told("two", "chief nurse", "nurse"), 1),
        (told("one", "chief executive", "executive"), told("two", "chief executive officer", "executive"), 0),
        (told("one", "health minister", "minister"), told("two", "director of the Tide Agency", "director"), 1),
    ],
)
def test_two_offices_that_nobody_holds_together(one: OfficeTold, other: OfficeTold, found: int) -> None:
    assert len(kinds(one, other)) == found
    assert disputed([one, other]) == bool(found)


def in_body(text: str, words: str, head: str, of: str) -> OfficeTold:
    return OfficeTold(text, f"office:post|{head}|{of}|", Span(0, len(words)), words, DAY)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("president", "president", "growers union"), ("treasurer", "treasurer", "union"), 1),
        (("the president", "president", "tide league"), ("secretary general", "secretary-general", "tide league"), 1),
        (("the leader", "leader", "tide league"), ("president", "president", "tide league"), 0),
        (("president", "president", "growers union"), ("treasurer", "treasurer", "choir"), 0),
        (("chief executive", "executive", "tide bank"), ("chairman", "chairman", "choir"), 0),
        (("chief executive", "executive", "tide bank"), ("chair", "chair", "supervisory board of tide bank"), 1),
    ],
)
def test_two_posts_of_one_body(one: tuple[str, str, str], other: tuple[str, str, str], found: int) -> None:
    offices = [in_body("one", *one), in_body("two", *other)]
    assert len(kinds(*offices)) == found
    assert disputed(offices) or not found


def test_posts_that_one_may_hold_together_are_of_low_severity() -> None:
    chief, chair = in_body("one", "chief executive", "executive", "bank"), in_body("two", "chair", "chair", "bank")
    found = between_reports([chief, chair], {"one": "r1", "two": "r2"})
    assert [one.severity for one in found] == ["low"]


def test_a_report_that_calls_somebody_both_knows_of_a_change() -> None:
    assert kinds(told("one", "Governor"), told("two", "deputy governor"), told("two", "governor")) == []


def test_nothing_to_hold_against() -> None:
    assert not disputed([told("one", "Governor"), told("two", "Governor")])
    assert disputed([told("one", "deputy governor")])
    assert kinds() == []


def aside(rule: str, because: str) -> list[str]:
    return [one.because for one in contradicted(rule, because)]


def contradicted(rule: str, because: str) -> list[Discrepancy]:
    told = ClueTold("one", False, because, rule, Span(9, 15), "Governor")
    believed = ClueTold("one", True, "it is headed so", "dateline-1", Span(0, 5), "March")
    return inside_reports([believed, told], {"one": "r1"})


def test_who_is_called_what_he_was_may_be_told_of_that_time() -> None:
    [former] = contradicted("office-former-1", "“former Governor Kerr”: Orla Kerr had been Governor")
    [holder] = contradicted("office-holder-1", "“defence minister Kerr”: Orla Kerr was defence minister")
    assert (former.severity, holder.severity) == ("medium", "low")


def test_what_somebody_is_called_at_the_wrong_time_is_of_who_they_are() -> None:
    said = "“former Governor Kerr”: Orla Kerr had been Governor, 2029-01-01 to 2031-01-01"
    assert aside("office-former-1", said) == [f"{said}; but it is headed so"]
    assert aside("office-holder-1", "“defence minister Kerr”: Orla Kerr was defence minister, 2029-01-01 to 2031-01-01")


@pytest.mark.parametrize(
    ("rule", "because"),
    [
        ("year-coming-1", "“2004” is still to come"),
        ("candidate-mentioned-1", "Kerr is mentioned, who ran 2007 to 2008"),
        ("race-run-1", "Orla Kerr is told of as running"),
        ("event-named-1", "it tells of “the fair” (Lantern fair, 2031-01-02)"),
        ("candidacy-1", "“candidate Kerr”: Orla Kerr was candidate, 2007 to 2008"),
        ("office-holder-1", "“President Orla Kerr”: Orla Kerr was President of Westbay, 2029 to 2031"),
        ("office-holder-1", "“Orla Kerr, the leader”: Orla Kerr was President of Westbay, 2029 to 2031"),
        ("office-former-1", "“former candidate Kerr”: Orla Kerr had been candidate for governor, 2007 to 2008"),
    ],
)
def test_races_years_and_events_say_nothing_of_who_somebody_is(rule: str, because: str) -> None:
    assert aside(rule, because) == []


def test_what_was_once_or_will_be_is_no_contradiction() -> None:
    said = "“campaign manager Kerr”: Orla Kerr was campaign manager, 2029-01-01 to 2031-01-01"
    for before, found in (("the ", 1), ("his former ", 0), ("once she is ", 0), ("then-", 0)):
        told = ClueTold("one", False, said, "office-holder-1", Span(len(before), len(before) + 16), "campaign manager")
        believed = ClueTold("one", True, "it is headed so", "dateline-1", Span(60, 65), "March")
        assert len(inside_reports([believed, told], {"one": "r1"}, {"one": before + "campaign manager"})) == found


@pytest.mark.parametrize("aside", ["previously director of the port", "also minister of the interior"])
def test_what_somebody_was_or_is_as_well_is_no_second_office(aside: str) -> None:
    def called(words: str, text: str) -> OfficeTold:
        one = describe(f"Ada Lorne, {words}, said so.", "Ada Lorne", "person")[0]
        return OfficeTold(text, one.facet, one.span, one.words, ("2025-03-04", "2025-03-04"))

    told = [called("minister of finance", "1"), called(aside, "2")]
    assert between_reports(told, {"1": "r1", "2": "r2"}) == []


def test_who_once_was_exiled_presides_all_the_same() -> None:
    offices = [
        OfficeTold(text, each.facet, each.span, each.words, DAY)
        for text, said in (("a", "the once exiled president"), ("b", "the president"))
        for each in describe(f"Ora Kerr, {said}, said no.", "Ora Kerr", "person")
    ]
    assert between_reports(offices, {"a": "ra", "b": "rb"}) == []
