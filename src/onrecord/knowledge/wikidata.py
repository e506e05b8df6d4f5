"""Packs from Wikidata's entity JSON: people with their names, and the positions they held (P39) with start and end.

Takes what Special:EntityData and wbgetentities give, one entity object, a JSON array of them, and the dump's form of
one entity a line. The items of the positions, and of the bodies these belong to, must be in the input too: their
labels are the titles. Format: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from onrecord.errors import UsageError
from onrecord.knowledge.drafts import Draft, listed
from onrecord.knowledge.types import When

LARGEST_DOCUMENT: Final = 50_000_000  # bytes of a file that is one JSON document; a file of lines has no such bound
LONGEST_LINE: Final = 20_000_000  # the largest items have some 4 MB
MOST_ENTITIES: Final = 100_000
MOST_NOTES: Final = 1_000

HUMAN, POSITION_HELD, INSTANCE_OF, SEX = "Q5", "P39", "P31", "P21"
START, END, FAMILY_NAME = "P580", "P582", "P734"
GENDERS: Final = {"Q6581097": "male", "Q6581072": "female"}
#: What makes a body a place: country, sovereign state, city.
PLACES: Final = frozenset({"Q6256", "Q3624078", "Q515"})
#: Where a position belongs: the body it directs, the body it is part of, the jurisdiction it applies to.
BODY_OF: Final = ("P2389", "P361", "P1001")
_QID: Final = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_TIME: Final = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T", re.ASCII)

Item = Mapping[str, Any]


def read(path: Path, *, name: str | None = None, as_of: str | None = None, language: str = "en") -> Draft:
    """A draft of a pack from the file at ``path``.

    ``as_of`` is the day the data is of; without it, the earliest day on which one of its people was last edited.
    Deprecated statements are left out, those of normal and preferred rank kept. A position with several start or end
    qualifiers takes the widest; one that ended on an unknown day is left out. Positions are drafted as posts of more
    than one person, since Wikidata does not say. Raises UsageError when the file is no entity JSON.
    """
    items = {_id(item): item for item in _items(path) if isinstance(item, dict) and _id(item)}
    people = [item for item in items.values() if HUMAN in _values(item, INSTANCE_OF)]
    if not people:
        raise UsageError(f"{path}: no item of a person (P31 Q5) is in the file")
    edited = [str(item["modified"])[:10] for item in people if isinstance(item.get("modified"), str)]
    day = as_of or (min(edited) if edited else "")
    if not day:
        raise UsageError(f"{path}: the items do not say when they were edited; say the day of the data with as_of")
    try:
        day = When.of(day).earliest
    except ValueError as error:
        raise UsageError(f"as_of: {error}") from None
    draft = Draft(name or path.stem, day)
    for person in sorted(people, key=lambda item: _number(_id(item))):
        _take_person(person, items, draft, language)
    return draft


def _items(path: Path) -> Iterator[Item]:
    """Every entity object of the file, in its order."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    if _by_lines(path):
        found: Iterator[object] = _lines(path)
    elif size > LARGEST_DOCUMENT:
        raise UsageError(f"{path}: {size} bytes in one document; write one entity a line for more than that")
    else:
        found = _document(path)
    for number, item in enumerate(found):
        if number >= MOST_ENTITIES:
            raise UsageError(f"{path}: more than {MOST_ENTITIES} entities; take those that you need")
        if isinstance(item, dict):
            within = item.get("entities")
            yield from within.values() if isinstance(within, dict) else (item,)


def _by_lines(path: Path) -> bool:
    """Whether the file has an entity a line: the dump's array, or several lines that are objects by themselves."""
    with path.open("rb") as file:
        lines = [file.readline(LONGEST_LINE + 1).strip().rstrip(b",") for _ in range(2)]
    first = lines[1] if lines[0] == b"[" else lines[0]
    try:
        return bool(lines[1]) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _lines(path: Path) -> Iterator[object]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                raise UsageError(f"{path}:{number}: the line is longer than {LONGEST_LINE} bytes")
            text = line.strip().rstrip(b",")
            if text in (b"", b"[", b"]"):
                continue
            try:
                yield json.loads(text)
            except (ValueError, RecursionError) as error:
                raise UsageError(f"{path}:{number}: this is not JSON: {error}") from None


def _document(path: Path) -> Iterator[object]:
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: this is not JSON: {error}") from None
    if isinstance(document, list):
        yield from document
    else:
        yield document


def _take_person(person: Item, items: Mapping[str, Item], draft: Draft, language: str) -> None:
    id = _id(person)
    label = _label(person, language)
    if not label:
        _note(draft, f"{id}: no label in {language}, left out")
        return
    genders = [GENDERS[value] for value in _values(person, SEX) if value in GENDERS]
    families = [_label(items[value], language) for value in _values(person, FAMILY_NAME) if value in items]
    family = next((name for name in families if name and label.endswith(name)), "")
    source = f"https://www.wikidata.org/wiki/{id}" + (
        f" (revision {person['lastrevid']})" if isinstance(person.get("lastrevid"), int) else ""
    )
    draft.entities[id] = {
        "id": id,
        "kind": "person",
        "name": label,
        "names": listed(_aliases(person, language), label),
        "gender": genders[0] if len(genders) == 1 else "",
        "family": family,
        "source": source,
    }
    for statement in _statements(person, POSITION_HELD):
        office = _office(id, statement, items, draft, language)
        if office:
            draft.offices.append({**office, "source": source})


def _office(id: str, statement: Item, items: Mapping[str, Item], draft: Draft, language: str) -> dict[str, str] | None:
    position = _entity_of(statement.get("mainsnak"))
    if position is None:
        return None
    post = _post(position, items, draft, language)
    if post is None:
        _note(draft, f"{id}: position {position} left out: its item, or that of its body, is not in the file")
        return None
    qualifiers = statement.get("qualifiers")
    qualifiers = qualifiers if isinstance(qualifiers, dict) else {}
    starts, ends = _times(qualifiers.get(START)), _times(qualifiers.get(END))
    if ends is None:
        _note(draft, f"{id}: position {position} left out: it ended, but the day is unknown")
        return None
    since = min(starts or (), key=lambda said: When.of(said).earliest, default="")
    until = max(ends, key=lambda said: When.of(said).latest, default="")
    if since and until and When.of(until).latest < When.of(since).earliest:
        _note(draft, f"{id}: position {position} left out: it ends ({until}) before it starts ({since})")
        return None
    if since and When.of(since).earliest > draft.as_of:
        _note(draft, f"{id}: position {position} left out: it starts ({since}) after {draft.as_of}")
        return None
    return {"post": post, "holder": id, "since": since, "until": until}


def _post(position: str, items: Mapping[str, Item], draft: Draft, language: str) -> str | None:
    """The post of a position, drafted with its body; None when one of the two has no item or label in the file."""
    id = f"wikidata:{position}"
    if id in draft.posts:
        return id
    item = items.get(position)
    title = _label(item, language) if item else ""
    bodies = [body for key in BODY_OF for body in _values(item, key)] if item else []
    body = next((each for each in bodies if each in items and _label(items[each], language)), None)
    if not title or body is None:
        return None
    if body not in draft.entities:
        name = _label(items[body], language)
        draft.entities[body] = {
            "id": body,
            "kind": "place" if PLACES.intersection(_values(items[body], INSTANCE_OF)) else "organisation",
            "name": name,
            "names": listed(_aliases(items[body], language), name),
            "source": f"https://www.wikidata.org/wiki/{body}",
        }
    draft.posts[id] = {
        "id": id,
        "title": title,
        "organisation": body,
        "titles": listed((alias.casefold() for alias in _aliases(items[position], language)), title),
        "one_person": "no",
        "source": f"https://www.wikidata.org/wiki/{position}",
    }
    return id


def _note(draft: Draft, note: str) -> None:
    if len(draft.notes) < MOST_NOTES:
        draft.notes.append(note)


def _id(item: Item) -> str:
    id = item.get("id")
    return id if isinstance(id, str) and _QID.fullmatch(id) else ""


def _number(id: str) -> int:
    return int(id[1:])


def _label(item: Item, language: str) -> str:
    labels = item.get("labels")
    for key in (language, "mul"):  # "mul" is Wikidata's label for all languages
        said = labels.get(key) if isinstance(labels, dict) else None
        if isinstance(said, dict) and isinstance(said.get("value"), str):
            return " ".join(said["value"].split())
    return ""


def _aliases(item: Item, language: str) -> Iterator[str]:
    aliases = item.get("aliases")
    for key in (language, "mul"):
        said = aliases.get(key) if isinstance(aliases, dict) else None
        for alias in said if isinstance(said, list) else ():
            if isinstance(alias, dict) and isinstance(alias.get("value"), str):
                yield alias["value"]


def _statements(item: Item, key: str) -> Iterator[Item]:
    """The statements of a property, in the item's order, without the deprecated ones."""
    claims = item.get("claims")
    found = claims.get(key) if isinstance(claims, dict) else None
    for statement in found if isinstance(found, list) else ():
        if isinstance(statement, dict) and statement.get("rank") != "deprecated":
            yield statement


def _values(item: Item, key: str) -> list[str]:
    """The items that a property names, those of preferred rank first."""
    statements = sorted(_statements(item, key), key=lambda statement: statement.get("rank") != "preferred")
    return [value for statement in statements if (value := _entity_of(statement.get("mainsnak"))) is not None]


def _entity_of(snak: object) -> str | None:
    value = _value(snak)
    id = value.get("id") if isinstance(value, dict) else None
    return id if isinstance(id, str) and _QID.fullmatch(id) else None


def _value(snak: object) -> object:
    if not isinstance(snak, dict) or snak.get("snaktype") != "value":
        return None
    data = snak.get("datavalue")
    return data.get("value") if isinstance(data, dict) else None


def _times(snaks: object) -> list[str] | None:
    """The days, months or years of time qualifiers; None when one says that there is a time, but not which."""
    said = []
    for snak in snaks if isinstance(snaks, list) else ():
        if isinstance(snak, dict) and snak.get("snaktype") == "somevalue":
            return None
        value = _value(snak)
        time, precision = (value.get("time"), value.get("precision")) if isinstance(value, dict) else (None, None)
        match = _TIME.match(time) if isinstance(time, str) else None
        if not match or precision not in (9, 10, 11):
            continue  # a decade or century says too little
        text = "-".join(match.groups()[: precision - 8])
        try:
            When.of(text)
        except ValueError:
            continue
        said.append(text)
    return said
