"""Which values of roles speak against each other, and how much, by phrases that say them."""

from __future__ import annotations

import pytest

from onrecord.reconcile.discrepancies.excluding import against
from tests.reconcile.called import NEXT, found, told


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("counsel to the inquiry", "the inquiry's chairman", "medium"),
        ("mayor for the past six years", "a council clerk", "medium"),
        ("the architect", "a structural engineer", "low"),
        ("the vice president of the league", "the president of the league", "medium"),
        ("the club's president", "the club's coach", "low"),
        ("head of the opposition", "the prime minister", "medium"),
        ("secretary general of the pact", "the defence minister", "low"),
        ("once secretary of the Bakers' Union", "secretary of the Bakers' Union", "medium"),
    ],
)
def test_what_few_are_both(one: str, other: str, severity: str) -> None:
    assert found(told("one", one), told("two", other)) == [severity]


@pytest.mark.parametrize(
    ("one", "other"), [("head of the trial", "virologist"), ("who leads the survey", "a geologist")]
)
def test_who_leads_a_study_may_be_of_a_learned_profession(one: str, other: str) -> None:
    assert found(told("one", one), told("two", other)) == []


@pytest.mark.parametrize(
    "aside",
    [
        "a lawyer by training",
        "a trained nurse",
        "an amateur violinist",
        "a poet in his spare time",
        "a sheep farmer before the war",
        "a vet",
        "a dairy farmer from Ell",
        "senator for Ell until 2019",
        "governor of Ell in the 1990s",
        "a trawler captain in his youth",
        "minister of energy in an earlier government",
        "a crane driver for eighteen years",
        "also minister of the interior",
        "who speaks for the growers",
    ],
)
@pytest.mark.parametrize("post", ["the union's president", "opposition leader"])
def test_what_somebody_is_beside_a_post_speaks_against_none(aside: str, post: str) -> None:
    assert found(told("1", post), told("2", aside, NEXT)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a vet in Ell", "ambassador in Ell"),
        ("a vet", "a plumber"),
        ("a nurse", "medical director of the clinic"),
        ("a crane operator", "the site manager"),
        ("churchwarden for thirty years", "the vicar's housekeeper"),
        ("the civil servant", "an opposition senator"),
        ("a juror", "the judge"),
        ("who speaks for the airline", "an airline pilot"),
    ],
)
def test_what_says_where_somebody_is_something_speaks_against_a_post(one: str, other: str) -> None:
    assert found(told("1", one), told("2", other, NEXT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chief shop steward", "a trade unionist"),
        ("archbishop of Ell", "the cardinal"),
        ("pastor", "a Pentecostal minister"),
        ("an animal doctor", "the vet in Ell"),
        ("a combat paramedic", "the medic"),
        ("the permanent secretary", "the department's top civil servant"),
        ("mayor of Ell", "the town's chief executive"),
        ("member of the upper house", "the senator"),
        ("a European lawmaker", "member of the European Parliament"),
        ("who represents the growers", "a dairy farmer in Ell"),
        ("who leads the choir", "the organist"),
    ],
)
def test_one_thing_by_two_names_speaks_against_nothing(one: str, other: str) -> None:
    assert found(told("1", one), told("2", other, NEXT)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the interior minister", "vice-chair of the Farmers' Party"),
        ("the mayor", "treasurer of the Reform Party"),
        ("trade minister", "MP for Ell East"),
        ("the senator", "deputy minority whip"),
        ("the ambassador", "the envoy in Ell"),
        ("the secretary of state", "a junior minister"),
        ("a ministry spokeswoman", "head of the press department"),
        ("chair of the inquiry", "who is leading the probe into the hospital deaths"),
        ("the consul", "who runs the consular office"),
        ("lawyer for the victims", "lawyer for the families"),
        ("the deputy minister", "number two in the ministry"),
    ],
)
def test_offices_that_go_together_speak_against_nothing(one: str, other: str) -> None:
    assert found(told("1", one), told("2", other, NEXT)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the governor general", "the trade minister"),
        ("the head of state", "prime minister"),
        ("His Majesty", "the prime minister"),
        ("the crown princess", "the queen"),
        ("the first lady", "the governor"),
        ("the returning officer", "the opposition leader"),
        ("the highway patrolman", "the ambulance driver"),
        ("who governs Ell", "the trade minister"),
        ("commissioner for health", "the health minister"),
        ("the fire victim", "who was convicted of arson"),
    ],
)
def test_heads_of_state_and_their_like_are_told_apart(one: str, other: str) -> None:
    assert found(told("1", one), told("2", other, NEXT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mayor of Ell", "who governs Ell"),
        ("central bank governor", "who governs the Bank of Ell"),
        ("the king", "head of state"),
        ("a legislator", "the MEP"),
        ("the trade commissioner", "the chief negotiator"),
    ],
)
def test_other_words_for_an_office_are_of_one_person(one: str, other: str) -> None:
    assert found(told("1", one), told("2", other, NEXT)) == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("the king", "the prime minister", "low"),
        ("the first lady", "the prime minister", "low"),
        ("Sacked Ell United coach", "the coach of Ell United", "low"),
    ],
)
def test_what_somebody_has_been_both_is_weak(one: str, other: str, severity: str) -> None:
    assert found(told("1", one), told("2", other)) == [severity]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the federal minister for regional development", "the regional development minister"),
        ("the deputy for constituency 12", "a resident of constituency 3"),
        ("an Anglican bishop", "the son of a Baptist minister"),
        ("Senegal's captain", "the French midfielder"),
        ("who won the mayoral race", "who finished second in the primary"),
        ("a motorist", "a police officer"),
    ],
)
def test_what_is_of_something_else_speaks_against_nothing(one: str, other: str) -> None:
    assert found(told("1", one), told("2", other)) == []


def test_a_trade_beside_a_post_speaks_against_none_on_either_side() -> None:
    plain, aside = (("trade", "nurse", "", beside) for beside in (False, True))
    post = ("post", "executive", "", False)
    assert against(plain, post) == against(post, plain) == "low"
    assert against(aside, post) is against(post, aside) is None
