"""Participles of saying that lean on another noun phrase than the clause's subject."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord.analysis.speakers import resolve
from tests.analysis.speakers.resolving import attributions_of, report_of, span_of


def entity_of(text: str, cue: str, content: str) -> str | None:
    (one,) = attributions_of(text, ("Ana Orlo", content))
    ((found,), _) = resolve(report_of(text), [dataclasses.replace(one, cue=span_of(text, cue))])
    (speaker,) = found.speakers
    return speaker.entity.name if speaker.entity else None


@pytest.mark.parametrize(
    "text",
    [
        "Ana Orlo fought efforts by some Republicans to close the port, while saying they back trade.",
        "Ana Orlo spoke of attempts by several rival lawmakers to close the port while saying they back trade.",
    ],
)
def test_a_group_nearer_to_the_participle_leaves_it_open(text: str) -> None:
    assert entity_of(text, "saying", "they back trade") is None


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Orlo fought the plan of the port, while saying they back trade.", "they back trade"),
        ("Ana Orlo fought efforts by some Republicans, while saying she backs trade.", "she backs trade"),
        ("Ana Orlo fought efforts by the port, while saying they back trade.", "they back trade"),
    ],
)
def test_elsewhere_it_is_the_subject_of_the_clause(text: str, content: str) -> None:
    assert entity_of(text, "saying", content) == "Ana Orlo"
