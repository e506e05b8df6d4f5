"""What a put-in "he said" parts: "Her estimate, she told the inquiry, was based on drawings", "that will not happen,
they believe — but …".

The words before it are reported too. A verb right behind it has its subject there; and where the sentence ends or
breaks off behind it, what stands before is all that is reported.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, Places
from onrecord.analysis.quotes import DOUBLE_MARKS
from onrecord.analysis.sentences import breaks
from onrecord.domain import Span

_REACH: Final = 200  # code points of a sentence before a put-in "he said"
_LONGEST_REST: Final = 40  # code points between its verb and the comma: "she told the inquiry,"
_LEAST: Final = 4
_FINITE: Final = re.compile(
    r"(?:was|is|are|were|has|had|have|would|will|could|can|should|must|did|does|do|may|might|remains?|needs?|came|went|"
    r"made|took|got|seems?|represents?|poses?|means?|[a-z]{3,}ed|[a-z]+n[’']t)\b"
)
_REST: Final = re.compile(r"[^.;:\n\"“”]{0,38}, $")
_NO_SUBJECT: Final = re.compile(
    r"[\"“”—–:;()]|^(?:But|And|So|Still|Yet|Now|Then|However|Later|In|On|At|As|After|Before|For|With|By|From|If|When|"
    r"While|Although|Asked|Speaking|Meanwhile)\b"
)
_TELLER: Final = re.compile(r",\s(?P<who>he|she|they|I|we)\s")
# "which, according to AFP, the council and the mayor had opposed": the source ends at the first comma.
_WHICH: Final = re.compile(r"\b(?:which|who|whom|that)$")
_GOES_ON: Final = re.compile(r"\s(?:have|has|had|is|are|was|were|will|would|can|could|do|does|did)\b[^,.;:—–\n]{2,120}")
_BREAKS_OFF: Final = re.compile(r"\s?(?:[—–]|--)")


def widen(page: Page, drafts: list[Draft]) -> None:
    """Give contents what stands before a put-in "he said" in their sentence."""
    for one in drafts:
        _with_teller(page.text, one)
        _without_next_subject(page.text, one)
    places = Places(drafts)
    for one in drafts:
        if not one.source or not one.cue or len(one.content) != 1 or one.headline:
            continue
        first = min(one.source[0].start, one.cue[0].start)
        last = max(one.source[-1].end, one.cue[-1].end)
        content = one.content[0]
        if content.start < last:
            continue
        before = _before(page.text, first)
        if before is None or any(other is not one for other in places.touching([before])):
            continue
        if _has_verb_behind(page.text, last, content):
            one.content = (before, content)
        elif _BREAKS_OFF.match(page.text, last) and _FINITE.search(page.text, before.start, before.end):
            one.content = (before,)


def _with_teller(text: str, one: Draft) -> None:
    """Give words to who is put in ("The minister, they wrote, “has no ears”"), not to whom they tell of."""
    if len(one.source) != 1 or not one.cue or not one.content or one.content[0].start < one.cue[0].end:
        return
    source, cue = one.source[0], one.cue[0]
    found = _TELLER.fullmatch(text, source.end, cue.start) if source.end < cue.start else None
    if found is None or not _REST.fullmatch(text, one.cue[-1].end, one.content[0].start):
        return
    one.source = (Span(*found.span("who")),)
    if not _NO_SUBJECT.search(text, source.start, source.end):
        one.content = (source, *one.content)


def _without_next_subject(text: str, one: Draft) -> None:
    """Take from a source put in behind "which," who acts in the clause that goes on; it is the content's."""
    if len(one.source) != 1 or not one.cue or len(one.content) != 1 or one.content[0].end >= one.cue[0].start:
        return
    source, content = one.source[0], one.content[0]
    comma = text.find(", ", source.start, source.end)
    goes_on = _GOES_ON.match(text, source.end)
    if (
        comma < 0
        or goes_on is None
        or text[one.cue[0].start : one.cue[-1].end].lower() != "according to"
        or not _WHICH.search(text[max(content.start, content.end - 6) : content.end])
    ):
        return
    one.source = (Span(source.start, comma),)
    one.content = (content, Span(comma + 2, goes_on.end()))


def _before(text: str, first: int) -> Span | None:
    """What stands before a comma at ``first`` in its clause, where it can be a subject or a clause."""
    floor = max(0, first - _REACH)
    floor = max(floor, text.rfind("\n", floor, first) + 1)
    edge = breaks(text, floor, first)
    start = edge[-1] + 1 if edge else floor
    dash = max(text.rfind(mark, start, first) for mark in "—–")
    start = max(start, dash + 1)
    while start < first and text[start].isspace():
        start += 1
    if start + _LEAST > first or (start == first - _REACH and not edge) or text[first - 2 : first] != ", ":
        return None
    return None if _NO_SUBJECT.search(text[start : first - 2]) else Span(start, first - 2)


def _has_verb_behind(text: str, last: int, content: Span) -> bool:
    """Whether a content begins with a verb right behind the comma that ends the put-in words."""
    if not last <= content.start <= last + _LONGEST_REST or not _REST.fullmatch(text, last, content.start):
        return False
    at = content.start + (text[content.start] in DOUBLE_MARKS)  # "The minister, they wrote, “has no ears”"
    return _FINITE.match(text, at, content.end) is not None
