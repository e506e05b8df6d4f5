"""The columns of each listing: what its table shows, and the fields of its CSV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from onrecord.domain import Dating
from onrecord.pages import changed, percent, place, quoted, who
from onrecord.pages_details import because, dated, figure_value
from onrecord.pages_positions import actor, amount, day, status

if TYPE_CHECKING:
    from onrecord.store.entries import (
        CorrectionEntry,
        FigureEntry,
        Problem,
        RejectedEntry,
        ReportEntry,
        SideRow,
        VersionRow,
    )
    from onrecord.store.entries.positions import CommitmentRow
    from onrecord.store.people import SpeakerEntry


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading and how it gets a cell from a row; ``ratio`` shares out the width that is left.

    A column without ``ratio`` is as wide as its longest cell and is never cut: ids must be whole to be copied. The
    words of a ``whole`` column are not broken: where they find no room, the rows take two lines instead of columns.
    """

    heading: str
    cell: Callable[[Any], str]
    ratio: int | None = None
    right: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """How a listing is printed: ``fields`` are the names, in the rows' JSON, of the CSV's columns."""

    fields: tuple[str, ...]
    columns: tuple[Column, ...]


def _name(entry: SpeakerEntry) -> str:
    kind = "" if entry.kind == "person" else entry.kind
    notes = ", ".join(filter(None, [kind, "" if entry.named else "not named"]))
    return f"{entry.name} ({notes})" if notes else entry.name


def _published(entry: SpeakerEntry) -> str:
    return dated(Dating(entry.earliest, entry.latest, ()))


def _appeared(entry: ReportEntry) -> str:
    days = dated(entry.published) + (" by its own words" if entry.inferred else "")
    return ", ".join(filter(None, [entry.outlet.value if entry.outlet else "", days]))


def _report_and_title(entry: ReportEntry) -> str:
    return f"{place(entry)}: {entry.title}" if entry.title else place(entry)


def _titled(entry: ReportEntry) -> str:
    if not entry.copies:
        return entry.title or ""
    first = entry.copies[0]
    others = f" and {len(entry.copies) - 1} more" if len(entry.copies) > 1 else ""
    return f"{entry.title or ''} (as {first.path}, {percent(first.score)}{others})".strip()


def _figure(entry: FigureEntry) -> str:
    counts, of = entry.figure.counts, entry.figure.of
    counts = None if counts and of and counts in of else counts  # "46 percent of voters" counts voters
    return " ".join(filter(None, [entry.figure.quote.text, f"({counts})" if counts else "", f"of {of}" if of else ""]))


def _where_told(entry: FigureEntry | VersionRow | CommitmentRow) -> str:
    report = entry.row.report
    return ", ".join([report.outlet or place(report), dated(entry.row.time)])


def _side(side: SideRow) -> str:
    return f"{side.outlet or side.path}: {' '.join(side.words.split())}"


def _found(entry: ReportEntry) -> str:
    return f"not read: {entry.language.value}" if entry.skipped else f"{entry.statements:,}"


def _where(entry: RejectedEntry) -> str:
    path = f"{entry.folder}/{entry.path}" if entry.folder else entry.path
    return path if entry.line is None else f"{path}:{entry.line}"


def _correction(entry: CorrectionEntry) -> str:
    return entry.about + (f" ({entry.note})" if entry.note else "")


def _what(problem: Problem) -> str:
    return f"{problem.where} {problem.id}"


SPEAKERS: Final = Listing(
    (
        *("id", "name", "kind", "named", "count", "statements", "reports", "earliest", "latest", "aliases"),
        *("known", "names", "variants", "offices", "maybe"),
    ),
    (
        Column("speaker", _name, ratio=1),
        Column("statements", lambda entry: f"{entry.statements:,}", right=True),
        Column("reports", lambda entry: f"{entry.reports:,}", right=True),
        Column("published", _published),
        Column("id", lambda entry: entry.id),
    ),
)
REPORTS: Final = Listing(
    (
        "id",
        "path",
        "line",
        "url",
        "format",
        "title",
        "outlet",
        "byline",
        "language",
        "published",
        "modified",
        "characters",
        "statements",
        "skipped",
        "text",
        "raw_sha256",
        "raw_bytes",
        "encoding",
        "repaired",
        "read_at",
        "made_by",
        "written",
        "inferred",
        "copies",
    ),
    (
        Column("report", place, ratio=3),
        Column("title", _titled, ratio=4),
        Column("published", _appeared, ratio=3),
        Column("statements", _found, right=True),
        Column("id", lambda entry: entry.id),
    ),
)
REPORTS_IN_TIME: Final = Listing(
    REPORTS.fields,
    (
        Column("published", lambda entry: dated(entry.published)),
        Column("report", _report_and_title, ratio=2),
        Column("because", because, ratio=3),
        Column("id", lambda entry: entry.id),
    ),
)
FIGURES: Final = Listing(
    (
        *("start", "end", "text", "kind", "low", "high", "unit", "bound", "approximate", "counts", "counts_span"),
        *("of", "of_span", "unit_basis", "periods", "rate", "time", "rule", "attribution", "statement", "quotation"),
        *("stance", "speakers", "content", "occasion", "said", "report", "also_in", "text_id"),
    ),
    (
        Column("speaker", lambda entry: who(entry.row.speakers), ratio=2, whole=True),
        Column("figure", _figure, ratio=3, whole=True),
        Column("means", lambda entry: figure_value(entry.figure), ratio=2, whole=True),
        Column("told", _where_told, ratio=2, whole=True),
        Column("statement", lambda entry: entry.row.id),
    ),
)
VERSIONS: Final = Listing(
    (
        *("kind", "because", "difference", "edits", "version_rule", "id", "statement", "quotation", "stance"),
        *("content", "source", "cue", "speakers", "headline", "report", "also_in", "occasion", "figures", "dates"),
        *("time", "confidence", "rule", "text"),
    ),
    (
        Column("kind", lambda entry: entry.kind),
        Column("words", lambda entry: entry.difference or quoted(entry.row), ratio=5),
        Column("because", lambda entry: entry.because, ratio=3),
        Column("told", _where_told, ratio=2),
        Column("id", lambda entry: entry.row.id),
    ),
)


def _judged(entry: Any) -> str:  # noqa: ANN401
    """Why a discrepancy is one, and what somebody said to that."""
    return f"{entry.because} ({entry.verdict})" if entry.verdict else str(entry.because)


DISCREPANCIES: Final = Listing(
    ("id", "kind", "severity", "because", "ground", "sides", "statements", "rule", "verdict", "correction"),
    (
        Column("kind", lambda entry: entry.kind),
        Column("severity", lambda entry: entry.severity),
        Column("one side", lambda entry: _side(entry.sides[0]), ratio=3),
        Column("the other", lambda entry: _side(entry.sides[1]), ratio=3),
        Column("because", _judged, ratio=3),
        Column("id", lambda entry: entry.id),
    ),
)
DEVELOPMENTS: Final = Listing(
    ("id", "about", "because", "earlier", "later", "rule"),
    (
        Column("about", lambda entry: entry.about, ratio=2),
        Column("earlier", lambda entry: _side(entry.earlier), ratio=3),
        Column("later", lambda entry: _side(entry.later), ratio=3),
        Column("because", lambda entry: entry.because, ratio=3),
        Column("id", lambda entry: entry.id),
    ),
)
POSITIONS: Final = Listing(
    (
        *("id", "statement", "quotation", "stance", "content", "speakers", "time", "occasion", "figures", "dates"),
        *("commitments", "changes", "changed_by", "repeats", "disputed", "told", "report", "also_in", "source", "cue"),
        *("headline", "confidence", "rule", "text"),
    ),
    (),
)
SUBJECTS: Final = Listing(
    ("name", "phrase", "statements", "longer", "score", "earliest", "latest"),
    (
        Column("subject", lambda row: row.name, ratio=1),
        Column("statements", lambda row: f"{row.statements:,}", right=True),
        Column("said, where known to a month", lambda row: dated(Dating(row.earliest, row.latest, ()))),
        Column("score", lambda row: f"{row.score:.1f}", right=True),
    ),
)
COMMITMENTS: Final = Listing(
    (
        *("status", "status_words", "action", "actor", "own", "amount", "deadline", "decided", "commitment_rule"),
        *("attribution", "statement", "quotation", "stance", "speakers", "content", "occasion", "said", "report"),
        *("also_in", "text_id"),
    ),
    (
        Column("speaker", lambda entry: who(entry.row.speakers), ratio=2, whole=True),
        Column("status", status),
        Column("action", lambda entry: " ".join(entry.action.text.split()), ratio=4, whole=True),
        Column("actor", actor, ratio=2, whole=True),
        Column("amount", amount, ratio=2, whole=True),
        Column("due or decided", lambda entry: day(entry.deadline or entry.decided), ratio=2, whole=True),
        Column("said", _where_told, ratio=2, whole=True),
        Column("statement", lambda entry: entry.row.id),
    ),
)
REVISIONS: Final = Listing(
    (
        *("page", "place", "number", "revisions", "latest", "report", "modified", "since", "basis", "seen", "headline"),
        *("added", "changed", "removed", "changes"),
    ),
    (
        Column("page", lambda row: row.place, ratio=3),
        Column("revision", lambda row: f"{row.number} of {row.revisions}"),
        Column("since", lambda row: f"{row.since} ({row.basis})"),
        Column("changes", changed, ratio=3),
        Column("report", lambda row: row.report.id),
    ),
)
REJECTED: Final = Listing(
    ("path", "line", "reason", "raw_sha256", "at", "folder"),
    (
        Column("input", _where, ratio=2),
        Column("reason", lambda entry: entry.reason, ratio=3),
        Column("tried", lambda entry: entry.at[:19]),
    ),
)
PROBLEMS: Final = Listing(
    ("where", "id", "what"),
    (Column("entry", _what, ratio=2), Column("problem", lambda problem: problem.what, ratio=3)),
)
CORRECTIONS: Final = Listing(
    ("id", "at", "author", "action", "about", "note", "state", "undoes", "undone_by", "entry"),
    (
        Column("at", lambda entry: entry.at[:19]),
        Column("author", lambda entry: entry.author, ratio=1),
        Column("correction", _correction, ratio=4),
        Column("state", lambda entry: entry.state),
        Column("id", lambda entry: entry.id),
    ),
)
