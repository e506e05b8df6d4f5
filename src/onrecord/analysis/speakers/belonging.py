"""People described by whose they are: "his wife", "Orlo’s campaign manager", "her chief aide".

Whose they are and what they are is often told elsewhere in the report, beside their names. Of a husband or wife the
family name tells it too.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.speakers import fitting, rolewords, rules, sources
from onrecord.analysis.speakers.chains import Chain, display
from onrecord.analysis.speakers.parts import Part
from onrecord.analysis.speakers.roles import Role, role_of
from onrecord.analysis.speakers.scan import NameMention, clean
from onrecord.analysis.speakers.verdicts import Desk, distinct
from onrecord.domain import Span, Speaker

SPOUSES: Final = frozenset(("husband", "wife", "spouse", "partner"))
# How many names and people of one report are looked through (bounds the work on hostile text).
MOST: Final = 400
# How many characters before "his father, Ana Orlo" somebody else of that gender may be meant by "his".
NEAR: Final = 300
_SIBLINGS: Final = frozenset(("brother", "sister"))
_UNWED: Final = frozenset(("boyfriend", "fiance", "fiancee", "fiancé", "fiancée", "girlfriend"))
_KIN: Final = rolewords.KIN - frozenset(("brothers", "sisters", "daughters", "sons", "children")) | SPOUSES
# "his wife, Ana Orlo", "Venn’s wife Ana": whose, then what, then the name.
_WHOSE: Final = re.compile(r"(?:(?<![\w'’])(his|her)|(\w+)['’]s?)\s(?:[a-z-]+\s){0,2}([a-z]+),?\s$", re.IGNORECASE)
_AFTER: Final = re.compile(r",\s(?:(his|her)|(\w+)['’]s?)\s(?:[a-z-]+\s){0,2}([a-z]+)(?![\w'’-])", re.IGNORECASE)


def relative_of(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """Whom "his wife" or "Orlo’s father" means; None where the report does not tell, or the head is no kin."""
    if part.head not in _KIN:
        return None
    owner = _owner(desk, part)
    if owner is None:
        return None
    gender = "m" if part.head in rolewords.MALE_NOUNS else "f" if part.head in rolewords.FEMALE_NOUNS else None
    told = {
        id(c): c for c in _told(desk, owner, part.head) if c is not owner and c.gender in (None, gender or c.gender)
    }
    why = "the report says so beside the name"
    if not told and owner.name is not None:
        others = {id(c) for c, match, _ in _kinship(desk) if match.group(3).lower() != part.head}
        family = [c for c in desk.chains.family(owner.name.family) if c is not owner and c.named]
        told = {id(c): c for c in family if gender and c.gender == gender and id(c) not in others}
        if part.head in _SIBLINGS | _UNWED:
            told = {}  # a wife has the family's name as often as a sister; a girlfriend has another
        why = "the only other person of that family name whom it may be"
    wording = clean(desk.stored[span.start : span.end])
    if len(told) == 1:
        (chain,) = told.values()
        fullest = desk.fullest(chain)
        because = f"“{wording}” is {display(chain)}: {why}"
        return desk.resolved(rules.BELONGING, chain, because, distinct((span, *((fullest,) if fullest else ()))))
    if told:
        return desk.open(
            rules.BELONGING, f"“{wording}” could be more than one person", (span,), list(told.values())[:4]
        )
    return None


def _owner(desk: Desk, part: Part) -> Chain | None:
    if part.possessor in ("his", "her"):
        return desk.salience.antecedent(part.start, sources.gender_of(part.possessor)).best
    for mention in desk.scan.between(part.start, part.head_start):
        link = desk.chains.links.get(mention.start)
        if mention.possessive and link and link.chain and link.chain.kind == "person":
            return link.chain
    return None


def _told(desk: Desk, owner: Chain, head: str) -> list[Chain]:
    """The people whom the report calls that relative of somebody, beside their names."""
    return [
        chain
        for chain, match, mention in _kinship(desk)
        if chain is not owner and match.group(3).lower() == head and _same(desk, owner, match, mention)
    ]


_Kinship = list[tuple[Chain, re.Match[str], NameMention]]


def _kinship(desk: Desk) -> _Kinship:
    """The names beside which the report says whose relative they are; looked for once."""
    known = desk.memory.get("kinship")
    if isinstance(known, list):
        return known
    found: _Kinship = []
    text = desk.scan.text
    for mention in desk.scan.names:
        link = desk.chains.links.get(mention.start)
        chain = link.chain if link else None
        if chain is None or chain.kind != "person" or mention.possessive or len(found) >= MOST:
            continue
        before = _WHOSE.search(text, max(0, mention.start - 60), mention.start)
        after = _AFTER.match(text, mention.end, mention.end + 60)
        found += [(chain, match, mention) for match in (before, after) if match and match.group(3).lower() in _KIN]
    desk.memory["kinship"] = found
    return found


def _same(desk: Desk, owner: Chain, match: re.Match[str], mention: NameMention) -> bool:
    if match.group(1):
        gender = sources.gender_of(match.group(1).lower())
        if owner.gender != gender or desk.scan.paragraph(mention.start) < desk.scan.paragraph(owner.seen):
            return False
        before = list(desk.scan.between(max(0, match.start() - NEAR), match.start()))
        links = (desk.chains.links.get(m.start) for m in reversed(before))
        near = next((one.chain for one in links if one and one.chain and one.chain.gender == gender), owner)
        return near is owner
    words = set(owner.text.split())
    return match.group(2) in words


def staff_of(desk: Desk, part: Part, span: Span) -> Speaker | None:
    """Who somebody’s aide or manager is: the one of that trade whom the report names; open where it may be one."""
    phrase = desk.scan.text[part.start : part.head_end]
    role = role_of(phrase[max(phrase.rfind("'s "), phrase.rfind("’s "), phrase.find(" ") - 2) + 3 :])
    owner = _owner(desk, part) if part.head not in _KIN else None
    if role is None or owner is None:
        return None
    heads = rolewords.SYNONYMS.get(role.head, frozenset()) | {role.head}
    if role.head not in fitting.STAFF:
        people = (c for c in desk.chains.all[:MOST] if c.kind == "person" and c is not owner)
        fits = [c for c in people if _holds(c, role, heads)]
        if len(fits) != 1:
            return None
        fullest = desk.fullest(fits[0])
        because = f"“{clean(desk.stored[span.start : span.end])}” is {display(fits[0])}, the only such of the report"
        return desk.resolved(rules.BELONGING, fits[0], because, distinct((span, *((fullest,) if fullest else ()))))
    staff = [
        c for c in desk.chains.all[:MOST] if c.kind == "person" and c is not owner and _for(c, owner, fitting.STAFF)
    ]
    same = [c for c in staff if _for(c, owner, heads)]
    wording = clean(desk.stored[span.start : span.end])
    if len(same) == 1 and part.head not in ("aide", "adviser", "advisor", "operative"):
        fullest = desk.fullest(same[0])
        because = f"“{wording}” is {display(same[0])}, the only one of that trade in the report"
        return desk.resolved(rules.BELONGING, same[0], because, distinct((span, *((fullest,) if fullest else ()))))
    if staff:
        because = f"“{wording}” may be somebody whom the report names, but it does not say plainly whom"
        return desk.open(rules.BELONGING, because, (span,), staff[:4])
    return None


def _holds(chain: Chain, role: Role, heads: frozenset[str]) -> bool:
    """Whether a person has a role of several words in all but what does not tell one from another."""
    words = {word for word in role.modifiers if not word.endswith("ly") and word not in ("installed", "hired", "named")}
    return bool(words) and any(
        known.head in heads and known.former == role.former and words <= known.modifiers for known in chain.roles
    )


def _for(chain: Chain, owner: Chain, heads: frozenset[str]) -> bool:
    """Whether a person has one of some trades, and not for somebody else."""
    own = set(owner.text.lower().split())
    for role in chain.roles:
        if role.head in heads and not role.former:
            others = role.modifiers - own - {"campaign", "chief", "senior", "top", "national"}
            if not others or role.modifiers & own:
                return True
    return False
