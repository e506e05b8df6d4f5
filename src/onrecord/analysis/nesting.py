"""Attributions inside contents: which lie in which, and a second look inside those that quote again.

A token has one label, so the encoder cannot say that a quotation is nested. A second reading of the outer content, as a
text of its own, can.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Final

from onrecord.analysis import calibration, extraction
from onrecord.analysis.clock import Deadline
from onrecord.analysis.drafts import Draft, Page, Places, covers, size
from onrecord.analysis.encoder import Encoder, Heads
from onrecord.analysis.extraction import Reading
from onrecord.analysis.quotes import DOUBLE_MARKS, Quote
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Span, Spans

NESTED: Final = "nested-1"

# Reported speech inside reported speech ("Kerr told aides he would quit"): a name, then a verb of telling.
_TELLS: Final = re.compile(
    r"\b(?P<who>(?:[A-Z][\w’'-]{1,40} ){0,2}[A-Z][\w’'-]{1,40}) "
    r"(?P<cue>(?:has |had )?(?:told|promised|assured|informed|warned)) "
    r"[\w ]{2,40}?\b(?P<what>(?:that )?(?:he|she|they|it|the)\b.*)$",
    re.DOTALL,
)
# A claim that is itself what is said of ("Kerr's claim that the dam holds was doubted").
_CLAIM: Final = re.compile(
    r"^(?P<who>(?:[A-Z][\w’'-]{1,40} ){0,2}[A-Z][\w-]{1,40})[’']s? "
    r"(?P<cue>claim|assertion|allegation|suggestion|statement|insistence|promise|warning|prediction|assurance)s? "
    r"(?P<what>that\b.*)$",
    re.DOTALL,
)
# Whom somebody quotes: "The Courier quoted an engineer as saying that the dam holds".
_QUOTED_AS: Final = re.compile(
    r"^(?P<who>[^\"“”\n]{2,100}?) (?P<cue>as (?:saying|telling \w+)) (?P<what>.+)$", re.DOTALL
)
_QUOTES: Final = re.compile(r"\b(?:quot|cit)(?:e[sd]?|ing)$")
_AS_SAYING: Final = re.compile(r"as (?:saying|telling \w+)")
# What stands right before a quotation inside a quotation: "He told me 'never again'".
_BEFORE_INNER: Final = re.compile(
    r"\b(?P<who>(?i:he|she|they|I|we|you"
    r"|(?:my|your|his|her|its|our|their|the|an?|one|some)(?: (?!(?:and|or|who|that|which)\b)[\w’'-]{1,40}){1,2})"
    r"|(?:[A-Z][\w’'-]{1,40} ){0,2}[A-Z][\w’'-]{1,40}) "
    r"(?P<cue>said|says|told|asked|wrote|shouted|replied|answered|yelled|promised|warned|tells|asks)"
    r"(?: (?:me|us|him|her|them|you|everyone|people|reporters))?[,:]? ?$"
)
# Who speaks to everybody tells nobody's words: "if you want people to know", "you have to show that".
_ANYBODY: Final = re.compile(r"\s*(?:you|one)\s*", re.IGNORECASE)
_SPOKE: Final = re.compile(r"\b(?:said|told|asked|wrote|claimed|called|promised|argued|warned|saying)\b", re.IGNORECASE)
# Words of others in a turn: "he told me that", "what Kerr wrote", "they said no".
_TOLD: Final = re.compile(
    r"\b(?:said|says|told|tells|wrote|promised|warned|asked|called|claimed|admitted|announced)\b|[\"“]"
)
_BEFORE_MARK: Final = re.compile(
    r"\b(?:said|told|tells|says|asked|wrote|shouted|replied)\b[^\n\"“”.]{0,40}?[,:]\s[\"“]"
)
_SPEAKER: Final = re.compile(r"\s*(?:I|we|you|one|people|everybody|everyone)\s*", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.!?][\"”’')]*\s")
_LEAD: Final = 120  # code points before an inner quotation in which its cue stands
_LONGEST: Final = 3_000  # code points of a content that is worth a second look


def adopt(drafts: list[Draft]) -> None:
    """Set the parent of every draft that lies wholly inside another's content: the smallest such one."""
    places = Places(drafts)
    for draft in drafts:
        if draft.parent is not None:
            continue
        around = [
            outer
            for outer in places.touching(draft.spans[:1])
            # A larger content, so that no two drafts lie in each other.
            if size(outer.content) > size(draft.content)
            and all(covers(outer.content, span) == span.end - span.start for span in draft.spans)
        ]
        if around:
            draft.parent = min(around, key=lambda outer: size(outer.content))


def relay(page: Page, drafts: list[Draft]) -> None:
    """Where somebody is quoted "as saying" it, they say it, and whoever quotes them quotes all of that."""
    carriers = {
        one.content[-1].end: one for one in drafts if one.content and one.cue and _QUOTES.search(_cue(page, one))
    }
    for one in drafts:
        if not one.cue or not one.content or not _AS_SAYING.fullmatch(_cue(page, one)):
            continue
        carrier = carriers.get(one.cue[0].start - 1)
        if carrier is not None and carrier is not one and one.content[0].start > one.cue[-1].end:
            one.source = carrier.content
            carrier.content = (Span(carrier.content[0].start, one.content[-1].end),)


def _cue(page: Page, one: Draft) -> str:
    return " ".join(span.of(page.text) for span in one.cue)


def second_look(page: Page, drafts: list[Draft], model: Encoder, heads: Heads, deadline: Deadline) -> list[Draft]:
    """Drafts found by reading again inside contents that hold a quotation of their own or reported speech."""
    out: list[Draft] = []
    inner = [quote for quote in page.quotes if quote.level]
    starts = [quote.start for quote in inner]
    outermost = [quote for quote in page.quotes if not quote.level]
    known = {span for draft in drafts for span in draft.cue}

    def look(text: str) -> Reading:
        return extraction.extract(text, wordpiece(), model, heads, deadline)

    for draft in drafts:
        for span in draft.content:
            if span.end - span.start > _LONGEST:
                continue
            quotes_again = bisect_left(starts, span.start) < bisect_left(starts, span.end)
            if draft.rule.startswith("turn"):  # no marks around it, so any marks in it are somebody else's words
                worth = bool(_TOLD.search(page.text, span.start, span.end))
            elif draft.quotation == "indirect":
                worth = bool(_reported(page.text, span))
            else:
                mixed = draft.quotation == "mixed"
                worth = mixed and bool(
                    _QUOTED_AS.match(span.of(page.text)) or _BEFORE_MARK.search(page.text, span.start, span.end)
                )
            if not quotes_again and not worth:
                continue
            deadline.check()
            n = bisect_right(outermost, span.start, key=lambda quote: quote.start) - 1
            around = outermost[n] if n >= 0 and outermost[n].end >= span.end - 1 else None
            within = inner[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            relayed = not quotes_again and _QUOTED_AS.match(span.of(page.text))
            found = [] if relayed else _inside(page, draft, span, around, known, look)
            out.extend(found or _by_rule(page, draft, span, within, known))
    return out


def _reported(text: str, span: Span) -> re.Match[str] | None:
    """Reported speech in a content, told by its form."""
    words = span.of(text)
    return _QUOTED_AS.match(words) or _TELLS.search(words) or _CLAIM.match(words)


def _by_rule(page: Page, draft: Draft, span: Span, inner: list[Quote], known: set[Span]) -> list[Draft]:
    """What the second reading missed, where the words are plain: "He told me 'never again'", "Kerr told aides he …"."""
    found: list[Draft] = []
    for quote in inner:
        lead = _BEFORE_INNER.search(page.text, max(span.start, quote.start - _LEAD), quote.start)
        if lead and lead.end() == quote.start:
            who, cue = Span(*lead.span("who")), Span(*lead.span("cue"))
            found.append(Draft((who,), (cue,), (Span(quote.start, quote.end),), NESTED, confidence=0.6, parent=draft))
    reported = None if found or inner else _reported(page.text, span)
    if reported:
        who, cue, what = (
            Span(span.start + reported.start(name), span.start + reported.end(name)) for name in ("who", "cue", "what")
        )
        own = draft.rule.startswith("turn") and _SPEAKER.fullmatch(who.of(page.text))
        if cue not in known and not own:
            found.append(Draft((who,), (cue,), (what,), NESTED, confidence=0.6, parent=draft))
    return found


def _inside(
    page: Page, draft: Draft, span: Span, outer: Quote | None, known: set[Span], look: Callable[[str], Reading]
) -> list[Draft]:
    """Drafts of a second reading of ``span``, without the marks of ``outer``, the quotation around it."""
    start, end = span.start, span.end
    if outer is not None and page.text[start] == page.text[outer.start]:
        start, end = start + 1, end - (1 if outer.closed and end == outer.end else 0)
    if end - start < 3:
        return []
    text = page.text[start:end]
    read = look(text)

    def moved(spans: Spans) -> Spans:
        return tuple(Span(one.start + start, one.end + start) for one in spans)

    found: list[Draft] = []
    for raw in read.attributions:
        if not raw.cue or moved(raw.cue)[0] in known:
            continue
        if sum(one.end - one.start for one in raw.content) >= 0.9 * len(text):
            continue  # the outer one over again
        if raw.source and draft.rule.startswith("turn") and _SPEAKER.fullmatch(raw.source[0].of(text)):
            continue  # who has the turn is its speaker already: "I think"
        if raw.source and _ANYBODY.fullmatch(raw.source[0].of(text)) and not _SPOKE.search(raw.cue[0].of(text)):
            continue
        sure = calibration.confidence(raw.evidence)
        if sure >= (calibration.FLOOR if raw.source else calibration.SOURCELESS_FLOOR):
            spans = (
                moved(raw.source),
                moved(raw.cue),
                _of_its_sentence(page.text, moved(raw.source), moved(raw.content)),
            )
            found.append(Draft(*spans, NESTED, raw.evidence, sure, parent=draft))
    return found


def _of_its_sentence(text: str, source: Spans, content: Spans) -> Spans:
    """A content of several pieces without what an earlier sentence says in no marks: "It leaks. They wrote that …"."""
    if len(content) < 2 or not source:
        return content
    kept = tuple(
        one
        for one in content
        if one.end > source[0].start
        or one.of(text)[0] in DOUBLE_MARKS
        or not _ENDS.search(text, one.end - 1, min(source[0].start, one.end + _LEAD))
    )
    return kept or content
