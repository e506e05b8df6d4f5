"""The scores by hand: the example of the reference scorer's paper, and what any metric of clusters must do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("scipy", reason="scipy aligns the clusters of CEAFe")

from benchmarks.coreference_scores import better, counts, figures, intervals

KEY = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
RESPONSE = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


def clusters(mentions: range = range(12)) -> st.SearchStrategy[list[set[int]]]:
    """Partitions of some of the mentions."""
    homes = st.lists(st.integers(0, 5), min_size=len(mentions), max_size=len(mentions))
    return homes.map(lambda home: [{m for m, h in zip(mentions, home, strict=True) if h == n} for n in range(1, 6)])


def test_the_example_of_the_reference_implementations_paper():
    found = figures(counts(KEY, RESPONSE))

    assert (found["mentions"].recall, found["mentions"].precision) == pytest.approx((100 * 6 / 7, 75.0))
    assert (found["muc"].recall, found["muc"].precision) == pytest.approx((40.0, 40.0))
    assert found["b3"].recall == pytest.approx(100 * (4 / 3 + 1 / 3 + 4 / 4 + 1 / 4) / 7)
    assert found["b3"].precision == pytest.approx(50.0)
    assert found["ceafe"].recall == pytest.approx(100 * (0.8 + 0.5) / 2)
    assert found["ceafe"].precision == pytest.approx(100 * (0.8 + 0.5) / 3)
    assert found["conll"].f1 == pytest.approx((found["muc"].f1 + found["b3"].f1 + found["ceafe"].f1) / 3)


def test_everything_as_one_cluster_is_what_muc_overlooks():
    found = figures(counts([{1, 2}, {3, 4}], [{1, 2, 3, 4}]))

    assert found["muc"].recall == 100.0
    assert found["muc"].precision == pytest.approx(100 * 2 / 3)
    assert found["b3"].precision == pytest.approx(50.0)
    assert found["ceafe"].f1 == pytest.approx(100 * 2 * (2 / 3 / 2) * (2 / 3) / (2 / 3 / 2 + 2 / 3))


def test_singletons_count_on_neither_side():
    assert (counts([*KEY, {"x"}], [*RESPONSE, {"y"}]) == counts(KEY, RESPONSE)).all()


def test_a_mention_in_two_clusters_is_refused():
    with pytest.raises(ValueError, match="two clusters"):
        counts(KEY, [{"a", "b"}, {"b", "c"}])


@pytest.mark.parametrize(("key", "response"), [([], []), (KEY, []), ([], RESPONSE), ([{"a"}], RESPONSE)])
def test_nothing_to_find_or_nothing_found_is_zero(key, response):
    assert figures(counts(key, response))["conll"].f1 == 0.0


@given(clusters())
def test_the_key_itself_is_right(key):
    found = figures(counts(key, key))
    if any(len(cluster) > 1 for cluster in key):
        assert found["conll"].f1 == pytest.approx(100.0)


@given(clusters(), clusters(range(3, 15)))
def test_recall_and_precision_change_places_with_key_and_response(key, response):
    one, other = figures(counts(key, response)), figures(counts(response, key))
    for name, figure in one.items():
        assert 0 <= figure.f1 <= 100 + 1e-9
        assert figure.recall == pytest.approx(other[name].precision)


def test_intervals_hold_the_figure_and_a_better_system_is_better():
    right = [counts(KEY, KEY)] * 4 + [counts(KEY, RESPONSE)] * 4
    wrong = [counts(KEY, RESPONSE)] * 8
    low, high = intervals(right, rounds=200)["conll"]

    assert low <= figures(sum(right))["conll"].f1 <= high
    assert low < high
    difference, least, most = better(right, wrong, rounds=200)
    assert 0 <= least <= difference <= most
