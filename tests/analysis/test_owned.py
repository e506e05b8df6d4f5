from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.analysis import owned
from onrecord.analysis.drafts import Draft, Page
from onrecord.analysis.extraction import Evidence

MakePage = Callable[..., Page]
MakeDraft = Callable[..., Draft]

UNSOURCED = Evidence(0.8, 0.6, 0.5, 0.5, 0.99, sourced=False)


def test_a_possessive_before_a_claim_is_its_source(page: MakePage, draft: MakeDraft) -> None:
    text = "Venn's claim that the dam holds was doubted."
    one = draft(text, ["Venn's", "that the dam holds"], cue="claim", evidence=UNSOURCED, confidence=0.1)
    owned.settle(page(text), [one])

    assert [span.of(text) for span in one.source] == ["Venn's"]
    assert [span.of(text) for span in one.content] == ["that the dam holds"]
    assert one.confidence > 0.35


@pytest.mark.parametrize(
    ("text", "first", "cue"),
    [
        ("Venn's dam that the town built holds.", "Venn's", "dam"),
        ("Today the claim that the town built it fell.", "Today", "claim"),
    ],
)
def test_other_words_before_it_stay(text: str, first: str, cue: str, page: MakePage, draft: MakeDraft) -> None:
    one = draft(text, [first, "that the town built"], cue=cue, evidence=UNSOURCED, confidence=0.1)
    owned.settle(page(text), [one])

    assert one.source == ()
    assert one.confidence == 0.1
