"""A "he" or "she" inside somebody's quoted words: whom those words have brought in before it.

“My mum was there. She said to me: ‘Run,’” Orlo said: whoever speaks does not call himself "he" or "she", and what the
report told before the quotation is not what the words go on about.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import lexicon, rolewords, rules, sources
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.nouns import is_group, listed
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Attribution, Span, Speaker
from onrecord.knowledge.given_names import Gender

# How many characters back in the same words somebody may be brought in.
REACH: Final = 300
_BROUGHT_IN: Final = re.compile(
    r"(?<![\w'’])(?:my|our|an?|one\sof\s(?:my|our|the))\s(?:[a-z][a-z-]*\s){0,2}?(?P<noun>[a-z][a-z-]+)(?![\w'’-])",
    re.IGNORECASE,
)


def covering(desk: Desk, span: Span, attribution: Attribution) -> Attribution | None:
    """The attribution in whose words a place stands."""
    if attribution.parent and attribution.parent in desk.by_id:
        return desk.by_id[attribution.parent]
    return next((desk.by_id[key] for key in desk.containing(span) if key != attribution.id), None)


def speakers_around(desk: Desk, span: Span, attribution: Attribution) -> list[Chain]:
    """The people in whose words a place stands."""
    outer = covering(desk, span, attribution)
    found = (
        (desk.chain_of(one.entity) for one in desk.found.get(outer.id, ()) if one.role == "speaker") if outer else ()
    )
    return [chain for chain in found if chain is not None]


def brought_in(desk: Desk, part: Part, span: Span, attribution: Attribution) -> Speaker | None:
    """The one person whom the words around a "he" or "she" bring in before it by what they are; None where they bring
    in nobody, or several whom it may mean."""
    outer = covering(desk, span, attribution)
    gender = sources.gender_of(part.head)
    if gender is None or outer is None or not outer.content or outer.content[0].start >= span.start:
        return None
    start = max(outer.content[0].start, span.start - REACH)

    def within(at: int) -> bool:
        return any(one.start <= at < one.end for one in outer.content)

    found = (m for m in _BROUGHT_IN.finditer(desk.scan.text, start, span.start) if within(m.start()))
    told = {m.group().lower(): m for m in found if _fits(m, gender)}
    named = [m for m in desk.scan.between(start, span.start) if m.kind == "person" and within(m.start)]
    links = [desk.chains.links.get(m.start) for m in named]
    people = [link.chain for link in links if link and link.chain and link.chain.gender in (None, gender)]
    if len(told) != 1 or people:
        return None
    (phrase,) = told.values()
    where = Span(phrase.start(), phrase.end())
    because = f"“{part.head}” is “{phrase.group()}”, whom the words that it stands in bring in"
    verdict = desk.wording("person", where, because)
    chain = desk.chain_of(verdict.entity)
    if chain is None:
        return None
    chain.genders[gender] += 1
    return desk.resolved(rules.INSIDE, chain, because, distinct((span, where)))


def _fits(found: re.Match[str], gender: Gender) -> bool:
    noun = found.group("noun").lower()
    if noun in rolewords.MALE_NOUNS or noun in rolewords.FEMALE_NOUNS:
        return (noun in rolewords.MALE_NOUNS) == (gender == "m")
    kind, many = listed(noun)
    return noun in lexicon.PERSON_NOUNS or (kind == "p" and not many and not is_group(noun))
