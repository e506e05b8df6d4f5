"""What the sample reports differ in, read into a record: nothing that a careful reader would not say they differ in."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

import onrecord


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with onrecord.open(path, create=True) as record:
        record.read(Path(str(files("onrecord"))) / "samples" / "reports")
        return {(one.kind, one.because) for one in record.discrepancies()}


def test_what_a_minister_would_rather_not_promise_is_not_her_offer(found: set[tuple[str, str]]) -> None:
    assert not any(kind == "figure" and "seven percent" in because for kind, because in found)
    assert any(kind == "figure" and "6.5 percent" in because and "5.6 per cent" in because for kind, because in found)


def test_a_question_of_a_newspaper_is_no_other_occasion(found: set[tuple[str, str]]) -> None:
    assert "occasion" not in {kind for kind, _ in found}
