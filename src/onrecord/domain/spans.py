"""Values that everything is made of: words with a fixed meaning, spans of the stored text, days."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the stored text: ``text[start:end]``, code points, ``0 <= start < end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The characters that the span quotes; raises ValueError when it reaches past the text."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}-{self.end} reaches past a text of {len(text)}")
        return text[self.start : self.end]


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
