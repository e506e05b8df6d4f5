"""Attributions, as listings and exports show them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

from onrecord.domain import Dating, MadeBy, Span
from onrecord.store.entries.details import UNKNOWN, DateRow, FigureRow, OccasionRow
from onrecord.store.entries.quotes import Quote, dating_dict
from onrecord.store.entries.reports import ReportRef
from onrecord.store.entries.speakers import SpeakerRow


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who reports a statement: ``versions`` attributions in so many ``reports``; ``texts`` without those that are
    copies of another; ``outlets`` by name. ``first`` and ``last`` are days on which it was reported, where known."""

    versions: int
    reports: int
    texts: int
    outlets: int
    first: str | None = None
    last: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The numbers as JSON has them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """The latest revision of a page, which no longer has an attribution that an earlier one has: a report's id, where
    it stood, and when it was read."""

    report: str
    path: str
    line: int | None
    url: str | None
    read_at: str

    def as_dict(self) -> dict[str, Any]:
        """The revision as JSON has it."""
        return asdict(self)


# Cues that a listing leaves out: they tell nothing of the words, or do not read behind a name.
_NO_VERB: Final = frozenset(("", "according to", "in the words of", "per"))
_PLAIN: Final = _NO_VERB | {"said", "says", "say", "saying", "has said", "had said", "told reporters", "added", "wrote"}


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One attribution, as listings and exports show it.

    ``report`` is the first report (by path) that carries the text, of those that were asked for; ``also_in`` are the
    others; ``found`` tells how a search found it, by words, meaning or both, and ``likeness`` how near what it means
    lies to what was searched for (1: the same); ``matches`` are the stored-text spans that have its words, ``rank``
    (smaller is better) what it is put in order by. ``withdrawn`` are the latest revisions of its pages that no longer
    have it; ``told``, in a listing of statements, who reports the statement.
    """

    id: str
    statement: str
    quotation: str
    stance: str
    parent: str | None
    question: Quote | None
    report: ReportRef
    source: tuple[Quote, ...]
    cue: tuple[Quote, ...]
    content: tuple[Quote, ...]
    speakers: tuple[SpeakerRow, ...]
    confidence: float
    made_by: MadeBy
    headline: bool
    rule: str
    text: str
    also_in: tuple[ReportRef, ...] = ()
    rank: float | None = None
    found: str | None = None
    likeness: float | None = None
    matches: tuple[Span, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    dates: tuple[DateRow, ...] = ()
    occasion: OccasionRow | None = None
    told: Corroboration | None = field(default=None, compare=False)
    withdrawn: tuple[WithdrawnRow, ...] = ()

    @property
    def time_of(self) -> str | None:
        """What :attr:`time` is that of: "occasion", else "publication", else None."""
        if self.occasion is not None and self.occasion.date is not None and self.occasion.date.dated:
            return "occasion"
        published = self.report.published
        return "publication" if published is not None and (published.earliest or published.latest) else None

    @property
    def time(self) -> Dating | None:
        """Between which days it was said, as far as that is known: the occasion's, else those of the publication."""
        if self.time_of == "occasion":
            assert self.occasion is not None
            assert self.occasion.date is not None
            date = self.occasion.date
            return Dating(date.earliest, date.latest, date.basis, date.quote.text)
        return self.report.published

    @property
    def told_as(self) -> str:
        """The cue in one line, for a listing, without which the words may read as the opposite ("condemned", "are
        against"); empty where it only says that they are the source's."""
        words = " … ".join(" ".join(quote.text.split()) for quote in self.cue).strip(" :,")
        return "" if words.lower() in (_PLAIN if self.quotation == "direct" else _NO_VERB) else words

    def as_dict(self) -> dict[str, Any]:
        """The promised shape of ``onrecord export --format jsonl``: these names, in this order."""
        return {
            "id": self.id,
            "statement": self.statement,
            "quotation": self.quotation,
            "stance": self.stance,
            "parent": self.parent,
            "question": self.question.as_dict() if self.question else None,
            "report": self.report.as_dict(),
            "source": [quote.as_dict() for quote in self.source],
            "cue": [quote.as_dict() for quote in self.cue],
            "content": [quote.as_dict() for quote in self.content],
            "speakers": [speaker.as_dict() for speaker in self.speakers],
            "occasion": (self.occasion or UNKNOWN).as_dict(),
            "figures": [figure.as_dict() for figure in self.figures],
            "confidence": self.confidence,
            "made_by": {
                "onrecord": self.made_by.onrecord,
                "model": self.made_by.model,
                "packs": self.made_by.packs,
            },
            "headline": self.headline,
            "rule": self.rule,
            "text": self.text,
            "also_in": [report.as_dict() for report in self.also_in],
            "dates": [date.as_dict() for date in self.dates],
            "time": {**dating_dict(self.time), "of": self.time_of},
            "withdrawn": [revision.as_dict() for revision in self.withdrawn],
            **({"found": self.found, "likeness": self.likeness} if self.found is not None else {}),
        }


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with the attribution whose content it stands in."""

    figure: FigureRow
    row: StatementRow

    def as_dict(self) -> dict[str, Any]:
        """The figure in its exported shape, then who told it where."""
        shape = self.row.as_dict()
        kept = ("statement", "quotation", "stance", "speakers", "content", "occasion")
        return {
            **self.figure.as_dict(),
            "attribution": self.row.id,
            **{name: shape[name] for name in kept},
            "said": shape["time"],
            "report": shape["report"],
            "also_in": shape["also_in"],
            "text_id": self.row.text,
        }
