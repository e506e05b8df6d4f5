"""Direct, indirect or mixed: what the quotation marks of the text say, and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from onrecord.analysis.drafts import Draft, Page, covers
from onrecord.analysis.quotes import Quote
from onrecord.domain import Quotation, Span

# Words outside the marks that are no wording of the source's: a content of these and a quotation is direct.
_LOOSE: Final = frozenset("that whether if to and but or as because how why of for with in on so then".split())


def settle(page: Page, drafts: list[Draft]) -> None:
    """Set ``quotation`` of every draft from the outermost quotation marks of the page; labelled turns and signed posts
    keep theirs."""
    outer = [quote for quote in page.quotes if quote.level == 0]
    starts = [quote.start for quote in outer]
    for draft in drafts:
        if not draft.rule.startswith(("turn", "post")):
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
    return "mixed" if outside else "direct"


def _words(text: str) -> int:
    """How many words of a content's own there are."""
    words = (word.strip(".,;:!?…–—-()[]\"'“”‘’").lower() for word in text.split())
    return sum(1 for word in words if word and word not in _LOOSE)
