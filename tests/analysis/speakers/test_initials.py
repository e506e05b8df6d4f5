"""People called by the letters of their office."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

CALLED = [
    ("Health Cabinet Secretary Wanjiru Kamau came. The CS said one.", "The CS", "Wanjiru Kamau"),
    ("Health Cabinet Secretary Wanjiru Kamau came. CS said one.", "CS", "CS"),
    ("Cabinet Secretary Wanjiru Kamau met Cabinet Secretary Ana Orlo. The CS said one.", "The CS", "CS"),
    ("Cabinet Secretary Wanjiru Kamau came. The UN said one.", "The UN", "UN"),
]


@pytest.mark.parametrize(("text", "source", "expected"), CALLED)
def test_letters_of_an_office(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "one")) == [[expected]]
