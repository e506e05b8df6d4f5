"""What tests of callings do: have texts call one person something, and ask what speaks against what."""

from __future__ import annotations

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.standings import between_reports
from onrecord.store.offices import OfficeTold

DAY, NEXT, LATER = ("2025-03-04", "2025-03-04"), ("2025-03-05", "2025-03-05"), ("2025-06-04", "2025-06-04")


def told(text: str, words: str, day: tuple[str, str] = DAY, how: str = "role") -> OfficeTold:
    return OfficeTold(text, f"called:{how}", Span(len(words), 2 * len(words)), words, day)


def found(*callings: OfficeTold) -> list[str]:
    made = between_reports(callings, {one.text: f"r{one.text}" for one in callings})
    return [one.severity for one in made]
