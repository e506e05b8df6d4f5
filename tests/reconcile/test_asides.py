"""What a phrase says of somebody's life beside what they are on the occasion."""

from __future__ import annotations

import pytest

from onrecord.reconcile.asides import aside, bare


@pytest.mark.parametrize(
    "phrase",
    [
        "a lawyer by training",
        "a keen cyclist",
        "minister from 2009 to 2014",
        "consul in ell before entering politics",
        "a novelist as well",
        "a judge for eighteen years",
    ],
)
def test_a_training_a_pastime_and_an_earlier_time_are_asides(phrase: str) -> None:
    assert aside(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "mayor for the past six years",
        "who has been mayor for three years",
        "a member for life",
        "lawyer at the training centre",
        "judge before the high court",
        "minister for winter sports",
    ],
)
def test_what_somebody_is_now_is_none(phrase: str) -> None:
    assert not aside(phrase)


@pytest.mark.parametrize(
    ("phrase", "word", "stands"),
    [
        ("a vet", "vet", True),
        ("a retired dairy farmer from ell", "farmer", True),
        ("the vet", "vet", False),
        ("a vet at the zoo", "vet", False),
        ("a nurse with the army", "nurse", False),
    ],
)
def test_what_is_said_with_an_article_and_no_more_stands_bare(phrase: str, word: str, stands: bool) -> None:
    start = phrase.index(word)
    assert bare(phrase, start, start + len(word)) is stands
