"""Whom a person means who puts something right: one entity, by id or by name, with the places where it speaks."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.errors import UsageError
from onrecord.store.entries import Candidate
from onrecord.store.finding import IN, entity_ids
from onrecord.store.folding import fold

#: Entities of the knowledge packs of that id or name; a record knows no packs, so its caller brings this.
Known = Callable[[str], Sequence[Candidate]]

LISTED: Final = 5  # entities that a message names

# Where an entity speaks by what its texts say, not because a correction assigned it: along the indexes, in this order.
_SPOKEN: Final = """
    SELECT k.attribution, k.place, w.text, k.entity FROM (
        SELECT i.entity FROM canonical c JOIN identity i ON i.canonical = c.key WHERE c.id = ?1
         UNION SELECT key FROM entity WHERE id = ?1) d
    CROSS JOIN speaker k ON k.entity = d.entity
    CROSS JOIN who w ON w.attribution = k.attribution AND w.place = k.place
     WHERE w.id = ?1 AND NOT EXISTS (
        SELECT 1 FROM assigned g WHERE g.attribution = k.attribution AND g.place = k.place)
     ORDER BY w.text, k.attribution, k.place
"""
_CALLED: Final = f"""
    SELECT id, name, kind FROM canonical WHERE id {IN}
     UNION ALL
    SELECT id, name, kind FROM entity WHERE id {IN} AND id NOT IN (SELECT id FROM canonical)
     ORDER BY 2, 1
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place where somebody speaks, by keys: the attribution, which of its speakers, the text, the text's entity."""

    attribution: int
    place: int
    text: int
    entity: int


def the_one(db: sqlite3.Connection, said: str, known: Known) -> Candidate:
    """The one entity that ``said`` means: its id, its name or words of it, or a name or id that a pack knows.

    Raises :class:`UsageError` for nobody, and for several (then with their ids).
    """
    wanted = said.strip()
    if not wanted:
        raise UsageError("an entity needs an id or a name")
    found = _called(db, entity_ids(db, wanted) if fold(wanted) else ())
    found = [each for each in found if each.id == wanted] or found or list(known(wanted))
    if not found:
        raise UsageError(f"there is nobody called {_short(wanted)!r} in the record, by name or by id")
    if len(found) > 1:
        folded = fold(wanted)
        exact = [each for each in found if fold(each.name) == folded]
        if len(exact) != 1:
            raise UsageError(f"{_short(wanted)!r} may be {several(found)}: give the id")
        found = exact
    return found[0]


def present(db: sqlite3.Connection, id_: str) -> bool:
    """Whether the record itself has an entity of this id."""
    return bool(entity_ids(db, id_))


def by_hand(db: sqlite3.Connection, id_: str, attributions: Collection[int]) -> str:
    """What to say further where an entity does speak in an attribution, but only because a person assigned it."""
    for key in sorted(attributions):
        if id_ in who_speaks(db, key):
            (entry,) = db.execute("SELECT min(correction) FROM assigned WHERE attribution = ?", (key,)).fetchone()
            return f" but by the correction {entry}: undo that one"
    return ""


def _called(db: sqlite3.Connection, ids: Sequence[str]) -> list[Candidate]:
    """The entities of these ids, by name."""
    listed = json.dumps(list(ids))
    return [Candidate(*row) for row in db.execute(_CALLED, (listed, listed)).fetchall()]


def same_name(db: sqlite3.Connection, name: str, kind: str) -> list[Candidate]:
    """The entities of exactly this name (case and diacritics aside) and kind."""
    folded = fold(name)
    return [each for each in _called(db, entity_ids(db, name)) if fold(each.name) == folded and each.kind == kind]


def several(found: Sequence[Candidate]) -> str:
    """A few of several entities with their ids, for a message."""
    first = ", ".join(f"{_short(each.name)} ({each.id})" for each in found[:LISTED])
    return first + (f" and {len(found) - LISTED} more" if len(found) > LISTED else "")


def spoken(db: sqlite3.Connection, id_: str) -> list[Spoken]:
    """The places where the entity of this id speaks, in the order of texts and attributions."""
    return [Spoken(*row) for row in db.execute(_SPOKEN, (id_,))]


def who_speaks(db: sqlite3.Connection, attribution: int) -> list[str | None]:
    """The ids of an attribution's speakers, None for one that is open."""
    rows = db.execute("SELECT id FROM who WHERE attribution = ? ORDER BY place", (attribution,))
    return [id_ for (id_,) in rows]


_INVISIBLE: Final = re.compile("[\u061c\u200e\u200f\ufeff]")  # marks of direction that come along with copied names
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(said: object, what: str, longest: int) -> str:
    """Words that somebody wrote, in one line. Raises :class:`UsageError` for none, too many, or what is no writing."""
    if not isinstance(said, str):
        raise UsageError(f"{what} must be words")
    line = " ".join(_INVISIBLE.sub("", said).split())
    if not line:
        raise UsageError(f"{what} must not be empty")
    if _CONTROL.search(line):
        raise UsageError(f"{what} holds characters that are no writing")
    if len(line) > longest:
        raise UsageError(f"{what} is {len(line)} characters long; {longest} are the most")
    return line


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"
