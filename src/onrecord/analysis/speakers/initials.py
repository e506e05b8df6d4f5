"""A person called by the letters of an office that the report gives in full: "The CS" of a Cabinet Secretary."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from onrecord.analysis.speakers import lexicon, rolewords
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.verdicts import Desk

_LONGEST: Final = 4
_LETTERS: Final = re.compile(rf"[A-Z]{{2,{_LONGEST}}}")
# How many mentions of each person are looked at (bounds the work on hostile text).
_MOST: Final = 40


def holder(desk: Desk, letters: str, at: int) -> Chain | None:
    """The one person named before a place whose title’s last words begin with the letters; None for a body’s."""
    if not _LETTERS.fullmatch(letters) or letters.lower() in lexicon.KNOWN_BODIES:
        return None
    kept = desk.memory.get("initials")
    if not isinstance(kept, dict):
        desk.memory["initials"] = kept = _holders(desk)
    before = [chain for start, chain in kept.get(letters, ())[:2] if start < at]
    return before[0] if len(before) == 1 else None


def _holders(desk: Desk) -> dict[str, list[tuple[int, Chain]]]:
    """By letters the people whose titles' last words begin with them, each with where that is so first, in order."""
    found: dict[str, dict[int, tuple[int, Chain]]] = defaultdict(dict)
    for chain in desk.chains.all:
        if chain.kind != "person":
            continue
        for mention in chain.mentions[:_MOST]:
            words = [word for title in mention.titles for word in title.split() if word[0].isupper()]
            last = [word[0] for word in words if word.lower().rstrip(".") not in rolewords.HONORIFICS]
            for count in range(2, min(_LONGEST, len(last)) + 1):
                people = found["".join(last[-count:])]
                first = min(mention.start, people[id(chain)][0]) if id(chain) in people else mention.start
                people[id(chain)] = first, chain
    return {letters: sorted(people.values(), key=lambda one: one[0]) for letters, people in found.items()}
