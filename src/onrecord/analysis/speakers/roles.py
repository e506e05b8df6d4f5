"""Roles and descriptions ("former Eastmere defence minister"), reduced so that they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.analysis.speakers import lexicon, placenames, rolewords
from onrecord.analysis.speakers.scan import Scan

_ROLE_TAIL = re.compile(r"\s(?:of|for|at|in|to|with|on|from|and|who|whose)\s")
_FORMER: Final = frozenset(("former", "ex", "then", "onetime", "one-time", "late", "ex-president", "retired"))
# What makes another office of an office.
_UNDER: Final = frozenset(("shadow", "deputy", "vice"))
GENERIC_HEADS: Final = frozenset(("leader", "chief", "head", "boss"))


@dataclass(frozen=True, slots=True)
class Role:
    """A role or description reduced for comparing: its head noun, and the words that say which (country, body)."""

    head: str
    modifiers: frozenset[str]
    former: bool = False


def role_of(phrase: str) -> Role | None:
    """The role in "former Eastmere defence minister" or "minister of defence"; None when it holds no role word."""
    words = phrase.replace("’", "'").split()
    if words and words[-1] in rolewords.OFFICE_LETTERS:
        words[-1] = rolewords.OFFICE_LETTERS[words[-1]]
    lower = " ".join(words).lower()
    for written, joined in rolewords.JOINED_ROLES:
        if written in lower:
            lower = lower.replace(written, joined)
    tail = _ROLE_TAIL.search(lower)
    main = lower[: tail.start()] if tail else lower
    words = [_role_word(word) for word in main.split()]
    head = words[-1] if words else ""
    if head not in HEADS:
        return None
    rest = words[:-1] + ([_role_word(word) for word in lower[tail.start() :].split()[:6]] if tail else [])
    modifiers = frozenset(word for word in rest if word and word not in rolewords.STOP_ROLE)
    return Role(head, modifiers, any(word in _FORMER for word in words[:-1]))


HEADS: Final = rolewords.ROLE_HEADS | frozenset(
    ("premier", "secgen", "vicepresident", "attgen", "presssecretary", "ceo", "staffchief", "firstlady")
)


def _role_word(word: str) -> str:
    word = word.strip(".,'\"“”()").removesuffix("'s")
    word = "president" if word == "pres" else word
    return placenames.DEMONYMS.get(word, word)


def from_determiner(words: str) -> str:
    """The last words of a string from its last determiner, preposition, verb or possessive on."""
    kept: list[str] = []
    for word in reversed(words.split()):
        lower = word.lower()
        if lower == "former":
            kept.append(word)  # no part of a name, but of the office
            break
        if (
            lower in lexicon.OPENERS
            or lower in lexicon.SPEECH
            or (word.endswith((",", ".")) and (len(word) > 4 or word[0].isdigit()))
        ):
            break
        kept.append(word)
    return " ".join(reversed(kept)) + " " if kept else ""


def matches(role: Role, known: Role, heads: frozenset[str] | None = None) -> bool:
    """Whether a description may mean a known role: its head is among ``heads``, and all its words are the role’s."""
    if known.head not in (heads or rolewords.SYNONYMS.get(role.head, frozenset((role.head,))) | {role.head}):
        return False
    if known.former != role.former or (known.modifiers & _UNDER) - role.modifiers:
        return False  # "the chancellor" is not the shadow chancellor
    return role.modifiers <= known.modifiers


@dataclass(frozen=True, slots=True)
class Description:
    """An office that stands for its holder in running text ("the minister"); ``weight`` as for a name's mention."""

    start: int
    end: int
    role: Role
    weight: float


# Small words, and places or parties among them: "the minister", "the former Eastmere governor".
_THE = re.compile(r"(?<![\w'’])[Tt]he((?: [A-Z][a-z]+| [a-z-]+){1,4})(?=([ ,.;:?!'’\n])(\S?))")
OFFICES: Final = frozenset(
    """president minister premier chancellor secretary senator congressman congresswoman governor mayor commissioner
    chairman chairwoman chair director ambassador judge justice sheriff nominee billionaire businessman
    prosecutor lawyer councillor councilman councilwoman professor pastor bishop pope king queen prince""".split()
)


def descriptions(scan: Scan) -> Iterator[Description]:
    """The offices that a report's own words use for a person, outside headlines and quotations, in text order."""
    for match in _THE.finditer(scan.text):
        words = match.group(1).split()
        at = next((i for i, word in enumerate(words) if word in OFFICES), -1)
        if any(word[0].isupper() for word in words[at + 1 :]) and at + 1 < len(words):
            continue  # "the minister Orlo"
        if at < 0 or scan.in_quote(match.start()) or scan.in_headline(match.start()):
            continue
        if at + 1 < len(words) and (words[at + 1] in OFFICES or words[at + 1] in rolewords.ROLE_HEADS):
            continue
        last = at + 1 == len(words)
        if last and (match.group(2) in "'’" or (match.group(2) in " ," and _names(scan.text, match.end()))):
            continue  # "the minister’s office", "the minister, Ana Orlo": the name itself counts
        role = role_of(" ".join(words[: at + 1]))
        if role is not None:
            end = match.start(1) + len(" ".join(["", *words[: at + 1]]))
            opens = match.start() - scan.sentences[scan.sentence(match.start())] <= 2
            yield Description(match.start(), end, role, 2.0 if opens else 1.0)


def _names(text: str, at: int) -> bool:
    return text[at : at + 2].lstrip(" ,")[:1].isupper() or text[at : at + 3].lstrip(" ,")[:1].isupper()
