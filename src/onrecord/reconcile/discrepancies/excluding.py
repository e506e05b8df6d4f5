"""How far two values that roles have speak against each other: what nobody is both, and what few are.

Posts, trades and standings before a court by the book of roles (:mod:`onrecord.reconcile.rolebook`), with the grades in
which they are held; ranks, seats, nations, numbers and the rest by what nobody has two of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from onrecord.domain import Severity
from onrecord.reconcile import faiths, nations
from onrecord.reconcile.rolebook import book

#: The sort of a role, its value, its grade, whether it may be beside a post.
Value = tuple[str, str, str, bool]


def against(one: Value, other: Value) -> Severity | None:
    """How much two values speak against each other; None where they do not."""
    sort, value, grade, beside = one
    other_sort, other_value, other_grade, other_beside = other
    if sort in _HELD and other_sort in _HELD:
        if value == other_value:
            return _grades(grade, other_grade)
        if "deputy" in (grade, other_grade) and {value, other_value} in _DEPUTIES:
            return None
        by_class = {sort, other_sort} == {"post", "trade"} and not book().ruled(value, other_value)
        if by_class and (beside or other_beside):
            return None
        classes = book().classes.get(value), book().classes.get(other_value)
        if (beside and classes == ("assembly", "state")) or (other_beside and classes == ("state", "assembly")):
            return None
        if grade != other_grade and _another_body(value, grade, other_value, other_grade):
            return None
        found = book().apart(value, other_value)
        return "low" if found is not None and (grade or other_grade) else found
    if sort == other_sort == "rank" and value == other_value:
        return (
            "medium" if grade and other_grade and grade != other_grade else None
        )  # a colonel may be a lieutenant colonel
    if sort != other_sort or value == other_value:
        return None
    if sort == "party" and "independent" in (value, other_value):
        return "low"  # one may sit with a party and not be of it
    if sort in _COMPATIBLE and _COMPATIBLE[sort](value, other_value):
        return None
    if sort in ("seat", "speaks for"):
        weak = sort != "seat" or value.startswith(_WEAK_SEATS)
        return ("low" if weak else "medium") if _seats(value, other_value) else None
    if sort == "kin" and not {value, other_value} <= set(book().kin.values()):
        return "low"
    return _EXCLUSIVE[sort]


def _another_body(one: str, grade: str, other: str, other_grade: str) -> bool:
    """Whether one of two posts is what somebody who has the other may well be: vice-chairman of a party, acting head of
    a second office."""
    return any(
        (held == "deputy" and post in _VICE)
        or (held == "acting" and book().classes.get(post) == book().classes.get(beside) == "state")
        or (held == "deputy" and beside == "deputy head")
        for post, held, beside in ((one, grade, other), (other, other_grade, one))
    )


#: Of what somebody is a deputy beside a work, or another office.
_VICE: Final = frozenset(("chair", "head", "party leader", "party officer", "whip", "spokesperson", "patron"))
#: Whose deputies are chosen from among the other: a deputy mayor is a councillor.
_DEPUTIES: Final = ({"mayor", "councillor"}, {"mayor", "alderman"}, {"speaker", "member of parliament"})


def _grades(grade: str, other: str) -> Severity | None:
    """One role in two grades: a deputy is none who holds it in full; what is acting, joint or still learning is left
    out by many a report."""
    if grade == other:
        return None
    return "medium" if {grade, other} == {"deputy", ""} else "low"


_WEAK_SEATS: Final = ("lives|", "born|", "comes|", "grew|")


def _share(value: str, other: str) -> bool:
    return bool(set(value.split()) & set(other.split()))


def _of_others(value: str, other: str) -> bool:
    """Whether two numbers are of two things: how often champion, how often winner."""
    return value.partition("|")[0] != other.partition("|")[0]


#: Of which sorts two values may be one, and when.
_COMPATIBLE: Final[Mapping[str, Callable[[str, str], bool]]] = {
    "nation": nations.compatible,
    "born": nations.compatible,
    "faith": faiths.compatible,
    "portfolio": _share,
    "committee": _share,
    "times": _of_others,
    "numbered": _of_others,
}


def _seats(value: str, other: str) -> bool:
    """Two seats of one kind, or one who speaks for two, of which the places have no word in common."""
    (office, place), (other_office, other_place) = (each.split("|", 1) for each in (value, other))
    ours, theirs = set(place.split()), set(other_place.split())
    parts = any((one in ours and other in theirs) or (one in theirs and other in ours) for one, other in _PARTS)
    return office == other_office and (parts or not ours & theirs)


#: Words for the parts of a land that are told by one name: North Fen and South Fen.
_PARTS: Final = (
    ("north", "south"),
    ("east", "west"),
    ("northern", "southern"),
    ("eastern", "western"),
    ("upper", "lower"),
)


#: Of what nobody has two: how much two values speak against each other.
_EXCLUSIVE: Final[Mapping[str, Severity]] = {
    "trial": "medium",
    "rank": "medium",
    "kin": "medium",
    "party": "medium",
    "faith": "low",
    "nation": "low",
    "subject": "low",
    "children": "low",
    "term": "low",
    "terms": "low",
    "times": "low",
    "level": "low",
    "medal": "low",
    "numbered": "low",
    "placed": "low",
    "born": "low",
    "committee": "low",
    "portfolio": "medium",
}
_HELD: Final = frozenset(("post", "trade", "trial"))
