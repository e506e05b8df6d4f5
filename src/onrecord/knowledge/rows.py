"""The files of a pack as rows: TOML tables and CSV lines alike, each with the line it stands on.

A pack is one TOML file, or a folder with a ``pack.toml`` and CSV files beside it. Both hold the same keys; a list is
a TOML array, or in CSV words apart by "|". Every size is bounded, and whatever is broken is a problem with its line.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.knowledge.types import Problem, is_day

#: Bounds on what one pack may be. A pack of every politician on Wikidata would be some 100 MB; packs are for a desk.
LARGEST_FILE: Final = 20_000_000  # bytes
LARGEST_TOML: Final = 2_000_000  # bytes: the standard library reads about 1 MB of it a second
MOST_ROWS: Final = 200_000
LONGEST_VALUE: Final = 2_000  # code points
MOST_VALUES: Final = 200  # aliases or wordings of one row
MOST_PROBLEMS: Final = 100  # reported one by one; the rest is counted

TABLES: Final = {"entities": "entity", "posts": "post", "offices": "office", "events": "event"}
LISTS: Final = frozenset({"names", "titles", "roles", "stands_for"})
KEYS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {  # required, optional
    "source": (frozenset({"key", "citation"}), frozenset()),
    "entity": (
        frozenset({"id", "kind", "name", "source"}),
        frozenset({"names", "gender", "family", "stands_for"}),
    ),
    "post": (
        frozenset({"id", "title", "organisation", "source"}),
        frozenset({"titles", "roles", "one_person", "dates", "as_of"}),
    ),
    "office": (frozenset({"holder", "post", "source"}), frozenset({"since", "until"})),
    "event": (frozenset({"id", "name", "place", "since", "source"}), frozenset({"names", "until"})),
}
_HEADING: Final = re.compile(r"^\s*\[\[\s*\"?(entity|post|office|event)\"?\s*\]\]")


@dataclass(slots=True)
class Problems:
    """What was found wrong so far, in the order found; bounded."""

    found: list[Problem] = field(default_factory=list)
    more: int = 0

    def add(self, file: str, line: int, what: str) -> None:
        """One more problem; past MOST_PROBLEMS only counted."""
        if len(self.found) >= MOST_PROBLEMS:
            self.more += 1
        else:
            self.found.append(Problem(file, line, what[:500]))

    def all(self) -> tuple[Problem, ...]:
        """Every problem, by file and line; a last one says how many were left out."""
        ordered = sorted(self.found, key=lambda problem: (problem.file, problem.line))
        if self.more:
            ordered.append(Problem(ordered[-1].file, 0, f"{self.more} more problems"))
        return tuple(ordered)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its table ("entity", "post", "office", "event"), where it stands, single values and lists."""

    table: str
    file: str
    line: int
    values: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def get(self, key: str) -> str:
        """The value of the key, "" when the row has none."""
        return self.values.get(key, "")


@dataclass(frozen=True, slots=True)
class RawPack:
    """A pack as read: its name, the day its sources speak up to, its named sources, its rows, and all its bytes."""

    name: str
    as_of: str
    sources: Mapping[str, str]
    rows: tuple[Row, ...]
    raw: tuple[tuple[str, bytes], ...]


def read(path: Path, problems: Problems) -> RawPack | None:
    """The pack at ``path`` (a TOML file, or a folder with pack.toml and CSV files), None when there is none to read."""
    folder = path if path.is_dir() else None
    main = path / "pack.toml" if folder else path
    raw = _bytes(main, problems, LARGEST_TOML)
    if raw is None:
        return None
    file = str(main)
    try:
        text = raw.decode("utf-8-sig")
        document = tomllib.loads(text)
    except UnicodeDecodeError as error:
        problems.add(file, raw[: error.start].count(b"\n") + 1, "the file is not UTF-8 text")
        return None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        problems.add(file, int(line[1]) if line else 0, f"this is not TOML: {error}")
        return None
    name, as_of, sources = _heading(document, file, problems)
    rows = list(_toml_rows(document, text, file, problems))
    parts = [(main.name, raw)]
    for stem, table in {"sources": "source", **TABLES}.items() if folder else ():
        beside = path / f"{stem}.csv"
        data = _bytes(beside, problems) if beside.exists() else None
        if data is None:
            continue
        parts.append((beside.name, data))
        found = _csv_rows(data, table, str(beside), problems)
        if table == "source":
            sources = _named(found, sources, problems)
        else:
            rows += found
    if len(rows) > MOST_ROWS:
        problems.add(file, 0, f"the pack has {len(rows)} rows; {MOST_ROWS} is the most")
        return None
    return RawPack(name or path.stem, as_of, sources, tuple(rows), tuple(parts))


def _bytes(path: Path, problems: Problems, most: int = LARGEST_FILE) -> bytes | None:
    try:
        size = path.stat().st_size
        if size > most:
            problems.add(str(path), 0, f"the file has {size:,} bytes; {most:,} is the most (CSV files may be larger)")
            return None
        return path.read_bytes()
    except OSError as error:
        problems.add(str(path), 0, error.strerror or str(error))
        return None


def _heading(document: dict[str, object], file: str, problems: Problems) -> tuple[str, str, Mapping[str, str]]:
    for key in document:
        if key not in {"pack", "sources", *TABLES.values()}:
            problems.add(file, 0, f"unknown table {key!r}: a pack has pack, sources, {', '.join(TABLES.values())}")
    pack = document.get("pack")
    if not isinstance(pack, dict):
        problems.add(file, 0, "a pack starts with a table [pack] that has a name and as_of")
        pack = {"as_of": "9999-12-31"}
    for key in pack:
        if key not in {"name", "as_of", "about", "licence"}:
            problems.add(file, 0, f"[pack] has an unknown key {key!r}")
    sources = document.get("sources", {})
    if not isinstance(sources, dict) or not all(isinstance(value, str) for value in sources.values()):
        problems.add(file, 0, "[sources] gives each source's short name a citation in quotation marks")
        sources = {}
    as_of = str(pack.get("as_of", ""))
    if not is_day(as_of):
        problems.add(file, 0, f"as_of in [pack] must be a day, YYYY-MM-DD, not {as_of!r}")
        as_of = "9999-12-31"  # so that this is told once, not with every office
    return str(pack.get("name", "")), as_of, sources


def _named(found: Iterator[Row], sources: Mapping[str, str], problems: Problems) -> Mapping[str, str]:
    """The sources that have a short name, those of sources.csv added to those of the TOML file."""
    named = dict(sources)
    for row in found:
        if row.get("key") in named:
            problems.add(row.file, row.line, f"source {row.get('key')!r} is there twice")
        named[row.get("key")] = row.get("citation")
    return named


def _toml_rows(document: dict[str, object], text: str, file: str, problems: Problems) -> Iterator[Row]:
    lines: dict[str, list[int]] = {table: [] for table in TABLES.values()}
    for number, line in enumerate(text.splitlines(), 1):
        heading = _HEADING.match(line)
        if heading:
            lines[heading[1]].append(number)
    for table in TABLES.values():
        found = document.get(table, [])
        if not isinstance(found, list):
            problems.add(file, 0, f"{table} must be written as tables [[{table}]]")
            continue
        # A heading inside a multi-line string, or an inline array, leaves the lines unknown: then none is claimed.
        known = lines[table] if len(lines[table]) == len(found) else [0] * len(found)
        for line_number, item in zip(known, found, strict=True):
            row = _toml_row(table, item, file, line_number, problems)
            if row:
                yield row


def _toml_row(table: str, item: object, file: str, line: int, problems: Problems) -> Row | None:
    if not isinstance(item, dict):
        problems.add(file, line, f"{table} must be a table")
        return None
    values: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in item.items():
        if key in LISTS:
            if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
                problems.add(file, line, f"{key} must be a list of strings")
                return None
            lists[key] = tuple(value)
        elif isinstance(value, bool):
            values[key] = "yes" if value else "no"
        elif isinstance(value, list | dict):
            problems.add(file, line, f"{key} must be one value")
            return None
        else:
            values[key] = str(value)  # a TOML date is written as ISO has it
    return _checked(Row(table, file, line, values, lists), problems)


def _csv_rows(data: bytes, table: str, file: str, problems: Problems) -> Iterator[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(file, data[: error.start].count(b"\n") + 1, "the file is not UTF-8 text")
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, None)
        if not header:
            problems.add(file, 1, f"the first line must name the columns: {', '.join(sorted(KEYS[table][0]))}, …")
            return
        if len(set(header)) != len(header):
            problems.add(file, 1, "a column is named twice")
            return
        after = reader.line_num
        for cells in reader:
            line, after = after + 1, reader.line_num
            if not cells or (cells[0].startswith("#") and len(cells) == 1):
                continue
            if len(cells) != len(header):
                problems.add(file, line, f"the line has {len(cells)} cells, the heading {len(header)}")
                continue
            filled = {key: cell.strip() for key, cell in zip(header, cells, strict=True) if cell.strip()}
            lists = {key: _split(filled.pop(key)) for key in list(filled) if key in LISTS}
            row = _checked(Row(table, file, line, filled, lists), problems)
            if row:
                yield row
    except csv.Error as error:
        problems.add(file, reader.line_num, f"this is not CSV: {error}")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _checked(row: Row, problems: Problems) -> Row | None:
    """The row, None when it lacks what it needs, has what nobody knows, or is past a bound."""
    required, optional = KEYS[row.table]
    given = {key for key, value in row.values.items() if value.strip()} | set(row.lists)
    missing = required - given
    unknown = (set(row.values) | set(row.lists)) - required - optional
    if missing or unknown:
        problems.add(
            row.file,
            row.line,
            f"{row.table}: no {', '.join(sorted(missing))}"
            if missing
            else f"{row.table}: unknown {', '.join(sorted(unknown))}",
        )
        return None
    texts = [*row.values.values(), *(value for values in row.lists.values() for value in values)]
    if any(len(value) > LONGEST_VALUE for value in texts):
        problems.add(row.file, row.line, f"{row.table}: a value is longer than {LONGEST_VALUE} characters")
        return None
    if any(len(values) > MOST_VALUES for values in row.lists.values()):
        problems.add(row.file, row.line, f"{row.table}: a list has more than {MOST_VALUES} values")
        return None
    return row
