"""Write the list of words that are each other's opposite, from WordNet's files (the folder that holds ``data.verb``).

    python -m scripts.make_opposites /usr/share/wordnet

Out: ``src/onrecord/reconcile/discrepancies/opposites.txt``. A line has the words of one side, a bar, and those of the
other: the words of two senses, verbs, adjectives or adverbs, that WordNet links as antonyms, as far as a word's own
uses are mostly of that sense. Nouns are left out: most of theirs are pairs that exclude nothing ("man", "woman").
Behind them, forms of verbs that no ending tells: the form, "of", and the verb.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from scripts.make_noun_kinds import NOTICE

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "reconcile" / "discrepancies" / "opposites.txt"
HEAD = """\
# Words that are each other's opposite: of a sense and of its antonym, on either side of a bar; and forms of verbs.
# Made by scripts/make_opposites.py from WordNet 3.0, whose licence is this:
"""
FILES = {"verb": "2", "adj": "35", "adv": "4"}
SHARE = 0.4  # of a word's uses, as WordNet counts them in texts, that are of the sense
COMMON = 20  # uses of a verb whose forms are listed
LEAST = 1  # uses of the sense that WordNet has found
_LEMMA = re.compile(r"[a-z]{3,15}")
# Opposites of place, order, colour, kind or number, which a thing may be in turn, or beside each other.
_NOT = frozenset(
    "first last new old young left right north south east west northern southern eastern western black white big "
    "small large little long short wide narrow high low male female here there hot cold day night upper lower "
    "inner outer front back come give take bring send follow precede many few much more less local national "
    "international private formal near far early late previous next past future main same other different go good "
    "bad rich poor all some part whole side top surface even odd most least best worst single individual common "
    "live recorded".split()
)


Uses = Counter[tuple[str, str, int]]  # of a word, a part of speech and a sense, in WordNet's texts
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def main(folder: Path) -> None:
    """Write the list."""
    uses = _uses(folder)
    pairs = {pair for name, types in FILES.items() for pair in _opposites(folder, name, types[0], uses)}
    lines = [f"{' '.join(left)} | {' '.join(right)}\n" for left, right in sorted(pairs)]
    lines += _forms(folder, uses)
    notice = "".join(NOTICE.splitlines(keepends=True)[3:])
    OUT.write_text(HEAD + notice + "".join(lines), encoding="utf-8")
    print(len(lines))


def _uses(folder: Path) -> Uses:
    uses: Uses = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, sense, count = line.split()
        lemma, rest = key.split("%")
        uses[lemma, rest[0].replace("5", "3"), int(sense)] += int(count)
    return uses


def _opposites(folder: Path, name: str, kind: str, uses: Uses) -> Iterator[Pair]:
    """The pairs of one part of speech."""
    ranks: dict[tuple[str, str], int] = {}
    for line in _rows(folder / f"index.{name}"):
        fields = line.split()
        for n, synset in enumerate(fields[-int(fields[2]) :], 1):
            ranks[fields[0], synset] = n
    whole: Counter[str] = Counter()
    for (lemma, pos, _), count in uses.items():
        whole[lemma] += count if pos == kind else 0

    words, antonyms = _senses(folder / f"data.{name}")
    meant = {
        synset: tuple(
            word
            for word in sorted(some)
            if _LEMMA.fullmatch(word)
            and word not in _NOT
            and uses[word, kind, ranks.get((word, synset), 99)] >= max(LEAST, SHARE * whole[word])
        )
        for synset, some in words.items()
    }
    for synset, others in antonyms.items():
        for other in others:
            left, right = meant[synset], meant[other]
            if left and right and not set(left) & set(right):
                yield (left, right) if left < right else (right, left)


def _senses(file: Path) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """The words of each sense, and its antonyms."""
    words: dict[str, list[str]] = {}
    antonyms: dict[str, set[str]] = defaultdict(set)
    for line in _rows(file):
        fields = line.split(" | ")[0].split()
        size = int(fields[3], 16)
        synset = fields[0]
        words[synset] = [re.sub(r"\(.*\)", "", word) for word in fields[4 : 4 + 2 * size : 2]]
        pointers = fields[5 + 2 * size :]
        for sign, other in zip(pointers[::4], pointers[1::4], strict=False):
            if sign == "!":
                antonyms[synset].add(other)
    return words, antonyms


def _forms(folder: Path, uses: Uses) -> Iterator[str]:
    """Forms of common verbs that no ending tells, a line each."""
    verbs: Counter[str] = Counter()
    for (lemma, kind, _), count in uses.items():
        verbs[lemma] += count if kind == FILES["verb"] else 0
    for line in _rows(folder / "verb.exc"):
        form, base = line.split()[:2]
        regular = form.endswith(("ing", "ed", "ies")) and form[:2] == base[:2]
        if not regular and verbs[base] >= COMMON and form != base and _LEMMA.fullmatch(form) and form not in _NOT:
            yield f"{form} of {base}\n"


def _rows(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("  ")]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
