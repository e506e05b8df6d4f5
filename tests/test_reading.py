from __future__ import annotations

import dataclasses
import re
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import onrecord.analysis
import onrecord.reading
from onrecord.domain import Limits, Rejected
from onrecord.ids import sha256
from onrecord.reading import Known, Outcome, Reading, fingerprint, outcomes, read_one
from onrecord.reports.inputs import Input, discover
from onrecord.workers import Lost

WORDS = (
    "The lower quay\n\n“The dam will hold,” Mara Venn said on Tuesday. Residents of the quay said they were afraid.\n"
)


def given(text: str = WORDS, path: str = "a.txt") -> Input:
    return Input(path, None, text.encode(), None, "text")


def replaced(monkeypatch: pytest.MonkeyPatch, analyse: object) -> None:
    monkeypatch.setattr(onrecord.analysis, "analyse_report", analyse)


def test_a_report_comes_with_its_analysis() -> None:
    outcome = read_one(given(), Limits())
    assert isinstance(outcome, Reading)
    assert outcome.report.text.text == outcome.analysis.text.text
    assert any("The dam will hold" in span.of(WORDS) for each in outcome.analysis.attributions for span in each.content)


@pytest.mark.parametrize(
    ("raised", "reason"),
    [
        (RuntimeError("lost\nthe thread"), "internal error: RuntimeError: lost the thread"),
        (RecursionError(), "internal error: RecursionError"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_what_analysis_raises_rejects_the_input_in_one_line(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, reason: str
) -> None:
    def analyse(report: object, limits: Limits, known: object) -> None:
        raise raised

    replaced(monkeypatch, analyse)
    assert read_one(given(), Limits()) == Rejected("a.txt", None, reason)


def test_an_interrupt_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(report: object, limits: Limits, known: object) -> None:
        raise KeyboardInterrupt

    replaced(monkeypatch, analyse)
    with pytest.raises(KeyboardInterrupt):
        read_one(given(), Limits())


def test_work_that_swallows_every_error_still_ends_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    def analyse(report: object, limits: Limits, known: object) -> None:
        while True:
            try:
                time.sleep(60)
            except Exception:
                continue

    replaced(monkeypatch, analyse)
    assert read_one(given(), Limits(max_seconds=0.2)) == Rejected("a.txt", None, "took longer than 0.2 s")


def test_a_regular_expression_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    replaced(monkeypatch, lambda report, limits, known: re.match(r"(a|a)*b", "a" * 40))
    assert read_one(given(), Limits(max_seconds=0.2)) == Rejected("a.txt", None, "took longer than 0.2 s")


def test_the_limit_leaves_no_alarm_behind() -> None:
    read_one(given(), Limits(max_seconds=0.5))
    time.sleep(0.6)  # an alarm left running would end the process here


def test_reading_works_outside_of_the_main_thread() -> None:
    found: list[Outcome] = []
    thread = threading.Thread(target=lambda: found.append(read_one(given(), Limits())))
    thread.start()
    thread.join()
    assert isinstance(found[0], Reading)


def test_one_process_and_several_give_the_same_outcomes_in_the_same_order(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(WORDS.replace("dam", f"dam {number}"))
    (tmp_path / "2b.txt").write_bytes(b"")
    (tmp_path / "3.jsonl").write_text('{"text": "“We start in May,” Ora Venn said."}\nnot json\n')
    sources = [(found, None) for found in discover([tmp_path])]
    known = Known("0.txt", None, "")
    sources[0] = (sources[0][0], known)  # type: ignore[assignment]
    alone = list(outcomes(sources, limits=Limits()))
    assert alone[0] is known
    assert [type(each).__name__ for each in alone].count("Rejected") == 2
    assert list(outcomes(sources, limits=Limits(), jobs=2)) == alone


def test_a_fingerprint_is_the_hash_of_the_raw_bytes_and_none_where_reading_would_refuse(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"caf\xe9")
    source = Input("a.txt", file, None, None, "text")
    assert fingerprint(source, Limits()) == sha256(b"caf\xe9")
    assert fingerprint(dataclasses.replace(source, file=None, raw=b"x"), Limits()) == sha256(b"x")
    assert fingerprint(source, Limits(max_text=3)) is None
    assert fingerprint(dataclasses.replace(source, file=tmp_path / "none.txt"), Limits()) is None


def test_an_input_whose_process_is_lost_is_rejected_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_order(function: object, items: Iterable[tuple[Input, None]], **_: object) -> Iterator[object]:
        for number, (source, _known) in enumerate(items):
            yield source, Lost("the process reading it died (SIGKILL)") if number else read_one(source, Limits())

    monkeypatch.setattr(onrecord.reading, "in_order", in_order)
    first, second = outcomes([(given(), None), (given(path="b.txt"), None)], limits=Limits(), jobs=2)
    assert isinstance(first, Reading)
    assert second == Rejected("b.txt", None, "the process reading it died (SIGKILL)")
