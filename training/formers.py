"""Fit what the chain remembers, on the held-out tenth of PolNeAR train: scores of what may follow which span.

    python -m training.formers --weights FOLDER --data SHARED/data/polnear/train.jsonl.gz

The encoder and its emissions stay as they are; only prose without quotation marks is read so. Fitted are 60 numbers
(``Heads.former``, ``opening``, ``adjacent``, ``ended``, ``scale``) by the likelihood of the first annotators' labels,
with a ridge penalty. On the tenth, because the encoder knows the rest of train by heart, so that nothing there is left
to correct. Nothing random.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.analysis import encoder, features, formers, sentences
from onrecord.analysis.chain import NEVER as IMPOSSIBLE
from onrecord.analysis.clock import Deadline
from onrecord.analysis.decoding import INSIDE
from onrecord.analysis.encoder import Heads, OnnxEncoder, load_heads
from onrecord.analysis.features import LABELS
from onrecord.analysis.windows import windows
from onrecord.analysis.wordpiece import NEWLINE, wordpiece
from training import data, evaluate

RIDGE = 4.0
STEADY = 25.0  # the same for the scale, which is to stay near one
BATCH = 150  # lines
STEPS = 25
SETS = 8
NEVER = -1e4


@dataclass
class Line:
    """One line: emissions (tokens, labels), labels, and whether a sentence begins with each token."""

    emissions: np.ndarray
    labels: np.ndarray
    begins: np.ndarray


def lines(documents: list[data.Document], model: encoder.Encoder) -> list[Line]:
    """The lines of prose without quotation marks of documents, as the encoder reads them."""
    out: list[Line] = []
    for document in documents:
        encoded = features.encode(document.text, wordpiece())
        starts = np.searchsorted(encoded.tokens.starts, sentences.breaks(document.text), side="right")
        breaks = np.flatnonzero(encoded.tokens.gap >= NEWLINE)
        places = windows(len(encoded), breaks.tolist(), starts.tolist())
        emissions = encoder.read(encoded, places, wordpiece(), model, Deadline()).emissions
        emissions[breaks[:, None], list(INSIDE)] = IMPOSSIBLE
        labels = data.example(document).labels
        begins = np.zeros(len(encoded), np.float32)
        begins[starts[starts < len(encoded)]] = 1
        for first, last in (
            (start + a, start + b)
            for start, end in formers.prose(document.text, encoded, breaks.tolist())
            for a, b in formers.pieces(emissions[start:end], ())
        ):
            own = labels[first:last].copy()
            own[0] -= own[0] > 0 and own[0] % 2 == 0  # a span that went on over the cut starts anew
            out.append(Line(emissions[first:last], own, begins[first:last]))
    return out


class Chain(torch.nn.Module):
    """The chain of onrecord.analysis.formers, as a function of what is fitted."""

    def __init__(self, heads: Heads) -> None:
        super().__init__()
        self.steps, self.starts = torch.tensor(heads.transitions), torch.tensor(heads.starts)
        self.former = torch.nn.Parameter(torch.zeros(SETS, 3))
        self.opening = torch.nn.Parameter(torch.zeros(3))
        self.adjacent = torch.nn.Parameter(torch.zeros(SETS, 3))
        self.ended = torch.nn.Parameter(torch.zeros(SETS))
        self.scale = torch.nn.Parameter(torch.ones(()))

    def penalty(self) -> Tensor:
        """What keeps the parameters small."""
        small = (self.former, self.opening, self.adjacent, self.ended)
        far = sum(((one**2).sum() for one in small), torch.zeros(()))
        return RIDGE * far + RIDGE * STEADY * (self.scale - 1) ** 2

    def left(self, states: Tensor) -> Tensor:
        """States (lines, labels, sets) by the set once their span is left."""
        rows = [states[:, 0]]
        for label in range(1, len(LABELS)):
            role = (label - 1) // 2
            row = torch.full((len(states), SETS), NEVER)
            held = [one for one in range(SETS) if one >> role & 1]
            less = [one - (1 << role) for one in held]
            row[:, held] = torch.logaddexp(states[:, label, held], states[:, label, less])
            rows.append(row)
        return torch.stack(rows, 1)

    def total(self, scores: Tensor, begins: Tensor, mask: Tensor) -> Tensor:
        """The summed log of the sums over all paths of each line."""
        opening = (self.former[0] + self.opening).repeat_interleave(2) * torch.tensor([1.0, 0.0] * 3)
        first = self.starts + scores[:, 0] + torch.cat([torch.zeros(1), opening])
        states = torch.cat([first[:, :, None], torch.full((*first.shape, SETS - 1), NEVER)], 2)
        for t in range(1, scores.shape[1]):
            left, begin = self.left(states), begins[:, t, None, None] > 0
            forgotten = torch.full_like(left, NEVER)
            forgotten[:, :, 0] = torch.logsumexp(left + self.ended, 2)
            left, rows = torch.where(begin, forgotten, left), []
            for label in range(len(LABELS)):
                steps, role = self.steps[:, label], (label - 1) // 2
                if label and label % 2 == 0:
                    pair = [states[:, label] + steps[label], states[:, label - 1] + steps[label - 1]]
                    row = torch.logsumexp(torch.stack(pair), 0)
                elif label:
                    near = torch.cat([torch.zeros(1, SETS), self.adjacent[:, role].expand(len(LABELS) - 1, -1)])
                    row = torch.logsumexp(left + steps[:, None] + near, 1)
                    row = row + self.former[:, role] + begins[:, t, None] * self.opening[role]
                else:
                    row = torch.logsumexp(left + steps[:, None], 1)
                rows.append(row + scores[:, t, label, None])
            states = torch.where(mask[:, t, None, None], torch.stack(rows, 1), states)
        return torch.logsumexp((self.left(states) + self.ended).flatten(1), 1).sum()

    def path(self, line: Line) -> Tensor:
        """The score of a line's own labels, the scaled emissions aside."""
        held, before, told = 0, None, torch.zeros(())
        for label, begins in zip(line.labels.tolist(), line.begins.tolist(), strict=True):
            told = told + (self.starts[label] if before is None else self.steps[before, label])
            if label % 2 or not label:
                if before:
                    held |= 1 << (before - 1) // 2
                if begins and before is not None:
                    told, held = told + self.ended[held], 0
                if label:
                    role = (label - 1) // 2
                    told = told + self.former[held, role]
                    if begins or before is None:
                        told = told + self.opening[role]
                    if before:
                        told = told + self.adjacent[held, role]
            before = label
        return told + self.ended[held | (1 << (before - 1) // 2 if before else 0)]


def fit(found: list[Line], heads: Heads) -> Heads:
    """The heads with what the chain remembers fitted to lines."""
    model = Chain(heads)
    found = sorted(found, key=lambda line: len(line.labels))
    groups = []
    for at in range(0, len(found), BATCH):
        group = found[at : at + BATCH]
        size = max(len(line.labels) for line in group)
        scores, begins = torch.zeros(len(group), size, len(LABELS)), torch.zeros(len(group), size)
        mask, own = torch.zeros(len(group), size, dtype=torch.bool), 0.0
        for row, line in enumerate(group):
            length = len(line.labels)
            scores[row, :length], begins[row, :length] = torch.tensor(line.emissions), torch.tensor(line.begins)
            mask[row, :length] = True
            own += float(line.emissions[np.arange(length), line.labels].sum())
        groups.append((scores, begins, mask, own))
    optimiser = torch.optim.LBFGS(model.parameters(), max_iter=STEPS, history_size=20, line_search_fn="strong_wolfe")
    counts, fixed = _use(model, found)

    def closure() -> Tensor:
        optimiser.zero_grad()
        lost = 0.0
        for scores, begins, mask, own in groups:
            one = model.total(scores * model.scale, begins, mask) - own * model.scale
            one.backward()
            lost += one.item()
        told = sum(
            ((own * value).sum() for own, value in zip(counts, model.parameters(), strict=True)), torch.zeros(())
        )
        rest = model.penalty() - told - fixed
        rest.backward()
        return torch.tensor(lost + rest.item())

    before = closure().item()
    optimiser.step(closure)
    print(f"likelihood of {len(found)} lines: {before:.0f} nats lost before, {closure().item():.0f} after")
    return replace(heads, **{name: value.detach().numpy() for name, value in model.named_parameters()})


def _use(model: Chain, found: list[Line]) -> tuple[list[Tensor], float]:
    """How often the labels use each parameter (their score is linear in it), and what they score without any."""
    model.zero_grad()
    fixed = 0.0
    for line in found:
        score = model.path(line)
        score.backward()
        fixed += score.item()
    out = [torch.zeros_like(one) if one.grad is None else one.grad.clone() for one in model.parameters()]
    model.zero_grad()
    return out, fixed


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--weights", type=Path, required=True, help="a folder with encoder.onnx and heads.npz, which is changed"
    )
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train.jsonl.gz")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    documents = [d for d in evaluate.first_copies(data.read(options.data)) if data.is_held_out(d.id)]
    heads = fit(
        lines(documents, OnnxEncoder(options.weights / "encoder.onnx")), load_heads(options.weights / "heads.npz")
    )
    evaluate.keep(heads, options.weights / "heads.npz")


if __name__ == "__main__":
    main()
