"""By what texts of one story find each other, and what two of them tell alike."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store import stories
from onrecord.store.stories import Alike, Stories

DAY, NEXT, LATER = "2025-03-05", "2025-03-06", "2025-03-07"
KEPT = st.lists(st.tuples(st.sets(st.integers(0, 3)), st.sampled_from([DAY, NEXT, LATER, None])), max_size=6)


def empty(texts: int = 6) -> Stories:
    """Of a record of so many texts, t0, t1 and so on by id, in each of which one person of its own says something."""
    db = sqlite3.connect(":memory:")
    db.executescript(files("onrecord.store").joinpath("schema.sql").read_text(encoding="utf-8"))
    for key in range(texts):
        db.execute("INSERT INTO text (key, id, characters, content) VALUES (?, ?, 1, 'x')", (key, f"t{key}"))
        db.execute("INSERT INTO statement (key, id) VALUES (?, ?)", (key, f"s{key}"))
        db.execute(
            "INSERT INTO attribution (key, id, statement, text, start, source, cue, content, quotation, stance, "
            "headline, confidence, rule) VALUES (?1, ?2, ?1, ?1, 0, '', '', '', 'direct', 'asserted', 0, 1, '')",
            (key, f"a{key}"),
        )
        db.execute("INSERT INTO block (attribution, name) VALUES (?, ?)", (key, f"who {key}"))
    return Stories(db)


def keep(made: Stories, text: int, values: Sequence[int] = (7,), day: str | None = DAY) -> None:
    made.keep(text, values, (day, day) if day else None)


def settle(made: Stories) -> None:
    """All has been looked at."""
    made.db.execute("DELETE FROM touched_story")
    made.db.execute("DELETE FROM touched_difference")


def stirred(made: Stories) -> list[str]:
    return [name for (name,) in made.db.execute("SELECT name FROM touched_difference ORDER BY name")]


def test_texts_that_share_a_value_find_each_other_on_neighbouring_days() -> None:
    made = empty()
    for text, values, day in ((0, (7, 9), DAY), (1, (7,), NEXT), (2, (7,), LATER), (3, (8,), DAY), (4, (9, 7), DAY)):
        keep(made, text, values, day)
    keep(made, 5, (7,), None)
    settle(made)
    assert [made.beside(f"t{text}") for text in range(6)] == [
        ["t1", "t4"],
        ["t0", "t2", "t4"],
        ["t1"],
        [],
        ["t0", "t1"],
        [],
    ]


def test_a_month_is_no_day() -> None:
    made = empty()
    keep(made, 0)
    made.keep(1, (7,), ("2025-03-01", "2025-03-31"))
    settle(made)
    assert made.beside("t0") == made.beside("t1") == []


def test_neighbouring_values_are_no_neighbouring_days() -> None:
    made = empty()
    keep(made, 0, (7, 2**32 - 1))
    keep(made, 1, (8, 2**32 - 2))
    settle(made)
    assert made.beside("t0") == []


@given(KEPT)
def test_finding_is_of_both_and_each_pair_is_looked_at_once(kept: list[tuple[set[int], str | None]]) -> None:
    made = empty()
    for text, (values, day) in enumerate(kept):
        keep(made, text, sorted(values), day)
    looked = []
    while found := made.touched(2):
        for text in found:
            looked += [frozenset((text, other)) for other in made.beside(text)]
            made.replace(text, ())
    beside = {text: made.beside(text) for text in (f"t{at}" for at in range(len(kept)))}
    both = {frozenset((one, other)) for one, others in beside.items() for other in others}
    assert len(looked) == len(set(looked))
    assert set(looked) == both
    assert all(one in beside[other] for one, others in beside.items() for other in others)


def test_a_value_that_too_many_texts_of_a_day_have_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MANY", 2)
    made = empty()
    for text, day in ((0, NEXT), (1, DAY), (2, DAY)):
        keep(made, text, day=day)
    settle(made)
    assert made.beside("t0") == ["t1", "t2"]
    keep(made, 3)
    assert stirred(made) == ["who 1", "who 2", "who 3"]
    settle(made)
    assert [made.beside(f"t{text}") for text in range(4)] == [[]] * 4
    keep(made, 4)
    assert stirred(made) == []
    keep(made, 4, (8,))
    assert stirred(made) == []


@pytest.mark.parametrize("day", [NEXT, None, "gone"])
def test_a_text_that_goes_or_moves_lets_the_others_find_each_other_again(
    day: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "MANY", 2)
    made = empty()
    for text in range(3):
        keep(made, text)
    settle(made)
    if day == "gone":
        made.leave(2)
    else:
        keep(made, 2, day=day)
    assert stirred(made) == ["who 0", "who 1"]
    assert made.touched(9) == ["t0", "t1", *(["t2"] if day != "gone" else [])]
    settle(made)
    assert made.beside("t0") == ["t1", *(["t2"] if day == NEXT else [])]


def test_a_text_that_is_read_again_stirs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "MANY", 2)
    made = empty()
    for text in range(3):
        keep(made, text)
    settle(made)
    keep(made, 2)
    assert (stirred(made), made.touched(9)) == ([], ["t2"])


def test_what_two_texts_tell_alike_is_read_from_both_the_most_ahead_first(monkeypatch: pytest.MonkeyPatch) -> None:
    made = empty()
    for text in range(3):
        keep(made, text)
    made.replace("t0", [(0.3, "a0", "a1"), (0.5, "a0", "a2")])
    one, two = Alike(0.5, "a0", "a2", "who 2", "s2"), Alike(0.3, "a0", "a1", "who 1", "s1")
    assert made.alike(["a0"]) == [one, two]
    assert made.alike(["a2"]) == [Alike(0.5, "a2", "a0", "who 0", "s0")]
    assert made.touched(9) == ["t1", "t2"]
    monkeypatch.setattr(stories, "MANY", 2)
    assert made.alike(["a0"]) == []
    monkeypatch.undo()
    made.replace("t2", [])
    assert made.alike(["a0"]) == [two]


def steps(texts: int) -> int:
    """Hundreds of SQLite's steps that keeping a text takes beside so many that have all of its values."""
    made, counted = empty(texts + 1), 0
    rows = [(value << stories.DAY | 739315, text) for value in range(24) for text in range(texts)]
    made.db.executemany("INSERT INTO story (hash, text) VALUES (?, ?)", rows)

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    made.db.set_progress_handler(count, 100)
    keep(made, texts, range(24), "2025-03-05")
    made.beside(f"t{texts}")
    return counted


def test_what_everybody_prints_costs_no_more_than_what_many_print() -> None:
    assert steps(1_000) < 2 * steps(100)
