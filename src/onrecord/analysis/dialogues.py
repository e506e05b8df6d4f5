"""Dialogues marked by dashes, as newspapers of several languages print them: "– I never signed it, says the mayor."

A paragraph that opens with a dash is a turn where the page shows that its dashes open speech: several such
paragraphs, in one of which a verb of saying stands behind a comma with its subject after it, and somebody says "I",
"we" or "you". Such a turn is a direct quotation without marks; one without a verb has no source at that place.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.analysis.sentences import breaks
from onrecord.domain import Span

DASHED: Final = "turn-dash-1"

_OPENS: Final = re.compile(r"[—–―]\s?(?=[\"“'‘]?[A-Z…¿¡])")
_NAME: Final = r"(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]*"
_WHO: Final = rf"(?:he|she|they|I|we|{_NAME}|(?:the|an?|his|her|their|my|our|one)\s(?:[\w’'-]+\s){{0,3}}?[\w’'-]+)"
_VERB: Final = (
    r"(?:says?|said|asks?|asked|repl(?:y|ies|ied)|answers?|answered|adds?|added|explains?|explained|tells?|told|"
    r"insists?|insisted|recalls?|recalled|continues|continued|exclaims?|exclaimed|sighs?|sighed)"
)
_INQUIT: Final = re.compile(
    rf"(?:(?P<comma>,)|(?P<mark>[?!…]))\s(?:(?P<cue>{_VERB})\s(?P<who>{_WHO})|(?P<who2>he|she|they|I|we|{_NAME})\s(?P<cue2>{_VERB}))"
    r"(?P<rest>(?:\s(?:me|us|him|her|them|you))?(?:,\s(?:(?:the|an?|who|his|her|whose|now|then)\b)[^.;:!?\n–—]{2,120}?)?)"
    r"(?P<end>[.,:]|$)"
)
_SPEAKS: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b|[?!]")
_TURNS: Final = 2
_LONGEST: Final = 2_000  # code points of a turn


def find(page: Page, labelled: bool) -> list[Draft]:
    """Drafts for the dashed turns of a page; none where it has labels or its dashes are those of a list."""
    if labelled:
        return []
    dashed = [(one, match.end()) for one in page.paragraphs if (match := _OPENS.match(page.text, one.start, one.end))]
    dashed = [(one, start) for one, start in dashed if one.end - start <= _LONGEST]
    if len(dashed) < _TURNS or (page.title and any(one.start < page.title.end for one, _ in dashed)):
        return []
    told = [_INQUIT.search(page.text, start, one.end) for one, start in dashed]
    speaks = [_SPEAKS.search(page.text, start, one.end) for one, start in dashed]
    if not any(told) or 2 * sum(map(bool, speaks)) < len(dashed):
        return []
    out: list[Draft] = []
    for (one, start), match in zip(dashed, told, strict=True):
        draft = _told(page.text, start, one.end, match) if match else None
        if draft is None and (said := trimmed(page.text, Span(start, one.end))):
            draft = Draft((), (), (said,), DASHED, confidence=0.7, quotation="direct")
        if draft is not None:
            out.append(draft)
    return out


def _told(text: str, start: int, end: int, match: re.Match[str]) -> Draft | None:
    """The turn around a put-in "says the mayor": what stands before it, and behind it what goes on with a comma or
    speaks as "I", "we" or "you"."""
    first = trimmed(text, Span(start, match.start() + (match["mark"] is not None)))
    if first is None:
        return None
    pieces = [first]
    behind = match.end()
    while behind < end and text[behind].isspace():
        behind += 1
    ends = [one + 1 for one in breaks(text, behind, end) if behind < one + 1 < end]
    for at, until in zip([behind, *ends], [*ends, end], strict=True):
        piece = trimmed(text, Span(at, until)) if at < until else None
        goes_on = at == behind and match["end"] in (",", ":")
        if piece is None or not (goes_on or _SPEAKS.search(text, piece.start, piece.end)):
            break
        pieces[-1:] = [Span(pieces[-1].start, piece.end)] if len(pieces) > 1 else [pieces[-1], piece]
    name = "cue" if match["cue"] else "cue2"
    who = "who" if match["cue"] else "who2"
    source = Span(match.start(who), match.end("rest") if match["rest"].startswith(",") else match.end(who))
    return Draft((source,), (Span(*match.span(name)),), tuple(pieces), DASHED, confidence=0.85, quotation="direct")
