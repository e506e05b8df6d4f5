"""Score versions, discrepancies and developments on the invented corpus: ``python -m benchmarks.versions``.

``--through gold`` makes a record of what is true of the reports by construction, so that only the second stage is
measured; ``--through reading`` reads the files as a user does. ``--part held-out`` only measures: ``--misses`` lists
what went wrong for the other parts alone, and ``--why`` by what discrepancies are lost through reading. ``--check``
compares with ``floors.json``, which names the corpus by its digest; ``--update`` raises floors and never lowers one;
``--lower METRIC --reason WORDS`` does. ``--write FOLDER`` writes the reports with ``gold.jsonl`` and measures nothing;
``--pairs FILE`` writes the labelled pairs; ``--freeze`` keeps the digests of both halves: what is generated is not
kept, and must not change unseen.

Exit status: 0 done; 1 a figure is below its floor; 2 something is missing or wrong usage.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks import accuracy
from benchmarks.versions import corpus as corpora
from benchmarks.versions import pairs, records, rendering, scoring, why
from benchmarks.versions.corpus import FRESH, PARTS, Corpus
from benchmarks.versions.scoring import Score

HERE: Final = Path(__file__).parent
FLOORS: Final = HERE / "floors.json"
PAIRS: Final = HERE / "pairs.jsonl"
FROZEN: Final = HERE / "frozen.json"  # the seed, and the digest of each half

# What is to be reached, in points; measured on what is true of the reports by construction.
TARGETS: Final[Mapping[str, float]] = {"statements": 95.0, "discrepancies": 95.0, "faithful": 98.0}
MISSED: Final = 160  # characters of a content that is shown


def digest(corpus: Corpus, seed: int = rendering.SEED) -> str:
    """The SHA-256 of all that is generated: reports and gold."""
    made = rendering.rendered(corpus, seed)
    whole = hashlib.sha256()
    for part in (*(one.name + "\0" + one.content() for one in made), *rendering.gold_lines(corpus, made)):
        whole.update(part.encode("utf-8"))
    return whole.hexdigest()


def frozen() -> dict[str, object]:
    """What ``frozen.json`` holds when it is up to date."""
    return {"seed": rendering.SEED, **{part: digest(corpora.load(part)) for part in (*PARTS, *FRESH)}}


def measure(corpus: Corpus, through: str, encoder: Path | None = None, least: float | None = None) -> records.Found:
    """Make the record in a folder of its own, let an encoder infer contradictions if one is named, and ask it."""
    with tempfile.TemporaryDirectory(prefix="versions-") as folder:
        published, record = records.make(corpus, Path(folder), through)
        with record:
            if encoder is not None:
                done = record.infer(encoder, least=least)
                print(f"{done.encoder}: {done.asked} pairs, {done.against} against each other from {done.least:g} on")
            return records.ask(record, published)


def show(corpus: Corpus, found: records.Found, floors: Mapping[str, float]) -> dict[str, Score]:
    """Print the tables; returns all scores."""
    scores = scoring.metrics(corpus, found)
    print(f"{'':26}      P      R     F1   right/found    met/wanted  floor to reach")
    for metric, score in scores.items():
        floor = f"{floors[metric]:6.1f}" if metric in floors else "     –"
        target = f"{TARGETS[metric]:6.1f}" if metric in TARGETS else "     –"
        short = "  *" if score.f1 < TARGETS.get(metric, 0.0) else ""
        counts = f"{score.right:7.1f}/{score.found:<6.0f} {score.met:6.1f}/{score.wanted:<6.0f}"
        print(f"{metric:26} {score.p:6.1f} {score.r:6.1f} {score.f1:6.1f} {counts} {floor}  {target}{short}")
    print("\nkinds of version      right")
    for kind, (right, of) in sorted(scoring.kinds(corpus, found).items()):
        print(f"  {kind:18} {right:4}/{of}")
    for reason in found.missing:
        print(reason)
    return scores


def misses(corpus: Corpus, found: records.Found) -> list[str]:
    """A line for each thing that went wrong, with the words of the contents."""
    words = {c.id: report.words(c)[:MISSED] for report, c in scoring.every(corpus)}
    known = {c.id: c for _, c in scoring.every(corpus)}
    statements: dict[str, set[str]] = {}
    for name, statement in found.statements.items():
        statements.setdefault(statement, set()).add(name)
    lines = []
    for statement, members in sorted(statements.items()):
        units = {known[name].statement for name in members}
        if len(units) > 1:
            lines.append(
                f"MERGED {statement}: " + " | ".join(f"{n} ({known[n].unit}) {words[n]}" for n in sorted(members))
            )
    for unit in sorted({c.statement for c in known.values()}):
        held = {n: found.statements[n] for n, c in known.items() if c.statement == unit and n in found.statements}
        if len(set(held.values())) > 1:
            lines.append(f"SPLIT {unit}: " + " | ".join(f"{n} {s[:8]} {words[n]}" for n, s in sorted(held.items())))
    for name, content in known.items():
        kind = found.kinds.get(name)
        if kind is not None and content.kinds[0] != "full" and kind not in content.kinds:
            lines.append(f"KIND {name}: {kind}, not {'/'.join(content.kinds)}: {words[name]}")
    matched = scoring.match(corpus, found)
    lines.extend(f"NOT FOUND {gold.kind}: {gold.about}" for gold, several in matched.gold if not several)
    for one in matched.invented:
        sides = " | ".join(
            f"{side.report} {words[n]}" for side in one.sides for n in sorted(side.contents) or [""] if n in words
        )
        lines.append(f"INVENTED {one.kind}: {sides} ({one.because})")
    return lines


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.versions", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--part", choices=(*PARTS, *FRESH), default=PARTS[0], help="which part")
    parser.add_argument("--through", choices=records.THROUGH, default=records.THROUGH[0], help="what the record is of")
    parser.add_argument("--infer", type=Path, metavar="FOLDER", help="ask this encoder which versions are opposed")
    parser.add_argument("--least", type=float, help="the log odds from which on it is believed")
    parser.add_argument("--misses", action="store_true", help="list what went wrong (never for the held-out half)")
    parser.add_argument(
        "--why", action="store_true", help="what discrepancies are lost through reading by, and no more"
    )
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write reports and gold, measure nothing")
    parser.add_argument("--pairs", type=Path, metavar="FILE", help="write the labelled pairs, measure nothing")
    parser.add_argument("--freeze", action="store_true", help="keep the digests of both halves, measure nothing")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    parser.add_argument("--check", action="store_true", help="exit with 1 when a figure is below its floor")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="append", default=[], metavar="METRIC", help="put this floor down")
    parser.add_argument("--reason", default="", help="why a floor is lowered; kept in the file")
    options = parser.parse_args(arguments)
    if options.lower and not options.reason.strip():
        parser.error("--lower needs --reason")
    if (options.misses or options.pairs or options.why) and options.part == PARTS[1]:
        parser.error("the held-out half only measures")
    if options.infer and (options.check or options.update or options.lower):
        parser.error("floors are of a record that no encoder was asked about")
    if options.pairs and options.part != PARTS[0]:
        parser.error("pairs are of the tuning half")
    return options


def run(options: argparse.Namespace) -> int:
    """Measure, print, and keep or check the floors. Raises Missing and ValueError with one line for the user."""
    corpus = corpora.load(options.part)
    if not corpus.occasions:
        raise accuracy.Missing(f"there are no occasions of the {options.part} half")
    if options.write:
        made = rendering.write(corpus, options.write)
        print(
            f"{len(made)} reports of {len(corpus.occasions)} occasions in {options.write}, digest {digest(corpus)[:12]}"
        )
        return 0
    if options.why:
        with tempfile.TemporaryDirectory(prefix="versions-") as folder:
            print("\n".join(why.table(why.lost(corpus, Path(folder)))))
        return 0
    if options.pairs:
        print(f"{pairs.write(corpus, options.pairs)} pairs in {options.pairs}")
        return 0
    if options.freeze:
        FROZEN.write_text(json.dumps(frozen(), indent=2) + "\n", encoding="utf-8")
        return 0
    contents = sum(1 for _ in scoring.every(corpus))
    name = f"{corpus.part}/{options.through}"
    part = accuracy.Part(name, digest(corpus), {report.id: {} for report in corpus.reports})
    print(f"{name}: {len(corpus.occasions)} occasions, {len(part.documents)} reports, {contents} contents, "
          f"digest {part.sha256[:12]}")  # fmt: skip
    floors = accuracy.read_floors(options.floors)
    entry = floors.get(name)
    found = measure(corpus, options.through, options.infer, options.least)
    scores = show(corpus, found, entry["floors"] if entry else {})
    if options.misses:
        print("\n".join(["", *misses(corpus, found)]))
    kept = {metric: score.row() for metric, score in scores.items() if "/" not in metric}
    if options.lower:
        if entry is None:
            raise ValueError("there are no floors for this half yet")
        floors[name] = entry = accuracy.lowered(entry, options.lower, kept, options.reason, options.through)
    if options.update:
        floors[name] = entry = accuracy.raised(entry, part, kept, options.through)
    if options.lower or options.update:
        accuracy.write_floors(options.floors, floors)
    problems = accuracy.below(entry, part.sha256, kept) if options.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = _options(arguments)
    try:
        return run(options)
    except (accuracy.Missing, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
