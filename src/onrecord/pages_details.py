"""What the command line shows of figures, dates, occasions, and when a report was written: each in one line."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from onrecord.domain import Dating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store.entries import ClueRow, DateRow, FigureRow, OccasionRow, Quote, ReportEntry, StatementRow


def dated(dating: Dating | None) -> str:
    """A date's interval in its shortest true form (2025-06-12, 2025-06-12–16, 2025-06-12–07-01), or "undated"."""
    if dating is None or (dating.earliest is None and dating.latest is None):
        return "undated"
    first, last = dating.earliest, dating.latest
    if first is None or last is None:
        return f"{first or '…'}–{last or '…'}"
    if first == last:
        return first
    same = 8 if first[:8] == last[:8] else 5 if first[:5] == last[:5] else 0
    return f"{first}–{last[same:]}"


def number(decimal: str) -> str:
    """A decimal string with its thousands apart; as it is, where somebody made it something else."""
    try:
        return f"{Decimal(decimal):,f}"
    except (InvalidOperation, ValueError):
        return decimal


def figure_value(figure: FigureRow) -> str:
    """What a figure means: bound, numbers and unit."""
    if figure.low is None or figure.high is None:
        value = "no number"
    elif figure.kind == "years":
        value = figure.low if figure.low == figure.high else f"{figure.low}–{figure.high}"
    else:
        low, high = number(figure.low), number(figure.high)
        value = low if low == high else f"{low}–{high}"
    unit = figure.unit if figure.unit not in (None, "ratio", "fraction", "ordinal") else ""
    kind = figure.kind if figure.kind in ("ratio", "fraction", "ordinal") else ""
    return " ".join(filter(None, [figure.bound, "about" if figure.approximate else "", kind, value, unit]))


def figure_line(figure: FigureRow) -> str:
    """A figure in full: its words, what they mean, of what and whom, for which time, and why in this unit."""
    parts = [f"“{figure.quote.text}” ({at(figure.quote)}): {figure_value(figure)}"]
    parts += [f"counts {figure.counts}"] if figure.counts else []
    parts += [f"of {figure.of}"] if figure.of else []
    parts += [f"for “{figure.time.quote.text}”, {_when(figure.time)}"] if figure.time else []
    parts += [f"“{each.quote.text}” is {number(each.months)} months" for each in figure.periods]
    parts += [f"{number(figure.rate)} times as much in the same time"] if figure.rate else []
    parts += [figure.unit_basis] if figure.unit_basis else []
    return "; ".join(parts)


def date_line(date: DateRow) -> str:
    """A date in full: its words, the days, and why."""
    why = f" ({'; '.join(date.basis)})" if date.basis else ""
    return f"“{date.quote.text}” ({at(date.quote)}): {_when(date)}{why}"


def occasion_line(occasion: OccasionRow) -> str:
    """An occasion in a few words: its kind, with whom or in what, where, at what and when."""
    parts = [occasion.kind if occasion.kind != "unknown" else "of an unknown kind"]
    parts += [f"with {occasion.interlocutor}"] if occasion.interlocutor else []
    parts += [_in_medium(occasion)] if occasion.medium else []
    parts += [f"at {occasion.event}"] if occasion.event else []
    parts += [f"place: {occasion.place}"] if occasion.place else []
    parts += [f"“{occasion.date.quote.text}”, {_when(occasion.date)}"] if occasion.date else []
    return ", ".join(parts)


def occasion_short(occasion: OccasionRow) -> str:
    """An occasion in a word or two: its kind, in which medium or with whom, and the day."""
    parts = [occasion.kind] if occasion.kind != "unknown" else []
    if occasion.medium or occasion.interlocutor:
        parts.append(_in_medium(occasion) if occasion.medium else f"with {occasion.interlocutor}")
    elif occasion.event or occasion.place:
        parts.append(f"at {occasion.event}" if occasion.event else f"in {occasion.place}")
    if occasion.date is not None and occasion.date.dated:
        parts.append(dated(Dating(occasion.date.earliest, occasion.date.latest, ())))
    return " ".join(parts)


def _in_medium(occasion: OccasionRow) -> str:
    return f"{'on' if occasion.kind == 'post' else 'in'} {occasion.medium}"


def details(row: StatementRow) -> Iterator[tuple[str, str]]:
    """What a statement tells of, as labelled lines."""
    if row.occasion is not None:
        yield "occasion", occasion_line(row.occasion)
        if row.occasion.evidence:
            yield "", "evidence: " + ", ".join(f"“{quote.text}” at {at(quote)}" for quote in row.occasion.evidence)
    for figure in row.figures:
        yield "figure", figure_line(figure)
    for date in row.dates:
        yield "date", date_line(date)


def because(report: ReportEntry) -> str:
    """Why a report is dated as it is: what it comes with, or the clues of its text, with those set aside.

    Of the clues those that the interval begins or ends with; ``show`` and JSON have all.
    """
    published = report.published
    if report.inferred or (published is not None and published.earliest is None and published.latest is None):
        reasons = list(published.basis) if published else []  # what its words tell, and a date that is not believed
        clues = report.written.basis if report.inferred and report.written else ()
        idle = {clue.because for clue in clues} - {clue.because for clue in clues if _bounds(clue, published)}
        reasons = [reason for reason in reasons if reason not in idle] or reasons
    else:
        reasons = [f"it says so: {', '.join(published.basis)}"] if published else []
    aside = [f"set aside: {clue.because}" for clue in report.written.set_aside] if report.written else []
    return "; ".join(dict.fromkeys([*(reasons or ["its words tell nothing of the time"]), *aside]))


def _bounds(clue: ClueRow, days: Dating | None) -> bool:
    """Whether the days begin or end with those of a clue."""
    return days is not None and (
        (clue.earliest is not None and clue.earliest == days.earliest)
        or (clue.latest is not None and clue.latest == days.latest)
    )


def written(report: ReportEntry) -> Iterator[tuple[str, str]]:
    """What the text tells of when it was written, as labelled lines with the places that say so."""
    if report.written is None:
        return
    for label, clues in (("because", report.written.basis), ("set aside", report.written.set_aside)):
        for clue in clues:
            yield label, _clue(clue)


def _clue(clue: ClueRow) -> str:
    places = ", ".join(f"“{quote.text}” at {at(quote)}" for quote in clue.spans)
    interval = dated(Dating(clue.earliest, clue.latest, ()))
    return f"{clue.because} ({interval}; {clue.rule}) {places}"


def _when(date: DateRow) -> str:
    known = dated(Dating(date.earliest, date.latest, ())) if date.dated else "days not known"
    return known + (f", by the event {date.event}" if date.event else "")


def at(quote: Quote) -> str:
    """The place of a quotation in its text."""
    return f"{quote.start}–{quote.end}"
