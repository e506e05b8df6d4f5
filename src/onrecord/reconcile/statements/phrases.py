"""The phrases that mark a telling, by which the same words are found in other mouths and at other times."""

from __future__ import annotations

import zlib
from itertools import accumulate
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import stem, weight
from onrecord.reconcile.statements.wording import Wording

PHRASE: Final = 4  # words in a row
TELLING: Final = 2  # of them that say something
RARE: Final = 4.0  # what one must weigh that is enough by itself in a short telling: "it from my dentist"
WINDOW: Final = 2  # such runs of words of which one marks a telling
SHORT: Final = 24  # words of a telling up to which each marks it: four words are found in another short one, too


def phrases(one: Wording) -> frozenset[int]:
    """The hashes of the phrases that mark a telling: of each few runs of words that say something the one with the
    least hash, so that two tellings that share PHRASE + WINDOW - 1 such words in a row share one of them (winnowing,
    Schleimer, Wilkerson and Aiken 2003)."""
    folded = one.folded
    short = len(folded) <= SHORT
    says = [0, *accumulate(word not in EMPTY for word in folded)]  # how many words do, up to each place
    hashed = [
        zlib.crc32(" ".join(folded[at : at + PHRASE]).encode())
        for at in range(len(folded) - PHRASE + 1)
        if says[at + PHRASE] - says[at] >= TELLING
        or (short and any(weight(stem(word)) >= RARE for word in folded[at : at + PHRASE] if word not in EMPTY))
    ]
    window = 1 if short else WINDOW
    return frozenset(min(hashed[at : at + window]) for at in range(max(1, len(hashed) - window + 1)) if hashed)
