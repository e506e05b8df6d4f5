"""What a content may be about: its nouns, and nouns with what stands before them, each in one form for all inflections.

A phrase is up to three words in a row that can be a noun phrase and end in a noun ("defence spending", "higher fares"),
as far as a list of words can tell: ``words.txt`` has those that are no nouns, and the adjectives, by how often they are
tagged so in the training part of GUM (annotations CC BY 4.0, Zeldes 2017), at least four times in all. Which phrases
are subjects shows only over many statements (:mod:`onrecord.store.standing`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from onrecord.reconcile.positions.clauses import CUT
from onrecord.reconcile.positions.lexicon import DEEDS
from onrecord.reconcile.positions.tokens import Token
from onrecord.reconcile.statements.rarity import stem, weight

RULE: Final = "subject-2"
LONGEST: Final = 3  # words of a phrase
#: Phrases of one content that are kept, the weightiest: a sentence has hardly more nouns that say something.
MOST: Final = 8
#: Of a word by itself: what is among the commonest words of news ("people", "government") is no subject. The stem at
#: rank 60 of the list of common words weighs 1.0, that at 400 2.3. Set on the samples that come along.
ALONE: Final = 1.6
RARE: Final = 4.5  # what a word weighs that is not among the 4,000 commonest, about
#: Words of reporting, of time and of measure, and nouns that say nothing by themselves.
EMPTY: Final = frozenset(
    """statement spokesman spokeswoman spokesperson report reporter interview comment question answer news word remark
    quote speech press conference headline article story media journalist source
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december spring summer autumn winter morning evening night afternoon weekend today tomorrow
    yesterday tonight hour minute moment second day week month year decade century time date
    thing way lot part kind sort bit piece number amount rest end start beginning side point fact case matter issue
    problem reason idea sense place area level line example course place something anything everything nothing someone
    anyone everyone everybody anybody nobody somebody people person man woman men women guy guys folk folks one ones
    percent per cent million billion trillion thousand hundred dozen half third quarter share total majority average
    mr mrs ms dr sir madam president minister mayor senator governor secretary leader chief head member official
    more most less least much many few several other others another such same first last next new old good great
    dont cant wont didnt doesnt isnt wasnt arent thats lets yes no ok okay oh well please thanks thank hi hello
    """.split()
)
#: Nouns that by themselves name no matter but what happens in one, or what somebody makes of it: shells for what the
#: sentence says (Schmid 2000, English Abstract Nouns as Conceptual Shells; the list is this project's). In a longer
#: phrase they are kept: "peace process", "climate action".
SHELLS: Final = frozenset(
    """ability acceptance achievement act action activity addition admission advance advantage aim
    alternative ambition approach argument aspect aspiration assessment assumption assurance attempt attention attitude
    authority basis behaviour belief benefit capability capacity challenge chance change choice circumstance claim
    commitment complication compromise concept concern conclusion condition confidence consequence consideration context
    contribution conviction decision demand desire determination development difference difficulty dimension
    disagreement discussion effect effort element emphasis event expectation experience explanation extent fact
    factor failure feature feeling focus function future goal ground hope impact implementation implication
    importance impression improvement inclination increase influence initiative intention interest intent involvement
    judgment justification lack likelihood limit manner meaning means measure mechanism method mindset mission mistake
    need norm notion objective obligation obstacle occasion opinion opportunity option outcome participation
    perspective phenomenon plan possibility potential practice precedent pressure principle priority probability
    procedure process progress promise proposal prospect purpose range reaction reality recommendation
    regard relationship request requirement resolve respect response responsibility result risk role scenario sense
    shift sign significance situation solution stage stance step strategy success suggestion support surprise task
    tendency theme theory thought topic trend truth understanding urgency use value version view viewpoint
    willingness wish""".split()
)
#: Behind "to" these are verbs, whatever else they may be.
_VERBS: Final = DEEDS | frozenset(
    """address answer attack back balance battle benefit challenge combat control counter curb damage defeat delay
    demand end face fight force form fuel guarantee harm help host influence monitor name oppose process protect
    question rescue risk sanction secure shape shift stop strengthen support tackle target threaten win""".split()
)
_SPELT: Final = {
    "defense": "defence", "labor": "labour", "program": "programme", "offense": "offence", "center": "centre",
}  # fmt: skip
_IRREGULAR: Final = {
    "children": "child", "men": "man", "women": "woman", "wives": "wife", "lives": "life", "leaves": "leaf",
    "knives": "knife", "shelves": "shelf", "halves": "half", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "crises": "crisis", "analyses": "analysis", "bases": "base", "theses": "thesis", "criteria": "criterion",
}  # fmt: skip
#: Nouns that end as participles do; of others nobody knows.
_DOING: Final = frozenset(
    """spending funding housing training meeting building hearing ruling shooting bombing policing farming fishing
    mining fracking banking lending saving parking gaming lobbying trafficking laundering planning marketing
    advertising warming voting polling briefing filing offering rating setting wedding painting ceiling wiring
    crossing shipping engineering manufacturing nursing wing king ring string sibling borrowing dredging logging
    flooding recycling zoning staffing pricing hiring wording drinking smoking gambling cycling rowing sailing
    landing killing beating holding finding warning reading writing teaching feeling opening closing beginning
    understanding
    """.split()
)
#: Behind these stands a verb, whatever else the word may be.
_AUXILIARIES: Final = frozenset("will would can could may might must should shall 'll 't i we he she they you".split())
_LIKE_ADJECTIVES: Final = ("tial", "cial", "rial", "ical", "ous", "ful", "less", "able", "ible")
_NOUNS_ALL_THE_SAME: Final = frozenset(
    "trial memorial material potential table cable credential tutorial variable handful vegetable".split()
)
#: Endings of capitalised words that are several of a kind; other names that end in s keep it ("Harkins", "Eastmeres").
_SEVERAL: Final = ("crats", "icans", "ians", "ists", "slims", "tinos", "jews", "ents")
_ENDS_IN_US: Final = frozenset(
    "bus bonus campus census chorus circus consensus focus genius minibus omnibus status surplus virus walrus".split()
)
_ALWAYS: Final = frozenset("series species means news politics economics texas christmas arms headquarters".split())


class Phrase(NamedTuple):
    """A phrase of a content: ``key`` is the same for all its inflections, ``wording`` as printed there."""

    key: str
    wording: str
    weight: float


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are no nouns, and adjectives."""
    text = files("onrecord.reconcile.positions").joinpath("words.txt").read_text(encoding="ascii")
    adjectives, others = text.split("# other words that are no nouns")
    return frozenset(others.split()), frozenset(adjectives.split()[2:])


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """A noun in small letters without the ending of its plural, in British spelling where two are common."""
    word = _SPELT.get(word, word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _ALWAYS or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("uses") and word[:-2] in _ENDS_IN_US:
        return word[:-2]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s"):
        return _SPELT.get(word[:-1], word[:-1])
    return word


def form(token: Token, *, first: bool = False) -> str:
    """The form of a word that all its inflections share; ``first``: it begins its sentence, so a capital says nothing
    of it where it is a common word."""
    one = singular(token.low)
    name = token.raw[0].isupper() and not token.raw.isupper() and not token.low.endswith(_SEVERAL)
    return token.low if name and not (first and weight(stem(one)) < RARE) else one


def phrases(content: Iterable[Sequence[Token]], names: Collection[str] = ()) -> tuple[Phrase, ...]:
    """The phrases that a content may be about, the weightiest first; ``content`` are its sentences
    (:func:`onrecord.reconcile.positions.tokens.sentences`), ``names`` the words, in small letters, of what its speaker
    is called, of which no phrase is made."""
    found: dict[str, Phrase] = {}
    for sentence in content:
        for run in _runs(sentence, names):
            for phrase in _of_run(run, sentence[0]):
                found.setdefault(phrase.key, phrase)
    return tuple(sorted(found.values(), key=lambda one: (-one.weight, one.key))[:MOST])


def _runs(sentence: Sequence[Token], names: Collection[str]) -> Iterator[list[Token]]:
    """Words in a row that can be a noun phrase, or the end of one."""
    run: list[Token] = []
    before = ""
    for token in sentence:
        verb = before in _AUXILIARIES or (before == "to" and token.low in _VERBS)
        if _fits(token, names) and not verb:
            run.append(token)
        elif run:
            yield run
            run = []
        before = token.low
    if run:
        yield run


def _fits(token: Token, names: Collection[str]) -> bool:
    if token.raw == "New":  # of New Norden
        return True
    if token.low in names or not _may_fit(token.low):
        return False
    return not (token.low.endswith("ing") and token.raw.islower() and token.low not in _DOING)


@lru_cache(maxsize=100_000)
def _may_fit(low: str) -> bool:
    """Whether a word in small letters can be in a noun phrase, but for its capitals and what its speaker is called."""
    if not low[0].isalpha() or len(low) < 2 or low.endswith("ly") or low in CUT:
        return False
    if low in _lists()[0]:
        return False  # "May" and "Will" are told from "may" and "will" by nothing but luck: they go, too
    return singular(low) not in EMPTY and low not in EMPTY


@lru_cache(maxsize=100_000)
def _ends(low: str) -> bool:
    """Whether a noun phrase can end in a word in small letters, but for its capitals: in no adjective."""
    return low not in _lists()[1] and (not low.endswith(_LIKE_ADJECTIVES) or low in _NOUNS_ALL_THE_SAME)


def _of_run(run: Sequence[Token], first: Token) -> Iterator[Phrase]:
    forms = [form(word, first=word is first) for word in run]
    weights = [weight(stem(word.low)) for word in run]
    for end in range(1, len(run) + 1):
        last = run[end - 1].low
        if not _ends(last) or (last.endswith("ed") and run[end - 1].raw.islower()):
            continue
        for start in range(max(0, end - LONGEST), end):
            key, weighs = " ".join(forms[start:end]), round(sum(weights[start:end]), 2)
            if end - start > 1 or (weighs >= ALONE and key not in SHELLS):
                yield Phrase(key, " ".join([word.raw for word in run[start:end]]), weighs)
