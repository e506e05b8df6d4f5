"""What was said: attributions, statements, versions, figures."""

from __future__ import annotations

from typing import Literal

from onrecord.domain import words
from onrecord.web.api.shapes.basics import Days, MadeBy, Quoted, Shape


class SaidDays(Days):
    """When something was said: on the day of its occasion, else when it was published."""

    of: Literal["occasion", "publication"] | None


class DateWords(Shape):
    """A date of a text, by its words, and the days that they mean."""

    raw: str
    earliest: str | None
    latest: str | None
    basis: list[str]
    start: int
    end: int
    granularity: words.Granularity
    anchor: words.Anchor
    event: str | None
    rule: str


class ReportRef(Shape):
    """A report, as a statement points to it. ``path`` is relative to what was asked for when it was read."""

    id: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    language: str
    published: Days
    line: int | None
    raw_sha256: str
    read_at: str


class Candidate(Shape):
    """Somebody whom a source may mean."""

    id: str
    name: str
    kind: words.EntityKind


class Rival(Candidate):
    """Somebody else who was considered, and why it is open, or why they lost."""

    because: str


class Identity(Shape):
    """Who somebody is over the whole record: by which rule or correction, why, how sure."""

    called: str
    status: str
    rule: str
    because: str
    confidence: float
    correction: str | None
    candidates: list[Rival]
    evidence: list[Quoted]


class Speaker(Shape):
    """Who spoke. Without an id, it is open: ``name`` is then the source's own wording."""

    id: str | None
    name: str | None
    kind: words.EntityKind | None
    named: bool | None
    role: words.SpeakerRole
    status: words.SpeakerStatus
    candidates: list[Candidate]
    because: str
    rule: str
    evidence: list[Quoted]
    count: int | None
    identity: Identity | None
    confidence: float | None


class Occasion(Shape):
    """Where and when something was said, with the words that say so."""

    kind: words.OccasionKind
    medium: str | None
    interlocutor: str | None
    place: str | None
    event: str | None
    date: DateWords | None
    evidence: list[Quoted]
    rule: str | None


class Period(Quoted):
    """A stretch of time that a multiple is for; ``months`` is a decimal string."""

    months: str


class Figure(Quoted):
    """A quantity of a content. Numbers are decimal strings; null where no number can be read."""

    kind: words.FigureKind
    low: str | None
    high: str | None
    unit: str | None
    bound: words.Bound | None
    approximate: bool
    counts: str | None
    counts_span: Quoted | None
    of: str | None
    of_span: Quoted | None
    unit_basis: str | None
    periods: list[Period]
    rate: str | None
    time: DateWords | None
    rule: str


class Withdrawn(Shape):
    """The latest revision of a page, which no longer has the attribution."""

    report: str
    path: str
    line: int | None
    url: str | None
    read_at: str


class Attribution(Shape):
    """One attribution in the promised shape of ``onrecord export --format jsonl``."""

    id: str
    statement: str
    quotation: words.Quotation
    stance: words.Stance
    parent: str | None
    question: Quoted | None
    report: ReportRef
    source: list[Quoted]
    cue: list[Quoted]
    content: list[Quoted]
    speakers: list[Speaker]
    occasion: Occasion
    figures: list[Figure]
    confidence: float
    made_by: MadeBy
    headline: bool
    rule: str
    text: str
    also_in: list[ReportRef]
    dates: list[DateWords]
    time: SaidDays
    withdrawn: list[Withdrawn]
    found: Literal["words", "meaning", "both"] | None = None
    likeness: float | None = None


class Told(Shape):
    """Who reports a statement: attributions, reports, texts that are nobody's copies, outlets; first and last day."""

    versions: int
    reports: int
    texts: int
    outlets: int
    first: str | None
    last: str | None


class Match(Shape):
    """Where in the stored text a search matched."""

    start: int
    end: int


class Statement(Attribution):
    """A statement by the fullest of its versions that meets the conditions.

    Of a search: where it matched, by what it was found, how near it is in meaning (a cosine), and its rank, which is
    smaller for what is better.
    """

    told: Told | None
    matches: list[Match]
    rank: float | None
    found: Literal["words", "meaning", "both"] | None = None
    likeness: float | None = None


class Edit(Shape):
    """A difference of a version's words: spans ``here``, in its own text, and ``there``, in the fullest version's."""

    operation: words.EditOperation
    here: tuple[int, int] | None
    there: tuple[int, int] | None
    weight: words.EditWeight


class Version(Attribution):
    """An attribution as a version of a statement: its kind relative to the fullest one, and why."""

    kind: words.VersionKind
    because: str
    difference: str
    edits: list[Edit]
    context: Quoted | None
    version_rule: str


class StatementWithVersions(Shape):
    """A statement with all its versions, the fullest first; ``repeats`` are statements that say the same again."""

    id: str
    told: Told
    repeats: list[str]
    versions: list[Version]


class FigureEntry(Figure):
    """A figure, then who told it where."""

    attribution: str
    statement: str
    quotation: words.Quotation
    stance: words.Stance
    speakers: list[Speaker]
    content: list[Quoted]
    occasion: Occasion
    said: SaidDays
    report: ReportRef
    also_in: list[ReportRef]
    text_id: str
