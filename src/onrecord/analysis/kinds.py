"""Direct, indirect or mixed: what the quotation marks of the text say, and nothing else."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.analysis.drafts import Draft, Page, covers
from onrecord.analysis.quotes import Quote
from onrecord.domain import Quotation, Span

# A content is direct when so little of it stands outside the marks that it is no wording of its own ("that").
_LOOSE_WORDS = 1


def settle(page: Page, drafts: list[Draft]) -> None:
    """Set ``quotation`` of every draft from the outermost quotation marks of the page (labelled turns keep theirs)."""
    outer = [quote for quote in page.quotes if quote.level == 0]
    starts = [quote.start for quote in outer]
    for draft in drafts:
        if not draft.rule.startswith("turn"):
            draft.quotation = _kind(page, draft, outer, starts)


def _kind(page: Page, draft: Draft, outer: list[Quote], starts: list[int]) -> Quotation:
    inside = outside = 0
    for span in draft.content:
        at = span.start
        first = max(0, bisect_right(starts, span.start) - 1)
        for n in range(first, len(outer)):
            quote = outer[n]
            if quote.start >= span.end:
                break
            shared = Span(quote.start, quote.end)
            if covers((span,), shared):
                inside += 1
                if quote.start > at:
                    outside += _words(page.text[at : quote.start])
                at = max(at, quote.end)
        if at < span.end:
            outside += _words(page.text[at : span.end])
    if not inside:
        return "indirect"
    return "direct" if outside <= _LOOSE_WORDS else "mixed"


def _words(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in text.split())
