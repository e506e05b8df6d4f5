"""People who are the subject of a sentence and whom no name shows: "The farmer was less gloomy", "Darrow sounded glad".

A pronoun after such a sentence may mean them, whoever was named before: it must not jump over them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.analysis.speakers import lexicon, placenames, rolewords
from onrecord.analysis.speakers.nouns import is_group
from onrecord.analysis.speakers.roles import OFFICES
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.knowledge.given_names import Gender

# What a sentence may open with before its subject, and a determiner with the words behind it.
_LINKED: Final = re.compile(r"(?:(?:But|And|Yet|Still|Meanwhile|Later|Then),?\s)?")
_SUBJECT: Final = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)((?:\s[a-z][a-z-]*){1,5})"
)
_WORD: Final = re.compile(r"[a-z-]+")
# What follows a subject: where he is from, then a verb; or a comma and who he is.
_TAIL: Final = re.compile(
    r"(?:\s(?:of|from|in|at|with|behind|on)\s[^,.;:\n“”\"]{2,40}?)?"
    r"(?:,\s(?:who|whose|an?|the|now|then|also)\s|\s(?:who\s)?(?:(?:also|then|later|never|still|only|even|too)\s)?([a-z]+)"
    r"(?![\w'’-]))"
)
_TRADES: Final = frozenset("farmer neighbour neighbor stranger survivor driver customer client guard owner".split())
# An office, and whom it means, is read with the roles.
_NOUNS: Final = (
    (lexicon.PERSON_NOUNS | _TRADES)
    - OFFICES
    - frozenset(
        "source person somebody someone one speaker reader viewer listener guide caller star head chief leader winner"
        " loser critic observer expert analyst".split()
    )
)
_VERB_AFTER: Final = re.compile(r"\s(?:(?:also|then|later|never|still|only|even|too)\s)?([a-z]+)(?![\w'’-])")
_ENDS: Final = re.compile(r"\s*(?:[.!?;:—–]|$)", re.MULTILINE)
_NO_VERB: Final = frozenset("as its his this news needs towards always perhaps besides need indeed bed red".split())
_NEVER: Final = (
    placenames.PLACES
    | lexicon.PEOPLE
    | lexicon.OPENERS
    | lexicon.NOT_NAMES
    | lexicon.ORGANISATION_NOUNS
    | lexicon.DOCUMENT_NOUNS
    | frozenset(lexicon.KNOWN_BODIES)
    | frozenset(placenames.DEMONYMS)
    | frozenset(lexicon.WEEKDAYS)
)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A person, or what may be one, that a sentence begins with; ``noun`` what he is called, ``gender`` as it shows."""

    start: int
    end: int
    gender: Gender | None = None
    noun: str = ""


def unseen(scan: Scan) -> Iterator[Unseen]:
    """The sentences' subjects that may be people whom no name shows, in text order, outside quotation and headlines."""
    others = _not_people(scan)
    for place, first in enumerate(scan.sentences):
        if scan.in_quote(first) or scan.in_headline(first):
            continue
        linked = _LINKED.match(scan.text, first)
        start = linked.end() if linked else first
        found = _described(scan, start)
        if found is not None:
            yield found
            continue
        mention = next(iter(scan.between(start, start + 1)), None)
        if mention is not None and mention.sentence == place and _may_be_somebody(scan, mention, others):
            yield Unseen(mention.start, mention.end)


def _described(scan: Scan, start: int) -> Unseen | None:
    match = _SUBJECT.match(scan.text, start, start + 120)
    if match is None:
        return None
    for word in _WORD.finditer(scan.text, *match.span(1)):
        noun, end = word.group(), word.end()
        if noun not in _NOUNS or is_group(noun):
            continue
        tail = _TAIL.match(scan.text, end, end + 120)
        if tail is not None and (tail.group(1) is None or _finite(tail.group(1))):
            gender: Gender | None = (
                "m" if noun in rolewords.MALE_NOUNS else "f" if noun in rolewords.FEMALE_NOUNS else None
            )
            return Unseen(start, end, gender, noun)
    return None


def _finite(word: str) -> bool:
    told = word in lexicon.AUXILIARIES or word in lexicon.SPEECH
    return (told or word.endswith(("ed", "s"))) and word not in _NO_VERB and word not in ("who", "being", "himself")


def _not_people(scan: Scan) -> frozenset[str]:
    """The words in capitals that stand somewhere behind an article or after "in": no person’s name."""
    count = Counter(m.text for m in scan.names if m.before in ("the", "a", "an", *lexicon.PLACE_PREPOSITIONS))
    return frozenset(count)


def _may_be_somebody(scan: Scan, mention: NameMention, others: frozenset[str]) -> bool:
    """Whether one word in capitals that begins a sentence may be a person’s name that nothing else shows."""
    word = mention.text.lower()
    if mention.kind not in (None, "person") or mention.firm or mention.titles or mention.possessive or " " in word:
        return False
    if word in _NEVER or is_group(word) or word.endswith("ing") or mention.text.isupper() or mention.text in others:
        return False
    verb = _VERB_AFTER.match(scan.text, mention.end)
    if verb is None or (verb.group(1).endswith("s") and _ENDS.match(scan.text, verb.end())):
        return False  # "Loud cheers."
    return _finite(verb.group(1))
