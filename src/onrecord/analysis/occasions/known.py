"""The occasions that a report has told of so far, and whether new words are of one of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord.analysis.drafts import merged
from onrecord.analysis.occasions.told import Told
from onrecord.domain import Date, Spans

_KNOWN: Final = 40  # occasions back that words may mean again; bounds the work on hostile text
WEEKDAY: Final = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_RECENT: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|yesterday|weekend"
    r"|this (?:morning|evening|afternoon|week)|earlier in the (?:day|week))\b"
)
TOKEN: Final = re.compile(r"[^\W_]+")

Key = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Held:
    """One occasion of a speaker: the fields that all its attributions share, and how far it has been told of."""

    told: Told
    old: bool
    paragraph: int
    spans: Spans
    members: int = 0
    keys: set[Key] = field(default_factory=set)
    another: bool = False
    sentence: int = -1  # in which an attribution named it last
    anchored: bool = False  # a sentence of its own told of it
    dated: bool = False  # a recent day stands behind the cue, and nothing else is told: "she said on Wednesday"
    suspended: bool = False  # words of another time have come in between: only direct ones are still taken for its own


class Known:
    """The occasions that the text has told of, in its order; whose they are, and how far each has been told of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [match.start() for match in re.finditer("\n", text)]
        self._held: list[Held] = []
        self.kinds: Counter[Key] = Counter()  # occasions of a known kind by speaker

    def paragraph(self, at: int) -> int:
        """The number of the line at an offset."""
        return bisect_right(self._lines, at)

    def named(self, told: Told, key: Key, at: int) -> Held:
        """The occasion that words of their own name: one that is known, or a new one."""
        old = told.date is not None and not _RECENT.search(self.raw(told.date))
        for held in reversed(self._held[-_KNOWN:]):
            mine = key in held.keys if key else told.definite
            if mine and self._same(held, told, old):
                return self._joined(held, told, key, at)
        if told.definite and told.medium is None:
            for held in reversed(self._held[-_KNOWN:]):
                if self._same(held, told, old) and held.told.kind == told.kind:
                    return self._joined(held, told, key, at)
        held = Held(told, old, self.paragraph(at), told.spans, 1, {key}, told.another)
        self.kinds[key] += told.kind != "unknown"
        self._held.append(held)
        return held

    def _joined(self, held: Held, told: Told, key: Key, at: int) -> Held:
        mine = held.told
        before = replace(mine)
        if mine.kind == "unknown":
            mine.kind = told.kind
        if told.medium and mine.medium and len(told.medium) > len(mine.medium):
            mine.medium = told.medium
        mine.medium = mine.medium or told.medium
        mine.party = mine.party or told.party
        mine.place = mine.place or told.place
        mine.event = mine.event or told.event
        mine.date = mine.date or told.date
        if mine != before:
            held.spans = merged((*held.spans, *told.spans))  # what says more of the occasion is evidence for all of it
        held.old = held.old or (told.date is not None and not _RECENT.search(self.raw(told.date)))
        held.paragraph = self.paragraph(at)
        held.members += 1
        held.keys.add(key)
        return held

    def _same(self, held: Held, told: Told, old: bool) -> bool:
        """Whether two accounts can be of one occasion, and say enough to be taken so."""
        mine = held.told
        if (
            told.another
            or told.several
            or mine.several
            or (mine.kind != told.kind and "unknown" not in (mine.kind, told.kind))
        ):
            return False
        if held.old != old and not (told.definite and told.date is None):
            return False
        pairs = [
            (mine.medium, told.medium, alike(mine.medium, told.medium)),
            (mine.party, told.party, alike(mine.party, told.party)),
            (mine.place, told.place, alike(mine.place, told.place)),
            (mine.event, told.event, _event(mine.event, told.event)),
            (mine.date, told.date, self.day(mine.date) == self.day(told.date)),
        ]
        if any(left is not None and right is not None and not same for left, right, same in pairs):
            return False
        if mine.kind != told.kind or mine.kind == "unknown":
            # A day alone does not make two occasions one, unless neither says more.
            shared = any(left is not None and right is not None for left, right, _ in pairs[:-1])
            days = mine.date is not None and told.date is not None
            return shared or (days and mine.bare and told.bare and not (mine.party or told.party))
        return True

    def raw(self, date: Date) -> str:
        """A date's words in small letters."""
        return date.span.of(self.text).lower()

    def day(self, date: Date | None) -> str | None:
        """What dates are compared by: the weekday, else the words without their preposition."""
        if date is None:
            return None
        raw = self.raw(date)
        weekday = WEEKDAY.search(raw)
        return weekday.group() if weekday else re.sub(r"^(?:on|in|at|early|late|during|back)\s", "", raw)


def alike(left: str | None, right: str | None) -> bool:
    """Whether two wordings can be of one outlet, person or place: one ends in the other, articles aside."""
    if left is None or right is None:
        return False
    one, other = _plain(left), _plain(right)
    short, long = sorted((one, other), key=len)
    return long == short or long[-len(short) :] == short or long[: len(short)] == short


def _plain(words: str) -> list[str]:
    found = TOKEN.findall(words.lower())
    return [word for word in found if word not in ("the", "a", "an", "this", "mr", "mrs", "ms")] or found


def _event(left: str | None, right: str | None) -> bool:
    if left is None or right is None:
        return False
    one, other = _plain(left), _plain(right)
    return bool(one) and bool(other) and (set(one) <= set(other) or set(other) <= set(one))
