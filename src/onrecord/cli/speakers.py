"""Who speaks in a record."""

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


def speakers(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A name, words of one, or an id.")] = None,
    *,
    record: RecordOption = RECORD,
    kind: Annotated[
        Literal["person", "organisation", "place", "group", "document"] | None, typer.Option(help="Of this kind only.")
    ] = None,
    order: Annotated[
        Literal["statements", "name", "newest"],
        typer.Option(help="The most quoted first, by name, or the latest first."),
    ] = "statements",
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List who speaks in the record, and how much is left open.

    With NAME, all that is known of everybody who may be meant: what the reports call them, and why these are one
    person; offices, with their time and source, that a knowledge pack has; how many statements may be theirs too.
    """
    from onrecord import listings, pages, pages_shown

    with open_record(record) as opened:
        rows = opened.speakers(name, kind=kind, order=order, limit=limit, offset=offset)
        if name and format == "table":
            found = 0
            for found, entry in enumerate(rows, 1):  # noqa: B007
                pages_shown.someone(printing.console(), entry)
        else:
            found = list_rows(rows, format, listings.SPEAKERS)
        if not found:
            none = f"no {kind} speaks in this record" if kind else "nobody speaks in this record"
            say(empty.why(opened, none, None if kind else name, limit=limit, offset=offset))
        elif not name and format == "table":
            pages.left_open(printing.console(), opened.counts())
    return DONE
