"""What the command line prints: listings as a table, JSON, JSON lines or CSV, and texts made safe for a terminal.

Report texts are strangers' texts: in tables and pages whatever could move the cursor, colour the screen or turn the
direction of writing is shown as ``<U+001B>`` instead of being obeyed. JSON keeps every character, these as
escapes. CSV keeps them too, except on a terminal, which shows them as tables do; a cell that a spreadsheet would take
for a formula begins with an added apostrophe, as in an export.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import json
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO, cast

from onrecord.exports import jsonl

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.listings import Listing
    from onrecord.tallying import Progress

Format = Literal["table", "json", "jsonl", "csv"]

# Control characters but tab and newline, the marks that turn the direction of writing, the separators that break a
# line in some programs only, and halves of surrogate pairs (file names that are no valid Unicode).
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_GAP: Final = 2  # columns of the terminal between those of a table
_LINE: Final = 100  # columns that the second line of a row takes at most, as running text does
_CHUNK: Final = 500  # rows that share a table's column widths; long listings flow instead of waiting for their end


def visible(text: str) -> str:
    """``text`` with everything that a terminal would obey instead of show written out; newlines and tabs stay."""
    return _UNSAFE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def flat(text: str) -> str:
    """``text`` made visible, in one line."""
    return visible(" ".join(text.split()))


def shorten(text: str, width: int) -> str:
    """``text`` in one line of at most ``width`` characters, cut at a word with an ellipsis where it is longer."""
    line = flat(text)
    if len(line) <= width:
        return line
    cut = line[: max(1, width - 1)]
    return (cut[: cut.rfind(" ")] if " " in cut[width // 2 :] else cut).rstrip(" ,;:") + "…"


def plain(value: object) -> Any:  # noqa: ANN401  # JSON has no narrower type
    """A value as JSON has it: rows of the record in their own shape, other dataclasses as objects, tuples as lists."""
    if hasattr(value, "as_dict"):
        return value.as_dict()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def to_json(value: object, indent: int | None = None) -> str:
    """One JSON value; letters of all scripts as they are, what a terminal would obey escaped."""
    return jsonl.escape(json.dumps(plain(value), ensure_ascii=False, indent=indent))


class _Shown(io.TextIOBase):
    """A terminal to which data is written: what it would obey is shown instead."""

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal

    def write(self, text: str) -> int:
        self._terminal.write(visible(text.replace("\r\n", "\n")))
        return len(text)

    def flush(self) -> None:
        self._terminal.flush()


def for_data() -> TextIO:
    """Standard output set for data: UTF-8 and bare newlines, invalid Unicode as JSON escapes; safe on a terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return cast("TextIO", _Shown(sys.stdout)) if sys.stdout.isatty() else sys.stdout


def console(*, stderr: bool = False) -> Console:
    """A console for tables and pages: no markup, no guessing at what to colour, as wide as the terminal."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    width = None if stream.isatty() else max(60, shutil.get_terminal_size((120, 24)).columns)

    class Plain(Console):
        def on_broken_pipe(self) -> None:  # rich's own leaves with status 1
            raise BrokenPipeError

    return Plain(file=stream, markup=False, emoji=False, highlight=False, width=width)


def words(text: str, style: str = "") -> Text:
    """Text for the console, made visible; it is never read as markup."""
    from rich.text import Text

    return Text(visible(text), style=style)


def write(rows: Iterable[object], format: Format, fields: Sequence[str], out: TextIO) -> int:
    """Write rows as json, jsonl or csv to a text stream and return how many there were."""
    count = 0
    if format == "csv":
        from onrecord.exports.csv import guard

        writer = csv.writer(out, lineterminator="\r\n")  # as in an export; with \n alone, a bare \r is not quoted
        writer.writerow(fields)
        for count, row in enumerate(rows, 1):  # noqa: B007
            values = plain(row)
            writer.writerow([_csv_cell(values.get(field), guard) for field in fields])
        return count
    for count, row in enumerate(rows, 1):
        if format == "json":
            out.write("[\n" if count == 1 else ",\n")
        out.write(to_json(row) + ("\n" if format == "jsonl" else ""))
    if format == "json":
        out.write("\n]\n" if count else "[]\n")
    return count


def _csv_cell(value: object, guard: Callable[[str], str]) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return to_json(value)
    return guard(value) if isinstance(value, str) else value


def table(rows: Iterable[object], listing: Listing) -> int:
    """Print rows as a table, or as two lines each where the table would break names; return how many there were.

    Nothing at all is printed without rows."""
    from rich.table import Table

    screen = console()
    count, folded = 0, False
    for chunk in _chunks(rows):
        cells = [[flat(column.cell(row)) for column in listing.columns] for row in chunk]
        folded = folded or (count == 0 and _breaks(cells, listing, screen.width))
        count += len(chunk)
        if folded:
            for row in cells:
                _two_lines(screen, row, listing)
            continue
        block = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", expand=True)
        block.show_header = count == len(chunk)
        for column in listing.columns:
            block.add_column(
                column.heading,
                ratio=column.ratio,
                justify="right" if column.right else "left",
                no_wrap=column.ratio is None,
                overflow="fold",
            )
        for row in cells:
            block.add_row(*map(words, row))
        screen.print(block)
    return count


def _breaks(cells: Sequence[Sequence[str]], listing: Listing, width: int) -> bool:
    """Whether the columns of a table would break a word that is to stay whole."""
    needed = [
        max(
            len(word) for row in [[column.heading], *([each[n]] for each in cells)] for word in (row[0].split() or [""])
        )
        if column.ratio
        else max(len(column.heading), *(len(each[n]) for each in cells))
        for n, column in enumerate(listing.columns)
    ]
    fixed = sum(wide for wide, column in zip(needed, listing.columns, strict=True) if not column.ratio)
    room = width - fixed - _GAP * len(needed)
    shares = sum(column.ratio or 0 for column in listing.columns)
    return any(
        column.whole and column.ratio and wide > room * column.ratio // shares
        for wide, column in zip(needed, listing.columns, strict=True)
    )


def _two_lines(screen: Console, row: Sequence[str], listing: Listing) -> None:
    """Print a row as its first cell with those that are never cut, and the others with their headings below it."""
    named = list(zip(listing.columns, row, strict=True))
    head = words(row[0], "bold")
    for column, cell in named[1:]:
        if not column.ratio and cell:
            head.append_text(words(f"  {cell}"))
    screen.print(head, soft_wrap=True)
    rest = "; ".join(f"{column.heading}: {cell}" for column, cell in named[1:] if column.ratio and cell)
    lines = textwrap.wrap(
        rest, min(screen.width, _LINE), initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
    )
    if lines:
        screen.print(words("\n".join(lines)), soft_wrap=True)


def _chunks(rows: Iterable[object]) -> Iterator[list[object]]:
    source = iter(rows)
    while chunk := list(itertools.islice(source, _CHUNK)):
        yield chunk


@contextmanager
def working() -> Iterator[Callable[[str], None]]:
    """A callback that shows what is being done: on standard error, and only where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn

    words = TextColumn("{task.description}", markup=False)
    with Bar(SpinnerColumn(), words, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda said: bar.update(task, description=said)


@contextmanager
def progress() -> Iterator[Callable[[Progress], None]]:
    """A callback that shows how far a read has come, as :func:`working` does."""
    with working() as say:

        def show(now: Progress) -> None:
            rejected = f", {now.rejected:,} rejected" if now.rejected else ""
            pace = f"{now.words / now.seconds:,.0f} words a second" if now.seconds else ""
            counts = f"{now.inputs:,} inputs{rejected}, {now.statements:,} statements, {pace}"
            say(f"{counts}: {shorten(now.path, 40)}")

        yield show
