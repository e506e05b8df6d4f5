"""The cue in listings, without which the words alone may read as the opposite."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from onrecord import pages
from onrecord.store.entries import Quote
from onrecord.web import rendering
from tests.web.rows import attribution


@pytest.mark.parametrize(
    ("cue", "quotation", "shown"),
    [
        ("condemned", "indirect", "condemned"),
        ("are\nagainst", "mixed", "are against"),
        ("said", "indirect", "said"),
        ("said", "direct", ""),
        ("Says:", "direct", ""),
        ("denied saying", "direct", "denied saying"),
        ("According to", "indirect", ""),
        (":", "indirect", ""),
    ],
)
def test_which_cues_are_shown(cue: str, quotation: str, shown: str) -> None:
    row = attribution(cue=(Quote(0, len(cue), cue),), quotation=quotation)
    assert row.told_as == shown


def test_cues_of_several_words_apart_are_joined_and_none_is_empty() -> None:
    row = attribution(cue=(Quote(0, 4, "took"), Quote(9, 19, "issue with")), quotation="indirect")
    assert row.told_as == "took … issue with"
    assert attribution().told_as == ""


def test_a_printed_statement_has_its_cue_after_the_speaker() -> None:
    screen = Console(file=io.StringIO(), width=100)
    pages.statement(screen, attribution(cue=(Quote(0, 9, "condemned"),), quotation="indirect"), where=False)
    assert isinstance(screen.file, io.StringIO)
    assert screen.file.getvalue().startswith("nobody named condemned:  indirect  a0\n")


def test_a_statement_on_a_page_has_its_cue_escaped() -> None:
    pytest.importorskip("jinja2")
    shown = rendering.environment().get_template("macros.html").module
    row = attribution(cue=(Quote(0, 12, "<b>condemned"),), quotation="indirect")
    page = str(shown.statement(row, who=False))  # type: ignore[attr-defined]
    assert "&lt;b&gt;condemned:</span> <a" in page
