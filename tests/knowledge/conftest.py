from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

MakePack = Callable[..., Path]

ORDER = {
    "entities": ["id", "kind", "name", "names", "gender", "family", "stands_for", "source"],
    "posts": ["id", "title", "organisation", "titles", "roles", "one_person", "as_of", "source"],
    "offices": ["post", "holder", "since", "until", "source"],
    "events": ["id", "name", "names", "place", "since", "until", "source"],
}


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Writes a pack as a folder of CSV files; the rows are invented, their source too."""

    def make(name: str = "mill", as_of: str = "2025-06-30", **tables: Sequence[Mapping[str, str]]) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "pack.toml").write_text(f'[pack]\nname = "{name}"\nas_of = "{as_of}"\n', encoding="utf-8")
        for table, rows in tables.items():
            with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, ORDER[table], restval="")
                writer.writeheader()
                writer.writerows({"source": "the town's yearbook", **row} for row in rows)
        return folder

    return make
