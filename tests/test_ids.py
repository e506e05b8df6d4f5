from __future__ import annotations

import re
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from onrecord import ids
from onrecord.domain import Span

SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=3)


@given(st.text(st.characters(codec=None)))
def test_any_text_has_an_id_of_one_letter_and_twenty_digits(text: str) -> None:
    assert re.fullmatch(r"t[0-9a-f]{20}", ids.text_id(text))
    assert ids.text_id(text) == ids.text_id(text)


def test_ids_are_the_same_on_every_machine_and_in_every_version() -> None:
    # A record made today must be found again by a later version: these values may never change.
    text = ids.text_id("Café: “yes”")
    attribution = ids.attribution_id(text, [Span(0, 4)], [], [Span(6, 11)], "m1")

    assert text == "tf3b0fd1d5cf553d281fb"
    assert ids.report_id(ids.sha256(b"raw"), "a/b.txt", None) == "rf9c581b894949ed81fd7"
    assert attribution == "a7c1bd6d22804d72791f5"
    assert ids.statement_id(attribution) == "s" + attribution[1:]
    assert ids.entity_id("person", "ora venn") == "efa11277ced90b920c7b9"


@given(st.text(), st.text(), st.text(), st.text())
def test_parts_never_run_into_each_other(a: str, b: str, c: str, d: str) -> None:
    assert (ids.entity_id("person", a, b) == ids.entity_id("person", c, d)) == ((a, b) == (c, d))


@given(SPANS, SPANS, SPANS, SPANS)
def test_an_attribution_is_told_apart_by_the_role_of_each_span(
    source: list[Span], cue: list[Span], content: list[Span], other: list[Span]
) -> None:
    made = ids.attribution_id("t", source, cue, content, "m")

    assert (made == ids.attribution_id("t", cue, source, content, "m")) == (source == cue)
    assert (made == ids.attribution_id("t", source, cue, other, "m")) == (content == other)
    assert made != ids.attribution_id("t", source, cue, content, "m2")
    assert made != ids.attribution_id("t2", source, cue, content, "m")


def test_a_report_is_told_apart_by_bytes_place_and_line() -> None:
    made = [ids.report_id(raw, place, line) for raw in ("x", "y") for place in ("a", "b") for line in (None, 1, 2)]

    assert all(one != other for one, other in combinations(made, 2))
