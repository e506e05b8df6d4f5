"""Whether what a date goes with is past or still to come: the verb that governs it, found without a parser.

The words before the date are read backwards to the start of its clause, then those after it: the first that tells
decides. Where a clause begins with the date ("On Thursday the council voted") those after it come first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from onrecord.domain import Span

Tense = Literal["past", "future"]

_REACH: Final = 160  # code points that are read before and after a date
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[;:()—–]|[.!?](?=[\"'”’)]*(?:\s|$))|\n|,|\d+")
_STOPS: Final = frozenset([".", "!", "?", ";", "\n"])
_SOON: Final = frozenset("will ll shall won't won’t shan't upcoming ahead would'll".split())
_MODAL: Final = frozenset(
    "may might could can should must would cannot can't can’t "
    "wouldn't wouldn’t couldn't couldn’t shouldn't shouldn’t mightn't mightn’t mustn't mustn’t".split()
)
_LOOKS_AHEAD: Final = frozenset(
    "plans planned planning expects expected expecting due set scheduled slated poised likely going about ready wants "
    "hopes hoping hoped intends intended vowed vows promised promises pledged pledges agreed agrees decided aims "
    "prepares preparing prepared wish wishes is are am 's 're be been asked asks urged urges invited invites ordered "
    "wanted want hope plan intend expect refuses threatens threatened offers offered determined supposed bound "
    "needs need has have had scheduling proposes proposed delayed postponed deadline"
    " hearing vote election talks".split()
)
_AHEAD_FOR: Final = frozenset(
    "scheduled set due slated planned expected slotted billed postponed delayed pencilled".split()
)
_TOWARDS: Final = frozenset("by until till before".split())
_IRREGULAR: Final = frozenset(
    """was were had did said told met won lost made took gave came went left saw spoke wrote began held became got
    knew thought felt found brought bought caught fought taught sought sent spent built kept led fell rose grew flew
    drew threw broke chose drove rode froze stole woke wore tore swore bore ate drank sang sank swam rang ran stood
    understood withstood sat lay dealt meant heard paid laid hid slid struck stuck shot sold slept swept wept crept
    bound wound hung dug spun swung shook forsook forgot forgave undertook overtook withdrew overthrew arose sprang
    awoke foresaw oversaw undid redid lit bent lent burnt learnt dreamt leapt fled bled fed sped bred shone clung flung
    stung strung wrung been done seen given taken gone spoken written begun known shown thrown broken chosen driven
    fallen drawn grown flown worn torn sworn born borne eaten drunk sung sunk stolen frozen hidden forgotten beaten
    cast hit put shut cut quit split spread burst shed bid cost hurt upset read used blew beat bit rebuilt resold retold
    outlined ended n't wasn't weren't didn't hadn't wasn’t weren’t didn’t hadn’t hasn't haven't""".split()
)
_HAS: Final = frozenset("has have hasn't haven't hasn’t haven’t 've".split())
_PRESENT: Final = frozenset("is are am isn't aren't isn’t aren’t 're".split())
_SCHEDULED: Final = frozenset(
    """begins starts opens ends closes meets votes arrives leaves travels hosts holds goes
    returns speaks decides expires launches convenes gathers resumes kicks comes flies departs chooses
    elects celebrates awaits expires continue continues reopens retires signs sits airs
    runs begin start open end close meet vote arrive leave convene gather resume expire head
    intend intends""".split()
)
_BLAMED: Final = frozenset("accused charged suspected believed thought alleged said reported known understood".split())
_NO_VERBS: Final = frozenset(
    """need speed exceed feed hundred indeed red bed deed seed weed breed greed creed proceed succeed shed sacred naked
    hatred kindred rugged wicked crowded united so-called unprecedented limited related wounded armed aged retired
    continued increased reduced combined alleged proposed detailed renewed disputed occupied mixed beloved learned
    divided supposed concerned interested experienced needed required embed indebted""".split()
)
_BEFORE_PARTICIPLE: Final = frozenset(
    "the a an his her its their our my your this that these those of in on for with very more most highly newly "
    "recently no any some all each every".split()
)
_NO_INFINITIVE: Final = _IRREGULAR | {"the", "a", "an", "be"}
_BEFORE_NOUN: Final = frozenset("the a an of to s this that his her its their our my your no in for".split())
_RELATIVE: Final = frozenset("who which that whose where when".split())
_STARTS: Final = frozenset('on in by that and but so then while because , : — – ( " early late'.split())


def direction(text: str, span: Span) -> Tense | None:
    """Whether the words that go with the date at ``span`` tell of the past or the future; None where none does."""
    before = _WORD.findall(text[max(0, span.start - _REACH) : span.start].lower())
    after = _WORD.findall(text[span.end : span.end + _REACH].lower())
    before = _clause(before)
    supposed = _supposed(before, after)
    if near := _leaning(before, after):
        return "future" if supposed and before[-1] in _TOWARDS else near
    if supposed:
        return "future"
    if before[-1:] == ["in"] and before[-2:-1] and before[-2] in _VOTES and not _of_the_vote(before[:-2]):
        return _forwards(after)  # "doubted the vote in November": the doubting was, the vote need not have been
    if _leads(before, after):
        told = _forwards(after) or _backwards(before)
    else:  # what is so after "the assertion on Monday that" tells nothing of Monday
        told = _backwards(before) or (None if after[:1] == ["that"] else _forwards(after, plain=False))
    aims = (found for found in _INFINITIVE.finditer(" ".join(before)) if not _names_a_goal(found["verb"]))
    return told or ("future" if any(aims) else None)


def _clause(words: list[str]) -> list[str]:
    """The words from the start of the sentence on."""
    for place in range(len(words) - 1, -1, -1):
        if words[place] in _STOPS:
            return words[place + 1 :]
    return words


def _supposed(before: list[str], after: list[str]) -> bool:
    """Whether the date is in a condition of what would be: "would help if the council paid by October"."""
    place = max((n for n, word in enumerate(before) if word in ("if", "unless")), default=-1)
    clause = before[place + 1 :]
    if place < 0 or (place and before[place - 1] in _WHETHER) or any(word in _NOT_SUPPOSED for word in clause):
        return False
    if not any(is_past_form(word) for word in clause):
        return False
    end = next((n for n, word in enumerate(after) if word in _STOPS), len(after))
    rest = after[:end]
    main = before[:place] if place else rest[rest.index(",") :] if "," in rest else []
    return any(word in _WOULD and "have" not in main[n + 1 : n + 3] for n, word in enumerate(main))


def _leads(before: list[str], after: list[str]) -> bool:
    """Whether a clause begins with the date."""
    rest = list(before)
    while rest and rest[-1] in ("on", "in", "by", "early", "late", "at", "the", "from", "earlier", "later"):
        rest.pop()
    if not rest or rest[-1] in ("that", "and", "but", "while", ":", "—", "–", "because", "if", "when"):
        return bool(after) and after[0] not in (".", "!", "?", ";", "\n")
    return rest[-1] == "," and bool(after) and after[0] not in _STOPS | {",", ")", "'s", "’s", "that", "and", "—", "–"}


def _leaning(before: list[str], after: list[str]) -> Tense | None:
    """What the words right before the date tell by themselves."""
    last = before[-1] if before else ""
    two = before[-3:]
    if (
        "upcoming" in two
        or "now" in two
        or two[-2:] == ["ahead", "of"]
        or two[-2:] == ["advance", "of"]
        or two[-2:] in _INTO
    ):
        return "future"
    if last in ("since", "after", "following"):
        return "past"
    if (last in ("on", "for", "in", "until", "to", "at") and two[:-1] and two[-2] in _AHEAD_FOR) or last in (
        "scheduled",
        "due",
        "slated",
    ):
        return "future" if "been" not in before[-4:] else None
    if last in ("to", "toward", "towards") and any(word in _LOOKING for word in before[-3:-1]):
        return "future"  # "looking to February 20", "looked ahead to the fifth of May"
    if last == "in" and before[-2:-1] and before[-2] in _PROSPECTS:
        return "future"  # "weighed her chances in November"
    if last in _TOWARDS or (last == "the" and before[-2:-1] in (["before"], ["until"])):
        if _TO_DO.search(" ".join(before[:-1])):
            return "future"  # "told to expect no sailings before Saturday"
        verb = _backwards(before[:-1]) or _forwards(after)
        return "past" if verb == "past" else "future"
    return None


def _of_the_vote(words: list[str]) -> bool:
    """Whether the verb before a vote tells when it is: one of voting, or a tense that is not past."""
    verbs = [word for word in words if _told_by([word], 0, backwards=True)]
    return not verbs or verbs[-1] in _VOTED or _backwards(words) == "future"


_WOULD: Final = frozenset("would could might wouldn't wouldn’t couldn't couldn’t".split())
_NOT_SUPPOSED: Final = _MODAL | _SOON | {"had", "hadn't", "hadn’t", "have", "has", ","}
_WHETHER: Final = frozenset(
    "say know ask asked tell see check learn wonder doubt clear sure matter comment confirm disclose specify reveal "
    "discuss answer remember recall find out".split()
)
_LOOKING: Final = frozenset("look looks looking looked ahead forward".split())
_PROSPECTS: Final = frozenset("chances chance prospects odds hopes ambitions fate fortunes".split())
_VOTES: Final = frozenset(
    "election elections vote votes ballot contest race primary primaries caucus caucuses referendum runoff showdown "
    "matchup plans plan".split()
)
_VOTED: Final = frozenset(
    "won lost held had was were swept took carried called stole rigged skipped boycotted voted faced followed "
    "contested disputed ended began decided postponed delayed observed monitored cancelled canceled passed been "
    "happened entered joined quit left".split()
)
_INTO: Final = (["heading", "into"], ["going", "into"])


def _backwards(words: list[str]) -> Tense | None:
    for place in range(len(words) - 1, -1, -1):
        if found := _told_by(words, place, backwards=True):
            return found
    return None


def _forwards(words: list[str], *, plain: bool = True) -> Tense | None:
    """What the words after a date tell; ``plain``: a present tense counts as the future too."""
    depth = 0
    passed = False  # a verb in the present, whose participle and whose teller tell nothing: "is sold out, Venn said"
    for place, word in enumerate(words[:24]):
        if word in _STOPS or (passed and word == ","):
            return None
        if not plain and (word in _PRESENT or word in _SCHEDULED):
            passed = True
            continue
        if passed and words[place - 1] in _PRESENT and is_past_form(word):
            continue
        if word in _RELATIVE and place:
            depth = 1  # the verb of a relative clause is passed over, the next one counts
            continue
        if found := _told_by(words, place, backwards=False):
            if depth and word not in _SOON:
                depth = 0
                continue
            return found
    return None


def _told_by(words: list[str], place: int, *, backwards: bool) -> Tense | None:
    """What one word tells, looked at with its neighbours; None when it is no verb that tells."""
    word = words[place]
    if word not in _TELLING and not word.endswith("ed") and "'" not in word and "’" not in word:
        return None
    earlier = words[place - 1] if place else ""
    later = words[place + 1] if place + 1 < len(words) else ""
    if word in _SOON or word.endswith(("'ll", "’ll")):
        return "future"
    if word == "may" and (later.isdigit() or earlier in _BEFORE_MAY):
        return None
    if (
        word.startswith("would")
        and (words[place + 2] if later == "not" and place + 2 < len(words) else later) in _SPEAKS
    ):
        return "past"  # "would not say on Tuesday whether"
    if word in _MODAL:
        following = words[place + 2 : place + 4] if later == "not" else words[place + 1 : place + 3]
        perfect = following[:1] == ["have"] and (following[1:] == [] or is_past_form(following[1]))
        return "past" if perfect else "future"
    if word == "to" and later and later not in _NO_INFINITIVE and backwards and not _names_a_goal(later):
        return "future" if (earlier in _LOOKS_AHEAD and earlier not in _HAS | {"had"}) or not place else None
    if word == "to" and later == "be":
        return None if backwards and earlier.endswith("ed") and earlier not in _LOOKS_AHEAD else "future"
    if word in _HAS:
        if earlier in _MODAL or earlier in _SOON or earlier in ("to", "not"):
            return None  # the modal tells
        return "future" if later == "to" else "past" if backwards or later else None
    if word in _PRESENT or word.endswith(("'re", "’re", "'m", "’m")):
        if backwards and len(words) - place > _NEAR:
            return None  # "is thanking those who made it possible on Saturday"
        following = words[place + 1 : place + 4]
        if any(one in _BLAMED for one in following):
            return None if "to" in following and "have" not in words[place + 1 : place + 6] else "past"
        return "future"
    if word in _SCHEDULED and earlier not in _BEFORE_NOUN and (word.endswith("s") or _many(earlier)):
        return "future"
    if word in ("take", "takes") and later in ("effect", "place", "office", "part"):
        return "future"
    before = words[place - 2] if _is_adverb(earlier) and place > 1 else earlier
    if backwards and before in _PASSIVE and (word in _IRREGULAR or _is_past_form(word)):
        return None  # "will be held", "is widely expected", "will stay shut": the word before tells
    if word in _IRREGULAR:
        if word in _AMBIGUOUS and (before in _MODAL | _SOON | {"not"} or before.endswith(("'ll", "’ll"))):
            return None  # "will quit": the modal tells
        return None if earlier in ("the", "a", "to") else "past"
    if _is_past_form(word) and earlier not in _BEFORE_PARTICIPLE:
        if word in _AHEAD_FOR and later in ("for", "on", "to", "in", ""):
            return "future"
        if later == "to" and word in _LOOKS_AHEAD and not _names_a_goal("".join(words[place + 2 : place + 3])):
            return "future"
        return "past"
    return None


def _many(subject: str) -> bool:
    """Whether a verb without an ending can follow the word: "leaders meet on Thursday"."""
    return subject.endswith("s") or subject in ("we", "they", "you", "i", "and", "people")


def _names_a_goal(word: str) -> bool:
    """Whether the word after "to" begins a noun and is no infinitive: "invited to three meetings", "to talks"."""
    return word in _OF_NOUNS or word.isdigit() or (word.endswith("s") and not word.endswith(("ss", "us")))


_OF_NOUNS: Final = frozenset(
    "the a an his her its their our my your this that these those another some any all both each every several many "
    "few more no two three four five six seven eight nine ten eleven twelve twenty dozens hundreds".split()
)
_INFINITIVE: Final = re.compile(r"\bto (?P<verb>[a-z]+)")  # "Dam to close Friday"
_TO_DO: Final = re.compile(
    r"\b(?:told|asked|urged|ordered|warned|advised|invited|instructed|required|wants?|wanted|hopes?|hoped|plans|planned|"
    r"agreed|promised|vowed|pledged) to [a-z]+(?: [a-z]+){0,4}$"
)
_AMBIGUOUS: Final = frozenset("set put cut hit shut quit split spread read cast bid cost hurt beat come run".split())


_NEAR: Final = 8  # words from "is" to a date that it can place in the future
_BEFORE_MAY: Final = frozenset("in since until till from of early late mid last next this by through".split())
_SPEAKS: Final = frozenset("say comment discuss elaborate answer confirm disclose specify reveal".split())
_PASSIVE: Final = frozenset(
    "be being is are get gets getting been not "
    "stay stays staying stayed remain remains remaining remained keep keeps keeping kept".split()
)
_TELLING: Final = _SOON | _MODAL | _HAS | _PRESENT | _SCHEDULED | _IRREGULAR | {"to", "take", "takes"}


def _is_adverb(word: str) -> bool:
    return len(word) > len("family") and word.endswith("ly") and word not in ("assembly", "anomaly", "monopoly")


def is_past_form(word: str) -> bool:
    """Whether a word written small can be a past tense or a participle."""
    return word in _IRREGULAR or _is_past_form(word)


@lru_cache(maxsize=8192)
def _is_past_form(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in _NO_VERBS
