"""A listing with nothing in it says why: what was asked for is no property of the record."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from tests.running import Ran

LISTINGS = [
    *("statements", "speakers", "reports", "rejected", "figures", "discrepancies", "developments", "commitments"),
    *("subjects", "revisions", "timeline Venn", "positions Venn"),
]


@pytest.mark.parametrize("listing", LISTINGS)
def test_what_was_asked_for_is_the_reason(listing: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nothing = Ran(capsys, *listing.split(), "--limit", "0")
    assert (nothing.status, nothing.out) == (0, "")
    assert nothing.err == "onrecord: nothing is listed, as --limit 0 asks for\n"
    past = Ran(capsys, *listing.split(), "--offset", "1000")
    assert (past.status, past.out) == (0, "")
    assert past.err == "onrecord: nothing is left to list after the first 1,000 (--offset 1000)\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("speakers --kind place", "no place speaks in this record"),
        ("reports --outlet Courier", "no report is of an outlet with 'Courier' in its name"),
        ("statements --speaker Vennn", "nobody called 'Vennn' speaks in this record"),
        ("statements --speaker Venn --since 2030", "no statement of Venn meets these conditions"),
        ("subjects Venn", "no phrase is in two statements of Venn"),
        ("subjects Nobody", "nobody called 'Nobody' speaks in this record"),
        ("rejected", "no input was rejected"),
        *((f"{listing} --speaker Nobody", "nobody called 'Nobody'") for listing in ("figures", "commitments")),
        *((f"{listing} --speaker Nobody", "nobody called 'Nobody'") for listing in ("discrepancies", "developments")),
        ("figures --speaker Venn --unit USD", "no figure meets these conditions"),
    ],
)
def test_conditions_that_nothing_meets(
    arguments: str, said: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, *arguments.split())
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith(f"onrecord: {said}")
    assert ran.err.count("\n") == 1


def test_a_record_of_nothing_but_rejected_inputs_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "none.txt").write_bytes(b"")
    with onrecord.open("onrecord.db", create=True) as record:
        record.read("none.txt")
    ran = Ran(capsys, "statements")
    assert ran.err == "onrecord: the record is empty: no report has been read into it (1 rejected: onrecord rejected)\n"


def test_a_stretch_of_a_report_that_is_none(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with onrecord.open(record) as opened:
        id_ = next(iter(opened.reports())).id
    turned = Ran(capsys, "show", id_, "--start", "50", "--end", "10")
    assert (turned.status, turned.out, turned.err) == (2, "", "onrecord: start (50) lies after end (10)\n")
    past = Ran(capsys, "show", id_, "--start", "99999")
    assert (past.status, past.out) == (0, "")
    assert past.err.endswith(" characters: none is left from 99,999 on\n")
