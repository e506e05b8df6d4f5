"""Whose claim it is: in "Venn's claim that the dam holds was doubted" the possessive before the noun is the source.

The model labels it as a first piece of what is claimed now and then, where the sentence goes on about the claim.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.analysis import calibration
from onrecord.analysis.drafts import Draft, Page

_CLAIM: Final = re.compile(
    r"(?:\w+ )?(?:claim|assertion|allegation|suggestion|statement|insistence|promise|pledge|vow|warning|prediction|"
    r"assurance|contention|argument|belief|view|complaint|admission|declaration|announcement|remark|denial)s?"
)
_WHOSE: Final = re.compile(r"[A-Z][^\n,;:.]{0,60}[’']s?|(?i:his|her|their|its|my|our)")


def settle(page: Page, drafts: list[Draft]) -> None:
    """Make the possessive right before a noun of claiming the source of what follows it, and say how sure that is."""
    for one in drafts:
        if one.source or len(one.cue) != 1 or len(one.content) < 2 or one.evidence is None:
            continue
        first, cue = one.content[0], one.cue[0]
        after = all(span.start > cue.end for span in one.content[1:])
        if first.end + 1 != cue.start or not after or not _CLAIM.fullmatch(cue.of(page.text)):
            continue
        if _WHOSE.fullmatch(first.of(page.text)):
            one.source, one.content = (first,), one.content[1:]
            # The words are as surely a part of the claim as before, and their link to it is that of the content.
            sure, link = one.evidence.content * one.evidence.content_edges, one.evidence.content_link
            one.evidence = replace(one.evidence, source=sure, source_link=link, sourced=True)
            one.confidence = calibration.confidence(one.evidence)
