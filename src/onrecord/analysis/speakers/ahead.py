"""Descriptions that the opening of a report (or of a live blog's entry) gives to whom it only names next.

News opens with who somebody is and names him in the next paragraph: "A top adviser says … / Ana Orlo, who advises …".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from onrecord.analysis.speakers import fitting, rolewords
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.roles import Role
from onrecord.analysis.speakers.scan import NameMention
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span

# How many characters after the description its name may come.
REACH: Final = 1200
# Who is asked or heard: a bare full name before these words says that the reader has just been told who it is.
_SPOKE: Final = re.compile(r"\s(?:spoke|was speaking|talked|made (?:the|his|her) (?:remarks|comments))\s")


def named_next(desk: Desk, span: Span, role: Role | None) -> tuple[Chain, Span] | None:
    """Whom the paragraph after an opening's description names first, where that is beyond doubt the same person."""
    scan = desk.scan
    here = scan.paragraph(span.start)
    post = scan.post(span.start)
    opening = here <= desk.lead - 1 or (post > 0 and here - scan.paragraph(post) <= 1)
    if scan.in_headline(span.start) or scan.in_quote(span.start) or here + 1 >= len(scan.paragraphs):
        return None
    first = scan.paragraphs[here + 1] if opening else span.end
    at = scan.sentence(span.start)
    last = min(scan.paragraphs[here + 2] if here + 2 < len(scan.paragraphs) else len(scan.text), span.end + REACH)
    for mention in scan.between(first, last):
        link = desk.chains.links.get(mention.start)
        if mention.kind != "person" or (mention.weight < 0.5 and not mention.quoted):
            continue
        if link is None or link.chain is None:
            return None
        if link.chain.seen < mention.start:
            continue  # known before, so it is not who the opening leaves unnamed
        if mention.quoted or not _speaks(desk, mention) or not _may_be(link.chain, role, mention):
            return None
        if not opening and not _plain(desk, span, link.chain, role):
            return None
        if not opening and (mention.start < scan.paragraphs[here + 1]) and scan.sentence(mention.start) == at:
            return None  # somebody else in the same sentence
        return link.chain, Span(mention.name_start, mention.name_end)
    return None


def _plain(desk: Desk, span: Span, chain: Chain, role: Role | None) -> bool:
    """Whether also amid a report nobody else can be meant: "the moderator", or the same trade of the same body."""
    if role is None:
        return False
    if not chain.roles:
        return not role.modifiers and desk.scan.text[span.start : span.start + 4].lower() == "the "
    return any(
        role.modifiers & known.modifiers and (role.modifiers <= known.modifiers or known.modifiers <= role.modifiers)
        for known in chain.roles
        if _alike(role, known)
    )


def _speaks(desk: Desk, mention: NameMention) -> bool:
    """Whether a name is in the source of an attribution, or the subject of "spoke to reporters"."""
    if _SPOKE.match(desk.scan.text, mention.end):
        return True
    at = bisect_left(desk.source_spans, (mention.start - 60, 0))
    spans = desk.source_spans[at : at + 4]
    return any(start <= mention.name_start and mention.name_end <= end + 1 for start, end in spans)


def _may_be(chain: Chain, role: Role | None, mention: NameMention) -> bool:
    """Whether nothing that the report says of a person speaks against a role: no other role, unless it is the same."""
    if chain.name is None or not chain.name.full:
        return False
    if not chain.roles:
        return role is not None and not mention.titles and not mention.introduced
    return (
        role is not None
        and fitting.fit("", chain, role, None) != "not"
        and any(_alike(role, known) for known in chain.roles)
    )


def _alike(role: Role, known: Role) -> bool:
    heads = rolewords.SYNONYMS.get(role.head, frozenset((role.head,))) | {role.head}
    return known.head in heads and known.former == role.former
