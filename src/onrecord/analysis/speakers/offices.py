"""Who had an office or runs for one by the packs, where the report says it of nobody, or only of somebody else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.analysis.speakers import fitting, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.variation import noun_gender
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker

# How many people of a report are looked through (bounds the work on hostile text).
MOST: Final = 400


# What tells no senator from another of the state: how long somebody has sat, and how he is thought of.
_TELLS_NOTHING: Final = frozenset(
    """freshman first-term second-term two-term three-term third-term junior senior longtime long-time veteran sitting
    incumbent outspoken conservative liberal moderate progressive centrist popular unpopular powerful influential
    tea-party fiery firebrand combative maverick term-limited 1-term""".split()
)


def held_before(desk: Desk, part: Part, span: Span, role: Role) -> Speaker | None:
    """ "The former speaker of the house": the only person named before who held it by the packs; None for others."""
    told = role.modifiers - (fitting.PLACES - fitting.STATES)
    if role.former and role.head == "president" and not role.modifiers and part.determiner == "definite":
        return _only(desk, part, span, role)
    if not role.former or not told or part.determiner != "definite":
        return None
    return _only(desk, part, span, role)


def holder_of(desk: Desk, part: Part, span: Span, role: Role) -> Speaker | None:
    """ "The Ohio senator": the only person named before who by the packs held that office of a state at whatever time.

    None where the packs know two of them here.
    """
    if role.former or not role.modifiers & fitting.STATES or part.determiner != "definite":
        return None
    return None if desk.scan.in_headline(span.start) else _only(desk, part, span, role)


# Behind a name: the run of whoever has it; and how far before a description.
_CAMPAIGN: Final = re.compile(r"(?:['’]s?)?\s(?:(?:presidential|primary|Senate|own)\s)?(?:campaign|camp)(?![\w’'-])")
REACH: Final = 400
# Whom a whole party has chosen, and what may stand before it besides the party.
_CHOSEN: Final = frozenset(("nominee", "standard-bearer"))
_AS_CHOSEN: Final = fitting.PARTIES.keys() | {"presidential", "presumptive", "party", "eventual", "likely", "now"}


def nominee_of(desk: Desk, part: Part, span: Span, role: Role) -> Speaker | None:
    """ "The Republican nominee": the only one of those named before whom that party has nominated for president by the
    packs, and who is not president by the report."""
    party = {fitting.PARTIES[word] for word in role.modifiers if word in fitting.PARTIES}
    bare = role.modifiers <= _AS_CHOSEN and part.end == part.head_end
    if role.head not in _CHOSEN or role.former or not party or not bare or desk.scan.in_headline(span.start):
        return None
    people = [c for c in desk.chains.all[:MOST] if c.kind == "person" and c.named and c.first < span.start]
    people = without_former(people, role)
    chosen = [c for c in people if party & _nominated_by(c) and not any(one.head == "president" for one in c.roles)]
    if part.determiner != "definite" or len(chosen) != 1 or fitting.shut_out(chosen[0], role):
        return None
    desk.holders.learn(chosen[0], role)
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is {display(chosen[0])}, the only one here whom that party has nominated by the packs"
    fullest = desk.fullest(chosen[0])
    return desk.resolved(rules.ROLE, chosen[0], because, distinct((span, *((fullest,) if fullest else ()))))


def whose_campaign(desk: Desk, part: Part, span: Span, role: Role) -> Speaker | None:
    """ "The candidate" in a sentence that has spoken of one campaign by whose it is: that person."""
    if role.head not in fitting.RUNNING or role.modifiers or role.former or part.end != part.head_end:
        return None
    first = desk.scan.sentences[desk.scan.sentence(span.start)]
    owners: dict[int, Chain] = {}
    for mention in desk.scan.between(max(first, span.start - REACH), span.start):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link and mention.kind == "person" else None
        if chain is not None and _CAMPAIGN.match(desk.scan.text, mention.end):
            owners[id(chain)] = chain
    if len(owners) != 1:
        return None
    (chain,) = owners.values()
    if fitting.fit(desk.scan.text, chain, role, None) == "not":
        return None
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is {display(chain)}, of whose campaign the sentence has just spoken"
    fullest = desk.fullest(chain)
    return desk.resolved(rules.ROLE, chain, because, distinct((span, *((fullest,) if fullest else ()))))


def without_former(people: list[Chain], role: Role) -> list[Chain]:
    """Of those who may be a party's nominee all but whom the report calls that of another year: "its 2012 nominee"."""
    if role.head not in _CHOSEN or any(word[:4].isdigit() for word in role.modifiers):
        return people
    return [c for c in people if not any(one.head in _CHOSEN and _of_a_year(one) for one in c.roles)]


def _of_a_year(role: Role) -> bool:
    return role.former or any(word[:4].isdigit() and len(word) == len("2012") for word in role.modifiers)


def _nominated_by(chain: Chain) -> frozenset[str]:
    """The parties that have nominated somebody for president by the packs."""
    held = [one for one in fitting.held_roles(chain.text) if one.head == "nominee" and "presidential" in one.modifiers]
    return frozenset(fitting.PARTIES[word] for one in held for word in one.modifiers if word in fitting.PARTIES)


def _only(desk: Desk, part: Part, span: Span, role: Role) -> Speaker | None:
    """The only one of those named before who held an office, and of whom the report says nothing else."""
    people = [c for c in desk.chains.all[:MOST] if c.kind == "person" and c.named and c.first < span.start]
    bare = role
    if role.modifiers & fitting.STATES:  # a party is held against each by itself
        bare = replace(role, modifiers=role.modifiers - _TELLS_NOTHING - fitting.PARTIES.keys())
    holding = [c for c in people if fitting.held(c, bare)]
    if role.head == "president":  # who is president by the report, or runs for it, may be a former one of later days
        now = fitting.RUNNING | {"president"}
        holding = [c for c in holding if not any(one.head in now and not one.former for one in c.roles)]
        holding = [c for c in holding if not any(one.head in fitting.RUNNING for one in fitting.held_roles(c.text))]
    if role.modifiers & fitting.STATES:
        gender = noun_gender(part)
        holding = [c for c in holding if fitting.fit(desk.scan.text, c, role, gender) != "not"]
    if len(holding) != 1:
        return None
    if not role.former:
        desk.holders.learn(holding[0], role)
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is {display(holding[0])}, the only one here who held it by the packs"
    fullest = desk.fullest(holding[0])
    return desk.resolved(rules.ROLE, holding[0], because, distinct((span, *((fullest,) if fullest else ()))))


def of_two(desk: Desk, key: str) -> bool:
    """Whether rules left an attribution open between people who all hold a state's office that its source tells of.

    "The Ohio senator", of two Ohio senators in the report, is neither by whatever else speaks for one of them.
    """
    for one in desk.found.get(key, ()):
        if one.status != "ambiguous" or one.rule != rules.ROLE or not one.evidence:
            continue
        role = role_of(clean(desk.stored[one.evidence[0].start : one.evidence[0].end]))
        if role is None or not role.modifiers & fitting.STATES:
            continue
        people = [chain for each in one.candidates if (chain := desk.chain_of(each)) is not None]
        if sum(fitting.fit(desk.scan.text, chain, role, None) == "says" for chain in people) > 1:
            return True
    return False


def rival_of(desk: Desk, part: Part, span: Span, role: Role, only: Chain) -> Chain | None:
    """Who runs for the same by the packs, and of whom the text speaks just there, though the report does not say so."""
    if role.head not in fitting.RUNNING or desk.scan.in_headline(span.start):
        return None
    near = desk.salience.antecedent(span.start, noun_gender(part)).best
    if near is None or near is only or fitting.fit(desk.scan.text, near, role, None) != "says":
        return None
    return near if any(one.head in fitting.RUNNING for one in fitting.held_roles(near.text)) else None
