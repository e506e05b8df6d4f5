"""Pages and calls over a synthetic record, asked by several clients at once.

``python -m benchmarks.web [--attributions 100000] [--clients 8] [--seconds 120] [--record PATH] [--out PATH]``

The record is that of ``benchmarks.reconciling``; ``--record`` names one to use instead, or where to keep the one that
is made, for making it takes minutes. ``onrecord serve`` runs as a process of its own; each client asks for one page or
call a second, the kinds in turn, with names, words and ids drawn from the record by a seed. Prints for each kind the
milliseconds of its very first request, then, of all others, at the median and the 95th percentile, and the most memory
that the server held.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

import onrecord
from benchmarks.reconciling import AT, World
from onrecord import ids
from onrecord.domain import Analysis, Commitment, Report, Span, Text
from onrecord.knowledge import Knowledge
from onrecord.reconcile import reconcile
from onrecord.store import Store
from onrecord.store.standing import Standing

SEED: Final = 20261122
LATER: Final = "2026-01-02T00:00:00+00:00"
DRAWN: Final = 300  # names, words and ids of each kind that requests are made of


UNDERTAKEN: Final = 10  # of so many attributions, something is undertaken in one
ABOUT: Final = 2  # subjects of a content
AGAIN: Final = 50  # of so many reports, one was read again with other text


def make(path: Path, attributions: int) -> None:
    """The synthetic record of that size."""
    world = World(attributions)
    with Store.open(path, create=True) as store, store.writing():
        for number, (report, analysis) in enumerate(world.reports()):
            store.add(report, analysis, AT)
            if number % AGAIN == 0:
                store.add(*_again(report, analysis), LATER)
        reconcile(store, Knowledge(), at=AT)
        stand(store)


def stand(store: Store) -> None:
    """Give contents subjects, and some of them a commitment, which invented words have none of."""
    with store.tellings() as tellings:
        standing = Standing(tellings.db)
        with standing.transaction():
            for text in _every(standing):
                _stand(standing, text)


def _every(standing: Standing) -> Iterator[int]:
    """All texts, by key."""
    after = 0
    while some := standing.texts(after, 1000, every=True):
        yield from some
        after = some[-1]


def _stand(standing: Standing, text: int) -> None:
    phrases: dict[int, list[tuple[str, str, float]]] = {}
    planned: dict[int, list[tuple[Commitment, None, None]]] = {}
    around = ""
    for place, one in enumerate(standing.contents(text)):
        words = list(re.finditer(r"[a-z]{6,}", one.content[0].of(one.around)))
        phrases[one.key] = [(word[0], word[0], 1.0) for word in words[:ABOUT]]
        if place % UNDERTAKEN == 0 and len(words) > 1:
            first, rest = (one.content[0].start + begin for begin in (words[0].start(), words[1].start()))
            said = Span(first, first + len(words[0][0]))
            plan = Commitment("planned", said, Span(rest, one.content[0].end - 1), None, True, "g-1")
            around, planned[one.key] = one.around, [(plan, None, None)]
    standing.replace(text, around, planned)
    standing.about(text, phrases)


def _again(report: Report, analysis: Analysis) -> tuple[Report, Analysis]:
    """The page as it was read later: without its last attribution."""
    end = analysis.attributions[-1].content[0].start - 8
    text = Text(ids.text_id(report.text.text[:end]), report.text.text[:end])
    raw = text.text.encode()
    digest = ids.sha256(raw)
    later = replace(
        report, id=ids.report_id(digest, report.path, None), text=text, raw=raw, raw_sha256=digest, line=report.line
    )
    kept = [
        replace(one, id=ids.attribution_id(text.id, one.source, one.cue, one.content, analysis.made_by.model))
        for one in analysis.attributions[:-1]
        if one.content[-1].end <= end
    ]
    return later, Analysis(text, tuple(kept), analysis.made_by)


class Asking:
    """Requests to a record, drawn by a seed: kinds of them, each a function that gives a path."""

    def __init__(self, record: Path) -> None:
        dice = random.Random(SEED)
        with onrecord.open(record) as opened:
            speakers = [entry.id for entry in opened.speakers(limit=2000)]
            names = [entry.name for entry in opened.speakers(limit=2000)]
            total = opened.counts().statements
            rows = [
                row
                for begin in sorted(dice.sample(range(max(1, total - 5)), min(DRAWN // 5, max(1, total - 5))))
                for row in opened.statements(limit=5, offset=begin)
            ]
        self.dice = dice
        self.speakers = dice.sample(speakers, min(DRAWN, len(speakers)))
        self.busy = speakers[:10]
        self.names = dice.sample(names, min(DRAWN, len(names)))
        self.statements = [row.statement for row in rows]
        self.attributions = [row.id for row in rows]
        self.reports = [row.report.id for row in rows]
        self.outlets = sorted({row.report.outlet for row in rows if row.report.outlet})
        said = [word for row in rows for word in re.findall(r"[a-z]{5,}", row.content[0].text)]
        self.words = dice.sample(said, min(DRAWN, len(said)))

    def kinds(self) -> dict[str, Callable[[], str]]:
        """The kinds of requests by name."""
        one, dice = self.dice.choice, self.dice
        api = "/api/v1"

        def since() -> dict[str, str]:
            year, month = dice.randrange(2020, 2025), dice.randrange(1, 13)
            return {"since": f"{year}-{month:02}", "until": f"{year}-{month:02}"}

        return {
            "/": lambda: "/",
            "/ ?about": lambda: _with("/", about=one(self.words)),
            "/ ?about, two words": lambda: _with("/", about=f"{one(self.words)} OR {one(self.words)}"),
            "/ ?speaker": lambda: _with("/", speaker=one(self.names)),
            "/ ?outlet": lambda: _with("/", outlet=one(self.outlets)),
            "/ ?since, until": lambda: _with("/", **since()),
            "/ ?since": lambda: _with("/", since=since()["since"]),
            "/ ?until": lambda: _with("/", until=since()["since"]),
            "/ ?be*": lambda: _with("/", about=f"{one(self.words)[:2]}*"),
            "/ ?be*, newest": lambda: _with("/", about=f"{one(self.words)[:2]}*", order="newest"),
            "/ ?begin* word": lambda: _with("/", about=f"{one(self.words)[:3]}* {one(self.words)}"),
            "/ ?quotation": lambda: _with("/", quotation=one(("direct", "indirect"))),
            "/statements/{id}": lambda: f"/statements/{one(self.statements)}",
            "/reports": lambda: _with("/reports", order=one(("path", "newest"))),
            "/reports/{id}": lambda: f"/reports/{one(self.reports)}",
            "/speakers": lambda: "/speakers",
            "/speakers/{id}": lambda: f"/speakers/{quote(one(self.speakers))}",
            "/speakers/{id}, busy": lambda: f"/speakers/{quote(one(self.busy))}",
            "/discrepancies": lambda: "/discrepancies",
            "/developments": lambda: "/developments",
            "/timeline": lambda: "/timeline",
            "/timeline.svg": lambda: _with("/timeline.svg", **since()),
            "/figures": lambda: "/figures",
            "/figures ?about": lambda: _with("/figures", about=f"{one(self.words)[:3]}*"),
            "/commitments": lambda: "/commitments",
            "/commitments ?speaker": lambda: _with("/commitments", speaker=one(self.names)),
            "/subjects": lambda: "/subjects",
            "/subjects ?speaker": lambda: _with("/subjects", speaker=one(self.busy)),
            "/revisions": lambda: "/revisions",
            "/rejected": lambda: "/rejected",
            "/about": lambda: "/about",
            "api statements": lambda: _with(f"{api}/statements", order=one(("report", "time", "newest"))),
            "api statements ?about": lambda: _with(f"{api}/statements", about=one(self.words)),
            "api statements ?begin*": lambda: _with(f"{api}/statements", about=f"{one(self.words)[:4]}*"),
            "api statements ?be*": lambda: _with(f"{api}/statements", about=f"{one(self.words)[:2]}*"),
            "api statements ?since alone": lambda: _with(f"{api}/statements", since=since()["since"]),
            "api statements ?speaker": lambda: _with(f"{api}/statements", speaker=one(self.names)),
            "api statements ?since": lambda: _with(f"{api}/statements", **since()),
            "api statements/{id}": lambda: f"{api}/statements/{one(self.statements)}",
            "api attributions/{id}": lambda: f"{api}/attributions/{one(self.attributions)}",
            "api reports": lambda: f"{api}/reports",
            "api reports/{id}": lambda: f"{api}/reports/{one(self.reports)}",
            "api speakers": lambda: _with(f"{api}/speakers", order=one(("statements", "name"))),
            "api speakers/{id}": lambda: f"{api}/speakers/{quote(one(self.speakers))}",
            "api timeline": lambda: _with(f"{api}/timeline", speaker=one(self.busy)),
            "api positions": lambda: _with(f"{api}/positions", speaker=one(self.speakers)),
            "api commitments": lambda: _with(f"{api}/commitments", status="planned", **since()),
            "api subjects": lambda: f"{api}/subjects",
            "api revisions": lambda: f"{api}/revisions",
            "api most reported": lambda: f"{api}/speakers/{quote(one(self.speakers))}/most-reported",
            "api activity": lambda: _with(f"{api}/activity", **since()),
            "api figures": lambda: _with(f"{api}/figures", kind="count"),
            "api discrepancies": lambda: _with(f"{api}/discrepancies", speaker=one(self.names)),
            "api about": lambda: f"{api}/about",
        }


def _with(path: str, **query: str) -> str:
    return f"{path}?{urlencode(query)}"


@contextmanager
def serving(record: Path) -> Iterator[tuple[subprocess.Popen[str], str, int]]:
    """The server's process, its host and port."""
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--record", str(record), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stderr is not None
    try:
        found = re.search(r"http://([\d.]+):(\d+)/", process.stderr.readline())
        assert found is not None, process.stderr.read()
        yield process, found[1], int(found[2])
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def measure(record: Path, clients: int, seconds: float) -> dict[str, Any]:
    """The milliseconds of each kind of request, and the most memory that the server held."""
    asking = Asking(record)
    kinds = asking.kinds()
    took: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    lock, turns = threading.Lock(), itertools.cycle(kinds.items())

    def client(number: int, host: str, port: int, until: float) -> None:
        connection = http.client.HTTPConnection(host, port, timeout=60)
        due = time.perf_counter() + number / clients
        while due < until:
            time.sleep(max(0.0, due - time.perf_counter()))
            with lock:
                name, path_of = next(turns)
                path = path_of()
            began = time.perf_counter()
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            ended = time.perf_counter()
            with lock:
                took[name].append(1000 * (ended - began))
                if answer.status != 200:
                    failed.append(f"{answer.status} {path}")
            due = max(due + 1.0, time.perf_counter())

    with serving(record) as (process, host, port):
        first = {name: _first(path_of(), host, port) for name, path_of in kinds.items()}
        until = time.perf_counter() + seconds
        threads = [threading.Thread(target=client, args=(number, host, port, until)) for number in range(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        memory = _peak(process.pid)
    every = [one for each in took.values() for one in each]
    return {
        "requests": len(every),
        "failed": failed,
        "median_ms": _at(every, 0.5),
        "p95_ms": _at(every, 0.95),
        "peak_mb": memory,
        "kinds": {
            name: {
                "first_ms": first[name],
                "requests": len(took[name]),
                "median_ms": _at(took[name], 0.5),
                "p95_ms": _at(took[name], 0.95),
            }
            for name in kinds
            if took[name]
        },
    }


def _first(path: str, host: str, port: int) -> float:
    connection = http.client.HTTPConnection(host, port, timeout=60)
    began = time.perf_counter()
    connection.request("GET", path)
    connection.getresponse().read()
    taken = time.perf_counter() - began
    connection.close()
    return round(1000 * taken, 1)


def _at(values: Sequence[float], share: float) -> float:
    if len(values) < 2:
        return round(values[0], 1)
    return round(statistics.quantiles(values, n=100, method="inclusive")[round(100 * share) - 1], 1)


def _peak(pid: int) -> int | None:
    """Megabytes that a process has held at most, where the system tells."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return round(int(found[1]) / 1024) if found else None


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; exit status 1 when a request failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--attributions", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--record", type=Path, help="the record to use, made there if there is none")
    parser.add_argument("--out", type=Path, help="where to write the figures as JSON")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="onrecord-web-") as folder:
        record = asked.record or Path(folder, "web.db")
        if not record.exists():
            make(record, asked.attributions)
        found = measure(record, asked.clients, asked.seconds)
    print(f"{'kind':32} {'first ms':>9} {'requests':>8} {'median ms':>10} {'p95 ms':>8}")
    for name, one in found["kinds"].items():
        print(f"{name:32} {one['first_ms']:9} {one['requests']:8} {one['median_ms']:10} {one['p95_ms']:8}")
    print(f"{'all':32} {'':9} {found['requests']:8} {found['median_ms']:10} {found['p95_ms']:8}")
    print(f"the server held {found['peak_mb']} MB at most; {len(found['failed'])} requests failed")
    for one in found["failed"][:10]:
        print(one, file=sys.stderr)
    if asked.out is not None:
        asked.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    return 1 if found["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
