"""The pairs that weights of polarity are fitted on: which there are, and what each counts."""

from __future__ import annotations

from collections import Counter

from benchmarks.versions import opposing, situations


def test_what_is_only_measured_has_no_weight() -> None:
    known = situations.read(situations.CHECKED)[:3]
    pairs = list(opposing.of_situations(known, opposing.CHECK, 1))
    assert Counter(one.sort for one in pairs) == {"opposed": 48, "same": 36, "beside": 72, "else": 48}
    assert {one.source for one in pairs} == {opposing.CHECK}
    assert {opposing.counted(one) for one in pairs} == {0.0}


def test_the_pairs_of_a_situation_are_in_one_fold() -> None:
    known = situations.read(situations.CHECKED)[:6]
    folds = [{one.fold for one in opposing.of_situations([each], "situations", 5)} for each in known]
    assert all(len(each) == 1 for each in folds)
    assert len({one.fold for one in opposing.of_situations(known, "situations", 5)}) > 1


def test_a_mistake_of_several_pairs_counts_once() -> None:
    made = [opposing.Pair("corpus", "tuning", "opposite", "the bell", None) for _ in range(3)]
    assert opposing.tallied([], made) == ["corpus: opposite 0 of 1"]
