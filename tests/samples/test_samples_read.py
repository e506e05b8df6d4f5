"""What reading the sample reports finds, against what a careful reader lists for them (``expected.toml``)."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from onrecord.analysis import analyse_report
from onrecord.domain import Analysis, Attribution, Report
from onrecord.reports import load
from onrecord.reports.inputs import discover

EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))["occasion"]
ROWS: list[dict[str, Any]] = [row for occasion in EXPECTED for row in occasion["statements"]]
NOBODY: list[dict[str, Any]] = [row for occasion in EXPECTED for row in occasion["nobody"]]

# Rows that a reading gets wrong at present, by file and the first words, with what is wrong.
MISSED: dict[tuple[str, str], str] = {}
OPEN: dict[tuple[str, str], str] = {
    ("strike/tidewater-post.txt", "Nobody shouted"): "a description that fits nobody by name",
}
INVENTED: dict[tuple[str, str], str] = {}


@pytest.fixture(scope="module")
def read() -> dict[tuple[str, int | None], Analysis]:
    reports = [load(one) for one in discover([Path(str(files("onrecord"))) / "samples" / "reports"])]
    return {(one.path, one.line): analyse_report(one) for one in reports if isinstance(one, Report)}


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def content(analysis: Analysis, one: Attribution) -> str:
    return folded(" ".join(span.of(analysis.text.text) for span in one.content))


def params(rows: list[dict[str, Any]], known: dict[tuple[str, str], str], words: str) -> list[Any]:
    def marks(row: dict[str, Any]) -> list[Any]:
        reason = known.get((row["file"], row[words][:20]))
        return [pytest.mark.xfail(reason=reason, raises=AssertionError, strict=True)] if reason else []

    return [pytest.param(row, id=f"{row['file']}-{row[words][:20]}", marks=marks(row)) for row in rows]


def found(read: dict[tuple[str, int | None], Analysis], row: dict[str, Any]) -> list[Attribution]:
    """The attributions whose content holds the row's words (or their greater part, where a cue splits them)."""
    analysis = read[row["file"], row.get("line")]
    words = folded(row["says"])[:25]
    return [one for one in analysis.attributions if words in content(analysis, one)]


@pytest.mark.parametrize("row", params(ROWS, MISSED, "says"))
def test_the_statement_is_found(row: dict[str, Any], read: dict[tuple[str, int | None], Analysis]) -> None:
    assert found(read, row)


@pytest.mark.parametrize(
    "row", params([row for row in ROWS if (row["file"], row["says"][:20]) not in MISSED], OPEN, "says")
)
def test_by_its_speaker(row: dict[str, Any], read: dict[tuple[str, int | None], Analysis]) -> None:
    names = {
        speaker.entity.name if speaker.entity else speaker.status
        for one in found(read, row)
        for speaker in one.speakers
    }
    assert any(row["speaker"] in name for name in names), names


@pytest.mark.parametrize("row", params(NOBODY, INVENTED, "words"))
def test_nobody_says_what_nobody_said(row: dict[str, Any], read: dict[tuple[str, int | None], Analysis]) -> None:
    said = [
        content(analysis, one)
        for (path, _), analysis in read.items()
        if path == row["file"]
        for one in analysis.attributions
    ]
    assert not [words for words in said if folded(row["words"]) in words]
