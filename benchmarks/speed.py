"""Whole reading from files to a record, words a second, beside textacy's direct quotations on the same files.

Both on one core and one thread, in turn, the same number of rounds; the median round counts.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import COMMAND, child, run
from benchmarks.texts import SHARED, Corpus

SCORER = SHARED / "tools" / "score_attributions.py"


def speed(corpus: Corpus, *, peer_python: Path | None, rounds: int = 3) -> dict[str, Any]:
    """Words a second of both, what each found, and the share of time by stage."""
    with tempfile.TemporaryDirectory() as work:
        folder = corpus.write(Path(work, "texts"))
        ours, theirs = [], []
        for turn in range(rounds):
            ours.append(child("read", folder, Path(work, f"{turn}.db")))
            if peer_python is not None:
                theirs.append(run([peer_python, Path(__file__).with_name("peer.py"), folder]).json())
        stages = child("stages", folder, Path(work, "stages.db"))["stages"]
        rows = exported(Path(work, "0.db"))
    found: dict[str, Any] = {
        "corpus": corpus.name,
        "texts": len(corpus.texts),
        "words": corpus.words,
        "rounds": rounds,
        "onrecord": {
            "words_per_second": round(statistics.median(corpus.words / one["seconds"] for one in ours)),
            "found": ours[0]["statements"],
            "unresolved": ours[0]["unresolved"],
            "rejected": ours[0]["rejected"],
            "load_seconds": round(statistics.median(one["load"] for one in ours), 2),
            "peak_mb": round(max(one["peak"] for one in ours)),
        },
        "stages": {stage: round(share, 4) for stage, share in stages.items()},
        "textacy": None,
    }
    if corpus.gold:
        found["onrecord"] |= agreement(corpus, predicted(rows, corpus))
    if theirs:
        quotations = theirs[0]["found"]
        found["textacy"] = {
            "words_per_second": round(statistics.median(corpus.words / one["seconds"] for one in theirs)),
            "words_per_second_quickest": round(
                statistics.median(corpus.words / one["seconds_quickest"] for one in theirs)
            ),
            "found": sum(len(each) for each in quotations.values()),
            "texts_lost": theirs[0]["lost"],
            "load_seconds": round(statistics.median(one["load"] for one in theirs), 2),
            "versions": theirs[0]["versions"],
        }
        if corpus.gold:
            found["textacy"] |= agreement(corpus, quotations)
    return found


def coreference(corpus: Corpus, rounds: int = 3) -> dict[str, Any]:
    """Seconds of whole reading with mentions and coreference and without, in turn; the median of the ratios counts.

    Without, the encoder still makes the mentions' vectors (one more projection of each token), but nobody reads them.
    """
    with tempfile.TemporaryDirectory() as work:
        folder = corpus.write(Path(work, "texts"))
        pairs = [
            (
                child("attributions", folder, Path(work, f"without-{turn}.db"))["seconds"],
                child("read", folder, Path(work, f"with-{turn}.db"))["seconds"],
            )
            for turn in range(rounds)
        ]
    more = statistics.median(whole / part - 1 for part, whole in pairs)
    return {"corpus": corpus.name, "rounds": rounds, "more_time": round(more, 4)}


def exported(record: Path) -> list[dict[str, Any]]:
    """The rows of ``onrecord export`` of a record."""
    command: list[str | Path] = [*COMMAND, "export", "--format", "jsonl", "--record", record]
    return [json.loads(line) for line in run(command).output.splitlines()]


def predicted(rows: list[dict[str, Any]], corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    """Exported rows by file, as offsets into the text that was written; a row that does not quote it is left out."""
    by_file: dict[str, list[dict[str, Any]]] = {name: [] for name in corpus.texts}
    for row in rows:
        name = row["report"]["path"]
        spans = [span for role in ("source", "cue", "content") for span in row[role]]
        if name in by_file and all(corpus.texts[name][s["start"] : s["end"]] == s["text"] for s in spans):
            by_file[name].append(
                {role: [[s["start"], s["end"]] for s in row[role]] for role in ("source", "cue", "content")}
            )
    return by_file


def agreement(corpus: Corpus, found: dict[str, list[dict[str, Any]]]) -> dict[str, int]:
    """How many of the attributions that people marked were found.

    By the shared scorer's lenient measure, which does not punish a tool for naming only the head of a source: at least
    half of the content is the same, and the sources share a word.
    """
    if not SCORER.is_file():
        return {}
    spec = importlib.util.spec_from_file_location("score_attributions", SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    names = sorted(corpus.texts)
    result = scorer.score(
        [corpus.gold[n] for n in names], [found.get(n, []) for n in names], [corpus.texts[n] for n in names]
    )["attribution/anysource"]
    return {"marked_by_people": result["gold"], "of_these_found": result["tp"]}
