"""What the model alone reads in a text: attributions as spans, before any rule has its say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis import chain, coreference, decoding, encoder, features, formers, linking, sentences, windows
from onrecord.analysis.clock import Deadline
from onrecord.analysis.coreference import Coreference, CoreferenceHeads
from onrecord.analysis.decoding import LabelledSpan
from onrecord.analysis.encoder import Encoder, Heads
from onrecord.analysis.meaning import LONGEST, Meanings
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
    """All that one pass over a text gave: attributions in text order, the quotation marks, and who and what is
    mentioned (one entry a block of the text; none where it was not asked for). ``meanings`` is empty for a text that is
    too long for it."""

    attributions: list[Raw]
    quotes: list[Quote]
    mentioned: list[Coreference] = field(default_factory=list)
    meanings: list[Meanings] = field(default_factory=list, compare=False)  # arrays have no plain equality


def extract(
    text: str,
    wordpiece: WordPiece,
    model: Encoder,
    heads: Heads,
    deadline: Deadline,
    walls: Sequence[int] = (),
    mention_heads: CoreferenceHeads | None = None,
) -> Reading:
    """Read a text with an encoder. Offsets are code points of ``text``; no attribution reaches across one in ``walls``.
    Without ``mention_heads`` no mentions are looked for.

    Raises TooSlow past the deadline.
    """
    encoded = features.encode(text, wordpiece)
    ends = sentences.breaks(text)
    raws: list[Raw] = []
    mentioned: list[Coreference] = []
    meanings: list[Meanings] = []
    for first, last in blocks(encoded.tokens.gap):
        part = encoded.part(first, last)
        starts = [int(at) for at in np.searchsorted(part.tokens.starts, ends, side="right")]
        lines = np.flatnonzero(part.tokens.gap >= NEWLINE)
        ranges = windows.windows(len(part), lines.tolist(), starts)
        answers = encoder.read(part, ranges, wordpiece, model, deadline)
        raws.extend(_attributions(text, part, answers, heads, lines, starts, walls))
        if len(encoded) <= LONGEST:
            # Of many blocks half the precision, and half the memory, is kept; of one, what is read is cast then.
            states = answers.meanings if len(part) == len(encoded) else answers.meanings.astype(np.float16)
            meanings.append(Meanings(part.tokens.starts, part.tokens.ends, states))
        if mention_heads is not None:
            mentioned.append(_mentioned(text, part, answers, mention_heads))
    return Reading(raws, encoded.quotes, mentioned, meanings)


def _mentioned(text: str, encoded: features.Encoded, answers: encoder.Answers, heads: CoreferenceHeads) -> Coreference:
    """What a block mentions: found in the block's own text, so that many blocks cost no more than their sum."""
    start, end = int(encoded.tokens.starts[0]), int(encoded.tokens.ends[-1])
    found = coreference.find(text[start:end], encoded.shifted(-start), answers.mentions, heads)
    return found.shifted(start)


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


def _attributions(
    text: str,
    encoded: features.Encoded,
    answers: encoder.Answers,
    heads: Heads,
    lines: npt.NDArray[np.intp],
    starts: Sequence[int],
    walls: Sequence[int],
) -> list[Raw]:
    emissions = answers.emissions
    # No span reaches across a line break: of the annotators' 69,595 spans in PolNeAR train, one does.
    emissions[lines[:, None], list(decoding.INSIDE)] = chain.NEVER
    path, marginals = formers.best_path(emissions, heads, formers.prose(text, encoded, lines.tolist()), starts)
    found = decoding.spans(path, marginals)
    barriers = [int(at) for at in np.searchsorted(encoded.tokens.starts, list(walls))]
    linked = linking.link(found, answers.links, encoded.tokens.gap, heads, barriers, starts)

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
