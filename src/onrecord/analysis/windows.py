"""Windows: the stretches of a text that the encoder reads at a time, cut where paragraphs end.

A paragraph of news is read whole and needs little of its neighbours, so windows that end with paragraphs need not
overlap, and may be short: the longer, the slower. Only where a paragraph is longer than a window do neighbours share
some tokens; it is then cut between sentences.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Held-out tenth of PolNeAR train, all rules: source, cue, content exact; whole attributions (with quotation marks).
#   384 tokens cut anywhere, sharing 96   81.5 / 75.3 / 67.0; 71.7 (88.4)    1.36 tokens read for one
#   256 cut where paragraphs end          82.2 / 73.7 / 67.3; 72.4 (90.0)    1.01
#   224                                   82.6 / 74.5 / 68.0; 73.2 (89.4)    1.01
#   192                                   82.7 / 74.1 / 67.2; 72.4 (88.5)    1.01
#   128                                   81.3 / 73.0 / 67.1; 71.3 (87.7)    1.02
WINDOW: Final = 224  # tokens with [CLS] and [SEP]
CONTEXT: Final = 32  # tokens read to either side of a cut inside a paragraph


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``[first, last)`` are read together; the answers for ``[start, end)`` among them count."""

    first: int
    last: int
    start: int
    end: int


def windows(
    length: int, lines: Sequence[int], sentences: Sequence[int], size: int = WINDOW, context: int = CONTEXT
) -> list[Window]:
    """Windows of at most ``size - 2`` tokens; what they answer for covers ``length`` tokens, each token once.

    ``lines`` and ``sentences`` are the tokens that begin a line and a sentence, ascending. Of the places to cut, the
    one is taken that leaves windows alike in length. ``size`` must be more than ``4 * context + 2``.
    """
    out: list[Window] = []
    start = 0
    opens = True  # whether a line begins at ``start``
    while start < length:
        first = start if opens else max(0, start - context)
        limit = first + size - 2
        if length <= limit:
            out.append(Window(first, length, start, length))
            break
        least = start + (limit - start) // 3
        target = start + (length - start) / -(-(length - start) // (limit - start))
        end = _nearest(lines, least, limit, target)
        opens = end is not None
        if end is None:
            limit -= context
            end = _nearest(sentences, least, limit, min(target, limit)) or limit
        out.append(Window(first, end if opens else min(length, end + context), start, end))
        start = end
    return out


def _nearest(places: Sequence[int], least: int, most: int, target: float) -> int | None:
    """The place within ``[least, most]`` that is nearest to the target; the first of two as near."""
    within = places[bisect_left(places, least) : bisect_right(places, most)]
    return min(within, key=lambda place: abs(place - target), default=None)
