from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.folding import LONGEST, fold_name, fold_title


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Élodie Marchant", "ELODIE MARCHANT"),
        ("Jean-Luc Orban", "Jean Luc Orban"),
        ("Siobhán O’Dell", "Siobhan O'Dell"),
        ("Siobhán O’Dell", "siobhan odell"),
        ("U.S.", "US"),
        ("J.D. Harrow", "JD Harrow"),
        ("Søren Łuk", "Soren Luk"),
        ("  two   spaces ", "two spaces"),
    ],
)
def test_names_that_readers_take_for_one(left: str, right: str) -> None:
    assert fold_name(left) == fold_name(right)


@pytest.mark.parametrize(("left", "right"), [("Kerr", "Ker"), ("Peter Kerr", "Pete Kerr"), ("Иван", "Ivan")])
def test_names_that_stay_apart(left: str, right: str) -> None:
    assert fold_name(left) != fold_name(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the alliance's chief", "alliance chief"),
        ("the Alliance’s Secretary-General", "alliance secretary general"),
        ("Eastmere's defence minister", "Eastmere defense minister"),
        ("the allies' chief", "allies chief"),
        ("THE HARBOUR MASTER", "harbour master"),
    ],
)
def test_wordings_of_one_title(left: str, right: str) -> None:
    assert fold_title(left) == fold_title(right)


@given(st.text(max_size=60))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    folded = fold_name(text)

    assert fold_name(folded) == folded
    assert "  " not in folded
    assert fold_title(fold_title(text)) == fold_title(text)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_for_ascii_gives_what_the_long_one_gives(text: str) -> None:
    long_way = fold_name(text + " é")

    assert fold_name(text) == long_way.removesuffix("e").strip()


def test_a_hostile_name_is_cut() -> None:
    assert len(fold_name("a" * 1_000_000)) == LONGEST
