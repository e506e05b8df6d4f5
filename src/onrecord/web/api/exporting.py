"""Files to take away: what is listed, or everything, as JSONL or CSV, written while it is sent."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Final, TextIO

from fastapi import APIRouter, Query
from fastapi.responses import Response, StreamingResponse
from pydantic import Field

from onrecord import exporting, listings, printing
from onrecord.web.api.common import FAILURES, FILES, TYPES, Asked, Downloaded, line
from onrecord.web.depending import Open
from onrecord.web.problems import Refused
from onrecord.web.records import Records

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.store.entries import StatementRow

    Row = Mapping[str, Any]

router = APIRouter(tags=["record"], responses=FAILURES)

MOST: Final = 10_000  # rows of a listing in one file
PIECE: Final = 100  # rows written before they are sent
_TURNS: Final = threading.BoundedSemaphore(2)  # each export holds a connection while it is sent


class Export(Asked):
    """The parameters of an export."""

    format: Downloaded = Field("jsonl", description="jsonl is the promised shape, one line an attribution.")


@router.get(
    "/export",
    response_model=None,
    response_class=StreamingResponse,
    responses={200: {"content": FILES, "description": "The file"}},
)
def export(records: Open, asked: Annotated[Export, Query()]) -> Response:
    """Every attribution of the record, from one moment of it: the same as `onrecord export`."""
    return _streamed(lambda: _every(records, asked.format), asked.format, "onrecord")


def _every(records: Records, format: Downloaded) -> Iterator[bytes]:
    with records.apart() as record:
        yield from _written(record.exported(), format, _attributions)


def download(
    records: Records,
    format: Downloaded,
    name: str,
    rows: Callable[[Record], Iterable[StatementRow]],
    shape: Callable[[StatementRow], dict[str, Any]],
) -> Response:
    """Statements as a file, up to :data:`MOST`; in CSV with the columns of an export."""

    def pieces() -> Iterator[bytes]:
        with records.apart() as record, record.moment():
            listed = islice(rows(record), MOST)
            shapes = (row.as_dict() if format == "csv" else shape(row) for row in listed)
            yield from _written(shapes, format, _attributions)

    return _streamed(pieces, format, name)


def listed(records: Records, format: Downloaded, name: str, rows: Callable[[Record, int], Iterable[Any]]) -> Response:
    """A listing as a file: of the rows of a limit, which are entries with a shape of their own. In CSV its columns are
    those that the command of this name has."""
    fields: tuple[str, ...] = getattr(listings, name.upper()).fields

    def table(piece: Iterable[Row], out: TextIO) -> None:
        printing.write(piece, "csv", fields, out)

    def pieces() -> Iterator[bytes]:
        with records.apart() as record, record.moment():
            yield from _written((row.as_dict() for row in islice(rows(record, MOST), MOST)), format, table)

    return _streamed(pieces, format, name)


def _attributions(piece: Iterable[Row], out: TextIO) -> None:
    exporting.write(map(dict, piece), "csv", out)


def _streamed(pieces: Callable[[], Iterator[bytes]], format: Downloaded, name: str) -> Response:
    """The pieces as they are made; what goes wrong before the first is told like any other problem."""
    if not _TURNS.acquire(blocking=False):
        raise Refused(503, "busy", "other exports are being written: try again in a moment")
    made = _Pieces(pieces())
    headers = {"Content-Disposition": f'attachment; filename="{name}.{format}"', "Cache-Control": "no-store"}
    return StreamingResponse(made, media_type=TYPES[format], headers=headers)


class _Pieces(Iterator[bytes]):
    """Pieces of a file, the first made at once; whatever becomes of them, their turn is given back."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = True
        try:
            self._first: bytes | None = next(pieces, b"")
        except BaseException:
            self.close()
            raise

    def __next__(self) -> bytes:
        if (first := self._first) is not None:
            self._first = None
            return first
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop, and let another export begin."""
        if self._held:
            self._held = False
            _TURNS.release()
            if isinstance(self._pieces, Generator):
                self._pieces.close()

    def __del__(self) -> None:
        self.close()


def _written(
    rows: Iterable[Row], format: Downloaded, table: Callable[[Iterable[Row], TextIO], None]
) -> Iterator[bytes]:
    """Rows as pieces of a file; ``table`` writes some of them as CSV, with a header."""
    if format == "jsonl":
        coming = iter(rows)
        while piece := list(islice(coming, PIECE)):
            yield "".join(line(row) for row in piece).encode("utf-8", "backslashreplace")
        return
    coming, header = iter(rows), True
    while (piece := list(islice(coming, PIECE))) or header:
        out = io.StringIO(newline="")
        table(piece, out)
        text = out.getvalue()
        yield (text if header else text.partition("\r\n")[2]).encode("utf-8", "backslashreplace")
        header = False
