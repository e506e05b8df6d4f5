"""Speakers, differences, the record as a whole, and pages of listings."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import Field

from onrecord.domain import words
from onrecord.web.api.shapes.basics import MadeBy, Quoted, Shape
from onrecord.web.api.shapes.statements import Statement

_Row = TypeVar("_Row")


class Variant(Shape):
    """A name by which texts call somebody, in how many texts, and why the bearer is who it is said to be."""

    name: str
    texts: int
    rule: str
    because: str
    confidence: float
    correction: str | None


class Tenure(Shape):
    """An office, as a knowledge pack has it: ISO days, months or years."""

    title: str
    organisation: str
    since: str | None
    until: str | None
    source: str


class SpeakerEntry(Shape):
    """Somebody who speaks: how often, in how many reports, between which days, under which names."""

    id: str
    name: str
    kind: words.EntityKind
    named: bool
    count: int | None
    statements: int
    reports: int
    earliest: str | None
    latest: str | None
    aliases: list[str]
    known: bool
    names: list[str]
    variants: list[Variant]
    offices: list[Tenure]
    maybe: int


class SideDays(Shape):
    """The days of a report's publication."""

    earliest: str | None
    latest: str | None


class SideReport(Shape):
    """The report of a side."""

    id: str
    path: str
    outlet: str | None
    published: SideDays


class Side(Shape):
    """One side of a difference, in its words, and where they stand."""

    report: SideReport
    attribution: str | None
    text: str
    value: str | None
    spans: list[Quoted]


class Discrepancy(Shape):
    """A difference between versions or reports. Which side is right is never said."""

    id: str
    kind: words.DiscrepancyKind
    severity: words.Severity
    ground: str
    because: str
    rule: str
    sides: list[Side]
    statements: list[str]
    verdict: Literal["confirmed", "dismissed"] | None
    correction: str | None


class Development(Shape):
    """What has developed between two times, the earlier side first."""

    id: str
    about: str
    because: str
    rule: str
    earlier: Side
    later: Side


class Counts(Shape):
    """How much the record holds."""

    reports: int
    texts: int
    statements: int
    speakers: int
    unresolved: int
    other_language: int
    rejected: int
    without_source: int


class MadeWith(MadeBy):
    """What so many texts were read with."""

    texts: int


class Holdings(Shape):
    """What the record was made of and with."""

    made_with: list[MadeWith]
    packs: str
    languages: dict[str, int]
    formats: dict[str, int]
    outlets: int
    first: str | None
    last: str | None
    earliest: str | None
    latest: str | None
    corrections: int
    figures: int
    told_twice: int
    discrepancies: int
    developments: int
    copies: int
    forgotten: int
    schema_: int = Field(alias="schema")


class Differing(Shape):
    """How many discrepancies there are of a kind, severity and verdict (null: nobody judged them)."""

    kind: words.DiscrepancyKind
    severity: words.Severity
    verdict: Literal["confirmed", "dismissed"] | None
    number: int


class Forgotten(Shape):
    """What stays of a report that was forgotten: its id, when, by whom and why. ``raw_sha256`` and ``text`` are null
    where another report has the same, and stayed."""

    report: str
    at: str
    author: str
    reason: str
    raw_sha256: str | None
    text: str | None


class About(Shape):
    """The record in numbers, and the version of onrecord that answers. Of ``outlets`` and ``units`` the 200 most
    frequent, of ``forgotten`` the 50 latest."""

    onrecord: str
    counts: Counts
    holdings: Holdings
    differing: list[Differing]
    outlets: list[str]
    units: list[str]
    forgotten: list[Forgotten]


class Page(Shape, Generic[_Row]):
    """A page of a listing. ``next`` and ``previous`` are cursors, null at its ends; the same are links in the header
    ``Link``."""

    items: list[_Row]
    next: str | None
    previous: str | None


class Reports(Shape):
    """Statements that several reports have."""

    items: list[Statement]


class StatementPage(Page[Statement]):
    """A page of statements. ``found`` is how many there are, counted no further than 1,000: ``more`` says that there
    are more."""

    found: int
    more: bool
