"""What the encoder reads: tokens of a text with their shapes.

Training and reading share this module, so that a model meets at run time exactly what it was trained on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis import quotes
from onrecord.analysis.wordpiece import Ints, Tokens, WordPiece

Longs = npt.NDArray[np.int64]

LABELS: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES: Final = ("source", "cue", "content")

# A token's shape packs its casing (3 bits), the gap before it (2 bits) and the quotation marks around it (3 bits).
SHAPES: Final = 256


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as the encoder reads it: its tokens and their shapes (one int each, below :data:`SHAPES`)."""

    tokens: Tokens
    shapes: Ints
    quotes: list[quotes.Quote]

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def marked(self) -> npt.NDArray[np.bool_]:
        """Whether a token stands in quotation marks or is one (tokens,)."""
        return np.asarray(self.shapes >> 5 > 0)

    def part(self, first: int, last: int) -> Encoded:
        """The tokens ``[first, last)`` alone, with the offsets and marks of the whole text."""
        return Encoded(self.tokens.part(first, last), self.shapes[first:last], self.quotes)

    def shifted(self, by: int) -> Encoded:
        """The same with all offsets moved ``by`` code points; quotations that do not lie wholly in it are left out."""
        tokens = self.tokens
        first, last = int(tokens.starts[0]), int(tokens.ends[-1])
        inside = [each.shifted(by) for each in self.quotes if first <= each.start and each.end <= last]
        moved = Tokens(tokens.ids, tokens.starts + np.int32(by), tokens.ends + np.int32(by), tokens.casing, tokens.gap)
        return Encoded(moved, self.shapes, inside)


def encode(text: str, wordpiece: WordPiece) -> Encoded:
    """Tokens, shapes and quotation marks of a text."""
    tokens = wordpiece.tokens(text)
    found = quotes.pair(text)
    state = np.frombuffer(bytes(quotes.states(text, found)), dtype=np.uint8)
    around = state[tokens.starts] if len(tokens) else np.zeros(0, dtype=np.uint8)
    shapes = tokens.casing | (tokens.gap << 3) | (around.astype(np.int32) << 5)
    return Encoded(tokens, shapes.astype(np.int32), found)


def framed(encoded: Encoded, first: int, last: int, wordpiece: WordPiece) -> tuple[Longs, Longs]:
    """Ids and shapes of one window with [CLS] and [SEP] around it."""
    ids = np.empty(last - first + 2, dtype=np.int64)
    shapes = np.zeros(last - first + 2, dtype=np.int64)
    ids[0], ids[-1] = wordpiece.cls, wordpiece.sep
    ids[1:-1] = encoded.tokens.ids[first:last]
    shapes[1:-1] = encoded.shapes[first:last]
    return ids, shapes
