"""Who is meant: entities, the forms in which texts name them, and the other words for them.

An entity's name, kind and count are chosen among its forms by a fixed order, so that they do not depend on which text
came first, nor on which went.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from onrecord.domain import Analysis, Entity, Mention, Span
from onrecord.store.folding import PRONOUNS, fold, holds

ALIAS_LENGTH: Final = 80  # characters; longer wordings of a source are descriptions that nobody would search by


def add_entities(db: sqlite3.Connection, analysis: Analysis, text: int) -> dict[str, int]:
    """Store the entities of an analysis with their forms and aliases; their keys by id."""
    forms: dict[str, Entity] = {}
    for one in analysis.attributions:
        for speaker in one.speakers:
            for entity in (*((speaker.entity,) if speaker.entity else ()), *speaker.candidates):
                known = forms.get(entity.id)
                if known is None or _form_rank(entity) < _form_rank(known):
                    forms[entity.id] = entity
    keys: dict[str, int] = {}
    for form in forms.values():
        row = db.execute("SELECT key, name, kind, named, count FROM entity WHERE id = ?", (form.id,)).fetchone()
        if row is None:
            row = db.execute(
                "INSERT INTO entity (id, name, folded, kind, named, count) VALUES (?, ?, ?, ?, ?, ?)",
                (form.id, form.name, fold(form.name), form.kind, form.named, form.count),
            )
            assert row.lastrowid is not None
            keys[form.id] = row.lastrowid
            continue
        keys[form.id] = row[0]
        if _form_rank(form) < _form_rank(Entity(form.id, row[1], row[2], bool(row[3]), row[4])):
            _set_form(db, row[0], (form.name, form.kind, form.named, form.count))
    db.executemany(
        "INSERT INTO entity_form (entity, text, name, kind, named, count) VALUES (?, ?, ?, ?, ?, ?)",
        [(keys[form.id], text, form.name, form.kind, form.named, form.count) for form in forms.values()],
    )
    db.executemany(
        "INSERT OR IGNORE INTO alias (text, entity, folded, wording) VALUES (?, ?, ?, ?)",
        sorted((text, keys[id_], folded, wording) for id_, folded, wording in _aliases(analysis, forms)),
    )
    return keys


def choose_form(db: sqlite3.Connection, entity: int) -> None:
    """Choose an entity's form afresh after an analysis went; an entity without any goes too."""
    rows = db.execute(
        "SELECT DISTINCT name, kind, named, count FROM entity_form WHERE entity = ?", (entity,)
    ).fetchall()
    if rows:
        _set_form(db, entity, min(rows, key=lambda row: _form_rank(Entity("e", row[0], row[1], bool(row[2]), row[3]))))
    else:
        db.execute("DELETE FROM entity WHERE key = ?", (entity,))


def identities_in(db: sqlite3.Connection, text: int) -> list[int]:
    """Keys of the identities that a text's entities have, or are open between."""
    mine = "WHERE text = ?1 AND entity IN (SELECT entity FROM entity_form WHERE text = ?1)"
    rows = db.execute(
        f"SELECT canonical FROM identity {mine} UNION SELECT machine FROM identity {mine} "
        f"UNION SELECT canonical FROM identity_candidate {mine}",
        (text,),
    )
    return [key for (key,) in rows if key is not None]


def drop_unused(db: sqlite3.Connection, identities: Iterable[int]) -> None:
    """Take away those of these identities that nothing refers to any longer."""
    db.execute(
        "DELETE FROM canonical WHERE key IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM identity WHERE canonical = canonical.key) "
        "AND NOT EXISTS (SELECT 1 FROM identity WHERE machine = canonical.key) "
        "AND NOT EXISTS (SELECT 1 FROM identity_candidate WHERE canonical = canonical.key) "
        "AND NOT EXISTS (SELECT 1 FROM assigned WHERE canonical = canonical.key)",
        (json.dumps(sorted(identities)),),
    )


def _set_form(db: sqlite3.Connection, entity: int, form: tuple[str, str, bool, int | None]) -> None:
    name, kind, named, count = form
    db.execute(  # what the name is compared by may be another now
        "INSERT OR IGNORE INTO touched_key (key) SELECT key FROM name_key WHERE entity = ?", (entity,)
    )
    db.execute(
        "UPDATE entity SET name = ?, folded = ?, kind = ?, named = ?, count = ? WHERE key = ?",
        (name, fold(name), kind, named, count, entity),
    )


def _form_rank(entity: Entity) -> tuple[bool, bool, int, str, str, int]:
    """The order in which an entity's forms are preferred: named, in mixed case, with its diacritics, then by letter."""
    name = entity.name
    plain = sum(map(str.isascii, name)) - len(name)
    return not entity.named, name.isupper() or name.islower(), plain, name, entity.kind, entity.count or 0


def _aliases(analysis: Analysis, forms: dict[str, Entity]) -> set[tuple[str, str, str]]:
    """By which other words a text calls its speakers: (entity id, folded, wording).

    A source's wording counts when the attribution has one speaker only ("Kerr and Venn" is neither); a wording among
    the evidence counts when it shares a word with the name, for the evidence may also name others.
    """
    text = analysis.text.text
    mentions: dict[Span, Mention] = {}
    for mention in analysis.mentions:
        mentions[mention.head] = mention
    mentions.update({mention.span: mention for mention in analysis.mentions})
    found: dict[tuple[str, str], str] = {}

    def keep(entity: Entity, span: Span) -> None:
        wording = " ".join(text[span.start : span.end].split())
        whole = len(wording) <= ALIAS_LENGTH and "\n\n" not in text[span.start : span.end]  # a paragraph ends no name
        folded = fold(wording) if whole else ""
        if folded and folded not in PRONOUNS:
            key = (entity.id, folded)
            found[key] = min(found.get(key, wording), wording)

    for one in analysis.attributions:
        for speaker in one.speakers:
            entity = speaker.entity
            if entity is None:
                continue
            name = set(fold(entity.name).split())
            spans = one.source if len(one.speakers) == 1 and speaker.role == "speaker" else ()
            for span in spans:
                mention_here = mentions.get(span)
                if mention_here is None or not mention_here.pronoun:
                    keep(entity, span)
                    if mention_here is not None and not entity.named:
                        keep(entity, mention_here.head)  # "officials" finds "senior officials"
            for span in speaker.evidence:
                mention_here = mentions.get(span)
                if mention_here is not None and not mention_here.pronoun:
                    words = fold(text[mention_here.head.start : mention_here.head.end])
                    if any(holds(words, word) for word in name):
                        keep(entity, span)
    return {(id_, folded, wording) for (id_, folded), wording in found.items()} - {
        (form.id, fold(form.name), form.name) for form in forms.values()
    }
