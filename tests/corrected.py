"""A record of eight invented reports that people put right, and what is asked of it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onrecord
from onrecord.domain import (
    Analysis,
    Attribution,
    Entity,
    Found,
    MadeBy,
    Mention,
    Report,
    Span,
    Speaker,
    Text,
)
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id
from onrecord.store import Store

NAMES = ("Ora Venn", "Tam Kerr", "Ilse Dragø", "Petra Halm")
MADE_BY = MadeBy("0.1.0", "test-model-1")
AT = "2026-01-02T03:04:05+00:00"
# What is said in each report: in words of its own, so that no statement is another's version.
SAID = (
    ("Gate 0 will hold", "Nobody needs to leave"),
    ("Gate 1 was painted green in March", "Herons nest beside us"),
    ("Gate 2 opens every Tuesday for barges", "Our engineers sleep badly"),
    ("Gate 3 has lost seven bolts", "It is dry"),
    ("Gate 4 cost too many millions", "Council minutes were burnt"),
    ("Gate 5 creaks whenever trains pass", "Divers found an anchor"),
    ("Gate 6 belongs to the harbour trust", "Rain fills both cellars"),
    ("Gate 7 came from a shipyard abroad", "Children should learn swimming"),
)


def report(number: int, name: str) -> tuple[Report, Analysis]:
    """An invented report in which ``name`` says two things."""
    first, second = SAID[number]
    text = f"Report {number} from the dam\n\n“{first},” {name} said. “{second},” {name} added.\n"
    stored = Text(text_id(text), text)
    found: list[Attribution] = []
    mentions: list[Mention] = []
    at = text.index("“")
    who = Entity(entity_id("person", name.casefold()), name, "person", True)
    for cue in ("said", "added"):
        content = Span(text.index("“", at) + 1, text.index("”", at) - 1)
        source = Span(text.index(name, content.end), text.index(name, content.end) + len(name))
        verb = Span(source.end + 1, source.end + 1 + len(cue))
        at = verb.end
        mentions.append(Mention(source, source, "person", True))
        speaker = Speaker(who, "speaker", "resolved", "The source is a name.", "named-1", (source,))
        id_ = attribution_id(stored.id, [source], [verb], [content], MADE_BY.model)
        found.append(
            Attribution(id_, (source,), (verb,), (content,), "direct", "asserted", 0.9, "test-1", speakers=(speaker,))
        )
    raw = text.encode()
    path = f"{number}.txt"
    return (
        Report(
            id=report_id(sha256(raw), path, None),
            text=stored,
            path=path,
            line=None,
            format="text",
            raw=raw,
            raw_sha256=sha256(raw),
            encoding="utf-8",
            repaired=False,
            language=Found("en", "test"),
        ),
        Analysis(stored, tuple(found), MADE_BY, tuple(mentions)),
    )


REPORTS = [report(number, NAMES[number % len(NAMES)]) for number in range(8)]


@contextmanager
def record_of(path: Path, order: list[int]) -> Iterator[onrecord.Record]:
    with Store.open(path, create=True) as store:
        for number in order:
            store.add(*REPORTS[number], AT)
        record = onrecord.Record(store)
        record._reconcile()
        yield record


def exported(record: onrecord.Record, *, text: bool = False) -> list[dict[str, Any]]:
    out = io.StringIO()
    record.correct.export(out, text=text)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def shape(record: onrecord.Record) -> str:
    """All that the record says, times aside."""
    return record._store.digest()


def said_by(record: onrecord.Record, name: str) -> set[str]:
    """The reports in which somebody of this name (or id) speaks."""
    return {row.report.path for row in record.statements(speaker=name)}


def ids(record: onrecord.Record, number: int) -> list[str]:
    return [row.id for row in record.statements() if row.report.path == f"{number}.txt"]
