"""Sets of contents drawn from situations (:mod:`benchmarks.versions.situations`), of the size that statements have."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from benchmarks.versions.situations import ELSEWHERE, SIDES, Placed, Situation

SIZES: Final = (2, 2, 3, 4, 5)  # contents of a set: as many as a statement has versions
STRANGER: Final = 0.15  # of the sets have a content of another situation, too
_DRAWN: Final = ("yes", "no", "yes", "no", "beside_yes", "beside_no", "else")


def sets(situations: Sequence[Situation], each: int, chance: random.Random) -> list[list[Placed]]:
    """Some contents of each situation at a time, ``each`` times, one of them at least affirming or denying."""
    out = []
    for one in situations:
        for _ in range(each):
            names = [chance.choice(SIDES), *chance.choices(_DRAWN, k=chance.choice(SIZES) - 1)]
            left = {name: chance.sample(told, len(told)) for name, told in one.contents.items()}
            some = [(left[name].pop(), name) for name in names if left[name]]
            other = chance.choice(situations)
            if chance.random() < STRANGER and other is not one:
                some.append((chance.choice(other.contents["yes"] + other.contents["no"]), ELSEWHERE))
            chance.shuffle(some)
            out.append(some)
    return out
