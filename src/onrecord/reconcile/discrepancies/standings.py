"""What reports of the same days call one person that they cannot be both, or that few people are.

Offices of state, posts of one company, sides of a court, trades, ranks, parties, relations, seats, ages. Where nobody
holds two, the severity is medium; where somebody may, and no text of the record says so, it is low. A text that says
both knows better, and so nothing is listed that any text has together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from onrecord.domain import Discrepancy, Severity, Side, Span
from onrecord.ids import discrepancy_id
from onrecord.reconcile.callings import SOURCE
from onrecord.reconcile.discrepancies import posts
from onrecord.reconcile.discrepancies.excluding import Value, against
from onrecord.reconcile.rolebook import book
from onrecord.reconcile.roles import Role, roles
from onrecord.store.offices import OfficeTold

RULE: Final = "standing-differs-14"
NEWS: Final = 30  # days between two reports in which an office hardly changes hands without being news itself
MOST: Final = 500  # tellings of the rarer of two values that are looked at, and of the other's around each
VALUES: Final = 60  # what most texts call somebody, that the rest is held against
STORY: Final = 3  # days between two reports of one story
STEM: Final = 4  # letters by which words of two bodies are held to be one
YEARS: Final = 1  # by which two ages may differ: a birthday lies between
GROUND: Final = "who somebody is gives weight to what they say"
BOTH: Final = "who somebody is gives weight to what they say; but one person may be both"
LATER: Final = "who somebody is gives weight to what they say; but the later report may tell what has happened since"

#: When somebody left, if that is no news: "who stepped down in January".
_THEN: Final = (
    r"(?:in (?:(?:early |late )?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|spring|summer|autumn|winter)|(?:19|20)\d\d)|last (?:year|month|spring|summer|autumn|winter)|"
    r"(?:\w+ ){1,2}(?:months|years) ago|earlier this year|a year ago)\b"
)
_LEFT: Final = (
    r"who (?:\w+ )?(?:resigned|(?:stepped|stood) down|quit|retired|was (?:sacked|fired|dismissed|ousted|removed))"
)
_FORMER: Final = re.compile(
    r"^(?:the |a |an |its |their |his |her )?(?:\w+[’']s? )?"
    r"(?:former|formerly|ex|once|onetime|one-time|previous|previously|erstwhile|retired|sacked|ousted|deposed)\b"
    r"|^(?:the )?(?:\w+ )?emerit(?:us|a)\b|\bemeritus$"
    rf"|^{_LEFT}\b.{{0,60}}\b{_THEN}",
    re.I,
)
#: Words for a former one who may be so since yesterday, or in name alone.
_JUST: Final = re.compile(r"\b(?:retired|sacked|ousted|deposed|emerit)", re.I)
_LEAVING: Final = re.compile(
    r"\b(?:outgoing|departing|resigning|who (?:resigned|(?:stepped|stood) down|quit))\b"
    rf"(?!.{{0,60}}\b{_THEN})",
    re.I,
)
_ELECT: Final = re.compile(r"\b(?:elect|designate|incoming|in waiting|to be)\b", re.I)
_SHORTENED: Final = frozenset(("acting", "co", "trainee"))  # grades that a text names once and then leaves out


@dataclass(frozen=True, slots=True)
class _Said:
    """A role with the telling that it is of."""

    role: Role
    told: OfficeTold


@dataclass(frozen=True, slots=True)
class _Days:
    """Tellings by their days: ``said`` in the order of days, on which day each may ``begin``, and the ``longest`` time
    that one of them may have been printed in."""

    said: Sequence[_Said]
    begins: Sequence[int]
    longest: int


def between_reports(told: Sequence[OfficeTold], reports: Mapping[str, str]) -> list[Discrepancy]:
    """Where reports of the same days call a person what they cannot be both: what fewer texts say against what the most
    say, the nearest in time of it. ``told`` are the callings of one person; ``reports`` gives each text's report."""
    out = []
    for found, near, one in (*_roles(told), *_bodies(told), *_former(told), *_not_yet(told), *_ages(told)):
        # Of a source that names nobody it is a verdict whom it means.
        severity: Severity = "low" if SOURCE in (near.told.facet, one.told.facet) else found
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
    graded = {(each.told.text, each.role.value): each.role.grade for each in said if each.role.grade in _SHORTENED}
    values: dict[Value, list[_Said]] = {}
    said = [
        replace(
            each, role=replace(each.role, grade=each.role.grade or graded.get((each.told.text, each.role.value), ""))
        )
        for each in said
    ]
    for each in said:
        if not each.role.past:
            value = each.role.sort, each.role.value, each.role.grade, each.role.beside
            values.setdefault(value, []).append(each)
    texts = {value: {each.told.text for each in several} for value, several in values.items()}
    days = {value: _by_days(several) for value, several in values.items()}
    # What is told of another time is told all the same: who was once a judge may be called one.
    ever: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in said:
        ever[each.role.value, each.role.grade].add(each.told.text)
    ordered = sorted(values, key=lambda each: (-len(texts[each]), each))
    for n, value in enumerate(ordered):
        for other in ordered[: min(n, VALUES)]:
            severity = against(value, other)
            if severity is None or not ever[value[1:3]].isdisjoint(ever[other[1:3]]):
                continue
            found = _nearest(days[value], days[other])
            if found is not None:
                near, one = found
                yield _weighed(severity, near, one), near, one
                break


def _bodies(told: Sequence[OfficeTold]) -> Iterator[tuple[Severity, _Said, _Said]]:
    """Who is called one thing of two bodies, of which one has one: the coach of two clubs. Names of bodies come in many
    wordings, so that one word in common, or a text that says more, tells nothing."""
    held: dict[str, list[_Said]] = defaultdict(list)
    for one in told:
        for role in roles(one.words, title=one.facet.endswith("title")):
            if role.value in book().one_body and role.of and not role.past and not role.grade:
                held[role.value].append(_Said(role, one))
    for several in held.values():
        bodies: dict[str, frozenset[str]] = defaultdict(frozenset)
        for each in several:
            bodies[each.told.text] |= each.role.of
        for n, here in enumerate(several[:VALUES]):
            own = bodies[here.told.text]
            near = next((each for each in several[:n] if _two_bodies(bodies[each.told.text], own)), None)
            if near is not None and _apart(here.told, near.told) <= STORY:
                yield "low", near, here
                break


def _two_bodies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names of bodies have no word in common, and neither is the other's acronym."""
    stems = {word[:STEM] for word in one} & {word[:STEM] for word in other}
    initials = [{"".join(sorted(word[0] for word in words)), *("".join(sorted(word)) for word in words)}
                for words in (one, other)]  # fmt: skip
    return not stems and not initials[0] & initials[1]


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
        others = _by_days(now.get(value, ()))
        for one in several:
            if one.told.text not in texts and _FORMER.search(one.told.words) is not None:
                found = _nearest(_by_days([one]), others, _one_post)
                if found is not None:
                    yield "low" if _JUST.search(one.told.words) else "medium", *found


def _not_yet(told: Sequence[OfficeTold]) -> Iterator[tuple[Severity, _Said, _Said]]:
    """Who one report has still to take an office that another has them leave, or have left: mayor-elect and outgoing
    mayor."""
    said = [
        _Said(role, one)
        for one in told
        if not one.facet.endswith("age")
        for role in roles(one.words, title=one.facet.endswith("title"))
        if role.sort == "post" and role.past
    ]
    for value in sorted({one.role.value for one in said}):
        coming = [one for one in said if one.role.value == value and _ELECT.search(one.told.words)]
        gone = [
            one
            for one in said
            if one.role.value == value
            and (_FORMER.search(one.told.words) or _LEAVING.search(one.told.words))
            and not _ELECT.search(one.told.words)
        ]
        both = {one.told.text for one in coming} & {one.told.text for one in gone}
        found = None if both else _nearest(_by_days(coming), _by_days(gone))
        if found is not None and _apart(found[0].told, found[1].told) <= STORY:
            yield "medium", *found


def _weighed(severity: Severity, near: _Said, one: _Said) -> Severity:
    """Who is accused may be convicted a day later; whose relation somebody is, a pronoun does not say for sure."""
    if one.role.sort == "trial" and near.told.written != one.told.written:
        return "low"
    return "low" if "?" in one.role.of | near.role.of else severity


def _may_exclude(one: _Said, other: _Said) -> bool:
    """Whether two tellings may be of one body, and not of posts that one person well has beside each other."""
    return _one_body(one.role, other.role) and not posts.beside(one.role, one.told.words, other.role, other.told.words)


def _one_post(one: _Said, other: _Said) -> bool:
    """Whether of two tellings of a post, of which one is of another time, both may be of the same."""
    now, former = (other, one) if one.role.past else (one, other)
    return (
        _one_body(one.role, other.role)
        and one.role.grade == other.role.grade
        and posts.of_one_post(one.role.value, now.told.words, former.told.words)
    )


def _nearest(
    ours: _Days, theirs: _Days, exclude: Callable[[_Said, _Said], bool] = _may_exclude
) -> tuple[_Said, _Said] | None:
    """Of two values the two tellings printed nearest to each other, of those that may ``exclude`` each other."""
    turned = len(ours.said) > len(theirs.said)
    few, many = (theirs, ours) if turned else (ours, theirs)
    best: tuple[tuple[int, str, Span, str, Span], _Said, _Said] | None = None
    for each in few.said[-MOST:]:
        first = bisect_left(many.begins, _day(each.told.written[0]) - NEWS - many.longest)
        end = bisect_right(many.begins, _day(each.told.written[1]) + NEWS)
        for near in many.said[first : min(end, first + MOST)]:
            one, other = (near, each) if turned else (each, near)
            apart = _apart(one.told, other.told)
            if apart > NEWS or one.told.text == other.told.text or not exclude(one, other):
                continue
            key = apart, other.told.text, other.told.span, one.told.text, one.told.span
            if best is None or key < best[0]:
                best = key, other, one
    return best and best[1:]


def _by_days(said: Sequence[_Said]) -> _Days:
    """Of tellings printed on the same days of one body the first of two texts, in the order of days: what others would
    be nearest to is as near to these, unless it is of the first text itself."""
    texts: dict[tuple[tuple[str, str], frozenset[str]], set[str]] = defaultdict(set)
    kept = []
    for each in sorted(said, key=lambda one: (one.told.text, one.told.span)):
        there = texts[each.told.written, each.role.of]
        if len(there) < 2 and each.told.text not in there:
            there.add(each.told.text)
            kept.append(each)
    kept.sort(key=lambda one: (one.told.written, one.told.text, one.told.span))
    begins = [_day(each.told.written[0]) for each in kept]
    longest = max((_day(each.told.written[1]) - begin for each, begin in zip(kept, begins, strict=True)), default=0)
    return _Days(kept, begins, longest)


@lru_cache(maxsize=10_000)
def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _one_body(one: Role, other: Role) -> bool:
    """Whether two posts may be of one body: not where each names another. Relations are of one person, and offices of
    state of no body."""
    if one.sort == "kin":
        return bool(one.of & other.of)
    if (
        one.sort != "post"
        or other.sort != "post"
        or {book().classes.get(each.value) for each in (one, other)} == {"state"}
    ):
        return True
    return not one.of or not other.of or bool(one.of & other.of)


def _ages(told: Sequence[OfficeTold]) -> Iterator[tuple[Severity, _Said, _Said]]:
    """Ages that lie more than a birthday apart, in reports of the same days."""
    ages = [_Said(Role("age", one.words), one) for one in told if one.facet.endswith("age") and one.words.isdigit()]
    values: dict[int, list[_Said]] = {}
    for each in ages:
        values.setdefault(int(each.told.words), []).append(each)
    days = {age: _by_days(several) for age, several in values.items()}
    ordered = sorted(values, key=lambda age: (-len({each.told.text for each in values[age]}), age))
    for n, age in enumerate(ordered):
        for other in ordered[:n]:
            found = _nearest(days[age], days[other]) if abs(age - other) > YEARS else None
            if found is not None:
                yield "medium", *found
                break


def _apart(one: OfficeTold, other: OfficeTold) -> int:
    first, second = sorted((one.written, other.written))
    return max(0, _day(second[0]) - _day(first[1]))
