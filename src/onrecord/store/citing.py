"""A line to copy: who said it, where it was printed, where exactly it stands, and how it came into the record."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.domain import Dating
from onrecord.store.entries import ReportEntry, SpeakerRow, StatementRow

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def cite(row: StatementRow, report: ReportEntry) -> str:
    """The citation line of a row: everything that is needed to find the place again, in one sentence."""
    outlet = [report.outlet.value] if report.outlet is not None else []
    place = report.url or report.path + (f" line {report.line}" if report.line is not None else "")
    where = [
        f'in "{report.title}"' if report.title else "in an untitled report",
        *outlet,
        day(report.published) if not report.inferred else f"undated (by its own words {day(report.published)})",
        place,
        f"characters {_characters(row)} of text {row.text}",
        f"sha256 {report.raw_sha256}",
    ]
    by = f"onrecord {row.made_by.onrecord}"
    line = f"{_who(row)}, {', '.join(where)}; recorded by {by} on {_written(report.read_at[:10])} as {row.id}."
    return " ".join(line.split())


def _who(row: StatementRow) -> str:
    names: dict[str, list[str]] = {"speaker": [], "on_behalf_of": [], "via": []}
    for speaker in row.speakers:
        names.setdefault(speaker.role, []).append(_name(speaker))
    who = " and ".join(names["speaker"]) or "An unattributed source"
    if names["on_behalf_of"]:
        who += f" for {' and '.join(names['on_behalf_of'])}"
    return f"{who}, as told by {' and '.join(names['via'])}" if names["via"] else who


def _name(speaker: SpeakerRow) -> str:
    """A speaker's name, or the source's words with what is open about them."""
    if speaker.status == "resolved":
        return speaker.name or "an unnamed source"
    what = "speaker" if speaker.role != "on_behalf_of" else "on whose behalf"
    candidates = " or ".join(each.name for each in speaker.candidates)
    return f"{speaker.name or 'somebody'} ({what} open{f': {candidates}' if candidates else ''})"


def _characters(row: StatementRow) -> str:
    quotes = row.content or row.cue or row.source
    return ", ".join(f"{quote.start}-{quote.end}" for quote in quotes) or "none"


def day(dating: Dating | None) -> str:
    """A date in words: a day, a month, a year, an interval, or "undated"."""
    if dating is None or (dating.earliest is None and dating.latest is None):
        return "undated"
    if dating.earliest is None:
        return f"until {_written(dating.latest or '')}"
    if dating.latest is None:
        return f"since {_written(dating.earliest)}"
    if dating.earliest == dating.latest:
        return _written(dating.earliest)
    try:
        first, last = date.fromisoformat(dating.earliest[:10]), date.fromisoformat(dating.latest[:10])
    except ValueError:
        return f"between {dating.earliest} and {dating.latest}"
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"between {_written(dating.earliest)} and {_written(dating.latest)}"


def _written(iso: str) -> str:
    try:
        when = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
