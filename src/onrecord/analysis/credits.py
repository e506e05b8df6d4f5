"""Quotations whose source stands beside them without a verb: after a dash, or in a header line before them."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, Places, line_before, overlap, size, trimmed
from onrecord.analysis.marks import Group, groups
from onrecord.domain import Span, Spans

DASH: Final = "dash-1"
HEADER: Final = "header-1"

_DASH: Final = re.compile(
    r"[ \t\u00a0]{0,8}\n{0,2}[ \t]{0,8}(?P<dash>[—–―]|--?)\s{0,8}"
    r"(?P<who>[@A-Z][^\n.!?:;\"“”]{1,100}?)[ \t.]{0,8}(?=\n|$)"
)
_HEADER: Final = re.compile(
    r"(?:.{0,60}\b(?:from|by|of)\s+|^(?:and|then|next|also)?\s*)(?P<who>(?:the\s+)?[A-Z][^\n:\"“”]{1,80}?)\s*$",
    re.IGNORECASE,
)
_HEADER_WORDS: Final = 14
_NEAR: Final = 200  # code points that a header line, and the white space after it, may have
_STARTS_WITH_CAPITAL: Final = re.compile(r"(?:the\s+)?[A-Z]")


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for quotations credited by a dash or a header. A quotation that a draft gives a source is left alone
    when only a header, which is weaker, says otherwise."""
    out: list[Draft] = []
    known = Places(draft for draft in drafts if draft.source)
    for group in groups(page):
        credit = _after_dash(page, group)
        if credit:
            who, dash = credit
            out.append(Draft((who,), (dash,), group.spans, DASH, confidence=0.9))
            continue
        header = _before(page, group)
        if header and not any(_mostly(draft.content, group.spans) for draft in known.touching(group.spans)):
            who, colon = header
            out.append(Draft((who,), (colon,), group.spans, HEADER, confidence=0.8))
    return out


def _mostly(content: Spans, spans: Spans) -> bool:
    return overlap(content, spans) * 2 >= size(spans)


def _after_dash(page: Page, group: Group) -> tuple[Span, Span] | None:
    """The name, and the dash before it, after a quotation that fills its own paragraph up to there."""
    last = group.parts[-1]
    if len(group.parts) == 1 and line_before(page.text, last.start):
        return None
    match = _DASH.match(page.text, last.end)
    if match is None or len(match.group("who").split()) > 12:
        return None
    who = trimmed(page.text, Span(*match.span("who")))
    return (who, Span(*match.span("dash"))) if who else None


def _before(page: Page, group: Group) -> tuple[Span, Span] | None:
    """The name in a line of its own that ends in a colon, right before the quotation's paragraph."""
    start = group.parts[0].start
    near = page.text[max(0, start - _NEAR) : start]
    end = start - len(near) + len(near.rstrip())
    if "\n" not in page.text[end:start] or not near.rstrip().endswith(":"):
        return None
    floor = max(0, end - _NEAR)
    head = page.text.rfind("\n", floor, end) + 1
    if not head and floor:
        return None  # too long for a header
    words = page.text[head : end - 1]
    if len(words.split()) > _HEADER_WORDS:
        return None
    match = _HEADER.match(words)
    if match is None or not _STARTS_WITH_CAPITAL.match(match.group("who")):
        return None
    who = trimmed(page.text, Span(head + match.start("who"), head + match.end("who")))
    return (who, Span(end - 1, end)) if who else None
