"""The phrases that mark a telling, by which the same words are found in other mouths."""

from __future__ import annotations

import zlib
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.tellings import Telling

PHRASE: Final = 4  # words in a row
WINDOW: Final = 4  # runs of words of which one marks a telling


def phrases(one: Telling) -> frozenset[int]:
    """The hashes of the phrases that mark a telling: of each few runs of words that say something the one with the
    least hash, so that two tellings with PHRASE + WINDOW - 1 such words in a row in common share one (winnowing,
    Schleimer, Wilkerson and Aiken 2003). Negations are passed over: who leaves one out says the same words."""
    folded = one.wording.folded
    says = [word not in EMPTY for word in folded]
    hashed = []
    for at in range(len(folded) - PHRASE + 1):
        run = folded[at : at + PHRASE]
        if sum(says[at : at + PHRASE]) >= 2 and "not" not in run:
            hashed.append(zlib.crc32(" ".join(run).encode()))
    return frozenset(min(hashed[at : at + WINDOW]) for at in range(max(1, len(hashed) - WINDOW + 1)) if hashed)
