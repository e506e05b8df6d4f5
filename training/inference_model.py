"""The encoder of pairs that ``training.inference`` makes: a model, what it is asked through, and how it learns."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from benchmarks.versions.situations import OPPOSED
from training.inference_data import ANSWERS, BATCH, FITS, Pair, batched

FROZEN: Final = 5  # layers, and the embeddings
LONGEST: Final = 96  # word pieces of a pair in training
WARM: Final = 100  # steps
DROPOUT: Final = 0.1


class Model(torch.nn.Module):
    """An encoder of pairs, and its answer from the first of its states."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder: Any = AutoModel.from_pretrained(base)
        width = self.encoder.config.hidden_size
        self.head = torch.nn.Sequential(
            torch.nn.Dropout(DROPOUT),
            torch.nn.Linear(width, width),
            torch.nn.Tanh(),
            torch.nn.Dropout(DROPOUT),
            torch.nn.Linear(width, len(ANSWERS)),
        )

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The scores of the answers."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        scores: torch.Tensor = self.head(states[:, 0]).float()
        return scores

    def learning(self) -> list[torch.nn.Parameter]:
        """What learns: all but the embeddings and the first layers."""
        for each in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            each.requires_grad_(requires_grad=False)
        return [each for each in self.parameters() if each.requires_grad]


class Learner:
    """A model with what it is asked through."""

    def __init__(self, base: Path) -> None:
        self.tokenizer: Any = AutoTokenizer.from_pretrained(base)
        self.model = Model(base)

    def ask(self, pairs: Sequence[Pair]) -> torch.Tensor:
        """The scores of some pairs, asked at once."""
        rows = self.tokenizer(
            [pair.one for pair in pairs],
            [pair.other for pair in pairs],
            padding=True,
            pad_to_multiple_of=8,
            truncation=True,
            max_length=LONGEST,
            return_tensors="pt",
        )
        with torch.autocast("cpu", torch.bfloat16):
            scores: torch.Tensor = self.model(rows["input_ids"], rows["attention_mask"])
        return scores

    def loss(self, pairs: Sequence[Pair]) -> torch.Tensor:
        """How far its answers are from what pairs are."""
        odds = torch.log_softmax(self.ask(pairs), 1)
        known = torch.tensor([pair.answer for pair in pairs])
        fits = torch.logsumexp(odds[:, OPPOSED + 1 :], 1)
        return -torch.where(known == FITS, fits, odds.gather(1, known.clamp(min=0)[:, None])[:, 0]).mean()

    def learn(self, passes: Iterator[list[Pair]], steps: int, rate: float) -> None:
        """So many steps over pairs that are drawn anew each pass, at a rate that falls to nothing."""
        self.model.train()
        learning = self.model.learning()
        optimiser = torch.optim.AdamW(learning, fused=True)
        batches = batched(passes)
        begun, losses = time.time(), []
        for step in range(steps):
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / WARM) * (1 - step / steps)
            loss = self.loss(next(batches))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            losses.append(loss.item())
            if step % 100 == 99:
                print(f"step {step + 1}: {time.time() - begun:.0f} s, loss {np.mean(losses[-100:]):.3f}", flush=True)

    def odds(self, pairs: Sequence[Pair]) -> np.ndarray:
        """The log odds that pairs contradict each other, the mean of both orders."""
        self.model.eval()
        both = [*pairs, *(Pair(pair.other, pair.one, pair.answer) for pair in pairs)]
        order = sorted(range(len(both)), key=lambda n: len(both[n].one) + len(both[n].other))
        out = np.zeros(len(both))
        with torch.inference_mode():
            for first in range(0, len(order), BATCH):
                places = order[first : first + BATCH]
                scores = self.ask([both[n] for n in places]).numpy()
                rest = np.logaddexp.reduce(np.delete(scores, OPPOSED, axis=1), axis=1)
                out[places] = scores[:, OPPOSED] - rest
        half = len(pairs)
        return (out[:half] + out[half:]) / 2


def seeded(seed: int) -> None:
    """Have all that is drawn follow from a number."""
    torch.manual_seed(seed)
    random.seed(seed)
