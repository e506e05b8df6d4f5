"""Expressions of several words that the list of opposites has, each put in one word: "the match was called off"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import root
from onrecord.reconcile.discrepancies.senses import JOIN, classes
from onrecord.reconcile.statements.alignment import NUMBERS

COUNTING: Final = 3  # words that count, in an expression: "shed another 200 jobs"
APART: Final = 4  # words between a verb and what belongs to it: "turn the whole offer down"
_PARTICLES: Final = frozenset("up down off out back away aside open shut alive secret quiet".split())
_APART: Final = "leave_in"  # never together: "leave in January"
_MORE: Final = frozenset((_APART, "let_in", "keep_in", "let_stand"))  # with what is a particle of theirs alone
_FORMS: Final = {
    **dict.fromkeys("am is are was were been being".split(), "be"),
    **dict.fromkeys("has had having".split(), "have"),
    **dict.fromkeys("her their its my our your".split(), "his"),
    **dict.fromkeys("herself themselves itself myself ourselves".split(), "himself"),
    "lives": root("life"),
}
_COUNTING: Final = frozenset("all some many several more another new".split())
_WHOSE: Final = frozenset("the a an his her its their".split())
_PRONOUNS: Final = frozenset("it him her them us me you".split())
_WALLS: Final = frozenset("and but or that which who to not".split())  # words that no verb and its particle span


def merged(words: Sequence[str]) -> list[str]:
    """Some words in their order, with every expression as the list has it, the longest first: "call_off"."""
    whole, parted = _expressions()
    roots = [_plain(word) for word in words]
    out: list[str] = []
    taken = set[int]()
    at = 0
    while at < len(words):
        if at in taken:
            at += 1
            continue
        standing = ((one, _standing(one[0], roots, words, at)) for one in whole.get(roots[at], ()))
        found = next((each for each in standing if each[1]), None)
        if found is not None and taken.isdisjoint(range(at, at + found[1])):
            out.append(found[0][1])
            at += found[1]
            continue
        particle = _particle(roots, at, parted.get(roots[at], {}))
        if particle is not None:
            taken.add(particle)
            out.append(parted[roots[at]][roots[particle]])
        else:
            out.append(words[at])
        at += 1
    return out


def _standing(one: tuple[str, ...], roots: Sequence[str], words: Sequence[str], at: int) -> int:
    """How many words an expression has at a place, 0 where it does not stand there; a pronoun may stand behind its
    first word, "left him in the lurch", and what counts before its last one: "shed 200 jobs"."""
    length = len(one)
    if tuple(roots[at : at + length]) == one:
        return length
    if length > 2 and words[at + 1 : at + 2] and words[at + 1] in _PRONOUNS:
        return length + 1 if tuple(roots[at + 2 : at + 1 + length]) == one[1:] else 0
    end = at + length - 1
    if length == 1 or tuple(roots[at:end]) != one[:-1] or one[-1] in _PARTICLES:
        return 0
    counted = False
    while end < len(words) and end - at < length - 1 + COUNTING and (words[end] in _WHOSE or _counts(words[end])):
        counted = counted or _counts(words[end])
        end += 1
    return end + 1 - at if counted and end < len(words) and roots[end] == one[-1] else 0


def _counts(word: str) -> bool:
    return word in _COUNTING or word in NUMBERS or word[:1].isdigit()


def _particle(roots: Sequence[str], at: int, particles: dict[str, str]) -> int | None:
    """Where the particle of a verb stands behind its object."""
    for n in range(at + 2, min(len(roots), at + 2 + APART)) if particles else ():
        if roots[n - 1] in _WALLS:
            return None
        if roots[n] in particles:
            return n
    return None


def _plain(word: str) -> str:
    return word if word in _PARTICLES else _FORMS.get(word) or root(word)


_Whole = dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _expressions() -> tuple[_Whole, dict[str, dict[str, str]]]:
    """The expressions by the root of their first word, the longest first; and verbs with their particles."""
    whole: _Whole = defaultdict(list)
    parted: dict[str, dict[str, str]] = defaultdict(dict)
    for one in sorted({word for poles in classes() for pole in poles for word in pole if JOIN in word}):
        roots = tuple(map(_plain, one.split(JOIN)))
        if one != _APART:
            whole[roots[0]].append((roots, one))
        if ((len(roots) == 2 and roots[1] in _PARTICLES) or one in _MORE) and not one.startswith("be_"):
            parted[roots[0]][roots[1]] = one
    for some in whole.values():
        some.sort(key=lambda each: (-len(each[0]), each[1]))
    return dict(whole), dict(parted)
