"""Descriptions in apposition: "Ana Orlo, an engineer"; what acts behind a comma is none."""

from __future__ import annotations

import re
from typing import Final

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
