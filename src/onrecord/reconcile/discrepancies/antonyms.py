"""Words that are each other's opposite, and words that say the same of a thing.

``opposites.txt`` has WordNet's antonyms (made by ``scripts/make_opposites.py``, with its licence); what news says most
is listed here by hand, in classes whose sides are taken for one word each: "rise", "climb" and "grow" against "fall",
"drop" and "shrink".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from onrecord.reconcile.statements.rarity import stem

#: How nouns end that are made of verbs, and those.
NOUNS: Final = tuple(
    tuple(pair.split("/"))
    for pair in (
        "nsion/nd ision/id lusion/lud osion/od asion/ad ission/it ction/ct ption/pt ment/ usal/us oval/ov awal/aw "
        "osure/os arture/art ailure/ail"
    ).split()
)
ROOT: Final = 4  # letters that are left of a noun
_EE: Final = {f"{word}{end}": word for word in ("agree", "disagree", "free", "guarantee") for end in ("d", "s", "ing")}
_MADE: Final = ("ness", "is", "iz")  # "apologise"; and in "ous", "dangerous"
LONG: Final = 6  # letters of a word that ends so
SHORT: Final = 3  # of a verb with a doubled letter
_VOWELS: Final = frozenset("aeiou")
BASE: Final = 4  # letters of a word that one of these turns round: "undeserved", "mistrust"
_TURNING: Final = ("un", "in", "im", "il", "ir", "dis", "mis", "non")

#: Opposites: words of the one side and of the other, in their plain form.
_CLASSES: Final = (
    "rise increase climb grow dearer expensive soar jump surge higher up | "
    "fall decrease drop decline shrink cheaper cheap plunge slump sink lower down",
    "raise lift hike | lower cut reduce slash shorten curb",
    "extend lengthen prolong | shorten",
    "pass succeed success | fail failure",
    "win victory beat | lose defeat",
    "open reopen | close shut closure",
    "allow permit let | ban forbid prohibit outlaw",
    "guilty convict | innocent acquit",
    "stay remain | leave quit resign depart retire go",
    "buy purchase | sell sale",
    "start begin continue resume | stop end halt suspend cease",
    "keep preserve retain maintain | scrap abolish cancel drop axe",
    "survive | die",
    "profit | loss",
    "deliberate deliberately intentional purpose | accident accidental accidentally",
    "enough sufficient plenty abundant | insufficient scarce short shortage",
    "gladly willingly happily eagerly happy glad | reluctantly unwillingly grudgingly reluctant unhappy sad",
    "hire recruit employ | fire dismiss sack lose",
    "uphold upheld confirm keep maintain | lift overturn quash end scrap revoke reverse",
    "attend join start participate | skip miss boycott",
    "capture seize detain arrest jail take | release free",
    "punctual early | late delay",
    "true correct | false wrong",
    "trust confidence | distrust mistrust",
    "optimistic hopeful hope confident | pessimistic gloomy",
    "safe harmless | dangerous unsafe harmful",
    "strengthen strong stronger | weaken weak weaker",
    "gain | lose",
    "include | exclude",
    "public publicly open openly | secret secretly",
    "voluntary voluntarily | compulsory forced mandatory",
    "improve better | worsen worse deteriorate",
    "intact undamaged | damage broken destroy",
    "legal lawful | illegal unlawful",
    "majority | minority",
    "remember recall | forget",
    "advance | retreat withdraw",
    "hit strike | miss",
    "join enter | leave quit",
    "friend ally | enemy foe",
    "veto block | sign approve pass",
    "proceed ahead continue | shelve scrap cancel abandon postpone halt suspend",
    "collapse fail | hold continue succeed",
    "ahead | behind",
    "good | bad poor",
    "right | wrong",
    "double | halve",
    "optimism | pessimism",
    "recover heal improve | worsen deteriorate",
    "reveal disclose publish | conceal hide suppress withhold",
    "alive living | dead die kill",
    "fit healthy well | injured ill sick unfit",
    "present | absent",
    "together jointly | separately alone",
    "peaceful peacefully | violent violently",
    "friendly | hostile",
    "solvent | insolvent bankrupt",
    "proud | ashamed",
    "fast faster quickly swiftly | slow slower slowly",
    "easy easier easily | hard harder difficult",
    "keep | break",
    "build construct | demolish raze",
    "appoint elect | dismiss sack oust",
    "deploy send | withdraw recall",
    "contain control | spread",
    "renew extend | terminate cancel end",
    "unanimous united | split divided",
    "above | below",
    "inside | outside",
    "heavy | light",
    "praise | criticism blame",
    "calm | panic",
    "lead | trail",
    "major serious severe grave | minor slight harmless",
    "sober | drunk",
    "armed | unarmed",
    "cooperate | obstruct",
    "encourage | discourage deter",
    "permanent | temporary",
)


@cache
def _listed() -> tuple[dict[str, frozenset[tuple[int, int]]], dict[str, str]]:
    """The sides that a root is on, as pairs of a class and a side; and the verbs that forms are of."""
    text = files("onrecord.reconcile.discrepancies").joinpath("opposites.txt").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    forms = dict(line.split(" of ") for line in rows if " of " in line)
    sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for n, row in enumerate((*_CLASSES, *(line for line in rows if "|" in line))):
        for side, words in enumerate(row.split("|")):
            for word in words.split():
                sides[_root(word)].add((n, side))
    return {word: frozenset(found) for word, found in sides.items()}, forms


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """The stem of a word as opposites are compared: of "blame" as of "blamed", of "collision" as of "collide", of
    "rise" as of "rose"."""
    return _root(_listed()[1].get(word, word))


def _root(word: str) -> str:
    word = _EE.get(word, word)
    word = word.removesuffix("ous") if len(word) > LONG else word
    one = word if word.endswith(("eed", "ee", "ss")) else stem(word)
    for ending, verb in NOUNS:
        if one.endswith(ending) and len(one) - len(ending) + len(verb) >= ROOT:
            return one.removesuffix(ending) + verb
    if one == word:  # a short verb: "suing", "sued"
        short = one.removesuffix("ing") if one.endswith("ing") else one.removesuffix("ed")
        one = short if len(short) > 1 and not _VOWELS.isdisjoint(short) and not one.endswith("eed") else one
    one = one.removesuffix("e")
    one = next((one.removesuffix(each) for each in _MADE if len(one) > LONG and one.endswith(each)), one)
    if len(one) > ROOT:
        one = one.removesuffix("y").removesuffix("i")  # "carry", "carries"
    elif one.endswith("y"):
        one = f"{one[:-1]}i"  # "deny", "denies"
    return one[:-1] if len(one) > SHORT and one[-1] == one[-2] and one[-1] in "bdgmnprt" else one  # "banned"


@lru_cache(maxsize=50_000)
def compared(one: str, other: str) -> int:
    """1 for roots of one meaning, -1 for those of opposite ones, 0 for two that have nothing to do with each other."""
    if one == other:
        return 1
    sides = _listed()[0]
    ours, theirs = sides.get(one, frozenset()), sides.get(other, frozenset())
    if any((n, 1 - side) in theirs for n, side in ours):
        return -1
    if any(n < len(_CLASSES) and (n, side) in theirs for n, side in ours):
        return 1
    return -1 if undone(one, other) or undone(other, one) else 0


def undone(one: str, other: str) -> bool:
    """Whether one root is the other with what turns it round before it."""
    return len(other) >= BASE and one.endswith(other) and one.removesuffix(other) in _TURNING


def polar(one: str) -> bool:
    """Whether a root has an opposite that is listed by hand."""
    return any(n < len(_CLASSES) for n, _ in _listed()[0].get(one, ()))
