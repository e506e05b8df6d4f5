"""What sentences that attribute nothing tell of an occasion."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions.anchors import anchors_of
from onrecord.analysis.occasions.told import Anchor
from tests.analysis.occasions.levels import level_of, words


def only(marked: str) -> Anchor:
    (anchor,) = anchors_of(level_of(marked))
    return anchor


def test_who_spoke_somewhere_stands_before_it() -> None:
    anchor = only("Kerr held a rally in Westland.")

    assert (anchor.told.event, anchor.told.place, anchor.remarks) == ("a rally", "Westland", False)
    assert anchor.subject == "Kerr "


def test_where_the_phrase_opens_the_sentence_who_spoke_stands_behind_it() -> None:
    assert only("When reached by the Courier, Kerr had little to say.").subject == ", Kerr"


@pytest.mark.parametrize(
    "marked",
    [
        "The remarks came in an interview.",
        "Kerr made the comments in an interview.",
        "She was speaking in an interview.",
    ],
)
def test_what_stands_before_was_said_there(marked: str) -> None:
    anchor = only(marked)

    assert anchor.remarks
    assert anchor.told.kind == "interview"


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("[d On Monday] Kerr gave a long speech.", "On Monday"),
        ("The people of Norwick say Kerr [d on Monday] gave a long speech.", "on Monday"),
        ("Kerr saw Venn [d on Monday] and later gave a long speech.", None),
        ("[d On Monday] it rained, and Kerr gave a long speech [d on Friday].", "on Friday"),
    ],
)
def test_its_day_stands_in_it_or_right_before_it_or_opens_the_sentence(marked: str, day: str | None) -> None:
    level = level_of(marked)
    (anchor,) = anchors_of(level)

    assert (anchor.told.date.span.of(level.text) if anchor.told.date else None) == day


def test_what_follows_at_once_is_of_the_same_occasion() -> None:
    level = level_of("Kerr spoke to reporters at a rally.")
    (anchor,) = anchors_of(level)

    assert (anchor.told.party, anchor.told.event) == ("reporters", "a rally")
    assert words(level, anchor.told.spans) == ["spoke to reporters", "at a rally"]


def test_what_follows_at_once_leaves_several_occasions_several() -> None:
    told = only("Kerr gave several interviews at a summit in Norwick.").told

    assert (told.event, told.several) == ("a summit", True)


def test_a_day_that_owns_what_opens_the_sentence_is_not_that_of_the_occasion() -> None:
    assert only("[d Sunday]’s fire was on every mind as Kerr gave a long speech.").told.date is None


@pytest.mark.parametrize(
    "marked",
    [
        "Kerr was seen at a rally.",  # not that anybody spoke there
        "Kerr was quoted in court papers.",
        "[s1 Kerr] [c1 said] [i1 it holds] as he held a rally in Westland.",
        "[s1 Kerr] [c1 said] [i1 that Venn had held a rally. Venn gave a long speech].",
    ],
)
def test_no_occasion_of_its_own(marked: str) -> None:
    assert anchors_of(level_of(marked)) == []


def test_whom_somebody_met_says_where_and_not_to_whom_it_was_said() -> None:
    told = only("Kerr met Chancellor Venn in Norwick.").told

    assert (told.kind, told.place, told.party) == ("unknown", "Norwick", None)
