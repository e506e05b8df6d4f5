from __future__ import annotations

from onrecord.analysis.occasions.tails import ADDRESSEE, EVENT, NOTHING, NOUN, Piece
from onrecord.analysis.occasions.told import Frame, Told
from onrecord.domain import Attribution, Date, Span


def piece(start: int, **rest: object) -> Piece:
    return Piece(start, start + 5, spans=[Span(start, start + 5)], **rest)  # type: ignore[arg-type]


def test_the_kind_is_that_of_the_strongest_and_each_field_that_of_the_first() -> None:
    told = Told.of(
        [
            piece(20, kind="meeting", strength=EVENT, event="a rally", place="Norwick"),
            piece(0, kind="interview", strength=ADDRESSEE, medium="the Courier", place="Eastmere"),
            piece(40, kind="statement", strength=NOUN, definite=True),
        ]
    )

    assert (told.kind, told.medium, told.event, told.place) == ("statement", "the Courier", "a rally", "Eastmere")
    assert told.definite
    assert told.spans == (Span(0, 5), Span(20, 25), Span(40, 45))


def test_whom_a_cue_tells_comes_before_what_stands_ahead_of_it() -> None:
    told = Told.of([piece(0, party="reporters"), piece(20, party="the Courier", told=True)])

    assert told.party == "the Courier"


def test_a_piece_that_says_nothing_of_the_kind_gives_none() -> None:
    told = Told.of([piece(0, kind="speech", strength=NOTHING)])

    assert told.kind == "unknown"
    assert told.bare
    assert told.empty


def test_only_as_definite_as_what_tells_the_kind() -> None:
    told = Told.of([piece(0, kind="meeting", strength=EVENT, definite=True), piece(9, kind="interview", strength=NOUN)])

    assert not told.definite


def test_one_more_piece_fills_in_what_is_open() -> None:
    monday = Date(Span(30, 36), "day", "test-1")
    told = Told.of([piece(0, kind="interview", strength=NOUN, medium="the Courier")])

    more = told.with_piece(piece(30, kind="meeting", strength=EVENT, medium="Lakeside News", date=monday))

    assert (more.kind, more.medium, more.date) == ("interview", "the Courier", monday)
    assert more.spans == (Span(0, 5), Span(30, 35))
    assert told.date is None


def test_what_was_several_stays_several_with_one_more_piece() -> None:
    told = Told.of([piece(0, kind="interview", strength=NOUN, several=True)])

    assert told.with_piece(piece(9, kind="meeting", strength=EVENT, event="a summit")).several
    assert not Told.of([piece(0)]).with_piece(piece(9)).several


def test_a_day_or_a_place_alone_is_bare_and_not_empty() -> None:
    assert Told(place="Norwick").bare
    assert not Told(place="Norwick").empty
    assert not Told(event="a rally").bare


def test_a_frame_stands_at_its_cue_else_at_its_source() -> None:
    def frame(source: tuple[Span, ...], cue: tuple[Span, ...]) -> Frame:
        return Frame.of(3, Attribution("a", source, cue, (Span(20, 30),), "direct", "asserted", 1.0, "test-1"))

    assert frame((Span(0, 4),), (Span(5, 9),)).key == 5
    assert frame((Span(0, 4),), ()).key == 0
    assert frame((), ()).key is None
    assert frame((), ()).index == 3
