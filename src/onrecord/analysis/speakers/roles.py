"""Roles and descriptions ("former Eastmere defence minister"), reduced so that they can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.analysis.speakers import lexicon

_ROLE_TAIL = re.compile(r"\s(?:of|for|at|in|to|with|on|from|and|who|whose)\s")
_FORMER: Final = frozenset(("former", "ex", "then", "onetime", "one-time", "late", "ex-president", "retired"))
GENERIC_HEADS: Final = frozenset(("leader", "chief", "head", "boss"))


@dataclass(frozen=True, slots=True)
class Role:
    """A role or description reduced for comparing: its head noun, and the words that say which (country, body)."""

    head: str
    modifiers: frozenset[str]
    former: bool = False


def role_of(phrase: str) -> Role | None:
    """The role in "former Eastmere defence minister" or "minister of defence"; None when it holds no role word."""
    lower = " ".join(phrase.lower().replace("’", "'").split())
    for written, joined in lexicon.JOINED_ROLES:
        if written in lower:
            lower = lower.replace(written, joined)
    tail = _ROLE_TAIL.search(lower)
    main = lower[: tail.start()] if tail else lower
    words = [_role_word(word) for word in main.split()]
    head = words[-1] if words else ""
    if head not in HEADS:
        return None
    rest = words[:-1] + ([_role_word(word) for word in lower[tail.start() :].split()[:6]] if tail else [])
    modifiers = frozenset(word for word in rest if word and word not in lexicon.STOP_ROLE)
    return Role(head, modifiers, any(word in _FORMER for word in words[:-1]))


HEADS: Final = lexicon.ROLE_HEADS | frozenset(
    ("premier", "secgen", "vicepresident", "attgen", "presssecretary", "ceo", "staffchief", "firstlady")
)


def _role_word(word: str) -> str:
    word = word.strip(".,'\"“”()").removesuffix("'s")
    return lexicon.DEMONYMS.get(word, word)


def from_determiner(words: str) -> str:
    """The last words of a string from its last determiner, preposition, verb or possessive on."""
    kept: list[str] = []
    for word in reversed(words.split()):
        lower = word.lower()
        if lower in lexicon.OPENERS or lower in lexicon.SPEECH or (word.endswith((",", ".")) and len(word) > 4):
            break
        kept.append(word)
    return " ".join(reversed(kept)) + " " if kept else ""


def matches(role: Role, known: Role, heads: frozenset[str] | None = None) -> bool:
    """Whether a description may mean a known role: its head is among ``heads``, and all its words are the role’s."""
    if known.head not in (heads or lexicon.SYNONYMS.get(role.head, frozenset((role.head,))) | {role.head}):
        return False
    if known.former != role.former:
        return False
    return role.modifiers <= known.modifiers
