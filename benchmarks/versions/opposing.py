"""Fit the weights by which two clauses are held to say the opposite: ``python -m benchmarks.versions.opposing``.

Pairs of tellings of one speaker in two reports of an occasion, of the tuning half and the fresh parts that were mended
after: those that a mistake of polarity sets against each other, and all others; and the pairs of ``opposed.txt``, which
are sentences alone. Those of situations told both ways are told of as well, and count nothing. Weights of a logistic
regression with a ridge of 1; each part is held against weights that were fitted on the others, the pairs of the file in
five folds, those of the situations against the weights of all others. Of a pair only the nearest two clauses with other
signs are measured (:func:`onrecord.reconcile.discrepancies.turns.measured`), so a pair without any is
left out of the fit and counts as not found. ``--write`` keeps the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.versions import corpus as corpora
from benchmarks.versions import records, scoring, situations
from benchmarks.versions.mistakes import discrepancies as mistakes_of
from benchmarks.versions.situations import Situation
from onrecord.domain import Span, Stance
from onrecord.reconcile.discrepancies import turns
from onrecord.reconcile.discrepancies.signs import Clause, clauses
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording

HERE: Final = Path(__file__).parent
PAIRS: Final = HERE / "opposed.txt"
OUT: Final = Path(turns.__file__).with_name("turns.json")
FITTED: Final = ("tuning", *(f"fresh-{n}" for n in range(1, 10)))
FOLDS: Final = 5
#: Log odds from which two clauses are opposed: by a word of the list, and by a negation alone. In folds none of 905
#: faithful pairs of the corpus is accused from there on; at lower ones more than 0.9 in 100 of the pairs of situations
#: that say the same.
LEAST: Final = {"opposite": 0.25, "negated": 0.4}
#: How much a pair of each sort counts: an accusation of two faithful versions is worse than one of two statements that
#: nothing joins.
SORTS: Final = {"opposite": 1.0, "one statement": 2.0, "two statements": 0.5, "compatible": 2.0}
#: And those of situations: nothing, they only tell how far the weights carry (README.md says what was tried).
SITUATED: Final = {"opposed": 0.0, "same": 0.0, "beside": 0.0, "else": 0.0}
WEIGHED: Final = SORTS | SITUATED
OPPOSITE: Final = ("opposite", "opposed")
CHECK: Final = "check"  # the fold of what is only measured
_Rows = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pair:
    """Two tellings: where they are from, the fold and the sort that they are of, the mistake that sets them against
    each other, and what is measured of their nearest clauses with other signs."""

    source: str
    fold: str
    sort: str
    mistake: str | None
    measures: dict[str, float] | None


def alone() -> list[tuple[str, Telling, Telling]]:
    """The pairs of the file, each with its sort. Raises ValueError with the line for one that is none."""
    out, sort = [], ""
    for n, line in enumerate(PAIRS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("["):
            sort = line.strip("[]")
        elif line and not line.startswith("#"):
            sides = [side.partition(": ") for side in line.split(" | ")]
            if len(sides) != 2 or sort not in SORTS or not all(told for _, _, told in sides):
                raise ValueError(f"{PAIRS.name}, line {n}: a pair has a heading, two cues and what they tell")
            made = [_telling(cue, told, f"{n} {at}") for at, (cue, _, told) in enumerate(sides)]
            out.append((sort, made[0], made[1]))
    return out


def _telling(cue: str, told: str, name: str) -> Telling:
    stance: Stance = "denied" if cue == "denied" else "asserted"
    words = wording(told, (Span(0, len(told)),), direct=False)
    return Telling(name, name, "indirect", stance, False, words, cue=cue)


def of_part(part: str) -> Iterator[Pair]:
    """The pairs of a part of the corpus."""
    corpus = corpora.load(part)
    with tempfile.TemporaryDirectory(prefix="versions-") as folder:
        published, record = records.make(corpus, Path(folder), "gold")
        with record:
            told = records.tellings(record, published)
    known = {content.id: content for _, content in scoring.every(corpus)}
    mistakes = {
        frozenset((a, b)): one.about
        for one in mistakes_of(corpus)
        if one.kind == "polarity"
        for a in one.mistaken.contents
        for b in one.others.contents
    }
    for a, b in combinations(sorted(told), 2):
        here, there = told[a], told[b]
        one_speaker = known[a].speaker == known[b].speaker and a.rsplit("/", 1)[0] == b.rsplit("/", 1)[0]
        if not one_speaker or here.text == there.text or here.quotation == there.quotation == "direct":
            continue
        mistake = mistakes.get(frozenset((a, b)))
        sort = "one statement" if known[a].unit == known[b].unit else "two statements"
        measures = _measures(list(clauses(here)), list(clauses(there)))
        yield Pair("corpus", part, sort if mistake is None else "opposite", mistake, measures)


def of_file() -> Iterator[Pair]:
    """The pairs of the file."""
    for n, (sort, here, there) in enumerate(alone()):
        mistake = f"line {n}" if sort == "opposite" else None
        measures = _measures(list(clauses(here)), list(clauses(there)))
        yield Pair("file", f"file {n % FOLDS}", sort, mistake, measures)


def of_situations(some: Sequence[Situation], source: str, folds: int) -> Iterator[Pair]:
    """The pairs of situations of which one content affirms or denies, every one told by a plain "said"; the pairs of
    one situation are in one fold."""
    for one in some:
        told = [(name, list(clauses(_telling("said", words, words)))) for words, name in one.placed]
        for (name, here), (other, there) in combinations(told, 2):
            how = situations.relation(name, other)
            if how != situations.OPEN and not {name, other}.isdisjoint(situations.SIDES):
                sort = {situations.OPPOSED: "opposed", situations.SAME: "same"}.get(how)
                sort = sort or ("else" if "else" in (name, other) else "beside")
                yield Pair(source, f"{source} {_drawn(one.id) % folds}", sort, None, _measures(here, there))


def _drawn(name: str) -> int:
    """A number by chance, the same for a name at all times."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest()[:4], 16)


def _measures(here: Sequence[Clause], there: Sequence[Clause]) -> dict[str, float] | None:
    found = turns.measured(here, there)
    return found and found[0]


def fit(rows: _Rows, right: _Rows, counts: _Rows) -> _Rows:
    """Weights of a logistic regression; the last column is 1, and its weight is free."""
    ridge = np.diag([1.0] * (rows.shape[1] - 1) + [0.01])
    weights = np.zeros(rows.shape[1])
    for _ in range(60):
        odds = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (right - odds)) - ridge @ weights
        step = np.linalg.solve((rows * (counts * odds * (1 - odds))[:, None]).T @ rows + ridge, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what the folds find, and keep the weights where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.versions.opposing", description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the weights of all pairs")
    options = parser.parse_args(arguments)
    pairs = [one for part in FITTED for one in of_part(part)]
    pairs.extend(of_file())
    pairs.extend(of_situations(situations.learned(), "situations", FOLDS))
    pairs.extend(of_situations(situations.read(situations.CHECKED), CHECK, 1))
    measured = [one for one in pairs if one.measures is not None]
    names = [*sorted({name for one in measured for name in one.measures or ()} - {"1"}), "1"]
    rows = np.array([[(one.measures or {}).get(name, 0.0) for name in names] for one in measured])
    right = np.array([float(one.sort in OPPOSITE) for one in measured])
    counts = np.array([counted(one) for one in measured])
    odds = np.zeros(len(measured))
    for fold in sorted({one.fold for one in measured}):
        held = np.array([one.fold == fold for one in measured])
        odds[held] = rows[held] @ fit(rows[~held], right[~held], counts[~held])
    for more in (0.0, 0.5, 1.0):
        found = [one for one, each in zip(measured, odds, strict=True) if each >= _least(one) + more]
        print(f"{more} above the least:", *tallied(found, pairs), sep="\n  ")
    weights = fit(rows, right, counts)
    if options.write:
        held_by = {name: round(float(each), 3) for name, each in zip(names, weights, strict=True)}
        made_by = "python -m benchmarks.versions.opposing --write, which says of what"
        OUT.write_text(json.dumps({"made_by": made_by, "least": LEAST, "weights": held_by}, indent=2) + "\n")
    return 0


def counted(one: Pair) -> float:
    """How much a pair counts in the fit; nothing where it is only measured."""
    return 0.0 if one.source == CHECK else WEIGHED[one.sort]


def _least(one: Pair) -> float:
    return LEAST["opposite" if (one.measures or {}).get("opposite") else "negated"]


def tallied(found: Sequence[Pair], pairs: Sequence[Pair]) -> list[str]:
    """A line for each source: mistakes found of all, or opposed pairs; and pairs accused of all others."""
    out = []
    for source in dict.fromkeys(one.source for one in pairs):
        told, every = (_by_sort(one for one in some if one.source == source) for some in (found, pairs))
        out.append(f"{source}: " + ", ".join(f"{sort} {told[sort]} of {every[sort]}" for sort in sorted(every)))
    return out


def _by_sort(pairs: Iterable[Pair]) -> Counter[str]:
    """How many there are of each sort; the pairs of one mistake count once."""
    some = list(pairs)
    once = {(one.sort, one.mistake) for one in some if one.mistake}
    return Counter([*(one.sort for one in some if not one.mistake), *(sort for sort, _ in once)])


if __name__ == "__main__":
    sys.exit(main())
