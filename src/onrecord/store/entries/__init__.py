"""What reading a record gives back: plain values with everything that a listing, an export or a page needs.

Unlike the types of ``domain`` these check nothing: a damaged record can still be looked at, and
:meth:`Store.verify` says what is wrong with it.
"""

from __future__ import annotations

from onrecord.store.entries.corrections import CorrectionEntry, Imported
from onrecord.store.entries.details import ClueRow, DateRow, FigureRow, OccasionRow, PeriodRow, WrittenRow
from onrecord.store.entries.differences import DiscrepancyRow, SideRow
from onrecord.store.entries.quotes import Quote, dating_dict
from onrecord.store.entries.reports import CopyRow, ForgottenEntry, RejectedEntry, ReportEntry, ReportRef, SetAsideRow
from onrecord.store.entries.revisions import HeadlineRow, RequotedRow, RevisionRow, SeenRow
from onrecord.store.entries.shown import Counts, Problem, Shown, ShownReport
from onrecord.store.entries.speakers import Candidate, Identified, Rival, SpeakerRow
from onrecord.store.entries.statements import Corroboration, FigureEntry, StatementRow, WithdrawnRow
from onrecord.store.entries.versions import EditRow, ShownStatement, VersionRow

__all__ = [
    "Candidate",
    "ClueRow",
    "CopyRow",
    "CorrectionEntry",
    "Corroboration",
    "Counts",
    "DateRow",
    "DiscrepancyRow",
    "EditRow",
    "FigureEntry",
    "FigureRow",
    "ForgottenEntry",
    "HeadlineRow",
    "Identified",
    "Imported",
    "OccasionRow",
    "PeriodRow",
    "Problem",
    "Quote",
    "RejectedEntry",
    "ReportEntry",
    "ReportRef",
    "RequotedRow",
    "RevisionRow",
    "Rival",
    "SeenRow",
    "SetAsideRow",
    "Shown",
    "ShownReport",
    "ShownStatement",
    "SideRow",
    "SpeakerRow",
    "StatementRow",
    "VersionRow",
    "WithdrawnRow",
    "WrittenRow",
    "dating_dict",
]
