"""Where the words around an attribution put it: "In Norwick on Friday, Kerr said", "… in Norwick, where Kerr said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.occasions.level import SENTENCE_MOST, Level
from onrecord.analysis.occasions.tails import Piece
from onrecord.analysis.occasions.told import Frame
from onrecord.domain import Attribution, Span

_AROUND: Final = 120  # code points before who speaks in which a place is looked for
_OPENS_AT: Final = re.compile(r"(In|At|Outside|Inside|Aboard|Near) ")
_PLACED: Final = re.compile(r"\b(in|at|outside|inside|aboard|to) ")
_WHERE: Final = re.compile(r", where $")
_WENT: Final = re.compile(
    r",? ((?:(?:went|travelled|traveled|flew|came|drove|sailed|returned|headed|rushed) (?:back |on )?to|"
    r"arrived (?:in|at)|visited|toured|inspected|stopped (?:in|at)|appeared (?:in|at|outside)|"
    r"stood (?:in|at|outside)|sat (?:in|at)) )"
)
_AND: Final = re.compile(r",? (?:and|where (?:he|she|they)) (?:\w+ly |then |later |also )?")


class Whereabouts:
    """The places of a level's sentences."""

    def __init__(self, level: Level) -> None:
        self._level, self._finder, self._masked = level, level.finder, level.masked

    def of(self, frame: Frame, pieces: Sequence[Piece]) -> list[Piece]:
        """The place of an attribution, if none of its other pieces tells one or stands there."""
        one = frame.attribution
        if not one.source or not one.cue or any(piece.block or piece.place for piece in pieces):
            return []
        start, head, cue = self._level.start_of(frame.sentence), one.source[0].start, one.cue[0].start
        taken = {piece.start for piece in pieces}
        for found in (self._opening(one, start, head), self._ahead_of_where(start, head), self._gone(one, cue)):
            if found is not None and not any(found.start <= at < found.end for at in taken):
                return [found]
        return []

    def _opening(self, one: Attribution, start: int, head: int) -> Piece | None:
        """The place with which a sentence opens, right before who speaks."""
        prep = _OPENS_AT.match(self._level.text, start)
        if prep is None or head <= prep.end() or head - start > SENTENCE_MOST:
            return None
        piece = self._finder.located(prep[1].lower(), prep.end(), start)
        if piece is None or not 0 <= head - piece.end <= 2:
            return None
        # "In Norwick, Kerr said, rents rose" is of what he speaks, unless his words follow or a day tells otherwise.
        loose = prep[1] != "In" or piece.date is not None or one.quotation == "direct"
        return piece if loose else None

    def _ahead_of_where(self, start: int, head: int) -> Piece | None:
        """The place before ", where Kerr said", with its day."""
        where = _WHERE.search(self._masked, max(0, head - _AROUND), head)
        if where is None:
            return None
        for match in _PLACED.finditer(self._masked, max(start, head - _AROUND), where.start()):
            piece = self._finder.located(match[1].lower(), match.end(), match.start())
            if piece is not None and piece.end == where.start():
                before = self._finder.date_before(match.start())
                if piece.date is None and before is not None:
                    piece.date, piece.start = before, before.span.start
                    piece.spans = [Span(piece.start, piece.end)]
                return piece
        return None

    def _gone(self, one: Attribution, cue: int) -> Piece | None:
        """Where somebody went to speak: "Kerr visited the plant in Norwick on Friday and said"."""
        end = max((span.end for span in one.source if span.end <= cue), default=cue)
        went = _WENT.match(self._masked, end)
        if went is None:
            return None
        piece = self._finder.located("at", went.end(), went.start(1))
        if piece is None or piece.end > cue or _AND.fullmatch(self._masked, piece.end, cue) is None:
            return None
        return piece
