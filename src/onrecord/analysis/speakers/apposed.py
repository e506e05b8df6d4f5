"""Descriptions in apposition: "Ana Orlo, an engineer"; what acts behind a comma is none."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span

_SOME: Final = re.compile(r"(?:an?|someone|somebody)\s")
_WHO: Final = re.compile(r"an?\s(?:\w+\s)?(man|woman)\s(?:who|whose)\b")
_OPENS: Final = re.compile(
    r"[\"“]?(?:In|At|On|During|After|Against|Alongside|Before|Besides?|Like|Unlike|While|When|As|Since|With|Despite|Under|By"
    r"|From|Though|Although|For|Speaking|Asked)"
    r"\s[^,;:.\"“”\n]{3,160},\s"
)
_SAYS: Final = re.compile(r"\s(?:said|says|told|added|adds|wrote|noted|explained)\b")


# What a sentence begins with that tells of its subject: "For someone who …, Orlo", "Once a critic of …, Orlo".
_FRONT: Final = re.compile(r"[\"“]?(?:For|As|Once|Long|Though|Although|While|Still|Already|Now)\s(?:still\s|also\s)?")
_BEHIND_COMMA: Final = re.compile(r",[\"”’']*\s$")
_TO_COMMA: Final = re.compile(r"[^,.;:\n\"“”]{2,200},\s")
_SOME_COMMA: Final = re.compile(r",\s(?:an?|the)\s(?:[\w-]+\s){0,3}$")
_ACTS: Final = re.compile(r"\s[a-z]")
_LONGEST: Final = 220


def fronted(desk: Desk, span: Span) -> tuple[Chain, Span] | None:
    """The subject of whom the sentence's opening tells what he is: "For someone who hates crowds, Ana Orlo …"."""
    text, sentence = desk.scan.text, desk.scan.sentence(span.start)
    first = desk.scan.sentences[sentence]
    if not _FRONT.fullmatch(text, first, span.start) or not _SOME.match(text, span.start, span.end):
        return None
    end = desk.scan.sentences[sentence + 1] if sentence + 1 < len(desk.scan.sentences) else len(text)
    for mention in desk.scan.between(span.end, min(end, span.start + _LONGEST)):
        if mention.quoted or mention.kind != "person" or mention.possessive:
            continue
        link = desk.chains.links.get(mention.start)
        comma = _BEHIND_COMMA.search(text, span.end, mention.start)
        if link is None or link.chain is None or comma is None or not _ACTS.match(text, mention.end):
            return None  # somebody else comes first
        return link.chain, Span(mention.name_start, mention.name_end)
    return None


def acts(desk: Desk, attribution: Attribution, span: Span) -> bool:
    """Whether the cue’s verb stands right behind "the …", without the comma that would end an apposition."""
    verbs = (desk.stored[cue.start : cue.end].split(" ")[0] for cue in attribution.cue if cue.start == span.end + 1)
    the = desk.stored[span.start : span.start + 4].lower() == "the "
    return the and any(not verb.endswith("ing") and verb not in ("who", "whose", "that") for verb in verbs)


def apposed_to(desk: Desk, span: Span) -> tuple[Chain, Span] | None:
    """The person whose name ends right before a description, but for a comma: "Ana Orlo, an engineer"."""
    text = desk.scan.text
    if _SAYS.match(text, span.end) or _OPENS.fullmatch(
        text, desk.scan.sentences[desk.scan.sentence(span.start)], span.start
    ):
        return None  # "Orlo, a top aide said, is sure of it"; "In a talk with Orlo, the mayor said so"
    if text[max(0, span.start - 2) : span.start] != ", " or not re.match(r"(?:an?|the)\s", text[span.start : span.end]):
        return None
    who = _WHO.match(text, span.start, span.end + 5)
    if who:  # "chose Jon Venn as her deputy, a man who …"
        gender = "m" if who.group(1) == "man" else "f" if who.group(1) == "woman" else None
        start = desk.scan.sentences[desk.scan.sentence(span.start)]
        before = [(m, desk.chains.links.get(m.start)) for m in desk.scan.between(start, span.start)]
        people = [(m, link.chain) for m, link in before if link and link.chain and link.chain.kind == "person"]
        fits = [(m, c) for m, c in people if not m.possessive and (gender is None or c.gender == gender)]
        if fits and all(c is fits[-1][1] for _, c in fits):
            return fits[-1][1], Span(fits[-1][0].name_start, fits[-1][0].name_end)
    near = [m for m in desk.scan.between(max(0, span.start - 60), span.start) if m.end == span.start - 2]
    link = desk.chains.links.get(near[0].start) if near else None
    if link is None or link.chain is None or link.chain.kind != "person" or near[0].possessive:
        return None
    return link.chain, Span(near[0].name_start, near[0].name_end)


# "A voter from the hills who", up to its relative pronoun, or "A long-time " before the word for what he calls himself.
_INDEFINITE: Final = re.compile(r"[\"“]?(?:But\s|And\s)?(?:An?|Another)\s(?:[\w’'-]+\s){0,6}")
_IS_THE: Final = re.compile(
    r"\s(?:is|was|remains|became|has\sbeen|had\sbeen)\s(?:(?:also|now|still|then|once)\s)?(?:an?|the)\s(?:very\s)?(?:[\w-]+\s){1,4}"
)
_CALLS_HIMSELF: Final = re.compile(
    r"-(?:described|professed|proclaimed|styled|declared|identified|confessed|avowed|anointed|appointed)\b"
)
_HIS_OWN_NAME: Final = re.compile(
    r"(?:(?:,\s|\s[-–—]+\s)(?:[A-Z][\w.-]{0,11}(?:\s[A-Z]\w+)?,\s)?|\s(?:is|was)\s)(?:an?|the)\s(?:[\w-]+\s){0,3}"
)


def opening(desk: Desk, at: int) -> tuple[Chain, Span] | None:
    """The subject that follows what a sentence opens with to say what he is, where ``at`` stands in that: "A voter who
    knew the dam, Ana Orlo stayed." """
    text, first = desk.scan.text, desk.scan.sentences[desk.scan.sentence(at)]
    before = _INDEFINITE.fullmatch(text, first, at)
    if before is None or any(word in lexicon.SPEECH or word in lexicon.AUXILIARIES for word in before.group().split()):
        return None  # "A voter told a neighbour who"
    comma = _TO_COMMA.match(text, at, at + _LONGEST)
    mention = next(iter(desk.scan.between(comma.end(), comma.end() + 1)), None) if comma else None
    link = desk.chains.links.get(mention.start) if mention else None
    if mention is None or comma is None or link is None or link.chain is None or mention.start != comma.end():
        return None
    if mention.kind != "person" or mention.possessive or not _ACTS.match(text, mention.end):
        return None
    return link.chain, Span(mention.name_start, mention.name_end)


def of_predicate(desk: Desk, at: int) -> tuple[Chain, Span] | None:
    """The person of whom a sentence says right before ``at`` what he is: "Ana Orlo is the engineer who"."""
    text, first = desk.scan.text, desk.scan.sentences[desk.scan.sentence(at)]
    near = [m for m in desk.scan.between(max(first, at - 80), at) if m.end <= at]
    link = desk.chains.links.get(near[-1].start) if near else None
    if link is None or link.chain is None or near[-1].kind != "person" or near[-1].possessive or near[-1].quoted:
        return None
    found = _IS_THE.fullmatch(text, near[-1].end, at)
    return (link.chain, Span(near[-1].name_start, near[-1].name_end)) if found else None


def calls_himself(desk: Desk, span: Span) -> tuple[Chain, Span] | None:
    """Who calls himself what follows: "Ana Orlo, a self-described optimist", "A self-described optimist, Orlo said"."""
    scan, text = desk.scan, desk.scan.text
    if text[span.start : span.end].lower() != "self" or not _CALLS_HIMSELF.match(text, span.end):
        return None
    first = scan.sentences[scan.sentence(span.start)]
    ahead = opening(desk, span.start)
    if ahead is not None:
        return ahead
    people: dict[int, tuple[Chain, Span]] = {}
    for mention in scan.between(max(first, span.start - _LONGEST), span.start):
        link = desk.chains.links.get(mention.start)
        if mention.start < first or mention.kind != "person" or link is None or link.chain is None:
            continue
        where = Span(mention.name_start, mention.name_end)
        if _HIS_OWN_NAME.fullmatch(text, mention.end, span.start):
            return link.chain, where
        people[id(link.chain)] = (link.chain, where)
    apposed = _SOME_COMMA.search(text, first, span.start)
    return next(iter(people.values())) if len(people) == 1 and apposed else None
