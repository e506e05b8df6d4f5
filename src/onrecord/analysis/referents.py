"""What is known of mentions and of pairs of them without the encoder: words, marks, distances, quotations.

Training and reading share this module. A mention is a head token with the span that grew from it; all facts of a pair
are small integers, each an index into a learned table (training/coreference_model.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis import sentences
from onrecord.analysis.features import Encoded
from onrecord.analysis.wordpiece import NEWLINE

Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:&\w+)*")
_EMPTY: Final = frozenset("a an the of and or in on at to for s t his her its their our my your this that".split())
_PRONOUNS: Final = (
    "i me my mine myself",
    "you your yours yourself yourselves",
    "he him his himself",
    "she her hers herself",
    "it its itself",
    "we us our ours ourselves",
    "they them their theirs themselves themself",
    "this that",
    "these those",
    "who whom whose which",
    "someone somebody anyone anybody everyone everybody nobody something anything everything nothing",
    "one ones some many all each both another other others several few most none such",
    "what whatever whoever",
    "here there then now",
)
PRONOUN: Final = {word: number for number, words in enumerate(_PRONOUNS, 1) for word in words.split()}
CLASSES: Final = len(_PRONOUNS) + 1  # of pronouns, and 0 for what is none

# The tables that pairs index: name and size. ``words`` packs six facts of the mentions' words as bits.
TABLES: Final = {
    "mentions": 10,  # mentions between, by the logarithm
    "sentences": 8,
    "paragraphs": 5,
    "words": 64,
    "pronouns": CLASSES * CLASSES,
    "quotation": 5,
    "nested": 3,
    "between": 8,
    "speaker": 3,
}
SAME_HEAD, SAME_WORDS, HEAD_IN_OTHER, OTHER_HEAD_IN, SHARED_NAME, ACRONYM = (1 << bit for bit in range(6))
_AFTER: Final = {",": 2, "(": 3, "and": 5, "&": 5, ":": 6, "-": 6, "–": 6, "—": 6, "'": 7, "’": 7}
_COPULAS: Final = frozenset("is was are were be been became becomes as named called".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text against its tokens: ``of`` (tokens,) the index of the last word that has begun; ``opens``
    and ``closes`` (tokens,) whether a token begins or ends a word (or is a mark); ``ids`` (words,) the same for words
    of the same letters, ``full`` whether a word says something, ``named`` whether it is written large."""

    starts: Longs
    texts: list[str]
    ids: Longs
    full: Bools
    named: Bools
    of: Longs
    opens: Bools
    closes: Bools


def words(text: str, encoded: Encoded) -> Words:
    """The words of the stretch of a text that tokens cover. Time and memory grow with its length."""
    found = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text, *_stretch(encoded))]
    starts = np.array([start for start, _, _ in found], np.int64)
    ends = np.array([end for _, end, _ in found], np.int64)
    folded = [_folded(word) for _, _, word in found]
    number: dict[str, int] = {}
    ids = np.array([number.setdefault(word, len(number)) for word in folded], np.int64)
    tokens = encoded.tokens
    of = np.searchsorted(starts, tokens.starts, side="right").astype(np.int64) - 1
    within = (of >= 0) & (tokens.starts < ends[of]) if found else np.zeros(len(tokens), bool)
    opens = ~within | (tokens.starts == starts[of]) if found else np.ones(len(tokens), bool)
    return Words(
        starts=starts,
        texts=folded,
        ids=ids,
        full=np.array([word not in _EMPTY for word in folded], bool),
        named=np.array([word[0].isupper() or word[0].isdigit() for _, _, word in found], bool),
        of=of,
        opens=opens,
        closes=np.append(opens[1:], True)[: len(tokens)],
    )


def _stretch(encoded: Encoded) -> tuple[int, int]:
    tokens = encoded.tokens
    return (int(tokens.starts[0]), int(tokens.ends[-1])) if len(tokens) else (0, 0)


def _folded(word: str) -> str:
    """Small letters, no stops, and no plural s: what repeats another mention's word."""
    plain = word.lower().replace(".", "")
    return plain[:-1] if len(plain) > 4 and plain.endswith("s") and not plain.endswith("ss") else plain


@dataclass(frozen=True, slots=True)
class Places:
    """Where each token stands: ``sentence``, ``paragraph``, ``quote`` (the innermost quotation's number, -1 outside)
    and ``speaker`` (a number for each who is known to speak the token, -1 unknown), each (tokens,)."""

    sentence: Longs
    paragraph: Longs
    quote: Longs
    speaker: Longs


def places(text: str, encoded: Encoded, speaker: Longs | None = None) -> Places:
    """Sentences, paragraphs and quotations of the tokens."""
    starts = encoded.tokens.starts
    quote = np.full(len(starts), -1, np.int64)
    start, end = _stretch(encoded)
    for number, pair in enumerate(encoded.quotes):  # inner pairs come after the outer ones that hold them
        if pair.end <= start or pair.start >= end:
            continue
        first, last = np.searchsorted(starts, (pair.start, pair.end))
        quote[first:last] = number
    return Places(
        sentence=np.searchsorted(sentences.breaks(text, start, end), starts, side="left").astype(np.int64),
        paragraph=np.cumsum(encoded.tokens.gap >= NEWLINE).astype(np.int64),
        quote=quote,
        speaker=np.full(len(starts), -1, np.int64) if speaker is None else speaker,
    )


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions in the order of their heads: ``head``, ``first`` and ``last`` (one past) tokens, and what pairs are made
    of. ``content`` (mentions, _FULL) and ``names`` (mentions, _NAMES) hold the ids of their first full words and of
    those written large, -1 beyond."""

    head: Longs
    first: Longs
    last: Longs
    word: Longs  # id of the head's word, -1 for none
    tells: Bools  # whether that word is a full one
    pronoun: Longs  # its class
    whole: Longs  # id of the full words taken together
    initials: Longs  # id of the letters that the names begin with, -1 without
    short: Longs  # id of a mention that is one word in capitals, -1 otherwise
    after: Longs  # class of the token after the span
    content: Longs
    names: Longs
    sentence: Longs
    paragraph: Longs
    quote: Longs
    speaker: Longs

    def __len__(self) -> int:
        return len(self.head)


def mentions(
    text: str, encoded: Encoded, known: Words, where: Places, head: Longs, first: Longs, last: Longs
) -> Mentions:
    """The facts of mentions given by head, first and one-past-last token."""
    tokens = encoded.tokens
    count = len(head)
    word_first = known.of[first] + np.where(known.opens[first] & _starts_word(tokens.starts[first], known, first), 0, 1)
    word_last = known.of[last - 1] + 1
    head_word = known.of[head]
    content, names = np.full((count, _FULL), -1, np.int64), np.full((count, _NAMES), -1, np.int64)
    ids: dict[tuple[int, ...] | str, int] = {}
    whole, initials, short, after, pronoun = (np.full(count, -1, np.int64) for _ in range(5))
    # Plain lists: one number at a time, numpy is slow.
    is_full, is_named, number = known.full.tolist(), known.named.tolist(), known.ids.tolist()
    starts, ends, capitals = tokens.starts.tolist(), tokens.ends.tolist(), (tokens.casing >= 2).tolist()
    rows = zip(word_first.tolist(), word_last.tolist(), head.tolist(), first.tolist(), last.tolist(), strict=True)
    for row, (begin, end, at_head, at_first, at_last) in enumerate(rows):
        inside = range(begin, min(end, begin + _LONGEST))
        full = [at for at in inside if is_full[at]]
        says = [number[at] for at in full]
        content[row, : len(says[:_FULL])] = says[:_FULL]
        large = [at for at in full if is_named[at]]
        names[row, : len(large[:_NAMES])] = [number[at] for at in large[:_NAMES]]
        key = tuple(says) or tuple(-1 - number[at] for at in inside)
        whole[row] = ids.setdefault(key, len(ids))
        if len(large) > 1:
            initials[row] = ids.setdefault("".join(known.texts[at][0] for at in large), len(ids))
        if len(full) == 1 and capitals[at_head]:
            short[row] = ids.setdefault(known.texts[full[0]], len(ids))
        after[row] = _after(text, starts[at_last], ends[at_last]) if at_last < len(starts) else 0
        alone = at_last - at_first <= 1
        pronoun[row] = PRONOUN.get(text[starts[at_head] : ends[at_head]].lower(), 0) if alone else 0
    some = head_word >= 0
    word = np.where(some, known.ids[head_word], -1) if len(known.ids) else np.full(count, -1, np.int64)
    tells = some & known.full[head_word] if len(known.ids) else some
    return Mentions(
        head=head,
        first=first,
        last=last,
        word=word,
        tells=tells,
        pronoun=pronoun,
        whole=whole,
        initials=initials,
        short=short,
        after=after,
        content=content,
        names=names,
        sentence=where.sentence[head],
        paragraph=where.paragraph[head],
        quote=where.quote[head],
        speaker=where.speaker[head],
    )


_LONGEST: Final = 60  # words of a span that are looked at
_FULL: Final = 16  # of which so many full ones are compared with another mention's head
_NAMES: Final = 8  # and so many written large with another's


def _starts_word(starts: npt.NDArray[np.int32], known: Words, token: Longs) -> Bools:
    """Whether a token lies in the word that ``of`` gives for it, and not after it."""
    at = known.of[token]
    return (at >= 0) & (known.starts[np.maximum(at, 0)] == starts) if len(known.starts) else np.zeros(len(token), bool)


def _after(text: str, start: int, end: int) -> int:
    word = text[start:end].lower()
    return _AFTER.get(word, 4 if word in _COPULAS else 1 if word.isalnum() else 0)


def pairs(known: Mentions, one: Longs, other: Longs) -> dict[str, Longs]:
    """Indexes into :data:`TABLES` of pairs: ``one`` and ``other`` (pairs,) are mentions, ``other`` the earlier."""
    gap = one - other
    distance = known.sentence[one] - known.sentence[other]
    same_quote = known.quote[one] == known.quote[other]
    inside, before = known.quote[one] >= 0, known.quote[other] >= 0
    quotation = np.where(same_quote, np.where(inside, 1, 0), np.where(inside, np.where(before, 4, 2), 3))
    speaks, spoke = known.speaker[one], known.speaker[other]
    nested = np.where(
        (known.first[one] >= known.first[other]) & (known.last[one] <= known.last[other]),
        1,
        np.where((known.first[other] >= known.first[one]) & (known.last[other] <= known.last[one]), 2, 0),
    )
    tokens_between = known.first[one] - known.last[other]
    return {
        "mentions": np.minimum(np.log2(np.maximum(gap, 1)).astype(np.int64), 9),
        "sentences": np.searchsorted(np.array([1, 2, 3, 4, 6, 9, 16]), distance, side="right"),
        "paragraphs": np.searchsorted(
            np.array([1, 2, 3, 6]), known.paragraph[one] - known.paragraph[other], side="right"
        ),
        "words": _words_of(known, one, other),
        "pronouns": known.pronoun[one] * CLASSES + known.pronoun[other],
        "quotation": quotation,
        "nested": nested,
        "between": np.where(tokens_between == 1, known.after[other], np.where(tokens_between == 0, 7, 0)),
        "speaker": np.where((speaks < 0) | (spoke < 0), 0, np.where(speaks == spoke, 1, 2)),
    }


def _words_of(known: Mentions, one: Longs, other: Longs) -> Longs:
    plain = np.flatnonzero((known.pronoun[one] == 0) & (known.pronoun[other] == 0))
    out = np.zeros(len(one), np.int64)
    one, other = one[plain], other[plain]
    head_in = known.tells[one] & (known.content[other] == known.word[one][:, None]).any(axis=1)
    other_in = known.tells[other] & (known.content[one] == known.word[other][:, None]).any(axis=1)
    shared = np.zeros(len(one), bool)
    both = np.flatnonzero((known.names[one, 0] >= 0) & (known.names[other, 0] >= 0))
    names = known.names[one[both]]
    equal = (names[:, :, None] == known.names[other[both]][:, None, :]) & (names >= 0)[:, :, None]
    shared[both] = equal.any(axis=(1, 2))
    acronym = ((known.initials[one] >= 0) & (known.initials[one] == known.short[other])) | (
        (known.short[one] >= 0) & (known.short[one] == known.initials[other])
    )
    out[plain] = (
        SAME_HEAD * (known.word[one] == known.word[other])
        + SAME_WORDS * (known.whole[one] == known.whole[other])
        + HEAD_IN_OTHER * head_in
        + OTHER_HEAD_IN * other_in
        + SHARED_NAME * shared
        + ACRONYM * acronym
    )
    return out
