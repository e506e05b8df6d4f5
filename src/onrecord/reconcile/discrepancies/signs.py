"""Clauses with a sign: what a telling says is so, and what it says is not.

A clause is a set of words that say something, and a sign, which negations and what denies turn once each
(:mod:`onrecord.reconcile.discrepancies.turns` lays the clauses of two tellings beside each other).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import root
from onrecord.reconcile.discrepancies.expressions import merged
from onrecord.reconcile.statements.alignment import EMPTY, NUMBERS
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import TITLES, Word, parts

LONG: Final = 60  # words of a clause, beyond which none is looked at
#: What phrases are for the grammar: they turn a clause round, or one word of it; they leave it as it is; they say
#: that something is open, or that somebody is for it.
NOT, OF_ONE, SO, LEFT, VIEW = "-", "~", "+", "^", "="
#: Phrases that are one thing: one of these, a word, or "?" for what decides nothing.
_PHRASES: Final = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), said)
    for pattern, said in (
        (r"(?:not|never) (?:\w+ )?(?:rul\w+ out|exclud\w+)|leav\w+ open|left (?:\w+ )?open", LEFT),
        (r"(?:not|no) (?:only|just|merely|simply|necessarily|quite|entirely|wholly|exactly|altogether)", "?"),
        (r"no (?:more|less|fewer|later|earlier|doubt|sooner)(?: than)?|nothing but|none other", "?"),
        (r"not? (?:a )?(?:single|one)", NOT),
        (r"rul\w+ out|stop\w* short of|(?:anything|everything) but|far from|by no means|no longer|in no way", NOT),
        (r"(?:no|not? (?:have|had) (?:any|an)) (?:intention|plans?|wish|desire|need|way|reason)(?: (?:of|to))?", NOT),
        (
            r"(?:fail|refus|declin|neglect)\w* to|unable to|unwilling to|not (?:able|willing|ready|prepared|going) to",
            NOT,
        ),
        (r"short of|lack\w*|without|except\w*|barring", OF_ONE),
        (r"do(?:es)? not (?:expect|believe|think)|did not (?:expect|believe|think)", NOT),
        (r"able to|willing to|ready to|prepared to|going to|intend\w* to|plan\w* to|want\w* to|mean\w* to", SO),
        (r"(?:go|goe|went|gone|going)s? up|(?:go|went)\w* higher", "rise"),
        (r"(?:go|goe|went|gone|going|came|come|coming)s? down", "fall"),
        (r"step\w* (?:down|aside)|stand\w* down|stood down|hand\w* in \w+ notice", "resign"),
        (r"call\w* off", "cancel"),
        (r"put\w* off|push\w* back", "postpone"),
        (r"vot\w+ (?:for|in favou?r of)|in favou?r of|(?:is|are|was|were) (?:all )?for", f"{SO} {VIEW}"),
        (r"vot\w+ against|(?:is|are|was|were|be|been|stood) (?:\w+ )?against", f"{NOT} {VIEW}"),
        (r"(?:barr|bann|prohibit|prevent|stopp|block|kept)\w* from|forbidden to|not (?:allow|permitt)ed to", NOT),
        (r"(?:allow|permitt)ed to|free to|entitled to", SO),
        (r"against the law", "illegal"),
        (r"half (?:full|empty|open|closed|finished)", "?"),
        (r"(?:go|goes|going|went|press|presses) ahead", "proceed"),
        (r"off the table", f"{NOT} tabled"),
        (r"on the table", "tabled"),
        (r"on time", "punctual"),
        (r"too \w+ to", NOT),
        (r"not need", "?"),
        (r"(?:is|are|was|were|be|been) over$", "end"),
        (r"(?:is|are|was|were|be|been) off$", "cancel"),
        (r"(?:is|are|was|were|be|been|being) (?:out(?! of)|off|nothing)", "?"),
        (r"(?:has|have|had|is|are|was|were) (?:yet|still) to|(?:wait|remain)\w* to be|still to be", NOT),
        (r"(?:uncertain|unclear|unsure|doubtful) (?:whether|if)", "uncertain"),
        (r"give\w* up|gave up|given up", "abandon"),
        (r"bring\w* back|brought back", "return"),
        (r"carr\w+ on|go\w* on|went on", "continue"),
        (
            r"(?:tak\w+|took) (?:issue|exception)(?: (?:with|to|at))?|push\w* back against|sp[eo]ak\w* out against",
            "dispute",
        ),
        (r"pour\w* (?:cold water|scorn)(?: (?:on|over))?|brush\w* (?:aside|off)|shot down|shoot\w* down", "dismiss"),
        (r"(?:cast|threw|throw\w*) doubts? (?:on|over|upon)", "doubt"),
        (r"at any (?:point|time|stage|moment)|at all", SO),
        (r"(?:expos\w+|subject\w*) to (?:danger|risks?)|(?:put|plac\w+) (?:in danger|at risk)|at risk", "in danger"),
    )
)
NEGATIONS: Final = frozenset("no not never nobody nothing none neither nor nowhere cannot".split())
#: Words after which nothing is decided: they limit, ask, or hang on a condition.
OPEN: Final = frozenset(
    "? hardly barely scarcely rarely seldom few little less least fewer fewest until till unless except if whether "
    "perhaps maybe almost nearly otherwise instead rather only unlike yet".split()
)
ORDER: Final = frozenset(("before", "after"))
_LIMITS: Final = frozenset("before until till".split())  # behind a negation: "not before May"
#: Words of which two clauses that have others tell of two things: "the old rules", "the new rules".
_CONTRASTS: Final = {
    word: n
    for n, words in enumerate(
        (
            "first second third fourth fifth",
            "old new young",
            "north south east west",
            "northern southern eastern western",
            "morning afternoon evening night",
            "home away",
            "men women",
            "he she",
        )
    )
    for word in words.split()
}
_PERSON: Final = {"his": "he", "him": "he", "himself": "he", "her": "she", "hers": "she", "herself": "she"}
_CONDITIONS: Final = frozenset("if unless".split())  # a sentence with one hangs on it, in all its clauses
_THAT: Final = frozenset("it this that".split())
_AUXILIARY: Final = frozenset(
    "will would shall should can could may might must is are was were be been being has have had do does did to".split()
)
_BUT: Final = frozenset("anything everything nothing".split())
_DEPENDING: Final = frozenset("as when while since so".split())  # a clause that begins with one says no more than when
_BREAKS: Final = frozenset("but because although though while whereas which who whom whose as since so when".split())
#: Verbs by which somebody says of a fact that it is so or will be (+), or that it is not (-); for or against a thing
#: (these say nothing of whether it is so); and verbs that are used for both.
_VERBS: Final = (
    ("fact", 1, "admit acknowledge concede confirm promise pledge vow guarantee affirm assure intend plan expect"),
    ("fact", 1, "believe think predict agree commit want mean hope"),
    ("fact", -1, "deny exclude refute contradict disprove doubt avoid avert prevent"),
    ("view", 1, "happy pleased delighted satisfied glad"),
    ("view", -1, "unhappy dissatisfied angry upset furious"),
    ("view", 1, "support back welcome praise defend endorse applaud hail favour favor like love advocate"),
    ("view", -1, "oppose condemn criticise criticize denounce attack slam against disapprove deplore lambast blast"),
    ("view", -1, "scold dislike hate decry"),
    ("both", 1, "wave_through vote_through"),
    ("both", -1, "turn_down vote_down throw_out knock_back"),
    ("both", 1, "accept approve demand urge recommend propose seek call grant"),
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
#: How nouns end that are made of such verbs: "the refusal" is what is spoken of, "her refusal to pay" denies.
_NOUN: Final = ("al", "ion", "ance", "ment")
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
    "given giving everything".split()
)


@dataclass(frozen=True)
class Clause:
    """What a clause says: the roots of its words, each with its word; ``sign``: whether it says that it is so (1) or
    not (-1), as a "fact", or as somebody's "view" of it ("both" where its verb is used for either); ``limited``: a
    negation with a time behind it; ``decided``: False where it depends on what this grammar does not know; ``undone``:
    words of which alone it says that they are not ("without"); ``focus``: the words right behind its negations; ``by``:
    it tells a time by which something is; ``whole``: it is all of its telling; ``verb``: the first word behind an
    auxiliary or "to", or of its cue; ``which``: words that tell which of several it is of."""

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
    which: frozenset[str] = frozenset()


def clauses(one: Telling) -> Iterator[Clause]:
    """The clauses of a telling, the first with what its cue says; what a cue denies or affirms holds for its first
    sentence."""
    cue = _cue(one.cue)
    if cue is None:
        return
    words = one.wording.words
    if len(words) > 1 and words[0].folded in _THAT and words[1].span.start - words[0].span.end > 1:
        cue = _PLAIN  # "denies it: the boiler is running"
    if words and words[0].folded == "that" and _REMARKED.search(one.cue):
        cue = _PLAIN  # "objected that the boiler was running" says that it was
    clause: list[Word] = []
    found: list[tuple[list[Word], _Cue]] = []
    before = one.wording.words[0] if one.wording.words else None
    for word in one.wording.words:
        assert before is not None
        sentence = (before.piece, before.sentence) != (word.piece, word.sentence)
        begins = sentence and not (before.piece != word.piece and word.raw[:1].islower())
        marked = word.span.start - before.span.end > 1 and before.folded not in TITLES
        breaks = word.folded in _BREAKS and before.folded not in _BUT
        if clause and (sentence or marked or breaks) and (_tells(clause) or sentence):
            found.append((clause, cue))
            clause = []
        cue = _PLAIN if begins else cue
        clause.append(word)
        before = word
    found = [each for each in (*found, (clause, cue)) if _tells(each[0])]
    hanging = {(word.piece, word.sentence) for word in words if word.folded in _CONDITIONS}
    for n, (told, said) in enumerate(found):
        made = _clause(told, said, first=n == 0, whole=len(found) == 1)
        yield replace(made, decided=False) if (told[0].piece, told[0].sentence) in hanging else made


def of_one(one: Clause, other: Clause) -> bool:
    """Whether nothing says that two clauses tell of two things of one kind: "the first train", "the second train"; or
    of two people: "her tax returns", "his tax returns"."""
    return not any(
        ours != theirs and _CONTRASTS[ours] == _CONTRASTS[theirs]
        for ours in one.which - other.which
        for theirs in other.which - one.which
    )


def _tells(clause: Sequence[Word]) -> bool:
    return any(word.folded not in EMPTY | NEGATIONS | _BREAKS for word in clause)


def _clause(words: Sequence[Word], cue: _Cue, *, first: bool, whole: bool) -> Clause:
    """A clause, with the words of its cue that tell something, where it stands first."""
    of = {root(word.folded): word for word in words}
    which = frozenset(_PERSON.get(word.folded, word.folded) for word in words) & _CONTRASTS.keys()
    said: dict[str, Word | None] = {root(one): None for one in cue.rest} if first else {}
    sign, how, negated, limited, decided = cue.sign, cue.how, False, False, len(words) <= LONG
    decided = decided and words[0].folded not in _DEPENDING
    verbs, sure = _verbs()
    begun, turns, by = False, "", False
    dropped: str | None = None
    undone, focus = set[str](), set[str]()
    verb, behind = next(iter(said), None), False
    tokens = _tokens(" ".join(word.folded for word in words))
    for before, each, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False):
        one = root(each)
        named = each.endswith(_NOUN) and before in _LEADING and after not in _OF_WHAT
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
        elif each == LEFT:
            continue
        elif each in OPEN:
            decided = decided and each == "whether" and cue.open
        elif each == SO or each in _LIGHT or each in EMPTY or each in NUMBERS or each[:1].isdigit():
            by = by or each == "by"
        elif one in verbs and (one in sure or not begun) and verbs[one][0] != "said" and not named:
            how, sign = verbs[one][0], sign * verbs[one][1]
            begun, turns, dropped = True, "", each
        else:
            begun = True
            said.setdefault(one, of.get(one))
            verb = verb or (one if behind else None)
            (undone if turns == OF_ONE else focus if turns == NOT else set()).add(one)
            turns = ""
    if not said and dropped is not None:  # "he had never believed her"
        sign, how = sign * verbs[root(dropped)][1], cue.how
        said[root(dropped)] = of.get(root(dropped))
    return Clause(said, sign, how, words, limited, decided, frozenset(undone), frozenset(focus), by, whole, verb, which)


@cache
def _verbs() -> tuple[dict[str, tuple[str, int]], frozenset[str]]:
    """The roots of those verbs with what they say, and of those of them that are sure."""
    verbs = {root(word): (how, sign) for how, sign, words in _VERBS for word in words.split()}
    return verbs, frozenset(map(root, _SURE.split()))


@lru_cache(maxsize=10_000)
def _tokens(text: str) -> tuple[str, ...]:
    for pattern, said in _PHRASES:
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
