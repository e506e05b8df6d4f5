"""Figures of one thing that differ between the versions of a statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from onrecord.domain import Figure
from onrecord.reconcile.discrepancies import amounts
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements import rarity
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import of_one_time
from onrecord.reconcile.statements.rarity import stem, weight
from onrecord.reconcile.statements.tellings import Telling, of_one_place
from onrecord.reconcile.statements.wording import printed

RULE: Final = "figure-differs-11"
NEAR: Final = 6  # words on either side of a figure that tell what it is of
FAR: Final = 6  # times; of the wrong figures of the invented occasions (tuning half) none is further off
JOINED: Final = 3.0  # of the fit of two figures: two words around them in common, beside kind and unit
SURELY: Final = 99.0  # of the fit of two figures that are one, at one place of a text
BESIDE: Final = 2  # words beside both of two figures that tell what they are of, where neither counts anything
_RATHER: Final = frozenset(("rather", "sooner"))
_SAME_KIND: Final = ({"count", "ordinal"}, {"multiple", "ratio", "fraction"}, {"percentage", "percentage points"})


@dataclass(frozen=True)
class Placed:
    """A figure of a telling, with the stems of the words around it; ``only``: its telling has no other of its sort;
    ``spurned``: it is of what somebody would rather not: "resign rather than pay seven percent"."""

    telling: Telling
    figure: Figure
    around: frozenset[str]
    only: bool = False
    spurned: bool = False


def differences(tellings: Sequence[Telling]) -> list[Finding]:
    """The figures of a statement's tellings that cannot be one number, though they count one thing; fullest first."""
    slots: list[list[Placed]] = []
    for telling in tellings:
        sorts = Counter((figure.kind, figure.unit) for figure in telling.figures)
        placed = [
            Placed(
                telling,
                figure,
                around(telling, figure),
                sorts[figure.kind, figure.unit] == 1,
                _spurned(telling, figure),
            )
            for figure in telling.figures
        ]
        _fill(slots, [one for one in placed if one.figure.low is not None])
    joined = _joined(slots)
    found = [one for slot in joined for one in _in_slot(slot)]
    return [one for one in found if not _of_another(one, joined, found)] if len(found) > 1 else found


def _of_another(one: Finding, slots: Sequence[Sequence[Placed]], found: Sequence[Finding]) -> bool:
    """Whether the tellings of a side differ in several figures and agree in none, and have other words: then they tell
    of something else, as of another part of town."""
    for side, other in ((one.left, one.right), (one.right, one.left)):
        if all(
            sum(any(each.telling is told.telling for each in (*two.left, *two.right)) for two in found) > 1
            and not any(_agrees(told.telling, slot) for slot in slots)
            and not any(same_words(*sorted((told.telling, each.telling), key=_shorter)) for each in other)
            for told in side
        ):
            return True
    return False


def _agrees(telling: Telling, slot: Sequence[Placed]) -> bool:
    """Whether a telling's figure in a slot may be that of another telling."""
    own = [one for one in slot if one.telling is telling]
    return any(compatible(one, other) for one in own for other in slot if other.telling is not telling)


def _shorter(telling: Telling) -> int:
    return len(telling.wording.words)


def _fill(slots: list[list[Placed]], placed: list[Placed]) -> None:
    """Put each figure of a telling with those of the same thing: equal ones first, then by the words around."""
    pairs = []
    for n, one in enumerate(placed):
        for s, slot in enumerate(slots):
            scores = [_fit(one, other) for other in slot]
            best = max((score for score in scores if score is not None), default=None)
            if best is not None:
                pairs.append((-best, s, n))
    taken, filled = set[int](), set[int]()
    for _, s, n in sorted(pairs):
        if n not in taken and s not in filled:
            taken.add(n)
            filled.add(s)
            slots[s].append(placed[n])
    slots.extend([one] for n, one in enumerate(placed) if n not in taken)


def _joined(slots: list[list[Placed]]) -> list[list[Placed]]:
    """The slots of one thing in one: a value that none of the earlier tellings has may find its like in a later one."""
    joined: list[list[Placed]] = []
    for slot in slots:
        tellings = {one.telling.id for one in slot}
        best: tuple[float, int] | None = None
        for n, other in enumerate(joined):
            if tellings & {one.telling.id for one in other}:
                continue
            scores = [score for one in slot for two in other if (score := _fit(one, two)) is not None]
            if scores and max(scores) >= JOINED and (best is None or max(scores) > best[0]):
                best = (max(scores), n)
        if best is None:
            joined.append(list(slot))
        else:
            joined[best[1]] += slot
    return joined


def _fit(one: Placed, other: Placed) -> float | None:
    """How well two figures go together as being of one thing; None when they do not."""
    if one.telling.text == other.telling.text and of_one_place(one.telling, other.telling):
        return SURELY if one.figure.span == other.figure.span and one.telling.id != other.telling.id else None
    if not of_one_time(one.telling, other.telling):
        return None
    if one.spurned != other.spurned and not same_words(*sorted((one.telling, other.telling), key=_shorter)):
        return None
    left, right = one.figure, other.figure
    kinds = {left.kind, right.kind}
    if len(kinds) == 2 and not any(kinds <= group for group in _SAME_KIND):
        return None
    if left.unit != right.unit and left.unit is not None and right.unit is not None:
        return None
    equal = (left.low, left.high) == (right.low, right.high)
    if not equal and (_told_by(left, other.telling) or _told_by(right, one.telling)):
        return None
    counted = stems(left.counts) & stems(right.counts)
    shared = len(one.around & other.around)
    near = compatible(one, other)
    if counted and stems(left.counts) == stems(right.counts):
        return (10.0 if equal else 7.0) + shared + near
    if equal:
        return (4.0 if left.counts and right.counts else 10.0) + shared  # nine samples are not nine positive samples
    if counted:
        return 4.0 + shared + near
    if left.counts and right.counts and left.kind == "count":
        return 2.0 + shared if near and shared >= 1 else None
    alone = one.only and other.only and (_a_nought(left, right) or _of_the_same(one, other))
    if not near and not alone and _far(left, right):
        return None
    sure = left.kind == "money" or (one.only and other.only and left.kind == right.kind != "count")
    return 1.0 + shared + 2 * near if shared >= 1 or near or sure else None


def _of_the_same(one: Placed, other: Placed) -> bool:
    """Whether the same words stand around two figures, all of them and more than one."""
    return len(one.around) > 1 and one.around == other.around


def _told_by(figure: Figure, telling: Telling) -> bool:
    """Whether a telling has a duration in another unit: ten weeks are its seventy days, and not its five weeks."""
    return any(amounts.one_length(figure, each) for each in telling.figures)


def compatible(one: Placed, other: Placed) -> bool:
    """Whether two figures may tell the same number; "before 2028" is by the end of 2027."""
    if amounts.compatible(one.figure, other.figure) or _by_the_dozen(one, other) or _by_the_dozen(other, one):
        return True
    first, second = sorted((one, other), key=lambda each: Decimal(each.figure.low or 0))
    years = {one.figure.kind, other.figure.kind} == {"years"}
    return (
        years and _value(second.figure) == str(int(Decimal(first.figure.low or 0)) + 1) and _follows(second, "before")
    )


def _by_the_dozen(rough: Placed, exact: Placed) -> bool:
    """Whether one is told roughly in dozens, and near the other: "about two dozen" of 23."""
    figure = rough.figure
    if not figure.approximate or figure.kind != exact.figure.kind or "dozen" not in _words(rough).casefold():
        return False
    low, high = Decimal(figure.low or 0), Decimal(exact.figure.low or 0)
    return abs(low - high) <= amounts.STRETCH * max(low, high)


def _follows(one: Placed, what: str) -> bool:
    """Whether a figure stands right behind a word."""
    words = one.telling.wording.words
    return any(word.folded == what and after.span == one.figure.span for word, after in pairwise(words))


def _a_nought(one: Figure, other: Figure) -> bool:
    """Whether two values are one but for noughts at the end: 7,500 and 75,000."""
    values = (Decimal(each or 0).normalize() for each in (one.low, other.low))
    return len({value.as_tuple().digits for value in values}) == 1


def _far(one: Figure, other: Figure) -> bool:
    """Whether two values are so far apart that only what they count could tell that they are of one thing."""
    values = sorted(abs(Decimal(each)) for each in (one.low, other.low) if each is not None)
    return len(values) == 2 and values[1] > FAR * values[0]


def _in_slot(slot: list[Placed]) -> list[Finding]:
    """Each value that cannot be the leading one, against it. The leading value is the one that most reports tell."""
    groups: list[list[Placed]] = []
    for one in slot:
        home = next((g for g in groups if all(compatible(one, other) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    if len(groups) < 2:
        return []
    lead = max(range(len(groups)), key=lambda n: (len({p.telling.text for p in groups[n]}), -n))
    out = []
    for n, group in enumerate(groups):
        if n == lead:
            continue
        left, right = _side(groups[lead]), _side(group)
        because = _because(groups[lead][0], group[0])
        ground = "a figure is what a reader takes away, and no rounding makes these one"
        out.append(Finding("figure", "high", ground, left, right, because, RULE))
    return out


def _side(group: list[Placed]) -> tuple[Told, ...]:
    return tuple(Told(one.telling, (one.figure.span,), _value(one.figure)) for one in group)


def _value(figure: Figure) -> str | None:
    return figure.low if figure.low == figure.high else f"{figure.low}-{figure.high}"


def _words(one: Placed) -> str:
    words = one.telling.wording.words
    span = one.figure.span
    said = printed(word for word in words if span.start <= word.start and word.end <= span.end)
    return said or str(one.figure.low)


def _because(one: Placed, other: Placed) -> str:
    """In what two figures of one thing differ, with what they count as it is printed; where neither counts anything,
    with the words that stand beside both."""
    said = f"one has {_with_counted(one)}, the other {_with_counted(other)}"
    if any(each.figure.counts or each.figure.of for each in (one, other)):
        return said
    near = sorted(one.around & other.around, key=lambda word: (-weight(word), word))[:BESIDE]
    words = rarity.printed(near, (word.raw for word in one.telling.wording.words))
    return f"{said}, both beside {', '.join(f'“{word}”' for word in words)}" if words else said


def _with_counted(one: Placed) -> str:
    """A figure with what it counts, or of whom it is told, where its own words do not say that."""
    words, figure = _words(one), one.figure
    for counted, place in ((figure.counts, figure.counts_span), (figure.of, figure.of_span)):
        if counted and counted.casefold() not in words.casefold():
            follows = place is not None and 0 <= place.start - figure.span.end <= 1
            words += f" {counted}" if follows else f" ({counted})"
            break
    return words


def around(telling: Telling, figure: Figure) -> frozenset[str]:
    """The stems of the words next to a figure that say something."""
    words = telling.wording.words
    inside = [n for n, word in enumerate(words) if figure.span.start <= word.start < figure.span.end]
    if not inside:
        return frozenset()
    near = [*words[max(0, inside[0] - NEAR) : inside[0]], *words[inside[-1] + 1 : inside[-1] + 1 + NEAR]]
    return frozenset(stem(word.folded) for word in near if word.folded not in EMPTY)


def _spurned(telling: Telling, figure: Figure) -> bool:
    """Whether a figure stands in what is put behind something else: "rather ... than", "instead of"."""
    words = telling.wording.words
    at = next((n for n, word in enumerate(words) if word.start >= figure.span.start), 0)
    sentence = [
        word.folded for word in words[:at] if (word.piece, word.sentence) == (words[at].piece, words[at].sentence)
    ]
    if "than" in sentence:
        than = len(sentence) - 1 - sentence[::-1].index("than")
        return not _RATHER.isdisjoint(sentence[:than])
    return ("instead", "of") in pairwise(sentence)


def stems(words: str | None) -> set[str]:
    """The stems of some words that say something."""
    return {stem(word) for word in (words or "").casefold().split() if word not in EMPTY}
