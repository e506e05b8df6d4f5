"""What a content tells of: figures, dates, the occasion; and when its text was written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onrecord.domain.spans import Dating, Span, Spans, in_order
from onrecord.domain.words import (
    ANCHORS,
    BOUNDS,
    FIGURE_KINDS,
    GRANULARITIES,
    OCCASION_KINDS,
    Anchor,
    Bound,
    FigureKind,
    Granularity,
    OccasionKind,
    one_of,
)


def decimal_number(value: str | None, what: str) -> Decimal | None:
    """The number that a decimal string writes out, None for None; ValueError for anything else, an exponent too."""
    if value is None:
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or "e" in value.lower():
        raise ValueError(f"{what} must be a plain decimal number, not {value[:40]!r}")
    return number


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that a figure is for, as a length: ``months`` is a decimal string ("3", "12", "0.25")."""

    span: Span
    months: str

    def __post_init__(self) -> None:
        decimal_number(self.months, "a period's length")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a content. ``span`` are its raw words, with bound and approximation ("at least $3bn", "some 40").

    ``low`` and ``high`` are decimal strings, so that nothing is rounded (but a share that no decimal writes out, "a
    third", is given to twelve places); equal for a single value, both None where no number can be read
    ("multi-billion": kept, nothing invented). A bound leaves the value as it is told: "more than 80"
    is low and high 80 with bound "more than". ``unit`` goes with ``kind`` (:data:`FigureKind`), ``unit_basis`` says
    why, where the words do not ("$" taken for USD). ``counts`` is what is counted, ``of`` of whom it is told, each
    as the text has it; ``time`` for which time. ``periods`` and ``rate`` are for a multiple over unequal
    periods: "three times as much in three months as in a year" is 3, periods 3 and 12 months, rate 12.
    """

    span: Span
    kind: FigureKind
    low: str | None
    high: str | None
    unit: str | None = None
    bound: Bound | None = None
    approximate: bool = False
    counts: str | None = None
    counts_span: Span | None = None
    of: str | None = None
    of_span: Span | None = None
    time: Date | None = None
    unit_basis: str | None = None
    periods: tuple[Period, ...] = ()
    rate: str | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        one_of(self.kind, FIGURE_KINDS, "a figure's kind")
        if self.bound is not None:
            one_of(self.bound, BOUNDS, "a figure's bound")
        low, high = decimal_number(self.low, "a figure's low"), decimal_number(self.high, "a figure's high")
        if (low is None) != (high is None) or (low is not None and high is not None and low > high):
            raise ValueError(f"a figure needs low <= high, or neither: {self.low}, {self.high}")
        decimal_number(self.rate, "a figure's rate")


@dataclass(frozen=True, slots=True)
class Date:
    """A date or time that a text tells of, as an interval of ISO 8601 days with its raw words.

    ``span`` are the raw words. ``rule`` is the versioned reckoning and says, for a relative date, all that
    :func:`onrecord.reckoning.resolve` needs besides the anchor's days; ``anchor`` is what it is relative to: nothing,
    the day of publication, or an event of a knowledge pack (``event`` is its id). ``dating`` is None as
    long as the anchor's days are not known.
    """

    span: Span
    granularity: Granularity
    rule: str
    anchor: Anchor = "none"
    dating: Dating | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        one_of(self.granularity, GRANULARITIES, "a date's granularity")
        one_of(self.anchor, ANCHORS, "a date's anchor")
        if not self.rule:
            raise ValueError("a date needs the rule that reckons it")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when something was said. What the text does not say is None; ``kind`` is then "unknown".

    ``medium`` is the outlet or programme ("CBS News"), ``interlocutor`` with or to whom, ``event`` the meeting or
    summit by its name in the text, ``place`` where. ``evidence`` are the spans that say so, in text order.
    """

    kind: OccasionKind
    medium: str | None = None
    interlocutor: str | None = None
    place: str | None = None
    event: str | None = None
    date: Date | None = None
    evidence: Spans = ()
    rule: str = ""

    def __post_init__(self) -> None:
        one_of(self.kind, OCCASION_KINDS, "an occasion's kind")
        in_order(self.evidence, "occasion's evidence")


@dataclass(frozen=True, slots=True)
class Clue:
    """A piece of evidence for when a text was written: not before ``earliest``, not after ``latest`` (ISO days, either
    may be None). ``because`` is a sentence for a reader, ``spans`` what it rests on, ``rule`` the versioned
    name of what made it. ``weight`` is how often clues
    of that rule held where they were measured, None where they were not.
    """

    spans: Spans
    earliest: str | None
    latest: str | None
    because: str
    rule: str
    weight: float | None = None

    def __post_init__(self) -> None:
        if not self.spans or not self.because or not self.rule:
            raise ValueError("a clue needs its spans, a reason and the rule that made it")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a clue's interval must not end before it starts: {self.earliest}, {self.latest}")


@dataclass(frozen=True, slots=True)
class Written:
    """Between which days a text was written (ISO days, both included; None is an open end), by clues.

    ``basis`` are the clues whose intervals meet there, ``set_aside`` those that contradict them: kept, and shown.
    """

    earliest: str | None
    latest: str | None
    basis: tuple[Clue, ...] = ()
    set_aside: tuple[Clue, ...] = ()

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a text is not written before it is begun: {self.earliest}, {self.latest}")
