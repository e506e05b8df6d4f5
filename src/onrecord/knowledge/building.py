"""Knowledge made of packs: rows turned into types, checked one by one and against each other.

What is checked across rows and packs: ids that nobody defines or two define differently, an alias given twice or
belonging to two, holders of a one-person post whose certain days overlap. The order of the packs makes no difference.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Final, cast

from onrecord.domain import ENTITY_KINDS, EntityKind
from onrecord.knowledge.folding import fold_name, fold_title
from onrecord.knowledge.lookup import FIRST_DAY, Knowledge, certain
from onrecord.knowledge.rows import Problems, RawPack, Row, read
from onrecord.knowledge.types import GENDERS, Event, Gender, KnownEntity, Office, PackError, Problem, When, is_day

_ID: Final = re.compile(r"(?:Q[1-9]\d{0,11}|k:[a-z0-9]+(?:[-.][a-z0-9]+)*)", re.ASCII)
_YES: Final = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class _Post:
    id: str
    title: str
    organisation: str
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    one_person: bool
    dates: bool
    as_of: str


@dataclass(slots=True)
class _Found:
    """What the packs read so far say, and where: the rows are kept for the lines of the checks that come last."""

    entities: dict[str, tuple[KnownEntity, Row, RawPack]] = field(default_factory=dict)
    posts: dict[str, tuple[_Post, Row, RawPack]] = field(default_factory=dict)
    offices: list[tuple[Office, Row]] = field(default_factory=list)
    events: dict[str, tuple[Event, Row]] = field(default_factory=dict)
    waiting: list[tuple[Row, RawPack]] = field(default_factory=list)  # offices, until all posts are known


def build(paths: Sequence[Path]) -> Knowledge:
    """The knowledge of the packs at ``paths``; raises PackError with every problem, when there is one."""
    problems = Problems()
    packs = [pack for pack in (read(path, problems) for path in paths) if pack is not None]
    knowledge = _assembled(packs, problems)
    found = problems.all()
    if found:
        raise PackError(found)
    return knowledge


def check(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Every problem of the packs at ``paths`` taken together, by file and line; none: they can be used."""
    try:
        build(paths)
    except PackError as error:
        return error.problems
    return ()


def raw(path: Path) -> RawPack:
    """One pack as read, its rows checked one by one but not against each other; raises PackError."""
    problems = Problems()
    pack = read(path, problems)
    if pack is None or problems.found:
        raise PackError(problems.all())
    return pack


def digest(packs: Iterable[RawPack]) -> str:
    """The first 12 hexadecimal digits of a SHA-256 over all bytes of the packs, whatever their order; "" for none."""
    each = sorted({_pack_digest(pack) for pack in packs})
    return hashlib.sha256("".join(each).encode()).hexdigest()[:12] if each else ""


def _assembled(packs: Iterable[RawPack], problems: Problems) -> Knowledge:
    # One order for all: by name, then by content. The same pack twice is once.
    distinct = {_pack_digest(pack): pack for pack in packs}
    ordered = sorted(distinct.items(), key=lambda item: (item[1].name, item[0]))
    found = _Found()
    for _, pack in ordered:
        _take(pack, found, problems)
    for row, pack in found.waiting:
        office = _office(row, pack, found, problems)
        if office:
            found.offices.append((office, row))
    _check_references(found, problems)
    _check_aliases(found, problems)
    _check_holders(found, problems)
    return Knowledge(
        (entity for entity, _, _ in found.entities.values()),
        (office for office, _ in found.offices),
        (event for event, _ in found.events.values()),
        digest(distinct.values()),
    )


def _pack_digest(pack: RawPack) -> str:
    sha = hashlib.sha256()
    for name, data in pack.raw:
        for part in (name.encode(), data):
            sha.update(len(part).to_bytes(8, "big"))
            sha.update(part)
    return sha.hexdigest()


def _take(pack: RawPack, found: _Found, problems: Problems) -> None:
    for row in pack.rows:
        if row.table == "entity":
            _take_entity(row, pack, found, problems)
        elif row.table == "post":
            _take_post(row, pack, found, problems)
        elif row.table == "event":
            _take_event(row, pack, found, problems)
        else:
            found.waiting.append((row, pack))


def _source(row: Row, pack: RawPack) -> str:
    """The row's citation: short names from [sources] are spelled out; several are apart by ";"."""
    return "; ".join(pack.sources.get(part.strip(), part.strip()) for part in row.get("source").split(";"))


def _take_entity(row: Row, pack: RawPack, found: _Found, problems: Problems) -> None:
    name, kind, gender = row.get("name"), row.get("kind"), row.get("gender") or None
    bad = (
        f"{row.get('id')!r} is no id: write a Wikidata id (Q42) or k: and a slug (k:jane-doe)"
        if not _ID.fullmatch(row.get("id"))
        else f"kind must be one of {', '.join(ENTITY_KINDS)}, not {kind!r}"
        if kind not in ENTITY_KINDS
        else f"gender must be {' or '.join(GENDERS)}, or left out"
        if gender not in {None, *GENDERS}
        else f"the name {name!r} has no letter or digit"
        if not fold_name(name)
        else None
    )
    if bad:
        problems.add(row.file, row.line, bad)
        return
    family = row.get("family") or (name.split()[-1] if kind == "person" and len(name.split()) > 1 else "")
    entity = KnownEntity(
        row.get("id"),
        cast(EntityKind, kind),
        name,
        row.lists.get("names", ()),
        cast("Gender | None", gender),
        _source(row, pack),
        family,
        row.lists.get("stands_for", ()),
    )
    before = found.entities.get(entity.id)
    if before is None:
        found.entities[entity.id] = (entity, row, pack)
    elif before[1].file == row.file:
        problems.add(row.file, row.line, f"{entity.id} is defined twice, first in line {before[1].line}")
    elif before[0].kind != entity.kind:
        problems.add(
            row.file, row.line, f"{entity.id} is a {entity.kind} here and a {before[0].kind} in {before[1].file}"
        )
    else:
        found.entities[entity.id] = (_both(before[0], entity), *before[1:])


def _both(first: KnownEntity, second: KnownEntity) -> KnownEntity:
    """One entity that two packs know: the first's name; everything else of both, once."""
    seen = {fold_name(name) for name in (first.name, *first.names)}
    new = []
    for name in (second.name, *second.names):
        if fold_name(name) not in seen:
            seen.add(fold_name(name))
            new.append(name)
    return replace(
        first,
        names=(*first.names, *new),
        gender=first.gender or second.gender,
        source="; ".join(dict.fromkeys((first.source, second.source))),
        stands_for=tuple(dict.fromkeys((*first.stands_for, *second.stands_for))),
    )


def _take_post(row: Row, pack: RawPack, found: _Found, problems: Problems) -> None:
    post_id, as_of = row.get("id"), row.get("as_of") or pack.as_of
    flags = {key: row.get(key) or "yes" for key in ("one_person", "dates")}
    unclear = next((key for key, said in flags.items() if said.casefold() not in _YES), None)
    if unclear:
        problems.add(row.file, row.line, f"{unclear} must be yes or no, not {flags[unclear]!r}")
    elif not is_day(as_of) and row.get("as_of"):
        problems.add(row.file, row.line, f"as_of must be a day, YYYY-MM-DD, not {as_of!r}")
    elif post_id in found.posts:
        first = found.posts[post_id][1]
        problems.add(row.file, row.line, f"post {post_id} is defined twice, first in {first.file}:{first.line}")
    else:
        titles, roles = row.lists.get("titles", ()), row.lists.get("roles", ())
        wordings = (row.get("title"), *titles, *roles)
        folded = [fold_title(wording) for wording in wordings]
        for wording, key in zip(wordings, folded, strict=True):
            if not key or folded.count(key) > 1:
                problems.add(row.file, row.line, f"post {post_id}: the wording {wording!r} is empty or there twice")
                break
        one, dates = (_YES[said.casefold()] for said in flags.values())
        post = _Post(post_id, row.get("title"), row.get("organisation"), titles, roles, one, dates, as_of)
        found.posts[post_id] = (post, row, pack)


def _when(row: Row, key: str, problems: Problems) -> When | None:
    said = row.get(key)
    if not said:
        return None
    try:
        return When.of(said)
    except ValueError as error:
        problems.add(row.file, row.line, f"{key}: {error}")
        return None


def _office(row: Row, pack: RawPack, found: _Found, problems: Problems) -> Office | None:
    since, until = _when(row, "since", problems), _when(row, "until", problems)
    if row.get("post") not in found.posts:
        problems.add(row.file, row.line, f"no post {row.get('post')!r} is defined")
        return None
    post, _, defined_in = found.posts[row.get("post")]
    as_of = post.as_of if defined_in is pack else pack.as_of  # another pack's office speaks for that pack's day
    if since and until and until.latest < since.earliest:
        problems.add(row.file, row.line, f"the office ends before it starts: {row.get('since')} to {row.get('until')}")
        return None
    if since and since.earliest > as_of:
        problems.add(row.file, row.line, f"the office starts {row.get('since')}, after as_of {as_of}")
        return None
    return Office(
        row.get("holder"),
        post.title,
        post.organisation,
        since,
        until,
        _source(row, pack),
        post.titles,
        post.one_person,
        post.id,
        as_of,
        post.roles,
        post.dates,
    )


def _take_event(row: Row, pack: RawPack, found: _Found, problems: Problems) -> None:
    since, until = _when(row, "since", problems), _when(row, "until", problems)
    if since is None:
        return
    if until and until.latest < since.earliest:
        problems.add(row.file, row.line, f"the event ends before it starts: {row.get('since')} to {row.get('until')}")
        return
    event = Event(
        row.get("id"),
        row.get("name"),
        row.lists.get("names", ()),
        row.get("place"),
        since,
        until or since,
        _source(row, pack),
    )
    if event.id in found.events and found.events[event.id][0] != event:
        first = found.events[event.id][1]
        problems.add(row.file, row.line, f"event {event.id} is defined twice, first in {first.file}:{first.line}")
        return
    found.events[event.id] = (event, row)


def _check_references(found: _Found, problems: Problems) -> None:
    for entity, row, _ in found.entities.values():
        for other in entity.stands_for:
            if other not in found.entities:
                problems.add(row.file, row.line, f"{entity.id} stands for {other!r}, which is not defined")
    for post, row, _ in found.posts.values():
        if post.organisation not in found.entities:
            problems.add(row.file, row.line, f"post {post.id}: no entity {post.organisation!r} is defined")
    for office, row in found.offices:
        if office.holder not in found.entities:
            problems.add(row.file, row.line, f"no entity {office.holder!r} is defined")
        elif found.entities[office.holder][0].kind != "person":
            problems.add(row.file, row.line, f"{office.holder} holds an office, but is no person")


def _check_aliases(found: _Found, problems: Problems) -> None:
    """An alias is there once, and names one entity of its pack and kind; two of one *name* are two people, and fine.

    Across packs it may name two: one pack cannot know what another calls somebody by an id of its own.
    """
    owners: dict[tuple[int, str, str], tuple[str, ...]] = defaultdict(tuple)  # the two first by id are enough to tell
    for entity, _, pack in found.entities.values():
        for name in (entity.name, *entity.names):
            place = id(pack), entity.kind, fold_name(name)
            owners[place] = tuple(sorted({*owners[place], entity.id}))[:2]
    for entity, row, pack in found.entities.values():
        seen = {fold_name(entity.name)}
        for name in entity.names:
            key = fold_name(name)
            others = [owner for owner in owners[id(pack), entity.kind, key] if owner != entity.id]
            if not key:
                problems.add(row.file, row.line, f"{entity.id}: the alias {name!r} has no letter or digit")
            elif key in seen:
                problems.add(row.file, row.line, f"{entity.id}: duplicate alias {name!r}")
            elif others:
                problems.add(row.file, row.line, f"{entity.id}: the alias {name!r} also names {others[0]}")
            seen.add(key)


def _check_holders(found: _Found, problems: Problems) -> None:
    """Two people cannot certainly hold a one-person post on one day; the day of handing over belongs to both."""
    held = sorted(found.offices, key=lambda item: (item[0].post, certain(item[0]) or (FIRST_DAY, FIRST_DAY)))
    for _, group in groupby(held, key=lambda item: item[0].post):
        latest: tuple[Office, str] | None = None
        for office, row in group:
            days = certain(office)
            if days is None or not office.one_person:
                continue
            if latest and days[0] < latest[1] and office.holder != latest[0].holder:
                problems.add(
                    row.file,
                    row.line,
                    f"{office.holder} and {latest[0].holder} both hold {office.post} from {days[0]} to "
                    f"{min(days[1], latest[1])}, though it is a post of one person",
                )
            if latest is None or days[1] > latest[1]:
                latest = (office, days[1])
