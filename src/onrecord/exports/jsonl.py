"""JSON Lines: the promised shape, one attribution a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final, TextIO

# Characters that some readers take for the end of a line although they may stand in JSON as they are.
_LINE_ENDS: Final = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}


def line(row: dict[str, Any]) -> str:
    """A row as one line of JSON without its newline: letters of all scripts as they are, no line end inside."""
    text = json.dumps(row, ensure_ascii=False)
    if not text.isascii():
        for end, escaped in _LINE_ENDS.items():
            text = text.replace(end, escaped)  # they can only stand inside of strings, where the escape means the same
    return text


def write(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    """Write rows of the promised shape to an open text stream, and return how many."""
    count = 0
    for row in rows:
        out.write(line(row) + "\n")
        count += 1
    return count
