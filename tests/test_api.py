from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
import onrecord.analysis
from onrecord.domain import Limits, MadeBy
from onrecord.errors import OnrecordError, RecordBusy, RecordForeign, RecordMissing, UsageError
from onrecord.reports import from_text
from onrecord.store import Store
from onrecord.store.entries import Shown, ShownReport

DAM = (
    "A long night at the lower quay\n\n"
    "“The dam will hold,” Mara Venn said on Tuesday. Venn said 40 homes lay below it.\n"
)
QUAY = (
    "Works at the harbour wall begin in spring\n\n"
    "“We start in May,” said Ora Kerr, the harbour engineer. She added that it would cost little.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "dam.txt").write_text(DAM)
    (folder / "quay.txt").write_text(QUAY)
    lines = [{"text": DAM.replace("hold", "stand"), "outlet": "The Courier", "published": "2025-03-14"}, {"text": QUAY}]
    (folder / "wire.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def digest(path: Path) -> str:
    with Store.open(path) as store:
        return store.digest()


def test_analyse_takes_a_text_and_gives_spans_that_quote_it() -> None:
    analysis = onrecord.analyse("“The dam will hold,” Mara Venn said.", title="The dam", published="2025-03-14")
    assert analysis.text.text.startswith("The dam\n")
    contents = [span.of(analysis.text.text) for each in analysis.attributions for span in each.content]
    assert any("The dam will hold" in content for content in contents)


def test_analyse_takes_a_report_but_nothing_beside_it() -> None:
    report = from_text(DAM)
    assert onrecord.analyse(report) == onrecord.analyse(DAM)
    with pytest.raises(UsageError):
        onrecord.analyse(report, title="Another")


def test_another_language_is_not_analysed() -> None:
    analysis = onrecord.analyse(
        "« La digue tiendra », a dit la maire du village, qui ne veut pas partir.", language="fr"
    )
    assert analysis.attributions == ()
    assert analysis.skipped


def test_open_refuses_what_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordMissing):
        onrecord.open(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("not a record " * 100)
    with pytest.raises(RecordForeign):
        onrecord.open(str(tmp_path / "text.db"), create=True)


def test_reading_tells_what_it_did_and_reading_again_changes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "empty.txt").write_bytes(b"")
    seen: list[onrecord.Progress] = []
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        first = record.read(folder, progress=seen.append)
        assert (first.reports, first.known, len(first.rejected)) == (4, 0, 1)
        assert first.statements >= record.counts().statements > 0  # versions of one statement count once there
        assert first.speakers == record.counts().speakers
        assert first.unresolved == record.counts().unresolved
        assert first.without_source == record.counts().without_source
        assert [each.inputs for each in seen] == [1, 2, 3, 4, 5]
        assert sum(row.statements for row in record.reports()) >= first.statements
    before = digest(tmp_path / "r.db")

    def analyse(report: object, limits: Limits, known: object) -> None:
        pytest.fail("what is known must not be analysed again")

    monkeypatch.setattr(onrecord.analysis, "analyse_report", analyse)
    with onrecord.open(tmp_path / "r.db") as record:
        again = record.read(folder)
        assert (again.reports, again.known, again.statements) == (0, 4, 0)
        assert [entry.path for entry in record.rejected()] == ["empty.txt"]
    assert digest(tmp_path / "r.db") == before


def test_the_record_does_not_depend_on_the_order_or_the_number_of_processes(folder: Path, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "one.db", create=True) as record:
        record.read(folder)
    with onrecord.open(tmp_path / "two.db", create=True) as record:
        record.read(folder, jobs=2)
    with onrecord.open(tmp_path / "other.db", create=True) as record:
        record.read(folder / "wire.jsonl")
        record.read(folder / "quay.txt", folder / "dam.txt")
    assert digest(tmp_path / "one.db") == digest(tmp_path / "two.db") == digest(tmp_path / "other.db")


def rejections(record: onrecord.Record) -> list[tuple[str, int | None, str]]:
    return [(entry.path, entry.line, entry.reason) for entry in record.rejected()]


def test_a_rejection_stays_when_a_file_of_the_same_name_elsewhere_is_read(tmp_path: Path) -> None:
    for folder, text in (("one", ""), ("two", DAM), ("three", "")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text)
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        assert len(record.read(*(tmp_path / name for name in ("one", "two", "three"))).rejected) == 2
        assert rejections(record) == [("a.txt", None, "empty file")] * 2
        (tmp_path / "one" / "a.txt").write_text(DAM.replace("dam", "gate"))
        assert record.read(tmp_path / "one" / "a.txt").reports == 1  # the same file, though asked for otherwise
        assert rejections(record) == [("a.txt", None, "empty file")]


def test_what_was_put_right_leaves_the_list_and_the_rest_stays(tmp_path: Path) -> None:
    good, lines, page = json.dumps({"text": DAM}), tmp_path / "in" / "wire.jsonl", tmp_path / "in" / "late.txt"
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(page.parent, page, str(page.parent / "*.txt"))
        asked = [str(page.parent), str(page.parent / "*.txt"), str(page)]
        assert [path for path, _, _ in rejections(record)] == asked
        page.parent.mkdir()
        record.read(page.parent)
        assert (str(page.parent), None, "the folder holds nothing to read") in rejections(record)
        lines.write_text("\n".join([good, "{", good, "[", "{"]))
        page.write_text(QUAY)
        record.read(page.parent, str(page.parent / "*.txt"))
        assert [(path, line) for path, line, _ in rejections(record)] == [("wire.jsonl", line) for line in (2, 4, 5)]
        lines.write_text("\n".join([good, good, good, "["]))
        record.read(lines, jobs=2)
        assert [line for _, line, _ in rejections(record)] == [4]
        lines.write_bytes(b"\xff\xfe")
        record.read(lines)
        assert [line for _, line, _ in rejections(record)] == [None]
        lines.write_text(good)
        record.read(lines)
        assert rejections(record) == []
        assert list(record.verify()) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode here")
def test_names_that_look_alike_when_shown_are_two_files(tmp_path: Path) -> None:
    for name in (b"bad\xff.txt", b"bad\xfe.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_bytes(b"")
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        assert len(record.read(tmp_path).rejected) == len(rejections(record)) == 2


FIGURES = "“We lost 40 ships in 2019, some $3 billion,” Bo Ruiz told the Vale Courier on Monday."
INPUTS = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c.jsonl"]),
    st.lists(
        st.sampled_from(
            ["", "\n", '{"text": "Bo Ruiz said: \u201cNo.\u201d"}', "{", "\0\0\1", json.dumps({"text": FIGURES})]
        ),
        max_size=3,
    ),
    min_size=1,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=INPUTS, two=INPUTS)
def test_one_folder_then_the_other_gives_what_the_other_order_gives(
    tmp_path: Path, one: dict[str, list[str]], two: dict[str, list[str]]
) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as name:
        base = Path(name)
        for folder, files in (("one", one), ("two", two)):
            (base / folder).mkdir()
            for file, lines in files.items():
                (base / folder / file).write_text("\n".join(lines))
        orders: tuple[tuple[str, ...], ...] = (("one", "two"), ("two", "one"), ("two", "one", "two"))
        for number, order in enumerate(orders):
            with onrecord.open(base / f"{number}.db", create=True) as record:
                rejected = {folder: len(record.read(base / folder).rejected) for folder in order}
                assert len(list(record.rejected())) == sum(rejected.values())
        assert len({digest(base / f"{number}.db") for number in range(len(orders))}) == 1


def test_another_version_reads_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(folder)
        monkeypatch.setattr(onrecord.analysis, "made_by", lambda: MadeBy("99.0", "another"))
        again = record.read(folder)
        assert (again.reports, again.known) == (4, 0)
        assert record.counts().reports == 4


def test_packs_that_changed_have_reports_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = onrecord.analysis.made_by()
    assert shipped.packs == onrecord.knowledge.shipped().digest
    assert onrecord.analyse(DAM).made_by == shipped
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(folder)
        assert {entry.made_by for entry in record.reports()} == {shipped}
        assert {row.made_by for row in record.statements()} == {shipped}
        monkeypatch.setattr(onrecord.analysis, "made_by", lambda: replace(shipped, packs="other"))
        assert (record.read(folder).reports, record.read(folder).known) == (4, 4)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_packs_that_come_along_can_be_switched_off(folder: Path, tmp_path: Path, jobs: int) -> None:
    text = "NATO Secretary General Mark Rutte said the bridge would hold."
    (folder / "bridge.txt").write_text(text, encoding="utf-8")
    with onrecord.open(tmp_path / "r.db", create=True, packs=["none"]) as record:
        record.read(folder, jobs=jobs)
        without = list(record.reports(order="published"))
        assert {entry.made_by.packs for entry in without} == {onrecord.knowledge.load(["none"]).digest}
        assert [entry.written for entry in without if entry.path == "bridge.txt"] == [None]
    with onrecord.open(tmp_path / "r.db") as record:
        record.read(folder, jobs=jobs)
        [entry] = [entry for entry in record.reports(order="published") if entry.path == "bridge.txt"]
        assert entry.written is not None
        assert "Mark Rutte was Secretary General of NATO, 2024-10-01" in entry.written.basis[0].because


def test_a_bug_costs_one_input_and_the_next_read_tries_it_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = onrecord.analysis.analyse_report

    def analyse(report: onrecord.Report, limits: Limits, known: None) -> onrecord.Analysis:
        if report.path == "quay.txt":
            raise RuntimeError("a bug")
        return real(report, limits)

    with onrecord.open(tmp_path / "r.db", create=True) as record:
        with monkeypatch.context() as patch:
            patch.setattr(onrecord.analysis, "analyse_report", analyse)
            done = record.read(folder)
        assert [each.reason for each in done.rejected] == ["internal error: RuntimeError: a bug"]
        assert [entry.path for entry in record.rejected()] == ["quay.txt"]
        assert record.read(folder).reports == 1
        assert list(record.rejected()) == []
        assert list(record.verify()) == []


def test_a_text_that_the_record_cannot_hold_is_rejected_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = onrecord.analysis.analyse_report

    def analyse(report: onrecord.Report, limits: Limits, known: None) -> onrecord.Analysis:
        return real(from_text(DAM), limits) if report.path == "quay.txt" else real(report, limits)

    monkeypatch.setattr(onrecord.analysis, "analyse_report", analyse)
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        done = record.read(folder)
        assert done.reports == 3
        assert done.rejected[0].reason.startswith("internal error: ValueError")


def test_stopping_keeps_what_is_complete_and_reading_again_completes_it(folder: Path, tmp_path: Path) -> None:
    def stop(progress: onrecord.Progress) -> None:
        if progress.inputs == 2:
            raise KeyboardInterrupt

    with onrecord.open(tmp_path / "r.db", create=True) as record:
        with pytest.raises(KeyboardInterrupt):
            record.read(folder, progress=stop)
        assert record.counts().reports == 2
        assert list(record.verify()) == []
        record.read(folder)
    with onrecord.open(tmp_path / "whole.db", create=True) as record:
        record.read(folder)
    assert digest(tmp_path / "r.db") == digest(tmp_path / "whole.db")


def test_a_second_read_waits_and_then_says_so(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    reached, go_on = threading.Event(), threading.Event()

    def hold(progress: onrecord.Progress) -> None:
        reached.set()
        go_on.wait(30)

    def first() -> None:
        with onrecord.open(path, create=True) as record:
            record.read(folder, progress=hold)

    thread = threading.Thread(target=first)
    thread.start()
    try:
        assert reached.wait(30)
        with onrecord.open(path, wait=0.1) as record:
            assert record.counts().reports == 1  # reading goes on beside the writer
            with pytest.raises(RecordBusy):
                record.read(folder)
    finally:
        go_on.set()
        thread.join()
    with onrecord.open(path, wait=0.1) as record:
        assert record.read(folder).known == 4


@pytest.mark.parametrize(
    "wrong", [{"jobs": 0}, {"max_text": 0}, {"max_seconds": 0.0}, {"max_seconds": -1.0}, {"max_seconds": float("nan")}]
)
def test_limits_that_make_no_sense_are_refused(folder: Path, tmp_path: Path, wrong: dict[str, float]) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record, pytest.raises(UsageError):
        record.read(folder, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_limit_at_all_is_a_limit_too(folder: Path, tmp_path: Path, jobs: int) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        assert record.read(folder, jobs=jobs, max_seconds=float("inf"), max_text=10**7).reports == 4


def test_nothing_to_read_is_wrong_usage(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record, pytest.raises(UsageError):
        record.read()


def test_asking_and_showing(folder: Path, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(folder)
        rows = list(record.statements(about="dam", outlet="Courier", since="2025-03", until="2025"))
        assert rows
        assert {row.report.outlet for row in rows} == {"The Courier"}
        shown = record.show(rows[0].id)
        assert isinstance(shown, Shown)
        assert shown.row.id == rows[0].id
        fullest = next(iter(record.versions(rows[0].statement)))
        assert record.show(rows[0].statement) == record.show(fullest.row.id)
        whole = record.show(rows[0].report.id)
        assert isinstance(whole, ShownReport)
        assert rows[0].id in {row.id for row in whole.statements}
        for row in whole.statements:
            for quote in (*row.source, *row.cue, *row.content):
                assert whole.content[quote.start : quote.end] == quote.text
        for wrong in ("r" + "0" * 20, "a" + "0" * 20, "", "nonsense"):
            with pytest.raises(UsageError):
                record.show(wrong)


@pytest.mark.parametrize("format", ["jsonl", "csv", "parquet"])
def test_export_writes_every_attribution(folder: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / f"out.{format}"
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(folder)
        count = record.export(format, out)
        assert count == sum(row.told.versions for row in record.statements() if row.told is not None) > 0
    assert out.stat().st_size
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["r.db", "reports", out.name])


def test_rejected_files_of_one_name_are_told_apart_in_the_summary(tmp_path: Path) -> None:
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "bad.txt").write_bytes(b"")
    (tmp_path / "a" / "other.txt").write_bytes(b"")
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        done = record.read(tmp_path / "a", tmp_path / "b")
    assert [each.path for each in done.rejected] == [
        (tmp_path / "a" / "bad.txt").as_posix(),
        "other.txt",
        (tmp_path / "b" / "bad.txt").as_posix(),
    ]


def test_export_to_a_stream(folder: Path, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(folder)
        stream = io.StringIO()
        assert record.export("jsonl", stream) == len(stream.getvalue().splitlines())
        with pytest.raises(UsageError):
            record.export("parquet", stream)


def test_an_export_that_fails_leaves_no_file_and_the_old_one_as_it_was(folder: Path, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        record.read(folder)
        with pytest.raises(UsageError):
            record.export("xml", tmp_path / "out.xml")
        with pytest.raises(OnrecordError):
            record.export("jsonl", tmp_path / "none" / "out.jsonl")
        with pytest.raises(OnrecordError):
            record.export("jsonl", tmp_path / "reports")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["r.db", "reports"]


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import onrecord; onrecord.__version__", ("numpy", "onnxruntime", "typer", "sqlite3", "multiprocessing")),
        ("import onrecord.api; onrecord.open", ("numpy", "onnxruntime", "typer", "rich")),
    ],
)
def test_importing_is_light(code: str, absent: tuple[str, ...]) -> None:
    check = f"{code}; import sys; print([name for name in {absent!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_public_name_is_there() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError):
        onrecord.nothing  # noqa: B018
