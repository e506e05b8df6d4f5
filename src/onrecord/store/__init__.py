"""The record: one SQLite file that keeps reports, what they say and where each word of it stands."""

from onrecord.store.entries import (
    Candidate,
    Counts,
    FigureEntry,
    Problem,
    Quote,
    RejectedEntry,
    ReportEntry,
    ReportRef,
    Shown,
    SpeakerRow,
    StatementRow,
)
from onrecord.store.people import SpeakerEntry
from onrecord.store.store import Store

__all__ = [
    "Candidate",
    "Counts",
    "FigureEntry",
    "Problem",
    "Quote",
    "RejectedEntry",
    "ReportEntry",
    "ReportRef",
    "Shown",
    "SpeakerEntry",
    "SpeakerRow",
    "StatementRow",
    "Store",
]
