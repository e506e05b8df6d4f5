"""Quotations without a source of their own, whose speaker the text around them gives beyond doubt."""

from __future__ import annotations

import dataclasses
import re

from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.interviews import interviewee
from onrecord.analysis.speakers.scan import NameMention
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.analysis.unlabelled import ANSWER
from onrecord.domain import Attribution, Span, Speaker

_OTHERS = re.compile(r"\b(?:he|she|they|his|her|their)\b")
# "shook her head": a part of the body is the subject's own.
_GESTURE = re.compile(r"\b(?:his|her|their)\s(?:head|shoulders?|hands?|eyes|eyebrows?|arms?|face|fist|lips|brow)\b")
_LABEL = re.compile(r"\b(?:A|Answer)\.?\s?$")


def floating(desk: Desk, attribution: Attribution) -> tuple[Speaker, ...]:
    """A direct quotation without a source right after a sentence about one person alone: that person, inferred."""
    if attribution.quotation != "direct" or not attribution.content:
        return ()
    if attribution.cue:
        return _interviewee(desk, attribution)
    if attribution.rule == ANSWER:
        return _answers(desk)
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
    return _answers(desk)


def _answers(desk: Desk) -> tuple[Speaker, ...]:
    found = interviewee(desk, desk.first_turn)
    if found is None:
        return ()
    chain, where, why = found
    return (desk.resolved(rules.ANSWERS, chain, f"inferred: the answers are {display(chain)}’s, {why}", (where,)),)


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
