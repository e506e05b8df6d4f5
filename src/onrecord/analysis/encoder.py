"""The encoder at run time: one small interface, and its onnxruntime implementation.

One window is one run (never a batch): dynamic int8 takes its scale over all that shares a run, so a window's result
must not depend on its neighbours. One thread, so that the same machine always adds up in the same order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from onrecord.analysis import coreference, features
from onrecord.analysis.clock import Deadline
from onrecord.analysis.coreference import CoreferenceHeads
from onrecord.analysis.windows import Window
from onrecord.analysis.wordpiece import WordPiece

Floats = npt.NDArray[np.float32]

MODEL_NAME: Final = "attribution-7"
_WEIGHTS: Final = "weights"
_FILES: Final = ("encoder.onnx", "heads.npz", "coreference.npz", "vocabulary.txt", "calibration.json")


class Answers(NamedTuple):
    """What the encoder says of each token: ``emissions`` (tokens, labels), ``links`` (tokens, 4·L) for linking.py,
    ``mentions`` (tokens, M) for coreference.py and ``meanings`` (tokens, width) for meaning.py."""

    emissions: Floats
    links: Floats
    mentions: Floats
    meanings: Floats


class Encoder(Protocol):
    """Anything that reads one framed window: ids and shapes (T,) to what it says of each token."""

    def run(self, ids: npt.NDArray[np.int64], shapes: npt.NDArray[np.int64]) -> Answers:
        """The answers of one window, [CLS] and [SEP] included."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Heads:
    """The parameters that stand on the encoder's output (their meaning: training/model.py).

    ``transitions`` (labels, labels), ``starts`` and ``ends`` (labels,) of the CRF; ``distance`` (2, buckets) and
    ``between`` (2, 4) biases of link scores; ``none`` (2,) scores of an argument without a cue, a cue without a source.
    What the chain remembers where no marks are (formers.py): ``former`` (8, roles), scores of beginning a role after a
    set of roles in the sentence; ``opening`` (roles,), more with the sentence's first token; ``adjacent`` (8, roles),
    more right behind another span; ``ended`` (8,), of a sentence's end after a set; ``scale`` of the emissions.
    """

    transitions: Floats
    starts: Floats
    ends: Floats
    distance: Floats
    between: Floats
    none: Floats
    former: Floats = field(default_factory=lambda: np.zeros((8, 3), np.float32))
    opening: Floats = field(default_factory=lambda: np.zeros(3, np.float32))
    adjacent: Floats = field(default_factory=lambda: np.zeros((8, 3), np.float32))
    ended: Floats = field(default_factory=lambda: np.zeros(8, np.float32))
    scale: Floats = field(default_factory=lambda: np.ones((), np.float32))


class OnnxEncoder:
    """The shipped int8 graph on onnxruntime, one thread."""

    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The shipped graph is fused already (training/export.py); fusing it further would slow it down.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(self, ids: npt.NDArray[np.int64], shapes: npt.NDArray[np.int64]) -> Answers:
        """The answers of one window, [CLS] and [SEP] included."""
        return Answers(*(each[0] for each in self._session.run(None, {"ids": ids[None], "shapes": shapes[None]})))


@cache
def shipped() -> OnnxEncoder:
    """The encoder that ships with the package, loaded once a process."""
    with as_file(files("onrecord.analysis").joinpath(_WEIGHTS, "encoder.onnx")) as path:
        return OnnxEncoder(path)


@cache
def shipped_heads() -> Heads:
    """The heads that ship with the package."""
    with as_file(files("onrecord.analysis").joinpath(_WEIGHTS, "heads.npz")) as path:
        return load_heads(path)


@cache
def shipped_coreference() -> CoreferenceHeads:
    """The heads for coreference that ship with the package."""
    with as_file(files("onrecord.analysis").joinpath(_WEIGHTS, "coreference.npz")) as path:
        return coreference.load(path)


@cache
def shipped_calibration() -> list[float]:
    """The weights of the calibration (one a feature) and its bias, as fitted for the shipped encoder."""
    text = files("onrecord.analysis").joinpath(_WEIGHTS, "calibration.json").read_text(encoding="utf-8")
    return [float(value) for value in json.loads(text)["weights"]]


def load_heads(path: Path) -> Heads:
    """Heads from an ``.npz`` file (arrays only, never pickles); what it lacks remembers nothing."""
    with np.load(path, allow_pickle=False) as arrays:
        return Heads(**{name: arrays[name].astype(np.float32) for name in Heads.__slots__ if name in arrays})


@cache
def digest() -> str:
    """The first 12 hexadecimal digits of the SHA-256 of all shipped weights."""
    total = hashlib.sha256()
    for name in _FILES:
        total.update(files("onrecord.analysis").joinpath(_WEIGHTS, name).read_bytes())
    return total.hexdigest()[:12]


def read(
    encoded: features.Encoded, ranges: Sequence[Window], wordpiece: WordPiece, encoder: Encoder, deadline: Deadline
) -> Answers:
    """The answers for all tokens of a text, window by window; ``ranges`` cover it, and at least one token.

    Raises TooSlow past the deadline.
    """
    whole: Answers | None = None
    for window in ranges:
        deadline.check()
        answers = encoder.run(*features.framed(encoded, window.first, window.last, wordpiece))
        if whole is None:
            whole = Answers(*(np.empty((len(encoded), each.shape[1]), each.dtype) for each in answers))
        own = slice(window.start - window.first + 1, window.end - window.first + 1)
        for kept, each in zip(whole, answers, strict=True):  # at once, while the processor's cache has them
            kept[window.start : window.end] = each[own]
    assert whole is not None
    return whole
