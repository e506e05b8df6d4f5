"""From a path of labels to labelled spans, and how sure the model is of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.analysis.encoder import Floats

INSIDE: Final = (2, 4, 6)  # the labels that go on: I-source, I-cue, I-content


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """Tokens ``[first, last)`` with a role (0 source, 1 cue, 2 content).

    ``sure`` is the least probability, over its tokens, of having that role; ``opens`` and ``closes`` those of its
    boundaries.
    """

    first: int
    last: int
    role: int
    sure: float
    opens: float
    closes: float


def spans(path: npt.NDArray[np.int64], marginals: Floats) -> list[LabelledSpan]:
    """The labelled spans of a path, in order."""
    found: list[LabelledSpan] = []
    labels = path.tolist()
    first = 0
    while first < len(labels):
        label = labels[first]
        if label == 0:
            first += 1
            continue
        role = (label - 1) // 2
        last = first + 1
        while last < len(labels) and labels[last] == 2 * role + 2:
            last += 1
        inside = marginals[first:last, 2 * role + 1] + marginals[first:last, 2 * role + 2]
        closes = 1.0 - float(marginals[last, 2 * role + 2]) if last < len(labels) else 1.0
        found.append(
            LabelledSpan(first, last, role, float(inside.min()), float(marginals[first, 2 * role + 1]), closes)
        )
        first = last
    return found
