"""Whom a person means who puts something right: one entity, by id or by name, with the places where it speaks."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.errors import UsageError
from onrecord.store.entries import Candidate
from onrecord.store.folding import fold

#: Entities of the knowledge packs of that id or name; a record knows no packs, so its caller brings this.
Known = Callable[[str], Sequence[Candidate]]

LISTED: Final = 5  # entities that a message names
_MERGES: Final = 20  # a chain of redirects is short; a ring, in a record somebody edited, must end

# Who each speaker of each attribution is: what a person assigned, else the identity of the text's entity, else (before
# any reconcile) that entity itself. The text's entity is left out where a person assigned somebody else.
_SPOKEN: Final = """
    SELECT k.attribution, k.place, a.text, CASE WHEN g.attribution IS NULL THEN e.key END AS entity,
           CASE WHEN g.attribution IS NOT NULL THEN h.id WHEN i.entity IS NULL THEN e.id ELSE c.id END AS id
      FROM speaker k
      JOIN attribution a ON a.key = k.attribution
      LEFT JOIN entity e ON e.key = k.entity
      LEFT JOIN identity i ON i.entity = k.entity AND i.text = a.text
      LEFT JOIN canonical c ON c.key = i.canonical
      LEFT JOIN assigned g ON g.attribution = k.attribution AND g.place = k.place
      LEFT JOIN canonical h ON h.key = g.canonical
"""
# Everybody there is: identities, and the entities of texts that no reconcile has looked at.
_ALL: Final = """
    SELECT id, name, folded, kind, named FROM canonical
    UNION
    SELECT e.id, e.name, e.folded, e.kind, e.named FROM entity e
     WHERE NOT EXISTS (SELECT 1 FROM identity i WHERE i.entity = e.key)
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
    found = _by_id(db, wanted) or _by_name(db, wanted) or list(known(wanted))
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
    """Whether the record itself has an entity of this id, or had one that was merged into another."""
    return bool(_by_id(db, id_))


def by_hand(db: sqlite3.Connection, id_: str, attributions: Collection[int]) -> str:
    """What to say further where an entity does speak in an attribution, but only because a person assigned it."""
    for key in sorted(attributions):
        if id_ in who_speaks(db, key):
            (entry,) = db.execute("SELECT min(correction) FROM assigned WHERE attribution = ?", (key,)).fetchone()
            return f" but by the correction {entry}: undo that one"
    return ""


def _by_id(db: sqlite3.Connection, id_: str) -> list[Candidate]:
    for _ in range(_MERGES):
        rows = db.execute(f"SELECT id, name, kind FROM ({_ALL}) WHERE id = ?", (id_,)).fetchall()
        if rows:
            return [Candidate(*rows[0])]
        target = db.execute("SELECT target FROM redirect WHERE id = ? AND target IS NOT NULL", (id_,)).fetchone()
        if target is None:
            break
        (id_,) = target
    return []


def _by_name(db: sqlite3.Connection, name: str) -> list[Candidate]:
    folded = fold(name)
    if not folded:
        return []
    rows = db.execute(
        f"SELECT id, name, kind FROM ({_ALL}) WHERE named AND instr(' ' || folded || ' ', ?1) "
        f"UNION SELECT id, name, kind FROM ({_ALL}) WHERE folded = ?2 "
        "UNION SELECT c.id, c.name, c.kind FROM canonical_name n JOIN canonical c ON c.key = n.canonical "
        "WHERE n.folded = ?2 ORDER BY 2, 1",
        (f" {folded} ", folded),
    ).fetchall()
    return [Candidate(*row) for row in rows]


def same_name(db: sqlite3.Connection, name: str, kind: str) -> list[Candidate]:
    """The named entities of exactly this name (case and diacritics aside) and kind."""
    rows = db.execute(
        f"SELECT id, name, kind FROM ({_ALL}) WHERE named AND folded = ? AND kind = ? ORDER BY 1", (fold(name), kind)
    ).fetchall()
    return [Candidate(*row) for row in rows]


def several(found: Sequence[Candidate]) -> str:
    """A few of several entities with their ids, for a message."""
    first = ", ".join(f"{_short(each.name)} ({each.id})" for each in found[:LISTED])
    return first + (f" and {len(found) - LISTED} more" if len(found) > LISTED else "")


def spoken(db: sqlite3.Connection, id_: str) -> list[Spoken]:
    """The places where the entity of this id speaks, in the order of texts and attributions."""
    rows = db.execute(
        f"SELECT attribution, place, text, entity FROM ({_SPOKEN}) WHERE id = ? AND entity IS NOT NULL "
        "ORDER BY text, attribution, place",
        (id_,),
    )
    return [Spoken(*row) for row in rows]


def who_speaks(db: sqlite3.Connection, attribution: int) -> list[str | None]:
    """The ids of an attribution's speakers, None for one that is open."""
    rows = db.execute(f"SELECT id FROM ({_SPOKEN}) WHERE attribution = ? ORDER BY place", (attribution,))
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
