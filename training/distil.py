"""What a larger encoder thinks of every token, for a smaller one to learn from (Hinton et al. 2015).

    python -m training.distil --teacher RUN --base FOLDER --data SHARED/data/polnear/train.jsonl.gz \
        --gum SHARED/data/gum --out soft.npz
    python -m training.train ... --soft soft.npz

A teacher's opinion is the marginal probability of each label under its CRF, over the whole text, in windows as reading
cuts them. Texts are keyed by the hash of their word pieces, so that a restyled copy keeps its teacher's opinion.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch

from onrecord.analysis import features
from onrecord.analysis.features import LABELS
from onrecord.analysis.wordpiece import wordpiece
from training import coreference_data, data, evaluate, reading
from training.model import Encoder, Heads


def opinion(text: str, model: Encoder, heads: Heads) -> tuple[str, np.ndarray]:
    """A text's key, and the probability of each label for each of its word pieces (tokens, labels)."""
    encoded = features.encode(text, wordpiece())
    if not len(encoded):
        return data.key(encoded), np.zeros((0, len(LABELS)), np.float16)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        emissions = model.emit(reading.states(text, encoded, model)).float()
    with torch.inference_mode():
        sure = heads.marginals(emissions[None], torch.ones(1, len(encoded)))[0].exp()
    return data.key(encoded), sure.numpy().astype(np.float16)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True, help="a run's folder")
    parser.add_argument("--base", type=Path, required=True, help="the teacher's pretrained encoder")
    parser.add_argument("--data", type=Path, help="PolNeAR's train.jsonl.gz without the held-out tenth")
    parser.add_argument("--occasions", type=Path, help="reports of invented occasions, by training.occasions")
    parser.add_argument("--gum", type=Path, help="GUM's folder: texts without attributions")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--part", type=float, nargs=2, default=(0.0, 1.0), help="from and to: only these of the texts")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model, heads, _ = evaluate.load(options.teacher, options.base)
    model.eval()
    texts: dict[str, None] = {}
    if options.data:
        texts |= {d.text: None for d in data.read(options.data) if not data.is_held_out(d.id)}
    if options.occasions:
        texts |= {d.text: None for d in data.read(options.occasions)}
    if options.gum:
        texts |= {d.text: None for d in coreference_data.read(sorted(options.gum.glob("*.conllu.gz")))}
    first, last = (round(share * len(texts)) for share in options.part)
    texts = dict(list(texts.items())[first:last])
    out: dict[str, np.ndarray] = {}
    began = time.time()
    for number, text in enumerate(texts):
        name, sure = opinion(text, model, heads)
        out[name] = sure
        if number % 50 == 0:
            rate = sum(map(len, out.values())) / (time.time() - began)
            print(f"{number} of {len(texts)}: {rate:.0f} tokens/s", flush=True)
    np.savez_compressed(options.out, **out)


if __name__ == "__main__":
    main()
