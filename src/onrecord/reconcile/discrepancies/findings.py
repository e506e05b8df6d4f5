"""A difference as it is found, before it has an id: which tellings stand against which, and in what."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain import DiscrepancyKind, Severity, Span
from onrecord.reconcile.statements.tellings import Telling


@dataclass(frozen=True)
class Told:
    """One telling on a side: the spans of its text that differ, and the value that they come to."""

    telling: Telling
    spans: tuple[Span, ...]
    value: str | None = None


@dataclass(frozen=True)
class Finding:
    """A difference between two sides: ``left`` is the side of the fullest version, or of most of the reports."""

    kind: DiscrepancyKind
    severity: Severity
    ground: str
    left: tuple[Told, ...]
    right: tuple[Told, ...]
    because: str
    rule: str
