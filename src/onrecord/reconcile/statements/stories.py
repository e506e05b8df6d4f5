"""Whether two texts report one story: they quote the same words, whoever says them, and are printed within days.

Two reports of one speech, ruling or strike hardly quote it alike in everything, but mostly share a passage. Where they
do, what else one speaker says in both may be matched by its meaning. A matter of the two texts alone: no third decides
it. What a text is known by, its *marks*, is worked out once, when it comes, and kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import numpy as np

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.wording import Wording

#: Quoted words in a row that both have, and how many of them say something by themselves. Of the pairs of reports of
#: PolNeAR train, all of one election campaign, 0.81 % share such a run where a day or less lies between them, 0.20 %
#: within two or three, 0.06 % within eleven to thirty: words that are quoted again. Of the latter 0.5 % share a run of
#: five with two such words. In the tuning half of benchmarks/versions 98 of the 156 pairs of reports of one occasion
#: share one, and none of two occasions.
RUN: Final = 6
TELLING: Final = 3
DAYS: Final = 3  # between two reports of one story, by the same count
UNDATED: Final = 4  # runs that two texts must share of which nobody knows when they were printed
_SIZE: Final = "<u4"


def marks(quoted: Iterable[Wording]) -> bytes:
    """What a text is known by, from all that it prints as quoted: hashes of its runs of words, in their order."""
    runs = {zlib.crc32(" ".join(run).encode()) for words in quoted for run in _runs(words.quoted.folded)}
    return np.array(sorted(runs), _SIZE).tobytes()


def shared(one: bytes, other: bytes) -> int:
    """How many runs of words two texts both quote."""
    return len(_unpacked(one) & _unpacked(other)) if one and other else 0


def one_story(one: bytes, other: bytes, days: int | None) -> bool:
    """Whether the marks of two texts say that they report one story; ``days`` lie between them, None: nobody knows."""
    if days is not None and days > DAYS:
        return False
    return shared(one, other) >= (UNDATED if days is None else 1)


def _runs(folded: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    says = [word not in EMPTY for word in folded]
    for at in range(len(folded) - RUN + 1):
        if sum(says[at : at + RUN]) >= TELLING:
            yield folded[at : at + RUN]


@lru_cache(maxsize=4096)
def _unpacked(packed: bytes) -> frozenset[int]:
    return frozenset(np.frombuffer(packed, _SIZE).tolist())
