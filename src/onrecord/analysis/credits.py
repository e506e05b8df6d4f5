"""Quotations whose source stands beside them without a verb: after a dash, or in a header line before them."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis import rarer
from onrecord.analysis.drafts import Draft, Page, Places, line_before, overlap, size, trimmed
from onrecord.analysis.marks import Group, groups
from onrecord.domain import Span, Spans

DASH: Final = "dash-1"
HEADER: Final = "header-1"
ITEM: Final = "item-1"
HEARSAY: Final = "hearsay-1"
BEHIND: Final = "behind-1"

_DASH: Final = re.compile(
    r"[ \t\u00a0]{0,8}\n{0,2}[ \t]{0,8}(?P<dash>[—–―]|--?)\s{0,8}"
    r"(?P<who>[@A-Z][^\n.!?:;\"“”]{1,100}?)[ \t.]{0,8}(?=\n|$)"
)
_HEADER: Final = re.compile(
    r"(?:.{0,60}\b(?:from|by|of)\s+|^(?:and|then|next|also)?\s*)(?P<who>(?:the\s+)?[A-Z][^\n:\"“”]{1,80}?)\s*$",
    re.IGNORECASE,
)
# What stands before a quotation and says only that it is one, or marks it as an item of a list.
_LABEL: Final = re.compile(r"(?:[-–—•*·▪◦‣]|(?i:quot(?:e|ation)s? of the (?:day|week|month|year)|quotes?):?)")
_ITEM: Final = re.compile(r"[-–—•*·▪◦‣]")
_BESIDE: Final = re.compile(
    r"[ \t]{1,4}(?P<who>(?:the\s+)?[A-Z][^\n.!?:;\"“”]{1,100}?)[ \t]*(?=\n|$)",
)
_NAME: Final = rarer.NAME
# "It leaks," he is alleged to have said.
_ALLEGED: Final = re.compile(
    r"\s(?P<who>he|she|they|(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w.’'-]*)\s(?P<cue>(?:is|was|are|were)\s(?:\w+ly\s)?"
    r"(?:(?:alleged|said|reported|claimed|believed|understood)\sto\shave\s(?:said|told\s\w+|written|shouted|replied|asked)"
    r"|(?:quoted|reported)\sas\ssaying))\b"
)
_SENTENCE: Final = re.compile(r"[.!?:…][\"”’')\]]*$")
_VERB: Final = r"said|says|added|adds|wrote|argued|explained|recalled|replied|insisted|warned|told\s[^.;:\n\"“”]{2,60}?"
# "We stay," Venn, the head of the harbour office and its oldest hand, said: an apposition that the model did not span.
_SPOKEN: Final = re.compile(
    rf"\s(?P<who>(?:he|she|they|{_NAME})(?:,\s[^.;:\n\"“”]{{3,220}}?,)?)\s(?P<cue>{_VERB})(?=[\s,.])"
)
_INVERTED: Final = re.compile(rf"\s(?P<cue>said|says|added|wrote|argued|replied)\s(?P<who>{_NAME})(?=[\s,.])")
_SAYS: Final = re.compile(r"\b(?:said|says|told|asked|added|wrote|is|was|are|were|has|had|did|does)\b")
_HEADER_WORDS: Final = 14
_NEAR: Final = 200  # code points that a header line, and the white space after it, may have
_STARTS_WITH_CAPITAL: Final = re.compile(r"(?:the\s+)?[A-Z]")


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for quotations credited by a dash or a header. A quotation that a draft gives a source is left alone
    when only a header, which is weaker, says otherwise."""
    out: list[Draft] = []
    known = Places(draft for draft in drafts if draft.source)
    for group in groups(page):
        credit = _after_dash(page, group)
        if credit:
            who, dash = credit
            out.append(Draft((who,), (dash,), group.spans, DASH, confidence=0.9))
            continue
        beside = _beside(page, group)
        if beside:
            out.append(Draft((beside,), (), group.spans, ITEM, confidence=0.8))
            continue
        header = _before(page, group)
        if header and not any(_mostly(draft.content, group.spans) for draft in known.touching(group.spans)):
            who, colon = header
            out.append(Draft((who,), (colon,), group.spans, HEADER, confidence=0.8))
    return out


def behind(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts for quotations to which no draft with a source and a cue belongs, and whose speaker stands right behind:
    "We stay," Venn, the head of the harbour office, said."""
    out: list[Draft] = []
    known = Places(draft for draft in drafts if draft.source and draft.cue)
    for group in groups(page):
        if any(_mostly(draft.content, group.spans) for draft in known.touching(group.spans)):
            continue
        if not group.closed:
            continue
        before = line_before(page.text, group.parts[0].start)
        if before and not _SENTENCE.search(before):
            continue  # "On “This Week,” Venn said"
        rare = rarer.beside(page.text, group.parts[0].start, group.parts[-1].end)
        if rare is not None:
            out.append(Draft((rare[0],), (rare[1],), group.spans, BEHIND, confidence=0.8))
            continue
        if page.text[group.parts[-1].end - 2] not in ",?!…-—–":
            continue
        for form, rule in ((_ALLEGED, HEARSAY), (_SPOKEN, BEHIND), (_INVERTED, BEHIND)):
            match = form.match(page.text, group.parts[-1].end)
            if match:
                who, cue = Span(*match.span("who")), Span(*match.span("cue"))
                out.append(Draft((who,), (cue,), group.spans, rule, confidence=0.8))
                break
    return out


def _mostly(content: Spans, spans: Spans) -> bool:
    return overlap(content, spans) * 2 >= size(spans)


def _after_dash(page: Page, group: Group) -> tuple[Span, Span] | None:
    """The name, and the dash before it, after a quotation that fills its own paragraph up to there."""
    last = group.parts[-1]
    if len(group.parts) == 1 and (label := line_before(page.text, last.start)) and not _LABEL.fullmatch(label):
        return None
    match = _DASH.match(page.text, last.end)
    if match is None or len(match.group("who").split()) > 12:
        return None
    who = trimmed(page.text, Span(*match.span("who")))
    return (who, Span(*match.span("dash"))) if who else None


def _beside(page: Page, group: Group) -> Span | None:
    """The name that alone follows a quotation in its item of a list: "- “It leaks.” Prosecutor Ora Venn"."""
    last = group.parts[-1]
    if len(group.parts) > 1 or not last.closed or not _ITEM.fullmatch(line_before(page.text, last.start)):
        return None
    match = _BESIDE.match(page.text, last.end)
    if match is None or len(match["who"].split()) > 12 or _SAYS.search(match["who"]):
        return None
    return trimmed(page.text, Span(*match.span("who")))


def _before(page: Page, group: Group) -> tuple[Span, Span] | None:
    """The name in a line of its own that ends in a colon, right before the quotation's paragraph."""
    start = group.parts[0].start
    near = page.text[max(0, start - _NEAR) : start]
    end = start - len(near) + len(near.rstrip())
    if "\n" not in page.text[end:start] or not near.rstrip().endswith(":"):
        return None
    floor = max(0, end - _NEAR)
    head = page.text.rfind("\n", floor, end) + 1
    if not head and floor:
        return None  # too long for a header
    words = page.text[head : end - 1]
    if len(words.split()) > _HEADER_WORDS:
        return None
    match = _HEADER.match(words)
    if match is None or not _STARTS_WITH_CAPITAL.match(match.group("who")):
        return None
    who = trimmed(page.text, Span(head + match.start("who"), head + match.end("who")))
    return (who, Span(end - 1, end)) if who else None
