"""Descriptions that only go on about the person just spoken of: "the developer", "the 46-year-old", "the senator".

News calls a person by another description than by the same name again. Such a description is no proof of who it is;
it is read as a pronoun would be, and only where nothing that the report says of the person speaks against it.
"""

from __future__ import annotations

from typing import Final

from onrecord.analysis.speakers import lexicon, names, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import Role
from onrecord.analysis.speakers.salience import Antecedents
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker
from onrecord.knowledge.given_names import Gender

# Who is one of several, known by what he does for somebody or in the scene: never another word for the person before.
_RELATIVE: Final = lexicon.SPOKES | frozenset(
    """aide aid official adviser advisor source insider officer lawyer attorney counsel expert analyst judge host co-
    host anchor moderator reporter correspondent caller author friend colleague wife husband son daughter
    brother sister mother father aunt uncle cousin niece nephew neighbor neighbour rival opponent challenger
    incumbent deputy member witness victim speaker narrator interviewer prosecutor detective doctor surgeon
    nurse teacher principal pollster economist strategist consultant operative surrogate donor supporter voter
    boss partner owner person one man woman boy girl gentleman lady child teenager head chief leader director
    manager coordinator juror protester critic observer activist organizer organiser staffer assistant secretary
    envoy diplomat""".split()
)
# Offices: another person of the report may hold one without being called so.
_OFFICES: Final = frozenset(
    """president premier minister chancellor governor gov mayor commissioner senator sen congressman congresswoman
    representative rep lawmaker legislator mp king queen prince princess pope bishop archbishop cardinal vicepresident
    secgen attgen ambassador general admiral colonel sheriff justice firstlady republican democrat nominee candidate
    contender frontrunner front-runner hopeful chairman chairwoman chair chairperson ceo staffchief presssecretary
    crown emperor sultan emir""".split()
)


_PLACES: Final = (
    lexicon.PLACES | frozenset(lexicon.STATES.values()) | frozenset(names.normal(place) for place in lexicon.PLACES)
)
# How many characters before a description others of that role count as rivals.
REACH: Final = 1500


def nearest(desk: Desk, part: Part, span: Span, fits: list[Chain], role: Role) -> Speaker | None:
    """Of several people who may have a described role, the one whom a pronoun would mean there; None if it is none."""
    outcome = _outcome(desk, part, span)
    if outcome.best is None or not any(outcome.best is one for one in fits) or _contradicts(outcome.best, role):
        return None
    since = desk.scan.sentence(outcome.at[0] if outcome.at else span.start)
    start = max(desk.scan.sentences[max(0, since - 1)], span.start - REACH)
    for mention in desk.scan.between(start, span.start):
        link = desk.chains.links.get(mention.start)
        if link and link.chain is not outcome.best and any(link.chain is one for one in fits):
            return None  # two of that role side by side
    return _verdict(desk, part, span, rules.NEAREST_ROLE, outcome, "who may have that role and was last spoken of")


def variation(desk: Desk, part: Part, span: Span, role: Role | None) -> Speaker | None:
    """The person last spoken of, by another description; None where it may well be somebody else."""
    head = role.head if role else part.head
    former = bool(role and role.former)
    if part.head in _RELATIVE and not former:
        return None
    if head in _OFFICES and not former:
        return None  # there may be somebody else of whom everybody knows that he holds it
    if desk.scan.in_headline(part.start) or desk.scan.in_quote(part.start):
        return None
    outcome = _outcome(desk, part, span)
    if outcome.best is None or (role and _contradicts(outcome.best, role)):
        return None
    where = outcome.at[0] if outcome.at else span.start
    first = desk.scan.sentences[desk.scan.sentence(where)]
    for mention in desk.scan.between(max(first, span.start - REACH), span.start):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link and not mention.possessive and not mention.quoted else None
        if chain is not None and chain is not outcome.best and any(chain is one for one in outcome.candidates):
            return None  # somebody else is there too
    if desk.scan.paragraph(span.start) - desk.scan.paragraph(where) > 1:
        return None
    if role:
        desk.chains.learn(outcome.best, role)
    return _verdict(desk, part, span, rules.VARIATION, outcome, "the only person just spoken of, in other words")


def _outcome(desk: Desk, part: Part, span: Span) -> Antecedents:
    gender: Gender | None = None
    if part.head in lexicon.MALE_NOUNS:
        gender = "m"
    elif part.head in lexicon.FEMALE_NOUNS:
        gender = "f"
    return desk.salience.antecedent(span.start, gender)


def _verdict(desk: Desk, part: Part, span: Span, rule: str, outcome: Antecedents, why: str) -> Speaker:
    assert outcome.best is not None
    wording = clean(desk.stored[part.start : part.end])
    fullest = desk.fullest(outcome.best)
    where = (Span(*outcome.at),) if outcome.at else ()
    evidence = distinct((span, *where, *((fullest,) if fullest else ())))
    return desk.resolved(rule, outcome.best, f"“{wording}” is {display(outcome.best)}, {why}", evidence)


def _contradicts(chain: Chain, role: Role) -> bool:
    """Whether what the report says of a person speaks against a role: another office held now, another place."""
    heads = lexicon.SYNONYMS.get(role.head, frozenset((role.head,))) | {role.head}
    for known in chain.roles:
        if known.head in heads and role.former and not known.former:
            return True
        if known.head in heads and known.former == role.former:
            places = {word for word in known.modifiers if word in _PLACES}
            others = {word for word in role.modifiers if word in _PLACES}
            if places and others and not places & others:
                return True
    if role.former or role.head not in _OFFICES:
        return False
    current = [known for known in chain.roles if known.head in _OFFICES and not known.former]
    return bool(current) and not any(known.head in heads for known in current)
