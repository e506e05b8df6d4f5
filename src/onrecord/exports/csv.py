"""CSV: one flat row an attribution, for spreadsheets, pandas and R. UTF-8, commas, RFC 4180 quoting, a header line.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and a report may well have been
written so that it does. Such a cell gets one apostrophe in front, and so does one that already begins with
apostrophes and then such a character; the last column, ``guarded``, names the row's cells that were changed. Nothing
is lost or changed unseen: :func:`unguard` (take one apostrophe away) gives the exact words back, and JSONL and Parquet
hold them as they are.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any, Final, TextIO

from onrecord.exports.rows import COLUMNS, flat

GUARDED: Final = "guarded"
# The list of the OWASP page on CSV injection: ASCII and full-width signs, tab and line ends, blanks before them.
_FORMULA: Final = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")


def guard(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """What :func:`guard` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Write rows of the promised shape to a text stream opened with ``newline=""``, and return how many.

    The columns are those of :data:`onrecord.exports.rows.COLUMNS`, then ``guarded``. An empty cell is an empty text or
    None; true and false are written so.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, GUARDED])
    count = 0
    for row in rows:
        cells, changed = [], []
        for name, value in flat(row).items():
            cell = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            if isinstance(value, str):
                safe = guard(cell)
                if safe != cell:
                    changed.append(name)
                cell = safe
            cells.append(cell)
        writer.writerow([*cells, ";".join(changed)])
        count += 1
    return count
