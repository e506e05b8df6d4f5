"""The gate can fail, and its floors only ever move the way they are asked to. Texts and figures are made up."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import accuracy
from benchmarks.accuracy import MARGIN, Part

PART = Part("dev", "a" * 64, {"one": {"id": "one", "text": "It will hold.", "attributions": []}})


def scores(**f1: float) -> accuracy.Scores:
    return {metric: {"p": value, "r": value, "f1": value} for metric, value in f1.items()}


def entry(**floors: float) -> dict[str, Any]:
    return {"sha256": PART.sha256, "documents": 1, "model": "m", "measured": {}, "floors": floors, "lowered": []}


def test_a_figure_at_its_floor_passes_and_one_below_it_fails() -> None:
    assert accuracy.below(entry(source=80.0), PART.sha256, scores(source=80.0)) == []

    (problem,) = accuracy.below(entry(source=80.0, cue=70.0), PART.sha256, scores(source=79.9, cue=90.0))
    assert problem == "source: 79.9 is below its floor of 80.0"


def test_a_figure_that_is_no_longer_measured_fails() -> None:
    (problem,) = accuracy.below(entry(source=80.0), PART.sha256, scores(cue=99.0))
    assert "source" in problem


def test_no_floors_fail() -> None:
    assert accuracy.below(None, PART.sha256, scores(source=80.0))


def test_floors_of_another_corpus_fail_and_are_not_raised() -> None:
    assert accuracy.below(entry(source=1.0), "b" * 64, scores(source=80.0))
    with pytest.raises(ValueError, match="another corpus"):
        accuracy.raised({**entry(source=1.0), "sha256": "b" * 64}, PART, scores(source=80.0), "m")


def test_update_raises_and_never_lowers() -> None:
    new = accuracy.raised(entry(source=80.0, cue=70.0), PART, scores(source=85.0, cue=60.0, content=66.6), "n")

    assert new["floors"] == {"source": 85.0 - MARGIN, "cue": 70.0, "content": pytest.approx(66.6 - MARGIN)}
    assert new["measured"] == {"source": 85.0, "cue": 60.0, "content": 66.6}
    assert new["model"] == "n"


def test_update_keeps_a_floor_that_was_not_measured() -> None:
    assert accuracy.raised(entry(source=80.0), PART, scores(cue=60.0), "n")["floors"]["source"] == 80.0


def test_lowering_takes_a_reason_and_keeps_it() -> None:
    old = entry(source=80.0, cue=70.0)
    new = accuracy.lowered(old, ["source"], scores(source=78.3, cue=60.0), "nested ones count now", "n")

    assert new["floors"] == {"source": 78.0, "cue": 70.0}
    assert new["lowered"] == [
        {"metric": "source", "from": 80.0, "to": 78.0, "reason": "nested ones count now", "model": "n"}
    ]
    assert old["floors"]["source"] == 80.0


@pytest.mark.parametrize(
    ("metric", "reason", "message"),
    [
        ("source", "  ", "needs --reason"),
        ("mood", "because", "no floor"),
        ("cue", "because", "not below"),
    ],
)
def test_lowering_is_refused(metric: str, reason: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        accuracy.lowered(entry(source=80.0, cue=70.0), [metric], scores(source=70.0, cue=75.0), reason, "n")


def test_the_table_marks_what_is_short_of_its_target() -> None:
    rows = accuracy.table(scores(source=80.0, cue=75.0), {"cue": 74.0}, {"source": 81.5, "cue": 73.0}).splitlines()

    assert rows[1].endswith("81.5  *")
    assert not rows[2].endswith("*")


def test_what_is_missing_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy.main(["--tools", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lower", "source/exact"],
        ["--outermost", "--check"],
        ["--predictions", "x.jsonl", "--update"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        accuracy.main(arguments)
    assert stop.value.code == 2


TEXT = "“It will hold,” Venn said. Kerr said the road was long."
GOLD = [
    {"source": [[16, 20]], "cue": [[21, 25]], "content": [[0, 15]]},
    {"source": [[27, 31]], "cue": [[32, 36]], "content": [[37, 54]]},
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A corpus of one document, predictions that are right, and a place for floors."""
    corpus = tmp_path / "dev.jsonl.gz"
    with gzip.open(corpus, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "one", "text": TEXT, "attributions": GOLD}) + "\n")
    predictions = tmp_path / "predictions.jsonl"
    accuracy.write_predictions(predictions, {"one": GOLD})
    return corpus, predictions, tmp_path / "floors.json"


@pytest.mark.shared
def test_the_whole_way_from_floors_to_a_failed_check(shared: Path, files: tuple[Path, Path, Path]) -> None:
    corpus, predictions, floors = files
    common = ["--corpus", str(corpus), "--tools", str(shared / "tools"), "--floors", str(floors)]
    common += ["--predictions", str(predictions)]

    assert accuracy.main([*common, "--check"]) == 1  # no floors yet
    assert accuracy.main([*common, "--update", "--check"]) == 0
    kept = accuracy.read_floors(floors)["dev"]
    assert kept["measured"]["attribution"] == kept["measured"]["quoted/attribution"] == 100.0

    accuracy.write_predictions(predictions, {"one": GOLD[:1]})  # the quoted one only
    assert accuracy.main([*common, "--check"]) == 1
    assert accuracy.main([*common, "--update", "--check"]) == 1  # an update does not hide it
    metrics = [metric for metric in kept["floors"] if not metric.startswith("quoted/")]
    lower = [word for metric in metrics for word in ("--lower", metric)]
    assert accuracy.main([*common, *lower, "--reason", "a test", "--check"]) == 0
    assert len(accuracy.read_floors(floors)["dev"]["lowered"]) == len(metrics)


@pytest.mark.shared
def test_instances_are_counted_where_they_lie_beside_the_corpus(shared: Path, files: tuple[Path, Path, Path]) -> None:
    corpus, _, _ = files
    labels = ["B-content", "I-content", "B-source", "B-cue"]
    instance = {"id": "one", "tokens": [[0, 3], [4, 15], [16, 20], [21, 25]], "labels": labels}
    file = corpus.with_name("dev.instances.jsonl.gz")
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write(json.dumps(instance) + "\n")
    counter = accuracy.tool("score_instances", shared / "tools")

    counted = accuracy.score_instances(file, {"one": GOLD}, counter)
    assert {metric: values["f1"] for metric, values in counted.items()} == {
        f"instances/{role}": 100.0 for role in accuracy.ROLES
    }


def test_the_tenth_of_train_is_the_rule_of_training(tmp_path: Path, shared: Path) -> None:
    from training.data import is_held_out

    corpus = tmp_path / "train.jsonl.gz"
    names = [f"document-{number}" for number in range(60)]
    with gzip.open(corpus, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": name, "text": "", "attributions": []}) + "\n" for name in names)
    part = accuracy.read_part(corpus, accuracy.tool("score_attributions", shared / "tools"), tenth=True)

    assert part.name == "train-tenth"
    assert list(part.documents) == sorted(name for name in names if is_held_out(name))
    assert 0 < len(part.documents) < 20


@pytest.mark.shared
def test_kept_floors_are_for_the_shared_corpus(shared: Path) -> None:
    kept = accuracy.read_floors(accuracy.FLOORS)
    if not kept:
        pytest.skip("no floors are kept yet")
    corpus = shared / "data" / "polnear"
    scorer = accuracy.tool("score_attributions", shared / "tools")
    for name, one in kept.items():
        tenth = name == "train-tenth"
        part = accuracy.read_part(corpus / ("train.jsonl.gz" if tenth else "dev.jsonl.gz"), scorer, tenth=tenth)
        assert (one["sha256"], one["documents"]) == (part.sha256, len(part.documents))
        assert all(one["floors"][metric] <= 100 for metric in one["floors"])
