from __future__ import annotations

import pytest

from onrecord.analysis.speakers import resolve
from onrecord.domain import SetAside, Span
from tests.analysis.speakers.resolving import attributions_of, names_of, report_of

OPENINGS = [
    ("A top Holt adviser", "Rosa Kerr spoke to reporters on Monday. The lock, she said, was shut.", "Rosa Kerr"),
    ("A top Holt adviser", "Rosa Kerr, an adviser to Holt, said the lock was shut.", "Rosa Kerr"),
    ("A top Holt adviser", "Rosa Kerr, a shopkeeper, said the lock was shut.", "unresolved"),
    ("A top Holt adviser", "The rain fell. Nobody came.", "A top Holt adviser"),
    ("The head of the Harbour Union", "In a letter, Rosa Kerr said the lock was shut.", "Rosa Kerr"),
    ("The head of the Harbour Union", "In a letter, Rosa Kerr, a shopkeeper, said the lock was shut.", "unresolved"),
]


@pytest.mark.parametrize(("source", "rest", "expected"), OPENINGS)
def test_an_opening_describes_whom_the_next_paragraph_names(source: str, rest: str, expected: str) -> None:
    text = f"{source} says the dam is old.\n\n{rest}"
    items = [(source, "the dam is old")]
    at = rest.find(" said the lock was shut")
    if at >= 0:
        items.append((rest[rest.index("Rosa") : at], "the lock was shut"))
    assert names_of(text, *items)[0] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"), [("The moderator", "Mara Kerr"), ("The harbour moderator", "unresolved")]
)
def test_amid_a_report_only_a_bare_role_is_whom_the_next_sentences_name(source: str, expected: str) -> None:
    filler = "The rain fell on the harbour all day long and nobody came to look at it.\n\n" * 5
    text = f"{filler}{source} said one. It rained.\n\nMara Kerr said two. It rained again.\n\nNobody came.\n"
    assert names_of(text, (source, "one"), ("Mara Kerr", "two")) == [[expected], ["Mara Kerr"]]


def test_a_blanked_line_before_a_word_is_no_line_of_its_sentence() -> None:
    text = f"The dam\n{'x' * 60}\nis old, Anna Holt said."
    aside = (SetAside(Span(8, 68), "teaser", "test"),)
    done, _ = resolve(report_of(text, aside=aside), attributions_of(text, ("Anna Holt", "is old")))
    assert [s.entity.name for s in done[0].speakers if s.entity] == ["Anna Holt"]
