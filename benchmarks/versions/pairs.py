"""Labelled pairs of contents of the tuning half, to choose thresholds of meaning by: the same statement, or another.

Of the pairs that are the same, none is word for word so; of those that are not, the ones that share most words come
first: two sentences of one speaker, of two speakers on one subject, of one speaker on two occasions.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from benchmarks.versions.corpus import PARTS, Content, Corpus, GoldReport
from benchmarks.versions.rendering import SEED

SAME: Final = 260  # at most, of each sort
ALIKE: Final = 160  # different ones that share most words
CHANCE: Final = 120  # different ones by chance, from one occasion and from two
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without marks."""
    return _WORD.findall(text.lower())


def shared(left: str, right: str) -> float:
    """How many words two contents share, as a part of all their words."""
    a, b = set(words(left)), set(words(right))
    return len(a & b) / len(a | b) if a | b else 0.0


def pairs(corpus: Corpus) -> list[dict[str, Any]]:
    """The labelled pairs, in the order of their ids."""
    if corpus.part != PARTS[0]:
        raise ValueError("pairs are made of the tuning half only")
    same: list[dict[str, Any]] = []
    other: list[dict[str, Any]] = []
    everything: list[tuple[GoldReport, Content]] = []
    for occasion in corpus.occasions:
        contents = list(occasion.contents)
        everything.extend(contents)
        for left, right in combinations(contents, 2):
            row = _row(left, right)
            (same if row["same"] else other).append(row)
    chance = random.Random(SEED)
    same = [row for row in same if words(row["left"]) != words(row["right"])]
    picked = chance.sample(same, min(SAME, len(same)))
    other.sort(key=lambda row: (-row["shared"], row["ids"]))
    alike, rest = other[:ALIKE], other[ALIKE:]
    far = [_row(*chance.sample(everything, 2)) for _ in range(CHANCE // 2)]
    far = [row for row in far if not row["same"]]
    return sorted(
        [*picked, *alike, *chance.sample(rest, min(CHANCE // 2, len(rest))), *far], key=lambda row: row["ids"]
    )


def _row(left: tuple[GoldReport, Content], right: tuple[GoldReport, Content]) -> dict[str, Any]:
    a, b = left[0].words(left[1]), right[0].words(right[1])
    return {
        "ids": [left[1].id, right[1].id],
        "same": left[1].unit == right[1].unit,
        "speaker": left[1].speaker == right[1].speaker,
        "kinds": [left[1].kinds[0], right[1].kinds[0]],
        "quotations": [left[1].quotation, right[1].quotation],
        "mistakes": sorted(_mistakes(left[1], right[1])),
        "shared": round(shared(a, b), 3),
        "left": a,
        "right": b,
    }


def _mistakes(*contents: Content) -> Iterable[str]:
    return {kind for one in contents for kind in (*one.wrong, *("figure" for f in one.figures if f.wrong))}


def write(corpus: Corpus, file: Path) -> int:
    """Write the pairs, one a line; how many there are."""
    rows = pairs(corpus)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return len(rows)
