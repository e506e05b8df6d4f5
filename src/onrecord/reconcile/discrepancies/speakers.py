"""The same words in the mouths of two speakers."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.cited import cites, names
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import EMPTY, Alignment
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import fit, lie_between
from onrecord.reconcile.statements.rarity import printed, stem, weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import places

RULE: Final = "speaker-differs-8"
TELLING: Final = 3  # shared words that say something, below which two people may well use the same words
OWN: Final = 4  # the same, of words that are the reports' own
WHOLE: Final = 5  # words of a quotation that is the whole of another's within a few days, of which two say something
WEIGHT: Final = 4.0  # what these must weigh
DAYS: Final = 3
LIKE: Final = 0.72  # of the rarer words of the shorter of two tellings in other words, weighed by rarity
ALIKE: Final = 0.7  # of the words that say something in the shorter of two quotations, that both have
QUOTED: Final = 2.0  # from here on a likeness is of quoted words
_LIGHT: Final = frozenset(("being", "having"))  # "being the mayor's deputy": each of two may be that, or want to be
GROUND: Final = "who said it is the first thing that a record is asked"
OWN_WORDS: Final = "the words are the reports' own, and two people may have said the like"


def between(ours: Sequence[Telling], theirs: Sequence[Telling]) -> Finding | None:
    """What two statements of different speakers have in the same words, or nearly, each by its tellings, the fullest
    first; None for nothing. The better attested one is on the left.

    A headline over a report that has the other speaker say it calls that one otherwise: "Harbour chief on dredging"."""
    best: tuple[float, Telling, Telling, str] | None = None
    anothers = {one.id: of_another(one) for one in (*ours, *theirs)}
    here, there = ({one.text for one in side if not one.headline} for side in (ours, theirs))
    others = [other for other in theirs if states(other) and not (other.headline and other.text in here)]
    for one in ours:
        if not states(one) or (one.headline and one.text in there):
            continue
        for other in others:
            if one.text == other.text or anothers[one.id] != anothers[other.id] or fit(one, other)[0].apart:
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
        GROUND if quoted else OWN_WORDS,
        side(left, alike),
        side(right, alike),
        best[3],
        RULE,
    )


_PASSED_ON: Final = re.compile(
    r"['’]s (?:\w+ )?(?:statement|claim|remark|promise|pledge|vow|assertion|suggestion|comment|argument)s? that\b",
    re.IGNORECASE,
)
_ANOTHERS: Final = re.compile(
    r"^(?:(?:\w+[.]? ){0,6}\w+['’]s|\w+s['’]) (?:[\w-]+ ){0,2}(?:offer|proposal|plan|call|pledge|promise|vow|threat|"
    r"demand|request|bid|refusal|decision|warning|appeal|proposition|suggestion|idea|push|intention)s? "
    r"(?:to|for|that|of)\b",
    re.IGNORECASE,
)


def states(one: Telling) -> bool:
    """Whether what is told is a statement of the speaker's own: no expression that they use, and not another's words by
    themselves, "Orla Venn's statement that she would stay"."""
    return _PASSED_ON.search(_raw(one)) is None and not cites(one)


def of_another(one: Telling) -> bool:
    """Whether what is told is what another intends or asks for: "Orla Venn's offer to stay". Two speakers may be given
    one view of it, but not one that, and the other the offer itself."""
    return _ANOTHERS.search(_raw(one)) is not None


def _raw(one: Telling) -> str:
    return " ".join(word.raw for word in one.wording.words)


def _likeness(one: Telling, other: Telling) -> tuple[float, str]:
    here, there = sorted((one, other), key=lambda telling: telling.fullness, reverse=True)
    found = same_words(here, there)
    if found is not None and _of_names(here, there, found):
        return 0.0, ""
    near = lie_between(one, other)
    close = near is not None and near <= DAYS and there.quotation == "direct"
    if found is not None and close and _one_quotation(here, found):
        return QUOTED + found.telling, "the same quoted words are given to two speakers"
    if found is not None and found.telling >= TELLING:
        if one.wording.quoted.words and other.wording.quoted.words and not _twins(here, there, found):
            return QUOTED + found.telling, "the same quoted words are given to two speakers"
        if (
            "indirect" in (one.quotation, other.quotation)
            and len(plain(one, other) & plain(other, one) - _LIGHT) >= TELLING
        ):
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


def _of_names(here: Telling, there: Telling, found: Alignment) -> bool:
    """Whether all that two quotations share is, by the print of one of them, a name or a slogan: who wears a “Keep
    Norwick Dry” badge has not said so."""
    ours = frozenset[Span]() if here.headline else names(found.here)
    theirs = frozenset[Span]() if there.headline else names(found.there)
    if not ours and not theirs:
        return False
    return all(
        found.here.words[run.here + n].span in ours or found.there.words[run.there + n].span in theirs
        for run in found.runs
        for n in range(run.length)
        if found.here.words[run.here + n].folded not in EMPTY
    )


def plain(one: Telling, other: Telling) -> frozenset[str]:
    """The stems of a telling that are no names: people talk of the same ones all day. What one of the two prints with
    a small letter is none."""
    small = {stem(word.folded) for each in (one, other) for word in each.wording.words if not word.raw[:1].isupper()}
    return one.stems & small


def side(tellings: Sequence[Telling], alike: Set[str]) -> tuple[Told, ...]:
    """A side, first the telling, of those ``alike`` by id, that is like one of the other side's."""
    first = sorted(tellings, key=lambda one: one.id not in alike)
    return tuple(Told(one, places(one.wording.words)) for one in first)
