"""The finder on the table of cases that docs/figures.md reports on."""

from __future__ import annotations

import pytest

from benchmarks.figures import table
from benchmarks.figures.__main__ import TARGET, ours
from benchmarks.figures.scoring import align, compare, score
from benchmarks.figures.table import Case

TUNED = table.read("table")
HELD = table.read("held")


@pytest.mark.parametrize("case", TUNED, ids=lambda case: case.text[:60])
def test_a_case_is_read_in_every_field(case: Case) -> None:
    for one, given in align(case, ours(case.text, case.country)):
        assert one is not None, f"no figure: {given and case.text[given.start : given.end]}"
        assert given is not None, f"not found: {one}"
        wrong = [name for name, same in compare(case, one, given).items() if not same]
        assert not wrong, f"{wrong}: {one} {given}"


def test_the_cases_that_nothing_was_tuned_on_reach_the_target_and_no_value_is_invented() -> None:
    scores = score(HELD, [ours(case.text, case.country) for case in HELD])

    assert scores.right >= TARGET * scores.cases
    assert scores.invented == 0


def test_the_table_is_as_large_as_it_is_said_to_be() -> None:
    assert len(TUNED) + len(HELD) >= 150
    assert len(HELD) * 2 >= len(TUNED)


def test_no_case_is_in_both_parts() -> None:
    assert not {case.text for case in TUNED} & {case.text for case in HELD}
