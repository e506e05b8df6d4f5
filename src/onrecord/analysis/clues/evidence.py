"""A piece of evidence before it is a clue: the days it leaves open may be several stretches (each February, say)."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.analysis.clues.days import Windows
from onrecord.domain import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """``windows`` are the days on which a text with these words may have been written, ``spans`` the words."""

    rule: str
    windows: Windows
    spans: tuple[Span, ...]
    because: str
