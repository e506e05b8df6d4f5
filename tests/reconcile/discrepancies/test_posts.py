"""Posts that one person has beside each other, and former posts of elsewhere."""

from __future__ import annotations

import pytest

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.standings import between_reports
from onrecord.store.offices import OfficeTold

DAY = ("2025-03-04", "2025-03-04")


def found(one: str, other: str) -> list[str]:
    told = [
        OfficeTold(text, "called:role", Span(0, len(words)), words, DAY) for text, words in (("1", one), ("2", other))
    ]
    return [each.severity for each in between_reports(told, {"1": "r1", "2": "r2"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the director of Corvane Hospital", "chair of the hospitals' association"),
        ("chief executive of Tide Air", "president of the carriers' federation"),
        ("the mayor of Quell", "chairman of the flood committee"),
        ("the managing director", "treasurer of a choir"),
        ("the minister for ports", "MP for Upper Wend"),
        ("who speaks for the pilots", "leader of the pilots"),
        ("the chair of Ardan Bank", "a director of two mining firms"),
        ("the nurse", "who teaches anatomy one day a week"),
        ("who represents the growers", "the growers' chairman"),
        ("the state prosecutor", "head of the fraud unit"),
        ("the interior minister", "police minister"),
        ("a partner at Kerr Lowe", "the buyer's lawyer"),
        ("the jury foreman", "the carpenter"),
        ("the railway's press officer", "formerly spokeswoman for the zoo"),
        ("chairman of the drivers' union", "former deputy chairman"),
        ("the commander of the search", "once a shift boss"),
        ("a bus driver", "former lorry driver"),
    ],
)
def test_one_has_beside_the_other(one: str, other: str) -> None:
    assert found(one, other) == []
    assert found(other, one) == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("the president of the drivers' association", "treasurer of the association", "low"),
        ("chair of the hospital board", "director of the hospital", "low"),
        ("former director of the Ell Museum", "the director", "medium"),
        ("former League president", "president of the League", "medium"),
        ("the former mayor of Quell", "the mayor", "medium"),
        ("the MP", "the defence minister", "low"),
        ("who represents the accused", "the state prosecutor", "medium"),
        ("chief executive of Tide Air", "president of the pilots' union", "low"),
        ("who bargains for the dockers", "who bargains on behalf of the port owners", "medium"),
        ("the mine's director", "the mines inspector", "low"),
        ("the transport minister", "the rail regulator's head", "medium"),
        ("the appeal court judge", "justice minister", "low"),
        ("an inmate of the jail", "the prison guard", "low"),
        ("a traffic policeman", "the paramedic", "low"),
        ("the chief economist of Ardan Bank", "chief economist at Tide Credit", "low"),
    ],
)
def test_one_has_not_beside_the_other(one: str, other: str, severity: str) -> None:
    assert found(one, other) == [severity]
