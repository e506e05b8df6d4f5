"""What the words of a search mean, as a vector to hold against those of contents (:mod:`onrecord.analysis.meaning`).

The encoder has learned to read reports, so it reads the words as what somebody says in one: "She said that words." On
the tuning half of benchmarks/searching 0.762 of what a query should find are then among the first ten statements; with
the bare words 0.703, as a quotation 0.725, after "She spoke about" 0.727; averages of these are no better.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from onrecord.analysis import encoder, extraction, meaning
from onrecord.analysis.clock import Deadline
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Span

BEFORE: Final = "She said that "
AFTER: Final = "."
KEPT: Final = 256  # queries whose vectors are remembered, for pages that ask again and again


@lru_cache(maxsize=KEPT)
def vector(words: str) -> bytes | None:
    """What these words mean, as 384 signed bytes of unit length times 127; None where there is nothing in them."""
    text = BEFORE + words + AFTER
    found = extraction.extract(text, wordpiece(), encoder.shipped(), encoder.shipped_heads(), Deadline())
    return meaning.of((Span(len(BEFORE), len(BEFORE) + len(words)),), found.meanings)
