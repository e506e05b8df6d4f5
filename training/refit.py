"""Fit the heads for mentions and coreference to an encoder that stays as it is.

    python -m training.refit --run RUN --base FOLDER --gum SHARED/data/gum --passes 6

After encoders were averaged (``merge.py``, or two runs of one descent) their heads no longer fit them exactly. The
encoder reads GUM once, in windows as reading cuts them; the heads then learn from what it said.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch

from onrecord.analysis import sentences
from onrecord.analysis.windows import windows
from onrecord.analysis.wordpiece import NEWLINE
from training import coreference_data, evaluate
from training.coreference_model import Batch, Gold, batch_of, coreference_loss, prepare


def ranges(gold: Gold) -> list[tuple[int, int]]:
    """The windows of a document, cut as reading cuts them but without shared tokens."""
    encoded = gold.encoded
    lines = np.flatnonzero(encoded.tokens.gap >= NEWLINE).tolist()
    openings = np.searchsorted(encoded.tokens.starts, sentences.breaks(gold.document.text), side="right").tolist()
    return [(one.start, one.end) for one in windows(len(encoded), lines, openings)]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="a run's folder; its heads are replaced")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--gum", type=Path, required=True, help="the folder of GUM's .conllu.gz files")
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    torch.use_deterministic_algorithms(True)  # else two threads add up links in an order of their own
    rng = random.Random(options.seed)
    encoder, _, heads = evaluate.load(options.run, options.base)
    encoder.eval()
    read: list[tuple[Batch, torch.Tensor]] = []
    for document in coreference_data.read(sorted(options.gum.glob("*.conllu.gz"))):
        gold = prepare(document)
        if not len(gold.encoded):
            continue
        batch = batch_of(gold, ranges(gold))
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            hidden = encoder.hidden(batch.ids, batch.shapes, batch.mask)
        read.append((batch, hidden.float().clone()))
    heads.train()
    optimiser = torch.optim.AdamW(heads.parameters(), lr=options.rate, weight_decay=0.01)
    steps = options.passes * len(read)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * steps + 1)) * max(0.02, 1 - step / steps)
    )
    for number in range(options.passes):
        rng.shuffle(read)
        began, log = time.time(), dict[str, float]()
        for batch, hidden in read:
            loss = coreference_loss(heads, hidden.detach().clone(), batch, log)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimiser.step()
            schedule.step()
        row = {name: round(value / len(read), 4) for name, value in log.items()}
        print({"pass": number, **row, "seconds": round(time.time() - began)}, flush=True)
    saved = torch.load(options.run / "model.pt", weights_only=True)
    torch.save(saved | {"coreference": heads.state_dict()}, options.run / "model.pt")


if __name__ == "__main__":
    main()
