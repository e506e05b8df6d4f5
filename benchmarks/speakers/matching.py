"""Whether a verdict's name is the annotated entity's, and what the verdicts on one source are worth.

Names are compared without case, diacritics, punctuation, possessive ``'s`` and a leading article; persons' without
``Jr.``, ``Sr.``, ``II`` to ``IV`` and initials after the first word. Titles are not taken off: they are no part of a
name. After that a name is the entity's when it is *exact*: equal to one of its names; or *shorter*: one of them with
words left out, not the last, that fits no other person of the report (else it is *unclear*, and wrong); or *fuller*: it
ends in all the words, two at least, of one. An entity that onrecord holds for unnamed must be exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from benchmarks.speakers.annotated import Expected, Source
from onrecord.domain import Entity, Speaker

Match = Literal["exact", "shorter", "fuller", "unclear"]
Worth = Literal["right", "another", "unclear", "described", "incomplete", "kind", "abstained"]
# another: somebody else is named; unclear: by a name that fits two persons of the report; described: by other words
# than the report's name; incomplete: a speaker is missing; kind: an unnamed source's words, but of the wrong kind.
WRONG: Final = ("another", "unclear", "described", "incomplete", "kind")

_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NOT_WORD: Final = re.compile(r"[^\w@]+")


@lru_cache(maxsize=8192)
def words(name: str, person: bool = False) -> tuple[str, ...]:
    """The words of a name for comparing."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’]s(?!\w)", "", plain).replace("'", "").replace("’", "").replace(".", "")
    parts = _NOT_WORD.sub(" ", plain).split()
    while parts and parts[0] in ("the", "a", "an"):
        parts = parts[1:]
    if person:
        parts = [part for n, part in enumerate(parts) if n == 0 or (len(part) > 1 and part not in _SUFFIXES)]
    return tuple(parts)


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether ``short`` is ``full`` with words left out, not the last."""
    rest = iter(full)
    return bool(short) and len(short) < len(full) and short[-1] == full[-1] and all(word in rest for word in short)


def match(name: str, expected: Expected, persons: Collection[str] = ()) -> Match | None:
    """How ``name`` is one of the expected names, or None. A short form must fit one of the report's ``persons``."""
    person = expected.kind == "person"
    given = words(name, person)
    known = [words(one, person) for one in expected.names]
    if given in known:
        return "exact"
    if any(len(full) > 1 and given[-len(full) :] == full for full in known):
        return "fuller"
    if any(_shortens(given, full) for full in known):
        others = [words(one, True) for one in persons if one != expected.name]
        unclear = person and any(given == other or _shortens(given, other) for other in others)
        return "unclear" if unclear else "shorter"
    return None


def says(wording: str, heads: Sequence[str]) -> bool:
    """Whether a description has the words of one of the heads, together and in order."""
    given = " ".join(("", *words(wording), ""))
    return any(f" {' '.join(words(head))} " in given for head in heads)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What onrecord's verdicts on one source are worth.

    ``notes`` says what a right answer lacks ("shorter" name, other "kind", held for "unnamed"), or that an abstention
    lists everybody who is right among its "candidates"; ``verdicts`` has, for each resolved speaker, the rule and the
    confidence shown beside it and whether it is right.
    """

    worth: Worth
    notes: frozenset[str] = frozenset()
    verdicts: tuple[tuple[str, float | None, bool], ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether onrecord decided, and not for what the reader names."""
        return self.worth in WRONG


def outcome(source: Source, speakers: Sequence[Speaker], persons: Collection[str]) -> Outcome:
    """The worth of the speakers (role "speaker" only) that onrecord gives for an annotated source."""
    expected = [one for one in source.expected if one.role == "speaker"]
    verdicts = [one for one in speakers if one.role == "speaker"]
    found: set[int] = set()
    notes: set[str] = set()
    stray: set[Worth] = set()
    kept = []
    for verdict in verdicts:
        if verdict.entity is None:
            continue
        place, wrong, lacks = _judged(verdict.entity, expected, persons)
        kept.append((verdict.rule, getattr(verdict, "confidence", None), wrong is None))
        notes |= lacks
        if wrong is not None:
            stray.add(wrong)
        elif place is not None:
            found.add(place)
    needed = {n for n, one in enumerate(expected) if one.named} or set(range(len(expected)))
    worth: Worth = "right"
    if not kept:
        worth = "abstained"
    elif stray:
        worth = min(stray, key=WRONG.index)
    elif not needed <= found:
        worth = "abstained" if any(one.entity is None for one in verdicts) else "incomplete"
    if worth == "abstained":
        notes = {"candidates"} if needed <= found | _candidates(verdicts, expected, persons) else set()
    return Outcome(worth, frozenset(notes), tuple(kept))


def _judged(
    entity: Entity, expected: Sequence[Expected], persons: Collection[str]
) -> tuple[int | None, Worth | None, set[str]]:
    """Which expected entity a given one is (its place), what is wrong about it, and what a right one lacks."""
    unclear = False
    for n, one in enumerate(expected):
        how = match(entity.name, one, persons)
        unclear |= how == "unclear" and entity.named
        if how == "exact" or (entity.named and how in ("shorter", "fuller")):
            lacks = {"shorter"} if how == "shorter" else set()
            lacks |= {"kind"} if entity.kind not in one.kinds else set()
            return n, None, lacks | ({"unnamed"} if one.named and not entity.named else set())
        if not one.named and not entity.named and says(entity.name, one.heads):
            return (n, None, set()) if entity.kind in one.kinds else (None, "kind", set())
    return None, "unclear" if unclear else "another" if entity.named else "described", set()


def _candidates(verdicts: Sequence[Speaker], expected: Sequence[Expected], persons: Collection[str]) -> set[int]:
    """The expected entities that stand among the candidates of what was left open."""
    places = {
        _judged(candidate, expected, persons)[0]
        for one in verdicts
        if one.entity is None
        for candidate in one.candidates
    }
    return {place for place in places if place is not None}


def on_behalf(source: Source, speakers: Sequence[Speaker], persons: Collection[str]) -> tuple[int, int, int]:
    """How many bodies the reader says are spoken for, how many onrecord says, and how many of those are right."""
    expected = [one for one in source.expected if one.role == "on_behalf_of"]
    found = [one.entity for one in speakers if one.role == "on_behalf_of" and one.entity is not None]
    right = sum(1 for entity in found if _judged(entity, expected, persons)[0] is not None)
    return len(expected), len(found), right
