"""What somebody is called whom the report does not name."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

UNNAMED = [
    ("A deckhand, who asked not to be named, said one.", "A deckhand, who asked not to be named,", "A deckhand"),
    ("A deckhand, who asked not to be named, said one.", "A deckhand", "A deckhand"),
    ("An officer, speaking on condition of anonymity because it is so, said one.",
     "An officer, speaking on condition of anonymity because it is so,", "An officer"),
    ("The mother of a deckhand, who is 19, said one.", "The mother of a deckhand, who is 19,",
     "The mother of a deckhand, who is 19"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name"), UNNAMED)
def test_why_somebody_is_not_named_is_no_part_of_the_name(text: str, source: str, name: str) -> None:
    assert names_of(text, (source, "one")) == [[name]]
