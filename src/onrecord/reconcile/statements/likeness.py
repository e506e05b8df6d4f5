"""How alike two tellings are in what they say, where they are not the same quoted words."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.tellings import Telling

RULE: Final = "likeness-1"
LIKE: Final = 0.5  # of the score below; a hand-set start, to be fitted on labelled pairs
WHERE: Final = 0.1  # what a shared, named occasion adds
_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "ly")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike (0 to about 1), and a phrase for a reader that says in what."""

    score: float
    because: str


class Rarity:
    """How much a word says among the tellings of a block: the logarithm of how few of them have it."""

    def __init__(self, counts: Counter[str], total: int) -> None:
        self.counts, self.total = counts, total

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Rarity:
        """Counted over tellings, each word once a telling."""
        counts: Counter[str] = Counter()
        total = 0
        for one in tellings:
            counts.update(set(stems(one)))
            total += 1
        return cls(counts, total)

    def weight(self, stem: str) -> float:
        """At least 0.3; more for rarer ones, and no more for those of short records."""
        return 0.3 + math.log((self.total + 20) / (self.counts[stem] + 5))

    def hundredths(self, key: str) -> int:
        """The weight of a key in whole hundredths, so that sums do not depend on their order."""
        return round(100 * self.weight(stem(key)))


def stem(word: str) -> str:
    """A word without a common English ending, as far as four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(one: Telling) -> list[str]:
    """The stems of a telling's words that say something, in order."""
    return [stem(word) for word in one.wording.folded if word not in EMPTY]


def alike(one: Telling, other: Telling, rarity: Rarity, *, occasion: bool) -> Likeness | None:
    """Whether two tellings say the same in other words; None when not. ``occasion``: both name the same one."""
    left, right = set(stems(one)), set(stems(other))
    if not left or not right:
        return None
    shared = sorted(left & right)
    weight = sum(rarity.weight(word) for word in shared)
    least = min(sum(rarity.weight(word) for word in sorted(side)) for side in (left, right))
    score = weight / least if least else 0.0
    reasons = [f"they share {', '.join(sorted(shared, key=lambda w: (-rarity.weight(w), w))[:4])}"] if shared else []
    same = _values(one) & _values(other)
    if same:
        score += 0.25
        reasons.append("the same figure")
    if occasion:
        score += WHERE
        reasons.append("the same occasion")
    if one.meaning is not None and other.meaning is not None:
        near = cosine(one.meaning, other.meaning)
        score = 0.5 * score + 1.2 * max(0.0, near - 0.4)
        reasons.append(f"their meanings are near ({near:.2f})")
    if score < LIKE or (len(shared) < 2 and not same and one.meaning is None):
        return None
    return Likeness(round(score, 4), "; ".join(reasons))


def cosine(left: bytes, right: bytes) -> float:
    """The cosine of two vectors as Attribution.meaning holds them."""
    a, b = array("b", left), array("b", right)
    return sum(x * y for x, y in zip(a, b, strict=True)) / (127 * 127)


def _values(one: Telling) -> set[tuple[str, str | None]]:
    return {(figure.low, figure.unit) for figure in one.figures if figure.low is not None}
