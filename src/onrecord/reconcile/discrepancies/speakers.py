"""The same words in the mouths of two speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import Fit, fit
from onrecord.reconcile.statements.rarity import weight
from onrecord.reconcile.statements.tellings import Telling

RULE: Final = "speaker-differs-2"
TELLING: Final = 3  # shared words that say something, below which two people may well use the same words
LIKE: Final = 0.72  # of the rarer words of the shorter of two tellings in other words, weighed by rarity
QUOTED: Final = 2.0  # from here on a likeness is of quoted words
GROUND: Final = "who said it is the first thing that a record is asked"
CROWD: Final = 60  # tellings with one pair of neighbouring words, beyond which it tells nothing


def differences(statements: Mapping[str, tuple[str, Sequence[Telling]]]) -> list[Finding]:
    """Statements of different speakers that are the same words, or nearly: ``statements`` gives for each id its speaker
    and tellings, the fullest first. One finding for each pair of statements; the better attested one is on the left."""
    index: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, (_, tellings) in sorted(statements.items()):
        for at, telling in enumerate(tellings):
            for key in sorted(telling.keys):
                index[key].append((id_, at))
    pairs: set[tuple[str, str]] = set()
    for places in index.values():
        if len(places) > CROWD:
            continue
        ids = sorted({id_ for id_, _ in places})
        pairs |= {
            (one, other)
            for n, one in enumerate(ids)
            for other in ids[n + 1 :]
            if statements[one][0] != statements[other][0]
        }
    out = []
    for one, other in sorted(pairs):
        found = _same(statements[one][1], statements[other][1])
        if found is not None:
            out.append(found)
    return out


def _same(ours: Sequence[Telling], theirs: Sequence[Telling]) -> Finding | None:
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
        return QUOTED + found.telling, "the same quoted words are given to two speakers"
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
    return score, f"what two speakers are given shares {', '.join(rare)}"


def _side(tellings: Sequence[Telling], alike: Sequence[Telling]) -> tuple[Told, ...]:
    """A side, first the telling that is like one of the other side's."""
    first = sorted(tellings, key=lambda one: not any(one is each for each in alike))
    return tuple(Told(one, (Span(one.wording.words[0].span.start, one.wording.words[-1].span.end),)) for one in first)
