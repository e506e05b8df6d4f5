"""Sources that describe several people, a body or a text."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import speakers_of

COLLECTIVES = [
    ("One in five", "group"),
    ("Nearly nine out of 10", "group"),
    ("Just shy of half, 49%,", "group"),
    ("Nearly a third", "group"),
    ("Enlisted personnel", "group"),
    ("Old political hands", "group"),
    ("Holt’s top brass", "group"),
    ("An 80-page, costly report", "document"),
    ("The inquiry", "document"),
    ("The Eastmere average of polls", "document"),
]


@pytest.mark.parametrize(("source", "kind"), COLLECTIVES)
def test_shares_staff_and_inquiries_speak_unnamed(source: str, kind: str) -> None:
    text = f"Anna Holt came to the lock on Monday. {source} found the dam too old. Rain fell."
    (speakers,) = speakers_of(text, (source, "the dam too old"))
    assert [(s.entity.kind, s.entity.named) for s in speakers if s.entity] == [(kind, False)]
