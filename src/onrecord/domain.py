"""The types that everything else in onrecord speaks in.

Frozen, slotted dataclasses from the standard library; no logic but validation. All offsets are Unicode code
points of the *stored text* (see :class:`Text`), end-exclusive, so ``text[start:end]`` is what a span quotes.
A constructor raises :class:`ValueError` when an invariant does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal, get_args

Quotation = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserted", "denied", "negated", "hypothetical", "question", "no-comment"]
EntityKind = Literal["person", "organisation", "place", "group", "document"]
SpeakerRole = Literal["speaker", "on_behalf_of", "via"]
SpeakerStatus = Literal["resolved", "ambiguous", "unresolved"]
Format = Literal["text", "markdown", "html", "jsonl"]
SetAsideReason = Literal[
    "boilerplate",  # reading time, share buttons, subscription lines, navigation, captions of the page itself
    "teaser",  # a pointer to another report ("Read more: ...")
    "repeated",  # a line that the text already holds (a lead printed twice)
    "foreign",  # a stray run of words in another language or script
    "byline",  # the line that says who wrote it
    "dateline",  # a line that only says when or where it was published
    "extractor",  # visible on the page, but not part of the article by the HTML extractor's judgement
]

QUOTATIONS: Final[tuple[str, ...]] = get_args(Quotation)
STANCES: Final[tuple[str, ...]] = get_args(Stance)
ENTITY_KINDS: Final[tuple[str, ...]] = get_args(EntityKind)
SPEAKER_ROLES: Final[tuple[str, ...]] = get_args(SpeakerRole)
SPEAKER_STATUSES: Final[tuple[str, ...]] = get_args(SpeakerStatus)
FORMATS: Final[tuple[str, ...]] = get_args(Format)
SET_ASIDE_REASONS: Final[tuple[str, ...]] = get_args(SetAsideReason)


def _one_of(value: str, allowed: tuple[str, ...], what: str) -> None:
    if value not in allowed:
        raise ValueError(f"{what} must be one of {', '.join(allowed)}, not {value!r}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the stored text: ``text[start:end]``, code points, ``0 <= start < end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        """The characters that the span quotes; raises ValueError when it reaches past the text."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}-{self.end} reaches past a text of {len(text)}")
        return text[self.start : self.end]


Spans = tuple[Span, ...]


def _in_order(spans: Spans, what: str) -> None:
    for left, right in pairwise(spans):
        if right.start < left.end:
            raise ValueError(f"the spans of a {what} must be in order and apart: {left}, {right}")


@dataclass(frozen=True, slots=True)
class SetAside:
    """A span of the stored text that reading passes over, with the reason and the rule that decided."""

    span: Span
    reason: SetAsideReason
    rule: str

    def __post_init__(self) -> None:
        _one_of(self.reason, SET_ASIDE_REASONS, "a set-aside reason")


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of metadata as it was found: its value, what it rests on, and whether it is to be doubted.

    ``basis`` says where it comes from in words ("html meta article:author", "first line", "jsonl field outlet").
    ``doubt`` is None, or the reason why the value is kept but should not be relied on.
    """

    value: str
    basis: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as an interval of ISO 8601 days, both ends included; None is an open end. ``basis`` says why, in words."""

    earliest: str | None
    latest: str | None
    basis: tuple[str, ...]
    raw: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a date's interval must not end before it starts: {self.earliest}, {self.latest}")


@dataclass(frozen=True, slots=True)
class Text:
    """The stored text: decoded, mojibake repaired, newlines made ``\\n``, title first; nothing else changed.

    ``id`` is the hash of ``text`` (:func:`onrecord.ids.text_id`). Several reports may share one.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One appearance of a published text, as it was read.

    ``path`` is relative to what was asked for; ``line`` is the 1-based line of a JSONL file, else None. ``raw`` are
    the bytes as they came, ``raw_sha256`` their hash. ``title`` is a span of the stored text. ``language`` is a
    BCP 47 tag whose basis says how it was found. ``repaired`` tells that mojibake was repaired.
    """

    id: str
    text: Text
    path: str
    line: int | None
    format: Format
    raw: bytes
    raw_sha256: str
    encoding: str
    repaired: bool
    language: Found
    title: Span | None = None
    url: str | None = None
    outlet: Found | None = None
    byline: Found | None = None
    published: Dating | None = None
    modified: Dating | None = None
    set_aside: tuple[SetAside, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.format, FORMATS, "a report's format")
        _in_order(tuple(aside.span for aside in self.set_aside), "report's set-aside text")
        for span in (*(aside.span for aside in self.set_aside), *((self.title,) if self.title else ())):
            span.of(self.text.text)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that could not be taken into the record, with one line that says why; it may be tried again."""

    path: str
    line: int | None
    reason: str
    raw_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names, describes or points to an entity. ``head`` is the name or noun that carries it.

    ``count`` is the number the text gives for a group ("two people"), else None. Mentions of one ``cluster`` are, by
    the model, mentions of one entity; None where it saw no other.
    """

    span: Span
    head: Span
    kind: EntityKind | None
    named: bool
    pronoun: bool = False
    count: int | None = None
    cluster: int | None = None

    def __post_init__(self) -> None:
        if not self.span.start <= self.head.start <= self.head.end <= self.span.end:
            raise ValueError(f"a mention's head {self.head} must lie inside it {self.span}")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, group or document; ``named`` or known only by the wording in ``name``."""

    id: str
    name: str
    kind: EntityKind
    named: bool
    count: int | None = None

    def __post_init__(self) -> None:
        _one_of(self.kind, ENTITY_KINDS, "an entity's kind")
        if not self.name.strip():
            raise ValueError("an entity needs a name")
        if self.count is not None and self.count < 1:
            raise ValueError(f"an entity's count must be at least 1, not {self.count}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who an attribution's source is, and why: a verdict that cannot exist without its reason.

    ``resolved``: ``entity`` is who spoke. ``ambiguous``: ``entity`` is None and ``candidates`` has at least two.
    ``unresolved``: ``entity`` is None; candidates that were considered may be listed. ``because`` is one sentence
    for a reader; ``rule`` the versioned name of what decided; ``evidence`` the spans it rests on, in the order of
    the argument (for a pronoun: the pronoun, then the name it points to). ``confidence`` is how often verdicts of that
    rule were right where they were measured, None where they were not.
    """

    entity: Entity | None
    role: SpeakerRole
    status: SpeakerStatus
    because: str
    rule: str
    evidence: Spans = ()
    candidates: tuple[Entity, ...] = ()
    confidence: float | None = None

    def __post_init__(self) -> None:
        _one_of(self.role, SPEAKER_ROLES, "a speaker's role")
        _one_of(self.status, SPEAKER_STATUSES, "a speaker's status")
        if not self.because or not self.rule:
            raise ValueError("a speaker's verdict needs a reason and the rule that decided")
        if (self.entity is not None) != (self.status == "resolved"):
            raise ValueError("a speaker has an entity exactly when it is resolved")
        if self.status == "ambiguous" and len(self.candidates) < 2:
            raise ValueError("an ambiguous speaker needs at least two candidates")
        if self.confidence is not None and not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One text's link of a source, a cue and a content, each a list of spans; the source (or cue) may be empty.

    ``parent`` is the id of the attribution whose content this one lies in; ``question`` the span of the question
    that an answer replies to; ``headline`` tells that it stands in the report's title or a summary of it;
    ``confidence`` is the probability that content and source are right, calibrated for what the model found and set by
    hand for what a rule found.
    ``rule`` is the versioned name of the model or rule that made it.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quotation: Quotation
    stance: Stance
    confidence: float
    rule: str
    parent: str | None = None
    question: Span | None = None
    headline: bool = False
    speakers: tuple[Speaker, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.quotation, QUOTATIONS, "a quotation")
        _one_of(self.stance, STANCES, "a stance")
        if not self.content and self.stance != "no-comment":
            raise ValueError("an attribution needs a content, unless it is a no-comment")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")
        for spans, what in ((self.source, "source"), (self.cue, "cue"), (self.content, "content")):
            _in_order(spans, what)
        if self.parent == self.id:
            raise ValueError("an attribution cannot lie in itself")


@dataclass(frozen=True, slots=True)
class MadeBy:
    """The versions behind a result: of onrecord, of the model (name and weights digest) and of the knowledge packs."""

    onrecord: str
    model: str
    packs: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one report says: its attributions in text order, with the mentions behind their speakers.

    ``attributions`` is empty and ``skipped`` says why when the report was not analysed (another language).
    """

    text: Text
    attributions: tuple[Attribution, ...]
    made_by: MadeBy
    mentions: tuple[Mention, ...] = ()
    skipped: str | None = None

    def __post_init__(self) -> None:
        ids = {attribution.id for attribution in self.attributions}
        if len(ids) != len(self.attributions):
            raise ValueError("two attributions of an analysis have the same id")
        for attribution in self.attributions:
            if attribution.parent is not None and attribution.parent not in ids:
                raise ValueError(f"attribution {attribution.id} lies in {attribution.parent}, which is not there")
            question = (attribution.question,) if attribution.question else ()
            for span in (*attribution.source, *attribution.cue, *attribution.content, *question):
                span.of(self.text.text)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost: ``max_text`` in code points of text or bytes of raw input, ``max_seconds`` of work."""

    max_text: int = 5_000_000
    max_seconds: float = 60.0

    def __post_init__(self) -> None:
        if self.max_text < 1 or self.max_seconds <= 0:
            raise ValueError("limits must be positive")


@dataclass(frozen=True, slots=True)
class Summary:
    """What one ``read`` did. ``reports`` counts those newly stored; ``known`` those the record already had.

    ``unresolved`` counts statements with a speaker that is left open, ``without_source`` those that the text gives to
    nobody (none is counted in both). ``seconds`` is wall-clock time; ``words`` counts whitespace-separated words of
    newly stored texts.
    """

    reports: int
    known: int
    statements: int
    speakers: int
    unresolved: int
    other_language: int
    words: int
    seconds: float
    rejected: tuple[Rejected, ...] = field(default=())
    without_source: int = 0

    @property
    def unresolved_share(self) -> float:
        """The share of statements with a speaker that is not resolved, 0 when there are none."""
        return self.unresolved / self.statements if self.statements else 0.0

    @property
    def without_source_share(self) -> float:
        """The share of statements that the text gives to nobody, 0 when there are none."""
        return self.without_source / self.statements if self.statements else 0.0

    @property
    def words_per_second(self) -> float:
        """Words of newly stored texts by wall-clock time, 0 when no time passed."""
        return self.words / self.seconds if self.seconds else 0.0
