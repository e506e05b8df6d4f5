from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.searching.__main__ import score
from benchmarks.searching.queries import KINDS, PARTS, Asked, Query, load


def test_the_queries_are_well_formed_and_both_halves_have_many() -> None:
    queries = load()
    assert len({query.words for query in queries}) == len(queries) >= 80
    assert {query.kind for query in queries} <= set(KINDS)
    for part in PARTS:
        assert 0.4 < sum(query.part == part for query in queries) / len(queries) < 0.6


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('words = "a"\nkind = "nothing"\nunits = ["dockers-ballot/u1"]', "its kind"),
        ('words = "a"\nkind = "other"', "its kind"),
        ('words = "a"\nkind = "guess"\nsamples = ["b"]', "its kind"),
        ('words = "a"\nkind = "other"\nunits = ["nowhere/u1"]', "no unit"),
    ],
)
def test_a_query_that_is_wrongly_written_is_refused(tmp_path: Path, entry: str, why: str) -> None:
    file = tmp_path / "queries.toml"
    file.write_text(f"[[query]]\n{entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=why):
        load(file)


def test_scores_are_of_what_is_wanted_however_the_record_groups_it() -> None:
    said = {"a1": ("s1", "one", "o/u1"), "a2": ("s2", "two", "o/u1"), "a3": ("s3", "three", None)}
    on = Asked(None, said)  # type: ignore[arg-type]
    query, nothing = Query("q", "other", ("o/*",), ("three",)), Query("n", "nothing", (), ())
    assert on.wanted(query) == {"o/u1", "s3"}
    scores = score(on, [query, nothing], lambda words: ["s2", "s1", "s3"] if words == "q" else ["s1"])
    assert scores == {"recall@5": 1, "recall@10": 1, "MRR": 1, "found at all": 1, "of nothing": 1}
    scores = score(on, [query], lambda words: ["s2"])
    assert (scores["recall@5"], scores["MRR"], scores["of nothing"]) == (0.5, 1, 0)
