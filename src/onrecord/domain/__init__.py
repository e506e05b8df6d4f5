"""The types that everything else in onrecord speaks in.

Frozen, slotted dataclasses from the standard library; no logic but validation. All offsets are Unicode code
points of the *stored text* (see :class:`Text`), end-exclusive, so ``text[start:end]`` is what a span quotes.
A constructor raises :class:`ValueError` when an invariant does not hold.
"""

from __future__ import annotations

from onrecord.domain.attributions import Analysis, Attribution, MadeBy
from onrecord.domain.details import Clue, Date, Figure, Occasion, Period, Written
from onrecord.domain.reports import Limits, Rejected, Report, SetAside, Text
from onrecord.domain.spans import Dating, Found, Span, Spans
from onrecord.domain.speakers import Entity, Mention, Speaker
from onrecord.domain.summaries import Summary
from onrecord.domain.words import (
    ANCHORS,
    BOUNDS,
    ENTITY_KINDS,
    FIGURE_KINDS,
    FORMATS,
    GRANULARITIES,
    OCCASION_KINDS,
    QUOTATIONS,
    SET_ASIDE_REASONS,
    SPEAKER_ROLES,
    SPEAKER_STATUSES,
    STANCES,
    Anchor,
    Bound,
    EntityKind,
    FigureKind,
    Format,
    Granularity,
    OccasionKind,
    Quotation,
    SetAsideReason,
    SpeakerRole,
    SpeakerStatus,
    Stance,
)

__all__ = [
    "ANCHORS",
    "BOUNDS",
    "ENTITY_KINDS",
    "FIGURE_KINDS",
    "FORMATS",
    "GRANULARITIES",
    "OCCASION_KINDS",
    "QUOTATIONS",
    "SET_ASIDE_REASONS",
    "SPEAKER_ROLES",
    "SPEAKER_STATUSES",
    "STANCES",
    "Analysis",
    "Anchor",
    "Attribution",
    "Bound",
    "Clue",
    "Date",
    "Dating",
    "Entity",
    "EntityKind",
    "Figure",
    "FigureKind",
    "Format",
    "Found",
    "Granularity",
    "Limits",
    "MadeBy",
    "Mention",
    "Occasion",
    "OccasionKind",
    "Period",
    "Quotation",
    "Rejected",
    "Report",
    "SetAside",
    "SetAsideReason",
    "Span",
    "Spans",
    "Speaker",
    "SpeakerRole",
    "SpeakerStatus",
    "Stance",
    "Summary",
    "Text",
    "Written",
]
