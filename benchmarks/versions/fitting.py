"""Fit the weights of :mod:`onrecord.reconcile.statements.likeness`: ``python -m benchmarks.versions.fitting``.

Prints how well the tellings of the tuning half group in five folds by occasion, each with weights fitted on the
others, for several thresholds; then the weights fitted on all. They are copied by hand, with what was printed beside
them. Pairs that share their quoted words, or whose occasions contradict each other, are not what likeness decides.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from benchmarks.versions import corpus, records
from onrecord.domain import Dating
from onrecord.reconcile.statements import grouping, likeness
from onrecord.reconcile.statements.languages import foreign
from onrecord.reconcile.statements.likeness import NAMES, Likeness
from onrecord.reconcile.statements.occasions import Fit, fit
from onrecord.reconcile.statements.stories import marks
from onrecord.reconcile.statements.tellings import Telling
from onrecord.reconcile.statements.wording import wording

FOLDS = 5
THRESHOLDS = (-0.6, -0.3, 0.0, 0.3, 0.6, 1.0)
Floats = npt.NDArray[np.float64]


def tellings(part: str) -> dict[str, list[tuple[Telling, str]]]:
    """By speaker, the tellings of a part with the statement that each is a version of."""
    half = corpus.load(part)
    found: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        published = records.publish(half, Path(folder))
    for one in published:
        analysis = records.analysis_of(one, half.people)
        text, day = one.report.text.text, one.rendered.report.published
        contents = {one.spans(content.content): content for content in one.rendered.report.contents}
        quoted = [each for each in analysis.attributions if each.quotation != "indirect"]
        known = marks(
            [wording(text, each.content, direct=each.quotation == "direct") for each in quoted],
            text,
            [each.meaning for each in analysis.attributions if each.meaning is not None],
        )
        for said in analysis.attributions:
            gold = contents[said.content]
            made = Telling(
                id=said.id,
                text=one.report.text.id,
                quotation=said.quotation,
                stance=said.stance,
                headline=said.headline,
                wording=wording(text, said.content, direct=said.quotation == "direct"),
                figures=said.figures,
                occasion=said.occasion,
                written=Dating(day, day, ("the corpus says so",)),
                foreign=foreign(text, said.content),
                meaning=said.meaning,
                place=said.content[0].start / len(text),
                marks=known,
            )
            found[f"{part} {gold.speaker}"].append((made, gold.statement))
    return found


def pairs(known: dict[str, list[tuple[Telling, str]]]) -> tuple[Floats, Floats, list[str]]:
    """Measures (pairs, NAMES), whether each pair is one statement, and the occasion that it is of."""
    rows, same, occasions = [], [], []
    for told in known.values():
        gold = {one.id: statement for one, statement in told}
        ordered = sorted((one for one, _ in told), key=lambda one: one.fullness)
        groups = grouping._altered(grouping._by_words(ordered))
        like = Likeness(ordered)
        home = {like.at[one.id]: n for n, group in enumerate(groups) for one in group.tellings}
        for b, other in enumerate(ordered):
            for a, one in enumerate(ordered[:b]):
                if home[a] == home[b] or fit(one, other)[0] in (Fit.OTHER, Fit.APART, Fit.DOUBT):
                    continue
                if one.text == other.text:
                    if one.headline == other.headline:
                        continue
                elif like.evidence(a, b) is None:
                    continue
                rows.append(like.measures(a, b, home))
                same.append(gold[one.id] == gold[other.id])
                occasions.append(gold[other.id].split("/")[0])
    return np.array(rows, float), np.array(same, float), occasions


def fitted(x: Floats, y: Floats) -> tuple[float, ...]:
    """Weights of a ridge-penalised logistic regression by Newton's method; the last, a constant, is almost free."""
    weights, penalty = np.zeros(x.shape[1]), np.eye(x.shape[1])
    penalty[-1, -1] = 0.01
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        curvature = (x * (p * (1 - p))[:, None]).T @ x + penalty
        weights -= np.linalg.solve(curvature, x.T @ (p - y) + penalty @ weights)
    return tuple(float(each) for each in weights)


def bcubed(mine: dict[str, str], theirs: dict[str, str]) -> float:
    """The mean share of an item's group by ``mine`` that ``theirs`` has together with it (Bagga and Baldwin 1998)."""
    left: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    for item in mine:
        left[mine[item]].add(item)
        right[theirs[item]].add(item)
    return sum(len(left[mine[i]] & right[theirs[i]]) / len(left[mine[i]]) for i in mine) / len(mine)


def main() -> None:
    """The command line."""
    known = {who: told for part in corpus.LEARNED for who, told in tellings(part).items()}
    x, y, of = pairs(known)
    gold = {one.id: statement for told in known.values() for one, statement in told}
    occasions = sorted({statement.split("/")[0] for statement in gold.values()})
    print(f"{len(y)} pairs of {len(occasions)} occasions, {int(y.sum())} of one statement")
    for threshold in THRESHOLDS:
        found: dict[str, str] = {}
        for fold in range(FOLDS):
            apart = set(occasions[fold::FOLDS])
            kept = np.array([each not in apart for each in of])
            weights = fitted(x[kept], y[kept])
            with patch.object(likeness, "WITH_MEANING", weights), patch.object(grouping, "LIKE", threshold):
                for told in known.values():
                    part = [one for one, statement in told if statement.split("/")[0] in apart]
                    for group in grouping.group(part):
                        found |= {one.id: group.fullest.id for one in group.tellings}
        precision, recall = bcubed(found, gold), bcubed(gold, found)
        both = 2 * precision * recall / (precision + recall)
        print(f"from {threshold:4.1f}: BCubed P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * both:.1f}")
    print("fitted on all:", ", ".join(f"{name} {w:.2f}" for name, w in zip(NAMES, fitted(x, y), strict=True)))


if __name__ == "__main__":
    main()
