"""Which pairs of tellings are worth a look, found for all pairs at once.

Of the tellings that one speaker has within days of each other hardly any two say the same, and nothing says of them
that they are of one occasion. What rules that out, days, words, figures and texts, is worked out here over whole rows,
so that :mod:`onrecord.reconcile.statements.grouping` looks closely at the few that are left. It leaves out a pair only
where :meth:`Likeness.evidence` would find nothing, or where one text tells both in its body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.reconcile.statements.likeness import SOON, WORDS, Likeness

FEWEST: Final = 12  # others from which on it is quicker to work it out for all of them at once
EVER: Final = 10_000_000  # days; more than any date has

_Ints = npt.NDArray[np.intp]


class Prospects:
    """What there is to tell pairs of one speaker's tellings by, in rows."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        tellings = likeness.tellings
        numbers = {text: at for at, text in enumerate(dict.fromkeys(one.text for one in tellings))}
        self._text = np.array([numbers[one.text] for one in tellings], np.intp)
        self._headline = np.array([one.headline for one in tellings], np.bool_)
        self._placed = np.array(likeness.placed, np.bool_)
        days = [each or (-EVER, EVER) for each in likeness.days]
        self._first, self._last = np.array(days, np.int64).reshape(-1, 2).T
        self._by_text = {numbers[one.text]: one for one in tellings}
        self._related: dict[int, npt.NDArray[np.int8]] = {}
        self._words = _postings([one.stems for one in tellings])
        self._figures = _postings([one.values for one in tellings])

    def of(self, a: int, others: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Which of the others may be one statement with a telling, each by itself."""
        there = np.array(others, np.intp)
        soon = np.maximum(self._first[there] - self._last[a], self._first[a] - self._last[there]) <= SOON
        wanted: npt.NDArray[np.bool_] = soon & (self._alike(a)[there] >= WORDS)
        if self._placed[a]:
            wanted |= self._placed[there]
        wanted |= soon & self._of_related(int(self._text[a]), self._text[there], soon & ~wanted)
        one_text = self._text[there] == self._text[a]
        wanted[one_text] = self._headline[there[one_text]] | self._headline[a]
        return wanted

    def _alike(self, a: int) -> _Ints:
        """For each telling the words that it shares with one, a figure counted for enough words."""
        one, many = self._likeness.tellings[a], len(self._text)
        words = [self._words[each] for each in one.stems]
        figures = [self._figures[each] for each in one.values] * WORDS
        return np.bincount(np.concatenate([*words, *figures, _NOTHING]), minlength=many)

    def _of_related(self, text: int, texts: _Ints, asked: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Whether these texts may report the story of one; only what is asked for is worked out."""
        row = self._related.get(text)
        if row is None:
            row = self._related[text] = np.full(len(self._by_text), -1, np.int8)
        own = self._by_text[text]
        for other in set(texts[asked].tolist()):  # np.unique imports much
            if row[other] < 0:
                row[other] = self._likeness.related(own, self._by_text[other]) is not None
        return row[texts] > 0


def hopes(alone: Sequence[int | None], likeness: Likeness, near: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """For each group those of the near ones behind it that it may be one with, as far as that is quickly told: of
    groups of one telling (``alone`` has its place). The others all may."""
    hoped: dict[int, set[int]] = defaultdict(set)
    prospects: Prospects | None = None
    for a in sorted(near):
        behind = [b for b in near[a] if b > a]
        at, others = alone[a], [alone[b] for b in behind]
        singles = [each for each in others if each is not None]
        if at is None or len(singles) < FEWEST:
            hoped[a].update(behind)
            continue
        prospects = prospects or Prospects(likeness)
        told = iter(prospects.of(at, singles).tolist())
        hoped[a].update(b for b, each in zip(behind, others, strict=True) if each is None or next(told))
    return hoped


_NOTHING: Final = np.empty(0, np.intp)


def _postings(keys: Sequence[frozenset[str] | tuple[Hashable, ...]]) -> Mapping[Hashable, _Ints]:
    """Where each key is found."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(keys):
        for key in each:
            places[key].append(at)
    return {key: np.array(found, np.intp) for key, found in places.items()}
