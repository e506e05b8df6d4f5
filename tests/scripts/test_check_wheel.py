"""The gate on the wheel can fail: on what is missing, on what does not belong, and on nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts import check_wheel

COMPLETE = [
    "onrecord/analysis/weights/encoder.onnx",
    "onrecord/analysis/weights/vocabulary.txt",
    "onrecord-0.1.0.dist-info/licenses/LICENSE",
    "onrecord-0.1.0.dist-info/licenses/src/onrecord/analysis/weights/NOTICE.md",
    "onrecord/store/schema.sql",
    "onrecord/knowledge/data/alliance/offices.csv",
    "onrecord/reconcile/roles.toml",
    "onrecord/reconcile/discrepancies/senses.txt",
    "onrecord/reconcile/discrepancies/turns.json",
    "onrecord/analysis/speakers/weighing.json",
    "onrecord/samples/reports/a.txt",
    "onrecord/samples/reports/a.md",
    "onrecord/samples/reports/a.html",
    "onrecord/samples/reports/a.jsonl",
    "onrecord/web/templates/base.html",
    "onrecord/web/static/onrecord.css",
    "onrecord/py.typed",
    "onrecord-0.1.0.dist-info/entry_points.txt",
]


def wheel(folder: Path, names: list[str]) -> Path:
    file = folder / "onrecord-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return file


def test_a_complete_wheel_passes(tmp_path: Path) -> None:
    assert check_wheel.problems(wheel(tmp_path, COMPLETE)) == []


@pytest.mark.parametrize("missing", COMPLETE)
def test_a_wheel_that_lacks_something_fails(tmp_path: Path, missing: str) -> None:
    found = check_wheel.problems(wheel(tmp_path, [name for name in COMPLETE if name != missing]))

    assert len(found) == 1
    assert "missing" in found[0]


@pytest.mark.parametrize(
    "litter", ["tests/test_x.py", "onrecord/__pycache__/a.pyc", "onrecord/onrecord.db", "onrecord/model.safetensors"]
)
def test_a_wheel_with_something_that_does_not_belong_fails(tmp_path: Path, litter: str) -> None:
    found = check_wheel.problems(wheel(tmp_path, [*COMPLETE, litter]))

    assert found == [f"does not belong in the wheel: {litter}"]
