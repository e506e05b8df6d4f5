"""What one version of a statement affirms and another, in other words, denies.

Where two versions have the same words, a negation that only one has is found by laying them side by side
(:mod:`onrecord.reconcile.discrepancies.words`). Here they have not: one is in the report's own words, or in another
translation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS, align
from onrecord.reconcile.statements.rarity import stem
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word, Wording, printed

RULE: Final = "negation-differs-1"
GROUND: Final = "one version says not what the other says"
#: Words after a negation that it denies, and how many of them that say something both versions must have. With one, "I
#: have never seen a pile like it" would be denied by "the biggest pile he had ever counted" (tuning half of
#: benchmarks/versions: 4 such for 1 mistake; with two, none).
SCOPE: Final = 4
LEAST: Final = 2
SAME: Final = 0.8  # of the words of two sentences, so that they are one but for a negation
#: Words that deny; "never" and "no more" are as often said of what is most. Who uses one of the others may deny in
#: another way, and is not held against a negation.
_DENIES: Final = frozenset("not no none nobody".split())
_OTHERWISE: Final = NEGATIONS | frozenset(
    "deny denied denies denying refuse refused refuses refusing reject rejected rejects unaware lack lacked lacks fail "
    "failed fails avoid avoided stop stopped ruled rule exclude excluded against oppose opposed opposes impossible "
    "untrue false wrong few little less least barely scarcely except but end ended ends ending over gone ceased spared "
    "safe free short instead rather too".split()
)
_APART: Final = ("un", "dis", "non")


def differences(here: Telling, others: Sequence[Telling]) -> list[Finding]:
    """At most one finding: what this telling denies and another affirms, or the other way; the fullest one first."""
    for there in others:
        found = _in_a_sentence(here, there) or _in_own_words(here, there)
        if found is not None:
            ours, theirs = found
            left, right = Told(there, (_span(theirs),)), Told(here, (_span(ours),))
            said = f"one has “{printed(theirs)}”, the other “{printed(ours)}”"
            return [Finding("polarity", "medium", GROUND, (left,), (right,), said, RULE)]
    return []


def _in_a_sentence(here: Telling, there: Telling) -> tuple[list[Word], list[Word]] | None:
    """A sentence that both quote, but for a negation."""
    if here.quotation != "direct" or there.quotation != "direct":
        return None
    for ours in _sentences(here):
        for theirs in _sentences(there):
            short, long = sorted((ours, theirs), key=len)
            found = align(Wording(tuple(short)), Wording(tuple(long)))
            if found.shared < SAME * len(long) or found.telling < LEAST or found.shared < len(short):
                continue
            extra = [word for _, (c, d) in found.gaps() for word in found.there.words[c:d]]
            if len(extra) == 1 and extra[0].folded in _DENIES:
                return ours, theirs
    return None


def _in_own_words(here: Telling, there: Telling) -> tuple[list[Word], list[Word]] | None:
    """What one denies, with words that the other has and does not deny."""
    for denying, affirming, turned in ((here, there, False), (there, here, True)):
        if affirming.stance in ("denied", "negated") or _denies_somehow(affirming):
            continue
        for scope in _denied(denying):
            shared = {stem(word.folded) for word in scope if word.folded not in EMPTY} & affirming.stems
            if len(shared) < LEAST:
                continue
            said = [word for word in affirming.wording.words if stem(word.folded) in shared]
            return (said, scope) if turned else (scope, said)
    return None


def _denied(one: Telling) -> list[list[Word]]:
    """The words that negations of a telling deny, each with its negation; all that somebody is said to deny."""
    out = []
    words = one.wording.words
    if one.stance == "denied" and words and not _denies_somehow(one):
        return [list(words)]
    for at, word in enumerate(words):
        if word.folded in _DENIES and words[at + 1 : at + 2] and words[at + 1].folded not in ("more", "longer"):
            after = [each for each in words[at + 1 : at + 1 + SCOPE] if each.sentence == word.sentence]
            out.append([word, *after])
    return out


def _denies_somehow(one: Telling) -> bool:
    return any(word in _OTHERWISE or (word.startswith(_APART) and len(word) > 6) for word in one.wording.folded)


def _sentences(one: Telling) -> list[list[Word]]:
    found: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in one.wording.words:
        found[word.piece, word.sentence].append(word)
    return [words for words in found.values() if len(words) > LEAST]


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)
