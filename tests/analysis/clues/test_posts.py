"""Posts that a report shows with their days."""

from __future__ import annotations

from onrecord.analysis import clues
from onrecord.domain import Clue


def found(text: str) -> list[Clue]:
    return [one for one in clues.find(text) if one.rule == "post-shown-1"]


def test_a_report_is_about_as_old_as_the_youngest_post_that_it_shows() -> None:
    text = "The mayor replied. Boats! — Ada Kerr (@adakerr) May 3, 2019. No. — Dov Dell (@dell) May 5, 2019."
    (told,) = found(text)
    assert (told.earliest, told.latest) == ("2019-05-03", "2019-05-15")
    assert text[told.spans[0].start : told.spans[0].end] == "May 5, 2019"


def test_a_day_that_is_none_tells_nothing() -> None:
    assert not found("Boats! — Ada Kerr (@adakerr) February 30, 2019")
    assert not found("Boats! — Ada Kerr, May 3, 2019")
