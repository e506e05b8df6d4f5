"""Listings a page at a time: cursors that say nothing but where to go on, and hold no state on the server.

A cursor holds how many rows come before its page, and the last of them. Where that row has moved since (the record grew
meanwhile), it is looked for nearby, so that going on neither repeats nor leaves out what is still there.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from onrecord.web.problems import Refused

LIMIT: Final = 50  # rows of a page of the API, unless asked for otherwise
MOST: Final = 200
DEEPEST: Final = 1_000_000
NEARBY: Final = 200  # rows either way, in which a row that has moved is looked for
CURSOR_LENGTH: Final = 300

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[_Row]):
    """Some rows of a listing; ``next`` and ``previous`` are cursors, None at its ends."""

    rows: tuple[_Row, ...]
    offset: int
    limit: int
    next: str | None
    previous: str | None


def page(
    rows: Callable[[int, int], Iterable[_Row]],
    asked: Mapping[str, Any],
    cursor: str | None,
    limit: int,
    key: Callable[[_Row], str] | None = None,
) -> Page[_Row]:
    """The rows that a cursor points to.

    ``rows`` gives those of an offset and a limit; ``asked`` are the conditions of the listing, which a cursor is tied
    to; ``key`` tells one row from another (without it, a cursor only counts). Raises Refused for a cursor of another
    listing, or none at all.
    """
    offset, last = _read(cursor, asked) if cursor else (0, None)
    if last is not None and key is not None and offset:
        found = tuple(rows(offset - 1, limit + 2))
        if found and _short(key(found[0])) == last:
            found = found[1:]
        else:
            offset = _moved(rows, offset, last, key)
            found = tuple(rows(offset, limit + 1))
    else:
        found = tuple(rows(offset, limit + 1))
    shown, following, before = found[:limit], None, None
    if len(found) > limit:
        following = _write(offset + limit, _short(key(shown[-1])) if key is not None and shown else None, asked)
    if offset:
        before = _write(max(0, offset - limit), None, asked)
    return Page(shown, offset, limit, following, before)


def _moved(rows: Callable[[int, int], Iterable[_Row]], offset: int, last: str, key: Callable[[_Row], str]) -> int:
    """Where to go on after the row ``last``, which no longer is the one before ``offset``."""
    begin = max(0, offset - NEARBY)
    for place, row in enumerate(rows(begin, 2 * NEARBY), begin):
        if _short(key(row)) == last:
            return place + 1
    return offset


def _short(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _digest(asked: Mapping[str, Any]) -> str:
    shape = json.dumps({name: value for name, value in asked.items() if value is not None}, sort_keys=True, default=str)
    return hashlib.sha256(shape.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _write(offset: int, last: str | None, asked: Mapping[str, Any]) -> str:
    shape = json.dumps([offset, _digest(asked), last], separators=(",", ":"))
    return base64.urlsafe_b64encode(shape.encode()).decode().rstrip("=")


def _read(cursor: str, asked: Mapping[str, Any]) -> tuple[int, str | None]:
    strange = Refused(400, "cursor", "this cursor is none of this server's")
    if len(cursor) > CURSOR_LENGTH:
        raise strange
    try:
        offset, digest, last = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise strange from None
    if type(offset) is not int or not 0 <= offset <= DEEPEST or not isinstance(last, str | None):
        raise strange
    if digest != _digest(asked):
        raise Refused(400, "cursor", "this cursor belongs to another listing: leave it out to begin anew")
    return offset, last
