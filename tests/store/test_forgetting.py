"""A forgotten report is gone: from every listing, from the tables, from the bytes of the file; and stays gone."""

from __future__ import annotations

import io
import re
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.domain import Analysis, Report
from onrecord.errors import Forgotten, NotInRecord, RecordBusy, UsageError
from onrecord.store import Store, forgetting
from tests.reconcile.statements.test_deriving import made

AT = "2026-01-02T03:04:05+00:00"
FULL = "“It may not be pretty, but I think that the dam will hold until spring.”"
BENT = "“It may be pretty, but I think that the dam will hold until spring.”"
SECRET = "“Nobody but my brother Anselm ever had the second key to the pump house.”"
OTHERS = "“We have moved 40 families out of the lower town since Monday morning.”"
REPORTS = [
    made("one.txt", ("Ora Kerr", FULL), ("Tig Venn", OTHERS)),
    made("two.txt", ("Ora Kerr", BENT), ("Ysolde Marr", SECRET), day="2025-03-05"),
    made("three.txt", ("Tig Venn", OTHERS.replace("40", "50")), ("O. Kerr", "“We sleep badly, and we are proud.”")),
    made("four.txt", ("Ora Kerr", FULL), ("Ysolde Marr", "“The pump house was always locked at night.”")),
]


def build(path: Path, which: Iterator[int] | range | list[int]) -> Store:
    store = Store.open(path, create=True)
    record = onrecord.Record(store)
    for number in which:
        store.add(*REPORTS[number], AT)
    record._reconcile()
    return store


@pytest.fixture
def record(path: Path) -> Iterator[onrecord.Record]:
    with build(path, range(4)) as store:
        yield onrecord.Record(store)


def runs(text: str) -> list[bytes]:
    """All runs of five words, as they stand in a text, but for those that another report's text has too."""
    words = list(re.finditer(r"\S+", text))
    found = [text[words[n].start() : words[n + 4].end()] for n in range(len(words) - 4)]
    return [run.encode() for run in found]


def only_in(number: int, *others: int) -> list[bytes]:
    """The runs of five words that only this report's text has."""
    rest = "\n".join(REPORTS[other][0].text.text for other in others)
    return [run for run in runs(REPORTS[number][0].text.text) if run.decode() not in rest]


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


def all_of(record: onrecord.Record) -> str:
    out = io.StringIO()
    record.export("jsonl", out)
    discrepancies = [row.as_dict() for row in record.discrepancies(dismissed=True)]
    developments = [row.as_dict() for row in record.developments()]
    speakers = [row.as_dict() for row in record.speakers()]
    return f"{out.getvalue()}{discrepancies}{developments}{speakers}"


@settings(max_examples=6)
@given(st.permutations(range(4)), st.integers(0, 3), st.booleans())
def test_what_is_left_is_what_the_others_alone_would_give(order: list[int], gone: int, together: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, rest = Path(folder) / "one.db", [number for number in order if number != gone]
        with build(path, order if together else order[:2]) as store, build(Path(folder) / "two.db", rest) as fresh:
            record = onrecord.Record(store)
            for number in [] if together else order[2:]:
                store.add(*REPORTS[number], AT)
                record._reconcile()
            record.forget(REPORTS[gone][0].id, "asked by a court", author="Ines")
            assert store.digest() == fresh.digest()
            assert all_of(record) == all_of(onrecord.Record(fresh))
            assert list(record.verify()) == []
            found = bytes_of(path)
        assert not [run for run in only_in(gone, *rest) if run in found]
        found = bytes_of(path)
        assert only_in(gone, *rest)
        assert not [run for run in only_in(gone, *rest) if run in found]


def test_the_words_were_in_the_file_before(record: onrecord.Record, path: Path) -> None:
    """That the test above can find what it looks for."""
    assert [run for run in only_in(1, 0, 2, 3) if run in bytes_of(path)]
    assert b"Anselm" in bytes_of(path)


def test_no_rare_word_of_it_is_left_either(record: onrecord.Record, path: Path) -> None:
    record.forget(REPORTS[1][0].id[:12], "asked by a court")

    assert b"anselm" not in bytes_of(path).lower()
    assert list(record.statements(about="brother")) == []


def test_what_is_asked_for_afterwards_says_when_and_why(record: onrecord.Record) -> None:
    report = REPORTS[1][0].id
    attribution = next(row for row in record.statements(speaker="Ysolde Marr") if row.report.id == report)

    done = record.forget(report, "asked by a court, file 12/26", author="Ines")

    assert (done.report, done.author, done.reason) == (report, "Ines", "asked by a court, file 12/26")
    said = rf"was forgotten on {done.at[:10]}: asked by a court, file 12/26 \(by Ines\)"
    for ask in (
        lambda: record.show(report),
        lambda: record.show(report[:10]),
        lambda: record.show(attribution.id),
        lambda: record.show(attribution.statement),
        lambda: record.versions(attribution.id),
        lambda: record.forget(report, "once more"),
    ):
        with pytest.raises(Forgotten, match=said):
            ask()
    with pytest.raises(NotInRecord):
        record._store.raw(report)


def test_a_text_that_two_reports_carry_goes_with_the_last_of_them(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    text = "A long night\n\n“The lower sluice had been open since the night before,” Mara Venn said on Tuesday.\n"
    (folder / "a.txt").write_text(text)
    (folder / "b.txt").write_text(text)
    with onrecord.open(path, create=True) as record:
        record.read(folder)
        first, second = (entry.id for entry in record.reports())
        shown = [row.as_dict()["content"] for row in record.statements()]

        done = record.forget(first, "not theirs to print")

        assert (done.text, done.raw_sha256) == (None, None)
        assert [row.as_dict()["content"] for row in record.statements()] == shown
        assert [entry.id for entry in record.reports()] == [second]
        assert list(record.verify()) == []
        with pytest.raises(Forgotten):
            record.show(first)
        assert record.read(folder).known == 1  # the other one; this one is rejected
        assert [(entry.path, entry.reason) for entry in record.rejected()] == [
            ("a.txt", f"forgotten on {done.at[:10]}: not theirs to print")
        ]
        done = record.forget(second, "nor theirs")
        assert done.text is not None
        assert list(record.verify()) == []
    assert not [run for run in runs(text) if run in bytes_of(path)]


def test_it_is_not_read_again_unasked(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    text = "A long night\n\n“The lower sluice had been open since the night before,” Mara Venn said on Tuesday.\n"
    (folder / "a.txt").write_text(text)
    with onrecord.open(path, create=True) as record:
        record.read(folder)
        (entry,) = record.reports()
        before = all_of(record)
        done = record.forget(entry.id, "asked by a court")

        (folder / "a.txt").rename(folder / "moved.txt")  # the same bytes from elsewhere
        (folder / "same.md").write_text(text)  # the same words, read as another format
        (folder / "b.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())  # other bytes
        for jobs in (1, 2):
            summary = record.read(folder, jobs=jobs)
            reason = f"forgotten on {done.at[:10]}: asked by a court"
            assert {each.reason for each in summary.rejected} == {reason}
            assert summary.reports == 0
        assert {each.reason for each in record.rejected()} == {reason}
        assert list(record.reports()) == []
        assert not [run for run in runs(text) if run in bytes_of(path)]

        for name in ("same.md", "b.txt"):
            (folder / name).unlink()
        (folder / "moved.txt").rename(folder / "a.txt")
        assert record.read(folder, bring_back=True).reports == 1
        assert re.sub(r"'read_at'[^,]*|\"read_at\"[^,}]*", "", all_of(record)) == re.sub(
            r"'read_at'[^,]*|\"read_at\"[^,}]*", "", before
        )
        assert record.show(entry.id)
        assert record.read(folder).known == 1
        assert list(record.verify()) == []
        record.forget(entry.id, "asked again")
        assert list(record.reports()) == []


# --- what people put right ---


def test_corrections_keep_none_of_its_words(record: onrecord.Record, path: Path) -> None:
    report = REPORTS[1][0].id
    mine = next(row for row in record.statements(speaker="Ysolde Marr") if row.report.id == report)
    theirs = next(row for row in record.statements(speaker="Tig Venn"))
    quoting = record.correct.reject(theirs.id, note="compare “had the second key to the pump house” of the others")
    record.correct.trim(mine.id, content="the second key to the pump house", note="the rest is hers alone")
    record.correct.assign(mine.id, "Ora Kerr", note="she says so herself")
    renamed = record.correct.rename("Tig Venn", "Tighearnan Venn", note="his full name")

    record.forget(report, "asked by a court")

    log = {entry.id: entry for entry in record.correct.list()}
    assert log[quoting.id].note == "(forgotten)"
    assert log[renamed.id].note == "his full name"
    assert {entry.note for entry in log.values() if entry.state == "waiting"} == {"(forgotten)"}
    assert [entry.name for entry in record.speakers("Tig Venn")] == ["Tighearnan Venn"]
    assert list(record.verify()) == []
    out = io.StringIO()
    assert record.correct.export(out) == len([entry for entry in log.values() if entry.undone_by is None])
    (path.parent / "corrections.jsonl").write_text(out.getvalue())
    with Store.open(path.parent / "afresh.db", create=True) as store:
        onrecord.Record(store).correct.import_(path.parent / "corrections.jsonl")
    (path.parent / "corrections.jsonl").unlink()
    assert not [run for run in only_in(1, 0, 2, 3) if run in bytes_of(path)]
    with sqlite3.connect(path) as db, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        db.execute("UPDATE correction SET payload = '{}'")
    db.close()


@pytest.mark.parametrize(
    ("id_", "reason", "said"),
    [
        ("r00000000", "asked", "there is no report"),
        ("one.txt", "asked", "there is no report"),
        ("r1", "asked", "there is no report"),
        (REPORTS[1][0].id, "  ", "the reason must not be empty"),
        (REPORTS[1][0].id, "x" * 1001, "1000 are the most"),
        (REPORTS[1][0].id, "it says: nobody but my brother Anselm ever had", "must not quote it"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    record: onrecord.Record, id_: str, reason: str, said: str
) -> None:
    before = record._store.digest()

    with pytest.raises(UsageError, match=said):
        record.forget(id_, reason)

    assert record._store.digest() == before
    assert list(record.verify()) == []


# --- readers beside it, and a process that is killed ---


def test_a_reader_in_the_way_is_said_and_the_next_write_cleans(
    record: onrecord.Record, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record._store, "_wait", 0.1)
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM report").fetchone()

    with pytest.raises(RecordBusy, match="is forgotten, but while other programs read"):
        record.forget(REPORTS[1][0].id, "asked by a court")

    assert len(list(record.reports())) == 3
    assert [(each.where, each.id) for each in record.verify()] == [("forgotten", "-")]
    with pytest.raises(RecordBusy):
        record.forget(REPORTS[1][0].id, "asked by a court")
    reader.execute("ROLLBACK")
    reader.close()
    record.forget(REPORTS[1][0].id, "asked by a court")
    assert list(record.verify()) == []
    assert not [run for run in only_in(1, 0, 2, 3) if run in bytes_of(path)]


CHILD = """
    import os, sqlite3, sys
    import onrecord
    from onrecord.store import Store, forgetting
    from onrecord.reconcile import reconciling

    stage, path, report = sys.argv[1:]
    def dies(*_, **__):
        os._exit(9)
    if stage == "before":
        forgetting.ForgottenEntry = dies
    elif stage == "reconcile":
        onrecord.Record._reconcile = dies
    elif stage == "vacuum":
        forgetting._emptied = dies
    elif stage == "clean":
        Store.clean = dies
    with onrecord.open(path) as record:
        record.forget(report, "asked by a court")
"""


@pytest.mark.parametrize("stage", ["before", "reconcile", "clean", "vacuum"])
def test_killed_half_way_it_is_as_before_or_completes(path: Path, stage: str) -> None:
    build(path, range(4)).close()
    script = textwrap.dedent(CHILD)
    done = subprocess.run([sys.executable, "-c", script, stage, str(path), REPORTS[1][0].id], check=False)
    assert done.returncode == 9

    with onrecord.open(path) as record:
        left = len(list(record.reports()))
        assert left == (4 if stage == "before" else 3)
        if stage == "before":
            assert list(record.verify()) == []
            assert b"Anselm" in bytes_of(path)
            return
        assert ("forgotten", "-") in [(each.where, each.id) for each in record.verify()]
        record.correct.rename("Tig Venn", "Tighearnan Venn")  # whatever writes next
        assert list(record.verify()) == []
        assert not [run for run in only_in(1, 0, 2, 3) if run in bytes_of(path)]


def test_verify_finds_a_forgotten_report_that_somebody_put_back(record: onrecord.Record, path: Path) -> None:
    record.forget(REPORTS[1][0].id, "asked by a court")
    report, analysis = REPORTS[1]
    add(record, report, analysis)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE forgotten SET returned = NULL")
    db.close()

    assert [(each.where, each.id) for each in record.verify()] == [("forgotten", report.id)]


def add(record: onrecord.Record, report: Report, analysis: Analysis) -> Any:
    with pytest.raises(Forgotten):
        record._store.add(report, analysis, AT)
    record._store.add(report, analysis, AT, bring_back=True)
    return record._reconcile()


def test_a_run_of_words_is_a_run_whatever_stands_between_them() -> None:
    assert not forgetting._runs("One, two — three; four")
    assert forgetting._runs("One, two — three; four five")
    assert forgetting._runs("ONE two three four five") == forgetting._runs("one  two\nthree “four” five!")
