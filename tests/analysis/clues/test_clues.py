from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis import clues, dates
from onrecord.analysis.clues.days import windows
from onrecord.analysis.clues.evidence import Evidence
from onrecord.analysis.clues.settling import settle
from onrecord.domain import Clue, Span
from onrecord.knowledge import Event, Knowledge, KnownEntity, Office, When
from onrecord.reconcile.chronology import intersect


def person(id_: str, name: str, family: str = "") -> KnownEntity:
    return KnownEntity(id_, "person", name, source="yearbook", family=family or name.rsplit(maxsplit=1)[-1])


def office(holder: str, title: str, since: str, until: str | None, *roles: str, one: bool = True) -> Office:
    ended = When.of(until) if until else None
    post = title.lower().replace(" ", "-")
    return Office(holder, title, "k:eastmere", When.of(since), ended, "yearbook", (), one, post, "2026-01-01", roles)


def event(name: str, day: str, last: str = "", *names: str, place: str = "Eastmere") -> Event:
    return Event(f"ev:{name}-{day}", name, names, place, When.of(day), When.of(last or day), "yearbook")


KNOWN = Knowledge(
    [
        person("k:kerr", "Ada Kerr"),
        person("k:orlo", "Benno Orlo"),
        person("k:vance", "Cora Vane"),
        person("k:dell", "Dov Dell"),
        KnownEntity("k:eastmere", "organisation", "Eastmere Council", source="yearbook"),
    ],
    [
        office("k:kerr", "Mayor of Eastmere", "2021-05-10", None, "mayor"),
        office("k:orlo", "Mayor of Eastmere", "2015-05-12", "2021-05-10", "mayor"),
        office("k:vance", "Harbour League presidential candidate", "2019-02-01", "2019-09-04", one=False),
        office("k:dell", "Harbour League presidential candidate", "2019-03-01", "2019-12-01", one=False),
        office("k:dell", "presumptive Harbour League nominee", "2019-09-05", "2019-10-09"),
        office("k:dell", "Harbour League nominee", "2019-10-10", "2019-12-01"),
    ],
    [
        event("Eastmere fair", "2018-05-01", "2018-05-03"),
        event("Eastmere fair", "2019-05-02", "2019-05-04"),
        event("harbour fire", "2019-07-14"),
        event("Harbour summit", "2020-06-11", place="Port Ellery, Eastland"),
        event("Westmark primary", "2019-06-04", place="Westmark, Eastland"),
        event("Westmark primary", "2023-06-06", place="Westmark, Eastland"),
    ],
    "test",
)


def told(text: str, known: Knowledge | None = KNOWN) -> tuple[Clue, ...]:
    return clues.find(text, dates.find(text, None, known), known)


def rules(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {clue.rule: (clue.earliest, clue.latest) for clue in told(text)}


def test_who_is_called_by_an_office_holds_it() -> None:
    assert rules("Mayor Ada Kerr opened the bridge.") == {"office-holder-1": ("2021-05-07", None)}
    assert rules("Benno Orlo, the mayor, opened it.")["office-holder-1"] == ("2015-05-09", "2021-05-17")
    assert rules("The mayor, she said, and Kerr left.") == {}


def test_former_holders_have_left_and_new_ones_have_just_come() -> None:
    assert rules("Former Mayor Benno Orlo spoke.")["office-former-1"] == ("2021-05-07", None)
    assert rules("The new mayor, Ada Kerr, spoke.")["office-new-1"] == ("2021-05-05", "2022-01-05")
    assert rules("Then-Mayor Benno Orlo spoke.")["office-then-1"] == ("2015-05-12", None)


def test_an_earlier_holder_beside_a_later_one_tells_only_that_he_came() -> None:
    found = told("Mayor Ada Kerr praised Mayor Benno Orlo's bridge.")
    assert [(one.rule, one.earliest, one.latest) for one in found] == [
        ("office-holder-1", "2021-05-07", None),
        ("office-then-1", "2015-05-12", None),
    ]


def test_who_was_a_secretary_of_state_is_called_so_later_too() -> None:
    people = [person("k:kerr", "Ada Kerr"), KnownEntity("k:eastland", "place", "Eastland", source="yearbook")]
    post = office("k:kerr", "Eastland Secretary of State", "2009-01-21", "2013-02-01", "secretary of state")
    known = Knowledge(people, [post], [], "test")

    once = told("Secretary of State Ada Kerr leads the race. Kerr is liked.", known)
    assert [(one.rule, one.latest) for one in once] == [("office-then-1", None)]

    run = office("k:kerr", "Harbour League presidential candidate", "2015-04-12", "2016-06-06", one=False)
    running = told("Secretary of State Ada Kerr leads. Kerr is liked.", Knowledge(people, [post, run], [], "test"))
    assert [one for one in running if one.rule.startswith("office")] == []


def test_what_is_supposed_is_no_evidence() -> None:
    assert rules("A Mayor Kerr would spend more.") == {}
    assert "office-holder-1" not in rules("The council fired its mayor, Ada Kerr, and moved on.")


def test_a_former_mayor_in_office_is_set_aside() -> None:
    written = intersect(
        told("Former Mayor Benno Orlo spoke. The new mayor, Benno Orlo, was asked. He left in March 2022.")
    )
    assert {one.rule for one in (*written.basis, *written.set_aside)} == {
        "office-former-1",
        "office-new-1",
        "day-past-1",
    }
    assert [one.rule for one in written.set_aside] == ["office-new-1"]


def test_events_are_spoken_of_around_their_days() -> None:
    fire = rules("After the harbour fire, boats were moved.")
    assert fire["event-since-1"] == ("2019-07-14", None)
    assert fire["event-known-1"] == (None, "2020-11-12")
    ahead = rules("Ahead of the Westmark primary she rested, in 2019.")
    assert ahead["event-ahead-1"][1] is not None
    assert "event-ahead-1" not in rules(
        "She held some small talks with teachers ahead of the Westmark primary, in 2019."
    )
    close = rules("Dell won Westmark on Tuesday, a surprise in the primary of 2019.")
    assert close["contest-weekday-1"][0] == "2019-05-20"


def test_an_event_of_several_days_may_be_told_of_by_any_of_their_weekdays() -> None:
    assert rules("She sang at the Eastmere fair on Friday, in 2019.")["event-weekday-1"] == ("2019-04-17", "2019-05-19")
    assert "event-weekday-1" not in rules("She sang at the Eastmere fair on Monday, in 2017.")


def test_upcoming_and_past_by_month_and_place() -> None:
    assert rules("At the upcoming summit in June they will vote.")["event-ahead-month-1"][1] == "2020-06-11"
    assert rules("The plan, approved in June in Port Ellery, holds.")["event-place-1"][0] == "2020-06-11"
    assert (
        rules("The upcoming talks with the U.S. side in Eastland are tense.")["event-ahead-place-1"][1] == "2020-06-12"
    )


def test_a_race_tells_by_who_runs() -> None:
    text = "In the race Cora Vane and Dov Dell lead the polls. Vane said Dell trails. Vane and Dell debate. Vane, Dell."
    found = {one.rule: one for one in told(text)}
    assert found["candidate-named-1"].earliest is not None
    assert found["candidate-also-1"].latest is not None
    assert found["candidate-running-1"].latest is not None


def test_one_who_runs_and_is_named_in_passing_tells_a_little() -> None:
    known = rules("The choir sang for Dov Dell and for the children of the ward.")
    assert set(known) == {"candidate-mentioned-1"}
    first, last = known["candidate-mentioned-1"]
    assert first is not None
    assert last is not None
    assert first < "2019-02-01"
    assert last > "2020-06-01"
    assert not rules("The choir sang for Dell and for the children of the ward.")


def test_who_is_presumed_to_be_chosen_is_called_the_nominee() -> None:
    first, last = rules("The Harbour League nominee, Dov Dell, opened the fair.")["candidacy-1"]
    assert first is not None
    assert last is not None
    assert first < "2019-09-05"
    assert last > "2019-12-01"
    assert first > "2019-08-01"


def test_dates_with_a_year_and_days_without_one() -> None:
    assert rules("She left in March 2016.")["day-past-1"] == ("2016-02-29", None)
    assert rules("He was elected in 2012.")["year-past-1"] == ("2011-12-31", None)
    assert "date-near-day-1" not in rules("It was on July 4.")
    weekday = told("On Thursday, July 21, she spoke. It began in March 2016. It was 2015 when he left in June 2017.")
    assert any(one.rule == "date-weekday-1" for one in weekday)


@pytest.mark.parametrize("head", ["DALBY, Sept 18 —", "PORT ELLERY, Sept. 18 (Agency) -"])
def test_the_day_of_a_dateline_is_evidence_once_its_year_is_known(head: str) -> None:
    def found(text: str) -> list[tuple[str, str | None, str | None]]:
        read = clues.find(text, dates.find(text))
        return [(one.rule, one.earliest, one.latest) for one in read if one.rule == "dateline-1"]

    assert found(f"{head} The dam will hold.") == []
    posted = "Ada Kerr (@kerr) September 17, 2025"
    assert found(f"{head} The dam will hold.\n\n{posted}") == [("dateline-1", "2025-09-17", "2025-09-22")]


def test_the_year_of_a_day_is_what_the_rest_of_the_text_leaves_open() -> None:
    text = "Mayor Benno Orlo spoke. On Feb. 9 the harbour council voted. It was founded in May 2020."
    [one] = [clue for clue in told(text) if clue.rule.startswith("date-past-day")]
    assert one.earliest is not None
    assert one.earliest >= "2019-12-01"
    assert one.latest is not None
    assert one.latest <= "2021-12-31"


def test_without_packs_only_dates_tell() -> None:
    text = "Mayor Ada Kerr left in March 2016, after the harbour fire."
    assert {one.rule for one in told(text, None)} == {"day-past-1"}
    assert told("Nothing is said.", None) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Mayor", "Kerr", "February 30", "the 45th of May", "2016" * 400])
def test_odd_texts_are_read(text: str) -> None:
    told(text)


WORDS = st.sampled_from(
    "Mayor Ada Kerr Benno Orlo former new then the , . ( ) Eastmere fair harbour fire in June 2016 on Tuesday Feb. 9 "
    "won Westmark primary upcoming summit nomination front-runner debate 's “ ” \n last week".split(" ")
)


@given(st.lists(WORDS, max_size=60))
def test_every_clue_quotes_the_text_and_gives_its_reason(words: list[str]) -> None:
    text = " ".join(words)
    found = told(text)
    assert found == told(text)
    for one in found:
        assert one.because
        assert one.rule.endswith("-1")
        assert one.earliest or one.latest
        assert all(span.of(text) for span in one.spans)
        assert all(a.end <= b.start for a, b in pairwise(one.spans))


@pytest.mark.parametrize(
    "piece",
    [
        "Mayor ",
        "former ",
        "a",
        "Feb. 9 ",
        "won Westmark on Tuesday ",
        "upcoming ",
        "in June in ",
        "A" * 50 + "'",
        "GOP ",
    ],
)
def test_a_megabyte_of_anything_is_read_through(piece: str) -> None:
    known_dates = dates.find("Feb. 9 came.")
    clues.find(piece * (200_000 // len(piece)), known_dates[:0], KNOWN)


def test_a_reason_names_what_fits_the_days_that_the_rest_leaves_open() -> None:
    day = date(2031, 1, 1).toordinal()
    meant = (((day, day + 9), "Fair, 2031"), ((day + 365, day + 374), "Fair, 2032"))
    one = Evidence("event-named-1", windows(some for some, _ in meant), (Span(0, 4),), "it tells of “fair”", meant)
    other = Evidence("day-past-1", windows([(day + 300, day + 400)]), (Span(5, 9),), "“then” is told as past")
    assert [clue.because for clue in settle([one])] == ["it tells of “fair” (Fair, 2031; Fair, 2032)"]
    assert settle([one, other])[0].because == "it tells of “fair” (Fair, 2032)"
    assert one.reason(windows([(day + 100, day + 200)])) == "it tells of “fair” (Fair, 2031; Fair, 2032)"


def test_a_month_told_as_past_makes_a_text_no_younger_than_a_meeting_of_that_month_does() -> None:
    both = intersect(told("The Harbour summit drew crews. In June prices fell.")).earliest
    assert both == intersect(told("The Harbour summit drew crews.")).earliest == "2020-06-11"
    other = intersect(told("The Harbour summit drew crews. In July prices fell.")).earliest
    assert other == "2020-07-15"


def test_what_is_told_as_past_and_as_still_to_come_tells_nothing() -> None:
    found = told("The Harbour summit drew crews. In March prices fell. The port will open in March.")
    assert not {one.rule for one in found} & {"month-past-1", "month-coming-1"}
    found = told("The Harbour summit drew crews. Prices fell on March 3. The port will open on March 3.")
    assert not {one.rule for one in found} & {"date-past-day-1", "date-coming-day-1"}
