"""Who the entities of texts are across the record: what reconcile reads and writes, as plain rows.

The tables are ``canonical``, ``identity`` and those beside them in ``schema.sql``. Nothing here decides anything.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.domain import EntityKind, Span
from onrecord.store.clauses import IN
from onrecord.store.derived import Derived
from onrecord.store.entities import drop_unused
from onrecord.store.folding import fold
from onrecord.store.packing import storable

SLIPS: Final = 5  # texts, up to which what they say of somebody may be a slip of one story
OFTEN: Final = 1_000  # texts that are looked at for one


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of a text, by key and id, as the whole record calls it."""

    key: int
    id: str
    name: str
    kind: EntityKind
    named: bool
    count: int | None


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What a decision may rest on: the stored text, its entities, the days between which it was first published.

    ``called`` has by an entity's key what this text calls it.
    """

    key: int
    id: str
    content: str
    entities: tuple[Named, ...]
    earliest: str | None
    latest: str | None
    called: dict[int, str]


@dataclass(frozen=True, slots=True)
class Post:
    """An office of a known person: ISO days, months or years, None where the pack has none."""

    title: str
    organisation: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Canonical:
    """An identity as reconcile makes it; ``names`` are a pack's further names, ``posts`` its offices."""

    id: str
    name: str
    kind: EntityKind
    named: bool
    count: int | None = None
    known: bool = False
    names: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """Who an entity is in one text. ``who`` is the canonical id, None when ``status`` is not resolved.

    ``candidates`` are ids with a reason each: between whom it is open, or who else was considered and why they lost.
    """

    entity: int
    text: int
    status: str
    rule: str
    because: str
    confidence: float
    who: str | None
    candidates: tuple[tuple[str, str], ...] = ()
    evidence: tuple[tuple[Span, str], ...] = ()


class Identities(Derived):
    """Reading and writing identities over one connection, whose caller holds the writer lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._fresh: set[str] = set()  # identities whose names and offices were brought up to date

    # -- what is to be looked at

    def touch_all(self) -> None:
        """Look at every text again, and at every name."""
        self.db.execute("INSERT OR IGNORE INTO touched_text (text) SELECT text FROM analysis")
        self.db.execute("INSERT OR IGNORE INTO touched_key (key) SELECT DISTINCT key FROM name_key")
        self.db.execute("DELETE FROM name_verdict")

    def touched(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.touched_texts(1) or self.touched_keys(1))

    def key(self, id_: str) -> int | None:
        """The key of an identity; None where there is none of that id."""
        row = self.db.execute("SELECT key FROM canonical WHERE id = ?", (id_,)).fetchone()
        return int(row[0]) if row is not None else None

    def touched_texts(self, limit: int) -> list[int]:
        """Keys of texts that came or changed."""
        rows = self.db.execute("SELECT text FROM touched_text ORDER BY text LIMIT ?", (limit,))
        return [key for (key,) in rows]

    def touched_keys(self, limit: int) -> list[str]:
        """Keys of names that came, went or changed."""
        rows = self.db.execute("SELECT key FROM touched_key ORDER BY key LIMIT ?", (limit,))
        return [key for (key,) in rows]

    def touch_keys(self, keys: Iterable[str]) -> None:
        """Have these keys looked at."""
        self.db.executemany("INSERT OR IGNORE INTO touched_key (key) VALUES (?)", [(key,) for key in sorted(set(keys))])

    def untouch(self, keys: Iterable[str]) -> None:
        """These keys have been looked at."""
        self.db.executemany("DELETE FROM touched_key WHERE key = ?", [(key,) for key in keys])

    def touch_identity(self, entity: int, text: int) -> None:
        """Have this entity of this text decided afresh."""
        self.db.execute("INSERT OR IGNORE INTO touched_identity (entity, text) VALUES (?, ?)", (entity, text))

    def text_done(self, text: int) -> None:
        """This text's names have been listed."""
        self.db.execute("DELETE FROM touched_text WHERE text = ?", (text,))

    # -- reading

    def text(self, key: int) -> TextFacts | None:
        """A text with its entities; None when it has gone, or was not analysed."""
        row = self.db.execute("SELECT id, content FROM text WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        entities = self.db.execute(
            "SELECT e.key, e.id, e.name, e.kind, e.named, e.count, f.name FROM entity_form f "
            "JOIN entity e ON e.key = f.entity "
            "WHERE f.text = ? ORDER BY e.id",
            (key,),
        ).fetchall()
        earliest, latest = self.dates(key)
        called = {one[0]: one[6] for one in entities}
        return TextFacts(key, row[0], row[1], tuple(_named(one[:6]) for one in entities), earliest, latest, called)

    def dates(self, text: int) -> tuple[str | None, str | None]:
        """Between which days a text was first published: of its reports that say both, the first to have done so; where
        none does, the days that the text itself tells."""
        row = self.db.execute(
            "SELECT min(earliest), min(latest) FROM published WHERE text = ? AND earliest IS NOT NULL "
            "AND latest IS NOT NULL",
            (text,),
        ).fetchone()
        return row[0], row[1]

    def block(self, key: str, most: int) -> tuple[set[str], list[Named], bool]:
        """The names that share a key with a name, or with one that does, and so on; all of their keys; and whether
        there are too many: a key of more than ``most`` names joins nothing."""
        names = self._names_of(key)
        if len(names) > most:
            return {key}, names, True
        keys, todo, found = {key}, [key], dict[int, Named]()
        while todo:
            names = self._names_of(todo.pop())
            if len(names) > most:
                continue
            new = [one for one in names if one.key not in found]
            found |= {one.key: one for one in new}
            for (other,) in self.db.execute(
                f"SELECT DISTINCT key FROM name_key WHERE entity {IN}", (json.dumps([one.key for one in new]),)
            ).fetchall():
                if other not in keys:
                    keys.add(other)
                    todo.append(other)
        return keys, sorted(found.values(), key=lambda one: one.id), False

    def _names_of(self, key: str) -> list[Named]:
        rows = self.db.execute(
            "SELECT e.key, e.id, e.name, e.kind, e.named, e.count FROM name_key k "
            "JOIN entity e ON e.key = k.entity WHERE k.key = ? ORDER BY e.id",
            (key,),
        )
        return [_named(row) for row in rows]

    def facets(self, entity: int, text: int) -> list[tuple[str, Span, str]]:
        """What a text says of an entity: (facet, span, its words), in text order."""
        rows = self.db.execute(
            'SELECT facet, start, "end", quote FROM described WHERE entity = ? AND text = ? ORDER BY start, facet',
            (entity, text),
        )
        return [(facet, Span(start, end), quote) for facet, start, end, quote in rows]

    def distinct_facets(self, entity: int, begin: str) -> list[str]:
        """The facets that begin so, of all texts of an entity, each once (found by skipping through the index)."""
        found: list[str] = []
        after, top = begin, begin + "\U0010ffff"
        while True:
            row = self.db.execute(
                "SELECT min(facet) FROM described WHERE entity = ? AND facet > ? AND facet < ?", (entity, after, top)
            ).fetchone()
            if row[0] is None:
                return found
            found.append(row[0])
            after = row[0]

    def together(self, entities: Sequence[int], left: str, right: str, days: int, shared: int) -> list[tuple[int, int]]:
        """Of these entities the pairs of which one text says both, or of which two texts of one story do: texts that
        were published at most ``days`` apart and name at least ``shared`` others alike, by two words or more. What
        more than ``SLIPS`` texts say is no slip of one story."""
        ours = "AND x.entity IN (SELECT value FROM json_each(?3))"
        within = json.dumps(list(entities))
        rows: list[tuple[int, int]] = self.db.execute(
            "SELECT DISTINCT x.entity, y.entity FROM described x JOIN described y ON y.entity = x.entity "
            f"AND y.text = x.text AND y.facet = ?2 WHERE x.facet = ?1 {ours} ORDER BY 1, 2",
            (left, right, within),
        ).fetchall()
        said = "SELECT DISTINCT x.entity, x.text FROM described x WHERE x.facet = ?1 " + ours.replace("?3", "?2")
        few, many = sorted(
            (self.db.execute(f"{said} LIMIT ?3", (facet, within, OFTEN)).fetchall() for facet in (left, right)), key=len
        )
        if rows or len(few) > SLIPS or len(many) == OFTEN:
            return rows
        return sorted({(a, b) for a, x in few for b, y in many if self._of_one_story(x, y, within, days, shared)})

    def _of_one_story(self, one: int, other: int, but: str, days: int, shared: int) -> bool:
        row = self.db.execute(
            "SELECT EXISTS (SELECT 1 FROM published p, published q WHERE p.text = ?1 AND q.text = ?2 "
            "AND abs(julianday(p.earliest) - julianday(q.earliest)) <= ?4) AND (SELECT count(*) FROM entity_form a "
            "JOIN entity_form b ON b.entity = a.entity AND b.text = ?2 JOIN entity e ON e.key = a.entity "
            "WHERE a.text = ?1 AND e.named AND e.name LIKE '% %' "
            "AND e.key NOT IN (SELECT value FROM json_each(?3))) >= ?5",
            (one, other, but, days, shared),
        ).fetchone()
        return bool(row[0])

    def texts_of(self, entity: int) -> list[int]:
        """The texts that have an entity."""
        return [text for (text,) in self.db.execute("SELECT text FROM entity_form WHERE entity = ?", (entity,))]

    def undecided(self, entity: int) -> list[int]:
        """The texts that came or changed since the entity was last decided in them."""
        return [text for (text,) in self.db.execute("SELECT text FROM touched_identity WHERE entity = ?", (entity,))]

    def verdict(self, entity: int) -> str:
        """What an entity's name was last taken for; "" when it never was."""
        row = self.db.execute("SELECT verdict FROM name_verdict WHERE entity = ?", (entity,)).fetchone()
        return str(row[0]) if row is not None else ""

    # -- writing

    def list_names(self, entity: int, keys: Collection[str]) -> bool:
        """Keep the keys of an entity's name; whether they changed."""
        before = {key for (key,) in self.db.execute("SELECT key FROM name_key WHERE entity = ?", (entity,))}
        if before == set(keys):
            return False
        self.db.executemany(
            "DELETE FROM name_key WHERE key = ? AND entity = ?", [(k, entity) for k in before - set(keys)]
        )
        self.db.executemany(
            "INSERT INTO name_key (key, entity) VALUES (?, ?)", [(k, entity) for k in sorted(set(keys) - before)]
        )
        self.touch_keys(before ^ set(keys))
        return True

    def describe(self, entity: int, text: int, facets: Iterable[tuple[str, Span, str]]) -> None:
        """Keep what a text says of an entity."""
        self.db.execute("DELETE FROM described WHERE entity = ? AND text = ?", (entity, text))
        self.db.executemany(
            'INSERT OR IGNORE INTO described (entity, text, start, "end", quote, facet) VALUES (?, ?, ?, ?, ?, ?)',
            [(entity, text, span.start, span.end, quote, storable(facet)) for facet, span, quote in facets],
        )

    def keep_verdict(self, entity: int, verdict: str) -> None:
        """Keep what an entity's name is taken for."""
        self.db.execute("INSERT OR REPLACE INTO name_verdict (entity, verdict) VALUES (?, ?)", (entity, verdict))

    def canonical(self, one: Canonical) -> int:
        """The key of an identity, added or brought up to date; a name that a correction gave stays."""
        values = (one.name, fold(one.name), one.kind, one.named, one.count, one.known, one.name)
        row = self.db.execute("SELECT key, derived, kind, known FROM canonical WHERE id = ?", (one.id,)).fetchone()
        if row is None:
            key = self.db.execute(
                "INSERT INTO canonical (id, name, folded, kind, named, count, known, derived) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (one.id, *values),
            ).lastrowid
            assert key is not None
            self.db.execute("DELETE FROM redirect WHERE id = ? AND target IS NOT NULL", (one.id,))  # in use (again)
        else:
            key = row[0]
            if row[1:] == (one.name, one.kind, one.known) and one.id in self._fresh:
                return int(key)
            self.db.execute(
                "UPDATE canonical SET name = CASE WHEN correction IS NULL THEN ?1 ELSE name END, "
                "folded = CASE WHEN correction IS NULL THEN ?2 ELSE folded END, "
                "kind = ?3, named = ?4, count = ?5, known = ?6, derived = ?7 WHERE key = ?8",
                (*values, key),
            )
        self._names(key, one)
        self._fresh.add(one.id)
        return int(key)

    def _names(self, key: int, one: Canonical) -> None:
        self.db.execute("DELETE FROM canonical_name WHERE canonical = ?", (key,))
        self.db.execute("DELETE FROM office WHERE canonical = ?", (key,))
        names = {folded: name for name in sorted(one.names, reverse=True) if (folded := fold(name))}
        self.db.executemany(
            "INSERT INTO canonical_name (canonical, folded, name) VALUES (?, ?, ?)",
            [(key, folded, storable(name)) for folded, name in sorted(names.items())],
        )
        self.db.executemany(
            "INSERT INTO office (canonical, place, title, organisation, since, until, source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (key, place, post.title, post.organisation, post.since, post.until, post.source)
                for place, post in enumerate(one.posts)
            ],
        )

    def decide(self, decided: Iterable[Decided], keys: dict[str, int]) -> int:
        """Write decisions, each in the place of the one before; ``keys`` are those of the canonical ids. How many."""
        count = 0
        for one in decided:
            count += 1
            who = keys[one.who] if one.who is not None else None
            self.undecide(one.entity, one.text)
            self.db.execute(
                "INSERT INTO identity (entity, text, canonical, status, rule, because, confidence, machine) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (one.entity, one.text, who, one.status, one.rule, storable(one.because), one.confidence, who),
            )
            self.db.executemany(
                "INSERT INTO identity_candidate (entity, text, place, canonical, because) VALUES (?, ?, ?, ?, ?)",
                [
                    (one.entity, one.text, place, keys[id_], storable(because))
                    for place, (id_, because) in enumerate(one.candidates)
                ],
            )
            self.db.executemany(
                'INSERT INTO identity_evidence (entity, text, place, start, "end", quote) VALUES (?, ?, ?, ?, ?, ?)',
                [
                    (one.entity, one.text, place, span.start, span.end, quote)
                    for place, (span, quote) in enumerate(one.evidence)
                ],
            )
        return count

    def undecide(self, entity: int, text: int) -> None:
        """Take a decision away: the entity stands for itself in the text."""
        self.db.execute("INSERT OR IGNORE INTO touched_telling (text, fresh) VALUES (?, 0)", (text,))
        self.db.execute("DELETE FROM identity WHERE entity = ? AND text = ?", (entity, text))
        self.db.execute("DELETE FROM touched_identity WHERE entity = ? AND text = ?", (entity, text))

    def meant(self, entity: int, text: int) -> set[tuple[int, str]]:
        """Key and id of the identities that an entity has in a text, or is open between."""
        rows = self.db.execute(
            "SELECT c.key, c.id FROM canonical c WHERE c.key IN "
            "(SELECT canonical FROM identity WHERE entity = ?1 AND text = ?2 "
            "UNION SELECT machine FROM identity WHERE entity = ?1 AND text = ?2 "
            "UNION SELECT canonical FROM identity_candidate WHERE entity = ?1 AND text = ?2)",
            (entity, text),
        )
        return {(key, id_) for key, id_ in rows}

    def drop_unused(self, identities: Iterable[tuple[int, str]]) -> list[str]:
        """Take away those of these identities (key and id) that nothing refers to any longer; the ids that went."""
        all_ = dict(identities)
        if not all_:
            return []
        drop_unused(self.db, all_)
        left = self.db.execute(f"SELECT key FROM canonical WHERE key {IN}", (json.dumps(list(all_)),))
        return [all_[key] for key in all_.keys() - {key for (key,) in left}]

    def text_id(self, text: int) -> str:
        """The id of a text."""
        return str(self.db.execute("SELECT id FROM text WHERE key = ?", (text,)).fetchone()[0])

    def redirect(self, ids: Iterable[tuple[str, str | None]], at: str, because: str) -> None:
        """List for each id the one that it was merged into; None: it stands for itself (again)."""
        for id_, target in ids:
            row = self.db.execute("SELECT target FROM redirect WHERE id = ?", (id_,)).fetchone()
            if target is None and row is not None:
                self.db.execute("DELETE FROM redirect WHERE id = ?", (id_,))
            elif target is not None and (row is None or row[0] != target):
                self.db.execute(
                    "INSERT OR REPLACE INTO redirect (id, target, at, because) VALUES (?, ?, ?, ?)",
                    (id_, target, at, because),
                )


def _named(row: Sequence[Any]) -> Named:
    key, id_, name, kind, named, count = row
    return Named(key, id_, name, kind, bool(named), count)
