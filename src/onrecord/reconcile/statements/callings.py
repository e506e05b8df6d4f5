"""Of whom a report speaks that calls somebody so and so and gives no name: "the bank", "the mayor", "Bank chief".

Another report of the same story names them. Where the reports of one story call one known speaker so, and nobody else,
what is told of "the bank" is looked for among that speaker's statements. As with quotations
(:mod:`onrecord.reconcile.statements.adopting`) the row itself goes on saying that its report leaves open who speaks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from datetime import date
from typing import Final

from onrecord.reconcile.deciding import ONE_TEXT
from onrecord.reconcile.names import generic, plain
from onrecord.reconcile.statements.adopting import calling
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import stem
from onrecord.reconcile.statements.stories import DAYS
from onrecord.store.tellings import Placed, Voice

WIDE: Final = 2  # days within which it must be known when a text was published
MOST: Final = 12  # words by which a text calls one speaker that are kept
_INDEFINITE: Final = re.compile(
    r"(?:an?|one|two|three|some|many|several|few|another|other|others|every|each|any|no|more|most|all|both|various|"
    r"somebody|someone|nobody|people)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


def left_open(one: Placed) -> tuple[str, ...]:
    """The words by which an attribution calls a speaker whom its report does not name, or by a name that many bear, one
    person or body. Nothing where it calls them nothing, or brings in somebody of whom nothing is known yet ("a
    banker")."""
    speakers = [voice for voice in one.voices if voice.role == "speaker"]
    if one.refused or one.nested or not one.content or len(speakers) != 1:
        return ()
    voice = speakers[0]
    if voice.id is not None and voice.kind not in ("person", "organisation"):
        return ()
    if voice.id is None and voice.rule is not None:
        return ()  # it has a name, which is open between those who bear it
    if voice.id is not None and voice.named:
        return _borne_by_many(voice) if voice.rule == ONE_TEXT else ()
    source = " ".join(one.source.split())
    word = "" if _INDEFINITE.match(source) else calling(source)
    return (word,) if word else ()


def _borne_by_many(voice: Voice) -> tuple[str, ...]:
    """The words of a name that stands for whom its text means: a bare family name, or what many bodies are called."""
    words = plain(voice.called or "").split()
    if voice.kind == "organisation":
        words = [word for word in words if generic(word)]
    return tuple(sorted({stem(word) for word in words if len(word) > 2 and word not in EMPTY}))


def words_of(said: Iterable[str]) -> list[str]:
    """The stems of the words by which a text calls a speaker."""
    found = {stem(word.casefold()) for words in said for word in _WORD.findall(words) if word.casefold() not in EMPTY}
    return sorted(found)[:MOST]


def hashes(words: Iterable[str], days: tuple[str, str] | None, *, around: bool = False) -> frozenset[int]:
    """Of such words on the days on which a text may have been published; ``around``: or within DAYS of them. None where
    those days are not known well enough."""
    if days is None:
        return frozenset()
    first, last = (date.fromisoformat(day) for day in days)
    if not 0 <= (last - first).days <= WIDE:
        return frozenset()
    more = DAYS if around else 0
    ordinals = range(max(1, first.toordinal() - more), min(date.max.toordinal(), last.toordinal() + more) + 1)
    every = [date.fromordinal(n).isoformat() for n in ordinals]
    return frozenset(zlib.crc32(f"{word} {day}".encode()) for word in words for day in every)
