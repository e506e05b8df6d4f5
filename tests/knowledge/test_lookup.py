from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import Event, Knowledge, KnownEntity, Office, When
from onrecord.knowledge.lookup import covered

MILL = KnownEntity("k:mill", "organisation", "Eastmere Mill", ("the Mill",), stands_for=())
TOWN = KnownEntity("k:eastmere", "place", "Eastmere", (), stands_for=("k:council",))
COUNCIL = KnownEntity("k:council", "organisation", "Eastmere Council", (), stands_for=())
ADA = KnownEntity("k:ada", "person", "Ada Kerr", ("Ada Kér-Novak",), "female", "the yearbook", "Kerr")
BEN = KnownEntity("k:ben", "person", "Ben Venn", ("Benjamin Venn", "Ben Fenn"), "male", "the yearbook", "Venn")
CY = KnownEntity("k:cy", "person", "Cyrus van Holt", ("Cy van Holt",), None, "the yearbook", "van Holt")
PEOPLE = (ADA, BEN, CY)
AS_OF = "2025-06-30"


def held(
    who: str, since: str | None, until: str | None, post: str = "mayor", *, one: bool = True, as_of: str = AS_OF
) -> Office:
    return Office(
        f"k:{who}",
        "Mayor",
        "k:council",
        When.of(since) if since else None,
        When.of(until) if until else None,
        "the yearbook",
        ("mayor of eastmere", "eastmere's mayor", "town's chief"),
        one,
        post,
        as_of,
        ("head",),
    )


@pytest.fixture
def town() -> Knowledge:
    fair = Event(
        "ev:fair",
        "2024 Eastmere fair",
        ("Eastmere fair",),
        "Eastmere",
        When.of("2024-05-01"),
        When.of("2024-05-03"),
        "-",
    )
    return Knowledge(
        (MILL, TOWN, COUNCIL, *PEOPLE),
        (held("cy", "2019", "2021-05"), held("ada", "2021-05-10", "2024-03-31"), held("ben", "2024-04-01", None)),
        (fair,),
    )


def names(offices: tuple[Office, ...]) -> list[str]:
    return [office.holder.removeprefix("k:") for office in offices]


@pytest.mark.parametrize("name", ["Ada Kerr", "ADA KERR", "ada kér novak", "Kerr, Ada", "KERR, ADA"])
def test_a_name_or_alias_is_found_however_it_is_written(town: Knowledge, name: str) -> None:
    assert town.named(name) == (ADA,)


@pytest.mark.parametrize("name", ["", "Kerr", "Ada", "Kerr, Ada, Jr.", "x" * 10_000])
def test_part_of_a_name_is_no_name(town: Knowledge, name: str) -> None:
    assert town.named(name) == ()


def test_a_body_or_place_may_have_an_article(town: Knowledge) -> None:
    assert town.named("the Eastmere Council") == (COUNCIL,)
    assert town.named("The Mill") == (MILL,)
    assert town.named("the Ada Kerr") == ()


def test_a_family_name_finds_its_bearers_in_each_spelling(town: Knowledge) -> None:
    assert town.surnamed("VENN") == town.surnamed("Fenn") == (BEN,)
    assert town.surnamed("van Holt") == (CY,)
    assert town.surnamed("Holt") == ()
    assert town.surnamed("Eastmere") == ()


def test_who_held_the_office_depends_on_the_day(town: Knowledge) -> None:
    assert names(town.holders("the mayor of Eastmere", None, "2020-06-01", "2020-06-01")) == ["cy"]
    assert names(town.holders("Eastmere's mayor", None, "2023-01-01", "2023-12-31")) == ["ada"]
    assert names(town.holders("mayor", "Eastmere Council", "2025-01-01", "2025-01-01")) == ["ben"]
    assert names(town.holders("mayor", "Eastmere", "2025-01-01", "2025-01-01")) == ["ben"]
    assert town.holders("mayor", "Eastmere Mill", "2025-01-01", "2025-01-01") == ()
    assert town.holders("miller", None, "2025-01-01", "2025-01-01") == ()


def test_all_who_may_have_held_it_within_an_interval(town: Knowledge) -> None:
    assert names(town.holders("mayor", None, "2024-03-01", "2024-04-30")) == ["ada", "ben"]
    assert names(town.holders("mayor", None, "2021-05-05", "2021-05-05")) == ["cy"]
    assert names(town.holders("mayor", None, None, "2018-12-31")) == []


def test_after_as_of_nobody_is_excluded_and_the_last_known_comes_first(town: Knowledge) -> None:
    assert names(town.holders("mayor", None, "2026-01-01", "2026-01-01")) == ["ben", "cy", "ada"]
    assert names(town.holders("mayor")) == ["cy", "ada", "ben"]
    assert town.holds("k:ada", "mayor", None, "2026-01-01", "2026-01-01") == "unknown"


def test_holding_is_yes_no_or_unknown(town: Knowledge) -> None:
    assert town.holds("k:ada", "mayor", None, "2022-01-01", "2022-12-31") == "yes"
    assert town.holds("k:ben", "mayor", "Eastmere", "2022-01-01", "2022-12-31") == "no"
    assert town.holds("k:ada", "mayor", None, "2024-01-01", "2024-12-31") == "unknown"
    assert town.holds("k:ada", "mayor", None, "2017-01-01", "2017-12-31") == "unknown"
    assert town.holds("k:ada", "miller", None, "2022-01-01", "2022-12-31") == "unknown"
    assert town.holds("k:ada", "mayor", None, None, "2022-12-31") == "unknown"
    assert town.holds("k:nobody", "mayor", None, "2022-01-01", "2022-12-31") == "no"


def test_a_bare_role_needs_its_organisation(town: Knowledge) -> None:
    assert town.holders("the head", None, "2025-01-01", "2025-01-01") == ()
    assert names(town.holders("the head", "Eastmere", "2025-01-01", "2025-01-01")) == ["ben"]
    assert town.holds("k:ben", "head", None, "2025-01-01", "2025-01-01") == "yes"
    assert town.holds("k:ada", "head", None, "2025-01-01", "2025-01-01") == "unknown"
    assert town.holds("k:ada", "head", "Eastmere", "2025-01-01", "2025-01-01") == "no"


def test_two_who_hand_over_in_mid_interval_together_deny_it_to_a_third(town: Knowledge) -> None:
    assert town.holds("k:cy", "mayor", None, "2023-01-01", "2025-01-01") == "no"


def test_a_post_of_several_denies_nobody() -> None:
    knowledge = Knowledge(PEOPLE, (held("ada", "2020", None, one=False),))

    assert knowledge.holds("k:ben", "mayor", None, "2022-01-01", "2022-01-01") == "unknown"


def test_a_later_pack_ends_what_an_earlier_left_open() -> None:
    knowledge = Knowledge(PEOPLE, (held("ada", "2021", None), held("ben", "2026-01-01", None, as_of="2026-12-31")))

    assert names(knowledge.holders("mayor", None, "2026-05-01", "2026-05-01")) == ["ben"]
    assert knowledge.holds("k:ada", "mayor", None, "2026-05-01", "2026-05-01") == "no"
    assert names(knowledge.holders("mayor", None, "2025-05-01", "2025-05-01")) == ["ada"]


def test_events_by_name_and_by_day(town: Knowledge) -> None:
    assert [event.id for event in town.events_named("the Eastmere Fair")] == ["ev:fair"]
    assert town.events_named("the Eastmere Fair", "2025-01-01", "2025-12-31") == ()


DAYS = st.dates(date(2000, 1, 1), date(2000, 3, 1))


@st.composite
def intervals(draw: st.DrawFn) -> tuple[date, date]:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return first, last


@given(st.lists(intervals(), max_size=6), intervals())
def test_an_interval_is_covered_when_each_of_its_days_is(
    stretches: list[tuple[date, date]], wanted: tuple[date, date]
) -> None:
    offices = [held("ada", str(first), str(last), as_of="2001-01-01") for first, last in stretches]
    days = {first + timedelta(n) for first, last in stretches for n in range((last - first).days + 1)}
    asked = {wanted[0] + timedelta(n) for n in range((wanted[1] - wanted[0]).days + 1)}

    assert covered(offices, str(wanted[0]), str(wanted[1])) == (asked <= days)


@st.composite
def tenures(draw: st.DrawFn) -> list[Office]:
    offices = []
    for who in ("ada", "ben", "cy"):
        first, last = draw(intervals())
        since = str(first)[: draw(st.sampled_from([4, 7, 10]))] if draw(st.booleans()) else None
        until = str(last)[: draw(st.sampled_from([4, 7, 10]))] if draw(st.booleans()) else None
        offices.append(held(who, since, until, one=False, as_of="2000-02-15"))
    return offices


@given(tenures(), intervals())
def test_yes_is_among_the_holders_and_certain_on_each_day(offices: list[Office], asked: tuple[date, date]) -> None:
    knowledge = Knowledge(PEOPLE, offices)
    start, end = map(str, asked)
    listed = knowledge.holders("mayor", None, start, end)
    for who in ("k:ada", "k:ben", "k:cy"):
        if knowledge.holds(who, "mayor", None, start, end) == "yes":
            assert who in {office.holder for office in listed}
            assert end <= "2000-02-15" or any(office.until for office in knowledge.offices(who))
    if end > "2000-02-15":
        assert len(listed) == 3


@given(
    st.permutations(
        [held("cy", "2019", "2021-05"), held("ada", "2021-05-10", "2024-03-31"), held("ben", "2024-04-01", None)]
    )
)
def test_the_order_of_facts_makes_no_difference(offices: list[Office]) -> None:
    knowledge = Knowledge(reversed(PEOPLE), offices)

    assert names(knowledge.holders("mayor")) == ["cy", "ada", "ben"]
    assert knowledge.entities == PEOPLE
