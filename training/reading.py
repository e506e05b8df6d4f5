"""What an encoder in PyTorch says of a whole text, read in windows as reading cuts them."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from onrecord.analysis import features, sentences
from onrecord.analysis.windows import windows
from onrecord.analysis.wordpiece import NEWLINE, wordpiece
from training import data
from training.model import Encoder

BATCH = 12  # windows encoded together


def states(text: str, encoded: features.Encoded, model: Encoder) -> Tensor:
    """The last states (tokens, hidden size) of all tokens of a text."""
    lines = np.flatnonzero(encoded.tokens.gap >= NEWLINE).tolist()
    openings = np.searchsorted(encoded.tokens.starts, sentences.breaks(text), side="right").tolist()
    places = list(windows(len(encoded), lines, openings))
    out = torch.zeros(len(encoded), model.bert.config.hidden_size)
    for at in range(0, len(places), BATCH):
        group = places[at : at + BATCH]
        framed = [features.framed(encoded, one.first, one.last, wordpiece()) for one in group]
        size = data.room(max(len(ids) for ids, _ in framed))
        ids, shapes, mask = (torch.zeros(len(group), size, dtype=torch.long) for _ in range(3))
        for row, (word, shape) in enumerate(framed):
            ids[row, : len(word)], shapes[row, : len(word)] = torch.from_numpy(word), torch.from_numpy(shape)
            mask[row, : len(word)] = 1
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            hidden = model.hidden(ids, shapes, mask).float()
        for row, one in enumerate(group):
            out[one.start : one.end] = hidden[row, 1 + one.start - one.first : 1 + one.end - one.first]
    return out
