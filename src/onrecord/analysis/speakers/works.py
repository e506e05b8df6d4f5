"""Works by their titles: "the film" of a report that has the film “Orlo Rising”, “her book ‘Tides’” in a source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from onrecord.analysis.speakers import rules
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.scan import clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker

# How many titled works of one report are looked at in each way of giving titles (bounds the work on hostile text).
MOST: Final = 60
# What a work may be called again, once one of these nouns has been said of it.
_KINDS: Final = (
    frozenset("ad spot commercial video advertisement clip".split()),
    frozenset("movie film documentary thriller drama".split()),
    frozenset("show series drama sitcom program programme podcast".split()),
    frozenset("book novel memoir biography autobiography thriller".split()),
    frozenset("website site blog page".split()),
    frozenset("song album single".split()),
    frozenset("column op-ed editorial essay article piece".split()),
)
_NOUNS: Final = frozenset().union(*_KINDS)
_NOUN: Final = rf"({'|'.join(sorted(_NOUNS, key=len, reverse=True))})"
_OPEN: Final = r"(?:''|[\"“‘'])"
_CLOSE: Final = r"[,.]?(?:''|[\"“”’'])"
# A title: its first word and all of more than three letters have capitals.
_TITLE: Final = r"((?:[A-Z0-9][\w’'&:.-]*)(?:,?\s(?:[A-Z0-9][\w’'&:.-]*|[a-z]{1,3}|with|from|into|over|upon)){0,12}?)"
_SAID: Final = re.compile(
    rf"(?<![\w’'-]){_NOUN},?\s(?:(?:titled|entitled|called|named|dubbed),?\s)?{_OPEN}{_TITLE}{_CLOSE}(?!\w)"
)
_SAID_BARE: Final = re.compile(rf"(?<![\w’'-]){_NOUN},?\s(?:titled|entitled),?\s{_TITLE}(?=[,.;]\s)")
_BEFORE: Final = re.compile(
    rf"(?:[Tt]itled|[Ee]ntitled|[Cc]alled|[Dd]ubbed)\s{_OPEN}{_TITLE}{_CLOSE}\sthe\s(?:[\w-]+\s){{0,3}}?{_NOUN}(?![\w’'-])"
)
_BESIDE: Final = re.compile(rf"\s{_OPEN}{_TITLE}{_CLOSE}\s{_NOUN}(?![\w’'-])")
_OF: Final = re.compile(r"(?<![\w’'-])(?:about|against|at|behind|by|for|from|in|of|on|to|with)\s", re.IGNORECASE)
_MENTIONED: Final = re.compile(rf"(?<![\w’'-]){_NOUN}(?![\w’'-])")


@dataclass(frozen=True, slots=True)
class _Work:
    """A work by its title: what it is, and where its title and its noun stand."""

    title: Span
    noun: str
    noun_at: int
    chain: Chain


def work(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """The work that a source names by its title, or calls again by what it is; None where it is not certainly one."""
    if _MENTIONED.search(desk.scan.text, span.start, span.end) is None:
        return None
    known = _works(desk)
    named = next((one for one in known if span.start <= one.noun_at < span.end), None)
    if named is not None:
        if _OF.search(desk.scan.text, span.start, named.noun_at):
            return None  # "reviews of the show", "a trailer for the film": not the work speaks
        because = f"the source gives the title of the {named.noun}: “{named.chain.text}”"
        return desk.resolved(rules.BODY_NAME, named.chain, because, distinct((span, named.title)))
    if part.determiner != "definite" or part.head not in _NOUNS or desk.scan.in_headline(span.start):
        return None
    again = frozenset().union(*(kind for kind in _KINDS if part.head in kind))
    fits = {id(one.chain): one for one in known if one.title.start < span.start and one.noun in again}
    if len(fits) != 1:
        return None
    (only,) = fits.values()
    wording = clean(desk.stored[span.start : span.end])
    because = f"“{wording}” is “{only.chain.text}”, the only such work of which the report has given the title"
    return desk.resolved(rules.BODY_AGAIN, only.chain, because, distinct((span, only.title)))


def _works(desk: Desk) -> list[_Work]:
    """The works whose titles the report gives, in text order; looked for once."""
    kept = desk.memory.get("works")
    if isinstance(kept, list):
        return kept
    found: list[_Work] = []
    chains: dict[str, Chain] = {}
    for pattern, noun, title in ((_SAID, 1, 2), (_SAID_BARE, 1, 2), (_BEFORE, 2, 1), (_BESIDE, 2, 1)):
        for match in islice(pattern.finditer(desk.scan.text), MOST):
            start = match.start(title)
            name = clean(match.group(title)).split(": ")[0].strip(" ,.'’")
            if len(name) > 2 and not desk.scan.in_headline(start):
                chain = chains.setdefault(name.lower(), Chain("document", name, firm=True, first=start))
                found.append(_Work(Span(start, match.end(title)), match.group(noun), match.start(noun), chain))
    found.sort(key=lambda one: one.title.start)
    desk.memory["works"] = found
    return found
