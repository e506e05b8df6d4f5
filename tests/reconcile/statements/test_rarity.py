from __future__ import annotations

from onrecord.reconcile.statements.rarity import printed


def test_stems_are_printed_as_their_words_are_in_the_order_of_these() -> None:
    assert printed({"defence", "spend", "lost"}, "Higher defence Spending spends".split()) == [
        "defence",
        "Spending",
        "lost",
    ]
