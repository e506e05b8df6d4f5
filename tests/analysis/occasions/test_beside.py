"""Days and places beside a cue, with no phrase of an occasion to name them."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions.beside import Beside
from onrecord.analysis.occasions.owners import share_out
from tests.analysis.occasions.levels import level_of


def beside(marked: str) -> tuple[list[str | None], list[str | None]]:
    """The days and the places that stand beside the cue of the only attribution."""
    level = level_of(marked)
    share_out(level)
    (frame,) = level.frames
    found = Beside(level).of(frame, frame.pieces)
    days = [piece.date.span.of(level.text) for piece in found if piece.date]
    return days, [piece.place for piece in found if piece.place]


@pytest.mark.parametrize(
    "marked",
    [
        "“[q1 It holds],” [s1 Kerr] [c1 said] [d on Monday].",
        "“[q1 It holds],” [c1 said] [s1 Kerr] [d on Monday].",
        "[s1 Kerr] [d on Monday] [c1 said] [i1 it holds].",
        "[s1 Kerr], who [d on Monday] [c1 said] [i1 it holds], is away.",
        "[s1 Kerr] [c1 said [d on Monday] that] [i1 it holds].",
        "[d on Monday], [s1 Kerr] [c1 said] [i1 it holds].",
        "And [d on Monday] [s1 Kerr] [c1 said] [i1 it holds].",
        "“[q1 It holds],” [s1 Kerr] [c1 said] of the wall [d on Monday] at a forum.",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the opening [d on Monday].",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the opening of the bridge [d on Monday].",
        "[s1 Kerr] [c1 was quoted [d on Monday] as saying] [i1 it holds].",
        "[s1 Kerr] [c1 added] [d on Monday] at a forum that [i1 it holds].",
    ],
)
def test_a_day_beside_the_cue(marked: str) -> None:
    assert beside(marked) == (["on Monday"], [])


@pytest.mark.parametrize(
    "marked",
    [
        "[s1 Kerr], who left [d on Monday], [c1 told] a hearing [i1 it holds].",
        "[s1 Kerr] of the wall that fell [d on Monday] [c1 said] [i1 it holds].",
        "As it rained [d on Monday], the wall held, and [s1 Kerr] [c1 said] [i1 it holds].",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the grave of a man shot [d on Monday].",
        "“[q1 It holds],” [s1 Kerr] [c1 said] of the flood that came with the storm [d on Monday].",
        "It rained [d on Monday]. [s1 Kerr] [c1 said] [i1 it holds].",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the grave of a guard slain [d on Monday].",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the graves of the victims of [d Monday].",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the scene of the crash [d on Monday].",
        "“[q1 It holds],” [s1 Kerr] [c1 said], at the opening of [d Monday]’s games.",
        "[s1 Kerr] [c1 told a rally for men laid off on [d Monday] that] [i1 it holds].",
        "[s1 Kerr] [c1 said of [d Monday]’s vote that] [i1 it holds].",
        "[s1 Kerr] [c1 said] of the man shot [d on Monday] at a rally that [i1 it holds].",
    ],
)
def test_a_day_of_something_else(marked: str) -> None:
    assert beside(marked) == ([], [])


def test_a_day_in_the_cue() -> None:
    assert beside("[s1 Kerr] [c1 said [d yesterday] that] [i1 it holds].") == (["yesterday"], [])


def test_a_phrase_with_a_day_leaves_nothing_to_look_for() -> None:
    assert beside("[d On Monday], [s1 Kerr] [c1 said] [i1 it holds] in a speech [d on Friday].") == ([], [])


def test_a_place_behind_the_cue_and_its_day() -> None:
    assert beside("“[q1 It holds],” [s1 Kerr] [c1 said] in Norwick.") == ([], ["Norwick"])
    assert beside("“[q1 It holds],” [s1 Kerr] [c1 said] in Norwick [d on Monday].") == (["on Monday"], ["Norwick"])


def test_what_a_content_tells_stands_beside_no_cue() -> None:
    assert beside("[s1 Kerr] [c1 said] [i1 in Norwick on Monday it holds].") == ([], [])


def test_the_day_with_which_a_sentence_opens() -> None:
    for marked, opens in (
        ("[d On Monday] the wall held, and [s1 Kerr] [c1 said] [i1 it holds].", "On Monday"),
        ("The wall held [d on Monday], and [s1 Kerr] [c1 said] [i1 it holds].", None),
        ("“[q1 It holds].”", None),
    ):
        level = level_of(marked)
        date = Beside(level).opening(level.frames[0])
        assert (date.span.of(level.text) if date else None) == opens
