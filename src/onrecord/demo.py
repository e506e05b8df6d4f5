"""The guided tour of ``onrecord demo``: what is found in the sample reports that ship with the package."""

from __future__ import annotations

import itertools
import shlex
import tempfile
from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord import api, pages, pages_shown, printing
from onrecord.pages_details import dated
from onrecord.printing import flat, shorten, words
from onrecord.store.entries import Shown

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.api import Record
    from onrecord.domain import Summary
    from onrecord.store.entries import StatementRow

# Somebody and a subject, on which several outlets of the samples quote the same answer; the first that gives at least
# _TELLINGS is shown.
TOPICS: Final = (("Tobias Rennick", "hinge*"), ("Ines Maravall", "hold"), ("Aurelio Stensgaard", "patience"))
_TELLINGS: Final = 3
_SHOWN: Final = 5
_WORDS: Final = 170  # characters of a statement's words: two lines beside the outlet's name


def run(record: Path | None) -> int:
    """Read the samples into ``record`` (by default a new temporary one) and print the tour; the exit status."""
    path = record if record is not None else Path(tempfile.mkdtemp(prefix="onrecord-demo-")) / "demo.db"
    screen = printing.console()
    with api.open(path, create=True) as opened:
        with as_file(files("onrecord") / "samples" / "reports") as samples, printing.progress() as progress:
            done = opened.read(samples, progress=progress)
        _tour(screen, opened, done, path)
    return 1 if done.rejected else 0


def _tour(screen: Console, record: Record, done: Summary, path: Path) -> None:
    counts = record.counts()
    pace = f" ({done.words:,} words in {done.seconds:.1f} seconds)" if done.words else ""
    pages.line(screen, "Invented news: three occasions, each told by several outlets in its own words.", "bold")
    pages.line(
        screen,
        f"onrecord read {pages.count(counts.reports, 'report')}{pace} and found "
        f"{pages.count(counts.statements, 'statement')} by {pages.count(counts.speakers, 'speaker')}.",
    )
    _title(screen, "Who speaks most")
    for entry in itertools.islice(record.speakers(), _SHOWN):
        found = f"{pages.count(entry.statements, 'statement')} in {pages.count(entry.reports, 'report')}"
        screen.print(words(f"  {shorten(entry.name, 24):<24}  {found}"))
    speaker, about, rows = _topic(record)
    if rows:
        _title(screen, f"One answer, as {len(rows)} reports have it: {speaker} on “{about}”")
        _side_by_side(screen, rows)
        pages.line(
            screen, "Which of them is right, onrecord does not say. It shows that they differ, and where.", "dim"
        )
        _title(screen, "One statement in its place, with the evidence")
        _in_place(screen, record, max(rows, key=_fullest))
    _title(screen, "What was left open, and what was left out")
    _left(screen, record)
    _title(screen, "Next")
    at = f"--record {shlex.quote(str(path))}"
    show = rows[0].id if rows else "ID"
    pages.line(screen, "The record is one SQLite file; ask it yourself:")
    for command in (
        f'onrecord statements --about "siren OR brochure" {at}',
        f'onrecord speakers "{speaker}" {at}',
        f"onrecord show {show} {at}",
        f"onrecord export --format csv --out statements.csv {at}",
        "onrecord read your-reports/",
    ):
        screen.print(words(f"  {command}"), soft_wrap=True)


def _title(screen: Console, title: str) -> None:
    screen.print()
    pages.line(screen, title, "bold")


def _fullest(row: StatementRow) -> tuple[bool, int]:
    return row.quotation == "direct", len(row.cue) * sum(len(quote.text) for quote in row.content)


def _topic(record: Record) -> tuple[str, str, list[StatementRow]]:
    """The first topic that enough reports tell, with one version a report, in the order of publication."""
    best: tuple[str, str, list[StatementRow]] = (TOPICS[0][0], TOPICS[0][1].rstrip("*"), [])
    for speaker, about in TOPICS:
        for found in record.statements(speaker, about):
            by_report: dict[str, StatementRow] = {}
            for version in record.versions(found.statement):  # the fullest first
                by_report.setdefault(version.row.report.id, version.row)
            if len(by_report) > len(best[2]):
                rows = sorted(by_report.values(), key=lambda row: (dated(row.report.published), row.report.path))
                best = speaker, about.rstrip("*"), rows
        if len(best[2]) >= _TELLINGS:
            break
    return best


def _side_by_side(screen: Console, rows: list[StatementRow]) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 0, 0, 2), width=pages.width(screen))
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=5)
    for row in rows:
        where = ", ".join(filter(None, [row.report.outlet or Path(row.report.path).name, dated(row.report.published)]))
        table.add_row(words(flat(where), "dim"), words(shorten(pages.quoted(row), _WORDS)))
    screen.print(table)


def _in_place(screen: Console, record: Record, row: StatementRow) -> None:
    found = record.show(row.id)
    assert isinstance(found, Shown)
    pages_shown.in_place(screen, found)
    for speaker in found.row.speakers:
        pages.line(screen, f"  {speaker.name}: {speaker.because}")
    pages.line(screen, f"  To cite: {found.citation}", "dim")


def _left(screen: Console, record: Record) -> None:
    counts = record.counts()
    reasons = Counter[str]()
    example = ""
    for report in record.reports():
        if report.skipped:
            pages.line(screen, f"  {report.path} is kept, but not analysed: {report.skipped}.")
        whole = record.show(report.id)
        for aside in whole.set_aside:
            reasons[aside.reason] += 1
            if aside.reason == "teaser" and not example:
                example = f"; for one, a teaser in {report.path}: {shorten(aside.quote.text, 70)}"
    if reasons:
        listed = ", ".join(f"{number} {reason}" for reason, number in reasons.most_common())
        pages.line(screen, f"  Set aside, and listed as such: {listed}{example}.")
    if counts.unresolved:
        pages.line(
            screen,
            f"  {pages.count(counts.unresolved, 'statement')} with a speaker left open, rather than guessed:",
        )
    for row, because in itertools.islice(_open(record), 2):
        pages.line(screen, f"    {pages.who(row.speakers)}: {shorten(pages.quoted(row), 70)} – {because}")
    if counts.without_source:
        pages.line(screen, f"  {pages.count(counts.without_source, 'statement')} without a source in the text.")
    rejected = pages.count(counts.rejected, "input")
    pages.line(screen, f"  {rejected} rejected." if counts.rejected else "  No input was rejected.")


def _open(record: Record) -> list[tuple[StatementRow, str]]:
    """Statements whose speaker is open, those with named candidates first."""
    found = [
        (row, speaker)
        for row in record.statements()
        for speaker in row.speakers[:1]
        if speaker.status != "resolved" and row.source
    ]
    found.sort(key=lambda pair: pair[1].status != "ambiguous")
    return [(row, speaker.because) for row, speaker in found]
