"""The reports of a record: their list, one of them or one statement in its place, and taking one out."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord import printing
from onrecord.cli import empty
from onrecord.cli.options import (
    DONE,
    RECORD,
    FormatOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    list_rows,
    open_record,
    say,
)


def reports(
    *,
    record: RecordOption = RECORD,
    order: Annotated[
        Literal["path", "published", "newest", "read"],
        typer.Option(help="By path, by the time of publication (or the latest first), or of reading."),
    ] = "path",
    outlet: Annotated[str | None, typer.Option(help="Words of the outlet's name.")] = None,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List the reports, and how many statements each holds.

    A report that comes without a date has the days that its own words leave open; in the order of publication
    (--order published) the reasons stand beside them, and what was set aside because it contradicts them.
    """
    from onrecord import listings

    listing = listings.REPORTS_IN_TIME if order in ("published", "newest") else listings.REPORTS
    with open_record(record) as opened:
        if not list_rows(opened.reports(order, outlet=outlet, limit=limit, offset=offset), format, listing):
            none = f"no report is of an outlet with {outlet!r} in its name" if outlet else "there is no report"
            say(empty.why(opened, none, limit=limit, offset=offset))
    return DONE


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Of an attribution, a statement or a report.")],
    *,
    start: Annotated[int | None, typer.Option(min=0, help="Of a report: from this character on.")] = None,
    end: Annotated[int | None, typer.Option(min=0, help="Of a report: up to this character.")] = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Show one statement in its place, or a whole report.

    Source, cue and content are marked in the text; below it stand who spoke and why, and where it is from. The last
    line is a citation to copy. A report's id shows the whole report, with what reading passed over.
    """
    from onrecord import pages, pages_shown
    from onrecord.store.entries import Shown

    with open_record(record) as opened:
        found = opened.show(id, start=start, end=end)
        if format != "table":
            printing.write([found], format, list(found.as_dict()), printing.for_data())
        elif isinstance(found, Shown):
            pages_shown.shown(printing.console(), found)
        elif start and start >= found.report.characters:
            say(f"the text has {pages.count(found.report.characters, 'character')}: none is left from {start:,} on")
        else:
            pages_shown.shown_report(printing.console(), found)
    return DONE


def forget(
    id: Annotated[str, typer.Argument(metavar="REPORT", help="A report's id, or the beginning of it.")],
    *,
    reason: Annotated[str, typer.Option(help="Why, in a line: it stays when the report has gone.")],
    author: Annotated[
        str | None, typer.Option(help="Who takes it out; by default the system's user.", show_default=False)
    ] = None,
    record: RecordOption = RECORD,
    format: FormatOption = "table",
) -> int:
    """Take a report out for good, with every word of it.

    Nobody can undo this. The words are erased from the tables, from the search index and from the file itself; what
    stays is the report's id with the date, the author and the reason. A text that another report carries stays with
    that one. The same file is not read again, unless "onrecord read --bring-back" asks for it. Backups, exports and
    the file that was read are yours to delete.
    """
    from onrecord import pages

    with open_record(record) as opened:
        done = opened.forget(id, reason, author=author)
    if format == "table":
        stays = "" if done.text else " Its text stays, for another report carries it."
        pages.line(printing.console(), f"{done.report} is forgotten.{stays}")
    else:
        printing.write([done], format, list(done.as_dict()), printing.for_data())
    return DONE
