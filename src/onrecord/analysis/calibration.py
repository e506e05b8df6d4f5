"""One probability for an attribution, from what the model was sure of."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from onrecord.analysis import encoder
from onrecord.analysis.extraction import Evidence

_LEAST: Final = 1e-6


# What is less likely to be right is left out. On the held-out tenth of PolNeAR train (fitted across its halves; whole
# attributions: precision, recall, F1): 0.3 gives 81.6, 68.8, 74.7; 0.35 81.9, 68.4, 74.6; 0.4 82.5, 67.8, 74.4.
FLOOR: Final = 0.35
# Reported words without a source are seldom anybody's statement ("talks about the treaty"). With the floor above 0.62
# gives precision 81.9 and F1 74.6, this 82.1 and 74.6.
SOURCELESS_FLOOR: Final = 0.68


def features(evidence: Evidence) -> tuple[float, ...]:
    """What the calibration looks at: the log-odds of each piece of evidence, bounded, and whether there is a source."""
    sure = (evidence.content, evidence.content_edges, evidence.source, evidence.source_link, evidence.content_link)
    return (*(math.log(max(p, _LEAST) / max(1 - p, _LEAST)) for p in sure), float(evidence.sourced))


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    fitted = encoder.shipped_calibration()
    return tuple(fitted[:-1]), fitted[-1]


def confidence(evidence: Evidence) -> float:
    """The probability that content and source are right (as the whole attribution is scored): Platt's logistic
    regression over the evidence, fitted by training/calibrate.py on the held-out tenth of PolNeAR train."""
    weights, bias = _weights()
    z = bias + sum(weight * value for weight, value in zip(weights, features(evidence), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
