"""PolNeAR and synthetic documents as training examples: tokens, BIO labels and links, in windows."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from onrecord.analysis import features, sentences, windows
from onrecord.analysis.features import LABELS, ROLES
from onrecord.analysis.wordpiece import NEWLINE, wordpiece

Meanings = tuple[np.ndarray, np.ndarray]  # token ranges (n, 2), and the vector of each (n, width)
LABEL = {name: i for i, name in enumerate(LABELS)}
ROOM = 32  # batches are padded to multiples: each new shape costs oneDNN the making of kernels, half of a pass in all


def room(longest: int) -> int:
    """The tokens of a batch's row, so that the longest window fits and few shapes occur."""
    return -(-longest // ROOM) * ROOM


def is_held_out(document: str) -> bool:
    """Whether a training document belongs to the tenth on which choices and calibration are made."""
    return int(hashlib.sha256(document.encode()).hexdigest()[:8], 16) % 10 == 0


def key(encoded: features.Encoded) -> str:
    """What a text's opinions are found under: its word pieces, quotation marks aside."""
    ids = encoded.tokens.ids
    return hashlib.sha256(ids[encoded.tokens.ends - encoded.tokens.starts > 1].tobytes()).hexdigest()[:24]


@dataclass
class Document:
    """One annotated copy of a text. ``attributions`` hold lists of ``[start, end]`` by role."""

    id: str
    text: str
    attributions: list[dict[str, list[list[int]]]]
    annotator: str = ""


@dataclass
class Example:
    """A document as the encoder reads it. ``spans``: (first token, last token + 1, role); ``links``: for each source
    and content span the indexes of its cue spans; ``sentences``: the tokens that begin a sentence.
    ``soft`` is a teacher's probability of each label (tokens, labels); not ``told``: nobody has annotated it.
    ``meant`` are the meanings of its sentences, by training.meaning."""

    id: str
    encoded: features.Encoded
    labels: np.ndarray
    spans: list[tuple[int, int, int]]
    links: list[list[int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    soft: np.ndarray | None = None
    told: bool = True
    meant: Meanings | None = None


def read(path: Path) -> list[Document]:
    """All documents of a ``.jsonl.gz`` file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Document(row["id"], row["text"], row["attributions"], row.get("annotator", "")) for row in rows]


# Marks that other outlets use, character for character so that no offset moves.
STYLES: list[dict[str, str]] = [
    {"“": '"', "”": '"'},
    {"“": "‘", "”": "’"},
    {"“": "'", "”": "'", "’": "'"},
    {"“": "«", "”": "»"},
    {"“": "„", "”": "“"},
]


def restyled(document: Document, rng: random.Random) -> Document:
    """The document with another outlet's quotation marks, a quarter of the time."""
    if rng.random() > 0.25:
        return document
    style = rng.choice(STYLES)
    single = "‘" in style.values() or "'" in style.values()
    if single and ("‘" in document.text or document.text.count('"') > 2):
        return document
    return Document(document.id, "".join(style.get(char, char) for char in document.text), document.attributions)


def unbroken(document: Document, rng: random.Random) -> Document:
    """The document as one paragraph, as some pages come, one time in twenty."""
    if rng.random() > 0.05:
        return document
    return Document(document.id, document.text.replace("\n", " "), document.attributions)


def example(document: Document) -> Example:
    """Tokens, labels and links of a document. A token that two spans claim goes to the shorter one."""
    encoded = features.encode(document.text, wordpiece())
    starts, ends = encoded.tokens.starts, encoded.tokens.ends
    spans: list[tuple[int, int, int]] = []
    index: dict[tuple[int, int, int], int] = {}
    cues_of: dict[int, set[int]] = {}
    for attribution in document.attributions:
        by_role: list[list[int]] = []
        for role, name in enumerate(ROLES):
            members = []
            for start, end in attribution.get(name) or []:
                first = int(np.searchsorted(ends, start, side="right"))
                last = int(np.searchsorted(starts, end, side="left"))
                if last <= first:
                    continue
                key = (first, last, role)
                if key not in index:
                    index[key] = len(spans)
                    spans.append(key)
                members.append(index[key])
            by_role.append(members)
        for member in by_role[0] + by_role[2]:
            cues_of.setdefault(member, set()).update(by_role[1])
    labels = np.zeros(len(encoded), dtype=np.int64)
    for first, last, role in sorted(spans, key=lambda span: span[0] - span[1]):  # long first, short wins
        labels[first:last] = 2 + 2 * role
        labels[first] = 1 + 2 * role
    # What a shorter span cut off does not go on: I after another role's label starts anew.
    for i in range(len(labels)):
        if labels[i] and labels[i] % 2 == 0 and (i == 0 or labels[i - 1] not in (labels[i], labels[i] - 1)):
            labels[i] -= 1
    links = [sorted(cues_of.get(i, ())) for i in range(len(spans))]
    stops = sentences.breaks(document.text)
    openings = np.searchsorted(encoded.tokens.starts, stops, side="right").tolist()
    return Example(document.id, encoded, labels, spans, links, openings)


def where_said(one: Example, soft: np.ndarray) -> np.ndarray:
    """A teacher's opinions, made certain in each sentence that has a span: what is said there is known, while what
    else is said, ``one`` may leave out."""
    out = soft.copy()
    marks = [0, *one.sentences, len(one.encoded)]
    for first, last in pairwise(marks):
        if one.labels[first:last].any():
            out[first:last] = np.eye(len(LABELS), dtype=soft.dtype)[one.labels[first:last]]
    return out


@dataclass
class Window:
    """A stretch of an example: framed ids and shapes, labels, and the spans that lie wholly inside."""

    ids: np.ndarray
    shapes: np.ndarray
    labels: np.ndarray
    spans: list[tuple[int, int, int]]
    links: list[list[int]]
    key: tuple[str, int] = ("", 0)
    soft: np.ndarray | None = None
    told: bool = True
    meant: Meanings | None = None


def cut(source: Example, first: int, last: int) -> Window:
    """The window of tokens ``[first, last)``; links to cues outside it are dropped."""
    ids, shapes = features.framed(source.encoded, first, last, wordpiece())
    labels = np.zeros(last - first + 2, dtype=np.int64)
    labels[1:-1] = source.labels[first:last]
    if labels[1] and labels[1] % 2 == 0:
        labels[1] -= 1  # a span that the window cuts starts anew
    kept = [i for i, (a, b, _) in enumerate(source.spans) if a >= first and b <= last]
    new = {old: i for i, old in enumerate(kept)}
    spans = [(source.spans[i][0] - first + 1, source.spans[i][1] - first + 1, source.spans[i][2]) for i in kept]
    links = [[new[c] for c in source.links[i] if c in new] for i in kept]
    soft = None
    if source.soft is not None:
        soft = np.zeros((last - first + 2, len(LABELS)), np.float32)
        soft[1:-1] = source.soft[first:last]
    meant = None
    if source.meant is not None:
        ranges, vectors = source.meant
        inside = (ranges[:, 0] >= first) & (ranges[:, 1] <= last)
        meant = (ranges[inside] - first + 1, vectors[inside]) if inside.any() else None
    return Window(ids, shapes, labels, spans, links, (source.id, first), soft, source.told, meant)


def training_windows(examples: list[Example], rng: random.Random, sizes: tuple[int, int]) -> Iterator[Window]:
    """All examples cut as reading cuts them, each into windows of another size within ``sizes`` (tokens)."""
    for source in examples:
        lines = np.flatnonzero(source.encoded.tokens.gap >= NEWLINE).tolist()
        for window in windows.windows(len(source.encoded), lines, source.sentences, rng.randint(*sizes)):
            if window.last - window.first >= 8:
                yield cut(source, window.first, window.last)


def batches(items: list[Window], rng: random.Random, size: int = 8) -> Iterator[list[Window]]:
    """Batches of windows of like length, in random order."""
    order = sorted(items, key=lambda w: (len(w.ids) // 32, rng.random()))
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(groups)
    yield from groups
