"""Of which faith a phrase says that somebody of the church is."""

import pytest

from onrecord.reconcile import faiths


@pytest.mark.parametrize(
    ("phrase", "faith"),
    [
        ("the anglican bishop of quell", "anglican"),
        ("head of the pentecostal congregation", None),
        ("the shiite imam", "shia"),
        ("the son of a baptist minister", None),
        ("a catholic", None),
        ("the catholic minister of finance", None),
        ("the orthodox economist", None),
        ("who met catholic bishops and a methodist minister", None),
        ("the catholic priest s brother", None),
        ("chaplain to the anglican church and the catholic church", None),
    ],
)
def test_a_faith_is_read_beside_a_word_of_the_church(phrase: str, faith: str | None) -> None:
    assert faiths.faith(phrase) == faith


def test_protestants_are_of_many_churches() -> None:
    assert faiths.compatible("protestant", "lutheran")
    assert faiths.compatible("methodist", "protestant")
    assert not faiths.compatible("lutheran", "methodist")
    assert not faiths.compatible("protestant", "catholic")
