"""Words that a report names and does not use: "the term “soft landing”", "the “soft landing” phrase".

Who is said to use a word, to avoid it or to object to it is said to have done so on whatever occasions there were, and
what the word means is neither affirmed nor denied. A name or a slogan in quotation marks is of that kind, too: who is
said to wear a “Keep Norwick Dry” badge has not said so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word, Wording

MOST: Final = 12  # words of a content that does no more than name an expression
LEAST: Final = 2  # words of a name that say something and have a capital though no sentence begins with them
_EXPRESSIONS: Final = frozenset(
    "word words phrase phrases term terms label labels slogan slogans expression expressions epithet nickname moniker "
    "motto hashtag catchphrase mantra tagline".split()
)
_WHICH: Final = frozenset("the that this these those a an his her their two three".split())


def cites(one: Telling) -> bool:
    """Whether a telling names an expression that somebody uses or does not, and tells nothing that they say in it."""
    words = one.wording.words
    if not words or len(words) > MOST:
        return False
    cue = one.cue.casefold().replace("“", " ").split()
    if one.quotation != "indirect" and _names(cue):
        return True
    folded = [word.folded for word in words]
    if any(_marked(words, n) and _names(folded[:n]) for n in range(1, len(words))):
        return True
    return any(
        folded[0] in _WHICH and _marked(words, 1) and _marked(words, n) and folded[n] in _EXPRESSIONS
        for n in range(2, len(words))
    )


def _names(words: Sequence[str]) -> bool:
    """Whether words end with one for an expression, and which: "the term"."""
    return len(words) > 1 and words[-1] in _EXPRESSIONS and words[-2] in _WHICH


def _marked(words: Sequence[Word], n: int) -> bool:
    """Whether a mark stands before a word, beside the space."""
    return words[n].start - words[n - 1].end > 1


def names(whole: Wording) -> frozenset[Span]:
    """The places of the quoted words that are names, slogans or titles, by their print: in each quotation that has a
    capital on every word that says something, and not on that alone with which it begins, nor on every letter."""
    found = set[Span]()
    quoted = (word for word in whole.words if word.quoted)
    for _, group in groupby(quoted, key=lambda word: (word.piece, word.quotation)):
        several = list(group)
        says = [word for word in several if word.folded not in EMPTY]
        inner = [word for word in says if word is not several[0]]
        named = len(inner) >= LEAST and all(word.raw[:1].isupper() for word in says)
        if named and not all(word.raw.isupper() for word in says):
            found.update(word.span for word in several)
    return frozenset(found)
