from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import kinds, quotes
from onrecord.analysis.drafts import Draft, Page
from onrecord.domain import Span

TABLE = [
    ("“It holds,” Venn said.", ["“It holds,”"], "direct"),
    ("“It holds,” Venn said.", ["It holds,"], "direct"),
    ("“The dam,” Venn said, “will hold.”", ["“The dam,”", "“will hold.”"], "direct"),
    ("Venn said that “it holds”.", ["that “it holds”"], "direct"),
    ("Venn said it would.", ["it would"], "indirect"),
    ("Venn said it was “a mess” and late.", ["it was “a mess” and late"], "mixed"),
    ("Venn said it was late, “a mess”.", ["it was late", "“a mess”"], "mixed"),
    ("‘It holds,’ Venn said.", ["‘It holds,’"], "direct"),
    ("“It was ‘a mess’ then,” Venn said.", ["“It was ‘a mess’ then,”"], "direct"),
    ("Venn told of “home”. It would go.", ["It would go"], "indirect"),
    ("“We go.\n“We stay,” Venn said.", ["“We go.", "“We stay,”"], "direct"),
]


@pytest.mark.parametrize(("text", "content", "kind"), TABLE)
def test_table(
    text: str, content: list[str], kind: str, page: Callable[..., Page], draft: Callable[..., Draft]
) -> None:
    one = draft(text, content)
    kinds.settle(page(text), [one])

    assert one.quotation == kind


def test_a_labelled_turn_keeps_its_kind(page: Callable[..., Page], draft: Callable[..., Draft]) -> None:
    text = "KERR: Yes."
    one = draft(text, "Yes.", "KERR", ":", rule="turn-1", quotation="direct")
    kinds.settle(page(text), [one])

    assert one.quotation == "direct"


WORDS = st.lists(st.sampled_from(["“", "”", "a", "bc", ".", "\n", "‘", "’"]), max_size=30).map(" ".join)


@given(WORDS, st.integers(0, 60), st.integers(1, 60))
def test_indirect_means_that_no_mark_s_words_are_in_it(text: str, start: int, length: int) -> None:
    if start + length > len(text):
        return
    here = Page.of(text, quotes.pair(text), None)
    one = Draft((), (), (Span(start, start + length),), "by hand")
    kinds.settle(here, [one])
    touched = any(quote.start < start + length and start < quote.end for quote in here.quotes if not quote.level)

    assert (one.quotation == "indirect") == (not touched)
