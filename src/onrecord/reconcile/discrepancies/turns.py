"""Whether one version affirms what another denies, by a small grammar of what turns a clause round.

A clause is a set of words that say something, and a sign. Negations, verbs and cues that deny ("ruled out", "refused
to", "stopped short of") turn the sign, each once, so that two of them turn nothing: "could not be excluded". Two
clauses of two versions are laid beside each other by their words, where a word may have its opposite for a partner,
which turns the sign as well: "not cut" and "shortened", "gladly" and "reluctantly". Where they say the same and their
signs differ, one version says not what the other says.

What limits a negation or hangs on a condition is not decided: "not until May", "hardly", "not only".
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import compared, polar, root
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.discrepancies.frames import of_one
from onrecord.reconcile.discrepancies.senses import JOIN
from onrecord.reconcile.discrepancies.signs import LONG, NEGATIONS, OPEN, ORDER, Clause, clauses
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word, places, printed

RULE: Final = "sense-differs-6"
GROUND: Final = "one version says not what the other says"
MOST: Final = 20  # other versions that one is held against, the fullest first
PAIRS: Final = 4_000  # of clauses of two versions, beyond which they are not laid beside each other: two long speeches
#: What the words must weigh that two clauses share, as a part of those of both; and where all of one's words are
#: the other's, how much more the other may say.
BOTH: Final = 0.5
REST: Final = 3
LEAST: Final = 1.0
SEVERAL: Final = 2.0
_ARTICLES: Final = frozenset(
    "a an the this that these those my our your his her its their another more any some".split()
)


def differences(here: Telling, others: Sequence[Telling]) -> list[Finding]:
    """At most one finding: what this telling says and another denies, or the other way; the fullest one first."""
    if not _spoken(here):
        return []
    ours = list(clauses(here))
    seen = set[tuple[tuple[str, ...], str]]()
    for there in others[:MOST]:
        key = there.wording.folded, there.cue
        if key in seen or not _spoken(there) or here.quotation == there.quotation == "direct":
            continue
        seen.add(key)
        found = _opposed(ours, list(clauses(there))) or _reversed(here, there)
        if found is not None:
            mine, other = found
            said = f"one has {_told(there, other)}, the other {_told(here, mine)}"
            left, right = Told(there, places(other)), Told(here, places(mine))
            return [Finding("polarity", "medium", GROUND, (left,), (right,), said, RULE)]
    return []


def _spoken(one: Telling) -> bool:
    """Whether a telling says something that can be so or not."""
    return one.stance not in ("no-comment", "question")


_Found = tuple[Sequence[Word], Sequence[Word]]


def _opposed(ours: Sequence[Clause], theirs: Sequence[Clause]) -> _Found | None:
    """The words of clauses of two tellings, one of which says that it is not so; None where nearer ones agree."""
    found = measured(ours, theirs)
    if found is None:
        return None
    measures, one, other = found
    by = learned()
    odds = math.fsum(weight * measures.get(name, 0.0) for name, weight in by.weights.items())
    least = by.opposite if measures["opposite"] else by.negated
    return (one.words, other.words) if odds >= least or _but_for_time(one, other) else None


_CALENDAR: Final = frozenset(
    map(
        root,
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday winter summer spring autumn christmas easter today tomorrow".split(),
    )
)
_TIMES: Final = _CALENDAR | frozenset(
    map(
        root,
        "year month week day decade century season term end beginning start next last another more coming now soon "
        "further longer".split(),
    )
)


def _but_for_time(one: Clause, other: Clause) -> bool:
    """Whether all that two clauses say beside a pair of opposites is a time: "leaves at the end of the season", "stays
    for another year"."""
    left, right = ([each for each in side.said if each not in _TIMES] for side in (one, other))
    days = [_CALENDAR.intersection(side.said) for side in (one, other)]
    if all(days) and days[0] != days[1]:
        return False  # "closes in spring", "opens in autumn"
    if len(left) != len(right) or len(left) > 2 or one.sign != other.sign or _ordered(one) or _ordered(other):
        return False
    pairs, turned = _paired(replace(one, said=dict.fromkeys(left)), replace(other, said=dict.fromkeys(right)))
    return len(pairs) == len(left) and turned < 0 and any(polar(a) for a, _ in pairs)


@dataclass(frozen=True)
class Learned:
    """The weights of what is measured, and the log odds from which two clauses are opposed: where a word of one is the
    ``opposite`` of one of the other's, and where one is only ``negated``. ``turns.json`` says of what they are."""

    weights: Mapping[str, float]
    opposite: float
    negated: float


@cache
def learned() -> Learned:
    """Those of the file."""
    held = json.loads(files("onrecord.reconcile.discrepancies").joinpath("turns.json").read_text(encoding="utf-8"))
    return Learned(held["weights"], **held["least"])


Measured = tuple[dict[str, float], Clause, Clause]


def measured(ours: Sequence[Clause], theirs: Sequence[Clause]) -> Measured | None:
    """The nearest two clauses of two tellings whose signs differ, with what is measured of them; None without any."""
    if len(ours) * len(theirs) > PAIRS:
        return None
    agree, best = 0.0, None
    agreed: list[tuple[list[tuple[Clause, str]], list[tuple[Clause, str]]]] = []
    for one in ours:
        for other in theirs:
            pair = _laid(one, other)
            if pair is None:
                continue
            if pair.sign > 0:
                agree = max(agree, pair.least)
                if len(pair.pairs) > 1:
                    agreed.append(([(one, a) for a, _ in pair.pairs], [(other, b) for _, b in pair.pairs]))
            elif best is None or (pair.least, -pair.stopped) > (best[0].least, -best[0].stopped):
                best = pair, one, other
    if best is None:
        return None
    pair, one, other = best
    if any((one, a) in mine or (other, b) in yours for mine, yours in agreed for a, b in pair.opposite):
        return None  # "will leave the town but stay in the port", "will stay in the port"
    return _measures(pair, one, other) | {"agree": agree - pair.least}, one, other


def excluded(here: Telling, there: Telling, ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether two tellings, some words of which seem to contradict each other, do not: the clauses of these are of
    others than each other, or two clauses are nearer that say the same by a word and by the denial of its opposite."""
    left, right = list(clauses(here)), list(clauses(there))
    if len(left) * len(right) > PAIRS:
        return False
    said = [(one, other) for one in _with(left, ours) for other in _with(right, theirs)]
    if said and not any(of_one(one.of, other.of) for one, other in said):
        return True
    agree, differ = 0.0, 0.0
    for one, other in said:
        pair = _laid(one, other)
        if pair is not None and pair.sign < 0:
            differ = max(differ, pair.least)
        elif pair is not None and -1 in (one.sign, other.sign) and pair.shared >= LEAST:
            agree = max(agree, pair.least)
    return agree > differ


def _with(some: Sequence[Clause], words: Sequence[Word]) -> list[Clause]:
    """The clauses that have one of some words."""
    spans = {word.span for word in words}
    return [one for one in some if any(word.span in spans for word in one.words)]


def _reversed(here: Telling, there: Telling) -> _Found | None:
    """The words of two tellings that say of the same two things in which order they were, the one before the other
    and after it."""
    ours, theirs = _order(here), _order(there)
    if ours is None or theirs is None or ours[0] == theirs[0] or here.stance != there.stance:
        return None
    if compared(ours[1], theirs[1]) <= 0:
        return None
    shared = ours[2] & theirs[2]
    least = min(len(ours[2]), len(theirs[2]))
    if not shared or 2 * len(shared) <= least or sum(sorted(map(weight, shared))) < SEVERAL:
        return None
    return here.wording.words, there.wording.words


def _order(one: Telling) -> tuple[str, str, frozenset[str]] | None:
    """The only "before" or "after" of a telling, the root of the next word that says something, and those of all
    others."""
    words = one.wording.words
    at = [n for n, word in enumerate(words) if word.folded in ORDER]
    if len(at) != 1 or len(words) > LONG or any(word.folded in NEGATIONS | OPEN for word in words):
        return None
    said = [root(word.folded) for word in words[at[0] + 1 :] if word.folded not in EMPTY]
    others = frozenset(root(word.folded) for word in words if word.folded not in EMPTY | ORDER)
    return (words[at[0]].folded, said[0], others - {said[0]}) if said else None


@dataclass(frozen=True)
class _Pair:
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


def _laid(one: Clause, other: Clause) -> _Pair | None:
    """Two clauses beside each other; None where one decides nothing or a time limits what it denies; where they are of
    two things or of other names, or one of a fact and one of what somebody thinks of it; where nothing goes together;
    and where each has a verb of its own and no word is the other's opposite: "trucks cannot pass the bridge", "trucks
    wait at the bridge"."""
    if not (one.decided and other.decided and of_one(one.of, other.of) and _of_one_time(one, other)):
        return None
    if (one.of.partial and not other.of.total) or (other.of.partial and not one.of.total):
        return None
    if {one.how, other.how} == {"fact", "view"}:
        return None
    pairs, turned = _paired(one, other)
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
    if sign < 0 and not opposite and all(_alone(side, n) for side, n in zip((one, other), matched, strict=True)):
        return None
    if sign < 0 and not opposite and _only_alike(one, other, pairs):
        return None  # "will not be suspended", "will be banned": perhaps of two things
    if sign < 0 and not opposite and (_of_other_objects(one, other, matched) or _of_other_numbers(one, other)):
        return None
    shared = _weigh(min((a, b), key=_weight) for a, b in pairs)
    ours, theirs = _weigh(one.said), _weigh(other.said)
    left = (
        [each for each in one.said if each not in matched[0]],
        [each for each in other.said if each not in matched[1]],
    )
    if all(any(_is_name(each, of) for each in side) for side, of in zip(left, (one, other), strict=True)):
        return None
    part, most = shared / max(ours, theirs), shared / min(ours, theirs)
    return _Pair(pairs, opposite, left, sign, shared, part, most, stopped[0] != stopped[1])


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


_COUNTED: Final = frozenset(
    map(root, "few many more less fewer most enough too_few too_many too_much too_little".split())
)


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


_FEWER: Final = frozenset(map(root, ("less", "fewer")))


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


def _ordered(one: Clause) -> bool:
    return any(word.folded in ORDER for word in one.words)


def _alone(one: Clause, matched: Set[str]) -> bool:
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


def _weigh(said: Iterable[str]) -> float:
    return math.fsum(map(_weight, said))


@lru_cache(maxsize=10_000)
def _weight(one: str) -> float:
    """What a root weighs; an expression as much as the heaviest of its words."""
    return max(weight(each) for each in one.split(JOIN))


def _measures(pair: _Pair, one: Clause, other: Clause) -> dict[str, float]:
    """What is known of two clauses whose signs differ, each from 0 to 1."""
    topic = [each for each in pair.pairs if each not in pair.opposite]
    apart = min(len(side) for side in pair.left)
    return {
        "1": 1.0,
        "shared": min(pair.shared, 10) / 10,
        "topic": min(_weigh(min(each, key=_weight) for each in topic), 8) / 8,
        "least": pair.least,
        "most": pair.most,
        "pairs": min(len(pair.pairs), 4) / 4,
        "opposite": float(bool(pair.opposite)),
        "negated": float(one.sign != other.sign),
        "apart": min(apart, 3) / 3,
        "apart, opposite": min(apart, 3) / 3 * bool(pair.opposite),
        "order": float(_ordered(one) != _ordered(other)),
        "order, opposite": float(_ordered(one) != _ordered(other)) * bool(pair.opposite),
        "polar": min(sum(map(polar, (*pair.left[0], *pair.left[1]))), 4) / 4,
        "focus": float(not _in_focus(one, other, pair.pairs)),
        "verb": float(any(map(_alone, (one, other), ({a for a, _ in pair.pairs}, {b for _, b in pair.pairs})))),
        "whole": float(one.whole and other.whole),
        "plain": float(_plain(pair, one, other)),
        "stopped": float(pair.stopped),
    }


def _plain(pair: _Pair, one: Clause, other: Clause) -> bool:
    """Whether two clauses say so much alike, and so little else, that nothing need be weighed."""
    if any(map(polar, (*pair.left[0], *pair.left[1]))) or not _in_focus(one, other, pair.pairs):
        return False
    for n, side in enumerate((one, other)):
        alone = side.whole or side.sign < 0 or len(pair.pairs) > 1
        few = len(pair.left[1 - n]) <= min(REST, 2 * len(pair.pairs))
        if not pair.left[n] and alone and few and pair.shared >= LEAST:
            return True
    both = _weigh(one.said) + _weigh(other.said) - pair.shared
    return len(pair.pairs) > 1 and pair.shared >= SEVERAL and pair.shared >= BOTH * both


def _of_one_time(one: Clause, other: Clause) -> bool:
    """Whether no time limits the negation of one of two clauses; "not before May" denies that it is by April."""
    return one.limited == other.limited or (other.by if one.limited else one.by)


def _in_focus(one: Clause, other: Clause, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether what negations deny first is in both of two clauses."""
    return one.focus <= {a for a, _ in pairs} and other.focus <= {b for _, b in pairs}


def _is_name(each: str, clause: Clause) -> bool:
    word = clause.said[each]
    return word is not None and word.raw[:1].isupper() and word is not clause.words[0]


def _paired(one: Clause, other: Clause) -> tuple[list[tuple[str, str]], int]:
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


def _told(one: Telling, words: Sequence[Word]) -> str:
    """The words of a clause for a reader, with the cue that they were told with."""
    return f"“{printed(words)}”" + (f" with “{one.cue}”" if one.cue else "")
