"""Words in a sentence that undertake something: "will", "plans to", "pledged", "approved", "must … to at least"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.domain import CommitmentStatus
from onrecord.reconcile.positions import lexicon as words
from onrecord.reconcile.positions.actors import Stretch, for_another, is_speaker, who_before
from onrecord.reconcile.positions.clauses import (
    BE,
    HAVE,
    WILLS,
    actor_before,
    clause_end,
    gerund_at,
    low_at,
    measure_at,
    name_end,
    silent_at,
    verb_from,
    will_at,
)
from onrecord.reconcile.positions.tokens import Token


@dataclass(slots=True)
class Found:
    """A commitment on its way, by the numbers of its sentence's tokens: ``said`` are the words of its status, ``acts``
    is where the deed begins. ``figure``: it counts only with an amount or a day, ``amount``: only with an amount;
    ``ahead``: what was approved is still to be done; ``whole``: where the deed begins if it is the clause with its
    subject ("fares will not rise")."""

    status: CommitmentStatus | None
    said: Stretch | None
    acts: int
    actor: Stretch | None
    own: bool = False
    figure: bool = False
    amount: bool = False
    ahead: bool = False
    whole: int | None = None


def deed_at(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> Found | None:
    """The commitment or target that the word at this place tells of, if it does; ``source`` is the speaker's words.

    One that an "if" or "whether" only supposes is none: "if he truly intends to build".
    """
    found = _found_at(sentence, at, source)
    if found is None or _question(sentence):
        return None
    if found.actor is None:
        return found
    found.own = found.own and not for_another(sentence[found.actor[0]].low, source)
    return None if low_at(sentence, found.actor[0] - 1) in words.SUPPOSING else found


def _question(sentence: Sequence[Token]) -> bool:
    """Whether a sentence asks: who asks undertakes nothing."""
    return next((one.low for one in reversed(sentence) if one.low not in "\"'”’)]"), "") == "?"


#: What something may be told of from: hardly any word is one of them.
_TELLING: Final = WILLS.union(
    *(words.PLEDGE, words.PLEDGE_NOUNS, words.PLAN, words.PLAN_NOUNS, words.APPROVE, words.PASS, words.REJECT),
    *(words.AGREE, words.REFUSE, words.VOTE, words.TARGETS, words.CHANGE, ("rule", "rules", "ruled", "ruling")),
)


def _found_at(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> Found | None:
    low = sentence[at].low
    if low not in _TELLING:
        return None
    if will_at(sentence, at) is not None:
        return _willed(sentence, at, source)
    if low in BE and sentence[at].quoted and low_at(sentence, at - 1) in words.FIRST:
        return _not_doing(sentence, at)
    if low in words.PLEDGE or low in words.PLEDGE_NOUNS:
        return _promised(sentence, at, "pledged", source)
    if low in words.PLAN or low in words.PLAN_NOUNS:
        return _promised(sentence, at, "planned", source)
    if low in words.APPROVE or low in words.PASS or low in words.REJECT:
        return _decided(sentence, at, "refused" if low in words.REJECT else "approved", source)
    if low in words.AGREE and low_at(sentence, at + 1) == "to":
        return _infinitive(sentence, at, at + 1, "approved", source)
    if low in words.AGREE and low_at(sentence, at + 1) == "that":
        found = _clause(sentence, at, "approved", source)
        if found is not None:
            found.ahead, found.figure = True, True
        return found
    if low in words.REFUSE and low_at(sentence, at + 1) == "to" and not silent_at(sentence, at + 2):
        return _infinitive(sentence, at, at + 1, "refused", source)
    if low in ("rule", "rules", "ruled", "ruling") and low_at(sentence, at + 1) == "out":
        if low_at(sentence, at - 1) in words.NEGATION or _may(sentence, at):
            return None
        return Found("refused", (at, at + 2), at + 2, *who_before(sentence, at, source))
    if low in words.VOTE:
        down = voted_down(sentence, at)
        if down is not None:
            return Found("refused", (at, down), down, *who_before(sentence, at, source))
        to = next((n for n in range(at + 1, min(at + 5, len(sentence))) if sentence[n].low == "to"), None)
        return _infinitive(sentence, at, to, "approved", source) if to is not None else None
    if low in words.TARGETS:
        return _target(sentence, at, source)
    return _called_for(sentence, at, source) if low in words.CHANGE else None


def voted_down(sentence: Sequence[Token], at: int) -> int | None:
    """Where what was voted against begins, behind the "voted" at this place or before a content's beginning: "voted 11
    to 10 against a plan to sell", "voted down a motion". None where it is nothing of the kind."""
    for n in range(at + 1, min(at + words.RESULT, len(sentence) - 1)):
        low = sentence[n].low
        if low in ("against", "down"):
            return n + 1 if measure_at(sentence, n + 1) or gerund_at(sentence, n + 1) else None
        if low in ("that", "for", "in") or (low == "to" and not low_at(sentence, n + 1).isdigit()):
            return None
    return None


def _willed(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> Found | None:
    modal = will_at(sentence, at)
    assert modal is not None
    _, after, negated = modal
    actor, own = who_before(sentence, at, source)
    verb = verb_from(sentence, after)
    if actor is None or verb is None or _asked(sentence, actor[0]):
        return None
    past = sentence[at].low in ("would", "wouldn")
    if past and (sentence[at].quoted or low_at(sentence, after) == "have" or _after(sentence, at, words.SUPPOSED)):
        return None
    if _after(sentence, at, words.FEARED):
        return None
    low = sentence[verb].low
    if low == "rather":
        return None  # "she would rather sell than pay"
    if sentence[at].low in BE and sentence[verb].raw[0].isupper():
        return None  # "I am going to Orsa and Venn"
    if low in words.SILENT or (low in words.HASTE and any(one.low in words.VERDICTS for one in sentence[verb:])):
        return None
    found = Found("refused" if negated else "planned", (at, after), verb, actor, own)
    if low == "be":
        done = verb_from(sentence, verb + 1)
        none = low_at(sentence, actor[0] - 1) in (
            "no",
            "not",
        )  # "no ship would be sold", "not one family will be moved"
        if done is not None and not negated and none:
            if sentence[done].low not in words.GIVEN_UP | words.DONE:
                return None
            no = actor[0] - 1
            return Found("refused", (no, actor[0]), done, None, whole=actor[0])
        if done is None or negated or sentence[done].low not in words.DONE or sentence[actor[0]].low in words.PERSONS:
            return None
        return Found("planned", (at, verb + 1), done, actor, own=False, figure=True)
    behind = [one.low for one in sentence[verb + 1 : verb + 3]]
    if low == "pay" and behind[1:] == ["price"]:
        return None  # what one suffers
    if not own and ((negated and _only_later(sentence, verb)) or _yields(sentence, actor, low)):
        return None
    if own and low not in words.STATES:
        return found
    if low in words.FULFILS and not negated:
        return found
    if low in words.DEEDS or (own and low in words.LIGHT) or (low == "walk" and low_at(sentence, verb + 1) == "out"):
        found.figure = True
        return found
    return None


def _only_later(sentence: Sequence[Token], verb: int) -> bool:
    """Whether what will not be only comes later: "the tunnel will not reopen before May"."""
    return any(one.low in ("before", "until", "till") for one in sentence[verb : clause_end(sentence, verb)])


def _yields(sentence: Sequence[Token], actor: Stretch, verb: str) -> bool:
    """Whether a measure brings in money, which is what somebody expects of it: "the sale would raise 2 million"."""
    return verb in ("raise", "bring") and sentence[actor[1] - 1].low in words.MEASURES | words.SALES


def _not_doing(sentence: Sequence[Token], at: int) -> Found | None:
    """ "We're not selling the hall", "I'm never signing that": in speech, what the speaker refuses."""
    if low_at(sentence, at + 1) not in ("not", "never") or not gerund_at(sentence, at + 2):
        return None
    stem = sentence[at + 2].low.removesuffix("ing")
    if not {stem, stem + "e", stem[:-1]} & words.DEEDS:
        return None
    return Found("refused", (at, at + 2), at + 2, (at - 1, at), own=True)


def _asked(sentence: Sequence[Token], actor: int) -> bool:
    """Whether a "will" is asked and not told: a question, or "how he would"."""
    asking = ("who", "what", "when", "where", "why", "how", "whether")
    opens = sentence[0].low in (*asking, "will", "would")
    return opens or sentence[-1].low == "?" or low_at(sentence, actor - 1) in asking


def _after(sentence: Sequence[Token], at: int, some: frozenset[str]) -> bool:
    return any(one.low in some for one in sentence[:at])


def _promised(sentence: Sequence[Token], at: int, status: CommitmentStatus, source: tuple[str, ...]) -> Found | None:
    low, following, before = sentence[at].low, low_at(sentence, at + 1), low_at(sentence, at - 1)
    doing = following in ("on", "of") and gerund_at(sentence, at + 2)
    if before == "any" or _may(sentence, at):
        return None
    if low in words.PLAN_NOUNS and following in BE and low_at(sentence, at + 2) == "to" and before in words.POSSESSIVE:
        return _infinitive(sentence, at, at + 2, status, source)  # "my aim is to build"
    phrase = _phrase(sentence, at)
    no = phrase if low_at(sentence, phrase) in words.NEGATION else at - 1  # "no current plans to build"
    if low_at(sentence, no) in words.NEGATION and (following == "to" or doing):
        if low not in words.PLANNING:
            return None
        found = _infinitive(sentence, at, at + 1, "refused", source)
        if found is not None:
            found.said = (no, at + 1)
        return found
    if following == "to":
        doable = gerund_at(sentence, at + 2) or low_at(sentence, at + 2) in words.DEEDS | words.CHANGE
        if low.startswith("commit") and not doable:
            return None
        if low in words.PARTICIPLES and not _acting(sentence, at):
            return None
        found = _infinitive(sentence, at, at + 1, status, source)
        if found is not None and low.startswith("commit") and low_at(sentence, at + 2) in words.UPHOLDING:
            found.figure = True  # "NATO's commitment to maintaining security" says what it stands for
        return found
    if doing:
        return _infinitive(sentence, at, at + 1, status, source)
    if before in words.NEGATION or (
        low in words.PLAN_NOUNS | words.PLEDGE_NOUNS and low_at(sentence, at - 1) in words.DETERMINERS
    ):
        return None
    return _clause(sentence, at, status, source) if low not in words.PARTICIPLES else None


def _may(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word for undertaking is itself only called for, or possible: "should refuse to"."""
    n = at
    while n > 0 and sentence[n - 1].low in words.ADVERBS | words.NEGATION:
        n -= 1
    return low_at(sentence, n - 1) in words.MAY


def _acting(sentence: Sequence[Token], at: int) -> bool:
    """Whether "intended" is what somebody did, and not what something was ("cells intended to cure")."""
    before = sentence[at - 1] if at else None
    if before is None:
        return False
    return before.low in words.PERSONS | HAVE | words.ADVERBS or before.raw[0].isupper()


def _clause(sentence: Sequence[Token], at: int, status: CommitmentStatus, source: tuple[str, ...]) -> Found | None:
    """ "promised that they would build", "pledged $3 million"."""
    n = at + 1 + (low_at(sentence, at + 1) == "that")
    actor, own = who_before(sentence, at, source)
    for m in range(n, min(len(sentence), n + 10)):
        if sentence[m].low in words.JOINS or not (sentence[m].word or sentence[m].low == "."):
            break
        told = will_at(sentence, m)
        if told is not None:
            verb = verb_from(sentence, told[1])
            if verb is None or actor is None:
                return None
            whole = others(sentence, m, told[2]) if status == "pledged" else None
            if whole is not None:
                return Found(status, (at, at + 1), verb, actor, own, whole=whole[0])
            return Found("refused" if told[2] else status, (at, at + 1), verb, actor, own)
    if (
        status == "pledged"
        and n < len(sentence)
        and actor is not None
        and low_at(sentence, at - 1) not in BE
        and low_at(sentence, n) != "by"
    ):
        return Found(status, (at, at + 1), n, actor, own, amount=True)
    return None


def others(sentence: Sequence[Token], at: int, negated: bool) -> Stretch | None:
    """Of whom or what else than the speaker it is told, before the "will" at this place, that it will not be so:
    "fares" of "fares will not rise", "no ship" of "no ship will be sold". Who promises that undertakes it."""
    actor = actor_before(sentence, at)
    if actor is None or sentence[actor[1] - 1].low in words.FIRST | words.THIRD:
        return None
    if low_at(sentence, actor[0] - 1) in words.NONE:
        return actor[0] - 1, actor[1]
    return actor if negated or sentence[actor[0]].low in words.NONE else None


def _infinitive(
    sentence: Sequence[Token], at: int, to: int, status: CommitmentStatus, source: tuple[str, ...]
) -> Found | None:
    """ "plans to build", "its plan to build": the deed stands behind the word at ``to``."""
    verb = verb_from(sentence, to + 1)
    if verb is None or _may(sentence, at) or sentence[verb].low in words.KEEPING:
        return None
    noun = sentence[at].low in words.PLEDGE_NOUNS | words.PLAN_NOUNS
    owner = at - 1
    while noun and owner > 0 and at - owner < 3 and low_at(sentence, owner) not in (*words.POSSESSIVE, "'s", "'"):
        owner -= 1
    if noun and low_at(sentence, owner) in words.POSSESSIVE:
        whose = (owner, owner + 1)
        return Found(status, (at, at + 1), verb, whose, is_speaker(sentence, whose, source))
    if noun and low_at(sentence, owner) in ("'s", "'"):
        named = _owner(sentence, owner)
        return Found(status, (at, at + 1), verb, named, is_speaker(sentence, named, source))
    phrase = _phrase(sentence, at) if noun else at
    had = any(one.low in HAVE for one in sentence[max(0, phrase - 2) : at])  # "he has no intention"
    if noun and not had and (phrase < at or sentence[at].low in words.ONLY_NOUNS):
        if low_at(sentence, phrase) in ("a", "an") and low_at(sentence, phrase - 1) in words.UNMADE:
            return None
        actor, own = None, False
    else:
        actor, own = who_before(sentence, phrase, source)
    return Found(status, (at, at + 1), verb, actor, own, ahead=status == "approved")


def _phrase(sentence: Sequence[Token], at: int) -> int:
    """Where the phrase of a noun at this place begins: "a common-sense plan", "ambitious plans"; ``at`` itself where
    the word may be a verb: "the new owners plan to", "the company plans to"."""
    begin = at
    while begin > 0 and at - begin < 3 and _describes(sentence[begin - 1]):
        begin -= 1
    before = low_at(sentence, begin - 1)
    if before in words.DETERMINERS or before == "no":
        return begin - 1
    noun = begin - 1 if begin == at else begin  # "the harbour plan": one thing, so no verb stands behind it
    one = sentence[at].low in ("plan", "aim", "pledge", "promise", "vow") and noun > 0
    if one and sentence[noun].word and not sentence[noun].low.endswith("s"):
        return noun - 1 if low_at(sentence, noun - 1) in ("a", "an", "the", "this", "that") else begin
    return begin


def _describes(one: Token) -> bool:
    """Whether a word is an adjective by its look: what stands before a noun, and never alone before a verb."""
    low = one.low
    return one.raw.islower() and (low in words.ADJECTIVES or low.endswith(words.ADJECTIVAL) or "-" in low)


def _owner(sentence: Sequence[Token], at: int) -> Stretch | None:
    """The words for whose plan it is, before the "'s" at this place: not further back than a preposition."""
    named = actor_before(sentence, at)
    if named is None:
        return None
    cut = [n for n in range(*named) if sentence[n].low in words.BEFORE]
    return max([named[0], *(n + 1 for n in cut)]), named[1]


def _decided(sentence: Sequence[Token], at: int, status: CommitmentStatus, source: tuple[str, ...]) -> Found | None:
    """ "approved the budget", "the target was approved in June", "rejected the plan"."""
    low, after, before = sentence[at].low, at + 1, at
    if not low.endswith(("ed", "ted", "lit")) or low_at(sentence, at - 1) in words.NEGATION:
        return None
    while before and (sentence[before - 1].low in words.ADVERBS | BE | HAVE or sentence[before - 1].low.endswith("ly")):
        before -= 1
    if any(sentence[n].low in words.NEGATION for n in range(max(0, before - 1), at)):
        return None
    if any(sentence[n].low in BE for n in range(before, at)):
        thing = actor_before(sentence, before)
        if thing is None or sentence[thing[0]].low in words.PERSONS:
            return None
        if low not in words.APPROVAL and not any(one.low in words.MEASURES for one in sentence[slice(*thing)]):
            return None
        by = low_at(sentence, after) == "by" and after + 1 < len(sentence)
        return Found(status, (at, at + 1), thing[0], (after + 1, name_end(sentence, after + 1)) if by else None)
    following = low_at(sentence, after)
    thing = actor_before(sentence, before)
    if (following in words.DAYS or following in words.ON) and before == at and thing is not None:
        measured = any(one.low in words.MEASURES for one in sentence[slice(*thing)])
        return Found(status, (at, at + 1), thing[0], None) if measured else None  # "the budget approved on Monday"
    if (
        after >= len(sentence)
        or following in words.NO_OBJECT
        or (not sentence[after].raw[0].isalnum() and following not in "$€£")
    ):
        return None
    if not measure_at(sentence, after) and (low not in words.APPROVAL or following in words.PERSONS):
        return None
    actor, own = who_before(sentence, at, source)
    return Found(status, (at, at + 1), after, actor, own) if actor is not None else None


def _target(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> Found | None:
    """A target by that name: "a target of 40 buses", "the target is to reach 5 percent"."""
    following = low_at(sentence, at + 1)
    if following in BE and low_at(sentence, at + 2) == "to":
        return Found(None, None, at + 3, None, amount=True)
    if following != "of":
        return None
    actor = (at - 1, at) if low_at(sentence, at - 1) in words.POSSESSIVE else None
    return Found(None, None, at, actor, is_speaker(sentence, actor, source), amount=True)


def _called_for(sentence: Sequence[Token], at: int, source: tuple[str, ...]) -> Found | None:
    """ "must raise spending to at least 3 percent"."""
    before = at - 1
    while before >= 0 and (sentence[before].low in words.ADVERBS or sentence[before].low.endswith("ly")):
        before -= 1
    if low_at(sentence, before) == "to":
        before -= 1
        if low_at(sentence, before) not in words.MUST | words.WANT | frozenset(("have", "has")):
            return None
    elif low_at(sentence, before) not in words.MUST:
        return None
    actor, own = who_before(sentence, before, source)
    return Found(None, None, at, actor, own, amount=True)
