"""A long quotation of which a report quotes one part and tells another in its own words.

What a report says twice, it says of two things, so two tellings of one body are not versions of one statement because
they are alike. But a report may print a quotation's second sentence and tell its first: each then is a version of the
whole, which another report prints, by a part that the other one leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.rarity import stem, weight
from onrecord.reconcile.statements.tellings import Telling, Valued, valued
from onrecord.reconcile.statements.wording import Word

#: What words that a telling shares with the rest of a quotation must weigh, so that it is of that: one of the rarer
#: words, or a figure. On the tuning half of benchmarks/versions 1 to 4 give the same.
ENOUGH: Final = 3.0
FIGURE: Final = 4.0  # what a figure of the rest weighs, as a rare word does
LEAST: Final = 2  # words that say something, so that there is a rest


@dataclass(frozen=True)
class Parts:
    """How a telling is of the rest of a quotation: the tellings ``whole`` have what it has of that rest, the
    ``others``, of the telling's own text, have what is not of it, and so are no rivals."""

    whole: tuple[Telling, ...]
    others: tuple[Telling, ...]


def parts(big: Sequence[Telling], small: Sequence[Telling]) -> Parts | None:
    """Whether tellings in a report's own words (``small``) are of what their texts, which also tell a fuller statement
    (``big``, the fullest telling first), leave of its quotation. Both have at least one text's body in common."""
    whole = big[0]
    texts = _bodies(big) & _bodies(small)
    others = tuple(one for one in big if one.text in texts and not one.headline)
    if whole.quotation != "direct" or whole in others:
        return None
    bodies = [one for one in small if not one.headline]
    if any(one.quotation == "direct" for one in bodies):
        return None
    told = {span for one in others for span in _told(one, whole)}
    words = whole.wording.words
    left = _stems([word for word in words if word.span not in told])
    if len(left) < LEAST:
        return None
    gone = _stems([word for word in words if word.span in told]) - left
    rest: set[Valued] = {
        valued(figure)
        for figure in whole.figures
        if figure.low is not None and not any(_meet(figure.span, span) for span in told)
    }
    theirs = [one for one in big if one.text not in texts]
    for body in bodies:
        inside = _shared(body, whole, left, rest)
        if inside < ENOUGH or inside <= _weight(body.stems & gone):
            return None
        theirs = [one for one in theirs if 2 * _shared(body, one, left, rest) >= inside]
    return Parts(tuple(theirs), others)


def _shared(one: Telling, other: Telling, stems: set[str], values: set[Valued]) -> float:
    """What the words and figures weigh that two tellings share, of some."""
    return _weight(one.stems & other.stems & stems) + FIGURE * len(values & set(one.values) & set(other.values))


def _told(one: Telling, whole: Telling) -> set[Span]:
    """The words of a quotation that a telling has; where it is in other words, the sentences of which it has some."""
    found = same_words(one, whole)
    if found is not None:
        return {found.there.words[run.there + at].span for run in found.runs for at in range(run.length)}
    values = set(one.values)
    figures = [figure.span for figure in whole.figures if figure.low is not None and valued(figure) in values]
    words = whole.wording.words
    sentences = {
        word.sentence
        for word in words
        if (word.folded not in EMPTY and stem(word.folded) in one.stems)
        or any(_meet(word.span, span) for span in figures)
    }
    return {word.span for word in words if word.sentence in sentences}


def _bodies(tellings: Sequence[Telling]) -> set[str]:
    return {one.text for one in tellings if not one.headline}


def _stems(words: Sequence[Word]) -> set[str]:
    return {stem(word.folded) for word in words if word.folded not in EMPTY}


def _weight(stems: set[str] | frozenset[str]) -> float:
    return sum(sorted(weight(each) for each in stems))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
