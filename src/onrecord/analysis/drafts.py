"""What the steps of analysis hand on to each other: attributions in the making, on the text as it is read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from onrecord.analysis import encoder
from onrecord.analysis.extraction import Evidence
from onrecord.analysis.quotes import Quote
from onrecord.domain import Quotation, Span, Spans, Stance

MODEL_RULE: Final = encoder.MODEL_NAME

_PARAGRAPH: Final = re.compile(r"[^\n]+")
_NEAR: Final = 80  # code points of a line that count as standing beside a place; bounds the work on endless lines


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


class Places:
    """Drafts by where their contents stand, so that no step compares every draft with every other."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = list(drafts)
        self._rows = sorted((span.start, span.end, n) for n, one in enumerate(self._drafts) for span in one.content)
        self._reach: list[int] = []  # how far any content up to here reaches
        for _, end, _ in self._rows:
            self._reach.append(max(end, self._reach[-1]) if self._reach else end)

    def touching(self, spans: Iterable[Span]) -> list[Draft]:
        """The drafts whose content shares a code point with one of ``spans``, each once, in their order."""
        found: set[int] = set()
        for span in spans:
            at = bisect_left(self._rows, (span.end,)) - 1
            while at >= 0 and self._reach[at] > span.start:
                _, end, n = self._rows[at]
                if end > span.start:
                    found.add(n)
                at -= 1
        return [self._drafts[n] for n in sorted(found)]


def line_before(text: str, at: int) -> str:
    """What stands before ``at`` on its line, without white space at its ends; only the nearest code points."""
    start = max(0, at - _NEAR)
    return text[max(start, text.rfind("\n", start, at) + 1) : at].strip()


def line_after(text: str, at: int) -> str:
    """What stands from ``at`` on in its line, without white space at its ends; only the nearest code points."""
    return text[at : at + _NEAR].partition("\n")[0].strip()


def size(spans: Spans) -> int:
    """How many code points spans hold."""
    return sum(span.end - span.start for span in spans)


def covers(outer: Spans, inner: Span) -> int:
    """How many code points of ``inner`` lie in ``outer``, whose spans are in order and apart."""
    total = 0
    for n in range(bisect_right(outer, inner.start, key=_end), len(outer)):
        if outer[n].start >= inner.end:
            break
        total += min(outer[n].end, inner.end) - max(outer[n].start, inner.start)
    return total


def _end(span: Span) -> int:
    return span.end


def overlap(left: Spans, right: Spans) -> int:
    """How many code points two lists of spans share; the spans of ``left`` are in order and apart."""
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
