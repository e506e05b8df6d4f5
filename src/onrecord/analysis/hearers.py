"""Who was told something did not say it: "Kerr was told by the board that the money was there" is the board's."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.domain import Span

_TOLD: Final = re.compile(
    r"(?:\b(?:am|is|are|was|were|been|being)|[’'](?:m|re|s))\s+(?:(?:\w+ly|also|then|later|first)\s+)?"
    r"(?:told|informed|assured|briefed|warned|advised|reminded)\b",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"\s+(?:(?:this|last)\s+\w+\s+|on\s+\w+day\s+)?by\s+(?P<who>[^,;:\n\"“”]{2,60}?)"
    r"(?:\s+(?:on\s+\w+day|last\s+\w+|this\s+\w+))?\s*(?:that|to|of|about|how)?\s*"
)
_BY_AT_END: Final = re.compile(r"\s+by\s+(?P<who>[^,.;:\n\"“”]{2,60})")
# "Islanders told to expect no ferries": with nobody behind the verb who is told, those before it are.
_TOLD_TO: Final = re.compile(r"(?:told|urged|warned|ordered|advised)", re.IGNORECASE)
# "The court heard that he had run", "Jury told of a careful plan": whoever sits there listens.
_LISTENS: Final = re.compile(
    r"(?:(?:the|a|an)\s)?(?:[\w.’'-]+\s){0,4}(?:court|jury|jurors|inquest|tribunal|inquiry|hearing)", re.IGNORECASE
)
_HEARD: Final = re.compile(
    r"(?:(?:was|were|has|have|had|also|then|later|earlier|previously)\s){0,3}(?:heard|told)"
    r"(?:\s(?:of|how|about))?(?:\s(?:yesterday|today|earlier|on\s\w+day))?",
    re.IGNORECASE,
)
_WHAT: Final = re.compile(r"\s(?:that|of|how|about)\b")
_ENDS: Final = re.compile(r"\s*(?:[.;:\n]|$)")
_REACH: Final = 120  # code points between the verb and what was told


def _headless(text: str, one: Draft) -> bool:
    """Whether a verb of telling has its hearers before it: "Islanders told to expect", "Voters urged to stay"."""
    source, cue, content = one.source[-1], one.cue[0], one.content[0]
    if (cue.end <= content.start or content.end <= source.start) and _HEARD.fullmatch(text, cue.start, one.cue[-1].end):
        sits = _LISTENS.fullmatch(text, source.start, source.end)
        tells = cue.of(text).lower() == "told" and not _WHAT.match(text, cue.end)  # "the court told Venn to go"
        if sits and not tells:
            return True
    if one.cue[-1].of(text).lower() == "told" and content.end <= source.start and _ENDS.match(text, one.cue[-1].end):
        return True  # "The dam leaks, court told"
    if one.quotation != "indirect" or not _TOLD_TO.fullmatch(text, cue.start, cue.end):
        return False
    between = text[cue.end : content.start]
    told = between == " to " or (between == " " and text.startswith("to ", content.start))
    return told and text[source.end : cue.start] == " "


def settle(page: Page, drafts: list[Draft]) -> None:
    """Take what was told from whom it was told, and give it to whoever is said to have told it."""
    for one in drafts:
        if not one.source or not one.cue or not one.content or one.source[-1].start > one.cue[0].start:
            continue
        if _headless(page.text, one):
            one.source = ()
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
