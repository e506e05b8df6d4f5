from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.reconcile.positions.subjects import LONGEST, MOST, phrases, singular
from onrecord.reconcile.positions.tokens import sentences


def keys(words: str, *names: str) -> set[str]:
    return {one.key for one in phrases(sentences(words, (Span(0, len(words)),), direct=False), names)}


def test_nouns_and_what_stands_before_them_are_phrases() -> None:
    found = keys("that higher defence spending would ruin the ferry")

    assert {"defence spending", "higher defence spending", "spending", "ferry"} <= found
    assert not found & {"higher", "ruin", "would", "that"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the tariffs", "a tariff"),
        ("the ferries", "this ferry"),
        ("Roads crack", "the road"),
        ("defense budgets", "the defence budget"),
        ("the Gannet Lock", "the Gannet locks"),
    ],
)
def test_inflections_and_spellings_share_a_form(one: str, other: str) -> None:
    assert keys(one) & keys(other)


def test_a_name_that_ends_in_s_keeps_it_and_new_begins_one() -> None:
    assert {"harkins", "new norden"} <= keys("Harkins met them in New Norden")


def test_reporting_time_measure_and_the_speaker_are_no_subjects() -> None:
    words = "a spokesman told reporters in an interview on Monday that three percent of Venn is Ora Venn this year"

    assert keys(words, "ora", "venn") == set()


def test_a_noun_that_only_wraps_what_is_said_is_no_subject_by_itself() -> None:
    found = keys("its commitment and the outcome of the dam project, its role, the importance of climate action")

    assert {"dam project", "climate action", "dam"} <= found
    assert not found & {"commitment", "outcome", "role", "importance", "action"}


def test_what_stands_behind_to_may_be_a_verb() -> None:
    assert keys("to counter foreign floods") == {"foreign flood", "flood"}


def test_there_are_at_most_so_many_phrases_the_weightiest_first() -> None:
    words = "the " + " or the ".join(f"zorb{chr(97 + n % 26)}{chr(97 + n // 26)} bridge" for n in range(300))
    found = phrases(sentences(words, (Span(0, len(words)),), direct=False))

    assert len(found) == MOST
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)


@given(st.text(alphabet="abs Xi'’-.,é“”0", max_size=120))
def test_any_text_gives_phrases_of_few_words(words: str) -> None:
    content = (Span(0, len(words)),) if words else ()
    for one in phrases(sentences(words, content, direct=False)):
        assert 1 <= len(one.key.split(" ")) <= LONGEST
        assert one.wording in " ".join(words.split()) or " " in one.wording


@pytest.mark.parametrize(
    ("word", "form"), [("buses", "bus"), ("policies", "policy"), ("crisis", "crisis"), ("news", "news"), ("gas", "gas")]
)
def test_the_singular_of_a_noun(word: str, form: str) -> None:
    assert singular(word) == form
