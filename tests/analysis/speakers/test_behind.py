"""Names right behind the body that somebody speaks for."""

from __future__ import annotations

import pytest

from tests.analysis.speakers.resolving import names_of

BEHIND = [
    ("CEO of the Refugee Council Enver Solman said two.", "Enver Solman"),
    ("Chair of the Committee on Fisheries Bodo Lenz said two.", "Bodo Lenz"),
    ("Head of Research at Dalby Bank Mirela van Ek said two.", "Mirela van Ek"),
    ("Undersecretary for Harbours Mr. Tovani said two.", "Tovani"),
    ("Executive director of the Council on Harbour - Inland Relations Alia Sorren said two.", "Alia Sorren"),
]
NOT_BEHIND = [
    # an article: English then needs no name
    "The head of the Eastmere Harbour Rescue Service said two.",
    "Head of Eastmere State University Medical Center said two.",
    # a role in apposition to somebody named before
    "Osei Bonsu, Chairman of the Centre for Control of Iodine Deficiency Disorders said two.",
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_role_without_an_article_has_a_name_behind_its_body(text: str, expected: str) -> None:
    assert names_of(text, (text.removesuffix(" said two."), "two")) == [[expected]]


@pytest.mark.parametrize("text", NOT_BEHIND)
def test_a_bodys_last_words_are_nobody(text: str) -> None:
    ((name,),) = names_of(text, (text.removesuffix(" said two."), "two"))
    assert name in ("Osei Bonsu", "unresolved") or name.startswith("unresolved:")
