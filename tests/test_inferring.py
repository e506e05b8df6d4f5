"""An encoder of the user's own that is asked which versions contradict each other: ``onrecord infer``.

The one here, ``tests/inference_encoder``, holds two texts for contradictions where "fold" stands in them an odd number
of times (log odds of 6, else -6); ``tests/inference_encoder/make.py`` makes it.
"""

from __future__ import annotations

import itertools
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

import onrecord
from onrecord import inference
from onrecord.errors import OnrecordError, UsageError
from onrecord.reconcile import inferring
from onrecord.reconcile.discrepancies import inferred
from onrecord.store.standing import Standing
from tests.running import Ran

ENCODER = Path(__file__).with_name("inference_encoder")
STAY = """Soup kitchens in Lindholm to stay
Lindholm Courier, 3 March 2026

Mayor Tilda Okonjo told the council of Lindholm on Tuesday that every one of its nine soup kitchens would carry on \
through the winter.

"Nobody in Lindholm will have to walk further than the harbour for a bowl," Okonjo said. The kitchens at Harbour \
Street and Millgate served 41,000 bowls last winter.
"""
GO = """Okonjo on the soup kitchens
The Fjord Observer, 4 March 2026

Before the council of Lindholm, Mayor Tilda Okonjo announced on Tuesday that half of the nine soup kitchens were to \
fold before the winter.

The harbour would keep its own. "Nobody in Lindholm will have to walk further than the harbour for a bowl," she said. \
Harbour Street and Millgate served 41,000 bowls last winter.
"""
AGAIN = """Kitchens: Okonjo before the council
The Harbour Gazette, 4 March 2026

Mayor Tilda Okonjo told the council of Lindholm on Tuesday that all nine soup kitchens would see the winter through.

"Nobody in Lindholm will have to walk further than the harbour for a bowl," Okonjo said. Harbour Street and Millgate \
served 41,000 bowls last winter.
"""
BAKERY = """What else the council of Lindholm heard
The Millgate Mail, 4 March 2026

Mayor Tilda Okonjo told the council of Lindholm on Tuesday that every one of its nine soup kitchens would carry on \
through the winter. Okonjo warned that places to eat might fold in Lindholm by April.

"Nobody in Lindholm will have to walk further than the harbour for a bowl," Okonjo said. Harbour Street and Millgate \
served 41,000 bowls last winter.
"""
REPORTS = {"stay.txt": STAY, "go.txt": GO, "again.txt": AGAIN, "bakery.txt": BAKERY}


@pytest.fixture
def reports(folder: Path) -> list[Path]:
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in REPORTS]


def found(record: onrecord.Record) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Every discrepancy: id, kind, rule, and the words of its sides."""
    return [(one.id, one.kind, one.rule, tuple(side.words for side in one.sides)) for one in record.discrepancies()]


def test_what_an_encoder_infers_is_a_discrepancy_with_its_name_and_both_sides(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports[:3])
        assert not found(record)
        done = record.infer(ENCODER, least=2)
        (one,) = record.discrepancies()
        assert not list(record.verify())
    assert (done.encoder, done.least, done.asked, done.pairs) == ("counts-folds", 2.0, done.pairs, done.pairs)
    assert (one.kind, one.severity, one.rule) == ("polarity", "low", "inference-2")
    assert "counts-folds" in one.because
    assert "log odds 6.00" in one.because
    assert sorted("fold" in side.words for side in one.sides) == [False, True]
    for side in one.sides:
        assert all(span.text in REPORTS[Path(side.path).name] for span in side.spans)


def test_it_is_asked_once_of_a_pair_and_then_of_what_is_new(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports[:2])
        first = record.infer(ENCODER, least=2)
        before = found(record)
        record.read(reports[2])
        assert [one[0] for one in found(record)] == [one[0] for one in before]
        second = record.infer(ENCODER, least=2)
        assert 0 < second.asked <= second.pairs
        assert second.pairs > first.pairs
        assert record.infer(ENCODER, least=2).asked == 0


def test_the_order_of_reading_and_asking_makes_no_difference(reports: list[Path]) -> None:
    ends = set()
    for n, order in enumerate(itertools.permutations(reports)):
        with onrecord.open(f"{n}.db", create=True) as record:
            for path in order:
                record.read(path)
                if n % 2:
                    record.infer(ENCODER, least=2)
            record.infer(ENCODER, least=2)
            ends.add(tuple(found(record)))
    assert len(ends) == 1
    assert ends.pop()


def test_two_statements_of_a_story_can_be_opposed(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(reports[0], reports[3])
        record.infer(ENCODER, least=2)
        (one,) = record.discrepancies()
        record.read(reports[2])  # touches one of the two
        assert one.id in [each[0] for each in found(record)]
    assert len(one.statements) == 2
    assert sorted("places" in side.words for side in one.sides) == [False, True]


def test_what_is_said_on_the_third_day_of_a_story_may_be_news(reports: list[Path], folder: Path) -> None:
    later = folder / "later.txt"
    later.write_text(BAKERY.replace("4 March", "6 March"), encoding="utf-8")
    with onrecord.open("r.db", create=True) as record:
        record.read(reports[0], later)
        record.infer(ENCODER, least=2)
        assert not found(record)


def test_a_speaker_who_is_known_to_have_moved_contradicts_nobody(
    reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(reports[0], reports[3])
        record.infer(ENCODER, least=2)
        (one,) = record.discrepancies()
        monkeypatch.setattr(Standing, "developed", lambda *_: {tuple(one.statements)})
        record.infer(ENCODER, least=3)  # derives everything anew
        assert not found(record)


def test_a_text_that_another_report_carries_too_keeps_what_was_said_of_it(reports: list[Path], folder: Path) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports)
        record.infer(ENCODER, least=2)
        before = found(record)
        for n in range(6):  # reports with smaller ids, and with larger ones
            (folder / f"go-{n}.txt").write_text(GO, encoding="utf-8")
            record.read(folder / f"go-{n}.txt")
            assert found(record) == before
        assert record.infer(ENCODER, least=2).asked == 0


def test_a_stop_loses_little_and_the_next_call_goes_on(reports: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(so_far: int) -> None:
        if so_far == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(inferring, "PAIRS", 1)
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports)
        with pytest.raises(KeyboardInterrupt):
            record.infer(ENCODER, least=2, progress=stop)
        rest = record.infer(ENCODER, least=2)
        ends = found(record)
    with onrecord.open("whole.db", create=True) as record:
        record.read(*reports)
        assert record.infer(ENCODER, least=2).asked == rest.asked + 1
        assert found(record) == ends


def test_an_encoder_whose_answers_are_named_otherwise_is_another_one(reports: list[Path], folder: Path) -> None:
    other = folder / "other"
    shutil.copytree(ENCODER, other)
    (other / "config.json").write_text('{"id2label": {"0": "contradiction", "1": "neutral"}}')
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports[:2])
        record.infer(ENCODER, least=2)
        assert found(record)
        assert record.infer(other, least=2).asked
        assert not found(record)


def test_copies_of_a_report_are_asked_of_once(reports: list[Path], folder: Path) -> None:
    for n in range(30):
        copy = STAY.replace("Lindholm Courier", f"Courier of the {n + 10}th district").replace("41,000", f"41,{n:03}")
        (folder / f"copy-{n}.txt").write_text(copy, encoding="utf-8")
    with onrecord.open("r.db", create=True) as record:
        record.read(reports[1], *folder.glob("copy-*.txt"))
        done = record.infer(ENCODER, least=2)
        assert len(found(record)) == 1
    assert (done.pairs, done.asked) == (1, 1)


def test_answers_about_pairs_that_are_none_any_longer_are_forgotten(
    reports: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inferred, "OTHERS", 1)
    ends = []
    for name, steps in (("whole.db", [reports]), ("parts.db", [[one] for one in reversed(reports)])):
        with onrecord.open(name, create=True) as record:
            for step in steps:
                record.read(*step)
                record.infer(ENCODER, least=2)
        ends.append(sqlite3.connect(name).execute("SELECT * FROM inference ORDER BY 1, 2").fetchall())
    assert ends[0] == ends[1] != []


def test_what_a_stopped_read_left_is_reconciled_before_it_is_asked(
    reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with onrecord.open("r.db", create=True) as record:
        with monkeypatch.context() as patch:
            patch.setattr(onrecord.Record, "_reconcile", lambda _: None)
            record.read(*reports)
        assert record.infer(ENCODER, least=2).asked
        assert found(record)


def test_odds_below_the_least_are_no_contradiction_and_another_least_is_no_new_question(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports)
        assert record.infer(ENCODER, least=6.5).against == 0
        assert not found(record)
        again = record.infer(ENCODER, least=2)
        assert again.asked == 0
        assert again.against
        assert found(record)


def test_what_it_said_can_be_forgotten(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports)
        record.infer(ENCODER, least=2)
        assert found(record)
        record.infer(forget=True)
        assert not found(record)
        assert record.infer(ENCODER, least=2).asked


def test_another_encoder_is_asked_anew(reports: list[Path], folder: Path) -> None:
    other = folder / "other"
    shutil.copytree(ENCODER, other)
    (other / "tokenizer.json").write_text((ENCODER / "tokenizer.json").read_text().replace('"fold"', '"carry"'))
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports)
        record.infer(ENCODER, least=2)
        (before,) = found(record)[:1]
        done = record.infer(other, least=2)
        assert done.asked == done.pairs
        assert all("carry on" in " ".join(one[3]) for one in found(record))
    assert "fold" in " ".join(before[3])


def test_a_forgotten_report_takes_what_was_said_of_it_along(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports[:3])
        record.infer(ENCODER, least=2)
        gone = next(row.id for row in record.reports() if row.path.endswith("go.txt"))
        (side,) = [s for one in record.discrepancies() for s in one.sides if "fold" in s.words]
        held = sqlite3.connect("r.db").execute
        about = "SELECT count(*) FROM inference WHERE ? IN (attribution, other)"
        assert held(about, (side.attribution,)).fetchone() != (0,)
        record.forget(gone, "asked by a court")
        assert not found(record)
        assert held(about, (side.attribution,)).fetchone() == (0,)
        assert not list(record.verify())


def test_a_trimmed_attribution_is_another_question(reports: list[Path]) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports[:3])
        record.infer(ENCODER, least=2)
        side = next(side for one in record.discrepancies() for side in one.sides if "fold" in side.words)
        record.correct.trim(side.attribution, content="half of the nine soup kitchens were to fold")
        assert not found(record)
        assert record.infer(ENCODER, least=2).asked


def test_a_rule_that_finds_it_first_needs_no_encoder(folder: Path) -> None:
    plain = STAY.replace("every one of its nine soup kitchens would carry on", "the soup kitchens would not fold")
    other = GO.replace("half of the nine soup kitchens were to fold before", "the soup kitchens would fold before")
    for name, text in (("stay.txt", plain), ("go.txt", other)):
        (folder / name).write_text(text, encoding="utf-8")
    with onrecord.open("r.db", create=True) as record:
        record.read(folder / "stay.txt", folder / "go.txt")
        before = found(record)
        record.infer(ENCODER, least=2)
        assert [one[1] for one in before] == ["polarity"]
        assert found(record) == before


def test_the_command_says_what_it_did(reports: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    Ran(capsys, "read", *map(str, reports))
    done = Ran(capsys, "infer", str(ENCODER), "--least", "2")
    assert done.status == 0
    assert done.out.startswith("counts-folds asked of ")
    assert "contradictions (log odds of 2 or more)" in " ".join(done.out.split())
    row = json.loads(Ran(capsys, "infer", str(ENCODER), "--least", "2", "--format", "json").out)[0]
    assert row["asked"] == 0
    assert row["against"]
    assert "counts-folds" in Ran(capsys, "discrepancies", "--format", "json").out
    assert Ran(capsys, "infer", "--forget").out.startswith("Forgotten")
    assert Ran(capsys, "discrepancies").out == ""


def test_bad_input_is_one_line_and_changes_nothing(
    reports: list[Path], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Ran(capsys, "read", *map(str, reports))
    broken = {name: folder / name for name in ("empty", "graph", "tokenizer", "labels", "two", "config", "three")}
    for path in broken.values():
        shutil.copytree(ENCODER, path)
    for file in broken["empty"].iterdir():
        file.unlink()
    (broken["graph"] / "model.onnx").write_bytes(b"no graph")
    (broken["tokenizer"] / "tokenizer.json").write_text("{}")
    (broken["labels"] / "config.json").write_text('{"id2label": {"0": "yes", "1": "no"}}')
    (broken["two"] / "more").mkdir()
    shutil.copy(ENCODER / "tokenizer.json", broken["two"] / "more")
    (broken["config"] / "config.json").write_text("[1]")
    (broken["three"] / "config.json").write_text('{"id2label": {"0": "yes", "1": "contradiction", "2": "no"}}')
    for arguments in (
        *([str(path), "--least", "2"] for path in (*broken.values(), folder / "nowhere", reports[0])),
        [str(ENCODER)],  # nobody has measured it
        [str(ENCODER), "--least", "nan"],
        [],
        [str(ENCODER), "--forget", "--least", "2"],
    ):
        ran = Ran(capsys, "infer", *arguments)
        assert (ran.status, ran.out) == (2, ""), arguments
        assert ran.err.count("\n") == 1, arguments
    assert Ran(capsys, "discrepancies").out == ""


def test_the_odds_are_the_same_in_both_orders_and_beside_any_other_pair() -> None:
    encoder = inference.load(ENCODER, 2)
    alone = encoder.odds("They said it would fold", "All stay")
    assert alone == encoder.odds("All stay", "They said it would fold") == 6
    encoder.odds("fold " * 5000, "")
    assert encoder.odds("They said it would fold", "All stay") == alone


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "tokenizers", None)
    with pytest.raises(OnrecordError, match=r"onrecord\[inference\]"):
        inference.load(ENCODER, 2)


def test_an_answer_that_is_no_number_stops_it(reports: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with onrecord.open("r.db", create=True) as record:
        record.read(*reports)
        monkeypatch.setattr(inference.Inference, "odds", _breaks)
        with pytest.raises(UsageError, match="no number"):
            record.infer(ENCODER, least=2)
        assert not found(record)


def _breaks(*_: object) -> float:
    raise UsageError("its answer is no number")
