"""Contents in several pieces, with words of the report between them: no side shows those as words of the speaker."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.reconcile.discrepancies import of_statement, speakers
from onrecord.reconcile.discrepancies.findings import Finding
from onrecord.reconcile.statements.alignment import align, difference
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording
from tests.reconcile.statements.said import telling

BETWEEN = ",” she told the crowd in Orsa. “"
PIECES = st.lists(
    st.lists(
        st.sampled_from("the old dam will not hold hardly until spring never we close no 40 tides perhaps".split()),
        min_size=1,
        max_size=9,
    ).map(" ".join),
    min_size=1,
    max_size=3,
)


def parted(pieces: list[str], report: str, between: str = BETWEEN) -> tuple[Telling, list[Span]]:
    """A quotation in pieces, with the report's own words between them, and where its pieces stand."""
    text, spans = "“", []
    for piece in pieces:
        spans.append(Span(len(text), len(text) + len(piece)))
        text += piece + between
    return replace(telling(f"“{' '.join(pieces)}”", report), wording=wording(text, tuple(spans), direct=True)), spans


def outside(found: list[Finding], contents: dict[str, list[Span]]) -> list[Span]:
    """The spans of sides that reach beyond every piece of their telling's content."""
    return [
        span
        for one in found
        for told in (*one.left, *one.right)
        for span in told.spans
        if not any(piece.start <= span.start and span.end <= piece.end for piece in contents[told.telling.id])
    ]


def test_words_between_the_pieces_are_on_no_side_of_the_same_words_in_two_mouths() -> None:
    pieces = ["The old dam above Orsa will hold until spring", "We will close the eastern gate"]
    (one, ours), (other, theirs) = parted(pieces, "one"), parted(pieces, "two", ",” he said. “")
    found = speakers.between([one], [other])
    assert found is not None
    assert {told.telling.id: list(told.spans) for told in (*found.left, *found.right)} == {
        one.id: ours,
        other.id: theirs,
    }


def test_who_tells_of_anothers_statement_has_not_said_it() -> None:
    one = telling("that she would put the old dam above Orsa in charge of the eastern gate", "one")
    other = "Orla Venn's {} that she would put the old dam above Orsa in charge of the eastern gate forgets the valley"
    assert speakers.between([one], [telling(other.format("cousin"), "two")]) is not None
    assert speakers.between([one], [telling(other.format("statement"), "two")]) is None


@given(PIECES, PIECES)
def test_no_side_reaches_outside_of_the_content(mine: list[str], others: list[str]) -> None:
    (one, ours), (other, theirs) = parted(mine, "one"), parted(others, "two")
    contents = {one.id: ours, other.id: theirs}
    for pair in permutations([one, other]):
        found = of_statement(pair)
        between = speakers.between(pair[:1], pair[1:])
        assert outside([*found, *([between] if between else [])], contents) == []


def test_a_version_in_pieces_shows_where_others_stand_between_them() -> None:
    pieces = ["The dam will hold", "We will close the gate"]
    (one, _), whole = parted(pieces, "one"), telling("“The dam will hold. We shall close the eastern gate.”", "two")
    shown = difference(align(one.wording, whole.wording))
    assert shown == "The dam will hold […] We [-shall-] {+will+} close the [-eastern-] gate"
    (broken, _) = parted(pieces, "three", ",\n")
    assert "[…]" not in difference(align(broken.wording, whole.wording))
