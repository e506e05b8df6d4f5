"""Block quotes of plain text. All texts are made up."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord import reports
from onrecord.analysis import analyse_report
from onrecord.reports import quotedlines

TEXT = """Floods close the ring road

The chairman of the council, Peter Dane, wrote to residents on Monday:

> We are sorry for the delay. The pumps failed twice.
>
> They will be repaired by June.

Ana Moor, who lives next to the river, was not impressed.

> Menu
"""


def test_block_quotes_are_found_without_their_marks() -> None:
    report = reports.from_text(TEXT)
    read = reports.reading_text(report).text

    assert [one.of(TEXT).count("\n") for one in report.block_quotes] == [2]
    assert [one.span.of(TEXT).strip() for one in report.set_aside if one.rule == quotedlines.RULE] == [">"] * 3
    assert "> Menu" in read
    assert "> We" not in read


def test_who_introduces_a_block_quote_said_it() -> None:
    (found,) = [one for one in analyse_report(reports.from_text(TEXT)).attributions if one.quotation == "direct"]

    assert [one.of(TEXT) for one in found.source] == ["The chairman of the council, Peter Dane,"]
    assert [one.of(TEXT) for one in found.content] == [
        "We are sorry for the delay. The pumps failed twice.",
        "They will be repaired by June.",
    ]


def test_a_line_that_is_set_aside_as_a_whole_keeps_no_mark_of_its_own() -> None:
    text = "The dam\n\nThe dam leaks.\n\n> Read more: The dam leaks and nobody comes\n\nNobody came to look at it.\n"
    report = reports.from_text(text)

    assert [one.rule for one in report.set_aside if one.span.start == text.index(">")] != []
    spans = [one.span for one in report.set_aside]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.text(st.sampled_from("> ab.\n\t"), max_size=60))
def test_any_text_becomes_a_report(text: str) -> None:
    report = reports.from_text(text)

    assert reports.reading_text(report).text.replace(">", "") is not None
    assert all(one.of(text).strip() for one in report.block_quotes)
