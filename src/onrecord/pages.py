"""What the command line prints for people: the summary of a read, statements and revisions of a listing, and the lines
and labels that all its pages are made of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from onrecord.domain import Dating
from onrecord.pages_details import dated, occasion_short
from onrecord.printing import flat, shorten, words

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.domain import Inferred, Rejected, Summary
    from onrecord.store.entries import (
        Corroboration,
        Counts,
        Quote,
        ReportEntry,
        ReportRef,
        RevisionRow,
        ShownStatement,
        SpeakerRow,
        StatementRow,
    )

LISTED: Final = 10  # rejected inputs that a summary names; `rejected` lists them all
LABEL: Final = 14  # columns of a page's labels: the longest and two spaces
_PAGE: Final = 100  # columns that running text may take: longer lines are hard to read


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 report``, ``1,234 reports``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """A share as whole per cent, but never 0 % or 100 % where there is some or some missing."""
    whole = round(share * 100)
    if (whole == 0 and share > 0) or (whole == 100 and share < 1):
        return "under 1 %" if whole == 0 else "over 99 %"
    return f"{whole} %"


def place(report: ReportRef | ReportEntry | Rejected) -> str:
    """Where a report lies: its path, and the line of a JSONL file."""
    return report.path if report.line is None else f"{report.path}:{report.line}"


def summary(screen: Console, done: Summary) -> None:
    """Print what one read did."""
    also = [
        f"{done.known:,} known already" if done.known else "",
        f"{done.other_language:,} of them in another language and not analysed" if done.other_language else "",
    ]
    line(screen, ", ".join([f"{count(done.reports, 'report')} read", *filter(None, also)]) + ".", "bold")
    if done.reports:
        line(
            screen,
            f"{count(done.statements, 'attribution')} by {count(done.speakers, 'speaker')}; "
            f"{percent(done.unresolved_share)} of the attributions with a speaker left open, "
            f"{percent(done.without_source_share)} without a source.",
        )
    if done.rejected:
        line(screen, f"{count(len(done.rejected), 'input')} rejected:")
        for rejected in done.rejected[:LISTED]:
            line(screen, f"  {place(rejected)}: {rejected.reason}")
        if len(done.rejected) > LISTED:
            line(screen, f"  and {len(done.rejected) - LISTED:,} more (onrecord rejected lists them)")
    line(screen, f"{done.seconds:,.1f} seconds, {done.words_per_second:,.0f} words a second.", "dim")


def inferred(screen: Console, done: Inferred) -> None:
    """Print what one asking of an encoder did."""
    line(screen, f"{done.encoder} asked of {count(done.asked, 'pair')} of versions, of {done.pairs:,} in all.", "bold")
    line(
        screen,
        f"It holds {done.against:,} of all for contradictions (log odds of {done.least:g} or more); "
        "onrecord discrepancies lists those that no rule had found.",
    )


def line(screen: Console, text: str, style: str = "") -> None:
    """Print one line, made safe, wrapped at the width of the page with its own indentation kept."""
    indent = " " * (len(text) - len(text.lstrip(" ")))
    wrapped = textwrap.wrap(
        flat(text), width(screen), initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    )
    screen.print(words("\n".join(wrapped), style), soft_wrap=True)


def width(screen: Console) -> int:
    """Columns that running text takes."""
    return min(screen.width, _PAGE)


def who(speakers: Iterable[SpeakerRow]) -> str:
    """The speakers of a statement in a few words; what is not resolved says so."""
    names = []
    for speaker in speakers:
        name = shorten(speaker.name or "no source named", 80)
        if speaker.status == "ambiguous":
            name = f"{name} ({' or '.join(flat(each.name) for each in speaker.candidates)}?)"
        elif speaker.status != "resolved":
            name = f"{name} (unresolved)"
        names.append({"on_behalf_of": "for ", "via": "through "}.get(speaker.role, "") + name)
    return ", ".join(names) or "nobody named"


def quoted(row: StatementRow) -> str:
    """A statement's content in one line, its spans joined by an ellipsis."""
    return " … ".join(flat(quote.text) for quote in row.content) or f"({row.stance})"


def statement(screen: Console, row: StatementRow, *, where: bool = True, when: bool = False) -> None:
    """Print one statement of a listing: who, by what cue, how and the id, the words with a search's matches marked,
    and where; with ``when``, first of all when it was said."""
    how = row.quotation if row.stance == "asserted" else f"{row.quotation}, {row.stance}"
    said = f"{'published ' if row.time_of == 'publication' else ''}{dated(row.time)}  " if when else ""
    head = words(said + who(row.speakers), "bold")
    if row.told_as:
        head.append_text(words(f" {shorten(row.told_as, 60)}:"))
    head.append(f"  {how}{', headline' if row.headline else ''}  ", "dim")
    head.append_text(words(row.id))
    if row.found in ("meaning", "both"):
        by = "by meaning" if row.found == "meaning" else "by words and meaning"
        head.append(f"  {by}, {row.likeness:.2f}", "dim")
    screen.print(head, soft_wrap=True)
    screen.print(indented(_content(row), screen), soft_wrap=True)
    if row.question:
        line(screen, f"    asked: {shorten(row.question.text, 160)}", "dim")
    if where:
        report = row.report
        source = ", ".join(filter(None, [report.outlet, dated(report.published), place(report)]))
        more = f" and {count(len(row.also_in), 'other report')}" if row.also_in else ""
        if row.told is not None and row.told.versions > 1:
            more = f"; {corroborated(row.told)} (onrecord versions)"
        said = f"{occasion_short(row.occasion)}; " if row.occasion is not None and occasion_short(row.occasion) else ""
        line(screen, f"    {said}{source}{more}", "dim")
    for one in row.withdrawn:
        line(screen, f"    no longer in the latest revision of {one.url or one.path} ({one.report})", "dim")


def corroborated(told: Corroboration) -> str:
    """Who reports a statement, in numbers."""
    numbers = (
        count(told.versions, "version") + " in " + count(told.reports, "report"),
        count(told.texts, "independent text"),
        _outlets(told),
    )
    return ", ".join(numbers)


def _outlets(told: Corroboration) -> str:
    """How many outlets, and where there are more reports than that, that others may not be known by name."""
    known = count(told.outlets, "outlet") if told.outlets else "outlets unknown"
    return f"{known} by name" if 0 < told.outlets < told.reports else known


def told(screen: Console, found: ShownStatement) -> None:
    """Print who reports a statement: the line above its versions."""
    numbers = found.told
    days = dated(Dating(numbers.first, numbers.last, ())) if numbers.first and numbers.last else ""
    line(screen, ", ".join(filter(None, [f"{found.id}: {corroborated(numbers)}", days])), "bold")
    if found.repeats:
        line(screen, f"said again: {', '.join(found.repeats)}")


def changed(row: RevisionRow) -> str:
    """What a revision changed, in a few words."""
    numbers = ((kind, row.count(kind)) for kind in ("added", "changed", "removed"))
    said = [f"{number} {kind}" for kind, number in numbers if number]
    return ", ".join([*(["headline"] if row.headline else []), *said]) or ("" if row.number == 1 else "no quotation")


def revision(screen: Console, row: RevisionRow) -> None:
    """Print a revision of a page: when it was read, and what it changed."""
    head = words(row.place if row.number == 1 else "", "bold")
    if row.number == 1:
        screen.print(head, soft_wrap=True)
    basis = "read" if row.basis == "read" else f"{row.basis}, read {row.seen[0].at[:10]}"
    again = f" and {count(len(row.seen) - 1, 'time')} more" if len(row.seen) > 1 else ""
    told = f": {changed(row)}" if changed(row) else ""
    line(screen, f"  {row.number} of {row.revisions}  {row.since} ({basis}{again})  {row.report.id}{told}")
    if row.headline is not None:
        field(screen, "    headline", row.headline.difference)
    for change in row.changes:
        told_by = change.after or change.before
        assert told_by is not None
        other = f" ({', '.join(change.what)})" if change.what not in ((), ("words",)) else ""
        said = f"{who(told_by.speakers)}: {change.difference or quoted(told_by)}{other} ({told_by.id})"
        field(screen, f"    {change.kind}", said)


def _content(row: StatementRow) -> Text:
    """The content with the matches of a search in bold."""
    text = words("")
    for number, quote in enumerate(row.content):
        text.append(" … " if number else "")
        at = quote.start
        for match in row.matches:
            if quote.start <= match.start and match.end <= quote.end:
                text.append_text(_flat(quote, at, match.start))
                text.append_text(_flat(quote, match.start, match.end, "bold underline"))
                at = match.end
        text.append_text(_flat(quote, at, quote.end))
    return text if row.content else words(f"({row.stance})")


def _flat(quote: Quote, start: int, end: int, style: str = "") -> Text:
    piece = quote.text[start - quote.start : end - quote.start]
    return words(piece.replace("\n", " ").replace("\t", " "), style)


def indented(text: Text, screen: Console, indent: int = 4) -> Text:
    """Text wrapped at the width of the page and indented; styles stay where they are."""
    from rich.text import Text

    lines = text.wrap(screen, max(20, width(screen) - indent))
    for each in lines:
        each.rstrip()
    return Text("\n").join(Text(" " * indent) + each for each in lines)


def left_open(screen: Console, counts: Counts) -> None:
    """Print how much is left open in a record: the share of statements whose speaker is not known."""
    if counts.statements:
        left, none = counts.unresolved / counts.statements, counts.without_source / counts.statements
        said = f"{percent(left)} have a speaker left open, {percent(none)} are without a source."
        line(screen, f"Of {count(counts.statements, 'statement')}, {said}", "dim")


def field(screen: Console, label: str, value: str) -> None:
    """Print a labelled value, made safe, wrapped beside its label."""
    room = max(20, width(screen) - LABEL)
    lines = textwrap.wrap(flat(value), room, break_on_hyphens=False) or [""]
    text = words(f"{label:<{LABEL}}", "dim")
    text.append_text(words(f"\n{'':{LABEL}}".join(lines)))
    screen.print(text, soft_wrap=True)
