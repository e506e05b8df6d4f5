"""Sources that are relative pronouns."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

GOING_ON = [
    ("Anna Holt came. It was the Holt who says that the dam is old.", "who", "the dam is old", "Anna Holt"),
    ("Anna Holt, who paid for the flood, who says that the dam is old, came.", "who#1", "the dam is old", "Anna Holt"),
    ("She led Lanterns for Orlan, a group that says the dam is old.", "that", "the dam is old", "Lanterns for Orlan"),
    ("He met the editors of The Lantern, who say the dam is old.", "who", "the dam is old",
     "the editors of The Lantern"),
    ("He has a row of rich super PACs that say the dam is old.", "that", "the dam is old", "super PACs"),
    ("Mayor Anna Holt, her aide and Rosa Kerr, who says the dam is old.", "who", "the dam is old", "Rosa Kerr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "expected"), GOING_ON)
def test_relative_clauses_go_on_about_their_head(text: str, source: str, content: str, expected: str) -> None:
    assert names_of(text, (source, content)) == [[expected]]


AT_LENGTH = [
    ("She led the Harbour Union, a group of pilots and bargemen that says the dam is old.", "that", "Harbour Union"),
    ("The Harbour Union, a small coalition of pilots, which says the dam is old, met.", "which", "Harbour Union"),
    ("Anna Holt was one of the first in the harbour, a baker of bread who says the dam is old.", "who", "Anna Holt"),
    ("Anna Holt met Rosa Kerr and a friend, a baker of bread who says the dam is old.", "who", "unresolved"),
    ("Anna Holt was one of the first in the harbour, a friend of bakers who say the dam is old.", "who", "bakers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), AT_LENGTH)
def test_a_description_at_length_stands_in_between(text: str, source: str, expected: str) -> None:
    assert names_of(text, (source, "the dam is old")) == [[expected]]
