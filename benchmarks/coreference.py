"""How well mentions are put together on GUM's news and interviews: MUC, B³, CEAFe and the CoNLL score.

    python -m benchmarks.coreference --data SHARED/data/gum PREDICTIONS.json … [--against PEER.json]

A file of predictions holds clusters of ``[start, end]`` spans by document (``training.coreference`` writes one a fold,
``benchmarks.coreference_peers`` one a system); several are taken together. Every document of GUM's train and dev parts
whose genre is news or interview is scored: a document that no file has counts as one where nothing was found, unless
``--partial`` leaves it out. Spans must be exact, clusters are those of identity alone, singletons count nowhere; the
intervals are of documents drawn again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.coreference_scores import METRICS, Counts, better, counts, figures, intervals
from training import coreference_data
from training.coreference_data import Document

Predictions = Mapping[str, Sequence[Sequence[Sequence[int]]]]

NAMES: Final = {"mentions": "mentions", "muc": "MUC", "b3": "B³", "ceafe": "CEAFe", "conll": "CoNLL"}


def digest(files: Iterable[Path]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the corpus's files."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.read_bytes())
    return total.hexdigest()[:12]


def load(files: Iterable[Path]) -> dict[str, list[list[tuple[int, int]]]]:
    """Predicted clusters by document from one or more files; raises ValueError when two files have one document."""
    out: dict[str, list[list[tuple[int, int]]]] = {}
    for file in files:
        for name, clusters in json.loads(file.read_text(encoding="utf-8")).items():
            if name in out:
                raise ValueError(f"{file}: {name} was in an earlier file")
            out[name] = [[(int(start), int(end)) for start, end in cluster] for cluster in clusters]
    return out


def score(documents: Sequence[Document], predictions: Predictions) -> list[Counts]:
    """The counts of each document."""
    return [counts(d.key(), [{(s, e) for s, e in cluster} for cluster in predictions.get(d.id, [])]) for d in documents]


def table(rows: Sequence[Counts]) -> str:
    """Recall, precision and F1 with its interval, a metric a line."""
    spread = intervals(rows)
    lines = [f"{'':10}{'R':>7}{'P':>7}{'F1':>7}   95 %"]
    for name, figure in figures(sum(rows[1:], start=rows[0])).items():
        low, high = spread[name]
        lines.append(
            f"{NAMES[name]:10}{figure.recall:7.1f}{figure.precision:7.1f}{figure.f1:7.1f}   {low:.1f}–{high:.1f}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 2 when data or predictions are missing or broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("predictions", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True, help="the folder of GUM's .conllu.gz files")
    parser.add_argument("--against", type=Path, nargs="+", help="another system's predictions, compared pairwise")
    parser.add_argument("--partial", action="store_true", help="score only the documents that the files have")
    options = parser.parse_args(arguments)
    files = sorted(options.data.glob("*.conllu.gz"))
    if not files:
        print(f"no .conllu.gz files in {options.data}", file=sys.stderr)
        return 2
    try:
        ours = load(options.predictions)
        theirs = load(options.against) if options.against else None
    except (OSError, ValueError, TypeError, AttributeError) as error:
        print(f"not predictions: {error}", file=sys.stderr)
        return 2
    documents = coreference_data.scored(coreference_data.read(files))
    if options.partial:
        documents = [d for d in documents if d.id in ours and (theirs is None or d.id in theirs)]
    if not documents:
        print("none of the documents is in the predictions", file=sys.stderr)
        return 2
    rows = score(documents, ours)
    print(f"GUM {digest(files)}: {len(documents)} documents of news and interviews, exact spans, no singletons")
    print(table(rows))
    for genre in coreference_data.SCORED:
        part = [row for row, d in zip(rows, documents, strict=True) if d.genre == genre]
        if part:
            each = figures(sum(part[1:], start=part[0]))
            print(f"{genre} ({len(part)}): " + ", ".join(f"{NAMES[m]} {each[m].f1:.1f}" for m in (*METRICS, "conll")))
    if theirs is not None:
        whole, low, high = better(rows, score(documents, theirs))
        print(f"CoNLL F1 less that of the other: {whole:+.1f} ({low:+.1f} to {high:+.1f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
