"""Occasions that no attribution owns: "Kerr held a rally in Westland.", "The remarks came in an interview."."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions.level import NEAR, Level
from onrecord.analysis.occasions.tails import Piece
from onrecord.analysis.occasions.told import PIECES_MOST, Anchor, Told
from onrecord.domain import Date

_REMARKS: Final = re.compile(
    r"\b(?:(?:comments?|remarks?|statements?|words|warning|criticism) (?:came|comes?|were made|was made|were delivered)"
    r"|made (?:the|his|her|these|those|that) (?:comments?|remarks?|statements?|announcement))(?: \w+){0,2}\s$"
)
#: "She was speaking at a news conference": of what stands before.
_SPEAKING: Final = re.compile(r"(?:speaking|talking|addressing)\b")
_WAS_SPEAKING: Final = re.compile(r"\b(?:was|were|had been) (?:speaking|talking|addressing)(?: \w+ly)? ?$")
_SUBJECT: Final = re.compile(r",?(?: [A-Z][\w.’'-]{0,40}){1,5}")
_OPENING: Final = 7  # code points into a sentence within which a day opens it


def anchors_of(level: Level) -> list[Anchor]:
    """The occasions that sentences without an attribution tell of, in text order."""
    found: list[Anchor] = []
    for piece in level.pieces:
        if piece.block or level.has_frames(level.sentence_of(piece.start)):
            continue
        ahead = level.ahead(piece.start)
        remarks = _of_remarks(level, piece, ahead)
        if found and not remarks and _continues(found[-1], piece):
            found[-1].told = found[-1].told.with_piece(piece)
        elif remarks or piece.speaks:
            told = Told.of([piece]) if remarks else _dated(level, piece, ahead)
            if not told.empty:
                found.append(Anchor(piece.start, told, remarks, _subject(level, piece, ahead)))
    return found


def _of_remarks(level: Level, piece: Piece, ahead: str) -> bool:
    """Whether a piece tells where the words before its sentence were said."""
    before = ahead[-NEAR:].lower()
    verb = _SPEAKING.match(level.finder.low, piece.start)
    return bool(_REMARKS.search(before) or _WAS_SPEAKING.search(before + (verb[0] if verb else "")))


def _continues(anchor: Anchor, piece: Piece) -> bool:
    """Whether a piece stands right behind those of an anchor."""
    spans = anchor.told.spans
    return len(spans) < PIECES_MOST and 0 <= piece.start - spans[-1].end <= 2


def _dated(level: Level, piece: Piece, ahead: str) -> Told:
    """What a piece tells, with the day before it where it names none."""
    told = Told.of([piece])
    date = _day_ahead(level, piece, ahead) if told.date is None else None
    if date is not None:
        told.date, told.spans = date, merged((date.span, *told.spans))
    return told


def _day_ahead(level: Level, piece: Piece, ahead: str) -> Date | None:
    """The day right before a piece, or the one with which its sentence opens."""
    date = level.finder.date_before(piece.start)
    start, dates = piece.start - len(ahead), level.finder.dates
    opening = next((dates[at] for at in range(start, start + _OPENING) if at in dates), None)
    return date or (opening if opening is not None and not level.finder.owns(opening) else None)


def _subject(level: Level, piece: Piece, ahead: str) -> str:
    """The words before a piece, in which who spoke is looked for; those behind it where it opens the sentence."""
    if ahead.strip().lower() in ("", "when"):  # "When reached by the Courier, Kerr had little to say"
        behind = _SUBJECT.match(level.masked, piece.end)
        if behind is not None:
            return behind.group()
    return ahead[-NEAR:]
