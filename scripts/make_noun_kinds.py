"""Write the list of nouns by what kind of thing they name, from WordNet's files (the folder that holds ``data.noun``).

    python scripts/make_noun_kinds.py /usr/share/wordnet

Out: ``src/onrecord/analysis/speakers/noun_kinds.txt``. A noun's kind is that of most of its senses' uses, as WordNet
counts them in texts; in the place of a source a sense that is said or shown weighs more than one that is not.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "analysis" / "speakers" / "noun_kinds.txt"
# Synsets of WordNet 3.0 under which all are of one kind: person; organisation; gatherings and peoples; what shows;
# works with titles of their own.
ROOTS = {
    "p": {"00007846"},
    "o": {"08008335"},
    "g": {"07975026", "07942152", "08180190", "08160276"},
    "t": {"04076846"},
    "w": {"06619065", "06613686", "07007945", "06535222", "06394701", "07037465"},
}
COMMUNICATION = 10  # the lexicographer's file of what is said or written
SENSES = 5
# Shares of a noun's uses from which on it is of the kind.
LEAST = {"p": 0.5, "o": 0.3, "w": 0.3, "t": 0.2}
_LEMMA = re.compile(r"[a-z]{3,20}(?:-[a-z]{2,20})*")
_NOBODY = frozenset("nobody more self somebody someone anybody everybody".split())
NOTICE = """\
# Nouns by kind: p people, o organisations, g gatherings and peoples, w works with titles, t what else is said,
# written or shown.
# Made by scripts/make_noun_kinds.py from WordNet 3.0, whose licence is this:
#
# This software and database is being provided to you, the LICENSEE, by Princeton University under the following
# license. By obtaining, using and/or copying this software and database, you agree that you have read, understood, and
# will comply with these terms and conditions.: Permission to use, copy, modify and distribute this software and
# database and its documentation for any purpose and without fee or royalty is hereby granted, provided that you agree
# to comply with the following copyright notice and statements, including the disclaimer, and that the same appear on
# ALL copies of the software, database and documentation, including modifications that you make for internal use or for
# distribution. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS
# PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF
# EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANT- ABILITY OR
# FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT
# INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or
# Princeton may not be used in advertising or publicity pertaining to distribution of the software and/or database.
# Title to copyright in this software, database and any associated documentation shall at all times remain with
# Princeton University and LICENSEE agrees to preserve same.
"""


def main(folder: Path) -> None:
    """Write the list."""
    files: dict[str, int] = {}
    spelled: dict[str, set[str]] = {}  # the words of a sense that are written with a small letter: no proper names
    above: dict[str, list[str]] = {}
    for line in _rows(folder / "data.noun"):
        fields = line.split(" | ")[0].split()
        words = int(fields[3], 16)
        spelled[fields[0]] = {word for word in fields[4 : 4 + 2 * words : 2] if word.islower()}
        pointers = fields[5 + 2 * words :]
        files[fields[0]] = int(fields[1])
        above[fields[0]] = [b for a, b in zip(pointers[::4], pointers[1::4], strict=False) if a in ("@", "@i")]

    @cache
    def all_above(synset: str) -> frozenset[str]:
        return frozenset([synset]).union(*[all_above(one) for one in above[synset]])

    def kind(synset: str) -> str:
        found = next((k for k in "pogwt" if all_above(synset) & ROOTS[k]), "-")
        return "t" if found == "-" and files[synset] == COMMUNICATION else found

    uses: Counter[tuple[str, int]] = Counter()
    adjectives: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        if rest[0] == "1":
            uses[(lemma, int(sense))] += int(count)
        elif rest[0] in "35":
            adjectives[lemma] += int(count)
    kinds: dict[str, list[str]] = {k: [] for k in "pogwt"}
    for line in _rows(folder / "index.noun"):
        fields = line.split()
        lemma, senses = fields[0], fields[-int(fields[2]) :][:SENSES]
        if not _LEMMA.fullmatch(lemma) or lemma in _NOBODY:
            continue
        if adjectives[lemma] > sum(uses[(lemma, n)] for n, _ in enumerate(senses, 1)):
            continue
        shares: Counter[str] = Counter()
        for n, synset in enumerate(senses, 1):
            if lemma in spelled[synset]:
                shares[kind(synset)] += uses[(lemma, n)] + 0.5 / n  # type: ignore[assignment]
        whole = sum(shares.values())
        if not shares:
            continue
        if shares["p"] >= LEAST["p"] * whole:
            kinds["p"].append(lemma)
        elif shares["o"] + shares["g"] >= LEAST["o"] * whole:
            kinds["o" if shares["o"] >= shares["g"] else "g"].append(lemma)
        elif shares["w"] >= LEAST["w"] * whole:
            kinds["w"].append(lemma)
        elif shares["t"] + shares["w"] >= LEAST["t"] * whole:
            kinds["t"].append(lemma)
    lines = [f"{k} {' '.join(sorted(words))}\n" for k, words in kinds.items()]
    OUT.write_text(NOTICE + "".join(lines), encoding="utf-8")
    print({k: len(words) for k, words in kinds.items()})


def _rows(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
