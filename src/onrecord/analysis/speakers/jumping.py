"""Pronouns held back: none jumps over a person whom no name shows, the subject of the sentence before it.

"Orlo said one. The farmer was less gloomy. “Two,” he said.": he is the farmer, or Orlo; which, nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.analysis.speakers import roles, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.unseen import Unseen
from onrecord.analysis.speakers.variation import gender_after, noun_gender
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

# How many people named lately, and how many mentions of each, are looked at for whom a noun describes.
_LATELY = 6
_LOOKED_AT = 20
_APPOSED = re.compile(r",\s(?:(?:the|an?)\s)?(?:[a-z][\w-]*\s){0,4}(?=[A-Z])")
_BACK = (rules.PRONOUN, rules.POINTED)


def note(desk: Desk, item: Unseen, known: dict[str, Chain]) -> None:
    """A person without a name that a sentence begins with ("The farmer was glad"): a rival for the next pronoun.

    ``known`` are those described so far, by their words. Whoever is said to be what the words say is no rival.
    """
    wording = desk.scan.text[item.start : item.end]
    role = roles.role_of(wording)
    if role is not None and any(chain.seen <= item.start for chain in desk.holders.described(role)):
        return
    if item.noun and (_is_called(desk, item) or _apposed(desk, item)):
        return
    link = desk.chains.links.get(item.start)
    if link is not None and link.candidates:
        return  # one of several of that name, each of whom is a rival already
    chain = link.chain if link is not None else None
    if chain is not None and chain.kind == "person":
        if not chain.firm:
            desk.salience.subject(chain)
            desk.unseen[desk.scan.sentence(item.start)] = (item, chain)
        return
    chain = known.setdefault(wording.lower(), Chain("person", wording, named=False, first=item.start))
    if item.gender and not chain.genders:
        chain.genders[item.gender] += 2
    desk.salience.see(chain, item.start, item.end, 2.0)
    desk.unseen[desk.scan.sentence(item.start)] = (item, chain)


def _apposed(desk: Desk, item: Unseen) -> bool:
    """Whether the name follows: "Her husband, the trumpeter Sam Orlo, died"."""
    found = _APPOSED.match(desk.scan.text, item.end)
    return found is not None and any(
        m.start == found.end() and m.kind == "person" for m in desk.scan.between(found.end(), found.end() + 1)
    )


def _is_called(desk: Desk, item: Unseen) -> bool:
    """Whether a noun stands beside the name of somebody named lately: "Carl Brandt, a fisherman, …"."""
    noun, text = re.compile(rf"(?<!\w){re.escape(item.noun)}(?!\w)"), desk.scan.text
    return any(
        noun.search(text, max(0, one.start - 40), one.start)
        or noun.search(text, one.end, min(one.end + 50, item.start))
        for chain in desk.salience.near(item.start)[:_LATELY]
        for one in chain.mentions[:_LOOKED_AT]
        if one.end <= item.start
    )


def held_back(desk: Desk, part: Part, span: Span, attribution: Attribution, verdict: Speaker) -> Speaker:
    """The verdict, or that it stays open where the subject of the sentence before may be a person whom no name shows:
    "Orlo said one. The farmer was less gloomy. “Two,” he said." """
    scan = desk.scan
    if scan.in_quote(span.start) or scan.in_headline(span.start) or verdict.rule != rules.PRONOUN:
        return verdict
    here = scan.paragraph(span.start)
    first = min([span.start, *(one.start for one in attribution.content if scan.paragraph(one.start) == here)])
    sentence, chain = scan.sentence(first), desk.chain_of(verdict.entity)
    item, rival = desk.unseen.get(sentence - 1, (None, None))
    if item is None and not (chain is not None and _spoken_of(desk, chain, scan.paragraphs[here], first)):
        item, rival = desk.unseen.get(sentence, (None, None))  # "Orlo said one. ¶ Darrow defied the order, he said."
    gender = sources.gender_of(part.head)
    if item is None or rival is None or item.start >= span.start or (item.gender or gender) != gender:
        at, rival = desk.held_back.get(gender, (-1, None))
        if rival is None or here - scan.paragraph(at) > 1 or _anybody(desk, at, first):
            return verdict  # else “he” goes on about whom the “he” before means
    if rival is chain:
        return verdict
    desk.jumped.add(span.start)
    desk.held_back[gender] = (span.end, rival)
    if chain is None:
        return verdict
    because = f"“{part.head}” could mean {display(chain)} or “{display(rival)}”, the subject of a sentence nearer to it"
    return desk.open(rules.PRONOUN, because, (span,), [chain, rival])


def reopened(desk: Desk, ordered: Sequence[Attribution]) -> None:
    """Open those pronouns again that go on right after the words of somebody described of whom nobody knows who it is:
    "Attorney Orlo said one. The mayor told a reporter that she was glad. “Two,” she said." ``ordered``: by the text."""
    for before, one in pairwise(one for one in ordered if one.source):
        said = [each for each in desk.found.get(one.id, ()) if each.role == "speaker"]
        chain = desk.chain_of(said[0].entity) if len(said) == 1 and said[0].rule in _BACK else None
        rival = _undecided(desk, before, one) if chain is not None and chain.kind == "person" else None
        if chain is None or rival is None or _named_since(desk, chain, rival.start, one.source[0].start):
            continue
        word = desk.stored[one.source[0].start : one.source[0].end]
        gender = sources.gender_of(word.lower())
        shown = _gender(desk, rival)
        if gender is None or (shown or gender) != gender or (shown is None and chain.gender == gender):
            continue
        wording = clean(desk.stored[rival.start : rival.end])
        because = f"“{word}” may be “{wording}”, of whom the report does not say who it is, or {display(chain)}"
        new = desk.open(rules.PRONOUN, because, one.source[:1], [chain])
        desk.found[one.id] = tuple(new if each is said[0] else each for each in desk.found[one.id])


def _undecided(desk: Desk, before: Attribution, one: Attribution) -> Span | None:
    """The source of the words right before, where it describes one person and stays open."""
    scan, span = desk.scan, before.source[0]
    said = [each for each in desk.found.get(before.id, ()) if each.role == "speaker"]
    if len(said) != 1 or said[0].entity is not None or said[0].candidates or scan.in_headline(span.start):
        return None
    first = min([one.source[0].start, *(each.start for each in one.content)])
    apart = scan.sentence(first) - scan.sentence(max(span.start, before.content[-1].end - 1 if before.content else 0))
    if not 0 <= apart <= 1 or scan.paragraph(span.start) != scan.paragraph(first) or span.start > first:
        return None
    parts = sources.read(scan, span.start, span.end)
    return span if len(parts) == 1 and parts[0].form == "person" else None


def _gender(desk: Desk, span: Span) -> Gender | None:
    (part, *_) = sources.read(desk.scan, span.start, span.end)
    return noun_gender(part) or gender_after(desk, span)


def _named_since(desk: Desk, chain: Chain, start: int, end: int) -> bool:
    links = (desk.chains.links.get(mention.start) for mention in desk.scan.between(start, end))
    return any(link is not None and link.chain is chain for link in links)


def _anybody(desk: Desk, start: int, end: int) -> bool:
    """Whether the report's own words name a person between two places."""
    return any(one.kind == "person" and not one.quoted for one in desk.scan.between(start, max(start, end)))


def _spoken_of(desk: Desk, chain: Chain, start: int, end: int) -> bool:
    """Whether a person is named, or has spoken, between two places."""
    links = (desk.chains.links.get(mention.start) for mention in desk.scan.between(start, end))
    named = any(link is not None and link.chain is chain for link in links)
    return named or (chain is desk.salience.speaker and desk.salience.spoke_since(start, end))
