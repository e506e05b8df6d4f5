"""Marks in the invented reports."""

from __future__ import annotations

import pytest

from benchmarks.versions.markup import Malformed, parse


def test_marks_nest_and_leave_the_words() -> None:
    text, marks = parse('{a u1 full|"{#n 9|Nine} cracks,"} {a<Venn} {a=said}.')

    assert text == '"Nine cracks," Venn said.'
    assert [(mark.sort, text[mark.start : mark.end]) for mark in marks] == [
        ("figure", "Nine"),
        ("content", '"Nine cracks,"'),
        ("source", "Venn"),
        ("cue", "said"),
    ]


@pytest.mark.parametrize("marked", ["{a u1 full|words", "words}", "{a u1|}", "{ what}"])
def test_a_mark_that_makes_no_sense_is_refused(marked: str) -> None:
    with pytest.raises(Malformed):
        parse(marked)
