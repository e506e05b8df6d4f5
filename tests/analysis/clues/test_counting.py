"""What days counted or named before a vote tell, and months without a year."""

from __future__ import annotations

from onrecord.analysis import clues, dates
from onrecord.domain import Clue
from onrecord.knowledge import Event, Knowledge, When


def event(name: str, day: str, *names: str) -> Event:
    return Event(f"ev:{name}-{day}", name, names, "Westmark", When.of(day), When.of(day), "yearbook")


KNOWN = Knowledge(
    [],
    [],
    [
        event("2019 Westmark primary", "2019-06-04", "Westmark primary"),
        event("2019 Eastmere election", "2019-11-05", "Election Day"),
    ],
    "test",
)


def found(text: str, known: Knowledge | None = KNOWN) -> dict[str, Clue]:
    return {one.rule: one for one in clues.find(text, dates.find(text, None, known or Knowledge()), known)}


def test_days_that_are_counted_to_an_event_are_about_as_many() -> None:
    told = found("With just ten weeks until the Westmark primary, Dell rests.")["event-counted-1"]
    assert told.earliest is not None
    assert "2019-02-01" <= told.earliest <= "2019-02-26"
    assert told.latest is not None
    assert "2019-04-20" <= told.latest <= "2019-05-10"
    plain = found("Dell spoke ten weeks before the Westmark primary.")["event-counted-1"]
    assert plain.earliest == told.earliest
    assert "event-counted-1" not in found("Ten days after the Westmark primary, Dell rests.")


def test_a_vote_with_its_day_is_told_of_around_it() -> None:
    told = found("Dell hopes for the Nov. 5 election.")
    assert told["event-day-1"].earliest == "2018-11-23"
    assert not any(rule.startswith("date-") for rule in told)
    assert found("Dell hopes for the election on Nov. 5.")["event-day-1"].latest == "2019-12-12"
    assert "event-day-1" not in found("Dell hopes for the Nov. 5 Senate election.")


def test_a_month_without_its_year_is_near_where_something_else_tells_the_year() -> None:
    told = found("Dell moved house in March. The Nov. 5 election is near.")
    assert (told["month-past-1"].earliest, told["month-past-1"].latest) == ("2018-03-15", "2020-01-10")
    part = found("Dell moved house in the first week of March. The Nov. 5 election is near.")["month-past-1"]
    assert part.earliest == "2018-03-01"
    assert not found("Dell moved house in March.", None)
