"""What sentences and contents mean to the base encoder, for the trained one to keep.

    python -m training.meaning --base FOLDER --data SHARED/data/polnear/train.jsonl.gz --gum SHARED/data/gum \
        --occasions occasions.jsonl.gz --out meaning.npz
    python -m training.train ... --meaning meaning.npz

The base, all-MiniLM-L6-v2, gives a text the mean of its last states as a vector of its meaning (Reimers and Gurevych
2019); training on labels unlearns that. Here the base reads every sentence and every content by itself; training then
holds a head of its own, the mean over the same tokens read in their report, to that vector.
"""

from __future__ import annotations

import argparse
import time
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch

from onrecord.analysis.wordpiece import wordpiece
from training import coreference_data, data
from training.model import load_base

LONGEST = 126  # word pieces of a sentence; longer ones say too many things for one vector
SHORTEST = 4
BATCH = 64


def stretches(example: data.Example) -> list[tuple[int, int]]:
    """The token ranges of a document that have a meaning of their own: its sentences, and the contents in it."""
    edges = [0, *example.sentences, len(example.encoded)]
    ranges = {(a, b) for a, b in pairwise(edges)}
    ranges |= {(first, last) for first, last, role in example.spans if role == 2}
    return sorted((a, b) for a, b in ranges if SHORTEST <= b - a <= LONGEST)


def vectors(base: torch.nn.Module, pieces: list[np.ndarray]) -> np.ndarray:
    """The meaning of each list of word pieces: (n, width), of length 1."""
    words = wordpiece()
    out = np.zeros((len(pieces), base.config.hidden_size), np.float16)
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
    for at in range(0, len(order), BATCH):
        group = order[at : at + BATCH]
        size = data.room(max(len(pieces[i]) for i in group) + 2)
        ids, mask = torch.zeros(len(group), size, dtype=torch.long), torch.zeros(len(group), size, dtype=torch.long)
        for row, i in enumerate(group):
            framed = [words.cls, *pieces[i].tolist(), words.sep]
            ids[row, : len(framed)], mask[row, : len(framed)] = torch.tensor(framed), 1
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            hidden = base(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        out[group] = torch.nn.functional.normalize(mean, dim=1).numpy()
    return out


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train.jsonl.gz without the held-out tenth")
    parser.add_argument("--gum", type=Path, help="GUM's folder")
    parser.add_argument("--occasions", type=Path, help="reports of invented occasions, by training.occasions")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base = load_base(options.base).eval()
    documents = [d for d in data.read(options.data) if not data.is_held_out(d.id)]
    if options.gum:
        gum = coreference_data.read(sorted(options.gum.glob("*.conllu.gz")))
        documents += [data.Document(d.id, d.text, []) for d in gum]
    if options.occasions:
        documents += data.read(options.occasions)
    copies: dict[str, data.Document] = {}
    for document in documents:  # the contents of all copies of a text count
        known = copies.setdefault(document.text, data.Document(document.id, document.text, []))
        known.attributions = known.attributions + document.attributions
    out: dict[str, np.ndarray] = {}
    began, read = time.time(), 0
    for number, document in enumerate(copies.values()):
        example = data.example(document)
        ranges = stretches(example)
        if not ranges:
            continue
        name = data.key(example.encoded)
        out["r" + name] = np.array(ranges, np.int32)
        out["v" + name] = vectors(base, [example.encoded.tokens.ids[a:b] for a, b in ranges])
        read += sum(b - a for a, b in ranges)
        if number % 50 == 0:
            print(f"{number} of {len(copies)}: {read / (time.time() - began):.0f} tokens/s", flush=True)
    np.savez(options.out, **out)


if __name__ == "__main__":
    main()
