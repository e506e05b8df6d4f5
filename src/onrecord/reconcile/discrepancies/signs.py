"""Clauses with a sign: what a telling says is so, and what it says is not.

A clause is a set of words that say something, and a sign, which negations and what denies turn once each
(:mod:`onrecord.reconcile.discrepancies.turns` lays the clauses of two tellings beside each other).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import root
from onrecord.reconcile.discrepancies.antonyms import verbs as certain_verbs
from onrecord.reconcile.discrepancies.expressions import merged
from onrecord.reconcile.discrepancies.frames import Frame, frame, tells_time
from onrecord.reconcile.discrepancies.phrases import LEFT, NOT, OF_ONE, PHRASES, SO, VIEW
from onrecord.reconcile.statements.alignment import EMPTY, NUMBERS
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import TITLES, Word, parts

LONG: Final = 60  # words of a clause, beyond which none is looked at
NEGATIONS: Final = frozenset("no not never nobody nothing none neither nor nowhere cannot".split())
#: Words with which a clause says the opposite of what "all" or "many" says, and of nothing else.
LIMITS: Final = frozenset("few little only rarely seldom handful minority almost nearly less fewer".split())
#: Words after which nothing is decided: they limit, ask, or hang on a condition.
OPEN: Final = LIMITS | frozenset(
    "? hardly barely scarcely least fewest until till unless except if whether "
    "perhaps maybe otherwise instead rather unlike yet".split()
)
ORDER: Final = frozenset(("before", "after"))
_UNTIL: Final = frozenset(("until", "till"))  # "laid up until spring" is laid up
_LIMITS: Final = frozenset("before until till".split())  # behind a negation: "not before May"
_CONDITIONS: Final = frozenset("if unless".split())  # a sentence with one hangs on it, in all its clauses
_THAT: Final = frozenset("it this that".split())
_AUXILIARY: Final = frozenset(
    "will would shall should can could may might must is are was were be been being has have had do does did to".split()
)
_MANNER: Final = frozenset("itself by_himself by_herself single-handedly".split())
_BUT: Final = frozenset("anything everything nothing all none".split())
_AND: Final = frozenset(("and", "or", "nor"))
#: Words with which another clause begins behind these: "accepted it and would not appeal".
_BEGINNING: Final = _AUXILIARY - {"to", "be", "been", "being", "do"} | frozenset(
    "cannot never not he she it they we".split()
)
_AS: Final = frozenset("good well many much planned expected promised usual scheduled before".split())
_DEPENDING: Final = frozenset("as when while since so".split())  # a clause that begins with one says no more than when
_BREAKS: Final = frozenset("but because although though while whereas which who whom whose as since so when".split())
#: Verbs by which somebody says of a fact that it is so or will be (+), or that it is not (-); for or against a thing
#: (these say nothing of whether it is so); and verbs that are used for both.
_VERBS: Final = (
    ("fact", 1, "admit acknowledge concede confirm promise pledge vow guarantee affirm assure intend plan expect"),
    ("fact", 1, "believe think predict agree commit mean hope"),
    ("fact", -1, "deny exclude refute contradict disprove doubt avoid avert prevent"),
    ("view", 1, "happy pleased delighted satisfied glad"),
    ("view", -1, "unhappy dissatisfied angry upset furious"),
    ("view", 1, "support back welcome praise defend endorse applaud hail favour favor like love advocate"),
    ("view", -1, "oppose condemn criticise criticize denounce attack slam against disapprove deplore lambast blast"),
    ("view", -1, "scold dislike hate decry"),
    ("both", 1, "wave_through vote_through"),
    ("both", -1, "turn_down vote_down throw_out knock_back"),
    ("both", 1, "want accept approve demand urge recommend propose seek call grant"),
    ("both", -1, "reject refuse dismiss decline disagree dispute object rebut"),
    ("said", 1, "say tell add announce declare state note report write warn explain claim argue stress complain reply"),
    ("said", 1, "answer respond reveal disclose mention remark comment describe testify conclude find rule read ask"),
    ("said", 1, "grumble lament caution maintain suggest indicate estimate reckon reiterate repeat recall underline"),
    ("said", 1, "emphasise emphasize point speak inform post tweet statement according know deem consider put assert"),
    ("said", 1, "allege contend have be let make insist vote fear blame thank"),
    ("said", 1, "decide regret order forecast boast voice stick swear hint signal imply joke quip assure brief hear"),
    ("said", 1, "publish stipulate contest proclaim vouch observe portray present brand label term dub reason muse"),
)
#: Of them those that turn a clause round wherever they stand in it; the others only as its first word ("an attack").
_SURE: Final = "oppose reject refuse deny disagree disapprove condemn criticise denounce"
#: Cues that are against a thing, and with "that" give a reason.
_REMARKED: Final = re.compile(r"\b(?:object|protest|counter|retort)(?:s|ed|ing)?$", re.IGNORECASE)
#: What such a verb is, behind a "the", if none of these follows: "the refusal" is what is spoken of, "her refusal to
#: pay" denies.
_OF_WHAT: Final = frozenset(("of", "to", "that", "by"))
_LEADING: Final = frozenset("the a an his her its their this such".split())
#: Words behind which a "that" tells what they are of; behind others it tells which of several is meant.
_TOLD: Final = frozenset(
    "sign signs evidence proof hint indication suggestion reason doubt chance guarantee danger risk question fear hope "
    "claim idea illusion way so".split()
)
_LIGHT: Final = frozenset(
    "own able any anybody anyone every everybody everyone each all there here such matter case thing things time still "
    "already ever even always again whole lot both however now then today yes can could may might must should need "
    "needs make makes made being claim claims allegation allegations accusation accusations suggestion give gives gave "
    "given giving everything done doing pure sheer utter mere".split()
)


@dataclass(frozen=True)
class Clause:
    """What a clause says: the roots of its words, each with its word; ``sign``: whether it says that it is so (1) or
    not (-1), as a "fact", or as somebody's "view" of it ("both" where its verb is used for either); ``limited``: a
    negation with a time behind it; ``decided``: False where it depends on what this grammar does not know; ``undone``:
    words of which alone it says that they are not ("without"); ``focus``: the words right behind its negations; ``by``:
    it tells a time by which something is; ``whole``: it is all of its telling; ``verb``: the first word behind an
    auxiliary or "to", or of its cue; ``of``: which thing, time and person it is of; ``limits``: words like "few", with
    which it says the opposite of what "all" and "many" say, and of nothing else."""

    said: dict[str, Word | None]
    sign: int
    how: str
    words: Sequence[Word]
    limited: bool
    decided: bool
    undone: frozenset[str] = frozenset()
    focus: frozenset[str] = frozenset()
    by: bool = False
    whole: bool = True
    verb: str | None = None
    of: Frame = field(default_factory=Frame)
    limits: frozenset[str] = frozenset()


def clauses(one: Telling) -> Iterator[Clause]:
    """The clauses of a telling, the first with what its cue says; what a cue denies or affirms holds for its first
    sentence."""
    cue = _cue(one.cue)
    if cue is None:
        return
    words = one.wording.words
    if len(words) > 1 and words[0].folded in _THAT and words[1].start - words[0].end > 1:
        cue = _PLAIN  # "denies it: the boiler is running"
    if words and words[0].folded == "that" and _REMARKED.search(one.cue):
        cue = _PLAIN  # "objected that the boiler was running" says that it was
    clause: list[Word] = []
    found: list[tuple[list[Word], _Cue]] = []
    before = one.wording.words[0] if one.wording.words else None
    for word, then in zip(words, (*words[1:], None), strict=False):
        assert before is not None
        sentence = (before.piece, before.sentence) != (word.piece, word.sentence)
        begins = sentence and not (before.piece != word.piece and word.raw[:1].islower())
        quotes = before.quoted != word.quoted  # a quotation mark ends no clause: the board "would not pay" the fine
        marked = word.start - before.end > 1 + quotes and before.folded not in TITLES
        breaks = word.folded in _BREAKS and before.folded not in _BUT and not _compares(before, word, then)
        breaks = breaks or (word.folded in _AND and then is not None and then.folded in _BEGINNING)
        if clause and (sentence or marked or breaks) and (_tells(clause) or sentence):
            found.append((clause, cue))
            clause = []
        cue = _PLAIN if begins else cue
        clause.append(word)
        before = word
    found = [each for each in (*found, (clause, cue)) if _tells(each[0])]
    hanging = {(word.piece, word.sentence) for word in words if word.folded in _CONDITIONS}
    because = [told[0].folded == "because" for told, _ in found[1:]] + [False]
    for n, (told, said) in enumerate(found):
        made = _clause(told, said, first=n == 0, whole=len(found) == 1)
        open_ = (told[0].piece, told[0].sentence) in hanging or (because[n] and bool(made.focus))
        yield replace(made, decided=False) if open_ else made


def _compares(before: Word, word: Word, then: Word | None) -> bool:
    """Whether an "as" or a "since" begins no clause: "as good as dead", "as planned", "since Tuesday"."""
    if word.folded == "since":
        return then is not None and tells_time(then.folded)
    return word.folded == "as" and (before.folded in _AS or (then is not None and then.folded in _AS))


def _tells(clause: Sequence[Word]) -> bool:
    return any(word.folded not in EMPTY | NEGATIONS | _BREAKS for word in clause)


def _clause(words: Sequence[Word], cue: _Cue, *, first: bool, whole: bool) -> Clause:
    """A clause, with the words of its cue that tell something, where it stands first."""
    of = {root(word.folded): word for word in words}
    said: dict[str, Word | None] = {root(one): None for one in cue.rest} if first else {}
    sign, how, negated, limited, decided = cue.sign, cue.how, False, False, len(words) <= LONG
    decided = decided and words[0].folded not in _DEPENDING
    verbs, sure = _verbs()
    certain = certain_verbs()
    begun, turns, by = False, "", False
    dropped: str | None = None
    undone, focus, limits = set[str](), set[str](), set[str]()
    verb, behind = next(iter(said), None), False
    plain: str | None = None
    tokens = _tokens(" ".join(word.folded for word in words))
    for before, each, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False):
        one = root(each)
        named = before in _LEADING and after not in _OF_WHAT
        behind = behind or each in _AUXILIARY
        if each == NOT or each in NEGATIONS:
            sign, negated, turns = -sign, True, NOT
        elif each == "than" and negated:
            decided = False
        elif each == "that" and focus and "no" in tokens and before not in _TOLD:
            decided = False  # "no side effects that last"
        elif each == OF_ONE:
            turns = OF_ONE
        elif each == VIEW:
            how = "view"
        elif each in _LIMITS and negated:
            limited = True
        elif (each in _UNTIL and tells_time(after)) or each == LEFT:
            continue
        elif each in LIMITS:
            limits.add(one)
            said.setdefault(one, of.get(one))
        elif each in OPEN:
            decided = decided and each == "whether" and cue.open
        elif each == SO or each in _LIGHT or each in EMPTY or each in NUMBERS or each[:1].isdigit():
            by = by or each == "by"
        elif one in verbs and (one in sure or not begun) and verbs[one][0] != "said" and not named:
            how, sign = verbs[one][0], sign * verbs[one][1]
            begun, turns, dropped = True, "", each
        else:
            begun, said_before = True, bool(said)
            said.setdefault(one, of.get(one))
            verb = verb or (one if behind else None)
            plain = plain or (one if said_before and one in certain else None)
            (undone if turns == OF_ONE else focus if turns == NOT else set()).add(one)
            turns = ""
    if not said and dropped is not None:  # "he had never believed her"
        sign, how = sign * verbs[root(dropped)][1], cue.how
        said[root(dropped)] = of.get(root(dropped))
    framed = frame([word.folded for word in words])
    few = frozenset(limits)
    # "not closed for lack of patients", "did not fall by itself": it may have closed, or fallen
    decided = decided and not (negated and (framed.cause or not _MANNER.isdisjoint(tokens)))
    return Clause(
        said,
        sign,
        how,
        words,
        limited,
        decided,
        frozenset(undone),
        frozenset(focus),
        by,
        whole,
        verb or plain,
        framed,
        few,
    )


@cache
def _verbs() -> tuple[dict[str, tuple[str, int]], frozenset[str]]:
    """The roots of those verbs with what they say, and of those of them that are sure."""
    verbs = {root(word): (how, sign) for how, sign, words in _VERBS for word in words.split()}
    return verbs, frozenset(map(root, _SURE.split()))


@lru_cache(maxsize=10_000)
def _tokens(text: str) -> tuple[str, ...]:
    for pattern, said in PHRASES:
        text = pattern.sub(said, text)
    return tuple(merged(text.split()))


@dataclass(frozen=True)
class _Cue:
    """What a cue says: that it is so (1) or not (-1), how (see :class:`Clause`), and in ``rest`` those of its words
    that are part of what is told: "will cut", "released"; ``open``: that it is left open."""

    sign: int = 1
    how: str = "fact"
    rest: tuple[str, ...] = ()
    open: bool = False


_PLAIN: Final = _Cue()


def is_against(cue: str) -> bool:
    """Whether a cue says of what is told that it is not so: "took issue with"."""
    said = _cue(cue)
    return said is not None and said.sign < 0


@lru_cache(maxsize=10_000)
def _cue(cue: str) -> _Cue | None:
    """A cue; None for one that decides nothing: "did not say"."""
    folded = [part for word in re.findall(r"[\w’'-]+", cue) for part in parts(word)]
    verbs, _ = _verbs()
    sign, how, rest, left = 1, "fact", list[str](), False
    for each in _tokens(" ".join(folded)):
        one = root(each)
        if each == NOT or each in NEGATIONS:
            sign = -sign
        elif each == VIEW:
            how = "view"
        elif each == "?":
            return None
        elif each == LEFT:
            left = True
        elif each in (SO, OF_ONE) or each in EMPTY or each in _LIGHT or each in OPEN:
            continue
        elif one not in verbs:
            rest.append(each)
        elif verbs[one][0] != "said":
            how, sign = verbs[one][0], sign * verbs[one][1]
        elif sign < 0 or len(rest) > 0:
            return None
    return _Cue(sign, how, tuple(rest), left)
