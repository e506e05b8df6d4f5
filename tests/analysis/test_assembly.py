from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from onrecord.analysis import answers, assembly, encoder, extraction, headlines, quotes, turns
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import MODEL_RULE, Draft
from onrecord.analysis.extraction import Evidence, Raw, Reading
from onrecord.domain import Attribution, Report, Span
from onrecord.errors import TooSlow
from onrecord.reports import from_text

SURE = Evidence(0.99, 0.99, 0.99, 0.99, 0.99, True)
UNSURE = Evidence(0.01, 0.01, 0.01, 0.01, 0.01, True)
TITLE = "Dam at Eastmere to be raised, says Kerr"
BODY = (
    "The dam will be raised by two metres, Ora Venn said on Tuesday. “We start in May,” she added. "
    "Tomas Kerr denied that the road was closed."
)

LIVE = "14:05 It rains.\n\n14:40 It pours."

Row = tuple[str, str, str]  # source, cue, content


@pytest.fixture
def drafted(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Draft]]:
    """``drafted(text, rows, title, evidence)``: the drafts of a text in which the model finds ``rows``."""

    def run(text: str, rows: Sequence[Row] = (), title: str = "", evidence: Evidence = SURE) -> list[Draft]:
        def spans(words: str) -> tuple[Span, ...]:
            start = text.index(words) if words else 0
            return (Span(start, start + len(words)),) if words else ()

        def extract(read: str, *_: Any) -> Reading:
            if read != text:
                return Reading([], quotes.pair(read))  # a second look finds nothing
            raws = [Raw(*(spans(words) for words in row), evidence) for row in rows]
            return Reading(raws, quotes.pair(text))

        monkeypatch.setattr(extraction, "extract", extract)
        span = spans(title)[0] if title else None
        model, heads, deadline = encoder.shipped(), encoder.shipped_heads(), Deadline()
        return assembly.draft(text, span, assembly.read(text, span, model, heads, deadline), model, heads, deadline)

    return run


def rules(drafts: list[Draft]) -> list[str]:
    return [one.rule for one in sorted(drafts, key=lambda one: one.start)]


def told(attributions: Sequence[Attribution], report: Report) -> list[tuple[str, str]]:
    text = report.text.text
    return [
        (" ".join(s.of(text) for s in one.source), " ".join(s.of(text) for s in one.content)) for one in attributions
    ]


def test_what_the_model_is_sure_of_is_kept(drafted: Callable[..., list[Draft]]) -> None:
    (one,) = drafted("Ora Venn said that the dam holds.", [("Ora Venn", "said", "that the dam holds")])

    assert (one.rule, one.stance, one.quotation) == (MODEL_RULE, "asserted", "indirect")
    assert 0.5 < one.confidence <= 1


def test_what_the_model_is_not_sure_of_is_left_out(drafted: Callable[..., list[Draft]]) -> None:
    text = "Ora Venn said that the dam holds."
    assert drafted(text, [("Ora Venn", "said", "that the dam holds")], evidence=UNSURE) == []


def test_a_turn_replaces_what_the_model_made_of_it(drafted: Callable[..., list[Draft]]) -> None:
    text = "KERR: It will hold, I said so before.\n\nVENN: Will it?\n\nKERR: It will not."
    found = drafted(text, [("I", "said", "It will hold"), ("", "", "It will not")])

    assert rules(found) == [turns.TURN, turns.TURN, turns.TURN]


def test_what_no_rule_finds_stays_beside_turns(drafted: Callable[..., list[Draft]]) -> None:
    text = "The mayor said that it rained.\n\nKERR: Will it hold?\n\nVENN: It will not."
    found = drafted(text, [("The mayor", "said", "that it rained")])

    assert rules(found) == [MODEL_RULE, turns.TURN, turns.TURN]


def test_a_question_is_no_statement_and_its_answer_keeps_it(drafted: Callable[..., list[Draft]]) -> None:
    text = "Q: Will it hold?\n\nA: Yes.\n\nQ: For long?\n\nA: No."
    found = drafted(text, [("", "", "Will it hold?"), ("Q", ":", "For long?")])

    assert rules(found) == [turns.TURN, turns.TURN]
    assert [one.question.of(text) for one in found if one.question] == ["Will it hold?", "For long?"]


def test_a_headline_form_replaces_what_the_model_made_of_it(drafted: Callable[..., list[Draft]]) -> None:
    title = "Kerr: Dam at Eastmere to be raised"
    text = f"{title}\n\nTomas Kerr left."
    (one,) = drafted(text, [("Eastmere", "to", "be raised")], title=title)

    assert (one.rule, one.headline) == (headlines.HEADLINE, True)
    assert (one.source[0].of(text), one.content[0].of(text)) == ("Kerr", "Dam at Eastmere to be raised")


def test_rules_add_what_the_model_missed(drafted: Callable[..., list[Draft]]) -> None:
    text = "According to the board, the dam leaks. Kerr declined to comment."
    assert rules(drafted(text)) == [answers.ACCORDING, "silence-1"]


def test_a_title_is_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Sequence[int]] = []

    def extract(text: str, *rest: Any) -> Reading:
        seen.append(rest[4])
        return Reading([], [])

    monkeypatch.setattr(extraction, "extract", extract)
    assembly.attributions(from_text(BODY, title=TITLE), "m", Deadline())
    assembly.attributions(from_text(LIVE, title=TITLE), "m", Deadline())

    assert list(seen[0]) == [len(TITLE)]
    assert list(seen[1]) == [len(TITLE), *(len(TITLE) + 2 + LIVE.index(time) for time in ("14:05", "14:40"))]


def test_no_attribution_lies_in_a_title_and_in_the_body() -> None:
    report = from_text(BODY, title=TITLE)
    found, _ = assembly.attributions(report, "m", Deadline())

    assert ("Ora Venn", "The dam will be raised by two metres") in told(found, report)
    for one in found:
        sides = {span.start < len(TITLE) for span in (*one.source, *one.cue, *one.content)}
        assert len(sides) == 1
        assert one.headline == (True in sides)


def test_attributions_are_in_order_each_once_and_their_parents_are_there() -> None:
    more = "“Dale told us ‘never again’ in March,” Kerr said.\n\nKerr said: “It leaks.” Venn declined to comment."
    text = f"{BODY}\n\n{more}"
    report = from_text(text, title=TITLE)
    found, _ = assembly.attributions(report, "m", Deadline())
    names = [one.id for one in found]
    starts = [min(span.start for span in (*one.source, *one.cue, *one.content)) for one in found]

    assert len(found) >= 5
    assert len(set(names)) == len(names)
    assert starts == sorted(starts)
    assert all(one.parent in names for one in found if one.parent)
    assert found == assembly.attributions(report, "m", Deadline())[0]
    assert not set(names) & {one.id for one in assembly.attributions(report, "another model", Deadline())[0]}


def test_spans_are_on_the_stored_text_where_lines_are_set_aside_and_healed() -> None:
    aside = "Read more: “I left,” says Quist"
    text = f"{aside}\n\nOra Venn said on Tuesday that the dam will be\nraised by two metres.\n\n{aside} again"
    report = from_text(text, title=TITLE)
    found, _ = assembly.attributions(report, "m", Deadline())

    body = [row for one, row in zip(found, told(found, report), strict=True) if not one.headline]
    assert [source for source, _ in body] == ["Ora Venn"]
    assert "raised by two metres" in body[0][1]


@pytest.mark.parametrize("text", ["", "\n", "It rained."])
def test_nothing_is_attributed_to_nobody(text: str) -> None:
    assert assembly.attributions(from_text(text), "m", Deadline())[0] == ()


def test_assembly_stops_at_the_deadline() -> None:
    with pytest.raises(TooSlow):
        assembly.attributions(from_text(BODY), "m", Deadline(-1))
