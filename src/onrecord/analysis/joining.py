"""What one sentence splits belongs together, and what another sentence begins does not: quotations parted by their
cue, quotations of the next paragraph, the reporter's own words after a closing mark.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Final

from onrecord.analysis import quotes
from onrecord.analysis.drafts import Draft, Page, Places, covers, line_after, line_before, merged
from onrecord.analysis.quotes import Quote
from onrecord.analysis.sentences import breaks
from onrecord.domain import Span, Spans

_BETWEEN: Final = 160  # code points of cue and source between the halves of a quotation
_FOLLOWS: Final = 250  # code points of a sentence's end between a quotation's cue and its next part
_FIRST: Final = re.compile(r"(?:\n|[.!?][\"”’')\]]*\s+)(?:But |And |Then |Later |Now )?$")
_CLOSES: Final = re.compile(r"[^.!?:\n\"“”]*[.!?]\s*")  # the rest of a sentence, which announces nothing
_GOES_ON: Final = re.compile(r"[,–—-]\W*$")
_SENTENCE: Final = re.compile(r"[.!?…]\W*$")
_OWN_WORDS: Final = re.compile(r"\s+[A-Z]")

# A clause with "that" and its finite verb, which a later cue of the same source may have taken for its own.
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|am|has|had|have|will|would|can|could|should|shall|must|may|might|does|did|do|cannot|\w{2,}ed)\b"
    r"|[’'](?:s|re|ll|d|ve)\b|n[’']t\b"
)
_ITS_VERB: Final = re.compile(r"(?:\w+ly\s)?\w{3,}(?<!s)s")
_APPOSED: Final = re.compile(r"(?:, [^,;:.!?\n\"“”]{1,80},)? ?")


def clauses(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give back to a clause with "that" the verb that was taken for its source's next: "Venn said that the plan,
    made in May, shows “a new spirit”" says one thing. Returns what remains."""
    by_cue = {one.cue[0].start: one for one in drafts if one.source and len(one.cue) == 1 and one.content}
    starts = sorted(by_cue)
    gone: set[int] = set()
    for one in drafts:
        if not one.source or len(one.content) != 1 or not page.text.startswith("that ", one.content[0].start):
            continue
        what = one.content[0]
        n = bisect_left(starts, what.end)
        other = by_cue[starts[n]] if n < len(starts) else one
        if other is one or other.source != one.source or other.content[0].start < other.cue[0].end:
            continue
        verb = other.cue[0]
        near = verb.start - what.end <= _BETWEEN and _APPOSED.fullmatch(page.text, what.end, verb.start)
        if near and _ITS_VERB.fullmatch(page.text, verb.start, verb.end) and not _VERB.search(what.of(page.text)):
            one.content = merged((Span(what.start, other.content[0].end), *other.content[1:]))
            gone.add(id(other))
    return [one for one in drafts if id(one) not in gone]


def halves(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give the second half of a quotation that its cue splits ("A," said X, "b.") to the draft of the first half.

    Another draft that had the second half loses it, and goes when it has no content left. Returns what remains.
    """
    outer = [quote for quote in page.quotes if not quote.level and quote.closed]
    places = Places(drafts)
    for left, right in pairwise(outer):
        if not _split(page.text, left, right):
            continue
        between, second = Span(left.end, right.start), Span(right.start, right.end)
        owner = next(
            (one for one in places.touching([Span(left.start, left.end)]) if _cue_in(one, between)),
            None,
        )
        if owner is None or covers(owner.content, second) == right.end - right.start:
            continue
        for other in places.touching([second]):
            if other is not owner:
                other.content = _without(other.content, second)
        owner.content = merged((*owner.content, second))
    return [one for one in drafts if one.content or one.stance == "no-comment"]


def follow(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Give a quotation without source and cue to the quotation that it goes on with: behind the sentence of its cue
    ("A," said Venn, an engineer from Dalby. "B."). As the paragraph after one that ends in words of somebody's, and
    right behind a sentence that tells of words without marks ("Venn recalled the flood. "B.""), it stays by itself and
    has the same source. Returns what remains.

    In 300 documents of PolNeAR train, 9 of 12 such quotations are right then, and 3 have no annotation at all.
    """
    loose = [one for one in drafts if not one.source and not one.cue and len(one.content) == 1 and _marked(page, one)]
    if not loose:
        return drafts
    cued = sorted((one for one in drafts if one.source and one.cue and not one.headline), key=_end)
    ends = [_end(one) for one in cued]
    joined: set[int] = set()
    for one in sorted(loose, key=lambda one: one.start):
        n = bisect_right(ends, one.start) - 1
        if n < 0 or ends[n] < one.start - _FOLLOWS:
            continue
        before = cued[n]
        between = page.text[ends[n] : one.start]
        beside = "\n" not in between and len(breaks(page.text, ends[n] - 1, one.start)) <= 1
        below = _below(page.text, before, between)
        kind = _marks(page, one.content[0])
        alike = any(kind & _marks(page, span) for span in before.content)  # not a heading in ‘marks’
        if alike and below:
            one.source = before.source
        elif alike and beside:
            before.content = merged((*before.content, *one.content))
            ends[n] = _end(before)
            joined.add(id(one))
        elif beside and not any(quotes.marked(s.of(page.text)) for s in before.content) and _opens(page.text, before):
            one.source = before.source
    return [one for one in drafts if id(one) not in joined]


def _marks(page: Page, span: Span) -> set[str]:
    """Which kinds of marks open an outermost quotation in a span."""
    first = bisect_left(page.quotes, span.start, key=_opens_at)
    last = bisect_left(page.quotes, span.end, key=_opens_at)
    return {quote.kind for quote in page.quotes[first:last] if not quote.level}


def _opens_at(quote: Quote) -> int:
    return quote.start


def _below(text: str, before: Draft, between: str) -> bool:
    """Whether a paragraph follows one that ends with a draft's words, or that begins with them and ends with the
    sentence of their cue."""
    head, line, tail = between.partition("\n")
    if not line or tail.strip():
        return False
    if before.content[-1].end == _end(before):
        return not any(map(str.isalnum, head))
    start = before.content[0].start
    opens = not text[text.rfind("\n", max(0, start - _FOLLOWS), start) + 1 : start].strip()
    return opens and _CLOSES.fullmatch(head) is not None


def _end(one: Draft) -> int:
    return one.spans[-1].end


def _opens(text: str, one: Draft) -> bool:
    """Whether the sentence of a draft begins with its source, its subject then."""
    start = one.source[0].start
    floor = max(0, start - _FOLLOWS)
    return not text[floor:start].strip() or _FIRST.search(text, floor, start) is not None


def _marked(page: Page, one: Draft) -> bool:
    """Whether a content is one outermost quotation with its marks."""
    n = bisect_left(page.quotes, one.content[0].start, key=lambda quote: quote.start)
    return n < len(page.quotes) and page.quotes[n].start == one.content[0].start and not page.quotes[n].level


def near(page: Page, drafts: list[Draft]) -> None:
    """Take from a draft the contents that stand beyond another draft's whole paragraph, seen from its own cue.

    The model links spans by what they say, and now and then a quotation to a speaker paragraphs away, past somebody
    else's words. Of the annotators' 3,492 contents in several pieces (PolNeAR train) one reaches so far.
    """
    cues = sorted((cue.start, number) for number, one in enumerate(drafts) if one.source for cue in one.cue)
    starts = [start for start, _ in cues]
    for number, one in enumerate(drafts):
        if len(one.content) < 2 or not one.cue:
            continue
        cue = one.cue[0]
        kept = []
        for piece in one.content:
            first, last = (piece.end, cue.start) if piece.end <= cue.start else (cue.end, piece.start)
            between = cues[bisect_left(starts, first) : bisect_left(starts, last)]
            others = (other for start, other in between if other != number and _parted(page.text, first, start, last))
            if next(others, None) is None:
                kept.append(piece)
        one.content = tuple(kept) or one.content


def _parted(text: str, first: int, cue: int, last: int) -> bool:
    """Whether a cue stands in a paragraph of its own between two places."""
    return "\n" in text[first:cue] and "\n" in text[cue:last]


def _split(text: str, left: Quote, right: Quote) -> bool:
    """Whether two quotations are halves of one sentence with their cue between."""
    between = text[left.end : right.start]
    if len(between) > _BETWEEN or "\n" in between or not between.rstrip().endswith((",", ":")):
        return False
    first = next((char for char in text[right.start + 1 : right.end] if char.isalnum()), "")
    goes_on = _GOES_ON.search(text, max(left.start, left.end - 4), left.end - 1) is not None
    return goes_on and first.islower() and not breaks(text, left.end, right.start)


def _cue_in(one: Draft, between: Span) -> bool:
    return any(between.start <= cue.start and cue.end <= between.end for cue in one.cue)


def _without(content: Spans, gone: Span) -> Spans:
    out: list[Span] = []
    for span in content:
        if span.end <= gone.start or span.start >= gone.end:
            out.append(span)
            continue
        out.extend(Span(*ends) for ends in ((span.start, gone.start), (gone.end, span.end)) if ends[0] < ends[1])
    return tuple(out)


def part(page: Page, drafts: list[Draft]) -> None:
    """Take from contents what other sentences say: a finished quotation of another paragraph that shares its line with
    words of its own, and the reporter's sentences after a closing mark."""
    outer = [quote for quote in page.quotes if not quote.level]
    starts = [quote.start for quote in outer]
    for draft in drafts:
        if not draft.content:
            continue
        draft.content = tuple(_cut_after_mark(page.text, span, outer, starts) for span in draft.content)
        if draft.cue and len(draft.content) > 1:
            home = page.text.rfind("\n", 0, draft.cue[0].start)
            kept = tuple(
                span
                for span in draft.content
                if page.text.rfind("\n", 0, span.start) == home or not _has_company(page.text, span, outer, starts)
            )
            if any(page.text.rfind("\n", 0, span.start) == home for span in kept):
                draft.content = kept


def _cut_after_mark(text: str, span: Span, outer: list[Quote], starts: list[int]) -> Span:
    """``“That was too long.” I cannot remember …`` ends with its closing mark."""
    n = bisect_right(starts, span.start) - 1
    if n < 0 or not outer[n].closed or outer[n].end >= span.end or outer[n].start != span.start:
        return span
    rest = text[outer[n].end : span.end]
    ended = _SENTENCE.search(text, max(span.start, outer[n].end - 4), outer[n].end) is not None
    if ended and _OWN_WORDS.match(rest) and not quotes.marked(rest):
        return Span(span.start, outer[n].end)
    return span


def _has_company(text: str, span: Span, outer: list[Quote], starts: list[int]) -> bool:
    """Whether a content is a closed quotation with other words on its line."""
    n = bisect_left(starts, span.start)
    if n == len(outer) or outer[n].start != span.start or not outer[n].closed or outer[n].end < span.end:
        return False
    words = line_before(text, span.start) + line_after(text, outer[n].end)
    return any(char.isalpha() for char in words)
