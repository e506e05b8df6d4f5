"""The list of corrections in words, for people to read."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from typing import Final

from onrecord.store.corrections import Correction, Party, entries, payload, undone
from onrecord.store.entries import CorrectionEntry


def log(db: sqlite3.Connection, only: Collection[str] | None = None) -> Iterator[CorrectionEntry]:
    """Every entry in the order in which they were made, those undone and the undoing ones too; or these, by id."""
    gone = undone(db)
    for each in entries(db, only):
        yield CorrectionEntry(
            id=each.id,
            at=each.at,
            author=each.author,
            action=each.action,
            about=about(each),
            note=each.note,
            state="undone" if each.id in gone else "waiting" if each.lost else "in force",
            undoes=each.undoes,
            undone_by=gone.get(each.id),
            entry=payload(each),
        )


_IDS: Final = "SELECT id FROM correction WHERE ?3 IS NULL OR (id >= ?3 AND id < ?3 || 'g') ORDER BY key "


def stretch(
    db: sqlite3.Connection, id_: str | None = None, *, newest: bool = False, limit: int | None = None, offset: int = 0
) -> Iterator[CorrectionEntry]:
    """Entries in the order in which they were made, or the newest first; at most ``limit``, after ``offset``.

    With ``id_``, the one of this id (or those whose ids begin so).
    """
    if id_ is None and not newest and limit is None and not offset:
        yield from log(db)
        return
    order = "DESC" if newest else "ASC"
    ids = [
        id_
        for (id_,) in db.execute(
            f"{_IDS}{order} LIMIT ?1 OFFSET ?2",
            (-1 if limit is None else limit, offset, id_),
        )
    ]
    found = {entry.id: entry for entry in log(db, ids)}
    yield from (found[id_] for id_ in ids)


def about(entry: Correction) -> str:
    """What an entry says, in one sentence."""
    who = [f"{party.name} ({party.id})" for party in entry.parties]
    at = entry.attribution or (entry.anchor.attribution if entry.anchor is not None else "")
    match entry.action:
        case "merge":
            return f"{who[1]} is {who[0]}"
        case "split":
            texts = _texts(entry.parties[1])
            return f"in {texts} {'text' if texts == 1 else 'texts'}, it is somebody else than {who[0]} who speaks"
        case "rename":
            return f"{who[0]} is called {entry.name}"
        case "assign":
            place = entry.anchor.place if entry.anchor is not None else 0
            which = f"{at}, speaker {place + 1}," if place else at
            return f"it is {who[0]} who speaks in {which}" if who else f"it is open who speaks in {which}"
        case "reject":
            return f"{at} is no statement"
        case "trim":
            return f"of {at}, only this stays: {_stays(entry)}"
        case "confirm" | "dismiss" if entry.disputed is not None:
            it = f"{entry.discrepancy or entry.disputed.id} ({entry.disputed.kind})"
            return f"{it} is a discrepancy" if entry.action == "confirm" else f"{it} is no discrepancy"
        case _:
            return f"{entry.undoes} is undone"


def _stays(entry: Correction) -> str:
    """The parts that stay, by characters of the text: an entry holds no words of a report."""
    return "; ".join(f"{part} {', '.join(f'{span.start}-{span.end}' for span in spans)}" for part, spans in entry.spans)


def _texts(party: Party) -> int:
    return len({anchor.text for anchor in party.anchors})
