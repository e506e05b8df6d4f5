from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import nesting
from onrecord.analysis.drafts import Draft, covers, merged, size
from onrecord.domain import Span

TEXT = "“Dale told us ‘Kerr said it leaks’ twice,” Venn said. It rained."


def test_the_smallest_content_around_a_draft_is_its_parent(draft: Callable[..., Draft]) -> None:
    outer = draft(TEXT, "“Dale told us ‘Kerr said it leaks’ twice,”", "Venn", "said.")
    middle = draft(TEXT, "‘Kerr said it leaks’", "Dale", "told")
    inner = draft(TEXT, "it leaks", "Kerr", "said")
    apart = draft(TEXT, "It rained.")
    nesting.adopt([inner, apart, outer, middle])

    assert (inner.parent, middle.parent, outer.parent, apart.parent) == (middle, outer, None, None)


def test_a_draft_that_reaches_out_of_a_content_does_not_lie_in_it(draft: Callable[..., Draft]) -> None:
    outer = draft(TEXT, "‘Kerr said it leaks’")
    one = draft(TEXT, "it leaks", "Dale", "told")
    nesting.adopt([outer, one])

    assert one.parent is None


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=3).map(
    lambda rows: merged(tuple(Span(start, start + length) for start, length in rows))
)


@given(st.lists(SPANS, max_size=12))
def test_parents_hold_their_children_and_never_go_round(contents: list[tuple[Span, ...]]) -> None:
    drafts = [Draft((), (), content, "by hand") for content in contents]
    nesting.adopt(drafts)
    for one in drafts:
        seen = set()
        at: Draft | None = one
        while at is not None:
            assert id(at) not in seen
            seen.add(id(at))
            at = at.parent
        if one.parent is not None:
            assert all(covers(one.parent.content, span) == span.end - span.start for span in one.spans)
            assert size(one.parent.content) > size(one.content)
