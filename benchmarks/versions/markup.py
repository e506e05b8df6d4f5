"""The marks in which reports are written: what is said by whom, figures, days, the occasion, offices.

A mark is a pair of braces around the words that it marks; marks nest. ``key`` is one attribution of a report:

- ``{a u1 excerpt|words}``  a content: of unit ``u1``, a version of kind ``excerpt``; ``{a|more words}`` goes on with it
- ``{a<Venn}``, ``{a=said}``  its source, its cue
- ``{#homes 700~|about 700}``  a figure of the occasion's list
- ``{%2025-03-04|on Tuesday}``  a day told in a content
- ``{@main.date 2025-03-04|on Tuesday}``  what the report tells of an occasion
- ``{~venn mayor|Mayor Mara Venn}``  an office

A value that ends in ``!`` is a mistake of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_OPEN: Final = re.compile(
    r"\{(?:"
    r"(?P<key>[a-z]\w*)(?: (?P<options>[^{}|<=]*))?(?P<role>[|<=])"
    r"|(?P<sort>[#@~])(?P<name>[\w.]+) (?P<value>[^{}|]*)\|"
    r"|%(?P<day>[^{}|]*)\|)"
)
ROLES: Final = {"|": "content", "<": "source", "=": "cue"}
SORTS: Final = {"#": "figure", "@": "told", "~": "office"}


class Malformed(ValueError):
    """A text whose marks make no sense; the message says where."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: ``sort`` is content, source, cue, figure, day, told or office; offsets are of the plain text."""

    sort: str
    name: str
    value: str
    start: int
    end: int


def parse(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks in the order in which they end. Raises Malformed."""
    plain: list[str] = []
    at = length = 0
    opened: list[tuple[str, str, str, int]] = []
    marks: list[Mark] = []
    while at < len(marked):
        char = marked[at]
        if char == "{":
            found = _OPEN.match(marked, at)
            if found is None:
                raise Malformed(f"no mark begins like this: {marked[at : at + 40]!r}")
            opened.append((*_head(found), length))
            at = found.end()
            continue
        at += 1
        if char == "}":
            if not opened:
                raise Malformed(f"a mark ends that did not begin: {marked[max(at - 40, 0) : at]!r}")
            sort, name, value, start = opened.pop()
            if start == length:
                raise Malformed(f"an empty mark: {sort} {name} {value}")
            marks.append(Mark(sort, name, value, start, length))
            continue
        plain.append(char)
        length += 1
    if opened:
        raise Malformed(f"a mark does not end: {opened[-1][:3]}")
    return "".join(plain), marks


def _head(found: re.Match[str]) -> tuple[str, str, str]:
    if found["key"]:
        return ROLES[found["role"]], found["key"], (found["options"] or "").strip()
    if found["sort"]:
        return SORTS[found["sort"]], found["name"], found["value"].strip()
    return "day", "", found["day"].strip()
