"""A verb that one version denies and another affirms of the same object, each in a clause of its own.

"I have never met Mr. Quill" against "I have met Mr. Quill, but not once did we talk": the negation of another clause
turns nothing round. Held to what is plain: the same subject, or a pronoun that may be it, the same verb, the same
object right behind it, and behind a denied object nothing that would limit the denial.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.reconcile.statements.alignment import EMPTY, HEDGES, NEGATIONS
from onrecord.reconcile.statements.rarity import stem
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import TITLES, Word

OBJECT: Final = 2  # words that say something, of an object that are compared
_DENYING: Final = frozenset(("not", "never"))
_ENDING: Final = frozenset("but and or nor that who which whom".split())  # words that begin another clause
_EVER: Final = frozenset("ever once even personally actually life anywhere before".split())
_FUTURE: Final = frozenset("will would shall".split())
_OTHERWISE: Final = ("den", "refus", "reject", "whether", "untrue", "false", "claim", "alleg", "rumour", "lie", "fail")
_HEDGES: Final = HEDGES - frozenset("would some about around partly often sometimes roughly".split())
_ONE: Final = frozenset("i he she".split())
_SEVERAL: Final = frozenset("we they".split())
_BASE: Final = {
    "met": "meet",
    "saw": "see",
    "seen": "see",
    "spoke": "speak",
    "spoken": "speak",
    "took": "take",
    "sold": "sell",
    "taken": "take",
    "gave": "give",
    "given": "give",
    "wrote": "write",
    "written": "write",
    "paid": "pay",
    "knew": "know",
    "known": "know",
    "held": "hold",
    "sent": "send",
    "told": "tell",
    "bought": "buy",
}

Clause = Sequence[Word]


@dataclass(frozen=True)
class _Said:
    """A clause as far as it is compared: what stands before its verb, the verb with its object, and what follows."""

    before: frozenset[str]
    pronoun: str | None
    future: bool
    core: tuple[str, ...]
    words: Clause


def denied(denying: Telling, affirming: Telling) -> tuple[list[Word], list[Word]] | None:
    """The words of a clause with which the first telling denies a verb, and those of the clause with which the other
    affirms it; None where there are none."""
    said = [one for clause in _clauses(denying) if (one := _denial(clause)) is not None]
    if not said:
        return None
    direct = denying.quotation == affirming.quotation == "direct"
    turned = False  # by a word of an earlier clause of the sentence: "I deny that I have met Mr. Quill"
    sentence: tuple[int, int] | None = None
    for clause in _clauses(affirming):
        at = clause[0].piece, clause[0].sentence
        turned = turned and at == sentence
        sentence = at
        if turned or any(map(_turns, clause)):
            turned = True
            continue
        for one in said:
            other = _affirmation(clause, one)
            if other is not None and _one_subject(one, other, direct=direct):
                return list(one.words), list(other.words)
    return None


def _turns(word: Word) -> bool:
    """Whether a word denies, limits or asks: what is said with it affirms nothing."""
    folded = word.folded
    limits = folded in _HEDGES and word.raw != "May"
    return folded in NEGATIONS or limits or folded.startswith(_OTHERWISE)


def _clauses(one: Telling) -> list[list[Word]]:
    """The words of a telling, apart where a mark stands between them or a word begins another clause."""
    words = one.wording.words
    out: list[list[Word]] = [list(words[:1])]
    for before, word in pairwise(words):
        marked = word.start - before.end > 1 and before.folded not in TITLES
        if marked or before.piece != word.piece or word.folded in _ENDING:
            out.append([])
        out[-1].append(word)
    return [clause for clause in out if clause]


def _denial(clause: Clause) -> _Said | None:
    """A clause that denies a verb with an object, and nothing else of it."""
    at = next((n for n, word in enumerate(clause) if word.folded in _DENYING), None)
    if at is None or any(word.folded in NEGATIONS for word in clause[at + 1 :]):
        return None
    core = _telling(clause[at + 1 :])
    if not 2 <= len(core) <= 1 + OBJECT:
        return None
    return _said(clause, at, tuple(core), clause)


def _affirmation(clause: Clause, other: _Said) -> _Said | None:
    """A clause with the verb and the object of a denial."""
    at = next((n for n, word in enumerate(clause) if _root(word.folded) == other.core[0]), None)
    if at is None or _telling(clause[at:])[: len(other.core)] != list(other.core):
        return None
    return _said(clause, at, other.core, clause)


def _said(clause: Clause, at: int, core: tuple[str, ...], words: Clause) -> _Said:
    before = [word.folded for word in clause[:at]]
    pronoun = next((word for word in before if word in _ONE | _SEVERAL), None)
    telling = frozenset(_telling(word for word in clause[:at] if word.folded not in _ENDING))
    return _Said(telling, pronoun, not _FUTURE.isdisjoint(before), core, words)


def _one_subject(one: _Said, other: _Said, *, direct: bool) -> bool:
    """Whether two clauses can be of one subject: the same words, or pronouns that go together."""
    if one.before != other.before or one.future != other.future:
        return False
    if one.before:
        return True
    if one.pronoun is None or other.pronoun is None or direct:
        return one.pronoun is not None and one.pronoun == other.pronoun
    return (one.pronoun in _ONE) == (other.pronoun in _ONE)


def _telling(words: Iterable[Word]) -> list[str]:
    """The stems of words that say something, without titles and words like "ever"."""
    return [_root(word.folded) for word in words if word.folded not in EMPTY | TITLES | _EVER]


def _root(word: str) -> str:
    return stem(_BASE.get(word, word)).removesuffix("e")
