"""Participles of saying behind another noun phrase than the subject.

"Orlo fought efforts by some Republicans to close the port, while saying they back trade": whoever
the clause has as its subject, it is the group whose efforts these are that goes on as "they".
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Attribution, Span, Speaker

# How far a participle may be from its clause's subject, in characters.
REACH: Final = 400
_WHILE: Final = re.compile(r"(?:while|even as|all while|yet|but|,)\s(?:also\s|still\s)?$")
_SAYING: Final = re.compile(r"[a-z]+ing\b")
_THEY: Final = re.compile(r"(?:that\s)?(?:they|their)\b", re.IGNORECASE)
# "by some Republicans": whose efforts they are.
_BY: Final = re.compile(r"(?<!\w)(?:by|from|among)\s([\w-]+(?:\s[\w-]+){0,3})")
_WORD: Final = re.compile(r"[\w-]+")


def others(desk: Desk, attribution: Attribution) -> Speaker | None:
    """The open verdict on a participle that leans on a group named between its clause's subject and itself; None where
    it does not."""
    if len(attribution.source) != 1 or not attribution.cue or not attribution.content:
        return None
    text, start, cue = desk.scan.text, attribution.source[0].end, attribution.cue[0]
    if not 0 < cue.start - start <= REACH or desk.scan.sentence(start - 1) != desk.scan.sentence(cue.start):
        return None
    leans = _SAYING.match(text, cue.start, cue.end) and _WHILE.search(text, max(start, cue.start - 20), cue.start)
    if not leans or not _THEY.match(text, attribution.content[0].start):
        return None
    group = _group(text, start, cue.start)
    if group is None:
        return None
    because = f"who says it may be “{clean(desk.stored[group.start : group.end])}”, nearer than the clause’s subject"
    return desk.open(rules.WORDING, because, (group,))


def _group(text: str, start: int, end: int) -> Span | None:
    """The last group between two places that something is done by."""
    found = None
    for by in _BY.finditer(text, start, end):
        for word in _WORD.finditer(text, *by.span(1)):
            if is_group(word.group().lower()) and word.end() <= end:
                found = Span(by.start(1), word.end())
                break
    return found
