"""What has developed: a later figure of one thing, or a position that has moved. No discrepancy, for its time differs.

Two statements of one speaker whose days cannot meet show it, when the later one has another figure of the same thing,
or denies in the same words what the earlier one affirmed. Each statement is held against the latest before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from onrecord.domain import Figure, FigureKind
from onrecord.reconcile.discrepancies.amounts import compatible
from onrecord.reconcile.discrepancies.figures import Placed, around, stems
from onrecord.reconcile.discrepancies.findings import Told
from onrecord.reconcile.discrepancies.words import silent
from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS, weigh
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.likeness import slipped
from onrecord.reconcile.statements.occasions import days_apart
from onrecord.reconcile.statements.rarity import printed, stem, weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import places

RULE: Final = "figure-moves-5"
STANCE_RULE: Final = "position-moves-2"
#: Signs that two figures are of one thing, below which nothing is said. Set on the tuning half of benchmarks/versions.
ENOUGH: Final = 2.0
RARE: Final = 3  # what the words around two figures that both have must weigh to be one sign
TIMES: Final = 8  # that a figure may grow from one statement to the next
BACK: Final = 40  # earlier statements that one is held against, the latest first
CLOSE: Final = 8  # words from a figure within which a mark is of it
FEW: Final = 6  # statements with figures of a unit, beyond which the unit alone tells nothing
TELLING: Final = 3  # shared words that say something, for a position to be the same but for its negation
OTHER: Final = 2  # words that say something and differ beside the negation, beyond which something else is said
TWO_DIGITS: Final = 10
ABOUT: Final = 4  # words that say what a development is about
_MARKS: Final = frozenset(
    """now today already meanwhile far all stand stands grew grown rose risen climbed fell fallen dropped increased
    decreased doubled halved reached lowered cut revised instead
    """.split()
)
_MARKING: Final = re.compile(r"\b(?:in the end|by (?:this|last) \w+|than (?:yesterday|last \w+|a \w+ ago))\b")
#: What is counted together from day to day: of these who tells more later tells of the same.
_TOLLS: Final = frozenset(
    map(stem, "dead deaths killed victims casualties fatalities injured wounded missing cases".split())
)
#: Words behind which a figure is told that was so before: "up from 4.2 million".
_WAS: Final = frozenset("from versus against".split())
_CHANGED: Final = _MARKS | frozenset("up down more less increase rise fall drop compared higher lower".split())


@dataclass(frozen=True)
class Moved:
    """A development as it is found: both sides, the words that they have in common, and why it is one."""

    earlier: Told
    later: Told
    about: str
    because: str
    rule: str


@dataclass(frozen=True)
class Stated:
    """A statement with its tellings, the fullest first, and the days on which it may have been said."""

    id: str
    tellings: Sequence[Telling]

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """Those that most of its reports tell of; else those up to which the first of them was published."""
        said = [one.said for one in self.tellings if one.said is not None]
        if said:
            return max(sorted(set(said)), key=said.count)
        printed = [one.printed for one in self.tellings if one.printed is not None]
        return min(printed, key=lambda one: (one[1], one[0])) if printed else None

    @cached_property
    def figures(self) -> list[Placed]:
        """The figures of its tellings, of each value the fullest telling's."""
        found: dict[tuple[object, ...], Placed] = {}
        for telling in self.tellings:
            for one in telling.figures:
                if one.low is not None and one.kind not in {"years", "ordinal"}:
                    key = (one.kind, one.unit, one.counts, one.low, one.high)
                    found.setdefault(key, Placed(telling, one, around(telling, one)))
        return sorted(found.values(), key=lambda one: -self._told(one.figure))

    def _told(self, figure: Figure) -> int:
        """How many reports tell that value."""
        values = (figure.kind, figure.unit, figure.low, figure.high)
        return len(
            {
                telling.text
                for telling in self.tellings
                for one in telling.figures
                if (one.kind, one.unit, one.low, one.high) == values
            }
        )


def of_figures(statements: Mapping[str, Sequence[Telling]]) -> list[Moved]:
    """Figures of one thing that differ from one statement of a speaker to a later one: ``statements`` gives the
    tellings of each by its id."""
    return list(_of_figures(_dated(statements)))


def of_positions(statements: Mapping[str, Sequence[Telling]]) -> list[Moved]:
    """Statements of a speaker that are the same words as an earlier one, but for a negation."""
    return list(_of_positions(_dated(statements)))


def _dated(statements: Mapping[str, Sequence[Telling]]) -> list[Stated]:
    dated = [
        one for one in (Stated(id_, told) for id_, told in sorted(statements.items())) if one.days and one.tellings
    ]
    return sorted(dated, key=lambda one: (one.days or ("", ""), one.id))


def _before(one: Stated, other: Stated) -> bool:
    """Whether the first was said before the second, whatever days they were."""
    return one.days is not None and other.days is not None and one.days[1] < other.days[0]


# ---------------------------------------------------------------------------------------------------------- figures


def _of_figures(dated: Sequence[Stated]) -> Iterator[Moved]:
    kinds: dict[tuple[FigureKind, str | None], list[Stated]] = defaultdict(list)
    for one in dated:
        for key in sorted({(p.figure.kind, p.figure.unit) for p in one.figures}, key=str):
            kinds[key].append(one)
    seen = set[tuple[str, str]]()
    for key, several in sorted(kinds.items(), key=lambda item: str(item[0])):
        placed = {one.id: [p for p in one.figures if (p.figure.kind, p.figure.unit) == key] for one in several}
        for n, later in enumerate(several):
            past = several[max(0, n - BACK) : n]
            known = [p for one in past for p in placed[one.id]]
            now = [p for p in placed[later.id] if not _was(p)]
            fresh = [p for p in now if not _among(p, known)]
            for earlier in reversed(past) if fresh else ():
                if not _before(earlier, later):
                    continue
                ours = [p for p in placed[earlier.id] if not _among(p, now)]
                alone = len(several) <= FEW and all(
                    any(_among(p, placed[side.id]) for side in (earlier, later) for p in placed[one.id])
                    for one in several
                )
                best = _moved(ours, fresh, alone=alone)
                if best is not None:
                    if (earlier.id, later.id) not in seen:
                        seen.add((earlier.id, later.id))
                        yield _told(earlier, later, *best)
                    break


def _among(one: Placed, others: Sequence[Placed]) -> bool:
    """Whether a figure may be one of others."""
    return any(compatible(one.figure, other.figure) for other in others)


def _was(one: Placed) -> bool:
    """Whether a figure is told as what was so before: "up from 4.2 million"."""
    words = one.telling.wording.words
    at = next((n for n, word in enumerate(words) if word.start >= one.figure.span.start), 0)
    before = [word.folded for word in words[max(0, at - 2) : at]]
    return before[-1:] != [] and before[-1] in _WAS and any(word.folded in _CHANGED for word in words[:at])


def _moved(ours: Sequence[Placed], theirs: Sequence[Placed], *, alone: bool) -> tuple[Placed, Placed] | None:
    """Figures of one kind and unit that say surely enough that a thing has another value later, the best attested."""
    pairs = [
        (_signs(one, other, alone=alone), -n, -m, one, other)
        for n, one in enumerate(ours)
        for m, other in enumerate(theirs)
    ]
    if not pairs:
        return None
    signs, _, _, one, other = max(pairs, key=lambda pair: (min(pair[0], ENOUGH), *pair[1:3]))
    return (one, other) if signs >= ENOUGH else None


def _told(earlier: Stated, later: Stated, one: Placed, other: Placed) -> Moved:
    assert earlier.days is not None
    assert later.days is not None
    return Moved(
        Told(one.telling, (one.figure.span,), _value(one.figure)),
        Told(other.telling, (other.figure.span,), _value(other.figure)),
        _about(one, other),
        f"{_words(one)} by {earlier.days[1]}, {_words(other)} from {later.days[0]} on",
        RULE,
    )


def _signs(one: Placed, other: Placed, *, alone: bool) -> float:
    """How much says that two figures of one kind and unit are of one thing."""
    counted = stems(one.figure.counts) & stems(other.figure.counts)
    if (one.figure.kind == "count" and not counted) or _far(one.figure, other.figure):
        return 0.0
    said = other.telling.wording.folded
    marked = not _MARKS.isdisjoint(said) or _MARKING.search(" ".join(said)) is not None
    low, high = (float(each.figure.low or 0) for each in (one, other))
    if one.figure.kind == "count" and low > high and not marked:
        return 0.0  # who speaks of fewer of them mostly speaks of others
    if one.figure.kind != "percentage" and min(low, high) >= TWO_DIGITS and slipped(low, high):
        return 0.0  # one of the two may be a slip
    shared = sum(sorted(weight(word) for word in one.around & other.around))
    from_it = any(_was(each) and compatible(each.figure, one.figure) for each in _beside(other))
    bound = one.figure.bound is not None and one.figure.bound == other.figure.bound
    told = bound or from_it or _marked_near(other)
    if one.figure.kind == "percentage" and not (counted or shared or told):
        return 0.0  # a "stands" of something else does not tell of what: a share of 40 percent is no rise of 15
    sure = (alone and one.figure.unit is not None) or not counted.isdisjoint(_TOLLS)
    return (1.0 if counted else 0.0) + min(2.0, shared / RARE) + marked + bound + sure + ENOUGH * from_it


def _marked_near(one: Placed) -> bool:
    """Whether a word that marks a change stands near a figure."""
    words = one.telling.wording.words
    at = next((n for n, word in enumerate(words) if word.start >= one.figure.span.start), 0)
    near = [word.folded for word in words[max(0, at - CLOSE) : at + CLOSE]]
    return not _MARKS.isdisjoint(near) or _MARKING.search(" ".join(near)) is not None


def _beside(one: Placed) -> Iterator[Placed]:
    """The other figures of its kind in a figure's telling."""
    for figure in one.telling.figures:
        if figure.span != one.figure.span and (figure.kind, figure.unit) == (one.figure.kind, one.figure.unit):
            yield Placed(one.telling, figure, frozenset())


def _far(one: Figure, other: Figure) -> bool:
    """Whether one figure is so many times the other that they hardly are of one thing."""
    assert one.high is not None
    assert other.high is not None
    low, high = sorted((abs(Decimal(one.high)), abs(Decimal(other.high))))
    return high > TIMES * low


def _words(one: Placed) -> str:
    span = one.figure.span
    words = [w.raw for w in one.telling.wording.words if span.start <= w.start and w.end <= span.end]
    return " ".join(words) or str(one.figure.low)


def _value(figure: Figure) -> str | None:
    return figure.low if figure.low == figure.high else f"{figure.low}-{figure.high}"


def _about(one: Placed, other: Placed) -> str:
    """What both tell of: what is counted, or the words that both have, else the words around the later one."""
    if one.figure.counts and other.figure.counts:
        return other.figure.counts
    shared = one.around & other.around or other.around
    rare = sorted(shared - _MARKS, key=lambda word: (-weight(word), word))[:ABOUT]
    return _printed(rare, other.telling) or other.figure.unit or other.figure.kind


# -------------------------------------------------------------------------------------------------------- positions


def _of_positions(dated: Sequence[Stated]) -> Iterator[Moved]:
    """The same words, once with and once without a negation, on days that cannot meet."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, later in enumerate(dated):
        words = {key for key in later.tellings[0].keys if " " in key}
        shared: dict[int, int] = defaultdict(int)
        for key in words:
            for at in index[key][-BACK:]:
                shared[at] += 1
            index[key].append(n)
        near = sorted((at for at, count in shared.items() if count >= 2), reverse=True)[:BACK]
        for at in near:
            if _before(dated[at], later) and (found := _turned(dated[at], later)) is not None:
                yield found
                break


def _turned(earlier: Stated, later: Stated) -> Moved | None:
    one, other = earlier.tellings[0], later.tellings[0]
    here, there = sorted((one, other), key=lambda telling: telling.fullness, reverse=True)
    found = same_words(here, there)
    if found is None or found.telling < TELLING or days_apart(one, other) in (None, 0):
        return None
    changes = silent(found)
    if not any(weigh(ours, theirs) == "negation" for ours, theirs in changes):
        return None
    if sum(word.folded not in EMPTY | NEGATIONS for pair in changes for side in pair for word in side) > OTHER:
        return None
    rare = sorted(one.stems & other.stems, key=lambda word: (-weight(word), word))[:ABOUT]
    return Moved(
        Told(one, places(one.wording.words)),
        Told(other, places(other.wording.words)),
        _printed(rare, other),
        "the same words, with a negation in one of them only, on another day",
        STANCE_RULE,
    )


def _printed(stems: Sequence[str], telling: Telling) -> str:
    return " ".join(printed(stems, (word.raw for word in telling.wording.words)))
