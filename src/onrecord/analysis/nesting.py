"""Attributions inside contents: which lie in which, and a second look inside those that quote again.

A token has one label, so the encoder cannot say that a quotation is nested. A second reading of the outer content, as a
text of its own, can.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from onrecord.analysis import encoder, extraction
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import Draft, Page, covers
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Span, Spans

NESTED: Final = "nested-1"

# Reported speech inside reported speech ("Kerr told aides he would quit"): a name, then a verb of telling.
_TELLS: Final = re.compile(
    r"[A-Z][\w’'-]+ (?:has |had )?(?:told|promised|assured|informed|warned) [\w ]{2,40}?\b(?:he|she|they|that|it)\b"
)
_LONGEST: Final = 3_000  # code points of a content that is worth a second look


def adopt(drafts: list[Draft]) -> None:
    """Set the parent of every draft that lies wholly inside another's content: the smallest such one."""
    outers = sorted((draft for draft in drafts if draft.content), key=lambda draft: draft.content[0].start)
    starts = [draft.content[0].start for draft in outers]
    longest = max((draft.content[-1].end - draft.content[0].start for draft in outers), default=0)
    for draft in drafts:
        if draft.parent is not None:
            continue
        first = bisect_left(starts, draft.start - longest)
        around = [
            outer
            for outer in outers[first : bisect_left(starts, draft.start + 1)]
            if outer is not draft and all(covers(outer.content, span) == span.end - span.start for span in draft.spans)
        ]
        if around:
            draft.parent = min(around, key=lambda outer: sum(span.end - span.start for span in outer.content))


def second_look(page: Page, drafts: list[Draft], deadline: Deadline) -> list[Draft]:
    """Drafts found by reading again inside contents that hold a quotation of their own or reported speech."""
    out: list[Draft] = []
    inner = [quote for quote in page.quotes if quote.level]
    starts = [quote.start for quote in inner]
    known = {span for draft in drafts for span in draft.cue}
    for draft in drafts:
        for span in draft.content:
            if span.end - span.start > _LONGEST:
                continue
            quotes_again = bisect_left(starts, span.start) < bisect_left(starts, span.end)
            if not quotes_again and not (draft.quotation == "indirect" and _TELLS.search(span.of(page.text))):
                continue
            deadline.check()
            out.extend(_inside(page, draft, span, known))
    return out


def _inside(page: Page, draft: Draft, span: Span, known: set[Span]) -> list[Draft]:
    start, end = span.start, span.end
    outer = next((q for q in page.quotes if not q.level and q.start <= start and q.end >= end - 1), None)
    if outer is not None and page.text[start] == page.text[outer.start]:
        start, end = start + 1, end - (1 if outer.closed and end == outer.end else 0)
    if end - start < 3:
        return []
    text = page.text[start:end]
    read = extraction.extract(text, wordpiece(), encoder.shipped(), encoder.shipped_heads(), Deadline())

    def moved(spans: Spans) -> Spans:
        return tuple(Span(one.start + start, one.end + start) for one in spans)

    found: list[Draft] = []
    for raw in read.attributions:
        if not raw.cue or moved(raw.cue)[0] in known:
            continue
        if sum(one.end - one.start for one in raw.content) >= 0.9 * len(text):
            continue  # the outer one over again
        evidence = replace(raw.evidence)
        nested = Draft(moved(raw.source), moved(raw.cue), moved(raw.content), NESTED, evidence, parent=draft)
        found.append(nested)
    return found
