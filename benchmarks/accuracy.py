"""How well onrecord finds attributions on PolNeAR, and a gate that keeps it from getting worse.

``python -m benchmarks.accuracy`` reads whole documents of the dev part as a user's reports are read, scores them with
the tools beside the data, and prints a table. ``--check`` compares with the floors in ``accuracy_floors.json``, which
name the corpus by its digest: a floor means nothing on another text. ``--update`` raises floors and never lowers one;
``--lower METRIC --reason WORDS`` does, and writes the reason down. Choices are made on the tenth of train that is set
aside (``--train-tenth``); dev only measures.

Exit status: 0 done; 1 a figure is below its floor; 2 something is missing or wrong usage.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import multiprocessing
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
FLOORS: Final = Path(__file__).with_name("accuracy_floors.json")
ROLES: Final = ("source", "cue", "content")

# What the first release has to reach on dev, whole documents, F1.
TARGETS: Final[Mapping[str, float]] = {
    "source/exact": 81.5,
    "cue/exact": 73.0,
    "content/exact": 68.0,
    "attribution": 71.0,
    "quoted/attribution": 85.0,
}

# A floor is set this much below what was measured (points of F1): int8 and bf16 round differently on another CPU.
MARGIN: Final = 0.3

Scores = dict[str, dict[str, float]]  # metric -> {"p", "r", "f1"}, in points


class Missing(Exception):
    """Data or a tool that is not there; the message is one line for the person who ran this."""


@dataclass(frozen=True, slots=True)
class Part:
    """The documents that are measured: ``sha256`` is that of the file they come from."""

    name: str
    sha256: str
    documents: dict[str, dict[str, Any]]

    @property
    def words(self) -> int:
        """Words separated by white space."""
        return sum(len(document["text"].split()) for document in self.documents.values())


def tool(name: str, folder: Path) -> ModuleType:
    """A scorer of the shared tools, imported from where it lies."""
    file = folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, file)
    if not file.is_file() or spec is None or spec.loader is None:
        raise Missing(f"no {name}.py in {folder}: give the folder of the shared tools with --tools")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_part(file: Path, scorer: ModuleType, *, tenth: bool = False) -> Part:
    """The documents of a ``.jsonl.gz`` file, one annotated copy each; with ``tenth`` those set aside for choices."""
    if not file.is_file():
        raise Missing(f"no corpus at {file}: give it with --corpus")
    documents = scorer.read_jsonl(str(file))
    name = file.name.split(".")[0]
    if tenth:
        if str(ROOT) not in sys.path:
            sys.path.insert(0, str(ROOT))
        from training.data import is_held_out

        documents = {key: document for key, document in documents.items() if is_held_out(key)}
        name += "-tenth"
    return Part(name, hashlib.sha256(file.read_bytes()).hexdigest(), dict(sorted(documents.items())))


# ---------------------------------------------------------------------------------------------- predicting


def analysed(item: tuple[str, str]) -> tuple[str, list[dict[str, Any]]]:
    """A document's attributions: their spans, and what helps to see why one is wrong."""
    from onrecord import analysis, reports

    name, text = item
    report = reports.from_text(text)
    if report.text.text != text:
        raise ValueError(f"{name}: the stored text is not the document's, so offsets would not compare")
    details: list[dict[str, Any]] = []
    for found in analysis.analyse_report(report).attributions:
        marked = {role: [[span.start, span.end] for span in getattr(found, role)] for role in ROLES}
        kinds = {"quotation": found.quotation, "stance": found.stance, "confidence": round(found.confidence, 4)}
        details.append({**marked, **kinds, "rule": found.rule, "nested": found.parent is not None})
    return name, details


def predict(part: Part, jobs: int) -> dict[str, list[dict[str, Any]]]:
    """Attributions by document, the same for any number of processes."""
    items = [(name, document["text"]) for name, document in part.documents.items()]
    if jobs == 1:
        return dict(map(analysed, items))
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        return dict(pool.map(analysed, items, chunksize=4))


def write_predictions(file: Path, predicted: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Lines of ``{"id", "attributions"}``, as the scorers read them."""
    lines = [json.dumps({"id": name, "attributions": list(found)}) + "\n" for name, found in predicted.items()]
    if file.suffix == ".gz":
        file.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    else:
        file.write_text("".join(lines), encoding="utf-8")


# ---------------------------------------------------------------------------------------------- scoring


def score(part: Part, predicted: Mapping[str, Sequence[Mapping[str, Any]]], scorer: ModuleType) -> Scores:
    """Precision, recall and F1 by metric; ``quoted/`` counts contents with quotation marks only."""
    names = list(part.documents)
    gold = [part.documents[name]["attributions"] for name in names]
    texts = [part.documents[name]["text"] for name in names]
    found = [list(predicted.get(name, ())) for name in names]
    everything = scorer.score(gold, found, texts)
    quoted = scorer.score(gold, found, texts, quoted_only=True)
    return {**everything, **{f"quoted/{metric}": values for metric, values in quoted.items()}}


def score_instances(file: Path, predicted: Mapping[str, Sequence[Mapping[str, Any]]], counter: ModuleType) -> Scores:
    """Exact spans inside sentence-like instances, as the literature on this corpus counts them."""
    spans = {
        name: [(start, end, role) for one in found for role in ROLES for start, end in one[role]]
        for name, found in predicted.items()
    }
    counted = counter.score(counter.lines(str(file)), spans)
    return {f"instances/{role}": {"p": p, "r": r, "f1": f} for role, (p, r, f) in counted.items()}


def table(scores: Scores, floors: Mapping[str, float], targets: Mapping[str, float]) -> str:
    """The scores for a person to read, beside what they must not fall below and what they are to reach."""

    def cell(value: float | None) -> str:
        return f"{value:6.1f}" if value is not None else "     –"

    lines = [f"{'':34}      P      R     F1  floor to reach"]
    for metric, values in scores.items():
        row = [cell(values[key]) for key in ("p", "r", "f1")] + [cell(floors.get(metric)), cell(targets.get(metric))]
        short = "  *" if metric in targets and values["f1"] < targets[metric] else ""
        lines.append(f"{metric:34} {' '.join(row)}{short}")
    return "\n".join(lines)


# ---------------------------------------------------------------------------------------------- the gate


def below(entry: Mapping[str, Any] | None, sha256: str, scores: Scores) -> list[str]:
    """What is wrong by the floors of a part, a line each; empty when all hold."""
    if entry is None:
        return ["there are no floors for this part yet: set them with --update"]
    if entry["sha256"] != sha256:
        return [f"the floors are for another corpus ({entry['sha256'][:12]}…, this is {sha256[:12]}…)"]
    problems = []
    for metric, floor in entry["floors"].items():
        if metric not in scores:
            problems.append(f"{metric}: not measured, its floor is {floor}")
        elif scores[metric]["f1"] < floor:
            problems.append(f"{metric}: {scores[metric]['f1']} is below its floor of {floor}")
    return problems


def raised(entry: Mapping[str, Any] | None, part: Part, scores: Scores, model: str) -> dict[str, Any]:
    """The part's floors after a run: each at least what it was. ValueError for floors of another corpus."""
    if entry is not None and entry["sha256"] != part.sha256:
        raise ValueError("the floors are for another corpus; take their entry out of the file to start anew")
    old: Mapping[str, float] = entry["floors"] if entry else {}
    new = {metric: round(max(values["f1"] - MARGIN, 0.0), 1) for metric, values in scores.items()}
    return {
        "sha256": part.sha256,
        "documents": len(part.documents),
        "model": model,
        "measured": {metric: values["f1"] for metric, values in scores.items()},
        "floors": {metric: max(old.get(metric, 0.0), new.get(metric, 0.0)) for metric in {**new, **old}},
        "lowered": list(entry["lowered"]) if entry else [],
    }


def lowered(
    entry: Mapping[str, Any], metrics: Iterable[str], scores: Scores, reason: str, model: str
) -> dict[str, Any]:
    """The entry with the named floors put down to what was measured, and the reason kept with it.

    ValueError without a reason, for a metric without a floor, or where the figure is not below its floor.
    """
    if not reason.strip():
        raise ValueError("lowering a floor needs --reason")
    floors = dict(entry["floors"])
    notes = list(entry["lowered"])
    for metric in metrics:
        if metric not in floors or metric not in scores:
            raise ValueError(f"{metric} has no floor")
        now = round(max(scores[metric]["f1"] - MARGIN, 0.0), 1)
        if now >= floors[metric]:
            raise ValueError(f"{metric}: {scores[metric]['f1']} is not below its floor of {floors[metric]}")
        notes.append({"metric": metric, "from": floors[metric], "to": now, "reason": reason.strip(), "model": model})
        floors[metric] = now
    return {**entry, "floors": floors, "lowered": notes}


def read_floors(file: Path) -> dict[str, Any]:
    """The floors by part; empty when there is no such file yet."""
    if not file.is_file():
        return {}
    floors: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return floors


def write_floors(file: Path, floors: Mapping[str, Any]) -> None:
    """Keep the floors by part."""
    file.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


# ---------------------------------------------------------------------------------------------- running


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description="Accuracy on PolNeAR, and its gate.")
    parser.add_argument("--corpus", type=Path, help="gold attributions, .jsonl.gz (PolNeAR dev of the shared data)")
    parser.add_argument("--train-tenth", action="store_true", help="the tenth of train that is set aside, not dev")
    parser.add_argument("--tools", type=Path, default=SHARED / "tools", help="the folder of the scorers")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--outermost", action="store_true", help="leave out nested attributions (never for the gate)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="keep the predictions as .jsonl or .jsonl.gz")
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="score these, analyse nothing")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a figure is below its floor")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="append", default=[], metavar="METRIC", help="put this floor down")
    parser.add_argument("--reason", default="", help="why a floor is lowered; kept in the file")
    options = parser.parse_args(arguments)
    if options.lower and not options.reason.strip():
        parser.error("--lower needs --reason")
    if options.outermost and (options.check or options.update or options.lower):
        parser.error("--outermost is for looking: the gate counts all that onrecord finds")
    if options.predictions and (options.update or options.lower) and options.floors == FLOORS:
        parser.error("the kept floors follow what this checkout finds, not a file of --predictions")
    return options


def run(options: argparse.Namespace) -> int:
    """Measure, print, and keep or check the floors. Raises Missing and ValueError with one line for the user."""
    scorer = tool("score_attributions", options.tools)
    polnear = SHARED / "data" / "polnear"
    file = options.corpus or polnear / ("train.jsonl.gz" if options.train_tenth else "dev.jsonl.gz")
    part = read_part(file, scorer, tenth=options.train_tenth)
    started = time.perf_counter()
    if options.predictions:
        read = scorer.read_jsonl(str(options.predictions))
        predicted = {name: document["attributions"] for name, document in read.items()}
        model = f"predictions of {options.predictions.name}"
    else:
        from onrecord import analysis

        predicted = predict(part, options.jobs)
        model = analysis.made_by().model
    seconds = time.perf_counter() - started
    if options.outermost:
        predicted = {name: [one for one in found if not one.get("nested")] for name, found in predicted.items()}
    if options.write:
        write_predictions(options.write, predicted)
    scores = score(part, predicted, scorer)
    instances = file.with_name(f"{file.name.split('.')[0]}.instances.jsonl.gz")
    if instances.is_file() and not options.train_tenth:
        scores |= score_instances(instances, predicted, tool("score_instances", options.tools))
    floors = read_floors(options.floors)
    entry = floors.get(part.name)
    print(f"{part.name}: {len(part.documents)} documents, {part.words:,} words, {seconds:.0f} s, model {model}")
    print(table(scores, entry["floors"] if entry else {}, TARGETS if part.name == "dev" else {}))
    if options.lower:
        if entry is None:
            raise ValueError("there are no floors for this part yet")
        floors[part.name] = entry = lowered(entry, options.lower, scores, options.reason, model)
    if options.update:
        floors[part.name] = entry = raised(entry, part, scores, model)
    if options.lower or options.update:
        write_floors(options.floors, floors)
    problems = below(entry, part.sha256, scores) if options.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _options(arguments)
    try:
        return run(options)
    except (Missing, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
