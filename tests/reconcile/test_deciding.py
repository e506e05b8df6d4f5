"""Whom a name or an office of one text means in the record."""

from __future__ import annotations

from onrecord.domain import Written
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from tests.reconcile import reports
from tests.reconcile.reports import AT, PACK, Said, report
from tests.reconcile.taking import take_in, told, who


def test_spellings_short_forms_and_initials_are_one_person(store):
    take_in(
        store,
        report("Piet Zelinskiy", path="a"),
        report("Zelinsky", path="b"),
        report("P. Zelinskyy", path="c"),
        report("Petra Zelinska", path="d"),
        report("Peter Halm", path="e"),
        report("Pete Halm", path="f"),
        report("Jón Skarn", path="g"),
        report("Jon Skarn", path="h"),
    )
    found = who(store)
    assert [found[key][0] for key in (("a", "Piet Zelinskiy"), ("b", "Zelinsky"), ("c", "P. Zelinskyy"))] == [
        "k:piet"
    ] * 3
    assert found["d", "Petra Zelinska"][0] != "k:piet"
    assert found["e", "Peter Halm"][0] == found["f", "Pete Halm"][0]
    assert found["f", "Pete Halm"][2] == "short-form-1"
    assert found["g", "Jón Skarn"][0] == found["h", "Jon Skarn"][0]
    assert {entry.name for entry in store.speakers()} == {
        *("Piet Zelinskyy", "Petra Zelinska", "Peter Halm", "Jón Skarn")
    }
    assert [entry.id for entry in store.speakers("Zelinsky")] == ["k:piet"]
    assert [row.report.path for row in store.statements(speaker="Pete Halm")] == ["e", "f"]
    assert list(store.verify()) == []


def test_the_family_name_first_is_the_same_person(store):
    take_in(store, report("Ostry Mina", path="a"), report("Mina Ostry", path="b"), report("John James", path="c"))
    take_in(store, report("James John", path="d"))
    found = who(store)
    assert found["a", "Ostry Mina"][0] == found["b", "Mina Ostry"][0]
    assert found["c", "John James"][0] != found["d", "James John"][0]


def test_a_bare_family_name_is_somebody_only_when_nobody_else_is_called_so(store):
    take_in(store, report("Kerr", path="a"), report("Kerr", path="b"))
    found = who(store)
    assert found["a", "Kerr"][0] != found["b", "Kerr"][0]  # nothing says that they are one
    before = {found["a", "Kerr"][0], found["b", "Kerr"][0]}
    take_in(store, report("Ora Kerr", path="c"))
    found = who(store)
    [ora] = {id_ for id_, _, _ in found.values()}
    assert {entry.id for old in before for entry in store.speakers(old)} == {ora}  # ids merged away redirect
    take_in(store, report("Tam Kerr", path="d"))
    found = who(store)
    assert found["a", "Kerr"][:2] == (None, "ambiguous")
    [row] = store.statements(speaker="Tam Kerr")
    assert row.report.path == "d"
    [entry] = store.speakers("Tam Kerr")
    assert entry.maybe == 2
    candidates = next(row for row in store.statements() if row.report.path == "a").speakers[0].candidates
    assert [one.name for one in candidates] == sorted(
        ("Ora Kerr", "Tam Kerr"), key=lambda name: found[{"O": "c", "T": "d"}[name[0]], name][0]
    )


def test_a_family_name_that_only_a_pack_knows_is_left_to_its_text(store):
    take_in(store, report("Moen", path="a", day="2015-05-05"))
    assert who(store)["a", "Moen"][2] == "one-text-1"
    take_in(store, report(Said("Moen", before="League chief "), path="b", day="2015-05-05"))
    assert who(store)["b", "Moen"] == ("k:halvard", "resolved", "office-date-1")


def test_an_office_is_whoever_held_it_when_the_report_was_published(store):
    chief = Said("the League chief", named=False)
    take_in(
        store,
        report(chief, path="old", day="2012-06-01"),
        report(chief, path="new", day="2025-06-01"),
        report(chief, path="both", day="2019-12-31"),
        report(chief, path="open"),
        report(Said("the former League chief", named=False), path="former", day="2025-06-01"),
        report(chief, path="later", day="2026-01-02"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["old"] == ("k:halvard", "resolved", "office-date-1")
    assert found["new"] == ("k:piet", "resolved", "office-date-1")
    assert found["both"] == ("k:halvard", "resolved", "office-date-1")
    assert found["open"] == (None, "ambiguous", "office-date-1")
    assert found["former"][0].startswith("e")
    assert found["later"][:2] == (None, "ambiguous")  # after the pack's as_of nobody is excluded
    row = next(row for row in store.statements() if row.report.path == "old")
    assert "Halvard Moen held the office" in row.speakers[0].identity.because
    assert row.speakers[0].identity.evidence[0].text == "the League chief"
    [entry] = store.speakers("Halvard Moen")
    assert [(office.since, office.until) for office in entry.offices] == [("2010-03-01", "2019-12-31")]


def test_an_office_in_an_undated_report_is_whoever_held_it_all_the_time_in_which_it_may_be_written(store):
    chief = Said("the League chief", named=False)
    take_in(
        store,
        told(report(chief, path="old"), "2012-01-01", "2019-12-31"),
        told(report(chief, path="new"), "2020-01-01", "2025-12-31"),
        told(report(chief, path="between"), "2019-06-01", "2020-06-01"),
        told(report(chief, path="open"), "2020-06-01", None),
        told(report(chief, path="doubted", day="2031-05-05"), "2013-01-01", "2014-12-31"),
        told(report(chief, path="dated", day="2025-06-01"), "2012-01-01", "2013-12-31"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["old"] == found["doubted"] == ("k:halvard", "resolved", "office-date-1")
    assert found["new"] == found["dated"] == ("k:piet", "resolved", "office-date-1")
    assert found["between"] == found["open"] == (None, "ambiguous", "office-date-1")
    assert reconcile(store, PACK, at=AT).decided == 0


def test_an_office_follows_when_the_text_is_dated_otherwise(store):
    chief = report(Said("the League chief", named=False), path="a")
    take_in(store, told(chief, "2019-06-01", "2020-06-01"))
    assert who(store)["a", "the League chief"][1] == "ambiguous"
    with store.times() as times, times.transaction():
        times.set_publication(1, Written("2021-06-01", "2021-06-30"))
    reconcile(store, PACK, at=AT)
    assert who(store)["a", "the League chief"][0] == "k:piet"


def test_a_known_name_with_quite_another_trade_is_somebody_else(store):
    take_in(
        store, report(Said("Halvard Moen", after=", a baker in Westbay,"), path="a"), report("Halvard Moen", path="b")
    )
    found = who(store)
    assert found["a", "Halvard Moen"][0] not in ("k:halvard", None)
    assert found["b", "Halvard Moen"][0] == "k:halvard"


def test_one_of_many_who_hold_such_a_post_is_known_only_where_the_text_tells_of_an_office(store):
    post = ("Reform senator for Quell", "k:league", None, None, "invented", ("reform senator",), False, "p3")
    pack = Knowledge(
        [reports.KnownEntity("k:league", "organisation", "League", (), None, "i"), reports.person("k:ora", "Ora Venn")],
        [reports.Office("k:ora", *post, dates=False)],
        digest="invented-2",
    )
    take_in(
        store,
        report(Said("Ora Venn", before="Builder "), path="builder"),
        report("Ora Venn", path="nothing"),
        report(Said("Ora Venn", before="Senator "), path="senator"),
        knowledge=pack,
    )
    found = who(store)

    assert found["senator", "Ora Venn"][0] == "k:ora"
    assert "k:ora" not in (found["builder", "Ora Venn"][0], found["nothing", "Ora Venn"][0])


def test_bodies_by_pack_by_explained_acronym_and_not_by_a_common_noun(store):
    body = {"kind": "organisation"}
    take_in(
        store,
        report(Said("LoH", **body), path="a"),
        report(Said("Eastmere Water Board", after=" (EWB)", **body), path="b"),
        report(Said("EWB", **body), path="c"),
        report(Said("government of N.I.", **body), path="g"),
        report(Said("Defence Ministry", **body), path="d"),
        report(Said("Defence Ministry", **body), path="e"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["a"][0] == "k:league"
    assert found["g"][0] == "k:northam-gov"
    assert found["b"][0] == found["c"][0]
    assert found["d"][0] != found["e"][0]
    take_in(store, report(Said("East Wing Bank", after=" (EWB)", **body), path="f"))
    found = {path: value for (path, _), value in who(store).items()}
    assert found["c"][:2] == (None, "ambiguous")


def test_odd_names_are_no_trouble(store):
    names = ("x" * 200, "  Ora   ", "محمد كريم", "Ἀ", "1", "Jr.", "van der", "O’Neil, Ora", "الوزير", "A " * 90 + "B")
    take_in(store, *(report(name, path=str(number)) for number, name in enumerate(names)))
    assert len(list(store.statements())) == len(names)
    assert list(store.verify()) == []
