"""Texts of one story, and what that lets be joined."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Figure, Span
from onrecord.reconcile.statements.grouping import group
from onrecord.reconcile.statements.likeness import Likeness, slipped
from onrecord.reconcile.statements.stories import ALIKE, DAYS, VALUES, alike, marks, one_story, shared, sketch
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Wording, wording
from tests.reconcile.statements.said import day, occasion, telling

SPEECH = "We looked at every joint of the old dam, and nobody asked for a discount."
RARE = (
    "brixwell haulier ombudsman turbine quarry culvert landslip vicarage hydrologist marzipan accordion trombone "
    "gannet breakwater herring capstan"
).split()
NEAR, FAR = bytes([100, 20] + [0] * 382), bytes([0, 0, 120] + [0] * 381)


def quoted(words: str) -> Wording:
    return wording(words, (Span(0, len(words)),), direct=True)


def test_texts_that_quote_the_same_run_of_words_within_days_are_of_one_story() -> None:
    one, other = marks([quoted(SPEECH)]), marks([quoted("She said: " + SPEECH[:45]), quoted("Something else")])
    assert shared(one, other) > 0
    assert one_story(one, other, 0)
    assert one_story(one, other, DAYS)
    assert not one_story(one, other, DAYS + 1)


def test_texts_full_of_the_same_rare_words_are_of_one_story_too() -> None:
    matter = "Brixwell haulier ombudsman turbine quarry culvert landslip vicarage hydrologist"
    one, other = marks((), f"{matter} marzipan accordion"), marks((), f"The {matter} of last week, and a trombone")
    assert shared(one, other) == 0
    assert one_story(one, other, 0)
    assert one_story(one, other, None)
    assert not one_story(one, other, DAYS + 1)
    assert not one_story(one, marks((), "The weather of last week, and what the minister said about schools"), 0)


def test_how_much_alike_two_texts_are_by_their_rare_words() -> None:
    matter, rest, other = "brixwell haulier ombudsman quarry", "marzipan accordion trombone vicarage", "culvert turbine"
    assert alike(marks((), f"{matter} {rest}"), marks((), f"{matter.title()}, 86,000 in 2024 of the {rest}")) == 1
    assert alike(marks((), matter), marks((), f"{matter} {rest}")) == pytest.approx(0.5**0.5)
    assert alike(marks((), matter), marks((), other)) == 0


def test_a_sketch_is_of_the_rare_words_alone_in_any_order() -> None:
    matter = "brixwell haulier ombudsman turbine quarry culvert landslip vicarage hydrologist"
    made = sketch(marks((), matter))
    assert len(made) == VALUES
    assert all(0 <= value < 2**32 for value in made)
    assert made == sketch(marks([quoted(SPEECH)], " ".join(reversed(matter.split())), [NEAR]))
    assert sketch(b"") == sketch(marks((), "and what the minister said about schools")) == []


@given(st.sets(st.sampled_from(RARE), min_size=6), st.sets(st.sampled_from(RARE), min_size=6))
def test_texts_with_half_of_their_rare_words_in_common_share_a_value(one: set[str], other: set[str]) -> None:
    common = len(one & other) / len(one | other)
    same = set(sketch(marks((), " ".join(one)))) & set(sketch(marks((), " ".join(other))))
    assert same or common < 0.5
    assert not same or common


def test_without_days_more_must_be_shared() -> None:
    assert one_story(marks([quoted(SPEECH)]), marks([quoted(SPEECH)]), None)
    assert not one_story(marks([quoted(SPEECH)]), marks([quoted("every joint of the old dam")]), None)


def test_few_words_and_empty_words_are_no_story() -> None:
    assert marks([quoted("nobody asked for"), quoted("it is what it is and that is all there is to it")]) == b""
    assert shared(b"", b"") == 0
    assert not one_story(b"", b"", 0)


def test_only_what_is_quoted_counts_and_its_order_does_not() -> None:
    plain = wording(SPEECH, (Span(0, len(SPEECH)),), direct=False)
    assert marks([plain]) == b""
    parts = [quoted(SPEECH), quoted("Not a single euro of this money will go to consultants")]
    assert marks(parts) == marks(parts[::-1])


def told(words: str, report: str, meaning: bytes = NEAR, story: str = SPEECH, **more: object) -> Telling:
    return telling(words, report, meaning=meaning, marks=marks([quoted(story)]), **more)  # type: ignore[arg-type]


def telling_of(one: Telling, story: str) -> Telling:
    return replace(one, marks=marks([quoted(story)]))


def test_in_one_story_the_best_match_by_a_lead_is_one_statement() -> None:
    one = told("that engineers had examined the joints of the dam with care", "one")
    other = told("close study of the dam by engineers", "two")
    rest = told("that rain was likely on Sunday afternoon", "two", FAR)
    assert sorted(len(found.tellings) for found in group([one, other, rest])) == [1, 2]
    far = "Another quotation of another story"
    elsewhere = [telling_of(each, far) for each in (other, rest)]
    assert len(group([one, *elsewhere])) == 3


def test_two_matches_that_are_as_near_are_none() -> None:
    one = told("that engineers had examined the joints of the dam with care", "one")
    rivals = [told(f"close study of the dam by {who}", "two") for who in ("engineers", "the board")]
    assert len(group([one, *rivals])) == 3


def at(degrees: int) -> bytes:
    """A vector of meaning; the cosine of two is that of the angle between them."""
    turned = math.radians(degrees)
    return bytes([round(120 * math.cos(turned)), round(120 * math.sin(turned))] + [0] * 382)


def test_a_rival_that_has_found_its_match_is_none_any_longer() -> None:
    dam = told("that engineers had examined the joints of the dam with care", "one", at(0))
    same = told("close study of the dam by engineers, joint after joint", "two", at(0))
    lake = told("a summer without rain, low water and dry wells", "one", at(40))
    dry = told("months of drought emptying reservoirs in every valley", "two", at(75))
    likeness = Likeness(sorted((dam, same, lake, dry), key=lambda one: one.fullness))
    pair = likeness.at[lake.id], likeness.at[dry.id]
    assert not likeness.ahead(*pair, {n: n for n in range(4)})
    assert sorted(len(found.tellings) for found in group([dam, same, lake, dry])) == [2, 2]


def test_a_story_reaches_over_a_third_report_in_which_the_speaker_speaks() -> None:
    second = "Not a single euro of this money will go to consultants"
    one = told("that engineers had examined the joints of the dam with care", "one")
    other = told("close study of the dam by engineers", "two", story=second)
    between = telling("that the lake was low", "three", meaning=FAR, marks=marks([quoted(SPEECH), quoted(second)]))
    assert len(group([one, other])) == 2
    assert sorted(len(found.tellings) for found in group([one, other, between])) == [1, 2]


def test_a_name_that_many_occasions_have_and_a_year_say_nothing_of_which_it_was() -> None:
    def evidence(**more: object) -> str | None:
        one = telling("that engineers had examined the joints", "one", occasion=occasion("speech", **more))  # type: ignore[arg-type]
        other = telling("close study of the dam by experts", "two", occasion=occasion("speech", **more))  # type: ignore[arg-type]
        return Likeness([one, other]).evidence(0, 1)

    assert evidence(event="the Harrow Point summit") == "name"
    assert evidence(event="a campaign rally") is None
    assert evidence(interlocutor="reporters") is None
    assert evidence(on="2025-03-03") == "day"
    assert evidence() is None


@pytest.mark.parametrize(("value", "found"), [("340", "figure"), ("3", None)])
def test_one_figure_that_is_no_small_count_is_of_one_thing(value: str, found: str | None) -> None:
    count = Figure(Span(0, 1), "count", value, value, None, None, False, None, rule="test-1")
    one = telling("that hundreds of homes had no power", "one", figures=(count,), meaning=NEAR)
    other = telling("a blackout for whole streets of the town", "two", figures=(count,), meaning=NEAR)
    assert Likeness([one, other]).evidence(0, 1) == found


MATTER = "haulier quarry"


def of_matter(words: str, report: str, rest: str, number: str = "") -> Telling:
    known = marks([], f"{MATTER} {rest} {number}")
    return telling(words, report, marks=known, meaning=NEAR)


def test_in_texts_of_one_matter_what_two_share_must_speak_for_itself() -> None:
    near = "marzipan accordion trombone vicarage zither"
    one = of_matter("that a haulier had blocked the road to the quarry", "one", near)
    far = "landslip hydrologist turbine gearbox culvert"
    same = of_matter("a haulier in the way at the quarry gate", "two", far)
    none = of_matter("that the weather had been fine all summer", "two", far)

    assert alike(one.marks, same.marks) < ALIKE
    assert Likeness([one, same]).evidence(0, 1) == "matter"
    assert Likeness([one, none]).evidence(0, 1) is None
    assert Likeness([one, replace(same, written=day("2025-03-06"))]).evidence(0, 1) is None


def test_a_content_of_few_words_needs_a_story_and_more_than_names() -> None:
    one, two = told("his resignation", "one"), told("him to step down", "two")

    assert Likeness([one, two]).evidence(0, 1) == "brief"
    assert Likeness([one, told("Lake Urm", "two")]).evidence(0, 1) is None
    assert Likeness([one, telling_of(two, "Another quotation of another story")]).evidence(0, 1) is None
    assert Likeness([one, replace(two, written=day("2025-03-06"))]).evidence(0, 1) is None


def test_digits_in_another_order_are_a_slip() -> None:
    assert slipped(63, 36)
    assert slipped(7000, 700)
    assert slipped(4.5, 5.4)
    assert not slipped(9, 7)
    assert not slipped(48, 50)


def test_a_content_of_few_words_is_joined_where_the_other_has_them() -> None:
    one, other = told("to intervene", "one"), told("to intervene in the dispute", "two")
    assert len(group([one, other])) == 1


def test_a_content_that_hardly_says_anything_is_joined_with_none_in_other_words() -> None:
    one, other = told("Orlo", "one"), told("Mr Orlo on Sunday", "two")
    assert len(group([one, other])) == 2
