"""What a content means, as a vector, from the one pass of the encoder.

The mean of a head's output over the content's tokens, of length 1, kept as signed bytes (times 127): what training
holds to the sentence vectors of the base encoder (training/meaning.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis.encoder import Floats
from onrecord.analysis.wordpiece import Ints
from onrecord.domain import Spans

#: Tokens of a text, about 30,000 words, up to which its contents get vectors: what they are made of takes 30 MB then.
LONGEST: Final = 40_000


@dataclass(frozen=True, slots=True)
class Meanings:
    """The head's output for each token of a block of text: ``starts`` and ``ends`` in code points, ``states``
    (tokens, width), read in half precision."""

    starts: Ints
    ends: Ints
    states: npt.NDArray[np.floating[Any]]

    def sums(self, spans: Spans) -> tuple[Floats, int]:
        """The sum of the states of the tokens in spans, and their number."""
        total, count = np.zeros(self.states.shape[1], np.float32), 0
        for span in spans:
            first = int(np.searchsorted(self.ends, span.start, side="right"))
            last = int(np.searchsorted(self.starts, span.end, side="left"))
            if last > first:
                total += self.states[first:last].astype(np.float16, copy=False).sum(axis=0, dtype=np.float32)
                count += last - first
        return total, count


def of(spans: Spans, blocks: Sequence[Meanings]) -> bytes | None:
    """The vector of what stands in spans, as signed bytes; None where nothing does or no states were kept."""
    found = [block.sums(spans) for block in blocks]
    if not sum(count for _, count in found):
        return None
    vector = np.sum([total for total, _ in found], axis=0)
    length = float(np.sqrt((vector * vector).sum()))
    if not length > 0:
        return None
    return bytes(np.rint(vector * (127 / length)).astype(np.int8).tobytes())
