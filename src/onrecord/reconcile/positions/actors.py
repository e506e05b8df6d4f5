"""Who acts before a word that undertakes something, and whether that is the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.reconcile.positions import lexicon as words
from onrecord.reconcile.positions.clauses import BE, CUT, DO, HAVE, actor_before
from onrecord.reconcile.positions.tokens import Token

Stretch = tuple[int, int]  # numbers of tokens, from-to


def who_before(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> tuple[Stretch | None, bool]:
    """Who acts, before the word at this place, and whether that is the speaker."""
    skipped = words.ADVERBS | HAVE | BE | DO | CUT | words.NEGATION | frozenset(("to",))
    n = at
    while n > 0 and (sentence[n - 1].low in skipped or _manner(sentence, n - 1)):
        n -= 1
    actor = actor_before(sentence, n)
    return actor, is_speaker(sentence, actor, source)


def _manner(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word says how somebody acts who is named right before it: "he truly", and not "Venn family"."""
    one, before = sentence[at], sentence[at - 1] if at else None
    if before is None or not one.raw.islower() or not one.low.endswith("ly") or one.low in words.LY_NOUNS:
        return False
    return before.low in words.PERSONS | words.THIRD | words.FIRST | HAVE | BE or before.raw[0].isupper()


def is_speaker(sentence: Sequence[Token], actor: Stretch | None, source: tuple[str, ...]) -> bool:
    """Whether the words for somebody mean the speaker: "we" in a quotation, his pronoun or name outside of one."""
    if actor is None:
        return False
    one = sentence[actor[1] - 1]
    if one.low in words.FIRST or one.low in ("my", "our"):
        return one.quoted or source in (("i",), ("we",)) or not source
    if one.low in words.THIRD or one.low in words.POSSESSIVE:
        return not one.quoted and _his_own(sentence, actor[0], source)
    name = source[: source.index(",")] if "," in source else source  # not who is named in what stands behind it
    return one.raw[0].isupper() and one.low in name


def _his_own(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> bool:
    """Whether a pronoun of the third person outside of quotation marks means the speaker: nobody else is named before
    it, and what the source is called fits."""
    low = sentence[at].low
    before = sentence[1:at] if at else []
    if not source or any(one.raw[0].isupper() and not one.quoted for one in before):
        return False
    if low in ("it", "they", "its", "their"):
        several = source[-1].endswith("s") and not source[-1].endswith("ss")
        first = at == 0 or sentence[at - 1].low in ("that", ",", "and")
        if not first or (several and low in ("it", "its")):
            return False
    alone = source[0] if len(source) == 1 else ""
    return alone not in words.PERSONS or alone[:2] == low[:2]


def for_another(low: str, source: tuple[str, ...]) -> bool:
    """Whether a pronoun means him for whom the source speaks: "his lawyer said that he would", "Moor's wife", "a lawyer
    for Moor". A possessive pronoun of the other sex leaves it the speaker's: "his wife said she would"."""
    opens = source[0] if source else ""
    if opens in words.POSSESSIVE - {"my", "our"}:
        own = next((n for n, one in enumerate(source) if one == ","), len(source))
        return own > 1 and _SEX.get(low) == _SEX.get(opens)
    for n, one in enumerate(source):
        if one in words.AGENTS | words.RELATIVES and (source[n - 1 : n] in (("'s",), ("'",)) or _owned(source, n)):
            return low in words.THIRD | words.POSSESSIVE
    return False


def _owned(source: tuple[str, ...], at: int) -> bool:
    """Whether who speaks for somebody is told with whom: "a lawyer for Moor"."""
    return source[at] in words.AGENTS and source[at + 1 : at + 2] in (("for",), ("of",))


_SEX: Final = {"he": "m", "his": "m", "she": "f", "her": "f", "it": "n", "its": "n", "they": "p", "their": "p"}
