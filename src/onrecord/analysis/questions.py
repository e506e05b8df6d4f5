"""What somebody was asked: "Kerr was asked whether she would go", "Asked about the leak, Venn declined to comment".

It is not theirs who were asked, and no claim: it is put by whoever is said to have asked, mostly nobody who counts.
Their answer keeps it; then it is no statement of its own, as the question of a "Q:" is none (:mod:`.turns`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.analysis.sentences import breaks
from onrecord.domain import Span

_VERB: Final = re.compile(r"\b(?:asked|questioned|quizzed|pressed|grilled)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(  # of a verb in the passive
    r"(?:^|\b(?:is|are|was|were|be|been|being|when|if|once)\s+(?:(?:\w+ly|again|also|then|later|first)\s+)?)$",
    re.IGNORECASE,
)
_WHAT: Final = r"(?:whether|if|why|how|what|who|whom|when|where|which|about|on|over)\b"
_ASKS: Final = re.compile(rf"\W*{_WHAT}", re.IGNORECASE)
_TOPIC: Final = re.compile(r"\b(?:about|on|over)\s*$", re.IGNORECASE)
_BY: Final = re.compile(r"\s+by\s+(?P<who>[^,;:\n]{2,60}?)(?:\s+(?:on\s)?\w+day)?(?:\s+(?:about|on|over))?\s*")
# "Kerr, asked why it leaks, blamed the rain": a clause put in, after which the sentence goes on.
_PUT_IN: Final = re.compile(r"\s*,\s+(?!(?:but|and|or|because|as|while|saying|adding|which|who|though|although)\b)")
_FRONTED: Final = re.compile(
    r"(?:[A-Z][^\n—–]{1,60}\s(?:[—–]|--?)\s+)?[\s\"“‘'(]*(?:(?:But|And|When|If|Once)\s+){0,2}(?:(?:\w+ly|again)\s+)?(?:asked|questioned|quizzed|pressed|grilled)\b"
    rf"[^.,;:\n\"“]{{0,60}}?\b(?P<what>{_WHAT}[^;:\n\"“”]{{3,200}}?),\s*$",
    re.IGNORECASE,
)
_TRAILING: Final = re.compile(
    r"[\s,]{1,3}(?:when|after\s+being|if)\s+(?:\w+ly\s+|again\s+)?(?:asked|questioned|quizzed|pressed|grilled)\b"
    rf"[^.,;:\n\"“]{{0,60}}?\b(?P<what>{_WHAT}[^.,;:?\n\"“”]{{3,200}})",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(r"(?:he|she|they|it|we|i)$", re.IGNORECASE)
_REACH: Final = 400  # code points before a draft in which its sentence begins


def settle(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what was asked taken from whom was asked, and given to the answers as their question; without
    the questions that an answer keeps and nobody is said to have put. Sets source, stance and question of drafts."""
    asked = [one for one in drafts if one.parent is None and one.cue and one.content and _passive(page, one)]
    if not asked and not _VERB.search(page.text):
        return drafts
    in_order = sorted((one for one in drafts if one.parent is None), key=_told)
    starts = [_told(one) for one in in_order]
    kept: set[int] = set()
    for one in asked:
        whom, one.source, one.stance = one.source, _by(page, one), "question"
        answer = next(iter(in_order[bisect_right(starts, one.content[-1].end - 1) :]), None)
        if answer is not None and answer.question is None and _answers(page, one, answer, whom):
            answer.question = Span(one.content[0].start, one.content[-1].end)
            kept.add(id(one))
    for before, one in zip([None, *in_order], in_order, strict=False):
        if one.question is None and one.stance != "question":
            one.question = _fronted(page, one, before) or _trailing(page, one)
    return [one for one in drafts if id(one) not in kept or one.source]


def _told(one: Draft) -> int:
    """Where a draft starts to tell, its source aside, which may stand before what was asked."""
    return min(span.start for span in (one.cue + one.content) or one.source)


def _passive(page: Page, one: Draft) -> bool:
    """Whether the source of a draft, if it has any, is who was asked."""
    cue = Span(one.cue[0].start, one.cue[-1].end)
    verb = _VERB.search(page.text, cue.start, cue.end)
    content = one.content[0]
    if verb is None or content.start < verb.end():
        return False
    words = " ".join(span.of(page.text) for span in one.content)
    between = page.text[verb.end() : content.start]
    if len(between) > _REACH or not (
        _ASKS.match(words) or _TOPIC.search(between) or words.rstrip("\"”’' ").endswith("?")
    ):
        return False
    floor = max(0, verb.start() - 40, page.text.rfind("\n", 0, verb.start()) + 1)
    before = page.text[floor : verb.start()]
    edge = breaks(page.text, floor, verb.start() + 1)
    if _BEFORE.search(before[edge[-1] + 1 - floor :].lstrip("\"”’' ") if edge else before):
        return True
    beside = page.text[one.source[-1].end - 1 : verb.start()] if one.source and one.source[-1] < one.cue[0] else ""
    put_in = beside.rstrip().endswith(",") and len(beside) < 4
    return put_in and bool(_PUT_IN.match(page.text, one.content[-1].end))


def _by(page: Page, one: Draft) -> tuple[Span, ...]:
    """Who is said to have asked."""
    verb = _VERB.search(page.text, one.cue[0].start)
    found = _BY.fullmatch(page.text, verb.end(), one.content[0].start) if verb else None
    who = trimmed(page.text, Span(*found.span("who"))) if found else None
    return (who,) if who else ()


def _answers(page: Page, asked: Draft, answer: Draft, whom: tuple[Span, ...]) -> bool:
    """Whether what stands next after a question answers it: in its sentence, or in the next of the paragraph by whom
    was asked."""
    at, start = asked.content[-1].end, _told(answer)
    if start - at > _REACH or "\n" in page.text[at:start]:
        return False
    ends = len(breaks(page.text, at - 1, start))
    if not ends:
        return True
    if ends > 1 or not whom or not answer.source:
        return False
    name, said_by = whom[-1].of(page.text).strip(" ,"), answer.source[-1].of(page.text).strip(" ,")
    return bool(_PRONOUN.match(said_by)) or name.split()[-1:] == said_by.split()[-1:]


def _fronted(page: Page, one: Draft, before: Draft | None) -> Span | None:
    """What was asked by the words that open the sentence of a draft, where no other stands between."""
    floor = max(0, one.start - _REACH, page.text.rfind("\n", 0, one.start) + 1)
    edge = breaks(page.text, floor, one.start)
    start = edge[-1] + 1 if edge else floor
    if (before is not None and before.spans[-1].end > start and before.stance != "question") or not _VERB.search(
        page.text, start, one.start
    ):
        return None
    found = _FRONTED.match(page.text, start, one.start)
    return Span(*found.span("what")) if found else None


def _trailing(page: Page, one: Draft) -> Span | None:
    """What was asked by the words right behind a draft."""
    found = _TRAILING.match(page.text, one.spans[-1].end)
    return trimmed(page.text, Span(*found.span("what"))) if found else None
