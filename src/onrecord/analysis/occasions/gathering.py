"""All that is told of an attribution's occasion: by its phrases, beside its cue, by its source, by where it is put."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from onrecord.analysis.occasions.beside import Beside
from onrecord.analysis.occasions.level import SENTENCE_MOST, Level
from onrecord.analysis.occasions.tails import ADDRESSEE, NOTHING, NOUN, Piece
from onrecord.analysis.occasions.told import Frame, Told
from onrecord.analysis.occasions.whereabouts import Whereabouts
from onrecord.domain import Attribution

_SOMEWHERE: Final = re.compile(r",? (?:at|during|outside|inside|aboard) (?:(?:the|an?|his|her|their|its)\b|[A-Z])")
_HANDLE: Final = re.compile(r"^@|\(@[\w.]+\)$")  # whose words they are is told by the name of an account


def gather(level: Level) -> None:
    """Sets what the words around each frame of a level tell, once the level's phrases are shared out."""
    gathering = Gathering(level)
    for frame in level.frames:
        gathering.tell(frame)


class Gathering:
    """Puts together what the frames of a level are told of."""

    def __init__(self, level: Level) -> None:
        self._text, self._masked = level.text, level.masked
        self._beside, self._whereabouts = Beside(level), Whereabouts(level)

    def tell(self, frame: Frame) -> None:
        """Sets what a frame's words say of its occasion, and whether they bar it from that of others."""
        pieces = self._pieces(frame)
        says = [one for one in pieces if not one.block]
        if not any(one.date for one in says):
            frame.opening = self._beside.opening(frame)
        frame.blocked = len(says) < len(pieces) or (not says and self._somewhere(frame.attribution))
        if self._either(says):
            frame.blocked = True
        elif says and not (frame.blocked and all(one.strength == NOTHING for one in says)):
            frame.told = Told.of(says)

    def _pieces(self, frame: Frame) -> list[Piece]:
        """A frame's own pieces in text order, and behind them those that are found by its place."""
        pieces = sorted(frame.pieces, key=lambda one: one.start)
        pieces += self._beside.of(frame, pieces)
        pieces += self._handle(frame.attribution)
        return pieces + self._whereabouts.of(frame, pieces)

    def _handle(self, one: Attribution) -> list[Piece]:
        """The post that a source by the name of an account tells of."""
        if not one.source or not _HANDLE.search(one.source[0].of(self._text)[:SENTENCE_MOST]):
            return []
        return [Piece(one.source[0].start, one.source[0].end, "post", ADDRESSEE, spans=[one.source[0]])]

    def _somewhere(self, one: Attribution) -> bool:
        """Whether the cue goes on with a place or event that no rule knows: "said at the unveiling of the gate"."""
        ends = [span.end for span in (*one.cue[-1:], *one.source[-1:])]
        return bool(one.cue) and any(_SOMEWHERE.match(self._masked, end) for end in ends)

    def _either(self, pieces: Sequence[Piece]) -> bool:
        """Whether nothing tells which of two it was: "in a speech and in an interview"."""
        nouns = [one for one in pieces if one.strength == NOUN]
        return any(
            left.kind != right.kind and self._masked[left.end : right.start].strip(" ,") in ("and", "or")
            for left, right in pairwise(nouns)
        )
