"""Those who said nothing: "Venn declined to comment", "the ministry did not respond to a request for comment"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from onrecord.analysis.drafts import Draft, Page, trimmed
from onrecord.domain import Span

SILENCE: Final = "silence-1"

_SILENCE: Final = re.compile(
    r"(?P<source>[^.;:\n\"“”]{2,120}?)\s+(?P<cue>(?:(?:has|have|had|also|both|all|repeatedly|immediately)\s+){0,2}"
    r"(?:declined|refused|declines|refuses)\s+(?:to|any|further)\s+(?:\w+\s+){0,2}?comment"
    r"|(?:did|has|have|had|does|do)(?:\s+not|n[’']t)\s+(?:\w+\s+)?(?:respond|responded|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)"
    r"(?:\s+to)?(?:\s+[\w-]+){0,6}?\s+(?:for\s+(?:\w+\s+)?comment|requests?|messages?|calls?)(?:\s+for\s+comment)?"
    r"|could\s+not\s+(?:immediately\s+)?be\s+reached(?:\s+for\s+comment)?|had\s+no\s+comment|offered\s+no\s+comment"
    r"|would\s+not\s+comment)"
)
_HINT: Final = re.compile(r"comment|reached|respon|repl|return|answer")  # without any of these there is no silence
_CLAUSE: Final = re.compile(r".*(?:,\s+(?:but|and|while|which|though)\s+|\b(?:but|and|while|because|that)\s+)")
_LONGEST_LINE: Final = 4_000  # code points of one sentence-like stretch that is looked at


def find(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Drafts of stance no-comment for silences that no draft's cue already covers."""
    cues = sorted(span.start for draft in drafts for span in draft.cue)
    out: list[Draft] = []
    if not _HINT.search(page.text):
        return out
    for match in re.finditer(r"[^.;:\n]+", page.text):
        if match.end() - match.start() > _LONGEST_LINE:
            continue
        found = _SILENCE.match(page.text, match.start(), match.end())
        if found is None:
            continue
        start, end = found.span("source")
        lead = _CLAUSE.match(page.text, start, end)
        source = trimmed(page.text, Span(lead.end() if lead and lead.end() < end else start, end))
        cue = Span(*found.span("cue"))
        if source is None or bisect_left(cues, cue.start) < bisect_left(cues, cue.end):
            continue
        out.append(Draft((source,), (cue,), (), SILENCE, confidence=0.9, stance="no-comment"))
    return out
