"""What a judgement of contents reads and answers: every word of each content its own, symmetric, and of one sum."""

from __future__ import annotations

import random
from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, which the package does not")

from benchmarks.versions.situations import NEITHER, OPPOSED, SAME  # noqa: E402
from training import judging  # noqa: E402

PAIRS = [("the pier stays shut", "it will open on Friday"), ("Pier stays shut!", "no pier, he said"), ("so", "…")]


class Small(torch.nn.Module):
    """An encoder of one layer that sees each word piece and the mean of all."""

    config = SimpleNamespace(hidden_size=8)

    def __init__(self) -> None:
        super().__init__()
        self.words = torch.nn.Embedding(30522, 8)

    def forward(self, input_ids, attention_mask):
        states = self.words(input_ids) * attention_mask[..., None]
        means = states.sum(1, keepdim=True) / attention_mask.sum(1)[:, None, None]
        return SimpleNamespace(last_hidden_state=states + means)


@pytest.fixture
def model() -> judging.Judging:
    torch.manual_seed(3)
    return judging.Judging(Small())


def test_letter_case_and_marks_are_not_read():
    assert judging.pieces("“We are OPEN,” he said.") == judging.pieces("we are open he said")


def test_a_huge_content_is_cut():
    assert len(judging.pieces("word " * 5_000)) == judging.LONGEST


def test_every_word_piece_is_of_its_content_and_the_marks_of_none():
    made = judging.batch([["the pier", "open"], ["so", "open on Friday", "the pier"]])
    assert [made.owners[row].max().item() for row in (0, 1)] == [2, 3]
    for row, count in enumerate((5 - 2, 2 + 1 + 3)):
        assert (made.owners[row] > 0).sum().item() == count
    assert ((made.owners > 0) <= (made.mask > 0)).all()
    assert (made.ids[made.mask == 0] == 0).all()


def test_masking_follows_its_seed():
    texts = [[PAIRS[0][0] * 4, PAIRS[0][1] * 4]]
    one, same = (judging.batch(texts, random.Random(5)).ids.tolist() for _ in range(2))
    assert one == same != judging.batch(texts).ids.tolist()


def test_probabilities_sum_to_one_and_do_not_hang_on_the_order(model):
    found = judging.judged(model, PAIRS)
    assert found.shape == (3, 3)
    assert np.allclose(found.sum(1), 1, atol=0.01)
    assert np.allclose(found, judging.judged(model, [pair[::-1] for pair in PAIRS]), atol=0.01)


def test_only_pairs_that_are_known_count(model):
    scores = torch.zeros(1, 3, 3, 3)
    known = [[("a", "yes"), ("b", "no"), ("c", "beside_no")]]  # "yes" beside "beside_no" is open
    before = judging.loss(scores, known).item()
    scores[0, 0, 2, OPPOSED] = 9.0
    assert judging.loss(scores, known).item() == pytest.approx(before)
    scores[0, 0, 1, OPPOSED] = scores[0, 1, 2, NEITHER] = 9.0
    assert judging.loss(scores, known).item() < 0.1 < before


def test_figures_tell_what_is_found_where_few_others_are_accused():
    right = np.repeat([OPPOSED, SAME, NEITHER], 50)
    found = np.full((150, 3), 0.1)
    found[np.arange(150), right] = 0.8
    told = judging.figures(found, right)
    assert "1.000 / 1.000 / 1.000" in told
    assert "above same 1.000, found where 2 % of these are accused 1.000" in told


def test_batches_keep_every_set():
    drawn = [[(f"content {n} " * (n % 7 + 1), "yes"), ("another", "no")] for n in range(90)]
    groups = judging.batches(list(drawn), random.Random(1))
    assert sorted(some[0][0] for group in groups for some in group) == sorted(some[0][0] for some in drawn)
