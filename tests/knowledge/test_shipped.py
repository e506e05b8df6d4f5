from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest

from onrecord import knowledge
from onrecord.knowledge import Knowledge, building
from onrecord.knowledge.lookup import certain, possibly


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return knowledge.shipped()


def holder(known: Knowledge, wording: str, day: str) -> str:
    found = known.holders(wording, None, day, day)
    return ", ".join(entity.name for office in found if (entity := known.entity(office.holder)))


def test_the_shipped_pack_has_no_problem() -> None:
    assert knowledge.check(()) == ()


def test_none_leaves_it_out_and_nothing_else() -> None:
    assert knowledge.load(["none"]).digest == knowledge.load((), with_shipped=False).digest
    assert not knowledge.load(["none"]).named("Mark Rutte")
    assert knowledge.load(["none", *knowledge.SHIPPED]).digest == knowledge.shipped().digest


def test_it_is_read_once() -> None:
    assert knowledge.shipped() is knowledge.shipped()


def test_importing_reads_no_pack_and_no_reader() -> None:
    code = "import sys, onrecord.knowledge; print('tomllib' in sys.modules, 'csv' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("wording", "day", "name"),
    [
        ("NATO chief", "2012-05-20", "Anders Fogh Rasmussen"),
        ("NATO chief", "2025-03-14", "Mark Rutte"),
        ("the alliance's chief", "2020-01-01", "Jens Stoltenberg"),
        ("the alliance’s secretary-general", "2025-06-24", "Mark Rutte"),
        ("the Ukrainian leader", "2025-03-14", "Volodymyr Zelenskyy"),
        ("Ukraine's president", "2015-02-12", "Petro Poroshenko"),
        ("the Kremlin leader", "2010-01-01", "Dmitry Medvedev"),
        ("the Russian President", "2025-01-01", "Vladimir Putin"),
        ("the US president", "2016-07-08", "Barack Obama"),
        ("the U.S. President", "2018-07-11", "Donald Trump"),
        ("US President", "2022-06-29", "Joe Biden"),
        ("the American leader", "2025-02-14", "Donald Trump"),
        ("the Pentagon chief", "2026-02-12", "Pete Hegseth"),
        ("U.S. Secretary of Defense", "2023-02-14", "Lloyd Austin"),
        ("US defence secretary", "2019-03-01", "Patrick Shanahan"),
        ("Ukraine's defence minister", "2024-01-01", "Rustem Umerov"),
        ("the Ukrainian Minister of Defence", "2026-02-12", "Mykhailo Fedorov"),
        ("Russia's top diplomat", "2025-07-01", "Sergey Lavrov"),
        ("the EU's foreign policy chief", "2016-01-01", "Federica Mogherini"),
        ("European Commission President", "2018-01-01", "Jean-Claude Juncker"),
        ("European Council President", "2020-01-01", "Charles Michel"),
        ("the US secretary of state", "2025-03-11", "Marco Rubio"),
    ],
)
def test_who_a_wording_meant_on_a_day(known: Knowledge, wording: str, day: str, name: str) -> None:
    assert holder(known, wording, day) == name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Pete Hegseth", "Peter Hegseth"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Antonio Costa", "António Costa"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("U.S.", "United States"),
    ],
)
def test_names_of_one(known: Knowledge, left: str, right: str) -> None:
    assert known.named(left) == known.named(right) != ()


@pytest.mark.parametrize("wording", ["president", "the chancellor", "the supreme leader", "secretary general", "chief"])
def test_a_bare_role_names_nobody(known: Knowledge, wording: str) -> None:
    assert known.holders(wording, None, "2025-05-05", "2025-05-05") == ()


@pytest.mark.parametrize(
    ("role", "organisation", "name"),
    [
        ("secretary general", "NATO", "Mark Rutte"),
        ("leader", "Ukraine", "Volodymyr Zelenskyy"),
        ("leader", "the Kremlin", "Vladimir Putin"),
        ("defense chief", "the Pentagon", "Pete Hegseth"),
        ("president", "EU Commission", "Ursula von der Leyen"),
        ("defence secretary", "U.S.", "Pete Hegseth"),
        ("defence minister", "Kyiv", "Denys Shmyhal"),
        ("president", "European Commission", "Ursula von der Leyen"),
        ("chancellor", "Germany", "Friedrich Merz"),
    ],
)
def test_a_role_in_an_organisation(known: Knowledge, role: str, organisation: str, name: str) -> None:
    [office] = known.holders(role, organisation, "2026-01-01", "2026-01-01")
    entity = known.entity(office.holder)
    assert entity is not None
    assert entity.name == name


def test_another_ministry_is_not_meant(known: Knowledge) -> None:
    assert known.holders("defense secretary", "State Department", "2026-01-01", "2026-01-01") == ()


def test_after_as_of_nobody_is_excluded(known: Knowledge) -> None:
    found = known.holders("NATO chief", None, "2030-01-01", "2030-01-01")

    assert found[0].holder == "Q57792"
    assert {"Q57665", "Q46052"} < {office.holder for office in found}


def test_a_place_that_speaks_names_whom_it_may_speak_for(known: Knowledge) -> None:
    for name, spoken_for in (("the Kremlin", "Government of Russia"), ("Kyiv", "Government of Ukraine")):
        [place] = known.named(name)
        bodies = [known.entity(id) for id in place.stands_for]
        assert [body.name for body in bodies if body] == [spoken_for]


def test_every_fact_has_a_source_that_can_be_looked_up(known: Knowledge) -> None:
    for path in knowledge.SHIPPED:
        pack = building.raw(path)
        for row in pack.rows:
            for part in row.get("source").split(";"):
                cited = pack.sources.get(part.strip(), part.strip())
                assert re.match(
                    r"https?://\S+\.\w+|GitHub \S+/\S+|public |three public |wordings as in https", cited
                ), cited
        used = {part.strip() for row in pack.rows for part in row.get("source").split(";")}
        assert set(pack.sources) - used == set()


def test_the_chief_offices_are_held_without_a_gap_of_weeks(known: Knowledge) -> None:
    for wording in ("US president", "Russian president", "Ukrainian president", "EU foreign policy chief"):
        days = sorted(days for office in known.holders(wording) if (days := certain(office)))
        assert len(days) >= 3
        for (_, end), (start, _) in pairwise(days):
            assert end[:7] == start[:7] or (end[5:], start[5:]) == ("11-30", "12-01"), (wording, end, start)


def test_wordings_are_small_letters_and_ids_are_whole(known: Knowledge) -> None:
    for path in knowledge.SHIPPED:
        for row in building.raw(path).rows:
            assert all(title == title.lower() for title in row.lists.get("titles", ()))


def test_summits(known: Knowledge) -> None:
    [hague] = known.events_named("the Hague summit")
    assert (hague.place, hague.since.earliest, hague.until.latest) == (
        "The Hague, Netherlands",
        "2025-06-24",
        "2025-06-25",
    )
    assert [event.id for event in known.events_named("G7 summit in Biarritz")] == ["ev:g7-summit-2019"]


@pytest.mark.parametrize(
    ("wording", "day", "names"),
    [
        ("the Ohio senator", "2016-03-01", {"Sherrod Brown", "Rob Portman"}),
        ("Republican senator from Ohio", "2016-03-01", {"Rob Portman"}),
        ("Vermont senator", "2016-03-01", {"Patrick Leahy", "Bernie Sanders"}),
        ("Indiana senator", "2018-02-01", {"Joe Donnelly", "Todd Young"}),
        ("the New Jersey governor", "2016-03-01", {"Chris Christie"}),
        ("governor of Indiana", "2016-03-01", {"Mike Pence"}),
        ("Missouri governor", "2017-06-01", {"Eric Greitens"}),
    ],
)
def test_offices_of_states(known: Knowledge, wording: str, day: str, names: set[str]) -> None:
    found = {
        entity.name for office in known.holders(wording, None, day, day) if (entity := known.entity(office.holder))
    }
    assert found == names


def test_every_state_has_two_senators_and_a_governor_in_2016(known: Knowledge) -> None:
    posts: dict[str, set[str]] = {}
    for entity in known.entities:
        for office in known.offices(entity.id):
            state = re.fullmatch(r"(?:\w+ senator from|Governor of) (.+)", office.title)
            if state and possibly(office, "2016-03-01", "2016-03-01"):
                posts.setdefault(state[1], set()).add(office.post)
    assert len(posts) == 50
    assert all(
        any("governor" in post for post in held) and any("senator" in post for post in held) for held in posts.values()
    )
