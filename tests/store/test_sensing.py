from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import UsageError
from onrecord.store import Store, sensing
from onrecord.store.search import parse_about
from onrecord.store.sensing import FLOOR, WIDTH, Vectors, plain, vectors

AT = "2026-01-02T03:04:05Z"


def vector(**parts: float) -> bytes:
    """A vector of these parts: each a direction of its own, by its name."""
    made = np.zeros(WIDTH, np.float32)
    for name, part in parts.items():
        made[sum(name.encode()) % WIDTH] += part
    return bytes(np.rint(made / np.sqrt((made * made).sum()) * 127).astype(np.int8).tobytes())


@pytest.fixture
def said(store, making):
    """A record in which five people say something, each with what it means."""
    for number, (words, name, parts) in enumerate(
        [
            ("The dam will hold", "Ora Venn", {"water": 1}),
            ("The reservoir is sound", "Tam Kerr", {"water": 0.8, "talk": 0.6}),
            ("Taxes go up by 5 percent", "Bo Ruiz", {"money": 1}),
            ("A dam of paperwork and taxes", "Mina Ostry", {"talk": 1}),
            ("Duties rise by 7 percent", "Rolf Ebner", {"money": 0.9, "talk": 0.3}),
        ]
    ):
        report, analysis = making.simple(words, name, path=f"{number}.txt", title=f"Report {number}")
        (one,) = analysis.attributions
        store.add(report, replace(analysis, attributions=(replace(one, meaning=vector(**parts)),)), AT)
    return store


def found(store: Store, about: str, **parts: float) -> list[tuple[str, str | None]]:
    rows = store.statements(about=about, vector=vector(**parts) if parts else None)
    return [(row.content[0].text, row.found) for row in rows]


def test_what_says_it_in_other_words_is_found_and_each_says_how(said):
    assert found(said, "dam", water=1) == [
        ("The dam will hold", "both"),
        ("The reservoir is sound", "meaning"),
        ("A dam of paperwork and taxes", "words"),
    ]
    rows = list(said.statements(about="dam", vector=vector(water=1)))
    assert [row.likeness for row in rows] == [1.0, pytest.approx(0.8, abs=0.01), 0.0]
    assert [row.rank for row in rows] == sorted(row.rank for row in rows)
    assert rows[1].as_dict()["found"] == "meaning"
    assert rows[1].matches == ()
    assert [(span.start, span.end) for span in rows[0].matches] == [(row := rows[0].content[0].start + 4, row + 3)]
    assert "found" not in next(iter(said.statements())).as_dict()


def test_without_a_vector_the_words_alone_are_searched(said):
    assert [how for _, how in found(said, "dam")] == ["words", "words"]


@pytest.mark.parametrize("about", ['"the dam"', "dam*", "dam OR levee", "the", 'dam "hold"'])
def test_quoted_words_beginnings_alternatives_and_empty_words_are_strict(said, about):
    assert not plain(parse_about(about))
    assert found(said, about, water=1) == [(words, "words") for words, _ in found(said, about)]


@pytest.mark.parametrize("about", ["dam", "the dam", "or", "Orsa", "a dam or not", "dam defense"])
def test_other_searches_are_not(about):
    assert plain(parse_about(about)) == (about != "or")


def test_what_a_content_has_of_the_words_counts(said):
    assert [words for words, _ in found(said, "sound", water=1)] == ["The reservoir is sound", "The dam will hold"]


def test_another_number_is_not_meant(said):
    assert found(said, "percent 7", money=1) == [("Duties rise by 7 percent", "both")]
    assert found(said, "up 7 percent", money=1) == [("Duties rise by 7 percent", "meaning")]
    assert found(said, "8 percent", money=1) == []


def test_the_words_that_a_content_has_are_marked_be_they_all_or_some(said):
    (row, *_) = said.statements(about="the percent of duties and tariffs", vector=vector(money=1))
    marked = [row.content[0].text[span.start - row.content[0].start :][: span.end - span.start] for span in row.matches]
    assert (row.found, marked) == ("meaning", ["Duties", "percent"])


def test_nothing_below_the_floor_is_found(said):
    assert found(said, "levee", talk=1, water=-1) == [("A dam of paperwork and taxes", "meaning")]
    assert found(said, "levee", elsewhere=1) == []
    assert 0 < FLOOR < 1


def test_conditions_orders_and_counts_go_with_it(said):
    asked = {"about": "dam", "vector": vector(water=1)}
    assert [row.content[0].text for row in said.statements(speaker="Kerr", **asked)] == ["The reservoir is sound"]
    assert [row.report.path for row in said.statements(order="report", **asked)] == ["0.txt", "1.txt", "3.txt"]
    assert [row.report.path for row in said.statements(limit=1, offset=1, **asked)] == ["1.txt"]
    from onrecord.store.wanted import Wanted

    assert said.found(Wanted(about="dam", once=True), 10, vector(water=1)) == 3
    assert said.found(Wanted(about="dam", once=True), 10) == 2
    with pytest.raises(UsageError):
        said.statements(about="dam", order="sideways", vector=vector(water=1))


def test_who_speaks_where_is_not_found_by_a_correction_refused(said):
    said._db.execute("INSERT INTO refused SELECT key, 'c1' FROM attribution WHERE content LIKE '%reservoir%'")
    assert [words for words, _ in found(said, "dam", water=1)] == ["The dam will hold", "A dam of paperwork and taxes"]


def test_a_content_without_a_vector_is_found_by_its_words(said, making):
    said.add(*making.simple("Another dam", "Petra Halm", path="9.txt", title="More"), AT)
    assert ("Another dam", "words") in found(said, "dam", water=1)
    row = next(row for row in said.statements(about="another dam", vector=vector(water=1)) if row.likeness is None)
    assert row.content[0].text == "Another dam"


def test_the_vectors_are_read_again_when_the_record_changed(said, making):
    before = vectors(said.path, "rw")
    assert vectors(said.path, "rw") is before
    assert len(before.keys) == len(before.rows) == 5
    report, analysis = making.simple("A weir", "Petra Halm", path="9.txt", title="More")
    (one,) = analysis.attributions
    said.add(report, replace(analysis, attributions=(replace(one, meaning=vector(water=1)),)), AT)
    assert len(vectors(said.path, "rw").keys) == 6
    assert ("A weir", "meaning") in found(said, "dam", water=1)


def test_another_thread_and_another_store_share_the_vectors(said, path):
    made: list[Vectors] = []
    with Store.open(path) as other:
        threads = [threading.Thread(target=lambda: made.append(vectors(other.path, "rw"))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(one) for one in made}) == 1
        assert [how for _, how in found(other, "dam", water=1)] == ["both", "meaning", "words"]


def test_a_search_within_one_moment_of_the_record(said):
    with said.moment():
        assert len(found(said, "dam", water=1)) == 3


def test_no_more_than_so_many_are_found_by_meaning(said, monkeypatch):
    monkeypatch.setattr(sensing, "MOST", 1)
    assert found(said, "levee", water=1) == [("The dam will hold", "meaning")]
    assert len(found(said, "dam", water=1)) == 3  # what has the words is always there


def test_a_record_without_vectors_and_damaged_ones(store, making, tmp_path: Path):
    store.add(*making.simple("The dam will hold"), AT)
    assert not store.has_meanings()
    assert found(store, "dam", water=1) == [("The dam will hold", "words")]
    store._db.execute("INSERT INTO meaning SELECT key, x'0102' FROM attribution")
    assert store.has_meanings()
    assert found(store, "dam", water=1) == [("The dam will hold", "words")]


def test_cosines_do_not_hang_on_where_a_vector_stands():
    dice = np.random.default_rng(1)
    one = dice.integers(-127, 127, WIDTH, dtype=np.int8)
    rows = np.tile(one, (2500, 1))
    got = Vectors(np.arange(2500), rows, {}).cosines(one.tobytes())
    assert np.round(got, sensing.PLACES).min() == np.round(got, sensing.PLACES).max()
    assert not Vectors(np.arange(1), rows[:1], {}).cosines(bytes(WIDTH)).any()
