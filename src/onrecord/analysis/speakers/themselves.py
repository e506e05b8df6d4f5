"""Who speaks of himself by name: "Mayor Ana Orlo had been away, she said", "The Salt Army freed forty, it said"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.salience import Antecedents
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span
from onrecord.knowledge.given_names import Gender

# What may stand before the name: "The mayor, Oda Pelling, …", "Harbourmart’s chief, …".
_POST: Final = re.compile(r"(?:[Tt]he|[A-Z][\w-]*['’]s?)(?:\s[a-z-]+){1,4},\s")


def brought_in_as_subject(desk: Desk, first: int, span: Span, gender: Gender | None) -> tuple[Chain, Span] | None:
    """Who is brought in by name as the subject of an indirect statement about himself: "Mayor Ana Orlo had been away,
    she said." """
    scan = desk.scan
    mention = next(iter(scan.between(first, first + 60)), None)
    if scan.in_quote(first) or mention is None or mention.kind != "person" or mention.start - first > 10:
        return None
    link = desk.chains.links.get(mention.start)
    chain = link.chain if link else None
    new = chain is not None and chain.seen == mention.start and chain.gender in (None, gender)
    same = scan.sentence(first) == scan.sentence(span.start) and first - scan.sentences[scan.sentence(first)] <= 3
    if chain is None or not new or not same or mention.possessive or not chain.firm:
        return None
    return chain, Span(mention.name_start, mention.name_end)


def alone(desk: Desk, chain: Chain, at: int, first: int) -> bool:
    """Whether a person is the subject of the sentence before, and the only one of its paragraph up to there.

    Where what is said (from ``first`` on) opens a paragraph, the sentence before is the last of the one before.
    """
    scan = desk.scan
    start = scan.paragraphs[scan.paragraph(at)]
    place = at
    if first - start <= 3 and first < at and scan.sentence(start) > 0:
        place, start = start, scan.sentences[scan.sentence(start) - 1]
    subject = False
    for mention in scan.between(max(start, place - 2000), place):
        if mention.kind != "person" or mention.start < start or mention.start >= place:
            continue
        link = desk.chains.links.get(mention.start)
        if link is None or link.chain is not chain:
            return False
        subject = subject or (mention.weight >= 2.0 and scan.sentence(place) - mention.sentence == 1)
    return subject


def nobody_else(desk: Desk, own: Antecedents, first: int, span: Span) -> tuple[Chain, Span] | None:
    """The full name that a sentence begins with, where nobody else is named before its "he said": "Oda Pelling stays
    in her post, she said." That no word shows a name to be a person's does not count: a "he" needs a person."""
    scan = desk.scan
    (chain,) = (each for _, each in own.scores) if len(own.scores) == 1 else (None,)
    mention = next((one for one in scan.between(first, first + 60) if one.kind == "person"), None)
    link = desk.chains.links.get(mention.start) if mention else None
    if chain is None or mention is None or link is None or link.chain is not chain or scan.in_quote(first):
        return None
    opens = mention.start - first <= 3 or _POST.fullmatch(scan.text, first, mention.start) is not None
    here = scan.sentence(first)
    same = opens and here == scan.sentence(span.start) and first - scan.sentences[here] <= 3
    full = mention.name is not None and mention.name.full and not mention.possessive
    if not same or not full or chain.kind != "person":
        return None
    chain.firm = True
    return chain, Span(mention.name_start, mention.name_end)


def body_itself(desk: Desk, span: Span, attribution: Attribution) -> tuple[Chain, Span] | None:
    """The body with whose name both a sentence and what is said in it begin: "The Salt Army freed forty, it said"."""
    scan = desk.scan
    start = scan.sentences[scan.sentence(span.start)]
    mention = next(iter(scan.between(start, start + 8)), None)
    link = desk.chains.links.get(mention.start) if mention else None
    first = min((one.start for one in attribution.content), default=-1)
    if mention is None or link is None or link.chain is None or not start <= first <= mention.start < span.start:
        return None
    opens = scan.text[start : mention.start].strip().lower() in ("", "the") and not scan.in_quote(start)
    if not opens or mention.possessive or link.chain.kind != "organisation" or not link.chain.firm:
        return None
    return link.chain, Span(mention.name_start, mention.name_end)
