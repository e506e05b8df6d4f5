"""Descriptions weighed: which named person of the report one means, if any, by a few facts with learned weights.

Asked last, of a single person described ("the tycoon", "House speaker") whom the rules and the model's coreference
leave open or take for unnamed. Each named person is scored by the facts below, "nobody whom the report names" by
others, and the scores become probabilities (a conditional logit: McFadden 1974). ``weighing.json`` has the weights, and
what they were learned from by ``python -m benchmarks.speakers.weigh``.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from onrecord.analysis.speakers import bearings, fitting, placenames, rolewords, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.pronouns import in_content
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.variation import RELATIVE, gender_after, noun_gender
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.analysis.speakers.witness import Testimony
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

# How far around a source, in characters, everybody named is weighed; of the rest the most mentioned.
BEFORE: Final = 3000
AFTER: Final = 1500
MOST: Final = 40
_LOOKED_AT: Final = 30  # mentions of a person that are read for a description's noun
_SURE: Final = 0.8  # probabilities of the model's that count once more
_TAIL: Final = re.compile(r"\s(?:of|for|at|in|from|with|who)\s")
_EACH: Final = re.compile(r"(?:each|either|neither|every)\s", re.IGNORECASE)  # of several, so none alone
_ON: Final = re.compile(r"(?:continue[sd]?|went on|goes on|add(?:s|ed))\b", re.IGNORECASE)

_LAWMAKERS: Final = frozenset(
    "senator sen congressman congresswoman representative rep lawmaker legislator leader whip".split()
)

Facts = dict[str, float]


@dataclasses.dataclass(frozen=True, slots=True)
class Weighed:
    """Who may be meant, the facts that speak for and against each, and those for nobody."""

    people: tuple[Chain, ...]
    facts: tuple[Facts, ...]
    nobody: Facts


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """The learned weights of facts, and the least probability of a verdict: ``settles`` a source that is open,
    ``names`` one that was taken for unnamed, ``doubts`` that it is unnamed, or
    what the rules say, ``overrules`` that, ``surely`` gives somebody whom nothing else shows to fit."""

    facts: Mapping[str, float]
    settles: float
    names: float
    doubts: float
    overrules: float = 2.0
    surely: float = 2.0


@cache
def weights() -> Weights:
    """The shipped weights."""
    text = resources.files("onrecord.analysis.speakers").joinpath("weighing.json").read_text(encoding="utf-8")
    read = json.loads(text)
    if read["rule"] != rules.WEIGHED:
        raise ValueError(f"weighing.json is of {read['rule']}, not of {rules.WEIGHED}")
    return Weights(read["weights"], **read["least"])


def probabilities(weighed: Weighed, learned: Mapping[str, float]) -> list[float]:
    """How probable each of the people is, and last that it is nobody whom the report names."""
    scores = [
        sum(learned.get(name, 0.0) * value for name, value in one.items()) for one in (*weighed.facts, weighed.nobody)
    ]
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


@dataclasses.dataclass(slots=True)
class _Source:
    """One source while it is weighed: what every person's facts need of it."""

    part: Part
    span: Span
    first: int
    gender: Gender | None
    role: Role | None
    linked: dict[int, float]
    walked: dict[int, float]
    reported: set[int]
    last: tuple[int, Chain | None] | None
    recent: Chain | None = None
    subject: Chain | None = None
    beside: list[Chain] = dataclasses.field(default_factory=list)
    next_new: Chain | None = None
    most: int = 1
    says: int = 0
    goes_on: bool = False
    around: bearings.Around | None = None


class Scales:
    """Weighs the sources of one report, after rules and model have spoken."""

    def __init__(self, desk: Desk, testimony: Testimony) -> None:
        self.desk = desk
        self.testimony = testimony
        self.spoke: list[tuple[int, str, Chain | None]] = []
        self.spoke_at: dict[int, list[int]] = {}
        self.called: dict[str, list[tuple[int, int]]] = {}
        self._foremost: list[Chain] | None = None
        self._mentions: dict[int, list[NameMention]] = {}
        self._starts: dict[int, list[int]] = {}

    def part_of(self, attribution: Attribution) -> tuple[Speaker, Part] | None:
        """The verdict and the part of a source that is to be weighed: one person described whom nobody is known to
        be, or None."""
        said = [one for one in self.desk.found.get(attribution.id, ()) if one.role == "speaker"]
        if len(said) != 1 or not attribution.source or not said[0].evidence or attribution.rule.startswith("turn"):
            return None  # a transcript's labels are whom they say
        entity = said[0].entity
        if entity is not None and (entity.named or entity.kind != "person"):
            return None
        parts = sources.read(self.desk.scan, said[0].evidence[0].start, said[0].evidence[0].end)
        fits = len(parts) == 1 and parts[0].form == "person" and parts[0].name is None
        fits = fits and not _EACH.match(self.desk.scan.text, parts[0].start)
        if not fits or parts[0].spokes or (entity is not None and parts[0].determiner == "indefinite"):
            return None  # nobody calls whom the reader knows "a judge"
        return said[0], parts[0]

    def weigh(self, attribution: Attribution, part: Part) -> Weighed:
        """The facts of a part of a source."""
        foremost = self.look()
        one = self._source(attribution, part)
        people = self._people(one, foremost)
        one.most = max((len(chain.mentions) for chain in people), default=1)
        one.says = sum(self._fit(chain, one) == "says" for chain in people) if one.role else 0
        place = bisect_left(self.spoke, (part.start, ""), key=lambda row: row[:2])
        said = [(at, c) for at, key, c in self.spoke[max(0, place - 5) : place] if key != attribution.id][::-1]
        called = frozenset(who for at, who in self.called.get(part.head, ()) if at < part.start)
        one.around = bearings.around(self.desk, part, one.first, people, said, self.spoke_at, called)
        nobody = self._nobody(one)
        facts = (self._facts(chain, one) for chain in people)
        return Weighed(tuple(people), tuple(each | bearings.by_kind(each, nobody) for each in facts), nobody)

    def look(self) -> list[Chain]:
        """Who spoke where by the verdicts so far, and where everybody is named; the most mentioned people."""
        if self._foremost is None:
            self._foremost = self._look()
        return self._foremost

    def _look(self) -> list[Chain]:
        for attribution in self.desk.attributions:
            spans = attribution.source or attribution.content or attribution.cue
            said = [one for one in self.desk.found.get(attribution.id, ()) if one.role == "speaker"]
            if spans and len(said) == 1 and said[0].entity is not None:
                chain = self.desk.chain_of(said[0].entity)
                self.spoke.append((spans[0].start, attribution.id, chain if chain and chain.named else None))
                if attribution.source and chain and chain.named:
                    end = spans[0].end
                    for word in self.desk.scan.text[max(spans[0].start, end - 60) : end].lower().split()[-3:]:
                        self.called.setdefault(word, []).append((spans[0].start, id(chain)))
        self.spoke.sort(key=lambda one: one[:2])
        for at, _, spoke in self.spoke:
            self.spoke_at.setdefault(id(spoke), []).append(at)
        people = [one for one in self.desk.chains.all if one.named and one.kind == "person" and one.mentions]
        for one in people:
            self._mentions[id(one)] = sorted(one.mentions, key=lambda mention: mention.start)
            self._starts[id(one)] = [mention.start for mention in self._mentions[id(one)]]
        count = Counter({n: len(one.mentions) for n, one in enumerate(people)})
        return [people[n] for n, _ in count.most_common(MOST)]

    def correct(self, attribution: Attribution, chain: Chain) -> None:
        """A source is somebody else's than it was when the report was looked at: who comes after it is told."""
        at = (attribution.source or attribution.content or attribution.cue)[0].start
        place = bisect_left(self.spoke, (at, attribution.id), key=lambda one: one[:2])
        if place < len(self.spoke) and self.spoke[place][:2] == (at, attribution.id):
            before = self.spoke_at[id(self.spoke[place][2])]
            del before[bisect_left(before, at)]
            self.spoke[place] = (at, attribution.id, chain)
        else:
            self.spoke.insert(place, (at, attribution.id, chain))
        insort(self.spoke_at.setdefault(id(chain), []), at)

    def _source(self, attribution: Attribution, part: Part) -> _Source:
        desk, scan = self.desk, self.desk.scan
        span = Span(part.start, part.end)
        gender = noun_gender(part) or gender_after(desk, span)
        tail = scan.text[part.head_end : min(part.end, part.head_end + 60)].split(",", maxsplit=1)[0]
        role = role_of(scan.text[span.start : part.head_end] + tail.split(" who ", maxsplit=1)[0])
        # what is said stands before "he said": who was spoken of is asked of the place before both
        first = [s.start for s in attribution.content if scan.paragraph(s.start) == scan.paragraph(span.start)]
        before = bisect_left(self.spoke, (span.start, ""), key=lambda row: row[:2])
        earlier = reversed(self.spoke[max(0, before - 3) : before])
        last = next(((at, chain) for at, key, chain in earlier if key != attribution.id), None)
        linked = {id(one.chain): one.sure for one in self.testimony.linked(span)}
        walked = {id(chain): share for chain, share in self.testimony.walked(span)}
        reported = {id(chain) for chain in in_content(desk, attribution)}
        on = any(_ON.match(scan.text, cue.start) for cue in attribution.cue)
        return _Source(part, span, min([span.start, *first]), gender, role, linked, walked, reported, last, goes_on=on)

    def _people(self, one: _Source, foremost: list[Chain]) -> list[Chain]:
        scan = self.desk.scan
        found = {id(chain): chain for chain in foremost}
        here, sentence = scan.paragraph(one.span.start), scan.sentence(one.first)
        for mention in scan.between(max(0, one.span.start - BEFORE), one.span.end + AFTER):
            link = self.desk.chains.links.get(mention.start)
            chain = link.chain if link else None
            if chain is None or chain.kind != "person" or not chain.named or id(chain) not in self._starts:
                continue
            found.setdefault(id(chain), chain)
            if mention.start < one.span.start:
                one.recent = chain
                if not mention.quoted and mention.start < one.first and scan.paragraph(mention.start) == here:
                    one.beside.append(chain)
                if mention.weight >= 2.0 and not mention.quoted and sentence - scan.sentence(mention.start) == 1:
                    one.subject = chain
            elif one.next_new is None and mention.start >= one.span.end and chain.seen >= one.span.end:
                one.next_new = chain
        return [c for c in found.values() if not one.gender or c.gender in (None, one.gender)]

    def _fit(self, chain: Chain, one: _Source) -> fitting.Fit:
        return fitting.fit(self.desk.scan.text, chain, one.role, one.gender)

    def _facts(self, chain: Chain, one: _Source) -> Facts:
        desk, scan = self.desk, self.desk.scan
        mentions, starts = self._mentions[id(chain)], self._starts[id(chain)]
        sure = one.linked.get(id(chain), 0.0)
        place = bisect_left(starts, one.first)
        near = mentions[place - 1] if place else None
        sentence, paragraph = scan.sentence(one.first), scan.paragraph(one.span.start)
        apart = sentence - scan.sentence(near.start) if near else 99
        pars = paragraph - scan.paragraph(near.start) if near else 99
        spoke = self.spoke_at.get(id(chain), [])
        said = bisect_left(spoke, one.span.start)
        if said:
            apart = min(apart, max(0, sentence - scan.sentence(spoke[said - 1])))
            pars = min(pars, paragraph - scan.paragraph(spoke[said - 1]))
        spoke_last = one.last is not None and one.last[1] is chain
        after = bisect_right(starts, one.span.end)
        soon = not place and after < len(starts) and scan.paragraph(starts[after]) - paragraph <= 2
        first = mentions[0].start
        facts: Facts = {
            "linked": sure,
            "linked surely": sure >= _SURE,
            "another is linked": not sure and max(one.linked.values(), default=0.0) > 0.5,
            "spoke last": spoke_last,
            "spoke last in this paragraph": bool(spoke_last and one.last and scan.paragraph(one.last[0]) == paragraph),
            "in this sentence": apart <= 0,
            "in the sentence before": apart == 1,
            "two sentences before": apart == 2,
            "some sentences before": 3 <= apart <= 6,
            "in this paragraph": pars <= 0,
            "in the paragraph before": pars == 1,
            "some paragraphs before": 2 <= pars <= 3,
            "not named before": not place,
            "named last": one.recent is chain,
            "subject near": near is not None and near.weight >= 2.0 and not near.quoted and apart <= 1,
            "possessive near": near is not None and near.possessive and apart <= 1,
            "gender agrees": one.gender is not None and chain.gender == one.gender,
            "gender unknown": one.gender is not None and chain.gender is None,
            "mentions": math.log1p(len(mentions)) - math.log1p(one.most),
            "in the opening": scan.paragraph(first) <= desk.lead,
            "speaks": math.log1p(len(spoke)),
            "in the words reported": id(chain) in one.reported,
            "named soon after": soon,
            "the next new name": one.next_new is chain,
            "perhaps no person": not chain.firm,
            "full name": bool(chain.name and chain.name.full),
        }
        facts |= bearings.walk_facts(one.walked, chain)
        if one.around is not None:
            facts |= bearings.bearing(self.desk, one.around, chain)
        return facts | self._described(chain, one, place > 0, pars)

    def _described(self, chain: Chain, one: _Source, before: bool, pars: int) -> Facts:
        part, fit = one.part, self._fit(chain, one)
        definite, indefinite = part.determiner == "definite", part.determiner == "indefinite"
        new = one.next_new is chain
        scan, here = self.desk.scan, self.desk.scan.paragraph(one.span.start)
        last_here = bool(one.last and one.last[1] is chain and scan.paragraph(one.last[0]) == here)
        alone = bool(one.beside) and all(other is chain for other in one.beside)
        subject = one.subject is chain
        home = _home(chain)
        places = (one.role.modifiers if one.role else frozenset()) & fitting.PLACES
        tagged = any(mention.state for mention in self._mentions[id(chain)][:_LOOKED_AT])
        lawmaker = part.head in _LAWMAKERS
        return {
            "next new name after an opening": new and self.desk.scan.paragraph(one.span.start) <= self.desk.lead,
            "next new name after a or an": new and indefinite,
            "is said to be": fit == "says",
            "is said to be the": fit == "says" and part.determiner in ("definite", ""),
            "alone is said to be": fit == "says" and one.says == 1,
            "cannot be": fit == "not",
            "noun beside the name": self._beside(chain, one),
            "former and named before": bool(one.role and one.role.former) and before,
            "held it before": bool(one.role and one.role.former and fitting.held(chain, one.role)),
            "definite and near": definite and before and pars <= 1,
            "indefinite and named before": indefinite and before,
            "relative and named before": part.head in RELATIVE and before,
            "no role known": not chain.roles,
            "spoke last here, definite": definite and last_here,
            "spoke last and goes on, definite": definite and one.goes_on and bool(one.last and one.last[1] is chain),
            "spoke last here, and the words come first": last_here and one.first < one.span.start,
            "alone in the paragraph, definite": definite and alone,
            "subject of the sentence before, definite": definite and subject,
            "has a lawmaker's tag": lawmaker and tagged,
            "is from there": bool(places & home),
            "is from elsewhere": bool(places and home and not places & home),
        }

    def _beside(self, chain: Chain, one: _Source) -> bool:
        if len(one.part.head) < 3:
            return False
        noun, text = _noun(one.part.head), self.desk.scan.text
        return any(
            noun.search(text, max(0, m.start - 50), m.start) or noun.search(text, m.end, m.end + 60)
            for m in self._mentions[id(chain)][:_LOOKED_AT]
            if not one.span.start - 3 <= m.start <= one.span.end + 3
        )

    def _nobody(self, one: _Source) -> Facts:
        scan, part, top = self.desk.scan, one.part, max(one.linked.values(), default=0.0)
        last = one.last
        unnamed = last is not None and last[1] is None
        facts: Facts = {
            "nobody": 1.0,
            "somebody is linked": top,
            "somebody is linked surely": top >= _SURE,
            **bearings.walk_nobody(one.walked),
            "who spoke last has no name": bool(
                unnamed and last and scan.paragraph(one.span.start) - scan.paragraph(last[0]) <= 1
            ),
        }
        if one.around is not None:
            facts |= bearings.nobody(self.desk, one.around)
        return facts | {
            "a or an": part.determiner == "indefinite",
            "somebody’s": part.determiner == "possessive",
            "no article": not part.determiner,
            "a label": scan.text[part.end : part.end + 1] == ":",
            "opens the report": scan.paragraph(one.span.start) <= self.desk.lead,
            "in a headline": scan.in_headline(one.span.start),
            "a relative noun": part.head in RELATIVE,
            "an office held alone": part.head in fitting.ALONE,
            "with of or who": _TAIL.match(scan.text[part.head_end : part.end]) is not None,
            "nobody is said to be": one.says == 0,
            "several are said to be": one.says > 1,
            "former": bool(one.role and one.role.former),
            "a role": one.role is not None,
        }


def _home(chain: Chain) -> frozenset[str]:
    """The states and places that the report gives with somebody's name."""
    tags = (mention.state.lower().replace(".", "").replace(" ", "") for mention in chain.mentions[:_LOOKED_AT])
    said = (word for role in chain.roles for word in role.modifiers & fitting.PLACES)
    return frozenset((*(placenames.STATES.get(tag, tag) for tag in tags if tag), *said))


@lru_cache(maxsize=256)
def _noun(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(head)}(?!\w)", re.IGNORECASE)


def _owns(desk: Desk, chain: Chain, part: Part) -> bool:
    """Whether the words say whose somebody is, and it is this person: "Orlo’s campaign manager" is not Orlo."""
    inside = [
        one for one in desk.scan.between(part.start, part.head_start) if one.start >= part.start and one.possessive
    ]
    links = (desk.chains.links.get(one.start) for one in inside)
    return any(link is not None and (link.chain is chain or chain in link.candidates) for link in links)


def weighed(desk: Desk, attribution: Attribution, scales: Scales) -> tuple[Speaker, ...]:
    """The speakers of an attribution, a description among them weighed that names nobody so far."""
    speakers = desk.found.get(attribution.id, ())
    asked = scales.part_of(attribution)
    if asked is None:
        return speakers
    verdict, part = asked
    found = scales.weigh(attribution, part)
    if not found.people:
        return speakers
    learned = weights()
    shares = probabilities(found, learned.facts)
    best = max(range(len(found.people)), key=lambda n: shares[n])
    chain, share, span = found.people[best], shares[best], Span(part.start, part.end)
    wording = clean(desk.stored[span.start : span.end])
    role = role_of(wording)
    other = role is not None and (fitting.other_post(chain, role) or fitting.shut_out(chain, role))
    # "her father", of whom the report says no more
    stranger = verdict.entity is not None and part.head in rolewords.KIN and bool(part.possessor) and not chain.kin
    if stranger or _owns(desk, chain, part):
        return speakers
    if not other and share >= (learned.settles if verdict.entity is None else learned.names):
        because = f"“{wording}” is most likely {display(chain)}, by all that the report shows together ({share:.2f})"
        near = min(chain.mentions[:_LOOKED_AT], key=lambda m: abs(m.start - span.start))
        fullest = desk.fullest(chain)
        where = (Span(near.name_start, near.name_end), *((fullest,) if fullest else ()))
        new = desk.resolved(rules.WEIGHED, chain, because, distinct((span, *where)))
    elif verdict.entity is not None and share >= learned.doubts:
        because = f"“{wording}” may be {display(chain)}, or somebody whom the report does not name"
        new = desk.open(rules.WEIGHED, because, (span,), [chain])
    else:
        return speakers
    return tuple(new if one is verdict else one for one in speakers)
