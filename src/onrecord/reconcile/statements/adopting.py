"""Whose words a quotation has of which its own report does not say by name who spoke.

One report writes “he added”, and leaves open whom it means; another, of the same story, gives the same words to
somebody it names. The quotation is then a version of that statement. Its own row goes on saying that its report leaves
the speaker open: what is decided here is what it is a version of, by its words alone, and only where one known speaker
has them. A report that calls the speaker something (“the prosecutor”) says more than “he”: then a report that has the
words must call the known speaker so, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import Fit, fit, printed_apart
from onrecord.reconcile.statements.rarity import stem
from onrecord.reconcile.statements.stories import one_story
from onrecord.reconcile.statements.tellings import Telling

#: Words in common that say something, from which a quotation in a report of one story with another, or in any report
#: (see UNMISTAKABLE in grouping), has that one's words.
OF_ONE_STORY: Final = 4
OF_ANY: Final = 7

_WORD: Final = re.compile(r"[^\W\d_]+")
_END: Final = re.compile(r"[,;:(]|\b(?:of|who|whom|which|in|at|from|for|with|on|to|by)\b")
_NOBODY: Final = frozenset(
    "he she they it his her hers their its him them i we my our me us who himself herself itself themselves "
    "somebody someone the a an s".split()
)


def has_words_of(one: Telling, other: Telling) -> bool:
    """Whether a quotation has the words of another, so many that they were said once."""
    here, there = sorted((one, other), key=lambda each: each.fullness, reverse=True)
    if not here.wording.quoted.words or not there.wording.quoted.words:
        return False
    alike = same_words(here, there)
    if alike is None or alike.telling < OF_ONE_STORY or fit(one, other)[0] is Fit.OTHER:
        return False
    if alike.telling >= OF_ANY or one.text == other.text:
        return True
    return one_story(one.marks, other.marks, printed_apart(one, other))


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
