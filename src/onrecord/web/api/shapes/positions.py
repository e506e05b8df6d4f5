"""Positions over time, subjects, commitments, and how many statements there are when."""

from __future__ import annotations

from typing import Literal

from onrecord.domain import words
from onrecord.web.api.shapes.basics import Quoted, Shape
from onrecord.web.api.shapes.listings import Development
from onrecord.web.api.shapes.statements import (
    Attribution,
    DateWords,
    Figure,
    Occasion,
    ReportRef,
    SaidDays,
    Speaker,
    Told,
)


class Undertaken(Shape):
    """What somebody undertakes, plans, approves or refuses, or what is called for (``status`` null), in the text's
    words; what it does not say is null."""

    status: words.CommitmentStatus | None
    status_words: Quoted | None
    action: Quoted
    actor: Quoted | None
    own: bool
    amount: Figure | None
    deadline: DateWords | None
    decided: DateWords | None
    commitment_rule: str


class Commitment(Undertaken):
    """A commitment or target, then who told it where."""

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


class Repeat(Shape):
    """A statement in which the same is said again."""

    statement: str
    attribution: str
    time: SaidDays
    report: ReportRef


class Change(Development):
    """A change from one statement to a later one of the same speaker."""

    earlier_statement: str
    later_statement: str


class Position(Attribution):
    """A statement of somebody in its place in time, with what repeats it, what changed, and what it undertakes."""

    told: Told | None
    repeats: list[Repeat]
    changes: list[Change]
    changed_by: list[str]
    commitments: list[Undertaken]
    disputed: list[str]


class Subject(Shape):
    """What statements are about: so many have the phrase, of those so many in a longer one that is listed too."""

    name: str
    phrase: str
    statements: int
    longer: int
    score: float
    earliest: str | None
    latest: str | None


class Stretch(Shape):
    """How many statements were said between two days, and how they are quoted."""

    first: str
    last: str
    label: str
    statements: int
    direct: int
    mixed: int
    indirect: int


class Activity(Shape):
    """Statements by stretches of the calendar, those without any left out; ``undated`` have no date, or a vague one."""

    unit: Literal["day", "week", "month", "quarter", "year", "decade", "century"]
    stretches: list[Stretch]
    undated: int
