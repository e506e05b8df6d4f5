"""Occasions: where and when each attribution of a text was said, as far as the text says so.

``find`` reads the phrases around the attributions (:mod:`.pieces`, at a :mod:`.level`), finds whose each is
(:mod:`.owners`, :mod:`.anchors`), gathers what an attribution is told of by these and by what stands beside its cue
(:mod:`.gathering`), and hands an occasion on to what follows it (:mod:`.holding`). Nothing is guessed: what the text
does not say is None. ``docs/occasions.md`` has the conventions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.analysis import turns
from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions.anchors import anchors_of
from onrecord.analysis.occasions.gathering import gather
from onrecord.analysis.occasions.holding import AHEAD, CARRIED, HEADLINE, NAMED, Holding
from onrecord.analysis.occasions.level import Level
from onrecord.analysis.occasions.owners import share_out
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
    handed on. ``dates`` are all that the text tells of; an occasion's date is one of them, a weekday as one of the
    past. ``outlet`` is the report's own, for "told this newspaper". Linear in the text.
    """
    if not attributions:
        return ()
    outer = [(n, one) for n, one in enumerate(attributions) if one.parent is None]
    inner = [(n, one) for n, one in enumerate(attributions) if one.parent is not None]
    contents = merged(tuple(span for _, one in outer for span in one.content))
    level = _told(Level(text, contents, outer, dates, outlet))
    walls = sorted([*turns.posts(text), *([title.end] if title else [])])
    starts = [level.start_of(frame.sentence) for frame in level.frames]
    found = Holding(text, walls, dates).settle(level.frames, anchors_of(level), starts)
    if inner:
        outside = _without(len(text), contents)
        nested = merged((*outside, *(span for _, one in inner for span in one.content)))
        level = _told(Level(text, nested, inner, dates, outlet))
        found |= {frame.index: Holding(text, ()).alone(frame) for frame in level.frames if frame.told is not None}
    return tuple(_past(text, one, found.get(n)) for n, one in enumerate(attributions))


def _told(level: Level) -> Level:
    """The level with what each attribution's own words say of its occasion."""
    share_out(level)
    gather(level)
    return level


def _past(text: str, one: Attribution, occasion: Occasion | None) -> Occasion | None:
    """The occasion with its weekday or day of the year in the past, though the words around it are of what is to come
    ("a vaccine prevents it, according to her, on Wednesday"): what was said was said. Not "she will say on Friday"."""
    date = occasion.date if occasion is not None else None
    if occasion is None or date is None or not _FUTURE.fullmatch(date.rule):
        return occasion
    if any(_TO_COME.search(text, max(0, span.start - 12), span.end) for span in one.cue):
        return occasion
    return replace(occasion, date=replace(date, rule=date.rule.removesuffix("future") + "past"))


def _without(length: int, spans: Spans) -> Spans:
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), length]
    return tuple(Span(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right)
