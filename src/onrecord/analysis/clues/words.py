"""A text as words that can be compared with what packs call people, posts and events; linear in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from onrecord.domain import Span
from onrecord.knowledge.folding import fold_title

_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|[.'’](?=[^\W_])){0,60}", re.UNICODE)
_STOP: Final = re.compile(r"[.!?:;,()]|\n|--|[–—]")
LONGEST_PHRASE: Final = 9  # words

T = TypeVar("T", bound=Hashable)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Word(NamedTuple):
    """One folded word: "Iowa's" is iowa; ``capital`` tells that it is written with one."""

    folded: str
    start: int
    end: int
    capital: bool


def words(text: str) -> list[Word]:
    """The words of a text without its articles, folded as the wordings of packs are."""
    found = []
    for match in _WORD.finditer(text):
        folded, capital = _folded(match.group())
        if folded:
            found.append(Word(folded, *match.span(), capital))
    return found


@lru_cache(maxsize=65536)
def _folded(word: str) -> tuple[str, bool]:
    """A printed word folded, "" for an article, and whether it is written with a capital."""
    return fold_title(word).replace(" ", ""), word[0].isupper()


def phrase(wording: str) -> tuple[str, ...]:
    """A wording as its folded words."""
    return tuple(word.folded for word in words(wording))


class Phrases(Generic[T]):
    """Wordings and what they mean, to be found in running words."""

    def __init__(self, meanings: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], list[T]]] = defaultdict(dict)
        self._capital: dict[tuple[str, ...], tuple[bool, ...]] = {}
        for wording, meaning in meanings:
            said = words(wording)
            key = tuple(word.folded for word in said)
            if not 0 < len(key) <= LONGEST_PHRASE:
                continue
            of_key = self._by_first[key[0]].setdefault(key, [])
            if meaning not in of_key:
                of_key.append(meaning)
            # A word that any wording writes small may be small; the first word of a wording is always as it is there.
            capital = tuple(word.capital for word in said)
            before = self._capital.get(key, capital)
            self._capital[key] = tuple(a and b for a, b in zip(before, capital, strict=True))
        self._lengths = {
            first: sorted({len(key) for key in keys}, reverse=True) for first, keys in self._by_first.items()
        }

    def at(self, running: list[Word], index: int) -> tuple[int, tuple[T, ...]] | None:
        """The longest wording that starts at a word, as its number of words and its meanings."""
        first = running[index].folded
        for length in self._lengths.get(first, ()):
            if index + length > len(running):
                continue
            piece = running[index : index + length]
            key = tuple(word.folded for word in piece)
            found = self._by_first[first].get(key)
            if found and all(
                word.capital or not capital for word, capital in zip(piece, self._capital[key], strict=True)
            ):
                return length, tuple(found)
        return None

    def exact(self, running: list[Word], start: int, end: int) -> tuple[T, ...]:
        """What the words from ``start`` to ``end`` mean as they are; nothing where they are no wording."""
        keys = self._by_first.get(running[start].folded) if start < end else None
        return tuple(keys.get(tuple(word.folded for word in running[start:end]), ())) if keys else ()

    def each(self, text: Text) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        """Every wording in a text: first word, word after its last, meanings; the longest wins, none overlap."""
        past = 0
        for index in sorted(at for first in self._by_first.keys() & text.places.keys() for at in text.places[first]):
            found = self.at(text.words, index) if index >= past else None
            if found:
                past = index + found[0]
                yield index, past, found[1]


class Text:
    """A text with its words and sentences. ``places`` are those of each word in ``words``."""

    def __init__(self, text: str, breaks: Iterable[int]) -> None:
        self.text = text
        self.words = words(text)
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            self.places[word.folded].append(at)
        self._starts = [word.start for word in self.words]
        self._says: dict[re.Pattern[str], bool] = {}
        self._made: dict[tuple[object, object], tuple[Any, ...]] = {}
        self._breaks = sorted({0, len(text), *(at for at in breaks if 0 < at < len(text))})

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is anywhere in the text; looked for once."""
        if pattern not in self._says:
            self._says[pattern] = pattern.search(self.text) is not None
        return self._says[pattern]

    def has(self, *parts: str) -> bool:
        """Whether any of these letters are anywhere in the text: what a pattern needs, sought many times faster."""
        return any(part in self.text for part in parts)

    def once(self, make: Callable[[Text, K], Iterable[V]], known: K) -> tuple[V, ...]:
        """All that ``make`` finds in the text by some knowledge; several finders ask for it, and it is made once."""
        if (make, known) not in self._made:
            self._made[make, known] = tuple(make(self, known))
        return self._made[make, known]

    def capitals(self, folded: Iterable[str]) -> Iterator[int]:
        """The places of these words where they are written with a capital."""
        return (at for one in folded for at in self.places[one] if self.words[at].capital)

    def sentence(self, at: int) -> Span:
        """The sentence that an offset lies in."""
        index = bisect_left(self._breaks, at + 1)
        index = min(max(index, 1), len(self._breaks) - 1)
        return Span(self._breaks[index - 1], self._breaks[index])

    def index(self, at: int) -> int:
        """The first word that starts at an offset or after it."""
        return bisect_left(self._starts, at)

    def joined(self, left: int, right: int) -> bool:
        """Whether no full stop, line or colon parts two neighbouring words, given by their places."""
        between = self.text[self.words[left].end : self.words[right].start]
        return len(between) <= 4 and not _STOP.search(
            between.removeprefix(".") if _abbreviated(self.words[left]) else between
        )

    def before(self, index: int, reach: int = 60) -> str:
        """What stands before a word in its sentence, at most so many characters."""
        start = self.words[index].start
        return self.text[max(self.sentence(start).start, start - reach) : start]

    def after(self, index: int, reach: int = 60) -> str:
        """What stands after a word in its sentence, at most so many characters."""
        end = self.words[index].end
        return self.text[end : min(self.sentence(self.words[index].start).end, end + reach)]


def _abbreviated(word: Word) -> bool:
    return word.capital and len(word.folded) <= 4
