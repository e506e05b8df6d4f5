from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import domain
from onrecord.domain import (
    Analysis,
    Attribution,
    Dating,
    Entity,
    Found,
    Limits,
    MadeBy,
    Mention,
    Report,
    SetAside,
    Span,
    Speaker,
    Summary,
    Text,
)

TEXT = Text("t1", "“We start in May,” Ora Venn said. “Café first.”")
MADE_BY = MadeBy("0", "model")
VENN = Entity("e1", "Ora Venn", "person", named=True)
KERR = Entity("e2", "Kerr", "person", named=True)


def attribution(**changes: Any) -> Attribution:
    given: dict[str, Any] = {
        "id": "a1",
        "source": (Span(19, 27),),
        "cue": (Span(28, 32),),
        "content": (Span(0, 18), Span(34, 47)),
        "quotation": "direct",
        "stance": "asserted",
        "confidence": 0.9,
        "rule": "encoder_v1",
    }
    return Attribution(**(given | changes))


def speaker(**changes: Any) -> Speaker:
    given: dict[str, Any] = {
        "entity": VENN,
        "role": "speaker",
        "status": "resolved",
        "because": "the source names Ora Venn",
        "rule": "names_v1",
    }
    return Speaker(**(given | changes))


def report(**changes: Any) -> Report:
    given: dict[str, Any] = {
        "id": "r1",
        "text": TEXT,
        "path": "a.txt",
        "line": None,
        "format": "text",
        "raw": b"",
        "raw_sha256": "",
        "encoding": "utf-8",
        "repaired": False,
        "language": Found("en", "most words"),
    }
    return Report(**(given | changes))


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_the_text_between_its_offsets_in_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    assert Span(start, end).of(text) == text[start:end]


@given(st.integers(), st.integers())
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    if 0 <= start < end:
        assert Span(start, end) == Span(start, end)
    else:
        with pytest.raises(ValueError, match="0 <= start < end"):
            Span(start, end)


@given(st.text(max_size=20), st.integers(0, 30), st.integers(1, 30))
def test_a_span_past_its_text_is_refused(text: str, start: int, length: int) -> None:
    span = Span(start, start + length)
    if span.end <= len(text):
        assert len(span.of(text)) == length
    else:
        with pytest.raises(ValueError, match="reaches past"):
            span.of(text)


def test_spans_sort_by_place() -> None:
    assert sorted([Span(5, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(5, 6)]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: attribution(quotation="said"), "a quotation must be one of"),
        (lambda: attribution(stance="maybe"), "a stance must be one of"),
        (lambda: attribution(content=()), "needs a content"),
        (lambda: attribution(confidence=1.2), "between 0 and 1"),
        (lambda: attribution(confidence=float("nan")), "between 0 and 1"),
        (lambda: attribution(content=(Span(34, 47), Span(0, 18))), "in order and apart"),
        (lambda: attribution(content=(Span(0, 18), Span(17, 20))), "in order and apart"),
        (lambda: attribution(source=(Span(19, 27), Span(19, 27))), "in order and apart"),
        (lambda: attribution(parent="a1"), "cannot lie in itself"),
        (lambda: speaker(role="author"), "role must be one of"),
        (lambda: speaker(status="known"), "status must be one of"),
        (lambda: speaker(because=""), "needs a reason"),
        (lambda: speaker(rule=""), "needs a reason"),
        (lambda: speaker(entity=None), "exactly when it is resolved"),
        (lambda: speaker(status="unresolved"), "exactly when it is resolved"),
        (lambda: speaker(status="ambiguous", entity=None, candidates=(VENN,)), "at least two candidates"),
        (lambda: Entity("e1", " ", "person", named=True), "needs a name"),
        (lambda: Entity("e1", "officials", "crowd", named=False), "kind must be one of"),  # type: ignore[arg-type]
        (lambda: Entity("e1", "officials", "group", named=False, count=0), "at least 1"),
        (lambda: Mention(Span(0, 5), Span(3, 6), "person", named=True), "must lie inside"),
        (lambda: SetAside(Span(0, 5), "dull", "rule"), "reason must be one of"),  # type: ignore[arg-type]
        (lambda: Dating("2025-03-15", "2025-03-14", ()), "must not end before"),
        (lambda: Limits(max_text=0), "positive"),
        (lambda: Limits(max_seconds=0), "positive"),
        (lambda: report(format="pdf"), "format must be one of"),
        (lambda: report(title=Span(0, 500)), "reaches past"),
        (lambda: report(set_aside=(SetAside(Span(0, 500), "teaser", "rule"),)), "reaches past"),
        (lambda: Analysis(TEXT, (attribution(), attribution()), MADE_BY), "the same id"),
        (lambda: Analysis(TEXT, (attribution(parent="a9"),), MADE_BY), "which is not there"),
        (lambda: Analysis(TEXT, (attribution(content=(Span(0, 500),)),), MADE_BY), "reaches past"),
        (lambda: Analysis(TEXT, (attribution(question=Span(0, 500)),), MADE_BY), "reaches past"),
    ],
)
def test_what_breaks_an_invariant_cannot_be_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_a_no_comment_needs_no_content() -> None:
    assert attribution(content=(), stance="no-comment").content == ()


def test_an_ambiguous_speaker_lists_its_candidates() -> None:
    verdict = speaker(status="ambiguous", entity=None, candidates=(VENN, KERR))

    assert verdict.entity is None
    assert [entity.name for entity in verdict.candidates] == ["Ora Venn", "Kerr"]


def test_every_type_is_frozen_and_slotted() -> None:
    types = [value for value in vars(domain).values() if dataclasses.is_dataclass(value)]

    assert len(types) > 10
    for kind in types:
        assert kind.__dataclass_params__.frozen, kind
        assert hasattr(kind, "__slots__"), kind


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_shares_of_open_speakers_lie_between_0_and_1(resolved: int, unresolved: int, nobody: int) -> None:
    summary = Summary(1, 0, resolved + unresolved + nobody, 1, unresolved, 0, 0, 0.0, without_source=nobody)

    assert 0.0 <= summary.unresolved_share <= 1.0
    assert 0.0 <= summary.without_source_share <= 1.0
    assert summary.unresolved_share + summary.without_source_share <= 1.0 + 1e-9
    assert summary.words_per_second == 0.0
