"""Learn the weights of ``analysis/speakers/weighing.py`` and cross-validate them by document.

    python -m benchmarks.speakers.weigh --corpus .../polnear/train.jsonl.gz --mentions FILE [--write]

Learns from every source of the annotated sets of train that is one person described, whatever the rules say of it:
the rules were tuned on these documents, so their verdict is no fact. Nor is what heads link that learned from them:
``--mentions`` comes from heads that saw other documents (``training.refit_speakers --folds``); what is not in it are
documents that the shipped heads have not learned from either, and is read by them. Prints, of ten folds of documents,
how often the likeliest person is right at each least probability.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.speakers import annotated, matching, sources
from onrecord.analysis import assembly, coreference
from onrecord.analysis.clock import Deadline
from onrecord.analysis.coreference import Coreference, Link, Mention
from onrecord.analysis.speakers import bearings, rules, weighing
from onrecord.analysis.speakers import sources as wordings
from onrecord.analysis.speakers.chains import display
from onrecord.analysis.speakers.resolution import seated
from onrecord.analysis.speakers.weighing import Weighed
from onrecord.domain import Span

HERE: Final = Path(__file__).parent
SETS: Final = (*(f"fresh_{n}" for n in range(1, 21)), "held_out", "tuning")
TEXT: Final = "in_text"  # people described who are no source
OUT: Final = Path(weighing.__file__).with_suffix(".json")
FORMS: Final = ("description", "unnamed", "document", "organisation")
FOLDS: Final = 10
PENALTY: Final = 2.0
JOINED: Final = 20.0  # of what a fact weighs more or less for a kind of description
APART: Final = 8.0  # of what it weighs more or less where the one described is no source
STEPS: Final = 400
# The least probabilities, chosen on the folds: named descriptions right and wrong, at first sight (README.md).
LEAST: Final = {"settles": 0.5, "names": 0.6, "doubts": 0.4}

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One description: its document and place, what was weighed, which of the people (last: nobody) are right, and
    whether it is a source."""

    document: str
    n: int
    weighed: Weighed
    right: tuple[bool, ...]
    source: bool = True


def examples(document: annotated.Document, mentioned: Sequence[Coreference]) -> list[Example]:
    """The descriptions of one person in a document that one speaker or nobody is expected of."""
    made = sources.report(document)
    given = sources.attributions(made, document.attributions)
    desk, scales = seated(made, [one for one in given if one.cue or one.content], mentioned)
    rows: list[Example] = []
    if scales is None:
        return rows
    marked = {one.id: one for one in given}
    for one in document.sources:
        attribution = marked.get(str(one.n))
        expected = [each for each in one.expected if each.role == "speaker"]
        if one.left_out or attribution is None or len(expected) != 1 or one.form not in FORMS:
            continue
        parts = wordings.read(desk.scan, one.spans[0].start, one.spans[0].end)
        if len(parts) != 1 or parts[0].form not in ("person", "other") or parts[0].name or parts[0].spokes:
            continue
        found = scales.weigh(attribution, parts[0])
        right = [is_right(display(chain), expected[0], document) for chain in found.people]
        source = bool(attribution.cue or attribution.content)
        rows.append(Example(document.name, one.n, found, (*right, not any(right)), source))
    return rows


def is_right(name: str, expected: annotated.Expected, document: annotated.Document) -> bool:
    """Whether a name is the expected speaker's."""
    return expected.named and matching.match(name, expected, document.persons) not in (None, "unclear")


def learn(rows: Sequence[Example]) -> dict[str, float]:
    """Weights of the facts: the most likely ones by Adam, with a penalty on their squares. What facts weigh otherwise
    for those who are no source is learned beside it (Daumé 2007) and left behind."""
    known = dict.fromkeys(name for row in rows for one in (*row.weighed.facts, row.weighed.nobody) for name in one)
    names = {name: n for n, name in enumerate(known)}
    ends = np.cumsum([0, *(len(row.right) for row in rows)])
    facts = np.zeros((ends[-1], len(names)), np.float32)
    for row, start in zip(rows, ends, strict=False):
        for place, one in enumerate((*row.weighed.facts, row.weighed.nobody)):
            for name, value in one.items():
                facts[start + place, names[name]] = value
    right = np.concatenate([row.right for row in rows]).astype(np.float32)
    text = np.flatnonzero(np.repeat([not row.source for row in rows], np.diff(ends)))
    penalty = np.array([JOINED if bearings.JOINED in name else PENALTY for name in names])
    weights, mean, square = (np.zeros((2, len(names))) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = facts @ weights[0].astype(np.float32)
        scores[text] += facts[text] @ weights[1].astype(np.float32)
        share = _shares(scores, ends)
        target = share * right
        target /= np.maximum(np.repeat(np.add.reduceat(target, ends[:-1]), np.diff(ends)), 1e-12)
        gap = share - target
        slope = np.stack([gap @ facts + penalty * weights[0], gap[text] @ facts[text] + APART * weights[1]])
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[0, n]), 3) for name, n in names.items()}


def _shares(scores: Floats, ends: npt.NDArray[np.int64]) -> Floats:
    """The scores of each row's candidates as probabilities."""
    counts = np.diff(ends)
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, ends[:-1]), counts))
    return np.asarray(raised / np.repeat(np.add.reduceat(raised, ends[:-1]), counts), np.float32)


def folded(rows: Sequence[Example]) -> list[list[float]]:
    """For each example the probabilities by weights that were learned from other documents."""
    documents = sorted({row.document for row in rows})
    np.random.default_rng(0).shuffle(documents)
    fold = {name: n % FOLDS for n, name in enumerate(documents)}
    learned = [learn([row for row in rows if fold[row.document] != n]) for n in range(FOLDS)]
    return [weighing.probabilities(row.weighed, learned[fold[row.document]]) for row in rows]


def table(rows: Sequence[Example], shares: Sequence[Sequence[float]]) -> list[str]:
    """Lines: at each least probability, how many are given a name and how many of these rightly."""
    lines = [f"{len(rows)} descriptions, {sum(not row.right[-1] for row in rows)} of somebody named"]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        best = [(row, max(range(len(s) - 1), key=lambda n: s[n])) for row, s in zip(rows, shares, strict=True)
                if max(s[:-1], default=0.0) >= least]  # fmt: skip
        lines.append(f"  at {least:.1f}: {sum(row.right[n] for row, n in best):3} of {len(best):3} right")
    return lines


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--mentions", type=Path, required=True, help="what heads say that saw other documents")
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    options = parser.parse_args()
    copies, mentioned = annotated.corpus_copies(options.corpus), mentions(options.mentions)
    files = [HERE / f"annotations_{name}.jsonl" for name in (*SETS, TEXT)]
    rows: list[Example] = []
    for file in files:
        for document in annotated.read(file, copies):
            rows += examples(document, heads_say(document, mentioned))
    told = [(row, share) for row, share in zip(rows, folded(rows), strict=True) if row.source]
    print("\n".join(table([row for row, _ in told], [share for _, share in told])))
    if options.write:
        made = {
            "rule": rules.WEIGHED,
            "learned_from": {
                "sets": (*SETS, TEXT),
                "sha256": annotated.digest(options.corpus, *files),
                "sources": len(rows),
            },
            "least": LEAST,
            "weights": learn(rows),
        }
        OUT.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def heads_say(document: annotated.Document, known: Mapping[str, Sequence[Coreference]]) -> Sequence[Coreference]:
    """What heads say of a document that did not learn from it."""
    if document.name in known:
        return known[document.name]
    return assembly.attributions(sources.report(document), sources.RULE, Deadline(sources.LIMITS.max_seconds))[1]


def mentions(file: Path) -> dict[str, Sequence[Coreference]]:
    """By document's id what heads say of its mentions that ``training.refit_speakers --folds`` wrote (.json.gz)."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        read = json.load(lines)
    return {name: (mentioned(one),) for name, one in read.items()}


def mentioned(one: Mapping[str, Any]) -> Coreference:
    """One document's mentions, links and odds from JSON."""
    found = tuple(Mention(Span(*row[:2]), Span(*row[2:4]), row[4], row[5], row[6]) for row in one["mentions"])
    links = [Link(*row) for row in one["links"]]
    odds = tuple(tuple((int(at), float(chance)) for at, chance in row) for row in one["odds"])
    return Coreference(found, tuple(links), coreference.clusters(found, links), odds)


if __name__ == "__main__":
    main()
