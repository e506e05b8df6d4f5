from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.names import compatible, generic, parse, plain


def fits(left: str, right: str) -> str | None:
    one, other = parse(left), parse(right)
    assert one is not None
    assert other is not None
    assert compatible(one, other) == compatible(other, one)
    return compatible(one, other)


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Jón Skarn", "Jon Skarn", "same-name-1"),
        ("Anne-Marie Halm", "Anne Marie Halm", "same-name-1"),
        ("Piet Zelinskyy", "Piet Zelinskiy", "spelling-1"),
        ("Piet Zelinsky", "Piet Zelinski", "spelling-1"),
        ("Sergei Halm", "Sergey Halm", "spelling-1"),
        ("Pete Halm", "Peter Halm", "short-form-1"),
        ("Ana “Tig” Ruiz", "Tig Ruiz", "short-form-1"),
        ("O. Kerr", "Ora Kerr", "initial-1"),
        ("Ora J. Kerr", "Ora Kerr", "middle-name-1"),
        ("William Mitt Orlo", "Mitt Orlo", "middle-name-1"),
        ("JD Venn", "J. D. Venn", "same-name-1"),
        ("Ostry Mina", "Mina Ostry", "last-first-1"),
        ("Kerr, Ora", "Ora Kerr", "same-name-1"),
        ("President Ora Kerr", "Ora Kerr", "same-name-1"),
        ("U.S. President Ora Kerr", "Ora Kerr", "same-name-1"),
        ("Kerr", "Ora Kerr", "family-1"),
        ("Ilse van der Halm", "van der Halm", "family-1"),
        ("Ora Kerr", "Tam Kerr", None),
        ("Ora Kerr", "Ora Venn", None),
        ("Ora Kerr Jr.", "Ora Kerr", None),
        ("Ora A. Kerr", "Ora B. Kerr", None),
        ("John James", "James John", None),
        ("Robert Muller", "Robert Mueller", None),
        ("Ali Khan", "Ali Han", None),
        ("Dan Venn", "Diana Venn", None),
    ],
)
def test_whether_two_names_may_be_one_persons(left: str, right: str, rule: str | None) -> None:
    assert fits(left, right) == rule


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_names_can_be_compared_either_way(left: str, right: str) -> None:
    one, other = parse(left), parse(right)
    if one is not None and other is not None:
        assert compatible(one, other) == compatible(other, one)
        if compatible(one, other) is not None:
            assert one.keys & other.keys


def test_words_that_many_bodies_share_name_none() -> None:
    assert generic(plain("The Defence Ministry"))
    assert not generic(plain("Eastmere Water Board"))
