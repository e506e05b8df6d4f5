"""A quotation of which another report quotes one part and tells another."""

from __future__ import annotations

from onrecord.domain import Figure, Span
from onrecord.reconcile.statements.grouping import group
from onrecord.reconcile.statements.parts import parts
from onrecord.reconcile.statements.tellings import Telling
from tests.reconcile.statements.said import occasion, telling

FULL = "“Work has begun on fourteen sites between the lake and the coast. No aircraft will cross the border unseen.”"
THERE = occasion("speech", "2025-03-03")
LIKE = bytes([100, 20] + [0] * 382)


def told(words: str, report: str) -> Telling:
    return telling(words, report, occasion=THERE, meaning=LIKE)


def test_a_report_quotes_one_sentence_and_tells_the_other() -> None:
    full = told(FULL, "one")
    quoted = told("“No aircraft will cross the border unseen”", "two")
    tells = told("building work at sites from the lake down to the coast", "two")
    assert [len(found.tellings) for found in group([full, quoted, tells])] == [3]
    assert parts([full, quoted], [tells]) is not None


def test_what_tells_the_quoted_sentence_again_is_of_no_other_part() -> None:
    full = told(FULL, "one")
    quoted = told("“No aircraft will cross the border unseen”", "two")
    assert parts([full, quoted], [told("that aircraft could not cross the border", "two")]) is None
    assert parts([full, quoted], [told("“Something else entirely”", "two")]) is None


def test_a_body_that_has_the_whole_leaves_no_part() -> None:
    full, tells = told(FULL, "one"), told("building work at sites from the lake down to the coast", "one")
    assert parts([full], [tells]) is None
    copy = told(FULL, "two")
    assert parts([full, copy], [told("building work at sites between the lake and the coast", "two")]) is None


def test_a_figure_tells_the_part() -> None:
    words = "“They stole sixty-three books. The county was paid with photocopies, all of them bad.”"
    at = words.index("sixty-three")
    count = Figure(Span(at, at + 11), "count", "63", "63", None, None, False, "books", rule="test-1")
    full = telling(words, "one", occasion=THERE, figures=(count,))
    quoted = told("“The county was paid with photocopies”", "two")
    assert parts([full, quoted], [told("more than sixty works", "two")]) is None
    assert parts([full, quoted], [telling("more than sixty works", "two", figures=(count,))]) is not None
