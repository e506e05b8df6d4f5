"""Descriptions that only go on about the person just spoken of: "the developer", "the 46-year-old", "the senator".

News calls a person by another description than by the same name again. Such a description is no proof of who it is;
it is read as a pronoun would be, and only where nothing that the report says of the person speaks against it.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import fitting, rolewords, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import Role
from onrecord.analysis.speakers.salience import Antecedents
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker
from onrecord.knowledge.given_names import Gender

# Who is one of several, known by what he does for somebody or in the scene: never another word for the person before.
RELATIVE: Final = rolewords.SPOKES | frozenset(
    """aide aid official adviser advisor source insider officer lawyer attorney counsel expert analyst judge host co-
    host anchor moderator reporter correspondent caller author friend colleague wife husband son daughter
    brother sister mother father aunt uncle cousin niece nephew neighbor neighbour rival opponent challenger
    incumbent deputy member witness victim speaker narrator interviewer prosecutor detective doctor surgeon
    nurse teacher principal pollster economist strategist consultant operative surrogate donor supporter voter
    boss partner owner person one man woman boy girl gentleman lady child teenager head chief leader director
    manager coordinator juror protester critic observer activist organizer organiser staffer assistant secretary
    envoy diplomat employee designer heckler""".split()
)
# Races of which packs know little, and what somebody runs for or where.
_LESSER: Final = frozenset("senate house congressional gubernatorial governor mayoral mayor council assembly".split())
_FOR_WHAT: Final = re.compile(r"\s(?:for|from|in)\s(?!the\srace|president|(?:19|20)\d\d)")
_QUOTE_ENDS: Final = re.compile(r"""[,.?!]?(?:["”’]|'')\s$""")
_OWN: Final = re.compile(r"(?<![\w'’])(he|his|him|himself|she|her|herself)(?![\w'’])")
# How many characters before a description others of that role count as rivals.
REACH: Final = 1500
# How many people of a report are looked through (bounds the work on hostile text).
MOST: Final = 400


def nearest(desk: Desk, part: Part, span: Span, fits: list[Chain], role: Role) -> Speaker | None:
    """Of several people who may have a described role, the one whom a pronoun would mean there; None if it is none."""
    outcome = desk.salience.antecedent(span.start, noun_gender(part))
    if outcome.best is None or not any(outcome.best is one for one in fits):
        out = [one for one in desk.salience.near(span.start) if not any(one is fit for fit in fits)]
        outcome = desk.salience.antecedent(span.start, noun_gender(part), out)
        if role.modifiers and outcome.best and fitting.fit(desk.scan.text, outcome.best, role, None) != "says":
            return None
    if outcome.best is None or not any(outcome.best is one for one in fits):
        return None
    if fitting.fit(desk.scan.text, outcome.best, role, None) == "not":
        return None
    since = desk.scan.sentence(outcome.at[0] if outcome.at else span.start)
    start = max(desk.scan.sentences[max(0, since - 1)], span.start - REACH)
    for mention in desk.scan.between(start, span.start):
        link = desk.chains.links.get(mention.start)
        if link and link.chain is not outcome.best and any(link.chain is one for one in fits):
            return None  # two of that role side by side
    return _verdict(desk, part, span, rules.NEAREST_ROLE, outcome, "who may have that role and was last spoken of")


def variation(desk: Desk, part: Part, span: Span, role: Role | None, named_in: list[Chain]) -> Speaker | None:
    """The person last spoken of, by another description; None where it may well be somebody else.

    ``named_in`` are those whom the reported words name: nobody calls himself so.
    """
    head = role.head if role else part.head
    former = bool(role and role.former)
    if part.head in RELATIVE and not former:
        return None
    if head in fitting.ALONE and not former:
        return None  # there may be somebody else of whom everybody knows that he holds it
    if desk.scan.in_headline(part.start) or desk.scan.in_quote(part.start):
        return None
    gender = noun_gender(part) or gender_after(desk, span)
    if _of_body(desk, part, role):
        return None
    out = [one for one in desk.salience.near(span.start) if fitting.fit(desk.scan.text, one, role, gender) == "not"]
    if role and role.head in fitting.RUNNING and not former and not _of_another_race(desk, part, role):
        out += _who_never_ran(desk, span, out)
    # what somebody was before is hardly ever told of all, so it clears nobody's way
    shut_out = [*named_in, *desk.salience.subjects(span.start), *([] if former else out)]
    outcome = desk.salience.antecedent(span.start, gender, shut_out)
    if (
        outcome.best is None
        or any(outcome.best is one for one in out)
        or not (outcome.best.named or role is None or not role.modifiers)
    ):
        return None
    if role and not former and role.head in fitting.OFFICES and _of_another_trade(outcome.best):
        return None  # "Attorney Ana Orlo said so. The mayor …": nothing makes her the mayor
    where = outcome.at[0] if outcome.at else span.start
    last = outcome.best is desk.salience.speaker or desk.scan.sentence(span.start) - desk.scan.sentence(where) <= 1
    new = desk.scan.paragraph(span.start) > desk.scan.paragraph(where)
    far = new and desk.scan.sentence(span.start) - desk.scan.sentence(where) > 1
    if role is None and far:
        return None  # "¶ The rope is behind the bar. The landlord …"
    if former and (not last or _others_were(desk, outcome.best, role, gender)):
        return None
    first = desk.scan.sentences[desk.scan.sentence(where)]
    # after a quotation its speaker is the subject of the sentence before it
    least = 1.0 if _QUOTE_ENDS.search(desk.scan.text, max(0, span.start - 4), span.start) else 0.0
    shut = {id(one) for one in (*out, *named_in, outcome.best)}
    for mention in desk.scan.between(max(first, span.start - REACH), span.start):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link and not mention.possessive and not mention.quoted else None
        if (
            chain is not None
            and id(chain) not in shut
            and mention.weight > least
            and not desk.reported(mention.start)
            and any(chain is one for one in outcome.candidates)
        ):
            return None  # somebody else is there too
    if desk.scan.paragraph(span.start) - desk.scan.paragraph(where) > 1:
        return None
    if role and not former:  # a guess at what somebody was before would pass for what the report says of him
        desk.holders.learn(outcome.best, role)
    return _verdict(desk, part, span, rules.VARIATION, outcome, "the only person just spoken of, in other words")


def _of_another_race(desk: Desk, part: Part, role: Role) -> bool:
    """Whether somebody runs for what a description says, for which packs do not know who runs: "the nominee for
    mayor"."""
    return (
        bool(role.modifiers & (fitting.STATES | _LESSER)) or _FOR_WHAT.match(desk.scan.text, part.head_end) is not None
    )


def _who_never_ran(desk: Desk, span: Span, out: list[Chain]) -> list[Chain]:
    """Of those spoken of last all who run for nothing by report and packs, where one of them does: "the candidate" is
    not his donor."""
    near = [one for one in desk.salience.near(span.start) if one.named and not any(one is other for other in out)]
    return [one for one in near if not fitting.runs(one)] if any(map(fitting.runs, near)) else []


def _of_body(desk: Desk, part: Part, role: Role | None) -> bool:
    """Whether a description names a body whose person it is ("the Harbour Department’s inspector"): somebody new."""
    inside = [m for m in desk.scan.between(part.start, part.head_start) if m.start >= part.start]
    return any(m.kind == "organisation" and m.end <= part.head_start for m in inside) and (
        role is None or role.head not in fitting.RUNNING
    )


def _others_were(desk: Desk, best: Chain, role: Role | None, gender: Gender | None) -> bool:
    """Whether report or packs say of somebody else that he was what a description calls a person, and not of this one
    alone."""
    people = (c for c in desk.chains.all[:MOST] if c.kind == "person" and c.named and c is not best)
    return any(fitting.fit(desk.scan.text, one, role, gender) == "says" for one in people)


def _of_another_trade(chain: Chain) -> bool:
    """Whether the report says what somebody is, and that is no office."""
    return bool(chain.roles) and not any(
        one.head in fitting.OFFICES or one.head in fitting.RUNNING for one in chain.roles
    )


def gender_after(desk: Desk, span: Span) -> Gender | None:
    """The gender that the sentence after a subject shows, where no other person comes between: "… lost her seat"."""
    scan = desk.scan
    here = scan.sentence(span.start)
    if span.start - scan.sentences[here] > 3:
        return None
    end = scan.sentences[here + 1] if here + 1 < len(scan.sentences) else len(scan.text)
    found = _OWN.search(scan.text, span.end, min(end, span.end + 120))
    if found is None or scan.in_quote(found.start()):
        return None
    if any(mention.kind == "person" for mention in scan.between(span.end, found.start())):
        return None
    return "m" if found.group(1) in ("he", "his", "him", "himself") else "f"


def noun_gender(part: Part) -> Gender | None:
    """The gender that a description’s noun has of itself: "woman", "chairman"."""
    return "m" if part.head in rolewords.MALE_NOUNS else "f" if part.head in rolewords.FEMALE_NOUNS else None


def _verdict(desk: Desk, part: Part, span: Span, rule: str, outcome: Antecedents, why: str) -> Speaker:
    assert outcome.best is not None
    wording = clean(desk.stored[part.start : part.end])
    fullest = desk.fullest(outcome.best)
    where = (Span(*outcome.at),) if outcome.at else ()
    evidence = distinct((span, *where, *((fullest,) if fullest else ())))
    return desk.resolved(rule, outcome.best, f"“{wording}” is {display(outcome.best)}, {why}", evidence)
