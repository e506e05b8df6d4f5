"""What a verdict leaves for the words after it: whom "he", "they" and "it" go on about."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.parts import trim
from onrecord.analysis.speakers.scan import Scan
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker

_INDEFINITE = frozenset("somebody someone anybody anyone everybody everyone nobody one".split())


def remember(desk: Desk, attribution: Attribution, speakers: tuple[Speaker, ...]) -> None:
    """Note on the desk who has just spoken: one person, a group or a body, or that it stayed open."""
    spans = (*attribution.source, *attribution.content)
    if not spans:
        return
    main = [s for s in speakers if s.role == "speaker"]
    start = attribution.source[0].start if attribution.source else spans[0].start
    end = max(span.end for span in spans)
    if not main:
        return
    if len(main) > 1 or (main[0].entity and main[0].entity.kind == "group"):
        desk.group, desk.group_at = tuple(main), desk.scan.sentence(max(start, end - 1))
        desk.group_end = max(s.end for s in (*spans, *attribution.cue))
        _example(desk, main, attribution, start, end)
        return
    if main[0].entity is None and attribution.source:
        desk.unclear_at = attribution.source[0].start
    entity = main[0].entity
    if entity is not None and entity.name.lower().split()[0] in _INDEFINITE:
        return  # no "he" points back to a "somebody"
    if main[0].rule == rules.WRITER:
        return  # no "he" points back to the "I" of the writer
    chain = desk.chain_of(entity)
    if chain is not None and not chain.named and chain.kind == "document" and attribution.source:
        writer = _whose(desk, attribution.source[0])
        if writer is not None:  # "Orlo’s article says …": "he" goes on about Orlo
            desk.salience.spoke(writer, start, end, _shown(desk, writer, attribution, main[0]))
    if chain is not None and not chain.named and attribution.source:
        first = attribution.source[0]
        text = desk.scan.text
        if (
            text[max(0, first.start - 5) : first.start].endswith(("for ", "than "))
            and text[first.end : first.end + 4] == " to "
        ):
            return  # "it is rare for a judge to say so": nobody in particular
    aside = main[0].rule == rules.ROLE and "in apposition" in main[0].because and _opened(desk, attribution, start)
    if chain is not None and chain.kind == "person" and (aside or _within_words(desk, attribution, start)):
        desk.salience.see(chain, start, end, 1.0, _shown(desk, chain, attribution, main[0]))
    elif chain is not None and chain.kind == "person":
        desk.salience.spoke(chain, start, end, _shown(desk, chain, attribution, main[0]))
    elif chain is not None:
        desk.thing, desk.thing_at = chain, desk.scan.sentence(max(start, end - 1))
        desk.salience.speaker = None


def _whose(desk: Desk, span: Span) -> Chain | None:
    """The person whose words a source is: "Orlo’s article"."""
    for mention in desk.scan.between(span.start, span.end):
        link = desk.chains.links.get(mention.start)
        if mention.possessive and mention.kind == "person" and mention.start - span.start <= 4:
            return link.chain if link else None
    return None


def _example(desk: Desk, main: list[Speaker], attribution: Attribution, start: int, end: int) -> None:
    """The one person named for a group ("experts like Ana Orlo say"): "she" goes on about that one."""
    people = [one for one in main if one.entity and one.entity.kind == "person" and one.entity.named]
    groups = [one for one in main if one.entity and one.entity.kind == "group"]
    chain = desk.chain_of(people[0].entity) if len(people) == 1 and len(main) == 2 and groups else None
    if chain is not None:
        desk.salience.spoke(chain, start, end, _shown(desk, chain, attribution, people[0]))


def _within_words(desk: Desk, attribution: Attribution, at: int) -> bool:
    """Whether a source stands inside somebody else’s words of its sentence: the text goes on about that one."""
    index = bisect_right(desk.extents, (at, 1 << 62, ""))
    here = desk.scan.sentence(at)
    return bool(attribution.source) and any(
        start < at < end and key != attribution.id and desk.scan.sentence(start) == here
        for start, end, key in desk.extents[max(0, index - 4) : index]
    )


def _opened(desk: Desk, attribution: Attribution, at: int) -> bool:
    """Whether somebody else is the source that the sentence of a place opens with."""
    first = desk.scan.sentences[desk.scan.sentence(at)]
    index = bisect_right(desk.source_spans, (first + 3, 0))
    own = attribution.source[0].start if attribution.source else -1
    return any(
        first <= start <= first + 3 and start != own for start, _ in desk.source_spans[max(0, index - 2) : index + 1]
    )


def _shown(desk: Desk, chain: Chain, attribution: Attribution, speaker: Speaker) -> tuple[int, int]:
    """The words that show who spoke, whole: the name in the source, or the source itself."""
    scan = desk.scan
    for span in attribution.source:
        for mention in scan.between(span.start, span.end):
            link = desk.chains.links.get(mention.start)
            if link and link.chain is chain:
                return mention.start, mention.end
    spans = attribution.source[:1] or speaker.evidence[:1] or attribution.content
    return trim(scan.text, *one_paragraph(scan, spans[0], attribution))


def one_paragraph(scan: Scan, span: Span, attribution: Attribution) -> tuple[int, int]:
    """A source's stretch in one paragraph: where it runs over a paragraph's end, the piece nearest to the cue."""
    text = scan.text[span.start : span.end]
    if "\n" not in text.strip():
        return span.start, span.end
    anchor = (attribution.cue or attribution.content or attribution.source)[0].start
    pieces = [(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\n]*\w[^\n]*", text)]
    return min(pieces, key=lambda piece: max(piece[0] - anchor, anchor - piece[1], 0), default=(span.start, span.end))
