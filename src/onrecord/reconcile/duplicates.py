"""Texts that are another's copy: the same text republished, shortened, or with another headline.

Candidates come from MinHash (Broder 1997) over runs of five words, in bands (Leskovec, Rajaraman and Ullman, "Mining
of Massive Datasets", chapter 3), by rensa: one wheel without dependencies, where datasketch brings SciPy. Each
candidate is then verified: the passages that both texts have, word by word, are what counts and what is kept. Texts
that are copies of one another, directly or by others between them, are one family: one independent text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from rapidfuzz.distance import LCSseq
from rensa import RMinHash

from onrecord.domain import Span
from onrecord.reconcile.statements.wording import parts
from onrecord.store import Store
from onrecord.store.copies import Copies, Duplicate

RULE: Final = "duplicate-1"
TEXTS: Final = 50  # of one transaction
RUN: Final = 5  # words of a shingle, and the fewest of a passage
SEED: Final = 1
#: 42 bands of 3 values: of texts that share 30 % of their shingles two thirds become candidates, of 40 % 94 in a
#: hundred, of 1 % (unrelated reports share less) 4 in 100,000.
BANDS: Final = 42
ROWS: Final = 3
#: The share of the shorter text's words that must stand in passages of both. Of the 12,050 pairs of PolNeAR train that
#: share any five words, seven reach it, and a reader calls each a copy (0.79 and more); the next, which is none, has
#: 0.53, and all others have less than 0.23. The sketches find all seven. See benchmarks/duplicates.
COPIED: Final = 0.6
LEAST: Final = 20  # words in such passages
MOST: Final = 20_000  # words of a text that are looked at
_WORD: Final = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")


@dataclass(frozen=True)
class Sketch:
    """A text's ``words`` as they are compared. ``text`` is what they stand in, up to the last, and ``aside`` what of it
    does not count."""

    words: tuple[str, ...]
    text: str
    aside: tuple[Span, ...] = ()

    @cached_property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends: found when asked for, as few sketches are ever held against another."""
        return tuple(match.span() for match in _matches(self.text, self.aside))


@dataclass(frozen=True, slots=True)
class Copied:
    """What one :func:`find_copies` did: ``texts`` looked at, ``pairs`` held against each other."""

    texts: int = 0
    pairs: int = 0


def sketch(text: str, without: Iterable[Span] = ()) -> Sketch:
    """The words of a text, without those in set-aside spans."""
    aside = tuple(sorted(without))
    words: list[str] = []
    end = 0
    for match in islice(_matches(text, aside), MOST):
        words.append("".join(parts(match.group())))
        end = match.end()
    return Sketch(tuple(words), text[:end], aside)


def _matches(text: str, aside: Sequence[Span]) -> Iterator[re.Match[str]]:
    """The words of a text that begin in none of the set-aside spans, which are in order."""
    at = 0
    for match in _WORD.finditer(text):
        if aside:
            while at < len(aside) and aside[at].end <= match.start():
                at += 1
            if at < len(aside) and aside[at].start <= match.start():
                continue
        yield match


def bands(words: Sequence[str]) -> list[str]:
    """The values by which texts find those they may be copies of: one for the whole text, BANDS for its shingles."""
    if not words:
        return []
    whole = "=" + hashlib.sha256(" ".join(words).encode()).hexdigest()[:20]
    if len(words) < LEAST:
        return [whole]
    made = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    made.update([" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)])
    values = made.digest()
    return [
        whole,
        *(f"{n:02}:" + "".join(f"{value:08x}" for value in values[n * ROWS : (n + 1) * ROWS]) for n in range(BANDS)),
    ]


def compare(one: Sketch, other: Sketch) -> tuple[float, list[tuple[Span, Span]]] | None:
    """The share of the shorter text's words in passages that both have, and those passages; None for no copy."""
    if not one.words or not other.words:
        return None
    codes = LCSseq.opcodes(one.words, other.words)
    runs = [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal" and (code.src_end - code.src_start >= RUN or one.words == other.words)
    ]
    shared = sum(length for _, _, length in runs)
    least = min(len(one.words), len(other.words))
    if one.words != other.words and (shared < LEAST or shared < COPIED * least):
        return None
    passages = [
        (
            Span(one.places[a][0], one.places[a + length - 1][1]),
            Span(other.places[b][0], other.places[b + length - 1][1]),
        )
        for a, b, length in runs
    ]
    return round(shared / least, 4), passages


def find_copies(store: Store) -> Copied:
    """Find the copies of texts that came or changed. A batch of texts is one transaction; what is found depends on the
    texts of the record alone."""
    texts = pairs = 0
    version = f"{RULE} {RMinHash.ALGORITHM_VERSION}"
    with store.copies() as copies:
        if copies.info("copies_by") != version:
            with copies.transaction():
                copies.touch_all()
                copies.keep_info("copies_by", version)

        @lru_cache(maxsize=256)
        def read(key: int) -> Sketch:
            return sketch(*copies.text(key))

        while found := copies.touched(TEXTS):
            with copies.transaction():
                # First the values of all, so that they find each other.
                new = {key: copies.keep_bands(key, bands(read(key).words)) for key in found}
                affected: set[int] = set()
                for key in found:
                    copies.done(key)
                    pairs += _look(copies, key, new[key], read, affected)
                copies.keep_families(affected)
            texts += len(found)
    return Copied(texts, pairs)


def _look(copies: Copies, key: int, new: set[str], read: Callable[[int], Sketch], affected: set[int]) -> int:
    """Hold a text against its candidates; how many there were."""
    candidates = copies.candidates(key, new, TEXTS)
    before = copies.copies_of(key)
    affected |= {key, *before}
    copies.forget(key, before - candidates)
    for other in sorted(candidates if new else candidates - before):
        one, two = copies.ordered(key, other)
        found = compare(read(one), read(two))
        if found is None:
            copies.forget(key, {other} & before)
            continue
        kind = "exact" if read(one).words == read(two).words else "near"
        copies.keep(Duplicate(one, two, kind, found[0], RULE, tuple(found[1])))
        affected.add(other)
    return len(candidates)
