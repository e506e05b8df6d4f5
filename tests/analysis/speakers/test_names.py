from __future__ import annotations

import pytest

from onrecord.analysis.speakers import names


@pytest.mark.parametrize(
    ("written", "given", "family", "suffix", "nickname"),
    [
        ("Ana Orlo", ("Ana",), "Orlo", "", ""),
        ("Rolf van der Meer", ("Rolf",), "van der Meer", "", ""),
        ("Ana “Tig” Ruiz", ("Ana",), "Ruiz", "", "Tig"),
        ("John Q. Public Jr.", ("John", "Q."), "Public", "Jr.", ""),
        ("Della Okonski", ("Della",), "Okonski", "", ""),
        ("Orlo", (), "Orlo", "", ""),
    ],
)
def test_the_parts_of_a_name(written: str, given: tuple[str, ...], family: str, suffix: str, nickname: str) -> None:
    assert names.parse(written.split()) == names.Name(given, family, suffix, nickname)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Ana Orlo", "A. Orlo", True),
        ("William Orlo", "Bill Orlo", True),
        ("Ana Orlo", "Orlo", True),
        ("Ana Orlo", "Jon Orlo", False),
        ("John Orlo", "John Orlo Jr.", False),
        ("Ana Orlo", "Ana Venn", False),
        ("Seán O’Néill", "Sean ONeill", True),
    ],
)
def test_whether_two_names_may_be_one_person_s(left: str, right: str, same: bool) -> None:
    one, two = names.parse(left.split()), names.parse(right.split())
    assert one is not None
    assert two is not None
    assert names.compatible(one, two) is same
    assert names.compatible(two, one) is same


def test_a_name_without_a_letter_is_none() -> None:
    assert names.parse(["“”"]) is None
