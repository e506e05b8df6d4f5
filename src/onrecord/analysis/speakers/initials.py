"""A person called by the letters of an office that the report gives in full: "The CS" of a Cabinet Secretary."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.verdicts import Desk

_LETTERS: Final = re.compile(r"[A-Z]{2,4}")
# How many mentions of each person are looked at (bounds the work on hostile text).
_MOST: Final = 40


def holder(desk: Desk, letters: str, at: int) -> Chain | None:
    """The one person named before a place whose title’s last words begin with the letters; None for a body’s."""
    if not _LETTERS.fullmatch(letters) or letters.lower() in lexicon.KNOWN_BODIES:
        return None
    found: dict[int, Chain] = {}
    for chain in desk.chains.all:
        if chain.kind != "person" or chain.seen >= at:
            continue
        for mention in chain.mentions[:_MOST]:
            words = [word for title in mention.titles for word in title.split() if word[0].isupper()]
            last = [word for word in words if word.lower().rstrip(".") not in lexicon.HONORIFICS][-len(letters) :]
            if mention.start < at and len(last) > 1 and "".join(word[0] for word in last) == letters:
                found[id(chain)] = chain
    return next(iter(found.values())) if len(found) == 1 else None
