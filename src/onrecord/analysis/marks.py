"""Contents and quotation marks brought into line: what stands between one pair of marks was said by one source.

The encoder decides token by token; the marks are facts. A content that covers most of a quotation is widened to all of
it; a quotation over several paragraphs is one; a quotation that nobody claims, yet stands as a sentence of its own, is
kept as an attribution without a source. Contents that are only a quoted word of somebody's title or nickname go.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from onrecord.analysis import quotes
from onrecord.analysis.drafts import Draft, Page, covers, merged
from onrecord.analysis.quotes import Quote
from onrecord.domain import Span, Spans

FLOATING: Final = "floating-1"

# A content is widened to the whole quotation when it covers at least this share of it.
_MOST: Final = 0.5
_FLOATING_WORDS: Final = 3  # a free-standing quotation has at least so many words to count as speech
_SENTENCE_CLOSED: Final = re.compile(r"[.!?:…]\W*$")
_ENDS_AS_SENTENCE: Final = re.compile(r"[.!?…,—–-]\W*$")


@dataclass(frozen=True, slots=True)
class Group:
    """One quotation: its parts (one a paragraph) as pairs of marks."""

    parts: tuple[Quote, ...]

    @property
    def spans(self) -> Spans:
        """The parts with their marks, as spans."""
        return tuple(Span(part.start, part.end) for part in self.parts)

    @property
    def closed(self) -> bool:
        """Whether the last part has its closing mark."""
        return self.parts[-1].closed


def groups(page: Page) -> list[Group]:
    """The outermost quotations of a page."""
    return [Group(tuple(parts)) for parts in quotes.parts_of_one(page.quotes)]


def fit(page: Page, drafts: list[Draft]) -> None:
    """Widen contents to the quotations that they mostly cover, and to the parts in other paragraphs."""
    found = groups(page)
    starts = [group.parts[0].start for group in found]
    claims: dict[int, list[Draft]] = {}
    for draft in drafts:
        for n in _touched(found, starts, draft.content):
            claims.setdefault(n, []).append(draft)
    for n, claimants in claims.items():
        group = found[n]
        for part in group.spans:
            best = max(claimants, key=lambda draft: covers(draft.content, part))
            shared = covers(best.content, part)
            rivals = sum(covers(draft.content, part) > 0 for draft in claimants)
            if part.end - part.start > shared >= _MOST * (part.end - part.start) and rivals == 1:
                _widen(best, part)
        _take_other_paragraphs(group, claimants)


def _touched(found: list[Group], starts: list[int], content: Spans) -> set[int]:
    touched: set[int] = set()
    for span in content:
        n = max(0, bisect_right(starts, span.start) - 1)
        while n < len(found) and found[n].parts[0].start < span.end:
            if covers(found[n].spans, span):
                touched.add(n)
            n += 1
    return touched


def _widen(draft: Draft, part: Span) -> None:
    """Add ``part`` to the draft's content, except for what is its own cue or source inside it."""
    own = [span for span in (*draft.cue, *draft.source) if span.start >= part.start and span.end <= part.end]
    if own:
        return
    draft.content = merged((*draft.content, part))


def _take_other_paragraphs(group: Group, claimants: list[Draft]) -> None:
    if len(group.parts) < 2:
        return
    best = max(claimants, key=lambda draft: sum(covers(draft.content, part) for part in group.spans))
    others = [draft for draft in claimants if draft is not best]
    for part in group.spans:
        if not covers(best.content, part) and not any(covers(draft.content, part) for draft in others):
            _widen(best, part)


def floating(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Attributions for quotations that stand as sentences of their own and that no draft claims."""
    taken = merged(tuple(span for draft in drafts for span in (*draft.content, *draft.source, *draft.cue)))
    starts = [span.start for span in taken]
    out: list[Draft] = []
    for group in groups(page):
        if any(_any_covered(taken, starts, span) for span in group.spans):
            continue
        if _stands_alone(page, group):
            out.append(Draft((), (), group.spans, FLOATING, confidence=0.5 if group.closed else 0.3))
    return out


def _any_covered(taken: Spans, starts: list[int], span: Span) -> bool:
    n = bisect_left(starts, span.end)
    return n > 0 and taken[n - 1].end > span.start


def _stands_alone(page: Page, group: Group) -> bool:
    text = page.text
    first, last = group.parts[0], group.parts[-1]
    inside = text[first.start + 1 : last.end - 1]
    if len(inside.split()) < _FLOATING_WORDS or not _ENDS_AS_SENTENCE.search(inside):
        return False
    letter = next((char for char in inside if char.isalnum()), "")
    if not (letter.isupper() or letter.isdigit()):
        return False
    before = text[text.rfind("\n", 0, first.start) + 1 : first.start].strip()
    end_of_line = text.find("\n", last.end)
    after = text[last.end : end_of_line if end_of_line >= 0 else len(text)].strip()
    alone_before = not before or bool(_SENTENCE_CLOSED.search(before))
    alone_after = not after or after[0].isupper() or after[0] in quotes.MARKS
    return alone_before and alone_after
