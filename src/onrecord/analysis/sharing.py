"""One source for several cues of a sentence: "Venn praised the plan, calling it fair but stressing that …".

The encoder links a source to the cue beside it; a participle further on has the same subject. A second finite verb
("… and suggested") often has not, so it is left alone: an open source is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from onrecord.analysis.drafts import Draft, Page, covers, merged, trimmed
from onrecord.analysis.edges import BEFORE_TAIL, inside_marks
from onrecord.analysis.quotes import DOUBLE_MARKS
from onrecord.analysis.sentences import apart, breaks
from onrecord.analysis.silences import who_before
from onrecord.domain import Span, Spans

_PARTICIPLE: Final = re.compile(r"(?:\w+ly\s+)?\w{3,}ing\b", re.IGNORECASE)
SPLIT: Final = "split-1"

RESUMED: Final = "resumed-1"

_SAYING: Final = (
    r"(?P<cue>adding|stating|saying|noting|stressing|emphasi[sz]ing|underlining|underscoring|warning|arguing|insisting|"
    r"claiming|reiterating|reinforcing|explaining|declaring|suggesting|highlighting|indicating) (?=that\b)"
)
_TRAILING: Final = re.compile(rf"{BEFORE_TAIL}\s+(?:while |and |but )?{_SAYING}")
_PASSED_OVER: Final = re.compile(rf"(?:,[\"”’']?|\b(?:but|and|while))\s+{_SAYING}")
# "…, as President Orlo has cut the fund and <threatened>": the clause has a subject of its own, and the verb is its.
_OWN_SUBJECT: Final = re.compile(
    r"\b(?:as|because|after|while|when|since|although|though|before|where)\s+(?P<who>(?:[A-Z][\w.’'-]*\s){1,6})"
    r"(?:has|have|had)\s+[a-z][\w ’'-]{2,120}?\s(?:and|but|or)\s+$"
)
_JOINED: Final = re.compile(r"(?:,|\band\b|\bbut\b|\bthen\b|\bwhile\b|\bby\b)\W*$")
# "Kerr was furious with Venn for saying": who is blamed for saying it said it.
_BLAMED: Final = re.compile(r"\b(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})\sfor\s$")
_BLAMED_REACH: Final = 100  # code points before a cue in which who is blamed stands
# "My mother rang me and said,": a second verb before quoted words has its sentence's subject.
_SECOND: Final = re.compile(r"\band(?:\sthen)?\s$")
_SPOKE: Final = re.compile(r"(?:said|says|told|asked|asks|wrote|shouted|replied|explained|added|whispered|yelled)\b")
# The conjunction right before a source that stands last.
_OTHER_CLAUSE: Final = re.compile(
    r"\b(?:when|while|as|after|before|because|although|though|since|where|if|until|that|which|who)\s+$"
)
_LEAD: Final = 200  # code points before such a verb, back to its sentence's beginning
_REACH: Final = 600  # code points of one sentence that are looked back over


def split(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Attributions that a content swallowed: "…, adding that …" after reported words is the same source's next."""
    out: list[Draft] = []
    for draft in drafts:
        if not draft.content or not draft.source:
            continue
        last = draft.content[-1]
        match = _TRAILING.search(page.text, last.start, last.end)
        before_cue = bool(draft.cue) and draft.cue[0].start >= last.end  # "…, adding that it leaks, Venn said"
        if match is None or before_cue or inside_marks(page, match.start("cue")):
            continue
        cue, what = Span(*match.span("cue")), Span(match.end("cue") + 1, last.end)
        draft.content = (*draft.content[:-1], Span(last.start, max(match.start(), match.end("kept"))))
        out.append(Draft(draft.source, (cue,), (what,), SPLIT, confidence=0.7))
    return out


def resume(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Attributions that the model passed over: "Venn called it unfit, but stressing that …" is hers too.

    Only where an attribution with a source stands before it in its sentence, and no other covers a word of it.
    """
    matches = list(_PASSED_OVER.finditer(page.text))
    if not matches:
        return []
    sourced = sorted((one for one in drafts if one.cue and one.source), key=lambda one: one.cue[-1].end)
    ends = [one.cue[-1].end for one in sourced]
    taken = merged(tuple(span for one in drafts for span in (*one.source, *one.cue, *one.content)))
    out: list[Draft] = []
    for match in matches:
        cue = Span(*match.span("cue"))
        n = bisect_right(ends, cue.start) - 1
        if n < 0 or inside_marks(page, cue.start) or apart(page.text, sourced[n].cue[-1], cue):
            continue
        what = _to_the_stop(page.text, cue.end + 1)
        if what is not None and not covers(taken, Span(cue.start, what.end)):
            out.append(Draft(sourced[n].source, (cue,), (what,), RESUMED, confidence=0.6))
    return out


def _to_the_stop(text: str, start: int) -> Span | None:
    """The words from ``start`` to the stop of their sentence, or of the text; None where no stop is near."""
    end = min(len(text), start + _REACH)
    stops = breaks(text, start, end)
    last = stops[0] if stops else len(text.rstrip(" \n.!?")) if end == len(text) else start
    return Span(start, last) if " " in text[start:last] else None


def correct(page: Page, drafts: list[Draft]) -> None:
    """Give a cue the subject of its own clause, where its source is the main clause's or open; take from it the subject
    of a clause that only says when or why ("The call for a pause comes as Orlo met Venn")."""
    for draft in drafts:
        if _of_another_clause(page.text, draft):
            draft.source = ()
        if draft.cue and not draft.source and _PARTICIPLE.match(page.text, draft.cue[0].start, draft.cue[0].end):
            blamed = _BLAMED.search(page.text, max(0, draft.cue[0].start - _BLAMED_REACH), draft.cue[0].start)
            draft.source = (Span(*blamed.span("who")),) if blamed else ()
        elif draft.cue and not draft.source:
            draft.source = _first_subject(page.text, draft)
        if not draft.source or not draft.cue or draft.source[-1].end >= draft.cue[0].start:
            continue
        gap = draft.source[-1].end
        match = _OWN_SUBJECT.search(page.text, max(gap, draft.cue[0].start - _REACH), draft.cue[0].start)
        if match:
            start, end = match.span("who")
            draft.source = (Span(start, end - 1),)


def _of_another_clause(text: str, draft: Draft) -> bool:
    """Whether the source is what a conjunction behind the content begins a clause with. Of the annotators' 212
    attributions of PolNeAR train in the order of cue, content and source none has one there."""
    if not (draft.source and draft.cue and draft.content) or draft.cue[-1].end > draft.content[0].start:
        return False
    end, start = draft.content[-1].end, draft.source[0].start
    return start - end <= _REACH and _OTHER_CLAUSE.search(text, end, start) is not None


def _first_subject(text: str, draft: Draft) -> Spans:
    """Who does the first of two things of which the second is to say quoted words."""
    cue = draft.cue[0]
    quoted = draft.content and draft.content[0].start > cue.end and text[draft.content[0].start] in DOUBLE_MARKS
    if not quoted or not _SPOKE.match(text, cue.start) or not _SECOND.search(text[max(0, cue.start - 12) : cue.start]):
        return ()
    floor = max(0, cue.start - _LEAD)
    floor = max(floor, text.rfind("\n", floor, cue.start) + 1)
    ends = breaks(text, floor, cue.start)
    start = ends[-1] + 1 if ends else floor
    while text[start] in "\"”’' " and start < cue.start:
        start += 1  # the mark that closes the sentence before
    lead = trimmed(text, Span(start, cue.start)) if start < cue.start else None
    found = who_before(text, lead) if lead is not None else None
    return (found,) if found is not None else ()


def spread(page: Page, drafts: list[Draft]) -> None:
    """Give drafts without a source that of the draft before them in their sentence, where the grammar says so."""
    ordered = sorted((draft for draft in drafts if draft.cue), key=lambda draft: draft.cue[0].start)
    before: Draft | None = None  # the nearest one with a source
    for draft in ordered:
        if before is not None and not draft.source and _shares(page.text, before, draft):
            draft.source = before.source
        if draft.source:
            before = draft


def _shares(text: str, before: Draft, draft: Draft) -> bool:
    """Whether a draft's cue leans on the sentence of the one ``before`` it."""
    near = draft.cue[0].start - before.cue[0].start <= _REACH
    return near and _follows(text, draft) and not apart(text, before.cue[-1], draft.cue[0])


def _follows(text: str, draft: Draft) -> bool:
    """Whether the cue is a participle that leans on what stands before it."""
    cue = draft.cue[0]
    return bool(
        _PARTICIPLE.match(text, cue.start, cue.end) and _JOINED.search(text[max(0, cue.start - 12) : cue.start])
    )
