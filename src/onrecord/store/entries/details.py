"""What a content tells of (figures, dates, the occasion), and when its text was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.store.entries.quotes import Quote


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date of a text: its words, and the days that they mean; both None where nothing is known of them (yet).

    ``anchor`` is what it is reckoned from (nothing, the day of publication, an event), by ``rule``; ``event`` the id
    of a knowledge pack's event.
    """

    quote: Quote
    earliest: str | None
    latest: str | None
    basis: tuple[str, ...]
    granularity: str
    rule: str
    anchor: str
    event: str | None

    @property
    def dated(self) -> bool:
        """Whether anything is known of its days."""
        return self.earliest is not None or self.latest is not None

    def as_dict(self) -> dict[str, Any]:
        """The date in the exported shape."""
        return {
            "raw": self.quote.text,
            "earliest": self.earliest,
            "latest": self.latest,
            "basis": list(self.basis),
            "start": self.quote.start,
            "end": self.quote.end,
            "granularity": self.granularity,
            "anchor": self.anchor,
            "event": self.event,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A stretch of time that a multiple is for: its words, and its length in months as a decimal string."""

    quote: Quote
    months: str

    def as_dict(self) -> dict[str, Any]:
        """The period in the exported shape."""
        return {**self.quote.as_dict(), "months": self.months}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of a content; see :class:`onrecord.domain.Figure`. Numbers are decimal strings."""

    quote: Quote
    kind: str
    low: str | None
    high: str | None
    unit: str | None
    bound: str | None
    approximate: bool
    counts: str | None
    counts_span: Quote | None
    of: str | None
    of_span: Quote | None
    unit_basis: str | None
    periods: tuple[PeriodRow, ...]
    rate: str | None
    time: DateRow | None
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """The figure in the exported shape."""
        return {
            **self.quote.as_dict(),
            "kind": self.kind,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "bound": self.bound,
            "approximate": self.approximate,
            "counts": self.counts,
            "counts_span": self.counts_span.as_dict() if self.counts_span else None,
            "of": self.of,
            "of_span": self.of_span.as_dict() if self.of_span else None,
            "unit_basis": self.unit_basis,
            "periods": [period.as_dict() for period in self.periods],
            "rate": self.rate,
            "time": self.time.as_dict() if self.time else None,
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """Where and when something was said, with the spans that say so; see :class:`onrecord.domain.Occasion`."""

    kind: str
    medium: str | None
    interlocutor: str | None
    place: str | None
    event: str | None
    date: DateRow | None
    evidence: tuple[Quote, ...]
    rule: str | None

    def as_dict(self) -> dict[str, Any]:
        """The occasion in the exported shape."""
        return {
            "kind": self.kind,
            "medium": self.medium,
            "interlocutor": self.interlocutor,
            "place": self.place,
            "event": self.event,
            "date": self.date.as_dict() if self.date else None,
            "evidence": [quote.as_dict() for quote in self.evidence],
            "rule": self.rule,
        }


#: The occasion of what is told without any.
UNKNOWN = OccasionRow("unknown", None, None, None, None, None, (), None)


@dataclass(frozen=True, slots=True)
class ClueRow:
    """A piece of evidence for when a text was written: not before ``earliest``, not after ``latest``."""

    earliest: str | None
    latest: str | None
    because: str
    rule: str
    weight: float | None
    spans: tuple[Quote, ...]

    def as_dict(self) -> dict[str, Any]:
        """The clue as JSON has it."""
        return {
            "earliest": self.earliest,
            "latest": self.latest,
            "because": self.because,
            "rule": self.rule,
            "weight": self.weight,
            "spans": [quote.as_dict() for quote in self.spans],
        }


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """Between which days a text was written; ``set_aside`` are the clues that contradict those of ``basis``."""

    earliest: str | None
    latest: str | None
    basis: tuple[ClueRow, ...]
    set_aside: tuple[ClueRow, ...]

    def as_dict(self) -> dict[str, Any]:
        """The interval with its clues as JSON has it."""
        return {
            "earliest": self.earliest,
            "latest": self.latest,
            "basis": [clue.as_dict() for clue in self.basis],
            "set_aside": [clue.as_dict() for clue in self.set_aside],
        }
