"""The figures' table is read as it is written, and its scores fall when something is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.figures import __main__ as command
from benchmarks.figures import libraries, table
from benchmarks.figures.scoring import Given, score
from benchmarks.figures.table import Case, Expected

DOCS = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
TEXT = "At least 40 boats and 3 ferries sank."
CASE = Case(TEXT, (table.expected("At least 40 | count 40 | at least"), table.expected("3 | count 3")))
RIGHT = [
    Given(0, 11, "count", Decimal(40), Decimal(40), bound="at least"),
    Given(22, 23, "count", Decimal(3), Decimal(3)),
]


def test_a_line_of_the_table_is_read_into_its_fields() -> None:
    extras = "~ | at most | basis | counts ships | of it | periods 3, 12 | rate 12"
    line = f"about three times as much | multiple 3..4 | {extras}"

    assert table.expected(line) == Expected(
        raw="about three times as much",
        kind="multiple",
        low=Decimal(3),
        high=Decimal(4),
        unit="times",
        bound="at most",
        approximate=True,
        basis=True,
        counts="ships",
        of="it",
        periods=(Decimal(3), Decimal(12)),
        rate=Decimal(12),
    )


@pytest.mark.parametrize("line", ["40 | heap 40", "40 | count 40 | roughly"])
def test_a_line_that_means_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="in '40"):
        table.expected(line)


def test_a_case_is_right_when_all_its_figures_are_and_there_is_no_other() -> None:
    scores = score([CASE], [RIGHT])

    assert (scores.right, scores.found, scores.extra, scores.invented) == (1, 2, 0, 0)


@pytest.mark.parametrize(
    "given",
    [
        RIGHT[:1],
        [replace(RIGHT[0], bound=None), RIGHT[1]],
        [replace(RIGHT[0], approximate=True), RIGHT[1]],
        [replace(RIGHT[0], kind="money", unit="USD"), RIGHT[1]],
        [RIGHT[0], replace(RIGHT[1], high=Decimal(4))],
        [*RIGHT, Given(32, 36, "count", None, None)],
    ],
)
def test_anything_else_makes_the_case_wrong(given: list[Given]) -> None:
    assert score([CASE], [given]).right == 0


def test_a_value_where_there_is_none_is_invented() -> None:
    vague = Case("Dozens sank.", (table.expected("Dozens | count ?"),))

    assert score([vague], [[Given(0, 6, "count", Decimal(24), Decimal(24))]]).invented == 1
    assert score([Case("None sank.", ())], [[Given(0, 4, "count", Decimal(0), Decimal(0))]]).invented == 1
    assert score([vague], [[Given(0, 6, "count", None, None)]]).invented == 0


def test_parts_are_right_by_value_or_by_giving_none_where_none_is_sure() -> None:
    assert command.right_parts([("3,5", "3.5"), ("hundreds", "?"), ("3 yen", "JPY")], ["3.50", None, "JPY"]) == 3
    assert command.right_parts([("3,5", "3.5"), ("hundreds", "?"), ("3 yen", "JPY")], ["35", "100", None]) == 0


def test_the_command_prints_all_libraries_also_without_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "version", lambda distribution: None)

    assert command.main([]) == 0

    printed = capsys.readouterr().out
    for name in [*libraries.SENTENCES, "word2number", "Babel", "Pint"]:
        assert name in printed


def test_the_command_fails_below_the_target(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libraries, "version", lambda distribution: None)
    monkeypatch.setattr(command, "ours", lambda text, country=None: [])

    assert command.main([]) == 1
    assert "below the target" in capsys.readouterr().err


def test_the_docs_say_what_the_command_prints() -> None:
    both = [case for part in table.PARTS for case in table.read(part)]
    mine = score(both, [command.ours(case.text, case.country) for case in both])
    rows = {command.OURS: {"version": "", "right": mine.right, "cases": mine.cases, "extra": mine.extra}}
    rows |= json.loads(command.RESULTS.read_text(encoding="utf-8"))["sentences"]

    assert f"{mine.cases} invented sentences" in DOCS
    assert f"{mine.figures} figures" in DOCS
    for name, row in rows.items():
        (line,) = [
            line for line in DOCS.splitlines() if line.startswith(f"| {name} {row['version']}".rstrip() + " | ")
        ][:1]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert row["cases"] == mine.cases
        assert cells[1] == f"{100 * row['right'] / row['cases']:.1f} %"
        assert cells[-1] == str(row["extra"])
