"""What the model alone reads in a text: attributions as spans, before any rule has its say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from onrecord.analysis import decoding, encoder, features, linking, sentences, windows
from onrecord.analysis.clock import Deadline
from onrecord.analysis.decoding import LabelledSpan
from onrecord.analysis.encoder import Encoder, Heads
from onrecord.analysis.quotes import Quote
from onrecord.analysis.wordpiece import NEWLINE, Ints, WordPiece
from onrecord.domain import Span, Spans

BLOCK: Final = 8_000  # tokens, about 6,000 words; the longest report of PolNeAR train has fewer


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the model was sure of, each a probability: the least sure token and boundaries of the contents, of the
    source, and the links between them. ``sourced`` tells whether there is a source at all. calibration.py makes one
    confidence of it."""

    content: float
    content_edges: float
    source: float
    source_link: float
    content_link: float
    sourced: bool


@dataclass(frozen=True, slots=True)
class Raw:
    """An attribution as the model or a rule found it: spans of the text that was read, and the evidence."""

    source: Spans
    cue: Spans
    content: Spans
    evidence: Evidence
    rule: str = encoder.MODEL_NAME


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one pass over a text gave: attributions in text order and the quotation marks."""

    attributions: list[Raw]
    quotes: list[Quote]


def extract(
    text: str, wordpiece: WordPiece, model: Encoder, heads: Heads, deadline: Deadline, walls: Sequence[int] = ()
) -> Reading:
    """Read a text with an encoder. Offsets are code points of ``text``; no attribution reaches across one in ``walls``.

    Raises TooSlow past the deadline.
    """
    encoded = features.encode(text, wordpiece)
    ends = sentences.breaks(text)
    raws: list[Raw] = []
    for first, last in blocks(encoded.tokens.gap):
        raws.extend(_read_block(encoded.part(first, last), wordpiece, model, heads, deadline, walls, ends))
    return Reading(raws, encoded.quotes)


def blocks(gap: Ints) -> list[tuple[int, int]]:
    """``[first, last)`` token ranges of at most BLOCK tokens that cover a text, cut at a line break where there is one.

    So that memory does not grow with the text; news is shorter than a block and stays whole.
    """
    breaks = np.flatnonzero(gap >= NEWLINE)
    out: list[tuple[int, int]] = []
    first = 0
    while first < len(gap):
        last = first + BLOCK
        if last < len(gap):
            at = int(np.searchsorted(breaks, last, side="right")) - 1
            if at >= 0 and breaks[at] > first:
                last = int(breaks[at])
        last = min(last, len(gap))
        out.append((first, last))
        first = last
    return out


def _read_block(
    encoded: features.Encoded,
    wordpiece: WordPiece,
    model: Encoder,
    heads: Heads,
    deadline: Deadline,
    walls: Sequence[int],
    ends: Sequence[int],
) -> list[Raw]:
    after_break = np.flatnonzero(encoded.tokens.gap >= NEWLINE)
    starts = [int(at) for at in np.searchsorted(encoded.tokens.starts, ends, side="right")]
    ranges = windows.windows(len(encoded), after_break.tolist(), starts)
    emissions, vectors = encoder.read(encoded, ranges, wordpiece, model, deadline)
    # No span reaches across a line break: of the annotators' 69,595 spans in PolNeAR train, one does.
    emissions[after_break[:, None], list(decoding.INSIDE)] = decoding.NEVER
    path, marginals = decoding.best_path(emissions, heads)
    found = decoding.spans(path, marginals)
    barriers = [int(at) for at in np.searchsorted(encoded.tokens.starts, list(walls))]
    linked = linking.link(found, vectors, encoded.tokens.gap, heads, barriers, starts)

    def place(span: LabelledSpan) -> Span:
        return Span(int(encoded.tokens.starts[span.first]), int(encoded.tokens.ends[span.last - 1]))

    return [
        Raw(
            source=(place(one.source),) if one.source else (),
            cue=(place(one.cue),) if one.cue else (),
            content=tuple(place(span) for span in sorted(one.content, key=lambda span: span.first)),
            evidence=_evidence(one),
        )
        for one in linked
    ]


def _evidence(one: linking.Linked) -> Evidence:
    return Evidence(
        content=min(span.sure for span in one.content),
        content_edges=min(span.opens * span.closes for span in one.content),
        source=one.source.sure * one.source.opens * one.source.closes if one.source else 0.5,
        source_link=one.source_link,
        content_link=one.content_link,
        sourced=one.source is not None,
    )
