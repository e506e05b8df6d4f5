"""The same words in the mouths of two speakers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import Fit, fit
from onrecord.reconcile.statements.rarity import printed, weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import places

RULE: Final = "speaker-differs-4"
TELLING: Final = 3  # shared words that say something, below which two people may well use the same words
LIKE: Final = 0.72  # of the rarer words of the shorter of two tellings in other words, weighed by rarity
QUOTED: Final = 2.0  # from here on a likeness is of quoted words
GROUND: Final = "who said it is the first thing that a record is asked"


def between(ours: Sequence[Telling], theirs: Sequence[Telling]) -> Finding | None:
    """What two statements of different speakers have in the same words, or nearly, each by its tellings, the fullest
    first; None for nothing. The better attested one is on the left."""
    best: tuple[float, Telling, Telling, str] | None = None
    for one in ours:
        for other in theirs:
            if one.text == other.text and not (one.headline or other.headline):
                continue
            if fit(one, other)[0] in (Fit.OTHER, Fit.APART):
                continue
            score, why = _likeness(one, other)
            if score and (best is None or score > best[0]):
                best = (score, one, other, why)
    if best is None:
        return None
    left, right = sorted((ours, theirs), key=lambda side: (-len({t.text for t in side}), side[0].fullness))
    quoted = best[0] >= QUOTED
    return Finding(
        "speaker",
        "high" if quoted else "low",
        GROUND if quoted else "the words are the reports' own, and two people may have said the like",
        _side(left, best[1:3]),
        _side(right, best[1:3]),
        best[3],
        RULE,
    )


def _likeness(one: Telling, other: Telling) -> tuple[float, str]:
    here, there = sorted((one, other), key=lambda telling: telling.fullness, reverse=True)
    found = same_words(here, there)
    if found is not None and found.telling >= TELLING:
        if one.wording.quoted.words and other.wording.quoted.words:
            return QUOTED + found.telling, "the same quoted words are given to two speakers"
        return 1 + found.telling / (1 + found.telling), "the same words are given to two speakers"
    if one.quotation == other.quotation == "direct":
        return 0.0, ""  # both are taken for the very words, and they are others
    left, right = one.stems, other.stems
    shared = left & right
    least = min(sum(weight(word) for word in sorted(side)) for side in (left, right))
    if len(shared) < TELLING or not least:
        return 0.0, ""
    score = sum(weight(word) for word in sorted(shared)) / least
    if score < LIKE or min(len(left), len(right)) < 4:
        return 0.0, ""
    rare = sorted(shared, key=lambda word: (-weight(word), word))[:4]
    words = printed(rare, (word.raw for telling in (there, here) for word in telling.wording.words))
    return score, f"what two speakers are given shares {', '.join(words)}"


def _side(tellings: Sequence[Telling], alike: Sequence[Telling]) -> tuple[Told, ...]:
    """A side, first the telling that is like one of the other side's."""
    first = sorted(tellings, key=lambda one: not any(one is each for each in alike))
    return tuple(Told(one, places(one.wording.words)) for one in first)
