"""Attributions that a sentence makes without a plain "X said": "According to X, …", and a claim that another answers
("X's claim that … was disputed by Y"). And whose answer a quotation is: "Asked about the leak, X was calm. “It holds.”"
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.analysis.postposed import speaks
from onrecord.analysis.quotes import DOUBLE_MARKS
from onrecord.domain import Span

ACCORDING: Final = "according-1"
ANSWERED: Final = "answered-1"

_ACCORDING: Final = re.compile(
    r"(?:^|(?<=[.!?\"”’]\s)|(?<=\n))(?P<cue>According to) (?P<who>[^,.;:\n]{2,100}), "
    r"(?P<what>[^\n]{4,600}?[.!?])(?=\s|$)"
)
_ANSWERED: Final = re.compile(
    r"\s+(?P<cue>(?:was|were|is|are|has been|have been)\s+(?:\w+ly\s+)?(?:disputed|denied|rejected|dismissed|echoed|"
    r"criticised|criticized|confirmed|contradicted|challenged|questioned|refuted|backed|welcomed))\s+by\s+"
    r"(?P<who>[^,.;:\n]{2,80})"
)
# "Asked whether it holds, Venn was calm.", right before a quotation without source and cue.
_ASKED: Final = re.compile(
    r"(?:^|[.!?][\"”’]?\s)Asked\s[^.!?\n]{2,300}, (?P<who>[^,.!?\n]{1,80}?)\s"
    r"(?:was|is|had|did|shrugged|smiled|paused|laughed|nodded|hesitated|grinned|sighed|seemed|sounded|looked|remained|stayed|"
    r"kept|turned|gave|took|replied|answered|responded|demurred|bristled)\b[^,.!?\n\"“”]{0,80}[.:]\s$"
)
_ASKED_REACH: Final = 500  # code points of the sentence before a quotation


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts of both forms for cues that no draft has yet."""
    cues = sorted(span.start for draft in drafts for span in draft.cue)
    return [*_according(page, cues), *_answered(page, drafts)]


def _according(page: Page, cues: list[int]) -> list[Draft]:
    taken = set(cues)
    out: list[Draft] = []
    for match in _ACCORDING.finditer(page.text):
        who, what = (trimmed(page.text, Span(*match.span(name))) for name in ("who", "what"))
        if match.start("cue") not in taken and who and what:
            content = Span(what.start, what.end - 1)
            out.append(Draft((who,), (Span(*match.span("cue")),), (content,), ACCORDING, confidence=0.8))
    return out


def _answered(page: Page, drafts: list[Draft]) -> list[Draft]:
    """A passive verb of answering right behind a claim made with a noun: the whole claim is what was answered."""
    out: list[Draft] = []
    cues = {span.start for draft in drafts for span in draft.cue}
    for draft in drafts:
        if not draft.content or not draft.cue or draft.cue[0].start > draft.content[-1].start:
            continue
        match = _ANSWERED.match(page.text, draft.content[-1].end)
        if match is None or any(match.start("cue") <= at < match.end("cue") for at in cues):
            continue
        who = trimmed(page.text, Span(*match.span("who")))
        if who:
            claim = Span(draft.start, draft.content[-1].end)
            out.append(Draft((who,), (Span(*match.span("cue")),), (claim,), ANSWERED, confidence=0.7))
    return out


def asked(page: Page, drafts: list[Draft]) -> None:
    """Give a quotation without source and cue the one who was asked in the sentence right before it."""
    for one in drafts:
        if one.source or one.cue or len(one.content) != 1 or page.text[one.content[0].start] not in DOUBLE_MARKS:
            continue
        start = one.content[0].start
        floor = max(0, start - _ASKED_REACH)
        floor = max(floor, page.text.rfind("\n", floor, start) + 1)
        match = _ASKED.search(page.text[floor:start])
        if match is not None and speaks(match["who"]):
            one.source = (Span(floor + match.start("who"), floor + match.end("who")),)
