from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.held import innermost
from onrecord.domain import Attribution, Span


def attribution(id: str, *content: tuple[int, int], parent: str | None = None) -> Attribution:
    spans = tuple(Span(*each) for each in content)
    return Attribution(id, (), (), spans, "indirect", "asserted", 0.5, "test-1", parent)


def test_the_innermost_attribution_has_it() -> None:
    outer, inner = attribution("a1", (0, 50)), attribution("a2", (20, 40), parent="a1")
    spans = [Span(1, 5), Span(21, 25), Span(38, 42), Span(45, 60)]
    assert innermost([outer, inner], spans) == {0: [0, 2], 1: [1]}


def test_who_shares_a_content_shares_what_it_holds() -> None:
    one, other = attribution("a1", (0, 50)), attribution("a2", (0, 50))
    assert innermost([one, None, other], [Span(1, 5)]) == {0: [0], 2: [0]}
    child = attribution("a2", (0, 50), parent="a1")
    assert innermost([one, child], [Span(1, 5)]) == {1: [0]}


def test_a_piece_must_hold_it_whole() -> None:
    assert innermost([attribution("a1", (0, 10), (12, 20))], [Span(8, 14), Span(12, 20)]) == {0: [1]}
    assert innermost([attribution("a1", (0, 10))], []) == {}


edges = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda each: (each[0], each[0] + each[1]))


@given(st.lists(edges, max_size=8), st.lists(edges, max_size=8))
def test_it_is_what_a_look_at_every_pair_finds(contents: list[tuple[int, int]], places: list[tuple[int, int]]) -> None:
    attributions = [attribution(f"a{n}", content) for n, content in enumerate(contents)]
    expected: dict[int, set[int]] = {}
    for n, (start, end) in enumerate(places):
        holding = [(b - a, number) for number, (a, b) in enumerate(contents) if a <= start and end <= b]
        for size, number in holding:
            if size == min(holding)[0]:
                expected.setdefault(number, set()).add(n)
    found = innermost(attributions, [Span(*place) for place in places])
    assert {number: set(spans) for number, spans in found.items()} == expected
