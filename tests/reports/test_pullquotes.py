from __future__ import annotations

import pytest

from onrecord.reports import pullquotes
from onrecord.reports.cleaning import set_aside

BODY = "“The dam above Eastmere is not safe and it must be rebuilt,” Orla Kerr said on Tuesday."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([BODY, "“The dam above Eastmere is not safe”"], {1}),
        (["“The dam above Eastmere is not safe”", BODY], {0}),
        (["“The dam above Eastmere is not safe” — Orla Kerr", BODY], {0}),
        (["“The dam above Eastmere is not safe”", "— Orla Kerr, engineer", BODY], {0, 1}),
        (["The dam above Eastmere is not safe and it must be rebuilt", BODY], {0}),
        (["The dam above Eastmere is not safe and it must be rebuilt. Orla Kerr", BODY], {0}),
        (["“The dam above Eastmere is not safe” A builder, “Letters from Eastmere”", BODY], {0}),
        (["“The dam above Eastmere is not safe,” Kerr told the board", BODY], set()),
        ([BODY, "The dam above Eastmere is not safe"], set()),  # too short to be sure of, without marks
        ([BODY, "“The dam above Eastmere is safe, they say”"], set()),
        ([BODY, BODY], set()),  # a repeated line, which has a rule of its own
        ([BODY, "“Not safe”"], set()),
    ],
)
def test_pull_quotes(lines: list[str], found: set[int]) -> None:
    assert pullquotes.find(lines) == found


def test_a_pull_quote_is_set_aside_and_its_paragraph_stays() -> None:
    text = f"{BODY}\n\n“The dam above Eastmere is not safe”\n\nNobody was hurt."
    (aside,) = set_aside(text)

    assert (aside.span.of(text), aside.reason) == ("“The dam above Eastmere is not safe”", "repeated")
    assert aside.rule == "pull-quote-v1"


def test_lines_that_all_begin_alike_cost_no_more_than_their_sum() -> None:
    line = "the same words again and again " * 12
    assert pullquotes.find([f"{line}{n}" for n in range(3_000)]) == set()
