"""Whose words a quotation has of which its own report does not say by name who spoke.

One report writes “he added”, and leaves open whom it means; another, of the same story, gives the same words to
somebody it names. The quotation is then a version of that statement. Its own row goes on saying that its report leaves
the speaker open: what is decided here is what it is a version of, by its words alone, and only where one known speaker
has them. A report that calls the speaker something (“the prosecutor”) says more than “he”: then a report that has the
words must call the known speaker so, too. Of a text that is quoted (“a banner”) more words must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import Fit, fit, printed_apart
from onrecord.reconcile.statements.rarity import stem, weight
from onrecord.reconcile.statements.stories import one_story
from onrecord.reconcile.statements.tellings import Telling

#: What the words that both have must weigh (:mod:`onrecord.reconcile.statements.rarity`), each once, for a quotation in
#: a report of one story with another, or in any report, to have that one's words. In 835 reports of PolNeAR train
#: slogans ("make America great again": 7.8) are below, whole sentences above; one reader held 14 of 14 quotations that
#: got a speaker there for rightly given. Of the invented occasions (benchmarks/versions) the lightest weighs 9.8.
OF_ONE_STORY: Final = 9.5
OF_ANY: Final = 20.0

_WORD: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"[,;:(]|\b(?:of|who|whom|which|in|at|from|for|with|on|to|by)\b")
_NOBODY: Final = frozenset(
    "he she they it his her hers their its him them i we my our me us who himself herself itself themselves "
    "somebody someone the a an s".split()
)


def weighs(words: Iterable[str]) -> float:
    """What words weigh that say something by themselves, each once."""
    return sum(sorted(weight(each) for each in {stem(word) for word in words if word not in EMPTY}))


def has_words_of(one: Telling, other: Telling, least: float = OF_ONE_STORY) -> bool:
    """Whether a quotation has the words of another, of such a weight at least that they were said once; not where one
    holds the other in its own text, as somebody's words within somebody's."""
    here, there = sorted((one, other), key=lambda each: each.fullness, reverse=True)
    if not here.wording.quoted.words or not there.wording.quoted.words:
        return False
    alike = same_words(here, there)
    if alike is None or fit(one, other)[0] in (Fit.OTHER, Fit.DAYS):
        return False
    words = alike.here.folded
    both = weighs(words[at] for run in alike.runs for at in range(run.here, run.here + run.length))
    if both < least:
        return False
    if one.text == other.text:
        return {word.span for word in here.wording.words}.isdisjoint(word.span for word in there.wording.words)
    return both >= OF_ANY or one_story(one.marks, other.marks, printed_apart(one, other))


def calling(source: str) -> str:
    """The word that calls the speaker something or somebody in a source: "prosecutor" of "the prosecutor in the case";
    empty where it is a pronoun, or nothing."""
    end = _END.search(source, 1) if source else None
    words = [word.casefold() for word in _WORD.findall(source[: end.start()] if end else source)]
    words = [word for word in words if word not in _NOBODY]
    return stem(words[-1]) if words else ""


def calls(said: Iterable[str], called: str) -> bool:
    """Whether a report that calls somebody so and so (its own words) calls them what another does, by one word."""
    return not called or any(stem(word.casefold()) == called for words in said for word in _WORD.findall(words))
