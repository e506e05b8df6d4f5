"""A pronoun in a headline, or before anybody is named below one: the one person whom the headline names."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.lexicon import PERSON_NOUNS
from onrecord.analysis.speakers.verdicts import Desk
from onrecord.domain import Span
from onrecord.knowledge.given_names import Gender

# How many paragraphs below the first headline a pronoun may still mean whom that names.
WITHIN: Final = 4
# How far into the text, in characters (bounds the work).
FAR: Final = 2000
_WORD: Final = re.compile(r"[^\W\d_][\w.-]*")


def whom_headline_names(desk: Desk, at: int, gender: Gender | None) -> tuple[Chain, Span] | None:
    """The one person named in the headlines before a pronoun, and where; None where the text below names anybody
    before it, where the headlines name or describe somebody else too, or where what they name fits several people."""
    scan = desk.scan
    if (
        at > FAR
        or scan.paragraph(at) > WITHIN
        or any(one.start < at and one.kind == "person" for one in scan.between(0, at))
    ):
        return None
    found: dict[int, tuple[Chain, Span]] = {}
    for start, end in scan.headlines[:WITHIN]:
        for word in _WORD.finditer(scan.text, start, min(end, at)):
            if word.group().lower() in PERSON_NOUNS:
                return None  # "Mayor praises Orlo; she …"
            if not word.group()[0].isupper():
                continue
            people = desk.chains.family(word.group()) or desk.chains.of_given(word.group())
            if len(people) > 1:
                return None
            if people and people[0].firm and people[0].gender in (None, gender):
                found.setdefault(id(people[0]), (people[0], Span(*word.span())))
    return next(iter(found.values())) if len(found) == 1 else None
