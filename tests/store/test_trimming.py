"""Trimmed attributions: what stays wins in every listing, what the machine found is kept and comes back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import onrecord
from onrecord.domain import Analysis, MadeBy, Span
from onrecord.errors import UsageError
from onrecord.ids import attribution_id
from onrecord.store import Store, trimming
from onrecord.store.wanted import Wanted

SAID = "The weir will hold until 14 May, and 300 homes are dry, and all is well, the mayor had heard"
Make = Callable[[int], onrecord.Record]


@pytest.fixture
def record(path: Path, making: ModuleType) -> Iterator[onrecord.Record]:
    with Store.open(path, create=True) as store:
        store.add(*making.detailed(1), making.READ_AT)
        report, analysis = making.simple(SAID, "Ora Venn", path="weir.txt")
        store.add(report, analysis, making.READ_AT)
        opened = onrecord.Record(store)
        opened._reconcile()
        yield opened


def the(record: onrecord.Record, path: str = "weir.txt") -> Any:
    return next(row for row in record.statements() if row.report.path == path)


def text_of(row: Any, part: str = "content") -> str:
    return " … ".join(quote.text for quote in getattr(row, part))


def exported(record: onrecord.Record) -> list[dict[str, Any]]:
    out = io.StringIO()
    record.export("jsonl", out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_what_stays_wins_in_every_listing_and_the_machines_is_kept_beside_it(record: onrecord.Record) -> None:
    before = the(record)
    stays = SAID.removesuffix(", the mayor had heard")

    entry = record.correct.trim(before.id, content=stays, note="the rest is the reporter's")

    after = the(record)
    assert (after.id, text_of(after)) == (before.id, stays)
    assert entry.about.startswith(f"of {before.id}, only this stays: content ")
    assert stays not in entry.about
    assert list(record.statements(about="heard")) == []
    assert [row.id for row in record.statements(about="weir")] == [before.id]
    assert text_of(record.versions(before.id).versions[0].row) == stays
    assert next(shape for shape in exported(record) if shape["id"] == before.id)["content"][0]["text"] == stays
    shown = record.show(before.id)
    assert shown.machine is not None
    assert text_of(shown.row) == stays
    assert shown.machine["content"] == before.content
    assert shown.machine["source"] == before.source
    assert [each.id for each in shown.corrections] == [entry.id]
    assert list(record.verify()) == []


def test_undoing_brings_back_all_that_was_cut_off(record: onrecord.Record) -> None:
    digest = record._store.digest()
    row = next(row for row in record.statements() if row.figures and row.dates)
    figures = [entry.figure.quote.text for entry in record.figures()]
    marked = [each.quote for each in (*row.figures, *row.dates)]
    content, begin = row.content[0], max(quote.end for quote in marked)
    assert begin < content.end - 20

    entry = record.correct.trim(row.id, content=content.text[begin - content.start :])

    assert record.show(row.id).row.figures == ()
    assert record.show(row.id).row.dates == ()
    assert len(list(record.figures())) == len(figures) - len(row.figures)
    assert list(record.verify()) == []
    record.correct.undo(entry.id)
    assert record._store.digest() == digest
    assert [entry.figure.quote.text for entry in record.figures()] == figures
    assert record.show(row.id).machine is None
    assert list(record.verify()) == []


def test_figures_that_stay_whole_stay(path: Path, making: ModuleType) -> None:
    with Store.open(path, create=True) as store:
        store.add(*making.detailed(1), making.READ_AT)
        record = onrecord.Record(store)
        record._reconcile()
        row = next(row for row in record.statements() if row.figures)
        figure = row.figures[0].quote
        last = max(each.quote.end for each in (*row.figures, *row.dates))
        assert last < row.content[0].start + len(row.content[0].text.rsplit(None, 1)[0])

        record.correct.trim(row.id, content=row.content[0].text.rsplit(None, 1)[0])

        assert [each.quote for each in record.show(row.id).row.figures] == [each.quote for each in row.figures]
        assert figure.end <= record.show(row.id).row.content[0].end < row.content[0].end
        assert list(store.figures(Wanted(kind=row.figures[0].kind)))


def test_words_that_are_apart_stay_apart_and_white_space_is_white_space(record: onrecord.Record) -> None:
    id_ = the(record).id

    record.correct.trim(id_, content="The weir   will\nhold … 300 homes are dry")

    assert [quote.text for quote in the(record).content] == ["The weir will hold", "300 homes are dry"]
    record.correct.trim(id_, content="300 homes")  # of what the machine took, not of what stayed
    record.correct.trim(id_, content="until 14 May")
    assert text_of(the(record)) == "until 14 May"
    record.correct.trim(id_, source="Venn")
    assert (text_of(the(record)), text_of(the(record), "source")) == ("until 14 May", "Venn")
    assert list(record.verify()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "say which words stay, of one of source, cue, content"),
        ({"content": "  …  "}, "say which words of the content stay"),
        ({"content": "The weir holds"}, "does not have these words"),
        ({"content": "homes … weir"}, "does not have these words"),
        ({"content": "the weir"}, "does not have these words"),
        ({"content": "hol"}, "does not have these words"),
        ({"content": "and"}, "more than once"),
        ({"content": SAID}, "is so already"),
        ({"cue": "The"}, "does not have these words"),
    ],
)
def test_what_cannot_stay_is_refused_in_one_line(record: onrecord.Record, words: dict[str, str], said: str) -> None:
    digest = record._store.digest()

    with pytest.raises(UsageError, match=said):
        record.correct.trim(the(record).id, **words)

    assert list(record.correct.list()) == []
    assert record._store.digest() == digest


def test_what_was_rejected_is_not_trimmed(record: onrecord.Record) -> None:
    id_ = the(record).id
    record.correct.reject(id_)

    with pytest.raises(UsageError, match="is no statement"):
        record.correct.trim(id_, content="The weir")


def test_it_holds_after_another_model_read_the_text(record: onrecord.Record, making: ModuleType) -> None:
    row = the(record)
    entry = record.correct.trim(row.id, content="The weir will hold")
    report, analysis = making.simple(SAID, "Ora Venn", path="weir.txt")
    later = MadeBy("0.1.0", "test-model-2")
    (one,) = analysis.attributions
    shorter = (Span(one.content[0].start, one.content[0].end - 4),)
    id_ = attribution_id(report.text.id, one.source, one.cue, shorter, later.model)
    read_again = Analysis(analysis.text, (replace(one, id=id_, content=shorter),), later, analysis.mentions)

    record._store.add(report, read_again, making.READ_AT)
    record._reconcile()

    assert (the(record).id, text_of(the(record))) == (id_, "The weir will hold")
    assert list(record.verify()) == []
    record.correct.undo(entry.id)
    assert text_of(the(record)) == SAID[:-4]


def test_it_comes_along_to_another_record(record: onrecord.Record, making: ModuleType, tmp_path: Path) -> None:
    record.correct.trim(the(record).id, content="The weir will hold … 300 homes", source="Ora")
    file = tmp_path / "corrections.jsonl"
    record.correct.export(file)
    with Store.open(tmp_path / "afresh.db", create=True) as store:
        afresh = onrecord.Record(store)
        afresh.correct.import_(file)
        store.add(*making.simple(SAID, "Ora Venn", path="weir.txt"), making.READ_AT)
        store.add(*making.detailed(1), making.READ_AT)
        afresh._reconcile()
        assert store.digest() == record._store.digest()

    line = json.loads(file.read_text())
    digest = record._store.digest()
    for number, beside in enumerate(([[0, 3]], [[90_000, 90_003]], [[5, 90_000]])):  # written by hand, and elsewhere
        said = {name: value for name, value in line.items() if name != "id"} | {"spans": {"content": beside}}
        file.write_text(json.dumps({**said, "author": f"Tam {number}"}))
        before = text_of(the(record))
        record.correct.import_(file)
        assert text_of(the(record)) in (before, SAID)
        assert list(record.verify()) == []
        record.correct.undo(list(record.correct.list())[-1].id)
        assert record._store.digest() == digest
    for spans in (None, {}, {"content": []}, {"head": [[1, 2]]}, {"content": [[5, 2]]}):
        broken = {name: value for name, value in line.items() if name != "id"} | {"spans": spans}
        file.write_text(json.dumps(broken))
        with pytest.raises(UsageError, match=r"corrections\.jsonl:1: "):
            record.correct.import_(file)


def test_the_words_to_keep_are_found_quickly_in_a_long_content() -> None:
    text = "la " * 20_000
    with pytest.raises(UsageError, match="more than once"):
        trimming.kept(text, (Span(0, len(text)),), "la la la", "content")
    with pytest.raises(UsageError, match="more than 5,000 words"):
        trimming.kept(text, (Span(0, len(text)),), text, "content")
