"""What one report says."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.details import Clue, Date, Figure, Occasion
from onrecord.domain.reports import Text
from onrecord.domain.spans import Span, Spans, in_order
from onrecord.domain.speakers import Mention, Speaker
from onrecord.domain.words import QUOTATIONS, STANCES, Quotation, Stance, one_of


@dataclass(frozen=True, slots=True)
class Attribution:
    """One text's link of a source, a cue and a content, each a list of spans; the source (or cue) may be empty.

    ``parent`` is the id of the attribution whose content this one lies in; ``question`` the span of the question
    that an answer replies to; ``headline`` tells that it stands in the report's title or a summary of it;
    ``confidence`` is the probability that content and source are right, calibrated for what the model found and set by
    hand for what a rule found.
    ``rule`` is the versioned name of the model or rule that made it. ``figures`` and ``dates`` are those
    of the content. ``meaning`` is its vector: signed bytes, a unit vector times 127; None where none was made.
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
    figures: tuple[Figure, ...] = ()
    dates: tuple[Date, ...] = ()
    occasion: Occasion | None = None
    meaning: bytes | None = None

    def __post_init__(self) -> None:
        one_of(self.quotation, QUOTATIONS, "a quotation")
        one_of(self.stance, STANCES, "a stance")
        if not self.content and self.stance != "no-comment":
            raise ValueError("an attribution needs a content, unless it is a no-comment")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"a confidence lies between 0 and 1, not {self.confidence}")
        for spans, what in ((self.source, "source"), (self.cue, "cue"), (self.content, "content")):
            in_order(spans, what)
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
    """What one report says: its attributions in text order, with the mentions behind their speakers; ``clues`` are
    what it tells about when it was written.

    ``attributions`` is empty and ``skipped`` says why when the report was not analysed (another language).
    """

    text: Text
    attributions: tuple[Attribution, ...]
    made_by: MadeBy
    mentions: tuple[Mention, ...] = ()
    skipped: str | None = None
    clues: tuple[Clue, ...] = ()

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
