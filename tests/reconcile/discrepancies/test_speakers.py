"""The same words in two mouths, and what is nobody's statement in one of them."""

from __future__ import annotations

import pytest

from onrecord.reconcile.discrepancies import speakers
from onrecord.reconcile.statements.tellings import Telling
from tests.reconcile.statements.said import telling


def severity(one: Telling, other: Telling) -> str | None:
    found = speakers.between([one], [other])
    return found.severity if found is not None else None


def test_who_wears_a_slogan_has_not_said_it() -> None:
    speech = telling("“We will mend the walls and keep every street in Norwick dry again,”")
    slogan = telling("the “Keep Every Street In Norwick Dry” badge on her coat", "two")
    assert severity(speech, slogan) is None
    assert severity(speech, telling("that she would “keep every street in Norwick dry”", "two")) == "high"
    assert severity(speech, telling("“Keep Every Street In Norwick Dry”", "two", headline=True)) == "high"


@pytest.mark.parametrize("noun", ["plan", "offer", "long-awaited proposal"])
def test_who_speaks_of_anothers_intention_has_not_told_his_own(noun: str) -> None:
    own = telling("to build a lock behind the western harbour wall")
    others = telling(f"Orla Venn’s {noun} to build a lock behind the western harbour wall", "two")
    assert severity(own, others) is None
    assert severity(others, telling(f"Orla Venn’s {noun} to build a lock behind the western harbour wall")) == "low"
    assert severity(own, telling("to build a lock behind the western harbour wall", "two")) == "low"


def test_what_one_would_be_another_may_want_to_be() -> None:
    assert severity(telling("being Orla Venn’s running mate"), telling("being Orla Venn’s running mate", "two")) is None


def test_a_headline_over_a_report_that_has_the_other_say_it_calls_him_so() -> None:
    head = telling("“No tolls for the ferries at night”", "two", headline=True)
    body = telling("“No tolls for the ferries at night,”", "two")
    told = telling("that there would be no tolls for the ferries at night", "one")
    assert speakers.between([told, body], [head]) is None
    assert speakers.between([head], [body, told]) is None
    assert speakers.between([told], [head]) is not None


def test_a_word_that_is_named_is_nobodys_statement() -> None:
    whole = telling("“I call it the slow and silent drowning of a town,”")
    assert severity(whole, telling("that it was the “slow and silent drowning of a town”", "two")) == "high"
    assert severity(whole, telling("the phrase “slow and silent drowning of a town”", "two", cue="took up")) is None
