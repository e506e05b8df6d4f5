"""The queries, and the record that they are asked of: benchmarks/versions' tuning half and the shipped samples."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Final

import onrecord
from benchmarks.versions import corpus as corpora
from benchmarks.versions import records

FILE: Final = Path(__file__).with_name("queries.toml")
PARTS: Final = ("tuning", "held-out")
KINDS: Final = ("words", "mixed", "other", "topic", "nothing")


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types: its ``kind``, the units of the corpus that it should find (or parts of the samples)."""

    words: str
    kind: str
    units: tuple[str, ...]
    samples: tuple[str, ...]

    @property
    def part(self) -> str:
        """The half that it belongs to, by its words alone."""
        return PARTS[hashlib.sha256(self.words.encode()).digest()[0] % 2]

    def finds(self, content: str, unit: str | None) -> bool:
        """Whether it should find a content: of this unit, or None for one of the samples."""
        if unit is None:
            return any(words in content for words in self.samples)
        return any(unit == one or (one.endswith("*") and unit.startswith(one[:-1])) for one in self.units)


@dataclass(frozen=True, slots=True)
class Asked:
    """A record with what each of its attributions (by id) says: statement, content, and the unit of the corpus."""

    record: onrecord.Record
    said: dict[str, tuple[str, str, str | None]]

    def tells(self) -> dict[str, set[str]]:
        """By statement, what it tells: as in :meth:`wanted`."""
        told: dict[str, set[str]] = {}
        for statement, _, unit in self.said.values():
            told.setdefault(statement, set()).add(unit or statement)
        return told

    def wanted(self, query: Query) -> frozenset[str]:
        """What a query should find: units of the corpus (however the record groups what tells them), and statements of
        the samples, by id."""
        return frozenset(
            unit or statement for statement, content, unit in self.said.values() if query.finds(content, unit)
        )


def load(file: Path = FILE) -> list[Query]:
    """All queries. Raises ValueError for one that is wrongly written."""
    known = {content.unit for occasion in corpora.load("tuning").occasions for _, content in occasion.contents}
    made = []
    for entry in tomllib.loads(file.read_text(encoding="utf-8"))["query"]:
        one = Query(entry["words"], entry["kind"], tuple(entry.get("units", ())), tuple(entry.get("samples", ())))
        if one.kind not in KINDS or (one.kind == "nothing") != (not one.units and not one.samples):
            raise ValueError(f"{one.words!r}: its kind is not what it finds")
        for unit in one.units:
            if not unit.endswith("*") and unit not in known:
                raise ValueError(f"{one.words!r}: there is no unit {unit}")
        made.append(one)
    return made


@contextmanager
def asked(folder: Path) -> Iterator[Asked]:
    """The record, made in a folder: the corpus as it is by construction, and the samples as they are read."""
    corpus = corpora.load("tuning")
    published, record = records.make(corpus, folder, "gold")
    with record:
        with resources.as_file(resources.files("onrecord") / "samples" / "reports") as samples:
            record.read(samples)
        units: dict[str, str] = {}
        for one in published:
            made = {
                attribution.content: attribution.id
                for attribution in records.analysis_of(one, corpus.people).attributions
            }
            units |= {made[one.spans(content.content)]: content.unit for content in one.rendered.report.contents}
        said = {
            row["id"]: (row["statement"], " … ".join(span["text"] for span in row["content"]), units.get(row["id"]))
            for row in record._store.export_rows()
        }
        yield Asked(record, said)
