"""Whether one of two tellings denies what the other affirms, in words of its own: then both tell of one thing.

Two reports of one story of which one has a speaker rule out what the other has them not rule out tell one statement,
and one of them is wrong. Asked only where something says that the two are of one occasion.
"""

from __future__ import annotations

from onrecord.reconcile.discrepancies import turns
from onrecord.reconcile.statements.tellings import Telling


def turned(one: Telling, other: Telling) -> bool:
    """Whether the one says not what the other says (:mod:`onrecord.reconcile.discrepancies.turns`)."""
    return bool(turns.differences(one, [other]) or turns.differences(other, [one]))
