"""What people put right, over what the rules decided: corrections replayed in their order.

Each entry says whom it means by places where they speak; who that is now follows from the rules and the entries before
it. So the same entries over the same texts give the same record, whatever was read in between.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from onrecord.domain import EntityKind, Spans
from onrecord.ids import entity_id
from onrecord.store.anchors import Local
from onrecord.store.corrections import Correction, Party
from onrecord.store.disputes import VERDICTS
from onrecord.store.identities import Canonical


@dataclass(slots=True)
class Corrected:
    """What the entries in force come to.

    ``into``: an id that was merged, with the one it was merged into and the entry. ``taken``: entities of texts that
    were split off, with the new id and the entry. ``names``: ids with their new name and the entry. ``assigned``:
    (attribution's id, place) with an id (None: open) and the entry. ``refused``: attributions' ids with the entry.
    ``trimmed``: attributions' ids with the parts that stay, and the last entry that said so. ``judged``: discrepancies'
    ids with the verdict and the entry.
    ``people`` are those whom the entries name, for a record that does not hold them otherwise.
    """

    into: dict[str, tuple[str, str]] = field(default_factory=dict)
    taken: dict[Local, tuple[str, str]] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    assigned: dict[tuple[str, int], tuple[str | None, str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    trimmed: dict[str, tuple[dict[str, Spans], str]] = field(default_factory=dict)
    judged: dict[str, tuple[str, str]] = field(default_factory=dict)
    people: dict[str, Canonical] = field(default_factory=dict)

    def root(self, id_: str) -> str:
        """The id that an id was merged into, at the end of a chain of merges."""
        seen = {id_}
        while id_ in self.into and self.into[id_][0] not in seen:
            id_ = self.into[id_][0]
            seen.add(id_)
        return id_

    def digest(self) -> str:
        """A hash of all of it: while it is the same, only what was decided afresh needs correcting."""
        shape = [
            sorted(self.into.items()),
            sorted([local.text, local.entity, *to] for local, to in self.taken.items()),
            sorted(self.names.items()),
        ]
        return hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:20]


def replay(entries: Iterable[Correction], now: Callable[[Local], str | None]) -> Corrected:
    """Replay entries in force, in their order; ``now`` gives who an entity of a text is by the rules alone.

    An entry whose places are all gone waits for them; one that would merge somebody with themselves changes nothing.
    """
    done = Corrected()
    for entry in entries:
        if not entry.lost:
            _replay(entry, done, now)
    # An assignment made before a merge follows it.
    done.assigned = {
        place: (done.root(id_) if id_ is not None else None, by) for place, (id_, by) in done.assigned.items()
    }
    return done


def _replay(entry: Correction, done: Corrected, now: Callable[[Local], str | None]) -> None:
    match entry.action:
        case "merge" if len(entry.parties) == 2:
            first, second = (_who(party, done, now) for party in entry.parties)
            if first != second:
                done.into[second] = (first, entry.id)
        case "split" if len(entry.parties) == 2:
            party = entry.parties[1]
            kind: EntityKind = party.kind  # type: ignore[assignment]
            id_ = entity_id(kind, f"split {entry.id}")
            done.people[id_] = Canonical(id_, party.name, kind, True)
            whole = _who(entry.parties[0], done, now)
            for local in party.locals:
                if _now(local, done, now) in (whole, None):  # else it is somebody else's as it is
                    done.taken[local] = (id_, entry.id)
        case "rename" if entry.parties and entry.name:
            done.names[_who(entry.parties[0], done, now)] = (entry.name, entry.id)
        case "assign" if entry.attribution is not None and entry.anchor is not None:
            who = _who(entry.parties[0], done, now) if entry.parties else None
            done.assigned[entry.attribution, entry.anchor.place] = (who, entry.id)
        case "reject" if entry.attribution is not None:
            done.refused[entry.attribution] = entry.id
        case "trim" if entry.attribution is not None:
            before, _ = done.trimmed.get(entry.attribution, ({}, ""))
            done.trimmed[entry.attribution] = ({**before, **dict(entry.spans)}, entry.id)
        case "confirm" | "dismiss" if entry.discrepancy is not None:
            done.judged[entry.discrepancy] = (VERDICTS[entry.action], entry.id)
        case _:
            pass


def _who(party: Party, done: Corrected, now: Callable[[Local], str | None]) -> str:
    """Who a party is by now: the one who holds most of its places; the one called so, where it has none."""
    done.people.setdefault(party.id, Canonical(party.id, party.name, party.kind, True))  # type: ignore[arg-type]
    held: Counter[str] = Counter()
    for local in party.locals:
        id_ = _now(local, done, now)
        if id_ is not None:
            held[id_] += 1
    if not held:
        return done.root(party.id)
    most = max(held.values())
    best = sorted(id_ for id_, count in held.items() if count == most)
    return done.root(party.id) if done.root(party.id) in best else best[0]


def _now(local: Local, done: Corrected, now: Callable[[Local], str | None]) -> str | None:
    """Who an entity of a text is after the entries before."""
    taken = done.taken.get(local)
    id_ = taken[0] if taken is not None else now(local)
    return done.root(id_) if id_ is not None else None
