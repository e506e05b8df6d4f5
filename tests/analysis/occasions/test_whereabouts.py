"""Where the words around an attribution put it."""

from __future__ import annotations

import pytest

from onrecord.analysis.occasions.tails import Piece
from onrecord.analysis.occasions.whereabouts import Whereabouts
from tests.analysis.occasions.levels import level_of


@pytest.mark.parametrize(
    ("marked", "place"),
    [
        ("In Norwick [d on Friday], [s1 Kerr] [c1 said] [i1 it holds].", "Norwick"),
        ("In Norwick, [s1 Kerr] [c1 said]: “[q1 It holds].”", "Norwick"),
        ("In Norwick, [s1 Kerr] [c1 said], [i1 it holds].", None),  # which he speaks of
        ("Outside the courthouse, [s1 Kerr] [c1 said] [i1 it holds].", "the courthouse"),
        ("Venn saw her in Norwick, where [s1 Kerr] [c1 said] [i1 it holds].", "Norwick"),
        ("[s1 Kerr] flew to Norwick and [c1 said] [i1 it holds].", "Norwick"),
        ("[s1 Kerr] flew to Norwick when Venn [c1 said] [i1 it holds].", None),
        ("In Norwick it rained, [s1 Kerr] [c1 said], [i1 and poured].", None),
    ],
)
def test_places(marked: str, place: str | None) -> None:
    level = level_of(marked)

    found = Whereabouts(level).of(level.frames[0], [])

    assert [piece.place for piece in found] == ([place] if place else [])


def test_nothing_is_looked_for_where_another_piece_tells_it_or_bars_it() -> None:
    level = level_of("In Norwick [d on Friday], [s1 Kerr] [c1 said] [i1 it holds].")
    at = len(level.text)

    for other in (Piece(at, at, place="Westland"), Piece(at, at, block=True), Piece(3, at)):
        assert Whereabouts(level).of(level.frames[0], [other]) == []
