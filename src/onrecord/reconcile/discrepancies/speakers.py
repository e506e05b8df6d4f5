"""The same words in the mouths of two speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import EMPTY, Alignment
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import fit, lie_between
from onrecord.reconcile.statements.rarity import printed, stem, weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import places

RULE: Final = "speaker-differs-7"
TELLING: Final = 3  # shared words that say something, below which two people may well use the same words
OWN: Final = 4  # the same, of words that are the reports' own
WHOLE: Final = 5  # words of a quotation that is the whole of another's within a few days, of which two say something
WEIGHT: Final = 4.0  # what these must weigh
DAYS: Final = 3
LIKE: Final = 0.72  # of the rarer words of the shorter of two tellings in other words, weighed by rarity
ALIKE: Final = 0.7  # of the words that say something in the shorter of two quotations, that both have
QUOTED: Final = 2.0  # from here on a likeness is of quoted words
GROUND: Final = "who said it is the first thing that a record is asked"


def between(ours: Sequence[Telling], theirs: Sequence[Telling]) -> Finding | None:
    """What two statements of different speakers have in the same words, or nearly, each by its tellings, the fullest
    first; None for nothing. The better attested one is on the left."""
    best: tuple[float, Telling, Telling, str] | None = None
    for one in ours:
        for other in theirs:
            if one.text == other.text or passes_on(one) or passes_on(other):
                continue
            if fit(one, other)[0].apart:
                continue
            score, why = _likeness(one, other)
            if score and (best is None or score > best[0]):
                best = (score, one, other, why)
    if best is None:
        return None
    left, right = sorted((ours, theirs), key=lambda side: (-len({t.text for t in side}), side[0].fullness))
    quoted, alike = best[0] >= QUOTED, {best[1].id, best[2].id}
    return Finding(
        "speaker",
        "high" if quoted else "low",
        GROUND if quoted else "the words are the reports' own, and two people may have said the like",
        side(left, alike),
        side(right, alike),
        best[3],
        RULE,
    )


_PASSED_ON: Final = re.compile(
    r"['’]s (?:\w+ )?(?:statement|claim|remark|promise|pledge|vow|assertion|suggestion|comment|argument)s? that\b",
    re.IGNORECASE,
)


def passes_on(one: Telling) -> bool:
    """Whether what is told is of another's words by itself: "Orla Venn's statement that she would stay"."""
    return _PASSED_ON.search(" ".join(word.raw for word in one.wording.words)) is not None


def _likeness(one: Telling, other: Telling) -> tuple[float, str]:
    here, there = sorted((one, other), key=lambda telling: telling.fullness, reverse=True)
    found = same_words(here, there)
    near = lie_between(one, other)
    close = near is not None and near <= DAYS and there.quotation == "direct"
    if found is not None and close and _one_quotation(here, found):
        return QUOTED + found.telling, "the same quoted words are given to two speakers"
    if found is not None and found.telling >= TELLING:
        if one.wording.quoted.words and other.wording.quoted.words and not _twins(here, there, found):
            return QUOTED + found.telling, "the same quoted words are given to two speakers"
        if "indirect" in (one.quotation, other.quotation) and len(plain(one, other) & plain(other, one)) >= TELLING:
            return 1 + found.telling / (1 + found.telling), "the same words are given to two speakers"
    if one.quotation == other.quotation == "direct":
        return 0.0, ""  # both are taken for the very words, and they are others
    left, right = plain(one, other), plain(other, one)
    shared = left & right
    least = min(sum(weight(word) for word in sorted(side)) for side in (left, right))
    if len(shared) < OWN or not least:
        return 0.0, ""
    score = sum(weight(word) for word in sorted(shared)) / least
    if score < LIKE:
        return 0.0, ""
    rare = sorted(shared, key=lambda word: (-weight(word), word))[:4]
    words = printed(rare, (word.raw for telling in (there, here) for word in telling.wording.words))
    return score, f"what two speakers are given shares {', '.join(words)}"


def _twins(here: Telling, there: Telling, found: Alignment) -> bool:
    """Whether two quotations are alike and no more: who answers somebody takes up his words and puts in others. Where
    one content is no quotation throughout, what it quotes in one piece is taken for the other's words."""
    if (here.quotation != "direct" or there.quotation != "direct") and len(found.runs) == 1:
        return False
    says = sum(word not in EMPTY for word in found.here.folded)
    return found.telling < ALIKE * says


def _one_quotation(here: Telling, found: Alignment) -> bool:
    """Whether a short quotation is, word by word, the other or the beginning or end of it, in reports of one time."""
    there = found.there.words
    if not here.wording.quoted.words or here.quotation != "direct" or len(found.here.words) < WHOLE:
        return False
    if found.shared < len(found.here.words) or len(found.runs) > 1 or found.telling < TELLING - 1:
        return False
    run = found.runs[0]
    edges = run.there == 0 or run.there + run.length == len(there)
    weighs = sum(weight(stem(word.folded)) for word in found.here.words if word.folded not in EMPTY)
    return edges and weighs >= WEIGHT


def plain(one: Telling, other: Telling) -> frozenset[str]:
    """The stems of a telling that are no names: people talk of the same ones all day. What one of the two prints with
    a small letter is none."""
    small = {stem(word.folded) for each in (one, other) for word in each.wording.words if not word.raw[:1].isupper()}
    return one.stems & small


def side(tellings: Sequence[Telling], alike: Set[str]) -> tuple[Told, ...]:
    """A side, first the telling, of those ``alike`` by id, that is like one of the other side's."""
    first = sorted(tellings, key=lambda one: one.id not in alike)
    return tuple(Told(one, places(one.wording.words)) for one in first)
