from __future__ import annotations

from onrecord.reconcile.statements.rarity import printed, stem


def test_stems_are_printed_as_their_words_are_in_the_order_of_these() -> None:
    assert printed({"defence", "spend", "lost"}, "Higher defence Spending spends".split()) == [
        "defence",
        "Spending",
        "lost",
    ]


def test_a_short_plural_and_what_is_made_of_a_verb_have_one_stem() -> None:
    assert stem("jobs") == stem("job")
    assert stem("evacuating") == stem("evacuation") == stem("evacuated")
    assert stem("news") != stem("new")
    assert stem("less") != stem("les")
