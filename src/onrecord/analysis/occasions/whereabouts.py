"""Where the words around an attribution put it: "In Norwick on Friday, Kerr said", "… in Norwick, where Kerr said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.occasions.pieces import Finder
from onrecord.analysis.occasions.tails import Piece
from onrecord.domain import Attribution, Span

_AROUND: Final = 120  # code points before who speaks in which a place is looked for
_SENTENCE_MOST: Final = 600  # code points of a sentence that are looked at
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
    """The places of a text's sentences; ``masked`` is the text with its contents blanked."""

    def __init__(self, finder: Finder, text: str, masked: str) -> None:
        self.finder, self.text, self.masked = finder, text, masked

    def of(self, one: Attribution, start: int, pieces: Sequence[Piece]) -> list[Piece]:
        """The place of an attribution whose sentence starts at ``start``, if no other piece of it stands there."""
        if not one.source or not one.cue or any(piece.block for piece in pieces):
            return []
        head, cue = one.source[0].start, one.cue[0].start
        taken = {piece.start for piece in pieces}
        for found in (self._opening(one, start, head), self._ahead_of_where(start, head), self._gone(one, cue)):
            if found is not None and not any(found.start <= at < found.end for at in taken):
                return [found]
        return []

    def _opening(self, one: Attribution, start: int, head: int) -> Piece | None:
        """The place with which a sentence opens, right before who speaks."""
        prep = _OPENS_AT.match(self.text, start)
        if prep is None or head <= prep.end() or head - start > _SENTENCE_MOST:
            return None
        piece = self.finder.located(prep[1].lower(), prep.end(), start)
        if piece is None or not 0 <= head - piece.end <= 2:
            return None
        # "In Norwick, Kerr said, rents rose" is of what he speaks, unless his words follow or a day tells otherwise.
        loose = prep[1] != "In" or piece.date is not None or one.quotation == "direct"
        return piece if loose else None

    def _ahead_of_where(self, start: int, head: int) -> Piece | None:
        """The place before ", where Kerr said", with its day."""
        where = _WHERE.search(self.masked, max(0, head - _AROUND), head)
        if where is None:
            return None
        for match in _PLACED.finditer(self.masked, max(start, head - _AROUND), where.start()):
            piece = self.finder.located(match[1].lower(), match.end(), match.start())
            if piece is not None and piece.end == where.start():
                before = self.finder.date_before(match.start())
                if piece.date is None and before is not None:
                    piece.date, piece.start = before, before.span.start
                    piece.spans = [Span(piece.start, piece.end)]
                return piece
        return None

    def _gone(self, one: Attribution, cue: int) -> Piece | None:
        """Where somebody went to speak: "Kerr visited the plant in Norwick on Friday and said"."""
        end = max((span.end for span in one.source if span.end <= cue), default=cue)
        went = _WENT.match(self.masked, end)
        if went is None:
            return None
        piece = self.finder.located("at", went.end(), went.start(1))
        if piece is None or piece.end > cue or _AND.fullmatch(self.masked, piece.end, cue) is None:
            return None
        return piece
