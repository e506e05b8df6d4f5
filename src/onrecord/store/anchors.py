"""Where a correction holds on to the record: places at which somebody speaks, and how they are found again.

First by the attribution's id. After another model read the text, its ids are others: then by the spans, which are of
the same stored text. Where two attributions fit equally well, or none well enough, the anchor is lost, and shown to be
so: a correction is never moved to a place by guessing.
"""

# ruff: noqa: S608 - the SQL is put together from this module's own words; what users say goes in as values

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.domain import Span, Spans
from onrecord.store.clauses import IN

#: Anchors that stand for an entity: enough to find it when most of its texts are gone, few enough to be read.
ANCHORS: Final = 24
#: How much of two contents must be the same, as a share of both together, for one to stand in the other's place.
ALIKE: Final = 0.5
PARTS: Final = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where somebody speaks, by all that finds it again.

    ``text`` is the stored text's id, ``attribution`` the attribution's id when the entry was made, ``source``, ``cue``
    and ``content`` its spans (code points of the text), ``place`` which of its speakers is meant, 0 for the first.
    """

    text: str
    attribution: str
    source: Spans
    cue: Spans
    content: Spans
    place: int = 0

    def as_dict(self) -> dict[str, Any]:
        """The anchor as JSON: each part a list of [start, end]."""
        parts = {part: [[span.start, span.end] for span in getattr(self, part)] for part in PARTS}
        return {"text": self.text, "attribution": self.attribution, "place": self.place, **parts}

    @classmethod
    def of(cls, shape: Mapping[str, Any]) -> Anchor:
        """The anchor of a shape that :meth:`as_dict` gave. Raises KeyError, TypeError or ValueError for another."""
        source, cue, content = (tuple(Span(start, end) for start, end in shape[part]) for part in PARTS)
        return cls(shape["text"], shape["attribution"], source, cue, content, shape["place"])


Anchors = tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Local:
    """An entity as one text has it: the text's id, and the id that the text's analysis gave to the entity."""

    text: str
    entity: str


@dataclass(frozen=True, slots=True)
class Place:
    """What an anchor finds: the attribution's present id, and who speaks there, if that is resolved in its text."""

    attribution: str
    local: Local | None


def find(db: sqlite3.Connection, anchors: Iterable[Anchor]) -> dict[Anchor, Place]:
    """Which places of the record anchors stand for at present; those that are lost have none."""
    wanted = list(dict.fromkeys(anchors))
    keys = dict(
        db.execute(
            f"SELECT id, key FROM attribution WHERE id {IN}",
            (json.dumps([anchor.attribution for anchor in wanted]),),
        ).fetchall()
    )
    found = {anchor: (keys[anchor.attribution], anchor.attribution) for anchor in wanted if anchor.attribution in keys}
    missing = [anchor for anchor in wanted if anchor not in found]
    if missing:
        there = _attributions(db, {anchor.text for anchor in missing})
        for anchor in missing:
            best = _alike(anchor, there.get(anchor.text, ()))
            if best is not None:
                found[anchor] = (best.key, best.id)
    speaking = _speaking(db, {key for key, _ in found.values()})
    return {
        anchor: Place(id_, Local(anchor.text, entity) if (entity := speaking.get((key, anchor.place))) else None)
        for anchor, (key, id_) in found.items()
    }


def at(db: sqlite3.Connection, attribution: int, place: int = 0) -> Anchor:
    """The anchor of a speaker of an attribution, by its key."""
    return _made(db, [(attribution, place)])[0]


def of_places(db: sqlite3.Connection, places: Iterable[tuple[int, int, object]], limit: int) -> Anchors:
    """Anchors for somebody who speaks at these places (attribution's key, which speaker, group), at most ``limit``.

    A group is the same entity in one text. The first place of each group, then the second of each and so on: many
    texts must go, or be read quite otherwise, before none is found again.
    """
    which = {attribution: (place, group) for attribution, place, group in sorted(places, key=lambda one: -one[1])}
    rows = db.execute(
        "SELECT a.key, t.id FROM attribution a JOIN text t ON t.key = a.text "
        f"WHERE a.key {IN} ORDER BY t.id, a.start, a.id",
        (json.dumps(sorted(which)),),
    ).fetchall()
    seen: dict[object, int] = defaultdict(int)
    ranked = []
    for key, text in rows:
        place, group = which[key]
        ranked.append((seen[group], text, key, place))
        seen[group] += 1
    ranked.sort(key=lambda each: each[:2])
    return _made(db, [(key, place) for _, _, key, place in ranked[:limit]])


def _made(db: sqlite3.Connection, places: Sequence[tuple[int, int]]) -> Anchors:
    there = _attributions(db, None, [key for key, _ in places])
    by_key = {each.key: (text, each) for text, all_ in there.items() for each in all_}
    anchors = []
    for key, place in places:
        text, each = by_key[key]
        source, cue, content = (each.parts[part] for part in PARTS)
        anchors.append(Anchor(text, each.id, source, cue, content, place))
    return tuple(anchors)


@dataclass(frozen=True, slots=True)
class _There:
    """An attribution of the record with its spans."""

    key: int
    id: str
    parts: Mapping[str, Spans]


def _attributions(
    db: sqlite3.Connection, texts: Collection[str] | None, keys: Sequence[int] = ()
) -> dict[str, list[_There]]:
    """By text id, the attributions of these texts (or with these keys), in their order."""
    column, values = ("a.key", list(keys)) if texts is None else ("t.id", sorted(texts))
    spans: dict[int, dict[str, list[Span]]] = {}
    heads: list[tuple[int, str, str]] = []
    for key, id_, text, part, start, end in db.execute(
        'SELECT a.key, a.id, t.id, s.part, s.start, s."end" FROM attribution a JOIN text t ON t.key = a.text '
        f"LEFT JOIN span s ON s.attribution = a.key WHERE {column} {IN} ORDER BY a.start, a.id, s.part, s.place",
        (json.dumps(values),),
    ):
        if key not in spans:
            spans[key] = defaultdict(list)
            heads.append((key, id_, text))
        if part is not None:
            spans[key][part].append(Span(start, end))
    # What somebody trimmed is found by what the machine gave it, as are its entries.
    given: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for key, part, start, end in db.execute(
        f'SELECT attribution, part, start, "end" FROM machine_span WHERE attribution {IN} '
        "ORDER BY attribution, part, place",
        (json.dumps(list(spans)),),
    ):
        given[key][part].append(Span(start, end))
    spans |= given
    found: dict[str, list[_There]] = defaultdict(list)
    for key, id_, text in heads:
        found[text].append(_There(key, id_, {part: tuple(spans[key][part]) for part in PARTS}))
    return found


def _alike(anchor: Anchor, there: Sequence[_There]) -> _There | None:
    """The attribution that stands where the anchor's stood; None when none does, or several do equally well."""
    scored = [(score, each) for each in there if (score := _likeness(anchor, each)) >= ALIKE]
    best = max((score for score, _ in scored), default=0.0)
    first = [each for score, each in scored if score == best]
    return first[0] if len(first) == 1 else None


def _likeness(anchor: Anchor, other: _There) -> float:
    """How much of content (of cue, where there is no content) two have in common; 0 where their sources lie apart."""
    source = other.parts["source"]
    if anchor.source and source and not in_both(anchor.source, source):
        return 0.0
    part = "content" if anchor.content else "cue" if anchor.cue else "source"
    return in_common(getattr(anchor, part), other.parts[part])


def in_common(mine: Spans, others: Spans) -> float:
    """How many characters two lists of spans share, as a part of all that either has; each is in order and apart."""
    both = in_both(mine, others)
    return both / (_length(mine) + _length(others) - both) if both else 0.0


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def in_both(one: Spans, other: Spans) -> int:
    """Characters that two lists of spans have in common; each list is in order and apart."""
    shared, at_one, at_other = 0, 0, 0
    while at_one < len(one) and at_other < len(other):
        left, right = one[at_one], other[at_other]
        shared += max(0, min(left.end, right.end) - max(left.start, right.start))
        if left.end <= right.end:
            at_one += 1
        else:
            at_other += 1
    return shared


def _speaking(db: sqlite3.Connection, attributions: Collection[int]) -> dict[tuple[int, int], str]:
    """By attribution and place, the id of whom the text's analysis found to speak there."""
    rows = db.execute(
        "SELECT k.attribution, k.place, e.id FROM speaker k JOIN entity e ON e.key = k.entity "
        f"WHERE k.attribution {IN}",
        (json.dumps(sorted(attributions)),),
    )
    return {(attribution, place): id_ for attribution, place, id_ in rows}
