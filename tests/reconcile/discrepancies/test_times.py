"""Days and occasions of one statement."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reconcile.discrepancies.times import differences
from onrecord.reconcile.statements.wording import Wording
from tests.reconcile.statements.said import occasion, telling

TOLD = "that her “drift” was plainly to blame"


def test_an_expression_is_used_on_any_occasion() -> None:
    one = telling(TOLD, occasion=occasion(on="2025-03-03"))
    named = telling("“drift,”", cue="is using the word", occasion=occasion(on="2025-03-04"))
    assert differences([one, named]) == []
    assert [each.kind for each in differences([one, telling(TOLD, "two", occasion=occasion(on="2025-03-04"))])] == [
        "date"
    ]


def test_the_reason_has_the_sides_in_their_order() -> None:
    one = telling(TOLD, occasion=occasion(on="2025-03-03"))
    other = telling("that “drift” was to blame", "two", occasion=occasion(on="2025-03-04"))
    (found,) = differences([one, other])
    assert found.left[0].telling is one
    assert found.because == "one has 2025-03-03, the other 2025-03-04"


def test_the_day_of_what_is_quoted_in_a_quotation_is_not_that_of_the_whole() -> None:
    whole = telling("“I said on Sunday that the dam would hold, and I meant it,”", occasion=occasion(on="2025-03-03"))
    words = Wording(whole.wording.words[4:9])
    inner = replace(whole, id="a2", wording=words, occasion=occasion(on="2025-03-02"))
    assert differences([whole, inner]) == []
    assert [one.kind for one in differences([whole, replace(inner, text="two")])] == ["date"]
