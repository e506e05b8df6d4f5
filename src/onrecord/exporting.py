"""Exports to a file or a stream, one dispatcher over the formats; a file appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TextIO

from onrecord.errors import RecordError, UsageError

FORMATS: Final = ("jsonl", "csv", "parquet")


def format_of(out: str | os.PathLike[str] | TextIO) -> str:
    """The format that the end of a path's name stands for; jsonl for a name without one, and for a stream.

    Raises UsageError for an end that stands for none of them: a file must not hold other than its name says.
    """
    suffix = Path(out).suffix.lower().removeprefix(".") if isinstance(out, str | os.PathLike) else ""
    if suffix and suffix not in FORMATS:
        known = ", ".join(f".{format}" for format in FORMATS)
        raise UsageError(f"{out} ends in none of {known}: rename it, or say which format it is to have")
    return suffix or "jsonl"


def export(rows: Iterable[dict[str, Any]], format: str | None, out: str | os.PathLike[str] | TextIO) -> int:
    """Write rows of the promised shape and return how many; see :meth:`onrecord.Record.export`."""
    format = format_of(out) if format is None else format
    if format not in FORMATS:
        raise UsageError(f"format must be one of {', '.join(FORMATS)}, not {format!r}")
    counted = _Counted(rows)
    if not isinstance(out, str | os.PathLike):
        write(counted, format, out)
        return counted.count
    with _beside(Path(out)) as path:
        if format == "parquet":
            from onrecord.exports import parquet

            parquet.write(counted, path)
        else:
            with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
                write(counted, format, stream)
    return counted.count


def write(rows: Iterable[dict[str, Any]], format: str, out: TextIO) -> None:
    """Write rows to an open text stream, as jsonl or csv."""
    if format == "parquet":
        raise UsageError("Parquet is written to a file: give its path with --out (out=...)")
    if format == "csv":
        from onrecord.exports import csv

        csv.write(rows, out)
    else:
        from onrecord.exports import jsonl

        jsonl.write(rows, out)


class _Counted:
    """Rows that count themselves on their way."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            self.count += 1
            yield row


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path to write to that takes the place of ``path`` when all went well, and is gone when not."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder: give the file to write")
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield partial
        partial.replace(path)
    except OSError as error:
        raise RecordError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            partial.unlink()
