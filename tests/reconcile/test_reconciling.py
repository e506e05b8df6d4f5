"""Who the entities of texts are across a record: whatever the order in which the texts came."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from importlib import util
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain import Clue, Span, Written
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile import reconciling as module
from onrecord.store import Store

_spec = util.spec_from_file_location("onrecord_tests_reports", Path(__file__).with_name("reports.py"))
assert _spec is not None
assert _spec.loader is not None
reports = util.module_from_spec(_spec)
import sys  # noqa: E402

sys.modules[_spec.name] = reports
_spec.loader.exec_module(reports)
AT, PACK, Said, report = reports.AT, reports.PACK, reports.Said, reports.report


def take_in(store, *each, knowledge=PACK):
    for one in each:
        store.add(*one, AT)
    return reconcile(store, knowledge, at=AT)


def who(store):
    """(path, what the text calls them) with id, status and rule."""
    found = {}
    for row in store.statements():
        for speaker in row.speakers:
            called = row.source[0].text
            found[row.report.path, called] = (speaker.id, speaker.status, speaker.identity and speaker.identity.rule)
    return found


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


def told(made, earliest, latest):
    """A report whose own words say that it was written between these days."""
    one, analysis = made
    clue = Clue((Span(0, 5),), earliest, latest, "its words say so", "told-1", 0.97)
    return one, replace(analysis, clues=(clue,))


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


def test_two_known_people_of_one_name_are_told_apart_by_office_and_date_or_not_at_all(store):
    take_in(
        store,
        report("Bo Ruiz", path="a", day="2013-05-05"),
        report(Said("Bo Ruiz", before="League harbour minister "), path="b", day="2013-05-05"),
        report(Said("Bo Ruiz", before="League harbour minister "), path="c"),
    )
    found = who(store)
    assert found["a", "Bo Ruiz"][:2] == (None, "ambiguous")
    assert found["b", "Bo Ruiz"] == ("k:ruiz-1", "resolved", "office-date-1")
    assert found["c", "Bo Ruiz"][:2] == (None, "ambiguous")


def test_namesakes_are_kept_apart_by_what_the_texts_say_of_them(store):
    take_in(
        store,
        report(Said("Ilse Venn", after=", the mayor of Eastmere,"), path="a"),
        report(Said("Ilse Venn", after=", a goalkeeper for Westbay,"), path="b"),
        report("Ilse Venn", path="c"),
        report(Said("Ilse Venn", before="Eastmere mayor "), path="d"),
        report(Said("Ilse Venn", after=", the mayor of Northam,"), path="e"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["a"][0] == found["d"][0]
    assert len({found[path][0] for path in "abe"}) == 3
    assert found["c"][:2] == (None, "ambiguous")


def test_one_office_in_two_places_of_one_story_is_of_one_person(store):
    def venn(town: str) -> Said:
        return Said("Ilse Venn", after=f", the mayor of {town},")

    take_in(store, report(venn("Eastmere"), "Odo Pell", path="a", day="2025-03-04"))
    take_in(store, report(venn("Northam"), "Odo Pell", path="b", day="2025-03-25"))
    found = {path: value for (path, name), value in who(store).items() if name == "Ilse Venn"}
    assert found["a"][0] != found["b"][0]  # three weeks apart
    take_in(store, report(venn("Northam"), "Odo Pell", path="c", day="2025-03-05"))
    found = {path: value for (path, name), value in who(store).items() if name == "Ilse Venn"}
    assert found["a"][0] == found["b"][0] == found["c"][0]
    take_in(store, report(venn("Southam"), "Ada Lorne", path="d", day="2025-03-05"))
    found = {path: value for (path, name), value in who(store).items() if name == "Ilse Venn"}
    assert found["a"][0] == found["c"][0] != found["d"][0]  # nobody else is named in both


def test_a_family_name_with_another_trade_does_not_join_the_one_bearer_on_record(store):
    take_in(
        store,
        report(Said("Ilse Venn", after=", the mayor of Eastmere,"), path="a"),
        report(Said("Venn", before="Goalkeeper "), path="b"),
        report(Said("Venn", after=", the mayor of Northam,"), path="c"),
        report(Said("Venn", before="Mayor "), path="d"),
        report("Venn", path="e"),
    )
    found = {path: value for (path, _), value in who(store).items()}
    assert found["a"][0] == found["d"][0] == found["e"][0]
    assert found["b"][2] == found["c"][2] == "one-text-1"
    assert len({found[path][0] for path in "abc"}) == 3


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


def test_reading_again_and_a_text_that_goes_restore_what_was(store):
    take_in(store, report("Kerr", path="a"), report("Ora Kerr", path="b"))
    before = store.digest()
    take_in(store, report("Ora Kerr", path="b"))
    assert store.digest() == before
    first, second = report("Ora Kerr", path="c"), report("Tam Kerr", path="c")
    raw = first[0]
    take_in(store, first)
    with_c = store.digest()
    # The same report read by another version, whose cleaning gives another text: the text before goes.
    import dataclasses

    newer = dataclasses.replace(second[1], made_by=dataclasses.replace(reports.MADE_BY, model="test-2"))
    again = dataclasses.replace(second[0], id=raw.id, raw=raw.raw, raw_sha256=raw.raw_sha256)
    take_in(store, (again, newer))
    assert who(store)["a", "Kerr"][1] == "ambiguous"
    assert list(store.verify()) == [] or all("id" in one.what for one in store.verify())
    take_in(store, first)
    assert who(store)["a", "Kerr"][1] == "resolved"
    assert store.digest() == with_c


NAMES = (
    *("Ora Kerr", "Tam Kerr", "Kerr", "O. Kerr", "Piet Zelinskyy", "Zelinskiy", "Piet Zelinsky", "Bo Ruiz", "Ruiz"),
    *("Ed Halm", "Edward Halm", "Edwin Halm", "Halm", "Ostry Mina", "Mina Ostry", "Jón Skarn", "Jon Skarn"),
)
ROLES = (", the mayor of Eastmere,", ", a goalkeeper for Westbay,", ", the mayor of Northam,", "", "", "")
made = st.builds(
    lambda names, roles, day, number: (tuple(zip(names, roles, strict=False)), day, number),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(ROLES), min_size=3, max_size=3),
    st.sampled_from((None, "2012-06-01", "2025-06", ("2012-01-01", "2013-12-31"), ("2019-06-01", "2020-06-01"))),
    st.integers(0, 99),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(made, min_size=2, max_size=7, unique_by=lambda one: one[2]), st.randoms(use_true_random=False))
def test_the_order_of_reading_makes_no_difference(tmp_path_factory, what, dice):
    folder = tmp_path_factory.mktemp("order")
    all_ = [
        (told if isinstance(day, tuple) else lambda one, *_: one)(
            report(
                *(Said(name, after=role) for name, role in said),
                Said("the League chief", named=False),
                path=f"{number}.txt",
                day=None if isinstance(day, tuple) else day,
            ),
            *(day if isinstance(day, tuple) else ()),
        )
        for said, day, number in what
    ]
    shuffled = list(all_)
    dice.shuffle(shuffled)
    digests, tables = set(), set()
    for name, order, at_once in (("a", all_, True), ("b", shuffled, True), ("c", shuffled, False)):
        with Store.open(folder / f"{name}.db", create=True) as store:
            for one in order:
                store.add(*one, AT)
                if not at_once:
                    reconcile(store, PACK, at=AT)
            reconcile(store, PACK, at=AT)
            digests.add(store.digest())
            tables.add(str(store._db.execute("SELECT * FROM identities ORDER BY called, text").fetchall()))
            tables.add(str(store._db.execute("SELECT id, name, kind, known FROM canonical ORDER BY id").fetchall()))
            assert list(store.verify()) == []
            assert reconcile(store, PACK, at=AT).decided == 0
    assert len(digests) == 1
    assert len(tables) == 2


def test_a_reconcile_cut_short_is_completed_by_the_next(store, monkeypatch):
    monkeypatch.setattr(module, "BLOCKS", 1)
    each = [report(name, path=name) for name in ("Kerr", "Ora Kerr", "Ed Halm", "Edward Halm", "Mina Ostry")]
    for one in each:
        store.add(*one, AT)
    calls = 0
    whole = module._Reconciling._block

    def cut(self, key):
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        whole(self, key)

    with monkeypatch.context() as patch:
        patch.setattr(module._Reconciling, "_block", cut)
        with pytest.raises(KeyboardInterrupt):
            reconcile(store, PACK, at=AT)
    assert list(store.verify()) == []
    assert len(list(store.statements())) == 5
    assert reconcile(store, PACK, at=AT).blocks == 2
    digest = store.digest()
    with Store.open(store.path.with_name("whole.db"), create=True) as other:
        take_in(other, *each)
        assert other.digest() == digest


def test_another_pack_decides_everything_afresh(store):
    take_in(store, report("Piet Zelinskiy", path="a"), knowledge=Knowledge())
    assert who(store)["a", "Piet Zelinskiy"][0].startswith("e")
    take_in(store, knowledge=PACK)
    assert who(store)["a", "Piet Zelinskiy"][0] == "k:piet"
    take_in(store, knowledge=Knowledge())
    assert who(store)["a", "Piet Zelinskiy"][0].startswith("e")
    assert list(store.verify()) == []
    assert store._db.execute("SELECT count(*) FROM canonical WHERE known").fetchone() == (0,)


def test_a_record_that_nothing_was_decided_in_reads_as_its_texts_have_it(store):
    store.add(*report("Pete Halm", path="a"), AT)
    [row] = store.statements(speaker="Pete Halm")
    assert row.speakers[0].identity is None
    assert [entry.name for entry in store.speakers()] == ["Pete Halm"]


def test_one_more_report_looks_at_its_own_names_only(store):
    take_in(store, *(report(name, "Mina Ostry", path=name) for name in ("Ora Kerr", "Ed Halm", "Jon Skarn")))
    done = take_in(store, report("Mina Ostry", path="z"))
    assert (done.texts, done.blocks, done.decided) == (1, 1, 1)


def test_odd_names_are_no_trouble(store):
    names = ("x" * 200, "  Ora   ", "محمد كريم", "Ἀ", "1", "Jr.", "van der", "O’Neil, Ora", "الوزير", "A " * 90 + "B")
    take_in(store, *(report(name, path=str(number)) for number, name in enumerate(names)))
    assert len(list(store.statements())) == len(names)
    assert list(store.verify()) == []


def test_more_names_than_can_be_compared_stand_for_themselves(store, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    given_names = ("Ora", "Tam", "Bo", "Ilse", "Mina")
    take_in(store, *(report(f"{name} Kerr", path=name) for name in given_names), report("Kerr", path="z"))
    found = who(store)
    assert len({found[name, f"{name} Kerr"][0] for name in given_names}) == 5
    assert found["z", "Kerr"][2] == "one-text-1"


def test_the_tables_are_left_alone_by_readers(path):
    with Store.open(path, create=True) as store:
        take_in(store, report("Ora Kerr", path="a"))
    db = sqlite3.connect(path)
    assert db.execute("SELECT called, name, rule FROM identities").fetchall() == [
        ("Ora Kerr", "Ora Kerr", "same-name-1")
    ]
    db.close()


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ("UPDATE canonical SET folded = 'x'", "canonical"),
        ("UPDATE canonical SET name = ''", "canonical"),
        ("UPDATE identity SET canonical = NULL", "identity"),
        ("UPDATE identity_evidence SET quote = 'x'", "identity_evidence"),
        ("DELETE FROM identity_candidate", "identity"),
        ("INSERT INTO redirect SELECT id, 'e0', '2026', 'x' FROM canonical WHERE known", "redirect"),
    ],
)
def test_what_does_not_hold_in_the_identities_is_told(path, damage, where):
    with Store.open(path, create=True) as store:
        chief = Said("the League chief", named=False)
        take_in(store, report("Ora Kerr", chief, path="a", day="2012"), report(chief, path="b"))
        assert list(store.verify()) == []
    db = sqlite3.connect(path)
    db.execute(damage)
    db.commit()
    db.close()
    with Store.open(path) as store:
        assert where in {problem.where for problem in store.verify()}
