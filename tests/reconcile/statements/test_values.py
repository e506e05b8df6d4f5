"""Words of one value, written in two ways."""

from __future__ import annotations

import pytest

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.words import differences
from onrecord.reconcile.statements.alignment import weigh
from onrecord.reconcile.statements.grouping import group
from onrecord.reconcile.statements.kinds import version
from onrecord.reconcile.statements.values import same_value
from onrecord.reconcile.statements.wording import Word, wording
from tests.reconcile.statements.said import telling


def words(text: str) -> tuple[Word, ...]:
    return wording(text, (Span(0, len(text)),), direct=True).words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ten", "10"),
        ("twenty-one", "21"),
        ("two hundred and six", "206"),
        ("one million two hundred thousand", "1.2m"),
        ("a dozen", "12"),
        ("1,200", "1200"),
        ("ninth", "9th"),
        ("six per cent", "6%"),
        ("per cent", "percent"),
        ("£4.2m", "£4.2 million"),
        ("$10", "ten dollars"),
        ("Sept.", "September"),
        ("U.S.", "US"),
        ("colour", "color"),
        ("organisations", "organizations"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("co-operate", "cooperate"),
    ],
)
def test_one_value(one: str, other: str) -> None:
    assert same_value(words(one), words(other))
    assert same_value(words(other), words(one))
    assert weigh(words(one), words(other)) == "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fifteen", "sixteen"),
        ("million", "billion"),
        ("112", "121"),
        ("two one", "21"),
        ("four", "for"),
        ("filled", "filed"),
        ("about ten", "10"),
    ],
)
def test_two_values(one: str, other: str) -> None:
    assert not same_value(words(one), words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Ask me in ten years who was right about the harbour wall,”", "“Ask me in 10 years who was right,”"),
        (
            "“Some 6 per cent of the harbour wall is gone and the tide took it,”",
            "“Some six percent of the harbor wall is gone and the tide took it,”",
        ),
        ("“Ten years from now nobody will thank the harbour board,”", "“10 years from now nobody will thank”"),
    ],
)
def test_who_writes_a_number_in_another_way_alters_nothing(one: str, other: str) -> None:
    here, there = telling(other, "two"), telling(one, "one")
    assert differences([there, here]) == []
    assert len(group([here, there])) == 1
    found = version(here, there)
    assert found.kind in ("verbatim", "excerpt")
    assert "same value" in found.because


def test_a_fragment_of_a_number_and_a_word() -> None:
    assert version(telling("“10 days,”", "two"), telling("“Ten days,”", "one")).kind == "verbatim"


def test_another_number_is_still_another_one() -> None:
    one, other = "“Ask me in fifteen years who was right,”", "“Ask me in sixteen years who was right,”"
    assert [found.kind for found in differences([telling(one, "one"), telling(other, "two")])] == ["figure"]
    assert version(telling(other, "two"), telling(one, "one")).kind == "altered"
