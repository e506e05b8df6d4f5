"""Days and places beside a cue, or at the front of its sentence: "Kerr said in Norwick", "On Monday, Kerr said"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.analysis.occasions import clauses
from onrecord.analysis.occasions.level import NEAR, Level
from onrecord.analysis.occasions.tails import Piece
from onrecord.analysis.occasions.told import PIECES_MOST, Frame
from onrecord.domain import Attribution, Date, Span

_BARE: Final = re.compile(r"(?:\s|,|—|–|\b(?:who|that|also|then|in|on|at|late|early|back|had|has)\b)*")
_CLAUSE: Final = re.compile(r"\b(?:who|which|whose|whom|where|that)\b[^,;]*$")
_AN_EVENT: Final = re.compile(
    r",? (?:at|during|outside|inside|aboard) (?:the|an?|his|her|their|its) (?:[a-z’'-]+ ){1,5}"
    r"(?:(?:late |early )?on |last )?"
)
_TOPIC: Final = re.compile(r" (?:of|for|with|about|on|over) ")
_INSIDE_CUE: Final = re.compile(r" (?=(?:on|in|at|during|from) )")
_OPENERS: Final = frozenset(("", "and", "but", "on", "in", "late", "early", "then", "earlier"))


class Beside:
    """What stands beside the cues of a level."""

    def __init__(self, level: Level) -> None:
        self._level = level

    def of(self, frame: Frame, pieces: Sequence[Piece]) -> list[Piece]:
        """What stands beside a frame's cue, its pieces given; nothing where those have a day."""
        if frame.key is None or any(piece.date for piece in pieces):
            return []
        found = self._behind(frame, pieces)
        if any(piece.date for piece in found):
            return found
        date = self._before_a_piece(frame, pieces) or self._before_who_speaks(frame, pieces) or self._at_an_event(frame)
        return [*found, Piece(date.span.start, date.span.end, date=date, spans=[date.span])] if date else found

    def opening(self, frame: Frame) -> Date | None:
        """The day with which a frame's sentence opens, before its cue."""
        if frame.key is None:
            return None
        for date in self._dates(frame):
            if date.span.start - self._level.start_of(frame.sentence) <= 6 and date.span.end < frame.key:
                return date
        return None

    def _behind(self, frame: Frame, pieces: Sequence[Piece]) -> list[Piece]:
        """What stands right behind the cue, or in it, and is none of the pieces."""
        limit = self._limit(frame)
        taken = {piece.start for piece in pieces}
        found: list[Piece] = []
        for end in self._ends(frame.attribution):
            piece = self._level.finder.behind(end, limit)
            if piece is not None and piece.spans and not any(end <= start < piece.end for start in taken):
                found.append(piece)
        return found

    def _limit(self, frame: Frame) -> int:
        """Where the content behind the cue starts."""
        starts = (span.start for span in frame.attribution.content if span.start > (frame.key or 0))
        return min(starts, default=len(self._level.text))

    def _ends(self, one: Attribution) -> list[int]:
        """Where what goes with a cue may start: behind it, before a preposition in it, behind the source after it."""
        inside = (_INSIDE_CUE.finditer(self._level.masked, span.start, span.end) for span in one.cue)
        return [
            *(span.end for span in one.cue),
            *(match.start() for matches in inside for match in matches if not self._of_its_topic(match.end(), one)),
            *(span.end for span in one.source if one.cue and 0 <= span.start - one.cue[-1].end <= 2),
        ]

    def _before_a_piece(self, frame: Frame, pieces: Iterable[Piece]) -> Date | None:
        """The day right before a piece: "on Sunday at a forum"."""
        dates = (self._level.finder.date_before(piece.start) for piece in pieces)
        return next((date for date in dates if date and not self._of_a_clause(frame, date.span)), None)

    def _of_a_clause(self, frame: Frame, date: Span) -> bool:
        """Whether a day closes a relative clause of who spoke: "Kerr, who left last autumn, told the hearing", or is
        that of a participle: "Kerr said of the man shot on Sunday at a rally"."""
        start = max(self._level.start_of(frame.sentence), date.start - NEAR * 2)
        cues = (cue.end for cue in frame.attribution.cue if cue.start < date.start)
        if clauses.of_what_was_done(self._level.masked[max(start, *cues, 0) : date.start]):
            return True
        if not self._level.masked.startswith(",", date.end):
            return False
        return _CLAUSE.search(self._level.masked[start : date.start]) is not None

    def _before_who_speaks(self, frame: Frame, pieces: Sequence[Piece]) -> Date | None:
        """The day in the cue, right before it, or before the source or a piece with which the sentence opens."""
        one = frame.attribution
        for date in self._dates(frame):
            inside = any(self._in_cue(cue, one, date) for cue in one.cue)
            if inside or self._before_cue(one, date.span) or self._opens(frame, date.span, pieces):
                return date
        return None

    def _dates(self, frame: Frame) -> list[Date]:
        """The dates with which a frame's sentence opens, and those beside its cue."""
        dates = self._level.dates_of(frame.sentence)
        if not dates:
            return []
        key = frame.key or 0
        first = bisect_right(dates, key - NEAR, key=_start)
        end = max((span.end for span in frame.attribution.cue), default=key)
        return [*dates[: min(2, first)], *dates[first : bisect_right(dates, end, key=_start)][:PIECES_MOST]]

    def _in_cue(self, cue: Span, one: Attribution, date: Date) -> bool:
        """Whether a day stands in a cue and is that of the saying: not "told a rally for workers laid off on Friday",
        "said of Sunday's vote"."""
        if not cue.start <= date.span.start < cue.end:
            return False
        return not self._of_its_topic(date.span.start, one, owned=self._level.finder.owns(date))

    def _of_its_topic(self, at: int, one: Attribution, *, owned: bool = False) -> bool:
        """Whether a day at an offset in a cue is of what the cue goes on to name, or ``owned`` by that."""
        cue = next(span for span in one.cue if span.start <= at < span.end)
        words = self._level.masked[max(cue.start, at - NEAR * 2) : at]
        topic = _TOPIC.search(words)
        return topic is not None and (owned or clauses.of_what_was_done(words[topic.end() :]))

    def _before_cue(self, one: Attribution, date: Span) -> bool:
        """ "Kerr on Monday said", "who in 2019 said": directly before the cue, and directly behind who says it."""
        if not one.cue or not 0 <= one.cue[0].start - date.end <= 1:
            return False
        masked = self._level.masked
        ends = [source.end for source in one.source if source.end <= date.start]
        if ends:
            return _BARE.fullmatch(masked[max(ends) : date.start][:40].lower()) is not None
        around = next((source for source in one.source if source.start < date.start < source.end), None)
        if around is None:
            return False
        words = masked[around.start : date.start].rstrip().lower()
        return words.endswith((",", "who", "that")) or words.count(" ") == 0

    def _opens(self, frame: Frame, date: Span, pieces: Sequence[Piece]) -> bool:
        """ "On Monday, Kerr said"; "On Monday at a rally in Westland, Kerr said"."""
        front = self._level.masked[self._level.start_of(frame.sentence) : date.start]
        if len(front) > 14 or front.strip(' "“,').lower() not in _OPENERS:
            return False
        sources = (source.start for source in frame.attribution.source)
        ahead = [*sources, *(piece.start for piece in pieces), frame.key or 0]
        return any(0 <= at - date.end <= 2 for at in ahead)

    def _at_an_event(self, frame: Frame) -> Date | None:
        """The day behind a cue and an event that has no name: "said at the opening on Tuesday"."""
        dates = self._level.dates_of(frame.sentence)
        if not dates:
            return None
        limit = self._limit(frame)
        for end in self._ends(frame.attribution):
            first = bisect_right(dates, end, key=_start)
            if first == len(dates) or dates[first].span.start > min(limit, end + NEAR):
                continue
            between = _AN_EVENT.fullmatch(self._level.masked, end, dates[first].span.start)
            owned = self._level.finder.owns(dates[first])
            if between is not None and not owned and not clauses.tells_of_another(between[0]):
                return dates[first]
        return None


def _start(date: Date) -> int:
    return date.span.start
