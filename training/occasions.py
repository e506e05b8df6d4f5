"""The invented occasions that rules were tuned on, as training documents: what is said is known by construction.

    python -m training.occasions --out FILE.jsonl.gz

Lines as :mod:`training.synthetic` writes them. Parts that only measure (the held-out half, ``fresh-12`` and whatever is
younger) are left out, so that what they measure was neither tuned on nor trained on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.versions import corpus, rendering

STYLES: Final = ("straight", "curly")


def documents(parts: tuple[str, ...] = corpus.LEARNED) -> Iterator[dict[str, Any]]:
    """Each report's plain text and its attributions, in the quotation marks that its id draws."""
    for part in parts:
        for report in corpus.load(part).reports:
            text = rendering.styled(report.text, random.Random(report.id).choice(STYLES))
            told = [{"source": c.source, "cue": c.cue, "content": c.content} for c in report.contents]
            yield {"id": report.id, "text": text, "attributions": told}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.out, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents())


if __name__ == "__main__":
    main()
