"""Whom or what a user's words mean: entities and outlets by name or id; the one whom a correction is about, and the
places where it speaks."""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.errors import UsageError
from onrecord.store.clauses import IN
from onrecord.store.entries import Candidate
from onrecord.store.folding import fold, holds

#: Entities of the knowledge packs of that id or name; a record knows no packs, so its caller brings this.
Known = Callable[[str], Sequence[Candidate]]

LISTED: Final = 5  # entities that a message names

#: Attributions in which somebody speaks, by ids, three times the same list: identities; those whom a correction
#: assigned; those that no reconcile has looked at. Along the indexes, in this order.
SPOKEN: Final = f"""
    SELECT k.attribution FROM
        (SELECT DISTINCT entity FROM identity WHERE canonical IN (SELECT key FROM canonical WHERE id {IN})) d
    CROSS JOIN speaker k ON k.entity = d.entity
     UNION
    SELECT g.attribution FROM canonical c CROSS JOIN assigned g ON g.canonical = c.key WHERE c.id {IN}
     UNION
    SELECT k.attribution FROM entity e CROSS JOIN speaker k ON k.entity = e.key WHERE e.id {IN}
"""
# Whom an entity of a text is, with itself where nothing is decided: by all of its texts, or by one.
_OF_ENTITIES: Final = """
    SELECT c.id FROM found f JOIN identity i ON i.entity = f.entity AND (f.text IS NULL OR i.text = f.text)
      JOIN canonical c ON c.key = i.canonical
     UNION
    SELECT e.id FROM found f CROSS JOIN entity e ON e.key = f.entity
     CROSS JOIN entity_form t ON t.entity = f.entity AND (f.text IS NULL OR t.text = f.text)
     WHERE NOT EXISTS (SELECT 1 FROM identity i WHERE i.entity = t.entity AND i.text = t.text)
"""
_BY_ID: Final = f"""
    WITH found (entity, text) AS (SELECT key, NULL FROM entity WHERE id = ?1)
    SELECT c.id FROM canonical c WHERE c.id = ?1 AND (
           EXISTS (SELECT 1 FROM identity WHERE canonical = c.key)
           OR EXISTS (SELECT 1 FROM assigned WHERE canonical = c.key)
           OR (EXISTS (SELECT 1 FROM identity_candidate WHERE canonical = c.key)
               AND NOT EXISTS (SELECT 1 FROM redirect WHERE id = ?1 AND target IS NOT NULL)))
     UNION
    SELECT c.id FROM canonical m JOIN identity i ON i.machine = m.key JOIN canonical c ON c.key = i.canonical
     WHERE m.id = ?1 AND i.correction IS NOT NULL
     UNION
    {_OF_ENTITIES} ORDER BY 1
"""
_BY_NAME: Final = f"""
    WITH found (entity, text) AS (
        SELECT key, NULL FROM entity WHERE named AND instr(' ' || folded || ' ', ?1)
         UNION SELECT key, NULL FROM entity WHERE NOT named AND folded = ?2
         UNION SELECT entity, text FROM alias WHERE folded = ?2)
    SELECT id FROM canonical WHERE named AND instr(' ' || folded || ' ', ?1)
     UNION
    SELECT c.id FROM canonical_name n JOIN canonical c ON c.key = n.canonical
     WHERE instr(' ' || n.folded || ' ', ?1)
     UNION
    {_OF_ENTITIES} ORDER BY 1
"""
# Where an entity speaks by what its texts say, not because a correction assigned it: along the indexes, in this order.
_PLACES: Final = """
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


def entity_ids(db: sqlite3.Connection, speaker: str) -> list[str]:
    """Whom a user's words mean, by id: an id (also one merged away); whole words of a name ("Kerr" finds "Ora Kerr"),
    for what is not named all of them; or all words of an alias, in any text or pack. Case and diacritics do not
    matter."""
    wanted = speaker.strip()
    for _ in range(20):  # a chain of merges is short; a ring, in a record somebody edited, must end
        found = db.execute(_BY_ID, (wanted,)).fetchall()
        target = db.execute("SELECT target FROM redirect WHERE id = ?", (wanted,)).fetchone()
        if found or target is None or target[0] is None:
            break
        wanted = target[0]
    if (wanted,) in found:  # not those, too, who were split off from it
        return [wanted]
    if not found:
        folded = folded_words(speaker, "speaker")
        found = db.execute(_BY_NAME, (f" {folded} ", folded)).fetchall()
    return [id_ for (id_,) in found]


def outlets(db: sqlite3.Connection, words: str) -> str:
    """The outlets of whose names these are whole words, as a JSON list."""
    folded = folded_words(words, "outlet")
    every = db.execute("SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL").fetchall()
    return json.dumps([one for (one,) in every if holds(fold(one), folded)])


def folded_words(words: str, what: str) -> str:
    """Words that a user gave, without case and diacritics. Raises :class:`UsageError` where nothing is left of them."""
    folded = fold(words)
    if not folded:
        raise UsageError(f"{what} needs at least one letter or digit, not {words!r}")
    return folded


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
    return [Spoken(*row) for row in db.execute(_PLACES, (id_,))]


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
