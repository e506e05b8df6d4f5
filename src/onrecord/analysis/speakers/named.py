"""Sources that name somebody: in running text, and a place that stands for its government."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord import ids
from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.chains import SLIP, Chain, Link, display
from onrecord.analysis.speakers.namekinds import known_place
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Entity, Span, Speaker, SpeakerRole

# How many times as often as others of a name somebody is named whom the bare name means even beside them.
MUCH_MORE: Final = 5
# How many mentions of one of several of a name are looked at.
MOST_LOOKED_AT: Final = 60
# No place is written so: "BuzzFeed", "Orlo-Cola", "7-Star".
_BRAND = re.compile(r"[a-z][A-Z]|\w-[A-Z]|[\d&@]")


def named(desk: Desk, mention: NameMention, span: Span, role: SpeakerRole = "speaker") -> Speaker:
    """The chain that a name is linked to, or why it stays open."""
    link = desk.chains.links.get(mention.start) or Link(None)
    wording = clean(desk.stored[mention.name_start : mention.name_end])
    head = Span(mention.name_start, max(mention.name_start + 1, mention.name_end))
    if link.chain is None:
        desk.use(span, head, "person", named=True)
        return _one_of_several(desk, mention, link, span, role)
    chain = link.chain
    desk.use(span, head, chain.kind, named=True)
    if mention.before in ("younger", "elder", "older") and chain.kind == "person" and not mention.name_start > span.end:
        because = (
            f"“{clean(desk.stored[span.start : span.end])}” is one of two of that name, and the report may mean either"
        )
        return desk.open(rules.SHORT_NAME, because, (span,), [chain], role)
    if chain.kind == "place":
        return metonym(chain, wording, span, role, told=mention.town)
    if chain.kind == "organisation" and names.normal(wording) in ("us", "uk", "eu"):
        if names.normal(wording) != "eu":
            return metonym(chain, wording, span, role)
    elif (
        not chain.firm
        and chain.kind == "organisation"
        and not mention.text.isupper()
        and " " not in mention.text
        and not _BRAND.search(wording)
    ):
        return metonym(chain, wording, span, role)
    name = display(chain)
    if names.normal(wording) == names.normal(name):
        rule = rules.NAME
        because = f"the source names {name}"
        evidence: tuple[Span, ...] = (span,)
    elif link.why == SLIP:
        rule = rules.SLIP
        fullest = desk.fullest(chain)
        because = f"“{wording}” is taken for a slip of {name}’s name: the report brings in nobody called so"
        evidence = (span, fullest) if fullest and fullest != span else (span,)
    else:
        rule = rules.SHORT_NAME
        fullest = desk.fullest(chain)
        because = f"“{wording}” is a short form of {name}, and nobody else in the report fits it"
        evidence = (span, fullest) if fullest and fullest != span else (span,)
    return desk.resolved(rule, chain, because, evidence, role)


def _one_of_several(desk: Desk, mention: NameMention, link: Link, span: Span, role: SpeakerRole) -> Speaker:
    """The verdict on a name that fits several people or nobody: who of them has just spoken, is named far more often or
    is the only one to speak, or open."""
    wording = clean(desk.stored[mention.name_start : mention.name_end])
    if role == "speaker":
        last = desk.salience.spoke_last(span.start)
        just = last is not None and mention.speaks and any(last is one for one in link.candidates)
        why = "who has just spoken, though others of that name are there"
        found = last if just else None
        if found is None:
            why = "of whom the report speaks far more than of others of that name"
            found = chief(link.candidates)
        if found is None:
            why = "the only one of that name whom the report lets speak"
            found = _only_voice(desk, link.candidates)
        if found is not None:
            fullest = desk.fullest(found)
            shown = (span, fullest) if fullest and fullest != span else (span,)
            return desk.resolved(rules.SAME_NAME, found, f"“{wording}” is {display(found)}, {why}", shown, role)
    if len(link.candidates) > 1:
        because = f"“{wording}” could be more than one person: {link.why}"
        return desk.open(rules.SHORT_NAME, because, (span,), list(link.candidates), role)
    return desk.open(rules.NAME, f"the report does not show what “{wording}” is", (span,), role=role)


def _only_voice(desk: Desk, fits: Sequence[Chain]) -> Chain | None:
    """Of people of one name the one whose full name is a source somewhere in the report, if it is one and the report
    speaks of every other of them less often; None otherwise."""
    found = [one for one in fits if any(_is_source(desk, m) for m in one.mentions[:MOST_LOOKED_AT])]
    if len(found) != 1 or len(fits) < 2:
        return None
    return found[0] if all(len(one.mentions) < len(found[0].mentions) for one in fits if one is not found[0]) else None


def _is_source(desk: Desk, mention: NameMention) -> bool:
    at = bisect_left(desk.source_spans, (mention.start - 60, 0))
    within = (span for span in desk.source_spans[at : at + 4] if span[0] <= mention.name_start)
    full = mention.name is not None and mention.name.full and not mention.possessive
    return full and any(mention.name_end <= end + 1 for _, end in within)


def chief(fits: Sequence[Chain]) -> Chain | None:
    """Of people of one name the one of whom the report speaks by far the most, and first; None if it is none."""
    if len(fits) < 2:
        return None
    most, second = sorted(fits, key=lambda one: (-len(one.mentions), one.first))[:2]
    far = len(most.mentions) >= MUCH_MORE * max(1, len(second.mentions))
    return most if far and most.firm and most.first <= min(one.first for one in fits) else None


def metonym(chain: Chain, wording: str, span: Span, role: SpeakerRole = "speaker", *, told: bool = False) -> Speaker:
    """A place as a speaker: the place itself or its government.

    A country, state or town that is known by name, or that the source calls a town (``told``), speaks as itself, with
    its government as the other reading; whether a name that only the report shows to be a place's is one is not certain
    enough, and both are left open.
    """
    place = Entity(ids.entity_id("place", chain.key or wording), clean(chain.text), "place", True)
    body = f"government of {clean(chain.text)}"
    government = Entity(ids.entity_id("organisation", names.normal(body)), body, "organisation", True)
    words = names.normal(wording).split(" ")
    if told or known_place(words) or (len(words) > 1 and words[-1] in ("city", "county")):
        because = f"the source names {place.name}, a place that is known, or whoever speaks for it"
        return Speaker(place, role, "resolved", because, rules.PLACE, (span,), (place, government))
    because = f"“{wording}” may mean the place or the body that speaks for it"
    return Speaker(None, role, "ambiguous", because, rules.METONYM, (span,), (place, government))
