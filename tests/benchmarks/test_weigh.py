"""Weights for descriptions: what is learned tells the right person from the others, and no document weighs itself."""

from __future__ import annotations

from benchmarks.speakers import weigh
from benchmarks.speakers.weigh import Example
from onrecord.analysis.speakers import weighing
from onrecord.analysis.speakers.chains import Chain
from onrecord.analysis.speakers.weighing import Weighed


def examples() -> list[Example]:
    people = (Chain("person", "Ana Orlo"), Chain("person", "Jon Venn"))
    rows = []
    for n in range(40):
        near = n % 2
        facts = ({"near": float(near == 0)}, {"near": float(near == 1)})
        rows.append(Example(f"d{n}", 0, Weighed(people, facts, {"nobody": 1.0}), (near == 0, near == 1, False)))
    return rows


def test_what_always_goes_with_the_right_person_weighs_for_it() -> None:
    learned = weigh.learn(examples())
    assert learned["near"] > 1.0
    assert learned["nobody"] < 0.0


def test_what_those_who_are_no_source_show_alone_weighs_little_for_sources() -> None:
    rows = examples()
    people = rows[0].weighed.people
    facts = ({"far": 1.0}, {"far": 0.0})
    texts = [
        Example(f"t{n}", 0, Weighed(people, facts, {"nobody": 1.0}), (True, False, False), False) for n in range(40)
    ]
    sources = [Example(one.document, one.n, one.weighed, one.right) for one in texts]
    apart, among = weigh.learn([*rows, *texts])["far"], weigh.learn([*rows, *sources])["far"]
    assert 0.0 < apart < among


def test_folds_give_each_source_shares_of_all_who_may_be_meant() -> None:
    rows = examples()
    shares = weigh.folded(rows)
    assert all(len(share) == len(row.right) for row, share in zip(rows, shares, strict=True))
    assert all(abs(sum(share) - 1.0) < 1e-9 for share in shares)
    assert "40 of  40 right" in weigh.table(rows, shares)[1]


def test_the_shipped_weights_are_of_the_thresholds_that_the_script_names() -> None:
    shipped = weighing.weights()
    least = {"settles": shipped.settles, "names": shipped.names, "doubts": shipped.doubts}
    assert least == weigh.LEAST
