"""``record.correct`` in any order: every sequence of corrections can be replayed elsewhere and undone."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import UsageError
from tests.corrected import AT, NAMES, REPORTS, SAID, exported, record_of, shape

steps = st.one_of(
    st.tuples(st.just("merge"), st.integers(0, 3), st.integers(0, 3)),
    st.tuples(st.just("split"), st.integers(0, 3), st.integers(0, 7)),
    st.tuples(st.just("rename"), st.integers(0, 3), st.sampled_from(["Ora Vennell", "Kari Voss"])),
    st.tuples(st.just("assign"), st.integers(0, 15), st.integers(0, 3)),
    st.tuples(st.just("new"), st.integers(0, 15), st.sampled_from(["Ysolde Marr", "Ora Venn"])),
    st.tuples(st.just("add"), st.integers(0, 15), st.integers(0, 3)),
    st.tuples(st.just("open"), st.integers(0, 15), st.just(0)),
    st.tuples(st.just("reject"), st.integers(0, 15), st.just(0)),
    st.tuples(st.just("trim"), st.integers(0, 15), st.integers(1, 4)),
    st.tuples(st.just("trim source"), st.integers(0, 15), st.integers(0, 1)),
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
        case "new":
            correct.assign(ATTRIBUTIONS[one], other, kind="person", author="Ines")
        case "add":
            correct.assign(ATTRIBUTIONS[one], NAMES[other], speaker=2, author="Ines")
        case "open":
            correct.assign(ATTRIBUTIONS[one], unresolved=True, author="Ines")
        case "reject":
            correct.reject(ATTRIBUTIONS[one], author="Ines")
        case "trim":
            words = SAID[one // 2][one % 2].split()
            correct.trim(ATTRIBUTIONS[one], content=" ".join(words[:other]), author="Ines")
        case "trim source":
            correct.trim(ATTRIBUTIONS[one], source=NAMES[one // 2 % 4].split()[other], author="Ines")
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
