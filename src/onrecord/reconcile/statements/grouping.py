"""Which tellings of one speaker are versions of one statement.

First by their words: the fullest telling defines a statement, and an excerpt joins the fullest version that has its
words; two excerpts without such a version stay two statements. Then by what they say, in whatever words
(:mod:`onrecord.reconcile.statements.likeness`), the likeliest first. The same words said again on another occasion are
another statement, linked as a repetition. A function of the set of tellings: their order does not matter.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final

from onrecord.reconcile.statements.alignment import Alignment, align, edits
from onrecord.reconcile.statements.denials import turned
from onrecord.reconcile.statements.kinds import exchanged, same_words
from onrecord.reconcile.statements.likeness import LIKE, NOT, OPPOSED, Likeness
from onrecord.reconcile.statements.occasions import NEWS, Fit, around, fit, lie_between, printed_apart, two_interviews
from onrecord.reconcile.statements.parts import parts
from onrecord.reconcile.statements.prospects import hopes
from onrecord.reconcile.statements.rarity import weight
from onrecord.reconcile.statements.stories import one_story
from onrecord.reconcile.statements.tellings import Telling, fullest_first

#: Telling words in common that nobody says twice alike, however late a report prints them. Of 838 reports of PolNeAR
#: train no two are joined by 7 that are not by 8; on the tuning half of benchmarks/versions, read from the texts, 6
#: joins what is said again.
UNMISTAKABLE: Final = 7
#: The same, of reports of one story that tell days further apart than a slip: what it finds of days that are moved
#: stands in docs/measured.md; in 838 reports of PolNeAR train it joins nothing.
STORIED: Final = 4
MOST: Final = 200  # tellings that one is compared with, those that share most first
ROUNDS: Final = 3  # in which groups are joined; on the tuning half of benchmarks/versions the third finds nothing more
LATER: Final = 3  # days between reports, up to which a quotation with a word exchanged may be of one occasion
MEMBERS: Final = 6  # tellings that stand for a group when it is compared with another
#: What the mean of two groups' likenesses counts for beside the best: what says that two tellings are of one occasion
#: says it for their groups. On the tuning half of benchmarks/versions 0.5 finds 0.6 points less, 0.15 joins wrong ones.
MEAN: Final = 0.3
WORDS: Final = "it has the words of the fullest version"


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

    def settle(self) -> None:
        """Let the one of its fullest tellings define it whose words most reports have, now that all are known."""
        before = self.fullest.id
        self.tellings = fullest_first(self.tellings)
        if self.fullest.id != before:
            self.reasons[before] = self.reasons.pop(self.fullest.id, WORDS)


def group(tellings: Iterable[Telling]) -> list[Group]:
    """The statements that a speaker's tellings are versions of, the fullest first."""
    ordered = sorted(tellings, key=lambda one: one.fullness)
    if len(ordered) < 2:  # as of every other speaker
        return [Group([one]) for one in ordered]
    groups = _by_words(ordered)
    groups = _altered(groups)
    groups = _by_likeness(groups, Likeness(ordered))
    for one in groups:
        one.settle()
    _link(groups)
    return groups


# ---------------------------------------------------------------------------------------------- by words


class _Index:
    """Finds the tellings that share most words with one."""

    def __init__(self) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)

    def add(self, one: Telling, at: int) -> None:
        for key in one.keys:
            self.places[key].append(at)

    def like(self, one: Telling) -> list[int]:
        """Places of those that share something, those that share most of it first, at most MOST."""
        found: dict[int, int] = defaultdict(int)
        known = [(key, self.places[key]) for key in one.keys if key in self.places]
        for key, places in sorted(known, key=lambda each: (len(each[1]), each[0])):
            if len(places) > MOST and found:
                continue
            worth = 1 if " " in key else round(2 * weight(key))
            for at in places[:MOST]:
                found[at] += worth
        return sorted(found, key=lambda at: (-found[at], at))[:MOST]


def _by_words(ordered: Sequence[Telling]) -> list[Group]:
    """Groups of what has the same words as the fullest telling, none of them exchanged for others."""
    groups: list[Group] = []
    index = _Index()
    for one in ordered:
        best: tuple[tuple[int, ...], Group] | None = None
        for at in index.like(one):
            into = groups[at]
            found = same_words(one, into.fullest)
            if found is None or exchanged(found):
                continue
            where = _fit(one, into)
            if _one_occasion(one, into, where, found):
                score = (int(where is Fit.SAME), found.telling, -len(edits(found)), -at)
                if best is None or score > best[0]:
                    best = (score, into)
        if best is not None:
            best[1].tellings.append(one)
            best[1].reasons[one.id] = WORDS
        else:
            index.add(one, len(groups))
            groups.append(Group([one]))
    return groups


def _one_occasion(one: Telling, into: Group, where: Fit, found: Alignment) -> bool:
    """Whether the same words, found in two tellings, were said once."""
    if where.apart:
        unmistakable = where is not Fit.OTHER and found.telling >= UNMISTAKABLE
        return unmistakable or (where is Fit.DAYS and found.telling >= STORIED and _of_its_story(one, into))
    return True


def _of_its_story(one: Telling, into: Group) -> bool:
    """Whether a telling's report is of one story with one that tells a fuller version."""
    return any(one_story(one.marks, other.marks, printed_apart(one, other)) for other in into.tellings[:MEMBERS])


def _said_later(one: Telling, into: Group, where: Fit, found: Alignment) -> bool:
    """Whether a few of the same words, others among them, are printed days later, and nothing says of what occasion:
    who says the like again says it in part with other words."""
    apart = [days for other in into.tellings[:MEMBERS] if (days := printed_apart(one, other)) is not None]
    return where is Fit.OPEN and found.telling < UNMISTAKABLE and bool(apart) and min(apart) > LATER


def _fit(one: Telling, into: Group) -> Fit:
    """How a telling's occasion goes with that of a statement: the best of what its fuller versions say."""
    found = {fit(one, other)[0] for other in into.tellings[:MEMBERS]}
    for best in (Fit.SAME, Fit.OTHER, Fit.NEXT, Fit.DAYS, Fit.DOUBT, Fit.OPEN):
        if best in found:
            return best
    return Fit.APART


def _altered(groups: list[Group]) -> list[Group]:
    """Join groups whose words are those of a fuller one with some exchanged, unless one report tells both."""
    kept: list[Group] = []
    index = _Index()
    for one in groups:
        best: tuple[tuple[int, ...], Group] | None = None
        for at in index.like(one.fullest):
            into = kept[at]
            found = same_words(one.fullest, into.fullest)
            if found is None or _one_report_tells_both(one, into):
                continue
            where = _fit(one.fullest, into)
            if _said_later(one.fullest, into, where, found):
                continue
            if _one_occasion(one.fullest, into, where, found):
                score = (int(where is Fit.SAME), found.telling, -len(edits(found)), -at)
                if best is None or score > best[0]:
                    best = (score, into)
        if best is not None:
            _merge(best[1], one, "it has most words of the fullest version, with some exchanged")
        else:
            index.add(one.fullest, len(kept))
            kept.append(one)
    return kept


def _one_report_tells_both(one: Group, other: Group) -> bool:
    """Whether a text prints words of both in its body that are alike but for exchanged ones: then it means two."""
    texts: dict[str, list[Telling]] = defaultdict(list)
    for each in other.tellings:
        if not each.headline and each.wording.quoted.words:
            texts[each.text].append(each)
    for each in one.tellings:
        if each.headline or not each.wording.quoted.words:
            continue
        for there in texts.get(each.text, ()):
            short, long = sorted((each, there), key=lambda told: -told.fullness[0])
            found = align(short.wording.quoted, long.wording.quoted)
            if 2 * found.shared >= len(found.here.words) and exchanged(found):
                return True
    return False


def _merge(into: Group, other: Group, because: str) -> None:
    for each in other.tellings:
        into.reasons[each.id] = because if each is other.fullest else other.reasons.get(each.id, because)
    into.tellings.extend(other.tellings)
    into.tellings.sort(key=lambda one: one.fullness)


# ---------------------------------------------------------------------------------------------- by likeness


def _by_likeness(groups: list[Group], likeness: Likeness) -> list[Group]:
    """Join groups that say the same in other words, the likeliest first."""
    alive = dict(enumerate(groups))
    home = {likeness.at[each.id]: at for at, one in alive.items() for each in one.tellings}
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in _pairs(groups, likeness, home):
        near[a].add(b)
        near[b].add(a)
    alone = [likeness.at[one.fullest.id] if len(one.tellings) == 1 else None for one in groups]
    hoped = hopes(alone, likeness, near)
    heap: list[tuple[float, int, int]] = []
    stamp = [0] * len(groups)
    stamps: dict[tuple[int, int], tuple[int, int]] = {}

    def look(a: int, b: int) -> None:
        if b < a:
            a, b = b, a
        odds = _odds(alive[a], alive[b], likeness, home)
        stamps[a, b] = (stamp[a], stamp[b])
        if odds >= LIKE:
            heapq.heappush(heap, (-round(odds, 9), a, b))

    def join() -> set[str]:
        """Join what is on the heap, as long as it is likely; the texts of what was joined."""
        texts: set[str] = set()
        while heap:
            _, a, b = heapq.heappop(heap)
            if a not in alive or b not in alive or stamps.get((a, b)) != (stamp[a], stamp[b]):
                continue
            if _odds(alive[a], alive[b], likeness, home) < LIKE:
                continue
            texts |= {each.text for each in (*alive[a].tellings, *alive[b].tellings)}
            for each in alive[b].tellings:
                home[likeness.at[each.id]] = a
            best = _best(alive[a], alive[b], likeness)
            _merge(alive[a], alive.pop(b), best)
            stamp[a] += 1
            near[a] |= near.pop(b, set())
            near[a] -= {a, b}
            for other in sorted(near[a]):
                near[other].discard(b)
                near[other].add(a)
                if other in alive:
                    hoped[min(a, other)].add(max(a, other))
                    look(a, other)
        return texts

    wanted = set(alive)
    for _ in range(ROUNDS):  # a rival that has found its match is none any longer: so what was unlikely may be likely
        for a in sorted(hoped):
            for b in sorted(hoped[a]):
                if a in alive and b in alive and (a in wanted or b in wanted):
                    look(a, b)
        texts = join()
        wanted = {at for at, one in alive.items() if any(each.text in texts for each in one.tellings)}
        if not wanted:
            break
    return sorted(alive.values(), key=lambda one: one.fullest.fullness)


def _pairs(groups: Sequence[Group], likeness: Likeness, home: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of groups that may say the same: those of one time; where that is too many, those that share most."""
    days = [_days(one) for one in groups]
    order = sorted(range(len(groups)), key=lambda at: (days[at] or (0, 0), at))
    undated = [at for at in order if days[at] is None]
    crowded: list[int] = []
    begin = 0
    dated = [at for at in order if days[at] is not None]
    longest = max((high - low for low, high in filter(None, days)), default=0)
    for place, at in enumerate(dated):
        low = (days[at] or (0, 0))[0]
        while (days[dated[begin]] or (0, 0))[0] < low - NEWS - longest:
            begin += 1
        near = [other for other in dated[begin:place] if low - (days[other] or (0, 0))[1] <= NEWS]
        if len(near) + len(undated) > MOST:
            crowded.append(at)
            continue
        for other in (*near, *undated):
            yield min(at, other), max(at, other)
    if len(undated) <= MOST:
        yield from combinations(sorted(undated), 2)
    else:
        crowded += undated
    yield from _sharing(groups, likeness, home, crowded)


def _days(one: Group) -> tuple[int, int] | None:
    """From when to when a statement's tellings may be, as ordinals; None where one of them is without a date."""
    found = [days for telling in one.tellings for days in around(telling.days, telling.printed)]
    if any(each is None for each in found):
        return None
    known = [each for each in found if each is not None]
    first, last = min(low for low, _ in known), max(high for _, high in known)
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def _sharing(
    groups: Sequence[Group], likeness: Likeness, home: dict[int, int], wanted: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """For each of the wanted groups, those that share most rare words with it."""
    tellings = likeness.tellings
    by_stem: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(tellings if wanted else ()):
        for each in one.stems:
            by_stem[each].append(at)
    for group_at in sorted(wanted):
        for one in groups[group_at].tellings[:MEMBERS]:
            found: Counter[int] = Counter()
            for each in sorted(one.stems, key=lambda each: (len(by_stem[each]), each)):
                if len(by_stem[each]) > MOST and found:
                    break
                for other in by_stem[each][:MOST]:
                    found[other] += round(100 * weight(each))
            for other in sorted(found, key=lambda other: (-found[other], other))[: MEMBERS * 4]:
                a, b = sorted((group_at, home[other]))
                if a != b and (lie_between(one, tellings[other]) or 0) <= NEWS:
                    yield a, b


def _odds(one: Group, other: Group, likeness: Likeness, home: dict[int, int]) -> float:
    """The log odds that two groups are one statement: between the mean of their tellings' and the best."""
    if len(one.tellings) == len(other.tellings) == 1 and one.fullest.text != other.fullest.text:
        if likeness.evidence(likeness.at[one.fullest.id], likeness.at[other.fullest.id]) is None:
            return NOT  # as below, and what nearly all pairs come to
    elif _one_report_tells_both(one, other):
        return NOT
    lefts, rights, others = one.tellings[:MEMBERS], other.tellings[:MEMBERS], frozenset[int]()
    if _one_body_has_both(one, other):
        big, small = sorted((one, other), key=lambda group: group.fullest.fullness)
        found = parts(big.tellings, small.tellings)
        if found is None:
            return NOT
        lefts, rights = list(found.whole[:MEMBERS]), small.tellings[:MEMBERS]
        others = frozenset(likeness.at[each.id] for each in found.others)
    pairs, bound = [], False
    for left in lefts:
        for right in rights:
            if two_interviews(left, right):
                return NOT  # other words to another interviewer are another statement, whatever else is in the groups
            at = likeness.at[left.id], likeness.at[right.id]
            if left.text == right.text and left.headline != right.headline:
                top, body = at if left.headline else at[::-1]
                if likeness.stands_out(top, body, home):
                    bound = True
                elif _of_one_text(one if left.headline else other):
                    return NOT
                else:
                    continue  # it is there by another report's telling
            bound = bound or likeness.ahead(*at, home, others)
            pairs.append((left, right))
    if not bound and not _turned(pairs, likeness, home, others):
        return NOT  # nothing says that any two of them are of one occasion, nor do the words
    odds = []
    for left, right in pairs:
        where = fit(left, right)[0]
        slip = where is Fit.DAYS and likeness.err_in_day(left, right)
        if where in (Fit.OTHER, Fit.DAYS) and not slip and left.said is not None and right.said is not None:
            return NOT  # a third that tells no day does not make them one
        apart = where.apart and not slip
        apart = apart or (where is Fit.DOUBT and not likeness.one_story(left, right))
        at = likeness.at[left.id], likeness.at[right.id]
        odds.append(NOT if apart else max(NOT, likeness.log_odds(*at, home, others)))
    like = MEAN * sum(odds) / len(odds) + (1 - MEAN) * max(odds)
    opposed = all(likeness.opposed(likeness.at[left.id], likeness.at[right.id]) for left, right in pairs)
    if opposed and like >= LIKE:  # in other words: one of them may be wrong of one thing, or they are of two
        opposed = not any(turned(left, right) for left, right in pairs)
    return like + (OPPOSED if opposed else 0.0)


def _turned(
    pairs: Iterable[tuple[Telling, Telling]], likeness: Likeness, home: dict[int, int], others: frozenset[int]
) -> bool:
    """Whether of two tellings of one occasion that are likely the same the one denies what the other affirms, which
    tells of one thing better than that no rival is near."""
    for left, right in pairs:
        at = likeness.at[left.id], likeness.at[right.id]
        if left.text == right.text or likeness.evidence(*at) is None:
            continue
        likely = likeness.margin(*at, home, others) >= 0 and likeness.log_odds(*at, home, others) >= LIKE
        if likely and turned(left, right):
            return True
    return False


def _of_one_text(group: Group) -> bool:
    return len({each.text for each in group.tellings}) == 1


def _one_body_has_both(one: Group, other: Group) -> bool:
    """Whether a text tells both in its body: in other words, it then tells two things, however alike they are."""
    texts = {each.text for each in one.tellings if not each.headline}
    return any(each.text in texts for each in other.tellings if not each.headline)


def _best(one: Group, other: Group, likeness: Likeness) -> str:
    """Why two groups are one, by their nearest tellings."""
    pairs = (
        (likeness.at[left.id], likeness.at[right.id])
        for left in one.tellings[:MEMBERS]
        for right in other.tellings[:MEMBERS]
    )
    a, b = max(pairs, key=lambda pair: (likeness.near(*pair), -pair[0], -pair[1]))
    return likeness.because(b, a)


# ---------------------------------------------------------------------------------------------- said again


def _link(groups: Sequence[Group]) -> None:
    """Link statements that have the same words, said on different occasions."""
    index = _Index()
    for at, one in enumerate(groups):
        for other in index.like(one.fullest):
            found = same_words(one.fullest, groups[other].fullest)
            if found is not None and not exchanged(found) and _fit(one.fullest, groups[other]).apart:
                one.repeats.add(groups[other].fullest.id)
                groups[other].repeats.add(one.fullest.id)
        index.add(one.fullest, at)
