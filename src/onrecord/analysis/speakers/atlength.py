"""Whom or what a relative pronoun goes on about where a description stands in between at length: "Ana Orlo, a harbour
master and Venn supporter who …", "the Harbour Union, a group of pilots and bargemen that …"."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.scan import NameMention
from onrecord.analysis.speakers.verdicts import Desk

# How many characters before a relative pronoun a name may stand.
BEHIND: Final = 160
# How many the subject of the sentence may.
SUBJECT: Final = 300
_VERBS: Final = (lexicon.AUXILIARIES | lexicon.SPEECH) - frozenset(("left", "led", "made", "shot", "called", "named"))
# "Ana Orlo, a harbour master and Venn supporter" (who …): what somebody is, at length, up to a relative pronoun.
_APPOSED_LONG = re.compile(r"(?:,|\s[-–—]+)\s(?:an?|the|his|her|one of the)\s[^,;:()\"“”\n]{3,110}")
# "the Harbour Union, a group of pilots and bargemen" (that …)
_BODY_LONG = re.compile(
    rf",\s(?:an?|one\sof\sthe)\s(?:[\w-]+\s){{0,4}}?(?:{'|'.join(sorted(lexicon.ORGANISATION_NOUNS))})\s[^,;:()\"“”\n]{{0,100}}"
)
# "Orlo was one of the first, a baker" (who …)
_IS_ONE = re.compile(
    r"\s(?:is|was|has\sbeen|had\sbeen|became|remains)\s[^.;:!?\"“”\n]{3,200},\san?\s[^,.;:()\"“”\n]{3,80}"
)
# "Orlo, the mayor’s former aide," (who …): the same between commas; whatever stands there says what somebody is.
_APPOSED_WITHIN = re.compile(r",\s(?![Ww]h|[Tt]hat\s|[Aa]nd\s|[Bb]ut\s)[^,;:()\"“”\n]{3,110}")


def told(desk: Desk, end: int, head: str, comma: bool) -> NameMention | None:
    """The name whose description ends at ``end``, right before the relative pronoun ``head`` or the ``comma`` before
    it; None where it is not certainly one."""
    if head == "who":
        return _person(desk, end, comma) or _subject(desk, end)
    return _body(desk, end) if head in ("that", "which") else None


def _person(desk: Desk, end: int, comma: bool) -> NameMention | None:
    """The person whom a long apposition right before a "who" goes on about; None where a plural or a name ends it."""
    start = max(desk.scan.sentences[desk.scan.sentence(end)], end - BEHIND)
    people = [m for m in desk.scan.between(start, end) if m.kind == "person" and m.start >= start and m.end < end]
    for mention in reversed(people):
        pattern = _APPOSED_WITHIN if comma else _APPOSED_LONG
        if mention.possessive or not pattern.fullmatch(desk.scan.text, mention.end, end):
            continue
        words = desk.scan.text[mention.end : end].lower().split()
        if is_group(words[-1]) or people[-1].end >= end - 1 or any(word in _VERBS for word in words):
            return None
        if comma and desk.scan.text[max(0, mention.start - 4) : mention.start] in ("and ", " or "):
            return None  # "Orlo and Venn, two aides, who"
        return mention
    return None


def _body(desk: Desk, end: int) -> NameMention | None:
    """The body or place before what it is, told at length: "the Harbour Union, a group of pilots and bargemen that"."""
    for mention in reversed(list(desk.scan.between(max(0, end - BEHIND), end))):
        if mention.kind in ("organisation", "place") and _BODY_LONG.fullmatch(desk.scan.text, mention.end, end):
            return mention
    return None


def _subject(desk: Desk, end: int) -> NameMention | None:
    """The person who is a sentence's subject and is said to be one thing, then another: "Orlo was one of the first, a
    baker who"."""
    first = desk.scan.sentences[desk.scan.sentence(end)]
    people = [m for m in desk.scan.between(max(first, end - SUBJECT), end) if m.kind == "person" and m.start >= first]
    if len(people) != 1 or people[0].possessive or people[0].weight < 2.0:
        return None
    if is_group(desk.scan.text[max(first, end - 40) : end].lower().rsplit(" ", maxsplit=1)[-1]):
        return None  # "… one of the first, a friend of bakers who"
    return people[0] if _IS_ONE.fullmatch(desk.scan.text, people[0].end, end) else None
