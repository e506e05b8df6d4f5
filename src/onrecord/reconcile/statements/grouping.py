"""Which tellings of one speaker are versions of one statement.

The fullest telling defines a statement; a fuller one is looked at before a shorter one, so that an excerpt joins the
fullest version that has its words, and two excerpts without such a version stay two statements. What is not quoted, or
quoted in other words, joins by what it says: rare words, figures, names, meaning. The same said again on another
occasion is another statement, linked as a repetition. A function of the set of tellings: their order does not matter.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.likeness import Rarity, alike
from onrecord.reconcile.statements.occasions import Fit, fit
from onrecord.reconcile.statements.tellings import Telling

UNMISTAKABLE: Final = 8  # telling words in common that nobody says twice alike, however late a report prints them
MOST: Final = 200  # fuller tellings that one is compared with, those that share most rare words first


@dataclass(slots=True)
class Group:
    """A statement in the making: its fullest telling first, with why each of the others joined."""

    tellings: list[Telling]
    reasons: dict[str, str] = field(default_factory=dict)
    repeats: set[str] = field(default_factory=set)

    @property
    def fullest(self) -> Telling:
        """The telling that says most."""
        return self.tellings[0]


def group(tellings: Iterable[Telling]) -> list[Group]:
    """The statements that a speaker's tellings are versions of, the fullest first."""
    ordered = sorted(tellings, key=lambda one: one.fullness)
    rarity = Rarity.of(ordered)
    groups: list[Group] = []
    home: dict[str, Group] = {}
    index: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(ordered):
        best: tuple[tuple[float, ...], Group, str] | None = None
        repeated: list[Group] = []
        for other in _candidates(one, ordered, index, rarity):
            found = _joins(one, other, home[other.id], rarity)
            if found is None:
                continue
            score, reason, again = found
            if again:
                repeated.append(home[other.id])
            elif best is None or score > best[0]:
                best = (score, home[other.id], reason)
        if best is not None:
            best[1].tellings.append(one)
            best[1].reasons[one.id] = best[2]
            home[one.id] = best[1]
        else:
            new = Group([one])
            for other_group in repeated:
                new.repeats.add(other_group.fullest.id)
                other_group.repeats.add(one.id)
            groups.append(new)
            home[one.id] = new
        for key in _keys(one):
            index[key].append(at)
    return groups


def _keys(one: Telling) -> set[str]:
    """By what tellings find each other: words that say something, pairs of neighbours, and values of figures."""
    words = [word for word in one.wording.folded if word not in EMPTY]
    keys = {*words, *(f"{a} {b}" for a, b in pairwise(one.wording.folded))}
    return keys | {f"#{figure.low}" for figure in one.figures if figure.low is not None}


def _candidates(one: Telling, ordered: Sequence[Telling], index: dict[str, list[int]], rarity: Rarity) -> list[Telling]:
    """The fuller tellings that share most with one, at most MOST of them."""
    weight: Counter[int] = Counter()
    for key in sorted(_keys(one), key=lambda key: (len(index.get(key, ())), key)):
        places = index.get(key, ())
        if len(places) > MOST and weight:
            continue
        for at in places[:MOST]:
            weight[at] += rarity.hundredths(key)
    best = sorted(weight, key=lambda at: (-weight[at], at))[:MOST]
    return [ordered[at] for at in best]


def _joins(one: Telling, other: Telling, into: Group, rarity: Rarity) -> tuple[tuple[float, ...], str, bool] | None:
    """Whether a telling belongs to the statement of a fuller one: how well, why, and whether it only repeats it."""
    found = same_words(one, other)
    where, why = fit(one, other)
    if found is not None and other.id == into.fullest.id:
        if where is Fit.OTHER or (where is Fit.APART and found.telling < UNMISTAKABLE):
            return (0.0,), why, True
        return (2.0, found.shared, -math.inf), "it has the words of the fullest version", False
    likeness = alike(one, other, rarity, occasion=where is Fit.SAME)
    if likeness is None:
        return None
    if where in (Fit.OTHER, Fit.APART):
        return (0.0,), why, True
    return (1.0, likeness.score, 0.0), likeness.because, False
