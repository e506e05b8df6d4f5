"""The scorer: full marks for who knows all, none for who knows nothing, by hand in between."""

from __future__ import annotations

import pytest

from benchmarks.versions import corpus, mistakes, scoring
from benchmarks.versions.corpus import Content
from benchmarks.versions.records import Found, FoundDiscrepancy, FoundSide
from tests.benchmarks.versions.conftest import id_of


def perfect(one: corpus.Corpus) -> Found:
    """What a record would say that knew everything."""
    contents = {content.id: content for _, content in scoring.every(one)}
    found = Found(
        {name: content.statement for name, content in contents.items()},
        {name: content.kinds[0] for name, content in contents.items()},
        {name: [one.people[content.speaker].name] for name, content in contents.items()},
    )
    for gold in mistakes.discrepancies(one):
        sides = []
        for group in (gold.mistaken, gold.others):
            name = min(group.contents or group.reports)
            contents_of = frozenset({name} if group.contents else ())
            about = frozenset({gold.who} if gold.who else ())
            sides.append(FoundSide(contents_of, name.split(".")[0], bool(group.contents), offices=about))
        found.discrepancies.append(FoundDiscrepancy(gold.kind, tuple(sides)))

    def side(unit: str) -> FoundSide:
        name = min(name for name, content in contents.items() if content.unit == unit)
        return FoundSide(frozenset({name}), name.split(".")[0], True)

    def statement(unit: str) -> str:
        return min(content.statement for content in contents.values() if content.unit == unit)

    for occasion in one.occasions:
        found.developments.extend((side(a), side(b)) for a, b in occasion.developments)
        found.repetitions.update(frozenset({statement(a), statement(b)}) for a, b in occasion.repetitions)
    return found


def test_who_knows_everything_scores_all_points(part: corpus.Corpus) -> None:
    assert {name: score.f1 for name, score in scoring.metrics(part, perfect(part)).items() if score.f1 < 100.0} == {}


def test_who_knows_nothing_invents_nothing(toy: corpus.Corpus) -> None:
    scores = scoring.metrics(toy, Found({content.id: content.id for _, content in scoring.every(toy)}))

    assert scores["statements"].p == 100.0
    assert scores["statements"].r < 70.0
    assert (scores["discrepancies"].p, scores["discrepancies"].r) == (100.0, 0.0)
    assert scores["faithful"].p == 100.0


def test_everything_in_one_statement_is_recalled_and_not_precise(toy: corpus.Corpus) -> None:
    scores = scoring.metrics(toy, Found({content.id: "s" for _, content in scoring.every(toy)}))

    assert scores["statements"].r == 100.0
    assert scores["statements"].p < 60.0


def test_bcubed_by_hand() -> None:
    score = scoring.bcubed({"a": 1, "b": 1, "c": 2}, {"a": "x", "b": "y", "c": "y"})

    assert score.p == pytest.approx(100 * (1 + 1 / 2 + 1 / 2) / 3)
    assert score.r == pytest.approx(100 * (1 / 2 + 1 / 2 + 1) / 3)


def test_a_discrepancy_between_faithful_versions_counts_against_them(toy: corpus.Corpus) -> None:
    found = perfect(toy)
    name = id_of("tuning")
    sides = tuple(FoundSide(frozenset({each}), each.split(".")[0], True) for each in (f"{name}/0.a", f"{name}/2.b"))
    found.discrepancies.append(FoundDiscrepancy("figure", sides))
    scores = scoring.metrics(toy, found)
    pairs_there = scoring.faithful_pairs(toy)

    assert {f"{name}/0.a", f"{name}/2.b"} in [set(pair) for pair in pairs_there]
    assert scores["faithful"].right == len(pairs_there) - 1
    assert scores["discrepancies"].p < 100.0
    assert scores["discrepancies"].r == 100.0


def test_what_is_found_of_another_person_is_not_the_identity_that_was_wanted(toy: corpus.Corpus) -> None:
    gold = next(one for one in mistakes.discrepancies(toy) if one.kind == "identity")
    wrong, right = min(gold.mistaken.reports), min(gold.others.reports)

    def found(who: str) -> FoundDiscrepancy:
        of = frozenset({who})
        sides = (FoundSide(frozenset(), wrong, False, offices=of), FoundSide(frozenset(), right, False, offices=of))
        return FoundDiscrepancy("identity", tuple(sides))

    assert gold.who is not None
    assert scoring.matches(found(gold.who), gold)
    assert not scoring.matches(found("somebody"), gold)


def test_a_side_that_is_on_neither_side_spoils_a_match(toy: corpus.Corpus) -> None:
    gold = next(one for one in mistakes.discrepancies(toy) if one.kind == "figure")
    name = id_of("tuning")

    def found(*contents: str, kind: str = "figure") -> FoundDiscrepancy:
        sides = (FoundSide(frozenset({f"{name}/{each}"}), f"{name}/{each[0]}", True) for each in contents)
        return FoundDiscrepancy(kind, tuple(sides))

    assert scoring.matches(found("1.a", "0.a"), gold)
    assert scoring.matches(found("0.a", "1.a", "2.b"), gold)
    assert scoring.matches(found("1.a", "0.a", kind="wording"), gold)
    assert not scoring.matches(found("0.a", "2.b"), gold)
    assert not scoring.matches(found("1.a", "0.b"), gold)
    assert not scoring.matches(found("1.a", "0.a", "0.b"), gold)
    assert not scoring.matches(found("1.a", "0.a", kind="date"), gold)


def test_mistaken_versions_are_in_no_faithful_pair(part: corpus.Corpus) -> None:
    contents: dict[str, Content] = {content.id: content for _, content in scoring.every(part)}
    for pair in scoring.faithful_pairs(part):
        assert all(contents[name].faultless for name in pair)
        assert len({contents[name].statement for name in pair}) == 1
