"""Score the search: ``python -m benchmarks.searching``.

For each way of searching the recall among the first five and ten statements (of at most as many as there are to be
found), the mean reciprocal rank of the first right one (MRR), and how many statements are found for queries of which
the texts have nothing. ``--part held-out`` only measures; ``--sweep`` shows what other floors and weights would give,
``--misses`` each query with its first results (both for the tuning half alone); ``--check`` compares with
``floors.json``, ``--update`` raises floors.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Final
from unittest import mock

from benchmarks.searching.queries import KINDS, PARTS, Asked, Query, asked, load
from onrecord.analysis import asking
from onrecord.store import sensing
from onrecord.store.search import parse_about

FLOORS: Final = Path(__file__).with_name("floors.json")
SLACK: Final = 0.02  # a statement grouped otherwise is no other search
K: Final = 60  # of reciprocal rank fusion, as its authors have it

Way = Callable[[str], list[str]]


def ways(on: Asked) -> dict[str, Way]:
    """By name, the ways of searching: each gives the ids of statements, the best first."""

    def listed(about: str, meaning: bool = True) -> list[str]:
        return list(dict.fromkeys(row.statement for row in on.record.statements(about=about, meaning=meaning)))

    def any_word(about: str) -> list[str]:
        telling = [word for word in about.split() if sensing.plain(parse_about(word))]
        return listed(" OR ".join(telling), meaning=False) if telling else []

    def meaning(about: str) -> list[str]:
        vector = asking.vector(about)
        assert vector is not None
        kept = sensing.vectors(on.record._store.path, "rw")
        near = kept.cosines(vector)
        ids = dict(on.record._store._db.execute("SELECT key, id FROM attribution"))
        found = sorted((-round(float(near[at]), 4), ids[int(key)]) for at, key in enumerate(kept.keys))
        return list(dict.fromkeys(on.said[id_][0] for _, id_ in found))

    def fused(about: str) -> list[str]:
        ranks: dict[str, float] = {}
        for found in (any_word(about), meaning(about)):
            for place, statement in enumerate(found, 1):
                ranks[statement] = ranks.get(statement, 0.0) + 1 / (K + place)
        return sorted(ranks, key=lambda statement: (-ranks[statement], statement))

    return {
        "all words": lambda about: listed(about, meaning=False),
        "any word": any_word,
        "meaning": meaning,
        "fused ranks": fused,
        "both": listed,
    }


def score(on: Asked, queries: Sequence[Query], way: Way) -> dict[str, float]:
    """Recall at five and ten, MRR, the share of all that is found at all, and results for queries of nothing."""
    five = ten = rank = every = 0.0
    asked_for = [query for query in queries if query.kind != "nothing"]
    tells = on.tells()
    for query in asked_for:
        wanted, found = on.wanted(query), [tells[one] for one in way(query.words)]
        five += len(wanted & set().union(*found[:5])) / min(5, len(wanted))
        ten += len(wanted & set().union(*found[:10])) / min(10, len(wanted))
        rank += next((1 / place for place, one in enumerate(found, 1) if one & wanted), 0.0)
        every += len(wanted & set().union(*found)) / len(wanted)
    nothing = [len(way(query.words)) for query in queries if query.kind == "nothing"]
    of = max(1, len(asked_for))
    scores = {"recall@5": five / of, "recall@10": ten / of, "MRR": rank / of, "found at all": every / of}
    return {**scores, "of nothing": float(median(nothing)) if nothing else 0.0}


def _line(name: str, scores: dict[str, float]) -> str:
    shares = "".join(f"{value:12.3f}" for key, value in scores.items() if key != "of nothing")
    return f"{name:26}{shares}{scores['of nothing']:12.1f}"


def sweep(on: Asked, queries: Sequence[Query]) -> None:
    """Other floors, other weights of words, and the bare words of a query instead of a quotation of them."""
    both = ways(on)["both"]
    for name, values in (
        ("FLOOR", (0.0, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3, 0.34)),
        ("WORDS", (0.0, 0.1, 0.2, 0.3, 0.4, 0.6)),
    ):
        for value in values:
            with mock.patch.object(sensing, name, value):
                sensing.vectors(on.record._store.path, "rw").asked.clear()
                print(_line(f"{name} {value:g}", score(on, queries, both)))
    for name, before, after in (
        ("bare", "", ""),
        ("quoted", '"', '," she said.'),
        ("about", "She spoke about ", "."),
    ):
        with mock.patch.multiple(asking, BEFORE=before, AFTER=after):
            asking.vector.cache_clear()
            print(_line(name, score(on, queries, both)))
    asking.vector.cache_clear()


def misses(on: Asked, queries: Sequence[Query]) -> None:
    """Each query with its first results: + for what it should find, and how it was found."""
    tells = on.tells()
    for query in queries:
        wanted = on.wanted(query)
        rows = list(on.record.statements(about=query.words, limit=10))
        right = len(wanted & set().union(*(tells[row.statement] for row in rows)))
        print(f"\n{query.words} ({query.kind}): {right} of {len(wanted)}")
        for row in rows[:5]:
            mark = "+" if tells[row.statement] & wanted else "-"
            likeness = f"{row.likeness:.2f}" if row.likeness is not None else ""
            print(f"  {mark} {row.found:8}{likeness:5} {' … '.join(quote.text for quote in row.content)[:90]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status: 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.searching", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--part", choices=PARTS, default=PARTS[0], help="which half of the queries")
    for name, said in (
        ("--sweep", "other floors and weights (tuning half)"),
        ("--misses", "each query with its first results (tuning half)"),
        ("--check", "exit with 1 when a figure is below its floor"),
        ("--update", "raise the floors to what is measured"),
    ):
        parser.add_argument(name, action="store_true", help=said)
    options = parser.parse_args(arguments)
    if (options.sweep or options.misses) and options.part != PARTS[0]:
        parser.error("the held-out half only measures")
    queries = [query for query in load() if query.part == options.part]
    with tempfile.TemporaryDirectory(prefix="searching-") as folder, asked(Path(folder)) as on:
        counted = ", ".join(f"{sum(query.kind == kind for query in queries)} {kind}" for kind in KINDS)
        print(f"{options.part}: {len(queries)} queries ({counted}); {len(on.said)} attributions")
        print(f"{'':26}" + "".join(f"{name:>12}" for name in ("recall@5", "recall@10", "MRR", "at all", "of nothing")))
        scores = {name: score(on, queries, way) for name, way in ways(on).items()}
        for name, measured in scores.items():
            print(_line(name, measured))
        for kind in KINDS[:-1]:
            some = [query for query in queries if query.kind == kind]
            if some:
                print(_line(f"both: {kind} ({len(some)})", score(on, some, ways(on)["both"])))
        if options.sweep:
            sweep(on, queries)
        if options.misses:
            misses(on, queries)
    return _floors(options, {key: value for key, value in scores["both"].items() if key != "of nothing"})


def _floors(options: argparse.Namespace, measured: dict[str, float]) -> int:
    kept = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = kept.get(options.part, {})
    if options.update:
        kept[options.part] = {key: max(round(value, 3), floors.get(key, 0.0)) for key, value in measured.items()}
        FLOORS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    short = [key for key, floor in floors.items() if measured[key] < floor - SLACK] if options.check else []
    for key in short:
        print(f"{key} is {measured[key]:.3f}, below its floor of {floors[key]:.3f}", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
