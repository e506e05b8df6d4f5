"""Listings a page at a time: cursors that say nothing but where to go on, and hold no state on the server."""

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
    rows: Callable[[int, int], Iterable[_Row]], asked: Mapping[str, Any], cursor: str | None, limit: int
) -> Page[_Row]:
    """The rows that a cursor points to. ``rows`` gives those of an offset and a limit; ``asked`` are the conditions
    of the listing, which a cursor is tied to. Raises Refused for a cursor of another listing, or none at all."""
    offset = _offset(cursor, asked) if cursor else 0
    found = tuple(rows(offset, limit + 1))
    following = offset + limit if len(found) > limit else None
    before = max(0, offset - limit) if offset else None
    return Page(
        found[:limit],
        offset,
        limit,
        _cursor(following, asked) if following is not None else None,
        _cursor(before, asked) if before is not None else None,
    )


def _digest(asked: Mapping[str, Any]) -> str:
    shape = json.dumps({name: value for name, value in asked.items() if value is not None}, sort_keys=True, default=str)
    return hashlib.sha256(shape.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _cursor(offset: int, asked: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps([offset, _digest(asked)]).encode()).decode().rstrip("=")


def _offset(cursor: str, asked: Mapping[str, Any]) -> int:
    try:
        offset, digest = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise Refused(400, "cursor", "this cursor is none of this server's") from None
    if type(offset) is not int or not 0 <= offset <= DEEPEST:
        raise Refused(400, "cursor", "this cursor is none of this server's")
    if digest != _digest(asked):
        raise Refused(400, "cursor", "this cursor belongs to another listing: leave it out to begin anew")
    return offset
