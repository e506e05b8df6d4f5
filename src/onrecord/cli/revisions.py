"""The command that lists what a page changed from one reading to the next."""

from __future__ import annotations

from typing import Annotated

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


def revisions(
    report: Annotated[
        str | None, typer.Argument(metavar="REPORT", help="A report's id, path or URL: of this page only.")
    ] = None,
    *,
    record: RecordOption = RECORD,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List what pages changed from one reading to the next.

    A page is one URL; where a report has none, one path and line, as long as the texts share much of their words. Its
    revisions stand in the order of time that the page itself gives (its modification, else its publication), and by
    when they were read where it gives none. Of each: the headline and the quotations that it added, changed and
    removed, words that are gone as [-these-], new ones as {+these+}.
    """
    from onrecord import listings, pages

    with open_record(record) as opened:
        rows = opened.revisions(report, limit=limit, offset=offset)
        if format != "table":
            list_rows(rows, format, listings.REVISIONS)
            return DONE
        found = 0
        for found, row in enumerate(rows, 1):  # noqa: B007
            pages.revision(printing.console(), row)
        if not found:
            say(empty.why(opened, "no page was read again with other text", limit=limit, offset=offset))
    return DONE
