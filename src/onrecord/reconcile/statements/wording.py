"""The words of a content, ready to be laid beside another's: folded, each with its place and how it is printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from onrecord.domain import Span, Spans

#: Words of a content that are looked at, more than a report prints of a speech; what follows is not compared.
MOST: Final = 20_000
GAP: Final = "[…]"  # stands for what lies between two pieces of a content
CLOSE: Final = 2  # characters between two words in which no other can stand
TITLES: Final = frozenset("mr mrs ms dr prof".split())  # a stop behind one of them ends no sentence
_KEPT: Final = 50  # characters of a word whose parts are kept for the next time

_TOKEN: Final = re.compile(
    r"(?P<word>[^\W_]+(?:[.,:'’‑-][^\W_]+)*[%‰]?|[%$€£¥]|n['’]t\b)"
    r"|(?P<dots>\.\s?\.\s?\.(?:\s?\.)?|…)"
    r"|(?P<open>[\[(])|(?P<close>[\])])"
    r"|(?P<mark>[\"“”„«»‘’'‹›])"
    r"|(?P<stop>[.!?]+)"
    r"|(?P<dash>[—–])"
)
_OPENING: Final = frozenset("“„«‹‘")
_CLOSING: Final = frozenset("”»›’")
_FOLDED_MARKS: Final = str.maketrans({"’": "'", "‑": "-", "‘": "'"})
_CONTRACTED: Final = re.compile(r"(?P<stem>\w+?)(?P<rest>n't|'(?:s|re|ve|ll|d|m))\b")
_WHOLE: Final = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'s": "'s", "'d": "'d"}
_IRREGULAR: Final = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
}


class Word(NamedTuple):
    """A word of a content: ``folded`` as it is compared; ``start`` and ``end`` on the stored text; ``raw`` as printed
    there.

    ``quoted``: inside quotation marks; ``added``: inside square brackets, so the outlet's own; ``after_cut``: dots of
    ellipsis stand before it; ``sentence`` and ``piece``: which sentence and which span of the content it is in;
    ``quotation``: how many of the report's own words stand before it, the same for all of one quotation.
    """

    folded: str
    start: int
    end: int
    raw: str
    quoted: bool
    added: bool
    after_cut: bool
    sentence: int
    piece: int
    quotation: int = 0

    @property
    def span(self) -> Span:
        """Its place; made when it is asked for, which of most words it never is."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Wording:
    """The words of a content in their order. ``ends_cut`` tells that dots of ellipsis stand at its end."""

    words: tuple[Word, ...]
    ends_cut: bool = False

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.folded for word in self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words as they are compared, each once."""
        return frozenset(self.folded)

    @cached_property
    def own(self) -> int:
        """How many of the words are not the outlet's, in brackets."""
        return sum([not word.added for word in self.words])

    @cached_property
    def quoted(self) -> Wording:
        """What of it stands inside quotation marks."""
        return Wording(tuple(word for word in self.words if word.quoted), self.ends_cut)

    def parted(self, at: int) -> bool:
        """Whether a report's own words part a word, given by its place, from the one before."""
        before, word = self.words[at - 1], self.words[at]
        return before.piece != word.piece or (before.quoted and word.quoted and before.quotation != word.quotation)


def wording(text: str, content: Spans, *, direct: bool) -> Wording:
    """The words of a content given by its spans on the stored text; ``direct``: all of it is quoted."""
    found: list[Word] = []
    sentence, cut, depth, own = 0, False, 0, 0
    for piece, span in enumerate(content):
        quoted = direct
        for match in _TOKEN.finditer(text, span.start, span.end):
            kind, raw = match.lastgroup, match.group()
            if kind == "word":  # first, as nearly all are
                if depth and not raw.strip(".…"):
                    continue
                (start, end), added = match.span(), depth > 0
                for folded in parts(raw):
                    found.append(Word(folded, start, end, raw, quoted, added, cut, sentence, piece, own))
                    cut = False
                own += not quoted
                if len(found) >= MOST:
                    return Wording(tuple(found))
            elif kind == "dots":
                cut = True
            elif kind == "open" and raw == "[":
                depth += 1
            elif kind == "close" and raw == "]":
                depth = max(0, depth - 1)
            elif kind == "mark" and not direct:
                quoted = _turned(quoted, raw, text, match.start(), match.end())
            elif kind == "stop":
                sentence += not (found and raw == "." and found[-1].folded in TITLES)
        if depth:
            depth = 0  # an opened bracket does not reach into another span
    return Wording(tuple(found), cut)


def printed(words: Iterable[Word]) -> str:
    """Words as the text prints them, a contraction once; without the marks between them, and apart where they are so
    there ("£4.2 million" is three words, the first two in one)."""
    out, end = "", -1
    for (start, after), raw in {(word.start, word.end): word.raw for word in words}.items():
        out += raw if start == end or not out else f" {raw}"
        end = after
    return out


def places(words: Iterable[Word]) -> tuple[Span, ...]:
    """Where words stand, in their order: one span for each piece of the content that they are of, from the first of
    them to the last, so that no span has words of the report that lie between two pieces."""
    found: dict[int, Span] = {}
    for word in words:
        at = found.get(word.piece)
        found[word.piece] = Span(word.start if at is None else at.start, word.end)
    return tuple(found.values())


def apart(one: Word, other: Word) -> bool:
    """Whether other words of the report stand between two words of a content that follow each other in it."""
    return one.piece != other.piece and other.start - one.end > CLOSE


def joined(words: Sequence[Word]) -> str:
    """Words as :func:`printed` has them, with the record's own mark (:data:`GAP`) where others of the report stand
    between them."""
    cuts = [0, *(at for at in range(1, len(words)) if apart(words[at - 1], words[at])), len(words)]
    return f" {GAP} ".join(printed(words[a:b]) for a, b in pairwise(cuts))


def parts(raw: str) -> tuple[str, ...]:
    """A printed word as the words that are compared: small letters, no diacritics, contractions apart."""
    return _parts(raw) if len(raw) <= _KEPT else _parts.__wrapped__(raw)


@lru_cache(maxsize=50_000)
def _parts(raw: str) -> tuple[str, ...]:
    if raw.isascii() and raw.isalnum():  # the usual case
        plain = raw.lower()
        return _IRREGULAR.get(plain, (plain,))
    plain = raw.translate(_FOLDED_MARKS).casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    short = _CONTRACTED.fullmatch(plain)
    if short and short["rest"] != "'s":
        return short["stem"], _WHOLE[short["rest"]]
    return (plain,)


def _turned(quoted: bool, mark: str, text: str, start: int, end: int) -> bool:
    """Whether what follows a mark is quoted. An apostrophe between letters never reaches this: it is part of a word."""
    if mark in "'’":
        before = start > 0 and text[start - 1].isalnum()
        after = end < len(text) and text[end].isalnum()
        return False if before and not after and quoted else quoted or (after and not before)
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    return not quoted
