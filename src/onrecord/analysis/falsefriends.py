"""What looks like speech and is none: words that nobody said, verbs that do not speak here, quoted nicknames."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page

_NOBODY: Final = re.compile(
    r"\W*(?:nobody|no[ -]?one|none|anyone|anybody|whoever|few(?: people)?|not many(?: people)?)\b", re.IGNORECASE
)
_WOULD: Final = re.compile(r"\b(?:would|could|might|should|can|dares?|were to|ever)\b|[’']d\b", re.IGNORECASE)
# Verbs that speak only with a clause or a quotation after them: "added a clause", "noted the time".
_NEEDS_CLAUSE: Final = re.compile(
    r"^(?:has |have |had |also |then )*(?:add(?:s|ed)?|not(?:es|ed)|observ(?:es|ed)|publish(?:es|ed))$", re.IGNORECASE
)
_THING: Final = re.compile(r"^(?:an?|the|his|her|its|their|another|one|two|three|four|five|more|some)\s", re.IGNORECASE)
_ABSTRACT: Final = re.compile(
    r"^\w+\s(?:need|importance|role|fact|lack|risks?|progress|difficult\w+|challenges?|absence|urgency|significance"
    r"|commitments?|concerns?|possibilit\w+|difference|impact|number|growing|recent)\b",
    re.IGNORECASE,
)
# A name that people have for a thing is no statement: "they call it 'the pit' here".
_PEOPLE: Final = re.compile(r"^(?:they|we|you|people|some|many|locals|everyone|everybody|others|what)$", re.IGNORECASE)
_CALLS: Final = re.compile(r"\bcall(?:s|ed|ing)?$", re.IGNORECASE)
_NO_WORDS: Final = re.compile(
    r"^(?:nothing|anything|something|everything|much|little|more|so|it|this|that)$", re.IGNORECASE
)
_FINITE: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|should|can|do|does|did|must|may)\b")


def without(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are no false friends."""
    return [draft for draft in drafts if not _false(page.text, draft)]


def _false(text: str, draft: Draft) -> bool:
    source = " ".join(span.of(text) for span in draft.source)
    cue = " ".join(span.of(text) for span in draft.cue)
    if draft.source and _NOBODY.match(source):
        between = text[min(draft.source[0].start, draft.start) : draft.cue[-1].end] if draft.cue else cue
        if _WOULD.search(between):
            return True
    if _NO_WORDS.match(" ".join(span.of(text) for span in draft.content)):
        return True
    if _PEOPLE.match(source) and _CALLS.search(cue):
        return True
    content = " ".join(span.of(text) for span in draft.content)
    if _NEEDS_CLAUSE.match(cue) and draft.quotation == "indirect" and _THING.match(content):
        return not _ABSTRACT.match(content) and not _FINITE.search(content)
    return False
