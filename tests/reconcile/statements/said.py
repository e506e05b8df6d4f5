"""Tellings made of plain words, for the tests of statements."""

from __future__ import annotations

import hashlib
from typing import Any

from onrecord.domain import Date, Dating, Figure, Occasion, Quotation, Span
from onrecord.reconcile.statements.languages import foreign
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording

SPEECH = "It may not be pretty but it will hold. We looked at every joint, and nobody asked for a discount."


def day(iso: str) -> Dating:
    return Dating(iso, iso, ("the test says so",))


def occasion(kind: str = "interview", on: str | None = None, **named: str) -> Occasion:
    date = Date(Span(0, 1), "day", "test-1", "none", day(on)) if on is not None else None
    return Occasion(kind, date=date, rule="test-1", **named)  # type: ignore[arg-type]


def telling(
    words: str,
    report: str = "one",
    *,
    headline: bool = False,
    written: str | None = "2025-03-04",
    figures: tuple[Figure, ...] = (),
    after: str = "",
    **more: Any,
) -> Telling:
    """A telling: direct where its words stand in quotation marks, indirect without any, else mixed."""
    text = f"{words} {after}"
    direct = words[:1] in "“'" and words[-1:] in "”'"
    quotation: Quotation = "direct" if direct else "mixed" if "“" in words else "indirect"
    content = (Span(1, len(words) - 1),) if direct else (Span(0, len(words)),)
    id_ = "a" + hashlib.sha256(f"{report} {words} {headline}".encode()).hexdigest()[:20]
    return Telling(
        id=id_,
        text=f"t{report}",
        quotation=quotation,
        stance="asserted",
        headline=headline,
        wording=wording(text, content, direct=direct),
        figures=figures,
        written=day(written) if written else None,
        foreign=foreign(text, content),
        **more,
    )
