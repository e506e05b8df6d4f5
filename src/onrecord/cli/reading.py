"""Reading reports into a record, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord import api, printing
from onrecord.cli import empty
from onrecord.cli.options import (
    DONE,
    PROBLEMS,
    RECORD,
    FormatOption,
    LimitOption,
    OffsetOption,
    RecordOption,
    list_rows,
    open_record,
    say,
)
from onrecord.cli.stopping import interrupted
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.tallying import Progress


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs; - is standard input.")],
    *,
    record: RecordOption = RECORD,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read; the record is the same for any number.")] = 1,
    max_text: Annotated[
        int, typer.Option(min=1, help="Reject a report of more text than this: characters, or bytes of a text file.")
    ] = api.MAX_TEXT,
    max_seconds: Annotated[float, typer.Option(help="Reject a report that takes longer than this.")] = api.MAX_SECONDS,
    bring_back: Annotated[bool, typer.Option("--bring-back", help="Read what was forgotten too.")] = False,
    format: FormatOption = "table",
) -> int:
    """Read reports into the record, made if it is not there.

    Plain text, Markdown, HTML and JSONL (one report a line). Each report is stored whole or not at all, and reports
    that the record holds already are passed over: a read that was stopped is completed by running it again. Inputs
    that cannot be read are listed by "onrecord rejected", and the exit status is then 1; so it is where there is
    nothing at a path, which is kept among them. No record is made when there is nothing at all at the paths: the exit
    status is then 2.
    """
    from onrecord import pages

    if not record.exists() and (why := api.nothing_there(*paths)):
        raise UsageError(f"nothing to read, and no record made: {why}")
    last: list[Progress] = []
    with open_record(record, create=True) as opened:
        try:
            with printing.progress() as show:

                def progress(so_far: Progress) -> None:
                    last[:] = [so_far]
                    show(so_far)

                done = opened.read(
                    *paths,
                    jobs=jobs,
                    max_text=max_text,
                    max_seconds=max_seconds,
                    bring_back=bring_back,
                    progress=progress,
                )
        except KeyboardInterrupt as stop:
            inputs = last[0].inputs if last else 0
            after = f"stopped after {pages.count(inputs, 'input')}"
            say(f"{after}: what is stored is complete, and the same command goes on")
            return interrupted(stop)
    if format == "table":
        pages.summary(printing.console(), done)
    else:
        shares = ("unresolved_share", "without_source_share", "words_per_second")
        row = {**printing.plain(done), **{name: getattr(done, name) for name in shares}}
        printing.write([row], format, list(row), printing.for_data())
    return PROBLEMS if done.rejected else DONE


def rejected(
    *,
    record: RecordOption = RECORD,
    limit: LimitOption = None,
    offset: OffsetOption = 0,
    format: FormatOption = "table",
) -> int:
    """List the inputs that could not be read, and why.

    They are tried again by the next read that comes across them, and leave this list when they are read.
    """
    from onrecord import listings

    with open_record(record) as opened:
        if not list_rows(opened.rejected(limit, offset), format, listings.REJECTED):
            say(empty.why(opened, "no input was rejected", limit=limit, offset=offset))
    return DONE
