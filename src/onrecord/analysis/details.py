"""What contents tell of, put together: figures, dates and occasions of attributions, and clues for when a text was
written.

Each finder reads the reading text once; what it finds goes to the innermost attribution whose content holds it, and
back to the stored text: a figure across a healed line break keeps one span from its first to its last character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar
from urllib.parse import urlsplit

from onrecord import knowledge, reckoning
from onrecord.analysis import clues, dates, figures, figuretimes, occasions
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import merged
from onrecord.analysis.held import innermost
from onrecord.domain import (
    Analysis,
    Attribution,
    Clue,
    Date,
    Dating,
    Figure,
    Occasion,
    Report,
    Span,
    Spans,
)
from onrecord.reports.reading import ReadingText, reading_text

_Told = TypeVar("_Told", Figure, Date)

# Top-level domains of countries that sites of all the world take; they are no sign of the outlet's money.
_ANYBODYS: Final = frozenset(
    "ac ag ai am as bz cc cd cf cm co cx dj eu fm ga gd gg gl gq gs im io is je la lc li ly md me ml mn ms mu nu "
    "pm pn pw re sc sh so st su sx tc tk tl tm to tv vc vg vu ws".split()
)


def find(
    report: Report, attributions: Sequence[Attribution], deadline: Deadline
) -> tuple[tuple[Attribution, ...], tuple[Clue, ...]]:
    """The attributions with their figures, dates and occasions, and what the text tells of when it was written.

    Spans are on the stored text, coming and going. Raises TooSlow past the deadline.
    """
    reading = reading_text(report)
    text, places = reading.text, _Places(reading)
    onto = [places.attribution(one) for one in attributions]
    contents = merged(tuple(span for one in onto if one is not None for span in one.content))
    known = knowledge.current()
    told = dates.find(text, None, known, check=deadline.check)
    counted = figures.find(text, contents, country(report.url), check=deadline.check) if contents else ()
    kept = [one for one in onto if one is not None]
    outlet = report.outlet.value if report.outlet is not None else None
    of_time = figuretimes.times(text, counted, told)
    counted = tuple(replace(one, time=time) for one, time in zip(counted, of_time, strict=True))
    said = iter(occasions.find(text, places.title(report.title), kept, told, outlet))
    deadline.check()
    of_figures, of_dates = innermost(onto, [one.span for one in counted]), innermost(onto, [one.span for one in told])
    found = []
    for number, (one, placed) in enumerate(zip(attributions, onto, strict=True)):
        occasion = next(said) if placed is not None else None
        found.append(
            replace(
                one,
                figures=tuple(places.figure(counted[n]) for n in of_figures[number]),
                dates=tuple(places.date(told[n]) for n in of_dates[number]),
                occasion=places.occasion(occasion) if occasion is not None else None,
            )
        )
    evidence = tuple(map(places.clue, clues.find(text, told, known)))
    deadline.check()
    return tuple(found), evidence


def country(url: str | None) -> str | None:
    """The ISO 3166 code of the country whose top-level domain a report's URL has; None where it has none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    end = host.rpartition(".")[2]
    if len(end) != 2 or not (end.isascii() and end.isalpha()) or end in _ANYBODYS:
        return None
    return "GB" if end == "uk" else end.upper()


def dated(analysis: Analysis, published: Dating | None) -> Analysis:
    """The analysis with its dates reckoned that hang on the day of publication, which lies within ``published``."""
    if published is None or (published.earliest is None and published.latest is None):
        return analysis

    def reckon(date: Date) -> Date:
        if date.anchor != "publication":
            return date
        return replace(date, dating=reckoning.resolve(date.rule, published.earliest, published.latest))

    def figure(one: Figure) -> Figure:
        return replace(one, time=reckon(one.time)) if one.time is not None else one

    def occasion(one: Occasion | None) -> Occasion | None:
        return replace(one, date=reckon(one.date)) if one is not None and one.date is not None else one

    attributions = tuple(
        replace(
            one,
            figures=tuple(map(figure, one.figures)),
            dates=tuple(map(reckon, one.dates)),
            occasion=occasion(one.occasion),
        )
        for one in analysis.attributions
    )
    return replace(analysis, attributions=attributions)


class _Places:
    """From the stored text to the reading text, and back."""

    def __init__(self, reading: ReadingText) -> None:
        self._reading = reading

    def span(self, stored: Span) -> Span | None:
        """A span on the reading text; None where all of it was left out there."""
        start, end = stored.start, stored.end - 1
        while start < end and self._reading.from_stored(start) is None:
            start += 1
        while end > start and self._reading.from_stored(end) is None:
            end -= 1
        first, last = self._reading.from_stored(start), self._reading.from_stored(end)
        return Span(first, last + 1) if first is not None and last is not None and first <= last else None

    def spans(self, stored: Iterable[Span]) -> Spans:
        """Spans on the reading text."""
        return merged(tuple(span for one in stored if (span := self.span(one)) is not None))

    def title(self, stored: Span | None) -> Span | None:
        """The title on the reading text."""
        return self.span(stored) if stored is not None else None

    def attribution(self, one: Attribution) -> Attribution | None:
        """An attribution on the reading text; None where nothing is left of its content."""
        content = self.spans(one.content)
        if one.content and not content:
            return None
        question = self.span(one.question) if one.question is not None else None
        source, cue = self.spans(one.source), self.spans(one.cue)
        return replace(one, source=source, cue=cue, content=self._closed(content), question=question)

    def _closed(self, spans: Spans) -> Spans:
        """The spans without gaps of mere white space, at which a figure would be cut in two."""
        closed: list[Span] = []
        for span in spans:
            if closed and not self._reading.text[closed[-1].end : span.start].strip():
                closed[-1] = Span(closed[-1].start, span.end)
            else:
                closed.append(span)
        return tuple(closed)

    def back(self, span: Span) -> Span:
        """The stretch of the stored text from the first to the last character of a span of the reading text."""
        stored = self._reading.to_stored(span)
        return Span(stored[0].start, stored[-1].end)

    def date(self, date: Date) -> Date:
        """A date on the stored text."""
        return replace(date, span=self.back(date.span))

    def figure(self, figure: Figure) -> Figure:
        """A figure on the stored text."""
        return replace(
            figure,
            span=self.back(figure.span),
            counts_span=self.back(figure.counts_span) if figure.counts_span is not None else None,
            of_span=self.back(figure.of_span) if figure.of_span is not None else None,
            time=self.date(figure.time) if figure.time is not None else None,
            periods=tuple(replace(period, span=self.back(period.span)) for period in figure.periods),
        )

    def clue(self, clue: Clue) -> Clue:
        """A clue on the stored text."""
        return replace(clue, spans=tuple(map(self.back, clue.spans)))

    def occasion(self, occasion: Occasion) -> Occasion:
        """An occasion on the stored text."""
        return replace(
            occasion,
            date=self.date(occasion.date) if occasion.date is not None else None,
            evidence=merged(tuple(part for span in occasion.evidence for part in self._reading.to_stored(span))),
        )
