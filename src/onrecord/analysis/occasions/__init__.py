"""Occasions: where and when each attribution of a text was said, as far as the text says so.

``find`` reads the words around each attribution (:mod:`.pieces`, :mod:`.owning`) and hands an occasion on to what
follows it (:mod:`.holding`). Nothing is guessed: what the text does not say is None. ``docs/occasions.md`` has the
conventions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.analysis import turns
from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions.holding import AHEAD, CARRIED, HEADLINE, NAMED, Holding
from onrecord.analysis.occasions.owning import MASK, Owning
from onrecord.domain import Attribution, Date, Occasion, Span, Spans

__all__ = ["AHEAD", "CARRIED", "HEADLINE", "NAMED", "find"]

_FUTURE: Final = re.compile(r"(?:weekday|date)-1:[\w-]+:future")
_TO_COME: Final = re.compile(r"\b(?:will|shall|to|would)\b|['’]ll\b")


def find(
    text: str,
    title: Span | None,
    attributions: Sequence[Attribution],
    dates: Sequence[Date],
    outlet: str | None = None,
) -> tuple[Occasion | None, ...]:
    """The occasion of each attribution, in their order; None where the text does not say.

    ``text`` is the reading text, on which all spans are. The attributions have their speakers, by whom an occasion is
    handed on. ``dates`` are all that the text tells of; an occasion's date is one of them, a weekday
    as one of the past. ``outlet`` is the report's
    own, for "told this newspaper". Linear in the text.
    """
    if not attributions:
        return ()
    outer = [(n, one) for n, one in enumerate(attributions) if one.parent is None]
    inner = [(n, one) for n, one in enumerate(attributions) if one.parent is not None]
    contents = merged(tuple(span for _, one in outer for span in one.content))
    found = _level(text, _masked(text, contents), outer, dates, outlet, title)
    if inner:
        outside = _without(len(text), contents)
        nested = merged((*outside, *(span for _, one in inner for span in one.content)))
        found |= _level(text, _masked(text, nested), inner, dates, outlet, title, carry=False)
    return tuple(_past(text, one, found.get(n)) for n, one in enumerate(attributions))


def _past(text: str, one: Attribution, occasion: Occasion | None) -> Occasion | None:
    """The occasion with its weekday or day of the year in the past, though the words around it are of what is to come
    ("a vaccine prevents it, according to her, on Wednesday"): what was said was said. Not "she will say on Friday"."""
    date = occasion.date if occasion is not None else None
    if occasion is None or date is None or not _FUTURE.fullmatch(date.rule):
        return occasion
    if any(_TO_COME.search(text, max(0, span.start - 12), span.end) for span in one.cue):
        return occasion
    return replace(occasion, date=replace(date, rule=date.rule.removesuffix("future") + "past"))


def _level(
    text: str,
    masked: str,
    attributions: list[tuple[int, Attribution]],
    dates: Sequence[Date],
    outlet: str | None,
    title: Span | None,
    *,
    carry: bool = True,
) -> dict[int, Occasion]:
    seen = [date for date in dates if MASK not in masked[date.span.start : date.span.end]]
    owning = Owning(text, masked, attributions, seen, outlet)
    if not carry:
        return {frame.index: Holding(text, ()).alone(frame) for frame in owning.frames if frame.told is not None}
    walls = sorted([*turns.posts(text), *([title.end] if title else [])])
    starts = [owning.start_of(frame.sentence) for frame in owning.frames]
    return Holding(text, walls, dates).settle(owning.frames, owning.anchors, starts)


def _masked(text: str, spans: Spans) -> str:
    """The text with the spans' characters blanked, line breaks kept; of the same length."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        lines = text[span.start : span.end].split("\n")
        pieces += [text[at : span.start], "\n".join([MASK * len(line) for line in lines])]
        at = span.end
    return "".join([*pieces, text[at:]])


def _without(length: int, spans: Spans) -> Spans:
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), length]
    return tuple(Span(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right)
