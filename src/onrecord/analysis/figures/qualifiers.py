"""Bounds and approximations: the words around a number that say how it is meant.

"Almost", "nearly" and "just under" are approximate and "less than": the value is near the number and below it.
"Just over" is approximate and "more than". So whoever compares two figures can ask whether one value satisfies both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.analysis.figures import numberwords
from onrecord.analysis.figures.tokens import Tokens
from onrecord.domain import Bound


@dataclass(frozen=True, slots=True)
class Qualified:
    """Tokens ``first`` to ``last`` (exclusive) with the qualifying words taken in."""

    first: int
    last: int
    bound: Bound | None = None
    approximate: bool = False


_ABOUT: Final = (
    "about|around|some|roughly|approximately|approx|circa|ca|an estimated|estimated|close to|something like|or so|"
    "in the region of|in the order of|on the order of|in the neighborhood of|in the neighbourhood of|give or take|"
    "more or less|somewhere around|in the range of|in the vicinity of|~|≈|∼|roundabout|near|nigh on"
)
_BOUNDS: Final[Mapping[Bound, str]] = {
    "at least": "at least|at the very least|a minimum of|minimum of|no fewer than|no less than|not less than|"
    "not fewer than|a minimum|upwards of|upward of|≥|not under|at a minimum",
    "more than": "more than|over|above|exceeding|in excess of|greater than|higher than|north of|better than|"
    "larger than|bigger than|well over|far more than|well above|much more than|longer than|older than",
    "at most": "at most|at the most|up to|as much as|as many as|as long as|no more than|not more than|"
    "a maximum of|maximum of|not exceeding|no greater than|no higher than|no longer than|≤|not over|"
    "no larger than|as high as",
    "less than": "less than|fewer than|under|below|lower than|smaller than|south of|well under|well below|"
    "far fewer than|far less than|much less than|younger than|shorter than|short of|shy of",
}
_NEAR: Final[Mapping[Bound, str]] = {
    "more than": "just over|just above|slightly more than|slightly over|slightly above|a little over|"
    "a little more than|just more than|little more than|a bit more than|a bit over|somewhat more than|barely over|"
    "barely more than",
    "less than": "almost|nearly|just under|just below|slightly less than|slightly under|slightly below|"
    "a little under|a little less than|just short of|just shy of|not quite|just less than|just fewer than|"
    "slightly fewer than|a bit less than|a shade under|practically|virtually",
}
_AFTER_BOUNDS: Final[Mapping[Bound, str]] = {
    "at least": "or more|or higher|or above|or greater|or over|or older|or longer|and over|and above|and up|and older|"
    "and more|or up|or better|plus",
    "at most": "or less|or fewer|or below|or under|or lower|or younger|and under|and below|and younger|or shorter|"
    "at most|at the most|tops",
}
_AS_LONG: Final = ("as", "long", "as")
_AFTER_LEAST: Final = ("at", "least")

Meaning = tuple[Bound | None, bool]


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
    table: dict[tuple[str, ...], Meaning] = {tuple(phrase.split()): (None, True) for phrase in _ABOUT.split("|")}
    table |= {tuple(phrase.split()): (bound, False) for bound, text in _BOUNDS.items() for phrase in text.split("|")}
    table |= {tuple(phrase.split()): (bound, True) for bound, text in _NEAR.items() for phrase in text.split("|")}
    by_last: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for words, meaning in sorted(table.items(), key=lambda item: -len(item[0])):
        by_last.setdefault(words[-1], []).append((words, meaning))
    return by_last


_BEFORE: Final = _phrases()
_AFTER: Final[Mapping[tuple[str, ...], Meaning]] = {
    tuple(phrase.split()): (bound, False) for bound, text in _AFTER_BOUNDS.items() for phrase in text.split("|")
} | {("or", "so"): (None, True), ("odd",): (None, True), ("ish",): (None, True), ("give", "or", "take"): (None, True)}
_MOST: Final = 3  # qualifiers before one number: "at least some", "up to about"
_PLACES: Final = frozenset({"over", "under", "above", "below"})  # prepositions of place and time, too
TALK: Final = frozenset(
    "talk talked talking talks speak spoke spoken speaking hear heard think thought know knew worry worried "
    "lie lied ask asked asking write wrote written tell told telling joke joked complain complained "
    "complaining question questions news story stories concern concerned concerns care cares learn learned "
    "read brag bragged information details".split()
)


def ends_one(tokens: Tokens, first: int) -> bool:
    """Whether the word before token ``first`` can be the last of words that qualify; a quick look."""
    return tokens.word(first - 1) in _BEFORE


def before(tokens: Tokens, first: int, kind: str, *, small: bool) -> Qualified:
    """What qualifies the number from token ``first`` on; ``small`` is a number word below ten that counts things.

    "Over three weeks" is a stretch of time and "under two presidents" no bound, so these words bound only what they
    cannot merely stand before.
    """
    bound: Bound | None = None
    approximate = False
    start = first
    for _ in range(_MOST):
        found = _one_before(tokens, start)
        article = tokens.word(start - 1) in {"a", "an"} and start == first and kind not in {"count", "duration"}
        if found is None and article and tokens.near(start) and (found := _one_before(tokens, start - 1)):
            if found[0][-1] in _PLACES and len(found[0]) == 1:
                break  # the row over a £96m contract
            start -= 1  # about a 67 percent share
        if found is None:
            break
        words, meaning = found
        if _merely_stands_before(tokens, start, words[-1] if len(words) == 1 else "", kind, small=small):
            break
        if words == _AS_LONG and kind not in {"duration", "measure"}:
            break  # as long as two judges agree
        start -= len(words)
        bound = bound or meaning[0]
        approximate = approximate or meaning[1]
    return Qualified(start, first, bound, approximate)


def _one_before(tokens: Tokens, start: int) -> tuple[tuple[str, ...], Meaning] | None:
    if not tokens.near(start):
        return None
    for words, meaning in _BEFORE.get(tokens.word(start - 1), ()):
        if all(tokens.word(start - len(words) + at) == word for at, word in enumerate(words)) and all(
            tokens.near(start - at) for at in range(len(words))
        ):
            return words, meaning
    return None


def _merely_stands_before(tokens: Tokens, start: int, word: str, kind: str, *, small: bool) -> bool:
    if word in _PLACES and (small or (kind == "duration" and word != "under")):
        return tokens.word(start - 2) not in {"for", "lasted", "lasting", "took", "just", "well", "of"}
    return word == "about" and small and tokens.word(start - 2) in TALK


def after(tokens: Tokens, last: int) -> Qualified:
    """What qualifies the number that ends before token ``last``: "or more", "-plus", "+", "or so"."""
    if tokens.raw(last) == "+" and tokens.joined(last):
        return Qualified(last, last + 1, "at least")
    hyphen = tokens.hyphen(last)
    at = last + 1 if hyphen else last
    if not tokens.near(at):
        return Qualified(last, last)
    for count in (3, 2, 1):
        words = tuple(tokens.word(at + n) for n in range(count))
        meaning = _AFTER.get(words)
        if meaning is None or (count == 1 and not (hyphen or words == ("tops",))):
            continue
        if all(tokens.near(at + n) for n in range(1, count)) and (
            tokens.word(at + count) not in numberwords.CARDINALS and not tokens.raw(at + count)[:1].isdigit()
        ):
            return Qualified(last, at + count, meaning[0], meaning[1])
    if (tokens.word(at), tokens.word(at + 1)) == _AFTER_LEAST and tokens.raw(at + 2) in {".", ",", ";", "”", '"', ""}:
        return Qualified(last, at + 2, "at least")
    return Qualified(last, last)
