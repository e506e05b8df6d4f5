"""A pack in the making: what an importer found, with notes on what it left out, and how it is written as files."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.errors import UsageError
from onrecord.knowledge.folding import fold_name

COLUMNS: Final = {
    "entities": ("id", "kind", "name", "names", "gender", "family", "stands_for", "source"),
    "posts": ("id", "title", "organisation", "titles", "roles", "one_person", "as_of", "source"),
    "offices": ("post", "holder", "since", "until", "source"),
    "events": ("id", "name", "names", "place", "since", "until", "source"),
}


@dataclass(slots=True)
class Draft:
    """The rows of a pack by table ("entities", "posts", "offices", "events"), keys as in the CSV files.

    ``notes`` say line by line what the importer left out or could not know, for whoever looks the pack over.
    """

    name: str
    as_of: str
    entities: dict[str, Mapping[str, str]] = field(default_factory=dict)
    posts: dict[str, Mapping[str, str]] = field(default_factory=dict)
    offices: list[Mapping[str, str]] = field(default_factory=list)
    events: dict[str, Mapping[str, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def write(draft: Draft, folder: Path) -> None:
    """Write the pack as ``folder``: pack.toml and a CSV file a table. UsageError when something is there already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already; a pack is written to a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    heading = f"[pack]\nname = {json.dumps(draft.name)}\nas_of = {json.dumps(draft.as_of)}\n"
    (folder / "pack.toml").write_text(heading, encoding="utf-8")
    tables: dict[str, Iterable[Mapping[str, str]]] = {
        "entities": (draft.entities[id] for id in sorted(draft.entities)),
        "posts": (draft.posts[id] for id in sorted(draft.posts)),
        "offices": sorted(draft.offices, key=lambda row: (row["post"], row.get("since", ""), row["holder"])),
        "events": (draft.events[id] for id in sorted(draft.events)),
    }
    for table, rows in tables.items():
        kept = list(rows)
        if kept:
            with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS[table], restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(kept)


def listed(values: Iterable[str], own: str = "") -> str:
    """Values as a cell of a CSV file: each once (as names are compared), none that is ``own``, apart by "|"."""
    kept: dict[str, str] = {}
    for value in values:
        plain = " ".join(value.replace("|", " ").split())
        key = fold_name(plain)
        if key and key != fold_name(own):
            kept.setdefault(key, plain)
    return "|".join(kept.values())


def slug(name: str) -> str:
    """``k:`` and the name in small ASCII letters and hyphens; letters of other scripts by their code points."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char if char.isascii() else f"-{ord(char):x}-" if char.isalnum() else "" for char in plain)
    words = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return f"k:{words[:80].strip('-') or 'unnamed'}"
