"""Corrections that a person proposes, checked against the record: each function gives the entry to append.

All raise :class:`UsageError` in one line for what cannot be, and leave the record as it is: reading is all they do.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from onrecord import ids as ids_
from onrecord.domain import ENTITY_KINDS
from onrecord.errors import UsageError
from onrecord.store import anchors, disputes, naming, trimming
from onrecord.store.corrections import Correction, Party, undone
from onrecord.store.entries import Candidate
from onrecord.store.folding import fold
from onrecord.store.naming import Known, Spoken
from onrecord.store.showing import AFTER, resolve

LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 1000
LONGEST_AUTHOR: Final = 100


@dataclass(frozen=True, slots=True)
class Made:
    """Who makes an entry, when (ISO 8601) and with which note."""

    author: str
    at: str
    note: str | None = None


def made(author: str, at: str, note: str | None) -> Made:
    """Checked: the author and the note are a line of words each."""
    return Made(
        naming.one_line(author, "the author", LONGEST_AUTHOR),
        at,
        naming.one_line(note, "the note", LONGEST_NOTE) if note is not None else None,
    )


def merge(db: sqlite3.Connection, by: Made, entity: str, other: str, known: Known) -> Correction:
    """``other`` is ``entity``, which keeps its id and name; unless a pack knows ``other`` alone, who then does."""
    first, second = naming.the_one(db, entity, known), naming.the_one(db, other, known)
    if first.id == second.id:
        raise UsageError(f"{_called(first)} and {other.strip()!r} are one already")
    if _in_pack(second, known) and not _in_pack(first, known):
        first, second = second, first
    parties = (_party(db, first), _party(db, second))
    if not any(naming.present(db, each.id) for each in (first, second)):
        raise UsageError(f"neither {first.name} nor {second.name} speaks in this record")
    return Correction("merge", by.at, by.author, by.note, parties)


def split(db: sqlite3.Connection, by: Made, entity: str, ids: Sequence[str], known: Known) -> Correction:
    """Who speaks as ``entity`` in these attributions, statements, reports or texts (by id) is somebody else.

    All that the texts' entities concerned say goes along, for within a text it is one entity that speaks.
    """
    who = naming.the_one(db, entity, known)
    places = naming.spoken(db, who.id)
    if not ids:
        raise UsageError("a split needs the ids of the attributions or reports in which somebody else speaks")
    named: set[int] = set()
    for id_ in ids:
        those = set(_attributions(db, id_))
        if not any(place.attribution in those for place in places):
            raise UsageError(f"{_called(who)} does not speak in {id_.strip()}{naming.by_hand(db, who.id, those)}")
        named |= those
    gone = {(place.text, place.entity) for place in places if place.attribution in named}
    away = [place for place in places if (place.text, place.entity) in gone]
    rest = [place for place in places if (place.text, place.entity) not in gone]
    if not rest:
        texts = "its only text" if len({place.text for place in places}) == 1 else "all of its texts"
        raise UsageError(f"{_called(who)} speaks nowhere else than in {texts}: there is nothing to split it from")
    parties = (
        Party(who.id, who.name, who.kind, _anchors(db, rest)),
        Party(who.id, who.name, who.kind, _anchors(db, away, each_text=True)),
    )
    return Correction("split", by.at, by.author, by.note, parties)


def rename(db: sqlite3.Connection, by: Made, entity: str, name: str, known: Known) -> Correction:
    """``entity`` is called ``name``."""
    who = naming.the_one(db, entity, known)
    called = full_name(name)
    if called == who.name:
        raise UsageError(f"{_called(who)} is called so already")
    if not naming.present(db, who.id):
        raise UsageError(f"{_called(who)} speaks nowhere in this record")
    return Correction("rename", by.at, by.author, by.note, (_party(db, who),), name=called)


def assign(
    db: sqlite3.Connection,
    by: Made,
    id: str,
    entity: str | None,
    known: Known,
    *,
    unresolved: bool = False,
    speaker: int = 1,
    kind: str | None = None,
) -> Correction:
    """Speaker number ``speaker`` (from 1) of an attribution is ``entity``, or stays open with ``unresolved``.

    The number after the last adds a speaker: one whom the text does not give, or gives nobody else.
    With ``kind``, the entity is somebody of that name and kind whom the record need not know.
    """
    if (entity is None) != unresolved:
        raise UsageError("say either who speaks or that it stays open (unresolved), one of the two")
    key = resolve(db, id.strip())
    refused = _refused(db, key)
    if refused is not None:
        raise UsageError(f"{id.strip()} is no statement, by the correction {refused}: undo that one first")
    speaking = naming.who_speaks(db, key)
    most = len(speaking) + (not unresolved)  # one whom the text does not give can be added
    if not 1 <= speaker <= most:
        raise UsageError(_no_speaker(id.strip(), len(speaking), speaker))
    party = None
    if entity is not None:
        party = _party(db, naming.the_one(db, entity, known)) if kind is None else _new(db, entity, kind)
    if speaker <= len(speaking) and (party.id if party is not None else None) == speaking[speaker - 1]:
        raise UsageError(f"that is so already: {_called(party) if party is not None else 'it is open who said it'}")
    anchor = anchors.at(db, key, speaker - 1)
    return Correction("assign", by.at, by.author, by.note, (party,) if party is not None else (), anchor=anchor)


def reject(db: sqlite3.Connection, by: Made, id: str) -> Correction:
    """The attribution is none: nobody says anything there."""
    key = resolve(db, id.strip())
    refused = _refused(db, key)
    if refused is not None:
        raise UsageError(f"{id.strip()} was rejected already, by {refused}")
    return Correction("reject", by.at, by.author, by.note, anchor=anchors.at(db, key))


def trim(db: sqlite3.Connection, by: Made, id: str, **words: str | None) -> Correction:
    """Of what the machine took for ``source``, ``cue`` and ``content``, only these words stay (None: as they are).

    Words that stand apart come with ``…`` between them.
    """
    said = {part: words.get(part) for part in anchors.PARTS}
    if all(one is None for one in said.values()):
        raise UsageError(f"say which words stay, of one of {', '.join(anchors.PARTS)}")
    key = resolve(db, id.strip())
    refused = _refused(db, key)
    if refused is not None:
        raise UsageError(f"{id.strip()} is no statement, by the correction {refused}: undo that one first")
    (text,) = db.execute(
        "SELECT t.content FROM attribution a JOIN text t ON t.key = a.text WHERE a.key = ?", (key,)
    ).fetchone()
    found, now = trimming.machine_parts(db, key), trimming.parts_of(db, key)
    spans = tuple((part, trimming.kept(text, found[part], one, part)) for part, one in said.items() if one is not None)
    if all(now[part] == stay for part, stay in spans):
        raise UsageError(f"{id.strip()} is so already")
    return Correction("trim", by.at, by.author, by.note, anchor=anchors.at(db, key), spans=spans)


def confirm(db: sqlite3.Connection, by: Made, id: str) -> Correction:
    """The discrepancy of this id (or the beginning of it, six digits or more) is one."""
    return _judge(db, by, "confirm", id)


def dismiss(db: sqlite3.Connection, by: Made, id: str) -> Correction:
    """The discrepancy of this id (or the beginning of it, six digits or more) is none."""
    return _judge(db, by, "dismiss", id)


def _judge(db: sqlite3.Connection, by: Made, action: Literal["confirm", "dismiss"], id: str) -> Correction:
    wanted = id.strip()
    rows = []
    if wanted.startswith("d") and len(wanted) > 6:
        rows = db.execute(
            "SELECT d.key, d.id, j.verdict, j.correction FROM discrepancy d "
            "LEFT JOIN judged j ON j.discrepancy = d.key WHERE d.id >= ? AND d.id < ? LIMIT 2",
            (wanted, wanted + AFTER),
        ).fetchall()
    if not rows:
        raise UsageError(f"there is no discrepancy {wanted!r} in the record (onrecord discrepancies)")
    if len(rows) > 1:
        raise UsageError(f"{wanted} is the beginning of several ids: give more of its digits")
    ((key, found, verdict, before),) = rows
    if verdict == disputes.VERDICTS[action]:
        raise UsageError(f"{found} was {verdict} already, by {before}")
    return Correction(action, by.at, by.author, by.note, disputed=disputes.at(db, key))


def undo(db: sqlite3.Connection, by: Made, id: str) -> Correction:
    """The entry of this id (or the beginning of it, six digits or more) is no longer in force."""
    wanted = id.strip()
    rows = []
    if wanted.startswith("c") and len(wanted) > 6:
        rows = db.execute("SELECT id FROM correction WHERE id >= ? AND id < ?", (wanted, wanted + AFTER)).fetchall()
    if not rows:
        raise UsageError(f"there is no correction {wanted!r} in the record (onrecord correct list)")
    if len(rows) > 1:
        raise UsageError(f"{wanted} is the beginning of several ids: give more of its digits")
    ((found,),) = rows
    if (by_whom := undone(db).get(found)) is not None:
        raise UsageError(f"{found} was undone already, by {by_whom}")
    return Correction("undo", by.at, by.author, by.note, undoes=found)


def full_name(name: str) -> str:
    """A name to go into the record. Raises :class:`UsageError` for one without a letter or digit, or too long."""
    called = naming.one_line(name, "a name", LONGEST_NAME)
    if not fold(called):
        raise UsageError(f"a name needs at least one letter or digit, not {called!r}")
    return called


def _no_speaker(id_: str, there: int, wanted: int) -> str:
    if not there:
        return f"the text gives nobody as the speaker of {id_}: there is no speaker {wanted} to leave open"
    return f"{id_} has {there} {'speaker' if there == 1 else 'speakers'}: there is no speaker {wanted}"


def _in_pack(who: Candidate, known: Known) -> bool:
    return any(each.id == who.id for each in known(who.id))


def _new(db: sqlite3.Connection, name: str, kind: str) -> Party:
    """Somebody of that name and kind, whether the record knows them or not."""
    if kind not in ENTITY_KINDS:
        raise UsageError(f"kind must be one of {', '.join(ENTITY_KINDS)}, not {kind!r}")
    called = full_name(name)
    there = naming.same_name(db, called, kind)
    if len(there) > 1:
        raise UsageError(f"{called!r} may be {naming.several(there)}: give the id, without a kind")
    if there:
        return _party(db, there[0])
    return Party(ids_.entity_id(kind, fold(called)), called, kind)  # type: ignore[arg-type]


def _refused(db: sqlite3.Connection, attribution: int) -> str | None:
    """The correction that rejected an attribution, if one did."""
    row = db.execute("SELECT correction FROM refused WHERE attribution = ?", (attribution,)).fetchone()
    return row[0] if row is not None else None


def _attributions(db: sqlite3.Connection, id_: str) -> list[int]:
    """The attributions that an id stands for: itself, its statement's, or all of a report or text."""
    wanted = id_.strip()
    table = {"r": "report", "t": "text"}.get(wanted[:1])
    if table is None or len(wanted) <= 6:
        return [resolve(db, wanted)]
    text = "text" if table == "report" else "key"
    rows = db.execute(
        f"SELECT {text} FROM {table} WHERE id >= ? AND id < ? LIMIT 2", (wanted, wanted + AFTER)
    ).fetchall()
    if len(rows) != 1:
        what = f"there is no {table} {wanted!r} in the record" if not rows else f"{wanted} is the beginning of several"
        raise UsageError(what)
    return [key for (key,) in db.execute("SELECT key FROM attribution WHERE text = ?", rows[0])]


def _party(db: sqlite3.Connection, who: Candidate) -> Party:
    return Party(who.id, who.name, who.kind, _anchors(db, naming.spoken(db, who.id)))


def _anchors(db: sqlite3.Connection, places: Sequence[Spoken], *, each_text: bool = False) -> anchors.Anchors:
    """Anchors for these places; with ``each_text`` at least one for every entity of every text."""
    if not places:
        return ()
    marked = [(place.attribution, place.place, (place.text, place.entity)) for place in places]
    groups = len({group for _, _, group in marked})
    return anchors.of_places(db, marked, max(anchors.ANCHORS, groups) if each_text else anchors.ANCHORS)


def _called(who: Candidate | Party) -> str:
    return f"{who.name} ({who.id})"
