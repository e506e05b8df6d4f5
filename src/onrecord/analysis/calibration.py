"""One probability for an attribution, from what the model was sure of."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from onrecord.analysis import encoder
from onrecord.analysis.extraction import Evidence

_LEAST: Final = 1e-6


def features(evidence: Evidence) -> tuple[float, ...]:
    """What the calibration looks at: the log-odds of each piece of evidence, bounded."""
    return tuple(
        math.log(max(p, _LEAST) / max(1 - p, _LEAST))
        for p in (
            evidence.content,
            evidence.content_edges,
            evidence.source,
            evidence.source_link,
            evidence.content_link,
        )
    )


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
