"""Days and occasions of one statement."""

from __future__ import annotations

from onrecord.reconcile.discrepancies.times import differences
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
