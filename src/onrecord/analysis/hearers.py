"""Who was told something did not say it: "Kerr was told by the board that the money was there" is the board's."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.domain import Span

_TOLD: Final = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:(?:\w+ly|also|then|later|first)\s+)?"
    r"(?:told|informed|assured|briefed|warned|advised|reminded)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\s+(?:(?:this|last)\s+\w+\s+|on\s+\w+day\s+)?by\s+(?P<who>[^,;:\n\"“”]{2,60}?)"
    r"(?:\s+(?:on\s+\w+day|last\s+\w+|this\s+\w+))?\s*(?:that|to|of|about|how)?\s*"
)
_BY_AT_END: Final = re.compile(r"\s+by\s+(?P<who>[^,.;:\n\"“”]{2,60})")
_REACH: Final = 120  # code points between the verb and what was told


def settle(page: Page, drafts: list[Draft]) -> None:
    """Take what was told from whom it was told, and give it to whoever is said to have told it."""
    for one in drafts:
        if not one.source or not one.cue or not one.content or one.source[-1].start > one.cue[0].start:
            continue
        verb = _TOLD.search(page.text, one.source[-1].end, min(one.cue[-1].end, one.source[-1].end + _REACH))
        if verb is None:
            continue
        if one.content[0].start < verb.start():  # "It leaks, Kerr was told by the board."
            found = _BY_AT_END.match(page.text, verb.end())
        else:
            found = _BY.fullmatch(page.text, verb.end(), min(one.content[0].start, verb.end() + _REACH))
        who = trimmed(page.text, Span(*found.span("who"))) if found else None
        one.source = (who,) if who else ()
