"""What is done with a record as a whole: checking it, writing it out, showing it in a browser; and the guided tour."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord import printing
from onrecord.cli.options import DONE, PROBLEMS, RECORD, FormatOption, RecordOption, list_rows, open_record, say
from onrecord.errors import MissingExtra


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


def serve(
    *,
    record: RecordOption = RECORD,
    host: Annotated[str, typer.Option(help="The address to listen on; by default no other machine reaches it.")] = (
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


def demo(
    record: Annotated[
        Path | None, typer.Option("--record", metavar="PATH", help="Keep the record here, instead of a temporary file.")
    ] = None,
) -> int:
    """Read the samples that come along, and look around."""
    from onrecord import demo as guided

    return guided.run(record)  # DONE, or PROBLEMS
