"""Whether two texts report one story: they quote the same words, whoever says them, or are full of the same rare ones,
and are printed within days.

Two reports of one speech, ruling or strike hardly quote it alike in everything, but mostly share a passage, and the
names and rarer words of the matter. Where they do, what else one speaker says in both may be matched by its meaning. A
matter of the two texts alone: no third decides it. What a text is known by, its *marks*, is worked out once, when it
comes, and kept.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import numpy as np

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import is_rare, stem
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
#: The cosine of two texts' sets of rare words (those not among the commonest of English) from which they are of one
#: story, and how many they must share. Of the pairs of reports of PolNeAR train printed a day or less apart 0.24 % are
#: as near, of those of two occasions of benchmarks/versions (tuning and fresh-1, printed within a month) none; of those
#: of one occasion, printed within three days, 42 and 68 %. From 0.31 on it was 0.5 %, and 63 and 95 %: that joined
#: nothing more of one occasion, but statements of PolNeAR train that are two.
ALIKE: Final = 0.4
RARE: Final = 8
ALIKE_DAYS: Final = 1  # between two such reports: on the third day of a story it is another of the same words
UNDATED_ALIKE: Final = 0.5  # of two texts of which nobody knows when they were printed; set by hand
FIRST: Final = 100_000  # characters of a text whose rare words are looked at
_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_SIZE: Final = "<u4"

_Marks = tuple[frozenset[int], frozenset[int]]


def marks(quoted: Iterable[Wording], text: str = "") -> bytes:
    """What a text is known by: hashes of the runs of words of all that it prints as quoted, and of its rare words. The
    number of the runs, the runs in order, then the words; nothing where there is neither."""
    runs = {zlib.crc32(" ".join(run).encode()) for words in quoted for run in _runs(words.quoted.folded)}
    said = {word.casefold() for word in _WORD.findall(text[:FIRST])}
    rare = {zlib.crc32(one.encode()) for one in map(stem, said) if is_rare(one)}
    if not runs and not rare:
        return b""
    return np.array([len(runs), *sorted(runs), *sorted(rare)], _SIZE).tobytes()


def shared(one: bytes, other: bytes) -> int:
    """How many runs of words two texts both quote."""
    return len(_unpacked(one)[0] & _unpacked(other)[0]) if one and other else 0


def alike(one: bytes, other: bytes) -> float:
    """The cosine of two texts' sets of rare words; 0 where they share few."""
    if not one or not other:
        return 0.0
    left, right = _unpacked(one)[1], _unpacked(other)[1]
    both = len(left & right)
    return both / math.sqrt(len(left) * len(right)) if both >= RARE else 0.0


def one_story(one: bytes, other: bytes, days: int | None) -> bool:
    """Whether the marks of two texts say that they report one story; ``days`` lie between them, None: nobody knows."""
    if days is not None and days > DAYS:
        return False
    if shared(one, other) >= (UNDATED if days is None else 1):
        return True
    if days is not None and days > ALIKE_DAYS:
        return False
    return alike(one, other) >= (UNDATED_ALIKE if days is None else ALIKE)


def _runs(folded: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    says = [word not in EMPTY for word in folded]
    for at in range(len(folded) - RUN + 1):
        if sum(says[at : at + RUN]) >= TELLING:
            yield folded[at : at + RUN]


@lru_cache(maxsize=4096)
def _unpacked(packed: bytes) -> _Marks:
    whole = np.frombuffer(packed, _SIZE).tolist()
    return frozenset(whole[1 : 1 + whole[0]]), frozenset(whole[1 + whole[0] :])
