"""Whoever goes on speaking under another description: "Orlo said one. “Two,” the director continued." """

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.speakers import fitting, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.variation import noun_gender
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, Span, Speaker

_ON: Final = re.compile(r"(?:continue[sd]?|went on|goes on|add(?:s|ed))\b", re.IGNORECASE)
# How many statements back the last one with a speaker is looked for.
_BACK: Final = 3


def goes_on(
    desk: Desk, attribution: Attribution, part: Part, spoke: Sequence[tuple[int, str, Chain | None]]
) -> Speaker | None:
    """The person who spoke last, where a cue says that the one described goes on, of whom the report tells nothing
    else; None where somebody else may be meant. ``spoke``: who spoke where, by place."""
    scan, text = desk.scan, desk.scan.text
    if part.form != "person" or part.determiner != "definite" or scan.in_quote(part.start):
        return None
    if not any(_ON.match(text, cue.start) for cue in attribution.cue):
        return None
    place = bisect_left(spoke, (part.start, ""), key=lambda row: row[:2])
    before = [row for row in spoke[max(0, place - _BACK) : place] if row[1] != attribution.id]
    at, _, chain = before[-1] if before else (0, "", None)
    if chain is None:
        return None
    role, gender = role_of(clean(text[part.start : part.end])), noun_gender(part)
    fit = fitting.fit(text, chain, role, gender)
    if fit == "not" or (fit != "says" and chain.roles) or (gender and chain.gender not in (None, gender)):
        return None
    if scan.paragraph(part.start) - scan.paragraph(at) > 1 or not chain.firm:
        return None
    first = min([part.start, *(one.start for one in attribution.content)])
    for mention in scan.between(at, first):
        link = desk.chains.links.get(mention.start)
        other = link.chain if link else None
        if mention.kind == "person" and other is not chain and not mention.quoted and mention.weight >= 1.0:
            return None
    span, fullest = Span(part.start, part.end), desk.fullest(chain)
    because = f"“{clean(text[part.start : part.end])}” goes on speaking after {display(chain)}, who spoke just before"
    return desk.resolved(rules.VARIATION, chain, because, distinct((span, *((fullest,) if fullest else ()))))
