"""Pairs of texts that contradict each other, follow from each other, or neither: what training.inference learns from.

Captions with what people say follows from them (SNLI, Bowman et al. 2015), invented situations told both ways
(``contradictions/``), tellings of the invented occasions that rules were tuned on, and what one person can or cannot
be called and one occasion be (``people/``, ``whereabouts/``), which is only to widen what it knows of the world; and
pairs that are asked of in a record of real reports.
"""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import combinations, product
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from benchmarks.versions import calling, situations, telling
from benchmarks.versions import corpus as corpora
from benchmarks.versions.corpus import Content, GoldReport
from benchmarks.versions.mistakes import discrepancies
from benchmarks.versions.situations import OPEN, OPPOSED, SAME, Situation, relation
from onrecord.reconcile import inferring
from onrecord.store import Store
from onrecord.store.inferences import Encoder

FITS: Final = -1  # follows, or neither: nobody says which
ANSWERS: Final = ("contradiction", "entailment", "neutral")  # OPPOSED, SAME, NEITHER
MEASURED: Final = ("fresh-10", "fresh-11", "fresh-14")
BATCH: Final = 64
SORTED: Final = 20  # batches that are cut out of pairs sorted by length
OF_CAPTIONS: Final = (60_000, 6_000)  # pairs in a pass of each phase
AGAIN: Final = (21, 12)  # pairs of each situation in a pass of each phase
OF_SITUATION: Final = {OPPOSED: 8, SAME: 8, situations.NEITHER: 5}  # pairs that a pass draws from each
OF_REAL: Final = 3  # times that a pair of real reports comes in a pass of the second phase
OF_LISTS: Final = (
    4,
    2,
    4,
)  # pairs of right and wrong, of right and right, of right and other, of one person or occasion
#: How often a pair of tellings comes in a pass of the second phase: mistakes are few.
OF_TELLINGS: Final = {OPPOSED: 5, SAME: 3, situations.NEITHER: 1}


class Pair(NamedTuple):
    """Two texts and what they are to each other: a place in ANSWERS, or FITS."""

    one: str
    other: str
    answer: int


def captions(file: Path) -> list[Pair]:
    """The pairs of a file of SNLI on which its judges agree."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [
        Pair(row["sentence1"], row["sentence2"], ANSWERS.index(row["gold_label"]))
        for row in rows
        if row["gold_label"] in ANSWERS
    ]


def of_situation(one: Situation) -> dict[int, list[Pair]]:
    """The pairs of a situation by what they are, without quotation marks."""
    out: dict[int, list[Pair]] = {answer: [] for answer in OF_SITUATION}
    for (a, x), (b, y) in combinations(one.placed, 2):
        how = relation(x, y)
        if how != OPEN and {x, y} & set(situations.SIDES):
            out[how].append(Pair(bare(a), bare(b), how))
    return out


def bare(words: str) -> str:
    """Words without white space or quotation marks around them."""
    return " ".join(words.split()).strip('"“” ')


def drawn(several: Iterable[Situation]) -> Iterator[Pair]:
    """Some pairs of each situation, in either order."""
    for one in several:
        for answer, found in of_situation(one).items():
            for pair in random.sample(found, min(len(found), OF_SITUATION[answer])):
                yield pair if random.random() < 0.5 else Pair(pair.other, pair.one, pair.answer)


def of_lists(lists: dict[str, tuple[str, ...]], frame: str) -> Iterator[Pair]:
    """Some pairs of what a person is called, or an occasion told by, in either order; ``frame`` makes them texts."""
    right, wrong, other = ([frame.format(each) for each in lists[name]] for name in ("right", "wrong", "other"))
    every = (list(product(right, wrong)), list(combinations(right, 2)), list(product(right, other)))
    for answer, found, many in zip((OPPOSED, FITS, FITS), every, OF_LISTS, strict=True):
        for one, two in random.sample(found, min(len(found), many)):
            yield Pair(one, two, answer) if random.random() < 0.5 else Pair(two, one, answer)


def of_the_world() -> Iterator[Pair]:
    """Some pairs of every person and occasion, but for those that only measure."""
    for person in calling.people(sorted(calling.PEOPLE.glob("*.jsonl"))):
        if not person.checked:
            yield from of_lists(person.callings, f"The speaker, {person.name}, is {{}}.")
    for one in telling.whereabouts(sorted(telling.WHEREABOUTS.glob("*.jsonl"))):
        if not one.checked:
            yield from of_lists(one.phrases, "This was said {}.")


def tellings(part: str) -> Iterator[Pair]:
    """Pairs of what two reports of an occasion have one speaker say, as ``infer`` asks of them; none of which one has
    another mistake."""
    corpus = corpora.load(part)
    opposed = {
        frozenset((a, b))
        for one in discrepancies(corpus)
        if one.kind == "polarity"
        for a in one.mistaken.contents
        for b in one.others.contents
    }
    for occasion in corpus.occasions:
        for (report, one), (other_report, other) in combinations(occasion.contents, 2):
            direct = one.quotation == other.quotation == "direct"
            if report.id == other_report.id or one.speaker != other.speaker or direct:
                continue
            answer = situations.NEITHER
            if frozenset((one.id, other.id)) in opposed:
                answer = OPPOSED
            elif one.statement == other.statement:
                answer = SAME if one.faultless and other.faultless else OPEN
            if answer != OPEN:
                yield Pair(asked(report, one), asked(other_report, other), answer)


def asked(report: GoldReport, content: Content) -> str:
    """A telling as :func:`onrecord.reconcile.discrepancies.inferred.said` has it."""
    words, cue = report.words(content), " ".join(report.text[start:end] for start, end in content.cue)
    return bare(words) if content.quotation == "direct" or not cue else f"They {cue} {bare(words)}"


def batched(passes: Iterator[list[Pair]]) -> Iterator[list[Pair]]:
    """Batches of pairs of about one length, in no order."""
    for pairs in passes:
        random.shuffle(pairs)
        for first in range(0, len(pairs), BATCH * SORTED):
            near = sorted(pairs[first : first + BATCH * SORTED], key=lambda pair: len(pair.one) + len(pair.other))
            cut = [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
            random.shuffle(cut)
            yield from cut


def measured(pairs: Sequence[Pair], odds: np.ndarray) -> str:
    """How often an opposed pair has higher odds than one that says the same (the area under the curve), and how many
    are found where one and two percent of those are accused."""
    answers = np.array([pair.answer for pair in pairs])
    opposed, same = np.sort(odds[answers == OPPOSED]), np.sort(odds[answers == SAME])
    above = np.searchsorted(same, opposed).mean() / len(same)
    found = [100 * float((opposed > np.quantile(same, 1 - rate)).mean()) for rate in (0.01, 0.02)]
    return (
        f"{len(opposed)} opposed pairs ranked above {len(same)} that say the same in {100 * above:.1f} %, "
        f"found where 1 and 2 % of these are accused {found[0]:.1f} and {found[1]:.1f} %"
    )


def of_record(file: Path) -> list[Pair]:
    """What ``infer`` asks of in a record of real reports. Of two that tell what one speaker said there, hardly any go
    against each other, so all are taken to fit; the record itself is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copied.db"
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copied)) as there:
            source.backup(there)
        pairs: list[Pair] = []

        def ask(one: str, other: str) -> float:
            pairs.append(Pair(one, other, FITS))
            return 0.0

        with Store.open(copied) as store, store.writing():
            inferring.infer(store, Encoder("none", "", 1.0), ask)
    return pairs


def passes(file: Path, phase: int, real: Sequence[Pair] = ()) -> Iterator[list[Pair]]:
    """The passes of a phase (0 or 1), drawn anew each: the first has captions and situations alone."""
    known, several = captions(file), situations.learned()
    told = [pair for part in corpora.LEARNED if phase and part not in MEASURED for pair in tellings(part)]
    while True:
        again = [pair for pair in told for _ in range(OF_TELLINGS[pair.answer])]
        situated = list(drawn(several))
        some = random.sample(situated, min(len(situated), len(several) * AGAIN[phase]))
        world = [*of_the_world(), *(pair for pair in real for _ in range(OF_REAL))] if phase else []
        yield [*again, *some, *world, *random.sample(known, min(len(known), OF_CAPTIONS[phase]))]
