"""Words with a fixed meaning: the values that a field may take, and what they mean."""

from __future__ import annotations

from typing import Final, Literal, get_args

Quotation = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserted", "denied", "negated", "hypothetical", "question", "no-comment"]
EntityKind = Literal["person", "organisation", "place", "group", "document"]
SpeakerRole = Literal["speaker", "on_behalf_of", "via"]
SpeakerStatus = Literal["resolved", "ambiguous", "unresolved"]
Format = Literal["text", "markdown", "html", "jsonl"]
FigureKind = Literal[
    "money",  # unit: an ISO 4217 code
    "percentage",  # unit "percent"; low and high in percent
    "percentage points",  # unit "percentage points"
    "count",  # of the things in ``counts``
    "ratio",  # "three in four", "2 to 1": unit "ratio", the value is the quotient
    "multiple",  # "three times as much": unit "times"
    "fraction",  # "two thirds", "half": unit "fraction"
    "duration",  # unit "second" … "year"
    "ordinal",  # "the third round": unit "ordinal"
    "years",  # a span of years as such, "2012-13": low and high are the years
    "measure",  # any other unit, by its name in the singular: "kilometre", "megawatt", "tonne"
]
Bound = Literal["at least", "more than", "at most", "less than"]
Granularity = Literal["day", "week", "month", "quarter", "season", "year", "decade", "event", "vague"]
Anchor = Literal["none", "publication", "event"]
OccasionKind = Literal[
    "interview",
    "press conference",
    "meeting",
    "speech",
    "statement",
    "post",
    "parliamentary session",
    "call",
    "unknown",
]
SetAsideReason = Literal[
    "boilerplate",  # reading time, share buttons, subscription lines, navigation, captions of the page itself
    "teaser",  # a pointer to another report ("Read more: ...")
    "repeated",  # a line that the text already holds (a lead printed twice)
    "foreign",  # a stray run of words in another language or script
    "byline",  # the line that says who wrote it
    "dateline",  # a line that only says when or where it was published
    "extractor",  # visible on the page, but not part of the article by the HTML extractor's judgement
]
VersionKind = Literal[
    "verbatim",
    "excerpt",  # words of the fullest version, without a mark where it was cut
    "ellipsis",  # the same, the cut marked
    "bracketed",  # words of the outlet's own in brackets
    "altered",  # other words inside quotation marks, unmarked
    "spliced",  # stretches that stand apart in the fullest version, joined without a mark
    "paraphrase",
    "translation",
    "headline",
]
EditOperation = Literal["insert", "delete", "replace"]
EditWeight = Literal["negation", "hedge", "figure", "name", "other"]
DiscrepancyKind = Literal["wording", "figure", "speaker", "date", "occasion", "polarity", "identity"]
Severity = Literal["high", "medium", "low"]
CommitmentStatus = Literal["pledged", "planned", "approved", "refused"]

QUOTATIONS: Final[tuple[str, ...]] = get_args(Quotation)
STANCES: Final[tuple[str, ...]] = get_args(Stance)
ENTITY_KINDS: Final[tuple[str, ...]] = get_args(EntityKind)
SPEAKER_ROLES: Final[tuple[str, ...]] = get_args(SpeakerRole)
SPEAKER_STATUSES: Final[tuple[str, ...]] = get_args(SpeakerStatus)
FORMATS: Final[tuple[str, ...]] = get_args(Format)
FIGURE_KINDS: Final[tuple[str, ...]] = get_args(FigureKind)
BOUNDS: Final[tuple[str, ...]] = get_args(Bound)
GRANULARITIES: Final[tuple[str, ...]] = get_args(Granularity)
ANCHORS: Final[tuple[str, ...]] = get_args(Anchor)
OCCASION_KINDS: Final[tuple[str, ...]] = get_args(OccasionKind)
VERSION_KINDS: Final[tuple[str, ...]] = get_args(VersionKind)
EDIT_OPERATIONS: Final[tuple[str, ...]] = get_args(EditOperation)
EDIT_WEIGHTS: Final[tuple[str, ...]] = get_args(EditWeight)
DISCREPANCY_KINDS: Final[tuple[str, ...]] = get_args(DiscrepancyKind)
SEVERITIES: Final[tuple[str, ...]] = get_args(Severity)
COMMITMENT_STATUSES: Final[tuple[str, ...]] = get_args(CommitmentStatus)
SET_ASIDE_REASONS: Final[tuple[str, ...]] = get_args(SetAsideReason)


def one_of(value: str, allowed: tuple[str, ...], what: str) -> None:
    """Raise ValueError, naming ``what``, when ``value`` is none of the allowed ones."""
    if value not in allowed:
        raise ValueError(f"{what} must be one of {', '.join(allowed)}, not {value!r}")
