"""What two reports of one story put into the mouths of two speakers, each in words of its own.

The same words lead from one speaker to another by themselves (:mod:`onrecord.reconcile.discrepancies.speakers`). Words
of their own do not, and two people may well say the like: so what is asked is whether, of all that two reports of one
story tell, nothing else in either is nearly as near. Where two people said the like, a report that says so tells both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.reconcile.discrepancies.findings import Finding
from onrecord.reconcile.discrepancies.speakers import OWN_WORDS, of_another, plain, side, states
from onrecord.reconcile.statements.alignment import NEGATIONS
from onrecord.reconcile.statements.kept import Kept
from onrecord.reconcile.statements.likeness import Likeness
from onrecord.reconcile.statements.occasions import fit
from onrecord.reconcile.statements.rarity import printed, weight
from onrecord.reconcile.statements.stories import one_story
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.vectors import own, vectors
from onrecord.store.tellings import Tellings

RULE: Final = "mouth-differs-2"
#: How near two tellings must be in meaning, how much nearer than any rival of either in the other's report, and how
#: many words that say something and are no names each must have. Of the 867 pairs of tellings of one statement in two
#: reports of one occasion of benchmarks/versions (tuning, fresh-1 to -6, -9 to -11, -14), not both quoted, 590 have a
#: negation both or neither, and of these 289 are found; of the 4,213 of two statements of two speakers none is. Of 838
#: reports of PolNeAR train, of which 37 pairs are of one story, one pair: of a foundation and its founder.
SENSE: Final = 0.3
AHEAD: Final = 0.25
WORDS: Final = 3
DAYS: Final = 1  # between the reports
TEXTS: Final = 50  # of one transaction
PAIRS: Final = 100_000  # of tellings of two reports, a second's work: what tells more is the record of a whole day


@dataclass(frozen=True)
class Report:
    """All that one text has somebody say."""

    tellings: Sequence[Telling]

    @cached_property
    def bodies(self) -> list[Telling]:
        """What stands in its body and has a vector."""
        return [one for one in self.tellings if one.meaning is not None and not one.headline]

    @cached_property
    def translates(self) -> bool:
        """Whether it says that anything was said in another language: its very words are then another's."""
        return any(one.foreign for one in self.tellings)

    @cached_property
    def means(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Their vectors, and what is their own in them, or the same where nothing is left, a row each."""
        made = vectors(self.bodies)
        left = own(self.bodies, made)
        rows = range(len(self.bodies))
        return np.array([made[at] for at in rows]), np.array([left.get(at, made[at]) for at in rows])


def find(tellings: Tellings, kept: Kept) -> bool:
    """Hold texts that came or changed against the others of their stories, some at a time, and write what they tell
    alike; whether there were any."""
    stories = tellings.stories
    found = stories.touched(TEXTS)
    for text in found:
        others = stories.beside(text)
        marks = stories.marks((text, *others))
        own = marks.get(text, b"")
        others = [other for other in others if one_story(own, marks.get(other, b""), DAYS)]
        keys = stories.told((text, *others))
        reports = {each: Report(kept.tellings(tellings, keys.get(each, ()))) for each in (text, *others)}
        stories.replace(text, [pair for other in others for pair in alike(reports[text], reports[other])])
    return bool(found)


def alike(ours: Report, theirs: Report) -> Iterator[tuple[float, str, str]]:
    """What two reports of one story tell nearly alike: how much nearer the two are than anything else in either, and
    both by id."""
    here, there = ours.bodies, theirs.bodies
    if not here or not there or len(here) * len(there) > PAIRS:
        return
    plainly, selves = (left @ right.T for left, right in zip(ours.means, theirs.means, strict=True))
    close = 0.5 * (plainly + selves) >= SENSE
    likeness = None
    translated = ours.translates or theirs.translates
    for row in np.flatnonzero(close.any(axis=1)).tolist():
        likeness = likeness or Likeness([*here, *there])
        # Only what is nearest can be ahead of all else.
        at = max(range(len(here), len(here) + len(there)), key=lambda each: likeness.near(row, each))
        one, other = here[row], there[at - len(here)]
        if not close[row, at - len(here)] or not _comparable(one, other):
            continue
        if not translated and one.quotation == other.quotation == "direct":
            continue
        ahead = likeness.margin(row, at, {})
        if ahead >= AHEAD:
            yield ahead, one.id, other.id


def between(ours: Sequence[Telling], theirs: Sequence[Telling], alike: Set[str]) -> Finding | None:
    """Two statements of different speakers, each by its tellings, the fullest first, of which one each is ``alike``, by
    id; None where one report has both say it. The better attested one is on the left."""
    if not {one.text for one in ours}.isdisjoint(one.text for one in theirs):
        return None
    left, right = sorted((ours, theirs), key=lambda side: (-len({t.text for t in side}), side[0].fullness))
    sides = side(left, alike), side(right, alike)
    return Finding("speaker", "low", OWN_WORDS, *sides, _because(*(told[0].telling for told in sides)), RULE)


def _comparable(one: Telling, other: Telling) -> bool:
    """Whether two tellings could be of one thing that somebody said: not one denied and the other not, nor what is told
    of another's words."""
    if one.stance != other.stance:
        return False
    if NEGATIONS.isdisjoint(one.wording.folded) != NEGATIONS.isdisjoint(other.wording.folded):
        return False
    if min(len(plain(one, other)), len(plain(other, one))) < WORDS:
        return False
    if not (states(one) and states(other)) or of_another(one) != of_another(other):
        return False
    return not fit(one, other)[0].apart


def _because(one: Telling, other: Telling) -> str:
    shared: Set[str] = plain(one, other) & plain(other, one)
    rare = sorted(shared, key=lambda word: (-weight(word), word))[:4]
    if not rare:
        return "what two speakers are given says the same in other words"
    words = printed(rare, (word.raw for telling in (one, other) for word in telling.wording.words))
    return f"what two speakers are given says the same in other words, and shares {', '.join(words)}"
