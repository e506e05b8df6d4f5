"""``record.correct``: what people put right is kept, wins, can be undone, and serves another record too."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from onrecord.errors import UsageError
from onrecord.ids import attribution_id, entity_id, report_id, sha256, text_id
from onrecord.store import Store

NAMES = ("Ora Venn", "Tam Kerr", "Ilse Dragø", "Petra Halm")
MADE_BY = MadeBy("0.1.0", "test-model-1")
AT = "2026-01-02T03:04:05+00:00"


def report(number: int, name: str) -> tuple[Report, Analysis]:
    """An invented report in which ``name`` says two things."""
    text = f"Report {number} from the dam\n\n“Gate {number} will hold,” {name} said. “It is dry,” {name} added.\n"
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


@pytest.fixture
def record(tmp_path: Path) -> Iterator[onrecord.Record]:
    with record_of(tmp_path / "onrecord.db", list(range(8))) as opened:
        yield opened


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


# --- in the order of people's work ---

steps = st.one_of(
    st.tuples(st.just("merge"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("split"), st.integers(0, 3), st.integers(0, 7)),
    st.tuples(st.just("rename"), st.integers(0, 3), st.sampled_from(["Ora Vennell", "Kari Voss"])),
    st.tuples(st.just("assign"), st.integers(0, 15), st.integers(0, 3)),
    st.tuples(st.just("reject"), st.integers(0, 15), st.just(0)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
)
ATTRIBUTIONS = [one.id for _, analysis in REPORTS for one in analysis.attributions]


def take(record: onrecord.Record, step: tuple[str, Any, Any]) -> None:
    action, one, other = step
    correct = record.correct
    match action:
        case "merge":
            correct.merge(NAMES[one], NAMES[other], author="Ines")
        case "split":
            correct.split(NAMES[one], REPORTS[other][0].id, author="Ines")
        case "rename":
            correct.rename(NAMES[one], other, author="Ines")
        case "assign":
            correct.assign(ATTRIBUTIONS[one], NAMES[other], author="Ines")
        case "reject":
            correct.reject(ATTRIBUTIONS[one], author="Ines")
        case _:
            log = list(correct.list())
            correct.undo(log[one % len(log)].id if log else "c0000000", author="Ines")


@settings(max_examples=25)
@given(st.lists(steps, max_size=7), st.permutations(range(8)), st.data())
def test_any_sequence_can_be_replayed_and_undone(
    sequence: list[tuple[str, Any, Any]], order: list[int], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder, record_of(Path(folder) / "one.db", list(range(8))) as record:
        untouched = shape(record)
        for step in sequence:
            before, log = shape(record), [entry.id for entry in record.correct.list()]
            try:
                take(record, step)
            except UsageError:
                assert shape(record) == before
                assert [entry.id for entry in record.correct.list()] == log
            else:
                assert [entry.id for entry in record.correct.list()][:-1] == log
            assert list(record.verify()) == []

        said = exported(record)
        file = Path(folder) / "corrections.jsonl"
        record.correct.export(file)
        cut = data.draw(st.integers(0, 8))
        with record_of(Path(folder) / "two.db", order[:cut]) as afresh:  # some of the reports come after the import
            afresh.correct.import_(file)
            for number in order[cut:]:
                afresh._store.add(*REPORTS[number], AT)
            afresh._reconcile()
            assert exported(afresh) == said
            assert shape(afresh) == shape(record)

        while in_force := [each.id for each in record.correct.list() if each.undone_by is None and not each.undoes]:
            record.correct.undo(data.draw(st.sampled_from(in_force)))
        assert exported(record) == []
        assert shape(record) == untouched
