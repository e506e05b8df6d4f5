"""Rarer ways to say whose a quotation is: all that somebody would say, what a newsroom had from somebody, and the
perfect of agencies that are rendered from other languages ("“We pay”, has affirmed the holder of Energy")."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import line_before, trimmed
from onrecord.domain import Span

NAME: Final = r"(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w’'-]*"
_THE: Final = r"(?:the|a|an)\s(?:[\w-]+\s){0,3}[\w-]+(?:\sof\s(?:the\s)?[\w-]+){0,2}"

# "We stay" is all we got from Venn: what somebody was brought to say, without a comma.
_ALL: Final = re.compile(
    rf"\s(?P<cue>(?:is|was|were)\s(?:about\s)?all\s(?:that\s)?(?:we|I|he|she|they|reporters|{NAME})\s(?:could\s)?"
    rf"(?:got|get|heard|hear|had)\s(?:out\sof|from))\s(?P<who>(?:the\s(?:[\w-]+\s){{1,3}})?{NAME})"
    r"(?=[.,;\n]|\s(?:on|at|in|when)\b)"
)
_ALL_SAID: Final = re.compile(
    rf"\s(?P<cue>(?:is|was|were)\s(?:about\s)?all\s(?:that\s)?)(?P<who>he|she|they|{NAME}|the\s(?:[\w-]+\s){{1,3}}?)\s?"
    r"(?:(?:would|could)\s(?:say|tell\s\w+)|said|says)(?=[.,;\n]|\s(?:on|at|in|when|of|about)\b)"
)
_PERFECT: Final = re.compile(
    r",?\s?(?P<cue>(?:has|have|had)\s(?:also\s)?"
    r"(?:affirmed|said|assured|added|declared|explained|stated|indicated|replied|insisted))"
    rf"\s(?P<who>{NAME}|{_THE})(?=[,.;\n]|$|\s(?:in|on|at|after|before|during)\b)"
)
# We've had this from the ferry company: "…"
_HAD_FROM: Final = re.compile(
    r"\b(?:had|got|received|have|is|comes|came)\s(?:this|these|the\sfollowing)"
    r"(?:\s(?:\w+\s)?(?:statement|message|reply|response|e-?mail|words|line))?"
    r"\s(?P<cue>(?:just\s)?(?:from|by))\s(?P<who>(?:the\s)?[\w.’'-][\w.’' -]{1,60}):$"
)


def beside(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Who speaks, and the cue, of the quotation ``text[start:end]``; None where it is none of these."""
    before = line_before(text, start)
    if (had := _HAD_FROM.search(before)) is not None:
        line = text.rindex(before, 0, start)
        return Span(line + had.start("who"), line + had.end("who")), Span(
            line + had.start("cue"), line + had.end("cue")
        )
    found = _ALL.match(text, end) or _ALL_SAID.match(text, end) or _PERFECT.match(text, end)
    if found is None:
        return None
    who, cue = (trimmed(text, Span(*found.span(name))) for name in ("who", "cue"))
    return (who, cue) if who and cue else None
