"""Train a judgement of contents: whether two of them are opposed, say the same, or neither.

    python -m training.judging --base FOLDER --out judging.pt

One run of the encoder reads some contents behind each other, so that each is read beside the others; each has the mean
of its own last states for a vector, and what two of them are to each other is decided by how their vectors differ and
what they share. So a run over five contents teaches ten pairs, where one over a pair teaches one. What is read is the
words alone, without marks and letter case, as :mod:`onrecord.reconcile.statements.wording` has them. Everything random
comes from ``--seed``. After each pass it is measured on the situations that nothing is learned from.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from benchmarks.versions.situations import CHECKED, NEITHER, OPEN, OPPOSED, SAME, Placed, learned, pairs, read, relation
from onrecord.analysis.wordpiece import wordpiece
from onrecord.domain import Span
from onrecord.reconcile.statements.wording import printed, wording
from training.contradictions import sets
from training.data import room
from training.model import load_base
from training.train import MASK

LONGEST: Final = 48  # word pieces of a content
WIDTH: Final = 192  # of the vectors that are compared
MASKED: Final = 0.08  # of the word pieces, so that no single word decides
TOKENS: Final = 1600  # of a batch
EACH: Final = 3  # sets of each situation in a pass
WARM: Final = 0.08  # of the steps
WEIGHTS: Final = (1.0, 1.0, 0.5)  # of the three relations: there are twice as many pairs that are neither
Floats = npt.NDArray[np.float64]


class Judging(nn.Module):
    """The encoder, and what two contents of one run are to each other."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert, self.rest = bert, nn.Dropout(0.1)
        self.project = nn.Linear(bert.config.hidden_size, WIDTH)
        self.out = nn.Linear(2 * WIDTH, 3)

    def forward(self, batch: Batch) -> Tensor:
        """The scores (B, contents, contents, 3) of all pairs."""
        sorts = (
            {"token_type_ids": batch.sorts} if hasattr(self.bert.config, "type_vocab_size") else {}
        )  # MPNet has none
        hidden = self.bert(input_ids=batch.ids, attention_mask=batch.mask, **sorts).last_hidden_state
        of = torch.stack([(batch.owners == n) for n in range(1, int(batch.owners.max()) + 1)], 1).to(hidden.dtype)
        means = torch.bmm(of, hidden) / of.sum(2, keepdim=True).clamp(min=1)
        vectors = self.project(self.rest(means))
        left, right = vectors[:, :, None], vectors[:, None, :]
        return self.out(torch.cat([(left - right).abs(), left * right], -1)).float()


class Batch(NamedTuple):
    """Sets of contents as (B, T): word pieces, which of them there are, whose they are (1, 2, …; 0 for marks between)
    and which of BERT's two sorts of text, in turns."""

    ids: Tensor
    mask: Tensor
    owners: Tensor
    sorts: Tensor


@cache
def pieces(content: str) -> tuple[int, ...]:
    """The word pieces of a content's words."""
    words = printed(wording(content, (Span(0, len(content)),), direct=False).words)
    return tuple(wordpiece().tokens(words).ids[:LONGEST].tolist())


def batch(sets_: Sequence[Sequence[str]], chance: random.Random | None = None) -> Batch:
    """Sets of contents side by side; some word pieces masked where there is a ``chance``."""
    words, rows = wordpiece(), []
    for contents in sets_:
        ids, owners = [words.cls], [0]
        for n, content in enumerate(contents, 1):
            own = [MASK if chance and chance.random() < MASKED else piece for piece in pieces(content)]
            ids += [*own, words.sep]
            owners += [*([n] * len(own)), 0]
        rows.append((ids, owners))
    size = room(max(len(ids) for ids, _ in rows))
    made = torch.zeros(3, len(rows), size, dtype=torch.long)
    for row, (ids, owners) in enumerate(rows):
        for kind, values in enumerate((ids, [1] * len(ids), owners)):
            made[kind, row, : len(values)] = torch.tensor(values)
    return Batch(*made, (made[2] > 0).long() * ((made[2] + 1) % 2))


def judged(model: Judging, of: Sequence[tuple[str, str]]) -> Floats:
    """The probabilities (pairs, 3) of pairs, the mean of both orders."""
    out = np.zeros((len(of), 3))
    order = sorted(range(len(of)), key=lambda at: len(of[at][0]) + len(of[at][1]))
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), 64):
            group = order[at : at + 64]
            for turn in (1, -1):
                scores = model(batch([of[each][::turn] for each in group]))[:, 0, 1]
                out[group] += scores.softmax(1).numpy() / 2
    return out


def figures(found: Floats, right: npt.NDArray[np.int64]) -> str:
    """What of a checked set's pairs is right, and what a threshold would find that accuses 2 % of the others."""
    first = found.argmax(1)
    classes = " / ".join(f"{(first[right == one] == one).mean():.3f}" for one in (OPPOSED, SAME, NEITHER))
    opposed = found[:, OPPOSED]
    parts = [f"right of opposed / same / neither {classes}"]
    for name, others in (("same", right == SAME), ("neither", right == NEITHER)):
        above = (opposed[right == OPPOSED][:, None] > opposed[others][None]).mean()
        reached = (opposed[right == OPPOSED] > np.quantile(opposed[others], 0.98)).mean()
        parts.append(f"above {name} {above:.3f}, found where 2 % of these are accused {reached:.3f}")
    return "; ".join(parts)


def batches(drawn: list[list[Placed]], chance: random.Random) -> list[list[list[Placed]]]:
    """Sets in groups of about as many word pieces, those of one group of about one length."""
    chance.shuffle(drawn)
    out = []
    for at in range(0, len(drawn), 320):
        part = sorted(drawn[at : at + 320], key=_size)
        while part:
            count = max(6, min(40, TOKENS // _size(part[min(8, len(part) - 1)])))
            out.append(part[:count])
            part = part[count:]
    chance.shuffle(out)
    return out


def _size(some: Sequence[Placed]) -> int:
    return 1 + sum(len(pieces(content)) + 1 for content, _ in some)


def loss(scores: Tensor, of: Sequence[Sequence[Placed]]) -> Tensor:
    """Cross-entropy of the pairs of which something is known."""
    right = torch.full(scores.shape[:3], OPEN)
    for row, some in enumerate(of):
        for a, (_, one) in enumerate(some):
            for b, (_, other) in enumerate(some[a + 1 :], a + 1):
                right[row, a, b] = relation(one, other)
    return nn.functional.cross_entropy(scores.flatten(0, 2), right.flatten(), weight=torch.tensor(WEIGHTS))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the pretrained encoder's folder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    model, situations = Judging(load_base(options.base)), learned()
    checked = pairs(read(CHECKED))
    right = np.array([how for _, _, how in checked])
    work = [batches(sets(situations, EACH, chance), chance) for _ in range(options.passes)]
    steps = sum(map(len, work))
    new = [*model.project.parameters(), *model.out.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": model.bert.parameters(), "lr": options.rate}, {"params": new, "lr": 4 * options.rate}],
        weight_decay=0.01,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (WARM * steps), (steps - n) / ((1 - WARM) * steps))
    )
    for number, groups in enumerate(work, 1):
        model.train()
        total, began = 0.0, time.process_time()
        for group in groups:
            with torch.autocast("cpu", torch.bfloat16):
                scores = model(batch([[content for content, _ in some] for some in group], chance))
            cost = loss(scores, group)
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += cost.item()
        torch.save(model.state_dict(), options.out)
        found = figures(judged(model, [(a, b) for a, b, _ in checked]), right)
        print(
            f"pass {number}: loss {total / len(groups):.3f}, {time.process_time() - began:.0f} s; {found}", flush=True
        )


if __name__ == "__main__":
    main()
