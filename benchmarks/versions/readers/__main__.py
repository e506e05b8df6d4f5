"""What careful readers find in a part of the corpus: ``python -m benchmarks.versions.readers [--part held-out]``.

Each was a reading of its own by a large language model, which had the reports as files and the kinds of discrepancy,
and nothing else: neither what is true by construction nor what onrecord finds. What was found is kept by ids
(``PART-N.jsonl``: a kind and two sides, each a report, the contents that the quoted words are of, and the people whose
offices they tell) and held against the corpus as a record's discrepancies are. It tells how much of what is marked
shows to who reads, and so what there is to reach.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.versions import corpus as corpora
from benchmarks.versions import scoring
from benchmarks.versions.records import Found, FoundDiscrepancy, FoundSide

HERE: Final = Path(__file__).parent


def found(file: Path) -> Found:
    """What a reader found."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return Found(discrepancies=[FoundDiscrepancy(row["kind"], tuple(map(_side, row["sides"]))) for row in rows])


def _side(row: dict[str, Any]) -> FoundSide:
    """A side as a record has it: a reader's is of the words, whichever attribution they are."""
    contents, offices = (frozenset(row.get(name, ())) for name in ("contents", "offices"))
    return FoundSide(contents, row["report"], attributed=True, offices=offices)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="held-out")
    options = parser.parse_args(argv)
    files = sorted(HERE.glob(f"{options.part}-*.jsonl"))
    if not files:
        parser.error(f"nobody has read {options.part}")
    corpus = corpora.load(options.part)
    for file in files:
        matched = scoring.match(corpus, found(file))
        scores = {kind: matched.score(kind) for kind in sorted({gold.kind for gold, _ in matched.gold})}
        every = matched.score()
        kinds = ", ".join(f"{kind} {score.met:.0f} of {score.wanted:.0f}" for kind, score in scores.items())
        print(f"{file.stem}: {every.found:.0f} found, precision {every.p:.1f}, recall {every.r:.1f} ({kinds})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
