"""Whether one version affirms what another denies, by a small grammar of what turns a clause round.

A clause is a set of words that say something, and a sign. Negations, verbs and cues that deny ("ruled out", "refused
to", "stopped short of") turn the sign, each once, so that two of them turn nothing: "could not be excluded". Two
clauses of two versions are laid beside each other by their words, where a word may have its opposite for a partner,
which turns the sign as well: "not cut" and "shortened", "gladly" and "reluctantly". Where they say the same and their
signs differ, one version says not what the other says.

What limits a negation or hangs on a condition is not decided: "not until May", "hardly", "not only".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from onrecord.reconcile.discrepancies.antonyms import compared, polar, root
from onrecord.reconcile.discrepancies.findings import Finding, Told
from onrecord.reconcile.statements.alignment import EMPTY, NUMBERS
from onrecord.reconcile.statements.rarity import weight
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import TITLES, Word, parts, places, printed

RULE: Final = "sense-differs-2"
GROUND: Final = "one version says not what the other says"
MOST: Final = 20  # other versions that one is held against, the fullest first
LONG: Final = 60  # words of a clause, beyond which none is looked at
PAIRS: Final = 4_000  # of clauses of two versions, beyond which they are not laid beside each other: two long speeches
#: What the words must weigh that two clauses share, as a part of those of both; and where all of one's words are
#: the other's, how much more the other may say.
BOTH: Final = 0.5
REST: Final = 3
LEAST: Final = 1.0
SEVERAL: Final = 2.0

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
        (r"vot\w+ (?:for|in favou?r of)|in favou?r of", f"{SO} {VIEW}"),
        (r"vot\w+ (?:against|down)|turn\w* down", f"{NOT} {VIEW}"),
        (r"(?:barr|bann|prohibit|prevent|stopp|block|kept)\w* from|forbidden to|not (?:allow|permitt)ed to", NOT),
        (r"(?:allow|permitt)ed to|free to|entitled to", SO),
        (r"against the law", "illegal"),
        (r"(?:go|goes|going|went|press|presses) ahead", "proceed"),
        (r"off the table", f"{NOT} tabled"),
        (r"on the table", "tabled"),
        (r"on time", "punctual"),
        (r"(?:is|are|was|were|be|been|being) (?:out|off|nothing)", "?"),
        (r"in time", SO),
        (r"give\w* up|gave up|given up", "abandon"),
        (r"bring\w* back|brought back", "return"),
        (r"carr\w+ on|go\w* on|went on", "continue"),
    )
)
_NEGATIONS: Final = frozenset("no not never nobody nothing none neither nor nowhere cannot".split())
#: Words after which nothing is decided: they limit, ask, or hang on a condition.
_OPEN: Final = frozenset(
    "? hardly barely scarcely rarely seldom few little less least fewer fewest until till unless except if whether "
    "perhaps maybe almost nearly otherwise instead rather only unlike yet".split()
)
_ORDER: Final = frozenset(("before", "after"))
_LIMITS: Final = frozenset("before until till".split())  # behind a negation: "not before May"
_BUT: Final = frozenset("anything everything nothing".split())
_DEPENDING: Final = frozenset("as when while since so".split())  # a clause that begins with one says no more than when
_BREAKS: Final = frozenset("but because although though while whereas which who whom whose as since so when".split())
#: Verbs by which somebody says of a fact that it is so or will be (+), or that it is not (-); for or against a thing
#: (these say nothing of whether it is so); and verbs that are used for both.
_VERBS: Final = (
    ("fact", 1, "admit acknowledge concede confirm promise pledge vow guarantee affirm assure intend plan expect"),
    ("fact", 1, "believe think predict agree commit want mean hope"),
    ("fact", -1, "deny exclude refute contradict disprove doubt"),
    ("view", 1, "support back welcome praise defend endorse applaud hail favour favor like love advocate"),
    ("view", -1, "oppose condemn criticise criticize denounce attack slam against disapprove deplore lambast blast"),
    ("view", -1, "scold dislike hate decry"),
    ("both", 1, "accept approve demand urge recommend propose seek call grant"),
    ("both", -1, "reject refuse dismiss decline disagree dispute object rebut"),
    ("said", 1, "say tell add announce declare state note report write warn explain claim argue stress complain reply"),
    ("said", 1, "answer respond reveal disclose mention remark comment describe testify conclude find rule read ask"),
    ("said", 1, "grumble lament caution maintain suggest indicate estimate reckon reiterate repeat recall underline"),
    ("said", 1, "emphasise emphasize point speak inform post tweet statement according know deem consider put assert"),
    ("said", 1, "allege contend have be let make insist vote fear"),
)
#: Of them those that turn a clause round wherever they stand in it; the others only as its first word ("an attack").
_SURE: Final = "oppose reject refuse deny disagree disapprove condemn criticise denounce"
_LIGHT: Final = frozenset(
    "own able any anybody anyone every everybody everyone each all there here such matter case thing things time still "
    "already ever even always again whole lot both however now then today yes can could may might must should need "
    "needs make makes made".split()
)


@dataclass(frozen=True)
class _Clause:
    """What a clause says: the roots of its words, each with its word; ``sign``: whether it says that it is so (1) or
    not (-1), as a "fact", or as somebody's "view" of it ("both" where its verb is used for either); ``limited``: a
    negation with a time behind it; ``decided``: False where it depends on what this grammar does not know; ``undone``:
    words of which alone it says that they are not ("without"); ``focus``: the words right behind its negations; ``by``:
    it tells a time by which something is; ``whole``: it is all of its telling."""

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


def differences(here: Telling, others: Sequence[Telling]) -> list[Finding]:
    """At most one finding: what this telling says and another denies, or the other way; the fullest one first."""
    if not _spoken(here):
        return []
    ours = list(_clauses(here))
    seen = set[tuple[tuple[str, ...], str]]()
    for there in others[:MOST]:
        key = there.wording.folded, there.cue
        if key in seen or not _spoken(there) or here.quotation == there.quotation == "direct":
            continue
        seen.add(key)
        found = _opposed(ours, list(_clauses(there))) or _reversed(here, there)
        if found is not None:
            mine, other = found
            said = f"one has {_told(there, other)}, the other {_told(here, mine)}"
            left, right = Told(there, places(other)), Told(here, places(mine))
            return [Finding("polarity", "medium", GROUND, (left,), (right,), said, RULE)]
    return []


def _spoken(one: Telling) -> bool:
    """Whether a telling says something that can be so or not."""
    return one.stance not in ("no-comment", "question")


_Found = tuple[Sequence[Word], Sequence[Word]]


def _opposed(ours: Sequence[_Clause], theirs: Sequence[_Clause]) -> _Found | None:
    """The words of clauses of two tellings, one of which says that it is not so; None where nearer ones agree."""
    if len(ours) * len(theirs) > PAIRS:
        return None
    best: tuple[float, int, _Clause, _Clause] | None = None
    for one in ours:
        for other in theirs:
            near, turned = _likeness(one, other)
            if near > 0 and (best is None or near > best[0]):
                best = near, turned, one, other
    if best is None or best[1] > 0:
        return None
    return best[2].words, best[3].words


def _reversed(here: Telling, there: Telling) -> _Found | None:
    """The words of two tellings that say of the same two things in which order they were, the one before the other
    and after it."""
    ours, theirs = _order(here), _order(there)
    if ours is None or theirs is None or ours[0] == theirs[0] or here.stance != there.stance:
        return None
    if compared(ours[1], theirs[1]) <= 0:
        return None
    shared = ours[2] & theirs[2]
    least = min(len(ours[2]), len(theirs[2]))
    if not shared or 2 * len(shared) <= least or sum(sorted(map(weight, shared))) < SEVERAL:
        return None
    return here.wording.words, there.wording.words


def _order(one: Telling) -> tuple[str, str, frozenset[str]] | None:
    """The only "before" or "after" of a telling, the root of the next word that says something, and those of all
    others."""
    words = one.wording.words
    at = [n for n, word in enumerate(words) if word.folded in _ORDER]
    if len(at) != 1 or len(words) > LONG or any(word.folded in _NEGATIONS | _OPEN for word in words):
        return None
    said = [root(word.folded) for word in words[at[0] + 1 :] if word.folded not in EMPTY]
    others = frozenset(root(word.folded) for word in words if word.folded not in EMPTY | _ORDER)
    return (words[at[0]].folded, said[0], others - {said[0]}) if said else None


def _likeness(one: _Clause, other: _Clause) -> tuple[float, int]:
    """How much two clauses share, 0 where it is too little or nothing is decided; and whether their signs agree (1) or
    not (-1)."""
    if not (one.decided and other.decided) or not _of_one_time(one, other):
        return 0.0, 0
    pairs, turned = _paired(one, other)
    if not pairs:
        return 0.0, 0
    ours, theirs = (sum(sorted(weight(each) for each in side.said)) for side in (one, other))
    shared = sum(sorted(min(weight(a), weight(b)) for a, b in pairs))
    left = [[each for each in side.said if each not in {p[n] for p in pairs}] for n, side in enumerate((one, other))]
    if {one.how, other.how} == {"fact", "view"}:
        return 0.0, 0
    names = [[each for each in side if _is_name(each, clause)] for side, clause in zip(left, (one, other), strict=True)]
    if all(names):
        return 0.0, 0
    sign = one.sign * other.sign * turned
    if sign < 0 and (any(map(polar, (*left[0], *left[1]))) or not _in_focus(one, other, pairs)):
        return 0.0, 0
    for n, side in enumerate((one, other)):
        alone = side.whole or side.sign < 0 or len(pairs) > 1
        if not left[n] and alone and len(left[1 - n]) <= min(REST, 2 * len(pairs)) and shared >= LEAST:
            return shared / max(ours, theirs), sign
    if len(pairs) > 1 and shared >= SEVERAL and shared >= BOTH * (ours + theirs - shared):
        return shared / (ours + theirs - shared), sign
    return 0.0, 0


def _of_one_time(one: _Clause, other: _Clause) -> bool:
    """Whether no time limits the negation of one of two clauses; "not before May" denies that it is by April."""
    return one.limited == other.limited or (other.by if one.limited else one.by)


def _in_focus(one: _Clause, other: _Clause, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether what negations deny first is in both of two clauses."""
    return one.focus <= {a for a, _ in pairs} and other.focus <= {b for _, b in pairs}


def _is_name(each: str, clause: _Clause) -> bool:
    word = clause.said[each]
    return word is not None and word.raw[:1].isupper() and word is not clause.words[0]


def _paired(one: _Clause, other: _Clause) -> tuple[list[tuple[str, str]], int]:
    """The roots of two clauses that go together, and -1 where an odd number of them are opposites."""
    pairs: list[tuple[str, str]] = [(each, each) for each in one.said if each in other.said]
    turned = 1
    for each, _ in pairs:
        turned *= -1 if (each in one.undone) != (each in other.undone) else 1
    free = [each for each in other.said if each not in one.said]
    for each in one.said:
        if each in other.said:
            continue
        how = [(compared(each, candidate), candidate) for candidate in free]
        found = next((c for c in how if c[0] > 0), None) or next((c for c in how if c[0] < 0), None)
        if found is not None:
            turned *= found[0] * (-1 if (each in one.undone) != (found[1] in other.undone) else 1)
            free.remove(found[1])
            pairs.append((each, found[1]))
    return pairs, turned


def _clauses(one: Telling) -> Iterator[_Clause]:
    """The clauses of a telling, the first with what its cue says; what a cue denies or affirms holds for its first
    sentence."""
    cue = _cue(one.cue)
    if cue is None:
        return
    clause: list[Word] = []
    found: list[tuple[list[Word], _Cue]] = []
    before = one.wording.words[0] if one.wording.words else None
    for word in one.wording.words:
        assert before is not None
        sentence = (before.piece, before.sentence) != (word.piece, word.sentence)
        marked = word.span.start - before.span.end > 1 and before.folded not in TITLES
        breaks = word.folded in _BREAKS and before.folded not in _BUT
        if clause and (sentence or marked or breaks) and (_tells(clause) or sentence):
            found.append((clause, cue))
            clause = []
        cue = _PLAIN if sentence else cue
        clause.append(word)
        before = word
    found = [each for each in (*found, (clause, cue)) if _tells(each[0])]
    for n, (words, said) in enumerate(found):
        yield _clause(words, said, first=n == 0, whole=len(found) == 1)


def _tells(clause: Sequence[Word]) -> bool:
    return any(word.folded not in EMPTY | _NEGATIONS | _BREAKS for word in clause)


def _clause(words: Sequence[Word], cue: _Cue, *, first: bool, whole: bool) -> _Clause:
    """A clause, with the words of its cue that tell something, where it stands first."""
    of = {root(word.folded): word for word in words}
    said: dict[str, Word | None] = {root(one): None for one in cue.rest} if first else {}
    sign, how, negated, limited, decided = cue.sign, cue.how, False, False, len(words) <= LONG
    decided = decided and words[0].folded not in _DEPENDING
    verbs, sure = _verbs()
    begun, turns, by = False, "", False
    dropped: str | None = None
    undone, focus = set[str](), set[str]()
    for each in _tokens(" ".join(word.folded for word in words)):
        one = root(each)
        if each == NOT or each in _NEGATIONS:
            sign, negated, turns = -sign, True, NOT
        elif each == OF_ONE:
            turns = OF_ONE
        elif each == VIEW:
            how = "view"
        elif each in _LIMITS and negated:
            limited = True
        elif each == LEFT:
            continue
        elif each in _OPEN:
            decided = decided and each == "whether" and cue.open
        elif each == SO or each in _LIGHT or each in EMPTY or each in NUMBERS or each[:1].isdigit():
            by = by or each == "by"
        elif one in verbs and (one in sure or not begun) and verbs[one][0] != "said":
            how, sign = verbs[one][0], sign * verbs[one][1]
            begun, turns, dropped = True, "", each
        else:
            begun = True
            said.setdefault(one, of.get(one))
            (undone if turns == OF_ONE else focus if turns == NOT else set()).add(one)
            turns = ""
    if not said and dropped is not None:  # "he had never believed her"
        sign, how = sign * verbs[root(dropped)][1], cue.how
        said[root(dropped)] = of.get(root(dropped))
    return _Clause(said, sign, how, words, limited, decided, frozenset(undone), frozenset(focus), by, whole)


@cache
def _verbs() -> tuple[dict[str, tuple[str, int]], frozenset[str]]:
    """The roots of those verbs with what they say, and of those of them that are sure."""
    verbs = {root(word): (how, sign) for how, sign, words in _VERBS for word in words.split()}
    return verbs, frozenset(map(root, _SURE.split()))


@lru_cache(maxsize=10_000)
def _tokens(text: str) -> tuple[str, ...]:
    for pattern, said in _PHRASES:
        text = pattern.sub(said, text)
    return tuple(text.split())


@dataclass(frozen=True)
class _Cue:
    """What a cue says: that it is so (1) or not (-1), how (see :class:`_Clause`), and in ``rest`` those of its words
    that are part of what is told: "will cut", "released"; ``open``: that it is left open."""

    sign: int = 1
    how: str = "fact"
    rest: tuple[str, ...] = ()
    open: bool = False


_PLAIN: Final = _Cue()


@lru_cache(maxsize=10_000)
def _cue(cue: str) -> _Cue | None:
    """A cue; None for one that decides nothing: "did not say"."""
    folded = [part for word in re.findall(r"[\w’'-]+", cue) for part in parts(word)]
    verbs, _ = _verbs()
    sign, how, rest, left = 1, "fact", list[str](), False
    for each in _tokens(" ".join(folded)):
        one = root(each)
        if each == NOT or each in _NEGATIONS:
            sign = -sign
        elif each == VIEW:
            how = "view"
        elif each == "?":
            return None
        elif each == LEFT:
            left = True
        elif each in (SO, OF_ONE) or each in EMPTY or each in _LIGHT or each in _OPEN:
            continue
        elif one not in verbs:
            rest.append(each)
        elif verbs[one][0] != "said":
            how, sign = verbs[one][0], sign * verbs[one][1]
        elif sign < 0 or len(rest) > 0:
            return None
    return _Cue(sign, how, tuple(rest), left)


def _told(one: Telling, words: Sequence[Word]) -> str:
    """The words of a clause for a reader, with the cue that they were told with."""
    return f"“{printed(words)}”" + (f" with “{one.cue}”" if one.cue else "")
