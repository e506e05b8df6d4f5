"""What the whole report shows of names that their own words do not: whose a bare word is, and which are places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from onrecord.analysis.speakers import lexicon, names, rolewords
from onrecord.analysis.speakers.lexicon import OPENERS
from onrecord.analysis.speakers.patterns import DATELINE, UPPER
from onrecord.analysis.speakers.rolewords import ROLE_HEADS
from onrecord.analysis.speakers.scan import NameMention, Scan
from onrecord.analysis.speakers.surroundings import context

# How many such family names of one report are looked for.
MOST_LIKE_ROLES: Final = 20
# Whose relative a name is, right before it: "Orlo’s husband, ", "her late husband ".
_WHOSE_KIN: Final = re.compile(
    r"(?:(?<![\w'’])([Hh]is|[Hh]er)|([A-Z][\w-]+)['’]s?)\s(?:[a-z-]+\s){0,2}"
    r"(husband|wife|son|daughter|brother|sister|father|mother|dad|mom),?\s$"
)
# How many people named before are looked at for whom "her" means.
_NEAR: Final = 8


def shared_families(found: Scan) -> None:
    """ "Ana and Jon Orlo": a given name joined to a full one has its family name, if the report gives it no other."""
    known = {
        names.normal(one) for m in found.names if m.name and m.name.full for one in (*m.name.given, m.name.nickname)
    }
    for left, right in pairwise(found.names):
        one = right.name if right.kind == "person" and not right.titles else None
        if one is None or not one.full or not names.is_given(one.given[0]) or left.kind not in (None, "person"):
            continue
        alone = " " not in left.text and names.is_given(left.text) and names.normal(left.text) not in known
        if alone and not left.possessive and found.text[left.end : right.start] in (" and ", " & "):
            left.kind, left.name, left.firm = "person", names.parse([left.text, *one.family.split(" ")]), True
            left.text = f"{left.text} {one.family}"
            left.gender = left.gender or (left.name.gender if left.name else None)


def relatives(found: Scan) -> None:
    """ "Her husband, Jon": a relative whom the report calls by his given name alone has the family name of whose he is.

    Style guides of news leave a relative's family name out where it is the same.
    """
    full: dict[str, set[str]] = {}
    for mention in found.names:
        if mention.name and mention.name.full:
            full.setdefault(names.normal(mention.name.given[0]), set()).add(mention.name.family)
    people: list[NameMention] = []
    givens: set[str] = set()
    for mention in found.names:
        alone = mention.kind in (None, "person") and " " not in mention.text and not mention.titles
        if alone and names.is_given(mention.text):
            whose = _WHOSE_KIN.search(found.text, max(0, mention.start - 60), mention.start)
            family = _family(found, whose, people) if whose else ""
            others = full.get(names.normal(mention.text), {family})
            if whose and family and family != mention.text and family in others:
                mention.kind, mention.firm, mention.name = "person", True, names.parse([mention.text, family])
                mention.gender = "m" if whose.group(3) in rolewords.MALE_NOUNS else "f"
                givens.add(mention.text)
                mention.text = f"{mention.text} {family}"
        if mention.kind == "person" and mention.name:
            people.append(mention)
    for mention in found.names if givens else ():
        if mention.kind is None and mention.text in givens and not mention.headline:
            mention.kind, mention.name = "person", names.parse([mention.text])


def _family(found: Scan, whose: re.Match[str], people: list[NameMention]) -> str:
    """The family name of whose relative somebody is, of those named before; empty where it is not plain."""
    if whose.group(2):
        same = [m for m in people if m.name and m.name.family == whose.group(2)]
        return whose.group(2) if same else ""
    gender = "m" if whose.group(1).lower() == "his" else "f"
    here = found.sentence(whose.start())
    near = [m for m in people[-_NEAR:] if here - m.sentence <= 1 and not m.quoted and m.gender in (None, gender)]
    families = {m.name.family for m in near if m.name}
    return families.pop() if len(families) == 1 else ""


def by_full_names(found: Scan) -> None:
    """A word that shows no kind is a person's where the report has that family name with a given name."""
    families = {
        m.name.family
        for m in found.names
        if m.kind == "person" and m.name and (m.titles or (m.name.full and (m.firm or names.is_given(m.name.given[0]))))
    }
    families |= {family[0].upper() + family[1:] for family in families}  # "al-Orlo", and "Al-Orlo" alone
    for mention in found.names:
        # "Israel said" in a report with a Steve Israel: countries hardly ever speak in the singular of a quotation
        place = mention.kind == "place" and mention.before not in lexicon.PLACE_PREPOSITIONS
        unclear = mention.kind is None or (place and (not mention.firm or mention.speaks))
        if not unclear or mention.text not in families or mention.before in ("the", "a", "an") or mention.headline:
            continue
        word = mention.text.lower()
        if mention.starts and not mention.speaks and (word in OPENERS or word in lexicon.NOT_NAMES):
            continue
        mention.kind, mention.name = "person", names.parse([mention.text])


def named_like_roles(found: Scan) -> None:
    """Family names that are words for a trade ("Singer said"), where the report has them with a given name."""
    families = {
        m.name.family
        for m in found.names
        if m.kind == "person" and m.name and m.name.full and m.firm and m.name.family.lower() in ROLE_HEADS
    }
    made: list[NameMention] = []
    for family in sorted(families)[:MOST_LIKE_ROLES]:
        for match in re.finditer(rf"(?<![\w'’.-]){re.escape(family)}(?![\w-])(?! [{UPPER}])", found.text):
            start, end = match.span()
            if found.in_headline(start) or any(m.end > start for m in found.between(max(0, start - 60), end)):
                continue
            mention = NameMention(start, end, start, end, "person", family, names.parse([family]))
            context(found, mention)
            if mention.before not in ("the", "a", "an") and mention.before not in rolewords.ROLE_HEADS:
                mention.firm = True
                made.append(mention)
    if made:
        found.names = sorted([*found.names, *made], key=lambda mention: mention.start)
        found.starts = [mention.start for mention in found.names]


def datelines(found: Scan) -> None:
    """The towns of datelines ("PORT ELLERY, March 12 (Examiner) -") are places wherever the report names them."""
    likely: set[str] = set()
    places: set[str] = set()
    for match in DATELINE.finditer(found.text):
        town = match.group(1)
        if match.group(2) and town.isupper():
            places.add(names.normal(town))
        elif (match.group(2) or town.isupper()) and not (" " in town and names.is_given(town.split(" ")[0])):
            likely.add(names.normal(town))
    if len(likely) == 1:  # more than one: labels of speakers, as in "ORLO — No."
        places |= likely
    for mention in found.names:
        if names.normal(mention.text) in places and not mention.titles:
            mention.kind, mention.firm, mention.name, mention.gender = "place", True, None, None
            if mention.text.isupper():
                mention.text = mention.text.title()
