"""More facts of a description: how each person named near stands to it by sentences, by paragraphs and by who spoke.

They are weighed with those of weighing.py. Most are what a pronoun is weighed by (pointing.py): whose sentence it is,
who else was named since, what somebody is in the description's own sentence. Others are of its noun: who was called by
it before, whether somebody unnamed was brought in with it, what kind of word for a person it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.analysis.coreference import FAINT
from onrecord.analysis.speakers import fitting, names
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.scan import NameMention
from onrecord.analysis.speakers.variation import RELATIVE
from onrecord.analysis.speakers.verdicts import Desk

BEFORE: Final = 3000  # how far back, in characters, everybody named is looked at
AFTER: Final = 300
BACK: Final = 4000  # how far back a noun with "a" is looked for
# What says of somebody only that he is one of many: mostly of people whom nobody names.
ONE_OF_MANY: Final = frozenset(
    """official aide source staffer insider operative person man woman boy girl worker voter protester supporter
    organizer organiser volunteer employee spokesman spokeswoman spokesperson reporter lawyer expert adviser advisor
    user member resident analyst friend heckler student officer""".split()
)
KIN: Final = frozenset(
    "brother sister father mother wife husband son daughter uncle aunt cousin nephew niece friend colleague".split()
)
# What is worth more or less by what kind of description it is: these facts of a person, each for each of these facts of
# the description (those of "nobody whom the report names").
OF_PERSONS: Final = (
    "is said to be", "definite and near", "speaks", "walked, log", "named last", "subject near", "spoke last",
    "no role known", "mentions", "next new name after an opening", "the next new name", "named soon after",
    "in this paragraph", "subject before", "in the words reported", "noun beside the name", "speaks most",
)  # fmt: skip
OF_KINDS: Final = (
    "one of many", "kin", "of the running", "an office", "a trade", "staff", "a or an", "somebody’s", "no article",
    "with of or who", "opens the report", "former", "nobody is said to be",
)  # fmt: skip
JOINED: Final = " × "
_SURE: Final = 0.8  # probabilities of the model's that count once more
_SURER: Final = 0.95
_RUNNING: Final = fitting.RUNNING
_OFFICES: Final = fitting.OFFICES - {"judge", "justice"}

Facts = dict[str, float]
Named = tuple[NameMention, Chain]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one description: ``named`` before it in text order, ``inside`` it, and ``after`` it in its
    own sentence; who ``said`` something before, the last first; ``called`` by its noun before (ids of chains)."""

    part: Part
    first: int
    named: Sequence[Named]
    inside: frozenset[int]
    after: frozenset[int]
    said: Sequence[tuple[int, Chain | None]]
    called: frozenset[int]
    people: int
    speaks_most: int
    named_most: int


def around(
    desk: Desk,
    part: Part,
    first: int,
    people: Sequence[Chain],
    said: Sequence[tuple[int, Chain | None]],
    spoke_at: Mapping[int, Sequence[int]],
    called: frozenset[int],
) -> Around:
    """What the facts of all the people need of a description: ``first`` is where it or what it says begins, ``said``
    who spoke before (the last first), ``spoke_at`` where each spoke, ``called`` who was called by its noun."""
    scan, fits = desk.scan, {id(chain) for chain in people}
    named: list[Named] = []
    inside, after = set(), set()
    for mention in scan.between(max(0, first - BEFORE), part.end + AFTER):
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link else None
        if chain is None or id(chain) not in fits:
            continue
        if mention.start < part.start:
            named.append((mention, chain))
        elif mention.start < part.end:
            inside.add(id(chain))
        elif scan.sentence(mention.start) == scan.sentence(part.end):
            after.add(id(chain))
    says = max(people, key=lambda chain: len(spoke_at.get(id(chain), ())), default=None)
    most = max(people, key=lambda chain: len(chain.mentions), default=None)
    return Around(
        part, first, named, frozenset(inside), frozenset(after), said, called, len(people),
        id(says) if says and spoke_at.get(id(says)) else 0, id(most) if most else 0,
    )  # fmt: skip


def by_kind(facts: Facts, kind: Facts) -> Facts:
    """Those facts of a person that weigh otherwise for some kinds of description: ``kind`` are the facts of nobody."""
    kinds = [name for name in OF_KINDS if kind.get(name)]
    return {f"{fact}{JOINED}{name}": facts[fact] for fact in OF_PERSONS if facts[fact] for name in kinds}


def bearing(desk: Desk, one: Around, chain: Chain) -> Facts:
    """The facts of one person."""
    scan, part, first = desk.scan, one.part, one.first
    start, own = scan.sentences[scan.sentence(first)], scan.sentences[scan.sentence(part.start)]
    earlier = scan.sentences[max(0, scan.sentence(first) - 1)]
    here = [m for m, other in one.named if other is chain and m.start >= own]
    told = [m for m, other in one.named if other is chain and m.start < first]
    since = {id(c) for m, c in one.named if told and told[-1].start < m.start < first and not m.quoted}
    before = [(m, c) for m, c in one.named if earlier <= m.start < start and not m.quoted]
    subject = next((c for m, c in before if m.weight >= 2.0), None)
    alone = len({id(c) for _, c in before}) == 1 and before[0][1] is chain
    opens = scan.paragraphs[scan.paragraph(first)] == start
    return {
        "acts here": any(m.weight >= 2.0 and not m.possessive and not m.quoted for m in here),
        "is acted on here": bool(here) and max(m.weight for m in here) < 1 and not any(m.possessive for m in here),
        "possessive here": any(m.possessive for m in here),
        "named in it": id(chain) in one.inside,
        "named after it": id(chain) in one.after,
        "others since": math.log1p(len(since - {id(chain)})),
        "subject before": subject is chain,
        "subject before, another paragraph": subject is chain and opens,
        "alone before": alone,
        "another is the subject before": subject not in (None, chain) and any(c is chain for _, c in before),
        "called so before": id(chain) in one.called,
        "gender is known": chain.gender is not None,
        "has a given name": bool(chain.name and chain.name.given and names.is_given(chain.name.given[0])),
        "in the headline": any(m.headline for m in chain.mentions[:5]),
        **_paragraphs(desk, one, chain),
        **_spoken(desk, one, chain),
    }


def _paragraphs(desk: Desk, one: Around, chain: Chain) -> Facts:
    """What somebody is in the description's paragraph and in the one before, and in the whole report."""
    scan = desk.scan
    here = scan.paragraph(one.first)
    opening, above = scan.paragraphs[here], scan.paragraphs[max(0, here - 1)]
    inside = [c for m, c in one.named if opening <= m.start < one.first and not m.quoted]
    before = [c for m, c in one.named if above <= m.start < opening and not m.quoted]
    return {
        "first of the paragraph": bool(inside) and inside[0] is chain,
        "alone in the paragraph before": bool(before) and not inside and all(c is chain for c in before),
        "first of the paragraph before": bool(before) and not inside and before[0] is chain,
        "speaks most": id(chain) == one.speaks_most,
        "named most": id(chain) == one.named_most,
        "named most, definite": id(chain) == one.named_most and one.part.determiner == "definite",
    }


def _spoken(desk: Desk, one: Around, chain: Chain) -> Facts:
    """Who spoke last and before, and by what noun he would be called now."""
    scan, head = desk.scan, one.part.head
    last = bool(one.said) and one.said[0][1] is chain
    above = last and scan.paragraph(one.first) - scan.paragraph(one.said[0][0]) == 1
    new = one.part.start - scan.paragraphs[scan.paragraph(one.part.start)] <= 3
    goes_on = above and new and one.part.determiner in ("definite", "")
    second = len(one.said) > 1 and one.said[1][1] is chain
    return {
        "spoke in the paragraph before": above,
        "spoke in the paragraph before, and a paragraph opens": goes_on,
        "spoke twice": last and second,
        "spoke before the last": second,
        "spoke last, of one of many": last and head in ONE_OF_MANY,
        "spoke last, of a relative noun": last and head in RELATIVE,
        "spoke last, of an office": last and head in _OFFICES,
    }


def nobody(desk: Desk, one: Around) -> Facts:
    """The facts of nobody whom the report names."""
    part, head = one.part, one.part.head
    before = desk.scan.text[max(0, one.first - BACK) : one.first]
    brought = len(head) > 2 and _brought_in(head).search(before) is not None
    return {
        "brought in before": brought,
        "brought in before, definite": brought and part.determiner == "definite",
        "one of many": head in ONE_OF_MANY,
        "one of many, definite": head in ONE_OF_MANY and part.determiner == "definite",
        "kin": head in KIN,
        "of the running": head in _RUNNING,
        "an office": head in _OFFICES,
        "a trade": head in fitting.TRADES,
        "staff": head in fitting.STAFF,
        "no plain word for a person": part.form != "person",
        "how many": math.log1p(one.people),
        "somebody was called so": bool(one.called),
    }


@lru_cache(maxsize=256)
def _brought_in(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:an?|another|one|some)\s(?:[\w’'-]+\s){{0,3}}{re.escape(head)}(?!\w)", re.IGNORECASE)


def walk_facts(walked: Mapping[int, float], chain: Chain) -> Facts:
    """How likely a walk over the model's antecedents ends at somebody (``walked``: chains by their ids)."""
    share = walked.get(id(chain), 0.0)
    return {
        "walked": share,
        "walked, log": math.log(max(share, FAINT)),
        "walked surely": share >= _SURE,
        "walked very surely": share >= _SURER,
        "walked foremost": share > 0.02 and share >= max(walked.values()),
    }


def walk_nobody(walked: Mapping[int, float]) -> Facts:
    """How likely such a walk meets no name."""
    rest = max(0.0, 1.0 - sum(walked.values()))
    return {"nobody is walked to": rest, "nobody is walked to, log": math.log(max(rest, FAINT))}
