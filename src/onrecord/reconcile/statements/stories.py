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
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

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
#: The cosine of the sets of rare words of two texts from which on they are of one story. Of the 619 pairs of reports of
#: one occasion of benchmarks/versions (tuning, fresh-1 to -11, -14 and -15) that are printed a day or less apart with a
#: speaker in common 87 % are as near (of fresh-15, in other words throughout, 61 %); of 1,737 pairs of PolNeAR train
#: within a day, with a name in common among those who speak, 0.8 %, of the 18,729 printed eleven to thirty days apart
#: 0.07 %. With words in lower case counted once more, and numbers, it is 71 % (26 %) at the same price.
ALIKE: Final = 0.32
#: From which on they may be of one matter: there what two contents share must speak for itself. Of PolNeAR train 3.5 %
#: within a day and 0.9 % of those far apart are as near; of the next two, of the 1,828 that are two or three days apart
#: and of the 18,729, one each.
MATTER: Final = 0.235
ALIKE_DAYS: Final = 1  # between two such reports: on the third day of a story it is another of the same words
LATER_ALIKE: Final = 0.4  # of two that are printed more than a day apart
UNDATED_ALIKE: Final = 0.44  # of two texts of which nobody knows when they were printed
#: Values of a sketch: of two texts as near as ALIKE, with a fifth of their rare words in common, 99.5 in 100 share one.
VALUES: Final = 24
SEED: Final = 1
FIRST: Final = 100_000  # characters of a text whose rare words are looked at
_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_SIZE: Final = "<u4"
_HEAD: Final = 3  # numbers at the head of marks: how many of each sort follow

_Marks = tuple[frozenset[int], frozenset[int]]


def marks(quoted: Iterable[Wording], text: str = "", meanings: Sequence[bytes] = ()) -> bytes:
    """What a text is known by, nothing where there is nothing: hashes of the runs of words of all that it prints as
    quoted, and of its rare words; then the mean of what its contents mean (``meanings``, vectors as signed bytes). How
    many there are of each stands first."""
    runs = {zlib.crc32(" ".join(run).encode()) for words in quoted for run in _runs(words.quoted.folded)}
    said = set(_WORD.findall(text[:FIRST]))
    rare = {found for word in said if (found := _hash(word.casefold())) is not None}
    if not runs and not rare and not meanings:
        return b""
    head = [len(runs), len(rare), len(meanings), *sorted(runs), *sorted(rare)]
    return np.array(head, _SIZE).tobytes() + _mean(meanings)


def _mean(meanings: Sequence[bytes]) -> bytes:
    if not meanings:
        return b""
    every = np.frombuffer(b"".join(meanings), np.int8).reshape(len(meanings), -1).astype(np.float32)
    return bytes(np.rint(every.mean(axis=0)).astype(np.int8).tobytes())


def sketch(packed: bytes) -> list[int]:
    """The values by which a text finds those that may be of its story: the MinHash (Broder 1997) of its rare words."""
    rare = _unpacked(packed)[1] if packed else frozenset()
    if not rare:
        return []
    made = RMinHash(num_perm=VALUES, seed=SEED)
    made.update([f"{word:08x}" for word in sorted(rare)])
    return list(made.digest())


def mean_meaning(packed: bytes) -> tuple[npt.NDArray[np.float32], int] | None:
    """The mean of what a text's contents mean, and how many they are; None where they have no vectors."""
    if not packed:
        return None
    head = np.frombuffer(packed, _SIZE, _HEAD).tolist()
    if not head[-1]:
        return None
    return np.frombuffer(packed[4 * (_HEAD + sum(head[:-1])) :], np.int8).astype(np.float32) / np.float32(127), head[-1]


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int | None:
    """The hash of a word's stem; None for a common word."""
    stemmed = stem(word)
    return zlib.crc32(stemmed.encode()) if is_rare(stemmed) else None


def shared(one: bytes, other: bytes) -> int:
    """How many runs of words two texts both quote."""
    return len(_unpacked(one)[0] & _unpacked(other)[0]) if one and other else 0


def alike(one: bytes, other: bytes) -> float:
    """How much alike two texts are: the cosine of their sets of rare words."""
    if not one or not other:
        return 0.0
    ours, theirs = _unpacked(one)[1], _unpacked(other)[1]
    both = len(ours & theirs)
    return both / math.sqrt(len(ours) * len(theirs)) if both else 0.0


def one_story(one: bytes, other: bytes, days: int | None) -> bool:
    """Whether the marks of two texts say that they report one story; ``days`` lie between them, None: nobody knows."""
    if days is not None and days > DAYS:
        return False
    if shared(one, other) >= (UNDATED if days is None else 1):
        return True
    if days is None:
        return alike(one, other) >= UNDATED_ALIKE
    return alike(one, other) >= (ALIKE if days <= ALIKE_DAYS else LATER_ALIKE)


def one_matter(one: bytes, other: bytes, days: int | None) -> bool:
    """Whether two texts printed within a day have so much in common that they may be of one story."""
    return days is not None and days <= ALIKE_DAYS and alike(one, other) >= MATTER


def _runs(folded: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    says = [0, *accumulate(word not in EMPTY for word in folded)]  # how many words do, up to each place
    for at in range(len(folded) - RUN + 1):
        if says[at + RUN] - says[at] >= TELLING:
            yield folded[at : at + RUN]


@lru_cache(maxsize=4096)
def _unpacked(packed: bytes) -> _Marks:
    """The runs, and the rare words."""
    runs, rare = np.frombuffer(packed, _SIZE, _HEAD).tolist()[:-1]
    whole = np.frombuffer(packed, _SIZE, _HEAD + runs + rare).tolist()
    return frozenset(whole[_HEAD : _HEAD + runs]), frozenset(whole[_HEAD + runs :])
