"""Who had an office or runs for one by the packs, where the report says it of nobody, or only of somebody else."""

from __future__ import annotations

from typing import Final

from onrecord.analysis.speakers import fitting, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import Role
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.variation import noun_gender
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker

# How many people of a report are looked through (bounds the work on hostile text).
MOST: Final = 400


def held_before(desk: Desk, part: Part, span: Span, role: Role) -> Speaker | None:
    """ "The former speaker of the house": the only person named before who held it by the packs; None for others."""
    if not role.former or not role.modifiers - fitting.PLACES or part.determiner != "definite":
        return None
    people = [c for c in desk.chains.all[:MOST] if c.kind == "person" and c.named and c.first < span.start]
    held = [c for c in people if fitting.held(c, role)]
    if len(held) != 1:
        return None
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is {display(held[0])}, the only one here who held it by the packs"
    fullest = desk.fullest(held[0])
    return desk.resolved(rules.ROLE, held[0], because, distinct((span, *((fullest,) if fullest else ()))))


def rival_of(desk: Desk, part: Part, span: Span, role: Role, only: Chain) -> Chain | None:
    """Who runs for the same by the packs, and of whom the text speaks just there, though the report does not say so."""
    if role.head not in fitting.RUNNING or desk.scan.in_headline(span.start):
        return None
    near = desk.salience.antecedent(span.start, noun_gender(part)).best
    if near is None or near is only or fitting.fit(desk.scan.text, near, role, None) != "says":
        return None
    return near if any(one.head in fitting.RUNNING for one in fitting.held_roles(near.text)) else None
