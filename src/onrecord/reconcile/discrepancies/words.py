"""Quoted words that differ between the versions of a statement, and what one affirms while another denies it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from onrecord.domain import DiscrepancyKind, EditWeight, Severity, Span
from onrecord.reconcile.discrepancies import negations, opposites, quoted_negations, turns
from onrecord.reconcile.discrepancies.antonyms import compared, root
from onrecord.reconcile.discrepancies.cited import cites
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import EMPTY, NEGATIONS, NUMBERS, Alignment, weigh
from onrecord.reconcile.statements.kinds import same_words
from onrecord.reconcile.statements.occasions import lie_between, of_one_time, one_occasion
from onrecord.reconcile.statements.rarity import is_rare, stem
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.values import in_place, plain
from onrecord.reconcile.statements.wording import Word, Wording, places, printed

RULE: Final = "wording-differs-14"
STANCE_RULE: Final = "stance-differs-1"
#: Words that say something beside a negation, up to which what one side has turns a statement round. With it no
#: polarity of the tuning half of benchmarks/versions is lost.
BARE: Final = 1
OPPOSITE: Final = 2  # words that say something, of one side, up to which one of them may be the other side's opposite
PHRASE: Final = 3  # words from which on one stretch in the place of another is a phrase
FEW: Final = 2  # words that say something, shared, up to which two quotations some days apart may be two
DAYS: Final = 3
OTHER: Final = 3  # words that differ, up to which it is one quotation however few are shared
SPELT: Final = 82.0  # of 100: above it two words are one, spelled in two ways
_WEIGHT: Final[dict[str, tuple[Severity, str]]] = {
    "negation": ("high", "one version says not what the other says"),
    "figure": ("high", "the words that differ are numbers"),
    "hedge": ("medium", "a word that limits the statement stands in one version only"),
    "name": ("medium", "the words that differ are names"),
    "other": ("medium", "words inside quotation marks are taken for the speaker's own"),
}


_ALL: Final = frozenset("no nobody none nothing every everyone everybody anyone anybody any all each both".split())
#: Words here and there, and what the difference touches.
Change = tuple[list[Word], list[Word], EditWeight]

_ORDER: Final[list[EditWeight]] = ["negation", "figure", "hedge", "name", "other"]
_KINDS: Final[dict[str, DiscrepancyKind]] = {"negation": "polarity", "figure": "figure"}


def differences(tellings: Sequence[Telling]) -> list[Finding]:
    """Where quotations of a statement differ in words, unmarked; the fullest telling first. One finding a version and
    kind: a negation that only one has makes it polarity, a number figure."""
    out: list[Finding] = []
    for n, here in enumerate(tellings[1:], 1):
        fuller = [there for there in tellings[:n] if there.text != here.text and of_one_time(here, there)]
        compared = [there for there in tellings if there.text != here.text and of_one_time(here, there)]
        best = next(((there, found) for there in compared if (found := same_words(here, there)) is not None), None)
        if best is None:
            out += [turned] if (turned := _put_in(here, fuller)) is not None else _turned(here, compared)
            continue
        if here.quotation == "indirect":
            out += _turned(here, compared)
            continue
        there, found = best
        left_out = negations.left_out(here, found)
        if left_out is not None:
            ours, theirs = left_out
            left, right = Told(there, _spans([theirs], there)), Told(here, _spans([ours], here))
            out.append(Finding("polarity", *_WEIGHT["negation"], (left,), (right,), _said(theirs, ours), RULE))
            continue
        kinds: dict[DiscrepancyKind, list[Change]] = {}
        for ours, theirs in silent(found):
            weight = weigh(ours, theirs)
            weight = "other" if weight == "negation" and (_aside(ours, theirs) or _aside(theirs, ours)) else weight
            weight = "negation" if weight == "other" and _opposite(ours, theirs) else weight
            kind: DiscrepancyKind = _KINDS.get(weight, "wording")
            if kind != "wording" or not here.headline or _says(ours):
                kinds.setdefault(kind, []).append((ours, theirs, weight))
        if "polarity" not in kinds and (turned := _put_in(here, fuller)) is not None:
            out.append(turned)
            continue
        for kind, changes in sorted(kinds.items()):
            if kind == "wording" and (_other_words(found, changes) or _said_again(here, there, found, changes)):
                continue
            weight = min((w for _, _, w in changes), key=_ORDER.index)
            severity, ground = _WEIGHT[weight]
            said = "; ".join(_said(theirs, ours) for ours, theirs, _ in changes[:3])
            left = Told(there, _spans([theirs for _, theirs, _ in changes], there))
            right = Told(here, _spans([ours for ours, _, _ in changes], here))
            out.append(Finding(kind, severity, ground, (left,), (right,), said, RULE))
    return out


def _put_in(here: Telling, others: Sequence[Telling]) -> Finding | None:
    """A negation that one of two quotations has in a sentence of both, whichever words lie beside it elsewhere."""
    for there in others[: negations.MOST]:
        if negations.denies(here) or negations.denies(there):
            continue  # with the cue, so that what is quoted lacks it rightly
        if (found := quoted_negations.put_in(here, there)) is not None:
            ours, theirs = found
            left, right = Told(there, _spans([theirs], there)), Told(here, _spans([ours], here))
            return Finding("polarity", *_WEIGHT["negation"], (left,), (right,), _said(theirs, ours), RULE)
    return None


def _turned(here: Telling, others: Sequence[Telling]) -> list[Finding]:
    """What this telling says and another, in other words, denies; at most one finding."""
    if cites(here):
        return []  # what a word means is neither affirmed nor denied where it is named
    others = [there for there in others if not negations.not_yet(here, there) and not cites(there)]
    return negations.differences(here, others) or opposites.differences(here, others) or turns.differences(here, others)


def with_a_figure(finding: Finding) -> Finding:
    """A finding of words that differ in numbers, as one of wording where a side has no number: that is no other
    figure."""
    sides = [_numbered(told, _LEAVES in finding.because) for told in (*finding.left, *finding.right)]
    if finding.kind != "figure" or all(sides):
        return finding
    severity, ground = _WEIGHT["other"]
    return replace(finding, kind="wording", severity=severity, ground=ground)


def _numbered(told: Told, left_out: bool) -> bool:
    """Whether the words of a side hold a number; all of a telling stands where words are ``left_out`` of it."""
    if left_out and told.spans == places(told.telling.wording.words):
        return False
    words = [
        word
        for word in told.telling.wording.words
        if any(span.start <= word.start and word.end <= span.end for span in told.spans)
    ]
    return any(any(char.isdigit() for char in word) or word in NUMBERS for word in plain(words))


def _says(words: Sequence[Word]) -> bool:
    """Whether any of some words says something: a headline leaves out what it has no room for, and may well."""
    return any(word.folded not in EMPTY | NEGATIONS for word in words)


def _other_words(found: Alignment, changes: Sequence[Change]) -> bool:
    """Whether more of the words that say something differ than are shared: then one says the like in other words. What
    is exchanged for the same again counts once: who writes "count" for "read" does so wherever it stands."""
    sides = {tuple(tuple(word.folded for word in side) for side in (ours, theirs)) for ours, theirs, _ in changes}
    changed = sum(word not in EMPTY for ours, theirs in sides for word in (*ours, *theirs))
    return changed > max(found.telling, OTHER)


def _said_again(here: Telling, there: Telling, found: Alignment, changes: Sequence[Change]) -> bool:
    """Whether a whole phrase stands in the place of another, or hardly anything is shared in reports of different days,
    and nothing says that both are of one occasion: who says the like again says it in part with other words."""
    phrase = any(ours and theirs and max(len(ours), len(theirs)) >= PHRASE for ours, theirs, _ in changes)
    bare = found.telling <= FEW and (lie_between(here, there) or 0) > DAYS
    return (phrase or bare) and one_occasion(here, there) is None


def _opposite(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether a word stands in the place of its opposite, and hardly anything else differs: "rose" and "fell",
    "discontinue" and "continue to operate"."""
    left, right = ([word for word in side if word.folded not in EMPTY] for side in (ours, theirs))
    if min(len(left), len(right)) != 1 or max(len(left), len(right)) > OPPOSITE:
        return False
    return any(compared(root(one.folded), root(other.folded)) < 0 for one in left for other in right)


def _aside(words: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether a negation is one of many words that differ: then a remark is left out, and nothing turned round. What
    both sides have in another form is none of them, nor is what the negation stands in the place of: "neither side",
    "both sides"."""
    negations = sum(word.folded in NEGATIONS for word in words)
    shared = {stem(word.folded) for word in others}
    says = [word for word in words if word.folded not in EMPTY and word.folded not in NEGATIONS | _ALL]
    return negations > 1 or sum(stem(word.folded) not in shared for word in says) > BARE


_LEAVES: Final = " leaves"


def _said(one: Sequence[Word], other: Sequence[Word]) -> str:
    """What one has and the other has not, in words for a reader."""
    if not other:
        return f"one has “{printed(one)}”, the other{_LEAVES} it out"
    if not one:
        return f"one{_LEAVES} out “{printed(other)}”, which the other has"
    return f"one has “{printed(one)}”, the other “{printed(other)}”"


def silent(found: Alignment) -> list[tuple[list[Word], list[Word]]]:
    """The unmarked differences of an alignment, as words here and there: not what dots or brackets own up to, nor what
    the fuller one has beyond its ends, nor spellings and numbers in another style, nor where the outlet's own words
    part a quotation, nor another quotation of the same content."""
    out: list[tuple[list[Word], list[Word]]] = []
    elsewhere = found.elsewhere()
    for (a, b), (c, d) in found.gaps():
        ours = [word for word in found.here.words[a:b] if not word.added and word.span not in elsewhere]
        theirs = [word for word in found.there.words[c:d] if not word.added]
        if d - c > len(theirs) == 0:
            continue  # brackets of the fuller one's outlet, which own up to it
        added = any(word.added for word in found.here.words[a:b])
        inner = a > 0 and b < len(found.here.words)
        if not inner and not ours:
            if 0 < a == b and (limit := _limit(found, a, c, d)):
                out.append(([], limit))
            continue
        if not ours and (added or found.here.words[b].after_cut or found.here.parted(b)):
            continue
        if not ours and inner and _apart(found, c, d):
            if condition := _condition(found, c, d):
                out.append(([], condition))
            continue  # a splice: the version's kind says so
        if not inner:
            theirs = theirs[-len(ours) - 2 :] if a == 0 else theirs[: len(ours) + 2]
        if theirs and in_place(ours, theirs, first=a == 0, last=b == len(found.here.words)):
            continue
        if ours and theirs and _spelt(ours, theirs):
            continue
        if _twice(found.there, c, d) if not ours else not theirs and _twice(found.here, a, b):
            continue
        if a == 0 and theirs and _leads_in(ours, found.here.words[b:]):
            continue
        loaded = _other_person(ours, theirs) or (not ours and _made_main(found, c, d))
        if all(word.folded in EMPTY - _LOADED for word in (*ours, *theirs)) and not loaded:
            continue
        out.append((ours, theirs))
    return out


def _twice(whole: Wording, first: int, end: int) -> bool:
    """Whether some words stand right before or behind the same ones: who begins a sentence anew, "once they, once
    they sell the yard", is quoted without as faithfully."""
    words, some = whole.folded, whole.folded[first:end]
    return some in (words[end : end + len(some)], words[max(0, first - len(some)) : first])


_LOADED: Final = frozenset("will would shall can not no".split())


_PERSONS: Final = {
    word: person
    for person, words in enumerate(
        ("i me my mine", "we us our", "you your", "he him his", "she her", "they them their")
    )
    for word in words.split()
}
_CONDITIONS: Final = frozenset("if unless provided except".split())
_RELATIVE: Final = frozenset("that who which".split())
_VERBS: Final = frozenset("is are was were has have had can will would could does did should must may might".split())
_SAYING: Final = frozenset(
    "say says said know knows knew think thinks thought believe believes so but and is was".split()
)


def _leads_in(ours: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether the first words of a content are a report's own and say nothing, before what it quotes: 'that "…"'."""
    that = [word.raw for word in ours] == ["that"]  # a content that is all but quoted counts as quoted
    return (
        bool(ours and rest and rest[0].quoted)
        and (that or not any(word.quoted for word in ours))
        and all(word.folded in EMPTY - _LOADED and word.folded not in NEGATIONS for word in ours)
    )


def _other_person(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether quotations of the same words have other persons in one place: "with you" and "with me"."""
    left, right = ({_PERSONS[word.folded] for word in side if word.folded in _PERSONS} for side in (ours, theirs))
    return bool(left and right and left != right) and all(word.quoted for word in (*ours, *theirs))


def _made_main(found: Alignment, c: int, d: int) -> bool:
    """Whether what is left out made a clause depend on what stands before it: of "a court that is never wrong has
    stopped listening" is made "a court is never wrong"."""
    words = found.there.words
    return (
        d - c == 1
        and 0 < c < d < len(words)
        and words[c].folded in _RELATIVE
        and words[d].folded in _VERBS
        and words[c - 1].folded not in EMPTY | _SAYING
    )


def _condition(found: Alignment, c: int, d: int) -> list[Word]:
    """The condition with which a sentence ends that a version quotes without it: "if they asked me"."""
    words = found.there.words
    left = [word for word in words[c:d] if (word.piece, word.sentence) == (words[c - 1].piece, words[c - 1].sentence)]
    return left if left and left[0].folded in _CONDITIONS else []


def _limit(found: Alignment, a: int, c: int, d: int) -> list[Word]:
    """What limits a sentence about all or none, and a quotation that gives the sentence whole leaves out at its end:
    of "no pupil will be expelled who owns up by noon" is made "no pupil will be expelled"."""
    here, words = found.here.words, found.there.words
    if not 0 < c < d or not (here[a - 1].quoted and words[c].quoted):
        return []
    ours = [word for word in here[:a] if word.sentence == here[a - 1].sentence]
    left = [word for word in words[c:d] if (word.piece, word.sentence) == (words[c - 1].piece, words[c - 1].sentence)]
    if not left or not ours[0].raw[:1].isupper() or ours[0].folded not in _ALL:
        return []
    return left if left[0].folded in _CONDITIONS | {"who", "until"} else []


def _apart(found: Alignment, c: int, d: int) -> bool:
    """Whether what is left out reaches from one sentence to another, wherever equal words let it begin."""
    words = found.there.words
    while True:
        if words[c - 1].sentence != words[d].sentence:
            return True
        if c < 2 or words[c - 1].folded != words[d - 1].folded:
            return False
        c, d = c - 1, d - 1


def _spelt(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    left, right = ("".join(w.folded.removesuffix("'s") for w in words) for words in (ours, theirs))
    if left == right:
        return True
    if any(word[:1].isdigit() for word in (*plain(ours), *plain(theirs))):
        return False  # "fifteen" is no spelling of "sixteen"
    if not (is_rare(stem(left)) or is_rare(stem(right))) and not _of_one_word(left, right):
        return False  # "country" is no spelling of "county"
    return len(left) > 4 and fuzz.ratio(left, right) >= SPELT


def _of_one_word(one: str, other: str) -> bool:
    """Whether two common words are one in another form or spelling: "closed", "become", "labour", "defence"."""
    left, right = sorted((one.rstrip("e"), other.rstrip("e")), key=len)
    return right.startswith(left) or _consonants(left) == _consonants(right)


def _consonants(word: str) -> str:
    return re.sub(r"[aeiouy]|(.)(?=\1)", "", word.replace("c", "s").replace("z", "s"))


def _spans(groups: Sequence[Sequence[Word]], whole: Telling) -> tuple[Span, ...]:
    spans = sorted({span for group in groups for span in places(group)})
    if spans:
        return tuple(spans)
    return places(whole.wording.words)
