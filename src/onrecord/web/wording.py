"""What pages say of the record's values, in words: dates, counts, who spoke, where a report comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from onrecord.domain import Dating

if TYPE_CHECKING:
    from onrecord.store.entries import OccasionRow, Quote, ReportEntry, ReportRef, SpeakerRow, StatementRow

JOINER: Final = " … "
CLOSE: Final = 2  # characters between two spans in which no word can lie: blanks, or a mark and one

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

#: Words with a fixed meaning, as a reader is told of them.
WORDS: Final = {
    "quotation": {
        "direct": "quoted word for word",
        "indirect": "in the outlet’s own words",
        "mixed": "partly quoted",
    },
    "stance": {
        "asserted": "asserted",
        "denied": "denied",
        "negated": "negated by the report",
        "hypothetical": "hypothetical",
        "question": "asked",
        "no-comment": "no comment",
    },
    "version": {
        "verbatim": "the fullest, or the same words",
        "excerpt": "part of the fullest version, the cut not marked",
        "ellipsis": "part of the fullest version, the cut marked",
        "bracketed": "with words of the outlet’s own in brackets",
        "altered": "other words inside quotation marks, not marked",
        "spliced": "stretches that stand apart in the fullest version, joined without a mark",
        "paraphrase": "in the outlet’s own words",
        "translation": "in another language",
        "headline": "as a headline has it",
    },
    "discrepancy": {
        "wording": "Different wording",
        "figure": "Different figures",
        "speaker": "Different speakers",
        "date": "Different dates",
        "occasion": "Different occasions",
        "polarity": "Said and not said",
        "identity": "Who somebody is",
    },
    "role": {"speaker": "speaker", "on_behalf_of": "on behalf of", "via": "as told by"},
    "reason": {
        "boilerplate": "part of the page, not of the report",
        "teaser": "points to another report",
        "repeated": "the text holds this line already",
        "foreign": "stray words of another language or script",
        "byline": "says who wrote it",
        "dateline": "says when or where it was published",
        "extractor": "on the page, but not part of the article by the extractor’s judgement",
    },
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 report", "1,204 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def number(value: int | str) -> str:
    """A number with its thousands apart."""
    return f"{int(value):,}"


def percent(share: float) -> str:
    """A share in percent, never 0 or 100 where it is not quite."""
    if 0 < share < 0.005:
        return "under 1\u00a0%"
    if 0.995 <= share < 1:
        return "over 99\u00a0%"
    return f"{share:.0%}".replace("%", "\u00a0%")


def shorten(text: str, most: int) -> str:
    """A text on one line, cut at a word, with an ellipsis where it was cut."""
    flat = " ".join(text[: most * 4].split())
    if len(flat) <= most and len(text) <= most * 4:
        return flat
    cut = flat[:most].rsplit(" ", 1)[0]
    return (cut if len(cut) > most // 2 else flat[:most]).rstrip(" ,;:–—-") + " …"


def day(iso: str | None) -> str:
    """An ISO day as it is spoken: "14 March 2025"; what is none, as it is."""
    try:
        when = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or "unknown"
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def moment(iso: str) -> str:
    """A moment, to the minute: "22 November 2026, 12:40"."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    zone = " UTC" if when.utcoffset() == timedelta(0) else ""
    return f"{day(iso)}, {when:%H:%M}{zone}"


def days(dating: Dating | None, none: str = "undated") -> str:
    """An interval in its shortest true words: a day, a month, "12–16 June 2025"; ``none`` where there is none."""
    if dating is None or (dating.earliest is None and dating.latest is None):
        return none
    first, last = dating.earliest, dating.latest
    if first is None:
        return f"by {day(last)}"
    if last is None:
        return f"from {day(first)}"
    if first == last:
        return day(first)
    try:
        a, b = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    except ValueError:
        return f"{first} to {last}"
    after = b + timedelta(days=1) if b < date.max else b
    if (a.month, a.day, b.month, b.day) == (1, 1, 12, 31):
        return str(a.year) if a.year == b.year else f"{a.year}–{b.year}"
    if a.day == after.day == 1:
        whole = a.year == b.year and a.month == b.month
        same_year = f"{MONTHS[a.month - 1]}–{MONTHS[b.month - 1]} {b.year}"
        apart = f"{MONTHS[a.month - 1]} {a.year} – {MONTHS[b.month - 1]} {b.year}"
        return f"{MONTHS[a.month - 1]} {a.year}" if whole else same_year if a.year == b.year else apart
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day}–{day(last)}"
    if a.year == b.year:
        return f"{a.day} {MONTHS[a.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def who(speakers: tuple[SpeakerRow, ...], source: str = "") -> str:
    """Who spoke, in a line: names, or the source's own words where it is open, or that the text names nobody."""
    said = {"speaker": [], "on_behalf_of": [], "via": []}  # type: dict[str, list[str]]
    for one in speakers:
        said.setdefault(one.role, []).append(one.name or "somebody")
    if not speakers:
        return source or "Source not named"
    line = " and ".join(said["speaker"]) or "Somebody"
    if said["on_behalf_of"]:
        line += f", for {' and '.join(said['on_behalf_of'])}"
    return f"{line}, as told by {' and '.join(said['via'])}" if said["via"] else line


def quoted(row: StatementRow) -> str:
    """The words of an attribution; a no-comment has none."""
    return together(row.content) or "(no comment)"


def together(quotes: Sequence[Quote]) -> str:
    """The words of spans in one line, with an ellipsis where other words of the report lie between them."""
    return "".join(joint + quote.text for quote, joint in zip(quotes, ("", *joints(quotes)), strict=False))


def joints(quotes: Sequence[Quote]) -> list[str]:
    """What stands between each two of these spans in one line: an ellipsis, or a space where no word can lie between
    them in the report (a line was broken there, say)."""
    return [" " if right.start - left.end <= CLOSE else JOINER for left, right in pairwise(quotes)]


def place(report: ReportRef | ReportEntry) -> str:
    """Where a report was read from: its path, with the line of a JSONL file."""
    return report.path + (f", line {report.line}" if report.line is not None else "")


def outlet(report: ReportRef | ReportEntry) -> str:
    """The outlet, or the name of the file where none is known."""
    known: Any = report.outlet
    name = known if isinstance(known, str) or known is None else known.value
    return name or PurePosixPath(report.path).name or report.path


def web_address(url: str | None) -> str | None:
    """An address that may become a link: http or https with a host; None for every other (javascript:, data:)."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def host(url: str) -> str:
    """The host of an address."""
    try:
        return urlsplit(url.strip()).hostname or url
    except ValueError:
        return url


def occasion(one: OccasionRow) -> str:
    """An occasion in a few words: its kind, with whom or in what, at which event, where."""
    parts = [one.kind.capitalize() if one.kind != "unknown" else "Occasion of an unknown kind"]
    parts += [f"with {one.interlocutor}"] if one.interlocutor else []
    parts += [f"{'on' if one.kind == 'post' else 'in'} {one.medium}"] if one.medium else []
    parts += [f"at {one.event}"] if one.event else []
    parts += [f"place: {one.place}"] if one.place else []
    return ", ".join(parts)
