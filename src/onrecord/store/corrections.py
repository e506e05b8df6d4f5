"""What people put right: entries that are only ever added, and win over the machine at the next reconcile.

An entry never points to an entity alone, for entities change as a record grows. It is anchored to the places where
somebody speaks (:class:`Anchor`: text, attribution, spans), so that it finds its way after a text was read again by
another model, or in a record that was made afresh from the same files. Undoing is an entry too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from onrecord import ids
from onrecord.domain import Span, Spans
from onrecord.store import anchors, disputes
from onrecord.store.anchors import PARTS, Anchor, Local
from onrecord.store.disputes import Disputed

__all__ = [
    "ACTIONS",
    "Action",
    "Anchor",
    "Correction",
    "Disputed",
    "Local",
    "Party",
    "active",
    "append",
    "entries",
    "identified",
]

Action = Literal["merge", "split", "rename", "assign", "reject", "trim", "confirm", "dismiss", "undo"]
ACTIONS: Final[tuple[str, ...]] = get_args(Action)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whom an entry is about.

    ``id``, ``name`` and ``kind`` are what the entity was called when the entry was made; it may have gone since, and
    a known entity (of a knowledge pack) may speak nowhere. ``locals`` are the anchors as the record has them now,
    those that are no longer there left out: who is meant is the entity that holds most of them, and the one called
    ``id`` where there are none.
    """

    id: str
    name: str
    kind: str
    anchors: tuple[Anchor, ...] = ()
    locals: tuple[Local, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry. ``key`` is its place in the order, 0 before it is stored: a later entry wins over an earlier one.

    ======= ===========================================================================================
    merge   ``parties`` are two, and one and the same: the first keeps its id and name
    split   ``parties[0]`` stays; the locals of ``parties[1]`` are taken out of it, together, as another
    rename  ``parties[0]`` is called ``name``
    assign  speaker ``anchor.place`` of attribution ``attribution`` is ``parties[0]``, or stays open without
    reject  attribution ``attribution`` is none, and appears in no listing or export
    trim    of attribution ``attribution``, the parts in ``spans`` are these, and no longer than that
    confirm the discrepancy that ``disputed`` describes is one
    dismiss it is none, and appears in no listing unless asked for
    undo    the entry with the id ``undoes`` is no longer in force
    ======= ===========================================================================================

    ``at`` is an ISO 8601 time. ``attribution`` is the present id of the one that ``anchor`` finds, None where it finds
    none (any longer), ``discrepancy`` that of the one that ``disputed`` finds; these and the parties' ``locals`` are
    known of entries that come from a record only.
    """

    action: Action
    at: str
    author: str
    note: str | None = None
    parties: tuple[Party, ...] = ()
    name: str | None = None
    anchor: Anchor | None = None
    undoes: str | None = None
    spans: tuple[tuple[str, Spans], ...] = ()
    disputed: Disputed | None = None
    id: str = ""
    key: int = 0
    attribution: str | None = None
    discrepancy: str | None = None

    @property
    def lost(self) -> bool:
        """Whether the record has, at present, no place left that the entry is anchored to."""
        if self.action == "undo":
            return False
        if self.anchor is not None:
            return self.attribution is None
        if self.disputed is not None:
            return self.discrepancy is None
        return any(party.anchors and not party.locals for party in self.parties)


_ENTRIES: Final = (
    "SELECT key, id, at, author, action, payload, undoes FROM correction "
    "WHERE ?1 IS NULL OR id IN (SELECT value FROM json_each(?1)) ORDER BY key"
)


def payload(entry: Correction) -> dict[str, Any]:
    """What an entry says, apart from who said it and when, as JSON."""
    said: dict[str, Any] = {"note": entry.note}
    if entry.action in ("merge", "split", "rename", "assign"):
        said["parties"] = [
            {"id": each.id, "name": each.name, "kind": each.kind, "anchors": [a.as_dict() for a in each.anchors]}
            for each in entry.parties
        ]
    if entry.action == "rename":
        said["name"] = entry.name
    if entry.anchor is not None:
        said["anchor"] = entry.anchor.as_dict()
    if entry.action == "trim":
        said["spans"] = {part: [[span.start, span.end] for span in spans] for part, spans in entry.spans}
    if entry.disputed is not None:
        said["discrepancy"] = entry.disputed.as_dict()
    if entry.undoes is not None:
        said["undoes"] = entry.undoes
    return said


def identified(entry: Correction) -> Correction:
    """The entry with its id: the hash of all that it says, so that it is known again in another record."""
    said = json.dumps(payload(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(entry, id=ids.correction_id(entry.at, entry.author, entry.action, said))


def append(db: sqlite3.Connection, entry: Correction) -> Correction:
    """Add an entry, inside the caller's transaction; the same with its id and key."""
    entry = identified(entry)
    added = db.execute(
        "INSERT INTO correction (id, at, author, action, payload, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.id,
            entry.at,
            entry.author,
            entry.action,
            json.dumps(payload(entry), ensure_ascii=False),
            entry.undoes,
        ),
    )
    assert added.lastrowid is not None
    return replace(entry, key=added.lastrowid)


def entries(db: sqlite3.Connection, only: Collection[str] | None = None) -> tuple[Correction, ...]:
    """All entries in their order, those undone and the undoing ones too, with what their anchors find at present.

    With ``only``, those of these ids.
    """
    wanted = json.dumps(sorted(only)) if only is not None else None
    return _placed(db, [_entry(*row) for row in db.execute(_ENTRIES, (wanted,)).fetchall()])


def active(db: sqlite3.Connection) -> tuple[Correction, ...]:
    """The entries in force, in their order, with what their anchors find at present."""
    rows = db.execute(_ENTRIES, (None,)).fetchall()
    gone = undone(db)
    return _placed(db, [_entry(*row) for row in rows if row[4] != "undo" and row[1] not in gone])


def undone(db: sqlite3.Connection) -> dict[str, str]:
    """Which entries of a record are not in force, and which entry undid each."""
    return undone_by(db.execute("SELECT id, action, undoes FROM correction ORDER BY key").fetchall())


def undone_by(log: list[tuple[str, str, str | None]]) -> dict[str, str]:
    """Of a log of (id, action, undoes), which entries are not in force, and which entry undid each.

    From the newest to the oldest, for an undoing that was itself undone undoes nothing.
    """
    undone: dict[str, str] = {}
    for id_, action, undoes in reversed(log):
        if action == "undo" and undoes is not None and id_ not in undone:
            undone.setdefault(undoes, id_)
    return undone


def fault(
    key: int, id_: str, at: str, author: str, action: Action, said: str, undoes: str | None, forgotten: str | None
) -> str | None:
    """What is wrong with an entry as it is stored (a row of ``correction``), in a line; None where nothing is.

    One from which words were erased (``forgotten`` says when) is no longer what its id was made of.
    """
    try:
        entry = _entry(key, id_, at, author, action, said, undoes)
        if forgotten is not None:
            return None
        return None if identified(entry).id == id_ else "the id is not the hash of what it says"
    except (AttributeError, TypeError, sqlite3.DatabaseError):
        return "what it says cannot be read"


def _entry(key: int, id_: str, at: str, author: str, action: Action, said: str, undoes: str | None) -> Correction:
    try:
        found: dict[str, Any] = json.loads(said)
        return Correction(
            action=action,
            at=at,
            author=author,
            note=found.get("note"),
            parties=tuple(
                Party(each["id"], each["name"], each["kind"], tuple(map(Anchor.of, each["anchors"])))
                for each in found.get("parties", ())
            ),
            name=found.get("name"),
            anchor=Anchor.of(found["anchor"]) if "anchor" in found else None,
            undoes=undoes,
            spans=tuple(
                (part, tuple(Span(start, end) for start, end in found["spans"][part]))
                for part in PARTS
                if part in found.get("spans", {})
            ),
            disputed=Disputed.of(found["discrepancy"]) if "discrepancy" in found else None,
            id=id_,
            key=key,
        )
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise sqlite3.DatabaseError(f"the correction {id_} is malformed") from error


def _placed(db: sqlite3.Connection, log: list[Correction]) -> tuple[Correction, ...]:
    """Entries with what their anchors find: locals of parties, attributions, discrepancies."""
    wanted = [each.anchor for each in log if each.anchor] + [
        anchor for each in log for party in each.parties for anchor in party.anchors
    ]
    found = anchors.find(db, wanted)
    disputed = disputes.find(db, [each.disputed for each in log if each.disputed is not None])
    placed = []
    for each in log:
        parties = tuple(
            replace(
                party,
                locals=tuple(
                    dict.fromkeys(
                        place.local
                        for anchor in party.anchors
                        if (place := found.get(anchor)) is not None and place.local is not None
                    )
                ),
            )
            for party in each.parties
        )
        at = found.get(each.anchor) if each.anchor is not None else None
        placed.append(
            replace(
                each,
                parties=parties,
                attribution=at.attribution if at is not None else None,
                discrepancy=disputed.get(each.disputed) if each.disputed is not None else None,
            )
        )
    return tuple(placed)
