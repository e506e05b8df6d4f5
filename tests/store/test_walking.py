"""Going through a record in order gives what putting all of it in order gives, whatever is asked for."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator

import pytest

from onrecord.domain import Dating
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store, beginnings, finding, walking
from onrecord.store.search import parse_about
from onrecord.store.wanted import Wanted

AT = "2026-01-01T00:00:00+00:00"
DAYS = (None, ("2025-01-05", "2025-01-05"), ("2025-01-01", "2025-01-31"), ("2025-02-10", None), (None, "2024-12-01"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, making) -> Iterator[Store]:
    """Reports of several days and of none, some with dated occasions, one text in two reports."""
    with Store.open(tmp_path_factory.mktemp("walking") / "onrecord.db", create=True) as store:
        with store.writing():
            for number in range(24):
                report, analysis = making.detailed(number)
                days = DAYS[number % len(DAYS)]
                published = Dating(*days, ("invented",)) if days else None
                report = dataclasses.replace(report, published=published)
                store.add(report, analysis, AT)
                if number % 6 == 0:
                    twin = dataclasses.replace(
                        report,
                        id=f"r{number:020x}",
                        path=f"a-{report.path}",
                        published=Dating("2025-03-01", None, ("x",)),
                    )
                    store.add(twin, analysis, AT)
            reconcile(store, Knowledge(), at=AT)
        yield store


FILTERS: list[dict[str, object]] = [
    {},
    {"quotation": "direct"},
    {"outlet": "Post"},
    {"stance": "asserted"},
    {"since": "2025-01", "until": "2025-01-10"},
    {"since": "2024"},
    {"until": "2025-01-31"},
    {"any_figure": True},
    {"kind": "count"},
    {"occasion": "interview"},
    {"occasion": "unknown"},
]


@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize("order", ["report", "time", "newest"])
@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_the_way_there_does_not_matter(
    record: Store, monkeypatch: pytest.MonkeyPatch, asked: dict[str, object], order: str, once: bool
) -> None:
    db = record._db
    wanted = Wanted(**asked, order=order, once=once)  # type: ignore[arg-type]
    monkeypatch.setattr(finding, "Walk", lambda *_: None)
    monkeypatch.setattr(finding, "Ranked", lambda *_: None)
    monkeypatch.setattr(walking, "NARROW", -1.0)  # nor by the texts of an interval
    expected = finding.find(db, wanted, None)
    monkeypatch.undo()
    for narrow, first, many in itertools.product((-1.0, 1.0), (1, 40), (0, 5000)):
        monkeypatch.setattr(walking, "NARROW", narrow)
        monkeypatch.setattr(walking, "FIRST", first)
        monkeypatch.setattr(walking, "MANY", many)
        assert finding.find(db, wanted, None) == expected
        for offset in range(0, len(expected) + 1, 7):
            part = dataclasses.replace(wanted, limit=7, offset=offset)
            assert finding.find(db, part, None) == expected[offset : offset + 7]
        assert finding.how_many(db, wanted, None, 10_000) == len(expected)
        assert finding.how_many(db, wanted, None, 3) == min(3, len(expected))
    assert expected or asked.get("occasion")


@pytest.mark.parametrize("once", [False, True])
@pytest.mark.parametrize("words", ["the", "th*", "th* OR wi*", "th* w*", '"the" w*', "the OR w*", "a b c d"])
def test_what_is_looked_for_is_found_in_the_same_order(
    record: Store, monkeypatch: pytest.MonkeyPatch, words: str, once: bool
) -> None:
    asked = ({}, {"quotation": "direct"}, {"since": "2025"}, {"order": "newest"})
    for few, more in itertools.product((5000, 0), asked):
        monkeypatch.setattr(beginnings, "FEW", few)  # 0: what begins so is looked for on the way
        wanted = Wanted(about=words, once=once, **more)  # type: ignore[arg-type]
        monkeypatch.setattr(finding, "Ranked", lambda *_: None)
        monkeypatch.setattr(finding, "Walk", lambda *_: None)
        monkeypatch.setattr(walking, "NARROW", -1.0)
        expected = finding.find(record._db, wanted, parse_about(words))
        monkeypatch.undo()
        monkeypatch.setattr(beginnings, "FEW", few)
        monkeypatch.setattr(walking, "FIRST", 3)
        found = finding.find(record._db, wanted, parse_about(words))
        if few and "order" not in more and words.startswith("th*"):  # ranked by what is looked up alone
            assert sorted(key for key, _, _ in found) == sorted(key for key, _, _ in expected)
            ranks = [rank for _, _, rank in found if rank is not None]
            assert once or ranks == sorted(ranks)  # of a statement, the best of its versions counts
            expected = found
        assert found == expected
        part = dataclasses.replace(wanted, limit=2, offset=1)
        assert finding.find(record._db, part, parse_about(words)) == expected[1:3]
        assert finding.how_many(record._db, wanted, parse_about(words), 10_000) == len(expected)


def test_a_page_of_a_large_record_takes_only_a_part_of_it(record: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "FIRST", 2)
    asked: list[str] = []
    record._db.set_trace_callback(lambda sql: asked.append(sql) if "json_each" in sql else None)
    finding.find(record._db, Wanted(order="newest", limit=3), None)
    record._db.set_trace_callback(None)
    assert len(asked) < 8


WORDS = (
    "abilities ability able abler ables generalizations generalized generals genre gene everything every everyone ever "
    "skies sky skied hoping hopping hoped hopes rational relational relate conditional condition happily happiness "
    "happy spending spends spent agreed agreement feed feeding university universal universe adjustable adjusts "
    "replacement replace effective effect communism communities vietnamization triplicate decisiveness formalize"
).split()


@pytest.mark.parametrize("few", [0, beginnings.FEW])
@pytest.mark.parametrize("letters", range(2, 8))
def test_whatever_the_stem_of_a_word_it_is_found_by_how_it_begins(
    letters: int, few: int, tmp_path, making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginnings, "FEW", few)
    with Store.open(tmp_path / "words.db", create=True) as store:
        for number, word in enumerate(WORDS):
            store.add(*making.simple(f"{word} so", path=f"{number}.txt"), AT)
        for word in WORDS:
            beginning = word[:letters]
            found = {row.content[0].text.split()[0] for row in store.statements(about=f"{beginning}*")}
            assert found == {one for one in WORDS if one.startswith(beginning)}
