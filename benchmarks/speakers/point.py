"""Learn the weights of ``analysis/speakers/pointing.py`` and cross-validate them by document.

    python -m benchmarks.speakers.point --corpus .../polnear/train.jsonl.gz --mentions FILE [--write]

Learns from every "he" and "she" of the annotated sets of train, whatever the rules say of it. Prints, of ten folds of
documents, how often the likeliest person is right at each least probability: of all, and of those that rules and model
leave open, which alone are asked about.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.speakers import annotated, sources
from benchmarks.speakers.weigh import HERE, SETS, Example, folded, heads_say, is_right, learn, mentions
from onrecord.analysis.coreference import Coreference
from onrecord.analysis.speakers import pointing, rules
from onrecord.analysis.speakers import sources as wordings
from onrecord.analysis.speakers.chains import display
from onrecord.analysis.speakers.resolution import seated

OUT: Final = Path(pointing.__file__).with_suffix(".json")
# The least probabilities, chosen on the folds (README.md).
LEAST: Final = {"settles": 0.6, "names": 1.0, "doubts": 0.6, "overrules": 0.6, "surely": 0.7}


@dataclass(frozen=True, slots=True)
class Asked:
    """One pronoun: the example, which people may be given at all, and whether rules and model leave it open."""

    row: Example
    able: tuple[bool, ...]
    open: bool


def examples(document: annotated.Document, mentioned: Sequence[Coreference]) -> list[Asked]:
    """The pronouns of one person in a document that one speaker is expected of."""
    made = sources.report(document)
    desk, scales = seated(made, sources.attributions(made, document.attributions), mentioned)
    rows: list[Asked] = []
    for one in document.sources if scales is not None else ():
        attribution = desk.by_id.get(str(one.n))
        expected = [each for each in one.expected if each.role == "speaker"]
        if one.left_out or attribution is None or len(expected) != 1 or scales is None:
            continue
        parts = wordings.read(desk.scan, one.spans[0].start, one.spans[0].end)
        if len(parts) != 1 or parts[0].form != "he":
            continue
        found = pointing.weigh(scales, attribution, parts[0])
        right = [is_right(display(chain), expected[0], document) for chain in found.people]
        row = Example(document.name, one.n, found, (*right, not any(right)))
        able = tuple(pointing.may_be(chain, parts[0]) for chain in found.people)
        asked = pointing.part_of(desk, attribution)
        rows.append(Asked(row, able, asked is not None and asked[0].entity is None))
    return rows


def table(asked: Sequence[Asked], shares: Sequence[Sequence[float]]) -> list[str]:
    """Lines: at each least probability, how many are given somebody who fits, and how many rightly."""
    rows = [one.row for one in asked]
    lines = [f"{len(rows)} pronouns, {sum(not row.right[-1] for row in rows)} of somebody named"]
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        best = [(one, max(range(len(s) - 1), key=lambda n: s[n])) for one, s in zip(asked, shares, strict=True)
                if max(s[:-1], default=0.0) >= least]  # fmt: skip
        able = [one.row.right[n] for one, n in best if one.able[n]]
        lines.append(f"  at {least:.2f}: {sum(able):3} of {len(able):3} right")
    return lines


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--mentions", type=Path, required=True, help="what heads say that saw other documents")
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    options = parser.parse_args()
    copies, mentioned = annotated.corpus_copies(options.corpus), mentions(options.mentions)
    files = [HERE / f"annotations_{name}.jsonl" for name in SETS]
    found: list[Asked] = []
    for file in files:
        for document in annotated.read(file, copies):
            found += examples(document, heads_say(document, mentioned))
    rows = [one.row for one in found]
    shares = folded(rows)
    print("\n".join(table(found, shares)))
    left = [n for n, one in enumerate(found) if one.open]
    print("left open:", *table([found[n] for n in left], [shares[n] for n in left]), sep="\n")
    if options.write:
        made = {
            "rule": rules.POINTED,
            "learned_from": {"sets": SETS, "sha256": annotated.digest(options.corpus, *files), "sources": len(rows)},
            "least": LEAST,
            "weights": learn(rows),
        }
        OUT.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
