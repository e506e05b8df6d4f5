"""What reports call one person that they cannot be both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.reconcile.callings import callings
from onrecord.reconcile.discrepancies import standings
from onrecord.reconcile.discrepancies.standings import (
    NEWS,
    _apart,
    _by_days,
    _Days,
    _nearest,
    _one_body,
    _Said,
    between_reports,
    disputed,
)
from onrecord.reconcile.roles import Role
from onrecord.store.offices import OfficeTold
from tests.reconcile.called import DAY, LATER, NEXT, found, told


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("the judge", "the prosecutor", "medium"),
        ("who defends her", "state prosecutor", "medium"),
        ("the captain and pilot", "co-pilot", "medium"),
        ("medical director of the clinic", "the head nurse", "medium"),
        ("head coach", "assistant coach", "medium"),
        ("the ambassador of Lorne", "culture minister of Lorne", "medium"),
        ("prime minister", "opposition leader", "medium"),
        ("leader of Fenwick council", "the mayor of Fenwick", "low"),
        ("works council chairman", "personnel director", "medium"),
        ("chief executive of Tide Air", "finance director of Tide Air", "medium"),
        ("mayor of Quell", "mayor of Talmar", "medium"),
        ("a Green councillor", "the Conservative councillor", "medium"),
        ("the collector's widow", "a granddaughter of the collector", "medium"),
        ("chairman of Ardan Bank", "chief executive of Ardan Bank", "low"),
        ("the owner of Corvane Yards", "chief executive", "low"),
        ("an engineer", "the geologist", "low"),
        ("government spokesman", "health minister", "low"),
        ("independent senator", "a Democratic senator", "low"),
        ("the world champion", "challenger", "medium"),
        ("music director of the Tide Opera", "a prompter", "medium"),
        ("head of claims", "the chief executive", "low"),
        ("alderman for transport", "the mayor", "low"),
        ("a landowner", "the digger driver", "low"),
        ("the pharmacist", "a bus driver", "low"),
        ("finance minister", "who has run the foreign ministry since spring", "medium"),
        ("deputy mayor for transport", "deputy mayor for housing", "medium"),
        ("chairman of the Senate finance committee", "who chairs the Senate agriculture committee", "low"),
        ("the Danish novelist", "the Swedish novelist", "low"),
        ("the Kenyan-born runner", "who was born in Ethiopia", "low"),
        ("the Dutch ambassador to Oskania", "the Belgian ambassador", "low"),
        ("the Conservative peer", "a Labour peer", "medium"),
        ("Lab, Upper Wend", "who sits for the Greens", "medium"),
        ("a sergeant with the Third Brigade", "a major in the reserve", "medium"),
        ("the mayor-elect of Quell", "the outgoing mayor of Quell", "medium"),
        ("the ombudsman", "who stepped down as ombudsman in January", "medium"),
        ("the silver medallist", "who won bronze", "low"),
        ("the race winner", "who finished third", "low"),
        ("a spokeswoman for the coastguard", "the navy spokeswoman", "low"),
        ("a mother of two", "who has four children", "low"),
        ("his sister", "the dead man's widow", "low"),
        ("counsel for the defendant", "the prosecutor", "medium"),
        ("governor of the central bank", "the central bank's chief economist", "medium"),
        ("the jockey", "the horse's trainer", "medium"),
        ("the train driver", "the signaller on duty", "medium"),
        ("in his second term as governor", "now in his third term as governor", "low"),
        ("chief negotiator for the employers", "the union's chief negotiator", "low"),
        ("Republican congressman", "a Democrat from Ohio", "medium"),
        ("prime minister of Quell", "prime minister of Talmar", "medium"),
        ("a partner at Holm and Rask", "an intern at Holm and Rask", "medium"),
        ("manager of Quell Rovers", "the Talmar manager", "low"),
    ],
)
def test_what_hardly_anybody_is_at_once(one: str, other: str, severity: str) -> None:
    assert found(told("a", one), told("b", other)) == [severity]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("president and chief executive", "chief executive"),
        ("the minister", "prime minister"),
        ("the prison's governor", "who runs the prison"),
        ("chairman of Ardan Bank", "chief executive of Tide Air"),
        ("former prosecutor", "defence lawyer"),
        ("mayor of Quell", "the mayor"),
        ("professor of medicine", "medical director"),
        ("the collector's widow", "mother of three"),
        ("captain", "goalkeeper"),
        ("goodwill ambassador", "culture minister"),
        ("a physicist", "the astronomer"),
        ("the skipper", "a fisherman"),
        ("the reporter", "former reporter of the Tide"),
        ("a champion of free trade", "the challenger"),
        ("minister for trade and industry", "the trade minister"),
        ("the European commissioner for trade", "the EU's trade commissioner"),
        ("the Russian-born pianist", "the British pianist"),
        ("the Welsh captain", "a British athlete"),
        ("a conservative senator", "the Republican senator"),
        ("a mayor-elect", "the mayor"),
        ("deputy mayor", "a local councillor"),
        ("who stepped down as ombudsman", "the ombudsman"),
        ("his sister", "the mayor's daughter"),
        ("prime minister", "who leads the Civic Union"),
        ("president of the Sami Council", "who heads the Sami Council"),
        ("who runs the cafe", "the cafe owner"),
        ("who was born in Quell", "who lives in Talmar"),
        ("a bronze medallist", "former world champion"),
    ],
)
def test_what_one_person_may_well_be(one: str, other: str) -> None:
    assert found(told("a", one), told("b", other)) == []


def test_a_text_that_says_both_knows_better() -> None:
    assert found(told("a", "chairman"), told("b", "chief executive"), told("c", "chairman and chief executive")) == []


def test_what_is_said_months_later_is_no_contradiction() -> None:
    assert found(told("a", "the ambassador"), told("b", "culture minister", LATER)) == []


def test_who_is_accused_may_be_convicted_a_day_later() -> None:
    assert found(told("a", "accused of fraud"), told("b", "the convicted fraudster")) == ["medium"]
    assert found(told("a", "accused of fraud"), told("b", "the convicted fraudster", NEXT)) == ["low"]


def test_ranks_stand_before_the_name() -> None:
    assert found(told("a", "Lieutenant General", how="title"), told("b", "Colonel", how="title")) == ["medium"]
    assert found(told("a", "Lieutenant Colonel", how="title"), told("b", "Colonel", how="title")) == []
    assert found(told("a", "Lieutenant General", how="title"), told("b", "Major General", how="title")) == ["medium"]


def test_a_possessive_party_and_a_place_stand_before_the_name() -> None:
    assert found(told("a", "Labour's", how="title"), told("b", "the Tory MP")) == ["medium"]
    assert found(told("a", "Quell Mayor", how="title"), told("b", "the mayor of Talmar")) == ["medium"]
    assert found(told("a", "Deputy Mayor", how="title"), told("b", "deputy mayor of Talmar")) == []


def test_ages_differ_by_more_than_a_birthday() -> None:
    assert found(told("a", "43", how="age"), told("b", "47", how="age")) == ["medium"]
    assert found(told("a", "43", how="age"), told("b", "44", how="age")) == []


def test_the_side_of_most_reports_stands_first() -> None:
    callings = [told("a", "the judge"), told("b", "prosecutor"), told("c", "Judge", how="title")]
    (one,) = between_reports(callings, {each.text: each.text for each in callings})
    assert one.sides[1].words == "prosecutor"
    assert disputed(callings)
    assert not disputed(callings[:1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the judge's lawyer", "the defence lawyer"),
        ("the mayor's husband", "a baker"),
        ("who is running for governor", "the mayor of Quell"),
        ("on trial for fraud", "who was convicted of fraud in 2010"),
    ],
)
def test_what_is_anothers_or_of_another_time(one: str, other: str) -> None:
    assert found(told("a", one), told("b", other)) == []


DAYS = [date(2025, 1, 1) + timedelta(days=n) for n in range(80)]
_TOLD = st.builds(
    lambda text, at, day, longer, body: _Said(
        Role("post", "x", frozenset(body)),
        OfficeTold(text, "called:role", Span(at, at + 1), "x", (str(DAYS[day]), str(DAYS[day + longer]))),
    ),
    st.sampled_from("abcde"),
    st.integers(0, 3),
    st.integers(0, 70),
    st.integers(0, 3),
    st.sampled_from(("", "k", "l")),
)


def test_tellings_are_put_in_order_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many reports call somebody a former one of what others have them be."""
    ordered: list[int] = []

    def counted(said: Sequence[_Said]) -> _Days:
        ordered.append(len(said))
        return _by_days(said)

    monkeypatch.setattr(standings, "_by_days", counted)
    callings = [
        told(f"{n}", ("the mayor", "the former mayor")[n % 2], (str(day), str(day)))
        for n, day in enumerate(date(2000, 1, 1) + timedelta(days=50 * n) for n in range(60))
    ]
    assert found(*callings) == []
    assert sum(ordered) <= 2 * len(callings)


@given(st.lists(_TOLD, max_size=12), st.lists(_TOLD, max_size=12))
def test_the_nearest_are_those_of_all_pairs(ours: list[_Said], theirs: list[_Said]) -> None:
    pairs = [
        (_apart(one.told, other.told), other.told.text, other.told.span, one.told.text, one.told.span)
        for one in ours
        for other in theirs
        if one.told.text != other.told.text and _one_body(one.role, other.role)
    ]
    nearest = _nearest(_by_days(ours), _by_days(theirs))
    least = min(pairs, default=None)
    if least is None or least[0] > NEWS:
        assert nearest is None
    else:
        assert nearest is not None
        other, one = (each.told for each in nearest)
        assert least == (_apart(one, other), other.text, other.span, one.text, one.span)


def said(text: str, phrase: str) -> list[OfficeTold]:
    """What a report says that calls Ora Kerr so."""
    report = f"It was late. “No,” said Ora Kerr, {phrase}, on Monday."
    return [OfficeTold(text, one.facet, one.span, one.words, DAY) for one in callings(report, "Ora Kerr")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the club's treasurer", "the club's secretary"),
        ("deputy director of the museum", "director of the museum"),
        ("the acting mayor", "the mayor"),
        ("a retired judge", "a judge"),
        ("the owner of the mill", "who manages the mill"),
        ("the boy's mother", "the boy's aunt"),
        ("spokesman for the family", "the family's lawyer"),
        ("the former head of the port", "the head of the port"),
        ("a lighthouse keeper", "a coastguard officer"),
        ("the bishop of Lorne", "the abbot of Lorne"),
        ("a pupil", "a teacher"),
        ("a tenant", "the landlord"),
        ("a passenger", "the driver"),
        ("the goalkeeper", "the coach"),
        ("a hydrologist", "a geologist"),
        ("the defence lawyer", "the prosecutor"),
        ("the opposition leader", "the prime minister"),
        ("a beekeeper", "a baker"),
        ("the site manager", "a crane operator"),
        ("a Green councillor", "a Labour councillor"),
        ("an eyewitness", "one of the victims"),
        ("a shareholder", "an employee"),
        ("spokeswoman for the police", "spokeswoman for the hospital"),
        ("vice-president of the federation", "president of the federation"),
        ("a doctoral student", "a professor"),
        ("the coach of Dalby", "the coach of Westbay"),
        ("the Methodist minister", "the Catholic priest"),
        ("Norvale's opposition councillor", "mayor of Norvale"),
        ("a health inspector", "the restaurant's owner"),
        ("the concertmaster", "the conductor"),
        ("the fans' spokesman", "the club's spokesman"),
        ("the vice-principal", "the school's principal"),
        ("the ousted treasurer", "the treasurer"),
        ("the councillor for Ward 14", "councillor for Ward 41"),
        ("who heads the 3rd district", "mayor of the 5th district"),
        ("governor of Upper Quell", "the governor of Lower Quell"),
        ("the regional transport minister", "the federal transport minister"),
        ("the electrical safety inspector", "a plumber"),
    ],
)
def test_pairs_that_speak_against_each_other(one: str, other: str) -> None:
    assert found(*said("a", one), *said("b", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mother of three", "a nurse"),
        ("the captain", "the goalkeeper"),
        ("the mayor", "a Green politician"),
        ("a doctor", "a surgeon"),
        ("head of the clinic", "director of the clinic"),
        ("a farmer", "chairman of the farmers' union"),
        ("the school's principal", "the head teacher"),
        ("a scientist", "a biologist"),
        ("skipper of the Havbris", "a fisherman"),
        ("the club's president", "the club's chairman"),
        ("an MP", "a lawyer"),
        ("the treasurer", "treasurer of the club"),
        ("a resident", "a retired teacher"),
        ("witness", "a shopkeeper"),
        ("chief engineer", "an engineer"),
        ("the union leader", "general secretary of the union"),
        ("the police chief", "chief constable"),
        ("author", "professor of history"),
        ("the company's chief executive", "the company's head"),
        ("a neighbour", "a pensioner"),
        ("the conductor", "the orchestra's music director"),
        ("managing director", "the boss of the yard"),
        ("priest of St Olave", "vicar of St Olave"),
        ("the lawyer for the family", "the defence counsel"),
        ("spokesman for the fire brigade", "a fire officer"),
        ("the winner", "a cyclist"),
        ("founder of the charity", "director of the charity"),
        ("the landlord of the Crown", "the publican"),
        ("trade unionist", "a bus driver"),
        ("the stationmaster's daughter", "a teacher"),
        ("a marine biologist", "an ecologist"),
        ("professor at Quell University", "who leads the institute of hygiene"),
        ("the head of the inquiry", "a judge"),
        ("the former coach", "a former striker"),
        ("a volunteer", "a student"),
        ("member of the town council", "a councillor"),
        ("a survivor", "a passenger"),
        ("the victim's brother", "brother of the victim"),
        ("the ferry's captain", "the skipper"),
        ("the head of state", "the president"),
        ("campaigner", "a mother of two"),
        ("the fire brigade's treasurer", "a baker"),
        ("the mayor of Quell", "a dentist by training"),
        ("the theatre's director", "an actress"),
        ("head of the museum", "who teaches at the art school"),
        ("the conductor", "organist as well"),
        ("the village's mayor", "the butcher of Quell"),
        ("who leads the bell-ringers", "the parish mason"),
        ("captain of the team", "the opening batsman"),
        ("the diocese's shepherd", "the bishop of Lorne"),
        ("the choir's conductor", "the school's music teacher"),
        ("who captains the Marigold", "a lobster fisherman"),
        ("harbour pilot", "the pilot on the bridge"),
        ("a fisheries inspector", "an engineer"),
        ("the Protestant pastor", "the Lutheran vicar"),
        ("the Kenyan runner", "Kenya's champion"),
        ("the municipal manager", "clerk to Netham town council"),
        ("who heads the amateur theatre", "chairwoman of the players"),
        ("who leads the council", "the mayor of Quell"),
        ("minister of the Luther church", "the parish pastor"),
        ("a milk producer", "the dairy farmer"),
        ("principal of the team", "head of the racing team"),
        ("the councillor for Ward 14", "chair of District 3"),
        ("governor of Quell", "the governor of Lower Quell"),
        ("the deputy mayor", "who is number two at the town hall"),
        ("a chef", "a television judge"),
        ("a reggae singer", "the island's cultural ambassador"),
    ],
)
def test_pairs_that_one_person_may_be(one: str, other: str) -> None:
    assert found(*said("a", one), *said("b", other)) == []


def test_a_text_that_names_a_grade_once_means_it_throughout() -> None:
    assert found(told("a", "the mayor"), told("b", "the acting mayor"), told("b", "the mayor of Quell")) == ["low"]


def test_one_post_at_two_bodies() -> None:
    assert found(told("a", "the coach of Dalby"), told("b", "the coach of Westbay")) == ["low"]
    assert found(told("a", "the coach of Dalby"), told("b", "the coach of Dalby Rovers")) == []
    assert found(told("a", "the coach of Dalby"), told("b", "the coach of Westbay", LATER)) == []


def test_what_only_a_source_calls_somebody_is_of_low_severity() -> None:
    assert found(told("a", "the judge"), told("b", "the prosecutor", how="source")) == ["low"]
