"""Two clauses laid beside each other: which of their words go together, what is left, and whether their signs agree.

A word may have its opposite for a partner, which turns the sign: "not cut" and "shortened". Nothing is laid where a
clause decides nothing, where the two are of other things, times, people or numbers, and where each has a verb of its
own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import compared, root
from onrecord.reconcile.discrepancies.frames import of_one
from onrecord.reconcile.discrepancies.senses import JOIN
from onrecord.reconcile.discrepancies.signs import Clause
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import weight

_ARTICLES: Final = frozenset(
    "a an the this that these those my our your his her its their another more any some".split()
)


#: Words that say of what they are said of that it will not be, or is no more.
_STOPS: Final = frozenset(
    map(
        root,
        "cancel scrap drop axe abandon shelve bury refuse reject turn_down block veto withhold deny ban bar "
        "prohibit forbid prevent stop halt suspend cease call_off break_off boycott standstill "
        "come_to_a_standstill fall_through come_to_nothing abort revoke rescind repeal abolish outlaw scupper "
        "thwart foil torpedo ditch throw_out vote_down strike_down quash overturn call_a_halt discontinue "
        "do_away_with get_rid_of wind_up mothball lay_up impossible out_of_the_question unthinkable invent "
        "fabricate fabrication baseless unfounded groundless untrue fictitious turn_away exclude shut_out "
        "evict snub skip neglect omit elude spurn disprove refute scotch fiction myth fairy_tale hoax fantasy "
        "nonsense debunk spare".split(),
    )
)


_COUNTED: Final = frozenset(
    map(root, "few many more less fewer most enough too_few too_many too_much too_little".split())
)


_FEWER: Final = frozenset(map(root, ("less", "fewer")))


@dataclass(frozen=True)
class Pair:
    """Two clauses beside each other: the roots that go together, those of them that are opposites, what is ``left`` of
    either, whether their signs agree (1) or not (-1), and the weight of what they share, whole and as a part of the
    ``least`` and the ``most`` that either says; ``stopped``: one says by a word of its own that it is stopped."""

    pairs: Sequence[tuple[str, str]]
    opposite: Sequence[tuple[str, str]]
    left: tuple[Sequence[str], Sequence[str]]
    sign: int
    shared: float
    least: float
    most: float
    stopped: bool


def laid(one: Clause, other: Clause) -> Pair | None:
    """Two clauses beside each other; None where one decides nothing or a time limits what it denies; where they are of
    two things or of other names, or one of a fact and one of what somebody thinks of it; where nothing goes together;
    and where each has a verb of its own and no word is the other's opposite: "trucks cannot pass the bridge", "trucks
    wait at the bridge"."""
    if not (one.decided and other.decided and of_one(one.of, other.of) and of_one_time(one, other)):
        return None
    if (one.of.partial and not other.of.total) or (other.of.partial and not one.of.total):
        return None
    if {one.how, other.how} == {"fact", "view"}:
        return None
    pairs, turned = paired(one, other)
    if not pairs:
        return None
    matched = {a for a, _ in pairs}, {b for _, b in pairs}
    limited = _limited(one, other, pairs)
    if limited is None:
        return None
    if any(_of_others((one, a), (other, b)) for a, b in pairs if compared(a, b) < 0) or _two_sided(one, other, pairs):
        return None
    stopped = _stopping(one, matched[0]), _stopping(other, matched[1])
    sign = one.sign * other.sign * turned * limited * (-1 if stopped[0] != stopped[1] else 1)
    opposite = [(a, b) for a, b in pairs if compared(a, b) < 0] or [("few", "all")] * (limited < 0)
    if sign < 0 and not opposite and all(alone(side, n) for side, n in zip((one, other), matched, strict=True)):
        return None
    if sign < 0 and not opposite and _only_alike(one, other, pairs):
        return None  # "will not be suspended", "will be banned": perhaps of two things
    if sign < 0 and not opposite and (_of_other_objects(one, other, matched) or _of_other_numbers(one, other)):
        return None
    shared = weigh(min((a, b), key=weigh_one) for a, b in pairs)
    ours, theirs = weigh(one.said), weigh(other.said)
    left = (
        [each for each in one.said if each not in matched[0]],
        [each for each in other.said if each not in matched[1]],
    )
    if all(any(_is_name(each, of) for each in side) for side, of in zip(left, (one, other), strict=True)):
        return None
    part, most = shared / max(ours, theirs), shared / min(ours, theirs)
    return Pair(pairs, opposite, left, sign, shared, part, most, stopped[0] != stopped[1])


def _stopping(one: Clause, matched: Set[str]) -> bool:
    """Whether what two clauses share is stopped in one of them, by a word that the other has nothing for: right behind
    the word stands a shared one, or at the end of the clause right before it. "A banned substance" is none that was
    not found."""
    said = list(one.said)
    for at, each in enumerate(said):
        beside = said[at + 1] if at + 1 < len(said) else said[at - 1] if at else each
        if each in _STOPS and each not in matched and beside in matched and not _of_a_kind(one, each, beside):
            return True
    return False


def _of_a_kind(one: Clause, each: str, beside: str) -> bool:
    """Whether a word stands between an article and its noun: "a banned substance"."""
    word, noun = one.said[each], one.said[beside]
    if word is None or noun is None:
        return False
    at = next(n for n, known in enumerate(one.words) if known is word)
    return 0 < at < len(one.words) - 1 and one.words[at - 1].folded in _ARTICLES and one.words[at + 1] is noun


def _two_sided(one: Clause, other: Clause, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether one of two clauses has a word's opposite as well as the word: "sold its striker and kept its keeper"."""
    ours, theirs = (
        [each for each in side.said if each not in {pair[n] for pair in pairs}] for n, side in enumerate((one, other))
    )
    return any(
        any(compared(each, b) == -how for each in ours) or any(compared(a, each) == -how for each in theirs)
        for a, b in pairs
        if a != b and (how := compared(a, b))
    )


def _of_others(*sides: tuple[Clause, str]) -> bool:
    """Whether words that count, and are opposites, count two things: "too few teachers", "too many pupils"."""
    behind = []
    for clause, each in sides:
        said = list(clause.said)
        at = said.index(each) + 1
        if each not in _COUNTED or at >= len(said):
            return False
        behind.append(said[at])
    return compared(behind[0], behind[1]) <= 0


def _of_more(one: Clause, other: Clause) -> bool:
    """Whether one clause tells more of what another tells fewer of."""
    said = list(one.said)
    behind = [said[at + 1] for at, each in enumerate(said[:-1]) if each in _FEWER]
    return bool(behind) and bool(other.of.more) and compared(behind[0], other.of.more) > 0


def _limited(one: Clause, other: Clause, pairs: Sequence[tuple[str, str]]) -> int | None:
    """-1 where one of two clauses is of few of a kind, and the other of all of it; None where a "few" has no opposite;
    1 otherwise."""
    turned = 1
    for clause, side, at in ((one, other, 0), (other, one, 1)):
        few = clause.limits
        if not few or few <= {pair[at] for pair in pairs}:
            continue
        if not (_of_more(clause, side) if few <= _FEWER else side.of.total):
            return None
        turned = -turned
    return turned


def _only_alike(one: Clause, other: Clause, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether all that two clauses share is one thing, in two words, and each says more."""
    return len(pairs) == 1 and pairs[0][0] != pairs[0][1] and min(len(one.said), len(other.said)) > 1


def alone(one: Clause, matched: Set[str]) -> bool:
    """Whether a clause has a verb that none of the other's words goes with."""
    return one.verb is not None and one.verb not in matched


def _of_other_objects(one: Clause, other: Clause, matched: tuple[Set[str], Set[str]]) -> bool:
    """Whether two clauses share a verb that one denies, and each has an object of its own behind it: "we do not want a
    brochure", "we want a siren"."""
    sides = (one, matched[0]), (other, matched[1])
    return any(_last(side, shared) in side.focus for side, shared in sides) and all(
        _has_object(side, shared) for side, shared in sides
    )


def _of_other_numbers(one: Clause, other: Clause) -> bool:
    """Whether two clauses tell other numbers: "will not pay nine percent", "pays 8.5 percent"."""
    ours, theirs = one.of.numbers, other.of.numbers
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _last(one: Clause, matched: Set[str]) -> str:
    return [each for each in one.said if each in matched][-1]


def _has_object(one: Clause, matched: Set[str]) -> bool:
    """Whether what stands right behind the last shared word of a clause is a thing, and no preposition leads to it."""
    last = one.said[_last(one, matched)]
    if last is None or last not in one.words or list(one.said)[-1] in matched:
        return False
    behind = one.words[one.words.index(last) + 1 :]
    return bool(behind) and (behind[0].folded in _ARTICLES or behind[0].folded not in EMPTY)


def weigh(said: Iterable[str]) -> float:
    """What roots weigh together; the rarer a word, the more."""
    return math.fsum(map(weigh_one, said))


@lru_cache(maxsize=10_000)
def weigh_one(one: str) -> float:
    """What a root weighs; an expression as much as the heaviest of its words."""
    return max(weight(each) for each in one.split(JOIN))


def of_one_time(one: Clause, other: Clause) -> bool:
    """Whether no time limits the negation of one of two clauses; "not before May" denies that it is by April."""
    return one.limited == other.limited or (other.by if one.limited else one.by)


def in_focus(one: Clause, other: Clause, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether what negations deny first is in both of two clauses."""
    return one.focus <= {a for a, _ in pairs} and other.focus <= {b for _, b in pairs}


def _is_name(each: str, clause: Clause) -> bool:
    word = clause.said[each]
    return word is not None and word.raw[:1].isupper() and word is not clause.words[0]


def paired(one: Clause, other: Clause) -> tuple[list[tuple[str, str]], int]:
    """The roots of two clauses that go together, and -1 where an odd number of them are opposites."""
    pairs: list[tuple[str, str]] = [(each, each) for each in one.said if each in other.said]
    turned = 1
    for each, _ in pairs:
        turned *= -1 if (each in one.undone) != (each in other.undone) else 1
    free = [each for each in other.said if each not in one.said]
    for each in one.said:
        if each in other.said:
            continue
        how = [(compared(each, candidate), candidate) for candidate in free]
        found = next((c for c in how if c[0] > 0), None) or next((c for c in how if c[0] < 0), None)
        if found is not None:
            turned *= found[0] * (-1 if (each in one.undone) != (found[1] in other.undone) else 1)
            free.remove(found[1])
            pairs.append((each, found[1]))
    return pairs, turned
