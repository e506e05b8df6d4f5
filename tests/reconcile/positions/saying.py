"""Contents with what the analysis finds in them, for the tests of positions."""

from __future__ import annotations

from onrecord.analysis import dates, figures
from onrecord.domain import Quotation, Span, Stance
from onrecord.reconcile.positions.commitments import Said


def said(words: str, *, quotation: Quotation = "indirect", stance: Stance = "asserted") -> Said:
    """A sentence of the form "source | cue | content", as an attribution of its own text."""
    source, cue, content = words.split(" | ")
    text = f"{source} {cue} {content}".strip()
    at = len(text) - len(content)
    spans = (Span(at, len(text)),)
    return Said(
        text,
        (Span(0, len(source)),) if source else (),
        (Span(at - 1 - len(cue), at - 1),) if cue else (),
        spans,
        quotation,
        stance,
        figures.find(text, spans, None),
        dates.find(text, spans),
    )
