"""BERT's uncased WordPiece, with code point offsets and the letter case that it throws away.

The algorithm is that of Devlin et al. 2019 (basic tokenisation, then greedy longest match); a test holds it to the
reference implementation's ids. It is our own because the package that brings the reference one also brings some
45 MB of hub client, and because each token here keeps where it stands, how it was cased and what white space came
before it: three things that the encoder reads.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]

LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)
GLUED, SPACE, NEWLINE, BLANK_LINE = range(4)

MAX_WORD: Final = 100  # BERT's own bound: a longer word is unknown, so that no input costs quadratic time
_CHUNK_CACHE: Final = 100_000  # distinct white-space-delimited chunks kept; news reuses few, memory stays bounded
_PLAIN: Final = re.compile(r"[!-~]+")  # printable, each letter in one way: most chunks
_PLAIN_WORD: Final = re.compile(r"[0-9A-Za-z]+|[!-/:-@\[-`{-~]")

Piece = tuple[int, int, int, int]  # vocabulary id, start and end in the chunk, casing
_PACKED: Final = 16  # bytes of a piece as it is kept
#: Whether a code point is white space, as ``str.split`` has it; what lies beyond the last is none.
_BLANK: Final = np.array([chr(code).isspace() for code in range(0x3002)])


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel arrays: vocabulary ``ids``, ``starts`` and ``ends`` in code points of the text,
    ``casing`` (LOWER … OTHER) of the word each piece belongs to, ``gap`` (GLUED … BLANK_LINE) before it."""

    ids: Ints
    starts: Ints
    ends: Ints
    casing: Ints
    gap: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, first: int, last: int) -> Tokens:
        """The tokens ``[first, last)``; offsets stay those of the whole text."""
        cut = slice(first, last)
        return Tokens(self.ids[cut], self.starts[cut], self.ends[cut], self.casing[cut], self.gap[cut])


def _is_punctuation(char: str) -> bool:
    code = ord(char)
    if code < 128:
        return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    bare = unicodedata.normalize("NFD", char)[0]  # accents go first: "≮" is "<" with a stroke
    return _is_punctuation(bare) if bare != char else unicodedata.category(char).startswith("P")


def _is_cjk(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _casing(word: str) -> int:
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    if word.istitle():
        return TITLE
    if word.isdecimal():
        return DIGIT
    if any(char.isalpha() for char in word):
        return TITLE if word[0].isupper() and word[1:].islower() else MIXED
    return OTHER


def _words(chunk: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words of a chunk without white space: punctuation and CJK characters stand alone."""
    start: int | None = None
    for i, char in enumerate(chunk):
        if _is_punctuation(char) or _is_cjk(ord(char)):
            if start is not None:
                yield start, i
                start = None
            yield i, i + 1
        elif start is None:
            start = i
    if start is not None:
        yield start, len(chunk)


def _normalised(word: str) -> tuple[str, list[int]]:
    """The word as BERT reads it (lower case, no accents, no control characters), and where each character came from."""
    if word.isascii() and word.isprintable():
        return word.lower(), list(range(len(word)))
    out: list[str] = []
    origin: list[int] = []
    for i, char in enumerate(word):
        if char in "\x00\ufffd" or unicodedata.category(char) in ("Cc", "Cf"):
            continue
        for part in unicodedata.normalize("NFD", char.lower()):
            if unicodedata.category(part) != "Mn":
                out.append(part)
                origin.append(i)
    return "".join(out), origin


def _places(text: str) -> tuple[Ints, Ints]:
    """Where the chunks of a text begin that ``str.split`` gives, and the gap before each."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    blank = np.concatenate([[True], _BLANK[np.minimum(codes, len(_BLANK) - 1)], [True]])
    starts = np.flatnonzero(blank[:-1] & ~blank[1:])
    ends = np.flatnonzero(~blank[:-1] & blank[1:])
    lines = np.concatenate([[0], np.cumsum(codes == ord("\n"))])  # line breaks before each place
    newlines = lines[starts] - lines[np.concatenate([[0], ends[:-1]])[: len(starts)]]
    return starts.astype(np.int32), (SPACE + np.minimum(newlines, 2)).astype(np.int32)


class WordPiece:
    """A tokenizer over a vocabulary, one piece a line (its line number is its id)."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.vocabulary: Final = tuple(vocabulary)
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.cls = self._ids["[CLS]"]
        self.sep = self._ids["[SEP]"]
        self._longest = max(len(piece) for piece in vocabulary)
        self._chunks: dict[str, bytes] = {}

    def tokens(self, text: str) -> Tokens:
        """All tokens of a text, without [CLS] and [SEP]; empty arrays when there are none."""
        chunks = text.split()
        pieces = [self._chunks.get(chunk) or self._packed(chunk) for chunk in chunks]
        many = np.fromiter(map(len, pieces), np.int64, len(pieces)) // _PACKED
        ids, starts, ends, casing = np.frombuffer(b"".join(pieces), np.int32).reshape(-1, 4).T
        offsets, gaps = _places(text)
        gap = np.full(len(ids), GLUED, np.int32)
        some = many > 0
        gap[(np.cumsum(many) - many)[some]] = gaps[some]
        offset = np.repeat(offsets, many)
        return Tokens(ids.copy(), starts + offset, ends + offset, casing.copy(), gap)

    def _packed(self, chunk: str) -> bytes:
        """The pieces of a chunk, four numbers each, kept for the next time."""
        pieces = array("i", chain.from_iterable(self._split(chunk))).tobytes()
        if len(chunk) <= MAX_WORD:
            if len(self._chunks) >= _CHUNK_CACHE:
                self._chunks.clear()
            self._chunks[chunk] = pieces
        return pieces

    def _split(self, chunk: str) -> Iterator[Piece]:
        if len(chunk) > MAX_WORD or not _PLAIN.fullmatch(chunk):
            yield from self._split_any(chunk)
            return
        whole = self._ids.get(chunk.lower()) if chunk.isalpha() else None
        if whole is not None:  # as most are
            yield whole, 0, len(chunk), _casing(chunk)
            return
        for found in _PLAIN_WORD.finditer(chunk):
            word, start = found.group(), found.start()
            case, lower = _casing(word), word.lower()
            whole = self._ids.get(lower)
            if whole is not None:
                yield whole, start, found.end(), case
                continue
            pieces = list(self._match(lower))
            if not pieces:
                yield self.unknown, start, found.end(), case
            for piece, first, last in pieces:
                yield piece, start + first, start + last, case

    def _split_any(self, chunk: str) -> Iterator[Piece]:
        """The pieces of any chunk; those of a plain one as :meth:`_split` has them, ten times as slowly."""
        for start, end in _words(chunk):
            word, origin = _normalised(chunk[start:end])
            if not word:
                continue
            case = _casing(chunk[start : min(end, start + MAX_WORD)])
            if len(word) > MAX_WORD:
                yield self.unknown, start, end, case
                continue
            pieces = list(self._match(word))
            if not pieces:
                yield self.unknown, start, end, case
                continue
            for piece, first, last in pieces:
                stop = end if last == len(word) else start + origin[last]
                yield piece, start + origin[first], max(stop, start + origin[first] + 1), case

    def _match(self, word: str) -> Iterator[tuple[int, int, int]]:
        """Greedy longest match; nothing at all when some part of the word is not in the vocabulary."""
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            end = min(len(word), start + self._longest)
            while end > start:
                piece = self._ids.get(("##" if start else "") + word[start:end])
                if piece is not None:
                    break
                end -= 1
            else:
                return
            found.append((piece, start, end))
            start = end
        yield from found


@cache
def wordpiece() -> WordPiece:
    """The tokenizer of the shipped encoder."""
    vocabulary = files("onrecord.analysis").joinpath("weights/vocabulary.txt").read_text(encoding="utf-8")
    return WordPiece(vocabulary.split("\n")[:-1])
