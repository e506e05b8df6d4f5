"""Clauses by their words: where a "will" stands, the verb behind it, who acts before it, and where it all ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.domain import Span
from onrecord.reconcile.positions import lexicon as words
from onrecord.reconcile.positions.tokens import TITLES, Token

ACTOR: Final = 9  # words that name who acts, at most
HAVE: Final = frozenset("has have had having 've 'd".split())
BE: Final = frozenset("is are am was were be been being 's 're 'm".split())
DO: Final = frozenset("do does did".split())
#: What stays of a verb before "n't".
CUT: Final = frozenset(
    "isn aren wasn weren hasn haven hadn don doesn didn won wouldn shan couldn shouldn mustn ain".split()
)
_FINITE: Final = frozenset("has had is are was were".split())  # "and had been rebuilt" is a clause of its own
_MARKS: Final = frozenset("\"“”‘’'$€£%-/.&")  # inside a clause


#: What :func:`will_at` may find something from.
WILLS: Final = BE | CUT | frozenset("will would 'll shall stand stands stood".split())


def will_at(sentence: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """ "will", "is going to" and the like from this place: where it begins, where it ends, whether it is negated."""
    low = sentence[at].low
    if low not in WILLS:
        return None
    following = low_at(sentence, at + 1)
    if low in ("will", "would", "'ll", "shall"):
        if following in words.NEGATION:
            return at, at + 2, True
        return at, at + 1, False
    if low in ("stand", "stands", "stood") and following == "ready" and low_at(sentence, at + 2) == "to":
        return at, at + 3, False
    if low in ("won", "wouldn", "shan") and following == "'t":
        return at, at + 2, True
    if low in BE or (low in CUT and following == "'t"):
        n = at + 1
        negated = low_at(sentence, n) in words.NEGATION
        while low_at(sentence, n) in words.NEGATION or low_at(sentence, n) in words.ADVERBS:
            n += 1
        if (
            low_at(sentence, n) in ("going", "set", "due", "determined", "prepared", "ready")
            and low_at(sentence, n + 1) == "to"
        ):
            return at, n + 2, negated
    return None


def actor_before(sentence: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The words for somebody that end before this place."""
    if at <= 0 or not sentence[at - 1].word or sentence[at - 1].low in words.BEFORE:
        return None
    if sentence[at - 1].low in words.FIRST | words.THIRD:
        return at - 1, at
    n = at
    edges = words.EDGES | words.CLAUSES
    while n and at - n < ACTOR and _of_a_name(sentence, n - 1) and sentence[n - 1].low not in edges:
        n -= 1
        if sentence[n].low in words.DETERMINERS and not (n and sentence[n - 1].low in ("of", "for", "in", "on", "at")):
            break
    while n < at and sentence[n].low in words.ADVERBS | words.BEFORE:
        n += 1
    return (n, at) if n < at else None


def _of_a_name(sentence: Sequence[Token], at: int) -> bool:
    """Whether a token can stand within the words for somebody: a word, a currency's mark, the full stop of "Mr."."""
    return (
        sentence[at].word
        or sentence[at].low in "$€£%"
        or (sentence[at].low == "." and at > 0 and sentence[at - 1].low in TITLES)
    )


def verb_from(sentence: Sequence[Token], at: int) -> int | None:
    """The first word from here on that can be a verb, past adverbs."""
    n = at
    while n < len(sentence) and (sentence[n].low in words.ADVERBS or sentence[n].low.endswith("ly")):
        n += 1
    if (
        n >= len(sentence)
        or not sentence[n].raw[0].isalpha()
        or sentence[n].low in words.EDGES - frozenset(("be", "do"))
    ):
        return None
    return None if sentence[n].low in words.DETERMINERS or sentence[n].low in ("of", "to", "in") else n


def low_at(sentence: Sequence[Token], at: int) -> str:
    """The token at a place in small letters; "" outside of the sentence."""
    return sentence[at].low if 0 <= at < len(sentence) else ""


def silent_at(sentence: Sequence[Token], at: int) -> bool:
    """Whether what is declined here is only to speak: "to comment", "to go into detail"."""
    low, rest = low_at(sentence, at), [low_at(sentence, n) for n in range(at + 1, at + 5)]
    return low in words.SPEECH or (low in words.SPEAKING and any(one in words.DETAIL for one in rest))


def gerund_at(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word ends as a gerund does."""
    return low_at(sentence, at).endswith("ing")


def measure_at(sentence: Sequence[Token], at: int) -> bool:
    """Whether what begins here is a bill, a budget or the like."""
    return any(one.low in words.MEASURES for one in sentence[at : at + 7] if one.word)


def name_end(sentence: Sequence[Token], at: int) -> int:
    """Where the words for somebody end that begin here ("approved by the council")."""
    n = at
    while n < len(sentence) and n - at < ACTOR and sentence[n].word and sentence[n].low not in words.EDGES | words.ON:
        n += 1
    return max(n, at + 1)


def span_of(sentence: Sequence[Token], stretch: tuple[int, int] | None) -> Span | None:
    """The span of the tokens from-to."""
    return Span(sentence[stretch[0]].start, sentence[stretch[1] - 1].end) if stretch is not None else None


_INNER: Final = frozenset("what who whom whose which that how where when whether why if as than".split())


def clause_end(sentence: Sequence[Token], begin: int) -> int:
    """Where the clause ends whose verb stands at ``begin``: the number of the token behind it."""
    n, inner = begin + 1, sentence[begin].low in _INNER
    while n < len(sentence):
        one, following = sentence[n], low_at(sentence, n + 1)
        if one.low == ",":
            if following not in words.DUE:
                break
        elif _ends(sentence, n):
            break
        elif _tells(sentence, n) and not inner:
            if not _contact(sentence, n, begin):
                break
            inner = True
        inner = inner or one.low in _INNER
        n += 1
    while n > begin + 1 and (
        (not sentence[n - 1].word and sentence[n - 1].low not in "%") or sentence[n - 1].low in words.LEADING
    ):
        n -= 1
    return n


def _tells(sentence: Sequence[Token], at: int) -> bool:
    """Whether a finite verb stands here, so that the words before it were its subject: "a plan to build would fail"."""
    return sentence[at].low in _FINITE or will_at(sentence, at) is not None


def _contact(sentence: Sequence[Token], at: int, begin: int) -> bool:
    """Whether the finite verb here is that of a clause on the noun before it: "give you a number I would take back"."""
    noun = at - 2
    return (
        noun > begin
        and sentence[at - 1].low in words.NOMINATIVE
        and sentence[noun].raw.islower()
        and sentence[noun].low not in words.EDGES | words.PERSONS | words.SAYING
    )


def _ends(sentence: Sequence[Token], at: int) -> bool:
    """Whether a clause ends before this token."""
    one, following = sentence[at], low_at(sentence, at + 1)
    if one.low in ("and", "or"):
        modal = any(will_at(sentence, n) for n in (at + 1, at + 2) if n < len(sentence))
        return modal or following in words.PERSONS or following in _FINITE or following == "that"
    if one.low == "." and at + 1 == len(sentence):
        return True
    return (not one.word and one.low not in _MARKS) or one.low in words.JOINS
