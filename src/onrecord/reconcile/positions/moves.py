"""How what somebody undertakes moves from one statement to a later one: another status, deadline, amount or bound.

Two commitments of one speaker are to one deed when the words that say what is to be done share enough that says
something, no two others are named who act, and no two things that are done. Each is held against the latest before it.
Where only the amount is another, that is a matter of figures, as a negation is one of positions
(:mod:`onrecord.reconcile.discrepancies.developments`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.domain import Figure
from onrecord.reconcile.discrepancies.amounts import compatible
from onrecord.reconcile.discrepancies.developments import Moved, Stated
from onrecord.reconcile.discrepancies.findings import Told
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import printed, stem, weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.store.standing import Undertaken

RULE: Final = "commitment-moves-2"
#: What the words of two deeds that both have must weigh, and of what the shorter one has, the share. Set on invented
#: statements and on the samples that come along; a pair of rarer words, or three common ones.
ENOUGH: Final = 3.5
SHARE: Final = 0.6
BACK: Final = 40  # commitments about the like that one is held against, the latest first
ABOUT: Final = 4  # words that say what a change is about
_WORD: Final = re.compile(r"[^\W\d_]{3,40}")
_CAPITAL: Final = re.compile(r"(?<=[\w,] )[A-Z][^\W\d_]{2,40}")
_SELF: Final = frozenset("i we he she they it my our his her their its".split())
_CALENDAR: Final = frozenset(
    """january february march april june july august september october november december spring summer autumn winter
    monday tuesday wednesday thursday friday saturday sunday percent year years month months week weeks end early late
    million billion thousand next this christmas""".split()
)


@dataclass(frozen=True)
class Deed:
    """A commitment of a statement, with the stems of the words that say what is to be done."""

    of: Stated
    telling: Telling
    made: Undertaken
    stems: frozenset[str]
    names: frozenset[str]


def moves(statements: Mapping[str, Sequence[Telling]], undertaken: Mapping[str, Sequence[Undertaken]]) -> list[Moved]:
    """What moves between the statements of one speaker: ``statements`` gives the tellings of each by its id, the
    fullest first, ``undertaken`` the commitments of each telling by its id."""
    dated = [
        one for one in (Stated(id_, told) for id_, told in sorted(statements.items())) if one.tellings and one.days
    ]
    dated.sort(key=lambda one: (one.days or ("", ""), one.id))
    index: dict[str, list[Deed]] = defaultdict(list)
    found = []
    for later in dated:
        deeds = list(_deeds(later, undertaken))
        for deed in deeds:
            best = _latest(deed, index)
            if best is not None and (moved := _moved(best, deed)) is not None:
                found.append(moved)
        for deed in deeds:
            for each in deed.stems:
                index[each].append(deed)
    return found


def _deeds(of: Stated, undertaken: Mapping[str, Sequence[Undertaken]]) -> Iterator[Deed]:
    """The commitments of a statement, by the fullest of its tellings that has any."""
    telling = next((one for one in of.tellings if undertaken.get(one.id)), None)
    for made in undertaken[telling.id] if telling is not None else ():
        assert telling is not None
        words = {word.casefold() for word in _WORD.findall(made.words)}
        stems = frozenset(stem(word) for word in words if word not in EMPTY and word not in _CALENDAR)
        names = frozenset(name for name in _CAPITAL.findall(made.words) if name.casefold() not in _CALENDAR)
        yield Deed(of, telling, made, stems, names)


def _latest(deed: Deed, index: Mapping[str, Sequence[Deed]]) -> Deed | None:
    """The latest earlier commitment to the same deed; of those of one statement, the likest."""
    near = {id(one): one for each in sorted(deed.stems) for one in index.get(each, ())[-BACK:]}
    fits = [
        (one.of.days, one.of.id, _shared(one, deed), one.made.action.start, one)
        for one in near.values()
        if one.of.days is not None
        and deed.of.days is not None
        and one.of.days[1] < deed.of.days[0]
        and _same(one, deed)
    ]
    return max(fits, key=lambda fit: fit[:4])[4] if fits else None


def _shared(one: Deed, other: Deed) -> float:
    return sum(sorted(weight(each) for each in one.stems & other.stems))


def _same(one: Deed, other: Deed) -> bool:
    """Whether two commitments are to one deed of one actor."""
    least = min(sum(sorted(map(weight, each.stems))) for each in (one, other))
    shared = _shared(one, other)
    if shared < ENOUGH or shared < SHARE * least:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    ours, theirs = ((each.made.actor or "").casefold().split() for each in (one, other))
    if one.made.own or other.made.own or not ours or not theirs or ours[-1] in _SELF or theirs[-1] in _SELF:
        return True
    return bool(set(ours) & set(theirs) - EMPTY)


def _moved(one: Deed, other: Deed) -> Moved | None:
    """The change from a commitment to a later one, if there is any; the weightiest gives the reason."""
    reasons = list(_reasons(one.made, other.made))
    if not reasons:
        return None
    shared = sorted(one.stems & other.stems, key=lambda word: (-weight(word), word))[:ABOUT]
    about = " ".join(printed(shared, _WORD.findall(other.made.words)))
    earlier, later = (Told(each.telling, (each.made.action,), _value(each.made)) for each in (one, other))
    return Moved(earlier, later, about, "; ".join(reasons), RULE)


def _reasons(one: Undertaken, other: Undertaken) -> Iterator[str]:
    moved = one.status != other.status
    if moved:
        yield f"from {one.status or 'called for'} to {other.status or 'called for'}"
    if one.due and other.due and (one.due[1] < other.due[0] or other.due[1] < one.due[0]):
        moved = True
        yield f"due by {other.due[1]} instead of {one.due[1]}"
    if one.amount is None or other.amount is None or not _comparable(one.amount, other.amount):
        return
    if (one.amount.low, one.amount.high) == (other.amount.low, other.amount.high):
        if one.amount.bound != other.amount.bound:
            yield f"from {_amount(one.amount)} to {_amount(other.amount)}"
    elif moved and not compatible(one.amount, other.amount):
        yield f"from {_amount(one.amount)} to {_amount(other.amount)}"


def _comparable(one: Figure, other: Figure) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit) and one.low is not None and other.low is not None


def _amount(figure: Figure) -> str:
    value = figure.low if figure.low == figure.high else f"{figure.low} to {figure.high}"
    return " ".join(filter(None, [figure.bound, value, figure.unit]))


def _value(one: Undertaken) -> str | None:
    return _amount(one.amount) if one.amount is not None else None
