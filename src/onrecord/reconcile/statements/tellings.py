"""What reconcile knows of one attribution when it asks which statement it tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from onrecord.domain import Dating, Figure, Occasion, Quotation, Stance
from onrecord.reconcile.statements.alignment import EMPTY
from onrecord.reconcile.statements.rarity import stem
from onrecord.reconcile.statements.wording import Wording

#: A figure as kind, unit and value.
Valued = tuple[str, str | None, float]
#: A figure as kind, unit and both bounds.
Ranged = tuple[str, str | None, float, float]

DAYS: Final = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365, "decade": 3650}
WORDINGS: Final = 200  # of which each is looked for in the others, to find what most reports have
MONEY: Final = 1e6  # from which a number that counts nothing is an amount of money


@dataclass(frozen=True)
class Telling:
    """An attribution with what its report says around it. ``written`` are the days between which its report was
    published; ``foreign``: the report says it was said in another
    language; ``meaning`` its vector (see Attribution.meaning); ``place`` where it stands in its text, 0 to 1; ``marks``
    what its text is known by among those of one story (:mod:`onrecord.reconcile.statements.stories`); ``cue`` the words
    that give it to its speaker; ``setting`` those that tell of its occasion."""

    id: str
    text: str
    quotation: Quotation
    stance: Stance
    headline: bool
    wording: Wording
    figures: tuple[Figure, ...] = ()
    occasion: Occasion | None = None
    written: Dating | None = None
    foreign: bool = False
    meaning: bytes | None = None
    place: float = 0.0
    marks: bytes = b""
    cue: str = ""
    setting: str = ""

    @cached_property
    def fullness(self) -> tuple[int, int, int, str, str, float, str]:
        """Sorts the fullest first: by quoted words and by words, without the outlet's own in brackets; what has such
        words, or is a headline, last of its like; then what was published first, and by text and place in it: what no
        model's name has a say in."""
        words = self.wording
        return (
            -words.quoted.own,
            -words.own,
            2 * self.headline + (words.own < len(words.words)),
            self.printed[0] if self.printed else "9",
            self.text,
            self.place,
            self.id,
        )

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """When it was said, as far as that is known: the occasion's own date, else the days of publication."""
        return self.said or self.printed

    @cached_property
    def said(self) -> tuple[str, str] | None:
        """The days of its occasion, where its report tells them."""
        return _days(self.occasion.date.dating if self.occasion and self.occasion.date else None)

    @cached_property
    def printed(self) -> tuple[str, str] | None:
        """The days between which its report was published, where both are known."""
        return _days(self.written)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words that say something by themselves."""
        return frozenset(stem(word) for word in self.wording.folded if word not in EMPTY)

    @cached_property
    def keys(self) -> frozenset[str]:
        """By what tellings find each other: words that say something, and pairs of neighbours."""
        words = self.wording.folded
        return frozenset(word for word in words if word not in EMPTY).union(f"{a} {b}" for a, b in pairwise(words))

    @cached_property
    def values(self) -> tuple[Valued, ...]:
        """Its figures as kind, unit and value, each once, in units in which they can be compared."""
        found = {valued(one) for one in self.figures if one.low is not None}
        return tuple(sorted(found, key=lambda one: (one[0], one[1] or "", one[2])))

    @cached_property
    def ranges(self) -> tuple[Ranged, ...]:
        """Its figures as kind, unit and both bounds, each once."""
        found = {
            (one.kind, one.unit, float(one.low), float(one.high))
            for one in self.figures
            if one.low is not None and one.high is not None
        }
        return tuple(sorted(found, key=lambda one: (one[0], one[1] or "", *one[2:])))


def of_one_place(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one text are one, or some words of it are part of both: what a quotation has somebody say
    of their own words is no other version of it, and what is printed once differs from itself in nothing."""
    if one.id == other.id:
        return True
    words = {word.start for word in one.wording.words}
    return any(word.start in words for word in other.wording.words)


def fullest_first(tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings by their fullness; of those as full as each other first the one whose words most reports have: where one
    report has a word that two others have otherwise, it is the one that differs, however early it was printed."""
    ordered = sorted(tellings, key=lambda one: one.fullness)
    wordings: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in ordered:
        wordings[_said(one)].add(one.text)
    if len(wordings) < 2:
        return ordered
    have = {words: f" {' '.join(words)} " for words in sorted(wordings)[:WORDINGS]}
    out: list[Telling] = []
    for _, run in groupby(ordered, key=lambda one: one.fullness[:3]):
        alike = list(run)
        tied = {_said(one) for one in alike}
        if len(tied) > 1:
            parting = [each for each in have if not all(have[each] in have.get(said, "") for said in tied)]
            reports = {
                said: len(
                    wordings[said].union(*(wordings[each] for each in parting if have[each] in have.get(said, "")))
                )
                for said in tied
            }
            alike.sort(key=lambda one: -reports[_said(one)])
        out += alike
    return out


def _said(one: Telling) -> tuple[str, ...]:
    """The words of a telling that are quoted, or all of one that quotes nothing."""
    return (one.wording.quoted if one.wording.quoted.words else one.wording).folded


def valued(figure: Figure) -> Valued:
    """A figure with a value so that it can be compared with one of other words: times in days, parts of a whole in
    percent ("four fifths" and 81 percent), and an amount of money without its currency, which one report leaves out
    ("6.2 billion" of nothing that it counts)."""
    value = float(figure.low or 0)
    if figure.kind == "duration" and figure.unit in DAYS:
        return "duration", "day", round(value * DAYS[figure.unit], 3)
    if figure.kind in ("fraction", "ratio") and 0 < value < 1:
        return "percentage", "percent", round(100 * value, 1)
    if figure.kind == "money" or (figure.kind == "count" and not figure.counts and value >= MONEY):
        return "money", None, value
    return figure.kind, figure.unit, value


def _days(dating: Dating | None) -> tuple[str, str] | None:
    if dating is None or not dating.earliest or not dating.latest:
        return None
    return dating.earliest, dating.latest
