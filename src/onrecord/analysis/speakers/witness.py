"""The model's coreference as a witness: asked where the rules leave a source open, or take its words for all there is.

The rules know what a text says plainly; the model has read how texts of all kinds refer. A verdict that the two reach
apart stands; what the rules cannot tell is decided by the model alone only where it is as sure as the thresholds below
ask, and a person that the rules name against a sure model is left open with both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.analysis.coreference import FAINT, Coreference, Mention
from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.bodykinds import other_kind
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.fitting import fit, no_body, other_post
from onrecord.analysis.speakers.inside import speakers_around
from onrecord.analysis.speakers.roles import role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.sources import gender_of
from onrecord.analysis.speakers.variation import gender_after
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

# The probability that the model must give to a name: for an "I" that the rules left open (a "he" or "she" is weighed
# with all else), for other sources that they did, for one of those between whom the rules do not decide, for somebody
# else than those, for a source that they took as unnamed, and against a name that they found. Of annotated sources in
# 326 reports, by heads that had learned from others, the model is right about descriptions for 14 of 20 at 0.6 to 0.8,
# 28 of 29 at 0.8 to 0.97 and 24 of 26 above; about pronouns for 77 of 109, 197 of 227 and 678 of 696. It names
# somebody from 0.9 on for 11 of 1,608 sources whom the report does not name. The others are caution.
PRONOUN: Final = 0.8
OPEN: Final = 0.8
CANDIDATE: Final = 0.88
AMBIGUOUS: Final = 0.97
UNNAMED: Final = 0.9
AGAINST: Final = 0.97

_SEEN: Final = 0.05  # a share of walks that is looked at
_REACH: Final = 200  # mentions of a cluster that are looked at from one of them
# A name in the source itself is not asked about where the rules know whose it is.
_PLAIN: Final = frozenset({rules.NAME, rules.SHORT_NAME})
# Names that may be a person's: of one of several, or of a place that has a namesake.
_OF_PERSON: Final = frozenset({rules.SHORT_NAME, rules.METONYM})
# Words for a body.
_OF_BODY: Final = frozenset({rules.BODY_NAME, rules.BODY_OF, rules.BODY_AGAIN})
# What the grammar of the sentence tells of a person, not the context: "Orlo, who", "in his letter, Orlo", an "I".
_GRAMMAR: Final = frozenset({rules.RELATIVE, rules.CATAPHORA, rules.FIRST_PERSON})
NEVER: Final = 2.0
_HE: Final = frozenset({"he", "she", "i"})
_WEIGHED: Final = frozenset({"he", "she", "his", "her", "him"})
_FIRST: Final = frozenset({"i", "me", "my", "myself"})
_THING: Final = frozenset({"it", "its", "itself"})
_THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
_PERSONS: Final = frozenset({"person"})
# Words for several: "both candidates", "the Orlos".
_SEVERAL: Final = re.compile(
    r"(?:[Bb]oth|[Aa]ll|[Nn]either|[Nn]one|[Ee]ach)\b|[Tt]he\s(?:(?:two|three|four|couple)\b|[A-Z][\w’'-]*s$)"
)
_BODIES: Final = frozenset({"organisation", "place", "group"})


@dataclass(frozen=True, slots=True)
class Witness:
    """Whom the model takes a source for: a named chain of the report, how sure it is, and where it is named."""

    chain: Chain
    sure: float
    at: Span


class Testimony:
    """What the model found in a report, asked by where a source stands."""

    def __init__(self, desk: Desk, found: Sequence[Coreference]) -> None:
        self._desk = desk
        self._mentions: list[Mention] = []
        self._odds: list[Sequence[tuple[int, float]]] = []
        self._ends: list[dict[int, float]] | None = None
        self._met: dict[int, Chain] = {}
        self._near: dict[int, list[tuple[int, float]]] = {}
        for one in found:
            first = len(self._mentions)
            self._mentions.extend(one.mentions)
            odds = one.odds or ((),) * len(one.mentions)
            self._odds.extend([(first + number, chance) for number, chance in each] if first else each for each in odds)
            for link in one.links:
                left, right = first + link.mention, first + link.antecedent
                self._near.setdefault(left, []).append((right, link.sure))
                self._near.setdefault(right, []).append((left, link.sure))
        heads = [(one.head.start, one.head.end) for one in self._mentions]
        self._order = sorted(range(len(heads)), key=heads.__getitem__)
        self._heads = [heads[n][0] for n in self._order]

    def of(self, span: Span) -> list[Witness]:
        """Whom the model takes the words of a span for, the surest first: by walks, or, where these meet no name before
        the words, by links to names behind them."""
        walks = [Witness(chain, share, _nearest(chain, span)) for chain, share in self.walked(span) if share >= _SEEN]
        return walks or self.linked(span)

    def linked(self, span: Span) -> list[Witness]:
        """The named chains that the model's best links join the words of a span to, the surest first."""
        start = self._mention(span)
        if start is None:
            return []
        best: dict[int, Witness] = {}
        for number, sure in self._linked(start):
            if self._desk.scan.post(self._mentions[number].head.start) != self._desk.scan.post(span.start):
                continue  # what one post of a live blog says of "her" is nothing to another
            for chain in self._chains(self._mentions[number]):
                if id(chain) not in best or best[id(chain)].sure < sure:
                    best[id(chain)] = Witness(chain, sure, self._mentions[number].span)
        return sorted(best.values(), key=lambda one: (-one.sure, one.at))

    def walked(self, span: Span) -> list[tuple[Chain, float]]:
        """The named chains that the words of a span may mean, the likeliest first, with the probability that a walk
        from them, from antecedent to antecedent, first meets one of its names. All ways count, not the best alone."""
        start = self._mention(span)
        if start is None or any(True for _ in self._chains(self._mentions[start])):
            return []  # a name is whom it names
        if self._ends is None:
            self._ends = self._walk()
        rows = ((self._met[key], share) for key, share in self._ends[start].items())
        return sorted(rows, key=lambda row: (-row[1], row[0].first))

    def _walk(self) -> list[dict[int, float]]:
        """Where walks from each mention end: chains (by their ids) with probabilities, those of at least FAINT."""
        ends: list[dict[int, float]] = []
        posts = len(self._desk.scan.posts) > 1
        for number, mention in enumerate(self._mentions):
            chain = next(self._chains(mention), None)
            if chain is not None:
                self._met[id(chain)] = chain
                ends.append({id(chain): 1.0})
                continue
            total: dict[int, float] = {}
            for other, chance in self._odds[number]:
                if posts and self._post(other) != self._post(number):
                    continue
                for key, share in ends[other].items():
                    total[key] = total.get(key, 0.0) + chance * share
            ends.append({key: share for key, share in total.items() if share >= FAINT})
        return ends

    def _post(self, number: int) -> int:
        return self._desk.scan.post(self._mentions[number].head.start)

    def _mention(self, span: Span) -> int | None:
        """The mention that a source is: its head lies in the span, and it reaches over most of it."""
        inside = self._order[bisect_left(self._heads, span.start) : bisect_right(self._heads, span.end - 1)]
        if not inside:
            return None
        return min(inside, key=lambda n: (abs(self._mentions[n].span.start - span.start), -self._mentions[n].span.end))

    def _linked(self, start: int) -> Iterator[tuple[int, float]]:
        """The mentions of the same cluster with the product of the links' probabilities on the way."""
        seen = {start}
        queue = [(start, 1.0)]
        for number, sure in queue:
            if number != start:
                yield number, sure
            for other, link in self._near.get(number, ()):
                if other not in seen and len(seen) < _REACH:
                    seen.add(other)
                    queue.append((other, sure * link))

    def _chains(self, mention: Mention) -> Iterator[Chain]:
        """The chain that a mention's own head names."""
        for name in self._desk.scan.between(mention.span.start, mention.span.end):
            link = self._desk.chains.links.get(name.start)
            if link is not None and link.chain is not None and name.start <= mention.head.start < name.end:
                yield link.chain


def heard(desk: Desk, attribution: Attribution, testimony: Testimony) -> tuple[Speaker, ...]:
    """The speakers of an attribution after the model was asked about those that the rules do not know by name."""
    speakers = desk.found.get(attribution.id, ())
    told = tuple(one if _writes(desk, one) else _heard(desk, attribution, one, testimony) for one in speakers)
    known = {one.entity.id for one in speakers if one.entity is not None and one.role == "speaker"}
    return tuple(
        # "Orlo and the mayor" are two
        before if after is not before and after.entity is not None and after.entity.id in known else after
        for before, after in zip(speakers, told, strict=True)
    )


def _writes(desk: Desk, speaker: Speaker) -> bool:
    """Whether a source is an "I" that stands in nobody's quotation or answer: the report's writer, whom its rules alone
    may know, and never a third person whom he names."""
    if not speaker.evidence or speaker.rule not in (rules.FIRST_PERSON, rules.WRITER):
        return False
    span = speaker.evidence[0]
    personal = desk.stored[span.start : span.end].strip().lower().split("'")[0].split("’")[0] in _FIRST
    return personal and not desk.scan.in_quote(span.start) and desk.turns.at(span.start) != "A"


def _heard(desk: Desk, attribution: Attribution, speaker: Speaker, testimony: Testimony) -> Speaker:
    if speaker.entity is None and speaker.evidence and speaker.evidence[0].start in desk.jumped:
        return speaker
    if speaker.role != "speaker" or not speaker.evidence or (speaker.rule in _PLAIN and speaker.entity is not None):
        return speaker
    span = speaker.evidence[0]
    wording = clean(desk.stored[span.start : span.end])
    word, nobody = wording.lower(), speaker.entity is not None and not speaker.entity.named
    weighed = word in _WEIGHED and not (nobody and word not in ("he", "she"))
    if weighed and not desk.scan.in_quote(span.start) and not desk.scan.in_headline(span.start):
        return speaker  # pointing.py weighs what the model says with all else
    if speaker.rule == rules.PLURAL and _SEVERAL.match(wording):
        return speaker  # "both candidates" are no single one
    if wording.lower().startswith(("a ", "an ")) and "," not in wording:
        return speaker  # who is brought in here is nobody of before
    if speaker.rule in (rules.PLURAL, rules.SPOKE_BEFORE, rules.INSIDE) and speaker.entity is not None:
        return speaker  # the model has one antecedent for all; "the nurse" is "a nurse" of before
    if speaker.entity is not None and speaker.entity.named:
        return _contested(desk, speaker, span, testimony)
    personal = wording.lower() in _HE
    kind = speaker.entity.kind if speaker.entity else "person" if personal or speaker.rule in _OF_PERSON else None
    thing = _bare(wording) in _THING
    kind = "organisation" if thing or (kind is None and speaker.rule in _OF_BODY) else kind
    if kind in ("group", "document"):
        return speaker
    gender = _gender(wording)
    found = [one for one in testimony.of(span) if _may_be(kind, one.chain, gender)]
    if _bare(wording) in _THEY:  # they may be a body, and no single person
        found = [one for one in found if one.chain.kind != "person"]
    if speaker.rule not in _OF_PERSON | _OF_BODY:
        found = [one for one in found if not _told_by(desk, span, wording, one.chain)]
    noun = _bare(wording).rsplit(" ", maxsplit=1)[-1]
    found = [one for one in found if not other_kind(noun, one.chain.text)]
    if not personal:
        found = [one for one in found if not _of_other_gender(one.chain, gender_after(desk, span))]
    if wording.lower() in _WEIGHED:  # nobody calls himself "he" in his own words
        own = speakers_around(desk, span, attribution)
        found = [one for one in found if not any(one.chain is other for other in own)]
    one = found[0] if found and sum(each.sure for each in found) <= 1.0 + _SEEN else None  # links may name two surely
    if one is not None and one.sure >= _least(desk, speaker, one, personal):
        because = f"“{wording}” is {display(one.chain)}: the model links the two, and the rules know of nobody else"
        if speaker.candidates:
            because = f"“{wording}” is {display(one.chain)} by the model; the rules leave it open ({speaker.because})"
        return desk.resolved(rules.WITNESS, one.chain, because, distinct((span, one.at)))
    return speaker


def _least(desk: Desk, speaker: Speaker, one: Witness, personal: bool) -> float:
    """How sure the model must be of whom it names for a source that the rules do not know by name."""
    if speaker.entity is not None:
        return UNNAMED
    if any(desk.chain_of(candidate) is one.chain for candidate in speaker.candidates):
        return AMBIGUOUS if personal and one.chain.gender is None else CANDIDATE
    if speaker.rule in _OF_PERSON and speaker.candidates:  # "Orlo" is one of the Orlos, or the town's namesake
        named = one.chain.name is not None and one.chain.name.full and one.chain.firm
        return CANDIDATE if named and speaker.rule == rules.METONYM else NEVER
    if speaker.candidates:
        return AMBIGUOUS
    return PRONOUN if personal else OPEN


def _contested(desk: Desk, speaker: Speaker, span: Span, testimony: Testimony) -> Speaker:
    own = desk.chain_of(speaker.entity)
    if speaker.rule in _GRAMMAR and own is not None and own.firm:
        return speaker
    wording = clean(desk.stored[span.start : span.end])
    gender = _gender(wording)
    found = [one for one in testimony.of(span) if own is not None and _may_be(own.kind, one.chain, gender)]
    if not found or own is None or any(one.chain is own for one in found) or found[0].sure < AGAINST:
        return speaker
    other = found[0].chain
    because = f"“{wording}” is {display(own)} by the rules ({speaker.because}), {display(other)} by the model"
    opened = desk.open(rules.WITNESS, because, distinct((*speaker.evidence, found[0].at)), [own, other])
    return replace(opened, role=speaker.role)


def _nearest(chain: Chain, span: Span) -> Span:
    """The name of a chain that stands nearest before a span, or else its first."""
    before = [one for one in chain.mentions[:_REACH] if one.start <= span.start]
    name = max(before, key=lambda one: one.start, default=None) or chain.mentions[0]
    return Span(name.name_start, name.name_end)


def _told_by(desk: Desk, span: Span, wording: str, chain: Chain) -> bool:
    """Whether a description cannot be of somebody: it is told by that name itself ("Orlo's right-hand woman"), or has
    an office where the report gives him another ("the revenue minister" of the minister of the harbour)."""
    for mention in desk.scan.between(span.start, span.end):
        link = desk.chains.links.get(mention.start)
        if link is not None and link.chain is chain:
            return True
    role = role_of(wording)
    if role is not None and chain.kind == "organisation" and no_body(role):
        return True
    return role is not None and (fit(desk.scan.text, chain, role, None) == "not" or other_post(chain, role))


def _of_other_gender(chain: Chain, gender: Gender | None) -> bool:
    """Whether somebody is a he where the clause of a description says "she", or the other way round."""
    return gender is not None and not chain.leans(gender) and chain.leans("m" if gender == "f" else "f")


def _gender(wording: str) -> Gender | None:
    return gender_of(_bare(wording))


def _bare(wording: str) -> str:
    return wording.lower().removesuffix("'s").removesuffix("’s")


def _may_be(kind: str | None, chain: Chain, gender: Gender | None) -> bool:
    if gender and chain.gender not in (None, gender):
        return False
    if kind is None:
        return True
    return chain.kind in (_PERSONS if kind == "person" else _BODIES)
