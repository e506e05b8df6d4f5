"""How likely two tellings of one speaker say the same, where they are not the same quoted words.

A logistic regression over a few measures of the two and of their rivals: in two reports of one occasion, what one
quotes and the other tells in its own words go together in pairs, so the best match counts for more when each of the
two has no other nearly as good in the other's report.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np

from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS
from onrecord.reconcile.statements.occasions import (
    days_slipped,
    lie_between,
    one_occasion,
    ordinals,
    printed_apart,
    tells_occasion,
)
from onrecord.reconcile.statements.rarity import printed, stem, weight
from onrecord.reconcile.statements.stories import one_matter, one_story, shared
from onrecord.reconcile.statements.tellings import Ranged, Telling
from onrecord.reconcile.statements.vectors import own, vectors

RULE: Final = "likeness-9"
NAMES: Final = ("overlap", "meaning", "figure", "one report", "headline", "margin", "late", "quoted", "place", "1")
#: Weights of these measures for pairs of tellings with and without vectors of meaning: with them a ridge regression
#: (python -m benchmarks.versions.fitting) on the 1,650 pairs of benchmarks/versions (tuning and fresh-1 to -4) of which
#: something says that they are of one occasion and which their words leave open, 532 of them one statement; without,
#: on those of the tuning half alone. By hand: "late" (fitted: -0.8), as the corpus has few who say the like again
#: within days, and news many; "quoted" (fitted: -4.0), as the corpus has few who say the like twice in one breath.
WITH_MEANING: Final = (2.0, 4.3, 2.8, -1.9, 0.1, 2.4, -1.5, -5.0, -1.9, -0.85)
WITHOUT: Final = (3.3, 0.0, 2.45, -1.85, 0.3, 3.0, -1.5, -3.6, -2.9, 0.65)
#: Log odds from which two groups are one statement, where something says that they are of one occasion. In five folds
#: of these occasions, each grouped with weights fitted on the others, BCubed precision and recall are 100.0 and 92.0
#: from 0.1 and 99.5 and 92.2 from -0.3; fitted on all, from 0.1 two of the tuning half are joined that are none, from
#: 0.2 two of fresh-4 no longer are. A wrong merge is worse than a missed one. (The last weight without vectors is
#: higher than fitted, 0.2.)
LIKE: Final = 0.15
#: What two tellings without anything that says that they are of one occasion must share: words, their weight as a part
#: of the shorter one's, and a cosine; and the days that may lie between them.
WORDS: Final = 3
OVERLAP: Final = 0.6
MEANING: Final = 0.6
SOON: Final = 3
#: How much nearer two tellings of two texts must be than any rival of either, by what says that they are of one
#: occasion: a name that both give it, a day, one story that both texts report, or nothing but their words or a figure.
#: Chosen on 838 reports of PolNeAR train, all of one campaign: of the 40 statements that reach over two texts in other
#: words 14 were right before, 19 of 25 are so. It costs 0.3 points of recall on the tuning half of benchmarks/versions.
#: The news of a week, one speaker and one subject is full of the like.
AHEAD: Final[Mapping[str, float]] = {"name": 0.1, "day": 0.2, "story": 0.2, "alike": 0.2, "words": 0.2, "figure": 0.3}
#: The same by what is their own in their vectors (:mod:`onrecord.reconcile.statements.vectors`), in the last of these
#: cases alone: one story by its rare words; a telling that says little in the story of the other; two that share a
#: figure or words, in texts of one matter. On PolNeAR train three statements more reach over two texts so, all right.
LEADS: Final[Mapping[str, float]] = {"alike": 0.2, "brief": 0.4, "matter": 0.45}
OF_ONE: Final = 0.5  # the cosine of two tellings that give one figure of no known occasion, by the same reports
SMALL: Final = 10  # below which a count is often another's
SAYS: Final = 3  # words and figures of each of the two: "Mr Trump" as a content is like any other about him
FEW: Final = 3.0  # what the words must weigh, without names, that two tellings share of which one says less than that
BRIEF_DAYS: Final = 1  # between the reports of one story that two such tellings are of
LEAD: Final = 0.1  # by which a headline must be nearer to one telling of its text than to the others, to be its version
NEAR: Final = 0.2  # a cosine below which vectors bring nothing together; unrelated contents have 0.1 on average
NOT: Final = -4.0  # log odds of two tellings that nothing brings together
SLIPPED: Final = 0.3  # what figures count that differ as by a slip, in the order of their digits or a nought
CLASH: Final = -0.2  # of figures of one kind none of which agree; on the tuning half 0 and -0.3 are worse
#: What it takes from the log odds of two groups that one denies all that the other affirms, in other words. Set by
#: hand: from 0 to -4 the tuning half of benchmarks/versions stays as it is; what is all but the same holds together.
OPPOSED: Final = -3.0
ALL_BUT: Final = 0.8  # of the words of one, that the other has
DENYING: Final = ("denied", "negated")
CLOSE: Final = 0.1  # figures that differ by less are compatible roundings
LATE: Final = 2  # days
LEAST: Final = 0.15  # what a rival at least counts for when no other is near, so that a lead says something


class Likeness:
    """Measures between tellings of one speaker, each computed once."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self.tellings = tellings
        self.at = {one.id: at for at, one in enumerate(tellings)}
        self.weights = [sum(weight(each) for each in sorted(one.stems)) for one in tellings]
        self.by_text: dict[str, list[int]] = {}
        for at, one in enumerate(tellings):
            if not one.headline:
                self.by_text.setdefault(one.text, []).append(at)
        self.vectors = vectors(tellings)
        self.own = own(tellings, self.vectors)
        self._near: dict[tuple[int, int], float] = {}
        self._stories: dict[tuple[str, str], bool] = {}
        self._relations: dict[tuple[str, str], str | None] = {}
        self._kindred: dict[str, frozenset[str]] = {}
        self._first = {one.text: one for one in reversed(tellings)}
        # What is asked of every pair is worked out once for each of them.
        self._says = [len(one.stems) + len(one.values) >= SAYS for one in tellings]
        self.placed = [tells_occasion(one) for one in tellings]
        self.days = [ordinals(one) for one in tellings]

    def overlap(self, a: int, b: int) -> float:
        """The weight of the words that both have, as a share of the shorter one's: 0 to 1."""
        least = min(self.weights[a], self.weights[b])
        if not least:
            return 0.0
        both = self.tellings[a].stems & self.tellings[b].stems
        return min(1.0, sum(weight(each) for each in sorted(both)) / least)

    def meaning(self, a: int, b: int) -> float | None:
        """The cosine of their vectors; None where one has none."""
        if a not in self.vectors or b not in self.vectors:
            return None
        return float(np.dot(self.vectors[a], self.vectors[b]))

    def sense(self, a: int, b: int) -> float | None:
        """How near two tellings are in meaning: the mean of the cosine of their vectors and, of two texts, of what is
        their own in them. None where one has no vector."""
        meaning = self.meaning(a, b)
        return meaning if meaning is None else 0.5 * (meaning + self.apart(a, b, meaning))

    def apart(self, a: int, b: int, meaning: float) -> float:
        """The cosine of what is their own in the vectors of two tellings of two texts, beside what all contents of a
        text have in common; of one text, or where nothing else is known, the plain one (``meaning``)."""
        if self.tellings[a].text == self.tellings[b].text or a not in self.own or b not in self.own:
            return meaning
        return float(np.dot(self.own[a], self.own[b]))

    def figure(self, a: int, b: int) -> float:
        """1 where they tell of the same figure, 0.7 where one may be a rounding of the other; 0 where one has none of
        such a kind, and less where both have and none agrees."""
        best = 0.0
        for kind, unit, value in self.tellings[a].values:
            for kind_, unit_, other in self.tellings[b].values:
                if kind == kind_ and unit == unit_:
                    best = best or CLASH
                    if value == other:
                        return 1.0
                    if abs(value - other) < CLOSE * max(abs(value), abs(other)):
                        best = 0.7
                    elif best < SLIPPED and slipped(value, other):
                        best = SLIPPED
        return best

    def agree(self, a: int, b: int) -> bool:
        """Whether all the figures of a kind and unit that both have are the same, or may be roundings."""
        left, right = sorted((self.tellings[a].ranges, self.tellings[b].ranges), key=len)
        return all(
            any(_one_number(one, other) for other in right if one[:2] == other[:2])
            for one in left
            if any(one[:2] == other[:2] for other in right)
        )

    def near(self, a: int, b: int) -> float:
        """One number for how near two tellings are, to compare rivals by."""
        pair = (a, b) if a < b else (b, a)
        found = self._near.get(pair)
        if found is None:
            found = (self.meaning(*pair) or 0.0) + 0.5 * self.overlap(*pair) + 0.3 * self.figure(*pair)
            self._near[pair] = found
        return found

    def nearest(self, a: int, b: int) -> float:
        """The same by what is their own in their vectors."""
        meaning = self.meaning(a, b)
        own = 0.0 if meaning is None else self.apart(a, b, meaning)
        return self.near(a, b) - (meaning or 0.0) + own

    def lead(self, a: int, b: int, taken: Mapping[int, int], others: frozenset[int] = frozenset()) -> float:
        """:meth:`margin` by what is their own in their vectors."""
        return self._margin(a, b, taken, others, self.nearest, 0.0)

    def margin(self, a: int, b: int, taken: Mapping[int, int], others: frozenset[int] = frozenset()) -> float:
        """How much nearer two tellings of two texts are than the nearest rival of either; a rival that has found its
        match in the other's text (``taken`` gives the group of each), or is of something else (``others``), is none."""
        return self._margin(a, b, taken, others, self.near, LEAST)

    def _margin(
        self,
        a: int,
        b: int,
        taken: Mapping[int, int],
        others: frozenset[int],
        near: Callable[[int, int], float],
        least: float,
    ) -> float:
        left, right = self.tellings[a], self.tellings[b]
        if left.text == right.text:
            return 0.0
        best = least
        for one, other in ((a, b), (b, a)):
            home = taken.get(one)
            # The groups that the other tellings of this one's text are in: a rival in one of them is matched there.
            matched = {taken.get(each) for each in self.by_text.get(self.tellings[one].text, ()) if each != one}
            matched -= {None, home}
            for rival in self.by_text.get(self.tellings[other].text, ()):
                if rival != other and rival not in others and taken.get(rival) not in matched:
                    best = max(best, near(one, rival))
        return near(a, b) - best

    def plain(self, a: int, b: int) -> bool:
        """Whether two tellings of no known occasion say the same by their words alone, whatever their rivals."""
        if len(self.tellings[a].stems & self.tellings[b].stems) < WORDS or self.overlap(a, b) < OVERLAP:
            return False
        meaning = self.meaning(a, b)
        return meaning is None or meaning >= MEANING

    def evidence(self, a: int, b: int) -> str | None:
        """What says that two tellings of two texts are of one occasion, a key of AHEAD or LEADS; None for nothing."""
        brief = not (self._says[a] and self._says[b])
        few = brief and self.same_few(a, b)
        left, right = self.tellings[a], self.tellings[b]
        if not brief or few:
            occasion = one_occasion(left, right) if self.placed[a] and self.placed[b] else None
            if occasion is not None:
                return occasion
        ours, theirs = self.days[a], self.days[b]
        late = ours is not None and theirs is not None and max(ours[0] - theirs[1], theirs[0] - ours[1]) > SOON
        if late and not self.err_in_day(left, right):
            return None
        related = self.related(left, right)
        if related in ("story", "alike"):
            if not brief:
                return related
            if (printed_apart(left, right) or 0) > BRIEF_DAYS:
                return None
            if few:
                return "story"
            return None if self._named(a) or self._named(b) else "brief"
        if brief:
            return None
        if self.plain(a, b):
            return "words"
        if self._one_figure(a, b):
            return "figure"
        return related if related and (self.figure(a, b) == 1 or self._common(a, b) >= FEW) else None

    def _named(self, a: int) -> bool:
        """Whether a telling has names and no other words that say something."""
        words = self.tellings[a].wording.words
        return all(word.raw[:1].isupper() for word in words if word.folded not in EMPTY)

    def same_few(self, a: int, b: int) -> bool:
        """Whether two tellings, one of which hardly says anything, say it in the same words, and in no name alone."""
        if self.overlap(a, b) < OVERLAP:
            return False
        return self._common(a, b) >= FEW

    def _common(self, a: int, b: int) -> float:
        """What the words weigh that two tellings share, without names."""
        words = (word for at in (a, b) for word in self.tellings[at].wording.words)
        names = {stem(word.folded) for word in words if word.raw[:1].isupper()}
        return sum(weight(each) for each in sorted((self.tellings[a].stems & self.tellings[b].stems) - names))

    def one_story(self, left: Telling, right: Telling) -> bool:
        """Whether the texts of two tellings report one story."""
        texts = (left.text, right.text) if left.text < right.text else (right.text, left.text)
        found = self._stories.get(texts)
        if found is None:
            found = self._stories[texts] = one_story(left.marks, right.marks, printed_apart(left, right))
        return found

    def err_in_day(self, left: Telling, right: Telling) -> bool:
        """Whether of two reports of one story one may err in the day: they tell days further apart than a slip, and
        neither has the speaker say anything on the other's day, too."""
        if not (days_slipped(left, right) and self.one_story(left, right)):
            return False
        days = {left.said: right.text, right.said: left.text}
        return not any(self._said_on(text, said) for said, text in days.items() if said is not None)

    def _said_on(self, text: str, said: tuple[str, str]) -> bool:
        """Whether a text tells anything of a day."""
        told = (one.said for one in self.tellings if one.text == text)
        return any(each is not None and each[0] <= said[1] and said[0] <= each[1] for each in told)

    def related(self, left: Telling, right: Telling) -> str | None:
        """What says that the texts of two tellings report one story, or each of them one with a third: "story", the
        same quoted words, or "alike", the same rare ones; "matter" where they only may."""
        texts = (left.text, right.text) if left.text < right.text else (right.text, left.text)
        if texts not in self._relations:
            self._relations[texts] = self._relation(left, right)
        return self._relations[texts]

    def _relation(self, left: Telling, right: Telling) -> str | None:
        if self.one_story(left, right):
            return "story" if shared(left.marks, right.marks) else "alike"
        if not self._kin(left).isdisjoint(self._kin(right)):
            return "alike"
        return "matter" if one_matter(left.marks, right.marks, printed_apart(left, right)) else None

    def _kin(self, one: Telling) -> frozenset[str]:
        """The texts, of those in which this speaker speaks, that report one story with a telling's."""
        found = self._kindred.get(one.text)
        if found is None:
            others = (other for text, other in self._first.items() if text != one.text)
            found = frozenset(other.text for other in others if self.one_story(one, other))
            self._kindred[one.text] = found
        return found

    def ahead(self, a: int, b: int, taken: Mapping[int, int], others: frozenset[int] = frozenset()) -> bool:
        """Whether something says that two tellings of two texts are of one occasion, and neither has a rival near."""
        evidence = self.evidence(a, b)
        if evidence is None:
            return False
        if evidence in AHEAD and self.margin(a, b, taken, others) < AHEAD[evidence]:
            return False
        return evidence not in LEADS or self.lead(a, b, taken, others) >= LEADS[evidence]

    def _one_figure(self, a: int, b: int) -> bool:
        """Whether two tellings of no known occasion give one figure, no small count, of what may be one thing."""
        ours, theirs = self.tellings[a].values, self.tellings[b].values
        if not (ours and theirs):
            return False
        both = set(ours).intersection(theirs)
        telling = any(kind not in ("count", "ordinal") or value % 1 or abs(value) >= SMALL for kind, _, value in both)
        return telling and (self.meaning(a, b) or 0.0) >= OF_ONE

    def stands_out(self, headline: int, body: int, taken: Mapping[int, int]) -> bool:
        """Whether of a text's tellings one is by far the nearest to its headline, but for those of its own group. All
        that a report says is near it."""
        rivals = self.by_text.get(self.tellings[headline].text, ())
        apart = (each for each in rivals if each != body and taken.get(each) != taken.get(body))
        return all(self.near(headline, body) >= self.near(headline, each) + LEAD for each in apart)

    def measures(
        self, a: int, b: int, taken: Mapping[int, int], others: frozenset[int] = frozenset()
    ) -> tuple[float, ...]:
        """What is known of two tellings, in the order of NAMES."""
        left, right = self.tellings[a], self.tellings[b]
        headline = left.headline or right.headline
        apart = lie_between(left, right)
        if apart is not None and apart > LATE and self.err_in_day(left, right):
            apart = printed_apart(left, right)
        return (
            self.overlap(a, b),
            self.sense(a, b) or 0.0,
            self.figure(a, b),
            float(left.text == right.text and not headline),
            float(headline),
            self.margin(a, b, taken, others),
            0.5 if apart is None else float(apart > LATE),
            float(left.quotation == right.quotation == "direct" and not (left.foreign or right.foreign)),
            abs(left.place - right.place),
            1.0,
        )

    def log_odds(self, a: int, b: int, taken: Mapping[int, int], others: frozenset[int] = frozenset()) -> float:
        """How likely two tellings say the same: log odds, 0 for even."""
        meaning = self.meaning(a, b)
        if (meaning is None or meaning < NEAR) and not self.overlap(a, b) and self.figure(a, b) <= 0:
            return NOT  # that nobody else is left does not make two things one
        measures = self.measures(a, b, taken, others)
        weights = WITHOUT if meaning is None else WITH_MEANING
        return math.fsum(x * y for x, y in zip(measures, weights, strict=True))

    def opposed(self, a: int, b: int) -> bool:
        """Whether one tells that something was denied and the other affirms, with no word that denies. Where both say
        it in the same words of one occasion, one of the two is wrong."""
        if self.overlap(a, b) >= ALL_BUT and one_occasion(self.tellings[a], self.tellings[b]) is not None:
            return False
        for one, other in ((self.tellings[a], self.tellings[b]), (self.tellings[b], self.tellings[a])):
            if one.stance in DENYING and other.stance not in DENYING and NEGATIONS.isdisjoint(other.wording.folded):
                return True
        return False

    def because(self, a: int, b: int) -> str:
        """In what two tellings are alike, for a reader."""
        left, right = self.tellings[a], self.tellings[b]
        both = sorted(left.stems & right.stems, key=lambda each: (-weight(each), each))
        reasons = []
        if both:
            words = printed(both[:4], (word.raw for word in left.wording.words))
            reasons.append("they share " + ", ".join(words))
        if self.figure(a, b) > 0:
            reasons.append("their figures agree" if self.agree(a, b) else "some of their figures agree, others do not")
        meaning = self.meaning(a, b)
        if meaning is not None and meaning > 0.4:
            reasons.append(f"their meanings are near ({meaning:.2f})")
        return "; ".join(reasons) or "each is the other's only match between the two reports"


def slipped(value: float, other: float) -> bool:
    """Whether one number is the other with its digits in another order, or with a nought more or less: a slip."""
    left, right = (f"{abs(each):.12g}".replace(".", "").strip("0") for each in (value, other))
    return len(left) == len(right) and (len(left) > 1 or left == right) and sorted(left) == sorted(right)


def _one_number(one: Ranged, other: Ranged) -> bool:
    """Whether the bounds of two figures are the same, or may be roundings; those of a single number are one."""
    return all(x == y or abs(x - y) < CLOSE * max(abs(x), abs(y)) for x, y in zip(one[2:], other[2:], strict=True))
