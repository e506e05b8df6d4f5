"""Random scores for labels, as tests of the chains want them: what BIO forbids is as good as impossible."""

from __future__ import annotations

from typing import Any

import numpy as np

from onrecord.analysis.encoder import Floats
from onrecord.analysis.features import LABELS

N = len(LABELS)


def allowed(left: str | None, right: str) -> bool:
    """Whether BIO lets ``right`` follow ``left`` (None: the text's start)."""
    return not right.startswith("I-") or (left is not None and left[2:] == right[2:])


def random_steps(rng: np.random.Generator) -> tuple[Any, Any]:
    """Scores of each label behind each other, and of each at the start."""
    transitions = rng.normal(0, 1, (N, N))
    for i, left in enumerate(LABELS):
        for j, right in enumerate(LABELS):
            if not allowed(left, right):
                transitions[i, j] -= 1e4
    return transitions, rng.normal(0, 1, N) - np.array([0.0 if allowed(None, label) else 1e4 for label in LABELS])


def random_emissions(seed: int, steps: int, scale: float = 2.0) -> Floats:
    return np.random.default_rng(seed).normal(0, scale, (steps, N)).astype(np.float32)
