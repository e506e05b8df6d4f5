"""Whom a headline only describes: the first person who speaks in the report, where the headline does not name him."""

from __future__ import annotations

import pytest

from onrecord.analysis.speakers import rules
from tests.analysis.speakers.resolving import names_of, speakers_of

BODY = "\n\nMara Kerr said on Monday that two is enough, and it rained for the rest of a long day."


@pytest.mark.parametrize(
    ("title", "source", "expected"),
    [
        ("Union Chief Says One", "Union Chief", "Mara Kerr"),
        ("This Big-Name Senator Said One", "This Big-Name Senator", "Mara Kerr"),
        # whom the headline itself names is nobody whom it describes
        ("Rival of Kerr Says One", "Rival of Kerr", "unresolved"),
        # a man is not Mara
        ("Man in Port Ellery Says One", "Man in Port Ellery", "unresolved"),
        ("Union Chief says he was One", "Union Chief", "unresolved"),
    ],
)
def test_headlines(title: str, source: str, expected: str) -> None:
    found = names_of(title + BODY, (source, "One"), ("Mara Kerr", "that two is enough"), title=title)
    assert found[0][0].startswith(expected)


def test_it_says_so() -> None:
    title = "Union Chief Says One"
    found = speakers_of(title + BODY, ("Union Chief", "One"), ("Mara Kerr", "that two is enough"), title=title)
    assert found[0][0].rule == rules.HEADLINED
    assert len(found[0][0].evidence) == 2


def test_an_office_is_not_who_only_speaks_for_it() -> None:
    title = "Minister Rejects One"
    body = "\n\nMara Kerr, a spokeswoman for the harbour ministry, said on Monday that one is wrong, as it always was."
    found = names_of(title + body, ("Minister", "One"), ("Mara Kerr", "that one is wrong"), title=title)
    assert found[0][0].startswith("unresolved")
