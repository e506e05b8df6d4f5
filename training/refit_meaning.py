"""Fit the head for meaning to an encoder that stays as it is, by least squares.

    python -m training.refit_meaning --run RUN --base FOLDER --data SHARED/data/polnear/train.jsonl.gz \
        --meaning meaning.npz

The encoder reads documents in windows as reading cuts them; the head is the linear map from the mean of its states over
a sentence to what the sentence means to the base (training.meaning). Every tenth document is kept apart and measured.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from onrecord.analysis import features
from onrecord.analysis.wordpiece import wordpiece
from training import data, evaluate, reading

RIDGE = 1e-3  # of the mean diagonal of the covariance


def means(tokens: np.ndarray, ranges: np.ndarray) -> np.ndarray:
    """The mean of the states over each range of tokens (ranges, width)."""
    sums = np.concatenate([np.zeros((1, tokens.shape[1]), np.float32), tokens.cumsum(0)])
    return (sums[ranges[:, 1]] - sums[ranges[:, 0]]) / (ranges[:, 1] - ranges[:, 0])[:, None]


def cosine(left: np.ndarray, right: np.ndarray) -> float:
    """The mean cosine between the rows of two matrices."""
    lengths = np.linalg.norm(left, axis=1) * np.linalg.norm(right, axis=1)
    return float(((left * right).sum(1) / lengths).mean())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="a run's folder; its head for meaning is replaced")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR's train.jsonl.gz without the held-out tenth")
    parser.add_argument("--meaning", type=Path, required=True, help="what sentences mean to the base")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    model, _, _ = evaluate.load(options.run, options.base)
    model.eval()
    wanted = np.load(options.meaning)
    texts = list({d.text: None for d in data.read(options.data) if not data.is_held_out(d.id)})
    apart: list[tuple[np.ndarray, np.ndarray]] = []
    width = model.bert.config.hidden_size
    square, cross = np.zeros((width, width)), np.zeros((width, width))
    for number, text in enumerate(texts):
        encoded = features.encode(text, wordpiece())
        name = data.key(encoded)
        if "r" + name not in wanted:
            continue
        x = means(reading.states(text, encoded, model).numpy(), wanted["r" + name])
        y = wanted["v" + name].astype(np.float32)
        if number % 10 == 9:
            apart.append((x, y))
        else:
            square += x.T @ x
            cross += x.T @ y
    solved = np.linalg.solve(square + RIDGE * np.trace(square) / width * np.eye(width), cross)
    x, y = (np.concatenate(parts) for parts in zip(*apart, strict=True))
    print(f"cosine on documents kept apart: {cosine(x @ solved, y):.3f}")
    saved = torch.load(options.run / "model.pt", weights_only=True)
    saved["model"]["meaning.weight"] = torch.from_numpy(np.ascontiguousarray(solved.T)).float()
    torch.save(saved, options.run / "model.pt")


if __name__ == "__main__":
    main()
