"""Block quotes without quotation marks: direct quotations of whom the line before them or a credit below them names.

The format of a page says that they are somebody's words (``<blockquote>``, ``>``), which is as much as a mark says.
Whose, a clause that introduces them says ("Venn wrote:"), by what the model links to it, or a credit ("— Ora Venn").
One with neither is left as it is read: a page sets its own lines and lists so, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.analysis.drafts import Draft, Page, Places, overlap, trimmed
from onrecord.domain import Span, Spans

BLOCK: Final = "turn-block-1"

_CREDIT: Final = re.compile(
    r"(?P<dash>[—–―]|--?)\s{0,4}(?P<who>(?:the\s)?[@A-Z][^\n!?:;\"“”]{1,100}?)[ \t.]{0,8}$", re.IGNORECASE
)
_FOOTER: Final = re.compile(r"(?P<who>[A-Z][\w.’'-]*\s[A-Z][^\n.!?:;\"“”]{1,80})$")
_ENDED: Final = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_SAYS: Final = re.compile(r"\b(?:said|says|told|asked|added|wrote|is|was|are|were|has|had|did|does)\b")
_CREDIT_REACH: Final = 120  # code points at the end of a paragraph, or of one of its own, in which a credit stands
_CREDIT_WORDS: Final = 12
_MARKED: Final = 0.5  # of a block quote between marks: the marks say what was said, then
_LONGEST: Final = 20_000  # code points: what is longer is a page set as a quotation


def find(page: Page, drafts: list[Draft], blocks: Sequence[Span]) -> list[Draft]:
    """Drafts for the block quotes of a page (spans of its text, in order) that are introduced or credited."""
    if not blocks:
        return []
    outer = tuple(Span(quote.start, quote.end) for quote in page.quotes if not quote.level)
    places = Places(drafts)
    found: list[Draft] = []
    for block in blocks:
        first = bisect_left(page.paragraphs, block.start, key=lambda one: one.end - 1)
        last = bisect_left(page.paragraphs, block.end, key=lambda one: one.start)
        said = [one for piece in page.paragraphs[first:last] if (one := _within(page.text, piece, block))]
        if not said or block.end - block.start > _LONGEST:
            continue
        if overlap(outer, (block,)) > _MARKED * (block.end - block.start):
            continue
        inside = places.touching(said)
        if any(one.rule.startswith(("turn", "post")) for one in inside):
            continue
        following = page.paragraphs[last] if last < len(page.paragraphs) else None
        credit = _credit(page.text, said, following)
        if credit is not None:
            who, dash, said = credit
            found.append(_draft((who,), dash, said, 0.9))
            continue
        before = page.paragraphs[first - 1] if first else None
        lead = _lead(before, said[0], inside)
        if lead is not None:
            found.append(_draft(lead.source, lead.cue, said, 0.9))
    return found


def _draft(source: Spans, cue: Spans, said: list[Span], sure: float) -> Draft:
    return Draft(source, cue, tuple(said), BLOCK, confidence=sure, quotation="direct")


def _within(text: str, piece: Span, block: Span) -> Span | None:
    start, end = max(piece.start, block.start), min(piece.end, block.end)
    return trimmed(text, Span(start, end)) if start < end else None


def _lead(before: Span | None, first: Span, inside: list[Draft]) -> Draft | None:
    """The draft whose source and cue stand in the paragraph before a block quote and whose content opens it."""
    if before is None:
        return None
    link = [
        one
        for one in inside
        if one.source
        and one.cue
        and all(before.start <= span.start and span.end <= before.end for span in (*one.source, *one.cue))
        and any(first.start <= span.start <= first.start + 1 for span in one.content)
    ]
    return max(link, key=lambda one: one.confidence) if link else None


def _credit(text: str, said: list[Span], following: Span | None) -> tuple[Span, Spans, list[Span]] | None:
    """Who is credited at the end of a block quote or in a paragraph right below it, the dash before the name, and the
    quotation without them."""
    last = said[-1]
    match = _CREDIT.search(text, max(last.start, last.end - _CREDIT_REACH), last.end)
    if match and _is_name(match["who"]):
        rest = trimmed(text, Span(last.start, match.start())) if match.start() > last.start else None
        kept = [*said[:-1], rest] if rest else said[:-1]
        if kept and _ENDED.search(text, max(kept[-1].start, kept[-1].end - 4), kept[-1].end):
            return Span(*match.span("who")), (Span(*match.span("dash")),), kept
    if len(said) > 1 and last.end - last.start <= _CREDIT_REACH:
        match = _FOOTER.match(text, last.start, last.end)
        if match and _is_name(match["who"]) and _ENDED.search(text, max(0, said[-2].end - 4), said[-2].end):
            return last, (), said[:-1]
    if following is not None and following.end - following.start <= _CREDIT_REACH:
        match = _CREDIT.match(text, following.start, following.end)
        if match and _is_name(match["who"]):
            return Span(*match.span("who")), (Span(*match.span("dash")),), said
    return None


def _is_name(who: str) -> bool:
    name = who.removeprefix("the ").lstrip("@")
    return name[:1].isupper() and len(who.split()) <= _CREDIT_WORDS and not _SAYS.search(who)
