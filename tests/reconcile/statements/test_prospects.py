"""Pairs of tellings that are left out before anybody looks at them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from onrecord.domain import Figure, Span
from onrecord.reconcile.statements.likeness import Likeness
from onrecord.reconcile.statements.prospects import Prospects
from onrecord.reconcile.statements.tellings import Telling
from tests.reconcile.statements.said import day, occasion, telling
from tests.reconcile.statements.test_stories import NEAR, of_matter, told


def hoped(tellings: list[Telling], a: int, b: int) -> bool:
    return bool(Prospects(Likeness(tellings)).of(a, [b])[0])


def test_what_is_left_out_has_nothing_that_says_that_it_is_of_one_occasion() -> None:
    count = Figure(Span(0, 1), "count", "340", "340", None, None, False, None, rule="test-1")
    far = "landslip hydrologist turbine gearbox culvert"
    summit = occasion("speech", event="the Harrow Point summit")
    tellings = [
        told("that engineers had examined the joints of the dam with care", "one"),
        told("close study of the dam by engineers", "two"),
        told("his resignation", "three"),
        telling("that the old quarry road would stay closed", "four", meaning=NEAR),
        telling("the road to the old quarry stays closed", "five", meaning=NEAR),
        telling("that hundreds of homes had no power", "six", figures=(count,), meaning=NEAR),
        telling("a blackout for whole streets of the town", "seven", figures=(count,), meaning=NEAR),
        telling(
            "that engineers had examined the joints",
            "eight",
            occasion=summit,
        ),
        telling("close study of the dam by experts", "nine", occasion=summit),
        of_matter(
            "that a haulier had blocked the road to the quarry", "ten", "marzipan accordion trombone vicarage zither"
        ),
        of_matter("a haulier in the way at the quarry gate", "eleven", far),
    ]
    tellings += [replace(one, id=f"{one.id} later", written=day("2025-03-06")) for one in tellings[:5]]
    likeness, prospects = Likeness(tellings), Prospects(Likeness(tellings))
    found = {evidence for a, b in permutations(range(len(tellings)), 2) if (evidence := likeness.evidence(a, b))}
    assert {"name", "story", "words", "figure", "matter"} <= found
    for a, b in permutations(range(len(tellings)), 2):
        if likeness.evidence(a, b) is not None and tellings[a].text != tellings[b].text:
            assert prospects.of(a, [b])[0]


def test_a_pair_that_nothing_brings_together_is_left_out() -> None:
    one = telling("that the old quarry road would stay closed", "one", meaning=NEAR)
    other = telling("a summer without rain in the valley", "two", meaning=NEAR)
    assert not hoped([one, other], 0, 1)
    assert hoped([one, replace(one, id="b", text="two")], 0, 1)


def test_of_one_text_only_a_headline_can_be_another_of_its_tellings() -> None:
    one = telling("that the old quarry road would stay closed", "one", meaning=NEAR)
    again = replace(one, id="again")
    assert not hoped([one, again], 0, 1)
    assert hoped([one, replace(again, headline=True)], 0, 1)
