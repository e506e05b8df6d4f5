"""JSON Lines: the promised shape, one attribution a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final, TextIO

# What may stand in JSON as it is, but ends a line for some readers, steers a terminal (C1 controls, DEL), turns the
# direction of writing, or is no character (halves of surrogate pairs).
_ESCAPED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def escape(text: str) -> str:
    """JSON with its unsafe characters as escapes: they can only stand inside of strings, where it means the same."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def line(row: dict[str, Any]) -> str:
    """A row as one line of JSON without its newline: letters of all scripts as they are, no line end inside."""
    return escape(json.dumps(row, ensure_ascii=False))


def write(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Write rows of the promised shape to an open text stream, and return how many."""
    count = 0
    for row in rows:
        out.write(line(row) + "\n")
        count += 1
    return count
