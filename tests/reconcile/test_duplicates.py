from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain import Span
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.reconcile.duplicates import bands, compare, sketch
from onrecord.store import Store
from tests.reconcile.statements.test_deriving import AT, made

WIRE = " ".join(
    f"The {a} of {b} said on {day} that {n} {c} would be moved before winter, and nobody asked why."
    for n, (a, b, c, day) in enumerate(
        zip(
            "mayor baker warden pilot keeper clerk".split(),
            "Orsa Tolmark Varnholm Pellam Sand Urm".split(),
            "barges chairs goats lamps barrels boats".split(),
            "Monday Tuesday Wednesday Thursday Friday Sunday".split(),
            strict=True,
        ),
        11,
    )
)
OTHER = (
    "A quite different story of a bridge that fell into the lake while three oxen stood on it and looked around. " * 2
)


def copied(one: str, other: str) -> float | None:
    found = compare(sketch(one), sketch(other))
    return found[0] if found is not None else None


@pytest.mark.parametrize(
    ("other", "least"),
    [
        (WIRE, 1.0),
        (WIRE.upper().replace(",", " –"), 1.0),
        ("Another headline\n\n" + WIRE, 1.0),
        (WIRE[: len(WIRE) // 2], 0.9),
        (WIRE.replace("12", "13"), 0.9),
    ],
)
def test_copies_are_found_whatever_was_cut_or_put_before(other: str, least: float) -> None:
    found = copied(WIRE, other)
    assert found is not None
    assert found >= least
    assert set(bands(sketch(WIRE).words)) & set(bands(sketch(other).words))


@pytest.mark.parametrize("other", [OTHER, "", "… — !", "the of and", WIRE[:60]])
def test_what_is_no_copy(other: str) -> None:
    assert copied(WIRE, other) is None


def test_passages_are_the_same_words_on_both_sides() -> None:
    other = "Headline\n\n" + WIRE.replace("goats", "sheep")
    found = compare(sketch(WIRE), sketch(other))
    assert found is not None
    assert len(found[1]) == 2
    for here, there in found[1]:
        assert here.of(WIRE) == there.of(other)


def test_what_was_set_aside_does_not_count() -> None:
    assert sketch("Read more. It holds.", [Span(0, 10)]).words == ("it", "holds")


@given(st.text(max_size=300))
def test_any_text_is_its_own_copy_or_has_no_words(text: str) -> None:
    one = sketch(text)
    assert (compare(one, one) is not None) == bool(one.words)
    assert len(one.words) == len(one.places)
    assert bands(one.words) == bands(one.words)


def families(store: Store) -> list[set[str]]:
    found: dict[str, set[str]] = {}
    for name, path in store._db.execute("SELECT f.name, r.path FROM family f JOIN report r ON r.text = f.text"):
        found.setdefault(name, set()).add(path)
    return sorted(found.values(), key=sorted)


def test_copies_in_a_record_are_listed_and_count_as_one_text(tmp_path: Path) -> None:
    said = "“" + WIRE + "”"
    reports = [
        made("a.txt", ("Ora Kerr", said), outlet="The Courier"),
        made("b.txt", ("Ora Kerr", said), outlet="Border Gazette"),
        made("c.txt", ("Ora Kerr", "“12 goats would be moved before winter”"), outlet="The Courier"),
    ]
    shapes = set()
    for number, order in enumerate((reports, reports[::-1])):
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            for each in order:
                store.add(*each, AT)
                reconcile(store, Knowledge(), at=AT)
            assert families(store) == [{"a.txt", "b.txt"}]
            told = store.versions(reports[0][1].attributions[0].id).told
            assert (told.versions, told.reports, told.texts, told.outlets) == (3, 3, 2, 2)
            copies = {entry.path: [copy.path for copy in entry.copies] for entry in store.reports()}
            assert copies == {"a.txt": ["b.txt"], "b.txt": ["a.txt"], "c.txt": []}
            assert list(store.verify()) == []
            shapes.add(store.digest())
    assert len(shapes) == 1


def test_a_hundred_copies_are_one_family_in_any_order(tmp_path: Path) -> None:
    reports = [made(f"{n}.txt", ("Ora Kerr", f"“{WIRE} Copy {n}.”")) for n in range(100)]
    pairs = set()
    for number in range(2):
        random.Random(number).shuffle(reports)
        with Store.open(tmp_path / f"{number}.db", create=True) as store:
            for each in reports:
                store.add(*each, AT)
            reconcile(store, Knowledge(), at=AT)
            assert len(families(store)) == 1
            found = store._db.execute(
                "SELECT t.id, o.id, d.score FROM duplicate d "
                "JOIN text t ON t.key = d.one JOIN text o ON o.key = d.other"
            )
            pairs.add(tuple(sorted(found)))
    assert len(pairs) == 1
    assert len(pairs.pop()) < 100 * 42
