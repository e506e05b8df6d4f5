"""Pronouns weighed: whom the weights are sure of, where rules leave it open or say another."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.coreference import Coreference
from onrecord.analysis.speakers import pointing, resolve, rules, sources
from onrecord.analysis.speakers.resolution import seated
from onrecord.analysis.speakers.weighing import Weights
from onrecord.domain import Speaker
from tests.analysis.speakers.resolving import attributions_of, report_of

NOTHING = Coreference((), (), ())
TEXT = "Jon Venn met Max Kerr in Eastmere on Monday. He said one."


def speaker(text: str, source: str, content: str) -> Speaker:
    ((found,), _) = resolve(report_of(text), attributions_of(text, (source, content)), [NOTHING])
    (only,) = found.speakers
    return only


@pytest.fixture
def last_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights under which whoever is named last is meant."""
    facts = {**dict.fromkeys(pointing.weights().facts, 0.0), "named last": 9.0, "nobody": -6.0}
    made = Weights(facts, 0.8, 1.0, 2.0)
    monkeypatch.setattr(pointing, "weights", lambda: made)


def test_the_shipped_weights_know_every_fact_and_are_of_this_rule() -> None:
    given = attributions_of(TEXT, ("He", "one"))
    desk, scales = seated(report_of(TEXT), given, [NOTHING])
    assert scales is not None
    parts = sources.read(desk.scan, given[0].source[0].start, given[0].source[0].end)
    found = pointing.weigh(scales, given[0], parts[0])
    learned = pointing.weights()
    assert {name for each in (*found.facts, found.nobody) for name in each} == set(learned.facts)
    assert len(found.people) == 2
    assert 0.5 <= learned.settles < 1.0


def test_an_open_pronoun_is_whom_the_weights_are_sure_of(last_named: None) -> None:
    text = "Jon Venn and Max Kerr met. Then he said one."
    assert speaker(text, "he", "one").rule == rules.POINTED
    found = speaker(text, "he", "one").entity
    assert found is not None
    assert found.name == "Max Kerr"


def test_what_the_rules_know_is_not_weighed(last_named: None) -> None:
    text = "Jon Venn spoke of Max Kerr. He said one."
    assert speaker(text, "He", "one").rule == rules.PRONOUN


def test_what_the_rules_know_is_somebody_else_where_the_weights_are_sure(
    last_named: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Jon Venn spoke of Max Kerr. He said one."
    made = dataclasses.replace(pointing.weights(), doubts=0.5, overrules=0.8)
    monkeypatch.setattr(pointing, "weights", lambda: made)
    found = speaker(text, "He", "one")
    assert (found.rule, found.entity.name if found.entity else None) == (rules.POINTED, "Max Kerr")
    assert "by the rules alone Jon Venn" in found.because

    unsure = dataclasses.replace(made, overrules=2.0)
    monkeypatch.setattr(pointing, "weights", lambda: unsure)
    found = speaker(text, "He", "one")
    assert (found.entity, [each.name for each in found.candidates]) == (None, ["Jon Venn", "Max Kerr"])


def test_a_pronoun_without_people_stays_open(last_named: None) -> None:
    assert speaker("It rained. He said one.", "He", "one").entity is None


UNKNOWN = "Jon Venn spoke of Mayor Xanthorel Kerr. He said one."


@pytest.mark.parametrize(("surely", "expected"), [(0.7, "Xanthorel Kerr"), (2.0, "Jon Venn")])
def test_whom_nothing_shows_to_be_a_he_is_given_only_surely(
    last_named: None, monkeypatch: pytest.MonkeyPatch, surely: float, expected: str
) -> None:
    made = dataclasses.replace(pointing.weights(), doubts=0.5, overrules=0.5, surely=surely)
    monkeypatch.setattr(pointing, "weights", lambda: made)
    found = speaker(UNKNOWN, "He", "one").entity
    assert (found.name if found else None) == expected


def test_a_bare_name_that_is_said_once_shows_too_little(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {**dict.fromkeys(pointing.weights().facts, 0.0), "nobody": -9.0}
    monkeypatch.setattr(pointing, "weights", lambda: Weights(facts, 0.3, 1.0, 2.0, surely=0.3))
    assert speaker("Kerr met Venn on Monday. She said one.", "She", "one").entity is None
    assert speaker("Jon Kerr met Ann Venn on Monday. He said one.", "He", "one").entity is not None
