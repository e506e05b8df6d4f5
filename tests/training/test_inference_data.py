"""What an encoder of pairs learns from: pairs of situations and of tellings, whole and none twice over."""

from __future__ import annotations

import json
from collections import Counter

import numpy as np

import onrecord
from benchmarks.versions import calling, corpus, situations
from benchmarks.versions.situations import NEITHER, OPPOSED, SAME
from tests.test_inferring import GO, STAY
from training import inference_data
from training.inference_data import Pair


def test_a_situation_gives_pairs_of_each_kind_without_marks():
    pairs = inference_data.of_situation(situations.learned()[0])
    assert {answer: len(found) for answer, found in pairs.items()} == {OPPOSED: 16, SAME: 12, NEITHER: 40}
    assert not any(words[0] in '"“' for found in pairs.values() for pair in found for words in pair[:2])


def test_what_it_is_measured_by_is_not_learned():
    assert not {"held-out", "fresh-12", "fresh-13", "fresh-15"} & {*corpus.LEARNED, *inference_data.MEASURED}
    learned = set(inference_data.tellings("fresh-9"))
    assert {pair.answer for pair in learned} == {OPPOSED, SAME, NEITHER}
    assert not learned & {pair for part in inference_data.MEASURED for pair in inference_data.tellings(part)}


def test_people_and_occasions_give_pairs_but_for_those_that_only_measure():
    lists = {"right": ("mayor", "the town's first citizen"), "wrong": ("deputy mayor",), "other": ("a pharmacist",)}
    pairs = list(inference_data.of_lists(lists, "She is {}."))
    assert Counter(pair.answer for pair in pairs) == {OPPOSED: 2, inference_data.FITS: 3}
    assert all("deputy" in pair.one + pair.other for pair in pairs if pair.answer == OPPOSED)
    checked = {person.name for person in calling.people(sorted(calling.PEOPLE.glob("*.jsonl"))) if person.checked}
    world = list(inference_data.of_the_world())
    assert checked
    assert world
    assert not any(name in pair.one for name in checked for pair in world)


def test_what_is_asked_of_in_a_record_of_real_reports_fits(tmp_path):
    record = tmp_path / "real.db"
    with onrecord.open(record, create=True) as opened:
        for name, text in (("stay.txt", STAY), ("go.txt", GO)):
            (tmp_path / name).write_text(text, encoding="utf-8")
            opened.read(tmp_path / name)
    before = record.read_bytes()
    pairs = inference_data.of_record(record)
    assert {pair.answer for pair in pairs} == {inference_data.FITS}
    assert any("fold" in pair.one + pair.other for pair in pairs)
    assert record.read_bytes() == before


def test_captions_without_a_verdict_are_left_out(tmp_path):
    file = tmp_path / "captions.jsonl"
    rows = [
        {"sentence1": "A dog runs.", "sentence2": "A cat.", "gold_label": label} for label in ("contradiction", "-")
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert inference_data.captions(file) == [Pair("A dog runs.", "A cat.", OPPOSED)]


def test_batches_hold_every_pair_of_a_pass_once():
    pairs = [Pair(f"{n}", "x" * (n % 50), SAME) for n in range(700)]
    found = [pair for several in inference_data.batched(iter([list(pairs)])) for pair in several]
    assert sorted(found) == sorted(pairs)


def test_what_odds_are_worth():
    pairs = [Pair("a", "b", OPPOSED)] * 10 + [Pair("a", "b", SAME)] * 100
    assert "in 100.0 %" in inference_data.measured(pairs, np.array([1.0] * 10 + [0.0] * 100))
    assert "in 50.0 %" in inference_data.measured(pairs, np.array([1.0] * 5 + [-1.0] * 5 + [0.0] * 100))
