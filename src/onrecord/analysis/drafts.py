"""What the steps of analysis hand on to each other: attributions in the making, on the text as it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from onrecord.analysis import encoder
from onrecord.analysis.extraction import Evidence
from onrecord.analysis.quotes import Quote
from onrecord.domain import Quotation, Span, Spans, Stance

MODEL_RULE: Final = encoder.MODEL_NAME

_PARAGRAPH: Final = re.compile(r"[^\n]+")


@dataclass(slots=True, eq=False)
class Draft:
    """An attribution in the making. Spans are code points of the reading text; ``evidence`` is None for what a rule
    found, whose ``confidence`` is then the rule's own."""

    source: Spans
    cue: Spans
    content: Spans
    rule: str
    evidence: Evidence | None = None
    confidence: float = 0.0
    quotation: Quotation = "indirect"
    stance: Stance = "asserted"
    parent: Draft | None = None
    question: Span | None = None
    headline: bool = False

    @property
    def start(self) -> int:
        """Where its first span starts."""
        return min(span.start for span in (*self.content, *self.source, *self.cue))

    @property
    def spans(self) -> Spans:
        """All its spans in text order."""
        return tuple(sorted((*self.content, *self.source, *self.cue)))


@dataclass(frozen=True, slots=True)
class Page:
    """The text that is read, with what every step asks of it. ``title`` is a span of it, or None."""

    text: str
    quotes: list[Quote]
    title: Span | None
    paragraphs: list[Span] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, quotes: list[Quote], title: Span | None) -> Page:
        """A page with its paragraphs found."""
        return cls(text, quotes, title, [Span(*match.span()) for match in _PARAGRAPH.finditer(text)])


def covers(outer: Spans, inner: Span) -> int:
    """How many code points of ``inner`` lie in ``outer``."""
    return sum(max(0, min(span.end, inner.end) - max(span.start, inner.start)) for span in outer)


def overlap(left: Spans, right: Spans) -> int:
    """How many code points two lists of spans share."""
    return sum(covers(left, span) for span in right)


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space at its ends; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def merged(spans: Spans) -> Spans:
    """Spans in order; those that overlap or touch become one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
