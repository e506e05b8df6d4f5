"""What one version of a statement affirms and another, in other words, denies.

Where two versions have the same words, a negation that only one has is found by laying them side by side
(:mod:`onrecord.reconcile.discrepancies.words`). Here they have not: one is in the report's own words, or in another
translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.reconcile.discrepancies import antonyms, clauses, quoted_negations
from onrecord.reconcile.discrepancies.antonyms import NOUNS, ROOT
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.discrepancies.quoted_negations import DENIES, EVERY
from onrecord.reconcile.discrepancies.signs import is_against
from onrecord.reconcile.discrepancies.turns import excluded
from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS, Alignment
from onrecord.reconcile.statements.occasions import printed_apart
from onrecord.reconcile.statements.rarity import is_rare, stem, weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Word, places, printed

RULE: Final = "negation-differs-11"
_BASE: Final = {"knew": "know", "known": "know", "knows": "know", "thought": "think", "sought": "seek", "took": "take"}
_SAYING: Final = frozenset(map(stem, "say said says tell told claim claimed add added".split()))
GROUND: Final = "one version says not what the other says"
#: Words that say something, after a negation, that it denies, and how many of them both versions must have. With one,
#: "I have never seen a pile like it" would be denied by "the biggest pile he had ever counted" (tuning half of
#: benchmarks/versions: 4 such for 1 mistake; with two, none).
SCOPE: Final = 4
LEAST: Final = 2
MOST: Final = 20  # other versions that one is held against
NEXT: Final = 3  # of the words that a negation denies, the first of those that say something of which one is shared
WITHOUT: Final = 2.0  # what the one word behind "without" must weigh
#: Words that say something in an excerpt, up to which a negation right before it in the fuller version is held against
#: it: of a longer one the outlet often denies in its own words, outside of what is told (tuning half of
#: benchmarks/versions: 1 such, of 3 words, and no mistake found).
FRAGMENT: Final = 2
ALL: Final = 3.0  # what the words must weigh of one who denies fewer than that, if the other version has all of them
LATER: Final = 2  # days between two reports, from which on what the first says is yet to come may have come
_BEING: Final = frozenset("is are was were be been being".split())
#: Words with which another clause begins behind an "and".
_BEGINNING: Final = _BEING | frozenset(
    "has have had will would did does do can could i he she they we it there".split()
)
_VERBS: Final = _BEING | frozenset("has have had will would does did do can could".split())
_ONE: Final = frozenset("one a an any".split())  # "not one of the branches", "not a single bus"
_OTHERWISE: Final = NEGATIONS | frozenset(
    "deny denied denies denying refuse refused refuses refusing reject rejected rejects unaware lack lacked lacks fail "
    "failed fails avoid avoided stop stopped ruled rule exclude excluded against oppose opposed opposes impossible "
    "untrue false wrong few little less least barely scarcely except but end ended ends ending over gone ceased spared "
    "safe free short instead rather too invented invention nonsense baseless unfounded groundless fabricated rumour "
    "rumours lie lies hoax fake fiction myth rubbish absurd dropped scrapped abandoned shelved withdrawn cancelled "
    "canceled halted averted prevented declined declines turned dismissed dismisses disputed disputes excludes "
    "excluding ruling rules refusal denial rejection ban banned forbid forbidden prevent prevents block blocked "
    "missing zero unchanged unfit unsafe unsound unfair shutdown halt moratorium freeze suspension embargo boycott "
    "prohibition stoppage".split()
)
_RULES: Final = frozenset("rule rules ruled ruling".split())  # these deny with an "out" alone
#: Cues that say of the whole content that it is not so, or will not be; "did not rule out" and "would not say" do not.
_DENYING: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rul(?:e[sd]?|ing) out|refus(?:e[sd]?|ing)|reject(?:s|ed|ing)?|disput(?:e[sd]?|ing)"
    r"|exclud(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|dismiss(?:es|ed|ing)?|refut(?:e[sd]?|ing)|unwilling"
    r"|(?:not|n['’]t) (?:ready|prepared|willing|going)|(?:will|would|shall|can|could) not|cannot"
    r"|(?:wo|would|ca|could)n['’]t|(?:is|are|was|were) unable to|(?:not|n['’]t|never) (?:expect|believe|think)"
    r"|(?:not|n['’]t|never) (?:want|wish|intend|plan|mean)|no (?:intention|plans?|wish) )\b",
    re.IGNORECASE,
)
_BUT_NOT: Final = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bwithout|short of)\s+(?:\w+\s+)?(?:den|rul|refus|reject|disput|exclu)"
    r"|(?:not|n['’]t) (?:say|comment|confirm|discuss|speculate|elaborate|commit|be drawn|answer|name|give|go into)",
    re.IGNORECASE,
)


_OPEN: Final = re.compile(r"(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:rul\w+ \w* ?out|exclud)", re.IGNORECASE)


def differences(here: Telling, others: Sequence[Telling]) -> list[Finding]:
    """At most one finding: what this telling denies and another affirms, or the other way; the fullest one first."""
    for there in others[:MOST]:
        told = None if (quoted := quoted_negations.in_a_sentence(here, there)) else _in_own_words(here, there)
        if told is not None and excluded(here, there, *told):
            continue
        found = quoted or told or _in_a_clause(here, there)
        if found is not None:
            ours, theirs = found
            left, right = Told(there, places(theirs)), Told(here, places(ours))
            cued = any(denies(one) or leaves_open(one.cue) for one in (here, there))
            said = f"one has {_told(there, theirs, cued=cued)}, the other {_told(here, ours, cued=cued)}"
            return [Finding("polarity", "medium", GROUND, (left,), (right,), said, RULE)]
    return []


#: With these a negation denies no more than a degree, or nothing: "nobody more qualified", "no doubt", "not only"; or
#: it denies a denial: "not rule out", "nobody denies".
_NO_DENIAL: Final = frozenset(
    "more less than better worse doubt question alternative choice wonder secret only just merely simply necessarily "
    "yet longer matter limit exception way until till unless except if alone enough many much rule ruled ruling "
    "exclude excluded deny denies denied denying quite entirely wholly exactly altogether whether".split()
)


def _told(one: Telling, words: Sequence[Word], *, cued: bool) -> str:
    """Some words of a telling for a reader, with all between those that lie close, and with the cue where it denies."""
    spans = places(words)
    whole = [word for word in one.wording.words if any(s.start <= word.start < s.end for s in spans)]
    return f"“{printed(whole)}”" + (f" with “{one.cue}”" if cued and one.cue else "")


def left_out(here: Telling, found: Alignment) -> tuple[list[Word], list[Word]] | None:
    """A negation right before the words of which an excerpt quotes only the rest ("not a disaster", "disaster"): the
    words here and there; None where what the excerpt stands in denies them in a way of its own."""
    words = found.there.words
    first = next(iter(found.runs), None)
    if first is None or first.here > 0 or found.telling > FRAGMENT or here.stance in ("denied", "negated"):
        return None
    at = first.there - 1
    while at >= 0 and words[at].folded in EMPTY and words[at].sentence == words[first.there].sentence:
        at -= 1
    if at < 0 or words[at].folded not in DENIES or words[at].sentence != words[first.there].sentence:
        return None
    if words[at + 1].folded in _NO_DENIAL:
        return None
    if denies_somehow(here.wording.words) or denies(here) or not _OTHERWISE.isdisjoint(here.cue.casefold().split()):
        return None
    ours = list(found.here.words[: first.length])
    return ours, list(words[at : first.there + first.length])


def _in_a_clause(here: Telling, there: Telling) -> tuple[list[Word], list[Word]] | None:
    """A verb that one denies of an object, and the other affirms of it."""
    for denying, affirming, turned in ((here, there, False), (there, here, True)):
        doubtful = {denying.stance, affirming.stance} & {"denied", "negated"} or denies(denying) or denies(affirming)
        cues = {*denying.cue.casefold().split(), *affirming.cue.casefold().split()}
        if doubtful or not _OTHERWISE.isdisjoint(cues):
            continue
        found = clauses.denied(denying, affirming)
        if found is not None:
            return found[::-1] if turned else found
    return None


def _in_own_words(here: Telling, there: Telling) -> tuple[list[Word], list[Word]] | None:
    """What one denies, with words that the other has and does not deny."""
    for denying, affirming, turned in ((here, there, False), (there, here, True)):
        if not leaves_open(affirming.cue) and (affirming.stance in ("denied", "negated") or doubts(affirming.cue)):
            continue
        scopes = _denied(denying, affirming)
        said_there = _stems(affirming.wording.words) if scopes else set[str]()
        for scope in scopes:
            if any(word.folded in _NO_DENIAL and (n, word.folded) != (1, "yet") for n, word in enumerate(scope)):
                continue
            if scope[1:] and scope[1].folded in EVERY and EVERY.isdisjoint(affirming.wording.vocabulary):
                continue  # "not all of the money": some of it
            wanted = _stems(scope)
            verb = _cue(affirming) - _SAYING if _whole(scope, denying) else set[str]()
            shared = {one for one in wanted if one in said_there or one in verb}
            if _whole(scope, denying) and (2 * len(shared) <= len(wanted) or _weigh(shared) < ALL):
                continue
            bare = _whole(scope, denying) or scope[0].folded == "without"
            if not bare and not _begins(scope, shared):
                continue
            if shared.isdisjoint(_of_the_subject(scope)):
                continue
            if len(shared) < LEAST and not (bare and shared == wanted and _weigh(shared) >= WITHOUT):
                continue
            said = [word for word in affirming.wording.words if root(word.folded) in shared]
            if not said or _opposite(_reach(scope, denying), affirming):
                continue
            if not denies_somehow(affirming.wording.words):
                return (said, scope) if turned else (scope, said)
    return None


def _reach(scope: Sequence[Word], one: Telling) -> Sequence[Word]:
    """The words that may be opposites of the other's: where a negation begins its sentence, the verb is denied, too,
    however long its subject is: "not a single one of the 900 got wet"."""
    first = scope[0]
    sentence = [word for word in one.wording.words if (word.piece, word.sentence) == (first.piece, first.sentence)]
    return sentence if sentence[0] is first else scope


def _opposite(scope: Sequence[Word], other: Telling) -> bool:
    """Whether what is denied is the opposite of what the other says: "no plans to shut it", "it stays open"."""
    ours, theirs = ({antonyms.root(one.folded) for one in side} for side in (scope, other.wording.words))
    return any(antonyms.compared(one, two) < 0 for one in ours - theirs for two in theirs - ours)


def _begins(scope: Sequence[Word], shared: set[str]) -> bool:
    """Whether what is shared stands near the negation: of "no way of knowing who had paid" it is the way."""
    says = [root(word.folded) for word in scope[1:] if word.folded not in EMPTY]
    return any(one in shared for one in says[:NEXT])


def _of_the_subject(scope: Sequence[Word]) -> set[str]:
    """What a negation of a subject denies of it: of "not one of the branches had its lights on" what stands behind the
    verb, since that there are branches it does not deny. All that is denied, where there is no such subject."""
    if scope[0].folded not in DENIES or (scope[0].folded == "not" and scope[1:2] and scope[1].folded not in _ONE):
        return _stems(scope)
    verb = next((n for n, word in enumerate(scope) if word.folded in _VERBS), None)
    return (_stems(scope[verb:]) if verb is not None else set()) or _stems(scope)


def _stems(words: Iterable[Word]) -> set[str]:
    return {root(word.folded) for word in words if word.folded not in EMPTY and word.folded not in NEGATIONS}


def root(word: str) -> str:
    """The stem of a word as opposites and denials compare it: of "blame" as of "blamed", of "collision" as
    of "collide"."""
    one = stem(word)
    for ending, verb in NOUNS:
        if one.endswith(ending) and len(one) - len(ending) + len(verb) >= ROOT:
            return one.removesuffix(ending) + verb
    return one.removesuffix("e")


def _weigh(stems: set[str]) -> float:
    return sum(sorted(weight(one) for one in stems))


def _whole(scope: Sequence[Word], one: Telling) -> bool:
    return len(scope) == len(one.wording.words)


def _denied(one: Telling, other: Telling | None = None) -> list[list[Word]]:
    """The words that negations of a telling deny, each with its negation; all that somebody is said to deny."""
    words = one.wording.words
    if (denies(one) or (other is not None and _not_what(one, other))) and words and not denies_somehow(words):
        return [list(words)]
    if _is_negated(one.cue):
        return []  # "is not for doing without nets"
    out = []
    for at, word in enumerate(words):
        if word.folded == "without" and any(_negates(other, word) for other in words):
            continue  # "not without risk", "nobody leaves without a coat"
        if word.folded == "without":
            out.append([word, *_scope(words[at + 1 :], word, 1)])
        elif word.folded in DENIES and words[at + 1 : at + 2] and words[at + 1].folded not in ("more", "longer"):
            out.append([word, *_scope(words[at + 1 :], word)])
    return out


def _negates(one: Word, other: Word) -> bool:
    """Whether one word is a negation in the sentence of another."""
    return one.folded in NEGATIONS - {"without"} and (one.piece, one.sentence) == (other.piece, other.sentence)


def _is_negated(cue: str) -> bool:
    """Whether a cue has a negation, which turns round what the content denies."""
    return re.search(r"\b(?:not|never|nobody|cannot|against)\b|n['’]t\b", cue) is not None


_YET: Final = re.compile(r"\b(?:(?:has|have|had|is|are|was|were) yet to|not yet|yet to)\b|n['’]t yet\b", re.IGNORECASE)


def not_yet(one: Telling, other: Telling) -> bool:
    """Whether one of two tellings says that something is yet to come, and the other was printed days later: then it may
    have come. What the next day's report says is of the same time."""
    if (printed_apart(one, other) or 0) < LATER:
        return False
    early = min(one, other, key=lambda told: told.printed or ("", ""))
    return _YET.search(f"{early.cue} {printed(early.wording.words)}") is not None


def denies(one: Telling) -> bool:
    """Whether a report says, with the cue, that what it tells is not so."""
    found = _DENYING.search(one.cue)
    return one.stance == "denied" or (found is not None and _BUT_NOT.search(one.cue) is None)


def doubts(cue: str) -> bool:
    """Whether a cue has a word with which one may deny, or doubt, what is told."""
    words = cue.casefold().replace("n’t", " not").replace("n't", " not").split()
    return not _OTHERWISE.isdisjoint(words) or is_against(cue)


def leaves_open(cue: str) -> bool:
    """Whether a cue says that something was not ruled out, so that it may be."""
    return _OPEN.search(cue) is not None


def _cue(one: Telling) -> set[str]:
    """The stems of a cue's words that say something: "blamed" is part of what is told by "blamed the referees"."""
    words = (word.strip(".,:;") for word in one.cue.casefold().split())
    return {root(_BASE.get(word, word)) for word in words if word and word not in EMPTY and word not in NEGATIONS}


def _not_what(one: Telling, other: Telling) -> bool:
    """Whether a cue denies the very verb of the other's: "had not known", "knew"."""
    words = one.cue.casefold().replace("n’t", " not").replace("n't", " not").split()
    return not NEGATIONS.isdisjoint(words) and bool(_cue(one) & _cue(other) - _SAYING)


def _scope(after: Sequence[Word], negation: Word, most: int = SCOPE) -> Iterator[Word]:
    """The words that a negation denies: some that say something, up to the end of its sentence, a "but", or a mark
    behind one of them: "that is not a dream, that is what a bed needs"."""
    telling, before = 0, negation
    following = [*after[1:], None]
    for word, then in zip(after, following, strict=False):
        if word.sentence != negation.sentence or word.folded in ("but", "because") or telling == most:
            return
        if word.folded == "and" and then is not None and then.folded in _BEGINNING:
            return  # "not hers, and had kept all receipts"
        if telling and word.piece == before.piece and word.start - before.end > 1:
            return
        before = word
        telling += word.folded not in EMPTY
        yield word


def denies_somehow(words: Iterable[Word]) -> bool:
    """Whether any of some words denies, limits or turns round what the others say."""
    folded = ["", *(word.folded for word in words), ""]
    rules = "out" in folded
    return any(
        (
            one in _OTHERWISE
            and not (one == "end" and before == "the")
            and (one != "over" or not after)
            and (rules or one not in _RULES)
        )
        or (one in ("out", "off") and before in _BEING and after != "of")
        or _is_undone(one)
        for before, one, after in zip(folded, folded[1:], folded[2:], strict=False)
    )


def _is_undone(word: str) -> bool:
    """Whether a word begins with what turns it round: "unmoved", "disapproved", but not "union" or "dispute"."""
    if word.startswith("un"):
        return len(word) > 6 and not word.startswith(("unit", "unio", "univ", "under", "until", "uniq"))
    rest = next((word.removeprefix(each) for each in ("dis", "non") if word.startswith(each)), "")
    return len(rest) > 3 and not is_rare(stem(rest))
