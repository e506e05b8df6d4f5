"""Whom a spokesperson speaks for, by the words of the source."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.test_resolution import speakers_of

BEHALF = [
    ("A Novaquil spokesperson said one.", "A Novaquil spokesperson", "Novaquil"),
    ("Blake Runyon left. A rep for Runyon said one.", "A rep for Runyon", "Blake Runyon"),
    ("A Russian spokesperson said one.", "A Russian spokesperson", None),
    ("A senior spokesperson said one.", "A senior spokesperson", None),
    ("A rep said one.", "A rep", None),
]


@pytest.mark.parametrize(("text", "source", "whom"), BEHALF)
def test_for_whom(text: str, source: str, whom: str | None) -> None:
    (speakers,) = speakers_of(text, (source, "one"))
    found = [one.entity.name for one in speakers if one.role == "on_behalf_of" and one.entity]
    assert found == ([whom] if whom else [])
