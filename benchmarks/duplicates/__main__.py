"""List the pairs of near-duplicate reports of PolNeAR train by id: ``python -m benchmarks.duplicates``.

Every text is held against every other that shares a value of its sketch, as reconcile does it, and the pairs are
printed with the share of the shorter one's words in passages of both, and the number and length of these passages.
``--least SHARE`` lists pairs below the threshold too, from that share on, to judge it by. ``--check`` holds the
verdicts of ``verdicts.jsonl``, made by reading the pairs, against what is found. ``--all`` compares all pairs that
share any run of five words, which shows what the sketches miss.

Texts are never printed. Exit status: 0 done; 1 a verdict is contradicted; 2 the shared data are missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

from benchmarks.texts import SHARED
from onrecord.reconcile import duplicates
from onrecord.reconcile.duplicates import COPIED, RUN, Sketch

TRAIN: Final = SHARED / "data" / "polnear" / "train.jsonl.gz"
VERDICTS: Final = Path(__file__).with_name("verdicts.jsonl")


def documents(path: Path) -> dict[str, str]:
    """The texts by document id, each once."""
    found: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            found.setdefault(document["id"], document["text"])
    return found


def candidates(sketches: dict[str, Sketch], *, every: bool) -> set[tuple[str, str]]:
    """Pairs of ids that share a value of their sketches, or, with ``every``, any run of words."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for name, one in sketches.items():
        words = one.words
        runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
        for key in runs if every else duplicates.bands(words):
            buckets[key].append(name)
    return {pair for names in buckets.values() for pair in combinations(sorted(set(names)), 2)}


def run(options: argparse.Namespace) -> int:
    """Find and print; returns the exit status."""
    if not TRAIN.is_file():
        print(f"{TRAIN.name} is not there: the shared data lie beside the checkout", file=sys.stderr)
        return 2
    began = time.perf_counter()
    texts = documents(TRAIN)
    sketches = {name: duplicates.sketch(text) for name, text in texts.items()}
    pairs = candidates(sketches, every=options.all)
    share = duplicates.COPIED
    duplicates.COPIED = min(options.least, share)  # type: ignore[misc]
    found = {pair: made for pair in sorted(pairs) if (made := duplicates.compare(*(sketches[each] for each in pair)))}
    duplicates.COPIED = share  # type: ignore[misc]
    for pair, (score, passages) in sorted(found.items(), key=lambda each: (-each[1][0], each[0])):
        longest = max(here.end - here.start for here, _ in passages)
        lengths = " and ".join(str(len(sketches[each].words)) for each in pair)
        shape = {"pair": pair, "score": score, "passages": len(passages), "longest": longest, "words": lengths}
        print(json.dumps(shape))
    copies = sum(score >= COPIED for score, _ in found.values())
    print(
        f"{len(texts)} texts, {len(pairs)} pairs compared, {copies} copies, {time.perf_counter() - began:.1f} seconds",
        file=sys.stderr,
    )
    return check({pair for pair, (score, _) in found.items() if score >= COPIED}) if options.check else 0


def check(found: set[tuple[str, str]]) -> int:
    """Hold the verdicts of a reader against what is found."""
    wrong = 0
    with VERDICTS.open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if one["copy"] != (tuple(one["pair"]) in found):
                wrong += 1
                print(f"{' and '.join(one['pair'])}: a reader says {'a copy' if one['copy'] else 'no copy'}")
    return 1 if wrong else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--least", type=float, default=COPIED, metavar="SHARE", help="list pairs from this share on")
    parser.add_argument("--all", action="store_true", help="compare all pairs that share a run of words")
    parser.add_argument("--check", action="store_true", help="hold the verdicts of a reader against what is found")
    return run(parser.parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main())
