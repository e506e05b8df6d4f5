"""Second hand: through whom a speaker's words came to the report, nearest first, no level left out.

Words inside other words come through the speakers of every attribution around them. Words may also be passed on by
somebody whom the text puts beside the cue ("said through her lawyer").
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Final

from onrecord.analysis.speakers import rolewords, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import role_of
from onrecord.analysis.speakers.scan import Scan
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker

# Deeper than this no text goes; it bounds the work on hostile nesting.
LEVELS: Final = 12
_THROUGH = re.compile(
    r"(?<![\w'’-])(?:through|via)\s(?=(?:his|her|their|its|an?|the|another|two|several|[A-Z])[\w.'’]*\s)"
)
# "Through a spokesman, Jon Venn, she said", "In a statement released by her lawyer, Jon Venn, Orlo said": at the
# start of a sentence, up to the comma before the subject.
_OPENED = re.compile(
    r"[\"“]?(?:(?:[Ss]peaking|[Ss]peaks|[Ww]riting)\s)?(?:(?:[Tt]hrough|[Vv]ia)"
    r"|In\san?\s(?:[\w-]+\s){1,3}?(?:(?:\w+ed|sent|read(?:\sout)?|given|made)\s(?:[a-z]+\s){0,2}?)?(?:through|via|by))\s"
    r"(?=(?:his|her|their|its|an?|the|one\sof)\s)"
)
_BEHALF = re.compile(r"(?:[Oo]n\sbehalf\sof|[Ss]peaking\sfor)\s(?=(?:the|his|her|their|its|an?)\s|[A-Z])")
_END = re.compile(r"[,;:.!?\n\"“”]|\s(?:that|on|in|at|who|which|when|and|to|for|saying|said|has|had|is|was)\s")
_MEDIATORS: Final = rolewords.SPOKES | frozenset(
    """lawyer lawyers attorney attorneys counsel representative representatives publicist agent aide aides interpreter
    translator intermediary intermediaries manager assistant secretary officer""".split()
)
# How far behind source and cue a mediator may stand, in characters.
BEHIND: Final = 12


def with_via(desk: Desk, attribution: Attribution) -> tuple[Speaker, ...]:
    """The speakers of an attribution, with those through whom its words came as ``via``."""
    speakers = desk.found.get(attribution.id, ())
    if not speakers:
        return speakers
    known = {one.entity.id for one in speakers if one.entity}
    via: list[Speaker] = []
    for one in (*_spoken_for(desk, attribution), *_beside(desk, attribution), *_around(desk, attribution)):
        if one.entity is not None and one.entity.id in known:
            continue
        if one.entity is not None:
            known.add(one.entity.id)
        via.append(one)
    return (*speakers, *via)


def _around(desk: Desk, attribution: Attribution) -> Iterator[Speaker]:
    """The speakers of the attributions around one, from the inside out."""
    inner, passed = attribution, {attribution.id}
    for _ in range(LEVELS):
        outer = desk.by_id.get(inner.parent or "")
        if outer is None or outer.id in passed:
            return
        passed.add(outer.id)
        for one in (*_main(desk, outer), *_beside(desk, outer)):
            because = f"reported by the speaker of the words around it: {one.because}"
            yield dataclasses.replace(one, role="via", rule=rules.AROUND, because=because)
        inner = outer


def _main(desk: Desk, attribution: Attribution) -> tuple[Speaker, ...]:
    return tuple(one for one in desk.found.get(attribution.id, ()) if one.role == "speaker")


def _beside(desk: Desk, attribution: Attribution) -> Iterator[Speaker]:
    """Who passes words on beside source and cue: "said through her lawyer", "Orlo, via a spokesman, said"."""
    spans = (*attribution.source, *attribution.cue)
    if not spans:
        return
    start = min(span.start for span in spans)
    if attribution.source and start == attribution.source[0].start:
        start = subject(desk.scan, start, attribution.source[0].end)
    end = min(max(span.end for span in spans), start + 400) + BEHIND
    opened = opening(desk.scan, start)
    if opened is not None:
        for part in sources.read(desk.scan, *opened):
            yield from _mediator(desk, part)
    for match in _THROUGH.finditer(desk.scan.text, start, min(end + BEHIND, len(desk.scan.text))):
        at = match.end()
        if match.start() > end or any(span.start <= at < span.end for span in attribution.content):
            continue
        stop = _END.search(desk.scan.text, at, at + 90)
        name = re.compile(r",\s(?=[A-Z])").match(desk.scan.text, stop.start()) if stop else None
        if name:  # "through her lawyer, Ana Orlo,"
            stop = _END.search(desk.scan.text, name.end(), name.end() + 60) or stop
        limit = stop.start() if stop else min(at + 90, len(desk.scan.text))
        for part in sources.read(desk.scan, at, limit):
            yield from _mediator(desk, part)


def opening(scan: Scan, at: int) -> tuple[int, int] | None:
    """Who passes words on in the phrase that the sentence of a subject opens with, as the place of the words."""
    first = scan.sentences[scan.sentence(at)]
    found = _OPENED.match(scan.text, first, at) if at - first < 200 else None
    if found is None or scan.text[at - 2 : at] != ", " or at - 2 <= found.end():
        return None
    words = set(scan.text[found.end() : at].lower().replace(",", " ").split())
    return (found.end(), at - 2) if words & _MEDIATORS else None


def subject(scan: Scan, start: int, end: int) -> int:
    """Where the subject begins of a source that has taken in who passes the words on, by name: "her lawyer,
    Jon Venn, Orlo" or "Jon Venn, Orlo" behind "In a statement released by"; ``start`` for any other."""
    people = [m for m in scan.between(start, end) if m.kind == "person" and m.end <= end and not m.possessive]
    if len(people) < 2 or people[-1].end != end or opening(scan, people[-1].start) is None:
        return start
    opened = _OPENED.match(scan.text, scan.sentences[scan.sentence(start)], end)
    return people[-1].start if opened is not None and opened.end() <= start else start


def passing_on(desk: Desk, at: int) -> list[Chain]:
    """The people named for passing words on before a subject: it is not they who speak."""
    opened = opening(desk.scan, at)
    links = (desk.chains.links.get(m.start) for m in desk.scan.between(*opened)) if opened else ()
    return [link.chain for link in links if link is not None and link.chain is not None]


def _spoken_for(desk: Desk, attribution: Attribution) -> Iterator[Speaker]:
    """On whose behalf somebody speaks, in the words of the sentence before the cue: "On behalf of the families, Orlo
    said", "Orlo, speaking for the union, said"."""
    if not attribution.source:
        return
    scan, source = desk.scan, attribution.source[-1]
    first = scan.sentences[scan.sentence(source.start)]
    behind = (one.start for one in (*attribution.cue, *attribution.content) if one.start >= source.end)
    ends = min([*behind, source.end + 160])
    for match in _BEHALF.finditer(scan.text, max(first, source.start - 160), ends):
        at = match.end()
        if match.start() < source.start and match.start() > first + 1:
            continue  # somebody else does in the words before
        stop = re.compile(r"[,;:.\n“”\"]|\s(?:said|who|which|that|at|in|on)\s").search(scan.text, at, at + 80)
        limit = min(stop.start() if stop else ends, ends)
        for part in sources.read(scan, at, limit) if limit > at else ():
            span = Span(part.start, part.end)
            if part.name is not None:
                verdict = named(desk, part.name, span, "on_behalf_of")
            elif (chain := _holder(desk, part)) is not None:
                because = f"somebody speaks on behalf of {display(chain)}, to whom the report gives that role"
                verdict = desk.resolved(rules.BEHALF, chain, because, (span,), "on_behalf_of")
            elif part.form in ("person", "group", "organisation"):
                why = "somebody speaks on their behalf"
                verdict = desk.wording(part.form, span, why, part, count=part.count, role="on_behalf_of")
            else:
                continue
            yield dataclasses.replace(verdict, rule=rules.BEHALF)


def _holder(desk: Desk, part: Part) -> Chain | None:
    """The one person to whom the report has given a described role."""
    role = role_of(desk.scan.text[part.start : part.end]) if part.form == "person" else None
    fits = [one for one in desk.holders.described(role) if one.seen <= part.start] if role else []
    return fits[0] if len(fits) == 1 else None


def _mediator(desk: Desk, part: Part) -> Iterator[Speaker]:
    words = set(desk.scan.text[part.start : part.end].lower().replace(",", " ").split())
    if not words & _MEDIATORS:
        return
    span = Span(part.start, part.end)
    if part.name is not None:
        verdict = named(desk, part.name, span, "via")
        because = f"the words came through somebody: {verdict.because}"
        yield dataclasses.replace(verdict, rule=rules.THROUGH, because=because)
    elif part.form in ("person", "group"):
        kind = "group" if part.form == "group" else "person"
        because = "the words came through somebody described, not named"
        verdict = desk.wording(kind, span, because, part, count=part.count, role="via")
        yield dataclasses.replace(verdict, rule=rules.THROUGH)
