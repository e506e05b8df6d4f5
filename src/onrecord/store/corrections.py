"""What people put right: entries that are only ever added, and win over the machine at the next reconcile.

An entry never points to an entity alone, for entities change as a record grows. It is anchored to the places where
somebody speaks (:class:`Anchor`: text, attribution, spans), so that it finds its way after a text was read again by
another model, or in a record that was made afresh from the same files. Undoing is an entry too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from onrecord.domain import Spans

Action = Literal["merge", "split", "rename", "assign", "reject", "undo"]
ACTIONS: Final[tuple[str, ...]] = get_args(Action)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where somebody speaks, by all that finds it again.

    ``text`` is the stored text's id, ``attribution`` the attribution's id when the entry was made, ``source``,
    ``cue`` and ``content`` its spans (code points of the text), ``place`` which of its speakers is meant, 0 for the first.
    """

    text: str
    attribution: str
    source: Spans
    cue: Spans
    content: Spans
    place: int = 0


@dataclass(frozen=True, slots=True)
class Local:
    """An entity as one text has it: the text's id, and the id that the text's analysis gave to the entity."""

    text: str
    entity: str


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
    anchors: tuple[Anchor, ...]
    locals: tuple[Local, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry in force. ``key`` is its place in the order: a later entry wins over an earlier one.

    ====== ===========================================================================================
    merge  ``parties`` are two, and one and the same: the first keeps its id and name
    split  ``parties[0]`` stays; the locals of ``parties[1]`` are taken out of it, together, as another
    rename ``parties[0]`` is called ``name``
    assign speaker ``anchor.place`` of attribution ``attribution`` is ``parties[0]``, or stays open without
    reject attribution ``attribution`` is none, and appears in no listing or export
    ====== ===========================================================================================

    ``attribution`` is the present id of the one that ``anchor`` finds, None where it finds none (any longer).
    """

    key: int
    id: str
    at: str
    author: str
    action: Action
    note: str | None
    parties: tuple[Party, ...] = ()
    name: str | None = None
    anchor: Anchor | None = None
    attribution: str | None = None
