"""Quotations without a source of their own, whose speaker the text around them gives beyond doubt."""

from __future__ import annotations

import dataclasses
import re

from onrecord.analysis.speakers import names, rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.lexicon import NOT_NAMES, OPENERS, SPEECH
from onrecord.analysis.speakers.mentions import pieces_of
from onrecord.analysis.speakers.scan import NameMention
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker

_OTHERS = re.compile(r"\b(?:he|she|they|his|her|their)\b")
# "shook her head": a part of the body is the subject's own.
_GESTURE = re.compile(r"\b(?:his|her|their)\s(?:head|shoulders?|hands?|eyes|eyebrows?|arms?|face|fist|lips|brow)\b")
# Who is interviewed: "an interview with Ana Orlo", "we met Ana Orlo"; "Ana Orlo, the chair, spoke to the Examiner".
_ASKED = re.compile(
    r"\b(?:(?:interview|talk|conversation|questions? and answers?|q&a)\swith|(?:talked|spoke)\s(?:to|with)"
    r"|[Ww]e\s(?:met|asked|interviewed)|questions\s(?:to|for))\s$",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"(?:,[^,.\n]{1,80},)?\s(?:spoke\sto|talked\sto|speaks\sto|talks\sto|sat\sdown\swith|answers|answered"
    r"|was\sinterviewed|received\sus)\b"
)
_LABEL = re.compile(r"\b(?:A|Answer)\.?\s?$")


def floating(desk: Desk, attribution: Attribution) -> tuple[Speaker, ...]:
    """A direct quotation without a source right after a sentence about one person alone: that person, inferred."""
    if attribution.quotation != "direct" or not attribution.content:
        return ()
    if attribution.cue:
        return _interviewee(desk, attribution)
    start = attribution.content[0].start
    sentence = desk.scan.sentence(start)
    first = desk.scan.sentences[sentence]
    if sentence == 0 or desk.scan.text[first:start].strip(" \"“‘'\n") or desk.scan.in_headline(start):
        return ()
    before = desk.scan.sentences[sentence - 1]
    if "\n" in desk.scan.text[before:first]:
        return _header(desk, before, first)
    people: list[Chain] = []
    subject: NameMention | None = None
    for mention in desk.scan.between(before, first):
        if mention.kind is None or mention.quoted:
            continue
        link = desk.chains.links.get(mention.start)
        if mention.kind == "person" and (link is None or link.chain is None):
            return ()
        if link and link.chain and link.chain.kind == "person":
            people.append(link.chain)
            subject = subject or mention
    if (
        subject is None
        or any(chain is not people[0] for chain in people)
        or subject.weight < 2.0
        or subject.start > before + 12
    ):
        return ()
    if _OTHERS.search(_GESTURE.sub("", desk.scan.text[before:first])) and desk.salience.speaker is not people[0]:
        return ()
    where = Span(subject.start, subject.end)
    because = f"inferred: the quotation stands alone right after a sentence about {display(people[0])} and nobody else"
    return (desk.resolved(rules.BESIDE, people[0], because, (where,)),)


def _header(desk: Desk, start: int, end: int) -> tuple[Speaker, ...]:
    """A line of its own that ends in a colon and names one person ("And from Ana Orlo:") heads the quotation."""
    line = desk.scan.text[start:end].rstrip()
    if not line.endswith(":") or len(line) > 120 or "\n" in line:
        return ()
    people = [m for m in desk.scan.between(start, end) if m.kind == "person"]
    link = desk.chains.links.get(people[0].start) if len(people) == 1 else None
    if link is None or link.chain is None:
        return ()
    because = f"the line above the quotation ends in a colon and names {display(link.chain)}"
    return (desk.resolved(rules.HEADER, link.chain, because, (Span(people[0].start, people[0].end),)),)


def _interviewee(desk: Desk, attribution: Attribution) -> tuple[Speaker, ...]:
    """The "A:" of questions and answers: the one person that the title and the lines before the first question name."""
    cue = attribution.cue[0]
    text = desk.scan.text
    if text[cue.start : cue.end] != ":" or not _LABEL.search(text, max(0, cue.start - 10), cue.start):
        return ()
    first = desk.first_turn
    spoke = _introduced(desk, first)
    if len(spoke) == 1:
        because = f"inferred: the answers are {display(spoke[0][0])}’s, who is introduced before as the one interviewed"
        return (desk.resolved(rules.ANSWERS, spoke[0][0], because, (spoke[0][1],)),)
    people = {id(chain): chain for chain in desk.new_names.values() if chain.kind == "person"}
    for mention in desk.scan.between(0, first):
        link = desk.chains.links.get(mention.start)
        if mention.kind != "person" or mention.before == "by" or mention.text in desk.byline:
            continue
        if link is None or link.chain is None:
            return ()
        if link.chain.kind == "person":
            people[id(link.chain)] = link.chain
    keys = {chain.key for chain in people.values()}
    if not keys:
        return _in_title(desk, first)
    if len(keys) != 1:
        return ()
    chain = next(iter(people.values()))
    because = f"inferred: the answers are {display(chain)}’s, the only person named before the first question"
    headline = Span(chain.first, chain.first + len(chain.text))  # a name that only a headline gives
    known = desk.stored[headline.start : headline.end].lower() == chain.text.lower()
    fullest = desk.fullest(chain) or (headline if known else cue)
    return (desk.resolved(rules.ANSWERS, chain, because, (fullest,)),)


def _introduced(desk: Desk, first: int) -> list[tuple[Chain, Span]]:
    """The people whom the lines before the first question call interviewed, each with where they do."""
    found: dict[str, tuple[Chain, Span]] = {}
    for mention in desk.scan.between(0, first):
        link = desk.chains.links.get(mention.start)
        if mention.kind != "person" or mention.quoted or link is None or link.chain is None:
            continue
        before = _ASKED.search(desk.scan.text, max(0, mention.start - 40), mention.start)
        if before or _SPOKE.match(desk.scan.text, mention.end):
            found.setdefault(link.chain.key, (link.chain, Span(mention.start, mention.end)))
    return list(found.values())


def _in_title(desk: Desk, first: int) -> tuple[Speaker, ...]:
    """The one person whom the headline above the questions names, by a listed given name and a family name."""
    found: dict[str, tuple[Chain, Span]] = {}
    for start, end in desk.scan.headlines[:20]:
        if start >= first:
            break
        pieces = pieces_of(desk.scan.text, start, min(end, first))
        words = [desk.scan.text[a:b] for a, b in pieces]
        for index in range(len(words) - 1):
            given, family = words[index], words[index + 1]
            apart = desk.scan.text[pieces[index][1] : pieces[index + 1][0]].strip(" ")
            if apart or not (names.is_given(given) and given[0].isupper() and family[0].isupper()):
                continue
            if family.lower() in OPENERS | NOT_NAMES | SPEECH or f"{given} {family}" in desk.byline:
                continue
            chain = Chain("person", f"{given} {family}", names.parse([given, family]), True, first=pieces[index][0])
            found.setdefault(chain.key, (chain, Span(pieces[index][0], pieces[index + 1][1])))
    if len(found) != 1:
        return ()
    ((chain, where),) = found.values()
    chain = desk.new_names.setdefault(names.normal(chain.text), chain)
    because = f"inferred: the answers are {display(chain)}’s, the only person whom the headline above them names"
    return (desk.resolved(rules.ANSWERS, chain, because, (where,)),)


def float_between(desk: Desk) -> None:
    """A paragraph that is only a quotation, between two paragraphs in which the same person is quoted."""
    order = sorted((a for a in desk.attributions if a.content), key=lambda a: a.content[0].start)
    for left, here, right in zip(order, order[1:], order[2:], strict=False):
        if here.source or here.cue or here.quotation != "direct" or desk.found.get(here.id):
            continue
        at = [desk.scan.paragraph(a.content[0].start) for a in (left, here, right)]
        if not (at[0] + 1 == at[1] == at[2] - 1):
            continue
        a, b = (_sole(desk, x) for x in (left, right))
        if (
            a
            and b
            and a.entity
            and b.entity
            and a.entity.id == b.entity.id
            and a.entity.kind == "person"
            and left.quotation != "indirect"
        ):
            because = f"inferred: the quotation is a paragraph of its own between two in which {a.entity.name} speaks"
            desk.found[here.id] = (
                dataclasses.replace(
                    a, because=because, rule=rules.BESIDE, evidence=(*left.source, *right.source) or a.evidence
                ),
            )


def _sole(desk: Desk, attribution: Attribution) -> Speaker | None:
    speakers = [s for s in desk.found.get(attribution.id, ()) if s.role == "speaker"]
    return speakers[0] if len(speakers) == 1 else None
