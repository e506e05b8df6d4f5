"""The situations to learn from and to measure by: whole, apart from each other, and what their pairs are."""

import json

import pytest

from benchmarks.versions import situations
from benchmarks.versions.situations import NEITHER, OPEN, OPPOSED, SAME, relation


def test_every_file_has_whole_situations():
    assert len(situations.read(situations.CHECKED)) == 50
    learned = situations.learned()
    assert len({one.id for one in learned}) == len(learned) >= 700


def test_no_pair_that_is_measured_is_learned():
    learned = {frozenset(pair[:2]) for pair in situations.pairs(situations.learned())}
    measured = {frozenset(pair[:2]) for pair in situations.pairs(situations.read(situations.CHECKED))}
    assert measured
    assert learned.isdisjoint(measured)


def test_a_situation_that_lacks_a_content_is_told_with_its_line(tmp_path):
    row = json.loads(situations.CHECKED.read_text(encoding="utf-8").splitlines()[0])
    file = tmp_path / "some.jsonl"
    file.write_text(json.dumps(row) + "\n" + json.dumps(row | {"no": row["no"][:3]}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2: no"):
        situations.read(file)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("yes", "no", OPPOSED),
        ("no", "no", SAME),
        ("yes", "beside_yes", NEITHER),
        ("yes", "beside_no", OPEN),
        ("beside_yes", "beside_yes", OPEN),
        ("else", "beside_no", NEITHER),
        ("yes", situations.ELSEWHERE, NEITHER),
    ],
)
def test_what_two_contents_are_to_each_other_follows_from_their_lists(one, other, how):
    assert relation(one, other) == relation(other, one) == how


def test_pairs_are_those_of_one_situation_of_which_something_is_known():
    one = situations.read(situations.CHECKED)[0]
    found = [how for _, _, how in situations.pairs([one])]
    assert (found.count(OPPOSED), found.count(SAME), found.count(NEITHER)) == (16, 12, 53)
