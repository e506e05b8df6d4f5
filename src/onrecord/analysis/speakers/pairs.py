"""Several bodies: "neither company", "both", "the Orlo and Venn campaigns"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from onrecord.analysis.speakers import lexicon, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.nouns import is_bodies
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span, Speaker

# How many characters and sentences before "both" the two may be named together.
REACH: Final = 600
_SENTENCES: Final = 2
_BOTH: Final = re.compile(r"(?:[Bb]oth|[Nn]either|[Tt]he\stwo)(?:\s([a-z]+))?")
_LEADS: Final = re.compile(r"(?:(?:And|But)\s)?(?:[Bb]oth|[Nn]either|[Tt]he)?\s?")
# What may stand before a sentence’s subject.
_OPENS: Final = re.compile(r"[\"“]?(?:(?:As|While|When|If|Though|Although|But|And|Yet|Still,|Both)\s)?(?:[Tt]he\s)?")
_AND: Final = re.compile(r"\s(?:and|nor|or)\s(?:the\s)?")

_CAMPAIGNS: Final = re.compile(
    r"(?:[Bb]oth\s)?(?:[Tt]he\s)?[A-Z][\w’'-]+(?:,\s[A-Z][\w’'-]+)*,?\sand\s[A-Z][\w’'-]+"
    r"\s(?:[a-z]+\s)?(campaigns|camps|teams|administrations|offices|foundations)"
)
# "The presidential campaigns of Ana Orlo and Jon Venn".
_OF_BOTH: Final = re.compile(
    r"(?:[Bb]oth\s|[Tt]he\s)?(?:[a-z-]+\s){0,2}(campaigns|camps|teams|administrations|offices|foundations)\sof\s[A-Z].{3,80}"
)


def two_bodies(desk: Desk, span: Span) -> list[Speaker]:
    """The two bodies last named together, of which alone the sentences before speak; empty where that is not plain."""
    words = _BOTH.fullmatch(desk.scan.text, span.start, span.end)
    noun = words.group(1) or "" if words else ""
    if words is None or (noun and noun not in lexicon.ORGANISATION_NOUNS and not is_bodies(noun)):
        return []
    if not noun and words.group().lower() == "the two":
        return []
    here = desk.scan.sentence(span.start)
    start = max(desk.scan.sentences[max(0, here - _SENTENCES)], span.start - REACH)
    named = [(m, c) for m in desk.scan.between(start, span.start) if m.start >= start and (c := _chain(desk, m))]
    pair: list[tuple[NameMention, Chain]] = []
    for left, right in pairwise(named):
        if _AND.fullmatch(desk.scan.text, left[0].end, right[0].start):
            pair = [left, right]
    kinds = {chain.kind for _, chain in pair}
    if kinds != {"organisation"}:
        return []
    first = desk.scan.sentences[pair[0][0].sentence]
    leads = _LEADS.fullmatch(desk.scan.text, first, pair[0][0].start) is not None
    # whatever else the pair's own sentence names, where the pair is its subject, they do it to
    at = desk.scan.sentences[pair[0][0].sentence + 1] if leads else pair[0][0].start
    if any(m.start >= at and c is not pair[0][1] and c is not pair[1][1] for m, c in named):
        return []
    if not noun and any(c.kind == "person" for _, c in named):
        return []
    because = f"“{clean(desk.stored[span.start : span.end])}” are the two bodies last named together: "
    because += " and ".join(display(chain) for _, chain in pair)
    return [
        desk.resolved(rules.PLURAL, chain, because, (span, Span(mention.name_start, mention.name_end)))
        for mention, chain in pair
    ]


def subjects(desk: Desk, start: int, end: int) -> list[Chain]:
    """The people, or the bodies, joined by an "and" that are the subject of the sentence at ``start``: "As Orlo and
    Venn left, they", "The Dockers and the Pilots are silent, but they"."""
    people = [(m, c) for m in desk.scan.between(start, end) if m.start >= start and (c := _chain(desk, m))]
    if len(people) < 2 or not _OPENS.fullmatch(desk.scan.text, start, people[0][0].start):
        return []
    joined = [people[0]]
    for left, right in pairwise(people):
        beside = desk.scan.text[left[0].end : right[0].start].removesuffix("the ")
        if beside not in (", ", " and ", ", and "):
            break
        joined.append(right)
        if "and" in beside:
            kinds = {chain.kind for _, chain in joined}
            return [chain for _, chain in joined] if kinds in ({"person"}, {"organisation"}) else []
    return []


def _chain(desk: Desk, mention: NameMention) -> Chain | None:
    link = desk.chains.links.get(mention.start)
    return link.chain if link is not None and not mention.quoted else None


def several(desk: Desk, span: Span) -> list[Speaker]:
    """ "The Orlo and Venn campaigns": the body of that kind of each person named."""
    words = desk.scan.text[span.start : span.end]
    match = _CAMPAIGNS.fullmatch(words) or _OF_BOTH.fullmatch(words)
    if match is None:
        return []
    found: list[Speaker] = []
    for mention in desk.scan.between(span.start, span.end):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link and link.chain and link.chain.kind == "person" else None
        if chain is None:
            owners = desk.chains.family(mention.text)
            chain = owners[0] if len(owners) == 1 else None
        if chain is None:
            return []
        own = desk.bodies.own(chain, match.group(1).removesuffix("s"), span.start)
        because = f"the source names {display(own)} among several by whose they are"
        found.append(desk.resolved(rules.BODY_OF, own, because, (span, Span(mention.name_start, mention.name_end))))
    return found if len(found) > 1 else []
