"""What corrections make of identities: read and written as plain rows, for reconcile to replay them.

What the rules decided stays beside it (``identity.machine``), so that undoing a correction brings it back.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Final

from onrecord.store.anchors import Local
from onrecord.store.clauses import IN
from onrecord.store.corrections import Correction, active, entries, undone
from onrecord.store.folding import fold
from onrecord.store.identities import Canonical, Decided, Identities

ITSELF: Final = "itself-1"  # the rule of an entity that a correction concerns and nothing else was decided about
ADDED: Final = "added-1"  # the rule of a speaker whom no text gives, only a correction


class Overruling:
    """Corrections over the identities of a record."""

    def __init__(self, identities: Identities) -> None:
        self.identities = identities
        self.db = identities.db

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections in force, in their order, with what their anchors find at present."""
        return active(self.db)

    def judgements(self) -> tuple[Correction, ...]:
        """Those of the corrections in force that are about discrepancies."""
        ids = [id_ for (id_,) in self.db.execute("SELECT id FROM correction WHERE action IN ('confirm', 'dismiss')")]
        gone = undone(self.db) if ids else {}
        return tuple(entry for entry in entries(self.db, ids) if entry.id not in gone) if ids else ()

    def machine(self, local: Local) -> str | None:
        """Who an entity of a text is by the rules alone: itself where nothing is decided, None where it is open."""
        row = self.db.execute(
            "SELECT i.entity, c.id FROM text t JOIN entity_form f ON f.text = t.key JOIN entity e ON e.key = f.entity "
            "LEFT JOIN identity i ON i.entity = f.entity AND i.text = f.text "
            "LEFT JOIN canonical c ON c.key = i.machine WHERE t.id = ? AND e.id = ?",
            (local.text, local.entity),
        ).fetchone()
        return None if row is None else local.entity if row[0] is None else row[1]

    def corrected(self) -> dict[tuple[int, int], tuple[int | None, str]]:
        """Which decisions corrections have overruled so far: entity and text, with the identity's key and the entry."""
        rows = self.db.execute(
            "SELECT entity, text, canonical, correction FROM identity INDEXED BY identity_corrected "
            "WHERE correction IS NOT NULL"
        )
        return {(entity, text): (canonical, by) for entity, text, canonical, by in rows}

    def decided_as(self, ids: Collection[str]) -> list[tuple[int, int]]:
        """Entities and texts that the rules took for one of these, or left open with one of these as a candidate, or
        that are one of these themselves, where nothing is decided."""
        return self.db.execute(
            f"WITH c AS (SELECT key FROM canonical WHERE id {IN}) "
            "SELECT entity, text FROM identity WHERE machine IN (SELECT key FROM c) "
            "UNION SELECT entity, text FROM identity_candidate WHERE canonical IN (SELECT key FROM c) "
            f"UNION SELECT f.entity, f.text FROM entity e JOIN entity_form f ON f.entity = e.key WHERE e.id {IN} "
            "AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.entity = f.entity AND i.text = f.text)",
            (json.dumps(sorted(ids)), json.dumps(sorted(ids))),
        ).fetchall()

    def by_rules(self, entity: int, text: int) -> tuple[str | None, list[str]] | None:
        """By the rules alone: who, and between whom it is open (nobody, where it is not); None: nothing is decided."""
        row = self.db.execute(
            "SELECT c.id FROM identity i LEFT JOIN canonical c ON c.key = i.machine WHERE i.entity = ? AND i.text = ?",
            (entity, text),
        ).fetchone()
        if row is None:
            return None
        candidates = self.db.execute(
            "SELECT c.id FROM identity_candidate d JOIN canonical c ON c.key = d.canonical "
            "WHERE d.entity = ? AND d.text = ? ORDER BY d.place",
            (entity, text),
        ).fetchall()
        return row[0], [id_ for (id_,) in candidates] if row[0] is None else []

    def locals_of(self, locals_: Iterable[Local]) -> list[tuple[int, int]]:
        """Entity and text, by key, of entities of texts by id; those that are not there are left out."""
        found = []
        for local in locals_:
            row = self.db.execute(
                "SELECT f.entity, f.text FROM text t JOIN entity_form f ON f.text = t.key "
                "JOIN entity e ON e.key = f.entity WHERE t.id = ? AND e.id = ?",
                (local.text, local.entity),
            ).fetchone()
            if row is not None:
                found.append((row[0], row[1]))
        return found

    def local(self, entity: int, text: int) -> Local | None:
        """An entity of a text, by ids; None where it has gone."""
        row = self.db.execute(
            "SELECT t.id, e.id FROM entity_form f JOIN text t ON t.key = f.text JOIN entity e ON e.key = f.entity "
            "WHERE f.text = ? AND f.entity = ?",
            (text, entity),
        ).fetchone()
        return Local(*row) if row is not None else None

    def overrule(self, entity: int, text: int, who: int | None, correction: str | None) -> None:
        """Let a correction decide who an entity of a text is; without, what the rules decided, or nothing, holds again.

        Where nothing was decided, the rules' decision is noted to be that the entity stands for itself.
        """
        self.db.execute("INSERT OR IGNORE INTO touched_telling (text, fresh) VALUES (?, 0)", (text,))
        if correction is None:
            self.db.execute("DELETE FROM identity WHERE entity = ? AND text = ? AND rule = ?", (entity, text, ITSELF))
            self.db.execute(
                "UPDATE identity SET canonical = machine, correction = NULL WHERE entity = ? AND text = ?",
                (entity, text),
            )
            return
        if self.by_rules(entity, text) is None:
            row = self.db.execute("SELECT id, name, kind, named, count FROM entity WHERE key = ?", (entity,)).fetchone()
            own = self.identities.canonical(Canonical(row[0], row[1], row[2], bool(row[3]), row[4]))
            because = "the text's own words for somebody"
            self.identities.decide([Decided(entity, text, "resolved", ITSELF, because, 1.0, row[0])], {row[0]: own})
        self.db.execute(
            "UPDATE identity SET canonical = ?, correction = ? WHERE entity = ? AND text = ?",
            (who, correction, entity, text),
        )

    def rename(self, names: dict[str, tuple[str, str]]) -> None:
        """Let these ids (with name and correction) be called so, and everybody else by their own name."""
        for key, id_ in self.db.execute(
            "SELECT key, id FROM canonical INDEXED BY canonical_renamed WHERE correction IS NOT NULL"
        ).fetchall():
            if id_ not in names:
                (derived,) = self.db.execute("SELECT derived FROM canonical WHERE key = ?", (key,)).fetchone()
                self.db.execute(
                    "UPDATE canonical SET name = derived, folded = ?, correction = NULL WHERE key = ?",
                    (fold(derived), key),
                )
        for id_, (name, by) in sorted(names.items()):
            self.db.execute(
                "UPDATE canonical SET name = ?1, folded = ?2, correction = ?3 "
                "WHERE id = ?4 AND (name != ?1 OR correction IS NOT ?3)",
                (name, fold(name), by, id_),
            )

    def assign(self, wanted: dict[tuple[str, int], tuple[int | None, str]], refused: dict[str, str]) -> set[int]:
        """Let corrections decide single speakers (by attribution's id and place) and refuse attributions (by id).

        The keys of identities that somebody was assigned to before.
        """
        before = {key for (key,) in self.db.execute("SELECT canonical FROM assigned WHERE canonical IS NOT NULL")}
        self._touch()
        self.db.execute("DELETE FROM assigned")
        self.db.execute("DELETE FROM refused")
        self.db.execute("DELETE FROM speaker WHERE rule = ?", (ADDED,))
        for (id_, place), (who, by) in sorted(wanted.items()):
            if who is not None:
                self._add_speaker(id_, place)
            self.db.execute(
                "INSERT INTO assigned (attribution, place, canonical, correction) SELECT k.attribution, k.place, ?, ? "
                "FROM speaker k JOIN attribution a ON a.key = k.attribution WHERE a.id = ? AND k.place = ?",
                (who, by, id_, place),
            )
        for id_, by in sorted(refused.items()):
            self.db.execute(
                "INSERT INTO refused (attribution, correction) SELECT key, ? FROM attribution WHERE id = ?", (by, id_)
            )
        self._touch()
        return before

    def _touch(self) -> None:
        """Have the texts looked at in which corrections decide about single speakers or attributions."""
        self.db.execute(
            "INSERT OR IGNORE INTO touched_telling (text, fresh) SELECT a.text, 0 FROM attribution a WHERE a.key IN "
            "(SELECT attribution FROM assigned UNION SELECT attribution FROM refused)"
        )

    def _add_speaker(self, attribution: str, place: int) -> None:
        """Make room for a speaker whom the text does not give, after those whom it does."""
        self.db.execute(
            "INSERT INTO speaker (attribution, place, entity, folded, role, status, because, rule) "
            "SELECT a.key, ?1, NULL, NULL, 'speaker', 'unresolved', 'the text points to nobody', ?2 FROM attribution a "
            "WHERE a.id = ?3 AND ?1 = (SELECT count(*) FROM speaker k WHERE k.attribution = a.key)",
            (place, ADDED, attribution),
        )

    def merged(self, into: dict[str, str], at: str, because: str) -> None:
        """List the ids that corrections merged away, and no others, as redirecting with that reason."""
        for (id_,) in self.db.execute("SELECT id FROM redirect WHERE because = ?", (because,)).fetchall():
            if id_ not in into:
                self.db.execute("DELETE FROM redirect WHERE id = ?", (id_,))
        self.identities.redirect(sorted(into.items()), at, because)

    def ids(self, keys: Iterable[int]) -> set[tuple[int, str]]:
        """Keys of identities with their ids."""
        rows = self.db.execute(f"SELECT key, id FROM canonical WHERE key {IN}", (json.dumps(sorted(keys)),))
        return {(key, id_) for key, id_ in rows}
