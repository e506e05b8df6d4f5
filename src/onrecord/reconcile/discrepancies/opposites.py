"""What two versions say with words that are each other's opposite: prices rise or fall, a mayor backs or criticises.

No negation tells them apart, so :mod:`onrecord.reconcile.discrepancies.negations` finds nothing. Held to what is plain:
one word of a pair of opposites in each, the same thing right beside both, and nothing in either that turns it round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.discrepancies.negations import denies, denies_somehow, doubts, root
from onrecord.reconcile.discrepancies.turns import excluded
from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS
from onrecord.reconcile.statements.rarity import weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word, places, printed

RULE: Final = "opposite-differs-4"
GROUND: Final = "one version says the opposite of the other"
NEAR: Final = 4  # words before one of a pair of opposites, of which the last that says something is what it is said of
OBJECT: Final = 2  # words behind it, of which the first is
MOST: Final = 20  # other versions that one is held against
LEAST: Final = 2  # words that say something, of a sentence, that both share beside the opposites
WEIGHT: Final = 2.5  # what these must weigh
ONE: Final = 1.5  # what the words of two contents must weigh that have the same ones
HALF: Final = 0.5  # of the words of the shorter of two contents whose cues are opposed, weighed by rarity

#: Opposites: words of the one side and of the other, each in the forms that reports have.
_PAIRS: Final = tuple(
    tuple(frozenset(map(root, side.split())) for side in pair.split(" | "))
    for pair in (
        "rise rises rose risen rising increase increases increased climb climbs climbed grow grows grew grown dearer"
        " | fall falls fell fallen falling decrease decreases decreased drop drops dropped decline declines declined"
        " shrink shrinks shrank cheaper",
        "pass passes passed passing | fail fails failed failing",
        "likely probable probably | unlikely improbable",
        "win wins won winning | lose loses lost losing",
        "open opens opened reopen reopens reopened | close closes closed shut shuts",
        "accept accepts accepted | reject rejects rejected refuse refuses refused decline declines declined",
        "support supports supported back backs backed | oppose opposes opposed",
        "allow allows allowed permit permits permitted | ban bans banned forbid forbids forbidden prohibit prohibited",
        "guilty | innocent",
        "legal lawful | illegal unlawful",
        "possible | impossible",
        "safe | unsafe dangerous",
        "true | false untrue",
        "better | worse",
        "earlier | later",
        "strengthen strengthens strengthened | weaken weakens weakened",
        "alive | dead",
        "stay stays stayed remain remains remained | leave leaves left quit quits",
        "buy buys bought | sell sells sold",
        "start starts started begin begins began continue continues continued | stop stops stopped end ends ended",
        "enough sufficient plenty | insufficient scarce lacking short",
        "full | empty",
        "survive survives survived | die dies died",
        "profit profits | loss losses",
        "deliberate deliberately intentional intentionally purpose | accident accidental accidentally",
        "voluntary voluntarily | compulsory mandatory forced",
        "public | secret",
        "known | unknown",
        "raise raises raised | cut cuts lower lowers lowered reduce reduces reduced",
        "extend extends extended | shorten shortens shortened",
        "success | failure",
        "harmless | harmful dangerous",
        "clean | dirty contaminated polluted",
        "confirm confirms confirmed | deny denies denied",
        "agree agrees agreed | disagree disagrees disagreed refuse refuses refused",
        "include includes included | exclude excludes excluded",
        "willing ready | unwilling reluctant",
        "hope hopes | fear fears",
        "keep keeps kept | scrap scraps scrapped abolish abolishes abolished",
        "hire hires hired | fire fires fired dismiss dismisses dismissed",
        "gain gains gained | lose loses lost",
        "necessary | unnecessary",
        "satisfied | dissatisfied",
        "majority | minority",
        "higher | lower",
        "optimistic | pessimistic",
        "approve approves approved | disapprove disapproves disapproved reject rejects rejected",
    )
)  # fmt: skip
PLEA: Final = 6  # first words of a telling in which somebody pleads
_GUILTY: Final = re.compile(r"\bplead(?:s|ed|ing)? guilty\b")
_NOT_GUILTY: Final = re.compile(
    r"\b(?:plead(?:s|ed|ing)? (?:not guilty|innocent)|(?:is|was|be) (?:innocent|not guilty))\b"
)
_DENIED: Final = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_IF: Final = frozenset("if unless".split())
_FOR: Final = re.compile(
    r"\b(?:back(?:s|ed|ing)?|support(?:s|ed|ing)?|welcom(?:e[sd]?|ing)|prais(?:e[sd]?|ing)|endors(?:e[sd]?|ing)"
    r"|defend(?:s|ed|ing)?|applaud(?:s|ed|ing)?|hail(?:s|ed|ing)?|favou?r(?:s|ed|ing)?|in favou?r"
    r"|approv(?:e[sd]?|ing)"
    r"|accept(?:s|ed|ing)?|urg(?:e[sd]?|ing)|call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|recommend(?:s|ed|ing)?"
    r"|hop(?:e[sd]?|ing))\b",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    r"\b(?:oppos(?:e[sd]?|ing)|criticis(?:e[sd]?|ing)|criticiz(?:e[sd]?|ing)|condemn(?:s|ed|ing)?|denounc(?:e[sd]?|ing)"
    r"|attack(?:s|ed|ing)?|slam(?:s|med)?|object(?:s|ed) to|disapprov(?:e[sd]?|ing)|against"
    r"|reject(?:s|ed|ing)?|turn(?:s|ed) down|refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|fear(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)


def differences(here: Telling, others: Sequence[Telling]) -> list[Finding]:
    """At most one finding: what this telling says the opposite of; the fullest of the others first."""
    for there in others[:MOST]:
        for found in (_in_cues(here, there), _in_pleas(here, there), _in_words(here, there)):
            if found is not None and not excluded(here, there, found[0], found[1]):
                ours, theirs, mine, other = found
                said = f"one has “{other}”, the other “{mine}”"
                left, right = Told(there, places(theirs)), Told(here, places(ours))
                return [Finding("polarity", "medium", GROUND, (left,), (right,), said, RULE)]
    return []


_Found = tuple[Sequence[Word], Sequence[Word], str, str]


def _in_pleas(here: Telling, there: Telling) -> _Found | None:
    """Somebody owns to what they are accused of, and denies it."""
    ours, theirs = _plea(here), _plea(there)
    if ours is None or theirs is None or ours[0] == theirs[0]:
        return None
    return here.wording.words, there.wording.words, ours[1], theirs[1]


def _plea(one: Telling) -> tuple[bool, str] | None:
    """Whether somebody pleads guilty or not, with the words that say so; None where a telling says nothing of it."""
    said = " ".join((one.cue.casefold(), *(word.folded for word in one.wording.words[:PLEA])))
    if denied := _NOT_GUILTY.search(said) or _DENIED.search(one.cue):
        return False, denied[0]
    owned = _GUILTY.search(said)
    return (True, owned[0]) if owned else None


def _in_cues(here: Telling, there: Telling) -> _Found | None:
    """Somebody is for what he is against: opposed verbs with one and the same object."""
    ours, theirs = _side(here), _side(there)
    if ours is None or theirs is None or ours == theirs or "direct" in (here.quotation, there.quotation):
        return None
    left, right = _stems(here.wording.words), _stems(there.wording.words)
    if left != right and (denies_somehow(here.wording.words) or denies_somehow(there.wording.words)):
        return None
    shared, least = left & right, min(_weigh(left), _weigh(right))
    same = left == right and _weigh(shared) >= ONE
    if not same and (_weigh(shared) < max(WEIGHT, HALF * least) or len(shared) < LEAST):
        return None
    return here.wording.words, there.wording.words, here.cue, there.cue


def _side(one: Telling) -> bool | None:
    """Whether a cue says that somebody is for what is told, or against it; None where it says neither, or both."""
    pro, con = _FOR.search(one.cue) is not None, _AGAINST.search(one.cue) is not None
    if pro == con or not NEGATIONS.isdisjoint(one.cue.casefold().replace("n't", " not").replace("n’t", " not").split()):
        return None
    return pro


def _in_words(here: Telling, there: Telling) -> _Found | None:
    """Opposites with the same thing beside both, and other words in common."""
    if any(one.stance != "asserted" or denies(one) or doubts(one.cue) for one in (here, there)):
        return None
    if any(not _IF.isdisjoint(one.wording.vocabulary) for one in (here, there)):
        return None
    for ours, theirs, at, to in _opposed(here.wording.words, there.wording.words):
        mine, other = _stems(ours) - {root(ours[at].folded)}, _stems(theirs) - {root(theirs[to].folded)}
        shared = mine & other
        if len(shared) < LEAST or _weigh(shared) < WEIGHT:
            continue
        if not any(
            one == two and one in shared for one, two in zip(_beside(ours, at), _beside(theirs, to), strict=True)
        ):
            continue
        if denies_somehow([*ours[:at], *ours[at + 1 :]]) or denies_somehow([*theirs[:to], *theirs[to + 1 :]]):
            continue
        return ours, theirs, printed([ours[at]]), printed([theirs[to]])
    return None


def _opposed(here: Sequence[Word], there: Sequence[Word]) -> Iterator[tuple[Sequence[Word], Sequence[Word], int, int]]:
    """Sentences of the two, and in each the place of one of a pair of opposites, of which neither telling has both."""
    left, right = _places(here), _places(there)
    for sides in sorted({each for one in left for each in _sides().get(one, ())}):
        one, other = _PAIRS[sides[0]][:: 1 if sides[1] == 0 else -1]
        if other.isdisjoint(right) or not one.isdisjoint(right) or not other.isdisjoint(left):
            continue
        at, to = min(left[each] for each in one & left.keys()), min(right[each] for each in other & right.keys())
        (ours, at), (theirs, to) = _sentence(here, at), _sentence(there, to)
        yield ours, theirs, at, to


def _places(words: Sequence[Word]) -> dict[str, int]:
    """Where each root stands first."""
    found: dict[str, int] = {}
    for at, word in enumerate(words):
        found.setdefault(root(word.folded), at)
    return found


@cache
def _sides() -> dict[str, list[tuple[int, int]]]:
    """The pairs of opposites that a root is in, each with its side there."""
    found: dict[str, list[tuple[int, int]]] = {}
    for n, pair in enumerate(_PAIRS):
        for side, words in enumerate(pair):
            for word in words:
                found.setdefault(word, []).append((n, side))
    return found


def _sentence(words: Sequence[Word], at: int) -> tuple[Sequence[Word], int]:
    """The sentence of a word, and its place there."""
    of = words[at].piece, words[at].sentence
    first = next(n for n, word in enumerate(words) if (word.piece, word.sentence) == of)
    return [word for word in words if (word.piece, word.sentence) == of], at - first


def _beside(words: Sequence[Word], at: int) -> tuple[str | None, str | None]:
    """The word that says something before one of a pair of opposites, what falls or rises, and the one right behind it,
    what is passed or failed."""
    before = (word for word in words[max(0, at - NEAR) : at][::-1] if word.folded not in EMPTY)
    behind = (word for word in words[at + 1 : at + 1 + OBJECT] if word.folded not in EMPTY)
    one, other = next(before, None), next(behind, None)
    return one and root(one.folded), other and root(other.folded)


def _stems(words: Sequence[Word]) -> set[str]:
    return {root(word.folded) for word in words if word.folded not in EMPTY}


def _weigh(stems: set[str]) -> float:
    return sum(sorted(weight(one) for one in stems))
