"""Words that are each other's opposite, and words that say the same of a thing.

``opposites.txt`` has WordNet's antonyms (made by ``scripts/make_opposites.py``, with its licence); what news says most
is in ``senses.txt`` (:mod:`onrecord.reconcile.discrepancies.senses`), in classes whose poles are taken for one word
each: "rise", "climb" and "grow" against "fall", "drop" and "shrink".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from onrecord.reconcile.discrepancies.senses import classes
from onrecord.reconcile.statements.rarity import stem

#: How nouns end that are made of verbs, and those.
NOUNS: Final = tuple(
    tuple(pair.split("/"))
    for pair in (
        "nsion/nd ision/id lusion/lud osion/od asion/ad ission/it ction/ct ption/pt ment/ usal/us oval/ov awal/aw "
        "osure/os arture/art ailure/ail ulsion/el nial/ni"
    ).split()
)
_NOUN: Final = tuple(ending for ending, _ in NOUNS)
ROOT: Final = 4  # letters that are left of a noun
_EE: Final = {f"{word}{end}": word for word in ("agree", "disagree", "free", "guarantee") for end in ("d", "s", "ing")}
#: Forms that no ending tells and WordNet's list of the commonest verbs has not, each with its plain form.
_IRREGULAR: Final = {
    form: plain
    for plain, *forms in map(
        str.split,
        (
            "child children;man men;woman women;wolf wolves;thief thieves;knife knives;wife wives;half halves;"
            "foot feet;tooth teeth;mouse mice;loaf loaves;calf calves;shelf shelves;policeman policemen;"
            "fisherman fishermen;fireman firemen;bite bitten;bleed bled;blow blew blown;breed bred;cling clung;"
            "creep crept;dig dug;feed fed;flee fled;forbid forbade forbidden;freeze froze frozen;lay laid;"
            "lead led;lend lent;mistake mistook mistaken;overtake overtook overtaken;"
            "overthrow overthrew overthrown;shrink shrank shrunk;speed sped;stick stuck;strike stricken;"
            "strive strove;swim swam swum;uphold upheld;wake woke woken;withhold withheld;hide hid hidden;"
            "withstand withstood;forgo forwent;foresee foresaw foreseen;overrun overran;outdo outdid outdone;"
            "rebuild rebuilt;repay repaid;resell resold;rewrite rewrote rewritten;undo undid undone;"
            "override overrode overridden;oversee oversaw overseen;mislead misled;misunderstand misunderstood;"
            "kneel knelt;spill spilt;spoil spoilt;spin spun;sting stung;overcome overcame"
        ).split(";"),
    )
    for form in forms
}
_POSSESSIVE: Final = ("'s", "'")
_MADE: Final = ("ness", "is", "iz")  # "apologise"; and in "ous", "dangerous"
LONG: Final = 6  # letters of a word that ends so
SHORT: Final = 3  # of a verb with a doubled letter
LL: Final = 5  # of one with a doubled "l", which in short ones is no ending's: "call"
_DERIVED: Final = ("abl", "ibl", "anc", "enc", "ant", "ist", "er", "or", "al", "ic", "iv")
STRIPPED: Final = 5  # letters of a root that are left without such an ending
_VOWELS: Final = frozenset("aeiou")
BASE: Final = 4  # letters of a word that one of these turns round: "undeserved", "mistrust"
_TURNING: Final = ("un", "in", "im", "il", "ir", "dis", "mis", "non")


@cache
def _listed() -> tuple[dict[str, frozenset[tuple[int, int]]], dict[str, str]]:
    """The sides that a root is on, as pairs of a class and a side; and the verbs that forms are of."""
    text = files("onrecord.reconcile.discrepancies").joinpath("opposites.txt").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    forms = dict(line.split(" of ") for line in rows if " of " in line)
    forms |= {"left": "leave", "lay": "lay"}
    sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
    more = ((left.split(), right.split()) for left, _, right in (line.partition("|") for line in rows) if right)
    for n, poles in enumerate((*classes(), *more)):
        for side, words in enumerate(poles):
            for word in words:
                for form in _inflected(word) if n < len(classes()) else (word,):
                    sides[_root(forms.get(form) or _IRREGULAR.get(form, form))].add((n, side))
    return {word: frozenset(found) for word, found in sides.items()}, forms


def _inflected(word: str) -> tuple[str, ...]:
    """A word of a list with the forms that it may have: endings are cut by rule, which is not the same for all of
    them ("retreat", "retreated")."""
    if not word.isalpha():
        return (word,)
    bare = word.removesuffix("e")
    past = f"{word[:-1]}ied" if word.endswith("y") and word[-2:-1] not in _VOWELS else f"{bare}ed"
    forms: tuple[str, ...] = (word, f"{word}s", past, f"{bare}ing")
    if len(word) > SHORT and word[-1] not in _VOWELS | set("wxy") and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        forms += f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"  # "cancelled"
    return forms


@cache
def verbs() -> frozenset[str]:
    """The roots of verbs of which some form has no ending: "stand", "keep". These are no other words mostly."""
    return frozenset(map(_root, {*_listed()[1].values()}))


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """The stem of a word as opposites are compared: of "blame" as of "blamed", of "collision" as of "collide", of
    "rise" as of "rose"."""
    for ending in _POSSESSIVE if "'" in word else ():
        word = word.removesuffix(ending)
    return _root(_listed()[1].get(word) or _IRREGULAR.get(word, word))


def _root(word: str) -> str:
    word = _EE.get(word, word)
    word = word.removesuffix("ous") if len(word) > LONG else word
    one = word if word.endswith(("eed", "ee", "ss")) else stem(word)
    for ending, verb in NOUNS if one.endswith(_NOUN) else ():
        if one.endswith(ending) and len(one) - len(ending) + len(verb) >= ROOT:
            return one.removesuffix(ending) + verb
    if one == word:  # a short verb: "suing", "sued"
        short = one.removesuffix("ing") if one.endswith("ing") else one.removesuffix("ed")
        one = short if len(short) > 1 and not _VOWELS.isdisjoint(short) and not one.endswith("eed") else one
    one = one.removesuffix("e")
    if len(one) > LONG and one.endswith(_MADE):
        one = next(one.removesuffix(each) for each in _MADE if one.endswith(each))
    if len(one) > ROOT:
        one = one.removesuffix("y").removesuffix("i")  # "carry", "carries"
    elif one.endswith("y"):
        one = f"{one[:-1]}i"  # "deny", "denies"
    doubled = len(one) > SHORT and one[-1] == one[-2] and (one[-1] in "bdgmnprt" or (one[-1] == "l" and len(one) > LL))
    return one[:-1] if doubled else one  # "banned", "expelled"


@lru_cache(maxsize=50_000)
def compared(one: str, other: str) -> int:
    """1 for roots of one meaning, -1 for those of opposite ones, 0 for two that have nothing to do with each other."""
    if one == other or (_stripped(one) == _stripped(other) and not (undone(one, other) or undone(other, one))):
        return 1
    sides = _listed()[0]
    ours, theirs = sides.get(one, frozenset()), sides.get(other, frozenset())
    if any((n, 1 - side) in theirs for n, side in ours):
        return -1
    if any(n < len(classes()) and (n, side) in theirs for n, side in ours):
        return 1
    return -1 if undone(one, other) or undone(other, one) else 0


@lru_cache(maxsize=50_000)
def _stripped(one: str) -> str:
    """A root without what makes a noun or an adjective of it: "insurer" and "insurance" are of one."""
    ending = next((each for each in _DERIVED if one.endswith(each)), "")
    return one.removesuffix(ending) if len(one) - len(ending) >= STRIPPED else one


def undone(one: str, other: str) -> bool:
    """Whether one root is the other with what turns it round before it."""
    return len(other) >= BASE and one.endswith(other) and one.removesuffix(other) in _TURNING


def polar(one: str) -> bool:
    """Whether a root has an opposite that is listed by hand."""
    return any(n < len(classes()) and classes()[n][1] for n, _ in _listed()[0].get(one, ()))
