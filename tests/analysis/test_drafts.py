from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.drafts import (
    Draft,
    Page,
    Places,
    covers,
    line_after,
    line_before,
    merged,
    overlap,
    size,
    trimmed,
)
from onrecord.domain import Span, Spans

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8).map(
    lambda rows: tuple(Span(start, start + length) for start, length in rows)
)


def points(spans: Spans) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


@given(SPANS)
def test_merged_spans_hold_the_same_points_in_order_and_apart(spans: Spans) -> None:
    one = merged(spans)

    assert points(one) == points(spans)
    assert all(left.end < right.start for left, right in pairwise(one))
    assert merged(one) == one
    assert size(one) == len(points(spans))


@given(SPANS, SPANS)
def test_overlap_counts_shared_points(left: Spans, right: Spans) -> None:
    left, right = merged(left), merged(right)

    assert overlap(left, right) == overlap(right, left) == len(points(left) & points(right))
    assert all(covers(left, span) == len(points(left) & points((span,))) for span in right)


@given(st.lists(SPANS, max_size=6), SPANS)
def test_places_find_every_draft_that_shares_a_point(contents: list[Spans], spans: Spans) -> None:
    drafts = [Draft((), (), merged(content), "by hand") for content in contents]
    expected = [draft for draft in drafts if points(draft.content) & points(spans)]

    assert Places(drafts).touching(spans) == expected


@given(st.text(alphabet=" \n\tab"), st.data())
def test_what_stands_beside_a_place_in_its_line(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))

    assert line_before(text, at) == text[:at].rpartition("\n")[2].strip()
    assert line_after(text, at) == text[at:].partition("\n")[0].strip()


def test_only_the_nearest_code_points_of_an_endless_line_count() -> None:
    text = "a" * 1_000_000
    assert len(line_before(text, 500_000)) < 1_000
    assert len(line_after(text, 500_000)) < 1_000


@given(st.text(alphabet=" \n\tab", min_size=1))
def test_trimmed_drops_white_space_at_the_ends(text: str) -> None:
    span = trimmed(text, Span(0, len(text)))
    assert (span.of(text) if span else "") == text.strip()


def test_a_page_finds_its_paragraphs(page: Callable[..., Page]) -> None:
    text = "Title\n\nOne line.\nAnother.\n\n\n"
    assert [span.of(text) for span in page(text).paragraphs] == ["Title", "One line.", "Another."]
