"""Which attribution a phrase belongs to: that of the cue before it in its sentence, that of the cue behind it, none."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.occasions import clauses
from onrecord.analysis.occasions.level import MASK, NEAR, Level, Neighbours
from onrecord.analysis.occasions.tails import NOUN, Piece
from onrecord.analysis.occasions.told import PIECES_MOST, Frame

_RELATIVE: Final = re.compile(r"\b(?:who|which|whose|where|when|whom|while|after|before|since|because|until)\b")
_ASKED: Final = re.compile(
    r"[\"“]?(?:when |if )?(?:asked|pressed|questioned|responding|speaking|talking|writing|replying)\b"
)
_FOLLOWS: Final = re.compile(r"(?:\band|\bbut|\bwhile|\bwhereas|;)\s*,?\s*$")
_BEFORE_A_PHRASE: Final = frozenset(
    "and but while then also later speaking spoke speaks talking took turned appearing testifying writing".split()
)


def share_out(level: Level) -> None:
    """Gives each phrase of a level to the frame that it belongs to."""
    owners = Owners(level)
    for piece in level.pieces:
        frame = None if piece.apart else owners.of(piece)
        if frame is not None and len(frame.pieces) < PIECES_MOST:
            frame.pieces.append(piece)


class Owners:
    """Tells whose a phrase of a level is; asked in text order, as a phrase may go with one that is owned already."""

    def __init__(self, level: Level) -> None:
        self._level = level

    def of(self, piece: Piece) -> Frame | None:
        """The frame whose words the piece is about; None where there is none, or nothing tells."""
        near = self._level.around(piece.start)
        before, after = near.before[-1] if near.before else None, near.after[0] if near.after else None
        for frame in near.before:
            if any(span.start <= piece.start < span.end for span in frame.attribution.cue):
                return frame
        if piece.told or (piece.kind == "post" and piece.verb):
            return None
        ahead = self._level.ahead(piece.start)
        if after is not None and (before is None or _FOLLOWS.search(ahead[-NEAR:]) or self._leads(piece, after)):
            joined = any(0 <= piece.start - one.end <= 1 for one in after.pieces)
            return after if joined or self._in_front(piece, ahead, near) else None
        return before if before is not None and self._behind(piece, ahead, before) else None

    def _leads(self, piece: Piece, frame: Frame) -> bool:
        """Whether the piece stands directly before the attribution's source, and not behind other words."""
        masked, source = self._level.masked, frame.attribution.source
        start = source[0].start if source else frame.key or 0
        gap = masked[piece.end : start] if start >= piece.end else "?"
        front = masked[max(0, piece.start - 2) : piece.start].strip()
        return len(gap) <= 3 and not gap.strip(" ,") and front in (";", ".", ":")

    def _in_front(self, piece: Piece, ahead: str, near: Neighbours) -> bool:
        """Whether a piece before a cue is about its words: it opens the sentence, or stands apart between commas."""
        noun = piece.strength == NOUN
        if piece.verb and noun and not any(span.end <= piece.start for span in near.sources):
            return False  # "Venn issued a statement after Kerr said"
        if near.before:
            ahead = _since(near.before[-1].key or 0, piece, ahead)
        low = ahead.lower()
        speaking = piece.verb and not noun
        relative = _last_relative(low)
        if relative is not None:
            return not low[relative.end() :].strip(" ,") and speaking and relative.group() in ("who", "while")
        plain = low.rstrip()
        if not plain or speaking or plain[-1] in ',;:—–-."”)' + MASK:
            return True
        if plain.rsplit(None, 1)[-1] in _BEFORE_A_PHRASE or (noun and _ASKED.match(low)):
            return True
        return any(span.start < piece.start <= span.end + 1 for span in near.sources) or self._dated(piece, ahead)

    def _behind(self, piece: Piece, ahead: str, frame: Frame) -> bool:
        """Whether a piece behind a cue is about its words, not about something in them."""
        cue = frame.attribution.cue
        between = _since(max((s.end for s in cue if s.end <= piece.start), default=frame.key or 0), piece, ahead)
        front = between.rstrip()
        apart = not front or front[-1] in ",—–-:;\"”’'" + MASK
        low = between.lower()
        relative = _last_relative(low)
        if relative is not None and not (apart and "," in low[relative.end() :]):
            return False
        if frame.pieces and not apart and self._of_its_clause(frame.pieces[-1], piece):
            return False
        if piece.verb:
            return apart and piece.strength != NOUN
        if apart or piece.strength == NOUN or self._dated(piece, between):
            return True
        ends = [*(span.end for span in frame.attribution.source), *(one.end for one in frame.pieces)]
        return any(0 <= piece.start - end <= 2 for end in ends)

    def _of_its_clause(self, last: Piece, piece: Piece) -> bool:
        """Whether a piece is of what was done to whom the last one is with or of: "at the trial of a guard arrested
        during a speech on Sunday"."""
        if not 0 <= piece.start - last.end <= NEAR:
            return False
        between = self._level.masked[last.end : piece.start]
        return last.takes_a_clause and "," not in between and clauses.opens(between)

    def _dated(self, piece: Piece, ahead: str) -> bool:
        """Whether a date ends just before the piece, and is not of a participle ahead: "elected on Sunday at"."""
        date = self._level.finder.date_before(piece.start)
        return date is not None and not clauses.of_what_was_done(ahead[: date.span.start - piece.start])


def _since(at: int, piece: Piece, ahead: str) -> str:
    """The part from ``at`` on of what stands ahead of a piece."""
    return ahead[max(0, at - (piece.start - len(ahead))) :]


def _last_relative(words: str) -> re.Match[str] | None:
    """The last word of some words that opens a clause of its own."""
    return next(reversed(list(_RELATIVE.finditer(words))), None)
