"""What reports of the same days call one person that they cannot be both, or that few people are.

Offices of state, posts of one company, sides of a court, trades, ranks, parties, relations, seats, ages. Where nobody
holds two, the severity is medium; where somebody may, and no text of the record says so, it is low. A text that says
both knows better, and so nothing is listed that any text has together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from onrecord.domain import Discrepancy, Severity, Side, Span
from onrecord.ids import discrepancy_id
from onrecord.reconcile.roles import Role, roles
from onrecord.store.differences import OfficeTold

RULE: Final = "standing-differs-4"
NEWS: Final = 30  # days between two reports in which an office hardly changes hands without being news itself
MOST: Final = 500  # tellings of the rarer of two values that are looked at, and of the other's around each
VALUES: Final = 60  # what most texts call somebody, that the rest is held against
YEARS: Final = 1  # by which two ages may differ: a birthday lies between
GROUND: Final = "who somebody is gives weight to what they say"
BOTH: Final = "who somebody is gives weight to what they say; but one person may be both"
LATER: Final = "who somebody is gives weight to what they say; but the later report may tell what has happened since"

#: Posts of state of which nobody holds two at a time.
_STATE: Final = frozenset(
    ("minister", "ambassador", "mayor", "governor", "central banker", "supervisor", "council leader", "rector")
)
_GOVERNS: Final = frozenset(("premier", "minister"))
#: Who leads or owns a body: with a post of state it is one that nobody is thought to hold beside.
_LEADS: Final = frozenset(
    ("executive", "director", "finance chief", "personnel", "editor", "head teacher", "prison", "coach")
)
_MANAGES: Final = frozenset(("executive", "finance chief", "personnel", "operations chief", "technology chief"))
_STAFF: Final = frozenset(("works council", "union"))
#: Posts and trades that are sides of one thing: who is the one is not the other.
_SIDES: Final = (
    ("judge", "prosecutor", "defence", "juror"),
    ("pilot", "copilot", "cabin"),
    ("doctor", "nurse"),
    ("coach", "assistant coach", "referee"),
    ("player", "referee"),
    ("refereeing", "referee"),
    ("head teacher", "caretaker", "pupil"),
    ("teacher", "caretaker"),
    ("priest", "police"),
    ("champion", "challenger"),
    ("conductor", "stage crew"),
)
#: Posts that may be one person's, or that some call by the other's name, though no text says so.
_MAY_BE: Final = (
    ("owner", "executive"),
    ("owner", "chair"),
    ("chair", "executive"),
    ("owner", "director"),
    ("chair", "treasurer"),
    ("director", "driver"),
    ("director", "caretaker"),
    ("mayor", "minister"),
    ("rector", "minister"),
    ("coach", "player"),
    ("director", "curator"),
    ("mayor", "council leader"),
    ("spokesperson", "director"),
    ("department", "executive"),
    ("department", "chair"),
    ("department", "works council"),
    ("alderman", "mayor"),
    ("landowner", "driver"),
)
_SPOKEN_FOR: Final = frozenset(
    ("investigator", "executive", "owner", "coach", "minister", "mayor", "governor", "ambassador", "doctor", "pilot")
)
_FORMER: Final = re.compile(
    r"^(?:the |a |an |its |their |his |her )?(?:\w+[’']s? )?(?:former|ex|onetime|erstwhile)\b", re.I
)
_LEAVING: Final = re.compile(r"\b(?:outgoing|departing|resigning|who (?:resigned|stepped down|quit))\b", re.I)
_TRADES: Final = frozenset(  # that one learns: two of them are seldom one person's
    ("driver", "nurse", "doctor", "judge", "engineer", "earth scientist", "life scientist", "astronomer", "historian",
     "architect", "caretaker", "priest", "police", "firefighter", "crafts", "librarian", "pilot", "teacher")
)  # fmt: skip
_LEARNED: Final = _TRADES | {  # those of which a public office says nothing
    "conductor", "stage crew", "chemist", "physicist", "mathematician", "psychologist", "veterinarian", "dentist",
    "accountant", "journalist", "photographer", "interpreter", "cook", "seafarer", "miner", "guard", "railway",
    "controller", "paramedic", "forester",
}  # fmt: skip
#: Trades that are near each other: one person may be called by two of them.
_NEAR: Final = (
    "engineer, physicist, mathematician, astronomer, chemist, pilot, controller, earth scientist, life scientist",
    "chemist, physicist, doctor, nurse, psychologist, dentist, paramedic, veterinarian, life scientist",
    "chemist, physicist, astronomer, mathematician, journalist, teacher, historian, psychologist",
    "seafarer, crafts, cook, forester, driver, miner",
    "guard, police, firefighter, paramedic, driver",
    "journalist, photographer, interpreter, historian, librarian, teacher",
    "railway, driver, engineer",
    "accountant, mathematician",
)
_ALIKE: Final = tuple(frozenset(each.strip() for each in line.split(",")) for line in _NEAR)
_MEDIUM: Final[frozenset[frozenset[str]]] = frozenset(
    frozenset((one, other)) for side in _SIDES for one in side for other in side if one != other
)
_LOW: Final = frozenset(frozenset(pair) for pair in _MAY_BE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A role with the telling that it is of."""

    role: Role
    told: OfficeTold


def between_reports(told: Sequence[OfficeTold], reports: Mapping[str, str]) -> list[Discrepancy]:
    """Where reports of the same days call a person what they cannot be both: what fewer texts say against what the most
    say, the nearest in time of it. ``told`` are the callings of one person; ``reports`` gives each text's report."""
    out = []
    for severity, near, one in (*_roles(told), *_former(told), *_ages(told)):
        ground = GROUND if severity == "medium" else LATER if near.role.sort == "trial" else BOTH
        sides = tuple(Side(reports[each.told.text], None, (each.told.span,), each.told.words) for each in (near, one))
        out.append(
            Discrepancy(
                discrepancy_id("identity", [(side.report, side.spans) for side in sides]),
                "identity",
                severity,
                ground,
                sides,
                f"one report has “{_plain(near.told)}”, the other “{_plain(one.told)}”",
                RULE,
            )
        )
    return list({one.id: one for one in out}.values())


def disputed(told: Sequence[OfficeTold]) -> bool:
    """Whether texts call somebody more than one thing."""
    return len({(one.text, one.words) for one in told}) > 1


def _plain(one: OfficeTold) -> str:
    return " ".join(one.words.split())


def _roles(told: Sequence[OfficeTold]) -> Iterator[tuple[Severity, _Said, _Said]]:
    said = [
        _Said(role, one)
        for one in told
        if not one.facet.endswith("age")
        for role in roles(one.words, title=one.facet.endswith("title"))
    ]
    values: dict[tuple[str, str], list[_Said]] = {}
    for each in said:
        if not each.role.past:
            values.setdefault((each.role.sort, each.role.value), []).append(each)
    texts = {value: {each.told.text for each in several} for value, several in values.items()}
    # What is told of another time is told all the same: who was once a judge may be called one.
    ever: dict[str, set[str]] = defaultdict(set)
    for each in said:
        ever[each.role.value].add(each.told.text)
    ordered = sorted(values, key=lambda each: (-len(texts[each]), each))
    for n, value in enumerate(ordered):
        for other in ordered[: min(n, VALUES)]:
            severity = _against(value, other)
            if severity is None or not ever[value[1]].isdisjoint(ever[other[1]]):
                continue
            found = _nearest(values[value], values[other])
            if found is not None:
                near, one = found
                yield _later(severity, near, one), near, one
                break


def _former(told: Sequence[OfficeTold]) -> Iterator[tuple[Severity, _Said, _Said]]:
    """Who one report calls a former one of what another has them be: not by a title, which may be kept, and not where
    any report says that they are leaving."""
    said = [
        _Said(role, one)
        for one in told
        if not one.facet.endswith("age") and _LEAVING.search(one.words) is None
        for role in roles(one.words, title=one.facet.endswith("title"))
        if role.sort in ("post", "trade")
        and not (role.sort == "trade" and role.past and role.of)  # who left one paper may write for another
        and not (one.words[:1].isupper() and one.facet.endswith("title") and not role.past)
    ]
    now: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    past: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for one in said:
        (past if one.role.past else now)[one.role.sort, one.role.value].append(one)
    leaving = any(_LEAVING.search(one.words) for one in told)
    for value, several in () if leaving else past.items():
        texts = {each.told.text for each in now.get(value, ())}
        others = _kept(now.get(value, ()))
        for one in several:
            if one.told.text not in texts and _FORMER.search(one.told.words) is not None:
                found = _nearest([one], others)
                if found is not None:
                    yield "medium", *found


def _later(severity: Severity, near: _Said, one: _Said) -> Severity:
    """Who is accused may be convicted a day later."""
    if one.role.sort == "trial" and near.told.written != one.told.written:
        return "low"
    return severity


def _nearest(ours: Sequence[_Said], theirs: Sequence[_Said]) -> tuple[_Said, _Said] | None:
    """Of two values the two tellings that were printed nearest to each other, where they may be of one body."""
    left, right = _kept(ours), _kept(theirs)
    turned = len(left) > len(right)
    few, many = (right, left) if turned else (left, right)
    begins = [_day(each.told.written[0]) for each in many]
    longest = max((_day(each.told.written[1]) - begin for each, begin in zip(many, begins, strict=True)), default=0)
    best: tuple[tuple[int, str, Span, str, Span], _Said, _Said] | None = None
    for each in few[-MOST:]:
        first = bisect_left(begins, _day(each.told.written[0]) - NEWS - longest)
        end = bisect_right(begins, _day(each.told.written[1]) + NEWS)
        for near in many[first : min(end, first + MOST)]:
            one, other = (near, each) if turned else (each, near)
            apart = _apart(one.told, other.told)
            if apart > NEWS or one.told.text == other.told.text or not _one_body(one.role, other.role):
                continue
            key = apart, other.told.text, other.told.span, one.told.text, one.told.span
            if best is None or key < best[0]:
                best = key, other, one
    return best and best[1:]


def _kept(said: Sequence[_Said]) -> list[_Said]:
    """Of those printed on the same days of one body the first of two texts, in the order of days: what others would
    be nearest to is as near to these, unless it is of the first text itself."""
    texts: dict[tuple[tuple[str, str], frozenset[str]], set[str]] = defaultdict(set)
    kept = []
    for each in sorted(said, key=lambda one: (one.told.text, one.told.span)):
        there = texts[each.told.written, each.role.of]
        if len(there) < 2 and each.told.text not in there:
            there.add(each.told.text)
            kept.append(each)
    return sorted(kept, key=lambda one: (one.told.written, one.told.text, one.told.span))


@lru_cache(maxsize=10_000)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _one_body(one: Role, other: Role) -> bool:
    """Whether two posts may be of one body: not where each names another. Relations are of one person."""
    if one.sort == "kin":
        return bool(one.of & other.of)
    if one.sort != "post" or other.sort != "post" or {one.value, other.value} <= _STATE | _GOVERNS:
        return True
    return not one.of or not other.of or bool(one.of & other.of)


def _against(one: tuple[str, str], other: tuple[str, str]) -> Severity | None:
    """How much two values speak against each other; None where they do not."""
    (sort, value), (other_sort, other_value) = one, other
    if value == other_value:
        return None
    if sort != other_sort:
        return _posts(value, other_value) if {sort, other_sort} == {"post", "trade"} else None
    if sort in ("post", "trade"):
        return _posts(value, other_value)
    if sort == "party" and "independent" in (value, other_value):
        return "low"  # one may sit with a party and not be of it
    return _seats(value, other_value) if sort == "seat" else _EXCLUSIVE[sort]


def _posts(value: str, other: str) -> Severity | None:
    pair = frozenset((value, other))
    if "governor" in pair and pair & (_LEADS | {"central banker"}):
        return None  # of a prison, of a bank
    if pair in _LOW:
        return "low"
    if pair in _MEDIUM:
        return "medium"
    for left, right in ((value, other), (other, value)):
        if left == "opposition" and right in _GOVERNS:
            return "medium"
        if left == "spokesperson" and right in _SPOKEN_FOR:
            return "low"  # some governments' spokesmen are ministers
        if left in _STATE and right in _LEADS and right != "head teacher":
            return "medium" if left not in ("rector", "council leader") else "low"
        if left in _MANAGES and right in _STAFF:
            return "medium"
        if left in _STATE | _GOVERNS and right in _TRADES - {"doctor", "engineer", "teacher", "judge"}:
            return "low"
    if pair <= _STATE or pair <= _MANAGES:
        return "medium"
    if pair <= _TRADES:
        return "low"
    return "low" if pair <= _LEARNED and not any(pair <= alike for alike in _ALIKE) else None


def _seats(value: str, other: str) -> Severity | None:
    """Two seats of one kind of which the places have no word in common."""
    (office, place), (other_office, other_place) = (each.split("|", 1) for each in (value, other))
    if office != other_office or set(place.split()) & set(other_place.split()):
        return None
    return "medium"


#: Of what nobody has two: how much two values speak against each other.
_EXCLUSIVE: Final[Mapping[str, Severity]] = {
    "trial": "medium",
    "rank": "medium",
    "kin": "medium",
    "party": "medium",
    "nation": "low",
}


def _ages(told: Sequence[OfficeTold]) -> Iterator[tuple[Severity, _Said, _Said]]:
    """Ages that lie more than a birthday apart, in reports of the same days."""
    ages = [_Said(Role("age", one.words), one) for one in told if one.facet.endswith("age") and one.words.isdigit()]
    values: dict[int, list[_Said]] = {}
    for each in ages:
        values.setdefault(int(each.told.words), []).append(each)
    ordered = sorted(values, key=lambda age: (-len({each.told.text for each in values[age]}), age))
    for n, age in enumerate(ordered):
        for other in ordered[:n]:
            found = _nearest(values[age], values[other]) if abs(age - other) > YEARS else None
            if found is not None:
                yield "medium", *found
                break


def _apart(one: OfficeTold, other: OfficeTold) -> int:
    first, second = sorted((one.written, other.written))
    return max(0, _day(second[0]) - _day(first[1]))
