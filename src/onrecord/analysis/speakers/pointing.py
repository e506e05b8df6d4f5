"""Pronouns weighed: whom a "he" or "she" means, by facts with learned weights, where rules leave it open or may err.

As descriptions are weighed (weighing.py), with facts of its own: who spoke when, whose sentence it is, who is foremost
by salience.py, what the model links. ``pointing.json`` has the weights, and what they were learned from by
``python -m benchmarks.speakers.point``.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from importlib import resources
from typing import Final

from onrecord.analysis.speakers import rules, sources
from onrecord.analysis.speakers.bearings import walk_facts, walk_nobody
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.pronouns import in_content
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.analysis.speakers.weighing import Facts, Scales, Weighed, Weights, probabilities
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

BEFORE: Final = 4000  # how many characters before a pronoun everybody named is weighed
AFTER: Final = 300  # how many characters behind it
LATELY: Final = 1200  # how many characters before it somebody is named lately
_LOOKED_AT: Final = 5  # mentions of a person, of which one may be in the headline
_SURE: Final = 0.8
_SURER: Final = 0.85
_CLAUSE: Final = re.compile(
    r"(?:^|[\s,(])(?:when|where|while|as|after|before|because|since|but|and|that|if|though|although|which|who|whom|whose"
    r"|how|why|until)\s(?:\w+\s){0,2}$"
)
# A clause that a sentence opens with: who acts in it is less what the sentence is about than who acts after it.
_OPENING: Final = re.compile(
    r"[\"“‘'(]*(?:But\s|And\s|Yet\s)?(?:[Ww]hen|[Ww]hile|[Aa]fter|[Bb]efore|[Aa]s|[Aa]lthough|[Tt]hough|[Ii]f|[Ss]ince|[Bb]ecause|[Oo]nce"
    r"|[Uu]ntil|Even\s(?:as|though|if|when))\s[^\n,;]{3,250},\s"
)
_QUESTIONS: Final = r"(?:asked|asks|asking|pressed|presses|pressing|questioned|challenged|interviewed)"
_IS_ASKED: Final = re.compile(rf"{_QUESTIONS}\s(?:[\w.’'-]+\s){{0,3}}$")
_ASKS: Final = re.compile(rf"(?:,[^,\n]{{2,60}},)?\s(?:\w+ly\s)?{_QUESTIONS}\s")
_AND_NAME: Final = re.compile(r",?\s(?:and|or)\s(?:[\w.]+\s)?[A-Z]")
_NAME_AND: Final = re.compile(r"[A-Z]\w+,?\s(?:and|or)\s$")
_HE: Final = re.compile(r"\b(?:he|him|his|himself|she|hers?|herself)\b", re.IGNORECASE)
_ASKED: Final = frozenset({rules.PRONOUN, rules.CATAPHORA})  # not where rules and model name two
# What counts more or less where the words, or the pronoun before them, open a paragraph.
_OF_PARAGRAPHS: Final = (
    "spoke last", "named most", "speaks most", "in the headline", "named last", "main subject before", "foremost",
    "first of the paragraph before", "alone in the paragraph before",
)  # fmt: skip
_Named = tuple[NameMention, Chain]


@cache
def weights() -> Weights:
    """The shipped weights; ``names`` is not asked of them."""
    text = resources.files("onrecord.analysis.speakers").joinpath("pointing.json").read_text(encoding="utf-8")
    read = json.loads(text)
    if read["rule"] != rules.POINTED:
        raise ValueError(f"pointing.json is of {read['rule']}, not of {rules.POINTED}")
    return Weights(read["weights"], **read["least"])


@dataclasses.dataclass(slots=True)
class _Place:
    """One pronoun while it is weighed: where it stands, and who is named and spoke before it."""

    at: int
    first: int
    gender: Gender | None
    opens: bool
    trails: bool
    clause: bool
    said: list[tuple[int, Chain | None]]
    linked: dict[int, float]
    walked: dict[int, float]
    reported: set[int]
    told: set[int]
    after: set[int]
    begins: bool
    ranked: list[tuple[float, Chain]]
    named: list[_Named]
    people: dict[int, Chain]
    named_most: int = 0
    speaks_most: int = 0


@dataclasses.dataclass(slots=True)
class _Around:
    """Who is named where around a pronoun: ``here`` in its sentence, ``before`` in the sentence before, ``near`` in the
    last ones, in the ``paragraph`` and in the one ``above``, how often ``lately``, who ``last``; where the opening
    clause of the sentence before ends."""

    here: list[_Named]
    before: list[_Named]
    near: list[_Named]
    paragraph: list[Chain]
    above: list[Chain]
    lately: Counter[int]
    last: Chain | None
    opened: int


def part_of(desk: Desk, attribution: Attribution) -> tuple[Speaker, Part] | None:
    """The verdict and the part of a source that is a "he" or "she" which is nobody yet or somebody named, or None."""
    said = [one for one in desk.found.get(attribution.id, ()) if one.role == "speaker"]
    if len(said) != 1 or not said[0].evidence or attribution.rule.startswith("turn"):
        return None
    span, entity = said[0].evidence[0], said[0].entity
    if said[0].rule == rules.ONE_OF_THEIRS or (entity and not (entity.named and entity.kind == "person")):
        return None
    if said[0].rule == rules.CATAPHORA and entity is not None:
        return None  # "In his letter, Orlo said": of whom the text spoke before is nothing to that
    if entity is None and (said[0].rule not in _ASKED or span.start in desk.jumped):
        return None  # nobody named before may be whom the sentence in between has as its subject
    if not _HE.search(desk.scan.text, span.start, span.end):
        return None
    parts = sources.read(desk.scan, span.start, span.end)
    if len(parts) != 1 or parts[0].form != "he" or desk.scan.in_quote(span.start) or desk.scan.in_headline(span.start):
        return None
    return said[0], parts[0]


def pointed_at(desk: Desk, attribution: Attribution, scales: Scales) -> tuple[Speaker, ...]:
    """The speakers of an attribution, a pronoun among them weighed: one that the rules leave open is given whom the
    weights hold for likely; one that the rules take for somebody else is left open, or is theirs if nearly certain."""
    speakers = desk.found.get(attribution.id, ())
    asked = part_of(desk, attribution)
    if asked is None:
        return speakers
    verdict, part = asked
    found = weigh(scales, attribution, part)
    if not found.people:
        return speakers
    learned = weights()
    shares = probabilities(found, learned.facts)
    best = max(range(len(found.people)), key=lambda n: shares[n])
    chain, share = found.people[best], shares[best]
    own = desk.chain_of(verdict.entity)
    least = learned.settles if own is None else learned.doubts
    if own is None and len(chain.mentions) == 1 and not may_be(chain, part):
        return speakers  # a bare name, once, shows too little
    if chain is own or share < (least if may_be(chain, part) else max(least, learned.surely)) or not chain.firm:
        return speakers
    span = Span(part.start, part.end)
    if own is not None and share < learned.overrules:
        because = f"“{part.head}” is {display(own)} by the rules ({verdict.because}), by all together {display(chain)}"
        new = desk.open(rules.POINTED, because, distinct(verdict.evidence), [own, chain])
        return tuple(new if one is verdict else one for one in speakers)
    because = f"“{part.head}” is most likely {display(chain)}, by all that the report shows together ({share:.2f})"
    because += f"; by the rules alone {display(own)}" if own is not None else ""
    fullest = desk.fullest(chain)
    where = (fullest,) if fullest else ()
    new = desk.resolved(rules.POINTED, chain, because, distinct((span, *where)))
    scales.correct(attribution, chain)
    return tuple(new if one is verdict else one for one in speakers)


def may_be(chain: Chain, part: Part) -> bool:
    """Whether a person beyond doubt, of whom something shows that the pronoun fits."""
    gender = sources.gender_of(part.head)
    return chain.firm and (gender is None or chain.leans(gender))


def weigh(scales: Scales, attribution: Attribution, part: Part) -> Weighed:
    """The facts of a pronoun."""
    scales.look()
    one = _place(scales, attribution, part)
    people = tuple(one.people.values())
    most = max((len(chain.mentions) for chain in people), default=1)
    one.named_most = next((id(chain) for chain in people if len(chain.mentions) == most), 0)
    said = {id(chain): len(scales.spoke_at.get(id(chain), ())) for chain in people}
    one.speaks_most = max(said, key=said.__getitem__, default=0)
    around = _around(scales.desk.scan, one)
    facts = tuple(_facts(scales, one, around, chain, most) for chain in people)
    return Weighed(people, facts, _nobody(scales.desk, one, facts))


def _place(scales: Scales, attribution: Attribution, part: Part) -> _Place:
    desk, scan = scales.desk, scales.desk.scan
    at, gender = part.start, sources.gender_of(part.head)
    here = scan.paragraph(at)
    content = [one.start for one in attribution.content if scan.paragraph(one.start) == here]
    first = min([at, *content])
    opens = at - scan.sentences[scan.sentence(at)] <= 3
    before = bisect_left(scales.spoke, (at, ""), key=lambda row: row[:2])
    said = [(place, chain) for place, key, chain in scales.spoke[max(0, before - 5) : before] if key != attribution.id]
    testimony = scales.testimony.linked(Span(part.start, part.end))
    walked = [row for row in scales.testimony.walked(Span(part.start, part.end)) if row[0].kind == "person"]
    named: list[_Named] = []
    for mention in scan.between(max(0, first - BEFORE, scan.post(at)), at):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link else None
        if chain is not None and chain.kind == "person" and chain.named and mention.start < at:
            named.append((mention, chain))
    ranked = [(score, chain) for score, chain in desk.ranked.get(at, []) if chain.named]
    met = (
        *(chain for _, chain in named),
        *(chain for _, chain in reversed(said) if chain is not None and chain.kind == "person"),
        *(chain for _, chain in ranked),
        *(chain for chain, _ in walked),
        *(witness.chain for witness in testimony if witness.chain.kind == "person" and witness.chain.named),
    )
    return _Place(
        at, first, gender, opens, bool(content) and min(content) < at and not opens,
        _CLAUSE.search(scan.text, max(0, at - 40), at) is not None, said[::-1],
        {id(witness.chain): witness.sure for witness in testimony}, {id(chain): share for chain, share in walked},
        {id(chain) for chain in in_content(desk, attribution)},
        {id(chain) for chain in in_content(desk, attribution, quoted=False)},
        _after(desk, attribution, part), first - scan.paragraphs[here] <= 3, ranked, named,
        {
            id(chain): chain
            for chain in met
            if (gender is None or chain.gender in (None, gender)) and id(chain) not in desk.others.get(at, ())
        },
    )  # fmt: skip


def _facts(scales: Scales, one: _Place, around: _Around, chain: Chain, most: int) -> Facts:
    scan = scales.desk.scan
    sure, top = one.linked.get(id(chain), 0.0), max(one.linked.values(), default=0.0)
    sentence, paragraph = scan.sentence(one.first), scan.paragraph(one.first)
    near = next((m for m, other in reversed(one.named) if other is chain and m.start < one.first), None)
    spoke = scales.spoke_at.get(id(chain), [])
    said = bisect_left(spoke, one.at)
    places = [*([near.start] if near else []), *spoke[max(0, said - 1) : said]]
    apart = min((max(0, sentence - scan.sentence(place)) for place in places), default=99)
    pars = min((max(0, paragraph - scan.paragraph(place)) for place in places), default=99)
    facts: Facts = {
        "linked": sure,
        "linked surely": sure >= _SURE,
        "another is linked": not sure and top > 0.5,
        "another is linked surely": not sure and top > _SURER,
        "in this sentence": apart <= 0,
        "in the sentence before": apart == 1,
        "two sentences before": apart == 2,
        "some sentences before": 3 <= apart <= 6,
        "in this paragraph": pars <= 0,
        "in the paragraph before": pars == 1,
        "some paragraphs before": 2 <= pars <= 3,
        "in the words reported": id(chain) in one.reported,
        "gender agrees": one.gender is not None and chain.gender == one.gender,
        "gender unknown": chain.gender is None,
        "mentions": math.log1p(len(chain.mentions)) - math.log1p(most),
        "speaks": math.log1p(len(scales.spoke_at.get(id(chain), []))),
        "perhaps no person": not chain.firm,
        "full name": bool(chain.name and chain.name.full),
        "alone": len(one.people) == 1,
        "new here": near is not None and chain.seen == near.start and pars <= 0,
        "introduced here": near is not None and near.introduced and apart <= 1 and chain.seen == near.start,
        "quoted nearby": near is not None and near.quoted and apart <= 1,
        "reported nearby": near is not None and apart <= 1 and scales.desk.reported(near.start),
        "quoted in the words reported": id(chain) in one.reported and id(chain) not in one.told,
        "in the headline": any(m.headline for m in chain.mentions[:_LOOKED_AT]),
        "named most": id(chain) == one.named_most,
        "speaks most": id(chain) == one.speaks_most,
        "named after it": id(chain) in one.after,
    }
    facts |= walk_facts(one.walked, chain)
    facts |= _foremost(one, chain) | _spoken(scales.desk, one, chain) | _sentences(scan.text, one, around, chain)
    facts |= _paragraphs(around, chain)
    facts |= {f"{name}, and a paragraph opens": one.begins and facts[name] for name in _OF_PARAGRAPHS}
    return facts


def _after(desk: Desk, attribution: Attribution, part: Part) -> set[int]:
    """Who is named behind a pronoun in its sentence, outside the words reported: "he" is seldom one of them."""
    scan, here = desk.scan, desk.scan.sentence(part.start)
    end = scan.sentences[here + 1] if here + 1 < len(scan.sentences) else len(scan.text)
    found = (m for m in scan.between(part.end, min(end, part.end + AFTER)) if m.start >= part.end)
    links = (
        desk.chains.links.get(m.start)
        for m in found
        if not any(span.start <= m.start < span.end for span in attribution.content)
    )
    return {id(link.chain) for link in links if link is not None and link.chain is not None}


def _paragraphs(around: _Around, chain: Chain) -> Facts:
    """What somebody is in the paragraph before, and how often he is named lately."""
    return {
        "first of the paragraph before": bool(around.above) and around.above[0] is chain,
        "alone in the paragraph before": bool(around.above) and all(c is chain for c in around.above),
        "mentions lately": math.log1p(around.lately[id(chain)]),
    }


def _foremost(one: _Place, chain: Chain) -> Facts:
    """How foremost somebody is by salience."""
    place = next((n for n, (_, other) in enumerate(one.ranked) if other is chain), None)
    best = one.ranked[0][0] if one.ranked else 0.0
    ahead = best - one.ranked[1][0] if len(one.ranked) > 1 else 5.0
    return {
        "foremost": place == 0,
        "foremost by far": place == 0 and ahead >= 1.0,
        "foremost by very far": place == 0 and ahead >= 2.0,
        "second": place == 1,
        "behind the foremost": 4.0 if place is None else min(4.0, best - one.ranked[place][0]),
        "not compared": place is None,
    }


def _spoken(desk: Desk, one: _Place, chain: Chain) -> Facts:
    """Who spoke last and before."""
    scan = desk.scan
    last = bool(one.said) and one.said[0][1] is chain
    where = one.said[0][0] if one.said else 0
    again = last and len(one.said) > 1 and one.said[1][1] is chain
    near = scan.paragraph(one.first) - scan.paragraph(where)
    since = last and any(
        m.weight >= 2.0 and not m.quoted and where + 3 < m.start < one.first and other is not chain
        and id(other) in one.people and scan.sentence(m.start) > scan.sentence(where)
        for m, other in one.named
    )  # fmt: skip
    return {
        "spoke last": last,
        "spoke last in this paragraph": last and near == 0,
        "spoke last in the paragraph before": last and near == 1,
        "spoke last a sentence ago": last and scan.sentence(one.first) - scan.sentence(where) <= 1,
        "spoke last and the words come first": last and one.trails,
        "spoke last and a sentence opens": last and one.opens,
        "spoke before the last": len(one.said) > 1 and one.said[1][1] is chain,
        "spoke twice": again,
        "another is a subject since": since,
    }


def _around(scan: Scan, one: _Place) -> _Around:
    """Who is named around a pronoun, in its sentence, in the one before, and in the paragraphs."""
    fits = [(m, other) for m, other in one.named if id(other) in one.people]
    plain = [(m, other) for m, other in fits if not m.quoted]
    first, own = scan.sentence(one.first), scan.sentences[scan.sentence(one.at)]
    start, earlier = scan.sentences[first], scan.sentences[max(0, first - 1)]
    lately = scan.sentences[max(0, first - 3)]
    paragraph = scan.paragraph(one.first)
    opening, above = scan.paragraphs[paragraph], scan.paragraphs[max(0, paragraph - 1)]
    clause = _OPENING.match(scan.text, earlier, start)
    return _Around(
        [(m, other) for m, other in fits if m.start >= own],
        [(m, other) for m, other in plain if earlier <= m.start < start],
        [(m, other) for m, other in plain if lately <= m.start < one.first],
        [other for m, other in plain if opening <= m.start < one.first],
        [other for m, other in plain if above <= m.start < opening],
        Counter(id(other) for m, other in one.named if m.start >= one.first - LATELY),
        next((other for m, other in reversed(plain) if m.start < one.first), None),
        clause.end() if clause else 0,
    )


def _sentences(text: str, one: _Place, around: _Around, chain: Chain) -> Facts:
    """What somebody is in the pronoun’s own sentence, in the one before, and in the paragraph."""
    before, paragraph = around.before, around.paragraph
    mine = [m for m, other in around.here if other is chain]
    subject = next((other for m, other in before if m.weight >= 2.0), None)
    single = len({id(other) for _, other in before}) == 1
    leads = next((other for m, other in around.here if not m.quoted and m.weight >= 1.0), None) is chain
    main = next((other for m, other in before if m.weight >= 1.0 and m.start >= around.opened), None)
    told = [m for m, other in before if other is chain]
    near = [m for m, other in around.near if other is chain]
    asked = any(_IS_ASKED.search(text, max(0, m.start - 40), m.start) for m in near)
    asks = any(_ASKS.match(text, m.end) for m in near)
    return {
        "first of the paragraph": bool(paragraph) and paragraph[0] is chain,
        "alone in the paragraph": bool(paragraph) and all(other is chain for other in paragraph),
        "subject before": subject is chain,
        "subject before and goes on": subject is chain and (one.opens or one.trails),
        "alone before": single and before[0][1] is chain,
        "alone before and goes on": single and before[0][1] is chain and (one.opens or one.trails),
        "alone before, and in the words reported": single and subject is chain and id(chain) in one.reported,
        "another is the subject before": subject is not None and subject is not chain
        and any(other is chain for _, other in before),
        "leads the sentence": leads,
        "main subject before": main is chain,
        "main subject before and goes on": main is chain and (one.opens or one.trails),
        "only in a clause before": bool(told) and main is not None and all(m.end < around.opened for m in told),
        "one of several before": any(_listed(text, m) for m in told),
        "subject lately": math.log1p(sum(m.weight >= 2.0 for m in near)),
        "is asked": asked and not asks,
        "is asked and the words come first": asked and not asks and one.trails,
        "asks": asks,
        "asks and the words come first": asks and one.trails,
        "leads the sentence of a clause": leads and one.clause,
        "possessive here": any(m.possessive for m in mine),
        "possessive here of a clause": any(m.possessive for m in mine) and one.clause,
        "object here": bool(mine) and max(m.weight for m in mine) < 1 and not any(m.possessive for m in mine),
        "only quoted here": bool(mine) and all(m.quoted for m in mine),
        "speaks here": any(m.speaks for m in mine),
        "named last": around.last is chain,
        "named last and a sentence opens": around.last is chain and one.opens,
    }  # fmt: skip


def _listed(text: str, mention: NameMention) -> bool:
    """Whether a name is one of several joined."""
    after = _AND_NAME.match(text, mention.end, mention.end + 40)
    return after is not None or _NAME_AND.search(text, max(0, mention.start - 30), mention.start) is not None


def _nobody(desk: Desk, one: _Place, facts: tuple[Facts, ...]) -> Facts:
    scan = desk.scan
    unnamed = bool(one.said) and one.said[0][1] is None
    near = bool(one.said) and scan.paragraph(one.first) - scan.paragraph(one.said[0][0]) <= 1
    ranked = desk.ranked.get(one.at, [])
    return {
        "nobody": 1.0,
        "somebody is linked": max(one.linked.values(), default=0.0),
        **walk_nobody(one.walked),
        "who spoke last has no name": unnamed,
        "who spoke last nearby has no name": unnamed and near,
        "nobody is compared": not ranked,
        "two are close": len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 1.0,
        "nobody is near": not any(each["in this paragraph"] or each["in the paragraph before"] for each in facts),
        "held back": one.at in desk.jumped,
        "the foremost has no name": bool(ranked) and not ranked[0][1].named,
    }
