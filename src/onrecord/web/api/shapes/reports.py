"""Reports, what was found in them, their revisions, and inputs that were not read."""

from __future__ import annotations

from typing import Any, Literal

from onrecord.domain import words
from onrecord.web.api.shapes.basics import Days, MadeBy, Quoted, Shape
from onrecord.web.api.shapes.statements import Attribution, Edit, ReportRef


class FoundValue(Shape):
    """A value of the metadata, where it was found, and what speaks against it."""

    value: str
    basis: str
    doubt: str | None


class Clue(Shape):
    """A piece of evidence for when a text was written."""

    earliest: str | None
    latest: str | None
    because: str
    rule: str
    weight: float | None
    spans: list[Quoted]


class Written(Shape):
    """Between which days a text was written, by what it tells itself."""

    earliest: str | None
    latest: str | None
    basis: list[Clue]
    set_aside: list[Clue]


class Copy(Shape):
    """Another report whose text is nearly the same."""

    report: str
    path: str
    outlet: str | None
    kind: Literal["exact", "near"]
    score: float
    passages: int
    rule: str


class Report(Shape):
    """A report of the record: what it is, what was found, and where it comes from."""

    id: str
    path: str
    line: int | None
    url: str | None
    format: words.Format
    encoding: str
    repaired: bool
    title: str | None
    outlet: FoundValue | None
    byline: FoundValue | None
    language: FoundValue
    published: Days
    modified: Days
    characters: int
    statements: int
    skipped: str | None
    text: str
    raw_sha256: str
    raw_bytes: int
    read_at: str
    made_by: MadeBy
    written: Written | None
    inferred: bool
    copies: list[Copy]


class SetAside(Quoted):
    """A stretch of the stored text that reading passed over, and why."""

    reason: words.SetAsideReason
    rule: str


class Correction(Shape):
    """What somebody put right; ``entry`` is all that the entry says, with its anchors."""

    id: str
    at: str
    author: str
    action: str
    about: str
    note: str | None
    state: Literal["in force", "undone", "waiting"]
    undoes: str | None
    undone_by: str | None
    entry: dict[str, Any]


class Machine(Shape):
    """The spans of an attribution as they were found, where a correction trimmed them."""

    source: list[Quoted]
    cue: list[Quoted]
    content: list[Quoted]


class ShownAttribution(Attribution):
    """One attribution in its context, with its provenance and a citation to copy."""

    context: Quoted
    provenance: Report
    citation: str
    parts: list[Attribution]
    set_aside: list[SetAside]
    corrections: list[Correction]
    machine: Machine | None


class Seen(Shape):
    """A time at which a page was read with the words of a revision."""

    report: str
    at: str


class Headline(Shape):
    """A headline that a revision changed."""

    before: str | None
    after: str | None
    difference: str


class Requoted(Shape):
    """What a revision did to an attribution."""

    kind: Literal["added", "changed", "removed"]
    what: list[str]
    difference: str
    edits: list[Edit]
    before: Attribution | None
    after: Attribution | None


class Revision(Shape):
    """A page as it was read with one text, in the order of time, and what it changed."""

    page: str
    place: str
    number: int
    revisions: int
    latest: bool
    report: ReportRef
    modified: Days
    since: str
    basis: Literal["modified", "published", "read"]
    seen: list[Seen]
    headline: Headline | None
    added: int
    changed: int
    removed: int
    changes: list[Requoted]


class ShownReport(Report):
    """A report with its stored text, which begins at ``start`` of the whole, and what was found in it."""

    content: str
    attributions: list[Attribution]
    set_aside: list[SetAside]
    rejected: list[Attribution]
    revision: Revision | None
    start: int


class Rejected(Shape):
    """An input that could not be read, and why."""

    path: str
    line: int | None
    reason: str
    raw_sha256: str | None
    at: str
    folder: str | None
