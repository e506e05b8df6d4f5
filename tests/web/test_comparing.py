"""A version beside the fullest one: its words stay whole, in order, and what it leaves out stands in its place."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.reconcile.statements.alignment import align, difference, edits
from onrecord.reconcile.statements.wording import wording
from onrecord.store.entries import EditRow, Quote, VersionRow
from onrecord.web.comparing import Part, html, parts
from onrecord.web.wording import JOINER
from tests.web.rows import attribution

WORDS = st.sampled_from("the gate will not hold don't through tides 2,400 [we] ... — “ ” é, <b> half-way. % a".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)


def quotes(texts: list[str], offset: int) -> tuple[Quote, ...]:
    """Texts as spans of a stored text, some characters apart."""
    out = []
    for text in texts:
        out.append(Quote(offset, offset + len(text), text))
        offset += len(text) + 7
    return tuple(out)


def compared(mine: list[str], theirs: list[str]) -> tuple[VersionRow, tuple[Quote, ...]]:
    """A version as the record keeps it."""
    own, fullest = quotes(mine, 3), quotes(theirs, 11)
    both = []
    for content in (own, fullest):
        stored = " " * content[0].start
        for quote in content:
            stored = stored.ljust(quote.start) + quote.text
        both.append(wording(stored, tuple(Span(one.start, one.end) for one in content), direct=True))
    laid = align(*both)
    found = tuple(EditRow(one.operation, one.here, one.there, one.weight) for one in edits(laid))
    return VersionRow(attribution(content=own), "altered", "because", "rule-1", difference(laid), found), fullest


@given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=3))
def test_the_words_of_a_version_stay_as_they_are_printed(mine: list[str], theirs: list[str]) -> None:
    version, fullest = compared(mine, theirs)

    found = parts(version, fullest)

    assert "".join(part.text for part in found if part.kind != "left out") == JOINER.join(mine)
    assert [part.kind for part in found].count("joint") == len(mine) - 1
    everything = JOINER.join(theirs)
    assert all(part.text in everything for part in found if part.kind == "left out")


@given(st.lists(TEXTS, min_size=1, max_size=3), st.lists(TEXTS, min_size=1, max_size=3))
def test_as_html_nothing_of_a_text_is_markup(mine: list[str], theirs: list[str]) -> None:
    tags: set[str] = set()
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.add(tag)  # type: ignore[method-assign]

    parser.feed(str(html(parts(*compared(mine, theirs)))))

    assert tags <= {"ins", "del", "span"}


def kinds(mine: str, theirs: str) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in parts(*compared([mine], [theirs]))]


def test_a_word_in_the_place_of_another() -> None:
    assert kinds("We will reach it by 2027, not before.", "We will reach it by 2029, not before.") == [
        ("same", "We will reach it by "),
        ("left out", "2029"),
        ("put in", "2027"),
        ("same", ", not before."),
    ]


def test_words_that_are_left_out_stand_before_what_follows_them() -> None:
    assert kinds("I am confident that it holds", "I am absolutely confident that it holds") == [
        ("same", "I am "),
        ("left out", "absolutely"),
        ("same", "confident that it holds"),
    ]


def test_a_quotation_may_begin_and_end_anywhere() -> None:
    assert kinds("the gate will hold", "He thinks that the gate will hold for years") == [
        ("same", "the gate will hold")
    ]


def test_a_line_break_between_two_spans_is_no_joint() -> None:
    own = (Quote(0, 8, "the gate"), Quote(9, 19, "will hold,"), Quote(40, 45, "again"))
    version = VersionRow(attribution(content=own), "verbatim", "because", "rule-1")

    assert parts(version, own) == [Part("same", "the gate will hold,"), Part("joint", JOINER), Part("same", "again")]


def test_dots_and_brackets_of_the_outlet_are_marked() -> None:
    assert html([Part("same", "the [old] gate ... held")]) == (
        'the <span class="own">[old]</span> gate <span class="own">...</span> held'
    )


def test_a_long_stretch_is_shown_by_its_ends() -> None:
    left_out = " ".join(f"w{number}" for number in range(40))

    shown = html([Part("left out", left_out)])

    assert "w0 w1" in shown
    assert "w39" in shown
    assert "… 28 words …" in shown
    assert "w20" not in shown


@pytest.mark.parametrize("difference", ["", "[-gone-]", "{+other words+}", "no such words [-x-]"])
def test_a_difference_that_does_not_fit_its_words_costs_none_of_them(difference: str) -> None:
    own = quotes(["the gate will hold"], 0)
    version = VersionRow(attribution(content=own), "altered", "because", "rule-1", difference, ())

    found = parts(version, own)

    assert "".join(part.text for part in found if part.kind != "left out") == "the gate will hold"
