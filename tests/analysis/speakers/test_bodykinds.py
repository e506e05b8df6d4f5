"""Which kinds of body a name may be of."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers.bodykinds import other_kind, surely


@pytest.mark.parametrize(
    ("noun", "name", "expected"),
    [
        ("council", "Ferry Workers’ Union", True),
        ("court", "Harbour Party", True),
        ("union", "Federation of Pilots", False),
        ("board", "Harbour Commission", False),
        ("council", "Council of Unions", False),
        ("council", "Eastmere", False),
        ("company", "Ferry Workers’ Union", False),
    ],
)
def test_a_body_whose_name_says_what_it_is_is_no_other_kind(noun: str, name: str, expected: bool) -> None:
    assert other_kind(noun, name) is expected


@pytest.mark.parametrize(
    ("noun", "name", "expected"),
    [
        ("agency", "OHBI", True),
        ("group", "Harbour Anglers Association", True),
        ("paper", "Port Ellery Gazette", True),
        ("company", "Orlo Holdings", True),
        ("company", "Orlovane", False),
        ("group", "Orlovane", False),
    ],
)
def test_what_a_name_shows_of_its_kind(noun: str, name: str, expected: bool) -> None:
    assert surely(noun, name) is expected
