"""Who the entities of texts are across a record: whatever the order in which the texts came, even cut short."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile import reconciling as module
from onrecord.store import Store
from tests.reconcile import reports
from tests.reconcile.reports import AT, PACK, Said, report
from tests.reconcile.taking import take_in, told, who


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
    newer = replace(second[1], made_by=replace(reports.MADE_BY, model="test-2"))
    again = replace(second[0], id=raw.id, raw=raw.raw, raw_sha256=raw.raw_sha256)
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
