"""Contents and quotation marks brought into line: what stands between one pair of marks was said by one source.

The encoder decides token by token; the marks are facts. A content that covers most of a quotation is widened to all of
it; a quotation over several paragraphs is one; a quotation that nobody claims, yet stands as a sentence of its own, is
kept as an attribution without a source. Contents that are only a quoted word of somebody's title or nickname go.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from onrecord.analysis import quotes
from onrecord.analysis.drafts import Draft, Page, covers, line_after, line_before, merged
from onrecord.analysis.quotes import Quote
from onrecord.analysis.sentences import apart
from onrecord.domain import Span, Spans

FLOATING: Final = "floating-1"
UNCLOSED: Final = "unclosed-1"

# A content is widened to the whole quotation when it covers at least this share of it.
_MOST: Final = 0.5
_TAIL: Final = 20  # code points at the end of a quotation in which its final punctuation stands
_FLOATING_WORDS: Final = 3  # a free-standing quotation has at least so many words to count as speech
# "wrote the authors of the “Harbour Project,”": what such a word leads to is a name in marks, and a part of who speaks.
_TITLED: Final = re.compile(
    r"(?:^|\s)(?:the|an?|of|in|for|called|named|titled|entitled|his|her|its|their)$", re.IGNORECASE
)
_HEADING_WORDS: Final = 8
_SENTENCE_CLOSED: Final = re.compile(r"[.!?:…]\W*$")
_ENDS_AS_SENTENCE: Final = re.compile(r"[.!?…,—–-]\W*$")


@dataclass(frozen=True, slots=True)
class Group:
    """One quotation: its parts (one a paragraph) as pairs of marks, and as ``spans`` with their marks."""

    parts: tuple[Quote, ...]
    spans: Spans

    @property
    def closed(self) -> bool:
        """Whether the last part has its closing mark."""
        return self.parts[-1].closed


def groups(page: Page) -> list[Group]:
    """The outermost quotations of a page."""
    return [
        Group(tuple(parts), tuple(Span(part.start, part.end) for part in parts))
        for parts in quotes.parts_of_one(page.quotes)
    ]


def fit(page: Page, drafts: list[Draft]) -> None:
    """Widen contents to the quotations that they mostly cover, and to the parts in other paragraphs."""
    found = groups(page)
    starts = [group.parts[0].start for group in found]
    claims: dict[int, list[Draft]] = {}
    for draft in drafts:
        for n in _touched(found, starts, draft.content):
            claims.setdefault(n, []).append(draft)
    for n, claimants in claims.items():
        _fit_one(found[n], claimants)


def _fit_one(group: Group, claimants: list[Draft]) -> None:
    """Give each part of a quotation that one draft mostly covers, and each that nobody claims, to a draft."""
    claims: list[list[tuple[Draft, int]]] = [[] for _ in group.spans]
    shares: dict[Draft, int] = dict.fromkeys(claimants, 0)
    starts = [part.start for part in group.spans]
    for draft in claimants:
        shared: defaultdict[int, int] = defaultdict(int)
        for span in draft.content:
            n = max(0, bisect_right(starts, span.start) - 1)
            while n < len(starts) and starts[n] < span.end:
                shared[n] += covers((group.spans[n],), span)
                n += 1
        for n, length in shared.items():
            if length:
                claims[n].append((draft, length))
                shares[draft] += length
    most = max(claimants, key=lambda draft: shares[draft])
    wider: defaultdict[Draft, list[Span]] = defaultdict(list)
    for part, rivals in zip(group.spans, claims, strict=True):
        length = part.end - part.start
        if not rivals:
            wider[most].append(part)
        elif len(rivals) == 1 and length > rivals[0][1] >= _MOST * length:
            wider[rivals[0][0]].append(part)
    for draft, parts in wider.items():
        # Not where the draft's own cue or source stands inside the marks.
        own = (*draft.cue, *draft.source)
        free = [part for part in parts if not any(part.start <= one.start and one.end <= part.end for one in own)]
        draft.content = merged((*draft.content, *free))


def _touched(found: list[Group], starts: list[int], content: Spans) -> set[int]:
    touched: set[int] = set()
    for span in content:
        n = max(0, bisect_right(starts, span.start) - 1)
        while n < len(found) and found[n].parts[0].start < span.end:
            if covers(found[n].spans, span):
                touched.add(n)
            n += 1
    return touched


def release(page: Page, drafts: list[Draft]) -> None:
    """Take quotations out of sources that swallowed them ("said Ora Venn, the engineer, “to stand”"): what a source
    span ends with in marks is content, unless it is a short name in marks."""
    outer = [quote for quote in page.quotes if not quote.level]
    starts = [quote.start for quote in outer]
    for draft in drafts:
        if not draft.source:
            continue
        last = draft.source[-1]
        n = bisect_left(starts, last.end) - 1
        if n < 0 or outer[n].start <= last.start or outer[n].end < last.end:
            continue
        quote = Span(outer[n].start, outer[n].end)
        inside = page.text[quote.start + 1 : quote.end - 1]
        left = page.text[last.start : quote.start].rstrip(" ,:;–—-")
        if (
            not left
            or _TITLED.search(left)
            or (len(inside.split()) < _FLOATING_WORDS and not _ENDS_AS_SENTENCE.search(inside[-_TAIL:]))
        ):
            continue
        draft.source = (*draft.source[:-1], Span(last.start, last.start + len(left)))
        draft.content = merged((*draft.content, quote))


def unclosed(page: Page) -> list[Draft]:
    """Drafts for quotations whose closing mark is missing and whose own cue stands inside ("We start, Venn said."):
    the words up to the cue, as a guess of low confidence."""
    out: list[Draft] = []
    for quote in page.quotes:
        if quote.closed or quote.continues or quote.level:
            continue
        cue = quotes.OWN_CUE.match(page.text, quote.end - 1)
        if cue:
            source, verb = Span(*cue.span("who")), Span(*cue.span("cue"))
            out.append(Draft((source,), (verb,), (Span(quote.start, quote.end),), UNCLOSED, confidence=0.4))
    return out


def tighten(page: Page, drafts: list[Draft]) -> None:
    """Drop contents without marks that lie in another sentence than the cue, where its own sentence has a content.

    The annotators let a content go on over sentences inside quotation marks only.
    """
    cues = sorted(one.cue[0].start for one in drafts if one.cue)
    for draft in drafts:
        if not draft.cue or len(draft.content) < 2:
            continue
        near = tuple(span for span in draft.content if not apart(page.text, span, draft.cue[0]))
        if near and len(near) < len(draft.content):
            marked = (span for span in draft.content if quotes.marked(span.of(page.text)[:2]))
            draft.content = merged((*near, *(span for span in marked if not _taken_over(page.text, draft, span, cues))))


def _taken_over(text: str, draft: Draft, span: Span, cues: list[int]) -> bool:
    """Whether a span stands in a later paragraph than the cue, behind the cue of somebody else."""
    cue = draft.cue[-1].end
    return bisect_left(cues, span.start) > bisect_left(cues, cue) and "\n" in text[cue : span.start]


def floating(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Attributions for quotations that stand as sentences of their own and that no draft claims."""
    taken = merged(tuple(span for draft in drafts for span in (*draft.content, *draft.source, *draft.cue)))
    starts = [span.start for span in taken]
    out: list[Draft] = []
    doubled = any(quote.kind == "double" for quote in page.quotes)
    for group in groups(page):
        if any(_any_covered(taken, starts, span) for span in group.spans):
            continue
        if doubled and group.parts[0].kind == "single" and _is_heading(page.text, group):
            continue
        if _stands_alone(page, group):
            out.append(Draft((), (), group.spans, FLOATING, confidence=0.5 if group.closed else 0.3))
    return out


def _is_heading(text: str, group: Group) -> bool:
    """Whether a few words in single marks fill a line: where others are quoted in double ones they head a section."""
    first, last = group.parts[0], group.parts[-1]
    few = len(text[first.start : last.end].split()) <= _HEADING_WORDS
    return few and not line_before(text, first.start) and not line_after(text, last.end).strip(".")


def _any_covered(taken: Spans, starts: list[int], span: Span) -> bool:
    n = bisect_left(starts, span.end)
    return n > 0 and taken[n - 1].end > span.start


def _stands_alone(page: Page, group: Group) -> bool:
    text = page.text
    first, last = group.parts[0], group.parts[-1]
    inside = text[first.start + 1 : last.end - last.closed]
    if len(inside.split()) < _FLOATING_WORDS or not _ENDS_AS_SENTENCE.search(inside[-_TAIL:]):
        return False
    letter = next((char for char in inside if char.isalnum()), "")
    if not (letter.isupper() or letter.isdigit()):
        return False
    before, after = line_before(text, first.start), line_after(text, last.end)
    alone_before = not before or bool(_SENTENCE_CLOSED.search(before))
    alone_after = not after or after[0].isupper() or after[0] in quotes.MARKS
    return alone_before and alone_after
