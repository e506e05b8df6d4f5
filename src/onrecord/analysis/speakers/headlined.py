"""Whom a headline only describes: the first person named in the body who speaks there, and whom the headline left out.

"Novelist calls for calm" stands above a report that names the novelist at once: a headline keeps back the name of whom
the reader need not know, and the report opens with it.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import fitting, names, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import role_of
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.variation import gender_after, noun_gender
from onrecord.analysis.speakers.verdicts import HEADING, Desk, distinct
from onrecord.domain import Attribution, Span, Speaker

# How many paragraphs after the headline the one who speaks must be named in. In 260 annotated reports of PolNeAR train
# right for 9 of 9 headlines (two of them only described in the body before the name).
WITHIN: Final = 3
# How many attributions are looked at.
MOST: Final = 40
_CAPITAL: Final = re.compile(r"[^\W\d_][\w'’.-]*")


def headlined(desk: Desk) -> None:
    """Name the one person whom each headline describes, where the first to speak in the body may be it."""
    early = [one for one in desk.attributions[:MOST] if one.source and desk.scan.in_headline(one.source[0].start)]
    for one in early:
        speakers = desk.found.get(one.id, ())
        if len(speakers) == 1 and speakers[0].role == "speaker" and speakers[0].evidence:
            desk.found[one.id] = (_named(desk, one, speakers[0]),)


def _named(desk: Desk, one: Attribution, speaker: Speaker) -> Speaker:
    part = _described(desk, speaker)
    first = _first(desk, one) if part is not None else None
    if part is None or first is None or speaker.candidates:
        return speaker
    chain, where = first
    span = Span(part.start, part.end)
    words = _CAPITAL.findall(_headline(desk, part.start))
    title = {names.normal(re.sub(r"['’]s?$", "", word)) for word in words}
    gender = noun_gender(part) or gender_after(desk, span)
    role = role_of(desk.scan.text[part.start : part.head_end].lower())
    family = chain.name.family_key.split(" ")[-1] if chain.name else ""
    unfit = gender is not None and chain.gender not in (None, gender)
    if unfit or family in title or fitting.fit(desk.scan.text, chain, role, None) == "not":
        return speaker
    because = f"the headline’s “{clean(desk.stored[span.start : span.end])}” is {display(chain)}, who is the first to"
    because += " speak in the report, and whom the headline does not name"
    return desk.resolved(rules.HEADLINED, chain, because, distinct((span, where)))


def _described(desk: Desk, speaker: Speaker) -> Part | None:
    """The one person that a headline’s source describes, where nobody is known to be it."""
    if speaker.entity is not None and (speaker.entity.named or speaker.entity.kind != "person"):
        return None
    parts = sources.read(desk.scan, speaker.evidence[0].start, speaker.evidence[0].end)
    if len(parts) != 1 or parts[0].name is not None or parts[0].spokes or parts[0].determiner == "possessive":
        return None  # whose son somebody is, he is not
    person = parts[0].form == "person" or (parts[0].form == "other" and speaker.entity is not None)
    return parts[0] if person and desk.scan.text[parts[0].end : parts[0].end + 1] != ":" else None


def _headline(desk: Desk, at: int) -> str:
    """The headline that a place lies in."""
    return next((desk.scan.text[start:end] for start, end in desk.scan.headlines if start <= at < end), "")


def _paragraphs(desk: Desk, first: int, last: int) -> int:
    """How many paragraphs a place is after another, headings and labels not counted."""
    starts = desk.scan.paragraphs
    return sum(starts[n + 1] - starts[n] > HEADING for n in range(first + 1, min(last, len(starts) - 1))) + 1


def _first(desk: Desk, one: Attribution) -> tuple[Chain, Span] | None:
    """The first person named who speaks after a headline, shortly after it, and where."""
    here = desk.scan.paragraph(one.source[0].start)
    later = sorted((a for a in desk.attributions[:MOST] if a.source), key=lambda a: a.source[0].start)
    for other in later:
        start = other.source[0].start
        if start <= one.source[0].start or desk.scan.in_headline(start):
            continue
        if _paragraphs(desk, here, desk.scan.paragraph(start)) > WITHIN:
            return None
        said = [each for each in desk.found.get(other.id, ()) if each.role == "speaker"]
        chain = desk.chain_of(said[0].entity) if len(said) == 1 else None
        if len(said) != 1 or (
            said[0].entity is not None and said[0].entity.named and (chain is None or chain.kind != "person")
        ):
            return None  # somebody else speaks first
        if chain is not None and chain.named and chain.kind == "person":
            return chain, other.source[0]
    return None
