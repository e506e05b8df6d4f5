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
    found = [match.span() for match in _WORD.finditer(text, *_stretch(encoded))]
    starts, ends = np.array(found, np.int64).reshape(-1, 2).T
    # What a word is made of is looked at once, however often it stands there: every other word repeats one.
    different: dict[str, int] = {}
    which = [different.setdefault(text[start:end], len(different)) for start, end in found]
    folded = [_folded(word) for word in different]
    number: dict[str, int] = {}
    ids = np.array([number.setdefault(word, len(number)) for word in folded], np.int64)
    full = np.array([word not in _EMPTY for word in folded], bool)
    named = np.array([word[0].isupper() or word[0].isdigit() for word in different], bool)
    tokens = encoded.tokens
    of = np.searchsorted(starts, tokens.starts, side="right").astype(np.int64) - 1
    within = (of >= 0) & (tokens.starts < ends[of]) if found else np.zeros(len(tokens), bool)
    opens = ~within | (tokens.starts == starts[of]) if found else np.ones(len(tokens), bool)
    return Words(
        starts=starts,
        texts=[folded[at] for at in which],
        ids=ids[which],
        full=full[which],
        named=named[which],
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
    ids: dict[tuple[int, ...] | str, int] = {}
    # Plain lists: one number at a time, numpy is slow. Each row has its full words and those written large.
    says: list[list[int]] = []
    calls: list[list[int]] = []
    whole, initials, short, after, pronoun = ([-1] * count for _ in range(5))
    is_full, is_named, number = known.full.tolist(), known.named.tolist(), known.ids.tolist()
    starts, ends, capitals = tokens.starts.tolist(), tokens.ends.tolist(), (tokens.casing >= 2).tolist()
    rows = zip(word_first.tolist(), word_last.tolist(), head.tolist(), first.tolist(), last.tolist(), strict=True)
    for row, (begin, end, at_head, at_first, at_last) in enumerate(rows):
        inside = range(begin, min(end, begin + _LONGEST))
        full = [at for at in inside if is_full[at]]
        large = [at for at in full if is_named[at]]
        told = [number[at] for at in full]
        says.append(told[:_FULL])
        calls.append([number[at] for at in large[:_NAMES]])
        whole[row] = ids.setdefault(tuple(told) or tuple(-1 - number[at] for at in inside), len(ids))
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
        pronoun=np.array(pronoun, np.int64),
        whole=np.array(whole, np.int64),
        initials=np.array(initials, np.int64),
        short=np.array(short, np.int64),
        after=np.array(after, np.int64),
        content=_filled(says, _FULL),
        names=_filled(calls, _NAMES),
        sentence=where.sentence[head],
        paragraph=where.paragraph[head],
        quote=where.quote[head],
        speaker=where.speaker[head],
    )


_LONGEST: Final = 60  # words of a span that are looked at
_FULL: Final = 16  # of which so many full ones are compared with another mention's head
_NAMES: Final = 8  # and so many written large with another's


def _filled(rows: list[list[int]], width: int) -> Longs:
    """Rows of at most ``width`` numbers as one array, -1 beyond each row's end."""
    lengths = np.array([len(row) for row in rows], np.int64)
    out = np.full((len(rows), width), -1, np.int64)
    out[np.arange(width) < lengths[:, None]] = [number for row in rows for number in row]
    return out


def _starts_word(starts: npt.NDArray[np.int32], known: Words, token: Longs) -> Bools:
    """Whether a token lies in the word that ``of`` gives for it, and not after it."""
    at = known.of[token]
    return (at >= 0) & (known.starts[np.maximum(at, 0)] == starts) if len(known.starts) else np.zeros(len(token), bool)


def _after(text: str, start: int, end: int) -> int:
    word = text[start:end].lower()
    return _AFTER.get(word, 4 if word in _COPULAS else 1 if word.isalnum() else 0)


# Classes of what a pair has between it, by number; what lies beyond the last is in the last one's class.
_MENTIONS_BETWEEN: Final = np.minimum(np.log2(np.maximum(np.arange(2**9 + 1), 1)).astype(np.int64), 9)
_SENTENCES_BETWEEN: Final = np.searchsorted(np.array([1, 2, 3, 4, 6, 9, 16]), np.arange(17), side="right")
_PARAGRAPHS_BETWEEN: Final = np.searchsorted(np.array([1, 2, 3, 6]), np.arange(7), side="right")


class Pairs:
    """What is known of pairs of mentions, as indexes into :data:`TABLES`."""

    def __init__(self, known: Mentions) -> None:
        self._known = known
        # Whether a mention has a word among its first full ones, or among its names: one look a pair. The last column
        # is for what is no word.
        self._has = _member(known.content, int(known.word.max(initial=-1)))
        self._called = _member(known.names)

    def of(self, one: Longs, other: Longs) -> dict[str, Longs]:
        """The indexes of pairs: ``one`` and ``other`` (pairs,) are mentions, ``other`` the earlier."""
        known = self._known
        quote, quoted = known.quote[one], known.quote[other]
        inside, before = quote >= 0, quoted >= 0
        quotation = np.where(quote == quoted, inside, np.where(inside, np.where(before, 4, 2), 3))
        first, last, first_before, last_before = (
            known.first[one],
            known.last[one],
            known.first[other],
            known.last[other],
        )
        within = (first >= first_before) & (last <= last_before)
        nested = np.where(within, 1, 2 * ((first_before >= first) & (last_before <= last)))
        tokens_between = first - last_before
        between = np.where(tokens_between == 1, known.after[other], np.where(tokens_between == 0, 7, 0))
        pronoun, pronoun_before = known.pronoun[one], known.pronoun[other]
        plain = np.flatnonzero((pronoun == 0) & (pronoun_before == 0))
        words = np.zeros(len(one), np.int64)
        words[plain] = self._words(one[plain], other[plain])
        return {
            "mentions": _MENTIONS_BETWEEN.take(one - other, mode="clip"),
            "sentences": _SENTENCES_BETWEEN.take(known.sentence[one] - known.sentence[other], mode="clip"),
            "paragraphs": _PARAGRAPHS_BETWEEN.take(known.paragraph[one] - known.paragraph[other], mode="clip"),
            "words": words,
            "pronouns": pronoun * CLASSES + pronoun_before,
            "quotation": quotation.astype(np.int64, copy=False),
            "nested": nested,
            "between": between,
            "speaker": self._speaker(one, other),
        }

    def _speaker(self, one: Longs, other: Longs) -> Longs:
        speaks, spoke = self._known.speaker[one], self._known.speaker[other]
        return np.where((speaks < 0) | (spoke < 0), 0, np.where(speaks == spoke, 1, 2))

    def _words(self, one: Longs, other: Longs) -> Longs:
        known = self._known
        word, word_before = known.word[one], known.word[other]
        initials, initials_before = known.initials[one], known.initials[other]
        short, short_before = known.short[one], known.short[other]
        acronym = ((initials >= 0) & (initials == short_before)) | ((short >= 0) & (short == initials_before))
        return np.asarray(
            SAME_HEAD * (word == word_before)
            + SAME_WORDS * (known.whole[one] == known.whole[other])
            + HEAD_IN_OTHER * (known.tells[one] & self._has[other, word])
            + OTHER_HEAD_IN * (known.tells[other] & self._has[one, word_before])
            + SHARED_NAME * self._share(one, other)
            + ACRONYM * acronym,
            np.int64,
        )

    def _share(self, one: Longs, other: Longs) -> Bools:
        """Whether the mentions of each pair have a name in common."""
        shared = np.zeros(len(one), bool)
        at = np.flatnonzero(self._known.names[other, 0] >= 0)
        for place in range(_NAMES):  # mentions have few names, so each round has fewer pairs
            name = self._known.names[one[at], place]
            at, name = at[name >= 0], name[name >= 0]
            if not len(at):
                break
            shared[at] |= self._called[other[at], name]
        return shared


def pairs(known: Mentions, one: Longs, other: Longs) -> dict[str, Longs]:
    """:meth:`Pairs.of` for those who ask once."""
    return Pairs(known).of(one, other)


def _member(ids: Longs, most: int = -1) -> Bools:
    """Whether a row of ``ids`` (rows, places; -1 for none) holds a number: (rows, numbers), up to ``most`` at least."""
    out = np.zeros((len(ids), max(most, int(ids.max(initial=-1))) + 2), bool)
    np.put_along_axis(out, ids, values=True, axis=1)
    out[:, -1] = False
    return out
