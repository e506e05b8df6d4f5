"""``python -m benchmarks.published``: how well the interval of each report alone holds its true day of publication.

The corpus is PolNeAR: 84 reports of US politics in dev, some 840 in train, of which a tenth is held out. Its ids and
titles hold the days, so neither is given; what the corpus marks as no part of a report is cut out too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.published.measuring import Given, Scores, by_basis, by_rule, date_one, digest, given, score
from onrecord import knowledge

HERE = Path(__file__).parent
DATA = Path(__file__).parents[2].parent / "shared" / "data" / "polnear"
PARTS = ("dev", "train-held-out", "train-rest")


def reports(part: str, data: Path = DATA) -> list[Given]:
    """The reports of a part, each once, by id."""
    from training.data import is_held_out

    rows: dict[str, Given] = {}
    with gzip.open(data / ("dev.jsonl.gz" if part == "dev" else "train.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if part == "dev" or is_held_out(row["id"]) == (part == "train-held-out"):
                rows[row["id"]] = given(row["id"], row["text"], row.get("discard") or (), row["published"])
    return [rows[key] for key in sorted(rows)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or keep them in results.json, or hold them to floors.json; 1 when a floor is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.published", description=__doc__)
    parser.add_argument("--part", choices=PARTS, default="train-held-out")
    parser.add_argument("--packs", choices=("shipped", "none"), default="shipped")
    parser.add_argument("--rules", action="store_true", help="also each rule and how often its clues hold")
    parser.add_argument("--keep", action="store_true", help="write the figures into results.json")
    parser.add_argument("--floors", action="store_true", help="fail below floors.json")
    parser.add_argument("--data", type=Path, default=DATA)
    chosen = parser.parse_args(arguments)
    if not chosen.data.is_dir():
        print(f"{chosen.data}: the corpus is not there", file=sys.stderr)
        return 2
    given_ = reports(chosen.part, chosen.data)
    known = knowledge.shipped() if chosen.packs == "shipped" else None
    found = [date_one(one, known) for one in given_]
    written = [each for _, each in found]
    scores, name = score(given_, written), f"{chosen.part}, packs {chosen.packs}"
    print(f"{name}: corpus {digest(given_)}, packs {known.digest if known else 'none'}")
    print(_told(scores))
    for kind, (count, share, wide) in by_basis(given_, written).items():
        print(f"  rests on {kind:<12} {count:>4} reports, {share:6.1%} right, median {wide:g} days")
    if chosen.rules:
        for rule, (count, share) in by_rule(given_, [some for some, _ in found]).items():
            print(f"  {rule:<24} {count:>4} clues, {share:6.1%} hold")
    kept = {"corpus": digest(given_), "packs": known.digest if known else "", **_rounded(scores)}
    if chosen.keep:
        _keep(name, kept)
    return _broken(name, kept) if chosen.floors else 0


def _told(scores: Scores) -> str:
    return (
        f"{scores.reports} reports, {scores.unbounded} say nothing about time; of the others the interval holds the "
        f"true day for {scores.contains:.1%}, its median width is {scores.median_width:g} days, at most 120 for "
        f"{scores.within_120_days:.1%} (of which {scores.contains_within_120:.1%} right), open at an end for "
        f"{scores.half_open:.1%}; {scores.set_aside} have evidence set aside"
    )


def _rounded(scores: Scores) -> dict[str, float | int | None]:
    return {
        key: None if value == float("inf") else round(value, 4) if isinstance(value, float) else value
        for key, value in asdict(scores).items()
    }


def _keep(name: str, kept: Mapping[str, object]) -> None:
    file = HERE / "results.json"
    results = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    results[name] = kept
    file.write_text(json.dumps(dict(sorted(results.items())), indent=2) + "\n", encoding="utf-8")


def _broken(name: str, kept: Mapping[str, object]) -> int:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8")).get(name)
    if floors is None:
        print(f"no floor for {name}", file=sys.stderr)
        return 2
    if floors["corpus"] != kept["corpus"]:
        print(f"the floors of {name} are for corpus {floors['corpus']}, not {kept['corpus']}", file=sys.stderr)
        return 2
    low = float(str(kept["contains"])) < floors["contains"]
    width = kept["median_width"]
    wide = width is None or float(str(width)) > floors["median_width"]
    if low or wide:
        print(f"below the floor: {floors}", file=sys.stderr)
    return int(low or wide)


if __name__ == "__main__":
    sys.exit(main())
