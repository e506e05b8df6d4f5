"""Second hand: through whom a speaker's words came to the report, nearest first, no level left out.

Words inside other words come through the speakers of every attribution around them. Words may also be passed on by
somebody whom the text puts beside the cue ("said through her lawyer").
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Final

from onrecord.analysis.speakers import lexicon, rules, sources
from onrecord.analysis.speakers.named import named
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker

# Deeper than this no text goes; it bounds the work on hostile nesting.
LEVELS: Final = 12
_THROUGH = re.compile(
    r"(?<![\w'’-])(?:through|via)\s(?=(?:his|her|their|its|an?|the|another|two|several|[A-Z])[\w.'’]*\s)"
)
_END = re.compile(r"[,;:.!?\n\"“”]|\s(?:that|on|in|at|who|which|when|and|to|for|saying|said|has|had|is|was)\s")
_MEDIATORS: Final = lexicon.SPOKES | frozenset(
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
    for one in (*_beside(desk, attribution), *_around(desk, attribution)):
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
    end = min(max(span.end for span in spans), start + 400) + BEHIND
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
