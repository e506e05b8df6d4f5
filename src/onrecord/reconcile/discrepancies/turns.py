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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import compared, polar, root
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.discrepancies.frames import of_one
from onrecord.reconcile.discrepancies.laying import Pair, alone, in_focus, laid, paired, weigh, weigh_one
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
    pairs, turned = paired(replace(one, said=dict.fromkeys(left)), replace(other, said=dict.fromkeys(right)))
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
            pair = laid(one, other)
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
        pair = laid(one, other)
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


def _ordered(one: Clause) -> bool:
    return any(word.folded in ORDER for word in one.words)


def _measures(pair: Pair, one: Clause, other: Clause) -> dict[str, float]:
    """What is known of two clauses whose signs differ, each from 0 to 1."""
    topic = [each for each in pair.pairs if each not in pair.opposite]
    apart = min(len(side) for side in pair.left)
    return {
        "1": 1.0,
        "shared": min(pair.shared, 10) / 10,
        "topic": min(weigh(min(each, key=weigh_one) for each in topic), 8) / 8,
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
        "focus": float(not in_focus(one, other, pair.pairs)),
        "verb": float(any(map(alone, (one, other), ({a for a, _ in pair.pairs}, {b for _, b in pair.pairs})))),
        "whole": float(one.whole and other.whole),
        "plain": float(_plain(pair, one, other)),
        "stopped": float(pair.stopped),
    }


def _plain(pair: Pair, one: Clause, other: Clause) -> bool:
    """Whether two clauses say so much alike, and so little else, that nothing need be weighed."""
    if any(map(polar, (*pair.left[0], *pair.left[1]))) or not in_focus(one, other, pair.pairs):
        return False
    for n, side in enumerate((one, other)):
        alone = side.whole or side.sign < 0 or len(pair.pairs) > 1
        few = len(pair.left[1 - n]) <= min(REST, 2 * len(pair.pairs))
        if not pair.left[n] and alone and few and pair.shared >= LEAST:
            return True
    both = weigh(one.said) + weigh(other.said) - pair.shared
    return len(pair.pairs) > 1 and pair.shared >= SEVERAL and pair.shared >= BOTH * both


def _told(one: Telling, words: Sequence[Word]) -> str:
    """The words of a clause for a reader, with the cue that they were told with."""
    return f"“{printed(words)}”" + (f" with “{one.cue}”" if one.cue else "")
