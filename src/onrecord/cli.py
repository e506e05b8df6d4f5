"""The command line: a thin mirror of the Python API, word for word.

Every command is the method of :class:`onrecord.Record` of the same name, every flag its parameter of the same name.
What differs is listed in ``EXCEPTIONS``, which a test holds.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, NoReturn

import typer
import typer.main

from onrecord import (
    __version__,
    api,
    cli_correct,
    cli_empty,
    cli_listings,
    cli_packs,
    cli_positions,
    cli_revisions,
    printing,
)
from onrecord.errors import MissingExtra, OnrecordError, UsageError
from onrecord.options import (
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

if TYPE_CHECKING:
    from types import FrameType

    from onrecord.tallying import Progress

PROBLEMS: Final = 1  # done, but inputs were rejected, or a check found problems
NOT_DONE: Final = 2  # wrong usage, or the record cannot be used
INTERRUPTED: Final = 128  # plus the signal's number, as shells have it: 130 for Ctrl-C, 143 for SIGTERM

# Flags that are no parameter of the method, and parameters that are no flag.
EXCEPTIONS: Final = {
    "*": {"record": "which record to open", "format": "how to print"},
    "read": {"progress": "a callback; the command shows progress on a terminal"},
    "demo": {"": "a guided tour, on the command line only"},
    "serve": {"": "the function is onrecord.web.serve"},
    "correct import": {"": "the method is import_: import is a word of Python's own"},
    "packs list": {"": "the function is onrecord.packs.list_"},
    "packs import": {"": "the function is onrecord.packs.import_"},
}

app = typer.Typer(
    name="onrecord",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(cli_correct.app, name="correct")
app.add_typer(cli_packs.app, name="packs")


class _Terminated(KeyboardInterrupt):
    """SIGTERM, taken as Ctrl-C is: what is complete stays, no process is left behind."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; ``arguments`` default to the process's own.

    0: done. 1: done, but inputs were rejected or a check found problems. 2: not done: wrong usage, or the record
    cannot be used. 130 or 143: stopped by Ctrl-C or SIGTERM. Errors are one line on standard error.
    """
    before = signal.signal(signal.SIGTERM, _terminate) if _in_main_thread() else None
    try:
        status = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # piped to head, which has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt as stop:
        return _complain("stopped", _interrupted(stop))
    except OnrecordError as error:
        return _complain(str(error))
    except MemoryError:
        return _complain("not enough memory")
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's own: wrong usage
            return _complain(error.format_message().replace("Value error, ", "") + _try_help(error))
        if isinstance(error, OSError):
            return _complain(f"{error.filename or 'output'}: {error.strerror or error}")
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        return _complain(f"internal error: {type(error).__name__}: {error} (ONRECORD_DEBUG=1 shows where)")
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)
    return status


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _run(arguments: list[str]) -> int:
    """One command, without typer's own handling of errors: that has traces, boxes and statuses of its own."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("onrecord", arguments) as context:
            status = command.invoke(context)
    except typer.Exit as done:  # --help and --version
        status = done.exit_code
    return status if isinstance(status, int) else DONE


def _terminate(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise _Terminated


def _interrupted(stop: KeyboardInterrupt) -> int:
    return INTERRUPTED + (signal.SIGTERM if isinstance(stop, _Terminated) else signal.SIGINT)


def _complain(message: str, status: int = NOT_DONE) -> int:
    """One line on standard error."""
    say(message)
    return status


def _try_help(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f" (see {context.command_path} --help)" if context is not None else ""


@app.callback()
def onrecord(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    """An auditable record of public statements, read from news reports: who said what, in which words, and where.

    Start with "onrecord demo", or read a folder of reports of your own: "onrecord read reports/".

    Exit status: 0 done; 1 done, but inputs were rejected or a check found problems; 2 not done, for wrong usage or
    because the record cannot be used; 130 stopped by Ctrl-C. Errors are one line on standard error.
    """
    if version:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
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
    that cannot be read are listed by "onrecord rejected", and the exit status is then 1. No record is made when there
    is nothing at all at the paths: the exit status is then 2.
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
            return _complain(f"{after}: what is stored is complete, and the same command goes on", _interrupted(stop))
    if format == "table":
        pages.summary(printing.console(), done)
    else:
        shares = ("unresolved_share", "without_source_share", "words_per_second")
        row = {**printing.plain(done), **{name: getattr(done, name) for name in shares}}
        printing.write([row], format, list(row), printing.for_data())
    return PROBLEMS if done.rejected else DONE


app.command()(cli_listings.statements)
app.command()(cli_listings.versions)
app.command()(cli_listings.discrepancies)
app.command()(cli_listings.developments)
app.command()(cli_listings.timeline)
app.command()(cli_listings.figures)
app.command()(cli_positions.positions)
app.command()(cli_positions.subjects)
app.command()(cli_positions.commitments)
app.command()(cli_revisions.revisions)


@app.command()
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
            say(cli_empty.why(opened, none, None if kind else name, limit=limit, offset=offset))
        elif not name and format == "table":
            pages.left_open(printing.console(), opened.counts())
    return DONE


@app.command()
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
            say(cli_empty.why(opened, none, limit=limit, offset=offset))
    return DONE


@app.command()
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
            say(cli_empty.why(opened, "no input was rejected", limit=limit, offset=offset))
    return DONE


@app.command()
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


@app.command()
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


@app.command()
def verify(record: RecordOption = RECORD, format: FormatOption = "table") -> int:
    """Check that every span quotes its text, and every hash.

    The exit status is 1 when something does not hold.
    """
    from onrecord import listings, pages

    with open_record(record) as opened:
        counted = opened.counts()
        found = list_rows(opened.verify(), format, listings.PROBLEMS)
        if format == "table":
            held = f"{pages.count(counted.statements, 'statement')} of {pages.count(counted.reports, 'report')}"
            result = f"{pages.count(found, 'problem')} found." if found else "every span quotes its text."
            pages.line(printing.console(), f"{held} checked: {result}")
    return PROBLEMS if found else DONE


@app.command()
def export(
    out: Annotated[str, typer.Option(metavar="PATH", help="Where to write; - is standard output.")] = "-",
    record: RecordOption = RECORD,
    format: Annotated[
        Literal["jsonl", "csv", "parquet"] | None,
        typer.Option(
            "--format", help="By default what the end of --out says: .jsonl, .csv, .parquet; jsonl without one."
        ),
    ] = None,
) -> int:
    """Write everything as JSONL, CSV or Parquet.

    One line or row an attribution; a file appears whole or not at all. The JSONL shape is a promise: fields may be
    added, none changes. Parquet needs: pip install 'onrecord[parquet]'.
    """
    with open_record(record) as opened:
        opened.export(format, printing.for_data() if out == "-" else out)
    return DONE


@app.command()
def serve(
    *,
    record: RecordOption = RECORD,
    host: Annotated[str, typer.Option(help="The address to listen on; other machines reach the loopback never.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    allow_corrections: Annotated[
        bool, typer.Option("--allow-corrections", help="Let who opens it put the record right.")
    ] = False,
    token: Annotated[
        str | None, typer.Option(envvar="ONRECORD_TOKEN", help="Ask for this token; made up where one is needed.")
    ] = None,
) -> int:
    """Show the record in a browser, or over HTTP.

    Pages at the address printed, the API under /api/v1. Only this machine can open it, unless --host names another
    address: then a token is asked for, which is printed with the address. Stop it with Ctrl-C. Needs: pip install
    'onrecord[web]'.
    """
    try:
        from onrecord import web
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("onrecord"):
            raise
        raise MissingExtra("onrecord serve", "web") from None

    def started(address: str) -> None:
        say(f"the record is at {address} (Ctrl-C stops)")

    packs = [path for path in os.environ.get("ONRECORD_PACKS", "").split(os.pathsep) if path]
    web.serve(
        record, host=host, port=port, packs=packs, allow_corrections=allow_corrections, token=token, started=started
    )
    return DONE


@app.command()
def demo(
    record: Annotated[
        Path | None, typer.Option("--record", metavar="PATH", help="Keep the record here, instead of a temporary file.")
    ] = None,
) -> int:
    """Read the samples that come along, and look around."""
    from onrecord import demo as guided

    return guided.run(record)  # DONE, or PROBLEMS


if __name__ == "__main__":
    sys.exit(main())
