"""One source for several cues of a sentence: "Venn praised the plan, calling it fair but stressing that …".

The encoder links a source to the cue beside it; a participle further on has the same subject. A second finite verb
("… and suggested") often has not, so it is left alone: an open source is better than a wrong one.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.drafts import Draft, Page

_PARTICIPLE: Final = re.compile(r"(?:\w+ly\s+)?\w{3,}ing\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"(?:,|\band\b|\bbut\b|\bthen\b|\bwhile\b|\bby\b)\W*$")
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z])|\n")
_REACH: Final = 600  # code points of one sentence that are looked back over


def spread(page: Page, drafts: list[Draft]) -> None:
    """Give drafts without a source that of the draft before them in their sentence, where the grammar says so."""
    ordered = sorted((draft for draft in drafts if draft.cue), key=lambda draft: draft.cue[0].start)
    before: Draft | None = None  # the nearest one with a source
    for draft in ordered:
        if before is not None and not draft.source and _shares(page.text, before, draft):
            draft.source = before.source
        if draft.source:
            before = draft


def _shares(text: str, before: Draft, draft: Draft) -> bool:
    """Whether a draft's cue leans on the sentence of the one ``before`` it."""
    start, end = before.cue[-1].end, draft.cue[0].start
    near = end - before.cue[0].start <= _REACH
    return near and _follows(text, draft) and not _SENTENCE_END.search(text, start, end)


def _follows(text: str, draft: Draft) -> bool:
    """Whether the cue is a participle that leans on what stands before it."""
    cue = draft.cue[0]
    return bool(
        _PARTICIPLE.match(text, cue.start, cue.end) and _JOINED.search(text[max(0, cue.start - 12) : cue.start])
    )
