"""Corrections as JSON lines: written for another record and for training, read back with nothing taken on trust.

A line is one entry in force: ``id``, ``at``, ``author``, ``action``, ``note`` and, as the action has them,
``parties``, ``name``, ``anchor``, ``spans`` and ``discrepancy``. What the writer adds for training (``sentence``) is
passed over when read.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final

from onrecord.domain import DISCREPANCY_KINDS, ENTITY_KINDS, Span
from onrecord.errors import UsageError
from onrecord.store import naming
from onrecord.store.anchors import PARTS, Anchor
from onrecord.store.corrections import ACTIONS, Action, Correction, Party, append, entries, identified, payload
from onrecord.store.disputes import MOST_SIDES, VERDICTS, Disputed, Sided
from onrecord.store.entries import Imported
from onrecord.store.proposals import LONGEST_AUTHOR, LONGEST_NAME, LONGEST_NOTE, full_name

LONGEST_LINE: Final = 8_000_000  # bytes: a split of some ten thousand texts
MOST_LINES: Final = 100_000
LAST_OFFSET: Final = 2**31
_PARTIES: Final = {
    "merge": (2,),
    "split": (2,),
    "rename": (1,),
    "assign": (0, 1),
    **dict.fromkeys(("reject", "trim", "confirm", "dismiss"), (0,)),
}
_TEXT: Final = re.compile(r"t[0-9a-f]{20}", re.ASCII)
_ATTRIBUTION: Final = re.compile(r"a[0-9a-f]{20}", re.ASCII)
_DISCREPANCY: Final = re.compile(r"d[0-9a-f]{20}", re.ASCII)
_ENTITY: Final = re.compile(r"[A-Za-z][\w:.-]{0,99}", re.ASCII)

#: Where the sentences begin and end that an anchor lies in, their text where it is asked for; None: no such text.
Sentence = Callable[[Anchor], dict[str, Any] | None]


def line(entry: Correction, sentence: Sentence) -> dict[str, Any]:
    """One entry as it is exported; each anchor with the sentences that it lies in."""

    def with_sentence(shape: dict[str, Any], anchor: Anchor) -> dict[str, Any]:
        return {**shape, "sentence": sentence(anchor)}

    said = payload(entry)
    for shape, party in zip(said.get("parties", ()), entry.parties, strict=True):
        shape["anchors"] = [
            with_sentence(one, anchor) for one, anchor in zip(shape["anchors"], party.anchors, strict=True)
        ]
    if entry.anchor is not None:
        said["anchor"] = with_sentence(said["anchor"], entry.anchor)
    if entry.disputed is not None:
        for shape, side in zip(said["discrepancy"]["sides"], entry.disputed.sides, strict=True):
            if side.anchor is not None:
                shape["anchor"] = with_sentence(shape["anchor"], side.anchor)
    whole = identified(entry).id == entry.id  # else words of a forgotten report were erased from it
    known = {"id": entry.id} if whole else {}
    return {**known, "at": entry.at, "author": entry.author, "action": entry.action, **said}


def parse(lines: Iterable[bytes], name: str) -> list[Correction]:
    """The entries of a file's lines. Raises :class:`UsageError`, "FILE:LINE: what", at the first that is none."""
    found: dict[str, Correction] = {}
    together = _Together()
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            if len(raw) > LONGEST_LINE:
                raise ValueError(f"longer than {LONGEST_LINE:,} bytes")
            if number > MOST_LINES:
                raise ValueError(f"more than {MOST_LINES:,} lines")
            entry = _entry(_json(raw))
            if entry.id not in found:
                together.add(entry)
                found[entry.id] = entry
        except (UsageError, ValueError) as error:
            raise UsageError(f"{name}:{number}: {error}") from None
    return list(found.values())


def take(db: sqlite3.Connection, wanted: Iterable[Correction]) -> Imported:
    """Append the entries that the record lacks, inside the caller's transaction.

    One that the record has is passed over, also where it was undone there: what was decided here stays.
    """
    before = {id_ for (id_,) in db.execute("SELECT id FROM correction")}
    listed = list(wanted)
    added = [append(db, entry).id for entry in listed if entry.id not in before]
    return Imported(len(added), len(listed) - len(added), sum(each.lost for each in entries(db, added)))


def _json(raw: bytes) -> Any:  # noqa: ANN401
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None


def _entry(shape: Any) -> Correction:  # noqa: ANN401
    """An entry from a line's JSON, every part of it checked. Raises ValueError or UsageError."""
    if not isinstance(shape, dict):
        raise ValueError("not a JSON object")
    action = shape.get("action")
    if not isinstance(action, str) or action not in _PARTIES:
        raise ValueError(f"action must be one of {', '.join(_PARTIES)}, not {_shown(action)}")
    note = shape.get("note")
    parties = _parties(shape.get("parties", []), action)
    anchored = action in ("assign", "reject", "trim")
    entry = identified(
        Correction(
            action=_action(action),
            at=_time(shape.get("at")),
            author=naming.one_line(shape.get("author"), "author", LONGEST_AUTHOR),
            note=naming.one_line(note, "note", LONGEST_NOTE) if note is not None else None,
            parties=parties,
            name=full_name(shape.get("name", "")) if action == "rename" else None,
            anchor=_anchor(shape.get("anchor")) if anchored else None,
            spans=_kept(shape.get("spans")) if action == "trim" else (),
            disputed=_disputed(shape.get("discrepancy")) if action in VERDICTS else None,
        )
    )
    said = shape.get("id")
    if said is not None and said != entry.id:
        raise ValueError("the id does not fit what the line says: leave it out where the line was changed by hand")
    return entry


def _action(action: str) -> Action:
    for one in ACTIONS:
        if one == action:
            return one  # type: ignore[return-value]
    raise AssertionError(action)  # pragma: no cover


def _parties(shapes: Any, action: str) -> tuple[Party, ...]:  # noqa: ANN401
    if not isinstance(shapes, list) or len(shapes) not in _PARTIES[action]:
        raise ValueError(f"{action} needs {' or '.join(map(str, _PARTIES[action]))} parties")
    parties = tuple(map(_party, shapes))
    if action in ("merge", "split"):
        one, other = parties
        if action == "merge" and one.id == other.id:
            raise ValueError(f"merges {one.name} ({one.id}) with itself")
        if set(one.anchors) & set(other.anchors):
            raise ValueError("both parties speak in the same place")
        if action == "split" and not (one.anchors and other.anchors):
            raise ValueError("split needs anchors of both parties")
    return parties


def _party(shape: Any) -> Party:  # noqa: ANN401
    if not isinstance(shape, dict):
        raise ValueError("a party is not a JSON object")
    id_, kind, anchors = shape.get("id"), shape.get("kind"), shape.get("anchors", [])
    if not isinstance(id_, str) or not _ENTITY.fullmatch(id_):
        raise ValueError(f"{_shown(id_)} is no id of an entity")
    if kind not in ENTITY_KINDS:
        raise ValueError(f"kind must be one of {', '.join(ENTITY_KINDS)}, not {_shown(kind)}")
    if not isinstance(anchors, list):
        raise ValueError("anchors must be a list")
    name = naming.one_line(shape.get("name"), "name", 10 * LONGEST_NAME)  # a description may be long
    return Party(id_, name, kind, tuple(dict.fromkeys(map(_anchor, anchors))))


def _anchor(shape: Any) -> Anchor:  # noqa: ANN401
    if not isinstance(shape, dict):
        raise ValueError("an anchor is not a JSON object")
    text, attribution, place = shape.get("text"), shape.get("attribution"), shape.get("place", 0)
    if not isinstance(text, str) or not _TEXT.fullmatch(text):
        raise ValueError(f"{_shown(text)} is no id of a text")
    if not isinstance(attribution, str) or not _ATTRIBUTION.fullmatch(attribution):
        raise ValueError(f"{_shown(attribution)} is no id of an attribution")
    if type(place) is not int or not 0 <= place < 1000:
        raise ValueError(f"place must be 0 for the first speaker, and so on, not {_shown(place)}")
    source, cue, content = (_spans(shape.get(part, []), part) for part in PARTS)
    return Anchor(text, attribution, source, cue, content, place)


def _kept(shape: Any) -> tuple[tuple[str, tuple[Span, ...]], ...]:  # noqa: ANN401
    """The parts that a trim leaves."""
    if not isinstance(shape, dict) or not shape or not set(shape) <= set(PARTS):
        raise ValueError(f"spans must be an object of some of {', '.join(PARTS)}")
    found = tuple((part, _spans(shape[part], part)) for part in PARTS if part in shape)
    if not all(spans for _, spans in found):
        raise ValueError("a part that is trimmed must keep something")
    return found


def _disputed(shape: Any) -> Disputed:  # noqa: ANN401
    if not isinstance(shape, dict):
        raise ValueError("discrepancy must be a JSON object")
    id_, kind, sides = shape.get("id"), shape.get("kind"), shape.get("sides")
    if not isinstance(id_, str) or not _DISCREPANCY.fullmatch(id_):
        raise ValueError(f"{_shown(id_)} is no id of a discrepancy")
    if kind not in DISCREPANCY_KINDS:
        raise ValueError(f"kind must be one of {', '.join(DISCREPANCY_KINDS)}, not {_shown(kind)}")
    if not isinstance(sides, list) or not 2 <= len(sides) <= MOST_SIDES:
        raise ValueError("a discrepancy needs two sides")
    return Disputed(id_, kind, tuple(map(_side, sides)))


def _side(shape: Any) -> Sided:  # noqa: ANN401
    if not isinstance(shape, dict):
        raise ValueError("a side is not a JSON object")
    text, anchor = shape.get("text"), shape.get("anchor")
    if not isinstance(text, str) or not _TEXT.fullmatch(text):
        raise ValueError(f"{_shown(text)} is no id of a text")
    return Sided(text, _spans(shape.get("spans", []), "spans"), _anchor(anchor) if anchor is not None else None)


def _spans(shapes: Any, part: str) -> tuple[Span, ...]:  # noqa: ANN401
    spans: list[Span] = []
    for shape in shapes if isinstance(shapes, list) else [None]:
        pair = shape if isinstance(shape, list) and len(shape) == 2 else []
        offsets = [each for each in pair if type(each) is int]  # True is no offset
        if len(offsets) < 2 or not (spans[-1].end if spans else 0) <= offsets[0] < offsets[1] < LAST_OFFSET:
            raise ValueError(f"{part} must be a list of [start, end], in order and apart")
        spans.append(Span(offsets[0], offsets[1]))
    return tuple(spans)


def _time(at: Any) -> str:  # noqa: ANN401
    try:
        if isinstance(at, str) and len(at) <= 40 and datetime.fromisoformat(at).tzinfo is not None:
            return at
    except ValueError:
        pass
    raise ValueError(f"at must be an ISO 8601 time with its zone, not {_shown(at)}")


def _shown(value: object) -> str:
    said = repr(value)
    return said if len(said) <= 60 else said[:59] + "…"


class _Together:
    """Which ids the merges of a file have made one so far; a cycle of merges says that somebody lost the thread."""

    def __init__(self) -> None:
        self._groups: dict[str, frozenset[str]] = {}
        self._pairs: set[frozenset[str]] = set()

    def add(self, entry: Correction) -> None:
        """Take an entry in. Raises ValueError where it closes a cycle."""
        if entry.action == "split":  # may take apart what was merged before: from here on its id stands alone
            self._groups.pop(entry.parties[0].id, None)
            return
        if entry.action != "merge":
            return
        pair = frozenset(party.id for party in entry.parties)
        one, other = (self._groups.get(id_, frozenset([id_])) for id_ in pair)
        if one == other and pair not in self._pairs:  # the same pair again is what two exports in one file may say
            names = " and ".join(party.name for party in entry.parties)
            raise ValueError(f"a cycle of merges: the lines before this one have made {names} one already")
        self._pairs.add(pair)
        self._groups.update(dict.fromkeys(one | other, one | other))
