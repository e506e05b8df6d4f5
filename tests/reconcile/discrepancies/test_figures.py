"""Figures of one thing, in one report and in two."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain import Figure, Span
from onrecord.reconcile.discrepancies.figures import differences
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import Wording
from tests.reconcile.statements.said import telling

SPEECH = "“The first yard wrote to say that it owed us $5 million. Another wrote to say that it owed us $2 million,”"


def money(words: str, *values: str) -> tuple[Figure, ...]:
    found = []
    for value in values:
        raw = f"${value} million"
        at = words.index(raw)
        found.append(Figure(Span(at, at + len(raw)), "money", f"{value}000000", f"{value}000000", "USD"))
    return tuple(found)


def part(of: Telling, first: int, end: int, figures: tuple[Figure, ...]) -> Telling:
    """What some words of a telling tell by themselves, in the same text."""
    return replace(of, id=f"{of.id}p", wording=Wording(of.wording.words[first:end]), figures=figures)


def test_part_of_a_quotation_has_no_other_figure_than_the_whole() -> None:
    five, two = money(SPEECH, "5", "2")
    whole = telling(SPEECH, figures=(five, two))
    words = whole.wording.words
    middle = next(n for n, word in enumerate(words) if word.raw == "Another")
    for first, end, own, rest in ((0, middle, five, two), (middle, len(words), two, five)):
        inner = part(whole, first, end, (own,))
        for outer in (whole, replace(whole, figures=(rest,))):  # a figure may be listed of the inner one alone
            assert differences([outer, inner]) == differences([inner, outer]) == []


def test_another_report_of_the_part_is_still_held_against_it() -> None:
    five, two = money(SPEECH, "5", "2")
    whole = telling(SPEECH, figures=(five, two))
    inner = part(whole, 0, 13, (five,))
    other = "that the first yard had written to say that it owed them $7 million"
    theirs = telling(other, "two", figures=money(other, "7"))
    (found,) = differences([whole, inner, theirs])
    assert {told.value for told in (*found.left, *found.right)} == {"5000000", "7000000"}


def test_a_report_that_tells_two_figures_at_two_places_contradicts_itself() -> None:
    ours, theirs = "that the yard had cost the town $5 million", "the yard had cost the town $2 million"
    one = telling(ours, figures=money(ours, "5"))
    text = telling(f"{ours}; {theirs}").wording
    later = replace(telling(theirs, figures=()), wording=Wording(text.words[len(one.wording.words) :]), id="a2")
    at = len(ours) + 2 + theirs.index("$2")
    later = replace(later, figures=(Figure(Span(at, at + 10), "money", "2000000", "2000000", "USD"),))
    assert [one.kind for one in differences([one, later])] == ["figure"]
