"""A negation that one of two quotations has in a sentence of both, and the other has not.

Here the words are the same, but for it; what is denied in other words is :mod:`.negations`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS
from onrecord.reconcile.statements.rarity import stem
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word

LEAST: Final = 2  # words that say something, which a sentence has at least that is held against another
MOST: Final = 20  # places of a pair of words that a negation might stand between
SAME: Final = 0.8  # of the words of two sentences, so that they are one but for a negation
#: Words of a quoted sentence around a negation, all of them the other's, from which on the negation alone is what
#: differs: "We have (not) been welding". What it finds of negations put in by rule is in docs/measured.md.
STRETCH: Final = 4
LEFT_OUT: Final = 5  # negations of a sentence, up to which it is looked at without each of them
#: Words that deny; "never" and "no more" are as often said of what is most. Who uses one of the others may deny in
#: another way, and is not held against a negation.
DENIES: Final = frozenset("not no none nobody".split())
_NONE: Final = frozenset("never neither no none nobody nothing".split())
EVERY: Final = frozenset("always often once both all each every everybody everyone everything".split())
_ONE_FORM: Final = {"has": "have", "is": "are", "was": "were", "does": "do"}


def in_a_sentence(here: Telling, there: Telling) -> tuple[list[Word], list[Word]] | None:
    """A sentence that both quote, but for a negation."""
    if here.quotation != "direct" or there.quotation != "direct":
        return None
    sentences = _sentences(there)
    if (ever := _ever(_sentences(here), sentences)) is not None:
        return ever
    found: dict[tuple[str, ...], int] = {}
    lacking: dict[tuple[str, ...], int] = {}
    for n, theirs in enumerate(sentences):
        found.setdefault(_folded(theirs), n)
        for each in _without(theirs):
            lacking.setdefault(each, n)
    for ours in _sentences(here):
        at = [found.get(each) for each in _without(ours)] + [lacking.get(_folded(ours))]
        if known := [n for n in at if n is not None]:
            return ours, sentences[min(known)]
    return None


def put_in(here: Telling, there: Telling) -> tuple[list[Word], list[Word]] | None:
    """A sentence of a quotation that stands in one of another's but for a negation in the midst of it, that one of the
    two has: the words here and there; None where brackets or dots own up to it, where the one who denies says the same
    without it elsewhere ("We may not go in May. We may go in June")."""
    if here.quotation != "direct" or there.quotation != "direct":
        return None
    ours, theirs = _sentences(here), _sentences(there)
    for denying, affirming, turned in ((ours, theirs, False), (theirs, ours, True)):
        for sentence, at, other, to in islice(_places(denying, affirming), MOST):
            found = _but_for_one(sentence, at, other, to)
            if found is not None and not _says(denying, sentence, found[1]) and not _says(affirming, other, found[0]):
                return found[::-1] if turned else found
    return None


def _places(
    denying: Sequence[Sequence[Word]], affirming: Sequence[Sequence[Word]]
) -> Iterator[tuple[Sequence[Word], int, Sequence[Word], int]]:
    """Sentences of the one with the place of a negation, and of the other with the place where it might stand: between
    the same two words."""
    between: dict[tuple[str, str], list[tuple[int, int]]] | None = None
    for sentence in denying:
        within = [n for n, word in enumerate(sentence[:-1]) if n and word.folded in DENIES | {"never"}][:LEFT_OUT]
        if within and between is None:
            between = defaultdict(list)
            for n, other in enumerate(affirming):
                for to, (one, after) in enumerate(pairwise(other), 1):
                    if len(known := between[one.folded, after.folded]) < MOST:
                        known.append((n, to))
        for at in within:
            for n, to in (between or {}).get((sentence[at - 1].folded, sentence[at + 1].folded), ()):
                yield sentence, at, affirming[n], to


def _but_for_one(
    denying: Sequence[Word], at: int, affirming: Sequence[Word], to: int
) -> tuple[list[Word], list[Word]] | None:
    """What two sentences share around a negation of the one, where that is all of one of them and says something."""
    words, others = _folded(denying), _folded(affirming)
    before, after = _alike(words[:at][::-1], others[:to][::-1]), _alike(words[at + 1 :], others[to:])
    whole = (before, after) in ((at, len(words) - at - 1), (to, len(others) - to))
    shared = others[to - before : to + after]
    if not whole or len(shared) < STRETCH or all(word in EMPTY for word in shared):
        return None
    if any(word.added or word.after_cut for word in (denying[at], denying[at + 1], affirming[to])):
        return None
    return list(denying[at - before : at + 1 + after]), list(affirming[to - before : to + after])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _says(sentences: Sequence[Sequence[Word]], but: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether another sentence than one has some words in their order, others among them and no more negations."""
    wanted = _folded(words)
    denials = sum(word in NEGATIONS for word in wanted)
    for sentence in sentences:
        said = _folded(sentence)
        if sentence is not but and sum(word in NEGATIONS for word in said) <= denials:
            rest = iter(said)
            if all(word in rest for word in wanted):
                return True
    return False


def _ever(ours: Sequence[Sequence[Word]], theirs: Sequence[Sequence[Word]]) -> tuple[list[Word], list[Word]] | None:
    """A sentence that is the other's but for an "always" in the place of a "never", a "both" in that of a "neither"."""
    for one in ours:
        for other in theirs:
            pairs = [(a.folded, b.folded) for a, b in zip(one, other, strict=False) if _form(a) != _form(b)]
            if (
                len(one) == len(other)
                and len(pairs) == 1
                and any(a in _NONE and b in EVERY for a, b in (pairs[0], pairs[0][::-1]))
            ):
                return list(one), list(other)
    return None


def _form(word: Word) -> str:
    """A word without what tells one from several."""
    return _ONE_FORM.get(word.folded) or stem(word.folded)


def _without(sentence: Sequence[Word]) -> list[tuple[str, ...]]:
    """The words of a sentence without each of its negations, where what is left is enough to tell it by."""
    words = _folded(sentence)
    at = [n for n, word in enumerate(words) if word in DENIES]
    if len(at) > LEFT_OUT or len(words) - 1 < SAME * len(words):
        return []
    rest = [words[:n] + words[n + 1 :] for n in at]
    return [each for each in rest if sum(word not in EMPTY for word in each) >= LEAST]


def _folded(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.folded for word in words)


def _sentences(one: Telling) -> list[list[Word]]:
    found: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in one.wording.words:
        found[word.piece, word.sentence].append(word)
    return [words for words in found.values() if len(words) > LEAST]
