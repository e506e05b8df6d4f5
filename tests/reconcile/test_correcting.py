"""Corrections over the rules: they win, follow what is read later, and leave no trace when they are undone."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.reconcile import reconcile
from onrecord.store import Store, proposals
from onrecord.store.corrections import Correction, Party
from onrecord.store.entries import Candidate
from tests.reconcile.reports import AT, PACK, Said, report
from tests.reconcile.taking import take_in


def packs(said):
    one = PACK.entity(said)
    return [Candidate(each.id, each.name, each.kind) for each in ((one,) if one else PACK.named(said))]


class Correcting:
    def __init__(self, store):
        self.store, self.made = store, 0

    def __call__(self, action, *arguments, **options):
        self.made += 1
        by = proposals.made("Ines", f"2026-02-03T04:00:{self.made:02d}+00:00", None)
        if action not in ("reject", "undo"):
            options["known"] = packs
        entry = self.store.correct(lambda db: getattr(proposals, action)(db, by, *arguments, **options))
        reconcile(self.store, PACK, at=AT)
        return entry.id


@pytest.fixture
def correct(store):
    return Correcting(store)


def who(store):
    return {
        row.report.path: (row.speakers[0].id, row.speakers[0].name, row.speakers[0].status)
        for row in store.statements()
    }


def attribution(store, path):
    return next(row.id for row in store.statements() if row.report.path == path)


def test_a_merge_wins_is_followed_and_can_be_undone(store, correct):
    take_in(store, report("Ora Kerr", path="a"), report("Tam Kerr", path="b"), report("Kerr", path="c"))
    before, found = store.digest(), who(store)
    ora, tam = found["a"][0], found["b"][0]
    assert found["c"][2] == "ambiguous"
    id_ = correct("merge", ora, tam)
    found = who(store)
    assert set(found.values()) == {(ora, "Ora Kerr", "resolved")}  # what was open between them too
    [entry] = store.speakers(tam)  # the id merged away redirects
    assert entry.id == ora
    assert [row.report.path for row in store.statements(speaker="Tam Kerr")] == ["a", "b", "c"]
    row = next(row for row in store.statements() if row.report.path == "b")
    assert row.speakers[0].identity.correction == id_
    take_in(store, report("Tam Kerr", path="d"))  # read later, corrected all the same
    assert who(store)["d"][0] == ora
    assert list(store.verify()) == []
    correct("undo", id_)
    found = who(store)
    assert (found["a"][0], found["b"][0], found["d"][0]) == (ora, tam, tam)
    with Store.open(store.path.with_name("other.db"), create=True) as other:
        take_in(
            other,
            *(report(name, path=path) for name, path in zip(("Ora Kerr", "Tam Kerr", "Kerr"), "abc", strict=True)),
        )
        assert other.digest() == before
        take_in(other, report("Tam Kerr", path="d"))
        assert other.digest() == store.digest()
    assert list(store.verify()) == []


def test_a_merge_with_somebody_whom_only_a_pack_knows(store, correct):
    take_in(store, report("Moen", path="a"), report(Said("the harbour master", named=False), path="b"))
    before = store.digest()
    one = correct("merge", "k:halvard", who(store)["a"][0])
    two = correct("merge", "k:halvard", who(store)["b"][0])
    assert {value[:2] for value in who(store).values()} == {("k:halvard", "Halvard Moen")}
    assert list(store.verify()) == []
    take_in(store, report(Said("the harbour master", named=False), path="b"))
    assert who(store)["b"][0] == "k:halvard"
    correct("undo", two)
    correct("undo", one)
    assert store.digest() == before
    assert list(store.verify()) == []


def test_a_split_a_rename_an_assignment_and_a_rejection(store, correct):
    take_in(store, *(report("Ora Kerr", path=path) for path in "abcd"))
    before, ora = store.digest(), who(store)["a"][0]
    split = correct("split", ora, [attribution(store, "b")])
    other = who(store)["b"][0]
    assert other != ora
    assert who(store)["c"][0] == ora
    rename = correct("rename", other, "Ora Kerr the younger")
    assert [entry.id for entry in store.speakers("Ora Kerr the younger")] == [other]
    assign = correct("assign", attribution(store, "c"), other)
    opened = correct("assign", attribution(store, "d"), None, unresolved=True)
    found = who(store)
    assert found["c"][:2] == (other, "Ora Kerr the younger")
    assert found["d"] == (None, "Ora Kerr", "unresolved")
    assert {row.report.path for row in store.statements(speaker=other)} == {"b", "c"}
    refused = attribution(store, "a")
    reject = correct("reject", refused)
    assert sorted(who(store)) == ["b", "c", "d"]
    assert store.show(refused).row.id == refused
    assert len(list(store.export_rows())) == 3
    take_in(store, *(report("Ora Kerr", path=path) for path in "abcd"))
    assert who(store)["b"][0] == other
    assert list(store.verify()) == []
    for id_ in (reject, opened, assign, rename, split):
        correct("undo", id_)
    assert store.digest() == before
    assert list(store.verify()) == []


def test_a_ring_of_merges_is_refused_or_changes_nothing(store, correct):
    take_in(store, report("Ora Kerr", path="a"), report("Mina Ostry", path="b"))
    found = who(store)
    ora, mina = found["a"][0], found["b"][0]
    correct("merge", ora, mina)
    after = store.digest()
    with pytest.raises(UsageError):
        correct("merge", mina, ora)
    # The same, put into the record by another program.
    for first, second in ((mina, ora), (ora, mina), (mina, mina)):
        parties = (Party(first, "Mina Ostry", "person"), Party(second, "Ora Kerr", "person"))
        store.correct(
            lambda db, parties=parties: Correction("merge", f"2026-03-0{len(parties[0].id) % 9}", "x", None, parties)
        )
        reconcile(store, PACK, at=AT)
    assert store.digest() == after
    assert list(store.verify()) == []


def test_a_correction_of_nobody_changes_nothing(store, correct):
    take_in(store, report("Ora Kerr", path="a"))
    before = store.digest()
    with pytest.raises(UsageError):
        correct("merge", "Ora Kerr", "e00000000000000000000")
    with pytest.raises(UsageError):
        correct("assign", "a00000000000000000000", "Ora Kerr")
    assert store.digest() == before
    parties = (Party("e0000", "Nobody", "person"), Party("e1111", "None", "person"))
    store.correct(lambda db: Correction("merge", "2026-03-01", "x", None, parties))
    reconcile(store, PACK, at=AT)
    assert store.digest() == before
    assert list(store.verify()) == []


def test_a_reconcile_cut_short_before_the_corrections_is_made_good(store, correct, monkeypatch):
    from onrecord.reconcile import reconciling

    take_in(store, report("Ora Kerr", path="a"), report("Mina Ostry", path="b"))
    found = who(store)
    correct("merge", found["a"][0], found["b"][0])
    store.add(*report("Mina Ostry", path="c"), AT)

    def cut(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(reconciling._Reconciling, "_correct", cut)
        with pytest.raises(KeyboardInterrupt):
            reconcile(store, PACK, at=AT)
    assert list(store.verify()) == []
    reconcile(store, PACK, at=AT)
    assert who(store)["c"][0] == found["a"][0]
