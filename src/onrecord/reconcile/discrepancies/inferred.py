"""Contradictions that an encoder of the user's own infers, where no rule finds one: denials in words of their own.

The encoder (:mod:`onrecord.inference`) is asked of pairs of tellings once, by :mod:`onrecord.reconcile.inferring`, and
the record keeps what it said. Which pairs it is asked of, and what follows from its answer, is decided here.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

import numpy as np

from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import NEGATIONS
from onrecord.reconcile.statements.occasions import fit, of_one_time, printed_apart
from onrecord.reconcile.statements.stories import one_story
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.vectors import own, vectors
from onrecord.reconcile.statements.wording import places, printed
from onrecord.store.inferences import Encoder, Inference

RULE: Final = "inference-2"
GROUND: Final = "an encoder that infers says that one version goes against the other: it can err, so read both"
OTHERS: Final = 4  # versions that one is laid beside, the fullest first; and of another statement, the nearest
DAYS: Final = 1  # between two reports of two statements that may be of one thing
STORIES: Final = 100  # texts of a speaker that a text's story is looked for in, those printed next
LONG: Final = 80  # words of a telling beyond which it says too much at once for a pair to be of one thing
#: The cosine of what is their own in two tellings of one story but of two statements, above which the encoder is asked:
#: of the pairs of one speaker in eight parts of benchmarks/versions (tuning, fresh-1, -4, -5, -9 to -11, -14) that it
#: holds for contradictions 13 mistakes lie above, and none of the nine wrong ones.
NEAR: Final = 0.0
_AROUND: Final = ("date", "occasion")  # what differs not in what is said, but in when and where it was


@dataclass(frozen=True, slots=True)
class Held:
    """What ``encoder`` holds for contradictions: for a telling, by its id, each other with the seal and log odds."""

    encoder: Encoder
    beside: Mapping[str, Mapping[str, tuple[int, float]]]

    def of(self, one: Telling, other: Telling) -> float | None:
        """The log odds of two tellings; None where it was not asked of them as they are now, or they are too low."""
        answer = self.beside.get(one.id, {}).get(other.id)
        if answer is None or answer[1] < self.encoder.least or answer[0] != seal(said(one), said(other)):
            return None
        return answer[1]

    def among(self, ours: Sequence[Telling], theirs: Sequence[Telling]) -> Iterator[tuple[int, int, float]]:
        """The places of pairs of the one and the others that it holds for contradictions, with their log odds."""
        at = {one.id: n for n, one in enumerate(theirs)}
        for n, one in enumerate(ours):
            for m in sorted(at[other] for other in self.beside.get(one.id, ()) if other in at):
                if (odds := self.of(one, theirs[m])) is not None:
                    yield n, m, odds


def gathered(encoder: Encoder, answers: Iterable[Inference]) -> Held:
    """What an encoder said, to be asked for by tellings."""
    beside: dict[str, dict[str, tuple[int, float]]] = {}
    for one in answers:
        beside.setdefault(one.attribution, {})[one.other] = one.seal, one.odds
        beside.setdefault(one.other, {})[one.attribution] = one.seal, one.odds
    return Held(encoder, beside)


def pair(one: Telling, other: Telling) -> tuple[str, str]:
    """The ids of two tellings in order."""
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)


def said(one: Telling) -> str:
    """A telling as the encoder reads it. In a report's own words the cue belongs to it, which may deny ("ruled out"):
    with it the encoder finds 97 of 124 mistakes of polarity in those eight parts where three of 1,145 faithful pairs
    are accused, without it 39."""
    words = printed(one.wording.words)
    return f"They {one.cue} {words}" if one.cue and one.quotation != "direct" else words


def seal(one: str, other: str) -> int:
    """A hash of what the encoder is asked, in whichever order."""
    return int(struct.unpack(">q", hashlib.sha256("\0".join(sorted((one, other))).encode()).digest()[:8])[0])


def wanted(statements: Sequence[Sequence[Telling]], *, across: bool) -> Iterator[tuple[Telling, Telling]]:
    """The pairs to ask of, among the tellings of statements of one speaker and time, the fullest of each first: each
    version beside the fullest others of its statement, and, ``across`` statements, beside the nearest of others that
    its story tells. Of tellings of a statement that say it in the same words, the fullest stands for all.

    A matter of these tellings alone; the number of pairs grows with theirs, and no faster.
    """
    seen = set[tuple[str, str]]()
    told = [_different(one for one in each if _speaks(one)) for each in statements]
    for versions in told:
        for at, here in enumerate(versions[1:], 1):
            beside = (there for n, there in enumerate(versions) if n != at and _comparable(here, there))
            yield from _unseen(here, islice((there for there in beside if of_one_time(here, there)), OTHERS), seen)
    if across:
        for here, others in _nearest(told):
            yield from _unseen(here, others, seen)


def _different(tellings: Iterable[Telling]) -> list[Telling]:
    """The first of those that the encoder reads alike."""
    first: dict[str, Telling] = {}
    for one in tellings:
        first.setdefault(said(one), one)
    return list(first.values())


def _unseen(here: Telling, others: Iterable[Telling], seen: set[tuple[str, str]]) -> Iterator[tuple[Telling, Telling]]:
    for there in others:
        if pair(here, there) not in seen:
            seen.add(pair(here, there))
            yield here, there


def _nearest(told: Sequence[Sequence[Telling]]) -> Iterator[tuple[Telling, list[Telling]]]:
    """Each telling with the nearest ones of other statements that texts of its story tell."""
    every = [one for versions in told for one in versions]
    of = [n for n, versions in enumerate(told) for _ in versions]
    known = own(every, vectors(every))
    near: dict[int, list[tuple[float, str, int]]] = {}
    for a, b in _of_one_story(every):
        if a not in known or b not in known or of[a] == of[b]:
            continue
        close = float(np.dot(known[a], known[b]))
        if close > NEAR and may_be_one(every[a], every[b]):
            for here, there in ((a, b), (b, a)):
                kept = near.setdefault(here, [])
                kept.append((-close, every[there].id, there))
                kept.sort()
                del kept[OTHERS:]
    for here, kept in sorted(near.items()):
        yield every[here], [every[there] for *_, there in kept]


def _of_one_story(every: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The places of pairs of tellings of two texts that are of one story."""
    texts: dict[str, list[int]] = {}
    for n, one in enumerate(every):
        texts.setdefault(one.text, []).append(n)
    ordered = sorted(texts, key=lambda text: (every[texts[text][0]].printed or ("9", "9"), text))
    for n, left in enumerate(ordered):
        for right in ordered[n + 1 : n + 1 + STORIES]:
            one, other = every[texts[left][0]], every[texts[right][0]]
            if one_story(one.marks, other.marks, printed_apart(one, other)):
                yield from product(texts[left], texts[right])


def _speaks(one: Telling) -> bool:
    return one.stance not in ("no-comment", "question") and 0 < len(one.wording.words) <= LONG


def _comparable(one: Telling, other: Telling) -> bool:
    """Whether the encoder can be asked: two quotations of the very words are compared word by word, and what is a piece
    of a quotation, without a cue, goes against nothing in it."""
    return (
        one.text != other.text
        and not one.quotation == other.quotation == "direct"
        and not (_piece(one, other) or _piece(other, one))
    )


def _piece(one: Telling, other: Telling) -> bool:
    """Whether a telling without a cue is words of a quotation as they stand there, and none before them turns them."""
    words, whole = one.wording.folded, other.wording.folded
    if one.cue or other.quotation != "direct" or not words:
        return False
    at = next((n for n in range(len(whole) - len(words) + 1) if whole[n : n + len(words)] == words), None)
    return at is not None and NEGATIONS.isdisjoint(whole[:at])


def may_be_one(one: Telling, other: Telling) -> bool:
    """Whether two tellings of two statements may be of one thing, which their words do not show: of one occasion, as
    far as is known, and printed a day apart at most. What somebody says on the third day of a story may be news."""
    days = printed_apart(one, other)
    return _comparable(one, other) and not fit(one, other)[0].apart and (days is None or days <= DAYS)


def differences(tellings: Sequence[Telling], held: Held, besides: Sequence[Finding]) -> list[Finding]:
    """What versions of one statement contradict each other in, the fullest telling first.

    A version that goes against several is the odd one, and told once, beside the fullest of them; not at all where
    ``besides`` has it denied already, and two that differ there in what they say are no pair.
    """
    apart = {
        pair(left.telling, right.telling)
        for one in besides
        if one.kind not in _AROUND
        for left in one.left
        for right in one.right
    }
    denied = {side.telling.id for one in besides if one.kind == "polarity" for side in (*one.left, *one.right)}
    against: dict[int, dict[int, float]] = {}
    for n, m, odds in held.among(tellings, tellings):
        if pair(tellings[n], tellings[m]) not in apart and _comparable(tellings[n], tellings[m]):
            against.setdefault(n, {})[m] = odds
    out = []
    while odd := max(((len(those), n) for n, those in against.items() if those), default=None):
        those = against.pop(odd[1])
        for n in those:
            del against[n][odd[1]]
        if tellings[odd[1]].id not in denied:
            fullest = min(those)
            out.append(_finding(tellings[fullest], tellings[odd[1]], those[fullest], held.encoder))
    return out


def between(ours: Sequence[Telling], theirs: Sequence[Telling], held: Held) -> Finding | None:
    """What two statements of one speaker contradict each other in, by their likeliest pair of tellings."""
    found = [
        (odds, pair(ours[n], theirs[m]), sorted((ours[n], theirs[m]), key=lambda each: each.fullness))
        for n, m, odds in held.among(ours, theirs)
        if may_be_one(ours[n], theirs[m])
    ]
    if not found:
        return None
    odds, _, (left, right) = max(found, key=lambda each: each[:2])
    return _finding(left, right, odds, held.encoder)


def _finding(left: Telling, right: Telling, odds: float, encoder: Encoder) -> Finding:
    because = f"{encoder.name} ({encoder.digest}) infers that they contradict each other (log odds {odds:.2f})"
    sides = [Told(one, places(one.wording.words)) for one in (left, right)]
    return Finding("polarity", "low", GROUND, (sides[0],), (sides[1],), because, RULE)
