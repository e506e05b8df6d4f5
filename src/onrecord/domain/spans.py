"""Values that everything is made of: words with a fixed meaning, spans of the stored text, days."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A stretch of the stored text: ``text[start:end]``, code points, ``0 <= start < end``."""

    start: int
    end: int

    # Written out: a report makes thousands of spans, and so one takes 0.6 of the time.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            raise ValueError(f"a span needs 0 <= start < end, not {start}, {end}")
        _set_start(self, start)
        _set_end(self, end)

    def of(self, text: str) -> str:
        """The characters that the span quotes; raises ValueError when it reaches past the text."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}-{self.end} reaches past a text of {len(text)}")
        return text[self.start : self.end]


_set_start: Final = vars(Span)["start"].__set__  # the slots themselves: the class is frozen
_set_end: Final = vars(Span)["end"].__set__


Spans = tuple[Span, ...]


def in_order(spans: Spans, what: str) -> None:
    """Raise ValueError, naming ``what``, when spans overlap or are out of order."""
    for left, right in pairwise(spans):
        if right.start < left.end:
            raise ValueError(f"the spans of a {what} must be in order and apart: {left}, {right}")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata as it was found: its value, what it rests on, and whether it is to be doubted.

    ``basis`` says where it comes from in words ("html meta article:author", "first line", "jsonl field outlet").
    ``doubt`` is None, or the reason why the value is kept but should not be relied on.
    """

    value: str
    basis: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as an interval of ISO 8601 days, both ends included; None is an open end. ``basis`` says why, in words."""

    earliest: str | None
    latest: str | None
    basis: tuple[str, ...]
    raw: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a date's interval must not end before it starts: {self.earliest}, {self.latest}")
