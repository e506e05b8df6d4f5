from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.store.entries import Quote, StatementRow
from onrecord.web import showing
from tests.web.rows import attribution

WRAPPED = (
    "Ada Fenwick, the mayor, told the council on Monday that\n"
    "the gate would hold until the summer, whatever some of the\n"
    "people of the quay were saying about it."
)
LIST = (
    "- The mayor stated that the gate would hold until summer.\n"
    "- The engineer took issue with the notion of a disaster.\n"
    "- The next meeting of the council will be held in May."
)


def lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def test_lines_that_a_program_wrapped_are_told_from_paragraphs_and_lists() -> None:
    assert showing.wrapped(WRAPPED, lines(WRAPPED))
    assert not showing.wrapped(LIST, lines(LIST))
    assert not showing.wrapped("One line only, however long it may be, is no paragraph of several.", [(0, 60)])
    assert not showing.wrapped("Short.\nLines.\nEach.", lines("Short.\nLines.\nEach."))


def plain(html: object) -> str:
    return re.sub(r"<[^>]+>", "", str(html))


def standing(text: str, words: str, source: str = "", **given: Any) -> StatementRow:
    start = text.index(words)
    parts: dict[str, Any] = {"content": (Quote(start, start + len(words), words),)}
    if source:
        at = text.index(source)
        parts["source"] = (Quote(at, at + len(source), source),)
    return attribution(**parts, **given)


def test_the_passage_of_an_attribution_is_its_paragraph() -> None:
    text = f"A title\n\nAn opening.\n\n{WRAPPED}\n\nAn end."
    row = standing(text, "the gate would hold until the summer", "Ada Fenwick")

    shown = showing.context(row, Quote(0, len(text), text))

    assert plain(shown.html) == WRAPPED
    assert shown.flowing
    assert '<span class="source" data-of="a0">Ada Fenwick</span>' in shown.html


def test_a_long_paragraph_is_cut_at_words() -> None:
    text = "before " * 100 + "the gate holds" + " after" * 100
    row = standing(text, "the gate holds")

    shown = plain(showing.context(row, Quote(0, len(text), text)).html)

    assert shown.startswith("… before ")
    assert shown.endswith(" after …")
    assert len(shown) < 2 * showing.CONTEXT + 40


def test_a_source_paragraphs_away_does_not_drag_them_all_in() -> None:
    text = "Ada Fenwick spoke.\n\n" + "Something else happened here.\n\n" * 20 + "“The gate holds,” she said."
    row = standing(text, "“The gate holds,”", "Ada Fenwick")

    assert plain(showing.context(row, Quote(0, len(text), text)).html) == "“The gate holds,” she said."


@given(st.text("ab \n", max_size=400), st.integers(0, 380), st.integers(1, 60), st.integers(0, 50))
def test_whatever_a_text_is_like_its_passage_holds_the_words(text: str, start: int, length: int, offset: int) -> None:
    words = text[start : start + length]
    if not words.strip():
        return
    place = offset + start + len(words) - len(words.lstrip())
    stripped = words.strip()
    row = attribution(content=(Quote(place, place + len(stripped), stripped),))

    assert stripped in plain(showing.context(row, Quote(offset, offset + len(text), text)).html)


def test_a_list_shows_words_from_the_first_hit_on() -> None:
    text = "nothing of note " * 60 + "the gate holds " + "and so on " * 60
    hit = text.index("gate")
    row = attribution(content=(Quote(7, 7 + len(text), text),), matches=(Span(7 + hit, 7 + hit + 4),))

    shown = showing.words(row)

    assert '<span class="hit">gate</span>' in shown
    assert plain(shown).startswith("… ")
    assert plain(shown).endswith(" …")
    assert len(plain(shown)) < showing.FOLDED + 10


@pytest.mark.parametrize("content", [(), (Quote(3, 7, "gate"), Quote(19, 24, "holds"))])
def test_words_of_several_spans_or_none(content: tuple[Quote, ...]) -> None:
    assert plain(showing.words(attribution(content=content))) == ("gate … holds" if content else "(no comment)")
