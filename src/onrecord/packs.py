"""Knowledge packs: ``onrecord packs list``, ``check`` and ``import`` in Python.

The functions are called ``list_`` and ``import_``, since ``list`` and ``import`` are Python's own words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord import knowledge
from onrecord.errors import UsageError
from onrecord.knowledge import Problem, building
from onrecord.knowledge.drafts import Draft, write

TABLES: Final = frozenset({".csv"})
WIKIDATA: Final = frozenset({".json", ".jsonl", ".ndjson"})


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One pack: its name, the day its sources speak up to, how much it knows, and its digest."""

    name: str
    path: str
    as_of: str
    people: int
    bodies: int
    posts: int
    offices: int
    events: int
    digest: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: the new pack, what it left out (line by line), and what is wrong with it as it stands."""

    pack: PackEntry
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def list_(*paths: str | Path) -> tuple[PackEntry, ...]:
    """The packs that come with onrecord, then those at ``paths``. Raises PackError when one cannot be used."""
    return tuple(_entry(Path(path)) for path in (*knowledge.SHIPPED, *paths))


def check(*paths: str | Path) -> tuple[Problem, ...]:
    """Every problem of the packs at ``paths``, read together with those that come with onrecord; none: all is well."""
    return knowledge.check(paths)


def import_(
    path: str | Path,
    out: str | Path,
    *,
    name: str | None = None,
    as_of: str | None = None,
    source: str | None = None,
    language: str = "en",
) -> Imported:
    """Make a pack, as the new folder ``out``, of Wikidata's entity JSON (.json, .jsonl) or a table (.csv).

    ``as_of`` is the day the data is of; a table needs it. ``source`` says where a table's facts are from, ``language``
    in which language Wikidata's labels are taken. Raises UsageError when there is nothing to import.
    """
    file, folder = Path(path), Path(out)
    draft = _draft(file, name, as_of, source, language)
    write(draft, folder)
    problems = knowledge.check([folder])
    return Imported(_entry(folder), tuple(draft.notes), problems)


def _draft(file: Path, name: str | None, as_of: str | None, source: str | None, language: str) -> Draft:
    if file.suffix.lower() in TABLES:
        from onrecord.knowledge import tables

        if as_of is None:
            raise UsageError(
                "a table does not say of which day it is: give as_of, the day that its sources speak up to"
            )
        return tables.read(file, as_of=as_of, name=name, source=source)
    if file.suffix.lower() in WIKIDATA:
        from onrecord.knowledge import wikidata

        return wikidata.read(file, name=name, as_of=as_of, language=language)
    raise UsageError(f"{file}: a pack is imported from a table (.csv) or Wikidata's entity JSON (.json, .jsonl)")


def _entry(path: Path) -> PackEntry:
    pack = building.raw(path)
    kinds = [row.get("kind") for row in pack.rows if row.table == "entity"]
    tables = Counter(row.table for row in pack.rows)
    return PackEntry(
        pack.name,
        str(path),
        pack.as_of,
        people=kinds.count("person"),
        bodies=len(kinds) - kinds.count("person"),
        posts=tables["post"],
        offices=tables["office"],
        events=tables["event"],
        digest=building.digest([pack]),
    )
