"""Two people of one name: told apart by what the texts say of them (their walk of life, their town, their company).

A text that says nothing of the bearer then leaves it open between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from onrecord.ids import entity_id
from onrecord.reconcile.cliques import cliques
from onrecord.reconcile.grouping import Someone

#: Somebody of whom texts say more different things than this is not taken apart: with so many, some are wrong.
MOST: Final = 24

_ONE_SEAT: Final = frozenset("mayor governor gov king queen ambassador".split())
_PARTY: Final = frozenset("democratic democrat republican labour conservative liberal green independent".split())
_ANY_BODY: Final = frozenset(
    "the company firm group bank agency institute university centre center city province provincial region regional "
    "county district country state federal national local municipal".split()
)
#: Two texts that were published at most so many days apart, and that name so many others alike, are of one story: what
#: they call the bearer of a name is of one person. Where it is one office in two places, one other is enough.
STORY_DAYS: Final = 3
STORY_NAMES: Final = 2
#: Walks of life that hardly go with another.
_ONLY: Final = frozenset(("sport", "arts", "trade"))
_WEAK: Final = frozenset(("family-1", "initial-1"))  # rules by which a name joins a person on little evidence
#: Of a person that a pack knows nothing else is asked but whether a text means somebody of quite another trade.
_NEVER_KNOWN: Final = frozenset(("sport", "trade"))


def office(facet: str) -> tuple[str, str, str, bool]:
    """Walk of life, head, body or place, and whether it is a former one, of a facet "office:…"."""
    walk, head, of, former = facet.removeprefix("office:").split("|")
    return walk, head, of, bool(former)


def apart(left: str, right: str) -> bool:
    """Whether two facets can hardly be one person's at the same time of life."""
    walk, head, of, former = office(left)
    other_walk, other_head, other_of, other_former = office(right)
    if former or other_former:
        return False
    if walk != other_walk:
        return "post" not in (walk, other_walk) and bool({walk, other_walk} & _ONLY)
    here, there = set(of.split()) - _PARTY - _ANY_BODY, set(other_of.split()) - _PARTY - _ANY_BODY
    elsewhere = bool(here and there and not here & there)
    return elsewhere and (walk == "business" or (head == other_head and head in _ONE_SEAT))


def conflicts(facets: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of facets that can hardly be one person's; none where there are too many facets."""
    said = sorted({facet for facet in facets if not office(facet)[3]})
    return [pair for pair in combinations(said, 2) if apart(*pair)] if len(said) <= MOST else []


def names_needed(left: str, right: str) -> int:
    """How many others two texts must name alike for two conflicting facets to be said of one person."""
    return 1 if office(left)[:2] == office(right)[:2] else STORY_NAMES


def bearers(someone: Someone, facets: Sequence[str], together: Callable[[str, str], bool]) -> tuple[Someone, ...]:
    """The people who bear somebody's name: one, or as many as what the texts say contradicts itself.

    ``facets`` are those of all texts that give the name in full; ``together`` tells whether one text, or one story,
    says both.
    """
    said = sorted({facet for facet in facets if not office(facet)[3]})
    if someone.known or len(said) > MOST:
        return (someone,)
    if someone.rule in _WEAK:
        someone = replace(someone, profile=tuple(said))
    against = {pair for pair in conflicts(said) if not together(*pair)}
    if not against:
        return (someone,)
    edges = [
        frozenset(j for j, other in enumerate(said) if i != j and (min(one, other), max(one, other)) not in against)
        for i, one in enumerate(said)
    ]
    found = []
    sets = cliques(edges)
    for chosen in sets:
        own = [said[i] for i in sorted(chosen) if sum(i in other for other in sets) == 1]
        if own:
            id_ = entity_id("person", someone.id, own[0])
            mine = tuple(said[i] for i in sorted(chosen))
            found.append(replace(someone, id=id_, facets=mine, because=f"{someone.because}, and {_words(own[0])}"))
    return tuple(found) if len(found) > 1 else (someone,)


def fits(someone: Someone, facets: Sequence[str]) -> bool:
    """Whether what one text says may be said of this bearer of the name."""
    said = [facet for facet in facets if not office(facet)[3]]
    if someone.known:
        walks = {office(facet)[0] for facet in said}
        return not walks or bool(walks - _NEVER_KNOWN)
    if someone.profile and any(all(apart(facet, known) for known in someone.profile) for facet in said):
        return False  # "the goalkeeper Kerr" is not the mayor of that name
    return not someone.facets or all(facet in someone.facets for facet in said)


def _words(facet: str) -> str:
    _, head, of, _ = office(facet)
    return f"the texts say {head}{f' ({of})' if of else ''}"
