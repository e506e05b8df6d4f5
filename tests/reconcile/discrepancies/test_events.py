"""What is planned for an event against what came of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain import Span
from onrecord.reconcile.discrepancies.events import ahead, by_event, developments, held, names
from onrecord.store.differences import ClueTold

BEFORE = "The town waits. At the coming fair in June, the guild aims to raise its harbour dues to 3 crowns. Rain fell."
AFTER = "Harbour dues of the guild, approved in June at Eastmere, are paid. Nothing else happened."
OTHER = "The bakers met in June at Eastmere and were content."


def clue(text: str, words: str, rule: str, event: str = "2031 Eastmere fair, 2031-06-24") -> ClueTold:
    contents = {"tb": BEFORE, "ta": AFTER, "to": OTHER}
    at = contents[text].index(words)
    because = f"it tells of “{words}” (Lantern fair, 2031-01-02; {event})"
    days = {"tb": ("2030-10-01", "2031-06-20"), "ta": ("2031-06-24", "2031-09-01"), "to": ("2031-07-01", "2031-07-01")}
    return ClueTold(text, True, because, rule, Span(at, at + len(words)), words, *days[text])


FAIR = "2031 Eastmere fair"
FIRST = clue("tb", "coming fair in June", "event-ahead-month-1")
LAST = clue("ta", "in June at Eastmere", "event-place-1")
APART = clue("to", "in June at Eastmere", "event-place-1")
CONTENTS = {"tb": BEFORE, "ta": AFTER, "to": OTHER}
REPORTS = {"tb": "rb", "ta": "ra", "to": "ro"}


def test_a_plan_and_what_came_of_it() -> None:
    (found,) = developments(FAIR, [FIRST], [APART, LAST], CONTENTS, REPORTS)
    assert (found.earlier.report, found.later.report) == ("rb", "ra")
    for side, text in ((found.earlier, BEFORE), (found.later, AFTER)):
        assert " ".join(span.of(text) for span in side.spans) == side.words
    assert found.about == "Harbour dues guild"
    assert found.earlier.words.startswith("At the coming")


def test_what_shares_only_the_event_is_nothing() -> None:
    assert developments(FAIR, [FIRST], [APART], CONTENTS, REPORTS) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2031-07-02", "2031-07-02"), ("2031-07-10", "2031-07-10")),  # both after it
        (("2031-05-02", "2031-05-02"), ("2031-05-10", "2031-05-10")),  # both before it
        (("2030-05-02", None), ("2031-06-24", "2031-09-01")),  # perhaps after it
        (("2031-05-02", "2031-05-02"), (None, "2031-09-01")),  # perhaps before it
        (("2031-05-02", "2031-05-02"), ("2035-07-01", "2035-07-01")),  # years after it
    ],
)
def test_an_event_that_does_not_lie_between_the_reports_is_nothing(
    before: tuple[str | None, str | None], after: tuple[str | None, str | None]
) -> None:
    one = replace(FIRST, earliest=before[0], latest=before[1])
    other = replace(LAST, earliest=after[0], latest=after[1])
    assert developments(FAIR, [one], [other], CONTENTS, REPORTS) == []


def test_another_year_of_the_same_event_is_nothing() -> None:
    other = replace(LAST, because=LAST.because.replace("2031-06-24", "2030-06-24"))
    assert developments(FAIR, [FIRST], [other], CONTENTS, REPORTS) == []
    assert len(developments(FAIR, [FIRST], [LAST], CONTENTS, REPORTS)) == 1


def test_clues_by_the_events_that_they_may_mean() -> None:
    assert names(FIRST) == {"Lantern fair", "2031 Eastmere fair"}
    assert held(FIRST)["Lantern fair"] == {("2031-01-02", "2031-01-02")}
    assert (ahead(FIRST), ahead(LAST)) == (True, False)
    assert set(by_event([FIRST, LAST])) == {"Lantern fair", "2031 Eastmere fair"}
    assert by_event([FIRST]) == {}
    assert names(ClueTold("tb", True, "nothing in brackets", "event-1", Span(0, 1), "x")) == frozenset()
