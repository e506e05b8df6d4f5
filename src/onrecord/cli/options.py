"""What the commands of the command line have in common: their options, opening the record, printing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from onrecord import api, printing
from onrecord.errors import UsageError
from onrecord.printing import Format

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.listings import Listing

DONE: Final = 0
PROBLEMS: Final = 1  # done, but inputs were rejected, or a check found problems

RecordOption = Annotated[
    Path, typer.Option("--record", envvar="ONRECORD_RECORD", metavar="PATH", help="The record: one SQLite file.")
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="How to print: a table to look at, or data for another program.")
]
LimitOption = Annotated[int | None, typer.Option(min=0, help="At most this many.")]
OffsetOption = Annotated[int, typer.Option(min=0, help="After so many that are passed over.")]
RECORD: Final = Path("onrecord.db")


def open_record(record: Path, *, create: bool = False) -> Record:
    """The record, waiting as long for another writer as ONRECORD_WAIT says (seconds; 30 by default), with the knowledge
    packs that ONRECORD_PACKS lists (paths, parted as in PATH) beside those that come along ("none": without these)."""
    said = os.environ.get("ONRECORD_WAIT", "")
    try:
        wait = float(said) if said else api.WAIT
    except ValueError:
        raise UsageError(f"ONRECORD_WAIT must be a number of seconds, not {said!r}") from None
    packs = [path for path in os.environ.get("ONRECORD_PACKS", "").split(os.pathsep) if path]
    return api.open(record, create=create, wait=wait, packs=packs)


def list_rows(rows: Iterable[object], format: Format, listing: Listing) -> int:
    """Print a listing; how many rows it had."""
    if format == "table":
        return printing.table(rows, listing)
    return printing.write(rows, format, listing.fields, printing.for_data())


def say(message: str) -> None:
    """One line on standard error."""
    line = f"onrecord: {printing.flat(message)}\n"
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding))
