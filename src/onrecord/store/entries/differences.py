"""Where versions and reports differ, as listings show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.store.entries.quotes import Quote


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side: the report (its id, with path, outlet and days of publication), its words, where they stand, and the
    value that they come to where there is one. ``attribution`` is None where the side is not something said."""

    report: str
    path: str
    outlet: str | None
    earliest: str | None
    latest: str | None
    attribution: str | None
    words: str
    value: str | None
    spans: tuple[Quote, ...]

    def as_dict(self) -> dict[str, Any]:
        """The side in the exported shape."""
        return {
            "report": {
                "id": self.report,
                "path": self.path,
                "outlet": self.outlet,
                "published": {"earliest": self.earliest, "latest": self.latest},
            },
            "attribution": self.attribution,
            "text": self.words,
            "value": self.value,
            "spans": [quote.as_dict() for quote in self.spans],
        }


@dataclass(frozen=True, slots=True)
class DevelopmentRow:
    """A development (:class:`onrecord.domain.Development`) with its two sides, the earlier one first."""

    id: str
    about: str
    because: str
    rule: str
    earlier: SideRow
    later: SideRow

    def as_dict(self) -> dict[str, Any]:
        """The development in the exported shape."""
        return {
            "id": self.id,
            "about": self.about,
            "because": self.because,
            "rule": self.rule,
            "earlier": self.earlier.as_dict(),
            "later": self.later.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    """A discrepancy (:class:`onrecord.domain.Discrepancy`) with its sides and the ids of the statements concerned.

    ``verdict`` is "confirmed" or "dismissed" where somebody judged it, by the correction of that id.
    """

    id: str
    kind: str
    severity: str
    ground: str
    because: str
    rule: str
    sides: tuple[SideRow, ...]
    statements: tuple[str, ...]
    verdict: str | None = None
    correction: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The discrepancy in the exported shape."""
        return {
            "id": self.id,
            "kind": self.kind,
            "severity": self.severity,
            "ground": self.ground,
            "because": self.because,
            "rule": self.rule,
            "sides": [side.as_dict() for side in self.sides],
            "statements": list(self.statements),
            "verdict": self.verdict,
            "correction": self.correction,
        }
