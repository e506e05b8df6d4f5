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
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word

#: What words that a telling shares with the rest of a quotation must weigh, so that it is of that: one of the rarer
#: words, or a figure. On the tuning half of benchmarks/versions 1 to 4 give the same.
ENOUGH: Final = 3.0
FIGURE: Final = 4.0  # what a figure of the rest weighs, as a rare word does
LEAST: Final = 2  # words that say something, so that there is a rest


@dataclass(frozen=True)
class Parts:
    """How a telling is of the rest of a quotation: the tellings ``whole`` have that rest, the ``others``, of the
    telling's own text, have what is not of it, and so are no rivals."""

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
    if any(one.headline or one.quotation == "direct" for one in small):
        return None
    told = {span for one in others for span in _told(one, whole)}
    words = whole.wording.words
    rest = [word for word in words if word.span not in told]
    left = _stems(rest)
    if len(left) < LEAST:
        return None
    gone = _stems([word for word in words if word.span in told]) - left
    if not all(_of_the_rest(one, whole, left, gone, told) for one in small):
        return None
    return Parts(tuple(one for one in big if one.text not in texts and _has(one, whole, rest)), others)


def _of_the_rest(one: Telling, whole: Telling, left: set[str], gone: set[str], told: set[Span]) -> bool:
    """Whether a telling shares more with the rest of a quotation than with what another tells of it."""
    values = {
        (figure.kind, figure.unit, float(figure.low))
        for figure in whole.figures
        if figure.low is not None and not any(_meet(figure.span, span) for span in told)
    }
    inside = _weight(one.stems & left) + FIGURE * len(values & set(one.values))
    return inside >= ENOUGH and inside > _weight(one.stems & gone)


def _told(one: Telling, whole: Telling) -> set[Span]:
    """The words of a quotation that a telling has; where it is in other words, the sentences of which it has some."""
    found = same_words(one, whole)
    if found is not None:
        return {found.there.words[run.there + at].span for run in found.runs for at in range(run.length)}
    values = set(one.values)
    figures = [
        figure.span
        for figure in whole.figures
        if figure.low is not None and (figure.kind, figure.unit, float(figure.low)) in values
    ]
    words = whole.wording.words
    sentences = {
        word.sentence
        for word in words
        if (word.folded not in EMPTY and stem(word.folded) in one.stems)
        or any(_meet(word.span, span) for span in figures)
    }
    return {word.span for word in words if word.sentence in sentences}


def _has(one: Telling, whole: Telling, rest: Sequence[Word]) -> bool:
    """Whether a telling has half of the rest of a quotation in its words."""
    if one is whole:
        return True
    found = same_words(one, whole)
    if found is None:
        return False
    spans = {found.there.words[run.there + at].span for run in found.runs for at in range(run.length)}
    return 2 * sum(word.span in spans for word in rest) >= len(rest)


def _bodies(tellings: Sequence[Telling]) -> set[str]:
    return {one.text for one in tellings if not one.headline}


def _stems(words: Sequence[Word]) -> set[str]:
    return {stem(word.folded) for word in words if word.folded not in EMPTY}


def _weight(stems: set[str] | frozenset[str]) -> float:
    return sum(sorted(weight(each) for each in stems))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
