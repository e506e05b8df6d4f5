"""Descriptions weighed: whom the facts together speak for, and what they are never asked about."""

from __future__ import annotations

import re

import pytest

from onrecord import ids
from onrecord.analysis.coreference import Coreference
from onrecord.analysis.speakers import bearings, resolve, rules, weighing
from onrecord.analysis.speakers.resolution import seated
from onrecord.domain import Attribution, Found, Report, Span, Speaker, Text

TEXT = (
    "Tomas Venn wants to build in Eastmere, and Venn has the money. Venn met Jon Marr on Monday. "
    "Venn and Marr spoke of the dam.\n\n"
    "The tycoon said that the dam would be paid for by the town.\n\n"
    "Ana Orlo came late. She said little of the dam, which her town has had for a hundred years.\n\n"
    "It rained on Tuesday, and nobody came to the dam, which has leaked for a year and may leak on.\n\n"
    "A driver said that nobody had asked her."
)
NOTHING = Coreference((), (), ())


def report(text: str = TEXT) -> Report:
    return Report(
        id="r0", text=Text(ids.text_id(text), text), path="a.txt", line=None, format="text", raw=b"", raw_sha256="",
        encoding="utf-8", repaired=False, language=Found("en", "test"),
    )  # fmt: skip


def span(words: str, text: str = TEXT) -> Span:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    assert found is not None
    return Span(*found.span())


def said(source: str, content: str, rule: str = "test") -> Attribution:
    return Attribution("a0", (span(source),), (), (span(content),), "indirect", "asserted", 1.0, rule)


def speaker(one: Attribution) -> Speaker:
    ((found,), _) = resolve(report(), [one], [NOTHING])
    (only,) = found.speakers
    return only


@pytest.fixture
def set_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights under which the most mentioned person is always the likeliest."""
    made = weighing.Weights(
        {**dict.fromkeys(weighing.weights().facts, 0.0), "mentions": 9.0, "nobody": -6.0}, 0.7, 0.8, 0.3
    )
    monkeypatch.setattr(weighing, "weights", lambda: made)


def test_the_shipped_weights_know_every_fact_and_are_of_this_rule() -> None:
    one = said("The tycoon", "that the dam would be paid for by the town")
    desk, scales = seated(report(), [one], [NOTHING])
    assert scales is not None
    parts = weighing.sources.read(desk.scan, one.source[0].start, one.source[0].end)
    found = scales.weigh(one, parts[0])
    learned = weighing.weights()
    names = {name for each in (*found.facts, found.nobody) for name in each}
    assert names <= set(learned.facts)
    assert names >= {name for name in learned.facts if bearings.JOINED not in name}
    shares = weighing.probabilities(found, learned.facts)
    assert len(shares) == len(found.people) + 1
    assert sum(shares) == pytest.approx(1.0)
    assert 0.0 < learned.doubts < learned.settles <= learned.names < 1.0


def test_an_open_description_is_whom_the_weights_are_sure_of(set_weights: None) -> None:
    found = speaker(said("The tycoon", "that the dam would be paid for by the town"))
    assert found.entity is not None
    assert found.entity.name == "Tomas Venn"
    assert found.rule == rules.WEIGHED
    assert found.evidence[0] == span("The tycoon")
    assert len(found.evidence) > 1


def test_an_unnamed_person_with_an_article_stays_so(set_weights: None) -> None:
    found = speaker(said("A driver", "that nobody had asked her"))
    assert found.entity is not None
    assert not found.entity.named
    assert found.rule == rules.WORDING


def test_labels_of_turns_are_not_weighed(set_weights: None) -> None:
    one = said("The tycoon", "that the dam would be paid for by the town", "turn-1")
    _, scales = seated(report(), [one], [NOTHING])
    assert scales is not None
    assert scales.part_of(one) is None


def test_a_report_without_named_people_is_left_as_it_is() -> None:
    text = "The tycoon said that it rains."
    one = Attribution(
        "a0", (span("The tycoon", text),), (), (span("that it rains", text),), "indirect", "asserted", 1.0, "t"
    )
    ((with_model,), _) = resolve(report(text), [one], [NOTHING])
    ((without,), _) = resolve(report(text), [one])
    assert with_model.speakers == without.speakers


def test_what_is_no_word_for_a_person_is_nobody_by_weights(set_weights: None) -> None:
    text = TEXT.replace("The tycoon", "The festival")
    place = span("The festival", text)
    one = Attribution(
        "a0",
        (place,),
        (),
        (span("that the dam would be paid for by the town", text),),
        "indirect",
        "asserted",
        1.0,
        "test",
    )
    ((found,), _) = resolve(report(text), [one], [NOTHING])
    assert all(each.rule != rules.WEIGHED for each in found.speakers)
